"""Rows of an event table: some of them as a table of their own, one of them as an event."""

from dataclasses import fields, replace
from typing import cast

import numpy as np

from explorer.data.event import Actor, Attribution, AttributionKind, Event, Membership, Status, Storyline, StorylineId
from explorer.data.event import Witnesses
from explorer.data.project import Findings
from explorer.timeline.columns import Coded, Ints, Listing
from explorer.timeline.table import EventTable, Places

_WHOLE = ("story", "storyline_why", "witnesses", "eras", "places")


def part_of(table: EventTable, rows: Ints) -> EventTable:
    """The table with only these rows, in this order; its sources and lanes stay, used or not."""
    taken = {
        field.name: _taken(getattr(table, field.name), rows)
        for field in fields(table)
        if field.name not in _WHOLE
    }
    entries = _entries(table.storylines, rows)
    why = Coded(table.storyline_why.names, table.storyline_why.codes[entries])
    places = table.places and Places(
        cast("Coded", _taken(table.places.files, rows)), cast("Ints", _taken(table.places.offsets, rows))
    )
    return replace(table, **taken, storyline_why=why, places=places)


def _taken(column: object, rows: Ints) -> object:
    match column:
        case Coded(names, codes):
            return Coded(names, codes[rows])
        case Listing():
            starts = np.concatenate([[0], np.cumsum(column.counts[rows])]).astype(np.int64)
            return Listing(column.names, column.titles, starts, column.codes[_entries(column, rows)])
        case np.ndarray():
            return column[rows]
        case _:
            return column.take(rows)  # type: ignore[attr-defined]  # what is left are texts


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
