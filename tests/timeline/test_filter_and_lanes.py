"""Chips, lanes, and what of an event is shown where."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.data.event import Attribution, Membership, StorylineId
from explorer.data.minutes import minute_of
from explorer.timeline.counts import Counts, counts_in_words
from explorer.timeline.filter import Chip, Filter
from explorer.timeline.index import DIAMOND
from explorer.timeline.lanes import EVERYTHING_ELSE, event_colour, lanes_of
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Box, Text
from explorer.timeline.table import table_of
from explorer.timeline.text import STAND_IN, drawable, estimated_width
from explorer.timeline.view import fit_view, opening_view
from tests.builders import a_document, a_story, an_event
from tests.timeline.sample import GOOGLE, META, RIVALS, sample_story

STORY = a_story(
    an_event("Anna signs @ 2020-01-01", actors=["Anna"], storylines=["War"], kind="legal"),
    an_event("Anna leaves @ 2020-02-01", actors=["Anna"], storylines=["War", "Peace"], status="planned"),
    an_event("Berta objects @ 2020-03", actors=["Berta"], attribution=Attribution("reported")),
    an_event("a rumour", actors=["Carl"]),
    documents=[
        a_document("Anna signs. Anna leaves.", file="a.txt", published="2020-02-10", publisher="The Courier"),
        a_document("Berta objects. a rumour", file="b.txt", published="2020-04-10"),
    ],
)
TABLE = table_of(STORY)


def _titles(*chips: Chip) -> list[str]:
    mask = Filter(chips).mask(TABLE)
    return [str(title) for title in TABLE.title[mask]]


@pytest.mark.parametrize(
    ("chip", "titles"),
    [
        (Chip("storyline", ("Peace",)), ["Anna leaves"]),
        (Chip("storyline", ("s-war",)), ["Anna signs", "Anna leaves"]),
        (Chip("actor", ("Berta", "Carl")), ["Berta objects", "a rumour"]),
        (Chip("kind", ("legal",)), ["Anna signs"]),
        (Chip("source", ("S2",)), ["Berta objects", "a rumour"]),
        (Chip("status", ("planned",)), ["Anna leaves"]),
        (Chip("attribution", ("reported",)), ["Berta objects"]),
        (Chip("date", ("unknown",)), ["a rumour"]),
        (Chip("text", ("OBJECT", "rumour")), ["Berta objects", "a rumour"]),
        (Chip("actor", ("nobody",)), []),
        (Chip("actor", ("Berta",), on=False), ["Anna signs", "Anna leaves", "Berta objects", "a rumour"]),
        (Chip("actor"), ["Anna signs", "Anna leaves", "Berta objects", "a rumour"]),
    ],
)
def test_a_chip_lets_through_what_has_one_of_its_values(chip, titles):
    assert _titles(chip) == titles


def test_chips_must_all_pass():
    assert _titles(Chip("actor", ("Anna",)), Chip("status", ("planned",))) == ["Anna leaves"]


def test_the_first_storyline_draws_an_event_and_the_others_echo_it():
    lanes = lanes_of(TABLE, Filter(), "storyline")
    assert [lane.name for lane in lanes] == ["War", "Peace", EVERYTHING_ELSE]
    assert [len(lane.rows) for lane in lanes] == [2, 0, 1]
    assert [len(lane.echoes) for lane in lanes] == [0, 1, 0]
    assert lanes[0].why == ("told so: War",)


def _labels(story, lanes_by="storyline"):
    """Lane by lane what stands beside the marks."""
    table = table_of(story)
    view = replace(fit_view(table), lanes_by=lanes_by)
    scene = lay_out(table, view=view, size=(1600, 900), text_width=estimated_width)
    said = {step.event: step.text for step in scene.steps if isinstance(step, Text) and step.style == "label"}
    return {
        lane.name: [said[mark.event] for mark in scene.marks if mark.lane == number and not mark.echo]
        for number, lane in enumerate(scene.lanes)
    }


def test_a_label_leaves_out_an_actor_only_where_its_lane_is_that_actors_alone():
    acts = [
        an_event("Anna’s talks @ 2020-01-01", label="talks", actors=["Anna"], storylines=["War"]),
        an_event(
            "The Board blamed Anna @ 2020-02-01", label="blamed Anna", actors=["Board", "Anna"], storylines=["War"]
        ),
        an_event("Anna leaves @ 2020-03-01", label="leaves", actors=["Anna"], storylines=["Peace"]),
        an_event("A law is passed @ 2020-04-01", actors=["Anna"], storylines=["Peace"]),
        an_event("Anna returns @ 2020-05-01", label="returns", actors=["Anna"], storylines=["Peace"]),
    ]
    story = a_story(*acts)
    assert _labels(story) == {
        "War": ["Anna’s talks", "The Board blamed Anna"],
        "Peace": ["leaves", "A law is passed", "returns"],
    }
    assert _labels(story, "actor")["Anna"] == ["talks", "leaves", "A law is passed", "returns"]
    told = [*acts, an_event("The Court fined Anna @ 2020-06", label="fined Anna", actors=["Anna", "Court"])]
    assert "The Court fined Anna" in _labels(a_story(*told), "actor")["Anna"]


def test_the_order_of_the_lanes_decides_which_storyline_draws_not_the_order_in_the_event():
    swapped = replace(
        STORY.events[1], storylines=(Membership(StorylineId("s-peace"), "b"), Membership(StorylineId("s-war"), "a"))
    )
    table = table_of(replace(STORY, events=(STORY.events[0], swapped)))
    lanes = lanes_of(table, Filter(), "storyline")
    assert len(lanes[0].rows) == 2
    assert [table.storyline_why.of(place) for place in range(3)] == ["told so: War", "a", "b"]


def test_colours_go_by_the_place_of_the_storyline_whatever_is_filtered():
    assert [event_colour(TABLE, row) for row in range(3)] == ["blue", "blue", "grey"]
    assert [lane.colour for lane in lanes_of(TABLE, Filter(), "storyline")][:2] == ["blue", "green"]
    filtered = lanes_of(TABLE, Filter((Chip("storyline", ("Peace",)),)), "storyline")
    assert {lane.name: lane.colour for lane in filtered} == {"War": "blue", "Peace": "green"}


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("actor", ["Anna", "Berta"]),
        ("kind", ["Statement", "Legal"]),
        ("source", ["S1 The Courier", "S2 b"]),
    ],
)
def test_lanes_can_be_made_by_actor_kind_and_source(by, names):
    assert [lane.name for lane in lanes_of(TABLE, Filter(), by)] == names


def test_what_a_lane_draws_echoes_and_cannot_date_adds_up_to_what_belongs_to_it():
    undated = an_event("Nobody knows when", storylines=["Peace"])
    table = table_of(replace(STORY, events=(*STORY.events, undated)))
    scene = lay_out(table, view=opening_view(table), size=(1600, 900), text_width=estimated_width)
    told = {lane.name: (lane.events, lane.echoed, lane.undated) for lane in scene.lanes}
    assert told == {"War": (2, 0, 0), "Peace": (0, 1, 1), EVERYTHING_ELSE: (1, 0, 1)}
    # A lane that draws nothing of its own says what stands in it.
    assert any(isinstance(step, Text) and step.text == "1 echoed · 1 undated" for step in scene.steps)
    for title, code in zip(table.storylines.titles, range(2), strict=True):
        assert sum(told[title]) == int((table.storylines.codes == code).sum())


def test_lanes_with_an_event_in_two_of_them_draw_it_once():
    table = table_of(sample_story())
    scene = lay_out(table, view=opening_view(table), size=(1600, 900), text_width=estimated_width)
    talks = [m for m in scene.marks if "talks with" in str(table.title[m.row])]
    assert [(scene.lanes[m.lane].name, m.echo) for m in talks] == [(RIVALS, True), (GOOGLE, False)]
    assert scene.lanes[0].name == META


def test_the_counts_are_told_in_words_only_where_they_are_not_zero():
    assert counts_in_words(Counts(shown=3)) == ""
    assert counts_in_words(Counts(shown=3, undated=2, out_of_view_after=1)) == "not shown: 2 undated, 1 out of view"
    words = counts_in_words(Counts(filtered=1200, folded=1, not_yet_known=4))
    assert words == "not shown: 1,200 filtered, 1 folded · in this stretch: 4 not yet known"


def test_an_event_is_counted_in_one_place_only():
    chips = Filter((Chip("actor", ("Anna", "Carl")),))
    view = replace(fit_view(TABLE, elastic=False), start=float(minute_of(2020, 1, 15)))
    counts = lay_out(TABLE, view=view, filter=chips, size=(900, 500), text_width=estimated_width).counts
    assert counts == Counts(shown=1, undated=1, out_of_view_before=1, filtered=1)


def test_what_was_not_yet_reported_is_counted_and_greyed():
    view = replace(fit_view(TABLE), as_known_on=minute_of(2020, 3, 1))
    scene = lay_out(TABLE, view=view, size=(900, 500), text_width=estimated_width)
    # One of them has no date: it is pale in its own area.
    assert scene.counts.not_yet_known == 2
    marks = {step.colour for step in scene.steps if getattr(step, "event", None) == "e-berta-objects"}
    assert "faint" in marks
    assert "ink" not in marks


def test_every_drawn_event_of_the_sample_has_its_label_on_the_opening_view():
    table = table_of(sample_story())
    scene = lay_out(table, view=opening_view(table), size=(1600, 900), text_width=estimated_width)
    assert [mark.event for mark in scene.marks if mark.label is None and not mark.echo] == []
    assert (scene.counts.shown, scene.counts.undated, scene.counts.out_of_view) == (22, 2, 1)


def test_what_must_not_be_drawn_raw_is_replaced_one_for_one():
    text = "a\x00b\u202ec\nd\ufffee\ud800f"
    assert drawable(text) == f"a{STAND_IN}b{STAND_IN}c d{STAND_IN}e{STAND_IN}f"
    assert len(drawable(text)) == len(text)
    assert drawable("Ünïcode – 条約 👩‍🚀") == "Ünïcode – 条約 👩‍🚀"


def test_more_events_than_a_lane_has_room_for_are_folded_into_counted_marks_that_stand_clear():
    events = [an_event(f"Event {n} @ 2020-01-{n % 3 + 1:02d}", id=f"e{n}") for n in range(200)]
    table = table_of(a_story(*events, documents=()))
    view = fit_view(table)
    scene = lay_out(table, view=view, size=(1000, 500), text_width=estimated_width)
    counts = scene.counts
    # The lane has grown to two heights of the canvas before.
    assert scene.content_height > 1.5 * scene.plot.height
    assert counts.shown + counts.folded + counts.below == 200
    in_sight = [fold for fold in scene.folds if fold.box.bottom <= scene.plot.bottom]
    assert in_sight
    assert sum(len(fold.rows) for fold in in_sight) == counts.folded
    for number, fold in enumerate(in_sight):
        assert not any(fold.box.meets(other.box) for other in scene.folds[number + 1 :])
        middle = fold.box.x + fold.box.width / 2, fold.box.y + fold.box.height / 2
        assert scene.fold_at(*middle) is fold


def test_a_fold_that_holds_the_selected_event_is_ringed():
    events = [an_event(f"A longer title of the event {n} @ 2031-03-{1 + n % 3:02}", weight=0.1) for n in range(40)]
    table = table_of(a_story(*events))
    view = opening_view(table)
    fold = lay_out(table, view=view, size=(700, 200), text_width=estimated_width).folds[0]
    chosen = table.id_of(int(fold.rows[0]))
    scene = lay_out(table, view=view, size=(700, 200), text_width=estimated_width, selected=chosen)
    rings = [step for step in scene.steps if isinstance(step, Box) and step.style == "ring"]
    assert len(rings) == 1
    assert rings[0].rect.meets(fold.box)
    assert scene.mark_of(chosen) is None


def test_a_fold_stands_where_most_of_its_events_are_and_inside_their_stretch():
    events = [an_event(f"Long {n} @ 2019-01-01/2021-12-20", id=f"l{n}") for n in range(30)]
    events += [an_event(f"Late {n} @ 2021-12-{n % 3 + 1:02d}", id=f"e{n}") for n in range(70)]
    table = table_of(a_story(*events, documents=()))
    scene = lay_out(table, view=fit_view(table), size=(1000, 400), text_width=estimated_width)
    assert scene.folds
    for fold in scene.folds:
        lefts = scene.scale.x_of(table.closed_from[fold.rows].astype(float))
        middles = (lefts + scene.scale.x_of(table.closed_to[fold.rows].astype(float))) / 2
        assert lefts.min() - DIAMOND <= fold.box.x
        assert abs(fold.box.x + fold.box.width / 2 - float(np.median(middles))) <= fold.box.width
        assert scene.fold_at(fold.box.x + 2, fold.box.y + 5) is fold or fold.box.bottom > scene.plot.bottom
