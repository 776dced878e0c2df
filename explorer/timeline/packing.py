"""Rows for the events of a lane: packed once for a filter and a zoom step, never while panning.

Places are *strip pixels*: stretched minutes times the pixels of a minute at the zoom step, so that they do not depend
on where the view stands. A zoom step packs for its narrowest scale; closer views only move things apart.
"""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from explorer.timeline.columns import Flags, Floats, Ints

Side = Literal["right", "left", "inside"]

# Clear pixels between what stands in one row.
CLEAR = 6.0
# Room for the count of a fold, from its left end.
FOLD_ROOM = 34.0


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """The events of a lane on the strip: one entry each, in strip pixels.

    `left`–`right` is the mark with its fades, `tag` the width of the tag with the gap before it, `weight` how much it
    matters. `low` and `high` are the ends of the whole story: a tag beyond them would not be read.
    """

    rows: Ints
    left: Floats
    right: Floats
    tag: Floats
    weight: Floats
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """A lane's rows: in parallel the row of the table, the row of the lane and the side where the tag has its room.

    `folds` are (lane row, table rows) of marks that stand for several; `bare` counts the marks whose tag has no room.
    """

    events: Ints
    places: Ints
    sides: tuple[Side, ...]
    folds: tuple[tuple[int, Ints], ...]
    height: int
    bare: int = 0

    @property
    def folded(self) -> int:
        """How many events have no mark of their own."""
        return sum(len(rows) for _, rows in self.folds)

    @property
    def untold(self) -> int:
        """How many events have no tag, or no mark of their own."""
        return self.bare + self.folded


def generous(strip: Strip, most: int) -> Packed | None:
    """Rows with room for a tag on both sides of every mark, or None when that takes more than `most` rows."""
    places, ends = [], list[float]()
    sides: list[Side] = []
    order = np.lexsort((strip.rows, strip.left))
    for at in order:
        reach = float(strip.left[at] - strip.tag[at]), float(strip.right[at] + strip.tag[at])
        place = _first_free(ends, reach[0])
        if place == len(ends):
            if place == most:
                return None
            ends.append(0.0)
        ends[place] = reach[1] + CLEAR
        places.append(place)
        sides.append(_side(strip, int(at)))
    return Packed(strip.rows[order], np.array(places, dtype=np.int64), tuple(sides), (), len(ends))


def tight(strip: Strip, most: int) -> Packed:
    """Rows with room for a tag on one side; when `most` rows do not do, room for the mark alone; at last a fold.

    Where something must be folded, long marks may stand in rows of their own: in every row they would leave no place
    for the many that come after them.
    """
    together = _swept(strip, most, np.ones(len(strip.rows), dtype=np.bool_))
    long = strip.right - strip.left > _LONG * (strip.high - strip.low)
    if not together.folds or most < 3 or not long.any() or long.all():
        return together
    below = _swept(strip, max(1, most // 3), long)
    above = _swept(strip, most - below.height, ~long)
    apart = Packed(
        events=np.concatenate([above.events, below.events]),
        places=np.concatenate([above.places, below.places + above.height]),
        sides=(*above.sides, *below.sides),
        folds=(*above.folds, *((place + above.height, rows) for place, rows in below.folds)),
        height=above.height + below.height,
        bare=above.bare + below.bare,
    )
    return min((together, apart), key=lambda packed: packed.folded)


# A mark that takes this share of the whole story is a long one.
_LONG = 0.3


def _swept(strip: Strip, most: int, which: Flags) -> Packed:
    sweep = _Sweep(most)
    order = np.lexsort((strip.rows, strip.left))
    for at in order[which[order]].tolist():
        sweep.place(strip, at)
    return sweep.packed()


@dataclass(slots=True)
class _Sweep:
    """The state of a sweep from left to right: where the tags and where the marks of every row end."""

    most: int
    tag_ends: list[float] = field(default_factory=list)
    mark_ends: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    middles: list[float] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    events: list[list[int]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)
    bare: int = 0

    def place(self, strip: Strip, at: int) -> None:
        """Give an entry of the strip its row, or fold it into the mark whose middle is nearest."""
        side = _side(strip, at)
        left, right, tag = float(strip.left[at]), float(strip.right[at]), float(strip.tag[at])
        reach = (left - tag if side == "left" else left), (right + tag if side == "right" else right)
        place = _first_free(self.tag_ends, reach[0])
        if place == self.most:
            place = _first_free(self.mark_ends, left)
            reach = left, right
            self.bare += place < self.most
        if place == self.most:
            self._fold(int(strip.rows[at]), left, right)
            return
        if place == len(self.last):
            for ends in (self.tag_ends, self.mark_ends):
                ends.append(0.0)
            self.last.append(0)
            self.starts.append(0.0)
            self.middles.append(0.0)
        self.tag_ends[place] = reach[1] + CLEAR
        self.mark_ends[place] = right + 1.0
        self.last[place] = len(self.events)
        self.starts[place] = left
        self.middles[place] = (left + right) / 2
        self.events.append([int(strip.rows[at])])
        self.places.append(place)
        self.sides.append(side)

    def _fold(self, row: int, left: float, right: float) -> None:
        # A bar would hold its row for long: where one among neighbours can be had, the fold stands where they are.
        middle = (left + right) / 2
        place = min(range(len(self.last)), key=lambda place: abs(self.middles[place] - middle))
        self.events[self.last[place]].append(row)
        self.mark_ends[place] = max(self.mark_ends[place], right + 1.0, self.starts[place] + FOLD_ROOM)
        self.tag_ends[place] = self.mark_ends[place] + CLEAR

    def packed(self) -> Packed:
        """What was swept."""
        single = [number for number, rows in enumerate(self.events) if len(rows) == 1]
        return Packed(
            events=np.array([self.events[number][0] for number in single], dtype=np.int64),
            places=np.array([self.places[number] for number in single], dtype=np.int64),
            sides=tuple(self.sides[number] for number in single),
            folds=tuple(
                (place, np.array(rows, dtype=np.int64))
                for place, rows in zip(self.places, self.events, strict=True)
                if len(rows) > 1
            ),
            height=len(self.last),
            bare=self.bare,
        )


def _first_free(ends: list[float], left: float) -> int:
    """The first row that is free from here on, or the number of rows."""
    return next((place for place, end in enumerate(ends) if end <= left), len(ends))


def _side(strip: Strip, at: int) -> Side:
    """Right of the mark, unless the tag would run out of the story there and has room at its left or inside."""
    if strip.right[at] + strip.tag[at] <= strip.high:
        return "right"
    if strip.left[at] - strip.tag[at] >= strip.low:
        return "left"
    return "inside" if strip.right[at] - strip.left[at] > strip.tag[at] + 40.0 else "right"
