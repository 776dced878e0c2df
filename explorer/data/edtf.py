"""EDTF (ISO 8601-2) in and out: how a when is written in files. Our own reader: docs/decisions/0005.

Read are levels 0 to 2 as far as a date of the news needs them: days, months, years and years beyond four digits,
clock times to the minute, unspecified digits, seasons and quarters, approximate and uncertain, intervals with open and
unknown ends, and sets. Every pattern is bounded, so no text takes long.
"""

import re
from dataclasses import replace

from explorer.data.minutes import DAY, HOUR, add_months, civil, day_text, minute_of, minute_text, year_text
from explorer.data.when import UNDATED, Grain, When, instant, period
from explorer.errors import UsageError

LONGEST = 400  # characters; a set of forty days is shorter

# A year is four digits of which some may be X, or Y with more digits or an exponent; S counts its significant digits.
_DATE = re.compile(
    r"[~?%]?(?P<year>Y-?\d{5,6}|Y-?\d{1,6}E\d{1,2}|-?[\dX]{4})(?:S(?P<figures>\d{1,2}))?[~?%]?"
    r"(?:-[~?%]?(?P<month>[\dX]{2})[~?%]?(?:-[~?%]?(?P<day>[\dX]{2})[~?%]?)?)?",
    re.ASCII,
)
# The zone is taken and left: a date in the news is the date where it was written (design.md §2).
_CLOCK = re.compile(
    r"(?P<day>[^T]{1,20})T(?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?"
    r"(?P<doubt>[~?%]?)",
    re.ASCII,
)
# First month of each season, quarter, third and half: ISO 8601-2, 21 to 41. A winter begins in December of its year.
_PARTS = (
    {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3)}
    | {29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
    | {37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6)}
)


def parse_edtf(text: str) -> When:
    """The when that an EDTF text means: an instant, or a period for `a/b`; "" is undated.

    A whole month is the instant that lies somewhere in it. Raises UsageError with a sentence for a person.
    """
    bare = text.strip()
    if not bare:
        return UNDATED
    if len(bare) > LONGEST:
        raise UsageError(f"A date of {len(bare)} characters is too long: an EDTF date has at most {LONGEST}.")
    found = _parse_stretch(bare) if "/" in bare else _parse_moment(bare)
    approximate = any(mark in bare for mark in "~%")
    return replace(found, approximate=approximate, uncertain=any(mark in bare for mark in "?%"))


def parse_published(text: str) -> When:
    """The when of a coming out, which is one moment: `a/b` means one day from a to b. UsageError as `parse_edtf`."""
    found = parse_edtf(text)
    if found.instant:
        return found
    return replace(found, latest=found.latest_end, earliest_end=found.earliest, instant=True)


def edtf_of(when: When) -> str:
    """The EDTF summary of a when: "" when undated; the bounds themselves say more (design.md §2).

    The grammar has no sign of doubt inside a set: there only the flags of the when tell it.
    """
    if not when.dated:
        return ""
    doubt = _doubt(approximate=when.approximate, uncertain=when.uncertain)
    unit = _unit_text(when.earliest, when.latest_end) if when.instant or _fills(when) else None
    if unit is not None:
        return unit + doubt
    if when.instant:
        first = "" if when.earliest is None else _first_text(when.earliest, when.grain)
        last = "" if when.latest is None else _last_text(when.latest, when.grain)
        return f"[{first}..{last}]"
    return f"{_start_text(when)}/{_end_text(when)}"


def _parse_stretch(text: str) -> When:
    """`a/b`: starts in a, ends in b; an open end (`..`) only has the other end as its limit, an empty one has none."""
    ends = text.split("/")
    if len(ends) != 2:
        raise _not_a_date(text)
    start, end = (None if part in ("", "..") else _parse_moment(part) for part in ends)
    if start is None and end is None:
        return UNDATED
    earliest, latest = (None, None) if start is None else (start.earliest, start.latest)
    earliest_end, latest_end = (None, None) if end is None else (end.earliest, end.latest)
    if earliest is not None and latest_end is not None and earliest >= latest_end:
        raise UsageError(f"“{text}” ends before it begins: write the earlier date first.")
    if ends[0] == "..":
        latest = latest_end
    if ends[1] == "..":
        earliest_end = earliest
    grain = (start or end or UNDATED).grain
    return period((earliest, latest), (earliest_end, latest_end), grain=grain)


