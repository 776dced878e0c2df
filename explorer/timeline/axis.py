"""The axis under the lanes: grid lines, ticks, breaks with their length in words, eras, the lane of sources."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import floor

from explorer.data.project import Era
from explorer.timeline.drawn import BreakMark, Published
from explorer.timeline.frame import Frame
from explorer.timeline.scale import Break, Scale
from explorer.timeline.steps import Box, Disc, Fade, Rect, Shape, Step, Text, TextWidth
from explorer.timeline.table import EventTable, Source
from explorer.timeline.tags import elided
from explorer.timeline.text import drawable
from explorer.timeline.ticks import LABEL_SHIFT, ROOM_AFTER_LABEL, Tick, ticks_of, whereabouts_in_words

ERA_HEIGHT = 18.0
_BASELINE = 19.0
_ZIGZAG = ((-5.0, 3.0), (-1.5, 3.0), (0.5, -7.0), (3.0, 7.0), (5.0, 1.0), (7.5, 1.0))
_ZIGZAG_ROOM = 12.0
# What the sign takes on both sides of its middle, and what is free between words and another sign.
_BEFORE_SIGN, _BEHIND_SIGN = 6.0, 9.0
_APART = 4.0
# The first label is far from the edge when so much is free beside what tells where the edge lies.
_FAR = 50.0
# It speaks as finely as so many ticks beside it.
_NEAREST = 3
# A compressed stretch that takes more of the axis has ticks inside; its length would be read as that of a part of it.
_WIDE = 0.4
_CIRCLE = 5.0


def break_marks(scale: Scale) -> tuple[BreakMark, ...]:
    """The breaks whose sign is in view."""
    middles = [(stretch, scale.x_of(float(stretch.middle))) for stretch in scale.breaks]
    return tuple(
        BreakMark(stretch, x, told=_is_narrow(scale, stretch))
        for stretch, x in middles
        if scale.left <= x <= scale.right
    )


def axis_ticks(
    scale: Scale, breaks: Sequence[BreakMark], text_width: TextWidth, boxes: Sequence[Rect] = ()
) -> tuple[Tick, ...]:
    """The ticks of the axis; a label that a break's sign or words or a box would meet is left out, its line stays."""
    return _ticks(scale, _taken(scale, breaks, text_width, boxes), text_width)


def _ticks(scale: Scale, taken: Sequence[tuple[float, float]], text_width: TextWidth) -> tuple[Tick, ...]:
    quiet = [(stretch.start, stretch.end) for stretch in scale.breaks if _is_narrow(scale, stretch)]
    return ticks_of(scale, text_width, taken=taken, without=quiet)


def _is_narrow(scale: Scale, stretch: Break) -> bool:
    """Whether a compressed stretch takes so little of the axis that its length alone is told, and no day in it."""
    left, right = scale.x_of(float(stretch.start)), scale.x_of(float(stretch.end))
    return right - left <= (scale.right - scale.left) * _WIDE


def _edge_ticks(
    scale: Scale, ticks: Sequence[Tick], taken: Sequence[tuple[float, float]], text_width: TextWidth
) -> tuple[Tick, ...]:
    """Where the first label stands far from the left edge, what that lies in ("Dec 2024"): a label without a line."""
    if not ticks:
        return ()
    label = whereabouts_in_words(scale.start, [tick.minute for tick in ticks[:_NEAREST]])
    labelled = [tick.x for tick in ticks if tick.label]
    first = min([*labelled, *(low for low, _ in taken), scale.right])
    wanted = LABEL_SHIFT + text_width(label, "axis") + ROOM_AFTER_LABEL
    far = not labelled or labelled[0] - scale.left >= wanted + _FAR
    return (Tick(floor(scale.start), scale.left, label, line=False),) if far and first - scale.left >= wanted else ()


def axis_of(
    scale: Scale, text_width: TextWidth, boxes: Sequence[Rect] = ()
) -> tuple[tuple[Tick, ...], tuple[BreakMark, ...]]:
    """Ticks and breaks of an axis with its edge; a break's length gives way where it would keep the first date late."""
    breaks = break_marks(scale)
    ticks = _with_edge(scale, breaks, text_width, boxes)
    if breaks and breaks[0].x < _first(ticks, scale) - _FAR:
        quiet = (replace(breaks[0], told=False), *breaks[1:])
        sooner = _with_edge(scale, quiet, text_width, boxes)
        if _first(sooner, scale) < _first(ticks, scale) - _FAR:
            return sooner, quiet
    return ticks, breaks


def _with_edge(
    scale: Scale, breaks: Sequence[BreakMark], text_width: TextWidth, boxes: Sequence[Rect]
) -> tuple[Tick, ...]:
    taken = _taken(scale, breaks, text_width, boxes)
    ticks = _ticks(scale, taken, text_width)
    return (*_edge_ticks(scale, ticks, taken, text_width), *ticks)


