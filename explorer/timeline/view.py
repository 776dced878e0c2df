"""A view says which stretch of time is looked at, and how; it is a value: moving it makes another one."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from explorer.data.minutes import DAY, FIRST_YEAR, LAST_YEAR, minute_of
from explorer.timeline.arrangement import AS_FOUND, Arrangement, LanesBy
from explorer.timeline.columns import Flags, Ints, distinct
from explorer.timeline.dividing import lanes_for
from explorer.timeline.elastic import warp_of
from explorer.timeline.scale import STRAIGHT, Scale, Warp, as_floats, scale_through
from explorer.timeline.table import EventTable

Arrangements = tuple[tuple[LanesBy, Arrangement], ...]

# The opening view holds this part of the events' weight (design.md §5).
MOST_WEIGHT = 0.9
# Room beside the outermost events, as a part of the stretch between them.
MARGIN = 0.04
SHORTEST = 10.0
FIRST_MINUTE = float(minute_of(FIRST_YEAR))
LAST_MINUTE = float(minute_of(LAST_YEAR, 12, 31))
_FINENESS = 1000


@dataclass(frozen=True, slots=True)
class View:
    """The minutes from `start` to `end` over the width of the canvas, and how the lanes are made.

    `scroll` is how many pixels the lanes are scrolled up; `as_known_on` greys what had not been reported by that
    minute, None greys nothing. `arrangements` are what a person did to the lanes, for each kind of lanes.
    """

    start: float
    end: float
    elastic: bool = True
    lanes_by: LanesBy = "storyline"
    scroll: float = 0.0
    as_known_on: int | None = None
    arrangements: Arrangements = ()

    @property
    def arrangement(self) -> Arrangement:
        """How the lanes on show are arranged."""
        return dict(self.arrangements).get(self.lanes_by, AS_FOUND)

    @property
    def storyline_colours(self) -> dict[str, str]:
        """The colours that a person gave to lanes by storyline: they are those of the events in every picture."""
        by: dict[LanesBy, Arrangement] = dict(self.arrangements)
        return dict(by.get("storyline", AS_FOUND).colours)

    def arranged(self, wanted: Arrangement) -> "View":
        """The view with the lanes on show arranged otherwise."""
        others = tuple(pair for pair in self.arrangements if pair[0] != self.lanes_by)
        kept = others if wanted == AS_FOUND else (*others, (self.lanes_by, wanted))
        return replace(self, arrangements=tuple(sorted(kept, key=lambda pair: pair[0])))


def scale_of(table: EventTable, view: View, *, left: float, right: float) -> Scale:
    """The scale of a view over the pixels from left to right."""
    return scale_through(warp_for(table) if view.elastic else STRAIGHT, view.start, view.end, left=left, right=right)


@lru_cache(maxsize=8)
def warp_for(table: EventTable) -> Warp:
    """The elastic map of a table: it depends on all its events, never on the filter."""
    return warp_of(table.turns) if table.warp is None else table.warp


def panned(view: View, scale: Scale, pixels: float) -> View:
    """The view moved by so many pixels: what stood at x stands at x + pixels."""
    return _between(view, scale, scale.left - pixels, scale.right - pixels)


def zoomed(view: View, scale: Scale, *, x: float, factor: float) -> View:
    """The view with `factor` (> 1: closer) times the pixels for a minute, what stands at x staying there."""
    return _between(view, scale, x - (x - scale.left) / factor, x + (scale.right - x) / factor)


def framed(table: EventTable, view: View, start: float, end: float) -> View:
    """The view that shows the minutes from start to end, with margins."""
    warp = warp_for(table) if view.elastic else STRAIGHT
    low, high = warp.bend(float(start)), warp.bend(float(end))
    margin = max((high - low) * MARGIN, DAY / 2 if high - low < DAY else 0.0)
    return _held(replace(view, start=warp.unbend(low - margin), end=warp.unbend(high + margin)))


def opening_view(table: EventTable, *, elastic: bool = True) -> View:
    """The shortest stretch that holds nine tenths of the weight of the dated events, with margins.

    "Shortest" is measured on the scale that is shown. Without dated events: the stretch of the publications, or 2000.
    """
    stretch = _shortest(table, warp_for(table) if elastic else STRAIGHT)
    return _whole(table, elastic=elastic) if stretch is None else framed(table, _any(table, elastic=elastic), *stretch)


def fit_view(table: EventTable, *, shown: Flags | None = None, elastic: bool = True) -> View:
    """The stretch that holds every dated event (of the rows `shown`, when given and any is dated), with margins."""
    rows = table.dated if shown is None else table.dated & shown
    if shown is None or not rows.any():
        return _whole(table, elastic=elastic)
    first, last = float(table.closed_from[rows].min()), float(table.closed_to[rows].max())
    return framed(table, _any(table, elastic=elastic), first, last)


@lru_cache(maxsize=8)
def story_stretch(table: EventTable) -> tuple[float, float]:
    """The first and the last minute of the story's body: where open ends have faded out."""
    stretch = _shortest(table, warp_for(table))
    view = _whole(table, elastic=True)
    return stretch if stretch is not None else (view.start, view.end)


