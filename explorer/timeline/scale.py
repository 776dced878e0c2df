"""From minutes to pixels and back: linear, or elastic with quiet stretches compressed.

A warp bends time into *stretched minutes* (busy time keeps its length, quiet time shrinks) and depends on the whole
table only; a scale lays a part of it over a width. Both are piecewise linear, strictly increasing and exact both ways.
"""

from dataclasses import dataclass
from typing import overload

import numpy as np

from explorer.timeline.columns import Floats, Ints


@dataclass(frozen=True, slots=True)
class Break:
    """A compressed stretch, from its first to its last minute, with its length in words ("9 months").

    Of stretches that follow one another only the longest is one.

    `middle` is the minute at which its sign stands on the axis.
    """

    start: int
    end: int
    middle: int
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class Warp:
    """Knots of a piecewise-linear map from minutes to stretched minutes, both increasing, at least two."""

    minutes: Floats
    stretched: Floats
    breaks: tuple[Break, ...] = ()

    @overload
    def bend(self, minute: float) -> float: ...
    @overload
    def bend(self, minute: Floats) -> Floats: ...
    def bend(self, minute: float | Floats) -> float | Floats:
        """Stretched minutes of minutes."""
        return _through(self.minutes, self.stretched, minute)

    @overload
    def unbend(self, stretched: float) -> float: ...
    @overload
    def unbend(self, stretched: Floats) -> Floats: ...
    def unbend(self, stretched: float | Floats) -> float | Floats:
        """Minutes of stretched minutes."""
        return _through(self.stretched, self.minutes, stretched)


STRAIGHT = Warp(np.array([0.0, 1.0]), np.array([0.0, 1.0]))


def _through(knots: Floats, values: Floats, at: float | Floats) -> float | Floats:
    """Like numpy.interp, but it goes on straight beyond the outer knots."""
    last = len(knots) - 2
    if not isinstance(at, np.ndarray):
        piece = min(max(int(knots.searchsorted(at, side="right")) - 1, 0), last)
        low, high, start, end = (float(x) for x in (*knots[piece : piece + 2], *values[piece : piece + 2]))
        return start + (at - low) * ((end - start) / (high - low))
    if last == 0:
        # One straight line: a million numbers need no search.
        only: Floats = values[0] + (at - knots[0]) * ((values[1] - values[0]) / (knots[1] - knots[0]))
        return only
    pieces = np.minimum(np.maximum(knots.searchsorted(at, side="right") - 1, 0), last)
    low_knots, low_values = knots[pieces], values[pieces]
    slopes = (values[pieces + 1] - low_values) / (knots[pieces + 1] - low_knots)
    result: Floats = low_values + (at - low_knots) * slopes
    return result


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """Lays the minutes `start`–`end` over the pixels `left`–`right`, through a warp (see `scale_through`).

    `origin` is `start` in stretched minutes, `pixels_per_minute` the pixels of one stretched minute.
    """

    warp: Warp
    start: float
    end: float
    left: float
    right: float
    origin: float
    pixels_per_minute: float

    @property
    def breaks(self) -> tuple[Break, ...]:
        """The compressed stretches, in view or not."""
        return self.warp.breaks

    @overload
    def x_of(self, minute: float) -> float: ...
    @overload
    def x_of(self, minute: Floats) -> Floats: ...
    def x_of(self, minute: float | Floats) -> float | Floats:
        """Pixels of minutes."""
        return self.left + (self.warp.bend(minute) - self.origin) * self.pixels_per_minute

    @overload
    def minute_at(self, x: float) -> float: ...
    @overload
    def minute_at(self, x: Floats) -> Floats: ...
    def minute_at(self, x: float | Floats) -> float | Floats:
        """Minutes (with their fraction) of pixels."""
        return self.warp.unbend(self.origin + (x - self.left) / self.pixels_per_minute)


def scale_through(warp: Warp, start: float, end: float, *, left: float, right: float) -> Scale:
    """The scale of a stretch of minutes (start < end) over the pixels from left to right (left < right)."""
    origin = warp.bend(start)
    return Scale(warp, start, end, left, right, origin, (right - left) / (warp.bend(end) - origin))


def as_floats(minutes: Ints) -> Floats:
    """Minutes as float64: exact up to 2^53 minutes, far beyond the years that we draw."""
    return minutes.astype(np.float64)
