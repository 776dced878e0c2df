"""The one formatter of dates for people: English, the same on every machine."""

from typing import Literal

from explorer.data.minutes import DAY, HOUR, WEEK, Civil, civil
from explorer.data.when import Grain, When, instant, last_minute

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Wider bounds than this have no "about" (design.md §5); an end of a period bears one up to a month.
WIDEST_ABOUT = 14 * DAY
_WIDEST_VAGUE_END = 31 * DAY
MINUTES_PER_MONTH = 365.2425 * DAY / 12

_Level = Literal["year", "month", "day", "minute"]


def when_in_words(when: When) -> str:
    """A when as a person reads it: "12 – 16 June 2025", "by 16 June 2025", "since 1 March 2025", "undated"."""
    if not when.dated:
        return "undated"
    words = _instant_words(when) if when.instant else _period_words(when)
    return f"{words}, uncertain" if when.uncertain else words


def about_in_words(when: When, *, with_year: bool = False) -> str:
    """ "about 14 June" for an instant whose bounds are two to fourteen days wide, otherwise ""."""
    mark = when.mark
    if mark is None or when.earliest is None or when.latest is None:
        return ""
    if not DAY < when.latest - when.earliest <= WIDEST_ABOUT:
        return ""
    at = civil(mark)
    if with_year or civil(when.earliest).year != civil(when.latest - 1).year:
        return f"about {day_in_words(mark)}"
    return f"about {at.day} {MONTHS[at.month - 1]}"


def day_in_words(minute: int) -> str:
    """The day that holds a minute: "13 June 2025", "15 March 44 BCE"."""
    at = civil(minute)
    return f"{at.day} {MONTHS[at.month - 1]} {year_in_words(at.year)}"


def moment_in_words(minute: int) -> str:
    """A minute with its clock time: "13 June 2025, 10:30"."""
    return f"{day_in_words(minute)}, {_clock(minute)}"


def year_in_words(year: int) -> str:
    """An astronomical year as a person counts it: 2025, 44 BCE for -43, 79 CE."""
    if year < 1:
        return f"{1 - year} BCE"
    return f"{year} CE" if year < 1000 else str(year)


def stretch_in_words(start: int, end: int) -> str:
    """How long the minutes from start to end are, rounded: "9 months", "3 days", "2 hours"."""
    length = abs(end - start)
    if length < HOUR:
        return _count(length, "minute")
    if length < DAY:
        return _count(round(length / HOUR), "hour")
    if length < 2 * WEEK:
        return _count(round(length / DAY), "day")
    months = round(length / MINUTES_PER_MONTH)
    if months < 2:
        return _count(round(length / WEEK), "week")
    if months < 24 and months != 12:
        return _count(months, "month")
    return _count(round(length / MINUTES_PER_MONTH / 12), "year")


def span_in_words(start: int, end: int) -> str:
    """The stretch of a whole story, half-open minutes, in short: "Jan 2024 – 2032", "12 – 16 Jun 2025"."""
    first, last = civil(start), civil(max(start, end - 1))
    if first[:3] == last[:3]:
        return f"{first.day} {SHORT_MONTHS[first.month - 1]} {year_in_words(first.year)}"
    if first[:2] == last[:2]:
        return f"{first.day} – {last.day} {SHORT_MONTHS[first.month - 1]} {year_in_words(first.year)}"
    if _starts_year(start) and _starts_year(end):
        return _joined_years(first.year, last.year)
    if first.year == last.year:
        months = f"{SHORT_MONTHS[first.month - 1]} – {SHORT_MONTHS[last.month - 1]}"
        return f"{months} {year_in_words(first.year)}"
    if last.year - first.year > 20:
        return _joined_years(first.year, last.year)
    ending = "" if _starts_year(end) else f"{SHORT_MONTHS[last.month - 1]} "
    return f"{SHORT_MONTHS[first.month - 1]} {year_in_words(first.year)} – {ending}{year_in_words(last.year)}"


def _instant_words(when: When) -> str:
    about = "about " if when.approximate else ""
    if when.earliest is not None and when.latest is not None:
        return about + _range_words(when.earliest, when.latest, when.grain)
    if when.latest is not None:
        return f"by {about}{_upper_words(when.latest, when.grain)}"
    if when.earliest is not None:
        return f"{about}{_lower_words(when.earliest, when.grain)} or later"
    return "undated"


