"""Where labels stand: beside their marks, or inside a long one, never over a label or a mark."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from explorer.timeline.columns import Flags, Floats
from explorer.timeline.packing import Side
from explorer.timeline.steps import Rect
from explorer.timeline.tags import GAP, HEIGHT

# Clear pixels between a label and what comes next in its row, and before the edge of the plot.
CLEAR = 4.0
# A label inside a bar stands in a gap of it, with so much air on both sides, between pieces at least so long.
AIR = 6.0
LEAST_PIECE = 24.0
AROUND_INNER = 2 * (AIR + LEAST_PIECE)


class Wish(NamedTuple):
    """A mark that wants a label: it reaches from left to right in the row at height y.

    `side` is where its row has room for the tag of this width; `inner` are the stretches of the mark that may give way
    to the tag, the best first.
    """

    number: int
    y: float
    left: float
    right: float
    width: float
    side: Side
    weight: float
    inner: tuple[tuple[float, float], ...]


class Spot(NamedTuple):
    """Where a label stands; `inside` when it stands in a gap of its own mark."""

    number: int
    left: float
    width: float
    inside: bool

    @property
    def gap(self) -> tuple[float, float] | None:
        """The stretch of its mark that gives way to it."""
        return (self.left - AIR, self.left + self.width + AIR) if self.inside else None

    def box(self, y: float) -> Rect:
        """Its box around the middle line of its row."""
        return Rect(self.left, y - HEIGHT / 2, self.width, HEIGHT)


@dataclass(frozen=True, slots=True, eq=False)
class Wishes:
    """What marks in view want, one entry each, in pixels: the columns of `Wish`, `sides` -1 left, 1 right, 0 inside.

    `wish` makes the whole wish of an entry: only few are needed.
    """

    y: Floats
    left: Floats
    right: Floats
    width: Floats
    sides: npt.NDArray[np.int8]
    weight: Floats
    wish: Callable[[int], Wish]


def placed(wishes: Wishes, others: Sequence[tuple[float, float, float]], plot: Rect) -> dict[int, Spot]:
    """Spots for as many wishes as can be had, by the number of the wish.

    `others` are marks without a label: (y, left, right). Rows do not disturb one another. Where all labels of a row
    can stand at their side, they do; in other rows the heaviest chooses first, unless going from left to right places
    more labels.
    """
    starts = np.where(wishes.sides < 0, wishes.left - GAP - wishes.width, wishes.right + GAP)
    stands = (wishes.sides != 0) & (starts >= plot.x + CLEAR) & (starts + wishes.width <= plot.right - CLEAR)
    left = np.where(stands, np.minimum(wishes.left, starts), wishes.left)
    right = np.where(stands, np.maximum(wishes.right, starts + wishes.width), wishes.right)
    order = np.lexsort((left, wishes.y))
    if not len(order):
        return {}
    y = wishes.y[order]
    # The rows by number, from the first entry of each to that of the next.
    row_of = np.concatenate([[0], np.cumsum(y[1:] != y[:-1])])
    edges = np.append(row_of.searchsorted(np.arange(row_of[-1] + 1)), len(order)).tolist()
    blocked = {height for height, _, _ in others}
    disturbed = np.array([height in blocked for height in y[edges[:-1]].tolist()])
    meets = (row_of[1:] == row_of[:-1]) & (left[order][1:] < right[order][:-1] + CLEAR)
    disturbed[row_of[1:][meets]] = True
    calm = stands[order] & ~disturbed[row_of]
    spots = {
        number: Spot(number, float(starts[number]), float(wishes.width[number]), inside=False)
        for number in order[calm].tolist()
    }
    later: dict[int, list[int]] = {}
    restless = ~calm & hopeful(wishes, wishes.width)[order]
    for row, number in zip(row_of[restless].tolist(), order[restless].tolist(), strict=True):
        later.setdefault(row, []).append(number)
    for row, numbers in later.items():
        members, height = order[edges[row] : edges[row + 1]], float(y[edges[row]])
        marks = list(zip(wishes.left[members].tolist(), wishes.right[members].tolist(), strict=True))
        marks += [(start, end) for above, start, end in others if above == height]
        there = [spots.pop(number) for number in members.tolist() if number in spots]
        spots |= {spot.number: spot for spot in _row_settled(wishes, numbers, there, marks, plot)}
    return spots


def _row_settled(
    wishes: Wishes, numbers: list[int], there: list[Spot], marks: Sequence[tuple[float, float]], plot: Rect
) -> list[Spot]:
    """The labels of a row: those that are there already, and of these numbers as many as find a spot."""
    taken = [(spot.left, spot.left + spot.width) for spot in there]
    settled = _best_settled([wishes.wish(number) for number in numbers], marks, taken, plot)
    if not there or len(settled) == len(numbers):
        return there + settled
    # Those that stand at their side may have to move, so that there is room for more.
    wanted = [*numbers, *(spot.number for spot in there)]
    anew = _settled(_by_place([wishes.wish(number) for number in wanted]), _Row.of(marks), [], plot)
    return max(there + settled, anew, key=len)


def hopeful(wishes: Wishes, widths: Floats) -> Flags:
    """Which wishes may be fulfilled with labels of these widths, in pixels.

    Neither neighbour in the row forbids the spot on its side, or the mark is long.
    """
    order = np.lexsort((wishes.left, wishes.y))
    y, left, right, width = (one[order] for one in (wishes.y, wishes.left, wishes.right, widths))
    same = y[1:] == y[:-1]
    to_right = np.ones(len(order), dtype=np.bool_)
    to_left = to_right.copy()
    end, start = (right + GAP + width + CLEAR)[:-1], (left - GAP - width - CLEAR)[1:]
    to_right[:-1] = ~(same & (left[1:] < end) & (right[1:] > right[:-1] + GAP - CLEAR))
    to_left[1:] = ~(same & (right[:-1] > start) & (left[:-1] < left[1:] - GAP + CLEAR))
    inside = right - left >= width + AROUND_INNER
    found = np.empty(len(order), dtype=np.bool_)
    found[order] = to_right | to_left | inside
    return found


def _best_settled(
    wishes: list[Wish], marks: Sequence[tuple[float, float]], taken: Sequence[tuple[float, float]], plot: Rect
) -> list[Spot]:
    row = _Row.of(marks)
    by_weight = _settled(sorted(wishes, key=lambda w: (-w.weight, w.left, w.number)), row, taken, plot)
    if len(by_weight) == len(wishes):
        return by_weight
    return max(by_weight, _settled(_by_place(wishes), row, taken, plot), key=len)


def _by_place(wishes: list[Wish]) -> list[Wish]:
    return sorted(wishes, key=lambda w: (w.left, w.number))


@dataclass(frozen=True, slots=True)
class _Row:
    """The marks of a row from left to right; `reach` is how far each and all before it go."""

    marks: list[tuple[float, float]]
    lefts: list[float]
    reach: list[float]

    @classmethod
    def of(cls, marks: Sequence[tuple[float, float]]) -> "_Row":
        ordered = sorted(marks)
        return cls(ordered, [left for left, _ in ordered], list(accumulate((right for _, right in ordered), max)))

    def is_free(self, left: float, right: float, own: tuple[float, float] | None) -> bool:
        """Whether no mark but `own` stands between left and right."""
        before = bisect_left(self.lefts, right)
        if not before or self.reach[before - 1] <= left:
            return True
        if own is None:
            return False
        return all(mark == own or mark[1] <= left for mark in self.marks[:before])


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The marks and the labels of one row, which another label leaves where they are."""

    row: _Row
    taken: list[tuple[float, float]]

    @classmethod
    def of_rows(
        cls,
        heights: Iterable[float],
        wishes: Wishes,
        spots: Mapping[int, Spot],
        others: Sequence[tuple[float, float, float]],
    ) -> dict[float, "Neighbours"]:
        """Those of the rows at these heights; `others` as in `placed`."""
        marks: dict[float, list[tuple[float, float]]] = {y: [] for y in heights}
        taken: dict[float, list[tuple[float, float]]] = {y: [] for y in marks}
        columns = zip(wishes.y.tolist(), wishes.left.tolist(), wishes.right.tolist(), strict=True)
        for number, (y, left, right) in enumerate(columns):
            if y in marks:
                marks[y].append((left, right))
                if (spot := spots.get(number)) is not None:
                    taken[y].append((spot.left, spot.left + spot.width))
        for y, start, end in others:
            if y in marks:
                marks[y].append((start, end))
        return {y: cls(_Row.of(marks[y]), taken[y]) for y in marks}

    def settle(self, wish: Wish, plot: Rect) -> Spot | None:
        """A spot for one more wish, which is a neighbour from then on; None when there is none."""
        spot = next(iter(_settled([wish], self.row, self.taken, plot)), None)
        if spot is not None:
            self.taken.append((spot.left, spot.left + spot.width))
        return spot


