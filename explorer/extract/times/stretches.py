"""Stretches of the calendar with their TIMEX3 values: days, weeks, months, quarters, seasons, years, decades."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from explorer.data.minutes import DAY, HOUR, WEEK, add_months, civil, day_text, days_in_month, minute_of, weekday
from explorer.data.when import Grain


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open stretch [start, end) of minutes that a calendar name covers, and how TIMEX3 writes that name."""

    start: int
    end: int
    grain: Grain
    value: str

    @property
    def year(self) -> int:
        """The astronomical year in which it starts (for an ISO week: the week's own year)."""
        return civil(self.start + (3 * DAY if self.grain == "week" else 0)).year


_SEASON_MONTHS: Final = {"SP": (3, 1, 6, 21), "SU": (6, 1, 9, 23), "FA": (9, 1, 12, 22)}
# When the parts of a day begin and end, in hours from midnight; nights run into the next day.
_PART_HOURS: Final = {
    "MO": (4, 12),
    "MI": (11, 14),
    "AF": (12, 18),
    "EV": (16, 24),
    "NI": (18, 30),
    "DT": (6, 19),
}
_SEASONS_IN_ORDER: Final = ("SP", "SU", "FA", "WI")


def day_of(minute: int) -> Stretch:
    """The day that holds a minute."""
    start = minute // DAY * DAY
    return Stretch(start, start + DAY, "day", day_text(start))


