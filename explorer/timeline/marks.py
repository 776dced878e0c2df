"""How an event's mark looks: diamond, bar or fade, by its bounds and its status. Never by colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.columns import Flags, Floats, Ints
from explorer.timeline.extent import Extents
from explorer.timeline.scale import Scale
from explorer.timeline.shelves import DIAMOND
from explorer.timeline.steps import Box, Disc, Fade, Rect, Shape, Step, diamond

BAR = 10.0
FADE = 9.0
RING = 26.0
ECHO = 3.0

_BAR_INK = 0.85
_FADE_INK = 0.6
# An outline takes the place of the ink for what has not happened, or is not said to have.
_OUTLINES = {"planned": "dashed", "forecast": "dashed", "cancelled": "dashed", "speculated": "dotted"}
STRUCK = frozenset({"denied", "cancelled"})
# Steps are cut off so far outside the plot: no drawer likes coordinates of millions of pixels.
_OUTSIDE = 40.0

Stops = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event's mark stands, in pixels; `y` is the middle of its row.

    The start lies in `begins`–`begun`, the end in `ends`–`ended`; its fades reach from the first to the last. `mark` is
    the middle of its diamond, None when it has none.
    """

    row: int
    y: float
    begins: float
    begun: float
    ends: float
    ended: float
    mark: float | None
    instant: bool

    @property
    def left(self) -> float:
        """Where its ink starts."""
        return self.begins if self.mark is None else min(self.begins, self.mark - DIAMOND / 2)

    @property
    def right(self) -> float:
        """Where its ink ends."""
        return self.ended if self.mark is None else max(self.ended, self.mark + DIAMOND / 2)


def places_of(scale: Scale, extents: Extents, rows: Ints, ys: Floats, instant: Flags) -> list[Place]:
    """The places of these rows of the table, whose rows on the canvas have their middles at `ys`."""
    columns = (extents.begins, extents.begun, extents.ends, extents.ended, extents.mark)
    xs = [scale.x_of(column[rows]).tolist() for column in columns]
    columns_of_places = zip(rows.tolist(), ys.tolist(), *xs, instant[rows].tolist(), strict=True)
    return [
        Place(row, y, begins, begun, ends, ended, None if isnan(mark) else mark, at_once)
        for row, y, begins, begun, ends, ended, mark, at_once in columns_of_places
    ]


def mark_steps(
    place: Place,
    *,
    event: EventId,
    status: str,
    colour: str,
    gap: tuple[float, float] | None,
    plot: Rect,
) -> list[Step]:
    """The steps of a mark; `gap` leaves a stretch of a bar or fade free for a label that stands inside it."""
    outline = _OUTLINES.get(status)
    if place.instant:
        steps = _fades(place.y, FADE, _instant_profile(place), colour, event, gap, plot)
        if place.mark is not None:
            steps += _diamond(place.mark, place.y, outline, colour, event)
    else:
        steps = _bar(place, outline, colour, event, gap, plot)
    if status in STRUCK:
        steps += _strike(place, event, plot, gap)
    return steps


def ring_steps(place: Place, *, event: EventId, plot: Rect) -> list[Step]:
    """The ring of the selected event: a circle around a diamond, a frame around the visible part of a bar."""
    if place.mark is not None:
        return [Disc(place.mark, place.y, RING / 2, "ring", "selection", event=event)]
    left, right = max(place.left, plot.x - _OUTSIDE), min(place.right, plot.right + _OUTSIDE)
    return [Box(Rect(left - 3, place.y - 9, right - left + 6, 18), "ring", "selection", radius=9.0, event=event)]


def echo_steps(place: Place, *, event: EventId, colour: str, plot: Rect) -> list[Step]:
    """The thin echo of an event that another lane draws."""
    left, right = max(place.left, plot.x - _OUTSIDE), min(place.right, plot.right + _OUTSIDE)
    steps: list[Step] = [Box(Rect(left, place.y - ECHO / 2, right - left, ECHO), "echo", colour, event=event)]
    if place.mark is not None:
        steps.append(Shape(diamond(place.mark, place.y, 7.0), "solid", colour, event=event))
    return steps


def core_of(place: Place) -> Rect:
    """The box of what is inked most: the diamond, or the bar with its fades."""
    if place.mark is not None:
        return Rect(place.mark - DIAMOND / 2, place.y - DIAMOND / 2, DIAMOND, DIAMOND)
    height = FADE if place.instant else BAR
    return Rect(place.left, place.y - height / 2, place.right - place.left, height)


def _instant_profile(place: Place) -> Stops:
    """Nothing at both bounds and most between them, or where the diamond stands."""
    top = place.mark if place.mark is not None else (place.begins + place.ended) / 2
    top = min(max(top, place.begins), place.ended)
    return ((place.begins, 0.0), (top, _FADE_INK), (place.ended, 0.0))


