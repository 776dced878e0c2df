"""The end-notes of a document: no note is torn apart, and the last page is no half-empty column."""

import pytest

from explorer.export.evidence import evidence_of
from explorer.export.notes import note_pages
from explorer.timeline.steps import Size, Text
from explorer.timeline.text import estimated_width
from tools.measures.stories import a_large_story

FOOT = 40.0 + 22.0
TOP = 40.0 + 34.0
EACH = 2  # columns on a page of this width


def pages(number, height=700.0):
    return note_pages(
        evidence_of(a_large_story(number)),
        title="A story",
        size=Size(1200.0, height),
        measure=estimated_width,
        colour_of=lambda _: "blue",
    )


def columns(page):
    """The texts of each column, from above; the head line left out."""
    texts = [step for step in page.steps if isinstance(step, Text) and step.y > TOP]
    return [[step for step in texts if (step.left < 600.0) is (side == 0)] for side in range(EACH)]


@pytest.mark.parametrize("number", [1, 7, 40])
def test_every_column_begins_with_a_heading_or_the_name_of_a_source(number):
    for page in pages(number):
        for column in columns(page):
            if column:
                first = min(column, key=lambda step: step.y)
                assert first.style in ("section", "entry", "note_strong"), first.text


@pytest.mark.parametrize("number", [1, 7, 40])
def test_the_columns_of_the_last_page_are_of_like_length(number):
    *_, last = pages(number)
    lowest = [max((step.y for step in column), default=TOP) for column in columns(last)]
    assert max(lowest) - min(lowest) < 250.0
    assert max(lowest) < 700.0 - FOOT


def test_a_page_lower_than_a_note_still_holds_all_of_it():
    words = " ".join(step.text for page in pages(7, height=220.0) for step in page.steps if isinstance(step, Text))
    for entry in evidence_of(a_large_story(7)).entries:
        assert entry.title in words
        assert all(words_of in words for saying in entry.sayings for words_of, _ in saying.runs)
