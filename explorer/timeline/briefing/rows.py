"""The rows of a stage: every event has one of its own, with its label beside the mark, inside it or above it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.briefing.casting import Casting
from explorer.timeline.briefing.figures import Figure, label_width
from explorer.timeline.briefing.script import Script
from explorer.timeline.extent import endless, extents_at
from explorer.timeline.lanes import ELSE_COLOUR, event_colour
from explorer.timeline.marks import Place, places_of
from explorer.timeline.scale import Scale
from explorer.timeline.steps import Rect, TextWidth
from explorer.timeline.table import EventTable
from explorer.timeline.tags import GAP, elided
from explorer.timeline.text import drawable

LEAST_STEP, MOST_STEP = 21.0, 31.0
# A row with its label above the mark is so much higher, in rows.
_TALL = 1.75
_ABOVE = 15.0  # px from the middle of a mark to that of the label above it
_AIR = 8.0  # px around a label inside a bar
_LEAST_PIECE = 24.0
_MOST_SOUGHT = 8
_MOST_ROWS = 7  # where fewer are highlighted
_MORE = 2


@dataclass(frozen=True, slots=True)
class Part:
    """An event with its row: `place` has its y at 0; the label starts at `left`, `above` in a line of its own."""

    row: int
    place: Place | None
    words: str
    width: float
    style: str
    left: float
    above: bool
    sought: bool
    gap: tuple[float, float] | None = None

    @property
    def units(self) -> float:
        """How many rows it takes."""
        return _TALL if self.above else 1.0


def parts_of(
    table: EventTable, script: Script, casting: Casting, scale: Scale | None, plot: Rect, text_width: TextWidth
) -> list[Part]:
    """All events that the stage may show, the first to be shown first; `plot` need not have its height yet."""
    sought = list(casting.sought)
    if script.told in sought:
        sought.remove(script.told)
        sought.insert(0, script.told)
    every = not script.shown
    parts = [_dated(table, row, script, scale, plot, text_width, sought=True) for row in sought] if scale else []
    parts += [_undated(table, row, plot, text_width) for row in casting.undated]
    if scale is not None:
        parts += [_dated(table, row, script, scale, plot, text_width, sought=every) for row in casting.others]
    return parts


def units_wanted(parts: Sequence[Part]) -> float:
    """How many rows the highlighted ones take, as far as one can still follow them."""
    sought = [part for part in parts if part.sought][:_MOST_SOUGHT]
    return sum(part.units for part in sought) or sum(part.units for part in parts[:3])


def chosen(parts: Sequence[Part], height: float) -> list[Part]:
    """Those that have room, best first: the highlighted ones, then a few others."""
    room = height / LEAST_STEP + 1e-6
    sought = sum(part.sought for part in parts)
    most = max(_MOST_ROWS, min(sought, _MOST_SOUGHT) + _MORE)
    kept: list[Part] = []
    for part in parts:
        if part.units <= room and len(kept) < most:
            kept.append(part)
            room -= part.units
    return kept


def figures_of(table: EventTable, script: Script, parts: Sequence[Part], plot: Rect) -> tuple[Figure, ...]:
    """The parts in the order of time, each in its row; they share the height, as far as they need it."""
    units = sum(part.units for part in parts)
    if not units:
        return ()
    step = min(plot.height / units, MOST_STEP)
    # What is over stands above and below them.
    y = plot.y + (plot.height - step * units) / 2
    figures = []
    for part in sorted(parts, key=lambda part: (part.place is None, int(table.order[part.row]), part.row)):
        middle = y + step * part.units / 2
        figures.append(_figure(table, script, part, middle + (_ABOVE / 2 if part.above else 0.0)))
        y += step * part.units
    return tuple(figures)


def _figure(table: EventTable, script: Script, part: Part, y: float) -> Figure:
    place = part.place
    colour = event_colour(table, part.row) if part.sought else "faint"
    # Grey words among black ones would say less, not more.
    named = part.row == script.told and part.sought and colour != ELSE_COLOUR
    return Figure(
        event=EventId(table.id_of(part.row)),
        place=None if place is None else _at(place, y),
        status=table.status.of(part.row),
        tension=bool(table.tension[part.row]),
        words=part.words,
        width=part.width,
        style=part.style,
        left=part.left,
        middle=y - _ABOVE if part.above else y,
        colour=colour,
        ink=(colour if named else "ink") if part.sought else "dim",
        sought=part.sought,
        gap=part.gap,
    )


def _at(place: Place, y: float) -> Place:
    return Place(place.row, y, place.begins, place.begun, place.ends, place.ended, place.mark, place.instant)


def _dated(
    table: EventTable, row: int, script: Script, scale: Scale, plot: Rect, text_width: TextWidth, *, sought: bool
) -> Part:
    place = _place(table, row, scale)
    style = "label_selected" if sought and row == script.told else "label"
    tension = bool(table.tension[row])
    room = plot.width - 8.0 - label_width(0.0, tension=tension)
    words = elided(drawable(table.title[row]), style, room, text_width)
    width = text_width(words, style)
    left, above, gap = _spot(place, plot, label_width(width, tension=tension))
    return Part(row, place, words, width, style, left, above, sought, gap)


def _undated(table: EventTable, row: int, plot: Rect, text_width: TextWidth) -> Part:
    words = f"{drawable(table.title[row])} · no date"
    words = elided(words, "label", plot.width - label_width(0.0, tension=bool(table.tension[row])), text_width)
    return Part(row, None, words, text_width(words, "label"), "label", plot.x, above=False, sought=True)


def _place(table: EventTable, row: int, scale: Scale) -> Place:
    rows = np.array([row], dtype=np.int64)
    extents = extents_at(table, rows)
    pixels = type(extents)(*(scale.x_of(column) for column in extents.columns))
    place = places_of(pixels, rows, np.zeros(1), table.instant[rows])[0]
    return replace(place, endless=bool(endless(table, rows)[0]))


def _spot(place: Place, plot: Rect, width: float) -> tuple[float, bool, tuple[float, float] | None]:
    """Where a label starts, whether it stands above its mark, and which stretch of the mark gives way to it."""
    left, right = max(place.left, plot.x), min(place.right, plot.right)
    if right + GAP + width <= plot.right:
        return right + GAP, False, None
    if left - GAP - width >= plot.x:
        return left - GAP - width, False, None
    start, end = max(place.begun, plot.x), min(place.ends, plot.right)
    if not place.instant and end - start >= width + 2 * (_AIR + _LEAST_PIECE):
        at = start + _LEAST_PIECE + _AIR
        return at, False, (at - _AIR, at + width + _AIR)
    # Above the mark, over its surest place.
    middle = place.mark if place.mark is not None else (left + right) / 2
    return min(max(middle - width / 2, plot.x), plot.right - width), True, None
