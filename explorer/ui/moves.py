"""What another date of an article moves: the events whose when is told in other words, before and after."""

from dataclasses import dataclass

from explorer.data.event import Event
from explorer.data.passage import Passage
from explorer.data.project import Findings
from explorer.data.when import EventId
from explorer.data.words import when_in_words

NEW, GONE = "not told apart", "not told apart any more"


@dataclass(frozen=True, slots=True)
class Move:
    """An event and its when in words, before and after."""

    title: str
    before: str
    after: str


def moves(before: Findings, after: Findings) -> tuple[Move, ...]:
    """The events that move between two readings of the same documents, in the order of the second."""
    partner = _partners(before, after)
    told = [
        Move(event.title, when_in_words(old.when) if old is not None else NEW, when_in_words(event.when))
        for event in after.events
        for old in (partner.get(event.id),)
    ]
    kept = {old.id for old in partner.values()}
    gone = [Move(event.title, when_in_words(event.when), GONE) for event in before.events if event.id not in kept]
    return tuple(move for move in (*told, *gone) if move.before != move.after)


def followed(event: Event | None, found: Findings) -> EventId | None:
    """The event of another reading that is this one: the same id, else one told by the same words."""
    if event is None:
        return None
    if any(other.id == event.id for other in found.events):
        return event.id
    own = {mention.trigger for mention in event.mentions}
    return next((other.id for other in found.events if any(m.trigger in own for m in other.mentions)), None)


def _partners(before: Findings, after: Findings) -> dict[EventId, Event]:
    """For each event of `after` the one of `before` that it is; ids follow the first mention, which may change."""
    by_id = {event.id: event for event in before.events}
    by_trigger: dict[Passage, Event] = {m.trigger: event for event in before.events for m in event.mentions}
    found: dict[EventId, Event] = {event.id: by_id[event.id] for event in after.events if event.id in by_id}
    taken = {event.id for event in found.values()}
    for event in after.events:
        if event.id in found:
            continue
        olds = (by_trigger.get(mention.trigger) for mention in event.mentions)
        old = next((old for old in olds if old is not None and old.id not in taken), None)
        if old is not None:
            found[event.id] = old
            taken.add(old.id)
    return found
