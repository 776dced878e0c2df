"""The skylines of lanes that have more events than rows: how many of those without a mark touch each column."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from explorer.timeline.cast import Cast
from explorer.timeline.columns import Floats, Ints
from explorer.timeline.drawn import COLUMN, Crest
from explorer.timeline.look import Look
from explorer.timeline.shelves import Shelf, Shelves
from explorer.timeline.steps import Rect, Skyline, Step


def crests_of(
    look: Look, shelves: Shelves, cast: Cast, lanes: Sequence[int], top: float
) -> tuple[list[Crest], list[Step]]:
    """The skylines of these lanes, as far as they are crowds; `top` is where the first lane starts."""
    lanes = [lane for lane in lanes if shelves.shelves[lane].crowd is not None]
    if not lanes:
        return [], []
    edges = _edges(look)
    drawn = _drawn_in_columns(cast, edges, len(shelves.shelves))
    crests: list[Crest] = []
    steps: list[Step] = []
    for lane in lanes:
        shelf = shelves.shelves[lane]
        counts = shelf.index.touching(edges) - drawn[lane]
        if not counts.any():
            continue
        first, height = shelf.skyline
        width = len(counts) * COLUMN
        rect = Rect(look.plot.x, float(round(top + shelf.top + first)), width, float(round(height)))
        crests.append(Crest(lane, rect, counts, shelf.lane.colour))
        steps.append(_skyline(look, shelf, crests[-1]))
    return crests, steps


def _edges(look: Look) -> Floats:
    """The edges of all columns of the plot, COLUMN pixels wide, in bent minutes."""
    columns = max(int(look.plot.width / COLUMN), 1)
    edges: Floats = look.window.low + np.arange(columns + 1, dtype=np.float64) * (COLUMN / look.scale.pixels_per_minute)
    return edges


def _drawn_in_columns(cast: Cast, edges: Floats, lanes: int) -> npt.NDArray[np.int64]:
    """For each lane and column the events with a mark, by the rule of `LaneIndex.touching`; shape (lanes, columns)."""
    columns = len(edges) - 1
    drawn = cast.ensemble.stand.extents
    first_touched = edges[1:].searchsorted(drawn.begins[cast.numbers], side="right")
    first_left = edges[:-1].searchsorted(drawn.ended[cast.numbers], side="left")
    size, line = lanes * (columns + 1), cast.lanes * (columns + 1)
    come = np.bincount(line + first_touched, minlength=size) - np.bincount(line + first_left, minlength=size)
    counts: Ints = np.cumsum(come.reshape(lanes, columns + 1)[:, :columns], axis=1)
    return counts


def _skyline(look: Look, shelf: Shelf, crest: Crest) -> Step:
    """Heights by the square root of the counts: one event can still be seen where another column has thousands."""
    height = crest.rect.height
    least = min(3.0, height)
    share = np.minimum(np.maximum(crest.counts - 1, 0) / shelf.index.peak, 1.0)
    heights = np.where(crest.counts > 0, np.round(least + (height - least) * np.sqrt(share)), 0.0).astype(np.int64)
    colour = "faint" if look.known_by is not None else crest.colour
    return Skyline(crest.rect, heights.repeat(int(COLUMN)), "skyline", colour)