def _first(ticks: Sequence[Tick], scale: Scale) -> float:
    """Where the first label stands."""
    return next((tick.x for tick in ticks if tick.label), scale.right)


def _taken(
    scale: Scale, breaks: Sequence[BreakMark], text_width: TextWidth, boxes: Sequence[Rect]
) -> list[tuple[float, float]]:
    signs = _signs(breaks, scale.left, scale.right, text_width, boxes)
    return [*(sign.room for sign in signs), *((box.x, box.right) for box in boxes)]


@dataclass(frozen=True, slots=True)
class _Sign:
    """A break's zig-zag around `x`, its words from `start` on ("": they have no room), and what both take."""

    x: float
    words: str
    start: float
    room: tuple[float, float]


def _signs(
    breaks: Sequence[BreakMark], left: float, right: float, text_width: TextWidth, boxes: Sequence[Rect]
) -> list[_Sign]:
    """The signs of breaks, whole between two edges, none on another or on another's words.

    Words stand right of their sign, or at the right edge left of it.
    """
    signs: list[_Sign] = []
    xs = [min(max(mark.x, left + _BEFORE_SIGN), right - _BEHIND_SIGN) for mark in breaks]
    used = left
    for number, (mark, x) in enumerate(zip(breaks, xs, strict=True)):
        if signs and x - _BEFORE_SIGN < used:
            continue
        words = mark.stretch.words if mark.told else ""
        width = text_width(words, "break")
        start = x + _ZIGZAG_ROOM
        follower = xs[number + 1] - _BEFORE_SIGN if number + 1 < len(xs) else right
        if start + width > right and x - _ZIGZAG_ROOM - width >= used + _APART:
            start = x - _ZIGZAG_ROOM - width
        behind = max(start + width, x + _BEHIND_SIGN)
        free = all(behind <= box.x or box.right <= min(start, x) for box in boxes)
        if (
            words
            and free
            and (start < x or start + width + _APART <= follower or (number + 1 == len(xs) and behind <= right))
        ):
            signs.append(_Sign(x, words, start, (min(start, x - _BEFORE_SIGN), behind)))
        else:
            signs.append(_Sign(x, "", x, (x - _BEFORE_SIGN, x + _BEHIND_SIGN)))
        used = signs[-1].room[1]
    return signs


def grid_steps(ticks: Sequence[Tick], breaks: Sequence[BreakMark], frame: Frame) -> list[Step]:
    """Thin lines through the lanes at every tick, dotted ones at every break."""
    top, bottom = frame.lanes.y, frame.axis.y
    steps: list[Step] = []
    for tick in ticks:
        if not tick.line:
            continue
        x = round(tick.x) + 0.5
        steps.append(Shape(((x, top), (x, bottom)), "hairline", "line", closed=False))
    for mark in breaks:
        x = round(mark.x) + 0.5
        steps.append(Shape(((x, top), (x, bottom)), "hairline_dotted", "faint", closed=False))
    return steps


def axis_steps(
    ticks: Sequence[Tick],
    breaks: Sequence[BreakMark],
    frame: Frame,
    text_width: TextWidth,
    boxes: Sequence[Rect] = (),
) -> list[Step]:
    """Labels, zig-zags and the lengths of the breaks where there is room for their words beside the boxes."""
    axis = frame.axis
    line = ((axis.x, axis.y + 0.5), (axis.right, axis.y + 0.5))
    steps: list[Step] = [Box(axis, "solid", "background"), Shape(line, "hairline", "line", closed=False)]
    baseline = axis.y + _BASELINE
    for tick in ticks:
        if tick.label:
            width = text_width(tick.label, "axis")
            steps.append(Text(tick.x + LABEL_SHIFT, baseline, tick.label, width, "axis", "dim"))
    for sign in _signs(breaks, frame.plot.x, axis.right, text_width, boxes):
        zigzag = tuple((sign.x + x, axis.y + 15.0 + y) for x, y in _ZIGZAG)
        steps.append(Shape(zigzag, "outline", "dim", closed=False))
        if sign.words:
            steps.append(Text(sign.start, baseline, sign.words, text_width(sign.words, "break"), "break", "dim"))
    return steps


def era_steps(eras: Sequence[Era], scale: Scale, frame: Frame, text_width: TextWidth) -> list[Step]:
    """Shaded stretches with their names in a strip above the lanes."""
    steps: list[Step] = []
    used = frame.plot.x
    for era in eras:
        left, right = max(scale.x_of(float(era.start)), frame.plot.x), min(scale.x_of(float(era.end)), frame.plot.right)
        if right - left < 1.0:
            continue
        top = frame.eras.y
        steps.append(Box(Rect(left, top, right - left, frame.axis.y - top), "wash", "era"))
        start = max(left + 6.0, used)
        name = drawable(era.name)
        room = max(right, start) - start - 6.0
        if text_width(name, "era") > room:
            name = elided(name, "era", room, text_width) if room > 40.0 else ""
        if name:
            width = text_width(name, "era")
            steps.append(Text(start, top + 13.0, name, width, "era", "dim"))
            used = start + width + 8.0
    return steps


