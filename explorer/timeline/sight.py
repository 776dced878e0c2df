"""What stands beyond an edge of the canvas: above or below where lanes are scrolled, or all but beside it."""

from collections.abc import Sequence

import numpy as np

from explorer.timeline.cast import Cast
from explorer.timeline.columns import Flags
from explorer.timeline.drawn import Crest, Fold, ScrollCount
from explorer.timeline.frame import Frame
from explorer.timeline.index import DIAMOND
from explorer.timeline.shelves import Shelves
from explorer.timeline.steps import Box, Rect, Shape, Step, Text, TextWidth
from explorer.timeline.whereabouts import ALL_IN_SIGHT, Beyond

# Lanes that fill the plot to the last pixel may stand out by a rounding error.
_ROUNDING = 0.01
# A mark of which fewer pixels reach into the plot is not seen, nor is the first part of a fade.
_LEAST_INK = 6.0
_FAINT = 0.25
STRIP_HEIGHT = 22.0
SCROLL_BAR = 10.0
_STRIP_LEFT = 4.0
_TEXT_LEFT, _BASELINE = 18.0, 15.0
_CHEVRON = 4.0


def hardly_seen(plot: Rect, shelves: Shelves, cast: Cast) -> tuple[Flags, Flags]:
    """Which of a cast have less ink in the plot than an eye finds, at its left and at its right edge.

    On a lane with a skyline every event counts there.
    """
    drawn, ink = cast.pixels, 1 - _FAINT
    instant = cast.ensemble.instant[cast.numbers]
    top = np.where(np.isnan(drawn.mark), (drawn.begins + drawn.ended) / 2, drawn.mark)
    begun, ends = np.where(instant, top, drawn.begun), np.where(instant, top, drawn.ends)
    left = np.fmin(begun - (begun - drawn.begins) * ink, drawn.mark - DIAMOND / 2)
    right = np.fmax(ends + (drawn.ended - ends) * ink, drawn.mark + DIAMOND / 2)
    rows = np.array([not shelf.skyline[1] for shelf in shelves.shelves] or [False])[cast.lanes]
    early: Flags = rows & (left < plot.x) & (right - plot.x < _LEAST_INK)
    late: Flags = rows & (right > plot.right) & (plot.right - left < _LEAST_INK)
    return early, late & ~early


def beyond_of(
    plot: Rect, shelves: Shelves, cast: Cast, folds: Sequence[Fold], crests: Sequence[Crest], top: float
) -> tuple[Beyond, ...]:
    """For each lane what stands above or below the plot; `top` is where the first lane starts.

    A mark is in sight when it is whole; a skyline as long as something of it can be seen.
    """
    if top >= plot.y - _ROUNDING and top + shelves.height <= plot.bottom + _ROUNDING:
        return (ALL_IN_SIGHT,) * len(shelves.shelves)
    over = cast.ys - DIAMOND / 2 < plot.y - _ROUNDING
    under = cast.ys + DIAMOND / 2 > plot.bottom + _ROUNDING
    skylines = {crest.lane: crest.rect for crest in crests}
    ends = cast.lanes.searchsorted(np.arange(len(shelves.shelves) + 1)).tolist()
    found = []
    for lane, shelf in enumerate(shelves.shelves):
        here = slice(ends[lane], ends[lane + 1])
        rows = cast.rows[here]
        above, below = rows[over[here]], rows[under[here]]
        band = Rect(plot.x, top + shelf.top, plot.width, shelf.height)
        rest = _side(skylines.get(lane, band), plot)
        marked = len(above) + len(below)
        own = [fold for fold in folds if fold.lane == lane] if shelf.folds and not rest else []
        above = np.concatenate([above, *(fold.rows for fold in own if fold.box.y < plot.y - _ROUNDING)])
        below = np.concatenate([below, *(fold.rows for fold in own if fold.box.bottom > plot.bottom + _ROUNDING)])
        found.append(Beyond(above, below, marked, rest))
    return tuple(found)


def room_for_labels(plot: Rect, shelves: Shelves) -> Rect:
    """The plot, less what a scroll bar takes at its right where the lanes are taller than it."""
    return plot._replace(width=plot.width - SCROLL_BAR) if shelves.height > plot.height + _ROUNDING else plot


def _side(box: Rect, plot: Rect) -> int:
    """-1 where nothing of a box reaches down into the plot, 1 where nothing reaches up into it, else 0."""
    return -1 if box.bottom <= plot.y + _ROUNDING else int(box.y >= plot.bottom - _ROUNDING)


def strips_of(counts: Sequence[ScrollCount]) -> tuple[float, float]:
    """The pixels that the counts take at the upper and at the lower edge."""
    sides = {count.side for count in counts}
    return STRIP_HEIGHT * ("above" in sides), STRIP_HEIGHT * ("below" in sides)


def scroll_steps(
    above: int, below: int, frame: Frame, held: float, text_width: TextWidth
) -> tuple[list[Step], tuple[ScrollCount, ...]]:
    """Over the headers, at the upper and the lower edge: how many events can be scrolled to there.

    `held` pixels of pinned lanes stand at the top.
    """
    steps: list[Step] = []
    counts: list[ScrollCount] = []
    lanes, width = frame.lanes, frame.header_width - _STRIP_LEFT
    for count, side, y in (
        (above, "above", lanes.y + held),
        (below, "below", lanes.bottom - STRIP_HEIGHT),
    ):
        if not count or width < STRIP_HEIGHT:
            continue
        box = Rect(lanes.x + _STRIP_LEFT, y, width, STRIP_HEIGHT)
        words = f"{count:,} {side}"
        long = text_width(words, "count")
        middle = box.x + _TEXT_LEFT - _STRIP_LEFT + long + 10.0
        tip = y + STRIP_HEIGHT / 2 + (_CHEVRON / 2 if side == "below" else -_CHEVRON / 2)
        back = tip - _CHEVRON if side == "below" else tip + _CHEVRON
        corners = ((middle - _CHEVRON, back), (middle, tip), (middle + _CHEVRON, back))
        steps += [
            Box(box, "solid", "background"),
            Text(lanes.x + _TEXT_LEFT, y + _BASELINE, words, long, "count", "dim"),
            Shape(corners, "outline", "dim", closed=False),
        ]
        counts.append(ScrollCount("above" if side == "above" else "below", count, box))
    return steps, tuple(counts)
