"""The publication date that an article states at its head: a dateline, a line of its own, "Published: …"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from explorer.data.document import Document, Published
from explorer.data.minutes import DAY, minute_of
from explorer.data.passage import Passage
from explorer.data.when import instant
from explorer.data.words import MONTHS
from explorer.errors import UsageError

# A head is no longer than this: further down a date is part of the story.
_LINES = 8
_CHARACTERS = 700
_OTHER_WORDS = 8

_MONTH = r"(?P<{}>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{{0,6}})\.?"
_DATE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s{1,2})?(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,2}}{_MONTH.format('month')},?\s{{1,2}}(?P<year>\d{{4}})"
    rf"|{_MONTH.format('us_month')}\s{{1,2}}(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<us_year>\d{{4}})"
    r"|(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})"
    r")\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\W{0,4}(?:first )?(?:published|posted|issued|released|date|dateline)\b[\s:,]{0,3}(?:on )?$", re.IGNORECASE
)
_PLACE = re.compile(
    r"(?!\W*(?:On|In|Since|Until|From|After|Before|By|At|It|As|The)\b)(?:\W{0,2}[A-Z][\w.’'-]{0,20}[,./]?\s?(?:(?:de|of|upon|the|al)\s)?){0,6}[\W]{0,3}"
)
_DASH = re.compile(r"\s?\)?,?\s?(?:\([^()\n]{1,40}\)\s?)?(?:[—–:]|--?\s)")
_WORD = re.compile(r"[^\W\d_]{2,}")


def with_stated_dates(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, each whose date nobody assigned with the one that its text states; by publication, then file."""
    dated = [_dated(document) for document in documents]
    return tuple(sorted(dated, key=_by_publication))


def stated_date(document: Document) -> Published | None:
    """The publication date that the head of a document states, with its passage; None when it states none."""
    for start, line in _head(document.text):
        for found in _DATE.finditer(line):
            minute = _minute(found)
            if minute is not None and _is_stated(line, found):
                passage = Passage(document.id, start + found.start(), start + found.end())
                return Published(instant(minute, minute + DAY), "stated", passage=passage)
    return None


def _dated(document: Document) -> Document:
    if document.published.when is not None and document.published.basis == "assigned":
        return document
    found = stated_date(document)
    return document if found is None else replace(document, published=replace(found, note=document.published.note))


def _head(text: str) -> Iterator[tuple[int, str]]:
    """The first lines that hold anything, with where they start."""
    start = told = 0
    for line in text[:_CHARACTERS].split("\n"):
        if line.strip():
            yield start, line
            told += 1
        start += len(line) + 1
        if told >= _LINES:
            return


def _is_stated(line: str, found: "re.Match[str]") -> bool:
    """Whether the date stands where an article tells its own: after a label, alone, or in a dateline."""
    before, after = line[: found.start()], line[found.end() :]
    if _LABEL.search(before):
        return True
    if _PLACE.fullmatch(before) and _DASH.match(after):
        return True
    others = _WORD.findall(before) + _WORD.findall(after)
    return len(others) <= _OTHER_WORDS and not any(after.rstrip().endswith(mark) for mark in ".!?") and _titled(others)


def _titled(words: Iterable[str]) -> bool:
    """Whether only names stand beside the date ("By Ann Cook, Riverton Post"), no sentence."""
    return all(word[0].isupper() or word in ("by", "at", "in", "of", "the", "and") for word in words)


def _minute(found: "re.Match[str]") -> int | None:
    """The first minute of the day that was matched, None when the calendar has no such day."""
    parts = found.groupdict()
    year, month, day = (
        parts["year"] or parts["us_year"] or parts["iso_year"],
        parts["month"] or parts["us_month"] or parts["iso_month"],
        parts["day"] or parts["us_day"] or parts["iso_day"],
    )
    number = int(month) if month.isdigit() else _month(month)
    if number is None:
        return None
    try:
        return minute_of(int(year), number, int(day))
    except UsageError:
        return None


def _month(word: str) -> int | None:
    """The number of a month by its name or a beginning of three letters or more of it; "Sept" too."""
    lower = word.lower()
    return next((number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(lower)), None)


def _by_publication(document: Document) -> tuple[bool, int, int, str]:
    """As the reader of folders sorts: by publication, those without a date last, then by file."""
    when = document.published.when
    if when is None:
        return (True, 0, 0, document.file)
    first = when.earliest if when.earliest is not None else when.latest
    last = when.latest if when.latest is not None else when.earliest
    return (False, first or 0, last or 0, document.file)
