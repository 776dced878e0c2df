"""The events of all lanes: their marks, labels and folds as drawing steps, and where each row of the table went."""

from dataclasses import dataclass

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.columns import Floats, Ints
from explorer.timeline.drawn import Fold, Mark
from explorer.timeline.extent import extents_of
from explorer.timeline.labels import Spot, Wish, placed
from explorer.timeline.marks import (
    ECHO_DIAMOND,
    STRUCK,
    Pen,
    Place,
    core_of,
    echo_steps,
    mark_steps,
    places_of,
    ring_steps,
)
from explorer.timeline.packing import Side
from explorer.timeline.scale import Scale
from explorer.timeline.shelves import DIAMOND, Shelf, Shelves
from explorer.timeline.steps import Box, Rect, Step, Text, TextWidth
from explorer.timeline.table import EventTable
from explorer.timeline.tags import Tag, tag_of, tag_steps

_FOLD_HEIGHT = 16.0
_FOLD_PADDING = 7.0
# The strip of echoes: its middle below the lane's top, or as far above the first row's middle.
_ECHO_TOP = 6.0
_ABOVE_ROW = 10.5
_AROUND_DIAMOND = 10.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the events of a scene become; `shown` and `folded` are rows of the table."""

    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]
    folds: tuple[Fold, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What the drawing of one scene needs to know throughout."""

    table: EventTable
    scale: Scale
    plot: Rect
    selected: EventId | None
    known_by: int | None
    text_width: TextWidth

    def colour(self, row: int, lane_colour: str) -> str:
        """The colour of an event's mark: that of its lane, or pale when nobody had reported it by then."""
        return "faint" if self.is_unknown(row) else lane_colour

    def is_unknown(self, row: int) -> bool:
        """Whether no document had reported it by the day of `View.as_known_on`."""
        return self.known_by is not None and bool(self.table.known[row] > self.known_by)


@dataclass(frozen=True, slots=True)
class _Item:
    """One event on its way into the scene."""

    place: Place
    lane: int
    shelf: Shelf
    tag: Tag
    side: Side


def draw_events(look: Look, shelves: Shelves, top: float) -> Drawing:
    """Draw the events in view; `top` is where the first lane starts, in pixels."""
    items: list[_Item] = []
    folds: list[Fold] = []
    fold_steps: list[Step] = []
    for lane, shelf in enumerate(shelves.shelves):
        if top + shelf.top > look.plot.bottom or top + shelf.top + shelf.height < look.plot.y:
            continue
        items += _items(look, shelves, shelf, lane, top)
        for fold, steps in _folds(look, shelves, shelf, lane, top):
            folds.append(fold)
            fold_steps += steps
    spots = placed([_wish(look, n, item) for n, item in enumerate(items)], _obstacles(folds), look.plot)
    echoes, echo_marks = _echoes(look, shelves, top)
    steps, marks = list(echoes), list(echo_marks)
    for number, item in enumerate(items):
        drawn, mark = _draw(look, item, spots.get(number))
        steps += drawn
        marks.append(mark)
    return Drawing((*steps, *fold_steps), tuple(marks), tuple(folds))


def ground_of(lane: int) -> str:
    """The colour of the band of the lane at this place."""
    return "lane_alternate" if lane % 2 == 0 else "lane"


def in_view(look: Look, rows: Ints) -> tuple[Floats, Floats]:
    """The left and right ends, in pixels, of the ink of these rows."""
    extents = extents_of(look.table)
    mark = look.scale.x_of(extents.mark[rows])
    left, right = look.scale.x_of(extents.begins[rows]), look.scale.x_of(extents.ended[rows])
    return np.fmin(left, mark - DIAMOND / 2), np.fmax(right, mark + DIAMOND / 2)


def _items(look: Look, shelves: Shelves, shelf: Shelf, lane: int, top: float) -> list[_Item]:
    packed = shelf.packed
    seen = _seen(look, packed.events)
    ys = top + shelf.top + shelves.sizes.above + shelves.sizes.step * packed.places[seen].astype(np.float64)
    places = places_of(look.scale, extents_of(look.table), packed.events[seen], ys, look.table.instant)
    sides = [packed.sides[at] for at in seen.tolist()]
    return [
        _Item(place, lane, shelf, _tag(look, place.row, short=shelf.lane.short), side)
        for place, side in zip(places, sides, strict=True)
    ]


def _seen(look: Look, rows: Ints) -> Ints:
    """Which of these rows, by their place in the array, have ink in the plot."""
    lefts, rights = in_view(look, rows)
    return np.flatnonzero((rights > look.plot.x) & (lefts < look.plot.right))


def _tag(look: Look, row: int, *, short: bool) -> Tag:
    selected = look.selected is not None and look.table.id_of(row) == look.selected
    return tag_of(look.table, row, short=short, selected=selected, text_width=look.text_width)


