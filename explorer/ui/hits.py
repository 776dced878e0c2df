"""What a search finds: events by title and actors, then passages in the texts of the articles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explorer.data.passage import Passage
from explorer.data.project import Findings
from explorer.data.when import EventId
from explorer.timeline.columns import Ints
from explorer.timeline.filter import Chip
from explorer.timeline.table import EventTable

MOST_HITS = 2_000


@dataclass(frozen=True, slots=True)
class Hit:
    """An event, a passage of a text, or both: a passage that an event tells.

    `row` is the event's in an opened event table: to look for an id among a million takes a while.
    """

    event: EventId | None
    passage: Passage | None
    row: int | None = None


def hits(found: Findings, words: str) -> tuple[Hit, ...]:
    """All hits of these words, whatever their case: events in the order of the story, then texts, S1 first.

    White space in the words stands for any white space; at most `MOST_HITS` are told.
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    told: list[Hit] = [
        Hit(event.id, None)
        for event in found.events
        if pattern.search(event.title) or any(pattern.search(actor.name) for actor in event.actors)
    ]
    tellers: dict[str, list[tuple[Passage, EventId]]] = {}
    for event in found.events:
        for mention in event.mentions:
            tellers.setdefault(mention.passage.document, []).append((mention.passage, event.id))
    for document in found.documents:
        for match in pattern.finditer(document.text):
            passage = Passage(document.id, match.start(), match.end())
            told.append(Hit(_teller(tellers.get(document.id, []), passage), passage))
            if len(told) >= MOST_HITS:
                return tuple(told)
    return tuple(told)


def row_hits(table: EventTable, words: str) -> tuple[Hit, ...]:
    """All hits of these words in an opened event table: its titles, actors and quotes, in the order of its rows."""
    if not words.strip():
        return ()
    rows = np.flatnonzero(Chip("text", (words,)).mask(table))[:MOST_HITS]
    return tuple(Hit(table.id_of(row), None, row) for row in rows.tolist())


def rows_of_hits(found: Sequence[Hit], table: EventTable) -> Ints:
    """The rows of the events that were hit, each once."""
    known = {hit.event: hit.row for hit in found if hit.event is not None}
    rows = [table.row_of(event) if row is None else row for event, row in known.items()]
    return np.array([row for row in rows if row is not None], dtype=np.int64)


def _teller(mentions: list[tuple[Passage, EventId]], passage: Passage) -> EventId | None:
    """The event of the shortest mention that holds the passage."""
    holding = [
        (told.end - told.start, event)
        for told, event in mentions
        if told.start <= passage.start and passage.end <= told.end
    ]
    return min(holding)[1] if holding else None
