"""What holds for every scene, whatever the events, the size, the zoom and the scale."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.data.minutes import minute_of
from explorer.data.when import When
from explorer.timeline.arrangement import LANES_BY
from explorer.timeline.counts import PLACES
from explorer.timeline.drawn import Mark, Scene
from explorer.timeline.frame import SceneOptions, page_options
from explorer.timeline.index import DIAMOND
from explorer.timeline.scene import lay_out
from explorer.timeline.sight import SCROLL_BAR
from explorer.timeline.steps import (
    Cells,
    Clip,
    Diamonds,
    Fade,
    Rect,
    Shape,
    Single,
    Size,
    Skyline,
    Text,
    Unclip,
    bounds_of,
    singly,
)
from explorer.timeline.table import EventTable, table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import View, fit_view, opening_view, panned, scale_of, zoomed
from tests.builders import a_story, an_event
from tests.timeline.sample import sample_story
from tests.timeline.stories import stories

SIZES = st.sampled_from([Size(640, 210), Size(640, 360), Size(1190, 740), Size(1600, 900), Size(3840, 2160)])
OPTIONS = st.sampled_from(
    [SceneOptions(), SceneOptions(source_lane=False), page_options(title="A title", subtitle="Two")]
)
GROUPS = (Cells, Diamonds, Skyline, Clip, Unclip)
SEARCH = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@st.composite
def scenes(draw: st.DrawFn) -> tuple[EventTable, View, Scene]:
    table = table_of(draw(stories()))
    view = draw(st.sampled_from([opening_view, fit_view]))(table, elastic=draw(st.booleans()))
    view = replace(view, lanes_by=draw(st.sampled_from(LANES_BY)))
    scale = scale_of(table, view, left=0.0, right=1000.0)
    view = zoomed(view, scale, x=draw(st.floats(0, 1000)), factor=draw(st.sampled_from([0.5, 1.0, 1.7, 20.0, 300.0])))
    view = replace(view, scroll=draw(st.sampled_from([0.0, 37.0, 210.0, 1e4])))
    selected = table.id_of(0) if len(table) and draw(st.booleans()) else None
    scene = lay_out(
        table,
        view=view,
        size=draw(SIZES),
        text_width=estimated_width,
        selected=selected,
        options=draw(OPTIONS),
    )
    return table, view, scene


def _overlap(one: Rect, other: Rect) -> bool:
    """By more than a rounding error."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 1e-6 and down > 1e-6


def _ink(mark: Mark) -> list[Rect]:
    """The boxes that a mark inks: its fades or bar, and its diamond."""
    fade = Rect(mark.box.x, mark.core.y + mark.core.height / 2 - 4.5, mark.box.width, 9.0)
    return [mark.core, fade] if mark.diamond else [mark.box]


@SEARCH
@given(scenes())
def test_no_label_overlaps_a_label_or_a_mark_of_another_event(made):
    _, _, scene = made
    labels = [(mark.event, mark.label) for mark in scene.marks if mark.label is not None]
    for (_, one), (_, other) in combinations(labels, 2):
        assert not _overlap(one, other)
    inks = [(mark.event, box) for mark in scene.marks for box in _ink(mark)]
    inks += [("", fold.box) for fold in scene.folds]
    for event, label in labels:
        for other, box in inks:
            assert other == event or not _overlap(label, box)
        for edge in scene.edges:
            assert not _overlap(label, edge.box)


@SEARCH
@given(scenes())
def test_a_label_is_whole_inside_the_plot_and_clear_of_its_own_diamond(made):
    _, _, scene = made
    for mark in scene.marks:
        if mark.label is None:
            continue
        assert mark.label.x >= scene.plot.x
        assert mark.label.right <= scene.plot.right
        assert not mark.diamond or not _overlap(mark.label, mark.core)


@SEARCH
@given(scenes())
def test_no_two_marks_of_a_lane_stand_on_one_another(made):
    _, _, scene = made
    boxes = [(mark.lane, box) for mark in scene.marks if not mark.echo for box in [_outline(mark, scene.plot)]]
    for (lane, one), (other_lane, other) in combinations(boxes, 2):
        assert lane != other_lane or not _overlap(one, other)


def _outline(mark: Mark, plot: Rect) -> Rect:
    box = mark.box.joined(mark.core) if mark.diamond else mark.box
    return Rect(max(box.x, plot.x), box.y, min(box.right, plot.right) - max(box.x, plot.x), box.height)


