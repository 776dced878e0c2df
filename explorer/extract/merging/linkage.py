"""Average-link clustering that is the same on every machine."""

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -np.inf


def average_link(likeness: NDArray[np.float64], enough: float) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """Join what is alike on average: the groups of indices, and for each join the closest pair across it.

    `likeness` is a symmetric n x n matrix; `FORBIDDEN` between two items keeps their groups apart for good. Groups
    join while their mean likeness is at least `enough`, the most alike first, ties by the lower index: so sort the
    items before. Both answers are in ascending order of their first member.
    """
    count = len(likeness)
    mean = np.round(likeness, 9)
    np.fill_diagonal(mean, FORBIDDEN)
    members = [[item] for item in range(count)]
    joins: list[tuple[int, int]] = []
    best = mean.argmax(axis=1) if count > 1 else np.zeros(count, dtype=np.intp)
    best_value = mean[np.arange(count), best] if count > 1 else np.full(count, FORBIDDEN)
    while count > 1:
        first = int(best_value.argmax())
        if best_value[first] < enough:
            break
        second = int(best[first])
        keep, drop = min(first, second), max(first, second)
        joins.append(_closest(likeness, members[keep], members[drop]))
        _join(mean, members, keep, drop)
        stale = [row for row in range(count) if best[row] in (keep, drop) or row == keep]
        for row in stale:
            best[row] = mean[row].argmax()
        best_value = mean[np.arange(count), best]
        _offer(mean, best, best_value, keep)
    return sorted(group for group in members if group), joins


def _join(mean: NDArray[np.float64], members: list[list[int]], keep: int, drop: int) -> None:
    """Fold one group into another: the mean likeness to each other group, weighted by size."""
    sizes = len(members[keep]), len(members[drop])
    merged = np.round((mean[keep] * sizes[0] + mean[drop] * sizes[1]) / sum(sizes), 9)
    mean[keep], mean[:, keep] = merged, merged
    mean[drop], mean[:, drop] = FORBIDDEN, FORBIDDEN
    mean[keep, keep] = FORBIDDEN
    members[keep] = sorted(members[keep] + members[drop])
    members[drop] = []


def _offer(mean: NDArray[np.float64], best: NDArray[np.intp], best_value: NDArray[np.float64], changed: int) -> None:
    """Let every row take the changed column when it is now its best, or as good and of lower index."""
    column = mean[:, changed]
    better = (column > best_value) | ((column == best_value) & (changed < best) & (column > FORBIDDEN))
    best[better] = changed
    best_value[better] = column[better]


def _closest(likeness: NDArray[np.float64], first: list[int], second: list[int]) -> tuple[int, int]:
    """The most alike pair across two groups, the lowest indices of equals."""
    block = likeness[np.ix_(first, second)]
    row, column = divmod(int(block.argmax()), len(second))
    return first[row], second[column]
