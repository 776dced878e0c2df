"""Where every event of a table went: counted for each frame, listed only when somebody asks."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from explorer.timeline.columns import Flags, Ints
from explorer.timeline.counts import PLACES, Counts, Place
from explorer.timeline.filter import Filter
from explorer.timeline.index import LaneIndex, Window, unknown_in
from explorer.timeline.scale import Scale
from explorer.timeline.table import UNTOLD, EventTable

_NUMBERS: dict[Place, int] = {place: number for number, place in enumerate(PLACES)}
NOTHING: Ints = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Beyond:
    """What of a lane is scrolled beyond the edges: rows `above` and `below`, of which so many are `marked`.

    `rest` says where the events go that have neither a mark nor a counted one: -1 above, 1 below, 0 in sight.
    """

    above: Ints
    below: Ints
    marked: int
    rest: int


ALL_IN_SIGHT = Beyond(NOTHING, NOTHING, 0, 0)


@dataclass(frozen=True, eq=False)
class Whereabouts:
    """The lanes of a scene, what it looks at, and for each lane what is `drawn`, `beside` and `beyond`.

    `drawn` are the rows of the table that have a mark, wherever the lanes are scrolled; `beside` how many have all
    their ink before and behind the view. `hardly` are rows among these of which too little is in it to be seen.
    """

    table: EventTable
    filter: Filter
    indexes: tuple[LaneIndex, ...]
    drawn: tuple[Ints, ...]
    beside: tuple[tuple[int, int], ...]
    beyond: tuple[Beyond, ...]
    window: Window
    known_by: int | None
    hardly: tuple[Ints, Ints] = (NOTHING, NOTHING)

    @cached_property
    def places(self) -> npt.NDArray[np.int8]:
        """For every row of the table an index into PLACES: filtered before undated before out of view."""
        places = np.full(len(self.table), _NUMBERS["folded"], dtype=np.int8)
        above, below = _NUMBERS["above"], _NUMBERS["below"]
        for index, drawn, beyond in zip(self.indexes, self.drawn, self.beyond, strict=True):
            if beyond.rest:
                places[index.rows] = above if beyond.rest < 0 else below
            places[drawn] = _NUMBERS["shown"]
            places[beyond.above], places[beyond.below] = above, below
            places[index.rows[self.window.early(index.ended, index.mark)]] = _NUMBERS["before"]
            places[index.rows[self.window.late(index.begins, index.mark)]] = _NUMBERS["after"]
        places[self.hardly[0]], places[self.hardly[1]] = _NUMBERS["before"], _NUMBERS["after"]
        places[~self.table.dated] = _NUMBERS["undated"]
        places[~self.filter.mask(self.table)] = _NUMBERS["hidden"]
        places[~self.filter.mask_of_chips(self.table)] = _NUMBERS["filtered"]
        return places

    @cached_property
    def counts(self) -> Counts:
        """The same, counted without a look at every row."""
        filtered, hidden, undated = _kept_out(self.table, self.filter)
        before, after = (sum(side) for side in zip(*self.beside, strict=True)) if self.beside else (0, 0)
        shown = sum(len(drawn) for drawn in self.drawn) - sum(lane.marked for lane in self.beyond)
        in_view = sum(len(index) for index in self.indexes) - before - after
        above, below = self._beyond(-1), self._beyond(1)
        unknown, untold = self._unknown()
        return Counts(
            shown=shown,
            undated=undated,
            out_of_view_before=before,
            out_of_view_after=after,
            filtered=filtered,
            folded=in_view - shown - above - below,
            not_yet_known=unknown,
            untold=untold,
            hidden=hidden,
            above=above,
            below=below,
            chosen=self.filter.chooses,
        )

    def _unknown(self) -> tuple[int, int]:
        """How many of those in view or undated had not been reported, and of how many nobody can tell."""
        if self.known_by is None:
            return 0, 0
        unknown, untold = _undated_unknown(self.table, self.filter, self.known_by)
        for index in self.indexes:
            unknown += self._in_view(unknown_in(self.table, index, self.known_by))
            untold += self._in_view(_untold_in(self.table, index))
        hardly = self.table.known[np.concatenate(self.hardly)]
        unknown -= int(np.count_nonzero(hardly > self.known_by))
        untold -= int(np.count_nonzero(hardly == UNTOLD))
        return unknown, untold

    def _in_view(self, some: LaneIndex) -> int:
        return len(some) - some.before(self.window) - some.after(self.window)

    def _beyond(self, side: int) -> int:
        """How many stand above (-1) or below (1) the edge."""
        lanes = zip(self.indexes, self.drawn, self.beside, self.beyond, strict=True)
        return sum(
            len(beyond.above if side < 0 else beyond.below)
            + (len(index) - sum(beside) - len(drawn) if beyond.rest == side else 0)
            for index, drawn, beside, beyond in lanes
        )

    @property
    def unknown_rows(self) -> Ints:
        """The rows in view or undated that no document had reported by the day of `View.as_known_on`."""
        return NOTHING if self.known_by is None else self._asked(self.table.known > self.known_by)

    @property
    def untold_rows(self) -> Ints:
        """Those that only documents of unknown publication tell."""
        return NOTHING if self.known_by is None else self._asked(self.table.known == UNTOLD)

    def _asked(self, wanted: Flags) -> Ints:
        here = np.isin(self.places, [_NUMBERS[place] for place in ("shown", "folded", "above", "below", "undated")])
        return np.flatnonzero(here & wanted).astype(np.int64)

    def folded_in(self, lane: int, left: float, right: float, scale: Scale) -> Ints:
        """The rows of a lane without a mark that touch the pixels from left to right."""
        index = self.indexes[lane]
        low, high = (scale.origin + (x - scale.left) / scale.pixels_per_minute for x in (left, right))
        touching: Flags = (index.begins < high) & (index.ended > low)
        rows = index.rows[touching].astype(np.int64)
        return np.setdiff1d(rows, self.drawn[lane])


@lru_cache(maxsize=32)
def _untold_in(table: EventTable, index: LaneIndex) -> LaneIndex:
    """Those events of a lane that only documents of unknown publication tell, to be counted."""
    return index.only(table.known[index.rows] == UNTOLD)


@lru_cache(maxsize=4)
def _undated_unknown(table: EventTable, filter: Filter, known_by: int) -> tuple[int, int]:  # noqa: A002 — the glossary's word
    """How many undated rows that pass had not been reported by this minute, and how many nobody can tell of."""
    known = table.known[filter.mask(table) & ~table.dated]
    return int(np.count_nonzero(known > known_by)), int(np.count_nonzero(known == UNTOLD))


@lru_cache(maxsize=4)
def _kept_out(table: EventTable, filter: Filter) -> tuple[int, int, int]:  # noqa: A002 — the glossary's word
    """How many rows the chips keep out, how many of the others hidden lanes, and how many of the rest are undated."""
    passing, chips = filter.mask(table), filter.mask_of_chips(table)
    counts = (~chips, chips & ~passing, passing & ~table.dated)
    filtered, hidden, undated = (int(np.count_nonzero(flags)) for flags in counts)
    return filtered, hidden, undated
