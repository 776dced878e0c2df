"""A date as a person types it: EDTF, English words, a stretch of days; never one that depends on today."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from explorer.data.edtf import parse_edtf, parse_published
from explorer.data.minutes import DAY, minute_of
from explorer.data.when import When, instant
from explorer.errors import UsageError

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

LONGEST = 120  # characters
_EXAMPLES = "14 June 2025, June 2025, 12 – 16 June 2025 or 2025-06-12/2025-06-16"
# No day of ours: what comes out the same from both does not depend on the day on which it is read.
_BASES = (datetime(2000, 1, 15), datetime(1973, 8, 29))  # noqa: DTZ001  dates here have no zone (design.md §2)
_ABOUT = re.compile(r"(?:about|around|circa|c\.|~)\s{0,3}", re.IGNORECASE)
_STRETCH = re.compile(r"(?P<first>.{1,60}?)(?:\s{0,3}[–—]\s{0,3}|\s{1,3}(?:-|to|until)\s{1,3})(?P<last>.{3,60})")
_REST_OF_DATE = re.compile(r"\s(?P<month>[^\W\d]{3,12}\.?,?)?\s{0,3}(?P<year>\d{4})$")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a typed date means, and what a person should know of how it was read ("" when it is plain)."""

    when: When
    note: str = ""


def typed_at_once(text: str) -> Typed | None:
    """What can be told without loading anything: EDTF; None for anything else. A month is one moment in it."""
    try:
        when = parse_published(text)
    except UsageError:
        return None
    return Typed(when) if when.dated else None


def read_typed(text: str) -> Typed:
    """The when that a typed date means; UsageError with a sentence for what is no date, or depends on today."""
    bare = " ".join(text.split())
    if len(bare) > LONGEST:
        raise UsageError(f"A date of {len(bare)} characters is too long.")
    at_once = typed_at_once(bare)
    if at_once is not None:
        return at_once
    about = _ABOUT.match(bare)
    if about is not None:
        found = read_typed(bare[about.end() :])
        return replace(found, when=replace(found.when, approximate=True))
    for first, last in _stretches(bare):
        low, high = _one(first), _one(last)
        if low is not None and high is not None:
            return Typed(_joined(low.when, high.when, bare), low.note or high.note)
    one = _one(bare)
    if one is not None:
        return one
    raise UsageError(_refusal(bare))


def _stretches(text: str) -> Iterator[tuple[str, str]]:
    """Both ends of "12 – 16 June 2025" and the like: the first takes month and year from the last where it has none."""
    found = _STRETCH.fullmatch(text)
    if found is None:
        return
    first, last = found["first"], found["last"]
    rest = _REST_OF_DATE.search(last)
    if rest is not None and not re.search(r"\d{4}", first):
        month = f" {rest['month']}" if rest["month"] and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", first) else ""
        first = f"{first}{month} {rest['year']}"
    yield first, last


def _joined(low: When, high: When, text: str) -> When:
    if low.earliest is None or high.latest is None or low.earliest >= high.latest:
        raise UsageError(f"“{text}” ends before it begins.")
    return instant(low.earliest, high.latest, grain=high.grain)


def _one(text: str) -> Typed | None:
    """One date in words or figures, None when it is none or depends on the day on which it is read."""
    found = [_absolute(text, base, order="MDY") for base in _BASES]
    first = found[0]
    # A year beside words that were not understood ("Monday 2025") takes its day from the base.
    if first is None or first != found[1]:
        return None
    other = _absolute(text, _BASES[0], order="DMY")
    note = "" if other in (first, None) else "read with the month first; write the month in words to be sure"
    return Typed(_when_of(*first), note)


def _absolute(text: str, base: datetime, *, order: str) -> tuple[datetime, str] | None:
    """The moment and the unit that dateparser reads, without its zone."""
    read = _parser(base, order=order, relative=False).get_date_data(text)
    if read.date_obj is None:
        return None
    return read.date_obj.replace(tzinfo=None), read.period


def _when_of(at: datetime, unit: str) -> When:
    if unit == "time":
        minute = minute_of(at.year, at.month, at.day, at.hour, at.minute)
        return instant(minute, minute + 1, grain="minute")
    if unit == "day":
        day = minute_of(at.year, at.month, at.day)
        return instant(day, day + DAY)
    return parse_edtf(f"{at.year:04d}-{at.month:02d}" if unit == "month" else f"{at.year:04d}")


def _parser(base: datetime, *, order: str, relative: bool) -> "DateDataParser":
    # It takes a quarter of a second to load: only the process that reads dates does.
    from dateparser.date import DateDataParser  # noqa: PLC0415  see above

    settings = {
        "RELATIVE_BASE": base,
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
        "RETURN_TIME_AS_PERIOD": True,
        "DATE_ORDER": order,
        "REQUIRE_PARTS": [] if relative else ["year"],
        "PARSERS": ["relative-time", "absolute-time"] if relative else ["absolute-time"],
    }
    return DateDataParser(languages=["en"], settings=settings)


def _refusal(text: str) -> str:
    """Why a text is refused: it depends on today, has no year, or is no date at all."""
    found = [_parser(base, order="MDY", relative=True).get_date_data(text).date_obj for base in _BASES]
    if found[0] is not None and found[1] is not None:
        if re.search(r"\d", text) and found[0].replace(year=2000) == found[1].replace(year=2000):
            return f"“{text}” has no year: write it with one, such as {_EXAMPLES.split(',', maxsplit=1)[0]}."
        return f"“{text}” depends on the day on which it is read: write the date itself, such as 14 June 2025."
    return f"“{text}” is no date that can be read: write it as {_EXAMPLES}."