@lru_cache(maxsize=4)
def any_published(table: EventTable) -> bool:
    """Whether it is known of any source when it was published: else the lane of sources would stand empty."""
    return any(source.middle is not None for source in table.witnesses)


def source_steps(
    sources: Sequence[Source], scale: Scale, frame: Frame, text_width: TextWidth, known_by: int | None = None
) -> tuple[list[Step], tuple[Published, ...]]:
    """The lane of sources: a circle and its name at every publication, hollow and with its bounds where not exact.

    Circles that would stand on one another are spread; a name that has no room is left out. What came out after the
    minute `known_by` is pale.
    """
    lane = frame.sources
    if not lane.height:
        return [], ()
    line = ((lane.x, lane.y + 0.5), (lane.right, lane.y + 0.5))
    steps: list[Step] = [Box(lane, "solid", "panel"), Shape(line, "hairline", "line", closed=False)]
    title = "Sources published" + _elsewhere(sources, scale, frame)
    title = elided(title, "source", max(frame.header_width - 26.0, 0.0), text_width)
    if frame.header_width > 60.0:
        steps.append(Text(lane.x + 18.0, lane.y + 21.0, title, text_width(title, "source"), "source", "dim"))
    found: list[Published] = []
    y = lane.y + lane.height / 2
    free_from = frame.plot.x
    for source in sorted(sources, key=lambda one: one.middle if one.middle is not None else 0.0):
        if source.middle is None:
            continue
        at = scale.x_of(source.middle)
        if not frame.plot.x <= at <= frame.plot.right:
            continue
        later = known_by is not None and source.middle > known_by
        drawn, published = _source(source, at, free_from, y, scale, frame, text_width, "faint" if later else "dim")
        if published is not None:
            free_from = max(published.box.right, free_from) + 4.0
            found.append(published)
        steps += drawn
    return steps, tuple(found)


def _elsewhere(sources: Sequence[Source], scale: Scale, frame: Frame) -> str:
    """ " (1 undated, 2 later)": the sources that have no place on the axis; "" when all have one."""
    places = [scale.x_of(source.middle) for source in sources if source.middle is not None]
    heaps = (
        (len(sources) - len(places), "undated"),
        (sum(at < frame.plot.x for at in places), "earlier"),
        (sum(at > frame.plot.right for at in places), "later"),
    )
    told = ", ".join(f"{count:,} {word}" for count, word in heaps if count)
    return f" ({told})" if told else ""


def _source(
    source: Source, at: float, free_from: float, y: float, scale: Scale, frame: Frame, text_width: TextWidth, ink: str
) -> tuple[list[Step], Published | None]:
    """A circle with its name behind it, or before it where the plot ends; what is left of `free_from` is taken.

    A thin line leads back to where it belongs when it was pushed aside.
    """
    x = max(at, free_from + _CIRCLE)
    steps: list[Step] = []
    width = text_width(source.name, "source")
    if not source.exact and source.earliest is not None and source.latest is not None:
        left = max(scale.x_of(float(source.earliest)), frame.plot.x)
        right = min(scale.x_of(float(source.latest)), frame.plot.right)
        if right - left > 2 * _CIRCLE:
            middle = min(max((at - left) / (right - left), 0.01), 0.99)
            stops = ((0.0, 0.1), (middle, 0.5), (1.0, 0.1))
            steps.append(Fade(Rect(left, frame.sources.bottom - 6.0, right - left, 3.0), stops, ink, "panel"))
    beside = _CIRCLE + 4.0 + width
    behind = x + beside <= frame.plot.right
    if not behind:
        x = max(min(at, frame.plot.right - _CIRCLE), free_from + beside)
    if (not behind and x + _CIRCLE > frame.plot.right) or x - at > 120.0:
        # No room left: a point at its day, under the names of others, not named itself.
        steps.append(Disc(at, frame.sources.bottom - 4.5, 2.0, "solid", ink))
        return steps, None
    if x - at > 1.0:
        bent = ((at, frame.sources.y + 1.0), (at, frame.sources.y + 5.0), (x, y - _CIRCLE))
        steps.append(Shape(bent, "hairline", "faint", closed=False))
    steps.append(Disc(x, y, _CIRCLE, "solid", ink if source.exact else "panel"))
    steps.append(Disc(x, y, _CIRCLE, "stroke", ink))
    name_at = x + _CIRCLE + 4.0 if behind else x - beside
    steps.append(Text(name_at, y + 4.5, source.name, width, "source", "dim"))
    box = Rect(min(name_at, x - _CIRCLE) - 1, y - 9.0, 2 * _CIRCLE + 6.0 + width, 18.0)
    return steps, Published(source.id, source.name, x, box)
