"""What an export says of every event, in words: its number, its date and why, its quotes and who published them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.data.document import Document
from explorer.data.event import Event, Mention
from explorer.data.passage import DocumentId
from explorer.data.phrases import (
    attribution_in_words,
    published_in_words,
    reasons_in_words,
    sources_in_words,
    status_in_words,
)
from explorer.data.project import Findings
from explorer.data.when import EventId
from explorer.data.words import about_in_words, when_in_words
from explorer.timeline.lanes import EVERYTHING_ELSE
from explorer.timeline.text import drawable

_SENTENCE_END = re.compile(r"[.!?]+[”\"')]*\s+|\n")
_CONTEXT = 240  # characters of a sentence around a quote
_IN_QUOTES = re.compile(r"“([^”]{1,400})”")


@dataclass(frozen=True, slots=True)
class Witness:
    """A document as an export names it: S1, S2 … as on screen; `published` says when and how that is known."""

    id: DocumentId
    name: str
    title: str
    publisher: str
    origin: str
    published: str
    assigned: bool
    note: str

    @property
    def cited(self) -> str:
        """In one line: “title”, publisher, after whom, when published and how that is known."""
        after = f"after {self.origin}" if self.origin and self.origin != self.publisher else ""
        return ", ".join(part for part in (f"“{self.title}”", self.publisher, after, self.published) if part)


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of one mention, the article that has them (None when it is not in the story) and who says so.

    `before` and `after` are the rest of their sentence, shortened where it is long.
    """

    words: str
    before: str
    after: str
    witness: Witness | None
    said: str
    mention: Mention

    @property
    def quoted(self) -> str:
        """The words in quotation marks, "" for a source that an opened table names without a quote."""
        return f"“{self.words}”" if self.words else ""

    @property
    def cited(self) -> str:
        """The words, then the article that has them."""
        source = "" if self.witness is None else f"{self.witness.name} {self.witness.cited}"
        return " ".join(part for part in (self.quoted, source) if part)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with its number in the export, counted lane by lane; `why` are bounds and the reasons for them."""

    number: int
    event: Event
    lane: str
    title: str
    when: str
    facts: str
    quotes: tuple[Quote, ...]
    why: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All events of an export in the order of their numbers, and all articles of the story."""

    entries: tuple[Entry, ...]
    witnesses: tuple[Witness, ...]

    @property
    def lanes(self) -> dict[str, tuple[Entry, ...]]:
        """The entries of every lane that has one, in the order of the lanes."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.lane, []).append(entry)
        return {lane: tuple(entries) for lane, entries in found.items()}

    @property
    def numbers(self) -> dict[EventId, int]:
        """The number of every event."""
        return {entry.event.id: entry.number for entry in self.entries}

    @property
    def assigned(self) -> tuple[Witness, ...]:
        """The articles whose publication date a person assigned."""
        return tuple(witness for witness in self.witnesses if witness.assigned)


def evidence_of(findings: Findings, events: Sequence[Event] | None = None) -> Evidence:
    """What can be said of these events of a story (None: of all), numbered from 1, lane by lane, the undated last.

    Of a part of the story those articles are named that tell it, by their numbers in the whole.
    """
    witnesses = tuple(_witness(number, document) for number, document in enumerate(findings.documents, 1))
    named = {witness.id: witness for witness in witnesses}
    lanes = {storyline.id: place for place, storyline in enumerate(findings.storylines)}
    names = {storyline.id: storyline.name for storyline in findings.storylines}
    placed: list[tuple[int, str, Event]] = []
    for event in findings.events if events is None else events:
        homes = [one.storyline for one in event.storylines if one.storyline in lanes]
        home = min(homes, key=lanes.__getitem__, default=None)
        placed.append((len(lanes), EVERYTHING_ELSE, event) if home is None else (lanes[home], names[home], event))
    placed.sort(key=lambda one: (one[0], not one[2].when.dated))
    texts = {document.id: document.text for document in findings.documents}
    short = {witness.title: witness.name for witness in reversed(witnesses)}
    entries = tuple(
        _entry(number, lane, event, named, texts, short) for number, (_, lane, event) in enumerate(placed, 1)
    )
    telling = {mention.passage.document for entry in entries for mention in entry.event.mentions}
    whole = len(entries) == len(findings.events)
    return Evidence(entries, tuple(one for one in witnesses if whole or one.id in telling))


def _witness(number: int, document: Document) -> Witness:
    return Witness(
        id=document.id,
        name=f"S{number}",
        title=drawable(document.title),
        publisher=drawable(document.publisher),
        origin=drawable(document.origin),
        published=published_in_words(document),
        assigned=document.published.basis == "assigned",
        note=drawable(document.published.note),
    )


def _entry(
    number: int,
    lane: str,
    event: Event,
    named: Mapping[DocumentId, Witness],
    texts: Mapping[DocumentId, str],
    short: Mapping[str, str],
) -> Entry:
    about = about_in_words(event.when)
    attribution = attribution_in_words(event.attribution)
    facts = [status_in_words(event), attribution, sources_in_words(event.sources)]
    quotes = tuple(_quote(mention, named, texts) for mention in event.mentions)
    return Entry(
        number=number,
        event=event,
        lane=drawable(lane),
        title=drawable(event.title),
        when=when_in_words(event.when) + (f" ({about})" if about else ""),
        facts=drawable(" · ".join(facts)),
        quotes=quotes,
        why=tuple((lead, _with_names(reason.reason, short)) for lead, reason in reasons_in_words(event.when)),
    )


def _quote(mention: Mention, named: Mapping[DocumentId, Witness], texts: Mapping[DocumentId, str]) -> Quote:
    place = mention.passage
    text = texts.get(place.document, "")
    ends = list(_SENTENCE_END.finditer(text, max(place.start - _CONTEXT, 0), place.start))
    first = ends[-1].end() if ends else max(place.start - _CONTEXT, 0)
    end = _SENTENCE_END.search(text, max(place.end - 1, 0), place.end + _CONTEXT)
    last = end.end() if end else min(place.end + _CONTEXT, len(text))
    cut_before = "…" if not ends and first > 0 else ""
    cut_after = "…" if end is None and last < len(text) else ""
    said = "" if mention.attribution.kind == "asserted" else attribution_in_words(mention.attribution)
    return Quote(
        words=drawable(mention.quote),
        before=cut_before + drawable(text[first : place.start]),
        after=drawable(text[place.end : last]) + cut_after,
        witness=named.get(place.document),
        said=drawable(said),
        mention=mention,
    )


def _with_names(reason: str, named: Mapping[str, str]) -> str:
    """A reason with S1, S2 … in place of the titles of articles, as the window says it."""
    return _IN_QUOTES.sub(lambda found: named.get(found[1], found[0]), drawable(reason))
