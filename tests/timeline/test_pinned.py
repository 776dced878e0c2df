"""Pinned lanes stay at the top while the others are scrolled under them."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from explorer.timeline.arrangement import AS_FOUND
from explorer.timeline.counts import PLACES
from explorer.timeline.scene import lay_out
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import opening_view
from tests.builders import a_story, an_event
from tests.timeline.sample import sample_story

TABLE = table_of(sample_story())
KEYS = TABLE.storylines.names
VIEW = opening_view(TABLE)


def _scene(scroll, *, pinned=(KEYS[3],), height=230):
    arrangement = AS_FOUND
    for key in pinned:
        arrangement = arrangement.pinning(key, on=True)
    view = replace(VIEW.arranged(arrangement), scroll=float(scroll))
    return lay_out(TABLE, view=view, size=(1200, height), text_width=estimated_width)


@pytest.mark.parametrize("scroll", [0, 40, 150, 10_000])
def test_a_pinned_lane_stands_at_the_top_however_far_the_others_are_scrolled(scroll):
    scene = _scene(scroll)
    assert scene.content_height > scene.plot.height + 100
    first = scene.lanes[0]
    assert (first.key, first.rect.y) == (KEYS[3], scene.plot.y)
    assert scene.lane_at(scene.plot.y + 1) == first
    own = [mark for mark in scene.marks if mark.lane == 0 and not mark.echo]
    assert {TABLE.id_of(mark.row) for mark in own} == {mark.event for mark in own}
    assert [mark.core.y for mark in own] == [mark.core.y for mark in _scene(0).marks if mark.lane == 0]
    for mark in own:
        middle = mark.core.x + mark.core.width / 2, mark.core.y + mark.core.height / 2
        assert scene.event_at(*middle) == mark.event


def test_what_has_passed_under_it_can_be_neither_clicked_nor_met_by_a_label():
    for scroll in range(0, 400, 35):
        scene = _scene(scroll)
        held = scene.lanes[0].rect.bottom
        for mark in scene.marks:
            assert mark.lane == 0 or mark.core.y >= held or scroll == 0
            assert scene.lanes[mark.lane].rect.y <= mark.core.y <= scene.lanes[mark.lane].rect.bottom
        labels = [mark.label for mark in scene.marks if mark.label is not None]
        assert not any(one.meets(other) for one, other in combinations(labels, 2))


def test_every_event_is_counted_as_before():
    for scroll in (0, 120):
        scene = _scene(scroll)
        assert scene.counts.all == len(TABLE)
        counts, before = scene.counts, _scene(0).counts
        places = dict(zip(PLACES, np.bincount(scene.places, minlength=len(PLACES)).tolist(), strict=True))
        assert (places["shown"], places["above"], places["below"]) == (counts.shown, counts.above, counts.below)
        assert counts.shown + counts.above + counts.below == before.shown + before.below
        # What has passed under the pinned lane is above the edge.
        drawn = {
            m.row for m in scene.marks if not m.echo and m.core.y >= scene.plot.y and m.core.bottom <= scene.plot.bottom
        }
        assert drawn <= set(scene.rows_in("shown").tolist())


def test_lanes_that_would_take_most_of_the_height_scroll_with_the_others():
    scene = _scene(120, pinned=KEYS[:5], height=180)
    assert scene.lanes[0].rect.y < scene.plot.y


def test_a_pinned_lane_and_the_others_echo_each_other_wherever_they_are_scrolled():
    story = a_story(
        *(an_event(f"Event {at} @ 2031-03-{at + 1:02}", storylines=[f"Lane {at % 4}", "Shared"]) for at in range(24)),
        an_event("Alone @ 2031-03-30", storylines=["Shared", "Lane 0"]),
    )
    table = table_of(story)
    shared = table.storylines.names[table.storylines.titles.index("Shared")]

    def echoes(scroll):
        view = replace(opening_view(table).arranged(AS_FOUND.pinning(shared, on=True)), scroll=float(scroll))
        scene = lay_out(table, view=view, size=(1200, 300), text_width=estimated_width)
        return {(scene.lanes[mark.lane].key, mark.event) for mark in scene.marks if mark.echo and mark.lane == 0}

    assert echoes(0)
    assert echoes(40) == echoes(0)
