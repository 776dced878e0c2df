"""From findings to the ordered timeline of one entity, in the form of SemEval-2015 task 4."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from explorer.data.document import Document
from explorer.data.event import Event, Mention
from explorer.data.minutes import DAY, civil, year_text
from explorer.data.passage import DocumentId
from explorer.data.project import Findings
from explorer.data.when import When
from tools.scoring.timeline_files import UNKNOWN, Entry, Timeline

_WORD = re.compile(r"[^\W_]+")
_EMPTY_WORDS = frozenset(["the", "a", "an", "inc", "corp", "ltd", "llc", "co", "plc"])
# What was reported as news without a date of its own happened on the day of the report or shortly before it.
_FRESH = 62 * DAY

Naming = Callable[[Mention], str | None]


def timeline_of(findings: Findings, entity: str, name_of: Naming) -> Timeline:
    """The events in which an entity takes part, by their dates.

    `name_of` gives a mention's document-sentence-word, None for one that has none. Events with one date stand in one
    place; those without any have place 0, which the task leaves out of the order.
    """
    names = names_of(entity, (actor.name for event in findings.events for actor in event.actors))
    documents = {document.id: document for document in findings.documents}
    anchored = [
        (anchor_of(event, documents), event, mentions)
        for event in findings.events
        if any(actor.name in names for actor in event.actors)
        and (mentions := tuple(dict.fromkeys(name for each in event.mentions if (name := name_of(each)))))
    ]
    dates = sorted({date for date, _, _ in anchored if date != UNKNOWN}, key=_by_end)
    place = {date: number for number, date in enumerate(dates, 1)} | {UNKNOWN: 0}
    entries = [Entry(place[date], date, mentions) for date, _, mentions in anchored]
    return Timeline(entity, tuple(sorted(entries, key=lambda entry: (entry.order, entry.mentions))))


def names_of(entity: str, names: Iterable[str]) -> set[str]:
    """Of the actors' names, those that mean the entity: they hold its words in a row, or are its initials.

    Where none does, the longest that the entity ends with ("Apple Corps" for "Beatles Apple Corps", "Jobs" for "Steve
    Jobs"): what it only begins with is mostly another ("iPhone" for "iPhone 3G").
    """
    wanted = _words(entity)
    known = {name: _words(name) for name in names}
    whole = {name for name, words in known.items() if _holds(words, wanted) or _initials(wanted, words)}
    if whole:
        return whole
    ends = {name: len(words) for name, words in known.items() if words and wanted[-len(words) :] == words}
    longest = max(ends.values(), default=0)
    return {name for name, length in ends.items() if length == longest}


def anchor_of(event: Event, documents: Mapping[DocumentId, Document]) -> str:
    """The date of an event as the task writes it: a day, a month, a year, or unknown.

    A date that the words state is taken as it is. One that is only bounded, but by the day of the first report and
    not long before it, becomes that day, as the task's guidelines do with news that has no date of its own.
    """
    when = event.when
    exact = _unit(when)
    if exact and when.basis in ("stated", "derived"):
        return exact
    reported = _reported(event.mentions, documents)
    if reported is None or not _fresh(when, reported):
        return exact or UNKNOWN
    return _day(reported)


def _unit(when: When) -> str:
    """The day, month or year that the start of a when fills or lies in; "" where its bounds leave more."""
    if when.earliest is None or when.latest is None:
        return ""
    first, last = when.earliest, max(when.earliest, when.latest - 1)
    if not when.instant and when.latest_end is not None and when.grain in ("month", "year"):
        last = max(last, when.latest_end - 1)  # a whole month: it began on its first day, and is dated by all of it
    start, end = civil(first), civil(last)
    if start[:3] == end[:3]:
        return _day(first)
    if start[:2] == end[:2] and when.grain not in ("day", "week"):
        return f"{year_text(start.year)}-{start.month:02d}"
    return year_text(start.year) if start.year == end.year and when.grain not in ("day", "week") else ""


def _fresh(when: When, reported: int) -> bool:
    """Whether the bounds hold the day of the report, and reach back from it no longer than news does."""
    latest = when.latest if when.latest is not None else when.latest_end
    if when.earliest is None:
        return latest is not None and reported < latest <= reported + 2 * DAY
    return when.earliest >= reported - _FRESH and when.earliest <= reported and (latest is None or latest > reported)


def _reported(mentions: Sequence[Mention], documents: Mapping[DocumentId, Document]) -> int | None:
    """The first minute of the first day on which it was reported, None when no article has a date."""
    whens = [documents[mention.passage.document].published.when for mention in mentions]
    return min((when.earliest for when in whens if when is not None and when.earliest is not None), default=None)


def _by_end(date: str) -> tuple[str, int]:
    """Sorts days before the month, and months before the year, that they lie in; as the task's gold mostly does."""
    return (date.ljust(10, "~"), -len(date))


def _day(minute: int) -> str:
    at = civil(minute)
    return f"{year_text(at.year)}-{at.month:02d}-{at.day:02d}"


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(name.lower()) if word not in _EMPTY_WORDS)


def _initials(words: Sequence[str], short: Sequence[str]) -> bool:
    """Whether a single word is the first letters of several."""
    return len(words) > 1 and list(short) == ["".join(word[0] for word in words)]


def _holds(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether some words stand in others one after another; none stand nowhere."""
    size = len(shorter)
    return size > 0 and any(tuple(longer[at : at + size]) == tuple(shorter) for at in range(len(longer) - size + 1))
