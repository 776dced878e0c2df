"""How high every lane is, and which row of it each event has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import floor, log2

import numpy as np

from explorer.timeline.arrangement import Arrangement, LanesBy
from explorer.timeline.columns import Ints
from explorer.timeline.crowd import crowd_of
from explorer.timeline.filter import Filter
from explorer.timeline.index import DIAMOND, LaneIndex, indexes_for, reach_of
from explorer.timeline.lanes import Lane, lanes_of
from explorer.timeline.packing import CLEAR, Packed, Strip, generous, tight
from explorer.timeline.scale import STRAIGHT, Scale
from explorer.timeline.spine import Crowd
from explorer.timeline.stand import Stand, stand_of
from explorer.timeline.steps import TextWidth
from explorer.timeline.table import EventTable
from explorer.timeline.tags import GAP, tag_of
from explorer.timeline.view import MARGIN, View, story_stretch, warp_for

# From one zoom step to the next the scale grows by the fourth root of two.
_STEPS_PER_DOUBLING = 4
ZOOM_STEP: float = 2.0 ** (1 / _STEPS_PER_DOUBLING)
# Panning changes the last digits of a scale; that is no zoom.
_SAME_ZOOM = 1e-6
# A lane of more events is a crowd: its rows are packed stretch by stretch, and what has no row is shown as a skyline.
# A window scrolls: there more events may have rows of their own.
MANY = 80
_MANY_OF_WINDOW = 300
# A crowd has so many rows at most; what is left of its height is its skyline's.
_MOST_ROWS = 12
# A page has no scroll bar: there a crowd has what room is left, and a lane of fewer events is none where all have room.
_MOST_ROWS_OF_PAGE = 60
_MANY_OF_PAGE = 1_000
_LOWEST_SKYLINE, _HIGHEST_SKYLINE = 10.0, 320.0
_BELOW_SKYLINE = 19.0
# Sharing out room that is left over: no lane of a window grows by more than this; those of a page fill it.
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
# A window scrolls before its rows are as narrow as the last ones.
_NARROWEST_OF_WINDOW = 2
# Before it folds what it can, a lane grows to so many heights of the canvas: more is read in no few looks.
_HEIGHTS = 2


CROWDED = RowSizes(16.0, 20.0, 28.0)
# A lane that is folded to its header: a line with a low skyline.
FOLDED = 30.0
# Above the counts at its edges.
_FOLDED_SKYLINE = (4.0, 11.0)


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """A lane with its rows: `top` in pixels below the first lane's top.

    Its events have their rows in `stand`, or stretch by stretch in a `crowd`. `folds` are (lane row, table rows) of
    marks that stand for several; a crowd has a skyline instead, from `skyline` pixels below its top, so much high.
    """

    lane: Lane
    index: LaneIndex
    stand: Stand | None
    crowd: Crowd | None
    folds: tuple[tuple[int, Ints], ...]
    sizes: RowSizes
    top: float
    height: float
    skyline: tuple[float, float] = (0.0, 0.0)
    folded: bool = False
    pinned: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Shelves:
    """All lanes, one below the other; the pinned ones come first."""

    shelves: tuple[Shelf, ...]

    @property
    def height(self) -> float:
        """The height of all lanes."""
        return sum(shelf.height for shelf in self.shelves)


@dataclass(frozen=True, slots=True)
class _Room:
    """What the rows depend on, beside table and filter: the key under which they are kept.

    `zoom` is the pixels of a stretched minute for which they are packed, `width` and `height` the room of the lanes.
    """

    lanes_by: LanesBy
    elastic: bool
    zoom: float
    width: float
    height: float
    fit: bool
    arrangement: Arrangement


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
    room = _Room(view.lanes_by, view.elastic, zoom, scale.right - scale.left, height, fit, view.arrangement)
    return _shelves(table, filter, room, text_width)


@lru_cache(maxsize=48)
def _shelves(table: EventTable, filter: Filter, room: _Room, text_width: TextWidth) -> Shelves:  # noqa: A002
    lanes = lanes_of(table, filter, room.lanes_by)
    folded = {number for number, lane in enumerate(lanes) if lane.key in room.arrangement.folded}
    crowds = _crowds(table, lanes, folded, room, text_width)
    few = [lane for number, lane in enumerate(lanes) if number not in crowds | folded]
    strips = [_strip(table, lane, room, text_width) for lane in few]
    room = replace(room, height=room.height - FOLDED * len(folded))
    least = CROWDED.height(3 if room.fit else 4) * len(crowds)
    height = max(room.height - least, room.height / 3)
    sizes, packed = _fitting(strips, height) if room.fit else _scrolling(strips, height, room.height * _HEIGHTS)
    if not (room.fit and crowds):
        packed = _with_more_room(strips, packed, sizes, height)
    taken = sum(sizes.height(one.height) for one in packed)
    share = (room.height - taken) / len(crowds) if crowds else 0.0
    if crowds and not room.fit:
        share = max(share, least / len(crowds))
    heights = [sizes.height(one.height) for one in packed]
    most_spare = room.height if room.fit else _MOST_SPARE
    spare = 0.0 if crowds else min(max(room.height - taken, 0.0) / max(len(few), 1), most_spare)
    shelves: list[Shelf] = []
    rest = iter(zip(few, packed, heights, strict=True))
    indexes = indexes_for(table, filter, room.lanes_by, room.elastic)
    for number, lane in enumerate(lanes):
        if number in folded:
            shelf = Shelf(lane, indexes[number], None, None, (), CROWDED, 0.0, FOLDED, _FOLDED_SKYLINE, folded=True)
        elif number in crowds:
            crowd = crowd_of(
                table, filter, room.lanes_by, room.elastic, number, _rows_of_crowd(share, room), text_width
            )
            shelf = _crowd_shelf(lane, indexes[number], crowd, 0.0, share)
        else:
            _, one, tall = next(rest)
            stand = stand_of(
                table, one.events, one.places.tolist(), one.sides, short=lane.short, elastic=room.elastic,
                text_width=text_width,
            )  # fmt: skip
            shelf = Shelf(lane, indexes[number], stand, None, one.folds, sizes, 0.0, tall + spare)
        shelves.append(shelf)
    return _arranged(shelves, room.arrangement)


def _arranged(shelves: Sequence[Shelf], arrangement: Arrangement) -> Shelves:
    """One below the other, in the order and the colours that a person gave them."""
    placed: list[Shelf] = []
    top = 0.0
    for place in arrangement.places([shelf.lane.key for shelf in shelves]):
        shelf = shelves[place]
        colour = arrangement.colour_of(shelf.lane.key)
        lane = shelf.lane if colour is None else replace(shelf.lane, colour=colour)
        placed.append(replace(shelf, lane=lane, top=top, pinned=lane.key in arrangement.pinned))
        top += shelf.height
    return Shelves(tuple(placed))


def _crowds(table: EventTable, lanes: Sequence[Lane], folded: set[int], room: _Room, text_width: TextWidth) -> set[int]:
    """The lanes, by number, that are crowds: none on a page that has room for every mark of them."""
    many = MANY if room.fit else _MANY_OF_WINDOW
    crowds = {number for number, lane in enumerate(lanes) if len(lane.rows) > many and number not in folded}
    if not room.fit or not crowds or any(len(lanes[number].rows) > _MANY_OF_PAGE for number in crowds):
        return crowds
    strips = [_strip(table, lane, room, text_width) for number, lane in enumerate(lanes) if number not in folded]
    _, packed = _fitting(strips, room.height - FOLDED * len(folded))
    return crowds if any(one.folds for one in packed) else set()


def _rows_of_crowd(height: float, room: _Room) -> int:
    return min(max(CROWDED.rows_in(height) - 1, 1), _MOST_ROWS_OF_PAGE if room.fit else _MOST_ROWS)


def _crowd_shelf(lane: Lane, index: LaneIndex, crowd: Crowd, top: float, height: float) -> Shelf:
    first = CROWDED.above + CROWDED.step * crowd.rows - CROWDED.step / 2 + 2.0
    tall = min(max(height - first - _BELOW_SKYLINE, _LOWEST_SKYLINE), _HIGHEST_SKYLINE)
    return Shelf(lane, index, None, crowd, (), CROWDED, top, height, (first, tall))


def _strip(table: EventTable, lane: Lane, room: _Room, text_width: TextWidth) -> Strip:
    """The events of a lane on the strip."""
    warp = warp_for(table) if room.elastic else STRAIGHT
    rows = lane.rows
    extents = reach_of(table, rows, elastic=room.elastic)
    mark = extents.mark * room.zoom
    left = np.fmin(extents.begins * room.zoom, mark - DIAMOND / 2)
    right = np.fmax(extents.ended * room.zoom, mark + DIAMOND / 2)
    low, high = (warp.bend(edge) * room.zoom for edge in story_stretch(table))
    # As far beyond the story as the opening view shows.
    beside = room.width * MARGIN / (1 + 2 * MARGIN) - CLEAR
    tags = [tag_of(table, row, short=lane.short, selected=True, text_width=text_width) for row in rows.tolist()]
    widths = np.array([GAP + tag.width for tag in tags], dtype=np.float64)
    return Strip(rows, left, right, widths, table.weight[rows], low - beside, high + beside)


def _scrolling(strips: Sequence[Strip], height: float, most: float) -> tuple[RowSizes, list[Packed]]:
    """Each lane as tall as its rows need, up to `most`.

    The rows are as roomy as lets all lanes fit the height; where they must scroll, narrow ones show more at once.
    """
    narrowest = NARROWER[_NARROWEST_OF_WINDOW]
    packed = [tight(strip, narrowest.rows_in(most)) for strip in strips]
    for sizes in NARROWER[:_NARROWEST_OF_WINDOW]:
        if sum(sizes.height(one.height) for one in packed) <= height:
            return sizes, packed
    return narrowest, packed


def _fitting(strips: Sequence[Strip], height: float) -> tuple[RowSizes, list[Packed]]:
    """The roomiest rows with which all lanes fit the height; at last the tallest lanes fold what they must."""
    for sizes in NARROWER:
        packed = [tight(strip, sizes.rows_in(height)) for strip in strips]
        if sum(sizes.height(one.height) for one in packed) <= height:
            return sizes, packed
    most = max((one.height for one in packed), default=1)
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
