"""Rows of an event table: some of them as a table of their own, one of them as an event."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, cast

import numpy as np

from explorer.data.event import Actor, Attribution, AttributionKind, Event, Membership, Status, Storyline, StorylineId
from explorer.data.event import Witnesses
from explorer.data.project import Findings
from explorer.data.when import EventId
from explorer.timeline.columns import Coded, Ints, Listing
from explorer.timeline.table import EventTable, Places

_WHOLE = ("story", "storyline_why", "witnesses", "eras", "places")


def part_of(table: EventTable, rows: Ints) -> EventTable:
    """The table with only these rows, in this order; its sources and lanes stay, used or not."""
    columns: dict[str, Any] = {field.name: getattr(table, field.name) for field in fields(table)}
    taken = {name: column if name in _WHOLE else _taken(column, rows) for name, column in columns.items()}
    why, places = table.storyline_why, table.places
    taken["storyline_why"] = Coded(why.names, why.codes[_entries(table.storylines, rows)])
    taken["places"] = None if places is None else Places(_coded(places.files, rows), places.offsets[rows])
    return EventTable(**taken)


def _taken(column: Any, rows: Ints) -> Any:
    match column:
        case Coded():
            return _coded(column, rows)
        case Listing():
            starts = np.concatenate([[0], np.cumsum(column.counts[rows])]).astype(np.int64)
            return Listing(column.names, column.titles, starts, column.codes[_entries(column, rows)])
        case np.ndarray():
            return column[rows]
        case _:
            return column.take(rows)


def _coded(column: Coded, rows: Ints) -> Coded:
    return Coded(column.names, column.codes[rows])


def _entries(listing: Listing, rows: Ints) -> Ints:
    """Where the entries of these rows stand."""
    counts = listing.counts[rows]
    ends = np.cumsum(counts)
    within = np.arange(int(counts.sum()), dtype=np.int64) - np.repeat(ends - counts, counts)
    return np.repeat(listing.starts[:-1][rows], counts) + within


def event_of(table: EventTable, row: int) -> Event:
    """The event of a row as far as the table tells it: it has no mentions, and nobody knows what its actors did."""
    start, end = int(table.storylines.starts[row]), int(table.storylines.starts[row + 1])
    lanes = [
        Membership(StorylineId(table.storylines.names[table.storylines.codes[at]]), table.storyline_why.of(at))
        for at in range(start, end)
    ]
    return Event(
        id=table.id_of(row),
        title=str(table.title[row]),
        label=str(table.label[row]),
        kind=table.kind.of(row),
        status=cast("Status", table.status.of(row)),
        attribution=Attribution(cast("AttributionKind", table.attribution.of(row))),
        polarity="affirmed",
        weight=float(table.weight[row]),
        order=int(table.order[row]),
        actors=tuple(Actor(name, "other", "other") for name in table.actors.of(row)),
        when=table.when_of(row),
        storylines=tuple(lanes),
        sources=Witnesses(int(table.sources[row]), int(table.independent[row])),
    )


class RowEvents(Mapping[EventId, Event]):
    """The events of a table by id, each made when it is asked for: a million are never there at once."""

    def __init__(self, table: EventTable) -> None:
        self._table = table

    def __getitem__(self, event: EventId) -> Event:
        """The event of this id; KeyError when there is none."""
        row = self._table.row_of(event)
        if row is None:
            raise KeyError(event)
        return event_of(self._table, row)

    def __contains__(self, event: object) -> bool:
        """Whether the table has an event of this id."""
        return isinstance(event, str) and self._table.row_of(EventId(event)) is not None

    def __iter__(self) -> Iterator[EventId]:
        """The ids in the order of the table."""
        return (self._table.id_of(row) for row in range(len(self._table)))

    def __len__(self) -> int:
        """How many events the table has."""
        return len(self._table)


def findings_from(table: EventTable) -> Findings:
    """All that a table tells, as findings: events without mentions, storylines, and no documents."""
    events = tuple(event_of(table, row) for row in range(len(table)))
    entries, rows = table.storylines.codes, table.storylines.rows
    storylines = tuple(
        Storyline(
            StorylineId(name), title, automatic=False, events=tuple(events[row].id for row in rows[entries == code])
        )
        for code, (name, title) in enumerate(zip(table.storylines.names, table.storylines.titles, strict=True))
    )
    return Findings(title=table.story, events=events, storylines=storylines, eras=table.eras)
