"""The distance between two events: a quiet bracket under the axis, with its length in words."""

from dataclasses import dataclass

from explorer.data.distances import distance_between, distance_in_words
from explorer.data.when import EventId
from explorer.timeline.drawn import HasMarks, Mark
from explorer.timeline.frame import Frame
from explorer.timeline.scale import Scale
from explorer.timeline.steps import Box, Rect, Shape, Step, Text, TextWidth
from explorer.timeline.table import EventTable
from explorer.timeline.text import drawable
from explorer.timeline.ties import beside_labels, labels_in

Pair = tuple[EventId, EventId]

_BRACKET = 4.0  # how far it stands above the foot of the axis, and how high its ends are
_PADDING = 6.0
_HEIGHT = 18.0
_DROP = 200  # steps of a line on its way down past labels


@dataclass(frozen=True, slots=True)
class Bracket:
    """From x to x, `words` in a box on the axis; `feet` are the drawn marks from which it hangs, x and y."""

    left: float
    right: float
    words: str
    box: Rect
    feet: tuple[tuple[float, float], ...]


def bracket_of(
    table: EventTable,
    pair: Pair | None,
    marked: HasMarks,
    scale: Scale,
    frame: Frame,
    text_width: TextWidth,
    beside: Rect | None = None,
) -> Bracket | None:
    """The bracket of two events; None without them, and when one of them has no date.

    Its words stand in its middle, or next to the box `beside` where they would meet it.
    """
    rows = [] if pair is None else [row for event in pair if (row := table.row_of(event)) is not None]
    if len(rows) < 2 or not all(bool(table.dated[row]) for row in rows):
        return None
    distance = distance_between(*(table.when_of(row) for row in rows))
    words = drawable(distance_in_words(distance))
    plot = frame.plot
    ends: list[float] = []
    feet: list[tuple[float, float]] = []
    for row in reversed(rows) if distance.turned else rows:
        mark = marked.of(table.id_of(row))
        # A gap begins where the first of two ends.
        last = distance.ends == "gap" and not ends
        x = _undrawn(table, row, scale, last=last) if mark is None else _end_of(mark, last=last)
        ends.append(min(max(x, plot.x), plot.right))
        if mark is not None:
            feet.append((ends[-1], mark.core.bottom))
    left, right = sorted(ends)
    width = text_width(words, "pill") + 2 * _PADDING
    at = min(max((left + right - width) / 2, plot.x), plot.right - width)
    if beside is not None and at < beside.right and beside.x < at + width:
        at = beside.right + 4.0 if beside.right + 4.0 + width <= plot.right else beside.x - 4.0 - width
    return Bracket(left, right, words, Rect(at, frame.axis.y + 3.0, width, _HEIGHT), tuple(feet))


def _end_of(mark: Mark, *, last: bool) -> float:
    """Where a mark is measured: at its diamond, else at the beginning of its ink, or at the `last` of it."""
    core = mark.core
    return core.x + core.width / 2 if mark.diamond else core.right if last else core.x


def _undrawn(table: EventTable, row: int, scale: Scale, *, last: bool) -> float:
    """The same of an event without a mark."""
    first, end = float(table.closed_from[row]), float(table.closed_to[row])
    return scale.x_of((first + end) / 2 if bool(table.instant[row]) else end if last else first)


def drop_steps(bracket: Bracket | None, marked: HasMarks, frame: Frame) -> list[Step]:
    """Dotted lines from both marks down to the axis, under everything else."""
    if bracket is None:
        return []
    labels = labels_in(marked.boxes, frame.plot)
    lines = [((round(x) + 0.5, y), (round(x) + 0.5, frame.axis.y)) for x, y in bracket.feet]
    return [
        Shape((part[0], part[-1]), "hairline_dotted", "selection", closed=False)
        for line in lines
        for part in beside_labels(line, labels, finer=_DROP)
    ]


def bracket_steps(bracket: Bracket | None, frame: Frame, text_width: TextWidth) -> list[Step]:
    """The bracket and its words."""
    if bracket is None:
        return []
    foot, box = frame.axis.bottom - _BRACKET, bracket.box
    ends = (
        (bracket.left, foot - _BRACKET),
        (bracket.left, foot),
        (bracket.right, foot),
        (bracket.right, foot - _BRACKET),
    )
    return [
        Shape(ends, "stroke", "selection", closed=False),
        Box(box, "solid", "background", radius=_HEIGHT / 2),
        Text(
            box.x + box.width / 2, box.y + 13.0, bracket.words, text_width(bracket.words, "pill"), "pill", "selection",
            anchor="middle",
        ),
    ]  # fmt: skip
