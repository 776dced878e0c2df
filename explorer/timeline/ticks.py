"""Calendar ticks for any scale: from minutes to hundreds of thousands of years, never overlapping, thin where time is.

Every stretch of one slope gets the finest calendar unit that leaves room there; where two labels would meet, the
tick of the greater unit stays. A label says only what is new since the last one ("Jul", then "8", "15").
"""

from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor, inf
from typing import Literal

import numpy as np

from explorer.data.minutes import DAY, FIRST_YEAR, HOUR, LAST_YEAR, civil, minute_of
from explorer.data.words import SHORT_MONTHS
from explorer.timeline.scale import Scale
from explorer.timeline.steps import TextWidth

Unit = Literal["year", "month", "day", "clock"]

LABEL_SHIFT = 4.0
ROOM_AFTER_LABEL = 8.0
# What is free before a sign and behind its words.
_BEFORE_TAKEN, _AFTER_TAKEN = 5.0, 10.0
_YEAR = 365.2425 * DAY
_MONTH = _YEAR / 12
# Days of a month that start its quarters: a week apart, and the last one left out for the next month's sake.
_WEEKS = (1, 8, 15, 22)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A step of the calendar: every `step` units; its usual length in minutes and the pixels that it needs at least."""

    unit: Unit
    step: int
    length: float
    room: float


CALENDARS: tuple[Calendar, ...] = (
    *(Calendar("clock", step, step, 52.0) for step in (1, 5, 15, 30, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR)),
    Calendar("day", 1, DAY, 40.0),
    Calendar("day", 7, 7 * DAY, 54.0),
    *(Calendar("month", step, step * _MONTH, 44.0) for step in (1, 3, 6)),
    *(Calendar("year", 10**power * step, 10**power * step * _YEAR, 52.0) for power in range(6) for step in (1, 2, 5)),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """A grid line at `x` and its label ("" for a line alone), which starts LABEL_SHIFT right of it.

    Without a `line` it only tells where in time we are.
    """

    minute: int
    x: float
    label: str
    line: bool = True


def ticks_of(
    scale: Scale,
    text_width: TextWidth,
    *,
    style: str = "axis",
    taken: Sequence[tuple[float, float]] = (),
    without: Sequence[tuple[int, int]] = (),
) -> tuple[Tick, ...]:
    """The ticks in view, by place; no two labels meet, and none is cut at the right end.

    No label stands in the stretches that are `taken`, from one x to another; the first behind one tells where in time
    we are, as the very first does. Inside the stretches of minutes `without`, which follow one another, stands no tick.
    """
    starts = [start for start, _ in without]
    ranks = {
        minute: _rank(minute)
        for minute in _candidates(scale)
        if scale.start <= minute <= scale.end
        and not ((at := bisect_left(starts, minute)) and minute < without[at - 1][1])
    }
    places = dict(zip(ranks, scale.x_of(np.array(list(ranks), dtype=np.float64)).tolist(), strict=True))
    kept: list[int] = []
    for minute in sorted(ranks, key=lambda minute: (-ranks[minute], minute)):
        at = bisect(kept, minute)
        if _apart([*kept[at - 1 : at], minute, *kept[at : at + 1]], places, text_width, style):
            kept.insert(at, minute)
    return tuple(_labelled(kept, places, scale.right, text_width, style, taken))


def _apart(neighbours: list[int], places: dict[int, float], text_width: TextWidth, style: str) -> bool:
    """Whether each label, at its shortest, ends before the next one's line."""
    return all(
        places[later] - places[sooner] >= LABEL_SHIFT + text_width(_short(sooner), style) + ROOM_AFTER_LABEL
        for sooner, later in pairwise(neighbours)
    )


def _labelled(
    minutes: list[int],
    places: dict[int, float],
    right: float,
    text_width: TextWidth,
    style: str,
    taken: Sequence[tuple[float, float]],
) -> Iterator[Tick]:
    """The shortest label that says what is new, or a longer one where the reader needs it and there is room."""
    said: tuple[int, int, int] | None = None
    free_from = -inf
    for number, minute in enumerate(minutes):
        x = places[minute]
        follower = minutes[number + 1] if number + 1 < len(minutes) else None
        # The first label must tell where in time we are: what follows gives way to it.
        last = follower is None or said is None
        until = right if last or follower is None else places[follower] - ROOM_AFTER_LABEL
        label = ""
        for words, says in _wordings(minute, said, follower) if x >= free_from else ():
            end = x + LABEL_SHIFT + text_width(words, style)
            if any(x + LABEL_SHIFT - _AFTER_TAKEN < high and low - _BEFORE_TAKEN < end for low, high in taken):
                said = None
            elif end <= until:
                label, said, free_from = words, says, end + ROOM_AFTER_LABEL
                break
        yield Tick(minute, x, label)


