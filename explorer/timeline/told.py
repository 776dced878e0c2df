"""The events of a table as values, made when somebody asks: for a table that was opened there are no others."""

from collections.abc import Iterator, Mapping
from typing import cast

from explorer.data.event import (
    Actor,
    Attribution,
    AttributionKind,
    Event,
    Membership,
    Status,
    StorylineId,
    Witnesses,
)
from explorer.data.when import EventId
from explorer.timeline.table import EventTable


def event_of(table: EventTable, row: int) -> Event:
    """What the table knows of an event: all but its mentions and receipts."""
    first = int(table.storylines.starts[row])
    memberships = tuple(
        Membership(StorylineId(name), table.storyline_why.of(first + place))
        for place, name in enumerate(table.storylines.of(row))
    )
    return Event(
        id=table.id_of(row),
        title=table.title[row],
        label=table.label[row],
        kind=table.kind.of(row),
        status=cast("Status", table.status.of(row)),
        attribution=Attribution(cast("AttributionKind", table.attribution.of(row) or "asserted")),
        polarity="affirmed",
        weight=float(table.weight[row]),
        order=int(table.order[row]),
        actors=tuple(Actor(name, "other", "other") for name in table.actors.of(row)),
        when=table.when_of(row),
        storylines=memberships,
        sources=Witnesses(int(table.sources[row]), int(table.independent[row])),
    )


class ToldEvents(Mapping[EventId, Event]):
    """The events of a table by id, in its order; each is made anew when it is asked for."""

    def __init__(self, table: EventTable) -> None:
        self._table = table

    def __len__(self) -> int:
        return len(self._table)

    def __iter__(self) -> Iterator[EventId]:
        return (EventId(event) for event in self._table.id)

    def __contains__(self, event: object) -> bool:
        return isinstance(event, str) and self._table.row_of(EventId(event)) is not None

    def __getitem__(self, event: EventId) -> Event:
        row = self._table.row_of(event)
        if row is None:
            raise KeyError(event)
        return event_of(self._table, row)
