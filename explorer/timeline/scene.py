"""The scene: a table, a view and a filter become a picture in numbers."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.axis import (
    ERA_HEIGHT,
    any_published,
    axis_of,
    axis_steps,
    era_steps,
    grid_steps,
    source_steps,
)
from explorer.timeline.bands import edge_counts, lane_bands, uncovered_steps
from explorer.timeline.columns import Ints
from explorer.timeline.counts import Counts, TieCount, counts_in_words, ties_in_words
from explorer.timeline.crowd import chunks_ahead
from explorer.timeline.drawn import KnownLine, Scene
from explorer.timeline.events import Drawing
from explorer.timeline.filter import Filter
from explorer.timeline.frame import Frame, SceneOptions, frame_of
from explorer.timeline.hits import hits_on_axis
from explorer.timeline.known import known_line, known_steps
from explorer.timeline.listed import listed_scene, to_be_listed
from explorer.timeline.look import Look
from explorer.timeline.measure import Bracket, Pair, bracket_of, bracket_steps, drop_steps
from explorer.timeline.page import foot_height, foot_steps, title_height, title_steps
from explorer.timeline.pinned import draw_lanes, foot_of_pinned, ground_steps, held_bands, in_sight, pinned_height
from explorer.timeline.scale import Scale
from explorer.timeline.sequence import SEQUENCE_HEIGHT, in_sequence, sequence_steps
from explorer.timeline.shelves import ZOOM_STEP, Shelves, shelves_for
from explorer.timeline.sight import scroll_steps, strips_of
from explorer.timeline.steps import Box, Clip, Rect, Size, Step, TextWidth, Unclip
from explorer.timeline.table import EventTable
from explorer.timeline.ties import Tie, tie_steps
from explorer.timeline.view import View, scale_of, zoomed
from explorer.timeline.whereabouts import Whereabouts

__all__ = ["Counts", "Scene", "SceneOptions", "counts_in_words", "lay_out"]

NO_FILTER = Filter()
FOR_WINDOW = SceneOptions()
NO_HITS: Ints = np.zeros(0, dtype=np.int64)
# More marks are drawn in batches. On a page every event is a group of its own, which has its title and can be clicked.
BATCH_OF_WINDOW = 30
BATCH_OF_PAGE = sys.maxsize


def lay_out(
    table: EventTable,
    *,
    view: View,
    size: Size | tuple[float, float],
    text_width: TextWidth,
    filter: Filter = NO_FILTER,  # noqa: A002 — the glossary's word
    selected: EventId | None = None,
    options: SceneOptions = FOR_WINDOW,
    relations: Sequence[Tie] = (),
    hits: Ints = NO_HITS,
    measured: Pair | None = None,
    hurried: bool = False,
) -> Scene:
    """Lay out the events of a table that pass the filter, in the stretch of the view, on `size` pixels.

    `text_width(text, style)` gives pixels at 100 %. `relations` are drawn where they are of the selected event (see
    `ties.ties_of`); `hits` are rows of the table that the axis marks with ticks; a bracket tells how far the two
    `measured` events stand apart. Any table, view and size make a scene. `hurried` packs nothing that can wait, see
    `Scene.settled`.
    """
    filter = filter.seen_in(view)  # noqa: A001 — the glossary's word
    if len(listed := to_be_listed(table, filter, options)):
        return listed_scene(table, listed, view, filter, selected, Size(*size), options, text_width)
    undated, frame, scale, shelves = _ground(table, view, Size(*size), filter, options, text_width)
    plot = frame.plot
    scroll = 0.0 if options.lanes_fit else min(max(view.scroll, 0.0), max(shelves.height - plot.height, 0.0))
    top = plot.y - scroll
    batch_from = BATCH_OF_PAGE if options.lanes_fit else BATCH_OF_WINDOW
    look = Look(
        table, scale, plot, selected, view.as_known_on, text_width, batch_from, view.elastic, hurried, options.lanes_fit
    )
    held = pinned_height(shelves, plot.height) if scroll else 0.0
    drawing = draw_lanes(look, shelves, top, held)
    indexes = tuple(shelf.index for shelf in shelves.shelves)
    whereabouts = Whereabouts(
        table,
        filter,
        indexes,
        drawing.seen,
        drawing.beside,
        drawing.beyond,
        look.window,
        view.as_known_on,
        drawing.hardly,
    )
    counts = whereabouts.counts
    bands = held_bands(lane_bands(shelves, frame, top), plot, held)
    # A page has nothing that could be scrolled.
    above, below = (0, 0) if options.lanes_fit else (counts.above, counts.below)
    scroll_counts, scrolled = scroll_steps(above, below, frame, held, text_width)
    edge_steps, edges = in_sight(*edge_counts(look, drawing, bands), bands, plot, held)
    known = known_line(view, scale, frame, text_width)
    bracket = bracket_of(table, measured, drawing.marked, scale, frame, text_width, known.day if known else None)
    boxes = _boxes(known, bracket)
    ticks, breaks = axis_of(scale, text_width, boxes)
    published_steps, published = source_steps(table.witnesses, scale, frame, text_width, view.as_known_on)
    tied, ties = tie_steps(relations, selected, drawing.marked, plot)
    sequence, in_order, rest = sequence_steps(table, undated, frame, selected, text_width, view)
    found = hits_on_axis(table, hits, scale, frame)
    steps: list[Step] = [
        *([Box(frame.page, "solid", "panel")] if options.margin else uncovered_steps(bands, frame)),
        *title_steps(options, frame, text_width),
        Clip(frame.lanes),
        *ground_steps(bands, frame, text_width, held, strips_of(scrolled)),
        Unclip(),
        *era_steps(table.eras, scale, frame, text_width),
        *published_steps[:1],
        *grid_steps(ticks, breaks, frame),
        *drop_steps(bracket, drawing.marked, frame),
        Clip(plot),
        *tied,
        *drawing.steps,
        *edge_steps,
        Unclip(),
        *scroll_counts,
        *foot_of_pinned(frame, held),
        *sequence,
        *published_steps[1:],
        *axis_steps(ticks, breaks, frame, text_width, boxes),
        *found.steps,
        *bracket_steps(bracket, frame, text_width),
        *known_steps(known, view, drawing.marked, frame, text_width),
        *_foot(table, drawing, counts, _with_ties(options, ties), frame, text_width),
    ]
    return Scene(
        size=Size(*size),
        steps=tuple(steps),
        plot=plot,
        scale=scale,
        content_height=shelves.height,
        lanes=bands,
        marked=drawing.marked,
        folds=drawing.folds,
        crests=drawing.crests,
        ticks=ticks,
        breaks=breaks,
        edges=edges,
        published=published,
        counts=counts,
        whereabouts=whereabouts,
        sequence=in_order,
        frame=frame,
        known=known,
        settled=drawing.settled,
        ties=ties,
        hits=found,
        scrolled=scrolled,
        rest=rest,
    )


def preparations(
    table: EventTable,
    *,
    view: View,
    size: Size | tuple[float, float],
    text_width: TextWidth,
    filter: Filter = NO_FILTER,  # noqa: A002 — the glossary's word
    options: SceneOptions = FOR_WINDOW,
) -> Iterator[bool]:
    """Step by step, what a window's scenes near this view will need; True once: the scene of the view itself is ready.

    A step takes about a millisecond, and what it makes is kept: nothing is lost when the steps are left.
    """
    filter = filter.seen_in(view)  # noqa: A001 — the glossary's word
    _, frame, scale, shelves = _ground(table, view, Size(*size), filter, options, text_width)
    plot = frame.plot
    crowds = [shelf.crowd for shelf in shelves.shelves if shelf.crowd is not None]
    width = (scale.right - scale.left) / scale.pixels_per_minute
    yield from chunks_ahead(crowds, scale.origin, scale.origin + width, scale.pixels_per_minute)
    for steps in (1, -1, 2, -2):
        there = zoomed(view, scale, x=(scale.left + scale.right) / 2, factor=ZOOM_STEP**steps)
        nearby = scale_of(table, there, left=plot.x, right=plot.right)
        shelves_for(table, there, filter, nearby, height=plot.height, fit=False, text_width=text_width)
        yield False


class _Ground(NamedTuple):
    """What a scene stands on: the rows of the sequence area, the frame, the scale and the rows of the lanes."""

    undated: Ints
    frame: Frame
    scale: Scale
    shelves: Shelves


def _ground(
    table: EventTable,
    view: View,
    size: Size,
    filter: Filter,  # noqa: A002 — the glossary's word
    options: SceneOptions,
    text_width: TextWidth,
) -> _Ground:
    undated = in_sequence(table, filter) if options.sequence else NO_HITS
    frame = _frame(table, size, options, text_width, sequence=len(undated) > 0)
    plot = frame.plot
    scale = scale_of(table, view, left=plot.x, right=plot.right)
    fit = options.lanes_fit
    shelves = shelves_for(table, view, filter, scale, height=plot.height, fit=fit, text_width=text_width)
    return _Ground(undated, frame, scale, shelves)


def _frame(table: EventTable, size: Size, options: SceneOptions, text_width: TextWidth, *, sequence: bool) -> Frame:
    width = max(size.width - 2 * options.margin, 1.0)
    if options.source_lane and not any_published(table):
        options = replace(options, source_lane=False)
    return frame_of(
        size,
        options,
        title_height=title_height(options),
        era_height=ERA_HEIGHT if table.eras else 0.0,
        foot_height=foot_height(table, options, width, text_width),
        sequence_height=SEQUENCE_HEIGHT if sequence else 0.0,
    )


def _foot(
    table: EventTable, drawing: Drawing, counts: Counts, options: SceneOptions, frame: Frame, text_width: TextWidth
) -> list[Step]:
    """What stands below the axis of a page; a window has no foot."""
    if not (options.legend or options.foot):
        return []
    seen = np.unique(np.concatenate([NO_HITS, *drawing.seen]))
    return foot_steps(table, seen, drawing.steps, counts, options, frame, text_width)


def _with_ties(options: SceneOptions, ties: TieCount) -> SceneOptions:
    """A page counts the relations that it does not draw, as a window does in its status line."""
    note = " · ".join(part for part in (options.note, ties_in_words(ties, "the selected event’s")) if part)
    return replace(options, note=note)


def _boxes(known: KnownLine | None, bracket: Bracket | None) -> list[Rect]:
    """What stands on the axis in the place of its labels."""
    boxes = [] if known is None else [known.day]
    return boxes if bracket is None else [*boxes, bracket.box]
