"""The events of every lane, sorted so that a view finds and counts its own without looking at the others.

Three orders make a frame independent of the number of events: by beginning and by end (how many touch a stretch is
the difference of two searches), and ever smaller choices of the heaviest (those of a stretch without sorting it).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from explorer.timeline.arrangement import LanesBy
from explorer.timeline.columns import Flags, Floats, Ints
from explorer.timeline.extent import Extents, extents_at
from explorer.timeline.filter import Filter
from explorer.timeline.lanes import Lane, lanes_of
from explorer.timeline.scale import STRAIGHT
from explorer.timeline.table import EventTable
from explorer.timeline.view import warp_for

# The diamond of an instant, from corner to corner in pixels.
DIAMOND = 13.0
# Each smaller choice of the heaviest holds a quarter of the last one.
_FEWER = 4
_FEWEST = 64
_WIDE = 1024
# Where few events touch a column, one more is no peak.
_LOW_PEAK = 12

Places = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Window:
    """What is looked at, in bent minutes, with half a diamond's width beside it in `halo`."""

    low: float
    high: float
    halo: float

    def early(self, ended: Floats, mark: Floats) -> Flags:
        """Which events have all their ink before it; `mark` may be NaN."""
        return (ended <= self.low) & ~(mark + self.halo > self.low)

    def late(self, begins: Floats, mark: Floats) -> Flags:
        """Which events have all their ink behind it."""
        return (begins >= self.high) & ~(mark - self.halo < self.high)


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """Numbers in order, each once, and how many there are below each of them; news counts in days, so few differ."""

    places: Floats
    counts: npt.NDArray[np.int32]

    def below(self, at: Floats) -> Ints:
        """How many numbers are less than each of these."""
        return self.counts[self.places.searchsorted(at, side="left")].astype(np.int64)

    def up_to(self, at: Floats) -> Ints:
        """How many numbers are at most each of these."""
        return self.counts[self.places.searchsorted(at, side="right")].astype(np.int64)


