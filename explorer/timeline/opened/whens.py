"""The whens of a table's rows: up to four columns of dates become four bounds, all rows at once.

A row that our export wrote says in `instant` whether it lasts; then the four columns are the bounds themselves, empty
ones open. In other tables `start` alone is one EDTF date, `start` and `end` make a period, and `start_latest` and
`end_earliest` widen the one or the other.
"""

from dataclasses import dataclass

import numpy as np

from explorer.data.document import Problem
from explorer.data.minutes import DAY
from explorer.data.readers.tables.sheet import Sheet
from explorer.data.when import GRAINS, WIDEST_MARK
from explorer.timeline.columns import Coded, Flags, Ints
from explorer.timeline.opened.dates import Dates, dates_in
from explorer.timeline.opened.faults import faults
from explorer.timeline.opened.words import flags_in, one_of
from explorer.timeline.table import OPEN_AFTER, OPEN_BEFORE

BASES = ("stated", "derived", "bounded", "unknown")
_COLUMNS = ("start", "start_latest", "end_earliest", "end")


@dataclass(frozen=True, slots=True, eq=False)
class Whens:
    """A when for every row, in columns as an event table has them; `fits` are the rows that have one."""

    earliest: Ints
    latest: Ints
    earliest_end: Ints
    latest_end: Ints
    instant: Flags
    grain: Coded
    approximate: Flags
    uncertain: Flags
    basis: Coded
    fits: Flags
    problems: tuple[Problem, ...]

    @property
    def first_closed(self) -> Ints:
        """The first closed bound of each row, OPEN_AFTER where there is none."""
        lows = [np.where(bound == OPEN_BEFORE, OPEN_AFTER, bound) for bound in (self.earliest, self.earliest_end)]
        first: Ints = np.minimum.reduce([*lows, self.latest, self.latest_end])
        return first

    @property
    def mark(self) -> Ints:
        """Where a diamond stands, as `When.mark` has it; OPEN_BEFORE where there is none."""
        closed_low, closed_high = self.earliest != OPEN_BEFORE, self.latest != OPEN_AFTER
        both = closed_low & closed_high
        # Below a day the very middle, else the midnight of the middle day.
        low, high = np.where(both, self.earliest, 0), np.where(both, self.latest, 0)
        middle = np.where(high - low < DAY, (low + high) // 2, (low + high - DAY) // 2 // DAY * DAY)
        clock = np.array([GRAINS.index("minute"), GRAINS.index("hour")])
        fine = np.isin(np.array([GRAINS.index(name) for name in self.grain.names])[self.grain.codes], clock)
        last = np.where(closed_high, self.latest, DAY) - np.where(fine, 1, DAY)
        one = np.where(closed_low, self.earliest, np.where(closed_high, last, OPEN_BEFORE))
        mark: Ints = np.where(both, np.where(high - low > WIDEST_MARK, OPEN_BEFORE, middle), one)
        return np.where(self.instant, mark, OPEN_BEFORE)


def whens_in(sheet: Sheet) -> Whens:
    """The whens of all rows, and what is wrong with the dates of those that have none."""
    start, start_latest, end_earliest, end = columns = [dates_in(sheet.coded(name)) for name in _COLUMNS]
    lasting_or_not, exact = flags_in(sheet.coded("instant"))
    ended = end.given | end_earliest.given
    low, high = start.low(start.earliest), end.high(end.latest_end)
    latest = np.where(start_latest.given | exact, start_latest.high(start_latest.latest_end), start.high(start.latest))
    low_end = np.where(end_earliest.given | exact, end_earliest.low(end_earliest.earliest), end.low(end.earliest_end))
    # Without a word on the end the start is the whole date; a start that is an interval has both ends in it.
    alone = ~ended & ~exact
    instant_start = np.append(start.instant, True)[start.codes] | start_latest.given
    low_end = np.where(alone, np.where(instant_start, low, start.low(start.earliest_end)), low_end)
    high = np.where(alone, np.where(instant_start, latest, start.high(start.latest_end)), high)
    low_end = np.where(~exact & (low_end == OPEN_BEFORE), low, low_end)
    latest = np.where(~exact & (latest == OPEN_AFTER) & ended, high, latest)
    one_moment = (low == low_end) & (latest == high)
    instant = np.where(exact, lasting_or_not, np.where(alone, instant_start, one_moment))
    fits, problems = _checked(sheet, columns, (low, latest, low_end, high))
    dated = (low != OPEN_BEFORE) | (latest != OPEN_AFTER) | (low_end != OPEN_BEFORE) | (high != OPEN_AFTER)
    return Whens(
        low, latest, low_end, high,
        instant=instant | ~dated,
        grain=_grain(sheet, start, end),
        approximate=_doubt(sheet, "approximate", columns, [one.approximate for one in columns]),
        uncertain=_doubt(sheet, "uncertain", columns, [one.uncertain for one in columns]),
        basis=_basis(sheet, dated),
        fits=fits,
        problems=problems,
    )  # fmt: skip


def _checked(
    sheet: Sheet, columns: list[Dates], bounds: tuple[Ints, Ints, Ints, Ints]
) -> tuple[Flags, tuple[Problem, ...]]:
    """Which rows have dates that can be read and that end after they begin, and what is wrong with the others."""
    fits = np.ones(len(sheet.numbers), dtype=np.bool_)
    problems: list[Problem] = []
    for name, dates in zip(_COLUMNS, columns, strict=True):
        wrong = dates.is_wrong()
        rows = np.flatnonzero(wrong & fits).astype(np.int64)
        problems += faults(sheet.file, sheet.numbers, rows, column=name, said=dates.why)
        fits &= ~wrong
    low, latest, low_end, high = bounds
    turned = fits & ((low >= latest) | (low_end >= high) | (low >= high))
    rows = np.flatnonzero(turned).astype(np.int64)
    cells = [sheet.coded(name) for name in _COLUMNS] if len(rows) else []

    def turned_words(row: int) -> str:
        told = [f"{name} {cell.at(row)}" for name, cell in zip(_COLUMNS, cells, strict=True) if cell.at(row)]
        return f"it ends before it begins ({', '.join(told)}); write the earlier date first."

    problems += faults(sheet.file, sheet.numbers, rows, column="end", said=turned_words)
    return fits & ~turned, tuple(problems)


def _grain(sheet: Sheet, start: Dates, end: Dates) -> Coded:
    """How finely the words speak: what the column says, else the start's form, else the end's."""
    said, _ = one_of(sheet.coded("grain"), GRAINS, otherwise="")
    day = GRAINS.index("day")
    of_start, of_end = (np.append(np.maximum(one.grain, 0), day)[one.codes] for one in (start, end))
    by_form = np.where(start.given, of_start, of_end).astype(np.int32)
    named = np.array([GRAINS.index(name) if name else -1 for name in said.names] or [-1], dtype=np.int32)[said.codes]
    return Coded(GRAINS, np.where(named >= 0, named, by_form).astype(np.int32))


def _doubt(sheet: Sheet, name: str, columns: list[Dates], marked: list[Flags]) -> Flags:
    """What the column says, else whether a date bears the mark."""
    by_form: Flags = np.logical_or.reduce([dates.flags(flags) for dates, flags in zip(columns, marked, strict=True)])
    if name not in sheet.cells:
        return by_form
    yes, said = flags_in(sheet.coded(name))
    return np.where(said, yes, by_form)


def _basis(sheet: Sheet, dated: Flags) -> Coded:
    """How the date is known: what the column says, else stated; unknown without a date."""
    said, _ = one_of(sheet.coded("basis"), BASES, otherwise="")
    named = np.array([BASES.index(name) if name else -1 for name in said.names] or [-1], dtype=np.int32)[said.codes]
    by_date = np.where(dated, BASES.index("stated"), BASES.index("unknown"))
    return Coded(BASES, np.where(named >= 0, named, by_date).astype(np.int32))