def _settled(wishes: Sequence[Wish], row: _Row, others: Sequence[tuple[float, float]], plot: Rect) -> list[Spot]:
    """Spots for the wishes of one row, first come first served, beside the labels `others`."""
    taken = sorted(others)
    low, high = plot.x + CLEAR, plot.right - CLEAR

    def is_free(start: float, end: float, own: tuple[float, float] | None) -> bool:
        start, end = start - CLEAR, end + CLEAR
        at = bisect_left(taken, (start, start))
        clear = (at == 0 or taken[at - 1][1] <= start) and (at == len(taken) or taken[at][0] >= end)
        return clear and row.is_free(start, end, own)

    def spot_of(wish: Wish) -> Spot | None:
        """The best spot inside the plot that is free: at the side that is wished, at the other, inside the mark."""
        width = wish.width
        sides = (wish.left - GAP - width, wish.right + GAP)
        for start in sides if wish.side == "left" else sides[::-1]:
            if start >= low and start + width <= high and is_free(start, start + width, None):
                return Spot(wish.number, start, width, inside=False)
        for inner in wish.inner:
            start, end = max(inner[0] + LEAST_PIECE, low), min(inner[1] - LEAST_PIECE, high)
            if end - start >= width + 2 * AIR:
                start += AIR
                own = (wish.left, wish.right)
                return Spot(wish.number, start, width, inside=True) if is_free(start, start + width, own) else None
        return None

    spots: list[Spot] = []
    for wish in wishes:
        spot = spot_of(wish)
        if spot is not None:
            spots.append(spot)
            insort(taken, (spot.left, spot.left + spot.width))
    return spots
