"""How an event's mark looks: diamond, bar or fade, by its bounds and its status. Never by colour alone."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import NamedTuple

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.columns import Flags, Floats, Ints
from explorer.timeline.extent import NOT_HAPPENED, Extents
from explorer.timeline.index import DIAMOND
from explorer.timeline.steps import SHAPE_STYLES, Box, Disc, Fade, Rect, Shape, Step, diamond

BAR = 10.0
FADE = 9.0
RING = 26.0
ECHO = 3.0
ECHO_DIAMOND = 5.0

_BAR_INK = 0.85
# A fade that is no wider than this stands hidden behind its diamond.
HIDDEN = DIAMOND / 2
# Between an outline that is open at its end and its arrow.
_BEFORE_TIP = 4.0
_FADE_INK = 0.6
# The narrowest outline, in pixels.
_LEAST_OUTLINE = 4.0
# An outline takes the place of the ink for what has not happened, or is not said to have.
_OUTLINES = dict.fromkeys(NOT_HAPPENED, "dashed") | {"speculated": "dotted"}
# Struck is the mark, never its title: many titles say "not" or "called off" themselves.
STRUCK = frozenset({"denied", "cancelled"})
# Steps are cut off so far outside the plot: no drawer likes coordinates of millions of pixels.
_OUTSIDE = 40.0
# A line through a bar goes on so far beside it: no further, or it reads as a dash behind the title.
_OVER = 2.0


@dataclass(frozen=True, slots=True)
class Pen:
    """What a mark is drawn with: its event, its colour, the colour of its lane, and the plot to which it is cut.

    `gap` leaves a stretch of a bar or fade free for a label that stands inside it.
    """

    event: EventId | None
    colour: str
    ground: str
    plot: Rect
    gap: tuple[float, float] | None = None

    def pieces(self, left: float, right: float) -> list[tuple[float, float]]:
        """The stretch left–right cut near the plot, without the gap."""
        left, right = max(left, self.plot.x - _OUTSIDE), min(right, self.plot.right + _OUTSIDE)
        parts = [(left, right)]
        if self.gap is not None:
            parts = [(left, min(right, self.gap[0])), (max(left, self.gap[1]), right)]
        return [(start, end) for start, end in parts if end - start > 0.5]


Stops = tuple[tuple[float, float], ...]


class Place(NamedTuple):
    """Where an event's mark stands, in pixels; `y` is the middle of its row.

    The start lies in `begins`–`begun`, the end in `ends`–`ended`; its fades reach from the first to the last. `mark` is
    the middle of its diamond, None when it has none. `endless`: an outline that is open at its end.
    """

    row: int
    y: float
    begins: float
    begun: float
    ends: float
    ended: float
    mark: float | None
    instant: bool
    endless: bool = False

    @property
    def left(self) -> float:
        """Where its ink starts."""
        return self.begins if self.mark is None else min(self.begins, self.mark - DIAMOND / 2)

    @property
    def right(self) -> float:
        """Where its ink ends."""
        return self.ended if self.mark is None else max(self.ended, self.mark + DIAMOND / 2)


class Places:
    """The places of many marks, each made when it is asked for: columns as those of `places_of`."""

    def __init__(self, pixels: Extents, rows: Ints, ys: Floats, instant: Flags) -> None:
        columns = (rows, ys, *pixels.columns, instant)
        self._columns = [column.tolist() for column in columns]

    def __getitem__(self, number: int) -> Place:
        rows, ys, begins, begun, ends, ended, marks, instant = self._columns
        mark = marks[number]
        at_once = instant[number]
        bounds = begins[number], begun[number], ends[number], ended[number]
        return Place(rows[number], ys[number], *bounds, None if isnan(mark) else mark, at_once)


def places_of(pixels: Extents, rows: Ints, ys: Floats, instant: Flags) -> list[Place]:
    """The places of rows of the table: all columns run parallel; extents are pixels, `ys` the middles of their rows."""
    columns = [column.tolist() for column in pixels.columns]
    columns_of_places = zip(rows.tolist(), ys.tolist(), *columns, instant.tolist(), strict=True)
    return [
        Place(row, y, begins, begun, ends, ended, None if isnan(mark) else mark, at_once)
        for row, y, begins, begun, ends, ended, mark, at_once in columns_of_places
    ]


def mark_steps(place: Place, pen: Pen, *, status: str) -> list[Step]:
    """The steps of a mark."""
    outline = _OUTLINES.get(status)
    if place.instant:
        # A fade that is narrower than its diamond cannot be seen.
        hidden = place.mark is not None and outline is None and place.ended - place.begins <= HIDDEN
        steps = [] if hidden else _fades(place.y, FADE, _instant_profile(place), pen)
        if place.mark is not None:
            steps += _diamond(place.mark, place.y, outline, pen)
    else:
        steps = _bar(place, outline, pen)
    return steps + _strike(place, pen) if status in STRUCK else steps


def instant_fades(pixels: Extents, ys: Floats, colours: Sequence[tuple[str, str]], plot: Rect) -> list[Step]:
    """The fades of many instants without their diamonds, each in its colour and ground."""
    begins, width, mark = pixels.begins, pixels.ended - pixels.begins, pixels.mark
    whole = (width >= 2.0) & (begins >= plot.x - _OUTSIDE) & (pixels.ended <= plot.right + _OUTSIDE)
    tops = np.round((mark - begins) / np.where(width > 0, width, 1.0), 6)
    whole &= (tops >= 0.0) & (tops <= 1.0)
    steps: list[Step] = []
    columns = zip(begins.tolist(), width.tolist(), tops.tolist(), ys.tolist(), whole.tolist(), colours, strict=True)
    for number, (left, wide, top, y, is_whole, (colour, ground)) in enumerate(columns):
        if is_whole:
            stops = ((0.0, 0.0), (top, _FADE_INK), (1.0, 0.0))
            steps.append(Fade(Rect(left, y - FADE / 2, wide, FADE), stops, colour, ground))
        else:
            at = float(mark[number])
            profile = ((left, 0.0), (at, _FADE_INK), (left + wide, 0.0))
            steps += _fades(y, FADE, profile, Pen(None, colour, ground, plot))
    return steps


def ring_steps(place: Place, pen: Pen) -> list[Step]:
    """The ring of the selected event: a circle around a diamond, a frame around the visible part of a bar."""
    if place.mark is not None:
        return [Disc(place.mark, place.y, RING / 2, "ring", "selection", event=pen.event)]
    left, right = max(place.left, pen.plot.x - _OUTSIDE), min(place.right, pen.plot.right + _OUTSIDE)
    frame = Rect(left - 3, place.y - 9, right - left + 6, 18)
    return [Box(frame, "ring", "selection", radius=9.0, event=pen.event)]


def echo_steps(place: Place, pen: Pen) -> list[Step]:
    """The thin echo of an event that another lane draws."""
    left, right = max(place.left, pen.plot.x - _OUTSIDE), min(place.right, pen.plot.right + _OUTSIDE)
    thin = Rect(left, place.y - ECHO / 2, right - left, ECHO)
    steps: list[Step] = [Box(thin, "echo", pen.colour, event=pen.event)]
    if place.mark is not None:
        steps.append(Shape(diamond(place.mark, place.y, ECHO_DIAMOND), "solid", pen.colour, event=pen.event))
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
    if place.begins < place.begun < place.ends < place.ended:
        # As below, for what is the rule.
        return ((place.begins, 0.0), (place.begun, _BAR_INK), (place.ends, _BAR_INK), (place.ended, 0.0))
    knots = {place.begins, place.begun, place.ends, place.ended}
    if place.ends < place.begun:
        rise, fall = place.begun - place.begins, place.ended - place.ends
        # Where both ramps meet: (x - begins) / rise = (ended - x) / fall.
        knots.add((place.begins * fall + place.ended * rise) / (rise + fall))
    return tuple(
        (x, _BAR_INK * min(_begun_at(place.begins, place.begun, x), 1 - _ended_at(place.ends, place.ended, x)))
        for x in sorted(knots)
    )


def _begun_at(low: float, high: float, x: float) -> float:
    return min(max((x - low) / (high - low), 0.0), 1.0) if high > low else float(x >= low)


def _ended_at(low: float, high: float, x: float) -> float:
    """An end that is known is the last of the ink: what begins slowly and ends at once would have none otherwise."""
    return min(max((x - low) / (high - low), 0.0), 1.0) if high > low else float(x > high)


def _bar(place: Place, outline: str | None, pen: Pen) -> list[Step]:
    """A bar with its fades; one that has not happened is an outline between its fades."""
    if outline is None:
        return _fades(place.y, BAR, _bar_profile(place), pen)
    left, right = place.begun, place.ends
    if right - left < _LEAST_OUTLINE:
        # No stretch is sure: the outline takes the whole, and as much as can be seen.
        left, right = place.begins, place.ended
        short = max(_LEAST_OUTLINE - (right - left), 0.0) / 2
        left, right = left - short, right + short
    steps: list[Step] = []
    if left - place.begins > 2.0:
        steps += _fades(place.y, BAR, ((place.begins, 0.0), (left, _FADE_INK)), pen)
    if place.ended - right > 2.0:
        steps += _fades(place.y, BAR, ((right, _FADE_INK), (place.ended, 0.0)), pen)
    for start, end in pen.pieces(left, right):
        if place.endless and end >= min(right, pen.plot.right):
            # The arrow of what goes on beyond the picture stands at its edge.
            seen = pen.plot.right if start < pen.plot.right - 2 * BAR else end
            steps += _open_outline(place.y, start, min(end, seen), outline, pen)
            continue
        box = Rect(start, place.y - BAR / 2, end - start, BAR)
        steps.append(Box(box, outline, pen.colour, radius=2.0, event=pen.event))
    return steps


def _open_outline(y: float, left: float, right: float, outline: str, pen: Pen) -> list[Step]:
    """An outline that thins out towards an arrow: it goes on, nobody says until when."""
    half = BAR / 2
    tip = right - 1.0
    edge = max(tip - half - _BEFORE_TIP, left)
    fill = ((0.0, SHAPE_STYLES[outline].fill), (1.0, 0.0))
    sides = ((edge, y - half), (left, y - half), (left, y + half), (edge, y + half))
    head = ((tip - half, y - half), (tip, y), (tip - half, y + half))
    return [
        Fade(Rect(left, y - half, max(edge - left, 1.0), BAR), fill, pen.colour, pen.ground, event=pen.event),
        Shape(sides, outline + "_open", pen.colour, closed=False, event=pen.event),
        Shape(head, "outline", pen.colour, closed=False, event=pen.event),
    ]


def _bar_profile(place: Place) -> Stops:
    """A bar that is short on the screen is inked in full: a fade of two pixels says nothing."""
    if place.ended - place.begins < 4.0:
        return ((place.begins, _BAR_INK), (place.ended, _BAR_INK))
    return _period_profile(place)


def _fades(y: float, height: float, profile: Stops, pen: Pen) -> list[Step]:
    """The profile as fades, cut to the plot and around the gap; at least two pixels wide."""
    first, last = profile[0][0], profile[-1][0]
    if last - first < 2.0:
        profile = ((first - 1.0, profile[0][1]), *profile[1:-1], (last + 1.0, profile[-1][1]))
        first, last = first - 1.0, last + 1.0
    if pen.gap is None and first >= pen.plot.x - _OUTSIDE and last <= pen.plot.right + _OUTSIDE:
        width = last - first
        # Rounded, so that marks of one kind have the same stops at every zoom and a drawer can keep them.
        whole = tuple((round((x - first) / width, 6), round(ink, 3)) for x, ink in profile)
        return [Fade(Rect(first, y - height / 2, width, height), whole, pen.colour, pen.ground, event=pen.event)]
    xs, inks = [x for x, _ in profile], [ink for _, ink in profile]
    steps: list[Step] = []
    for left, right in pen.pieces(first, last):
        inner = [left, *(x for x in xs if left < x < right), right]
        stops = tuple(((x - left) / (right - left), round(_ink_at(x, xs, inks), 3)) for x in inner)
        rect = Rect(left, y - height / 2, right - left, height)
        steps.append(Fade(rect, stops, pen.colour, pen.ground, event=pen.event))
    return steps


def _ink_at(x: float, xs: Sequence[float], inks: Sequence[float]) -> float:
    """The profile at x; numpy.interp costs ten times as much for so few knots."""
    after = min(max(bisect(xs, x), 1), len(xs) - 1)
    low, high = xs[after - 1], xs[after]
    part = min(max((x - low) / (high - low), 0.0), 1.0) if high > low else 1.0
    return inks[after - 1] + (inks[after] - inks[after - 1]) * part


def _diamond(x: float, y: float, outline: str | None, pen: Pen) -> list[Step]:
    corners = diamond(x, y, DIAMOND)
    if outline is None:
        return [Shape(corners, "solid", pen.colour, event=pen.event)]
    # Hollow: the fade behind must not shine through.
    return [
        Shape(corners, "solid", pen.ground, event=pen.event),
        Shape(corners, outline + "_diamond", pen.colour, event=pen.event),
    ]


def _strike(place: Place, pen: Pen) -> list[Step]:
    """A line through what is denied or cancelled."""
    y = place.y
    if place.mark is not None:
        return [struck_through(place.mark, y, pen.event)]
    return [
        Shape(((left, y), (right, y)), "stroke", "ink", closed=False, event=pen.event)
        for left, right in pen.pieces(place.left - _OVER, place.right + _OVER)
    ]


def struck_through(x: float, y: float, event: EventId | None) -> Shape:
    """The line through a diamond with this middle."""
    return Shape(((x - 9.0, y + 6.0), (x + 9.0, y - 6.0)), "stroke", "ink", closed=False, event=event)
