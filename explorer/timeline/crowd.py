"""Rows for lanes of very many events: stretch by stretch of the strip, the heaviest first, each with its label.

A lane's rows must not depend on where the view stands, yet nobody can pack a million events in a frame. So the strip
is cut into chunks that are packed by themselves: first what crosses the border of two chunks, then what stands
between two borders. What is too long for that stands in rows of its own (`spine`), chosen once for every zoom.
"""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import ceil, floor, log2

import numpy as np
import numpy.typing as npt

from explorer.data.when import EventId
from explorer.timeline.columns import Flags, Floats, Ints
from explorer.timeline.extent import NO_EXTENTS, Extents, joined
from explorer.timeline.filter import Filter
from explorer.timeline.index import DIAMOND, LaneIndex, Places, indexes_for, reach_of
from explorer.timeline.lanes import lanes_of
from explorer.timeline.packing import CLEAR, Side
from explorer.timeline.steps import TextWidth
from explorer.timeline.table import EventTable
from explorer.timeline.tags import GAP, Tag, tag_of
from explorer.timeline.view import LanesBy

# Pixels of the strip at the zoom for which a chunk is packed; it is looked at up to twice as close.
CHUNK = 1024.0
# Longer events than this do not belong to a chunk.
_LONGEST = CHUNK / 2
# For each row of a chunk so many of the heaviest are tried, and so many that find no room end the trial.
_TRIED = 8
_MORE = 6
_IN_VAIN = 4
# A bar that is so much longer than its label can carry it.
_INSIDE = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """Events with their rows: one entry each; extents are bent minutes, `places` rows of the lane from above."""

    rows: Ints
    extents: Extents
    places: Floats
    weight: Floats
    sides: tuple[Side, ...]
    events: tuple[EventId, ...]
    tags: tuple[Tag, ...]

    def __len__(self) -> int:
        """The number of events."""
        return len(self.rows)

    def of(self, places: Ints) -> "Stand":
        """Only the entries at these places."""
        chosen = places.tolist()
        return Stand(
            rows=self.rows[places],
            extents=self.extents.of(places),
            places=self.places[places],
            weight=self.weight[places],
            sides=tuple(self.sides[at] for at in chosen),
            events=tuple(self.events[at] for at in chosen),
            tags=tuple(self.tags[at] for at in chosen),
        )


NOBODY = Stand(np.zeros(0, dtype=np.int64), NO_EXTENTS, np.zeros(0), np.zeros(0), (), (), ())


def stand_of(
    table: EventTable,
    rows: Ints,
    places: Sequence[int],
    sides: Sequence[Side],
    *,
    short: bool,
    elastic: bool,
    text_width: TextWidth,
) -> Stand:
    """The stand of these rows of the table."""
    return Stand(
        rows=rows,
        extents=reach_of(table, rows, elastic=elastic),
        places=np.array(places, dtype=np.float64),
        weight=table.weight[rows],
        sides=tuple(sides),
        events=tuple(table.id_of(row) for row in rows.tolist()),
        tags=tuple(tag_of(table, row, short=short, selected=False, text_width=text_width) for row in rows.tolist()),
    )


def together(stands: Sequence[Stand]) -> Stand:
    """All events of these."""
    stands = [one for one in stands if len(one)]
    if len(stands) < 2:
        return stands[0] if stands else NOBODY
    return Stand(
        rows=np.concatenate([one.rows for one in stands]),
        extents=joined([one.extents for one in stands]),
        places=np.concatenate([one.places for one in stands]),
        weight=np.concatenate([one.weight for one in stands]),
        sides=tuple(side for one in stands for side in one.sides),
        events=tuple(event for one in stands for event in one.events),
        tags=tuple(tag for one in stands for tag in one.tags),
    )


@dataclass(frozen=True, slots=True)
class Crowd:
    """A lane of very many events, which has so many rows: the key under which its chunks are kept."""

    table: EventTable
    filter: Filter
    lanes_by: LanesBy
    elastic: bool
    lane: int
    rows: int
    text_width: TextWidth

    @property
    def index(self) -> LaneIndex:
        """Its events in order."""
        return indexes_for(self.table, self.filter, self.lanes_by, self.elastic)[self.lane]

    @property
    def short(self) -> bool:
        """Whether its labels leave out the leading actor."""
        return lanes_of(self.table, self.filter, self.lanes_by)[self.lane].short