def _wish(look: Look, number: int, item: _Item) -> Wish:
    place = item.place
    # A label inside a bar stands where the bar is surest, if there is room.
    inner: tuple[tuple[float, float], ...] = ((place.begun, place.ends), (place.left, place.right))
    if place.mark is not None:
        before = (place.left, place.mark - _AROUND_DIAMOND)
        after = (place.mark + _AROUND_DIAMOND, place.right)
        inner = (max(before, after, key=lambda piece: piece[1] - piece[0]),)
    # The selected event finds its spot first.
    weight = 2.0 if item.tag.style == "label_selected" else float(look.table.weight[place.row])
    return Wish(number, place.y, place.left, place.right, item.tag.width, item.side, weight, inner)


def _obstacles(folds: list[Fold]) -> list[tuple[float, float, float]]:
    return [(fold.box.y + fold.box.height / 2, fold.box.x, fold.box.right) for fold in folds]


def _draw(look: Look, item: _Item, spot: Spot | None) -> tuple[list[Step], Mark]:
    table, place, plot = look.table, item.place, look.plot
    event, status = table.id_of(place.row), table.status.of(place.row)
    selected = item.tag.style == "label_selected"
    colour = look.colour(place.row, item.shelf.lane.colour)
    pen = Pen(event, colour, ground_of(item.lane), plot, spot.gap if spot is not None else None)
    steps = ring_steps(place, pen) if selected else []
    steps += mark_steps(place, pen, status=status)
    label = None
    if spot is not None:
        label = spot.box(place.y)
        ink = "selection" if selected else "dim" if look.is_unknown(place.row) else "ink"
        struck = status in STRUCK
        steps += tag_steps(item.tag, event, x=spot.left, y=place.y, colour=ink, struck=struck)
    core = core_of(place)
    box = _cut(Rect(place.left, core.y, place.right - place.left, core.height), plot)
    return steps, Mark(event, place.row, item.lane, box, core, place.mark is not None, label)


def _cut(box: Rect, plot: Rect) -> Rect:
    left, right = max(box.x, plot.x), min(box.right, plot.right)
    return Rect(left, box.y, max(right - left, 0.0), box.height)


def _folds(look: Look, shelves: Shelves, shelf: Shelf, lane: int, top: float) -> list[tuple[Fold, list[Step]]]:
    """The counted marks of a lane: a rounded box over the stretch of its events, with their number."""
    drawn = []
    used: dict[int, float] = {}
    for row, rows in shelf.packed.folds:
        lefts, rights = in_view(look, rows)
        if rights.max() < look.plot.x or lefts.min() > look.plot.right:
            continue
        y = top + shelf.top + shelves.sizes.above + shelves.sizes.step * row
        words = f"{len(rows):,}"
        width = look.text_width(words, "pill")
        # Two counts of one row must both be read, however near their events stand.
        left = max(float(lefts.min()), look.plot.x, used.get(row, look.plot.x))
        used[row] = left + width + 2 * _FOLD_PADDING + 2.0
        box = Rect(left, y - _FOLD_HEIGHT / 2, width + 2 * _FOLD_PADDING, _FOLD_HEIGHT)
        middle = box.x + box.width / 2
        steps: list[Step] = [
            Box(box, "fold", shelf.lane.colour, radius=_FOLD_HEIGHT / 2),
            Text(middle, y + 4.0, words, width, "pill", "ink", anchor="middle"),
        ]
        drawn.append((Fold(lane, rows, box), steps))
    return drawn


def _echoes(look: Look, shelves: Shelves, top: float) -> tuple[list[Step], list[Mark]]:
    """Thin marks in the strip above the first row, for events that another lane draws."""
    steps: list[Step] = []
    marks: list[Mark] = []
    if not any(len(shelf.lane.echoes) for shelf in shelves.shelves):
        return steps, marks
    home = {row: shelf.lane.colour for shelf in shelves.shelves for row in shelf.packed.events.tolist()}
    for lane, shelf in enumerate(shelves.shelves):
        y = top + shelf.top + min(_ECHO_TOP, shelves.sizes.above - _ABOVE_ROW)
        rows = shelf.lane.echoes[_seen(look, shelf.lane.echoes)]
        ys = np.full(len(rows), y)
        for place in places_of(look.scale, extents_of(look.table), rows, ys, look.table.instant):
            if place.row not in home:
                continue
            event = look.table.id_of(place.row)
            pen = Pen(event, look.colour(place.row, home[place.row]), ground_of(lane), look.plot)
            steps += echo_steps(place, pen)
            core = Rect(place.left, y - ECHO_DIAMOND / 2, place.right - place.left, ECHO_DIAMOND)
            marks.append(
                Mark(event, place.row, lane, _cut(core, look.plot), core, diamond=False, label=None, echo=True)
            )
    return steps, marks