def _any(table: EventTable, *, elastic: bool) -> View:
    return View(0.0, 1.0, elastic=elastic, lanes_by=lanes_for(table))


def _whole(table: EventTable, *, elastic: bool) -> View:
    span = table.span
    if span is None:
        start = float(minute_of(2000))
        return View(start, start + 366 * DAY, elastic=elastic, lanes_by=lanes_for(table))
    return framed(table, _any(table, elastic=elastic), float(span[0]), float(span[1]))


@lru_cache(maxsize=8)
def _shortest(table: EventTable, warp: Warp) -> tuple[float, float] | None:
    """The shortest stretch, on the warped axis, that holds MOST_WEIGHT of the dated events' weight."""
    if not table.dated.any():
        return None
    rows = slice(None) if table.dated.all() else np.flatnonzero(table.dated)
    # An event of no weight must not vanish from a story that has no other.
    weight = np.maximum(table.weight[rows], 1e-6)
    # Ends and starts by rank, in at most _FINENESS bins each: exact for small tables, quick for large ones.
    starting, ending_at = _bins(table.closed_from[rows]), _bins(table.closed_to[rows])
    first_bin = np.searchsorted(starting, table.closed_from[rows], side="right") - 1
    last_bin = np.searchsorted(ending_at, table.closed_to[rows], side="left")
    starts, ends = warp.bend(as_floats(starting)), warp.bend(as_floats(ending_at))
    bins = len(starts) * len(ends)
    ending = np.bincount(first_bin * len(ends) + last_bin, weight, bins).reshape(len(starts), len(ends))
    # held[i, j]: the weight of the events from starts[i] on that end by ends[j].
    held = np.cumsum(np.cumsum(ending[::-1], axis=0)[::-1], axis=1)
    enough = held >= held[0, -1] * MOST_WEIGHT - 1e-9
    # Of each start the first end that is enough: what is held only grows.
    start = np.flatnonzero(enough[:, -1])
    end = enough[start].argmax(axis=1)
    best = np.lexsort((starts[start], ends[end] - starts[start]))[0]
    return warp.unbend(float(starts[start[best]])), warp.unbend(float(ends[end[best]]))


def _bins(places: Ints) -> Ints:
    """The different places, or so many of them, spread evenly by rank, with the first and the last."""
    places = distinct(places)
    return places[distinct(np.linspace(0, len(places) - 1, _FINENESS).astype(np.int64))]


def _between(view: View, scale: Scale, left: float, right: float) -> View:
    return _held(replace(view, start=scale.minute_at(left), end=scale.minute_at(right)))


def _held(view: View) -> View:
    """No shorter than SHORTEST minutes and inside the years that the calendar holds."""
    start, end = view.start, view.end
    if end - start < SHORTEST:
        middle = (start + end) / 2
        start, end = middle - SHORTEST / 2, middle + SHORTEST / 2
    start = min(max(start, FIRST_MINUTE), LAST_MINUTE - SHORTEST)
    return replace(view, start=start, end=max(min(end, LAST_MINUTE), start + SHORTEST))
