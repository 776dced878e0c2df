"""How high every lane is, and which row of it each event has."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import floor, log2

import numpy as np

from explorer.timeline.columns import Floats, Ints
from explorer.timeline.extent import Extents, extents_of
from explorer.timeline.filter import Filter
from explorer.timeline.lanes import Lane, lanes_of
from explorer.timeline.packing import CLEAR, Packed, Strip, generous, tight
from explorer.timeline.scale import STRAIGHT, Scale, Warp
from explorer.timeline.steps import TextWidth
from explorer.timeline.table import EventTable
from explorer.timeline.tags import GAP, tag_of
from explorer.timeline.thinning import thinned
from explorer.timeline.view import MARGIN, LanesBy, View, story_stretch, warp_for

DIAMOND = 13.0
# From one zoom step to the next the scale grows by the fourth root of two.
_STEPS_PER_DOUBLING = 4
# Panning changes the last digits of a scale; that is no zoom.
_SAME_ZOOM = 1e-6
# Lanes of more events are packed in stretches of the strip, and thinned first.
_MANY = 500
# Sharing out room that is left over: no lane grows by more than this.
_MOST_SPARE = 26.0


@dataclass(frozen=True, slots=True)
class RowSizes:
    """Pixels above the first row's middle, between rows, and below the last row's middle."""

    above: float
    step: float
    below: float

    def height(self, rows: int) -> float:
        """The height of a lane of so many rows."""
        return self.above + self.step * (max(rows, 1) - 1) + self.below

    def rows_in(self, height: float) -> int:
        """How many rows a lane of this height has room for, at least one."""
        return max(1, floor((height - self.above - self.below) / self.step) + 1)


ROOMY = RowSizes(20.0, 25.0, 34.0)
# On a page lanes must fit: when the roomy rows do not, the next ones are tried.
NARROWER = (ROOMY, RowSizes(18.0, 23.0, 24.0), RowSizes(14.0, 20.0, 16.0), RowSizes(12.0, 18.0, 11.0))


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """A lane with its rows: `top` in pixels below the first lane's top."""

    lane: Lane
    packed: Packed
    top: float
    height: float


@dataclass(frozen=True, slots=True, eq=False)
class Shelves:
    """All lanes, one below the other."""

    shelves: tuple[Shelf, ...]
    sizes: RowSizes

    @property
    def height(self) -> float:
        """The height of all lanes."""
        return sum(shelf.height for shelf in self.shelves)


@dataclass(frozen=True, slots=True)
class _Room:
    """What the rows depend on, beside table and filter: the key under which they are kept.

    `zoom` is the pixels of a stretched minute for which they are packed, `width` and `height` the room of the lanes;
    `chunk` says which stretch of a large table's strip is looked at.
    """

    lanes_by: LanesBy
    elastic: bool
    zoom: float
    width: float
    height: float
    chunk: int
    fit: bool


def shelves_for(
    table: EventTable,
    view: View,
    filter: Filter,  # noqa: A002 — the glossary's word
    scale: Scale,
    *,
    height: float,
    fit: bool,
    text_width: TextWidth,
) -> Shelves:
    """The shelves of a view: the same while panning, and within a zoom step; `fit` makes all lanes fit the height."""
    exact = scale.pixels_per_minute
    zoom = exact if fit else 2.0 ** (floor(log2(exact) * _STEPS_PER_DOUBLING + _SAME_ZOOM) / _STEPS_PER_DOUBLING)
    width = scale.right - scale.left
    chunk = floor(scale.warp.bend(view.start) * zoom / width) if len(table) > _MANY else 0
    room = _Room(view.lanes_by, view.elastic, zoom, width, height, chunk, fit)
    return _shelves(table, filter, room, text_width)