@SEARCH
@given(scenes())
def test_every_event_is_drawn_folded_or_counted_once(made):
    table, _, scene = made
    counts = scene.counts
    assert counts.all == len(table)
    # A mark that is cut by the upper or the lower edge is counted there.
    drawn = {mark.row for mark in scene.marks if not mark.echo and _stands_whole(mark, scene.plot)}
    assert drawn == set(scene.rows_in("shown").tolist())
    told = {"shown": counts.shown, "undated": counts.undated, "before": counts.out_of_view_before}
    told |= {"after": counts.out_of_view_after, "filtered": counts.filtered, "folded": counts.folded}
    told |= {"hidden": counts.hidden, "above": counts.above, "below": counts.below}
    assert {place: len(scene.rows_in(place)) for place in PLACES} == told
    if scene.content_height <= scene.plot.height:
        assert counts.above == counts.below == 0
    for edge in scene.edges:
        assert edge.count > 0
    by_edges = sum(edge.count for edge in scene.edges)
    assert by_edges == counts.out_of_view


def _stands_whole(mark: Mark, plot: Rect) -> bool:
    middle = mark.core.y + mark.core.height / 2
    return middle - DIAMOND / 2 >= plot.y - 0.01 and middle + DIAMOND / 2 <= plot.bottom + 0.01


@SEARCH
@given(scenes())
def test_what_is_drawn_is_found_under_the_mouse(made):
    _, _, scene = made
    visible = [m for m in scene.marks if not m.echo and scene.plot.y <= m.core.y and m.core.bottom < scene.plot.bottom]
    for mark in visible:
        if mark.label is not None:
            middle = mark.label.x + mark.label.width / 2, mark.label.y + mark.label.height / 2
            assert scene.event_at(*middle) == mark.event
        box = _outline(mark, scene.plot)
        if box.width > 0.5:
            assert scene.event_at(box.x + box.width / 2, mark.core.y + mark.core.height / 2) == mark.event
        assert scene.box_of(mark.event) is not None


@SEARCH
@given(scenes(), st.integers(-300, 300))
def test_panning_by_pixels_moves_every_mark_by_so_many(made, pixels):
    table, view, scene = made
    if abs(scene.scale.start) > 4e10:
        return
    there = lay_out(table, view=view, size=scene.size, text_width=estimated_width)
    moved = lay_out(table, view=panned(view, there.scale, pixels), size=scene.size, text_width=estimated_width)
    again = {mark.event: mark for mark in moved.marks if not mark.echo}
    for mark in there.marks:
        if not mark.echo and mark.event in again and mark.diamond:
            assert again[mark.event].core.x == pytest.approx(mark.core.x + pixels, abs=0.01)
            assert again[mark.event].core.y == mark.core.y


@SEARCH
@given(scenes())
def test_as_many_labels_are_placed_as_from_left_to_right(made):
    _, _, scene = made
    rows: dict[float, list[Mark]] = {}
    for mark in scene.marks:
        if not mark.echo:
            rows.setdefault(round(mark.core.y + mark.core.height / 2, 3), []).append(mark)
    for y, marks in rows.items():
        labelled = [mark for mark in marks if mark.label is not None]
        blocked = [fold.box for fold in scene.folds if round(fold.box.y + 8.0, 3) == y]
        blocked += [edge.box._replace(y=y - 1.0, height=2.0) for edge in scene.edges if _stands_on(edge.box, y)]
        scrolled = scene.content_height > scene.plot.height + 0.01
        room = scene.plot._replace(width=scene.plot.width - SCROLL_BAR) if scrolled else scene.plot
        assert len(labelled) >= _greedy(labelled, marks, blocked, room)


def _stands_on(box: Rect, y: float) -> bool:
    """Whether a count at a lane's edge stands on the labels of a row."""
    return box.y < y + 8.5 and y - 8.5 < box.bottom


def _greedy(candidates: list[Mark], marks: list[Mark], blocked: list[Rect], plot: Rect) -> int:
    """A plain placer over the same marks: each label right of its mark if it is free there."""
    taken: list[Rect] = list(blocked)
    count = 0
    for mark in sorted(candidates, key=lambda one: one.box.x):
        outline = _outline(mark, plot)
        label = Rect(outline.right + 8.0, mark.label.y, mark.label.width, mark.label.height)
        others = [_outline(other, plot) for other in marks if other is not mark]
        if label.right <= plot.right and not any(_overlap(label, box) for box in [*taken, *others]):
            taken.append(label)
            count += 1
    return count


