"""What an export says of every event, in words: its number, its date and why, its quotes and who published them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.data.document import Document
from explorer.data.event import Event, Mention
from explorer.data.passage import DocumentId, Passage
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
from explorer.extract.sentences import sentence_around
from explorer.timeline.lanes import EVERYTHING_ELSE
from explorer.timeline.text import drawable

_CONTEXT = 400  # characters of a sentence around its passages
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

    @property
    def told(self) -> str:
        """The same as a sentence, with what a person noted of its date."""
        return f"{self.cited}." + (f" Note: {self.note}." if self.note else "")


# A stretch of a sentence, and whether it is the passage that reports the event.
Run = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that tells an event, in runs, with the article that has it (None: not in the story) and who says so.

    Where it is very long, what stands far from its passages is left out. Without runs a source is only named.
    """

    runs: tuple[Run, ...]
    witness: Witness | None
    said: str

    @property
    def words(self) -> str:
        """The sentence without its marks."""
        return "".join(words for words, _ in self.runs)

    @property
    def quoted(self) -> tuple[Run, ...]:
        """The runs in quotation marks, then who says so; none for a source that is only named."""
        if not self.runs:
            return ()
        runs = list(self.runs)
        runs[0] = (f"“{runs[0][0]}", runs[0][1])
        runs[-1] = (f"{runs[-1][0]}”", runs[-1][1])
        return (*runs, (f" ({self.said})", False)) if self.said else tuple(runs)

    @property
    def source(self) -> str:
        """The article that has it: number, title, publisher and date."""
        return "" if self.witness is None else f"{self.witness.name} {self.witness.cited}"

    @property
    def cited(self) -> tuple[Run, ...]:
        """The sentence, then the article that has it."""
        if not self.source:
            return self.quoted
        return (*self.quoted, (f" {self.source}" if self.runs else self.source, False))


def plain(runs: Iterable[Run]) -> str:
    """The runs as one text."""
    return "".join(words for words, _ in runs)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with its number in the export, counted lane by lane; `why` are bounds and the reasons for them."""

    number: int
    event: Event
    lane: str
    title: str
    when: str
    facts: str
    sayings: tuple[Saying, ...]
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
    witnesses = witnesses_of(findings)
    named = {witness.id: witness for witness in witnesses}
    lanes = {storyline.id: place for place, storyline in enumerate(findings.storylines)}
    names = {storyline.id: storyline.name for storyline in findings.storylines}
    placed: list[tuple[int, str, Event]] = []
    for event in findings.events if events is None else events:
        homes = [one.storyline for one in event.storylines if one.storyline in lanes]
        home = min(homes, key=lanes.__getitem__, default=None)
        placed.append((len(lanes), EVERYTHING_ELSE, event) if home is None else (lanes[home], names[home], event))
    placed.sort(key=lambda one: (one[0], not one[2].when.dated))
    documents = {document.id: document for document in findings.documents}
    short = {witness.title: witness.name for witness in reversed(witnesses)}
    entries = tuple(
        _entry(number, lane, event, named, documents, short) for number, (_, lane, event) in enumerate(placed, 1)
    )
    telling = {mention.passage.document for entry in entries for mention in entry.event.mentions}
    whole = len(entries) == len(findings.events)
    return Evidence(entries, tuple(one for one in witnesses if whole or one.id in telling))


def witnesses_of(findings: Findings) -> tuple[Witness, ...]:
    """The articles of a story in their order, S1, S2 …."""
    return tuple(_witness(number, document) for number, document in enumerate(findings.documents, 1))


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
    documents: Mapping[DocumentId, Document],
    short: Mapping[str, str],
) -> Entry:
    about = about_in_words(event.when)
    facts = [status_in_words(event), *_attribution(event), sources_in_words(event.sources)]
    return Entry(
        number=number,
        event=event,
        lane=drawable(lane),
        title=drawable(event.title),
        when=when_in_words(event.when) + (f" ({about})" if about else ""),
        facts=drawable(" · ".join(facts)),
        sayings=tuple(_sayings(event.mentions, named, documents)),
        why=tuple((lead, _with_names(reason.reason, short)) for lead, reason in reasons_in_words(event.when)),
    )


def _attribution(event: Event) -> list[str]:
    """Who says so; that an article asserts it, only where a passage does: a row of a table may not tell."""
    read = any(mention.passage.start < mention.passage.end for mention in event.mentions)
    return [attribution_in_words(event.attribution)] if read or event.attribution.kind != "asserted" else []


def _sayings(
    mentions: Sequence[Mention], named: Mapping[DocumentId, Witness], documents: Mapping[DocumentId, Document]
) -> Iterable[Saying]:
    """The sentences of the mentions, each once: passages of one sentence are marked in it together."""
    together: dict[Passage | Mention, list[Mention]] = {}
    for mention in mentions:
        document = documents.get(mention.passage.document)
        # A document that an opened table names has no text.
        inside = document is not None and mention.passage.start < mention.passage.end <= len(document.text)
        key = sentence_around(document, mention.passage) if document is not None and inside else mention
        together.setdefault(key, []).append(mention)
    for sentence, own in together.items():
        said = dict.fromkeys(attribution_in_words(one.attribution) for one in own if one.attribution.kind != "asserted")
        place = own[0].passage.document
        if isinstance(sentence, Passage):
            runs = _runs(documents[place].text, sentence, [one.passage for one in own])
        else:
            runs = ((drawable(own[0].quote), True),) if own[0].quote else ()
        yield Saying(runs, named.get(place), drawable(", ".join(said)))


def _runs(text: str, sentence: Passage, passages: Sequence[Passage]) -> tuple[Run, ...]:
    """A sentence with its passages marked, without the space around it; of a long one what stands near them."""
    first, last = min(one.start for one in passages), max(one.end for one in passages)
    start, end = max(sentence.start, first - _CONTEXT), min(sentence.end, last + _CONTEXT)
    runs: list[Run] = []
    at = start
    for passage in sorted(passages, key=lambda one: (one.start, one.end)):
        if passage.end > at:
            runs += [(text[at : max(passage.start, at)], False), (text[max(passage.start, at) : passage.end], True)]
            at = passage.end
    runs.append((text[at:end], False))
    runs[0] = (("…" if start > sentence.start else "") + runs[0][0].lstrip(), False)
    runs[-1] = (runs[-1][0].rstrip() + ("…" if end < sentence.end else ""), False)
    return tuple((drawable(words), marked) for words, marked in runs if words)


def _with_names(reason: str, named: Mapping[str, str]) -> str:
    """A reason with S1, S2 … in place of the titles of articles, as the window says it."""
    return _IN_QUOTES.sub(lambda found: named.get(found[1], found[0]), drawable(reason))
