"""The scene: a table, a view and a filter become a picture in numbers."""

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.counts import Counts, counts_in_words
from explorer.timeline.drawn import LaneBand, Mark, Scene
from explorer.timeline.filter import Filter
from explorer.timeline.frame import SceneOptions, frame_of
from explorer.timeline.steps import Box, Rect, Shape, Size, Step, Text, TextWidth, diamond
from explorer.timeline.table import EventTable
from explorer.timeline.text import drawable
from explorer.timeline.view import View, scale_of

__all__ = ["Counts", "Scene", "SceneOptions", "counts_in_words", "lay_out"]

NO_FILTER = Filter()
FOR_WINDOW = SceneOptions()


def lay_out(
    table: EventTable,
    *,
    view: View,
    size: Size,
    text_width: TextWidth,
    filter: Filter = NO_FILTER,  # noqa: A002 — the glossary's word
    selected: EventId | None = None,
    options: SceneOptions = FOR_WINDOW,
) -> Scene:
    """Lay out the events of a table that pass the filter, in the stretch of the view, on `size` pixels.

    `text_width(text, style)` gives pixels at 100 %. Raises nothing: any table, view and size make a scene.
    """
    frame = frame_of(Size(*size), options)
    plot = frame.plot
    scale = scale_of(table, view, left=plot.x, right=plot.right)
    shown = filter.mask(table) & table.dated
    steps: list[Step] = [Box(frame.page, "solid", "background")]
    marks: list[Mark] = []
    for number, row in enumerate(np.flatnonzero(shown)):
        x, y = scale.x_of(float(table.closed_from[row])), plot.y + 20 + 25.0 * number
        event, label = table.id_of(int(row)), drawable(str(table.title[int(row)]))
        chosen = event == selected
        style = "label_selected" if chosen else "label"
        width = text_width(label, style)
        steps += [
            Shape(diamond(x, y, 13), "solid", "blue", event=event),
            Text(x + 14, y + 4.5, label, width, style, "selection" if chosen else "ink", event=event),
        ]
        core = Rect(x - 6.5, y - 6.5, 13, 13)
        marks.append(Mark(event, int(row), 0, core, core, diamond=True, label=Rect(x + 14, y - 9, width, 18)))
    lane = LaneBand("all", "All events", "blue", len(marks), frame.lanes)
    return Scene(
        size=Size(*size),
        steps=tuple(steps),
        plot=plot,
        scale=scale,
        content_height=25.0 * len(marks),
        lanes=(lane,),
        marks=tuple(marks),
        folds=(),
        ticks=(),
        breaks=(),
        edges=(),
        published=(),
        counts=Counts(shown=len(marks), undated=int((~table.dated).sum())),
        places=np.zeros(len(table), dtype=np.int8),
    )
