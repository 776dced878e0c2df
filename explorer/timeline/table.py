"""The event table: everything that the picture needs to know of the events, as columns in arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import cast

import numpy as np

from explorer.data.document import Document, PublishedBasis
from explorer.data.event import Event
from explorer.data.minutes import DAY
from explorer.data.passage import DocumentId
from explorer.data.project import Era, Findings
from explorer.data.when import Basis, EventId, Grain, When
from explorer.timeline.columns import Coded, Counts, Flags, Floats, Ints, Listing, coded, distinct, listing
from explorer.timeline.scale import Warp
from explorer.timeline.strings import Texts, texts_of

# What stands in the int64 columns where a bound is open: before everything in `earliest` and `earliest_end`, after
# everything in `latest` and `latest_end`. `mark` holds OPEN_BEFORE where there is none.
OPEN_BEFORE = int(np.iinfo(np.int64).min)
OPEN_AFTER = int(np.iinfo(np.int64).max)
# Stands in `known` where no publication is known: later than no day, for nobody can say that it came later.
UNTOLD = OPEN_BEFORE


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the lane of sources shows it: `name` is S1, S2 …; bounds in minutes, None when not known."""

    id: DocumentId
    name: str
    title: str
    publisher: str
    origin: str
    basis: PublishedBasis
    earliest: int | None
    latest: int | None

    @property
    def middle(self) -> float | None:
        """The minute at which its circle stands: the middle day of its bounds, or the closed bound."""
        if self.earliest is None:
            return None if self.latest is None else float(self.latest - DAY)
        if self.latest is None:
            return float(self.earliest)
        return self.earliest + max(0, (self.latest - self.earliest - DAY) // 2 // DAY * DAY)

    @property
    def cited(self) -> str:
        """ "S1 “A ferry for Northport”, The Northport Post"; only its number where no more is known."""
        title = f"{self.name} “{self.title}”" if self.title not in ("", self.name) else self.name
        return f"{title}, {self.publisher}" if self.publisher else title

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.earliest is not None and self.latest is not None and self.latest - self.earliest <= DAY


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where each event's first quote stands: the document's file, and the place in its text (code points, -1: none)."""

    files: Coded
    offsets: Ints


@dataclass(frozen=True, eq=False)
class EventTable:
    """All events, one row each, in the order of `Findings.events`; columns of one length, never changed.

    Times are minutes (int64), open bounds OPEN_BEFORE or OPEN_AFTER. `weight` is 0–1, `sources` counts articles.
    `known` is the first minute at which a document had reported the event (UNTOLD when not known). `storylines`
    hold the first lane first; `storyline_why` runs parallel to `storylines.codes`. `witnesses` are the documents as
    the lane of sources shows them, in the order S1, S2 …. `places` are None where nothing tells them. `warp` takes the
    place of the map that elastic time makes of these events (None: that map). `unread` counts the rows of the file of
    an opened table that could not be read, `unused` names its columns that were not taken up.
    """

    story: str
    id: Texts
    title: Texts
    label: Texts
    quote: Texts
    kind: Coded
    status: Coded
    attribution: Coded
    basis: Coded
    grain: Coded
    weight: Floats
    order: Counts
    earliest: Ints
    latest: Ints
    earliest_end: Ints
    latest_end: Ints
    mark: Ints
    known: Ints
    instant: Flags
    approximate: Flags
    uncertain: Flags
    tension: Flags
    sources: Counts
    independent: Counts
    storylines: Listing
    storyline_why: Coded
    actors: Listing
    documents: Listing
    witnesses: tuple[Source, ...] = ()
    eras: tuple[Era, ...] = ()
    places: Places | None = None
    warp: Warp | None = None
    unread: int = 0
    unused: tuple[str, ...] = ()

    def __len__(self) -> int:
        """The number of events."""
        return len(self.weight)

    def id_of(self, row: int) -> EventId:
        """The event of a row."""
        return EventId(self.id[row])

    def row_of(self, event_id: EventId) -> int | None:
        """The row of an event, or None when it is not in the table."""
        return _row_of(self.id, event_id)

    def when_of(self, row: int) -> When:
        """The when of a row, without its receipt."""
        earliest, latest, earliest_end, latest_end = (_bound(column[row]) for column in self._bounds)
        return When(
            earliest,
            latest,
            earliest_end,
            latest_end,
            instant=bool(self.instant[row]),
            grain=cast("Grain", self.grain.of(row)),
            approximate=bool(self.approximate[row]),
            uncertain=bool(self.uncertain[row]),
            basis=cast("Basis", self.basis.of(row)),
        )

    @cached_property
    def dated(self) -> Flags:
        """Which rows have a closed bound."""
        return self.closed_from <= self.closed_to

    @cached_property
    def closed_from(self) -> Ints:
        """The first closed bound of each row (OPEN_AFTER for an undated one)."""
        first = np.full(len(self), OPEN_AFTER, dtype=np.int64)
        for bound in self._bounds:
            np.minimum(first, bound, out=first, where=True if _is_never(bound, OPEN_BEFORE) else bound != OPEN_BEFORE)
        return first

    @cached_property
    def closed_to(self) -> Ints:
        """The last closed bound of each row (OPEN_BEFORE for an undated one)."""
        last = np.full(len(self), OPEN_BEFORE, dtype=np.int64)
        for bound in self._bounds:
            np.maximum(last, bound, out=last, where=True if _is_never(bound, OPEN_AFTER) else bound != OPEN_AFTER)
        return last

    @property
    def _bounds(self) -> tuple[Ints, Ints, Ints, Ints]:
        return (self.earliest, self.latest, self.earliest_end, self.latest_end)

    @staticmethod
    def _closed(bound: Ints) -> Flags:
        closed: Flags = (bound != OPEN_BEFORE) & (bound != OPEN_AFTER)
        return closed

    @cached_property
    def span(self) -> tuple[int, int] | None:
        """The first and the last minute of all closed bounds and publications, None when there are none."""
        points = [m for source in self.witnesses for m in (source.earliest, source.latest) if m is not None]
        if self.dated.any():
            points += [int(self.closed_from.min()), int(self.closed_to.max())]
        return (min(points), max(points)) if points else None

    @cached_property
    def all_closed(self) -> bool:
        """Whether no bound of any row is open."""
        return all(_is_never(bound, open_end) for bound in self._bounds for open_end in (OPEN_BEFORE, OPEN_AFTER))

    @cached_property
    def turns(self) -> Ints:
        """Where something begins, ends or is published, sorted, each once; a day counts as one moment."""
        lasting = ~self.instant
        sources = [s for s in self.witnesses if s.earliest is not None or s.latest is not None]
        pairs = [
            (self.earliest, self.latest),
            (self.earliest_end[lasting], self.latest_end[lasting]),
            (_bounds([s.earliest for s in sources], OPEN_BEFORE), _bounds([s.latest for s in sources], OPEN_AFTER)),
        ]
        # Of a million events few begin in a minute in which no other does.
        parts = [distinct(_turns(*pair, *(self._closed(bound) for bound in pair))) for pair in pairs]
        return distinct(np.concatenate(parts))


@lru_cache(maxsize=1000)
def _row_of(ids: Texts, event_id: EventId) -> int | None:
    return ids.row_of(event_id)


def _is_never(bound: Ints, value: int) -> bool:
    """Whether a bound has this value in no row; `value` is the least or the greatest that there is."""
    return not len(bound) or int(bound.min() if value == OPEN_BEFORE else bound.max()) != value


def _turns(low: Ints, high: Ints, low_closed: Flags, high_closed: Flags) -> Ints:
    """Both bounds of a start or an end, or one of them when they tell one day."""
    one_day = low_closed & high_closed & (high - np.where(low_closed, low, high) <= DAY)
    return np.concatenate([low[low_closed], high[high_closed & ~one_day]])


def table_of(findings: Findings) -> EventTable:
    """The event table of what was found."""
    events = findings.events
    witnesses = tuple(_source(number, document) for number, document in enumerate(findings.documents, 1))
    lanes = {storyline.id: place for place, storyline in enumerate(findings.storylines)}
    memberships = [
        sorted(event.storylines, key=lambda membership: lanes.get(membership.storyline, len(lanes))) for event in events
    ]
    documents = [tuple(dict.fromkeys(mention.passage.document for mention in event.mentions)) for event in events]
    strained = {event for tension in findings.tensions for event in tension.events}
    return EventTable(
        story=findings.title,
        id=texts_of([event.id for event in events]),
        title=texts_of([event.title for event in events]),
        label=texts_of([event.label or event.title for event in events]),
        quote=texts_of(["\n".join(mention.quote for mention in event.mentions) for event in events]),
        kind=coded([event.kind for event in events]),
        status=coded([event.status for event in events]),
        attribution=coded([event.attribution.kind for event in events]),
        basis=coded([event.when.basis for event in events]),
        grain=coded([event.when.grain for event in events]),
        weight=np.array([event.weight for event in events], dtype=np.float64),
        order=np.array([event.order for event in events], dtype=np.int32),
        earliest=_bounds([event.when.earliest for event in events], OPEN_BEFORE),
        latest=_bounds([event.when.latest for event in events], OPEN_AFTER),
        earliest_end=_bounds([event.when.earliest_end for event in events], OPEN_BEFORE),
        latest_end=_bounds([event.when.latest_end for event in events], OPEN_AFTER),
        mark=_bounds([event.when.mark for event in events], OPEN_BEFORE),
        known=_first_known(documents, witnesses),
        instant=_flags([event.when.instant for event in events]),
        approximate=_flags([event.when.approximate for event in events]),
        uncertain=_flags([event.when.uncertain for event in events]),
        tension=_flags([event.id in strained for event in events]),
        sources=np.array([event.sources.articles for event in events], dtype=np.int32),
        independent=np.array([event.sources.independent for event in events], dtype=np.int32),
        storylines=listing(
            [[membership.storyline for membership in row] for row in memberships],
            known=[(storyline.id, storyline.name) for storyline in findings.storylines],
        ),
        storyline_why=coded([membership.why for row in memberships for membership in row]),
        actors=listing([_actors(event) for event in events]),
        documents=listing(documents, known=[(source.id, source.name) for source in witnesses]),
        witnesses=witnesses,
        eras=findings.eras,
        places=_places(findings),
    )


def _places(findings: Findings) -> Places:
    files = {document.id: document.file for document in findings.documents}
    firsts = [event.mentions[0].passage if event.mentions else None for event in findings.events]
    return Places(
        coded(["" if first is None else files.get(first.document, "") for first in firsts]),
        np.array([-1 if first is None else first.start for first in firsts], dtype=np.int64),
    )


def _source(number: int, document: Document) -> Source:
    when = document.published.when
    return Source(
        id=document.id,
        name=f"S{number}",
        title=document.title,
        publisher=document.publisher,
        origin=document.origin,
        basis=document.published.basis,
        earliest=when.earliest if when else None,
        latest=when.latest_end if when else None,
    )


def _actors(event: Event) -> tuple[str, ...]:
    leading = [actor.name for actor in event.actors if actor.role == "agent"]
    return tuple(dict.fromkeys([*leading, *(actor.name for actor in event.actors)]))


def _bounds(values: Sequence[int | None], when_open: int) -> Ints:
    return np.array([when_open if value is None else value for value in values], dtype=np.int64)


def _bound(value: np.int64) -> int | None:
    return None if value in (OPEN_BEFORE, OPEN_AFTER) else int(value)


def _flags(values: Sequence[bool]) -> Flags:
    return np.array(values, dtype=np.bool_)


def _first_known(documents: Sequence[tuple[DocumentId, ...]], witnesses: Sequence[Source]) -> Ints:
    """By the middle of the publication's bounds: where its circle stands in the lane of sources."""
    published = {source.id: source.middle for source in witnesses}
    firsts = [[at for document in row if (at := published.get(document)) is not None] for row in documents]
    return np.array([int(min(row)) if row else UNTOLD for row in firsts], dtype=np.int64)
