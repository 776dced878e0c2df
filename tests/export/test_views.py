"""What a view's export carries: chips, hidden lanes, the arrangement and the day as known on, in every picture."""

import numpy as np
import pytest

from explorer.__main__ import main
from explorer.data.minutes import minute_of
from explorer.data.story_json import story_json
from explorer.errors import UsageError
from explorer.export.choice import chosen, whole_of
from explorer.export.files import export_story, written
from explorer.export.lanes import hiding, laned
from explorer.export.options import ExportOptions, PageSize, Wish
from explorer.export.pages import leaves_of
from explorer.export.picture import fitted_page, missing, page_scene
from explorer.export.preview import head_of, pages_of
from explorer.export.roles import roles_of
from explorer.export.slides import paging_of
from explorer.timeline.arrangement import Arrangement
from explorer.timeline.filter import Chip
from explorer.timeline.steps import Shape
from explorer.timeline.table import table_of
from explorer.timeline.ties import Tie
from tests.builders import a_story, an_event
from tests.export.reading import html_in_words, pdf_in_words, pptx_in_words
from tests.export.stories import ferry_story

STORY = ferry_story()
TABLE = table_of(STORY)
IN_WORDS = {".svg": bytes.decode, ".pdf": pdf_in_words, ".html": html_in_words, ".pptx": pptx_in_words}


def scene(**wishes):
    return page_scene(TABLE, ExportOptions(**wishes))


def arranged(by="storyline", **done):
    return {"lanes_by": by, "arrangements": ((by, Arrangement(**done)),)}


def names(picture):
    return [lane.name for lane in picture.lanes]


def test_lanes_are_made_of_what_the_view_makes_them_of(qapp):
    assert names(scene()) == ["The ferry", "The union", "Everything else"]
    assert names(scene(lanes_by="kind"))
    assert {name.split()[0] for name in names(scene(lanes_by="source"))} <= {"S1", "S2", "Everything"}


def test_lanes_stand_in_the_order_and_the_colours_of_the_arrangement(qapp):
    ferry, union = TABLE.storylines.names
    picture = scene(**arranged(order=(union, ferry), colours=((ferry, "rose"),), folded=(union,)))
    assert names(picture) == ["The union", "The ferry", "Everything else"]
    assert picture.lanes[1].colour == "rose"
    assert picture.lanes[0].folded


def test_what_chips_and_hidden_lanes_keep_out_is_counted(qapp):
    union = TABLE.storylines.names[1]
    picture = scene(chips=(Chip("status", ("happened", "denied")),), **arranged(hidden=(union,)))
    planned = int(np.count_nonzero(~TABLE.status.rows_of(("happened", "denied"))))
    assert picture.counts.filtered == planned
    assert picture.counts.all == len(TABLE)
    only = scene(**arranged(hidden=(union,)))
    assert only.counts.hidden == 1
    assert "The union" not in names(only)


def test_what_was_reported_later_is_pale_and_counted(qapp):
    assert scene(known_on=minute_of(2031, 3, 1)).counts.not_yet_known > 0
    assert scene(known_on=minute_of(2032)).counts.not_yet_known == 0


def test_a_lane_that_is_folded_on_purpose_wants_no_further_pages(qapp):
    ferry = TABLE.storylines.names[0]
    picture = scene(**arranged(folded=(ferry,)))
    assert picture.counts.folded > 0
    assert missing(picture) == 0
    assert len(list(pages_of(STORY, Wish(".pdf", ExportOptions(sources=False, **arranged(folded=(ferry,))))))) == 1


def test_a_selection_is_drawn_with_its_relations_and_the_rest_is_counted(qapp):
    one, other = TABLE.id_of(0), TABLE.id_of(1)
    wishes = {"chips": (Chip("event", (one, other)),), "selected": one, "ties": (Tie(one, other, "before"),)}
    picture = scene(**wishes)
    assert picture.counts.filtered == len(TABLE) - 2
    styles = {step.style for step in picture.steps if isinstance(step, Shape)}
    assert "tie" in styles
    assert set(chosen(STORY, ExportOptions(**wishes)).id) == {one, other}


@pytest.mark.parametrize("form", IN_WORDS)
def test_every_picture_has_the_lanes_of_the_view_and_counts_what_is_hidden(form, qapp):
    union = TABLE.storylines.names[1]
    wishes = arranged(order=(union, *TABLE.storylines.names), hidden=(union,))
    words = IN_WORDS[form](written(STORY, Wish(form, ExportOptions(known_on=minute_of(2031, 3, 11), **wishes))))
    assert "1 in hidden lanes" in words.lower()
    assert "not yet known" in words
    assert "as known on 11 March 2031" in words
    assert "The union will strike" not in words


@pytest.mark.parametrize("form", [".pdf", ".pptx", ".html"])
def test_the_evidence_stands_lane_by_lane_as_the_picture_does(form, qapp):
    words = IN_WORDS[form](written(STORY, Wish(form, ExportOptions(lanes_by="kind"))))
    kind = table_of(STORY).kind.names[0].replace("_", " ").capitalize()
    assert kind in words