@lru_cache(maxsize=48)
def _shelves(table: EventTable, filter: Filter, room: _Room, text_width: TextWidth) -> Shelves:  # noqa: A002
    lanes = lanes_of(table, filter, room.lanes_by)
    strips = [_strip(table, lane, room, text_width) for lane in lanes]
    sizes, packed = _fitting(strips, room.height) if room.fit else _thirds(strips, room.height)
    packed = _with_more_room(strips, packed, sizes, room.height)
    heights = [sizes.height(one.height) for one in packed]
    spare = min(max(room.height - sum(heights), 0.0) / max(len(lanes), 1), _MOST_SPARE)
    tops = np.concatenate([[0.0], np.cumsum([one + spare for one in heights])])
    return Shelves(
        tuple(
            Shelf(lane, one, float(top), tall + spare)
            for lane, one, top, tall in zip(lanes, packed, tops[:-1], heights, strict=True)
        ),
        sizes,
    )


def _strip(table: EventTable, lane: Lane, room: _Room, text_width: TextWidth) -> Strip:
    """The events of a lane on the strip; of a large lane only those near the chunk in view, thinned."""
    warp = warp_for(table) if room.elastic else STRAIGHT
    extents = extents_of(table)
    rows = lane.rows
    folds: tuple[Ints, ...] = ()
    left, right = reach_of(extents, rows, warp, room.zoom)
    if len(table) > _MANY:
        near = (right > (room.chunk - 1) * room.width) & (left < (room.chunk + 3) * room.width)
        rows, left, right = rows[near], left[near], right[near]
    if len(rows) > _MANY:
        most = max(1, ROOMY.rows_in(room.height / 3) - 2)
        stays, folds = thinned(rows, left, right, table.weight[rows], most)
        rows, left, right = rows[stays], left[stays], right[stays]
    low, high = (warp.bend(edge) * room.zoom for edge in story_stretch(table))
    # As far beyond the story as the opening view shows.
    beside = room.width * MARGIN / (1 + 2 * MARGIN) - CLEAR
    tags = [tag_of(table, row, short=lane.short, selected=True, text_width=text_width) for row in rows.tolist()]
    widths = np.array([GAP + tag.width for tag in tags], dtype=np.float64)
    return Strip(rows, left, right, widths, table.weight[rows], low - beside, high + beside, folds)


def reach_of(extents: Extents, rows: Ints, warp: Warp, zoom: float) -> tuple[Floats, Floats]:
    """From where to where the marks of these rows reach with their fades, in strip pixels."""
    left, right = warp.bend(extents.begins[rows]) * zoom, warp.bend(extents.ended[rows]) * zoom
    mark = warp.bend(extents.mark[rows]) * zoom
    return np.fmin(left, mark - DIAMOND / 2), np.fmax(right, mark + DIAMOND / 2)


def _thirds(strips: Sequence[Strip], height: float) -> tuple[RowSizes, list[Packed]]:
    """Each lane as tall as its rows need, up to a third of the height; a little narrower when that spares scrolling."""
    packed = [tight(strip, ROOMY.rows_in(height / 3)) for strip in strips]
    for sizes in NARROWER[:3]:
        if sum(sizes.height(one.height) for one in packed) <= height:
            return sizes, packed
    return ROOMY, packed


def _fitting(strips: Sequence[Strip], height: float) -> tuple[RowSizes, list[Packed]]:
    """The roomiest rows with which all lanes fit the height; at last the tallest lanes fold what they must."""
    for sizes in NARROWER:
        packed = [tight(strip, sizes.rows_in(height)) for strip in strips]
        if sum(sizes.height(one.height) for one in packed) <= height:
            return sizes, packed
    most = max(one.height for one in packed)
    while most > 1 and sum(sizes.height(min(one.height, most)) for one in packed) > height:
        most -= 1
    return sizes, [one if one.height <= most else tight(strip, most) for strip, one in zip(strips, packed, strict=True)]


def _with_more_room(strips: Sequence[Strip], packed: list[Packed], sizes: RowSizes, height: float) -> list[Packed]:
    """Room for tags on both sides, lane by lane, as long as the height lasts."""
    left = height - sum(sizes.height(one.height) for one in packed)
    roomier = list(packed)
    for at, (strip, one) in enumerate(zip(strips, packed, strict=True)):
        more = generous(strip, one.height + max(0, floor(left / sizes.step)))
        if more is not None and not one.folds:
            left -= sizes.height(more.height) - sizes.height(one.height)
            roomier[at] = more
    return roomier