@SEARCH
@given(stories(), st.booleans(), st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_a_scale_is_exact_both_ways_and_increases(story, elastic, parts):
    table = table_of(story)
    view = fit_view(table, elastic=elastic)
    scale = scale_of(table, view, left=100.0, right=1300.0)
    minutes = sorted(round(view.start + part * (view.end - view.start)) for part in parts)
    for minute in minutes:
        assert round(scale.minute_at(scale.x_of(float(minute)))) == minute
    places = [scale.x_of(float(minute)) for minute in sorted(set(minutes))]
    assert places == sorted(set(places))
    for x in (100.0, 333.25, 1300.0):
        assert scale.x_of(scale.minute_at(x)) == pytest.approx(x, abs=1e-6)


@SEARCH
@given(scenes())
def test_signs_words_and_labels_of_the_axis_are_whole_and_none_stands_on_another(made):
    _, _, scene = made
    axis = scene.frame.axis
    inside = [step for step in scene.steps if not isinstance(step, GROUPS) and axis.holds(*_begin(step))]
    texts = [step for step in inside if isinstance(step, Text) and step.style in ("axis", "break")]
    signs = [step for step in inside if isinstance(step, Shape) and step.style == "outline"]
    assert bool(signs) == bool(scene.breaks)
    boxes = [bounds_of(step) for step in (*texts, *signs)]
    for box in boxes:
        assert scene.plot.x - 1e-6 <= box.x
        assert box.right <= scene.plot.right + 1e-6
    for one, other in combinations(boxes, 2):
        assert one.right <= other.x + 1e-6 or other.right <= one.x + 1e-6


def _begin(step):
    box = bounds_of(step)
    return box.x, box.y


def test_after_a_break_at_the_left_edge_the_axis_tells_where_the_edge_lies():
    table = table_of(sample_story())
    view = fit_view(table)
    scale = scale_of(table, view, left=208.0, right=1200.0)
    start = scale.minute_at(scale.x_of(float(scale.breaks[2].middle)) - 40.0)
    scene = lay_out(table, view=replace(view, start=start), size=(1200, 500), text_width=estimated_width)
    first = scene.ticks[0]
    assert (first.line, first.x, first.label) == (False, scene.plot.x, "Jul 2025")
    edge = round(first.x) + 0.5
    lines = [step for step in scene.steps if isinstance(step, Shape) and step.style == "hairline"]
    assert not any({x for x, _ in step.points} == {edge} for step in lines)


def _inked(step: Single, plot: Rect) -> float:
    """How much of a step is seen, in pixels of full ink."""
    box = bounds_of(step)
    seen = max(min(box.right, plot.right) - max(box.x, plot.x), 0.0)
    match step:
        case Fade():
            pairs = pairwise(step.stops)
            ink = sum((end - start) * (one + other) / 2 for (start, one), (end, other) in pairs)
            return seen * box.height * ink
        case Shape(closed=False):
            return seen or box.height
        case Text():
            return 0.0
        case _:
            return seen * box.height


@SEARCH
@given(stories(), st.booleans(), OPTIONS)
def test_every_event_that_is_drawn_has_ink_that_can_be_seen(story, elastic, options):
    table = table_of(story)
    scene = lay_out(
        table, view=fit_view(table, elastic=elastic), size=Size(1600, 900), text_width=estimated_width,
        options=replace(options, lanes_fit=True),
    )  # fmt: skip
    ink: dict[str, float] = {}
    for step in singly(scene.steps):
        event = getattr(step, "event", None)
        if event is not None:
            ink[event] = ink.get(event, 0.0) + _inked(step, scene.plot)
    drawn = {mark.event for mark in scene.marks if not mark.echo}
    assert len(drawn) == scene.counts.shown + scene.counts.listed
    assert {event for event in drawn if ink.get(event, 0.0) < 5.0} == set()


@pytest.mark.parametrize(
    "bounds",
    [(None, 1, None, 1), (0, 1, 1, 1), (0, 1, None, 1), (0, None, None, None), (0, 0, 0, 1), (0, 1, 0, 1)],
)
@pytest.mark.parametrize("status", ["happened", "planned", "denied"])
def test_whatever_is_known_of_a_period_there_is_something_to_see(bounds, status):
    days = tuple(None if bound is None else minute_of(2031, 1 + 6 * bound) for bound in bounds)
    other = an_event("Something else @ 2029/2032")
    story = a_story(replace(an_event("It lasted", status=status), when=When(*days, instant=False)), other)
    table = table_of(story)
    scene = lay_out(table, view=fit_view(table), size=Size(1600, 900), text_width=estimated_width)
    ink = [_inked(step, scene.plot) for step in singly(scene.steps) if getattr(step, "event", None) == table.id_of(0)]
    assert sum(ink) > 100.0
