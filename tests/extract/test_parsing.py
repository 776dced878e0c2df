"""The parse is plain values at exact places."""

import hashlib
import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.data.document import Document
from explorer.data.passage import DocumentId
from explorer.extract.parsing import parse_document


def document(text: str) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(DocumentId("d"), "d.txt", text, digest, "utf-8", "")


def test_words_stand_where_the_text_has_them() -> None:
    text = "Meta’s  investment\tin “Scale AI” grew.\n\nIt rose."
    parse = parse_document(document(text))
    assert [sentence.kind for sentence in parse.sentences] == ["paragraph", "paragraph"]
    assert [word.text for word in parse.sentences[0].words] == [
        "Meta", "’s", "investment", "in", "“", "Scale", "AI", "”", "grew", ".",
    ]  # fmt: skip
    for sentence in parse.sentences:
        for word in sentence.words:
            assert text[word.start : word.end] == word.text


def test_every_sentence_is_one_tree() -> None:
    for sentence in parse_document(document("OpenAI said: it will go on. The end")).sentences:
        assert sum(word.head == index for index, word in enumerate(sentence.words)) == 1


def test_a_parse_travels_between_processes() -> None:
    parse = parse_document(document("Google sued Apple in May."))
    assert pickle.loads(pickle.dumps(parse)) == parse  # noqa: S301 -- our own bytes


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_parsed_at_exact_places(text: str) -> None:
    for sentence in parse_document(document(text)).sentences:
        for word in sentence.words:
            assert sentence.passage.start <= word.start < word.end <= sentence.passage.end
            assert text[word.start : word.end] == word.text
            assert 0 <= word.head < len(sentence.words)
