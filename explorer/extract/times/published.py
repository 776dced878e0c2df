"""The publication date that an article states at its head: “Published: June 13, 2025”, “NEW YORK, June 13 -”."""

import re
from collections.abc import Sequence
from typing import Final

from explorer.data.minutes import DAY, minute_of
from explorer.data.passage import Passage
from explorer.data.when import Bound, Reason, When, instant
from explorer.errors import UsageError
from explorer.extract.parsing import Sentence
from explorer.extract.times.lexicon import MONTHS

# What stands further down than this is no head.
_HEAD: Final = 1500
_LONGEST_LINE: Final = 300
_MONTH: Final = "(?P<month>" + "|".join(sorted((name for name in MONTHS), key=len, reverse=True)) + r")\.?"
_DAY: Final = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)[0-9]{2})"
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ ]{1,3})?"
_CLOCK: Final = r"(?:,?[ ]{1,3}(?:at[ ])?(?:[0-2]?[0-9][:.][0-5][0-9])[ ]?(?:[ap]\.?m\.?)?(?:[ ]?[a-z]{2,4})?)?"
_WHOLE: Final = (
    rf"{_WEEKDAY}(?:{_MONTH}[ ]{{1,3}}{_DAY},?[ ]{{1,3}}{_YEAR}"
    rf"|{_DAY.replace('day', 'day2')}[ ]{{1,3}}(?:of[ ])?{_MONTH.replace('month', 'month2')},?[ ]{{1,3}}"
    rf"{_YEAR.replace('year', 'year2')}"
    r"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:T[0-9:]{5,8}(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)"
)
_LABEL: Final = (
    r"(?:(?:first[ ])?(?:published|posted|date|dateline|publication[ ]date|issued|released|filed)"
    r"(?:[ ](?:on|at|date))?[ ]{0,3}[:\-–|]?[ ]{0,3})"
)
_LABELLED = re.compile(rf"[#>*_\s(\[]{{0,8}}{_LABEL}[*_]{{0,3}}[ ]{{0,3}}{_WHOLE}", re.IGNORECASE)
_ALONE = re.compile(rf"[#>*_\s(\[]{{0,8}}{_WHOLE}{_CLOCK}[\s.*_)\]]{{0,8}}", re.IGNORECASE)
_PLACE: Final = r"[A-Z][A-Z.'’-]{1,20}(?:[ ,/]{1,3}[A-Za-z.'’-]{1,20}){0,4}"
_AGENCY: Final = r"[ ]{1,3}\((?:[A-Z][A-Za-z. /]{1,25})\)"
_DATELINE = re.compile(rf"[#>*_\s]{{0,8}}{_PLACE},?[ ]{{1,3}}(?i:{_WHOLE})(?:{_AGENCY})?[ ]{{0,3}}[-–—:]{{1,2}}")
_DATELINE_SHORT = re.compile(
    rf"[#>*_\s]{{0,8}}{_PLACE},?[ ]{{1,3}}"
    rf"(?i:(?:{_MONTH}[ ]{{1,3}}{_DAY}|{_DAY.replace('day', 'day2')}[ ]{_MONTH.replace('month', 'month2')}))"
    rf"(?:{_AGENCY})?[ ]{{0,3}}[-–—]{{1,2}}"
)
_YEAR_LINE = re.compile(r"(?:©|\(c\)|copyright)[ ]{0,3}(?P<year>(?:19|20)[0-9]{2})\b", re.IGNORECASE)


def stated_publication(text: str, sentences: Sequence[Sentence]) -> tuple[When, Passage] | None:
    """The publication day that the document states about itself, with the words that state it; None when it does not.

    Read are: a line that begins with “Published” or the like and a whole date; a line near the top that is a whole
    date and nothing else; and an agency's dateline with a whole date, or with a day and month whose year a copyright
    line gives. A date inside a sentence is never taken for the publication.
    """
    if not sentences:
        return None
    document = sentences[0].passage.document
    lines = list(_lines(text))
    for pattern, rule in (
        (_LABELLED, "published-label"),
        (_ALONE, "published-line"),
        (_DATELINE, "published-dateline"),
    ):
        for start, line in lines:
            found = pattern.fullmatch(line) if pattern is _ALONE else pattern.match(line)
            if found is not None:
                answer = _answer(found, found, start, line, rule, document_passage=Passage(document, start, start))
                if answer is not None:
                    return answer
    return _short_dateline(text, lines, Passage(document, 0, 0))


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines of the head with their starts in code points."""
    lines, at = [], 0
    for line in text[: _HEAD + _LONGEST_LINE].split("\n"):
        if at > _HEAD:
            break
        lines.append((at, line[:_LONGEST_LINE]))
        at += len(line) + 1
    return lines


def _short_dateline(text: str, lines: list[tuple[int, str]], base: Passage) -> tuple[When, Passage] | None:
    """A dateline without a year, when a copyright line of the document gives the year."""
    years = {found["year"] for found in _YEAR_LINE.finditer(text)}
    if len(years) != 1:
        return None
    for start, line in lines:
        found = _DATELINE_SHORT.match(line)
        if found is not None:
            return _answer(
                found, next(_YEAR_LINE.finditer(text)), start, line, "published-dateline", document_passage=base
            )
    return None


def _answer(
    found: re.Match[str], years: re.Match[str], start: int, line: str, rule: str, *, document_passage: Passage
) -> tuple[When, Passage] | None:
    parts = {**years.groupdict(), **{name: value for name, value in found.groupdict().items() if value}}
    try:
        if parts.get("iso"):
            year, month, day = (int(part) for part in parts["iso"].split("-"))
        else:
            year = int(parts.get("year") or parts.get("year2") or 0)
            month = MONTHS[(parts.get("month") or parts.get("month2") or "").lower()]
            day = int(parts.get("day") or parts.get("day2") or 0)
        first = minute_of(year, month, day)
    except (UsageError, KeyError):
        return None
    words = line[: found.end() - found.start()]
    lead = len(words) - len(words.lstrip(" \t#>*_(["))
    passage = Passage(document_passage.document, start + lead, start + len(words.rstrip(" \t*_)]")))
    bounds: tuple[Bound, Bound] = ("earliest", "latest")
    reasons = (
        Reason(bound, rule, f"The document states it at its head: “{words.strip()}”.", passage) for bound in bounds
    )
    return instant(first, first + DAY, grain="day").with_receipt(*reasons), passage