def _period_words(when: When) -> str:
    """A period by its two ends; ends that may lie anywhere in one stretch are "within" it.

    In the present tense, which fits what is over as well as what is planned.
    """
    starts, ends = (when.earliest, when.latest), (when.earliest_end, when.latest_end)
    if None in starts or None in ends:
        return _open_period_words(when)
    about = "about " if when.approximate else ""
    first, last = _exact(starts, when.grain), _exact(ends, when.grain)
    earliest, latest_end = when.earliest or 0, when.latest_end or 0
    if first is not None and first == last:
        return about + _range_words(earliest, latest_end, when.grain)
    if starts == ends:
        return f"within {about}{_range_words(earliest, latest_end, when.grain)}"
    if first is not None and last is not None:
        return f"{about}{_end_words(starts, when)} – {_end_words(ends, when)}"
    if _wide(starts) or _wide(ends):
        return f"starts {_loose_words(starts, when)}, ends {_loose_words(ends, when)}"
    return f"from {_end_words(starts, when)} to {_end_words(ends, when)}"


def _open_period_words(when: When) -> str:
    """A period of which at least one of the four bounds is open."""
    about = "about " if when.approximate else ""
    starts, ends = (when.earliest, when.latest), (when.earliest_end, when.latest_end)
    started, ended = _started(when), _ended(when)
    if _wide(starts):
        begins = f"starts {about}{_loose_words(starts, when)}"
        return f"{begins}, ends {ended}" if ended else begins
    if not started:
        return f"ends {about}{_loose_words(ends, when)}" if _wide(ends) else f"until {ended}"
    if not ended:
        return f"from {started}" if when.latest is None else f"since {started}"
    return f"from {started} until {ended}"


def _started(when: When) -> str:
    """The start of a half-open period in words, "" when nothing but its end limits it."""
    about = "about " if when.approximate else ""
    if when.earliest is not None and when.latest is not None:
        return about + _end_words((when.earliest, when.latest), when).removeprefix(about)
    if when.earliest is not None:
        return f"{about}{_lower_words(when.earliest, when.grain)} or later"
    if when.latest is not None and when.latest != when.latest_end:
        return f"{about}{_upper_words(when.latest, when.grain)} or earlier"
    return ""


def _ended(when: When) -> str:
    """The end of a half-open period in words, "" when nothing but its start limits it."""
    if when.earliest_end is not None and when.latest_end is not None:
        return _end_words((when.earliest_end, when.latest_end), when)
    if when.latest_end is not None:
        at_the_latest = " at the latest" if when.earliest is not None or when.latest is not None else ""
        return _upper_words(when.latest_end, when.grain) + at_the_latest
    if when.earliest_end is None or _only_follows_start(when, when.earliest_end):
        return ""
    return f"{_lower_words(when.earliest_end, when.grain)} or later"


def _only_follows_start(when: When, earliest_end: int) -> bool:
    """Whether a lower bound of the end says no more than that the end is not before the start."""
    after_earliest = when.earliest is not None and earliest_end <= when.earliest
    return after_earliest or (when.latest is not None and earliest_end < when.latest)


def _end_words(pair: tuple[int | None, int | None], when: When) -> str:
    """One end of a period, both bounds closed: its day or unit, "about …" its middle, or the stretch it lies in."""
    low, high = pair
    if low is None or high is None:
        return ""
    if _exact(pair, when.grain) is not None:
        return _range_words(low, high, when.grain)
    if _wide(pair):
        return f"between {_lower_words(low, when.grain)} and {_upper_words(high, when.grain)}"
    middle = instant(low, high, grain=when.grain).mark
    if middle is None:
        return _range_words(low, high, when.grain)
    return "about " + (moment_in_words(middle) if when.grain in ("minute", "hour") else day_in_words(middle))


def _loose_words(pair: tuple[int | None, int | None], when: When) -> str:
    """One end of a period that has a wide end: the whole stretch in which it lies."""
    low, high = pair
    return _end_words(pair, when) if low is None or high is None or not _wide(pair) else _range_words(low, high, "day")


