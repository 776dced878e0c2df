"""How far every event reaches on the canvas: its bounds with the open ones set to where they have faded out."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from explorer.timeline.columns import Floats, Ints
from explorer.timeline.scale import Warp, as_floats
from explorer.timeline.table import OPEN_AFTER, OPEN_BEFORE, EventTable
from explorer.timeline.view import story_stretch, warp_for

# An open end that begins beyond the body of the story fades out over this part of it.
_FADE_BEYOND = 0.08


@dataclass(frozen=True, slots=True, eq=False)
class Extents:
    """Minutes (float) for every row of a table; NaN where it is undated.

    The start lies in `begins`–`begun`, the end in `ends`–`ended`; `mark` is NaN where there is no diamond.
    `begins` and `ended` are how far it is drawn.
    """

    begins: Floats
    begun: Floats
    ends: Floats
    ended: Floats
    mark: Floats


@lru_cache(maxsize=8)
def extents_of(table: EventTable) -> Extents:
    """The extents of all rows: open ends fade out to the edge of the story, or a little beyond their closed bound."""
    warp = warp_for(table)
    first, last = (warp.bend(edge) for edge in story_stretch(table))
    beyond = max((last - first) * _FADE_BEYOND, 1.0)
    undated = ~table.dated
    closed_from = _gaps(table.closed_from, undated)
    closed_to = _gaps(table.closed_to, undated)
    far_left = _unbent(warp, np.minimum(first, warp.bend(closed_from) - beyond))
    far_right = _unbent(warp, np.maximum(last, warp.bend(closed_to) + beyond))
    begins = np.where(table.earliest == OPEN_BEFORE, far_left, as_floats(table.earliest))
    ended = np.where(table.latest_end == OPEN_AFTER, far_right, as_floats(table.latest_end))
    begun = np.where(table.latest == OPEN_AFTER, ended, as_floats(table.latest))
    ends = np.where(table.earliest_end == OPEN_BEFORE, np.minimum(begun, ended), as_floats(table.earliest_end))
    for column in (begins, begun, ends, ended):
        column[undated] = np.nan
    begins = np.minimum(begins, begun)
    ended = np.maximum(ended, ends)
    return Extents(begins, begun, ends, ended, _gaps(table.mark, table.mark == OPEN_BEFORE))


def _gaps(minutes: Ints, gap: np.typing.NDArray[np.bool_]) -> Floats:
    floats = as_floats(minutes)
    floats[gap] = np.nan
    return floats


def _unbent(warp: Warp, stretched: Floats) -> Floats:
    return warp.unbend(stretched)