def test_numbers_follow_the_order_of_the_lanes():
    ferry, union = TABLE.storylines.names
    plain, turned = (laned(STORY, ExportOptions(**arranged(order=order))) for order in ((), (union, ferry)))
    assert next(iter(plain.evidence.lanes)) == "The ferry"
    assert next(iter(turned.evidence.lanes)) == "The union"
    assert [entry.number for entry in turned.evidence.entries] == list(range(1, len(turned.evidence.entries) + 1))


def test_a_lane_is_hidden_by_its_name_and_one_that_is_none_is_told():
    hidden = hiding(TABLE, ExportOptions(), ["The union"])
    assert hidden.arrangement.hidden == (TABLE.storylines.names[1],)
    with pytest.raises(UsageError, match="There is no lane “Nobody” by storyline; there are “The ferry”, “The union”"):
        hiding(TABLE, ExportOptions(), ["Nobody"])


def test_the_command_line_says_the_same(tmp_path, qapp):
    (tmp_path / "story.json").write_bytes(story_json(STORY))
    said = ["--lanes-by", "kind", "--hide-lane", "Everything else", "--known-on", "2031-03-11"]
    kind = next(iter(laned(STORY, ExportOptions(lanes_by="kind")).colours))
    assert main(["export", str(tmp_path / "story.json"), "-o", str(tmp_path / "a.svg"), *said]) == 0
    options = hiding(TABLE, ExportOptions(lanes_by="kind", known_on=minute_of(2031, 3, 12) - 1), ["Everything else"])
    export_story(STORY, tmp_path / "b.svg", options)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert kind in (tmp_path / "a.svg").read_text("utf-8")
    assert main(["export", str(tmp_path / "story.json"), "-o", str(tmp_path / "c.svg"), "--hide-lane", "No"]) == 2


def test_dismissed_tensions_are_in_no_picture_and_in_the_json(qapp):
    story = a_story(an_event("a @ 2025-01-01"), an_event("b @ 2025-02-01"))
    assert written(story, Wish(".json", dismissed=("t",))) == story_json(story)


@pytest.mark.parametrize("form", [".png", ".svg"])
def test_the_preview_has_the_steps_of_the_file(form, qapp):
    options = ExportOptions(size=PageSize(900, 700), lanes_by="kind")
    (page,) = pages_of(STORY, Wish(form, options))
    expected, shrunk = fitted_page(whole_of(STORY, options), options)
    assert len(page.sheet.steps) == len(expected.steps)
    assert page.sheet.scale == 1 / shrunk
    assert page.words.startswith(f"{expected.counts.shown} of {len(TABLE)} events drawn")


def test_the_preview_of_data_is_its_first_lines(qapp):
    lines, words = head_of(STORY, Wish(".csv", ExportOptions(storylines=("The union",))))
    assert lines.splitlines()[0].startswith("id,title,start")
    assert words == f"2 of {len(TABLE)} events; not shown: {len(TABLE) - 2} filtered"
    # The words over a calendar are those in it.
    _, words = head_of(STORY, Wish(".ics"))
    held = written(STORY, Wish(".ics")).decode().count("BEGIN:VEVENT")
    assert words.startswith(f"{held} of {len(TABLE)} events; ")
    assert head_of(TABLE, Wish(".json"))[0].startswith("{")


def test_in_a_page_that_is_zoomed_the_day_as_known_on_moves_with_its_place(qapp):
    picture = scene(known_on=minute_of(2031, 3, 4))
    roles = roles_of(picture)
    moving = f'class="t" data-a="{picture.known.x:.2f}"'
    # The line in its parts, the pill (ground and edge) and its words.
    assert roles.count(moving) >= 4


def test_a_lane_of_many_events_has_the_room_of_its_page(qapp):
    table = table_of(a_story(*(an_event(f"Event {n} @ 2031-{1 + n % 12:02}-{1 + n % 27:02}") for n in range(150))))
    large = page_scene(table, ExportOptions(size=PageSize(3840, 2160)))
    assert large.counts.folded == 0
    rows = {mark.core.y for mark in large.marks}
    assert len(rows) > 6
    small = page_scene(table, ExportOptions(size=PageSize(900, 500)))
    assert small.counts.shown + small.counts.folded == 150


def test_a_storyline_that_is_called_everything_else_is_hidden_by_its_name():
    table = table_of(a_story(an_event("A boat sails @ 2031-03-03", storylines=["Everything else"]),
                             an_event("A boat sinks @ 2031-03-05", storylines=["The boat"])))  # fmt: skip
    hidden = hiding(table, ExportOptions(), ["Everything else"])
    assert list(chosen(table, hidden).title) == ["A boat sinks"]


@pytest.mark.parametrize("events", [11, 13, 15])
def test_every_dated_event_has_its_place_on_a_slide_whatever_room_its_lane_s_name_takes(events, qapp):
    lane = a_story(*(an_event(f"{number} boats sail up the river @ 2031-04/2031-0{number % 5 + 5}",
                              storylines=["The boats"]) for number in range(events)))  # fmt: skip
    leaves = leaves_of(paging_of(lane, ExportOptions()))
    assert sum(leaf.scene.counts.shown for leaf in leaves[1:]) == events