def steps_of(ordered: Floats) -> Steps:
    """The steps of numbers in order."""
    new = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)])
    return Steps(ordered[new], np.append(new, len(ordered)).astype(np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class LaneIndex:
    """The drawn events of a lane by their beginnings; columns of one length, in bent minutes.

    `ends` are all ends in order and `by_end` the places that have them; `lengths` is k for an event longer than
    4^(k - 1) bent minutes and no longer than 4^k; `heaviest` are ever smaller choices of places, in order of time;
    `begun` and `gone` count the beginnings and the ends.
    `peak` is how many touch the fullest column of the whole lane on a wide canvas.
    """

    rows: npt.NDArray[np.int32]
    begins: Floats
    ended: Floats
    mark: npt.NDArray[np.float64]
    ends: Floats
    by_end: Places
    weight: Floats
    lengths: npt.NDArray[np.int8]
    heaviest: tuple[Places, ...]
    begun: "Steps"
    gone: "Steps"
    peak: int = 1

    def __len__(self) -> int:
        """The number of events."""
        return len(self.rows)

    def before(self, window: Window) -> int:
        """How many have all their ink before the window."""
        until = int(self.ends.searchsorted(window.low, side="right"))
        first = int(self.ends.searchsorted(window.low - window.halo, side="left"))
        near = self.mark[self.by_end[first:until]]
        return until - int(np.count_nonzero(near + window.halo > window.low))

    def after(self, window: Window) -> int:
        """How many have all their ink behind the window."""
        first = int(self.begins.searchsorted(window.high, side="left"))
        until = int(self.begins.searchsorted(window.high + window.halo, side="right"))
        near = self.mark[first:until]
        return len(self) - first - int(np.count_nonzero(near - window.halo < window.high))

    def only(self, chosen: Flags) -> "LaneIndex":
        """The events at these places, to be counted."""
        number = np.cumsum(chosen, dtype=np.int32) - 1
        by_end = self.by_end[chosen[self.by_end]]
        return LaneIndex(
            rows=self.rows[chosen],
            begins=self.begins[chosen],
            ended=self.ended[chosen],
            mark=self.mark[chosen],
            ends=self.ended[by_end],
            by_end=number[by_end].astype(np.int32),
            weight=self.weight[chosen],
            lengths=self.lengths[chosen],
            heaviest=(),
            begun=steps_of(self.begins[chosen]),
            gone=steps_of(self.ended[by_end]),
        )

    def touching(self, edges: Floats) -> Ints:
        """How many events touch each column between two neighbouring edges (bent minutes, increasing)."""
        return self.begun.below(edges[1:]) - self.gone.up_to(edges[:-1])

    def heaviest_from(self, low: float, high: float, most: int, fits: Callable[[Places], Flags]) -> Places:
        """Places of the heaviest events that begin in low–high and fit, heaviest first: `most` when so many do."""
        first, until = self.begins.searchsorted([low, high], side="left").tolist()
        found: Places | None = None
        if until - first > _FEWER * most:
            for choice in reversed(self.heaviest):
                start, end = choice.searchsorted([first, until]).tolist()
                if end - start >= most:
                    chosen = choice[start:end]
                    chosen = chosen[fits(chosen)]
                    if len(chosen) >= most:
                        found = chosen
                        break
        if found is None:
            found = np.arange(first, until, dtype=np.int32)
            found = found[fits(found)]
        return found[np.argsort(-self.weight[found])[:most]]


@lru_cache(maxsize=3)
def indexes_for(table: EventTable, filter: Filter, lanes_by: LanesBy, elastic: bool) -> tuple[LaneIndex, ...]:  # noqa: A002, FBT001 — cached by place
    """The index of every lane, in the order of the lanes."""
    return tuple(_indexed(table, lane, elastic=elastic) for lane in lanes_of(table, filter, lanes_by))


@lru_cache(maxsize=32)
def unknown_in(table: EventTable, index: LaneIndex, known_by: int) -> LaneIndex:
    """Those events of a lane that no document had reported by this minute, to be counted."""
    return index.only(table.known[index.rows] > known_by)


def _indexed(table: EventTable, lane: Lane, *, elastic: bool) -> LaneIndex:
    warp = warp_for(table) if elastic else STRAIGHT
    extents = extents_at(table, lane.rows)
    rows, begins, ended, mark = lane.rows, extents.begins, extents.ended, extents.mark
    if (begins[1:] < begins[:-1]).any():
        order = np.argsort(begins, kind="stable")
        rows, begins, ended, mark = rows[order], begins[order], ended[order], mark[order]
    if warp is not STRAIGHT:
        begins, ended, mark = warp.bend(begins), warp.bend(ended), warp.bend(mark)
    by_end = np.argsort(ended).astype(np.int32)
    weight = _told_apart(table.weight[rows], rows)
    return LaneIndex(
        rows=rows.astype(np.int32),
        begins=begins,
        ended=ended,
        mark=mark,
        ends=ended[by_end],
        by_end=by_end,
        weight=weight,
        lengths=np.ceil(np.log2(np.maximum(ended - begins, 1.0)) / 2).astype(np.int8),
        heaviest=_choices(weight),
        begun=steps_of(begins),
        gone=steps_of(ended[by_end]),
        peak=_peak(begins, ended[by_end]),
    )


def _peak(begins: Floats, ends: Floats) -> int:
    """A closer look has no fuller columns: each is a part of one of these."""
    if not len(begins):
        return 1
    edges = np.linspace(begins[0], ends[-1] + 1.0, _WIDE + 1)
    touching = begins.searchsorted(edges[1:], side="left") - ends.searchsorted(edges[:-1], side="right")
    return max(int(touching.max()), _LOW_PEAK)


def reach_of(table: EventTable, rows: Ints, *, elastic: bool) -> Extents:
    """The extents of some rows in bent minutes."""
    return extents_at(table, rows).bent(warp_for(table) if elastic else STRAIGHT)


def _told_apart(weight: Floats, rows: Ints) -> Floats:
    """Weights with a whiff of the row's number, so that no two are the same."""
    whiff = (rows.astype(np.uint64) * np.uint64(2654435761)) % np.uint64(2**32)
    apart: Floats = weight + whiff.astype(np.float64) * (1e-7 / 2**32)
    return apart


def _choices(weight: Floats) -> tuple[Places, ...]:
    choices = []
    chosen = np.arange(len(weight), dtype=np.int32)
    while len(chosen) // _FEWER >= _FEWEST:
        weights = weight[chosen]
        fewer = len(chosen) // _FEWER
        least = np.partition(weights, len(weights) - fewer)[len(weights) - fewer]
        chosen = chosen[weights >= least]
        choices.append(chosen)
    return tuple(choices)
