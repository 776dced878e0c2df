"""The events of all lanes: their marks, labels, folds and skylines as drawing steps."""

from dataclasses import dataclass

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.columns import Flags, Floats, Ints
from explorer.timeline.crowd import Stand, in_sight, stand_of, together
from explorer.timeline.drawn import COLUMN, Crest, Fold, Mark
from explorer.timeline.extent import Extents
from explorer.timeline.index import DIAMOND, Window
from explorer.timeline.labels import Spot, Wish, Wishes, placed
from explorer.timeline.marks import (
    BAR,
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
from explorer.timeline.shelves import Shelf, Shelves
from explorer.timeline.steps import Box, Cells, Diamonds, Rect, Skyline, Step, Text, TextWidth
from explorer.timeline.table import EventTable
from explorer.timeline.tags import Tag, tag_of, tag_steps

_FOLD_HEIGHT = 16.0
_FOLD_PADDING = 7.0
# The strip of echoes: its middle below the lane's top, or as far above the first row's middle.
_ECHO_TOP = 6.0
_ABOVE_ROW = 10.5
_AROUND_DIAMOND = 10.0
# A fade that is no wider than this stands hidden behind its diamond.
_HIDDEN = 4.0
_PLAIN = frozenset({"happened", "ongoing"})
# Bars are cut off so far outside the plot.
_OUTSIDE = 40.0
_SIDES = {"left": -1, "right": 1, "inside": 0}


Beside = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the events of a scene become; for each lane `seen` are the rows of the table that have a mark in view.

    `beside` tells how many events of a lane have all their ink before the view, and how many behind it.
    """

    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]
    folds: tuple[Fold, ...]
    crests: tuple[Crest, ...]
    seen: tuple[Ints, ...]
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What the drawing of one scene needs to know throughout.

    More marks than `batch_from` are drawn in batches, where they have no doubt and no status to show.
    """

    table: EventTable
    scale: Scale
    plot: Rect
    selected: EventId | None
    known_by: int | None
    text_width: TextWidth
    batch_from: int
    elastic: bool

    @property
    def window(self) -> Window:
        """What is in view, in bent minutes."""
        minutes = 1.0 / self.scale.pixels_per_minute
        return Window(
            self.scale.origin + (self.plot.x - self.scale.left) * minutes,
            self.scale.origin + (self.plot.right - self.scale.left) * minutes,
            DIAMOND / 2 * minutes,
        )

    def pixels(self, bent: Extents) -> Extents:
        """Bent extents on the canvas."""
        return bent.on(self.scale.left, self.scale.origin, self.scale.pixels_per_minute)

    def colour(self, row: int, lane_colour: str) -> str:
        """The colour of an event's mark: that of its lane, or pale when nobody had reported it by then."""
        return "faint" if self.is_unknown(row) else lane_colour

    def is_unknown(self, row: int) -> bool:
        """Whether no document had reported it by the day of `View.as_known_on`."""
        return self.known_by is not None and bool(self.table.known[row] > self.known_by)


@dataclass(frozen=True, slots=True, eq=False)
class _Cast:
    """Events in view, one entry each: `lanes` are numbers, `ys` the middles of their rows, `pixels` their extents."""

    stand: Stand
    lanes: Ints
    ys: Floats
    pixels: Extents

    def tag(self, number: int) -> Tag:
        return self.stand.tags[number]


def draw_events(look: Look, shelves: Shelves, top: float) -> Drawing:
    """Draw the events in view; `top` is where the first lane starts, in pixels."""
    casts = [_cast(look, shelf, lane, top) for lane, shelf in enumerate(shelves.shelves)]
    seen = tuple(cast.stand.rows for cast in casts)
    window = look.window
    beside = tuple((shelf.index.before(window), shelf.index.after(window)) for shelf in shelves.shelves)
    edges = _edges(look)
    in_sight_of = [
        top + shelf.top <= look.plot.bottom and top + shelf.top + shelf.height >= look.plot.y
        for shelf in shelves.shelves
    ]
    folds: list[Fold] = []
    crests: list[Crest] = []
    over: list[Step] = []
    under: list[Step] = []
    for lane, shelf in enumerate(shelves.shelves):
        if not in_sight_of[lane]:
            continue
        for fold, steps in _folds(look, shelf, lane, top):
            folds.append(fold)
            over += steps
        crest = _crest(look, shelf, casts[lane], edges, sum(beside[lane]), lane, top)
        if crest is not None:
            crests.append(crest)
            under.append(_skyline(look, shelf, crest))
    echoes, echo_marks = _echoes(look, shelves, casts, top)
    cast = _all_of([cast for lane, cast in enumerate(casts) if in_sight_of[lane]])
    steps, marks = _drawn(look, shelves, cast, folds)
    return Drawing((*under, *echoes, *steps, *over), (*echo_marks, *marks), tuple(folds), tuple(crests), seen, beside)


def ground_of(lane: int) -> str:
    """The colour of the band of the lane at this place."""
    return "lane_alternate" if lane % 2 == 0 else "lane"


def _cast(look: Look, shelf: Shelf, lane: int, top: float) -> _Cast:
    """The events of a lane that have a row and ink in the plot."""
    window = look.window
    if shelf.crowd is not None:
        stand = in_sight(shelf.crowd, window.low, window.high, look.scale.pixels_per_minute)
    else:
        stand = shelf.stand if shelf.stand is not None else together([])
    bent = stand.extents
    seen = np.flatnonzero(~window.early(bent.ended, bent.mark) & ~window.late(bent.begins, bent.mark))
    stand = stand if len(seen) == len(stand) else stand.of(seen)
    ys = top + shelf.top + shelf.sizes.above + shelf.sizes.step * stand.places
    chosen = _selected_of_crowd(look, shelf, stand)
    if chosen is not None:
        stand = together([stand, chosen])
        ys = np.append(ys, top + shelf.top + shelf.skyline[0] + shelf.skyline[1] / 2)
    return _Cast(stand, np.full(len(stand), lane), ys, look.pixels(stand.extents))


def _selected_of_crowd(look: Look, shelf: Shelf, stand: Stand) -> Stand | None:
    """The selected event, when it is in view and has no row: it is drawn on its lane's skyline."""
    if look.selected is None or not shelf.skyline[1] or look.selected in stand.events:
        return None
    row = look.table.row_of(look.selected)
    if row is None or not bool((shelf.index.rows == row).any()):
        return None
    alone = stand_of(
        look.table, np.array([row], dtype=np.int64), [shelf.crowd.rows if shelf.crowd else 0], ["right"],
        short=shelf.lane.short, elastic=look.elastic, text_width=look.text_width,
    )  # fmt: skip
    bent, window = alone.extents, look.window
    out = window.early(bent.ended, bent.mark) | window.late(bent.begins, bent.mark)
    return None if bool(out[0]) else alone


def _all_of(casts: list[_Cast]) -> _Cast:
    stand = together([cast.stand for cast in casts])
    if not len(stand):
        return _Cast(stand, np.zeros(0, dtype=np.int64), np.zeros(0), stand.extents)
    pixels = [cast.pixels.columns for cast in casts]
    return _Cast(
        stand,
        np.concatenate([cast.lanes for cast in casts]),
        np.concatenate([cast.ys for cast in casts]),
        Extents(*(np.concatenate(column) for column in zip(*pixels, strict=True))),
    )


def _drawn(look: Look, shelves: Shelves, cast: _Cast, folds: list[Fold]) -> tuple[list[Step], list[Mark]]:
    table, rows = look.table, cast.stand.rows
    instant = table.instant[rows]
    places = places_of(cast.pixels, rows, cast.ys, instant)
    selected = cast.stand.events.index(look.selected) if look.selected in cast.stand.events else -1
    tags = list(cast.stand.tags)
    if selected >= 0:
        short = shelves.shelves[int(cast.lanes[selected])].lane.short
        row = places[selected].row
        tags[selected] = tag_of(table, row, short=short, selected=True, text_width=look.text_width)
    spots = placed(_wishes(look, cast, places, tags, selected), _obstacles(folds), look.plot)
    plain = _plain(look, cast, spots, selected, instant) if len(places) > look.batch_from else None
    steps = _batches(look, shelves, cast, plain) if plain is not None else []
    quick = plain.tolist() if plain is not None else [False] * len(places)
    statuses = [table.status.names[code] for code in table.status.codes[rows].tolist()]
    lanes = cast.lanes.tolist()
    marks: list[Mark] = []
    for number, place in enumerate(places):
        lane, event, spot = lanes[number], cast.stand.events[number], spots.get(number)
        if not quick[number]:
            colour = look.colour(place.row, shelves.shelves[lane].lane.colour)
            pen = Pen(event, colour, ground_of(lane), look.plot, spot.gap if spot is not None else None)
            steps += ring_steps(place, pen) if number == selected else []
            steps += mark_steps(place, pen, status=statuses[number])
        label = None
        if spot is not None:
            label = spot.box(place.y)
            ink = "selection" if number == selected else "dim" if look.is_unknown(place.row) else "ink"
            struck = statuses[number] in STRUCK
            steps += tag_steps(tags[number], event, x=spot.left, y=place.y, colour=ink, struck=struck)
        core = core_of(place)
        box = _cut(Rect(place.left, core.y, place.right - place.left, core.height), look.plot)
        marks.append(Mark(event, place.row, lane, box, core, place.mark is not None, label))
    return steps, marks


def _wishes(look: Look, cast: _Cast, places: list[Place], tags: list[Tag], selected: int) -> Wishes:
    pixels, stand = cast.pixels, cast.stand
    widths = np.array([tag.width for tag in tags], dtype=np.float64)
    sides = np.array([_SIDES[side] for side in stand.sides], dtype=np.int8)

    def wish(number: int) -> Wish:
        # The selected event finds its spot first.
        weight = 2.0 if number == selected else float(stand.weight[number])
        return _wish(number, places[number], tags[number].width, stand.sides[number], weight)

    left = np.fmin(pixels.begins, pixels.mark - DIAMOND / 2)
    right = np.fmax(pixels.ended, pixels.mark + DIAMOND / 2)
    return Wishes(cast.ys, left, right, widths, sides, wish)


def _wish(number: int, place: Place, width: float, side: Side, weight: float) -> Wish:
    # A label inside a bar stands where the bar is surest, if there is room.
    inner: tuple[tuple[float, float], ...] = ((place.begun, place.ends), (place.left, place.right))
    if place.mark is not None:
        before = (place.left, place.mark - _AROUND_DIAMOND)
        after = (place.mark + _AROUND_DIAMOND, place.right)
        inner = (max(before, after, key=lambda piece: piece[1] - piece[0]),)
    return Wish(number, place.y, place.left, place.right, width, side, weight, inner)


def _obstacles(folds: list[Fold]) -> list[tuple[float, float, float]]:
    return [(fold.box.y + fold.box.height / 2, fold.box.x, fold.box.right) for fold in folds]


# Many marks at once


def _plain(look: Look, cast: _Cast, spots: dict[int, Spot], selected: int, instant: Flags) -> Flags:
    """Which marks are a mere diamond or a mere bar: happened, with no doubt that could be seen, and no label inside."""
    pixels, rows = cast.pixels, cast.stand.rows
    status = look.table.status
    happened = np.array([name in _PLAIN for name in status.names] or [False])[status.codes[rows]]
    diamonds = instant & ~np.isnan(pixels.mark) & (pixels.ended - pixels.begins <= _HIDDEN)
    bars = ~instant & (pixels.begun - pixels.begins <= 1.0) & (pixels.ended - pixels.ends <= 1.0)
    plain: Flags = happened & (diamonds | bars)
    for number, spot in spots.items():
        if spot.inside:
            plain[number] = False
    if selected >= 0:
        plain[selected] = False
    return plain


def _batches(look: Look, shelves: Shelves, cast: _Cast, plain: Flags) -> list[Step]:
    """The plain marks, colour by colour."""
    pixels, rows = cast.pixels, cast.stand.rows
    known = np.ones(len(rows), dtype=np.bool_)
    if look.known_by is not None:
        known = look.table.known[rows] <= look.known_by
    lane_colours = [shelf.lane.colour for shelf in shelves.shelves]
    colours = np.array([lane_colours[lane] for lane in cast.lanes.tolist()])
    colours[~known] = "faint"
    has_diamond = ~np.isnan(pixels.mark)
    left = np.maximum(pixels.begins, look.plot.x - _OUTSIDE)
    right = np.minimum(pixels.ended, look.plot.right + _OUTSIDE)
    narrow = np.maximum(2.0 - (right - left), 0.0) / 2
    bars = np.column_stack([left - narrow, cast.ys - BAR / 2, right - left + 2 * narrow, np.full(len(rows), BAR)])
    middles = np.column_stack([pixels.mark, cast.ys])
    steps: list[Step] = []
    for colour in dict.fromkeys(colours[plain].tolist()):
        own = plain & (colours == colour)
        if (own & ~has_diamond).any():
            steps.append(Cells(bars[own & ~has_diamond], "bar", colour))
        if (own & has_diamond).any():
            steps.append(Diamonds(middles[own & has_diamond], DIAMOND, "solid", colour))
    return steps


def _cut(box: Rect, plot: Rect) -> Rect:
    left, right = max(box.x, plot.x), min(box.right, plot.right)
    return Rect(left, box.y, max(right - left, 0.0), box.height)


# What has no mark of its own


def _edges(look: Look) -> Floats:
    """The edges of all columns of the plot, COLUMN pixels wide, in bent minutes."""
    columns = max(int(look.plot.width / COLUMN), 1)
    edges: Floats = look.window.low + np.arange(columns + 1, dtype=np.float64) * (COLUMN / look.scale.pixels_per_minute)
    return edges


def _crest(
    look: Look, shelf: Shelf, cast: _Cast, edges: Floats, out_of_view: int, lane: int, top: float
) -> Crest | None:
    """How many events without a mark touch each column of a crowd's lane."""
    if not shelf.skyline[1] or len(shelf.index) - out_of_view == len(cast.stand):
        return None
    columns = len(edges) - 1
    counts = shelf.index.touching(edges)
    # Those that are drawn, taken off again by the same rule: from the first column to the last that they touch.
    drawn = cast.stand.extents
    first_touched = edges[1:].searchsorted(drawn.begins, side="right")
    first_left = edges[:-1].searchsorted(drawn.ended, side="left")
    counts -= np.cumsum(
        np.bincount(first_touched, minlength=columns + 1)[:columns]
        - np.bincount(first_left, minlength=columns + 1)[:columns]
    )
    first, height = shelf.skyline
    rect = Rect(look.plot.x, float(round(top + shelf.top + first)), columns * COLUMN, float(round(height)))
    return Crest(lane, rect, counts, shelf.lane.colour)


def _skyline(look: Look, shelf: Shelf, crest: Crest) -> Step:
    """Heights by the square root of the counts: one event can still be seen where another column has thousands."""
    height = crest.rect.height
    least = min(3.0, height)
    share = np.minimum(np.maximum(crest.counts - 1, 0) / shelf.index.peak, 1.0)
    heights = np.where(crest.counts > 0, np.round(least + (height - least) * np.sqrt(share)), 0.0).astype(np.int64)
    colour = "faint" if look.known_by is not None else crest.colour
    return Skyline(crest.rect, heights.repeat(int(COLUMN)), "skyline", colour)


def _folds(look: Look, shelf: Shelf, lane: int, top: float) -> list[tuple[Fold, list[Step]]]:
    """The counted marks of a lane: a rounded box over the stretch of its events, with their number."""
    drawn = []
    used: dict[int, float] = {}
    for row, rows in shelf.folds:
        lefts, rights = _ends_of(look, shelf, rows)
        seen = (rights > look.plot.x) & (lefts < look.plot.right)
        if not seen.any():
            continue
        here, lefts = rows[seen], lefts[seen]
        y = top + shelf.top + shelf.sizes.above + shelf.sizes.step * row
        words = f"{len(here):,}"
        width = look.text_width(words, "pill")
        # Two counts of one row must both be read, however near their events stand.
        left = max(float(lefts.min()), look.plot.x, used.get(row, look.plot.x))
        used[row] = left + width + 2 * _FOLD_PADDING + 2.0
        box = Rect(left, y - _FOLD_HEIGHT / 2, width + 2 * _FOLD_PADDING, _FOLD_HEIGHT)
        middle = box.x + box.width / 2
        steps: list[Step] = [
            Box(box, "fold", _colour_of_fold(look, shelf, here), radius=_FOLD_HEIGHT / 2),
            Text(middle, y + 4.0, words, width, "pill", "ink", anchor="middle"),
        ]
        drawn.append((Fold(lane, here, box), steps))
    return drawn


def _colour_of_fold(look: Look, shelf: Shelf, rows: Ints) -> str:
    """Pale when none of its events had been reported."""
    unknown = look.known_by is not None and bool((look.table.known[rows] > look.known_by).all())
    return "faint" if unknown else shelf.lane.colour


def _ends_of(look: Look, shelf: Shelf, rows: Ints) -> tuple[Floats, Floats]:
    """Left and right ends, in pixels, of the ink of some rows of a lane."""
    places = np.flatnonzero(np.isin(shelf.index.rows, rows))
    order = shelf.index.rows[places].argsort()
    places = places[order][rows.argsort().argsort()]
    index = shelf.index
    minutes = (index.begins[places], index.ended[places], index.mark[places])
    left, right, mark = (
        look.scale.left + (column - look.scale.origin) * look.scale.pixels_per_minute for column in minutes
    )
    return np.fmin(left, mark - DIAMOND / 2), np.fmax(right, mark + DIAMOND / 2)


def _echoes(look: Look, shelves: Shelves, casts: list[_Cast], top: float) -> tuple[list[Step], list[Mark]]:
    """Thin marks in the strip above the first row, for events that another lane draws."""
    steps: list[Step] = []
    marks: list[Mark] = []
    if not any(len(shelf.lane.echoes) for shelf in shelves.shelves):
        return steps, marks
    cast = _all_of(casts)
    rows = cast.stand.rows
    for lane, shelf in enumerate(shelves.shelves):
        echoes = shelf.lane.echoes
        if not len(echoes):
            continue
        y = top + shelf.top + min(_ECHO_TOP, shelf.sizes.above - _ABOVE_ROW)
        here = np.flatnonzero(echoes[np.minimum(echoes.searchsorted(rows), len(echoes) - 1)] == rows)
        here = here[np.argsort(rows[here], kind="stable")]
        ys = np.full(len(here), y)
        for number, place in zip(
            here.tolist(),
            places_of(cast.pixels.of(here), rows[here], ys, look.table.instant[rows[here]]),
            strict=True,
        ):
            event = cast.stand.events[number]
            home = shelves.shelves[int(cast.lanes[number])].lane.colour
            steps += echo_steps(place, Pen(event, look.colour(place.row, home), ground_of(lane), look.plot))
            core = Rect(place.left, y - ECHO_DIAMOND / 2, place.right - place.left, ECHO_DIAMOND)
            cut = _cut(core, look.plot)
            marks.append(Mark(event, place.row, lane, cut, core, diamond=False, label=None, echo=True))
    return steps, marks
