"""The kinds of columns that an event table is made of: arrays, so that a million rows cost no million objects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
# Few different values need few bits: any signed integers will do as codes.
Codes = npt.NDArray[np.signedinteger]
Counts = npt.NDArray[np.int32]
# So many numbers are not sorted but ticked off, where they stand no further apart than this on average.
_MANY = 10_000
_DENSE = 16
Number = TypeVar("Number", np.int64, np.float64)


def distinct(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """The values in order, each once: for a million numbers several times as quick as `numpy.unique`."""
    if not len(values):
        return values
    least = values.min()
    if values.dtype == np.int64 and len(values) > _MANY and int(values.max()) - int(least) < _DENSE * len(values):
        there = np.zeros(int(values.max()) - int(least) + 1, dtype=np.bool_)
        there[values - least] = True
        found: npt.NDArray[Number] = (np.flatnonzero(there) + least).astype(values.dtype)
        return found
    ordered = np.sort(values)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A column of few different strings: row i holds `names[codes[i]]`."""

    names: tuple[str, ...]
    codes: Codes

    def of(self, row: int) -> str:
        """The string of a row."""
        return self.names[int(self.codes[row])]

    def rows_of(self, wanted: Iterable[str]) -> Flags:
        """Which rows hold one of these strings."""
        chosen = set(wanted)
        hit = np.array([name in chosen for name in self.names] or [False], dtype=np.bool_)
        return hit[self.codes] if len(self.codes) else np.zeros(0, dtype=np.bool_)


def run(starts: Ints, counts: Ints) -> Ints:
    """The whole numbers from each start on, as many as its count says, one after the other."""
    ends = np.cumsum(counts)
    places: Ints = np.arange(int(counts.sum()), dtype=np.int64) + np.repeat(starts - (ends - counts), counts)
    return places


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """A column of lists: row i holds `names[c]` for the codes c in `codes[starts[i]:starts[i + 1]]`, in their order.

    `titles` are what a person reads for each name.
    """

    names: tuple[str, ...]
    titles: tuple[str, ...]
    starts: Ints
    codes: Codes

    def codes_of(self, row: int) -> Codes:
        """The codes of a row."""
        return self.codes[self.starts[row] : self.starts[row + 1]]

    def of(self, row: int) -> tuple[str, ...]:
        """The names of a row."""
        return tuple(self.names[code] for code in self.codes_of(row))

    @property
    def counts(self) -> Ints:
        """How many entries each row has."""
        return np.diff(self.starts)

    def entries_of(self, rows: Ints) -> Ints:
        """Where the entries of these rows stand in `codes`, row after row."""
        starts = self.starts[:-1][rows]
        return run(starts, self.starts[1:][rows] - starts)

    @property
    def rows(self) -> Ints:
        """The row of every entry of `codes`."""
        if self.single:
            return np.arange(len(self.codes), dtype=np.int64)
        return np.repeat(np.arange(len(self.starts) - 1, dtype=np.int64), self.counts)

    @property
    def single(self) -> bool:
        """Whether every row has exactly one entry."""
        return len(self.codes) == len(self.starts) - 1 and bool((np.diff(self.starts) == 1).all())

    @property
    def first(self) -> Codes:
        """The first code of each row, -1 for an empty list."""
        if self.single:
            return self.codes
        first = np.full(len(self.starts) - 1, -1, dtype=np.int32)
        filled = self.counts > 0
        first[filled] = self.codes[self.starts[:-1][filled]]
        return first

    def rows_of(self, wanted: Iterable[str]) -> Flags:
        """Which rows hold one of these names or titles in their list."""
        chosen = set(wanted)
        found = np.zeros(len(self.starts) - 1, dtype=np.bool_)
        if len(self.codes):
            pairs = zip(self.names, self.titles, strict=True)
            hit = np.array([name in chosen or title in chosen for name, title in pairs], dtype=np.bool_)
            found[self.rows[hit[self.codes]]] = True
        return found


def coded(values: Sequence[str]) -> Coded:
    """A column of few different strings; the names stand in the order of their first row."""
    numbers: dict[str, int] = {}
    codes = [numbers.setdefault(value, len(numbers)) for value in values]
    return Coded(tuple(numbers), narrow(codes, len(numbers)))


def listing(rows: Sequence[Sequence[str]], *, known: Sequence[tuple[str, str]] = ()) -> Listing:
    """A column of lists; `known` gives names with titles that come first, in this order, used or not."""
    numbers = {name: number for number, (name, _) in enumerate(known)}
    titles = [title for _, title in known]
    codes: list[int] = []
    for row in rows:
        for name in row:
            if name not in numbers:
                numbers[name] = len(numbers)
                titles.append(name)
            codes.append(numbers[name])
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
    return Listing(tuple(numbers), tuple(titles), starts, narrow(codes, len(numbers)))


def narrow(codes: Sequence[int] | Codes, number: int) -> Codes:
    """Codes from -1 to below `number` in as few bits as will do."""
    kind = next(one for one in (np.int8, np.int16, np.int32) if number <= np.iinfo(one).max)
    return np.asarray(codes, dtype=kind)
