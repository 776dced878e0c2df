"""Which lanes divide a table well: its storylines where it has any, else its kinds, actors or sources."""

from functools import lru_cache

import numpy as np

from explorer.timeline.arrangement import LanesBy
from explorer.timeline.listings import listing_for
from explorer.timeline.table import EventTable

# More lanes than these are no division that can be taken in.
_MOST = 24
# What does not part the events into as much as one lane and a half leaves them as they are.
_LEAST = 1.5
# Nobody sees more from more lanes than these.
_ENOUGH = 8.0
_INSTEAD: tuple[LanesBy, ...] = ("kind", "actor", "source")


@lru_cache(maxsize=8)
def lanes_for(table: EventTable) -> LanesBy:
    """What the lanes of a table are made of before a person chooses."""
    if not len(table) or table.storylines.names:
        return "storyline"
    worth = {by: _parts(table, by) for by in _INSTEAD}
    # Of equals the first.
    best = max(_INSTEAD, key=lambda by: worth[by])
    return best if worth[best] >= _LEAST else "storyline"


def _parts(table: EventTable, by: LanesBy) -> float:
    """Into how many lanes of one size the dated events are parted, as far as a lane takes them; 0 for too many."""
    first = listing_for(table, by).first[table.dated]
    counts = np.bincount(first[first >= 0])
    if not counts.sum() or np.count_nonzero(counts) > _MOST:
        return 0.0
    shares = counts / counts.sum()
    return min(float(1.0 / (shares**2).sum()), _ENOUGH) * float(counts.sum()) / len(first)
