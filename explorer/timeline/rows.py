"""Some rows of an event table as a table of their own, and all of them as findings."""

from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

import numpy as np

from explorer.data.event import Storyline, StorylineId
from explorer.data.project import Findings
from explorer.timeline.columns import Coded, Ints, Listing, run
from explorer.timeline.strings import Texts
from explorer.timeline.table import EventTable, Places
from explorer.timeline.told import event_of

# One of the kinds of columns of an event table.
Column = Any
_WHOLE = ("story", "storyline_why", "witnesses", "eras", "places", "warp", "unread", "unused")


def part_of(table: EventTable, rows: Ints) -> EventTable:
    """The table with only these rows, in this order; its sources and lanes stay, used or not."""
    columns: dict[str, Any] = {field.name: getattr(table, field.name) for field in fields(table)}
    taken = {name: column if name in _WHOLE else _taken(column, rows) for name, column in columns.items()}
    why, places = table.storyline_why, table.places
    taken["storyline_why"] = Coded(why.names, why.codes[table.storylines.entries_of(rows)])
    taken["places"] = None if places is None else Places(_coded(places.files, rows), places.offsets[rows])
    return EventTable(**taken)


@lru_cache(maxsize=4)
def in_storylines(table: EventTable, names: tuple[str, ...]) -> EventTable:
    """The table as if it had no other storylines than these, by id or by name: each stands in a lane of its own."""
    lanes, why = table.storylines, table.storyline_why
    asked = [name in names or title in names for name, title in zip(lanes.names, lanes.titles, strict=True)]
    kept = np.array([*asked, False], dtype=np.bool_)[lanes.codes]
    counts = np.bincount(lanes.rows[kept], minlength=len(table))
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    storylines = Listing(lanes.names, lanes.titles, starts, lanes.codes[kept])
    return replace(table, storylines=storylines, storyline_why=Coded(why.names, why.codes[kept]))


def _taken(column: Column, rows: Ints) -> Column:
    match column:
        case Coded():
            return _coded(column, rows)
        case Listing():
            starts = np.concatenate([[0], np.cumsum(column.counts[rows])]).astype(np.int64)
            return Listing(column.names, column.titles, starts, column.codes[column.entries_of(rows)])
        case Texts():
            return _texts(column, rows)
        case _:
            return column[rows]


def _texts(column: Texts, rows: Ints) -> Texts:
    starts, ends = column.starts[:-1][rows].astype(np.int64), column.starts[1:][rows].astype(np.int64)
    return Texts(
        column.data[run(starts, ends - starts)], np.concatenate([[0], np.cumsum(ends - starts)]).astype(np.int64)
    )


def _coded(column: Coded, rows: Ints) -> Coded:
    return Coded(column.names, column.codes[rows])


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
