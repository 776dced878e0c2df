"""Where time is quiet, and how far it is compressed.

A gap between two neighbouring points (anything known to begin, end or be published) is *quiet* when it is much longer
than the gaps among which half of the points stand. The longest quiet gaps, at most twenty, shrink to a length that
grows with the logarithm of their own, together no longer than the busy time that keeps its length. A gap is compressed
only where that saves a third of its width, and the whole map only when it saves a third of the whole width. Quiet gaps
that follow one another have one sign, in the longest of them: what it tells is the length of that gap and of no more,
for the others have their ticks.
"""

import numpy as np

from explorer.data.minutes import DAY
from explorer.data.words import stretch_in_words
from explorer.timeline.columns import Flags, Floats, Ints
from explorer.timeline.scale import STRAIGHT, Break, Warp, as_floats

MOST_BREAKS = 20
# A gap shrinks to this part of its width or less, or stays as it is.
LARGEST_REMAINDER = 2 / 3
# How many typical gaps long a gap must be to count as quiet.
QUIET = 8
# The part of the busy time that one break may take at most.
LARGEST_BREAK = 0.12


def warp_of(points: Ints) -> Warp:
    """The elastic map of a story whose points (minutes, sorted, each once) are these."""
    if len(points) < 3:
        return STRAIGHT
    gaps = np.diff(as_floats(points))
    shrunk = _shrunk(gaps)
    if shrunk.sum() > gaps.sum() * LARGEST_REMAINDER:
        return STRAIGHT
    breaks = tuple(_break(points, gaps, first, last) for first, last in _runs(shrunk < gaps))
    knots, lengths = _merged(as_floats(points), shrunk, shrunk < gaps)
    # Beyond the story every minute keeps its length.
    minutes = np.concatenate([[knots[0] - DAY], knots, [knots[-1] + DAY]])
    return Warp(minutes, np.cumsum(np.concatenate([[knots[0] - DAY, DAY], lengths, [DAY]])), breaks)


def _runs(quiet: Flags) -> list[tuple[int, int]]:
    """The runs of neighbouring quiet gaps, each as its first and its last."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], quiet, [False]]).astype(np.int8)))
    return [(int(first), int(after) - 1) for first, after in edges.reshape(-1, 2)]


def _break(points: Ints, gaps: Floats, first: int, last: int) -> Break:
    """The longest of neighbouring quiet gaps."""
    longest = first + int(np.argmax(gaps[first : last + 1]))
    start, end = int(points[longest]), int(points[longest + 1])
    return Break(start, end, (start + end) // 2, stretch_in_words(start, end))


def _shrunk(gaps: Floats) -> Floats:
    """The length that every gap is drawn with."""
    quiet = max(float(np.median(gaps)), 1.0) * QUIET
    longest = np.argsort(-gaps, kind="stable")[:MOST_BREAKS]
    chosen = longest[gaps[longest] > quiet]
    shrunk = gaps.copy()
    while len(chosen):
        busy = gaps.sum() - gaps[chosen].sum()
        shares = 1 + np.log(gaps[chosen] / quiet)
        lengths = np.minimum(busy * shares / shares.sum(), busy * LARGEST_BREAK)
        kept = lengths <= gaps[chosen] * LARGEST_REMAINDER
        if kept.all():
            shrunk[chosen] = lengths
            return shrunk
        chosen = chosen[kept]
    return shrunk


def _merged(points: Floats, lengths: Floats, is_break: Flags) -> tuple[Floats, Floats]:
    """Only the knots where the slope changes: the ends of the breaks and of the story."""
    needed = np.ones(len(points), dtype=np.bool_)
    needed[1:-1] = is_break[1:] | is_break[:-1]
    knots = points[needed]
    places = np.concatenate([[0.0], np.cumsum(lengths)])[needed]
    return knots, np.diff(places)
