"""The drawing steps of a scene, and the style tables that both drawers read: numbers and names, no colours of a theme.

All places are pixels at 100 %, y downwards; a text stands on its baseline. A colour is a token of the theme
("ink", "blue"), a style is a name in `SHAPE_STYLES` or `TEXT_STYLES`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from explorer.data.when import EventId

Floats = npt.NDArray[np.float64]
TextWidth = Callable[[str, str], float]
Anchor = Literal["start", "middle", "end"]


class Size(NamedTuple):
    """Width and height in pixels."""

    width: float
    height: float


class Rect(NamedTuple):
    """A rectangle in pixels: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The first x right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The first y below it."""
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it (half-open)."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: "Rect") -> bool:
        """Whether both share some area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def joined(self, other: "Rect") -> "Rect":
        """The smallest rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


@dataclass(frozen=True, slots=True)
class ShapeStyle:
    """How a shape is inked: opacity of fill and line 0–1 (0: none), line width in pixels, dash in pixels on and off."""

    fill: float = 0.0
    line: float = 0.0
    line_width: float = 1.0
    dash: tuple[float, float] | None = None
    round_ends: bool = False


SHAPE_STYLES: dict[str, ShapeStyle] = {
    "solid": ShapeStyle(fill=1.0),
    "bar": ShapeStyle(fill=0.85),
    "tint": ShapeStyle(fill=0.14),
    "wash": ShapeStyle(fill=0.07),
    "veil": ShapeStyle(fill=0.97),
    "echo": ShapeStyle(fill=0.45),
    "hollow": ShapeStyle(line=1.0, line_width=1.5),
    "dashed": ShapeStyle(fill=0.14, line=1.0, line_width=1.25, dash=(4.0, 3.0)),
    "dotted": ShapeStyle(fill=0.06, line=1.0, line_width=1.25, dash=(1.2, 2.6), round_ends=True),
    "dashed_open": ShapeStyle(line=1.0, line_width=1.25, dash=(4.0, 3.0)),
    "dotted_open": ShapeStyle(line=1.0, line_width=1.25, dash=(1.2, 2.6), round_ends=True),
    "dashed_diamond": ShapeStyle(fill=0.14, line=1.0, line_width=1.5, dash=(2.6, 2.0)),
    "dotted_diamond": ShapeStyle(fill=0.06, line=1.0, line_width=1.5, dash=(0.6, 2.5), round_ends=True),
    "tie": ShapeStyle(line=0.75, line_width=1.25),
    "tie_dotted": ShapeStyle(line=0.75, line_width=1.25, dash=(1.2, 3.0), round_ends=True),
    "tie_dashed": ShapeStyle(line=0.75, line_width=1.25, dash=(5.0, 3.0)),
    "skyline": ShapeStyle(fill=0.42),
    "fold": ShapeStyle(fill=0.22, line=0.9, line_width=1.0),
    "hairline": ShapeStyle(line=1.0, line_width=1.0),
    "hairline_dotted": ShapeStyle(line=1.0, line_width=1.0, dash=(1.0, 4.0)),
    "stroke": ShapeStyle(line=1.0, line_width=1.5),
    "ring": ShapeStyle(fill=0.14, line=1.0, line_width=2.0),
    "outline": ShapeStyle(line=1.0, line_width=1.5, round_ends=True),
}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A type face in numbers: family sans or serif, size in whole pixels, weight 400 or 600."""

    family: Literal["sans", "serif"]
    size: int
    weight: Literal[400, 600] = 400


