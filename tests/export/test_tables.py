"""The table of events: every cell as it is, and none that a spreadsheet would compute."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.data.edtf import edtf_of
from explorer.data.event import Storyline, StorylineId
from explorer.export.tables import COLUMNS, FURTHER, csv_bytes, safe_cell
from explorer.timeline.table import table_of
from tests.builders import a_document, a_story, an_event
from tests.naughty import NAUGHTY


def table(story):
    return list(csv.DictReader(io.StringIO(csv_bytes(table_of(story)).decode("utf-8"), newline="")))


def test_a_row_tells_all_of_an_event():
    story = a_story(
        an_event(
            "The board buys a ferry @ [2031-03-03..2031-03-09]", actors=["Board", "Norvik"], storylines=["A", "B"]
        ),
        documents=[a_document("So: The board buys a ferry.", file="sub/ferry.txt", title="Ferry; bought")],
    )
    (row,) = table(story)
    assert row == {
        "id": "e-the-board-buys-a-ferry",
        "title": "The board buys a ferry",
        "start": "2031-03-03",
        "start_latest": "2031-03-09",
        "end_earliest": "2031-03-03",
        "end": "2031-03-09",
        "status": "happened",
        "lane": "A; B",
        "actors": "Board; Norvik",
        "kind": "statement",
        "source": "Ferry, bought",
        "quote": "The board buys a ferry",
        "document": "sub/ferry.txt",
        "offset": "4",
        "edtf": "[2031-03-03..2031-03-09]",
        "instant": "true",
        "grain": "day",
        "approximate": "false",
        "uncertain": "false",
        "basis": "stated",
        "attribution": "asserted",
        "label": "The board buys a ferry",
        "weight": "0.5",
        "order": "0",
        "independent": "1",
        "tension": "false",
        "source_published": "",
        "source_basis": "unknown",
        "lane_place": "1; 2",
        "lane_why": "told so: A; told so: B",
    }
    assert tuple(row) == (*COLUMNS, *FURTHER)


def test_open_bounds_and_undated_events_have_empty_cells():
    rows = {row["title"]: row for row in table(a_story("a @ 2025-03-01/..", "b", "c @ 2025-06-13T10:30"))}
    assert [rows["a"][name] for name in ("start", "start_latest", "end")] == ["2025-03-01", "2025-03-01", ""]
    assert [rows["b"][name] for name in ("start", "start_latest", "end_earliest", "end", "edtf")] == [""] * 5
    assert rows["c"]["start"] == rows["c"]["end"] == "2025-06-13T10:30"


def test_an_event_without_a_mention_has_a_row():
    story = replace(a_story("x"), documents=())
    story = replace(story, events=tuple(replace(event, mentions=()) for event in story.events))
    (row,) = table(story)
    assert (row["source"], row["quote"], row["document"], row["offset"]) == ("", "", "", "")


def test_a_year_before_our_era_is_no_formula():
    (row,) = table(a_story("Caesar dies @ -0043-03-15"))
    assert row["start"] == "'-0043-03-15"
    assert row["edtf"] == f"'{edtf_of(a_story('x @ -0043-03-15').events[0].when)}"


def test_a_lane_is_named_as_its_storyline():
    story = a_story(an_event("x", storylines=["War"]))
    named = replace(story, storylines=(Storyline(StorylineId("s-war"), "The War", automatic=False, events=()),))
    assert table(named)[0]["lane"] == "The War"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("\r=1", "'\ufffd=1"),
        ("\0=1", "'\ufffd=1"),
        ("plain = text", "plain = text"),
        ("two\nlines", "two\nlines"),
        ("a\x07b\ud800", "a\ufffdb\ufffd"),
        ("", ""),
        ("'=1", "''=1"),
        ("'plain", "'plain"),
    ],
)
def test_what_a_spreadsheet_would_compute_gets_a_quote_before_it(text, cell):
    assert safe_cell(text) == cell


@settings(deadline=None)
@given(st.lists(st.text(max_size=20) | st.sampled_from(NAUGHTY), min_size=1, max_size=4))
def test_every_title_comes_back_but_for_the_clean_up(titles):
    events = [replace(an_event("x"), id=f"e{number}", title=title) for number, title in enumerate(titles)]
    story = replace(a_story("x"), events=tuple(events))
    assert [row["title"] for row in table(story)] == [safe_cell(title) for title in titles]


def test_no_naughty_string_is_a_formula():
    events = [replace(an_event("x"), id=f"e{number}", title=text) for number, text in enumerate(NAUGHTY)]
    rows = table(replace(a_story("x"), events=tuple(events)))
    assert len(rows) == len(NAUGHTY)
    assert not [row["title"] for row in rows if row["title"][:1] in tuple("=+-@\t\r")]
