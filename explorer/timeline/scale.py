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
    """A compressed stretch, from its first to its last minute, with its length in words ("9 months")."""

    start: int
    end: int
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
    piece = np.clip(np.searchsorted(knots, at, side="right") - 1, 0, len(knots) - 2)
    slope = (values[piece + 1] - values[piece]) / (knots[piece + 1] - knots[piece])
    found = values[piece] + (at - knots[piece]) * slope
    return found if isinstance(at, np.ndarray) else float(found)


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """Lays the minutes `start`–`end` over the pixels `left`–`right`, through a warp."""

    warp: Warp
    start: float
    end: float
    left: float
    right: float

    @property
    def pixels_per_minute(self) -> float:
        """Pixels for one stretched minute."""
        return (self.right - self.left) / (self.warp.bend(self.end) - self.warp.bend(self.start))

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
        return self.left + (self.warp.bend(minute) - self.warp.bend(self.start)) * self.pixels_per_minute

    @overload
    def minute_at(self, x: float) -> float: ...
    @overload
    def minute_at(self, x: Floats) -> Floats: ...
    def minute_at(self, x: float | Floats) -> float | Floats:
        """Minutes (with their fraction) of pixels."""
        return self.warp.unbend(self.warp.bend(self.start) + (x - self.left) / self.pixels_per_minute)


def linear_scale(start: float, end: float, left: float, right: float) -> Scale:
    """Every minute is as wide as every other."""
    return Scale(STRAIGHT, start, end, left, right)


def elastic_scale(warp: Warp, start: float, end: float, left: float, right: float) -> Scale:
    """Quiet stretches are compressed as the warp says (see `elastic.warp_of`)."""
    return Scale(warp, start, end, left, right)


def as_floats(minutes: Ints) -> Floats:
    """Minutes as float64: exact up to 2^53 minutes, far beyond the years that we draw."""
    return minutes.astype(np.float64)
