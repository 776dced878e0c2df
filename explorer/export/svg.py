"""A scene as SVG, straight from its steps, without Qt: shapes, fades and real text, each event a group with a title."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from explorer.data.when import EventId
from explorer.paint.theme import Theme
from explorer.timeline.drawn import Scene
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
    Text,
    Unclip,
    singly,
)
from explorer.timeline.text import drawable, runs_backwards

FONTS = {
    # Carlito and Calibri are no wider: programs that know no textLength still let no words meet.
    "sans": "'Source Sans Pro', 'Source Sans 3', Carlito, Calibri, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif",
    "serif": "'Source Serif Pro', 'Source Serif 4', 'Noto Serif', Georgia, serif",
}


@dataclass(slots=True)
class _Page:
    """What is being written: the theme, and the definitions that the body refers to."""

    theme: Theme
    definitions: dict[str, str] = field(default_factory=dict)

    def defined(self, kind: str, template: Callable[[str], str]) -> str:
        """The id of a definition, written once however often it is used."""
        key = template("")
        if key not in self.definitions:
            self.definitions[key] = f"{kind}{len(self.definitions) + 1}"
        return self.definitions[key]

    def written(self) -> str:
        """All definitions with their ids."""
        return "".join(key.replace('id=""', f'id="{name}"', 1) for key, name in self.definitions.items())


def svg_of(
    scene: Scene,
    theme: Theme,
    *,
    title: str = "",
    said: Callable[[EventId], str] | None = None,
    scale: float = 1.0,
    roles: Sequence[str] = (),
    numbers: Mapping[EventId, int] | None = None,
    inside: bool = False,
    faces: Callable[[str], str] | None = None,
) -> str:
    """The scene as an SVG document of its size times `scale` in pixels; `said` words an event's <title>.

    For a page that moves its parts, `roles` are attributes for the element of each of its single steps, `numbers`
    those of the events, and `inside` leaves out what only a file of its own needs. `faces` gives a style sheet with
    the fonts of the words that it is told.

    Characters that XML or a reader's eye would not bear (controls, bidi marks) are replaced one for one.
    """
    page = _Page(theme)
    body = "".join(_grouped(list(singly(scene.steps)), page, said or str, roles, numbers or {}))
    width, height = (_number(side) for side in scene.size)
    wide, high = (_number(side * scale) for side in scene.size)
    heading = f"<title>{escape(drawable(title))}</title>\n" if title else ""
    style = f"<style>\n{faces(body)}</style>" if faces is not None else ""
    declared = "" if inside else '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (
        f'{declared}<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {width} {height}" role="img" font-family="{FONTS["sans"]}">\n'
        f"{heading}<defs>{style}{page.written()}</defs>\n{body}</svg>\n"
    )


def _grouped(
    steps: Sequence[Single],
    page: _Page,
    said: Callable[[EventId], str],
    roles: Sequence[str],
    numbers: Mapping[EventId, int],
) -> Iterable[str]:
    """The steps as elements; neighbouring steps of one event share a group."""
    seen: dict[EventId, int] = {}
    paired = zip(steps, roles or [""] * len(steps), strict=True)
    for event, own in groupby(paired, key=lambda pair: getattr(pair[0], "event", None)):
        elements = "".join(_with_role(_element(step, page), role) + "\n" for step, role in own)
        if not event:
            yield elements
            continue
        seen[event] = seen.get(event, 0) + 1
        name = event if seen[event] == 1 else f"{event}-{seen[event]}"
        number = f' data-n="{numbers[event]}"' if event in numbers else ""
        title = escape(drawable(said(event)))
        yield f"<g id={quoteattr(drawable(name))}{number}><title>{title}</title>\n{elements}</g>\n"


def _with_role(element: str, role: str) -> str:
    return element.replace(" ", f" {role} ", 1) if role else element


def _element(step: Single, page: _Page) -> str:
    match step:
        case Text():
            return _text(step, page)
        case Fade():
            return f'<rect {_place(step.rect)} fill="url(#{_gradient(step, page)})"/>'
        case Clip(rect):
            name = page.defined("clip", lambda name: f'<clipPath id="{name}"><rect {_place(rect)}/></clipPath>')
            return f'<g clip-path="url(#{name})">'
        case Unclip():
            return "</g>"
        case _:
            return _shape(step, page)


def _shape(step: Box | Shape | Disc, page: _Page) -> str:
    ink = _ink(step.style, page.theme.colour(step.colour))
    match step:
        case Box():
            corners = f' rx="{_number(step.radius)}"' if step.radius else ""
            return f"<rect {_place(step.rect)}{corners} {ink}/>"
        case Shape():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in step.points)
            return f'<{"polygon" if step.closed else "polyline"} points="{points}" {ink}/>'
        case Disc():
            return f'<circle cx="{_number(step.x)}" cy="{_number(step.y)}" r="{_number(step.radius)}" {ink}/>'


def _text(step: Text, page: _Page) -> str:
    look = TEXT_STYLES[step.style]
    colour = page.theme.colour(step.colour)
    backwards = runs_backwards(step.text)
    attributes = [
        f'x="{_number(step.left)}" y="{_number(step.y)}" font-size="{look.size}" fill="{colour}"',
        f'font-weight="{look.weight}"' if look.weight != 400 else "",
        f'font-family="{FONTS[look.family]}"' if look.family != "sans" else "",
        'direction="rtl" text-anchor="end"' if backwards else "",
        # The room that was measured is kept even where another font stands in; Inkscape loses a line with it that runs
        # from right to left.
        f'textLength="{_number(step.width)}" lengthAdjust="spacingAndGlyphs"'
        if step.width > 0 and not backwards
        else "",
        'xml:space="preserve"',
    ]
    return f"<text {' '.join(part for part in attributes if part)}>{escape(drawable(step.text))}</text>"


def _gradient(step: Fade, page: _Page) -> str:
    colour = page.theme.colour(step.colour)
    stops = "".join(
        f'<stop offset="{_number(place)}" stop-color="{colour}" stop-opacity="{_number(opacity)}"/>'
        for place, opacity in step.stops
    )
    return page.defined("fade", lambda name: f'<linearGradient id="{name}">{stops}</linearGradient>')


def _ink(style: str, colour: str) -> str:
    look = SHAPE_STYLES[style]
    fill = f'fill="{colour}"' + (f' fill-opacity="{_number(look.fill)}"' if look.fill < 1 else "")
    if not look.fill:
        fill = 'fill="none"'
    if not look.line:
        return fill
    line = f'stroke="{colour}" stroke-width="{_number(look.line_width)}"'
    line += f' stroke-opacity="{_number(look.line)}"' if look.line < 1 else ""
    line += f' stroke-dasharray="{" ".join(_number(length) for length in look.dash)}"' if look.dash else ""
    line += ' stroke-linecap="round" stroke-linejoin="round"' if look.round_ends else ""
    return f"{fill} {line}"


def _place(rect: Rect) -> str:
    return f'x="{_number(rect.x)}" y="{_number(rect.y)}" width="{_number(rect.width)}" height="{_number(rect.height)}"'


def _number(value: float) -> str:
    """At most three places: a thousandth of a pixel is nothing that anybody sees."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
