"""How far two events stand apart, with the doubt that their bounds leave, and the words for it."""

from dataclasses import dataclass
from typing import Literal

from explorer.data.minutes import DAY, HOUR, WEEK
from explorer.data.when import When, last_minute
from explorer.data.words import MINUTES_PER_MONTH, stretch_in_words

Ends = Literal["starts", "gap"]
Unit = Literal["minute", "hour", "day", "month", "year"]

# Up to this part of the length, a doubt is said by "about" and not by two numbers.
_ABOUT = 0.3
_LONG_ENOUGH = 3 * WEEK
_MOST_DAYS = 45 * DAY
_MOST_WEEKS = 14 * WEEK
_FAR = 0.12
_NEAR = 0.1  # of a length: so far may the number that tells it be from it
_HALVED = ("month", "year")
_FEW = 10  # months or years, of which a half one counts
_LENGTHS: dict[Unit, float] = {
    "minute": 1.0,
    "hour": float(HOUR),
    "day": float(DAY),
    "month": MINUTES_PER_MONTH,
    "year": 12 * MINUTES_PER_MONTH,
}
_UNITS: tuple[Unit, ...] = tuple(_LENGTHS)


@dataclass(frozen=True, slots=True)
class Distance:
    """From one event to a later one, in minutes: at least `least`, at most `most`, None where a bound is open.

    A negative `least` says that the order is not sure. `ends` tells what is measured: from start to start, or the gap
    from the end of the first to the start of the second. `turned` says that the second of the asked is the first.
    """

    least: int | None
    most: int | None
    ends: Ends = "starts"
    turned: bool = False


def distance_between(one: When, other: When) -> Distance:
    """How far apart two whens are: the gap between them where there surely is one, else from start to start.

    Bounds are half-open: of two events that speak of days, 10 June and 12 – 14 June, the distance is two to four days.
    """
    for first, second, turned in ((one, other, False), (other, one, True)):
        least, most = _between(_end(first), _start(second))
        if least is not None and least >= 0 and not (first.instant and second.instant):
            return Distance(least, most, "gap", turned)
    least, most = _between(_start(one), _start(other))
    if _mostly_before(least, most):
        return Distance(least, most)
    return Distance(_minus(most), _minus(least), turned=True)


def distance_in_words(distance: Distance) -> str:
    """The distance as a person reads it: "3 to 9 days", "about 2 months", "at least 4 weeks", "the same day".

    Two bounds share the unit of the longer one where a number of it, of few months and years a half one too, is within
    a tenth of each: 60 to 106 days are "2 to 3½ months". Else each has the largest unit of which that is true: 40 to
    122 days are "40 days to 4 months".
    """
    least, most = distance.least, distance.most
    if least is None or most is None:
        return _half_in_words(least, most)
    if least < 0 < most:
        return f"at most {_told(max(-least, most))}, in either order"
    if least == most:
        return _exact_in_words(most) if most else "the same day"
    return f"up to {_told(most)}" if least == 0 else _range_in_words(least, most)


def _half_in_words(least: int | None, most: int | None) -> str:
    if least is not None and least > 0:
        return f"at least {_told(least)}"
    if most is not None and most > 0:
        return f"at most {_told(most)}"
    return "an unknown time"


def _exact_in_words(length: int) -> str:
    if DAY <= length <= _MOST_DAYS:
        return stretch_in_words(0, length) if length < 2 * WEEK else f"{round(length / DAY)} days"
    return stretch_in_words(0, length) if length < DAY else f"about {_rounded(length)}"


def _rounded(length: int) -> str:
    """A length in months or years, or in weeks where a whole number of months would be far from it."""
    months = round(length / MINUTES_PER_MONTH)
    far = abs(length - months * MINUTES_PER_MONTH) > _FAR * length
    return f"{round(length / WEEK)} weeks" if far and length < _MOST_WEEKS else stretch_in_words(0, length)


def _range_in_words(least: int, most: int) -> str:
    middle = (least + most) // 2
    if middle >= _LONG_ENOUGH and most - least <= _ABOUT * middle:
        return f"about {_rounded(middle)}"
    unit = _unit(most)
    low, high = _number(least, unit), _number(most, unit)
    if low is None or high is None:
        return f"{_told(least)} to {_told(most)}"
    return f"about {_counted(high, unit)}" if low == high else f"{_in_figures(low)} to {_counted(high, unit)}"


def _told(length: int) -> str:
    """A length in the largest unit that is near enough to it."""
    unit = _unit(length)
    while (number := _number(length, unit)) is None:
        unit = _UNITS[_UNITS.index(unit) - 1]
    return _counted(number, unit)


def _number(length: int, unit: Unit) -> float | None:
    """How many of a unit tell a length, None where that would be too far from it; minutes are always near enough."""
    many = length / _LENGTHS[unit]
    number = round(2 * many) / 2 if unit in _HALVED and many < _FEW else float(round(many))
    near = abs(number - many) <= _NEAR * many
    return number if near or unit == "minute" else None


def _counted(number: float, unit: Unit) -> str:
    return f"{_in_figures(number)} {unit}{'' if number == 1 else 's'}"


def _in_figures(number: float) -> str:
    """ "1,200", "3½"."""
    return f"{int(number):,}{'' if number == int(number) else '½'}"


def _unit(length: int) -> Unit:
    """The unit in which two lengths are told beside each other, by the longer one."""
    if length < HOUR:
        return "minute"
    if length < DAY:
        return "hour"
    if length <= _MOST_DAYS:
        return "day"
    return "month" if length < 24 * MINUTES_PER_MONTH else "year"


def _start(when: When) -> tuple[int | None, int | None]:
    """The first and the last moment at which it can have started."""
    return when.earliest, _last(when.latest, when)


def _end(when: When) -> tuple[int | None, int | None]:
    """The first and the last moment at which it can have ended; for days, the day it ended."""
    return when.earliest_end, _last(when.latest_end, when)


def _last(bound: int | None, when: When) -> int | None:
    return None if bound is None else last_minute(bound, "minute" if bound % DAY else when.grain)


def _between(
    first: tuple[int | None, int | None], second: tuple[int | None, int | None]
) -> tuple[int | None, int | None]:
    least = None if second[0] is None or first[1] is None else second[0] - first[1]
    most = None if second[1] is None or first[0] is None else second[1] - first[0]
    return least, most


def _minus(minutes: int | None) -> int | None:
    return None if minutes is None else -minutes


def _mostly_before(least: int | None, most: int | None) -> bool:
    """Whether the first of two stands before the second, or rather before than after."""
    if least is None or most is None:
        return (least is not None and least >= 0) or (most is not None and most > 0)
    return least + most >= 0