def date_of(year: int, month: int, day: int) -> Stretch | None:
    """A day by its date; None when the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        return None
    return day_of(minute_of(year, month, day))


def month_of(year: int, month: int) -> Stretch:
    """A month; months outside 1–12 roll over into other years."""
    start = add_months(minute_of(year, 1, 1), month - 1)
    at = civil(start)
    return Stretch(start, add_months(start, 1), "month", f"{at.year:04d}-{at.month:02d}")


def year_of(year: int) -> Stretch:
    """A calendar year."""
    return Stretch(minute_of(year), minute_of(year + 1), "year", f"{year:04d}")


def quarter_of(year: int, quarter: int) -> Stretch:
    """A quarter; numbers outside 1–4 roll over into other years."""
    start = add_months(minute_of(year), 3 * (quarter - 1))
    at = civil(start)
    return Stretch(start, add_months(start, 3), "quarter", f"{at.year:04d}-Q{(at.month + 2) // 3}")


def half_of(year: int, half: int) -> Stretch:
    """The first or second half of a year."""
    start = minute_of(year, 1 + 6 * (half - 1))
    return Stretch(start, add_months(start, 6), "quarter", f"{year:04d}-H{half}")


def season_of(year: int, season: str) -> Stretch:
    """A season of the northern year, from its first month to its last astronomical day; a winter begins in December."""
    if season == "WI":
        return Stretch(minute_of(year, 12), minute_of(year + 1, 3, 21), "season", f"{year:04d}-WI")
    first, day, last, end = _SEASON_MONTHS[season]
    return Stretch(minute_of(year, first, day), minute_of(year, last, end), "season", f"{year:04d}-{season}")


def named_season_of(year: int, season: str) -> Stretch:
    """The season that people call by a year: “the winter of 1994” may have begun in 1993 or in 1994."""
    stretch = season_of(year, season)
    return replace(stretch, start=minute_of(year - 1, 12)) if season == "WI" else stretch


def middle_of(stretch: Stretch) -> int:
    """The minute in the middle of a stretch: the surest place to ask which unit it stands for."""
    return (stretch.start + stretch.end) // 2


def decade_of(year: int) -> Stretch:
    """The decade that holds a year: 1980 to 1989 is “198”."""
    first = year // 10 * 10
    return Stretch(minute_of(first), minute_of(first + 10), "decade", f"{first // 10:03d}")


def century_of(year: int) -> Stretch:
    """The hundred years that hold a year: 1900 to 1999 is “19”."""
    first = year // 100 * 100
    return Stretch(minute_of(first), minute_of(first + 100), "century", f"{first // 100:02d}")


def iso_week(minute: int) -> tuple[int, int]:
    """The ISO year and week number (1–53) of a minute."""
    thursday = minute // DAY * DAY + (3 - weekday(minute)) * DAY
    year = civil(thursday).year
    return year, (thursday - minute_of(year)) // WEEK + 1


def week_of(minute: int) -> Stretch:
    """The ISO week, Monday to Sunday, that holds a minute."""
    start = minute // DAY * DAY - weekday(minute) * DAY
    year, week = iso_week(minute)
    return Stretch(start, start + WEEK, "week", f"{year:04d}-W{week:02d}")


def weekend_of(minute: int) -> Stretch:
    """Saturday and Sunday of the ISO week that holds a minute."""
    week = week_of(minute)
    return Stretch(week.start + 5 * DAY, week.end, "day", f"{week.value}-WE")


def part_of(day: Stretch, part: str) -> Stretch:
    """A part of a day: MO, MI, AF, EV, NI, DT."""
    first, last = _PART_HOURS[part]
    start = day.start
    return Stretch(start + first * HOUR, start + last * HOUR, "hour", f"{day_text(start)}T{part}")


def clock_of(day: Stretch, hour: int, minute: int | None, *, precise: bool) -> Stretch:
    """A clock time of a day: to the minute when `precise`, else within its hour; hour 24 is the next midnight."""
    start = day.start + hour * HOUR + (minute or 0)
    value = f"{day_text(day.start)}T{hour:02d}:{minute or 0:02d}"
    return Stretch(start, start + (1 if precise else HOUR), "minute" if precise else "hour", value)


def around(stretch: Stretch, unit: str) -> Stretch | None:
    """The calendar unit (TIMEX3 letter) that holds the start of a stretch; None for a unit without a name."""
    at = civil(stretch.start)
    units: dict[str, Callable[[], Stretch]] = {
        "D": lambda: day_of(stretch.start),
        "NI": lambda: day_of(stretch.start),
        "W": lambda: week_of(stretch.start),
        "FN": lambda: week_of(stretch.start),
        "WE": lambda: weekend_of(stretch.start),
        "M": lambda: month_of(at.year, at.month),
        "Q": lambda: quarter_of(at.year, (at.month + 2) // 3),
        "Y": lambda: year_of(stretch.year),
        "E": lambda: decade_of(at.year),
        "C": lambda: century_of(at.year),
    }
    return units[unit]() if unit in units else None


def moved(start: int, unit: str, count: int) -> int:
    """A minute moved by some units; months and longer keep the day where the month has it."""
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}.get(unit)
    if months is not None:
        return add_months(start, months * count)
    return start + count * {"S": 0, "TM": 1, "TH": HOUR, "D": DAY, "NI": DAY}.get(unit, WEEK) * (
        2 if unit == "FN" else 1
    )


def beside(minute: int, unit: str, count: int) -> Stretch | None:
    """The unit that lies `count` units after the one that holds a minute (before it, when negative)."""
    here = around(day_of(minute), unit)
    if here is None:
        return None
    step = "W" if unit == "WE" else unit
    return around(day_of(moved(here.start, step, count)), unit)


def season_at(minute: int) -> tuple[int, str]:
    """The year and season of a minute; a winter has the year of its December."""
    at = civil(minute)
    season = _SEASONS_IN_ORDER[((at.month - 3) % 12) // 3]
    return (at.year - 1 if at.month <= 2 else at.year), season


def in_year(stretch: Stretch, year: int) -> Stretch:
    """The same quarter (or other part of a year) in another year, under its value of that year."""
    months = 12 * (year - int(stretch.value[:4]))
    value = f"{year:04d}{stretch.value[4:]}"
    return Stretch(add_months(stretch.start, months), add_months(stretch.end, months), stretch.grain, value)


def year_before(stretch: Stretch) -> Stretch:
    """The same quarter of the year before."""
    return in_year(stretch, int(stretch.value[:4]) - 1)


def written(stretch: Stretch, value: str) -> Stretch:
    """The same stretch under another TIMEX3 value."""
    return replace(stretch, value=value)
