"""What lanes are made of: for every event the storylines, actors, kinds or sources that take it."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from explorer.timeline.arrangement import LanesBy
from explorer.timeline.columns import Flags, Ints, Listing
from explorer.timeline.table import EventTable

# Lanes by actor: more than these make no picture; the others share the last lane.
MOST_ACTORS = 12
# The key of the lane of what nothing takes.
ELSE = ""


@lru_cache(maxsize=16)
def listing_for(table: EventTable, lanes_by: LanesBy) -> Listing:
    """The lanes that take each event, the one that draws it first."""
    if lanes_by == "kind":
        return _of_kinds(table)
    if lanes_by == "actor":
        return _foremost(table.actors, table)
    return table.storylines if lanes_by == "storyline" else table.documents


@lru_cache(maxsize=16)
def lane_titles(table: EventTable, lanes_by: LanesBy) -> tuple[str, ...]:
    """The names of the lanes, in the order of their listing: of a source its number with its publisher or title."""
    titles = listing_for(table, lanes_by).titles
    if lanes_by != "source":
        return titles
    told = {source.name: source.publisher or source.title for source in table.witnesses}
    # An opened table may call its sources S1, S2 … itself.
    return tuple(title if told.get(title, "") in ("", title) else f"{title} {told[title]}" for title in titles)


@lru_cache(maxsize=16)
def listing_without(table: EventTable, lanes_by: LanesBy, hidden: tuple[str, ...]) -> Listing:
    """The same without some lanes; the others keep their codes."""
    listing = listing_for(table, lanes_by)
    if not hidden:
        return listing
    kept = np.array([name not in hidden for name in listing.names] or [True], dtype=np.bool_)[listing.codes]
    counts = np.bincount(listing.rows[kept], minlength=len(table))
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return Listing(listing.names, listing.titles, starts, listing.codes[kept])


@lru_cache(maxsize=16)
def in_hidden(table: EventTable, lanes_by: LanesBy, hidden: tuple[str, ...]) -> Flags:
    """Which events stand in no other lanes than these."""
    before, after = listing_for(table, lanes_by).counts, listing_without(table, lanes_by, hidden).counts
    alone: Flags = (before == 0) & (ELSE in hidden)
    gone: Flags = (before > 0) & (after == 0)
    return alone | gone


def lane_numbers(table: EventTable, lanes_by: LanesBy, hidden: tuple[str, ...], keys: Sequence[str]) -> Ints:
    """For every row the number of the lane that draws it, of lanes with these keys; -1 where none does."""
    listing = listing_without(table, lanes_by, hidden)
    numbers = {key: number for number, key in enumerate(keys)}
    # The last one is for rows that no lane takes: code -1.
    lanes = np.array([*(numbers.get(name, -1) for name in listing.names), numbers.get(ELSE, -1)], dtype=np.int64)
    return lanes[listing.first]


def _of_kinds(table: EventTable) -> Listing:
    """Kinds as lists of one, the commonest first."""
    counts = np.bincount(table.kind.codes, minlength=len(table.kind.names))
    ranked = sorted(range(len(counts)), key=lambda code: (-counts[code], table.kind.names[code]))
    place = np.zeros(len(ranked), dtype=np.int32)
    place[ranked] = np.arange(len(ranked), dtype=np.int32)
    names = tuple(table.kind.names[code] for code in ranked)
    titles = tuple(name.replace("_", " ").capitalize() for name in names)
    return Listing(names, titles, np.arange(len(table) + 1, dtype=np.int64), place[table.kind.codes])


def _foremost(listing: Listing, table: EventTable) -> Listing:
    """Only the actors of most weight, heaviest first, so that an event finds the foremost of its actors."""
    weights = np.bincount(listing.codes, weights=table.weight[listing.rows], minlength=len(listing.names))
    heaviest = sorted(range(len(weights)), key=lambda code: (-round(float(weights[code]), 9), listing.names[code]))
    ranked = heaviest[:MOST_ACTORS]
    place = np.full(len(weights), -1, dtype=np.int32)
    place[ranked] = np.arange(len(ranked), dtype=np.int32)
    kept = place[listing.codes] >= 0
    starts = np.concatenate([[0], np.cumsum(np.bincount(listing.rows[kept], minlength=len(table)))]).astype(np.int64)
    names = tuple(listing.names[code] for code in ranked)
    return Listing(names, names, starts, place[listing.codes[kept]])
