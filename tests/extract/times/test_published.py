"""The publication date that an article states at its head."""

import pytest

from explorer.data.minutes import DAY, day_text
from explorer.data.passage import DocumentId, Passage
from explorer.extract.parsing import Sentence
from explorer.extract.times.published import stated_publication


def _state(text):
    sentence = Sentence(Passage(DocumentId("d"), 0, len(text)), "paragraph", 0, ())
    return stated_publication(text, (sentence,))


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("A title\nPublished: June 13, 2025\n\nText.", "2025-06-13", "Published: June 13, 2025"),
        ("A title\n\n13 June 2025\n\nText.", "2025-06-13", "13 June 2025"),
        ("# A title\n**Published on 2025-06-13T10:00Z**\nText.", "2025-06-13", "Published on 2025-06-13T10:00Z"),
        ("NEW YORK, June 13, 2025 (Reuters) - Text.", "2025-06-13", "NEW YORK, June 13, 2025 (Reuters) -"),
        ("BERLIN, 3 May 2024 — Text.", "2024-05-03", "BERLIN, 3 May 2024 —"),
        ("NEW YORK, June 13 (Reuters) - Text.\n\n© 2025 Reuters", "2025-06-13", "NEW YORK, June 13 (Reuters) -"),
        ("A title\nPosted Friday, June 13, 2025", "2025-06-13", "Posted Friday, June 13, 2025"),
        ("A title\nJune 13, 2025, 10:30 am EDT\nText.", "2025-06-13", "June 13, 2025, 10:30 am EDT"),
        ("Updated: June 15, 2025\nPublished: June 13, 2025\nText.", "2025-06-13", "Published: June 13, 2025"),
        ("DATE: 1 Feb. 2021\nText.", "2021-02-01", "DATE: 1 Feb. 2021"),
    ],
)
def test_a_head_that_states_a_day_gives_it_with_its_words(text, day, words):
    when, passage = _state(text)
    assert day_text(when.earliest) == day
    assert when.latest - when.earliest == DAY
    assert when.basis == "stated"
    assert text[passage.start : passage.end] == words
    assert {reason.bound for reason in when.receipt} == {"earliest", "latest"}
    assert all(reason.passage == passage for reason in when.receipt)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "On June 13, 2025 the firm said so.",
        "The firm said so on June 13, 2025.",
        "Published by the ministry on June 2, 2025 was a report.",
        "NEW YORK, June 13 (Reuters) - Text without any year.",
        "NEW YORK, June 13 (Reuters) - Text.\n© 2024 A\n© 2025 B",
        "February 30, 2025\nText.",
        "June 13, 2025: the day on which all changed for good, and more.",
        "Text. " * 400 + "\nPublished: June 13, 2025\n",
        "10/11/2025\nText.",
    ],
)
def test_a_head_that_states_none_is_not_guessed_at(text):
    assert _state(text) is None


def test_a_document_without_sentences_states_nothing():
    assert stated_publication("Published: June 13, 2025", ()) is None
