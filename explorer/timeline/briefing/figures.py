"""One event on the stage: its mark and its label as numbers, and how both stand on the way to another slide."""

from dataclasses import dataclass, replace

from explorer.data.when import EventId
from explorer.timeline.marks import Pen, Place, core_of, mark_steps
from explorer.timeline.steps import Rect, Step, Text
from explorer.timeline.tags import triangle_steps

GROUND = "background"
_TRIANGLE = 17.0  # px of the sign of a tension and the air after it
_BASELINE = 4.5


@dataclass(frozen=True, slots=True)
class Figure:
    """An event as it is drawn on a stage, in the stage's pixels.

    `place` is None for an event without a date. The label starts at `left`, around the line `middle`; `gap` is the
    stretch of a bar that gives way to it. `colour` inks the mark, `ink` the label. `sought` tells a highlighted one.
    """

    event: EventId
    place: Place | None
    status: str
    tension: bool
    words: str
    width: float
    style: str
    left: float
    middle: float
    colour: str
    ink: str
    sought: bool
    gap: tuple[float, float] | None = None

    def mark(self, plot: Rect) -> list[Step]:
        """The steps of its mark."""
        if self.place is None:
            return []
        return mark_steps(self.place, Pen(self.event, self.colour, GROUND, plot, self.gap), status=self.status)

    def label(self) -> list[Step]:
        """The steps of its label."""
        steps: list[Step] = []
        x = self.left
        if self.tension:
            steps += triangle_steps(self.event, x, self.middle)
            x += _TRIANGLE
        text = Text(x, self.middle + _BASELINE, self.words, self.width, self.style, self.ink, event=self.event)
        return [*steps, text]

    @property
    def label_box(self) -> Rect:
        """The box of its label."""
        return Rect(self.left, self.middle - 8.0, label_width(self.width, tension=self.tension), 16.0)

    def hit(self, x: float, y: float) -> bool:
        """Whether a point lies on its label, or not far from its mark."""
        if self.label_box.holds(x, y):
            return True
        if self.place is None:
            return False
        core = core_of(self.place)
        across = Rect(self.place.left, core.y, self.place.right - self.place.left, core.height)
        return core.holds(x, y) or across.holds(x, y)

    def between(self, other: "Figure", part: float) -> "Figure":
        """On the way to its figure on another slide: 0 is here, 1 is there. It looks as it will look there."""
        here, there = self.place, other.place
        return replace(
            other,
            place=there if here is None or there is None else _between(here, there, part),
            left=_mixed(self.left, other.left, part),
            middle=_mixed(self.middle, other.middle, part),
            gap=other.gap if part == 1.0 else None,
        )


def label_width(width: float, *, tension: bool) -> float:
    """The pixels of a label with the sign of a tension before it."""
    return width + (_TRIANGLE if tension else 0.0)


def _mixed(one: float, other: float, part: float) -> float:
    return one + (other - one) * part


def _between(one: Place, other: Place, part: float) -> Place:
    mark = other.mark if one.mark is None or other.mark is None else _mixed(one.mark, other.mark, part)
    return Place(
        row=other.row,
        y=_mixed(one.y, other.y, part),
        begins=_mixed(one.begins, other.begins, part),
        begun=_mixed(one.begun, other.begun, part),
        ends=_mixed(one.ends, other.ends, part),
        ended=_mixed(one.ended, other.ended, part),
        mark=mark,
        instant=other.instant,
    )
