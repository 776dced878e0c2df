"""The overview in numbers: for every lane and every column of pixels, how many events touch it."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from explorer.timeline.columns import Flags, Floats
from explorer.timeline.scale import Warp, as_floats
from explorer.timeline.scene import Scene
from explorer.timeline.table import EventTable

Bytes = npt.NDArray[np.uint8]
Codes = npt.NDArray[np.int32]
_FAINTEST = 0.5
_THICKNESS = 2  # rows of the picture for a lane, with one empty row between two
_FEWEST_LANES = 7  # so many have room at least, so that few lanes are no fat bars
_WIDEST_TICK = 3  # columns of an instant


@dataclass(frozen=True, slots=True, eq=False)
class Density:
    """Counts per lane and column, shape (lanes, columns), over the bent minutes from `start` to `end`."""

    counts: npt.NDArray[np.int64]
    colours: tuple[str, ...]
    start: float
    end: float

    def picture(self, rgb: dict[str, tuple[int, int, int]]) -> Bytes:
        """An RGBA picture, shape (rows, columns, 4): a line for each lane, stronger where more happens."""
        lanes, columns = self.counts.shape
        picture = np.zeros((max(lanes, _FEWEST_LANES) * (_THICKNESS + 1), columns, 4), dtype=np.uint8)
        above = max(0, _FEWEST_LANES - lanes) // 2
        for lane in range(lanes):
            counts = self.counts[lane]
            strength = np.log1p(counts) / max(np.log1p(counts.max(initial=1)), 1e-9)
            alpha = np.where(counts > 0, _FAINTEST + (1 - _FAINTEST) * strength, 0.0)
            first = (above + lane) * (_THICKNESS + 1)
            picture[first : first + _THICKNESS, :, :3] = rgb[self.colours[lane]]
            picture[first : first + _THICKNESS, :, 3] = np.round(alpha * 255)
        return picture


def density_of(table: EventTable, shown: Flags, scene: Scene, *, by: str, warp: Warp, columns: int) -> Density:
    """The density of all dated events that are shown; lanes and colours as the scene has them.

    Exact per column with two sorted lists: the events that touch it have started by its end and not ended before.
    """
    rows = np.flatnonzero(table.dated & shown)
    span = table.span
    start, end = (warp.bend(float(span[0])), warp.bend(float(span[1]))) if span is not None else (0.0, 1.0)
    room = max((end - start) * 0.05, 1.0)
    start, end = start - room, end + room
    edges = np.linspace(start, end, columns + 1)
    lane_of_row = _lane_of(table, scene, by)[rows]
    low = warp.bend(as_floats(table.closed_from[rows]))
    high = warp.bend(as_floats(table.closed_to[rows]))
    least = (edges[1] - edges[0]) * _WIDEST_TICK
    high = np.maximum(high, low + least)
    counts = [_touching(low[lane_of_row == n], high[lane_of_row == n], edges) for n in range(len(scene.lanes))]
    shape = (len(counts), columns)
    stacked = np.array(counts, dtype=np.int64).reshape(shape)
    return Density(stacked, tuple(lane.colour for lane in scene.lanes), start, end)


def _touching(low: Floats, high: Floats, edges: Floats) -> npt.NDArray[np.int64]:
    started = np.searchsorted(np.sort(low), edges[1:], side="left")
    ended = np.searchsorted(np.sort(high), edges[:-1], side="right")
    return (started - ended).astype(np.int64)


def _lane_of(table: EventTable, scene: Scene, by: str | Literal["kind"]) -> Codes:
    """For every row the lane of the scene that draws it; the last lane where none is named for it."""
    numbers = {lane.key: number for number, lane in enumerate(scene.lanes)}
    last = len(scene.lanes) - 1
    if by == "kind":
        lanes = np.array([numbers.get(name, last) for name in table.kind.names] or [last], dtype=np.int32)
        return lanes[table.kind.codes]
    listing = {"actor": table.actors, "source": table.documents}.get(by, table.storylines)
    lanes = np.array([*(numbers.get(name, last) for name in listing.names), last], dtype=np.int32)
    return lanes[listing.first]