def _parse_moment(text: str) -> When:
    """One date, or a set of dates of which one (`[…]`) or all (`{…}`) are meant."""
    if text[0] + text[-1] in ("[]", "{}"):
        return _parse_set(text)
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        return _parse_clock(text, clock)
    found = _DATE.fullmatch(text)
    if found is None:
        raise _not_a_date(text)
    return _parse_date(text, found)


def _parse_set(text: str) -> When:
    """The hull of a set's members: an instant for one of a set, a period for all members."""
    firsts: list[int | None] = []
    lasts: list[int | None] = []
    grain: Grain = "day"
    for member in text[1:-1].split(","):
        parts = [part.strip() for part in member.split("..")]
        if len(parts) > 2 or not any(parts):
            raise _not_a_date(text)
        bounds = [_parse_date_only(part, text) if part else None for part in parts]
        firsts.append(None if bounds[0] is None else bounds[0].earliest)
        lasts.append(None if bounds[-1] is None else bounds[-1].latest)
        grain = next(bound.grain for bound in bounds if bound is not None)
    if any(last is not None and first is not None and first >= last for first, last in zip(firsts, lasts, strict=True)):
        raise UsageError(f"“{text}” ends before it begins: write the earlier date first.")
    first = None if None in firsts else min(bound for bound in firsts if bound is not None)
    last = None if None in lasts else max(bound for bound in lasts if bound is not None)
    if text[0] == "[":
        return instant(first, last, grain=grain)
    start = (first, None if first is None else first + DAY)
    return period(start, (None if last is None else last - DAY, last), grain=grain)


def _parse_date_only(text: str, whole: str) -> When:
    if text[0] in "[{":
        raise _not_a_date(whole)
    return _parse_moment(text)


def _parse_clock(text: str, found: re.Match[str]) -> When:
    date = _DATE.fullmatch(found["day"])
    if date is None or date["day"] is None or "X" in found["day"]:
        raise _not_a_date(text)
    day = _parse_date(text, date).earliest
    hour, minute = int(found["hour"]), int(found["minute"])
    if day is None or hour > 23 or minute > 59:
        raise UsageError(f"“{text}” has no time of day: hours go from 00 to 23, minutes from 00 to 59.")
    at = day + hour * HOUR + minute
    return instant(at, at + 1, grain="minute")


def _parse_date(text: str, found: re.Match[str]) -> When:
    """A day, month, part of a year or year, each with digits that may be unspecified."""
    first, last, grain = _years(text, found["year"], found["figures"])
    if found["month"] is None:
        return instant(minute_of(first), minute_of(last + 1), grain=grain)
    if found["figures"] is not None:
        raise _not_a_date(text)
    month = found["month"]
    if found["day"] is None and "X" not in month and int(month) in _PARTS:
        start, length = _PARTS[int(month)]
        grain = "season" if int(month) <= 32 else "quarter"
        return instant(minute_of(first, start), add_months(minute_of(last, start), length), grain=grain)
    months = _matching(month, 1, 12, text)
    if found["day"] is None:
        return instant(minute_of(first, months[0]), add_months(minute_of(last, months[-1]), 1), grain="month")
    if "X" in found["day"]:
        _matching(found["day"], 1, 31, text)
        if found["day"] == "XX":
            return instant(minute_of(first, months[0]), add_months(minute_of(last, months[-1]), 1), grain="day")
    days = _matching(found["day"], 1, 31, text)
    last_day = min(days[-1], _days(last, months[-1])) if "X" in found["day"] else days[-1]
    return instant(minute_of(first, months[0], days[0]), minute_of(last, months[-1], last_day) + DAY, grain="day")


def _days(year: int, month: int) -> int:
    start = minute_of(year, month)
    return (add_months(start, 1) - start) // DAY


def _years(text: str, year: str, figures: str | None) -> tuple[int, int, Grain]:
    """The first and the last year that a written year can mean, and its grain."""
    sign, digits = (-1, year.lstrip("Y-")) if "-" in year else (1, year.lstrip("Y"))
    if year.startswith("Y"):
        root, _, power = digits.partition("E")
        first = last = int(root) * 10 ** min(int(power or 0), 9)
        length = len(str(first))
    else:
        first, last, length = int(digits.replace("X", "0")), int(digits.replace("X", "9")), 4
    if figures is not None:
        unknown = length - int(figures)
        if "X" in year or unknown < 0:
            raise _not_a_date(text)
        first, last = first // 10**unknown * 10**unknown, first // 10**unknown * 10**unknown + 10**unknown - 1
    low, high = sorted((sign * first, sign * last))
    if sign < 0 and first == 0 and last == 0:
        raise _not_a_date(text)
    return low, high, _grain_of_years(high - low + 1)


