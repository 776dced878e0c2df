"""Pinned lanes stay in sight: while lanes are scrolled, the others pass under them."""

from collections.abc import Sequence
from dataclasses import replace

from explorer.timeline.drawn import EdgeCount, LaneBand
from explorer.timeline.events import Drawing, Look, draw_events
from explorer.timeline.frame import Frame
from explorer.timeline.shelves import Shelves
from explorer.timeline.steps import Clip, Rect, Shape, Step, Unclip

# Pinned lanes that would take more of the height than this scroll with the others.
_MOST = 0.6


def pinned_height(shelves: Shelves, height: float) -> float:
    """Pixels that the pinned lanes hold at the top of a plot of this height; 0 when none do."""
    taken = sum(shelf.height for shelf in shelves.shelves if shelf.pinned)
    return taken if taken <= height * _MOST else 0.0


def draw_lanes(look: Look, shelves: Shelves, top: float, held: float) -> Drawing:
    """Draw the events of all lanes; `held` pixels of pinned lanes stand at the top, the others begin at `top`."""
    plot = look.plot
    if not held or top == plot.y:
        return draw_events(look, shelves, top)
    count = sum(shelf.pinned for shelf in shelves.shelves)
    below = Rect(plot.x, plot.y + held, plot.width, plot.height - held)
    upper = draw_events(look, Shelves(shelves.shelves[:count]), plot.y)
    lower = draw_events(replace(look, plot=below), Shelves(shelves.shelves[count:]), top)
    seen = [replace(mark, lane=mark.lane + count) for mark in lower.marks if mark.core.y >= below.y]
    return Drawing(
        steps=(Clip(below), *lower.steps, Unclip(), *upper.steps),
        marks=(*seen, *upper.marks),
        folds=(*upper.folds, *(replace(f, lane=f.lane + count) for f in lower.folds if f.box.y >= below.y)),
        crests=(*upper.crests, *(replace(c, lane=c.lane + count) for c in lower.crests if c.rect.y >= below.y)),
        seen=(*upper.seen, *lower.seen),
        beside=(*upper.beside, *lower.beside),
    )


def held_bands(bands: Sequence[LaneBand], plot: Rect, held: float) -> tuple[LaneBand, ...]:
    """The bands with the pinned ones at the top of the plot."""
    if not held:
        return tuple(bands)
    first = bands[0].rect.y if bands else plot.y
    return tuple(
        replace(band, rect=band.rect._replace(y=band.rect.y - first + plot.y)) if band.pinned else band
        for band in bands
    )


def under(steps: Sequence[Step], plot: Rect, held: float) -> list[Step]:
    """Steps of lanes that are not pinned, clipped to what the pinned ones leave of the whole width."""
    if not held:
        return list(steps)
    return [Clip(Rect(0.0, plot.y + held, plot.right, plot.height - held)), *steps, Unclip()]


def foot_of_pinned(frame: Frame, held: float) -> list[Step]:
    """A thin line under which the other lanes pass."""
    y = round(frame.lanes.y + held) + 0.5
    return [Shape(((frame.lanes.x, y), (frame.lanes.right, y)), "hairline", "faint", closed=False)] if held else []


def in_sight(
    steps: Sequence[Step], edges: Sequence[EdgeCount], bands: Sequence[LaneBand], plot: Rect, held: float
) -> tuple[list[Step], tuple[EdgeCount, ...]]:
    """The counts at the edges of lanes, one step each, but those of lanes that have passed under the pinned ones."""
    seen = [bands[edge.lane].pinned or edge.box.y >= plot.y + held for edge in edges]
    return [step for step, kept in zip(steps, seen, strict=True) if kept], tuple(
        edge for edge, kept in zip(edges, seen, strict=True) if kept
    )
