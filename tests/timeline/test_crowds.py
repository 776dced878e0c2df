"""What holds for very many events: nothing is lost or stands on another, and panning moves what it finds."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.timeline.counts import PLACES
from explorer.timeline.drawn import COLUMN, Scene
from explorer.timeline.filter import Chip, Filter
from explorer.timeline.frame import page_options
from explorer.timeline.labels import CLEAR
from explorer.timeline.scene import lay_out
from explorer.timeline.sight import SCROLL_BAR
from explorer.timeline.steps import Rect
from explorer.timeline.tags import GAP, tag_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import View, opening_view, panned, scale_of, zoomed
from tests.timeline.many import many_events

TABLES = {number: many_events(number) for number in (900, 20_000)}
SEARCH = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
FACTORS = st.sampled_from([0.5, 1.0, 1.3, 4.0, 30.0, 300.0, 5000.0])


def _scene(table, view: View, **more) -> Scene:
    return lay_out(table, view=view, size=(1200, 800), text_width=estimated_width, **more)


@st.composite
def crowds(draw: st.DrawFn):
    table = TABLES[draw(st.sampled_from(sorted(TABLES)))]
    view = opening_view(table, elastic=draw(st.booleans()))
    scale = scale_of(table, view, left=208.0, right=1200.0)
    view = zoomed(view, scale, x=draw(st.floats(208, 1200)), factor=draw(FACTORS))
    selected = table.id_of(draw(st.integers(0, len(table) - 1))) if draw(st.booleans()) else None
    return table, view, selected


def _meet(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 1e-6 and down > 1e-6


@SEARCH
@given(crowds())
def test_no_label_of_a_crowd_overlaps_a_label_or_a_mark(made):
    table, view, selected = made
    scene = _scene(table, view, selected=selected)
    labels = [(mark.event, mark.label) for mark in scene.marks if mark.label is not None]
    for (_, one), (_, other) in combinations(labels, 2):
        assert not _meet(one, other)
    for event, label in labels:
        assert scene.plot.x <= label.x
        assert label.right <= scene.plot.right
        for mark in scene.marks:
            assert mark.event == event or not _meet(label, mark.box)
            assert mark.event == event or not mark.diamond or not _meet(label, mark.core)


@SEARCH
@given(crowds())
def test_every_event_of_a_crowd_is_drawn_or_stands_in_its_skyline(made):
    table, view, _ = made
    scene = _scene(table, view)
    assert scene.counts.all == len(table)
    drawn = [mark.row for mark in scene.marks]
    assert len(drawn) == len(set(drawn))
    if scene.content_height <= scene.plot.height:
        assert set(drawn) == set(scene.rows_in("shown").tolist())
    places = np.bincount(scene.places, minlength=len(PLACES)).tolist()
    counts = scene.counts
    assert places == [
        counts.shown, counts.undated, counts.out_of_view_before, counts.out_of_view_after, counts.filtered,
        counts.folded, counts.hidden, counts.above, counts.below,
    ]  # fmt: skip
    # Each column of a skyline holds exactly the folded events that touch it, and opens them.
    for crest in scene.crests:
        in_sight = crest.rect.y < scene.plot.bottom and crest.rect.bottom > scene.plot.y
        folded = set(scene.rows_in("folded" if in_sight else "below").tolist())
        for column in range(0, len(crest.counts), 97):
            rows = scene.whereabouts.folded_in(
                crest.lane, crest.rect.x + column * COLUMN, crest.rect.x + (column + 1) * COLUMN, scene.scale
            )
            assert len(rows) == crest.counts[column]
            assert folded >= set(rows.tolist())
        middle = crest.rect.y + crest.rect.height / 2
        if crest.counts.any() and scene.plot.y <= middle < scene.plot.bottom:
            at = int(np.flatnonzero(crest.counts)[0])
            fold = scene.fold_at(crest.rect.x + (at + 0.5) * COLUMN, middle)
            assert fold is not None
            assert len(fold.rows) == crest.counts[at]


@SEARCH
@given(crowds())
def test_a_crowd_gets_as_many_labels_as_from_left_to_right(made):
    table, view, _ = made
    scene = _scene(table, view)
    rows: dict[float, list] = {}
    for mark in scene.marks:
        rows.setdefault(round(mark.core.y + mark.core.height / 2, 3), []).append(mark)
    for marks in rows.values():
        placed = [mark for mark in marks if mark.label is not None]
        assert len(placed) >= _plain_placer(marks, scene, table)


def _plain_placer(marks: list, scene: Scene, table) -> int:
    """How many labels stand when each mark, from left to right, takes the room right of it if that is free."""
    ordered = sorted(marks, key=lambda mark: mark.box.x)
    # The room beside a scroll bar is neither's.
    edge = scene.plot.right - (SCROLL_BAR if scene.content_height > scene.plot.height else 0.0)
    free_from, count = -np.inf, 0
    for number, mark in enumerate(ordered):
        end = max(mark.box.right, mark.core.right if mark.diamond else mark.box.right)
        width = tag_of(table, mark.row, short="", selected=False, text_width=estimated_width).width
        left, right = end + GAP, end + GAP + width + CLEAR
        after = ordered[number + 1] if number + 1 < len(ordered) else None
        until = edge if after is None else min(after.box.x, after.core.x if after.diamond else after.box.x, edge)
        if left >= free_from and right <= until:
            free_from, count = right, count + 1
    return count


@SEARCH
@given(crowds(), st.integers(-250, 250))
def test_panning_a_crowd_moves_its_marks_and_keeps_their_rows(made, pixels):
    table, view, _ = made
    there = _scene(table, view)
    moved = _scene(table, panned(view, there.scale, pixels))
    # A day is thousands of pixels wide at the closest: the rounding of the view's minutes shows.
    near = max(0.01, there.scale.pixels_per_minute * 1e-4)
    again = {mark.event: mark for mark in moved.marks}
    stayed = [
        mark for mark in there.marks if mark.event in again and there.plot.holds(mark.core.x + pixels, mark.core.y)
    ]
    for mark in stayed:
        assert again[mark.event].core.x == pytest.approx(mark.core.x + pixels, abs=near)
        assert again[mark.event].core.y == mark.core.y
    gone = [m for m in there.marks if m.event not in again and 260 <= m.core.x + pixels <= 1140]
    assert not gone


def test_the_heaviest_event_in_view_is_always_drawn_with_its_label():
    table = TABLES[20_000]
    view = opening_view(table)
    for factor in (1.0, 2.0, 7.0):
        near = zoomed(view, scale_of(table, view, left=208, right=1200), x=700, factor=factor)
        scene = _scene(table, near)
        starts = scene.scale.x_of(table.earliest.astype(float))
        ends = scene.scale.x_of(table.latest_end.astype(float))
        inside = np.flatnonzero((starts > 600) & (ends < 800))
        heaviest = inside[np.argmax(table.weight[inside])]
        mark = next(mark for mark in scene.marks if mark.row == heaviest)
        assert mark.label is not None


def test_a_selected_event_of_a_crowd_is_drawn_even_where_it_has_no_row():
    table = TABLES[20_000]
    view = opening_view(table)
    folded = _scene(table, view).rows_in("folded")
    row = int(folded[table.storylines.codes[folded] == 0][500])
    selected = table.id_of(row)
    scene = _scene(table, view, selected=selected)
    box = scene.box_of(selected)
    assert box is not None
    mark = next(mark for mark in scene.marks if mark.event == selected)
    assert scene.event_at(mark.box.x + mark.box.width / 2, mark.box.y + mark.box.height / 2) == selected
    assert scene.counts.all == len(table)


def test_a_filter_and_the_day_of_knowledge_count_the_same_in_a_crowd():
    table = replace(TABLES[20_000], known=TABLES[20_000].earliest)
    view = replace(opening_view(table), as_known_on=int(table.earliest[12_000]))
    scene = _scene(table, view, filter=Filter((Chip("storyline", ("s1", "s2")),)))
    counts = scene.counts
    in_lanes = np.isin(table.storylines.codes, [1, 2])
    assert counts.filtered == np.count_nonzero(~in_lanes)
    visible = np.isin(scene.places, [PLACES.index("shown"), PLACES.index("folded")])
    assert counts.not_yet_known == np.count_nonzero(visible & (table.known > view.as_known_on))


def test_a_page_of_very_many_events_holds_all_lanes():
    table = TABLES[900]
    scene = _scene(table, opening_view(table), options=page_options(title="Many"))
    assert scene.content_height <= scene.plot.height + 1e-6
    assert len(scene.lanes) == 8
