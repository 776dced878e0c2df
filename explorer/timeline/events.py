"""The events of all lanes: their marks, labels, folds and skylines as drawing steps."""

from dataclasses import dataclass, replace

import numpy as np

from explorer.timeline.cast import Cast, Marked, cast_of
from explorer.timeline.columns import Flags, Floats, Ints
from explorer.timeline.crests import crests_of
from explorer.timeline.drawn import Crest, EdgeCount, Fold, HasMarks
from explorer.timeline.edges import edges_of, rows_behind
from explorer.timeline.extent import endless
from explorer.timeline.folds import echoes_of, folds_of
from explorer.timeline.foremost import with_foremost
from explorer.timeline.index import DIAMOND
from explorer.timeline.known import sources_by
from explorer.timeline.labels import AROUND_INNER, Spot, Wish, Wishes, placed
from explorer.timeline.lengthened import with_longer
from explorer.timeline.look import Look, ground_of
from explorer.timeline.marks import BAR, HIDDEN, RING, Pen, Place, Places, instant_fades, mark_steps, ring_steps
from explorer.timeline.packing import Side
from explorer.timeline.shelves import Shelves
from explorer.timeline.shortened import shortened_tag, with_shorter
from explorer.timeline.sight import beyond_of, hardly_seen, room_for_labels
from explorer.timeline.steps import Cells, Diamonds, Rect, Step
from explorer.timeline.tags import Tag, tag_of, tag_steps, with_sources
from explorer.timeline.text import ELLIPSIS
from explorer.timeline.whereabouts import Beyond

_AROUND_DIAMOND = 10.0
_IN_RING = RING / 2 - 3.0
# A row is drawn when its middle is no further above or below the plot.
_BEYOND = 24.0
# Bars are cut off so far outside the plot.
_OUTSIDE = 40.0
# Among more marks than these a label has room or waits for a closer zoom.
_FEW = 400
# The weight of the selected event's label: no other is as heavy.
_FOREMOST = 2.0
_SIDES: dict[int, Side] = {-1: "left", 1: "right", 0: "inside"}