def _grain_of_years(count: int) -> Grain:
    if count == 1:
        return "year"
    return "decade" if count <= 10 else "century"


def _matching(digits: str, low: int, high: int, text: str) -> list[int]:
    """The numbers from low to high that two digits with X for any digit can mean."""
    pattern = re.compile(digits.replace("X", "[0-9]"))
    numbers = [number for number in range(low, high + 1) if pattern.fullmatch(f"{number:02d}")]
    if not numbers:
        raise UsageError(f"“{text}” is no date: {digits} is not between {low:02d} and {high:02d}.")
    return numbers


def _not_a_date(text: str) -> UsageError:
    return UsageError(
        f"“{text}” is no EDTF date; write for example 2025-06-13, 2025-06, 2025, 2025-06-13T10:30 "
        "or 2025-06-13/2025-06-16."
    )


def _doubt(*, approximate: bool, uncertain: bool) -> str:
    if approximate and uncertain:
        return "%"
    return "~" * approximate + "?" * uncertain


def _fills(when: When) -> bool:
    """Whether a period fills its hull from the first day to the last."""
    return (
        None not in when.bounds
        and not _differs(when.earliest, when.latest, when.grain)
        and not _differs(when.earliest_end, when.latest_end, when.grain)
    )


def _unit_text(first: int | None, end: int | None) -> str | None:
    """The calendar unit (minute, day, month or year) that a half-open stretch fills, or None."""
    if first is None or end is None:
        return None
    if end - first == 1:
        return minute_text(first)
    if first % DAY == 0 and end - first == DAY:
        return day_text(first)
    return None if first % DAY else _month_or_year_text(first, end)


def _month_or_year_text(first: int, end: int) -> str | None:
    at = civil(first)
    if at.day == 1 and end == add_months(first, 1):
        return f"{year_text(at.year)}-{at.month:02d}"
    if (at.month, at.day) == (1, 1) and end == add_months(first, 12):
        return year_text(at.year)
    return None


def _differs(low: int | None, high: int | None, grain: Grain) -> bool:
    """Whether the two bounds of one end leave more than one day (one minute, for clock times) between them."""
    if low is None or high is None:
        return low is not high
    return high - low > (HOUR if grain in ("minute", "hour") else DAY)


def _start_text(when: When) -> str:
    if when.earliest is None:
        return "" if when.latest is None else ".."
    vague = _differs(when.earliest, when.latest, when.grain)
    return _first_text(when.earliest, when.grain) + _doubt(
        approximate=when.approximate or vague, uncertain=when.uncertain
    )


def _end_text(when: When) -> str:
    if when.latest_end is None:
        return "" if when.earliest_end is None else ".."
    vague = _differs(when.earliest_end, when.latest_end, when.grain)
    return _last_text(when.latest_end, when.grain) + _doubt(
        approximate=when.approximate or vague, uncertain=when.uncertain
    )


def _first_text(bound: int, grain: Grain) -> str:
    """A lower bound: an ISO day, or an ISO minute for clock times and for bounds inside a day."""
    return minute_text(bound) if bound % DAY or grain in ("minute", "hour") else day_text(bound)


def _last_text(bound: int, grain: Grain) -> str:
    """A half-open upper bound as its last day, or its last minute for clock times and for bounds inside a day."""
    return minute_text(bound - 1) if bound % DAY or grain in ("minute", "hour") else day_text(bound - DAY)


def bound_text(bound: int | None, *, upper: bool, grain: Grain) -> str | None:
    """A bound as files write it (design.md §7): an inclusive ISO day or ISO minute, None where open."""
    if bound is None:
        return None
    return _last_text(bound, grain) if upper else _first_text(bound, grain)


def parse_bound(text: str | None, *, upper: bool) -> int | None:
    """The inverse of `bound_text`; UsageError for what is no ISO day or minute."""
    if text is None:
        return None
    found = parse_edtf(text)
    doubtful = found.approximate or found.uncertain or not found.instant or None in found.bounds
    if doubtful or found.grain not in ("day", "minute"):
        raise UsageError(f"“{text}” is no ISO day such as 2025-06-13 nor an ISO minute such as 2025-06-13T10:30.")
    return found.latest if upper else found.earliest
