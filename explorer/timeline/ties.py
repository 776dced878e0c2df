"""The relations of the selected event as quiet curves that keep clear of labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Literal

from explorer.data.project import Findings
from explorer.data.when import EventId
from explorer.timeline.drawn import Mark
from explorer.timeline.steps import Rect, Shape, Step

TieKind = Literal["before", "during", "same_plan", "tension"]
Point = tuple[float, float]

# A curve is drawn through so many points, and bends up or down by one of these pixels: the calmest that is clear.
_POINTS = 24
_BENDS = (0.0, 18.0, -18.0, 40.0, -40.0, 80.0, -80.0)
_LONGEST_REACH = 120.0
_BESIDE = 5.0
_ARROW = 6.0
_STYLES: dict[TieKind, tuple[str, str]] = {
    "before": ("tie", "selection"),
    "during": ("tie_dotted", "selection"),
    "same_plan": ("tie_dashed", "selection"),
    "tension": ("tie_dashed", "tension"),
}


@dataclass(frozen=True, slots=True)
class Tie:
    """`start` stands to `end` as the kind says; a tension has no direction."""

    start: EventId
    end: EventId
    kind: TieKind


def ties_of(findings: Findings, event: EventId) -> tuple[Tie, ...]:
    """The relations and tensions of an event, each pair and kind once, in the order of the findings."""
    ties = [Tie(one.start, one.end, one.kind) for one in findings.relations if event in (one.start, one.end)]
    strained = [tension.events for tension in findings.tensions if event in tension.events]
    ties += [Tie(event, other, "tension") for events in strained for other in events if other != event]
    return tuple(dict.fromkeys(tie for tie in ties if tie.start != tie.end))


def tie_steps(ties: Sequence[Tie], selected: EventId | None, marks: Sequence[Mark], plot: Rect) -> list[Step]:
    """Curves between the selected event and those of the ties that are drawn, too; an arrow shows what comes later."""
    drawn = {mark.event: mark for mark in marks if not mark.echo}
    labels = [mark.label for mark in marks if mark.label is not None]
    steps: list[Step] = []
    for tie in ties:
        start, end = drawn.get(tie.start), drawn.get(tie.end)
        if selected not in (tie.start, tie.end) or start is None or end is None:
            continue
        style, colour = _STYLES[tie.kind]
        points = _curve(start, end, labels, plot)
        steps.append(Shape(points, style, colour, closed=False))
        if tie.kind == "before":
            steps.append(Shape(_arrow(points[-2], points[-1]), "solid", colour))
    return steps


def _curve(start: Mark, end: Mark, labels: Sequence[Rect], plot: Rect) -> tuple[Point, ...]:
    """From edge to edge of two marks: of several bends the one that crosses fewest labels, then the straightest."""
    one, other = _visible(start.core, plot), _visible(end.core, plot)
    forward = one.x + one.width / 2 <= other.x + other.width / 2
    first = one.right + _BESIDE if forward else one.x - _BESIDE
    last = other.x - _BESIDE if forward else other.right + _BESIDE
    begin, finish = (first, one.y + one.height / 2), (last, other.y + other.height / 2)
    curves = [_bent(begin, finish, bend, forward=forward) for bend in _BENDS]
    near = [label for label in labels if label.width > 0]
    return min(curves, key=lambda curve: sum(label.holds(x, y) for label in near for x, y in curve))


def _visible(box: Rect, plot: Rect) -> Rect:
    left = min(max(box.x, plot.x), plot.right)
    return Rect(left, box.y, max(min(box.right, plot.right) - left, 0.0), box.height)


def _bent(begin: Point, finish: Point, bend: float, *, forward: bool) -> tuple[Point, ...]:
    """A cubic curve that leaves and arrives level, shifted by the bend on its way."""
    reach = min(max(abs(finish[0] - begin[0]) / 2, 24.0), _LONGEST_REACH) * (1 if forward else -1)
    knots = (begin, (begin[0] + reach, begin[1] + bend), (finish[0] - reach, finish[1] + bend), finish)
    return tuple(_on_cubic(knots, step / _POINTS) for step in range(_POINTS + 1))


def _on_cubic(knots: tuple[Point, Point, Point, Point], t: float) -> Point:
    parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(part * knot[0] for part, knot in zip(parts, knots, strict=True)),
        sum(part * knot[1] for part, knot in zip(parts, knots, strict=True)),
    )


def _arrow(before: Point, tip: Point) -> tuple[Point, Point, Point]:
    """A small triangle whose tip is the end of a curve."""
    far = hypot(tip[0] - before[0], tip[1] - before[1]) or 1.0
    along, across = (tip[0] - before[0]) / far, (tip[1] - before[1]) / far
    back = (tip[0] - along * _ARROW, tip[1] - across * _ARROW)
    aside = _ARROW / 2
    return (
        tip,
        (back[0] - across * aside, back[1] + along * aside),
        (back[0] + across * aside, back[1] - along * aside),
    )
