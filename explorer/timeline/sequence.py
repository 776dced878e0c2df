"""The area of events without a date: from left to right in the order in which they happened, never on a false day."""

from functools import lru_cache

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.columns import Ints
from explorer.timeline.drawn import Mark, Rest
from explorer.timeline.filter import Filter
from explorer.timeline.frame import Frame
from explorer.timeline.index import DIAMOND
from explorer.timeline.lanes import home_of
from explorer.timeline.steps import Box, Disc, Rect, Shape, Step, Text, TextWidth, diamond
from explorer.timeline.table import EventTable
from explorer.timeline.tags import GAP, HEIGHT, elided
from explorer.timeline.text import drawable
from explorer.timeline.view import View

SEQUENCE_HEIGHT = 34.0
_WIDEST = 190.0
_BETWEEN = 18.0
_MORE = 64.0
_TITLE = "In order, without a date"


@lru_cache(maxsize=4)
def in_sequence(table: EventTable, filter: Filter) -> Ints:  # noqa: A002 — the glossary's word
    """The rows without a date that pass the filter, in their order."""
    rows = np.flatnonzero(filter.mask(table) & ~table.dated)
    return rows[np.lexsort((rows, table.order[rows]))].astype(np.int64)


def sequence_steps(
    table: EventTable,
    rows: Ints,
    frame: Frame,
    selected: EventId | None,
    text_width: TextWidth,
    view: View,
) -> tuple[list[Step], tuple[Mark, ...], Rest | None]:
    """The area with as many events as have room; the rest is counted at its end.

    A chevron stands between two events of which one is known to come first.
    """
    area = frame.sequence
    if not area.height:
        return [], (), None
    line = ((area.x, area.y + 0.5), (area.right, area.y + 0.5))
    steps: list[Step] = [Box(area, "solid", "panel"), Shape(line, "hairline", "line", closed=False)]
    y = area.y + area.height / 2
    if frame.header_width > 60.0:
        title = elided(_TITLE, "source", frame.header_width - 26.0, text_width)
        steps.append(Text(area.x + 18.0, y + 4.0, title, text_width(title, "source"), "source", "dim"))
    marks: list[Mark] = []
    rest: Rest | None = None
    x = frame.plot.x + 8.0
    for number, row in enumerate(rows.tolist()):
        style = "label_selected" if table.id_of(row) == selected else "label"
        words = elided(drawable(str(table.title[row])), style, _WIDEST, text_width)
        width = text_width(words, style)
        if x + DIAMOND + GAP + width > area.right - (_MORE if number + 1 < len(rows) else 8.0):
            more = f"{len(rows) - number:,} more"
            wide = text_width(more, "edge")
            steps.append(Text(area.right - 8.0, y + 4.5, more, wide, "edge", "dim", anchor="end"))
            rest = Rest(rows[number:], Rect(area.right - 12.0 - wide, area.y, wide + 12.0, area.height))
            break
        drawn, mark = _event(table, row, (x, y), words, width, style, _colour(table, view, row))
        steps += drawn
        marks.append(mark)
        x += DIAMOND + GAP + width + _BETWEEN
        follows = number + 1 < len(rows) and table.order[rows[number + 1]] > table.order[row]
        if follows:
            at = x - _BETWEEN / 2
            chevron = ((at - 2.0, y - 4.0), (at + 2.0, y), (at - 2.0, y + 4.0))
            steps.append(Shape(chevron, "outline", "faint", closed=False))
    return steps, tuple(marks), rest


def _colour(table: EventTable, view: View, row: int) -> str:
    """That of its lane; pale when it was reported after the day of *as known on*."""
    later = view.as_known_on is not None and bool(table.known[row] > view.as_known_on)
    return "faint" if later else home_of(table, view, row)[1]


def _event(
    table: EventTable, row: int, at: tuple[float, float], words: str, width: float, style: str, colour: str
) -> tuple[list[Step], Mark]:
    """A hollow diamond with its label right of it; `at` is its left end and the middle of its row."""
    x, y = at
    event = table.id_of(row)
    chosen = style == "label_selected"
    middle, left = x + DIAMOND / 2, x + DIAMOND + GAP
    steps: list[Step] = [Disc(middle, y, DIAMOND, "ring", "selection", event=event)] if chosen else []
    outline = diamond(middle, y, DIAMOND - 1.0)
    steps.append(Shape(outline, "hollow", colour, event=event))
    ink = "selection" if chosen else "ink"
    steps.append(Text(left, y + 4.5, words, width, style, ink, event=event))
    core = Rect(x, y - DIAMOND / 2, DIAMOND, DIAMOND)
    return steps, Mark(event, row, -1, core, core, diamond=True, label=Rect(left, y - HEIGHT / 2, width, HEIGHT))
