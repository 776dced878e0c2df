"""Which lanes there are, which events stand in each, and their colours by place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from explorer.timeline.arrangement import LanesBy
from explorer.timeline.columns import Codes, Ints, Listing
from explorer.timeline.filter import Filter
from explorer.timeline.listings import ELSE, lane_titles, listing_without
from explorer.timeline.table import EventTable
from explorer.timeline.tags import leading_actor
from explorer.timeline.view import View

# Colour tokens in the order of the lanes; after the last the first comes again.
COLOURS = ("blue", "green", "orange", "purple", "olive", "grey", "brown", "rose")
ELSE_COLOUR = "grey"
EVERYTHING_ELSE = "Everything else"
_MOST_REASONS = 5
# In a lane of more events every label is a whole title.
_MANY = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """A lane before it has a place: `rows` are drawn in it, `echoes` are drawn elsewhere and echoed here thinly.

    `undated` counts those that belong here and have no place in time.
    `short` is the actor whom its labels leave out where a title begins with it, "" for nobody; `why` tells why the
    events are here.
    """

    key: str
    name: str
    colour: str
    rows: Ints
    echoes: Ints
    short: str
    why: tuple[str, ...]
    undated: int = 0


def colour_at(place: int) -> str:
    """The colour token of the lane at this place, from 0."""
    return COLOURS[place % len(COLOURS)]


def event_colour(table: EventTable, row: int, given: Mapping[str, str] | None = None) -> str:
    """The colour token of an event: that of the first storyline that takes it, by its place or as a person gave it."""
    codes = table.storylines.codes_of(row)
    if not len(codes):
        return ELSE_COLOUR
    return (given or {}).get(table.storylines.names[codes[0]], colour_at(int(codes[0])))


def home_of(table: EventTable, view: View, row: int) -> tuple[str, str]:
    """Name and colour token of the lane that draws an event in a view; an event without a date has one, too."""
    arrangement = view.arrangement
    listing = listing_without(table, view.lanes_by, arrangement.hidden)
    codes = listing.codes_of(row)
    key, name, colour = ELSE, EVERYTHING_ELSE, ELSE_COLOUR
    if len(codes):
        code = int(codes[0])
        key, name, colour = listing.names[code], lane_titles(table, view.lanes_by)[code], colour_at(code)
    return name, arrangement.colour_of(key) or colour


@lru_cache(maxsize=8)
def lanes_of(table: EventTable, filter: Filter, lanes_by: LanesBy) -> tuple[Lane, ...]:  # noqa: A002 — glossary word
    """The lanes of the dated events that pass the filter, in their order; a lane without an event is left out.

    An event stands in the lane of the first entry that takes it and echoes in those of the others.
    """
    traits = _traits(table, lanes_by, filter.hidden if filter.hidden_by == lanes_by else ())
    listing, first = traits.listing, traits.first
    passing = filter.mask(table)
    shown, without = passing & table.dated, passing & ~table.dated
    undated = np.bincount(listing.codes[without[listing.rows]], minlength=len(listing.names)).tolist()
    entries = np.flatnonzero(shown if listing.single else shown[listing.rows])
    rows, codes = (entries if listing.single else listing.rows[entries]), listing.codes[entries]
    order = np.argsort(codes, kind="stable")
    ends = codes[order].searchsorted(np.arange(len(listing.names)), side="right").tolist()
    lanes = []
    for code, (key, title) in enumerate(zip(listing.names, lane_titles(table, lanes_by), strict=True)):
        members = rows[order[ends[code - 1] if code else 0 : ends[code]]]
        if not len(members):
            continue
        drawn = first[members] == code
        short, why = traits.short[code], traits.why[code]
        own, echoes = members[drawn], members[~drawn]
        lanes.append(Lane(key, title, colour_at(code), own, echoes, short=short, why=why, undated=undated[code]))
    alone = np.flatnonzero((first < 0) & shown)
    if len(alone):
        none, rest = np.zeros(0, dtype=np.int64), int(np.count_nonzero((first < 0) & without))
        lanes.append(Lane(ELSE, EVERYTHING_ELSE, ELSE_COLOUR, alone, none, short="", why=(), undated=rest))
    return tuple(lanes)


def without_a_date(table: EventTable) -> int:
    """How many storylines have only undated events: no lane is drawn of them."""
    listing = table.storylines
    dated = np.bincount(listing.codes[table.dated[listing.rows]], minlength=len(listing.names))
    return int(np.count_nonzero(dated == 0))


@dataclass(frozen=True, slots=True, eq=False)
class _Traits:
    """What the lanes of a table have whatever the filter hides: `short` and `why` stand for each name."""

    listing: Listing
    first: Codes
    short: tuple[str, ...]
    why: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=8)
def _traits(table: EventTable, lanes_by: LanesBy, hidden: tuple[str, ...]) -> _Traits:
    listing = listing_without(table, lanes_by, hidden)
    first, rows = listing.first, listing.rows
    of_first = first[rows] == listing.codes
    codes = range(len(listing.names))
    if lanes_by == "actor":
        short = listing.titles
    elif table.label is table.title:
        short = ("",) * len(codes)
    else:
        short = tuple(_one_actor(table, rows[of_first & (listing.codes == code)]) for code in codes)
    why = _reasons(table) if lanes_by == "storyline" else ((),) * len(codes)
    return _Traits(listing, first, short, why)


def _one_actor(table: EventTable, rows: Ints) -> str:
    """The actor of all these events, with whom their titles begin, whatever the filter hides; "" for several."""
    acting = table.actors.first[rows]
    if not 1 < len(rows) <= _MANY or acting[0] < 0 or (acting != acting[0]).any():
        return ""
    leading = {leading_actor(str(table.title[row]), str(table.label[row])) for row in rows.tolist()} - {""}
    return leading.pop() if len(leading) == 1 else ""


def _reasons(table: EventTable) -> tuple[tuple[str, ...], ...]:
    """For each storyline the commonest reasons why events belong to it, of equals the one that came first."""
    whys, storylines = table.storyline_why, table.storylines
    by_storyline = whys.codes[np.argsort(storylines.codes, kind="stable")]
    ends = np.cumsum(np.bincount(storylines.codes, minlength=len(storylines.names))).tolist()
    found = []
    for start, end in pairwise([0, *ends]):
        counts = np.bincount(by_storyline[start:end])
        commonest = np.argsort(-counts, kind="stable")[:_MOST_REASONS].tolist()
        found.append(tuple(whys.names[why] for why in commonest if counts[why] and whys.names[why]))
    return tuple(found)
