"""Which lanes there are, which events stand in each, and their colours by place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from explorer.timeline.columns import Flags, Ints, Listing
from explorer.timeline.filter import Filter
from explorer.timeline.listings import ELSE, listing_without
from explorer.timeline.table import EventTable
from explorer.timeline.view import LanesBy

# Colour tokens in the order of the lanes; after the last the first comes again.
COLOURS = ("blue", "green", "orange", "purple", "olive", "grey", "brown", "rose")
ELSE_COLOUR = "grey"
EVERYTHING_ELSE = "Everything else"
_MOST_REASONS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """A lane before it has a place: `rows` are drawn in it, `echoes` are drawn elsewhere and echoed here thinly.

    `short` says that the leading actor may be left out of its labels; `why` tells why the events are here.
    """

    key: str
    name: str
    colour: str
    rows: Ints
    echoes: Ints
    short: bool
    why: tuple[str, ...]


def colour_at(place: int) -> str:
    """The colour token of the lane at this place, from 0."""
    return COLOURS[place % len(COLOURS)]


def storyline_colour(table: EventTable, storyline: str) -> str:
    """The colour token of a storyline by its place; grey for what no storyline takes."""
    names = table.storylines.names
    return colour_at(names.index(storyline)) if storyline in names else ELSE_COLOUR


def event_colour(table: EventTable, row: int, given: Mapping[str, str] | None = None) -> str:
    """The colour token of an event: that of the first storyline that takes it, by its place or as a person gave it."""
    codes = table.storylines.codes_of(row)
    if not len(codes):
        return ELSE_COLOUR
    return (given or {}).get(table.storylines.names[codes[0]], colour_at(int(codes[0])))


@lru_cache(maxsize=8)
def lanes_of(table: EventTable, filter: Filter, lanes_by: LanesBy) -> tuple[Lane, ...]:  # noqa: A002 — glossary word
    """The lanes of the dated events that pass the filter, in their order; a lane without an event is left out.

    An event stands in the lane of the first entry that takes it and echoes in those of the others.
    """
    shown = filter.mask(table) & table.dated
    listing = listing_without(table, lanes_by, filter.hidden if filter.hidden_by == lanes_by else ())
    return _lanes(table, listing, shown, one_actor=lanes_by == "actor", reasons=lanes_by == "storyline")


def _lanes(
    table: EventTable, listing: Listing, shown: Flags, *, one_actor: bool = False, reasons: bool = False
) -> tuple[Lane, ...]:
    first, rows = listing.first, listing.rows
    passing, first_of_entry = shown[rows], first[rows]
    lanes = []
    for code, (key, title) in enumerate(zip(listing.names, listing.titles, strict=True)):
        in_lane = listing.codes == code
        members = rows[in_lane & passing]
        if not len(members):
            continue
        drawn = first[members] == code
        lanes.append(
            Lane(
                key=key,
                name=title,
                colour=colour_at(code),
                rows=members[drawn],
                echoes=members[~drawn],
                short=one_actor or _one_actor(table, rows[in_lane & (first_of_entry == code)]),
                why=_reasons(table, table.storylines.codes == code) if reasons else (),
            )
        )
    alone = np.flatnonzero((first < 0) & shown)
    if len(alone):
        none = np.zeros(0, dtype=np.int64)
        lanes.append(Lane(ELSE, EVERYTHING_ELSE, ELSE_COLOUR, alone, none, short=False, why=()))
    return tuple(lanes)


def _one_actor(table: EventTable, rows: Ints) -> bool:
    """Whether several events have one and the same leading actor: whatever the filter hides."""
    leading = table.actors.first[rows]
    return len(rows) > 1 and leading[0] >= 0 and bool((leading == leading[0]).all())


def _reasons(table: EventTable, in_lane: Flags) -> tuple[str, ...]:
    """The commonest reasons why events belong to a storyline, of equals the one that came first."""
    whys = table.storyline_why
    counts = np.bincount(whys.codes[in_lane], minlength=len(whys.names))
    commonest = np.argsort(-counts, kind="stable")[:_MOST_REASONS].tolist()
    return tuple(whys.names[why] for why in commonest if counts[why] and whys.names[why])
