"""A column of dates: each different text is read once, plain ISO all at once, the rest by the EDTF reader."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.data.edtf import parse_edtf
from explorer.data.readers.tables.sheet import Codes, Words
from explorer.data.when import GRAINS, When, instant
from explorer.errors import UsageError
from explorer.timeline.columns import Flags, Ints
from explorer.timeline.opened.iso import moments_in
from explorer.timeline.table import OPEN_AFTER, OPEN_BEFORE

# 2025-06-13 10:30 as databases write it.
_SPACED = re.compile(r"([0-9YX-]{8,14}) ([0-9]{2}:[0-9]{2}.{0,30})")
_OPEN = ("..", "open")
_ONLY_OPEN = When(instant=False)


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """A column of dates: row i holds the different text `codes[i]`, -1 where the cell is empty.

    The other arrays have an entry for each different text: the four bounds in minutes (OPEN_BEFORE, OPEN_AFTER), the
    grain as a place in GRAINS. `wrong` tells for a text that is no date why.
    """

    codes: Codes
    earliest: Ints
    latest: Ints
    earliest_end: Ints
    latest_end: Ints
    grain: npt.NDArray[np.int8]
    instant: Flags
    approximate: Flags
    uncertain: Flags
    wrong: dict[int, str]

    @property
    def given(self) -> Flags:
        """Which rows hold a date."""
        filled: Flags = self.codes >= 0
        return filled

    def low(self, bound: Ints) -> Ints:
        """A lower bound for every row, OPEN_BEFORE where the cell is empty."""
        return self._spread(bound, OPEN_BEFORE)

    def high(self, bound: Ints) -> Ints:
        """An upper bound for every row, OPEN_AFTER where the cell is empty."""
        return self._spread(bound, OPEN_AFTER)

    def flags(self, of: Flags) -> Flags:
        """A flag for every row, False where the cell is empty."""
        return np.append(of, False)[self.codes]

    def _spread(self, of: Ints, when_empty: int) -> Ints:
        # The code of an empty cell, -1, takes the last entry.
        return np.append(of, np.int64(when_empty))[self.codes]

    def why(self, row: int) -> str:
        """Why what a row holds is no date."""
        return self.wrong[int(self.codes[row])]

    def is_wrong(self) -> Flags:
        """Which rows hold what is no date."""
        marked = np.zeros(len(self.earliest) + 1, dtype=np.bool_)
        marked[list(self.wrong)] = True
        return marked[self.codes]


def dates_in(column: Words) -> Dates:
    """The dates of a column of strings ("" for an empty cell)."""
    different, codes = column.different, column.codes
    found = moments_in(different)
    last = found.last.copy()
    one: Flags = np.ones(len(different), dtype=np.bool_)
    dates = Dates(
        codes, found.first, last, found.first.copy(), found.last, found.grain, one, ~one, ~one, {},
    )  # fmt: skip
    for place in np.flatnonzero(found.grain < 0).tolist():
        text = str(different[place].as_py())
        if not text:
            codes = np.where(codes == place, np.int32(-1), codes)
            continue
        try:
            _put(dates, place, _parsed(text))
        except UsageError as error:
            dates.wrong[place] = str(error)
    return Dates(codes, *(getattr(dates, name) for name in Dates.__slots__[1:]))


def _parsed(text: str) -> When:
    if text.casefold() in _OPEN:
        return _ONLY_OPEN
    spaced = _SPACED.fullmatch(text)
    found = parse_edtf(f"{spaced[1]}T{spaced[2]}" if spaced is not None else text)
    if not found.dated:
        # An open or unknown stretch ("../..") says no more than an empty cell.
        return instant(None, None)
    return found


def _put(dates: Dates, place: int, when: When) -> None:
    for name, bound, otherwise in (
        ("earliest", when.earliest, OPEN_BEFORE),
        ("latest", when.latest, OPEN_AFTER),
        ("earliest_end", when.earliest_end, OPEN_BEFORE),
        ("latest_end", when.latest_end, OPEN_AFTER),
    ):
        getattr(dates, name)[place] = otherwise if bound is None else bound
    dates.grain[place] = GRAINS.index(when.grain)
    dates.instant[place] = when.instant
    dates.approximate[place] = when.approximate
    dates.uncertain[place] = when.uncertain
