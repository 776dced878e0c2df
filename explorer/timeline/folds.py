"""Events without a row of their own: counted marks, and thin echoes of what another lane draws."""

import numpy as np

from explorer.timeline.cast import Cast
from explorer.timeline.columns import Floats, Ints
from explorer.timeline.drawn import Fold, Mark
from explorer.timeline.index import DIAMOND
from explorer.timeline.look import Look, cut, ground_of
from explorer.timeline.marks import ECHO_DIAMOND, Pen, echo_steps, places_of
from explorer.timeline.shelves import Shelf, Shelves
from explorer.timeline.steps import Box, Rect, Step, Text

_FOLD_HEIGHT = 16.0
_FOLD_PADDING = 7.0
_RING = 3.0
# The strip of echoes: its middle below the lane's top, or as far above the first row's middle.
_ECHO_TOP = 6.0
_ABOVE_ROW = 10.5


def folds_of(look: Look, shelf: Shelf, lane: int, top: float) -> list[tuple[Fold, list[Step]]]:
    """The counted marks of a lane: a rounded box over the stretch of its events, with their number."""
    drawn = []
    selected = None if look.selected is None else look.table.row_of(look.selected)
    used: dict[int, float] = {}
    # Where rows are pressed together, the counts of two of them still stand apart.
    height = min(_FOLD_HEIGHT, shelf.sizes.step - 1.0)
    for row, rows in shelf.folds:
        lefts, rights, middles = _ends_of(look, shelf, rows)
        seen = (rights > look.plot.x) & (lefts < look.plot.right)
        if not seen.any():
            continue
        here = rows[seen]
        y = top + shelf.top + shelf.sizes.above + shelf.sizes.step * row
        words = f"{len(here):,}"
        width = look.text_width(words, "pill")
        # Two counts of one row must both be read, however near their events stand.
        wide = width + 2 * _FOLD_PADDING
        left = max(_left_of(look.plot, lefts[seen], rights[seen], middles[seen], wide), used.get(row, look.plot.x))
        used[row] = left + wide + 2.0
        box = Rect(left, y - height / 2, wide, height)
        middle = box.x + box.width / 2
        steps: list[Step] = [
            Box(box, "fold", _colour_of(look, shelf, here), radius=height / 2),
            Text(middle, y + 4.0, words, width, "pill", "ink", anchor="middle"),
        ]
        if selected is not None and selected in here:
            # The selected event is in it: that much can be shown of it.
            ring = Rect(box.x - _RING, box.y - _RING, box.width + 2 * _RING, box.height + 2 * _RING)
            steps.insert(0, Box(ring, "ring", "selection", radius=ring.height / 2))
        drawn.append((Fold(lane, here, box), steps))
    return drawn


def _left_of(plot: Rect, lefts: Floats, rights: Floats, middles: Floats, width: float) -> float:
    """Where a counted mark of this width begins: around the median of its events' places, within their stretch."""
    first, last = max(float(lefts.min()), plot.x), min(float(rights.max()), plot.right)
    # Of what reaches beyond the plot the part in view counts.
    seen = (np.maximum(lefts, plot.x) + np.minimum(rights, plot.right)) / 2
    inside = (middles >= plot.x) & (middles <= plot.right)
    middle = float(np.median(np.where(inside, middles, seen)))
    return max(min(middle - width / 2, last - width), first)


def _colour_of(look: Look, shelf: Shelf, rows: Ints) -> str:
    """Pale when none of its events had been reported."""
    unknown = look.known_by is not None and bool((look.table.known[rows] > look.known_by).all())
    return "faint" if unknown else shelf.lane.colour


def _ends_of(look: Look, shelf: Shelf, rows: Ints) -> tuple[Floats, Floats, Floats]:
    """Left and right ends and the middles, in pixels, of the ink of some rows of a lane: of a diamond its own."""
    places = np.flatnonzero(np.isin(shelf.index.rows, rows))
    order = shelf.index.rows[places].argsort()
    places = places[order][rows.argsort().argsort()]
    index = shelf.index
    minutes = (index.begins[places], index.ended[places], index.mark[places])
    left, right, mark = (
        look.scale.left + (column - look.scale.origin) * look.scale.pixels_per_minute for column in minutes
    )
    middle = np.where(np.isnan(mark), (left + right) / 2, mark)
    return np.fmin(left, mark - DIAMOND / 2), np.fmax(right, mark + DIAMOND / 2), middle


def echoes_of(
    look: Look, shelves: Shelves, cast: Cast, top: float, homes: Shelves | None = None
) -> tuple[list[Step], list[Mark]]:
    """Thin marks in the strip above the first row, for events that another lane draws: one of `homes`, if given."""
    steps: list[Step] = []
    marks: list[Mark] = []
    if not any(len(shelf.lane.echoes) for shelf in shelves.shelves):
        return steps, marks
    rows, instant, events = cast.rows, cast.ensemble.instant[cast.numbers], cast.events()
    for lane, shelf in enumerate(shelves.shelves):
        echoes = shelf.lane.echoes
        if not len(echoes):
            continue
        y = top + shelf.top + min(_ECHO_TOP, shelf.sizes.above - _ABOVE_ROW)
        here = np.flatnonzero(echoes[np.minimum(echoes.searchsorted(rows), len(echoes) - 1)] == rows)
        here = here[np.argsort(rows[here], kind="stable")]
        places = places_of(cast.pixels.of(here), rows[here], np.full(len(here), y), instant[here])
        for number, place in zip(here.tolist(), places, strict=True):
            event = events[number]
            home = (homes or shelves).shelves[int(cast.lanes[number])].lane.colour
            steps += echo_steps(place, Pen(event, look.colour(place.row, home), ground_of(lane), look.plot))
            core = Rect(place.left, y - ECHO_DIAMOND / 2, place.right - place.left, ECHO_DIAMOND)
            marks.append(Mark(event, place.row, lane, cut(core, look.plot), core, diamond=False, label=None, echo=True))
    return steps, marks
