"""Exports as data: what they point at is there, what they promise to others holds, and tables open again."""

import csv
import io
import json
from datetime import datetime
from urllib.parse import unquote

import openpyxl
import pytest
from icalendar import Calendar

from explorer.export.files import export_story
from explorer.export.options import ExportOptions
from explorer.timeline.opened.rows import open_table
from tests.export.stories import ferry_story, naughty_story, worldly_story
from tools.measures.stories import a_large_story

STORIES = {"ferry": ferry_story, "world": worldly_story, "naughty": naughty_story, "large": lambda: a_large_story(60)}
# https://timeline.knightlab.com/docs/json-format.html
_DATE = {"year", "month", "day", "hour", "minute", "second", "millisecond", "format", "display_date"}
_SLIDE = {"start_date", "end_date", "text", "media", "group", "display_date", "background", "autolink", "unique_id"}


@pytest.fixture(params=STORIES)
def story(request):
    return STORIES[request.param]()


def written(tmp_path, form, story):
    target = tmp_path / f"story.{form}"
    export_story(story, target)
    return target.read_bytes()


def test_every_selector_of_an_annotation_points_at_the_exact_words(story, tmp_path):
    texts = {document.file: document.text for document in story.documents}
    items = json.loads(written(tmp_path, "jsonld", story))["items"]
    assert len(items) == sum(len(event.mentions) for event in story.events)
    for item in items:
        text = texts[unquote(item["target"]["source"]["id"])]
        place, quote = item["target"]["selector"]
        assert (place["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        start, end = place["start"], place["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_timelinejs_reads_every_slide(story, tmp_path):
    told = json.loads(written(tmp_path, "timelinejs.json", story))
    assert set(told) <= {"title", "events", "eras", "scale"}
    assert told["scale"] in ("human", "cosmological")
    names = [slide["unique_id"] for slide in told["events"]]
    assert len(set(names)) == len(names)
    for slide in told["events"]:
        assert set(slide) <= _SLIDE
        assert set(slide["text"]) <= {"headline", "text"}
        for date in (slide["start_date"], slide.get("end_date", slide["start_date"])):
            assert set(date) <= _DATE
            assert all(isinstance(part, int) for part in date.values())
    dated = sum(event.when.dated for event in story.events)
    assert len(told["events"]) == dated
    assert (f"not shown: {len(story.events) - dated} undated" in told["title"]["text"]["text"]) == (
        dated < len(story.events)
    )


def test_a_calendar_holds_what_is_dated_to_the_day_and_counts_the_rest(story, tmp_path):
    calendar = Calendar.from_ical(written(tmp_path, "ics", story))
    held = list(calendar.walk("VEVENT"))
    for one in held:
        assert one["dtend"].dt > one["dtstart"].dt
        assert one["uid"]
    rest = len(story.events) - len(held)
    assert (f"{rest} not shown" in str(calendar["description"])) == bool(rest)
    assert all(not calendar.errors for _ in held)


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_a_table_that_was_exported_opens_again_with_the_same_events(form, story, tmp_path):
    target = tmp_path / f"story.{form}"
    export_story(story, target)
    opened = open_table(target).table
    # A row needs a title: two of the naughty strings are white space.
    assert len(opened) == sum(bool(event.title.strip()) for event in story.events)
    again = tmp_path / "again.csv"
    export_story(opened, again)
    export_story(story, tmp_path / "first.csv")
    first, second = (
        list(csv.DictReader(io.StringIO(file.read_text("utf-8")))) for file in (tmp_path / "first.csv", again)
    )
    first = [row for row in first if row["title"].strip()]
    columns = ["start", "start_latest", "end_earliest", "end", "status", "lane", "edtf", "grain"]
    # A workbook holds no control characters, which are all of a naughty actor's name.
    columns += ["actors"] if len(first) < 500 else []
    for column in columns:
        assert sorted(row[column] for row in second) == sorted(row[column] for row in first), column


def test_a_workbook_has_typed_cells_and_its_sources(tmp_path):
    story = ferry_story()
    book = openpyxl.load_workbook(io.BytesIO(written(tmp_path, "xlsx", story)))
    assert book.sheetnames == ["Events", "Sources", "About"]
    rows = list(book["Events"].iter_rows(values_only=True))
    by_title = {row[1]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    ferry = by_title["The board buys a ferry"]
    assert ferry["start"] == datetime(2031, 3, 3)  # noqa: DTZ001 - a day where it was written
    assert ferry["instant"] is True
    assert isinstance(ferry["weight"], float | int)
    assert by_title["The old pier closes"]["start"] is None
    sources = list(book["Sources"].iter_rows(values_only=True))
    assert len(sources) == 1 + len(story.documents)
    assert {row[-1] for row in sources[1:]} == {"stated", "assigned"}


def test_no_cell_of_a_workbook_is_a_formula(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(written(tmp_path, "xlsx", naughty_story())))
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_json_is_all_of_a_story_whatever_is_wished(tmp_path):
    story = worldly_story()
    export_story(story, tmp_path / "a.json", ExportOptions(storylines=("Nobody",), sources=False))
    export_story(story, tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
