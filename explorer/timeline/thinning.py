"""Too many events for their room: of each stretch of the strip the heaviest stay, the rest is counted in one mark."""

import numpy as np

from explorer.timeline.columns import Floats, Ints

# Counted marks stand so far apart, on a grid that is tied to time, so that panning moves them and never regroups them.
CELL = 36.0


def thinned(rows: Ints, left: Floats, right: Floats, weight: Floats, most: int) -> tuple[Ints, tuple[Ints, ...]]:
    """Of events at `left`–`right` (strip pixels), the places of those that stay and, cell by cell, the rows that fold.

    In every cell of the strip the `most` heaviest stay; a cell that has one event more keeps that one, too.
    """
    cell = np.floor((left + right) / (2 * CELL))
    order = np.lexsort((rows, -weight, cell))
    _, firsts, counts = np.unique(cell[order], return_index=True, return_counts=True)
    rank = np.arange(len(order)) - np.repeat(firsts, counts)
    size = np.repeat(counts, counts)
    stays = (rank < most) | (size == most + 1)
    folded = order[~stays]
    if not len(folded):
        return np.sort(order), ()
    edges = np.flatnonzero(np.diff(cell[folded])) + 1
    return np.sort(order[stays]), tuple(rows[part] for part in np.split(folded, edges))
