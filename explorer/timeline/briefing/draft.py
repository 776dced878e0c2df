"""The first draft of a briefing: the whole, one slide for each turn of the story in order of time, what is open.

Its sentences are the events' own titles and quotes: nothing is invented.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explorer.data.briefing import Briefing, Quoted, Slide, plain_words, quoted_of
from explorer.data.document import Document
from explorer.data.event import Event, Storyline, Tension
from explorer.data.minutes import DAY
from explorer.data.passage import Passage
from explorer.data.phrases import published_in_words
from explorer.data.project import Findings
from explorer.data.when import EventId

# The whole sentence around a passage, as the document has it.
SentenceOf = Callable[[Passage], str]

_MOST_TURNS = 12
_MOST_HIGHLIGHTS = 5
_MOST_IN_OPENING = 6
# Events of a storyline belong to one turn as long as no quiet stretch of so many days lies between them.
_QUIET_DAYS = 45
_OPEN = ("planned", "forecast", "speculated")
OPEN = "What is open"


def draft_briefing(found: Findings, sentence_of: SentenceOf) -> Briefing:
    """The slides of a story in their order; none for a story without events."""
    if not found.events:
        return Briefing()
    drafting = _Drafting(found, sentence_of)
    turns = sorted(drafting.turns(), key=lambda turn: turn.worth, reverse=True)[:_MOST_TURNS]
    told = [drafting.slide(turn) for turn in sorted(turns, key=lambda turn: turn.place)]
    closing = drafting.closing()
    return Briefing((drafting.opening(), *told, *([closing] if closing is not None else [])))


@dataclass(frozen=True, slots=True)
class _Turn:
    """Events of one storyline that stand together in time, in its order; `first` is the weightiest."""

    lane: str
    first: Event
    events: tuple[Event, ...]

    @property
    def worth(self) -> tuple[float, str]:
        return sum(event.weight for event in self.events), self.first.id

    @property
    def place(self) -> tuple[int, str]:
        return self.first.order, self.first.id


class _Drafting:
    def __init__(self, found: Findings, sentence_of: SentenceOf) -> None:
        self._found = found
        self._sentence_of = sentence_of
        self._files = {document.id: document.file for document in found.documents}
        self._sources = {document.id: _cited(number, document) for number, document in enumerate(found.documents, 1)}
        self._events: Mapping[EventId, Event] = {event.id: event for event in found.events}

    def opening(self) -> Slide:
        """The whole story: its weightiest event says what it is about, the first of each storyline stand out."""
        heads = [_weightiest(events) for line in self._found.storylines if (events := self._events_of(line))]
        heads = heads or list(self._found.events)
        first = _weightiest(heads)
        shown = sorted(heads, key=lambda event: (-event.weight, event.id))[:_MOST_IN_OPENING]
        name = self._found.title or first.title
        return self._slide(name, (), sorted(shown, key=_in_time), first, say=first.title)

    def turns(self) -> Iterator[_Turn]:
        """The turns of each storyline; those of what belongs to none only where there is nothing else."""
        lines = [line for line in self._found.storylines if self._events_of(line)]
        named = [line for line in lines if not _is_rest(line, lines)]
        taken: set[EventId] = set()
        for line in named or lines:
            events = [event for event in self._events_of(line) if event.id not in taken and event.status not in _OPEN]
            taken.update(event.id for event in events)
            for group in _together(events):
                yield _Turn(line.name, _weightiest(group), tuple(group))

    def slide(self, turn: _Turn) -> Slide:
        """One turn: its weightiest event names it, the next weightiest is the sentence below."""
        others = [event for event in turn.events if event.id != turn.first.id]
        say = _weightiest(others).title if others else ""
        ranked = [turn.first, *sorted(others, key=lambda event: (-event.weight, event.id))]
        shown = sorted(ranked[:_MOST_HIGHLIGHTS], key=_in_time)
        return self._slide(turn.first.title, (turn.lane,), shown, turn.first, say=say)

    def closing(self) -> Slide | None:
        """What is still to come and what sources tell differently; None where there is neither."""
        tensions = [tension for tension in self._found.tensions if len(tension.passages) > 1]
        open_ones = [event for event in self._found.events if event.status in _OPEN]
        strained = [self._events[event] for tension in tensions for event in tension.events if event in self._events]
        shown = _each_once([*strained, *sorted(open_ones, key=lambda event: (-event.weight, event.id))])
        if not shown and not tensions:
            return None
        say = tensions[0].explanation if tensions else shown[0].title
        sides = dict.fromkeys(self._side(passage) for tension in tensions for passage in tension.passages)
        events = tuple(quoted for event in shown[:_MOST_HIGHLIGHTS] if (quoted := quoted_of(event, self._found)))
        return Slide(OPEN, events=events, say=say, quote=self._strain(tensions, shown), notes="\n\n".join(sides))

    def _slide(self, name: str, lanes: tuple[str, ...], shown: Sequence[Event], told: Event, *, say: str) -> Slide:
        events = tuple(quoted for event in shown if (quoted := quoted_of(event, self._found)) is not None)
        notes = "\n\n".join(f"{event.title}: {self._side(best)}" for event in shown if (best := self._best(event)))
        return Slide(name, lanes=lanes, events=events, say=say, quote=self._quote(told), notes=notes)

    def _quote(self, event: Event) -> Quoted | None:
        """The sentence that tells the event best: nobody in it is left to be inferred, and it tells much."""
        best = self._best(event)
        return None if best is None else self._quoted(best)

    def _best(self, event: Event) -> Passage | None:
        told = [mention for mention in event.mentions if mention.passage.document in self._files]
        best = min(told, key=lambda mention: (mention.inferred, -len(mention.quote)), default=None)
        return None if best is None else best.passage

    def _strain(self, tensions: Sequence[Tension], shown: Sequence[Event]) -> Quoted | None:
        if tensions:
            return self._quoted(tensions[0].passages[-1])
        return self._quote(shown[0]) if shown else None

    def _quoted(self, passage: Passage) -> Quoted | None:
        file = self._files.get(passage.document)
        return None if file is None else Quoted(plain_words(self._sentence_of(passage)), file)

    def _side(self, passage: Passage) -> str:
        return f"“{plain_words(self._sentence_of(passage))}” ({self._sources.get(passage.document, '?')})"

    def _events_of(self, line: Storyline) -> list[Event]:
        return [self._events[event] for event in line.events if event in self._events]


def _cited(number: int, document: Document) -> str:
    """ "S2 “A ferry for Northport”, The Northport Post, 10 March 2031": what can be looked up, no name of a file."""
    parts = (f"S{number} “{document.title}”", document.publisher, published_in_words(document))
    return ", ".join(part for part in parts if part)


def _is_rest(line: Storyline, lines: Sequence[Storyline]) -> bool:
    """Whether a lane holds only what no other takes: the automatic one beside those of a person, or the last."""
    by_person = any(not other.automatic for other in lines)
    return line.automatic and (by_person or (line is lines[-1] and len(lines) > 1))


def _together(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Events in the order of time, parted where it is quiet for long."""
    group: list[Event] = []
    until: int | None = None
    for event in sorted(events, key=_in_time):
        begins = event.when.earliest if event.when.earliest is not None else event.when.latest
        if group and until is not None and begins is not None and begins - until > _QUIET_DAYS * DAY:
            yield group
            group = []
        group.append(event)
        ends = event.when.latest_end if event.when.latest_end is not None else begins
        until = ends if until is None else max(until, ends or until)
    if group:
        yield group


def _weightiest(events: Sequence[Event]) -> Event:
    return max(events, key=lambda event: (event.weight, len(event.mentions), event.id))


def _in_time(event: Event) -> tuple[int, str]:
    return event.order, event.id


def _each_once(events: Iterable[Event]) -> list[Event]:
    return list({event.id: event for event in events}.values())
