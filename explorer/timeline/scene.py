"""The scene: a table, a view and a filter become a picture in numbers."""

from collections.abc import Sequence

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.axis import (
    ERA_HEIGHT,
    axis_steps,
    axis_ticks,
    break_marks,
    era_steps,
    grid_steps,
    hit_steps,
    source_steps,
)
from explorer.timeline.bands import band_steps, edge_counts, header_steps, lane_bands
from explorer.timeline.columns import Ints
from explorer.timeline.counts import Counts, counts_in_words
from explorer.timeline.drawn import Scene
from explorer.timeline.events import Look, draw_events
from explorer.timeline.filter import Filter
from explorer.timeline.frame import Frame, SceneOptions, frame_of
from explorer.timeline.page import foot_height, foot_steps, title_height, title_steps
from explorer.timeline.scale import Scale
from explorer.timeline.sequence import SEQUENCE_HEIGHT, in_sequence, sequence_steps
from explorer.timeline.shelves import shelves_for
from explorer.timeline.steps import Box, Clip, Rect, Shape, Size, Step, TextWidth, Unclip
from explorer.timeline.table import EventTable
from explorer.timeline.ties import Tie, tie_steps
from explorer.timeline.view import View, scale_of
from explorer.timeline.whereabouts import Whereabouts

__all__ = ["Counts", "Scene", "SceneOptions", "counts_in_words", "lay_out"]

NO_FILTER = Filter()
FOR_WINDOW = SceneOptions()
NO_HITS: Ints = np.zeros(0, dtype=np.int64)
# More marks are drawn in batches. On a page every event is a group of its own as long as there are not too many.
BATCH_OF_WINDOW = 30
BATCH_OF_PAGE = 1000


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
) -> Scene:
    """Lay out the events of a table that pass the filter, in the stretch of the view, on `size` pixels.

    `text_width(text, style)` gives pixels at 100 %. `relations` are drawn where they are of the selected event (see
    `ties.ties_of`); `hits` are rows of the table that the axis marks with ticks. Any table, view and size make a scene.
    """
    undated = in_sequence(table, filter) if options.sequence else NO_HITS
    frame = _frame(table, Size(*size), options, text_width, sequence=len(undated) > 0)
    plot = frame.plot
    scale = scale_of(table, view, left=plot.x, right=plot.right)
    shelves = shelves_for(table, view, filter, scale, height=plot.height, fit=options.lanes_fit, text_width=text_width)
    scroll = 0.0 if options.lanes_fit else min(max(view.scroll, 0.0), max(shelves.height - plot.height, 0.0))
    top = plot.y - scroll
    batch_from = BATCH_OF_PAGE if options.lanes_fit else BATCH_OF_WINDOW
    look = Look(table, scale, plot, selected, view.as_known_on, text_width, batch_from)
    drawing = draw_events(look, shelves, top)
    indexes = tuple(shelf.index for shelf in shelves.shelves)
    whereabouts = Whereabouts(table, filter, indexes, drawing.seen, drawing.beside, look.window, view.as_known_on)
    counts = whereabouts.counts
    bands = lane_bands(shelves, frame, top)
    edge_steps, edges = edge_counts(look, drawing, bands)
    breaks = break_marks(scale)
    ticks = axis_ticks(scale, breaks, text_width)
    published_steps, published = source_steps(table.witnesses, scale, frame, text_width)
    sequence, in_order = sequence_steps(table, undated, frame, selected, text_width)
    steps: list[Step] = [
        Box(frame.page, "solid", "panel" if options.margin else "background"),
        Clip(frame.lanes),
        *band_steps(bands),
        Unclip(),
        *era_steps(table.eras, scale, frame, text_width),
        *published_steps[:1],
        *grid_steps(ticks, breaks, frame),
        *_known_line(view, scale, frame),
        Clip(plot),
        *tie_steps(relations, selected, drawing.marks, plot),
        *drawing.steps,
        *edge_steps,
        Unclip(),
        Clip(frame.lanes),
        *header_steps(bands, frame, text_width),
        Unclip(),
        *sequence,
        *published_steps[1:],
        *axis_steps(ticks, breaks, frame, text_width),
        *hit_steps(table, hits, scale, frame),
        *title_steps(options, frame, text_width),
        *foot_steps(table, counts, options, frame, text_width),
    ]
    return Scene(
        size=Size(*size),
        steps=tuple(steps),
        plot=plot,
        scale=scale,
        content_height=shelves.height,
        lanes=bands,
        marks=drawing.marks,
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
    )


def _frame(table: EventTable, size: Size, options: SceneOptions, text_width: TextWidth, *, sequence: bool) -> Frame:
    width = max(size.width - 2 * options.margin, 1.0)
    return frame_of(
        size,
        options,
        title_height=title_height(options),
        era_height=ERA_HEIGHT if table.eras else 0.0,
        foot_height=foot_height(table, options, width, text_width),
        sequence_height=SEQUENCE_HEIGHT if sequence else 0.0,
    )


def _known_line(view: View, scale: Scale, frame: Frame) -> list[Step]:
    """The line of *as known on*."""
    if view.as_known_on is None:
        return []
    x = scale.x_of(float(view.as_known_on))
    if not frame.plot.x <= x <= frame.plot.right:
        return []
    return [Shape(((x, frame.lanes.y), (x, frame.axis.y)), "stroke", "selection", closed=False)]


def plot_of(size: Size | tuple[float, float], options: SceneOptions = FOR_WINDOW) -> Rect:
    """Where time runs in a window's scene of this size without eras: for a scale before the first scene."""
    return frame_of(Size(*size), options).plot
