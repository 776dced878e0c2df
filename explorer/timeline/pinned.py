"""Pinned lanes stay in sight: while lanes are scrolled, the others pass under them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import inf

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.bands import band_steps, header_steps
from explorer.timeline.cast import cast_of
from explorer.timeline.drawn import EdgeCount, HasMarks, LaneBand, Mark
from explorer.timeline.events import Drawing, draw_events
from explorer.timeline.frame import Frame
from explorer.timeline.look import Look
from explorer.timeline.shelves import Shelves
from explorer.timeline.steps import Clip, Rect, Shape, Step, TextWidth, Unclip

# Pinned lanes that would take more of the height than this scroll with the others.
_MOST = 0.6


def pinned_height(shelves: Shelves, height: float) -> float:
    """Pixels that the pinned lanes hold at the top of a plot of this height; 0 when none do."""
    return held_by((shelf.height for shelf in shelves.shelves if shelf.pinned), height)


def held_by(heights: Iterable[float], height: float) -> float:
    """The same from the heights of the pinned lanes."""
    taken = sum(heights)
    return taken if taken <= height * _MOST else 0.0


@dataclass(frozen=True, eq=False)
class _OneOverAnother:
    """The marks of some lanes and of others that pass under them: those as far as they stand whole below `edge`.

    `count` is the number of lanes that stand above the others.
    """

    upper: HasMarks
    lower: HasMarks
    edge: float
    count: int

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, in the order in which they are drawn."""
        seen = (self._seen(mark) for mark in self.lower.marks)
        return (*(mark for mark in seen if mark is not None), *self.upper.marks)

    @property
    def boxes(self) -> Sequence[Rect]:
        """The boxes of all labels."""
        return (*self.upper.boxes, *(box for box in self.lower.boxes if box.bottom > self.edge))

    def of(self, event: EventId) -> Mark | None:
        """The mark of an event where it is drawn itself."""
        return self.upper.of(event) or self._seen(self.lower.of(event))

    def _seen(self, mark: Mark | None) -> Mark | None:
        return None if mark is None or mark.core.y < self.edge else replace(mark, lane=mark.lane + self.count)


def draw_lanes(look: Look, shelves: Shelves, top: float, held: float) -> Drawing:
    """Draw the events of all lanes; `held` pixels of pinned lanes stand at the top, the others begin at `top`."""
    plot = look.plot
    if not held or top == plot.y:
        return draw_events(look, shelves, top)
    pinned, others = _parted(shelves)
    count = len(pinned.shelves)
    below = Rect(plot.x, plot.y + held, plot.width, plot.height - held)
    lower_look = replace(look, plot=below)
    above, under = cast_of(look, pinned, plot.y)[0], cast_of(lower_look, others, top)[0]
    upper = draw_events(look, pinned, plot.y, (under, others))
    lower = draw_events(lower_look, others, top, (above, pinned))
    return Drawing(
        steps=(Clip(below), *lower.steps, Unclip(), *upper.steps),
        marked=_OneOverAnother(upper.marked, lower.marked, below.y, count),
        folds=(*upper.folds, *(replace(f, lane=f.lane + count) for f in lower.folds if f.box.y >= below.y)),
        crests=(*upper.crests, *(replace(c, lane=c.lane + count) for c in lower.crests if c.rect.y >= below.y)),
        seen=(*upper.seen, *lower.seen),
        beside=(*upper.beside, *lower.beside),
        beyond=(*upper.beyond, *lower.beyond),
        settled=upper.settled and lower.settled,
        hardly=(
            np.concatenate([upper.hardly[0], lower.hardly[0]]),
            np.concatenate([upper.hardly[1], lower.hardly[1]]),
        ),
    )


@lru_cache(maxsize=8)
def _parted(shelves: Shelves) -> tuple[Shelves, Shelves]:
    """The pinned lanes and the others: always the same objects, so that their columns are put together once."""
    count = sum(shelf.pinned for shelf in shelves.shelves)
    return Shelves(shelves.shelves[:count]), Shelves(shelves.shelves[count:])


def held_bands(bands: Sequence[LaneBand], plot: Rect, held: float) -> tuple[LaneBand, ...]:
    """The bands with the pinned ones at the top of the plot."""
    if not held:
        return tuple(bands)
    first = bands[0].rect.y if bands else plot.y
    return tuple(
        replace(band, rect=band.rect._replace(y=band.rect.y - first + plot.y)) if band.pinned else band
        for band in bands
    )


def ground_steps(
    bands: tuple[LaneBand, ...], frame: Frame, text_width: TextWidth, held: float, strips: tuple[float, float]
) -> list[Step]:
    """The grounds and headers of all lanes, those of the pinned ones over the others.

    So many pixels below the pinned ones and above the foot are another's, see `sight.scroll_steps`.
    """
    grounds, lanes = band_steps(bands), frame.lanes
    foot = lanes.bottom - strips[1] if strips[1] else inf
    count = sum(band.pinned for band in bands) if held else 0
    lower = header_steps(bands[count:], frame, text_width, (lanes.y + held + strips[0], foot))
    upper = header_steps(bands[:count], frame, text_width, (lanes.y, foot))
    return [*grounds[count:], *lower, *grounds[:count], *upper]


def foot_of_pinned(frame: Frame, held: float) -> list[Step]:
    """A thin line under which the other lanes pass."""
    y = round(frame.lanes.y + held) + 0.5
    return [Shape(((frame.lanes.x, y), (frame.lanes.right, y)), "hairline", "faint", closed=False)] if held else []


def in_sight(
    steps: Sequence[Sequence[Step]], edges: Sequence[EdgeCount], bands: Sequence[LaneBand], plot: Rect, held: float
) -> tuple[list[Step], tuple[EdgeCount, ...]]:
    """The counts at the edges of lanes with their steps, but not of lanes that have passed under the pinned ones."""
    seen = [bands[edge.lane].pinned or edge.box.y >= plot.y + held for edge in edges]
    return [step for own, kept in zip(steps, seen, strict=True) if kept for step in own], tuple(
        edge for edge, kept in zip(edges, seen, strict=True) if kept
    )
