"""What a search found, as ticks at the head of the axis: where they stand, and which events are at a tick."""

from dataclasses import dataclass

import numpy as np

from explorer.timeline.columns import Floats, Ints, distinct
from explorer.timeline.frame import Frame
from explorer.timeline.scale import Scale, as_floats
from explorer.timeline.steps import Cells, Rect, Step
from explorer.timeline.table import OPEN_BEFORE, EventTable

_WIDTH, _HEIGHT = 2.0, 7.0
# A tick is narrow: it is hit so many pixels around its place, down to this far below the head of the axis.
_REACH = 4.0
_DEEP = 11.0
_NONE: Ints = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """The dated rows that were found and the left ends of their ticks, in pixels; `strip` is where ticks are."""

    strip: Rect
    rows: Ints
    lefts: Ints

    @property
    def steps(self) -> list[Step]:
        """The ticks, each once."""
        if not len(self.rows):
            return []
        columns = distinct(self.lefts)
        size = np.full(len(columns), _WIDTH), np.full(len(columns), _HEIGHT)
        top = np.full(len(columns), self.strip.y + 1.0)
        return [Cells(np.column_stack([columns, top, *size]), "solid", "selection")]

    def rows_at(self, x: float, y: float) -> Ints:
        """The rows whose tick is nearest to a point, in their order; none where no tick is near."""
        if not len(self.rows) or not self.strip.holds(x, y):
            return _NONE
        away: Floats = np.abs(self.lefts + _WIDTH / 2 - x)
        nearest = away.min()
        return self.rows[away == nearest] if nearest <= _REACH else _NONE


def hits_on_axis(table: EventTable, hits: Ints, scale: Scale, frame: Frame) -> Hits:
    """Where the dated ones of these rows stand on the axis; those out of view gather at its ends."""
    strip = Rect(frame.plot.x - _REACH, frame.axis.y, frame.plot.width + 2 * _REACH, _DEEP)
    hits = hits[table.dated[hits]]
    if not len(hits):
        return Hits(strip, _NONE, _NONE)
    start, end = as_floats(table.closed_from[hits]), as_floats(table.closed_to[hits])
    marked = table.mark[hits] != OPEN_BEFORE
    at = scale.x_of(np.where(marked, as_floats(table.mark[hits]), start))
    # Of a long event that began before the view, the part in view counts.
    at = np.where(scale.x_of(end) > frame.plot.x, np.maximum(at, frame.plot.x), at)
    return Hits(strip, hits, np.round(np.clip(at, frame.plot.x, frame.plot.right - _WIDTH)).astype(np.int64))