def _wordings(
    minute: int, said: tuple[int, int, int] | None, follower: int | None
) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Labels for a tick, best first, each with the year, month and day that the reader knows after it."""
    at = civil(minute)
    known = (at.year, at.month, at.day)
    unit = _unit(minute)
    below = unit if follower is None else _unit(follower)
    heads_days = unit in ("year", "month") and below in ("day", "clock")
    heads_hours = unit != "clock" and below == "clock"
    new_year = unit != "year" and (said is None or said[0] != at.year)
    new_month = unit in ("day", "clock") and (said is None or said[:2] != known[:2])
    new_day = unit == "clock" and said != known
    month = f"{SHORT_MONTHS[at.month - 1]} {_year(at.year)}"
    if heads_hours and (unit != "day" or new_month):
        yield f"{at.day} {month}", known
    elif heads_hours:
        yield f"{at.day} {SHORT_MONTHS[at.month - 1]}", known
    elif heads_days:
        yield month, known
    elif new_year or new_month:
        yield _long(minute), known
    elif new_day:
        yield f"{at.day} {SHORT_MONTHS[at.month - 1]} {_clock(minute)}", known
    # Without its month a day says nothing, nor does a month whose year is another than the last one read.
    if not (new_month or new_day or (new_year and said is not None)):
        yield _short(minute), known


@lru_cache(maxsize=20_000)
def _unit(minute: int) -> Unit:
    at = civil(minute)
    if at.hour or at.minute:
        return "clock"
    if at.day > 1:
        return "day"
    return "month" if at.month > 1 else "year"


@lru_cache(maxsize=20_000)
def _short(minute: int) -> str:
    at = civil(minute)
    match _unit(minute):
        case "year":
            return _year(at.year)
        case "month":
            return SHORT_MONTHS[at.month - 1]
        case "day":
            return str(at.day)
        case _:
            return _clock(minute)


@lru_cache(maxsize=20_000)
def _long(minute: int) -> str:
    at = civil(minute)
    month = f"{SHORT_MONTHS[at.month - 1]} {_year(at.year)}"
    match _unit(minute):
        case "year":
            return _year(at.year)
        case "month":
            return month
        case "day":
            return f"{at.day} {month}"
        case _:
            return f"{at.day} {month} {_clock(minute)}"


def whereabouts_in_words(minute: float, ticks: Sequence[int]) -> str:
    """What a minute lies in, as finely as ticks beside it speak: "2024", "Dec 2024", "13 Dec 2024"."""
    at = civil(floor(minute))
    month = f"{SHORT_MONTHS[at.month - 1]} {_year(at.year)}"
    units = {_unit(tick) for tick in ticks}
    return f"{at.day} {month}" if "clock" in units else _year(at.year) if units == {"year"} else month


def _clock(minute: int) -> str:
    at = civil(minute)
    return f"{at.hour:02d}:{at.minute:02d}"


def _year(year: int) -> str:
    return f"{1 - year} BCE" if year < 1 else str(year)


def _candidates(scale: Scale) -> Iterator[int]:
    """The minutes that the finest fitting calendar gives in every stretch of one slope in view."""
    knots = scale.warp.minutes
    inside = knots[(knots > scale.start) & (knots < scale.end)]
    edges = np.concatenate([[scale.start], inside, [scale.end]])
    stretches = zip(pairwise(edges.tolist()), pairwise(scale.x_of(edges).tolist()), strict=True)
    for (start, end), (left, right) in stretches:
        per_minute = (right - left) / (end - start)
        fitting = next((c for c in CALENDARS if c.length * per_minute >= c.room), CALENDARS[-1])
        yield from _minutes_of(fitting, start, end)


def _minutes_of(calendar: Calendar, start: float, end: float) -> Iterator[int]:
    """The minutes from start to end, and a few beside them, where this step of the calendar begins anew."""
    first = civil(floor(start))
    if calendar.unit == "year":
        # One step more on both sides, for the years before our era are counted by another zero.
        low = max((first.year // calendar.step - 1) * calendar.step, FIRST_YEAR)
        high = min(civil(floor(end)).year + calendar.step, LAST_YEAR)
        counted = range(-(-low // calendar.step) * calendar.step, high + 1, calendar.step)
        years = ((year if year > 0 else year + 1) for year in counted if year or calendar.step == 1)
        yield from (minute_of(year) for year in years)
    elif calendar.unit == "month" or (calendar.unit == "day" and calendar.step > 1):
        yield from _in_months(calendar, first.year, first.month, end)
    else:
        step = calendar.step * (DAY if calendar.unit == "day" else 1)
        yield from range(ceil(start / step) * step, floor(end) + 1, step)


def _in_months(calendar: Calendar, year: int, month: int, end: float) -> Iterator[int]:
    days = _WEEKS if calendar.unit == "day" else (1,)
    step = 1 if calendar.unit == "day" else calendar.step
    number = year * 12 + (month - 1) // step * step
    while number // 12 <= LAST_YEAR and minute_of(number // 12, number % 12 + 1) <= end:
        yield from (minute_of(number // 12, number % 12 + 1, day) for day in days)
        number += step


@lru_cache(maxsize=20_000)
def _rank(minute: int) -> int:
    """The greater the calendar unit that begins here, the higher."""
    at = civil(minute)
    if _unit(minute) == "year":
        year = at.year if at.year > 0 else at.year - 1
        return 20 + 2 * sum(year % int(10**power) == 0 for power in range(1, 7)) + (year % 5 == 0)
    if _unit(minute) == "month":
        return 17 + (at.month in (1, 4, 7, 10)) + (at.month == 7)
    if _unit(minute) == "day":
        return 14 + (at.day in _WEEKS) + (at.day == 15)
    return sum(minute % (step * HOUR) == 0 for step in (1, 3, 6, 12)) + sum(minute % step == 0 for step in (5, 15, 30))
