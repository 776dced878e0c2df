"""Drawing steps as native shapes and text boxes of a slide (ECMA-376, DrawingML), a group for each event."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from explorer.data.when import EventId
from explorer.paint.theme import Theme
from explorer.timeline.steps import (
    SHAPE_STYLES,
    TEXT_STYLES,
    Box,
    Clip,
    Disc,
    Fade,
    Rect,
    Shape,
    Single,
    Step,
    Text,
    Unclip,
    bounds_of,
    singly,
)
from explorer.timeline.text import drawable, runs_backwards

# Every office program has it, or one of the same widths; it is measured wider than the font of the app.
FONTS = {"sans": "Arial", "serif": "Georgia"}
WIDER = 1.15
_TYPE = 0.96  # its letters are larger for their size than those of the app's font
_ASCENT = 0.905
_EMU_PER_PIXEL = 9525
_POINTS = 0.75

Point = tuple[float, float]


@dataclass(slots=True)
class Slate:
    """What is being drawn on: the theme, how much larger than the steps it is, and the next free id of a shape.

    `runs` parts a label into the small number before it and the rest; `right` says which texts end at their mark.
    """

    theme: Theme
    scale: float
    runs: Callable[[Text], tuple[str, str]]
    right: Callable[[Text], bool]
    last_id: int = 100

    def emu(self, pixels: float) -> int:
        """English Metric Units of so many pixels of a step."""
        return round(pixels * self.scale * _EMU_PER_PIXEL)

    def next_id(self) -> int:
        """An id that no other shape of the slide has."""
        self.last_id += 1
        return self.last_id


def shapes_of(steps: Iterable[Step], slate: Slate, *, said: Callable[[EventId], tuple[str, str]]) -> Iterator[str]:
    """The steps as XML elements; those of one event that follow each other are a group.

    `said` gives the name of an event's group and what it says to those who cannot see it.
    """
    cut = list(_cut(singly(steps)))
    for event, own in groupby(cut, key=lambda step: getattr(step, "event", None)):
        drawn = list(own)
        elements = [element for step in drawn for element in _elements(step, slate)]
        if event and len(elements) > 1:
            name, description = said(event)
            yield _group(elements, _box_of(drawn), name, description, slate)
        else:
            yield from elements


def _group(elements: Sequence[str], box: Rect, name: str, description: str, slate: Slate) -> str:
    where = f'x="{slate.emu(box.x)}" y="{slate.emu(box.y)}"'
    size = f'cx="{slate.emu(box.width)}" cy="{slate.emu(box.height)}"'
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{slate.next_id()}" name={quoteattr(drawable(name))} '
        f"descr={quoteattr(drawable(description))}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f"<a:off {where}/><a:ext {size}/><a:chOff {where}/><a:chExt {size}/></a:xfrm></p:grpSpPr>"
        f"{''.join(elements)}</p:grpSp>"
    )


def _box_of(steps: Sequence[Single]) -> Rect:
    boxes = [bounds_of(step) for step in steps]
    box = boxes[0]
    for other in boxes[1:]:
        box = box.joined(other)
    return box


def _elements(step: Single, slate: Slate) -> Iterator[str]:
    match step:
        case Text():
            yield _text(step, slate)
        case Fade():
            for piece in _pieces(step):
                yield _preset(piece.rect, "rect", _gradient(piece, slate), slate)
        case Box() | Disc() | Shape():
            yield _figure(step, slate)


def _figure(step: Box | Disc | Shape, slate: Slate) -> str:
    ink = _ink(step.style, step.colour, slate)
    match step:
        case Box(rect, radius=0.0):
            return _preset(rect, "rect", ink, slate)
        case Box(rect):
            return _preset(rect, "roundRect", ink, slate, rounded=step.radius)
        case Disc():
            return _preset(bounds_of(step), "ellipse", ink, slate)
        case _:
            return _shape(step, slate)


def _shape(step: Shape, slate: Slate) -> str:
    ink = _ink(step.style, step.colour, slate)
    box = bounds_of(step)
    if step.closed and len(step.points) == 4 and step.points == _corners(box):
        return _preset(box, "diamond", ink, slate)
    if not step.closed and len(step.points) == 2:
        return _line(step, ink, slate)
    return _freeform(step, box, ink, slate)


def _corners(box: Rect) -> tuple[tuple[float, float], ...]:
    middle, across = box.x + box.width / 2, box.y + box.height / 2
    return ((middle, box.y), (box.right, across), (middle, box.bottom), (box.x, across))


def _frame(box: Rect, slate: Slate, turned: str = "") -> str:
    # Neighbours share their edge to the unit.
    left, top = slate.emu(box.x), slate.emu(box.y)
    size = f'cx="{max(slate.emu(box.right) - left, 0)}" cy="{max(slate.emu(box.bottom) - top, 0)}"'
    return f'<a:xfrm{turned}><a:off x="{left}" y="{top}"/><a:ext {size}/></a:xfrm>'


def _named(kind: str, slate: Slate) -> str:
    number = slate.next_id()
    return f'<p:cNvPr id="{number}" name="{kind} {number}"/>'


def _preset(box: Rect, preset: str, ink: str, slate: Slate, *, rounded: float = 0.0) -> str:
    guide = "<a:avLst/>"
    if rounded:
        share = min(50_000, round(rounded / max(min(box.width, box.height), 0.1) * 100_000))
        guide = f'<a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst>'
    return (
        f"<p:sp><p:nvSpPr>{_named('Shape', slate)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_frame(box, slate)}"
        f'<a:prstGeom prst="{preset}">{guide}</a:prstGeom>{ink}</p:spPr></p:sp>'
    )


def _line(step: Shape, ink: str, slate: Slate) -> str:
    (x, y), (right, bottom) = step.points
    turned = (' flipH="1"' if right < x else "") + (' flipV="1"' if bottom < y else "")
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{_named('Line', slate)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{_frame(bounds_of(step), slate, turned)}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{ink.removeprefix("<a:noFill/>")}</p:spPr></p:cxnSp>'
    )


def _freeform(step: Shape, box: Rect, ink: str, slate: Slate) -> str:
    points = [f'<a:pt x="{slate.emu(x - box.x)}" y="{slate.emu(y - box.y)}"/>' for x, y in step.points]
    path = f"<a:moveTo>{points[0]}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    close, fill = ("<a:close/>", "") if step.closed else ("", ' fill="none"')
    size = f'w="{slate.emu(box.width)}" h="{slate.emu(box.height)}"'
    return (
        f"<p:sp><p:nvSpPr>{_named('Shape', slate)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_frame(box, slate)}"
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst><a:path {size}{fill}>{path}{close}</a:path></a:pathLst></a:custGeom>{ink}</p:spPr></p:sp>"
    )


def _text(step: Text, slate: Slate) -> str:
    look = TEXT_STYLES[step.style]
    align = {"start": "l", "middle": "ctr", "end": "r"}[step.anchor]
    if slate.right(step):
        align = "r"
    number, words = slate.runs(step)
    runs = (_run(number, step, slate, size=0.9, colour="dim") if number else "") + _run(words, step, slate)
    box = Rect(step.left, step.y - look.size * _TYPE * _ASCENT, step.width, look.size * 1.2)
    return (
        f'<p:sp><p:nvSpPr>{_named("Text", slate)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{_frame(box, slate)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle/><a:p><a:pPr algn="{align}"{_direction(step.text)}/>{runs}</a:p></p:txBody></p:sp>'
    )


def _direction(words: str) -> str:
    """The attribute of a paragraph that runs from right to left."""
    return ' rtl="1"' if runs_backwards(words) else ""


def _run(words: str, step: Text, slate: Slate, *, size: float = 1.0, colour: str = "") -> str:
    look = TEXT_STYLES[step.style]
    points = max(100, round(look.size * slate.scale * _POINTS * _TYPE * size * 100))
    bold = ' b="1"' if look.weight == 600 else ""
    ink = _colour(slate.theme.colour(colour or step.colour))
    face = FONTS[look.family]
    return (
        f'<a:r><a:rPr lang="en-GB" sz="{points}"{bold} dirty="0"><a:solidFill>{ink}</a:solidFill>'
        f'<a:latin typeface="{face}"/><a:cs typeface="{face}"/></a:rPr><a:t>{escape(drawable(words))}</a:t></a:r>'
    )


def _pieces(fade: Fade) -> Iterator[Fade]:
    """A fade from stop to stop: not every program knows a gradient of more than two.

    Each reaches a pixel under the next, so that no seam shines through.
    """
    last = fade.stops[-1][0]
    for (start, ink), (end, other) in zip(fade.stops, fade.stops[1:], strict=False):
        width = (end - start) * fade.rect.width
        if width > 0:
            under = 0.0 if end >= last else 1.0
            rect = Rect(fade.rect.x + start * fade.rect.width, fade.rect.y, width + under, fade.rect.height)
            yield replace(fade, rect=rect, stops=((0.0, ink), (1.0, other)))


def _gradient(step: Fade, slate: Slate) -> str:
    """A gradient mixed with its ground: programs disagree on see-through ones."""
    colour, ground = slate.theme.colour(step.colour), slate.theme.colour(step.ground)
    first, last = (_colour(_mixed(colour, ground, opacity)) for _, opacity in step.stops)
    none = "<a:ln><a:noFill/></a:ln>"
    if first == last:
        return f"<a:solidFill>{first}</a:solidFill>{none}"
    stops = f'<a:gs pos="0">{first}</a:gs><a:gs pos="100000">{last}</a:gs>'
    return f'<a:gradFill rotWithShape="1"><a:gsLst>{stops}</a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>{none}'


def _mixed(colour: str, ground: str, opacity: float) -> str:
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + bytes(round(top * opacity + below * (1 - opacity)) for top, below in pairs).hex()


def _ink(style: str, colour: str, slate: Slate) -> str:
    look = SHAPE_STYLES[style]
    value = slate.theme.colour(colour)
    fill = f"<a:solidFill>{_colour(value, look.fill)}</a:solidFill>" if look.fill else "<a:noFill/>"
    if not look.line:
        return f"{fill}<a:ln><a:noFill/></a:ln>"
    cap = ' cap="rnd"' if look.round_ends else ""
    dash = ""
    if look.dash:
        on, off = (round(length / look.line_width * 100_000) for length in look.dash)
        dash = f'<a:custDash><a:ds d="{on}" sp="{off}"/></a:custDash>'
    width = max(slate.emu(look.line_width), 1)
    line = f"<a:solidFill>{_colour(value, look.line)}</a:solidFill>"
    join = "<a:round/>" if look.round_ends else '<a:miter lim="800000"/>'
    return f'{fill}<a:ln w="{width}"{cap}>{line}{dash}{join}</a:ln>'


def _colour(value: str, opacity: float = 1.0) -> str:
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:srgbClr val="{value.removeprefix("#").upper()}">{alpha}</a:srgbClr>'


# Slides know no clipping: what would be cut off is cut here.


def _cut(steps: Iterable[Single]) -> Iterator[Single]:
    clips: list[Rect] = []
    for step in steps:
        match step:
            case Clip(rect):
                clips.append(rect)
            case Unclip():
                clips.pop()
            case _ if clips:
                kept = _inside(step, clips[-1])
                if kept is not None:
                    yield kept
            case _:
                yield step


def _inside(step: Single, clip: Rect) -> Single | None:
    """The step cut at the left and right edges; None when nothing of it is left."""
    box = bounds_of(step)
    match step:
        case _ if isinstance(step, Text) or (box.x >= clip.x and box.right <= clip.right):
            return step
        case _ if box.right <= clip.x or box.x >= clip.right:
            return None
        case Box() | Fade():
            left, right = max(box.x, clip.x), min(box.right, clip.right)
            rect = Rect(left, box.y, max(right - left, 0.5), box.height)
            return _cut_fade(step, rect) if isinstance(step, Fade) else replace(step, rect=rect)
        case Shape():
            points = _kept_of(_kept_of(step.points, clip.x, 1.0, step.closed), clip.right, -1.0, step.closed)
            return replace(step, points=points) if len(points) > 1 else None
    middle = box.x + box.width / 2
    return step if clip.x <= middle <= clip.right else None


def _kept_of(points: Sequence[Point], edge: float, side: float, closed: bool) -> tuple[Point, ...]:  # noqa: FBT001
    """An outline cut at an upright edge: what lies right of it for a `side` of 1, left of it for -1."""
    kept: list[Point] = []
    before = points[-1] if closed and points else None
    for point in points:
        if before is not None and (before[0] - edge) * (point[0] - edge) < 0:
            part = (edge - before[0]) / (point[0] - before[0])
            kept.append((edge, before[1] + (point[1] - before[1]) * part))
        if (point[0] - edge) * side >= 0:
            kept.append(point)
        before = point
    return tuple(kept)


def _cut_fade(fade: Fade, rect: Rect) -> Fade:
    """A part of a fade, its stops where they were."""
    start = (rect.x - fade.rect.x) / fade.rect.width
    end = (rect.right - fade.rect.x) / fade.rect.width
    inner = [(place, ink) for place, ink in fade.stops if start < place < end]
    stops = [(start, _ink_at(fade, start)), *inner, (end, _ink_at(fade, end))]
    placed = tuple(((place - start) / (end - start), ink) for place, ink in stops)
    return replace(fade, rect=rect, stops=placed)


def _ink_at(fade: Fade, place: float) -> float:
    for (low, ink), (high, other) in zip(fade.stops, fade.stops[1:], strict=False):
        if low <= place <= high:
            return ink + (other - ink) * ((place - low) / (high - low) if high > low else 0.0)
    return fade.stops[-1][1] if place > fade.stops[-1][0] else fade.stops[0][1]
