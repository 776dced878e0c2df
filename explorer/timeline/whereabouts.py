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
from explorer.timeline.table import EventTable

_NUMBERS: dict[Place, int] = {place: number for number, place in enumerate(PLACES)}


@dataclass(frozen=True, eq=False)
class Whereabouts:
    """The lanes of a scene, what it looks at, and for each lane what is `drawn` and `beside`.

    `drawn` are the rows of the table that have a mark, `beside` how many have all their ink before and behind the view.
    """

    table: EventTable
    filter: Filter
    indexes: tuple[LaneIndex, ...]
    drawn: tuple[Ints, ...]
    beside: tuple[tuple[int, int], ...]
    window: Window
    known_by: int | None

    @cached_property
    def places(self) -> npt.NDArray[np.int8]:
        """For every row of the table an index into PLACES: filtered before undated before out of view."""
        places = np.full(len(self.table), _NUMBERS["folded"], dtype=np.int8)
        for index, drawn in zip(self.indexes, self.drawn, strict=True):
            places[drawn] = _NUMBERS["shown"]
            places[index.rows[self.window.early(index.ended, index.mark)]] = _NUMBERS["before"]
            places[index.rows[self.window.late(index.begins, index.mark)]] = _NUMBERS["after"]
        places[~self.table.dated] = _NUMBERS["undated"]
        places[~self.filter.mask(self.table)] = _NUMBERS["hidden"]
        places[~self.filter.mask_of_chips(self.table)] = _NUMBERS["filtered"]
        return places

    @cached_property
    def counts(self) -> Counts:
        """The same, counted without a look at every row."""
        filtered, hidden, undated = _kept_out(self.table, self.filter)
        before, after = (sum(side) for side in zip(*self.beside, strict=True)) if self.beside else (0, 0)
        shown = sum(len(drawn) for drawn in self.drawn)
        in_view = sum(len(index) for index in self.indexes) - before - after
        unknown = 0
        if self.known_by is not None:
            unknowns = [unknown_in(self.table, index, self.known_by) for index in self.indexes]
            unknown = sum(len(one) - one.before(self.window) - one.after(self.window) for one in unknowns)
        return Counts(
            shown=shown,
            undated=undated,
            out_of_view_before=before,
            out_of_view_after=after,
            filtered=filtered,
            folded=in_view - shown,
            not_yet_known=unknown,
            hidden=hidden,
            chosen=self.filter.chooses,
        )

    @property
    def unknown_rows(self) -> Ints:
        """The rows in view that no document had reported by the day of `View.as_known_on`."""
        if self.known_by is None:
            return np.zeros(0, dtype=np.int64)
        here = np.isin(self.places, [_NUMBERS["shown"], _NUMBERS["folded"]])
        return np.flatnonzero(here & (self.table.known > self.known_by)).astype(np.int64)

    def folded_in(self, lane: int, left: float, right: float, scale: Scale) -> Ints:
        """The rows of a lane without a mark that touch the pixels from left to right."""
        index = self.indexes[lane]
        low, high = (scale.origin + (x - scale.left) / scale.pixels_per_minute for x in (left, right))
        touching: Flags = (index.begins < high) & (index.ended > low)
        rows = index.rows[touching].astype(np.int64)
        return np.setdiff1d(rows, self.drawn[lane])


@lru_cache(maxsize=4)
def _kept_out(table: EventTable, filter: Filter) -> tuple[int, int, int]:  # noqa: A002 — the glossary's word
    """How many rows the chips keep out, how many of the others hidden lanes, and how many of the rest are undated."""
    passing, chips = filter.mask(table), filter.mask_of_chips(table)
    counts = (~chips, chips & ~passing, passing & ~table.dated)
    filtered, hidden, undated = (int(np.count_nonzero(flags)) for flags in counts)
    return filtered, hidden, undated