def _wide(pair: tuple[int | None, int | None]) -> bool:
    low, high = pair
    return low is not None and high is not None and high - low > _WIDEST_VAGUE_END


def _exact(pair: tuple[int | None, int | None], grain: Grain) -> _Level | None:
    """The calendar unit that the bounds of one end fill, or None when the end is vague."""
    low, high = pair
    if low is None or high is None:
        return None
    if high - low <= DAY:
        return "minute" if grain in ("minute", "hour") and high - low < DAY else "day"
    first, last = civil(low), civil(high - 1)
    if _starts_month(low) and _starts_month(high) and first[:2] == last[:2]:
        return "month"
    return "year" if _starts_year(low) and _starts_year(high) and first.year == last.year else None


def _range_words(start: int, end: int, grain: Grain) -> str:
    """A half-open stretch in the coarsest calendar units that fill it exactly."""
    first, last = civil(start), civil(max(start, end - 1))
    if start % DAY or end % DAY:
        return _clock_range(start, end)
    if _starts_year(start) and _starts_year(end):
        if grain == "decade" and first.year % 10 == 0 and last.year - first.year == 9:
            return f"{year_in_words(first.year)}s"
        return _joined_years(first.year, last.year)
    if _starts_month(start) and _starts_month(end):
        return _joined_months(first, last)
    return _joined_days(first, last)


def _joined_years(first: int, last: int) -> str:
    if first == last:
        return year_in_words(first)
    if last < 1:
        return f"{1 - first} – {year_in_words(last)}"
    return f"{year_in_words(first)} – {year_in_words(last)}"


def _joined_months(first: Civil, last: Civil) -> str:
    if first[:2] == last[:2]:
        return f"{MONTHS[first.month - 1]} {year_in_words(first.year)}"
    start = MONTHS[first.month - 1] + ("" if first.year == last.year else f" {year_in_words(first.year)}")
    return f"{start} – {MONTHS[last.month - 1]} {year_in_words(last.year)}"


def _joined_days(first: Civil, last: Civil) -> str:
    end = f"{last.day} {MONTHS[last.month - 1]} {year_in_words(last.year)}"
    if first[:3] == last[:3]:
        return end
    if first[:2] == last[:2]:
        return f"{first.day} – {end}"
    start = f"{first.day} {MONTHS[first.month - 1]}"
    return f"{start} – {end}" if first.year == last.year else f"{start} {year_in_words(first.year)} – {end}"


def _clock_range(start: int, end: int) -> str:
    """A stretch with clock times; its end is the moment that it no longer holds, midnight written 24:00."""
    if end - start <= 1:
        return moment_in_words(start)
    if start // DAY == (end - 1) // DAY:
        return f"{moment_in_words(start)} – {_clock(end) if end % DAY else '24:00'}"
    return f"{moment_in_words(start)} – {moment_in_words(end)}"


def _lower_words(bound: int, grain: Grain) -> str:
    """A lower bound as finely as its grain speaks: "2025", "June 2025", "16 June 2025"."""
    return _bound_words(bound, bound, grain)


def _upper_words(bound: int, grain: Grain) -> str:
    """A half-open upper bound by the last unit below it: "by 2032", "by June 2025", "by 16 June 2025"."""
    return _bound_words(bound, last_minute(bound, "minute" if bound % DAY else grain), grain)


def _bound_words(bound: int, inside: int, grain: Grain) -> str:
    at = civil(inside)
    if grain in ("year", "decade", "century") and _starts_year(bound):
        return year_in_words(at.year)
    if grain in ("month", "quarter", "season") and _starts_month(bound):
        return f"{MONTHS[at.month - 1]} {year_in_words(at.year)}"
    clocked = grain in ("minute", "hour") or bound % DAY
    return moment_in_words(inside) if clocked else day_in_words(inside)


def _starts_year(minute: int) -> bool:
    return _starts_month(minute) and civil(minute).month == 1


def _starts_month(minute: int) -> bool:
    return minute % DAY == 0 and civil(minute).day == 1


def _clock(minute: int) -> str:
    at = civil(minute)
    return f"{at.hour:02d}:{at.minute:02d}"


def _count(number: int, unit: str) -> str:
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"
