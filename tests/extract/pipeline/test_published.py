"""The publication date that an article states at its head."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.document import Published
from explorer.data.words import when_in_words
from explorer.extract.published import stated_date, with_stated_dates
from tests.extract.drafting import a_document, days


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("RIVERTON, 3 March 2024 (Harbour Press) — The bridge fell.", "3 March 2024"),
        ("Bridge falls\n\nRIVERTON, March 3, 2024 — The bridge fell.", "March 3, 2024"),
        ("Bridge falls\nBy Ann Cook\nSunday, 3 March 2024\n\nThe bridge fell.", "Sunday, 3 March 2024"),
        ("Bridge falls\nPublished: 2024-03-03\n\nThe bridge fell.", "2024-03-03"),
        ("Bridge falls\nAnn Cook, Riverton Post | Mar. 3, 2024\nThe bridge fell.", "Mar. 3, 2024"),
        ("# Bridge falls\n\n*Posted on 3 March 2024 by the desk of the Riverton Post*", "3 March 2024"),
        ("Saint Mary upon Sea, 3 March 2024: The bridge fell.", "3 March 2024"),
    ],
)
def test_a_date_at_the_head_is_the_publication_date(text: str, words: str) -> None:
    document = a_document(text)
    found = stated_date(document)
    assert found is not None
    assert found.when is not None
    assert when_in_words(found.when) == "3 March 2024"
    assert found.basis == "stated"
    assert found.passage is not None
    assert document.quote(found.passage) == words


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on 3 March 2024, the city said.",
        "On 3 March 2024 — a Sunday — the bridge fell.",
        "Bridge falls\n\nIt was built in 1911 and fell on March 3, 2024.",
        "Bridge of 3 March 2024 falls to the sea, city says",
        "Posted: 31 February 2024\nThe bridge fell.",
        "RIVERTON, March 3 — The bridge fell.",
        "One.\n" * 20 + "Published: 3 March 2024",
    ],
)
def test_a_date_in_the_story_is_not(text: str) -> None:
    assert stated_date(a_document(text)) is None


def test_a_date_that_a_person_assigned_stays_and_one_of_the_file_gives_way() -> None:
    text = "RIVERTON, 3 March 2024 — The bridge fell."
    assigned = a_document(text, published=days("2024-03-05"))
    of_file = replace(assigned, published=Published(days("2024-03-09"), "file"))
    assert with_stated_dates([assigned]) == (assigned,)
    assert with_stated_dates([of_file])[0].published.basis == "stated"


def test_documents_stand_by_their_publication_afterwards() -> None:
    later = a_document("RIVERTON, 5 March 2024 — It fell.", file="a.txt")
    first = a_document("RIVERTON, 3 March 2024 — It stood.", file="b.txt")
    unknown = a_document("It floats.", file="0.txt")
    assert [each.file for each in with_stated_dates([unknown, later, first])] == ["b.txt", "a.txt", "0.txt"]


@given(st.text(alphabet="aA 3,2024MarchPublished:—(\n", max_size=300))
def test_any_text_is_looked_at_without_an_error(text: str) -> None:
    found = stated_date(a_document(text))
    assert found is None or found.when is not None
