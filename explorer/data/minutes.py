"""Time as an integer count of minutes in the proleptic Gregorian calendar.

Minute 0 is 0001-01-01T00:00; earlier minutes are negative and years are astronomical
(year 0 is 1 BCE). The day arithmetic is the era method of Howard Hinnant, "chrono-Compatible
Low-Level Date Algorithms", 2013: exact for every year an int can hold.
"""

import re
from typing import NamedTuple

from explorer.errors import UsageError

HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY

# The widest span that we draw: beyond it a picture has no use and int64 columns no room.
FIRST_YEAR = -999_999
LAST_YEAR = 999_999

_DAYS_FROM_ERA_START_TO_YEAR_ONE = 306
_DAYS_PER_ERA = 146_097
_ISO = re.compile(
    r"(?P<year>\d{4}|-\d{4}|[Yy]-?\d{5,6})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2}))?",
    re.ASCII,
)


class Civil(NamedTuple):
    """A minute as a person reads it: astronomical year, month 1–12, day 1–31, hour 0–23, minute 0–59."""

    year: int
    month: int
    day: int
    hour: int = 0
    minute: int = 0


def is_leap(year: int) -> bool:
    """Whether the astronomical year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The number of days (28–31) of a month 1–12."""
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def minute_of(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0) -> int:
    """Minutes from 0001-01-01T00:00 to this one; raises UsageError for a date that the calendar does not have."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError(f"The year {year} is outside {FIRST_YEAR} to {LAST_YEAR}.")
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        raise UsageError(f"There is no day {year:04d}-{month:02d}-{day:02d} in the calendar.")
    if not 0 <= hour <= 23 or not 0 <= minute <= 59:
        raise UsageError(f"There is no time {hour:02d}:{minute:02d} in a day.")
    from_march = year - 1 if month <= 2 else year
    era, year_of_era = divmod(from_march, 400)
    day_of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    days = era * _DAYS_PER_ERA + day_of_era - _DAYS_FROM_ERA_START_TO_YEAR_ONE
    return days * DAY + hour * HOUR + minute


def civil(minutes: int) -> Civil:
    """The date and clock of a count of minutes: the inverse of `minute_of`."""
    days, rest = divmod(minutes, DAY)
    era, day_of_era = divmod(days + _DAYS_FROM_ERA_START_TO_YEAR_ONE, _DAYS_PER_ERA)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = era * 400 + year_of_era + (1 if month <= 2 else 0)
    return Civil(year, month, day_of_year - (153 * shifted + 2) // 5 + 1, rest // HOUR, rest % HOUR)


def weekday(minutes: int) -> int:
    """The day of the week, Monday 0 to Sunday 6."""
    return minutes // DAY % 7


def add_months(minutes: int, months: int) -> int:
    """The same day and clock some months on, or the last day of that month when it is shorter."""
    at = civil(minutes)
    years, month = divmod(at.month - 1 + months, 12)
    year = at.year + years
    day = min(at.day, days_in_month(year, month + 1))
    return minute_of(year, month + 1, day, at.hour, at.minute)


def year_text(year: int) -> str:
    """A year as ISO 8601-2 writes it: 2025, -0043, Y12000, Y-12000."""
    if -9999 <= year <= 9999:
        return f"-{-year:04d}" if year < 0 else f"{year:04d}"
    return f"Y{year}"


def day_text(minutes: int) -> str:
    """The ISO day of a minute: 2025-06-13."""
    at = civil(minutes)
    return f"{year_text(at.year)}-{at.month:02d}-{at.day:02d}"


def minute_text(minutes: int) -> str:
    """The ISO minute: 2025-06-13T10:30."""
    at = civil(minutes)
    return f"{day_text(minutes)}T{at.hour:02d}:{at.minute:02d}"


def parse_iso(text: str) -> int:
    """The minute of an ISO day or ISO minute as `day_text` and `minute_text` write them; UsageError if it is none."""
    found = _ISO.fullmatch(text)
    if found is None:
        raise UsageError(f"“{text}” is no ISO day such as 2025-06-13 nor an ISO minute such as 2025-06-13T10:30.")
    return minute_of(
        int(found["year"].lstrip("Yy")),
        int(found["month"]),
        int(found["day"]),
        int(found["hour"] or 0),
        int(found["minute"] or 0),
    )