TEXT_STYLES: dict[str, TextStyle] = {
    "label": TextStyle("sans", 13),
    "label_selected": TextStyle("sans", 13, 600),
    "lane_name": TextStyle("sans", 14, 600),
    "count": TextStyle("sans", 12),
    "pill": TextStyle("sans", 11, 600),
    "edge": TextStyle("sans", 12),
    "axis": TextStyle("sans", 12),
    "break": TextStyle("sans", 11),
    "source": TextStyle("sans", 12),
    "era": TextStyle("sans", 11),
    "title": TextStyle("sans", 24, 600),
    "title_less": TextStyle("sans", 20, 600),
    "title_least": TextStyle("sans", 16, 600),
    "subtitle": TextStyle("sans", 14),
    "note": TextStyle("sans", 12),
    "note_strong": TextStyle("sans", 12, 600),
    "saying": TextStyle("serif", 17),
    "saying_less": TextStyle("serif", 14),
    "saying_least": TextStyle("serif", 12),
    "small": TextStyle("sans", 11),
    "section": TextStyle("sans", 16, 600),
    "entry": TextStyle("sans", 13, 600),
    "quote": TextStyle("serif", 13),
}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, its corners rounded by `radius` pixels."""

    rect: Rect
    style: str
    colour: str
    radius: float = 0.0
    event: EventId | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon when `closed`, else a line through the points."""

    points: tuple[tuple[float, float], ...]
    style: str
    colour: str
    closed: bool = True
    event: EventId | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle by its middle and radius."""

    x: float
    y: float
    radius: float
    style: str
    colour: str
    event: EventId | None = None


@dataclass(frozen=True, slots=True)
class Fade:
    """A rectangle whose opacity changes from left to right: `stops` are (place 0–1, opacity 0–1), places increasing.

    `ground` is the colour it fades into, for devices that know no see-through gradients.
    """

    rect: Rect
    stops: tuple[tuple[float, float], ...]
    colour: str
    ground: str
    event: EventId | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: `x` is its start, middle or end by `anchor`, `y` its baseline, `width` as it was measured."""

    x: float
    y: float
    text: str
    width: float
    style: str
    colour: str
    anchor: Anchor = "start"
    event: EventId | None = None

    @property
    def left(self) -> float:
        """Where its ink starts."""
        return self.x - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Many rectangles of one style at once: arrays of one length, shape (n, 4) as x, y, width, height."""

    rects: Floats
    style: str
    colour: str


@dataclass(frozen=True, slots=True, eq=False)
class Diamonds:
    """Many diamonds of one style at once: their middles, shape (n, 2), and their pixels from corner to corner."""

    middles: Floats
    across: float
    style: str
    colour: str


@dataclass(frozen=True, slots=True, eq=False)
class Skyline:
    """How much stands in each column of a rectangle: whole pixels of height from its foot, one for each pixel."""

    rect: Rect
    heights: npt.NDArray[np.int64]
    style: str
    colour: str

    def outline(self) -> tuple[tuple[float, float], ...]:
        """The same as a polygon, for devices that draw no pixels."""
        turns = np.flatnonzero(np.diff(self.heights, prepend=0, append=0))
        tops = np.append(self.heights, 0)
        points = []
        last = 0.0
        for column in turns.tolist():
            x = self.rect.x + column
            points += [(x, self.rect.bottom - last), (x, self.rect.bottom - float(tops[column]))]
            last = float(tops[column])
        return tuple(points)


@dataclass(frozen=True, slots=True)
class Clip:
    """What follows, up to the matching `Unclip`, is drawn only inside `rect`."""

    rect: Rect


@dataclass(frozen=True, slots=True)
class Unclip:
    """Ends the last `Clip`."""


Single = Box | Shape | Disc | Fade | Text | Clip | Unclip
Step = Single | Cells | Diamonds | Skyline


def diamond(x: float, y: float, across: float) -> tuple[tuple[float, float], ...]:
    """The corners of a diamond around a point, `across` pixels from corner to corner."""
    half = across / 2
    return ((x, y - half), (x + half, y), (x, y + half), (x - half, y))


def singly(steps: Iterable[Step]) -> Iterator[Single]:
    """The steps for devices that know neither batches nor pixels: each rectangle and diamond by itself, areas lined."""
    for step in steps:
        match step:
            case Cells():
                yield from (Box(Rect(*rect), step.style, step.colour) for rect in step.rects.tolist())
            case Diamonds():
                for x, y in step.middles.tolist():
                    yield Shape(diamond(x, y, step.across), step.style, step.colour)
            case Skyline():
                if step.heights.any():
                    yield Shape(step.outline(), step.style, step.colour)
            case _:
                yield step


def bounds_of(step: Single) -> Rect:
    """The rectangle that a step inks, of a text the line that it stands on; nothing for a clip."""
    match step:
        case Box(rect) | Fade(rect):
            return rect
        case Disc():
            return Rect(step.x - step.radius, step.y - step.radius, 2 * step.radius, 2 * step.radius)
        case Shape():
            xs, ys = [x for x, _ in step.points], [y for _, y in step.points]
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        case Text():
            size = TEXT_STYLES[step.style].size
            return Rect(step.left, step.y - size, step.width, size * 1.2)
        case _:
            return Rect(0.0, 0.0, 0.0, 0.0)
