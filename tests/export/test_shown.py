"""An export of a part of the story says in words which part, what it leaves out, and names the sources of the part."""

import io

import pytest
from openpyxl import load_workbook
from pyarrow import parquet

from explorer.data.minutes import minute_of
from explorer.export.choice import chosen
from explorer.export.files import written
from explorer.export.options import ExportOptions, Wish
from explorer.export.picture import page_scene
from explorer.export.shown import about, shown_in_words
from explorer.timeline.arrangement import Arrangement
from explorer.timeline.filter import Chip
from explorer.timeline.steps import Text
from explorer.timeline.table import table_of
from tests.builders import a_story, an_event
from tests.export.reading import html_in_words, pdf_in_words, pptx_in_words, svg_in_words
from tests.export.stories import ferry_story

STORY = ferry_story()
TABLE = table_of(STORY)
PLANS = ExportOptions(chips=(Chip("status", ("planned", "forecast")),))
STRETCH = ExportOptions(start=minute_of(2031, 3, 2), end=minute_of(2031, 3, 20))
FERRY, UNION = TABLE.storylines.names
SELECTED = ExportOptions(chips=(Chip("event", (TABLE.id_of(0), TABLE.id_of(2))),), selected=TABLE.id_of(0))
HIDDEN = ExportOptions(arrangements=(("storyline", Arrangement(hidden=(UNION,))),))
PARTS = {
    "status planned or forecast": PLANS,
    "from 2 March 2031 to 19 March 2031": STRETCH,
    "“Two tugs are repaired” and 1 event related to it": SELECTED,
    "without the lane The union": HIDDEN,
    "storyline The ferry": ExportOptions(storylines=("The ferry",)),
}
IN_WORDS = {
    ".svg": svg_in_words,
    ".pdf": pdf_in_words,
    ".html": html_in_words,
    ".pptx": pptx_in_words,
    ".ics": lambda data: data.decode().replace("\r\n ", ""),
    ".timelinejs.json": bytes.decode,
    ".jsonld": bytes.decode,
}


@pytest.mark.parametrize("words", PARTS)
@pytest.mark.parametrize("form", IN_WORDS)
def test_every_form_says_which_part_of_the_story_it_shows(form, words, qapp):
    assert words in IN_WORDS[form](written(STORY, Wish(form, PARTS[words])))


@pytest.mark.parametrize("form", IN_WORDS)
def test_of_the_whole_story_nothing_of_the_kind_is_said(form, qapp):
    words = IN_WORDS[form](written(STORY, Wish(form)))
    assert "Shown: " not in words
    assert "chosen of" not in words


def test_a_chip_that_is_off_is_not_said_and_of_many_values_the_first_are():
    off = ExportOptions(chips=(Chip("status", ("planned",), on=False), Chip("text", ("ferry",))))
    assert shown_in_words(TABLE, off) == "text “ferry”"
    many = ExportOptions(chips=(Chip("actor", ("A", "B", "C", "D", "E")),))
    assert shown_in_words(TABLE, many) == "actor A, B, C or 2 more"


def test_a_picture_of_a_selection_does_not_speak_of_a_filter(qapp):
    scene = page_scene(TABLE, SELECTED)
    foot = [step.text for step in scene.steps if isinstance(step, Text)][-1]
    assert "4 not related to the selected event" in foot
    assert "filtered" not in foot


def test_the_subtitle_counts_the_part_and_tells_its_own_days(qapp):
    said = [step.text for step in page_scene(TABLE, STRETCH).steps if isinstance(step, Text)]
    assert said[1] == "2 sources · 4 of 6 events · 2 – 19 Mar 2031"
    assert said[2] == "Shown: from 2 March 2031 to 19 March 2031"


def test_only_the_sources_of_what_is_shown_are_named_by_their_numbers_in_the_whole(qapp):
    denied = ExportOptions(chips=(Chip("status", ("denied",)),))
    for form in (".svg", ".pdf", ".html", ".pptx"):
        words = IN_WORDS[form](written(STORY, Wish(form, denied)))
        assert "S2" in words, form
        assert "More on the ferry" in words, form
        assert "S1" not in words, form
        assert "1 of 2 sources" in words, form
    assert [one.name for one in chosen(STORY, denied).witnesses] == ["S2"]


def test_a_workbook_and_a_parquet_file_tell_what_they_leave_out():
    told = dict(about(TABLE, PLANS))
    assert told["events"] == "1 of 6"
    assert told["left out"] == "5 filtered"
    book = load_workbook(io.BytesIO(written(STORY, Wish(".xlsx", PLANS))))
    assert [cell.value for cell in book["About"]["B"]] == list(told.values())
    assert book["About"]["A1"].value == "Story"
    metadata = parquet.read_schema(io.BytesIO(written(STORY, Wish(".parquet", PLANS)))).metadata
    assert metadata[b"shown"] == b"status planned or forecast"
    whole = dict(about(TABLE, ExportOptions()))
    assert whole["shown"] == "the whole story"
    assert whole["publication date assigned by a person"] == "S2"
    assert "left out" not in whole


def test_the_stretch_of_a_selection_holds_its_event_with_a_margin(qapp):
    story = a_story(
        an_event("It had gone on @ ../2031-06-01"),
        an_event("It was over @ 2031-06-03"),
        *(an_event(f"Long before {number} @ 2030-0{number}-01") for number in range(1, 9)),
    )
    table = table_of(story)
    first, other = table.id_of(0), table.id_of(1)
    scene = page_scene(table, ExportOptions(chips=(Chip("event", (first, other)),), selected=first))
    mark = scene.mark_of(first)
    assert mark.core.x > scene.plot.x + 4
    assert mark.core.right < scene.plot.right - 4
