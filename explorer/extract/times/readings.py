"""What a rule says: the TIMEX3 type and value, and the stretch or length that the words mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from explorer.data.expression import TimexType
from explorer.data.minutes import DAY
from explorer.extract.times.stretches import Stretch, day_of

Anchor = Literal["none", "published", "said"]
Reference = Literal["present", "past", "future"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of an expression, for one day of publication.

    `stretch` is where the words lie on the calendar, `length` the least and the most minutes they last (None = open).
    `anchor` tells from what they count; `masked` is the value when nothing to count from is known, and `needs` says
    that the publication date went into the answer, by whatever way. `vague` names a row of the table of widths.
    `note` is the end of the receipt's sentence (“the month before”); `also` are other days that a guess passed over.
    `open_start` says that only the end of the stretch is sure, `ahead` that it begins at publication.
    """

    type: TimexType
    value: str
    mod: str | None = None
    stretch: Stretch | None = None
    length: tuple[int | None, int | None] | None = None
    anchor: Anchor = "none"
    needs: bool = False
    masked: str = ""
    vague: str = ""
    reference: Reference | None = None
    note: str = ""
    also: tuple[Stretch, ...] = ()
    approximate: bool = False
    open_start: bool = False
    ahead: bool = False


@dataclass(slots=True)
class Now:
    """What a rule may count from: the day of publication (its midnight, in minutes), and what was said before.

    `said` is the last reading with a day or coarser stretch, `month_said` the last one no coarser than a month,
    `day_said` the last one of a day, `quarter_said` the last quarter; `accounts` says that longer accounts (“in the
    nine months”) came after it. `order` is how the document writes numeric dates ("MDY", "DMY", "" when it does not
    show).
    """

    day: int
    said: Reading | None = None
    month_said: Reading | None = None
    day_said: Reading | None = None
    quarter_said: Reading | None = None
    accounts: bool = False
    order: str = ""
    sentence: int = -1
    day_sentence: int = -2

    @property
    def today(self) -> Stretch:
        """The day of publication."""
        return day_of(self.day)

    @property
    def year(self) -> int:
        """The year of publication."""
        return self.today.year

    def said_for(self, unit: str) -> Reading | None:
        """What was said last and is no coarser than a unit: “the previous month” is not that of a year."""
        if unit in ("D", "NI"):
            return self.day_said
        coarse = self.said is not None and self.said.stretch is not None and self.said.stretch.grain not in _TO_MONTH
        return self.month_said if unit == "M" and coarse else self.said

    def remember(self, reading: Reading, sentence: int, led: Sequence[str] = ()) -> None:
        """Take a reading as what was said last, when it names a place on the calendar.

        `led` are the words before it, the nearest first: what is only compared with gives later clocks no day (“the
        worst since December 1”) and accounts no quarter (“after a flat second quarter”).
        """
        if reading.type == "DURATION" and reading.value in _SPANS_OF_ACCOUNTS:
            self.accounts = True
        stretch = reading.stretch
        if stretch is None or reading.type not in ("DATE", "TIME") or reading.reference is not None:
            return
        quarter = stretch.grain == "quarter"
        if not quarter or reading.anchor != "said":
            self.said = reading
        new = quarter and reading.anchor != "said" and stretch.end <= self.day + DAY
        if new and (self.quarter_said is None or _COMPARING.isdisjoint(led)):
            self.quarter_said = reading
            self.accounts = False
        if stretch.grain in _TO_MONTH:
            self.month_said = reading
        if "since" in led[:1] or reading.value.endswith("T24:00"):
            return
        if stretch.end - stretch.start <= DAY or stretch.grain in ("minute", "hour"):
            self.day_said = reading
            self.day_sentence = sentence


_COMPARING = frozenset({"since", "than", "from", "with", "after", "against", "versus"})
_TO_MONTH = frozenset({"minute", "hour", "day", "week", "month"})
# After “in the nine months” a year ago is no longer a quarter.
_SPANS_OF_ACCOUNTS = frozenset({"P9M", "P6M", "P1Y"})
