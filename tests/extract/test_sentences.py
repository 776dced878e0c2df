"""The sentence around a passage."""

from explorer.data.passage import Passage
from explorer.extract.sentences import sentence_around
from tests.builders import a_document


def around(text: str, words: str) -> str:
    document = a_document(text)
    start = text.index(words)
    return document.quote(sentence_around(document, Passage(document.id, start, start + len(words))))


def test_a_passage_is_shown_in_its_whole_sentence() -> None:
    text = "A storm came. The board bought the ferry “Alma”, Mr. Holm said. It sank."
    assert around(text, "bought the ferry") == "The board bought the ferry “Alma”, Mr. Holm said."
    assert around(text, "came. The board") == "A storm came. The board bought the ferry “Alma”, Mr. Holm said."


def test_a_passage_outside_every_sentence_stays_itself() -> None:
    assert around("One.\n\n\n\nTwo.", "\n\n\n") == "\n\n\n"
