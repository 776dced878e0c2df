"""What is wrong with single rows of a table: a sentence for each, and for very many the numbers of the rest."""

from collections.abc import Callable

import numpy as np

from explorer.data.document import Problem
from explorer.timeline.columns import Ints

MOST_TOLD = 50  # of one kind, one by one
_MOST_STRETCHES = 200


def faults(
    file: str, numbers: Ints, rows: Ints, *, column: str, said: Callable[[int], str], drawn: bool = False
) -> list[Problem]:
    """A problem for each of these rows; of many of one kind the rest share one that names their numbers.

    `numbers` are the rows' numbers in the file, `said` tells for a row what is wrong and the remedy, `drawn` whether
    the row is drawn all the same.
    """
    not_drawn = "" if drawn else " is not drawn"
    told = [
        Problem(file, f"Row {numbers[row]} of “{file}”{not_drawn}, column {column}: {said(row)}")
        for row in rows[:MOST_TOLD].tolist()
    ]
    rest = rows[MOST_TOLD:]
    if len(rest):
        are = "" if drawn else " are not drawn"
        sentence = f"{len(rest):,} more rows of “{file}”{are} for what stands in their column {column}"
        told.append(Problem(file, f"{sentence}: {stretches(numbers[rest])}."))
    return told


def stretches(numbers: Ints) -> str:
    """Numbers as a person lists them: "4, 7 – 12"; of very many stretches the first."""
    ordered = np.sort(numbers)
    breaks = np.flatnonzero(np.diff(ordered) > 1)
    firsts = ordered[np.concatenate([[0], breaks + 1]).astype(np.int64)]
    lasts = ordered[np.concatenate([breaks, [len(ordered) - 1]]).astype(np.int64)]
    pairs = list(zip(firsts.tolist(), lasts.tolist(), strict=True))
    words = [str(first) if first == last else f"{first} – {last}" for first, last in pairs[:_MOST_STRETCHES]]
    more = f" and {len(pairs) - _MOST_STRETCHES:,} more stretches up to {lasts[-1]}"
    return ", ".join(words) + (more if len(pairs) > _MOST_STRETCHES else "")
