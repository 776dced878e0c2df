"""The legend of an exported page: a sample of each kind of mark that the picture holds, and what it means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from explorer.data.minutes import DAY
from explorer.data.when import EventId
from explorer.timeline.columns import Ints
from explorer.timeline.extent import endless
from explorer.timeline.marks import Pen, Place, echo_steps, mark_steps
from explorer.timeline.steps import Box, Rect, Shape, Skyline, Step, Text, TextWidth
from explorer.timeline.table import OPEN_BEFORE, EventTable
from explorer.timeline.tags import pill_steps, triangle_steps

_BETWEEN = 22.0
_AFTER_SAMPLE = 8.0
_NARROW, _WIDE = 16.0, 46.0
# How the relations of a selected event are drawn: an arrow leads to what comes later.
_TIES = (("tie", "comes before"), ("tie_dotted", "during"), ("tie_dashed", "the same plan"))
_PEAKS = (3, 5, 9, 11, 8, 4, 6, 3)


@dataclass(frozen=True, slots=True)
class _Sample:
    """Words for a mark, the width of its picture in pixels, and how it is drawn from x, y on."""

    words: str
    width: float
    draw: Callable[[float, float], list[Step]]


def legend_steps(
    table: EventTable, rows: Ints, drawn: Sequence[Step], strip: Rect, text_width: TextWidth
) -> list[Step]:
    """Samples for the marks of these rows and for what else is `drawn`, in a strip, as far as there is room."""
    steps: list[Step] = []
    x, y = strip.x, strip.y + strip.height / 2
    for sample in _samples(table, rows, drawn, text_width):
        width = text_width(sample.words, "note")
        if x + sample.width + _AFTER_SAMPLE + width > strip.right:
            continue
        steps += sample.draw(x, y)
        x += sample.width + _AFTER_SAMPLE
        steps.append(Text(x, y + 4.0, sample.words, width, "note", "dim"))
        x += width + _BETWEEN
    return steps


def _samples(table: EventTable, rows: Ints, drawn: Sequence[Step], text_width: TextWidth) -> list[_Sample]:
    instant, marked = table.instant[rows], table.mark[rows] != OPEN_BEFORE
    vague = instant & (~marked | (table.closed_to[rows] - table.closed_from[rows] > DAY))
    statuses = {table.status.names[code] for code in np.unique(table.status.codes[rows]).tolist()}
    boxes = {step.style for step in drawn if isinstance(step, Box)}
    tied = [step for step in drawn if isinstance(step, Shape) and step.style.startswith("tie")]
    lines = {step.style for step in tied if step.colour != "tension"}
    at_odds_tied = any(step.colour == "tension" for step in tied)
    at_odds = any(step.colour == "tension" for step in drawn if isinstance(step, Shape))
    counted = any(step.style == "pill" and step.event for step in drawn if isinstance(step, Text))
    samples = [
        (bool((instant & marked).any()), _Sample("one moment", _NARROW, _mark("instant", "happened"))),
        (bool((~instant).any()), _Sample("lasts", _WIDE, _mark("period", "happened"))),
        (bool(vague.any()), _Sample("some time in here", _WIDE, _mark("fade", "happened"))),
        (bool(statuses & {"planned", "forecast"}), _Sample("planned or forecast", _WIDE, _mark("period", "planned"))),
        (bool(endless(table, rows).any()), _Sample("no end known", _WIDE, _mark("endless", "planned"))),
        ("cancelled" in statuses, _Sample("cancelled", _NARROW, _mark("instant", "cancelled"))),
        ("denied" in statuses, _Sample("denied", _NARROW, _mark("instant", "denied"))),
        ("speculated" in statuses, _Sample("speculated", _WIDE, _mark("period", "speculated"))),
        (at_odds, _Sample("sources at odds", 12.0, lambda x, y: triangle_steps(None, x, y))),
        (counted, _Sample("sources", _NARROW + 3.0, _pill(text_width))),
        ("echo" in boxes, _Sample("drawn in another lane", 30.0, _echo)),
        ("fold" in boxes, _Sample("events folded", 22.0, _fold(text_width))),
        *[(style in lines, _Sample(words, 30.0, _tie(style))) for style, words in _TIES],
        (at_odds_tied, _Sample("tells it otherwise", 30.0, _tie("tie_dashed", "tension"))),
        (any(isinstance(step, Skyline) for step in drawn), _Sample("how many are folded", 24.0, _skyline)),
    ]
    return [sample for wanted, sample in samples if wanted]


def _mark(shape: str, status: str) -> Callable[[float, float], list[Step]]:
    def draw(x: float, y: float) -> list[Step]:
        left, right = x, x + _WIDE
        place = {
            "instant": Place(0, y, x + 8.0, x + 8.0, x + 8.0, x + 8.0, x + 8.0, instant=True),
            "period": Place(0, y, left, left + 8.0, right - 8.0, right, None, instant=False),
            "endless": Place(0, y, left, left, right, right, None, instant=False, endless=True),
            "fade": Place(0, y, left, right, left, right, None, instant=True),
        }[shape]
        return mark_steps(place, _pen(x, y), status=status)

    return draw


def _pen(x: float, y: float) -> Pen:
    return Pen(EventId(""), "grey", "panel", Rect(x - 10.0, y - 10.0, 80.0, 20.0))


def _echo(x: float, y: float) -> list[Step]:
    return echo_steps(Place(0, y, x, x, x + 30.0, x + 30.0, None, instant=False), _pen(x, y))


def _pill(text_width: TextWidth) -> Callable[[float, float], list[Step]]:
    return lambda x, y: pill_steps("2", None, x, y, text_width("2", "pill"))


def _tie(style: str, colour: str = "selection") -> Callable[[float, float], list[Step]]:
    def draw(x: float, y: float) -> list[Step]:
        line: list[Step] = [Shape(((x, y), (x + 30.0, y)), style, colour, closed=False)]
        if style == "tie":
            line.append(Shape(((x + 25.0, y - 4.0), (x + 30.0, y), (x + 25.0, y + 4.0)), style, colour, closed=False))
        return line

    return draw


def _fold(text_width: TextWidth) -> Callable[[float, float], list[Step]]:
    width = text_width("3", "pill")
    return lambda x, y: [
        Box(Rect(x, y - 8.0, 22.0, 16.0), "fold", "grey", radius=8.0),
        Text(x + 11.0, y + 4.0, "3", width, "pill", "ink", anchor="middle"),
    ]


def _skyline(x: float, y: float) -> list[Step]:
    heights = np.array(_PEAKS, dtype=np.int64).repeat(3)
    return [Skyline(Rect(x, y - 6.0, 24.0, 12.0), heights, "skyline", "grey")]