def in_sight(crowd: Crowd, low: float, high: float, pixels_per_minute: float) -> Stand:
    """The events of a crowd that have a row of their own between two bent minutes, and some beside them."""
    power = floor(log2(pixels_per_minute) + 1e-9)
    zoom = 2.0**power
    return _chunks(crowd, power, floor(low * zoom / CHUNK), floor(high * zoom / CHUNK))


@lru_cache(maxsize=64)
def _chunks(crowd: Crowd, power: int, first: int, last: int) -> Stand:
    chunks = range(first, last + 1)
    parts = [_border(crowd, power, chunk) for chunk in range(first, last + 2)]
    parts += [_interior(crowd, power, chunk) for chunk in chunks]
    low, high = first * CHUNK / 2.0**power, (last + 1) * CHUNK / 2.0**power
    least = _shortest_of_spine(power)
    rows = [(row, _spine(crowd, row)) for row in range(_spines(crowd, power))]
    parts += [_of_spine(crowd, _between(spine, low, high, least), row) for row, spine in rows]
    return together(parts)


@lru_cache(maxsize=1024)
def _border(crowd: Crowd, power: int, chunk: int) -> Stand:
    """The events that cross the left border of a chunk: they are packed before both its neighbours."""
    index, zoom, at = crowd.index, 2.0**power, chunk * CHUNK
    least = _shortest_of_spine(power)

    def crosses(places: Places) -> Flags:
        left, right = _reach(index, places, zoom)
        return (left < at) & (right > at) & (index.lengths[places] < least)

    beside = (_LONGEST + DIAMOND) / zoom
    found = index.heaviest_from(at / zoom - beside, at / zoom + DIAMOND / zoom, crowd.rows + 1, crosses)
    packing = _Packing(crowd, zoom, at - _LONGEST, at + _LONGEST, _rows_beside_spine(crowd, power, at, at))
    # So that both chunks have rows left for what is theirs.
    most = crowd.rows if len(found) <= crowd.rows else max(1, crowd.rows // 2)
    packing.place(found[:most], alone=True)
    return packing.stand()


@lru_cache(maxsize=1024)
def _interior(crowd: Crowd, power: int, chunk: int) -> Stand:
    """The events between both borders of a chunk."""
    index, zoom = crowd.index, 2.0**power
    low, high = chunk * CHUNK, (chunk + 1) * CHUNK
    least = _shortest_of_spine(power)

    def inside(places: Places) -> Flags:
        left, right = _reach(index, places, zoom)
        return (left >= low) & (right <= high) & (index.lengths[places] < least)

    most = crowd.rows * _TRIED
    found = index.heaviest_from(low / zoom, high / zoom, most * _MORE, inside)
    rows = _rows_beside_spine(crowd, power, low, high)
    packing = _Packing(crowd, zoom, low, high, rows)
    for border in (_border(crowd, power, chunk), _border(crowd, power, chunk + 1)):
        packing.avoid(border)
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
        for place, side, tag, start, end in zip(
            stand.places.tolist(), stand.sides, stand.tags, left.tolist(), right.tolist(), strict=True
        ):
            room = GAP + tag.width
            before, after = (room if side == "left" else 0.0), (room if side == "right" else 0.0)
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


# Long events: chosen once for all zooms, so that none of them changes its row.


def _shortest_of_spine(power: int) -> int:
    """The least of `LaneIndex.lengths` whose events are too long for a chunk at this zoom: 4^k > _LONGEST / zoom."""
    return floor((log2(_LONGEST) - power) / 2) + 1


@dataclass(frozen=True, slots=True, eq=False)
class _Spine:
    """Long events of a lane that do not meet, in order of time: places in its index, and their kinds of length."""

    places: Places
    begins: Floats
    ended: Floats
    lengths: npt.NDArray[np.int8]


def _spines(crowd: Crowd, power: int) -> int:
    """How many rows long events may take: all, but where the shorter ones are many."""
    index, least = crowd.index, _shortest_of_spine(power)
    counts = _of_length(index)
    long = int(counts[max(least, 0) :].sum())
    if not long:
        return 0
    chunks = max(ceil((index.ended.max() - index.begins[0]) * 2.0**power / CHUNK), 1)
    crowded = (len(index) - long) / chunks > crowd.rows * 2
    return max(1, crowd.rows // 3) if crowded else crowd.rows


@lru_cache(maxsize=64)
def _of_length(index: LaneIndex) -> Ints:
    return np.bincount(np.maximum(index.lengths, 0), minlength=1)


@lru_cache(maxsize=512)
def _spine(crowd: Crowd, row: int) -> _Spine:
    """The heaviest long events for one more row: the longest kinds first, at most one in two of its lengths."""
    index = crowd.index
    taken = np.zeros(len(index), dtype=np.bool_)
    for other in range(row):
        taken[_spine(crowd, other).places] = True
    chosen: Places = np.zeros(0, dtype=np.int32)
    for length in range(int(index.lengths.max(initial=0)), -1, -1):
        candidates = np.flatnonzero((index.lengths == length) & ~taken).astype(np.int32)
        cell = 2.0 * 4.0**length
        # What a border of cells cuts has a second chance in cells that stand half a cell further.
        for shift in (0.0, 0.5) if len(candidates) else ():
            cells = np.floor(index.begins[candidates] / cell + shift)
            whole = index.ended[candidates] <= (cells + 1 - shift) * cell
            if whole.any():
                best = candidates[whole][_best_of_cells(index.weight[candidates[whole]], cells[whole])]
                chosen = np.sort(np.concatenate([chosen, _beside(index, chosen, best)]))
    return _Spine(chosen, index.begins[chosen], index.ended[chosen], index.lengths[chosen])


def _best_of_cells(weight: Floats, cells: Floats) -> Ints:
    starts = np.concatenate([[0], np.flatnonzero(np.diff(cells)) + 1])
    best = np.maximum.reduceat(weight, starts)
    return np.flatnonzero(weight == np.repeat(best, np.diff([*starts, len(cells)])))


def _beside(index: LaneIndex, chosen: Places, more: Places) -> Places:
    """Those that meet none of the chosen ones, which stand in order of time and do not meet."""
    if not len(chosen):
        return more
    after = index.begins[chosen].searchsorted(index.ended[more], side="right")
    ends = np.concatenate([[-np.inf], index.ended[chosen]])
    return more[ends[after] < index.begins[more]]


def _between(spine: _Spine, low: float, high: float, least: int) -> Places:
    first = int(spine.ended.searchsorted(low, side="left"))
    until = int(spine.begins.searchsorted(high, side="right"))
    seen = spine.places[first:until]
    return seen[spine.lengths[first:until] >= least]


def _of_spine(crowd: Crowd, places: Places, row: int) -> Stand:
    rows = crowd.index.rows[places].astype(np.int64)
    lane_rows = [crowd.rows - 1 - row] * len(rows)
    sides: list[Side] = ["inside"] * len(rows)
    return stand_of(
        crowd.table,
        rows,
        lane_rows,
        sides,
        short=crowd.short,
        elastic=crowd.elastic,
        text_width=crowd.text_width,
    )


def _rows_beside_spine(crowd: Crowd, power: int, low: float, high: float) -> list[_Row]:
    """Rows in which the long events near a stretch of the strip have taken their room."""
    zoom, least = 2.0**power, _shortest_of_spine(power)
    rows = [_Row() for _ in range(crowd.rows)]
    for number in range(_spines(crowd, power)):
        seen = _between(_spine(crowd, number), (low - CHUNK) / zoom, (high + CHUNK) / zoom, least)
        lefts, rights = _reach(crowd.index, seen, zoom)
        for left, right in zip(lefts.tolist(), rights.tolist(), strict=True):
            rows[crowd.rows - 1 - number].take(left - CLEAR, right + CLEAR)
    return rows
