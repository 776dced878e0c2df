"""A when: four bounds on the start and the end of something, with the receipt of how each is known."""

from dataclasses import dataclass, replace
from typing import Literal, NewType

from explorer.data.minutes import DAY, civil, minute_of
from explorer.data.passage import Passage

EventId = NewType("EventId", str)

Grain = Literal["minute", "hour", "day", "week", "month", "quarter", "season", "year", "decade", "century"]
GRAINS: tuple[Grain, ...] = ("minute", "hour", "day", "week", "month", "quarter", "season", "year", "decade", "century")
Basis = Literal["stated", "derived", "bounded", "unknown"]
Bound = Literal["earliest", "latest", "earliest_end", "latest_end"]
BOUNDS: tuple[Bound, ...] = ("earliest", "latest", "earliest_end", "latest_end")

# Wider bounds than this have no middle worth a diamond (design.md §5).
WIDEST_MARK = 31 * DAY


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of a receipt: the bound it explains, the rule's id, a sentence, and where its words or event stand."""

    bound: Bound
    rule: str
    reason: str
    passage: Passage | None = None
    event: EventId | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When something happened.

    All bounds are minutes (see `minutes`), None where open. `earliest` is the first minute at which it can have
    started and `latest` the first minute at which it can no longer have started (half-open: the midnight after the
    last day); `earliest_end` and `latest_end` are the same for its end. `instant` says start = end: the pairs are
    equal. `grain` is how finely the words speak. Approximate, uncertain and bounded are three different things.
    """

    earliest: int | None = None
    latest: int | None = None
    earliest_end: int | None = None
    latest_end: int | None = None
    instant: bool = True
    grain: Grain = "day"
    approximate: bool = False
    uncertain: bool = False
    basis: Basis = "unknown"
    receipt: tuple[Reason, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether any bound is closed."""
        return any(bound is not None for bound in self.bounds)

    @property
    def bounds(self) -> tuple[int | None, int | None, int | None, int | None]:
        """The four bounds in the order of `BOUNDS`."""
        return (self.earliest, self.latest, self.earliest_end, self.latest_end)

    @property
    def mark(self) -> int | None:
        """The minute where a diamond stands, or None.

        The middle of the bounds; the closed one when the other is open; none for a period, and none when
        the bounds lie wider apart than 31 days.
        """
        if not self.instant:
            return None
        if self.earliest is not None and self.latest is not None:
            if self.latest - self.earliest > WIDEST_MARK:
                return None
            return _middle(self.earliest, self.latest)
        if self.earliest is not None:
            return self.earliest
        return None if self.latest is None else last_minute(self.latest, self.grain)

    def with_receipt(self, *reasons: Reason) -> "When":
        """The same when with these reasons after its own."""
        return replace(self, receipt=self.receipt + reasons)


UNDATED = When()


def last_minute(bound: int, grain: Grain) -> int:
    """The start of the last day (or the last minute, for clock times) below a half-open bound."""
    return bound - 1 if grain in ("minute", "hour") else bound - DAY


def instant(
    earliest: int | None,
    latest: int | None,
    *,
    grain: Grain = "day",
    basis: Basis = "stated",
    approximate: bool = False,
) -> When:
    """A when that starts and ends at one moment somewhere in the half-open stretch [earliest, latest) of minutes."""
    return When(earliest, latest, earliest, latest, instant=True, grain=grain, basis=basis, approximate=approximate)


def period(
    start: tuple[int | None, int | None],
    end: tuple[int | None, int | None],
    *,
    grain: Grain = "day",
    basis: Basis = "stated",
    approximate: bool = False,
) -> When:
    """A when that lasts: its start in the half-open stretch `start`, its end in `end` (minutes, None = open)."""
    return When(*start, *end, instant=False, grain=grain, basis=basis, approximate=approximate)


def whole(earliest: int, latest: int, *, grain: Grain, basis: Basis = "stated") -> When:
    """A period that fills the half-open stretch [earliest, latest) of minutes from its first day to its last."""
    return When(earliest, earliest + DAY, latest - DAY, latest, instant=False, grain=grain, basis=basis)


def _middle(earliest: int, latest: int) -> int:
    """The middle of a half-open stretch: midnight of the middle day for days, the very minute below a day."""
    if latest - earliest < DAY:
        return (earliest + latest) // 2
    middle = (earliest + latest - DAY) // 2
    at = civil(middle)
    return minute_of(at.year, at.month, at.day)
