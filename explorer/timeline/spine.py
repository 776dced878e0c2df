"""Long events of a lane of very many: chosen once for all zooms, so that none of them changes its row."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, log2

import numpy as np
import numpy.typing as npt

from explorer.timeline.columns import Floats, Ints
from explorer.timeline.index import LaneIndex, Places
from explorer.timeline.stand import Stand, stand_of
from explorer.timeline.steps import TextWidth
from explorer.timeline.table import EventTable

# Longer events than so many pixels of the strip do not belong to a chunk.
LONGEST = 512.0


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """A lane of very many events, which has so many rows; `short`: the actor whom its labels leave out."""

    table: EventTable
    index: LaneIndex
    short: str
    elastic: bool
    rows: int
    text_width: TextWidth


def shortest_of_spine(power: int) -> int:
    """The least of `LaneIndex.lengths` whose events are too long for a chunk at this zoom: 4^k > LONGEST / zoom."""
    return floor((log2(LONGEST) - power) / 2) + 1


@dataclass(frozen=True, slots=True, eq=False)
class _Spine:
    """Long events of a lane that do not meet, in order of time: places in its index, and their kinds of length."""

    places: Places
    begins: Floats
    ended: Floats
    lengths: npt.NDArray[np.int8]


def _spines(crowd: Crowd, power: int) -> int:
    """How many rows long events may take: all, but where the shorter ones are many."""
    index, least = crowd.index, shortest_of_spine(power)
    counts = _of_length(index)
    long = int(counts[max(least, 0) :].sum())
    if not long:
        return 0
    chunks = max(ceil((index.ends[-1] - index.begins[0]) * 2.0**power / (2 * LONGEST)), 1)
    crowded = (len(index) - long) / chunks > crowd.rows * 2
    return max(1, crowd.rows // 3) if crowded else crowd.rows


@lru_cache(maxsize=64)
def _of_length(index: LaneIndex) -> Ints:
    return np.bincount(np.maximum(index.lengths, 0), minlength=1)


@lru_cache(maxsize=64)
def _by_length(index: LaneIndex) -> tuple[Places, list[int]]:
    """The places of each length in order of time, one length after the other, and where each length starts."""
    lengths = np.maximum(index.lengths, 0)
    return np.argsort(lengths, kind="stable").astype(np.int32), [0, *np.cumsum(_of_length(index)).tolist()]


@lru_cache(maxsize=512)
def _spine(crowd: Crowd, row: int) -> _Spine:
    """The heaviest long events for one more row: the longest kinds first, at most one in two of its lengths."""
    index = crowd.index
    taken = np.zeros(len(index), dtype=np.bool_)
    for other in range(row):
        taken[_spine(crowd, other).places] = True
    by_length, starts = _by_length(index)
    chosen: Places = np.zeros(0, dtype=np.int32)
    for length in range(int(index.lengths.max(initial=0)), -1, -1):
        candidates = by_length[starts[length] : starts[length + 1]]
        candidates = candidates[~taken[candidates]]
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


def long_events(crowd: Crowd, power: int, low: float, high: float) -> Iterator[tuple[int, Places]]:
    """The rows of the lane that hold long events between two bent minutes, with the places of these."""
    least = shortest_of_spine(power)
    for number in range(_spines(crowd, power)):
        yield crowd.rows - 1 - number, _between(_spine(crowd, number), low, high, least)


def spines_ahead(crowd: Crowd) -> Iterator[bool]:
    """Choose the long events row by row, for every zoom: False after each step."""
    for row in range(crowd.rows):
        _spine(crowd, row)
        yield False


def spine_in(crowd: Crowd, power: int, low: float, high: float) -> tuple[Stand, ...]:
    """The long events between two bent minutes."""
    rows, places = [], list[int]()
    for row, seen in long_events(crowd, power, low, high):
        rows.append(crowd.index.rows[seen].astype(np.int64))
        places += [row] * len(seen)
    if not places:
        return ()
    return (
        stand_of(
            crowd.table,
            np.concatenate(rows),
            places,
            ["inside"] * len(places),
            short=crowd.short,
            elastic=crowd.elastic,
            text_width=crowd.text_width,
        ),
    )
