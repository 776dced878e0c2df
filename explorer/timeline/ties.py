"""The relations of the selected event as quiet curves that keep clear of labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Literal

import numpy as np

from explorer.data.project import Findings
from explorer.data.when import EventId
from explorer.timeline.columns import Floats
from explorer.timeline.counts import NO_TIES, TieCount
from explorer.timeline.drawn import HasMarks, Mark
from explorer.timeline.index import DIAMOND
from explorer.timeline.steps import Rect, Shape, Step

TieKind = Literal["before", "during", "same_plan", "tension"]
Point = tuple[float, float]
Knots = tuple[Point, Point, Point, Point]

# Between two points of a curve that passes a label there are so many steps.
_FINER = 12
_NOWHERE = Rect(-1e6, -1e6, 0.0, 0.0)
# A curve is drawn through so many points; in a bar it may begin at so many places.
_POINTS = 40
_PLACES = 7
# How far it goes straight on before it turns, as parts of the way: the calmest that is clear of labels.
_TURNS = (0.5, 0.25, 0.8)
# Marks in one row are joined by an arc that rises or sinks by these pixels.
_ARCS = (16.0, -16.0, 34.0, -34.0)
_BESIDE = 3.0
_SAME_ROW = 14.0
# One point on a label is as bad as so many pixels of way.
_DEAR = 400.0
_ARROW = 6.0
# So many curves of one event can be told apart; a tension goes before a plan's other telling, that before an order.
_MOST = 6
_RANKS: dict[TieKind, int] = {"tension": 0, "same_plan": 1, "before": 2, "during": 2}
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


def tie_steps(
    ties: Sequence[Tie], selected: EventId | None, marked: HasMarks, plot: Rect
) -> tuple[list[Step], TieCount]:
    """Curves between the selected event and those of the ties that are drawn, too; an arrow shows what comes later.

    More than a few are a knot that nobody reads: those that weigh most are drawn, all are counted.
    """
    ties = [tie for tie in ties if selected in (tie.start, tie.end)]
    if not ties:
        return [], NO_TIES
    marks = {event: marked.of(event) for tie in ties for event in (tie.start, tie.end)}
    pairs = [(tie, marks[tie.start], marks[tie.end]) for tie in ties]
    seen = [(tie, start, end) for tie, start, end in pairs if start is not None and end is not None]
    heaviest = sorted(range(len(seen)), key=lambda at: (_RANKS[seen[at][0].kind], _apart(*seen[at][1:])))[:_MOST]
    chosen = [seen[at] for at in sorted(heaviest)]
    labels = labels_in(marked.boxes, plot)
    steps: list[Step] = []
    for tie, start, end in chosen:
        style, colour = _STYLES[tie.kind]
        points = _curve(start, end, labels, plot)
        steps += [Shape(part, style, colour, closed=False) for part in beside_labels(points, labels)]
        if tie.kind == "before":
            steps.append(Shape(_arrow(points[-2], points[-1]), "solid", colour))
    return steps, TieCount(len(chosen), len(ties))


def _apart(one: Mark, other: Mark) -> float:
    """How far two marks stand apart, sideways: 0 where one is above the other."""
    return max(one.core.x - other.core.right, other.core.x - one.core.right, 0.0)


def labels_in(boxes: Sequence[Rect], plot: Rect) -> list[Rect]:
    """The boxes of labels as far as they are in sight: lanes may be scrolled."""
    seen = [box for box in boxes if box.meets(plot)]
    return [
        Rect(one.x, max(one.y, plot.y), one.width, min(one.bottom, plot.bottom) - max(one.y, plot.y)) for one in seen
    ]


def beside_labels(points: Sequence[Point], labels: Sequence[Rect], *, finer: int = _FINER) -> list[tuple[Point, ...]]:
    """A line through points in the parts that no label covers: where it cannot keep clear, it passes under."""
    boxes = np.array([*labels, _NOWHERE], dtype=np.float64)
    left, top, width, height = boxes.T
    places = np.array(points, dtype=np.float64)
    x, y = (_finer(column, finer)[:, None] for column in places.T)
    aside = _BESIDE
    covered = (x > left - aside) & (x < left + width + aside) & (y > top) & (y < top + height)
    hidden = covered.any(axis=1)
    if not hidden.any():
        return [tuple(points)]
    runs = np.split(np.arange(len(hidden)), np.flatnonzero(np.diff(hidden.astype(np.int8))) + 1)
    seen = [run for run in runs if not hidden[run[0]] and len(run) > 1]
    return [tuple((float(a), float(b)) for a, b in zip(x[run, 0], y[run, 0], strict=True)) for run in seen]


def _finer(column: Floats, steps: int) -> Floats:
    """Points between the points, so that a gap is hardly wider than the label."""
    at = np.arange(len(column), dtype=np.float64)
    return np.interp(np.linspace(0.0, at[-1], (len(column) - 1) * steps + 1), at, column)


def _curve(start: Mark, end: Mark, labels: Sequence[Rect], plot: Rect) -> tuple[Point, ...]:
    """From mark to mark: of several ways the one that crosses fewest labels, then the shortest."""
    one, other = _visible(start.core, plot), _visible(end.core, plot)
    down = (other.y + other.height / 2) - (one.y + one.height / 2)
    knots = _arcs(one, other) if abs(down) < _SAME_ROW else _falls(one, other, down)
    t = np.linspace(0.0, 1.0, _POINTS + 1)
    parts = np.stack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3])
    curves = np.einsum("pt,kpx->ktx", parts, np.array(knots))
    x, y = curves[..., 0, None], curves[..., 1, None]
    boxes = np.array(labels, dtype=np.float64).reshape(-1, 4)
    left, top, width, height = boxes.T
    crossed = ((x > left) & (x < left + width) & (y > top) & (y < top + height)).sum(axis=(1, 2))
    ways = np.abs(np.diff(curves, axis=1)).sum(axis=(1, 2))
    best = curves[int(np.argmin(crossed * _DEAR + ways))]
    return tuple((float(x), float(y)) for x, y in best.tolist())


def _visible(box: Rect, plot: Rect) -> Rect:
    left = min(max(box.x, plot.x), plot.right)
    return Rect(left, box.y, max(min(box.right, plot.right) - left, 0.0), box.height)


def _arcs(one: Rect, other: Rect) -> list[Knots]:
    """Between two marks of a row: from the middle of one to that of the other, above or below."""
    first, last = one.x + one.width / 2, other.x + other.width / 2
    knots: list[Knots] = []
    for arc in _ARCS:
        edge = one.bottom + _BESIDE if arc > 0 else one.y - _BESIDE
        knots.append(((first, edge), (first, edge + arc), (last, edge + arc), (last, edge)))
    return knots


def _falls(one: Rect, other: Rect, down: float) -> list[Knots]:
    """Between two rows: from edge to edge, straight down or up at both ends."""
    begin = one.bottom + _BESIDE if down > 0 else one.y - _BESIDE
    finish = other.y - _BESIDE if down > 0 else other.bottom + _BESIDE
    pairs = [(x, min(_places(other), key=lambda place: abs(place - x))) for x in _places(one)]
    pairs += [(min(_places(one), key=lambda place: abs(place - x)), x) for x in _places(other)]
    return [
        (
            (first, begin),
            (first, begin + (finish - begin) * turn),
            (last, finish - (finish - begin) * turn),
            (last, finish),
        )
        for first, last in dict.fromkeys(pairs)
        for turn in _TURNS
    ]


def _places(box: Rect) -> list[float]:
    """Where a curve may leave a mark: the tip of a diamond, or places along a bar."""
    if box.width <= 2 * DIAMOND:
        return [box.x + box.width / 2]
    inner = box.width - DIAMOND
    return [box.x + DIAMOND / 2 + inner * place / (_PLACES - 1) for place in range(_PLACES)]


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