Beside = tuple[int, int]
# The height of a row, and from where to where something stands in it.
Taken = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the events of a scene become; for each lane `seen` are the rows of the table that have a mark in view.

    `beside` tells how many events of a lane have all their ink before the view, and how many behind it, `beyond`
    what is scrolled out of sight; `settled` whether all stand where they will stay. `hardly` are the rows that count as
    before and as behind the view, though a little of their ink is in it.
    """

    steps: tuple[Step, ...]
    marked: HasMarks
    folds: tuple[Fold, ...]
    crests: tuple[Crest, ...]
    seen: tuple[Ints, ...]
    beside: tuple[Beside, ...]
    beyond: tuple[Beyond, ...]
    settled: bool
    hardly: tuple[Ints, Ints]


def draw_events(look: Look, shelves: Shelves, top: float, guests: tuple[Cast, Shelves] | None = None) -> Drawing:
    """Draw the events in view; `top` is where the first lane starts, in pixels.

    `guests` are events that lanes elsewhere draw, with those lanes: here they are echoed.
    """
    everybody, settled = cast_of(look, shelves, top)
    window = look.window
    early, late = hardly_seen(look.plot, shelves, everybody)
    hardly = everybody.rows[early], everybody.rows[late]
    fewer = [np.bincount(everybody.lanes[side], minlength=len(shelves.shelves)).tolist() for side in (early, late)]
    beside = tuple(
        (shelf.index.before(window) + before, shelf.index.after(window) + after)
        for shelf, before, after in zip(shelves.shelves, *fewer, strict=True)
    )
    if (early | late).any():
        everybody = everybody.only(~(early | late))
    in_plot = [
        lane
        for lane, shelf in enumerate(shelves.shelves)
        if top + shelf.top <= look.plot.bottom and top + shelf.top + shelf.height >= look.plot.y
    ]
    folds: list[Fold] = []
    over: list[Step] = []
    for lane in in_plot:
        for fold, steps in folds_of(look, shelves.shelves[lane], lane, top):
            folds.append(fold)
            over += steps
    crests, under = crests_of(look, shelves, everybody, in_plot, top)
    echoes, echo_marks = echoes_of(look, shelves, everybody, top)
    if guests is not None:
        more_echoes, more_marks = echoes_of(look, shelves, guests[0], top, homes=guests[1])
        echoes, echo_marks = [*echoes, *more_echoes], [*echo_marks, *more_marks]
    cast = _near(look, everybody, in_plot)
    bands = [Rect(look.plot.x, top + shelf.top, look.plot.width, shelf.height) for shelf in shelves.shelves]
    counted = [edge for edge, _ in edges_of(look, beside, bands) if edge.lane in in_plot]
    steps, labels = _drawn(look, shelves, cast, [*_obstacles(folds), *_behind(counted, cast)])
    return Drawing(
        steps=(*under, *echoes, *steps, *over),
        marked=Marked(cast, look.plot, labels, tuple(echo_marks)),
        folds=tuple(folds),
        crests=tuple(crests),
        seen=everybody.by_lane(len(shelves.shelves)),
        beside=beside,
        beyond=beyond_of(look.plot, shelves, everybody, folds, crests, top),
        settled=settled,
        hardly=hardly,
    )


def _near(look: Look, cast: Cast, in_plot: list[int]) -> Cast:
    """Those of a cast whose rows are in the plot or near it, and the selected one of the lanes that are."""
    near = (cast.ys > look.plot.y - _BEYOND) & (cast.ys < look.plot.bottom + _BEYOND)
    if look.selected is not None:
        near |= cast.rows == look.table.row_of(look.selected)
    near &= np.isin(cast.lanes, in_plot)
    return cast if near.all() else cast.only(near)


def _drawn(look: Look, shelves: Shelves, cast: Cast, others: list[Taken]) -> tuple[list[Step], dict[int, Rect]]:
    """The steps of a cast, and the boxes of the labels by the numbers of its entries; labels keep clear of `others`."""
    table, events, tags = look.table, cast.events(), cast.tags()
    places = Places(cast.pixels, cast.rows, cast.ys, cast.ensemble.instant[cast.numbers])
    selected = events.index(look.selected) if look.selected in events else -1
    widths = cast.ensemble.stand.widths[cast.numbers]
    if selected >= 0:
        short = shelves.shelves[int(cast.lanes[selected])].lane.short
        row = places[selected].row
        tags[selected] = tag_of(table, row, short=short, selected=True, text_width=look.text_width)
        widths[selected] = tags[selected].width
    for number, sources in _fewer_sources(look, cast).items():
        tags[number] = with_sources(tags[number], sources, look.text_width)
        widths[number] = tags[number].width
    wishes = _wishes(cast, places, widths, selected)
    spots, tags = _spots(look, wishes, tags, others, room_for_labels(look.plot, shelves), selected)
    if look.still:
        spots, tags = _lengthened(look, shelves, cast, (wishes, spots, tags), others)
    plain = faded = np.zeros(len(cast), dtype=np.bool_)
    if len(cast) > look.batch_from:
        plain, faded = _plain(cast, spots, selected)
    steps = _fades_of(look, shelves, cast, faded)
    steps += _batches(look, shelves, cast, plain | faded)
    statuses = [table.status.names[code] for code in cast.ensemble.statuses[cast.numbers].tolist()]
    lanes = cast.lanes.tolist()
    open_ended = endless(table, cast.rows).tolist()
    slow = ~(plain | faded)
    said = slow.copy()
    said[list(spots)] = True
    for number in np.flatnonzero(said).tolist():
        place, spot, status = places[number], spots.get(number), statuses[number]
        if slow[number]:
            lane = lanes[number]
            colour = look.colour(place.row, shelves.shelves[lane].lane.colour)
            pen = Pen(events[number], colour, ground_of(lane), look.plot, spot.gap if spot is not None else None)
            steps += ring_steps(place, pen) if number == selected else []
            if open_ended[number]:
                place = place._replace(endless=True)
            steps += mark_steps(place, pen, status=status)
        if spot is not None:
            ink = "selection" if number == selected else "dim" if look.is_unknown(place.row) else "ink"
            steps += tag_steps(tags[number], events[number], x=spot.left, y=place.y, colour=ink)
    ys = cast.ys.tolist()
    return steps, {number: spot.box(ys[number]) for number, spot in spots.items()}


def _spots(
    look: Look, wishes: Wishes, tags: list[Tag], others: list[Taken], room: Rect, selected: int
) -> tuple[dict[int, Spot], list[Tag]]:
    """Where labels stand, the selected one before all others, and the tags as long as there is room for them."""
    spots = placed(wishes, others, room)
    if len(tags) <= _FEW and len(spots) < len(tags):
        spots = with_shorter(wishes, spots, others, room)
    if selected >= 0:
        spots = with_foremost(wishes, spots, others, room, selected)
    cut = [number for number, spot in spots.items() if spot.width < wishes.width[number]]
    tags = list(tags)
    for number in cut:
        tags[number] = shortened_tag(tags[number], spots[number].width, look.text_width)
    return spots, tags


def _fewer_sources(look: Look, cast: Cast) -> dict[int, int]:
    """By the numbers of the entries, how many sources tell what others still had to report by the day as known on."""
    if look.known_by is None:
        return {}
    known = sources_by(look.table, cast.rows, look.known_by)
    fewer = np.flatnonzero(known < look.table.sources[cast.rows])
    return dict(zip(fewer.tolist(), known[fewer].tolist(), strict=True))


def _lengthened(
    look: Look,
    shelves: Shelves,
    cast: Cast,
    found: tuple[Wishes, dict[int, Spot], list[Tag]],
    others: list[Taken],
) -> tuple[dict[int, Spot], list[Tag]]:
    """The spots and tags of a page: a label that was cut takes the room that is free beside it."""
    wishes, spots, tags = found
    whole: dict[int, Tag] = {}
    for number in spots:
        if tags[number].text.endswith(ELLIPSIS):
            short = shelves.shelves[int(cast.lanes[number])].lane.short
            full = tag_of(
                look.table,
                int(cast.rows[number]),
                short=short,
                selected=tags[number].style == "label_selected",
                text_width=look.text_width,
                widest=look.plot.width,
            )
            whole[number] = replace(full, pill=tags[number].pill, pill_width=tags[number].pill_width)
    longer = with_longer(wishes, spots, {number: tag.width for number, tag in whole.items()}, others, look.plot)
    longest = list(tags)
    for number, tag in whole.items():
        if longer[number] != spots[number]:
            longest[number] = shortened_tag(tag, longer[number].width, look.text_width)
    return longer, longest


def _wishes(cast: Cast, places: Places, widths: Floats, selected: int) -> Wishes:
    pixels, stand = cast.pixels, cast.ensemble.stand
    sides, weight = stand.sides[cast.numbers], stand.weight[cast.numbers]
    if selected >= 0:
        # The selected event finds its spot first.
        weight[selected] = _FOREMOST

    def wish(number: int) -> Wish:
        side = _SIDES[int(sides[number])]
        made = _wish(number, places[number], float(widths[number]), side, float(weight[number]))
        return made._replace(left=float(left[number]), right=float(right[number])) if number == selected else made

    left = np.fmin(pixels.begins, pixels.mark - DIAMOND / 2)
    right = np.fmax(pixels.ended, pixels.mark + DIAMOND / 2)
    if selected >= 0:
        # Its label begins behind its ring.
        left[selected] = np.fmin(left[selected], pixels.mark[selected] - _IN_RING)
        right[selected] = np.fmax(right[selected], pixels.mark[selected] + _IN_RING)
    return Wishes(cast.ys, left, right, widths, sides, weight, wish)


def _wish(number: int, place: Place, width: float, side: Side, weight: float) -> Wish:
    left, right = place.left, place.right
    inner: tuple[tuple[float, float], ...] = ()
    if right - left >= width + AROUND_INNER:
        # A label inside a bar stands where the bar is surest, if there is room.
        inner = ((place.begun, place.ends), (left, right))
        if place.mark is not None:
            before = (left, place.mark - _AROUND_DIAMOND)
            after = (place.mark + _AROUND_DIAMOND, right)
            inner = (max(before, after, key=lambda piece: piece[1] - piece[0]),)
    return Wish(number, place.y, left, right, width, side, weight, inner)


def _behind(edges: list[EdgeCount], cast: Cast) -> list[Taken]:
    """Where the counts at the edges of lanes stand on rows."""
    taken: list[Taken] = []
    for edge in edges:
        ys = sorted(set(cast.ys[cast.lanes == edge.lane].tolist()))
        taken += rows_behind(edge.box, ys[-2:])
    return taken


def _obstacles(folds: list[Fold]) -> list[Taken]:
    return [(fold.box.y + fold.box.height / 2, fold.box.x, fold.box.right) for fold in folds]


# Many marks at once


def _plain(cast: Cast, spots: dict[int, Spot], selected: int) -> tuple[Flags, Flags]:
    """Which marks are a mere diamond or a mere bar, and which are a diamond with a fade behind it.

    They have happened, no label stands inside, and bars have no doubt that could be seen.
    """
    pixels, instant = cast.pixels, cast.ensemble.instant[cast.numbers]
    usual = cast.ensemble.plain[cast.numbers].copy()
    usual[[number for number, spot in spots.items() if spot.inside]] = False
    if selected >= 0:
        usual[selected] = False
    diamonds = usual & instant & ~np.isnan(pixels.mark)
    hidden = pixels.ended - pixels.begins <= HIDDEN
    bars = usual & ~instant & (pixels.begun - pixels.begins <= 1.0) & (pixels.ended - pixels.ends <= 1.0)
    return (diamonds & hidden) | bars, diamonds & ~hidden


def _fades_of(look: Look, shelves: Shelves, cast: Cast, faded: Flags) -> list[Step]:
    """The fades behind diamonds that are drawn in batches."""
    if not faded.any():
        return []
    cast = cast.only(faded)
    own = [(shelf.lane.colour, ground_of(lane)) for lane, shelf in enumerate(shelves.shelves)]
    colours = [own[lane] for lane in cast.lanes.tolist()]
    if look.known_by is not None:
        pairs = zip(cast.rows.tolist(), colours, strict=True)
        colours = [(look.colour(row, colour), ground) for row, (colour, ground) in pairs]
    return instant_fades(cast.pixels, cast.ys, colours, look.plot)


def _batches(look: Look, shelves: Shelves, cast: Cast, plain: Flags) -> list[Step]:
    """The plain marks, colour by colour."""
    if not plain.any():
        return []
    cast = cast.only(plain)
    pixels = cast.pixels
    # The colours by number, that of what was not known yet being the last.
    names = [*dict.fromkeys(shelf.lane.colour for shelf in shelves.shelves), "faint"]
    colours = np.array([names.index(shelf.lane.colour) for shelf in shelves.shelves])[cast.lanes]
    if look.known_by is not None:
        colours[look.table.known[cast.rows] > look.known_by] = len(names) - 1
    has_diamond = ~np.isnan(pixels.mark)
    left = np.maximum(pixels.begins, look.plot.x - _OUTSIDE)
    right = np.minimum(pixels.ended, look.plot.right + _OUTSIDE)
    narrow = np.maximum(2.0 - (right - left), 0.0) / 2
    bars = np.column_stack([left - narrow, cast.ys - BAR / 2, right - left + 2 * narrow, np.full(len(cast), BAR)])
    middles = np.column_stack([pixels.mark, cast.ys])
    steps: list[Step] = []
    for code in dict.fromkeys(colours.tolist()):
        own = colours == code
        if (own & ~has_diamond).any():
            steps.append(Cells(bars[own & ~has_diamond], "bar", names[code]))
        if (own & has_diamond).any():
            steps.append(Diamonds(middles[own & has_diamond], DIAMOND, "solid", names[code]))
    return steps
