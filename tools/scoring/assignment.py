"""The best one-to-one pairing of two sets (the Hungarian method with potentials; Kuhn 1955, Munkres 1957)."""

from collections.abc import Sequence


def best_pairs(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Rows paired with columns so that the sum of their worth (>= 0) is greatest; min(rows, columns) pairs.

    Shortest augmenting paths, O(rows² · columns); `worth` is a full matrix of floats.
    """
    if not worth or not worth[0]:
        return []
    if len(worth) > len(worth[0]):
        turned = [list(column) for column in zip(*worth, strict=True)]
        return sorted((row, column) for column, row in best_pairs(turned))
    columns = len(worth[0])
    row_price, column_price = [0.0] * (len(worth) + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)  # the row, from 1, that holds each column; column 0 is the row being placed
    for row in range(1, len(worth) + 1):
        taken[0] = row
        came_from = _shortest_path(worth, row_price, column_price, taken)
        column = came_from.pop()
        while column:
            taken[column] = taken[came_from[column]]
            column = came_from[column]
    return sorted((row - 1, column - 1) for column, row in enumerate(taken) if column and row)


def _shortest_path(
    worth: Sequence[Sequence[float]], row_price: list[float], column_price: list[float], taken: list[int]
) -> list[int]:
    """Where each column was reached from, and after these the free column that the cheapest path ends in."""
    columns = len(column_price) - 1
    least = [float("inf")] * (columns + 1)
    came_from = [0] * (columns + 1)
    reached = [False] * (columns + 1)
    column = 0
    while True:
        reached[column] = True
        row, step, following = taken[column], float("inf"), 0
        for other in range(1, columns + 1):
            if reached[other]:
                continue
            cost = -worth[row - 1][other - 1] - row_price[row] - column_price[other]
            if cost < least[other]:
                least[other], came_from[other] = cost, column
            if least[other] < step:
                step, following = least[other], other
        for other in range(columns + 1):
            if reached[other]:
                row_price[taken[other]] += step
                column_price[other] -= step
            else:
                least[other] -= step
        column = following
        if taken[column] == 0:
            return [*came_from, column]
