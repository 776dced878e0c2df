"""Lanes that a person has moved, pinned, folded, hidden or coloured."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.timeline.arrangement import AS_FOUND, LANES_BY, Arrangement
from explorer.timeline.counts import PLACES, counts_in_words
from explorer.timeline.filter import Chip, Filter
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Text
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import fit_view, opening_view
from tests.timeline.sample import sample_story

STORY = sample_story()
TABLE = table_of(STORY)
VIEW = opening_view(TABLE)
KEYS = tuple(TABLE.storylines.names)


def _scene(arrangement=AS_FOUND, *, view=VIEW, height=740, **more):
    return lay_out(TABLE, view=view.arranged(arrangement), size=(1200, height), text_width=estimated_width, **more)


def _keys(scene):
    return tuple(lane.key for lane in scene.lanes)


def test_a_lane_is_moved_among_the_others_and_pinned_ones_stay_before_them():
    moved = AS_FOUND.moved(KEYS, KEYS[0], 2)
    assert _keys(_scene(moved)) == (*KEYS[1:3], KEYS[0], *KEYS[3:])
    pinned = moved.pinning(KEYS[4], on=True)
    assert _keys(_scene(pinned))[0] == KEYS[4]
    shown = _keys(_scene(pinned))
    assert pinned.moved(shown, KEYS[4], 1) == pinned
    assert pinned.put(shown, KEYS[5], 0).places(list(KEYS))[:2] == [4, 5]
    assert pinned.pinning(KEYS[4], on=False) == moved


def test_a_lane_that_was_filtered_out_while_others_moved_keeps_its_neighbours():
    shown = tuple(key for key in KEYS if key != KEYS[2])
    moved = AS_FOUND.moved(KEYS, KEYS[0], 1).moved((KEYS[1], KEYS[0], *shown[2:]), KEYS[5], -1)
    assert set(moved.order) == set(KEYS)
    assert [KEYS[place] for place in moved.places(KEYS)] == [KEYS[n] for n in (1, 0, 2, 3, 5, 4)]


def test_a_folded_lane_is_a_line_whose_events_are_counted_as_folded_and_found_in_its_skyline():
    plain, scene = _scene(), _scene(AS_FOUND.folding([KEYS[2]], on=True))
    lane = next(lane for lane in scene.lanes if lane.key == KEYS[2])
    assert lane.folded
    assert lane.rect.height < next(lane for lane in plain.lanes if lane.key == KEYS[2]).rect.height
    assert not [mark for mark in scene.marks if scene.lanes[mark.lane] == lane and not mark.echo]
    assert scene.counts.folded > plain.counts.folded
    assert scene.counts.all == plain.counts.all
    crest = next(crest for crest in scene.crests if scene.lanes[crest.lane] == lane)
    column = int(np.flatnonzero(crest.counts)[0])
    fold = scene.fold_at(crest.rect.x + column * 2 + 1, crest.rect.y + 2)
    assert fold is not None
    assert len(fold.rows) == crest.counts[column]


def test_the_selected_event_of_a_folded_lane_is_drawn():
    event = next(mark.event for mark in _scene().marks if _scene().lanes[mark.lane].key == KEYS[2] and not mark.echo)
    scene = _scene(AS_FOUND.folding([KEYS[2]], on=True), selected=event)
    mark = scene.mark_of(event)
    assert mark is not None
    assert scene.lanes[mark.lane].folded


def test_events_of_a_hidden_lane_stand_in_the_next_lane_that_takes_them_or_are_counted():
    home = KEYS[0]
    adds = next(event for event in STORY.events if "Mercor and Surge" in event.title)
    scene = _scene(AS_FOUND.hiding(home, on=True))
    assert home not in _keys(scene)
    mark = scene.mark_of(adds.id)
    assert scene.lanes[mark.lane].key == KEYS[5]
    assert scene.counts.hidden == 2
    assert len(scene.rows_in("hidden")) == 2
    assert "2 in hidden lanes" in counts_in_words(scene.counts)
    assert scene.counts.all == len(TABLE)
    other = next(lane for lane in scene.lanes if lane.key == KEYS[5])
    assert other.colour == next(lane for lane in _scene().lanes if lane.key == KEYS[5]).colour


def test_what_a_chip_keeps_out_is_filtered_whether_or_not_its_lane_is_hidden():
    only = Filter((Chip("storyline", (KEYS[0], KEYS[1])),))
    scene = _scene(AS_FOUND.hiding(KEYS[0], on=True), filter=only)
    assert scene.counts.filtered == int(np.count_nonzero(~only.mask(TABLE)))
    assert scene.counts.hidden == 2


def test_a_lane_takes_the_colour_that_a_person_gives_it():
    scene = _scene(AS_FOUND.coloured(KEYS[0], "rose"))
    assert scene.lanes[0].colour == "rose"
    assert AS_FOUND.coloured(KEYS[0], "rose").coloured(KEYS[0], None) == AS_FOUND


def test_what_is_done_to_lanes_by_one_thing_does_not_touch_lanes_by_another():
    view = VIEW.arranged(AS_FOUND.hiding(KEYS[0], on=True))
    by_kind = replace(view, lanes_by="kind")
    assert by_kind.arrangement == AS_FOUND
    assert replace(by_kind.arranged(Arrangement(pinned=("other",))), lanes_by="storyline").arrangement.hidden
    assert view.arranged(AS_FOUND) == VIEW


def test_a_pinned_lane_says_so_in_its_header_and_a_folded_one_keeps_name_and_count():
    scene = _scene(AS_FOUND.folding([KEYS[2]], on=True).pinning(KEYS[3], on=True))
    lane = next(lane for lane in scene.lanes if lane.key == KEYS[2])
    texts = {step.text for step in scene.steps if isinstance(step, Text) and lane.rect.holds(step.x, step.y)}
    assert {lane.name, f"{lane.events}"} <= texts
    assert scene.lanes[0].pinned


@st.composite
def arrangements(draw):
    keys = draw(st.permutations(KEYS))
    some = st.lists(st.sampled_from([*KEYS, "", "no such lane"]), unique=True, max_size=4).map(tuple)
    return Arrangement(order=tuple(keys), pinned=draw(some), folded=draw(some), hidden=draw(some))


@given(arrangements(), st.sampled_from(LANES_BY), st.sampled_from([200, 420, 900]))
def test_however_lanes_are_arranged_every_event_has_a_place_and_no_label_meets_another(arrangement, by, height):
    view = replace(fit_view(TABLE), lanes_by=by)
    scene = _scene(arrangement, view=view, height=height, selected=TABLE.id_of(3))
    counts = scene.counts
    places = dict(zip(PLACES, np.bincount(scene.places, minlength=len(PLACES)).tolist(), strict=True))
    told = {"shown": counts.shown, "undated": counts.undated, "before": counts.out_of_view_before}
    told |= {"after": counts.out_of_view_after, "filtered": counts.filtered, "folded": counts.folded}
    assert places == told | {"hidden": counts.hidden, "above": counts.above, "below": counts.below}
    tops = [lane.rect.y for lane in scene.lanes]
    assert tops == sorted(tops)
    labels = [mark.label for mark in scene.marks if mark.label is not None]
    assert not any(one.meets(other) for one, other in combinations(labels, 2))


@pytest.mark.parametrize("by", LANES_BY)
def test_everything_can_be_hidden_and_brought_back(by):
    view = replace(VIEW, lanes_by=by)
    keys = _keys(_scene(view=view))
    hidden = Arrangement(hidden=keys)
    scene = _scene(hidden, view=view)
    assert scene.lanes == ()
    assert scene.counts.hidden > 0
    assert hidden.showing_all() == AS_FOUND
