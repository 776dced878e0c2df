"""A briefing: slides in their order, each a named view with its sentence, its quote and its notes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from explorer.data.event import Event
from explorer.data.project import Findings
from explorer.data.when import EventId


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a document: they find an event again after every new reading. `document` is the file."""

    quote: str
    document: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One step of a briefing.

    `start` and `end` bound the stretch of time in minutes, half-open; None leaves that end to the events. `lanes` are
    names of storylines, none of them for all. `events` are highlighted. `say` is the one sentence of narration.
    """

    name: str
    start: int | None = None
    end: int | None = None
    lanes: tuple[str, ...] = ()
    events: tuple[Quoted, ...] = ()
    say: str = ""
    quote: Quoted | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """The slides in the order in which they are shown; changed by making another one."""

    slides: tuple[Slide, ...] = ()


@dataclass(frozen=True, slots=True)
class Highlights:
    """Which events of a reading a slide means, in its order, and the words that no event tells any more."""

    events: tuple[EventId, ...] = ()
    missing: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteIndex:
    """Finds the event that tells some words of a document; made once for a reading."""

    _exact: Mapping[tuple[str, str], EventId]
    _by_file: Mapping[str, tuple[tuple[str, EventId], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Findings) -> "QuoteIndex":
        """The index of a reading's events; of two events with the same words the first counts."""
        exact: dict[tuple[str, str], EventId] = {}
        by_file: dict[str, list[tuple[str, EventId]]] = {}
        for event, file, quote in _told(found):
            exact.setdefault((file, quote), event.id)
            by_file.setdefault(file, []).append((quote, event.id))
        return cls(exact, {file: tuple(quotes) for file, quotes in by_file.items()})

    def event_of(self, quoted: Quoted) -> EventId | None:
        """The event with a mention of just these words; else the one whose mention holds them, or lies in them.

        Of several the one that shares the longest stretch with them; None where no mention of the document does.
        """
        words = plain_words(quoted.quote)
        if (found := self._exact.get((quoted.document, words))) is not None or not words:
            return found
        best: tuple[int, EventId] | None = None
        for quote, event in self._by_file.get(quoted.document, ()):
            if words in quote or quote in words:
                shared = min(len(words), len(quote))
                if best is None or shared > best[0]:
                    best = shared, event
        return None if best is None else best[1]

    def highlights(self, slide: Slide) -> Highlights:
        """The events that a slide highlights, each once, and what is missing."""
        told = [(quoted, self.event_of(quoted)) for quoted in slide.events]
        events = dict.fromkeys(event for _, event in told if event is not None)
        return Highlights(tuple(events), tuple(quoted for quoted, event in told if event is None))


def plain_words(text: str) -> str:
    """Words with single spaces: a line that was wrapped anew is the same quote."""
    return " ".join(text.split())


def quoted_of(event: Event, found: Findings) -> Quoted | None:
    """The words by which an event is found again: those of its first mention that was not led back to a name."""
    files = {document.id: document.file for document in found.documents}
    told = [mention for mention in event.mentions if mention.passage.document in files]
    if not told:
        return None
    first = next((mention for mention in told if not mention.inferred), told[0])
    return Quoted(plain_words(first.quote), files[first.passage.document])


def _told(found: Findings) -> Iterator[tuple[Event, str, str]]:
    """Each mention's event, each file that has the text, and the words with single spaces."""
    files = {document.id: (document.file, *document.also) for document in found.documents}
    for event in found.events:
        for mention in event.mentions:
            for file in files.get(mention.passage.document, ()):
                yield event, file, plain_words(mention.quote)
