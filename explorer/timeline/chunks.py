"""Rows for a stretch of a lane of very many events: the heaviest first, each with its label."""

from bisect import bisect
from dataclasses import dataclass, field

import numpy as np

from explorer.timeline.columns import Flags, Floats
from explorer.timeline.extent import Extents
from explorer.timeline.index import DIAMOND, LaneIndex, Places
from explorer.timeline.kept import kept
from explorer.timeline.packing import CLEAR, Side
from explorer.timeline.spine import LONGEST, Crowd, long_events, shortest_of_spine
from explorer.timeline.stand import NOBODY, SIDES, Stand, stand_of
from explorer.timeline.tags import GAP, tag_of

# Pixels of the strip at the zoom for which a chunk is packed; it is looked at up to twice as close.
CHUNK = 2 * LONGEST
# For each row of a chunk so many of the heaviest are tried, and so many that find no room end the trial.
_TRIED = 8
_MORE = 6
_IN_VAIN = 4
# A bar that is so much longer than its label can carry it.
_INSIDE = 60.0


@kept(2048)
def border(crowd: Crowd, power: int, chunk: int) -> Stand:
    """The events that cross the left border of a chunk: they are packed before both its neighbours."""
    index, zoom, at = crowd.index, 2.0**power, chunk * CHUNK
    least = shortest_of_spine(power)

    def crosses(places: Places) -> Flags:
        left, right = _reach(index, places, zoom)
        return (left < at) & (right > at) & (index.lengths[places] < least)

    beside = (LONGEST + DIAMOND) / zoom
    found = index.heaviest_from(at / zoom - beside, at / zoom + DIAMOND / zoom, crowd.rows + 1, crosses)
    packing = _Packing(crowd, zoom, at - LONGEST, at + LONGEST, _rows_beside_spine(crowd, power, at, at))
    # So that both chunks have rows left for what is theirs.
    most = crowd.rows if len(found) <= crowd.rows else max(1, crowd.rows // 2)
    packing.place(found[:most], alone=True)
    return packing.stand()


@kept(2048)
def interior(crowd: Crowd, power: int, chunk: int) -> Stand:
    """The events between both borders of a chunk."""
    index, zoom = crowd.index, 2.0**power
    low, high = chunk * CHUNK, (chunk + 1) * CHUNK
    least = shortest_of_spine(power)

    def inside(places: Places) -> Flags:
        left, right = _reach(index, places, zoom)
        return (left >= low) & (right <= high) & (index.lengths[places] < least)

    most = crowd.rows * _TRIED
    found = index.heaviest_from(low / zoom, high / zoom, most * _MORE, inside)
    rows = _rows_beside_spine(crowd, power, low, high)
    packing = _Packing(crowd, zoom, low, high, rows)
    for stand in (border(crowd, power, chunk), border(crowd, power, chunk + 1)):
        packing.avoid(stand)
    packing.place(found[:most], alone=len(found) < most)
    # Lighter ones stand where it is quiet; without a label only if all of the chunk's events are known here.
    packing.place(packing.with_room(found[most:]), alone=len(found) < most * _MORE)
    return packing.stand()


@dataclass(slots=True)
class _Row:
    """What is taken of a row: stretches that do not meet, in order."""

    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    def is_free(self, start: float, end: float) -> bool:
        at = bisect(self.starts, end)
        return at == 0 or self.ends[at - 1] <= start

    def take(self, start: float, end: float) -> None:
        at = bisect(self.starts, start)
        self.starts.insert(at, start)
        self.ends.insert(at, end)


@dataclass(slots=True)
class _Packing:
    """One stretch of the strip on its way to rows; pixels of the strip from low to high."""

    crowd: Crowd
    zoom: float
    low: float
    high: float
    free: list[_Row]
    events: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)

    def avoid(self, stand: Stand) -> None:
        """Take the room of events that stand already."""
        left, right = _inked(stand.extents, self.zoom)
        for place, side, width, start, end in zip(
            stand.places.tolist(), stand.sides.tolist(), stand.widths.tolist(), left.tolist(), right.tolist(),
            strict=True,
        ):  # fmt: skip
            room = GAP + width
            before, after = (room if side == SIDES["left"] else 0.0), (room if side == SIDES["right"] else 0.0)
            self.free[int(place)].take(start - before, end + after + CLEAR)

    def with_room(self, found: Places) -> Places:
        """Those of these events whose marks could stand in some row."""
        lefts, rights = _reach(self.crowd.index, found, self.zoom)
        room = np.zeros(len(found), dtype=np.bool_)
        for row in self.free:
            ends = np.array([-np.inf, *row.ends])
            room |= ends[np.array(row.starts).searchsorted(rights, side="right")] <= lefts
        return found[room]

    def place(self, found: Places, *, alone: bool) -> None:
        """Give rows to the events at these places, heaviest first; `alone`: if need be without room for a label."""
        index = self.crowd.index
        lefts, rights = _reach(index, found, self.zoom)
        late: list[tuple[int, float, float]] = []
        in_vain = 0
        for row, left, right in zip(index.rows[found].tolist(), lefts.tolist(), rights.tolist(), strict=True):
            if self._labelled(row, left, right):
                in_vain = 0
                continue
            late.append((row, left, right))
            in_vain += 1
            if in_vain > _IN_VAIN * self.crowd.rows and not alone:
                return
        for row, left, right in late if alone else ():
            self._take(row, left, right, "right", (left, right + 1.0))

    def _labelled(self, row: int, left: float, right: float) -> bool:
        crowd = self.crowd
        width = GAP + tag_of(crowd.table, row, short=crowd.short, selected=False, text_width=crowd.text_width).width
        if right + width <= self.high and self._take(row, left, right, "right", (left, right + width + CLEAR)):
            return True
        if left - width >= self.low and self._take(row, left, right, "left", (left - width, right + CLEAR)):
            return True
        return right - left > width + _INSIDE and self._take(row, left, right, "inside", (left, right + CLEAR))

    def _take(self, row: int, left: float, right: float, side: Side, room: tuple[float, float]) -> bool:
        for place, taken in enumerate(self.free):
            if taken.is_free(*room):
                taken.take(*room)
                self.events.append(row)
                self.places.append(place)
                self.sides.append(side)
                return True
        return False

    def stand(self) -> Stand:
        """Who has a row now."""
        if not self.events:
            return NOBODY
        crowd = self.crowd
        rows = np.array(self.events, dtype=np.int64)
        return stand_of(
            crowd.table,
            rows,
            self.places,
            self.sides,
            short=crowd.short,
            elastic=crowd.elastic,
            text_width=crowd.text_width,
        )


def _reach(index: LaneIndex, places: Places, zoom: float) -> tuple[Floats, Floats]:
    mark = index.mark[places] * zoom
    left = np.fmin(index.begins[places] * zoom, mark - DIAMOND / 2)
    return left, np.fmax(index.ended[places] * zoom, mark + DIAMOND / 2)


def _inked(extents: Extents, zoom: float) -> tuple[Floats, Floats]:
    mark = extents.mark * zoom
    return np.fmin(extents.begins * zoom, mark - DIAMOND / 2), np.fmax(extents.ended * zoom, mark + DIAMOND / 2)


def _rows_beside_spine(crowd: Crowd, power: int, low: float, high: float) -> list[_Row]:
    """Rows in which the long events near a stretch of the strip have taken their room."""
    zoom = 2.0**power
    rows = [_Row() for _ in range(crowd.rows)]
    for row, seen in long_events(crowd, power, (low - CHUNK) / zoom, (high + CHUNK) / zoom):
        lefts, rights = _reach(crowd.index, seen, zoom)
        for left, right in zip(lefts.tolist(), rights.tolist(), strict=True):
            rows[row].take(left - CLEAR, right + CLEAR)
    return rows
