"""How far every event reaches on the canvas: its bounds with the open ones set to where they have faded out."""

from dataclasses import dataclass

import numpy as np

from explorer.timeline.columns import Flags, Floats, Ints
from explorer.timeline.scale import Warp, as_floats
from explorer.timeline.table import OPEN_AFTER, OPEN_BEFORE, EventTable
from explorer.timeline.view import story_stretch, warp_for

# An open end that begins beyond the body of the story fades out over this part of it.
_FADE_BEYOND = 0.08
# What has not happened, or is not said to have: without an end it would fill its lane with a bar of nothing.
NOT_HAPPENED = ("planned", "forecast", "cancelled", "speculated")


@dataclass(frozen=True, slots=True, eq=False)
class Extents:
    """How far some events reach, one entry each: in minutes, or bent by a warp (float64); NaN where undated.

    The start lies in `begins`–`begun`, the end in `ends`–`ended`; `mark` is NaN where there is no diamond.
    `begins` and `ended` are how far it is drawn.
    """

    begins: Floats
    begun: Floats
    ends: Floats
    ended: Floats
    mark: Floats

    def __len__(self) -> int:
        """The number of events."""
        return len(self.begins)

    def bent(self, warp: Warp) -> "Extents":
        """In stretched minutes."""
        return Extents(*(warp.bend(column) for column in self.columns))

    def of(self, places: Ints | Flags) -> "Extents":
        """Only the entries at these places."""
        return Extents(*(column[places] for column in self.columns))

    def on(self, left: float, origin: float, pixels_per_minute: float) -> "Extents":
        """Bent extents as pixels of a scale whose `origin` stands at `left`."""
        return Extents(*(left + (column - origin) * pixels_per_minute for column in self.columns))

    @property
    def columns(self) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """The five arrays, in the order of the fields."""
        return (self.begins, self.begun, self.ends, self.ended, self.mark)


def extents_at(table: EventTable, rows: Ints) -> Extents:
    """The extents of these rows: open ends fade out to the edge of the story, or a little beyond their closed bound.

    A plan without an end reaches a little way only: see `endless`.
    """
    if table.all_closed:
        return _closed_extents(table, rows)
    warp = warp_for(table)
    first, last = (warp.bend(edge) for edge in story_stretch(table))
    beyond = max((last - first) * _FADE_BEYOND, 1.0)
    undated = ~table.dated[rows]
    earliest, latest = table.earliest[rows], table.latest[rows]
    earliest_end, latest_end = table.earliest_end[rows], table.latest_end[rows]
    begins, ended = as_floats(earliest), as_floats(latest_end)
    from_open, to_open = np.flatnonzero(earliest == OPEN_BEFORE), np.flatnonzero(latest_end == OPEN_AFTER)
    closed_from, closed_to = table.closed_from[rows[from_open]], table.closed_to[rows[to_open]]
    begins[from_open] = warp.unbend(np.minimum(first, warp.bend(as_floats(closed_from)) - beyond))
    little = warp.bend(as_floats(closed_to)) + beyond
    far = np.where(endless(table, rows[to_open]), little, np.maximum(last, little))
    ended[to_open] = warp.unbend(far)
    begun = np.where(latest == OPEN_AFTER, ended, as_floats(latest))
    # Of an end whose first day is open no more is known than that it comes after the beginning.
    ends = np.where(earliest_end == OPEN_BEFORE, np.where(begun < ended, begun, begins), as_floats(earliest_end))
    for column in (begins, begun, ends, ended):
        column[undated] = np.nan
    mark = as_floats(table.mark[rows])
    mark[table.mark[rows] == OPEN_BEFORE] = np.nan
    begins, ended = np.minimum(begins, begun), np.maximum(ended, ends)
    return Extents(begins, begun, ends, ended, np.minimum(np.maximum(mark, begins), ended))


def endless(table: EventTable, rows: Ints) -> Flags:
    """Which of these rows are plans and the like that last, and of which no end is known."""
    unmade = np.array([name in NOT_HAPPENED for name in table.status.names] or [False], dtype=np.bool_)
    found: Flags = unmade[table.status.codes[rows]] & ~table.instant[rows] & (table.latest_end[rows] == OPEN_AFTER)
    return found


def _closed_extents(table: EventTable, rows: Ints) -> Extents:
    """The same where no bound is open: half of the work, which counts for a million events."""
    begun, ends = as_floats(table.latest[rows]), as_floats(table.earliest_end[rows])
    begins = np.minimum(as_floats(table.earliest[rows]), begun)
    ended = np.maximum(as_floats(table.latest_end[rows]), ends)
    at = table.mark[rows]
    mark = as_floats(at)
    mark[at == OPEN_BEFORE] = np.nan
    np.minimum(np.maximum(mark, begins, out=mark), ended, out=mark)
    return Extents(begins, begun, ends, ended, mark)


def joined(parts: "list[Extents]") -> Extents:
    """All entries of these, one after the other."""
    if len(parts) == 1:
        return parts[0]
    columns = zip(*(part.columns for part in parts), strict=True)
    return Extents(*(np.concatenate(column) for column in columns)) if parts else NO_EXTENTS


_NONE = np.zeros(0, dtype=np.float64)
NO_EXTENTS = Extents(_NONE, _NONE, _NONE, _NONE, _NONE)
