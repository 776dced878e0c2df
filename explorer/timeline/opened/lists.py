"""Columns of several names in a cell, with a semicolon between them, and columns that run parallel to such a one."""

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from explorer.data.readers.tables.sheet import Codes, Words, trimmed
from explorer.timeline.columns import Flags, Ints, Listing, narrow

BETWEEN = ";"


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """A column taken apart: row i has the entries `entries[starts[i]:starts[i + 1]]`, each a place in `different`."""

    different: tuple[str, ...]
    starts: Ints
    entries: Codes


def split(words: Words) -> Split:
    """Take cells apart at their semicolons; an empty cell has one entry, an empty one."""
    lists = pc.split_pattern(words.different, BETWEEN)
    offsets = lists.offsets.to_numpy().astype(np.int64)
    encoded = trimmed(lists.flatten()).dictionary_encode()
    codes: Codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int32, copy=False)
    names = tuple(encoded.dictionary.to_pylist())
    if len(codes) == len(words.different):
        return Split(names, np.arange(len(words.codes) + 1, dtype=np.int64), codes[words.codes])
    counts = np.diff(offsets)[words.codes]
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    within = np.arange(starts[-1], dtype=np.int64) - np.repeat(starts[:-1], counts)
    return Split(names, starts, codes[np.repeat((offsets - offsets[0])[:-1][words.codes], counts) + within])


def parallel(of: Split, to: Split, entry: Ints) -> tuple[tuple[str, ...], Codes]:
    """For some entries of one column those of another: strings and places among them; "" where lengths differ."""
    counts, wanted = np.diff(of.starts), np.diff(to.starts)
    rows = np.searchsorted(to.starts, entry, side="right") - 1
    at = of.starts[:-1][rows] + (entry - to.starts[:-1][rows])
    fits = (counts == wanted)[rows]
    codes = np.where(fits, of.entries[np.where(fits, at, 0)], len(of.different))
    return (*of.different, ""), codes.astype(np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """A column of names as a listing, and for each of its codes the entry of the split column that it came from."""

    listing: Listing
    entry: Ints


def names_in(cells: Split) -> Names:
    """The names in a split column, in the file's order; empty ones are left out, and in a row those there already."""
    rows = np.repeat(np.arange(len(cells.starts) - 1, dtype=np.int64), np.diff(cells.starts))
    empty = np.array([not name for name in cells.different] or [False], dtype=np.bool_)
    kept = ~empty[cells.entries] & ~_doubled(cells, rows)
    codes, entry = cells.entries[kept], np.flatnonzero(kept).astype(np.int64)
    # They are told apart in the order in which the file first has them.
    order = np.flatnonzero(np.bincount(codes, minlength=len(cells.different))).tolist()
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows[kept], minlength=len(cells.starts) - 1))])
    listing = Listing(cells.different, cells.different, starts.astype(np.int64), codes)
    return Names(reordered(listing, order), entry)


def _doubled(cells: Split, rows: Ints) -> Flags:
    """Which entries were in their row before."""
    doubled = np.zeros(len(rows), dtype=np.bool_)
    most = int(np.diff(cells.starts).max(initial=0))
    for back in range(1, most):
        same = (rows[back:] == rows[:-back]) & (cells.entries[back:] == cells.entries[:-back])
        doubled[back:] |= same
    return doubled


def reordered(listing: Listing, order: list[int], titles: tuple[str, ...] | None = None) -> Listing:
    """The same listing with its names in another order: `order` holds the present places, of all that are used."""
    place = np.zeros(len(listing.names), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    names = tuple(listing.names[at] for at in order)
    codes = narrow(place[listing.codes] if len(listing.codes) else listing.codes, len(order))
    return Listing(names, names if titles is None else titles, listing.starts, codes)