def _period_profile(place: Place) -> Stops:
    """How sure it is that it lasts at each x: the lesser of "has begun" and "has not ended", both straight ramps."""
    knots = {place.begins, place.begun, place.ends, place.ended}
    if place.ends < place.begun:
        rise, fall = place.begun - place.begins, place.ended - place.ends
        # Where both ramps meet: (x - begins) / rise = (ended - x) / fall.
        knots.add((place.begins * fall + place.ended * rise) / (rise + fall))
    return tuple(
        (x, _BAR_INK * min(_ramp(place.begins, place.begun, x), 1 - _ramp(place.ends, place.ended, x)))
        for x in sorted(knots)
    )


def _ramp(low: float, high: float, x: float) -> float:
    return float(x > low or (x == low and x == high)) if high <= low else min(max((x - low) / (high - low), 0.0), 1.0)


def _bar(
    place: Place, outline: str | None, colour: str, event: EventId, gap: tuple[float, float] | None, plot: Rect
) -> list[Step]:
    """A bar with its fades; one that has not happened is an outline between its fades."""
    if outline is None:
        return _fades(place.y, BAR, _bar_profile(place), colour, event, gap, plot)
    left, right = place.begun, place.ends
    if right - left < 4.0:
        # No stretch is sure: the outline takes the whole.
        left, right = place.begins, place.ended
    steps: list[Step] = []
    for low, high in ((place.begins, left), (right, place.ended)):
        if high - low > 2.0:
            inks = ((low, 0.0), (high, _FADE_INK)) if high == left else ((low, _FADE_INK), (high, 0.0))
            steps += _fades(place.y, BAR, inks, colour, event, gap, plot)
    for start, end in _pieces(max(left, plot.x - _OUTSIDE), min(right, plot.right + _OUTSIDE), gap):
        steps.append(Box(Rect(start, place.y - BAR / 2, end - start, BAR), outline, colour, radius=2.0, event=event))
    return steps


def _bar_profile(place: Place) -> Stops:
    """A bar that is short on the screen is inked in full: a fade of two pixels says nothing."""
    if place.ended - place.begins < 4.0:
        return ((place.begins, _BAR_INK), (place.ended, _BAR_INK))
    return _period_profile(place)


def _fades(
    y: float, height: float, profile: Stops, colour: str, event: EventId, gap: tuple[float, float] | None, plot: Rect
) -> list[Step]:
    """The profile as fades, cut to the plot and around the gap; at least two pixels wide."""
    first, last = profile[0][0], profile[-1][0]
    if last - first < 2.0:
        profile = ((first - 1.0, profile[0][1]), *profile[1:-1], (last + 1.0, profile[-1][1]))
        first, last = first - 1.0, last + 1.0
    xs, inks = [x for x, _ in profile], [ink for _, ink in profile]
    steps: list[Step] = []
    for left, right in _pieces(max(first, plot.x - _OUTSIDE), min(last, plot.right + _OUTSIDE), gap):
        inner = [left, *(x for x in xs if left < x < right), right]
        stops = tuple(((x - left) / (right - left), round(_ink_at(x, xs, inks), 3)) for x in inner)
        steps.append(Fade(Rect(left, y - height / 2, right - left, height), stops, colour, event=event))
    return steps


def _ink_at(x: float, xs: Sequence[float], inks: Sequence[float]) -> float:
    return float(np.interp(x, xs, inks))


def _pieces(left: float, right: float, gap: tuple[float, float] | None) -> list[tuple[float, float]]:
    """The stretch left–right without the gap."""
    parts = [(left, right)] if gap is None else [(left, min(right, gap[0])), (max(left, gap[1]), right)]
    return [(start, end) for start, end in parts if end - start > 0.5]


def _diamond(x: float, y: float, outline: str | None, colour: str, event: EventId) -> list[Step]:
    corners = diamond(x, y, DIAMOND)
    if outline is None:
        return [Shape(corners, "solid", colour, event=event)]
    # Hollow: the fade behind must not shine through.
    return [Shape(corners, "solid", "lane", event=event), Shape(corners, outline + "_diamond", colour, event=event)]


def _strike(
    place: Place,
    event: EventId,
    plot: Rect,
    gap: tuple[float, float] | None,
) -> list[Step]:
    """A line through what is denied or cancelled."""
    y = place.y
    if place.mark is not None:
        ends = ((place.mark - 9.0, y + 6.0), (place.mark + 9.0, y - 6.0))
        return [Shape(ends, "stroke", "ink", closed=False, event=event)]
    pieces = _pieces(max(place.left - 4, plot.x - _OUTSIDE), min(place.right + 4, plot.right + _OUTSIDE), gap)
    return [Shape(((left, y), (right, y)), "stroke", "ink", closed=False, event=event) for left, right in pieces]
