"""The tag of an event: its label with the triangle of a tension before it and the pill of its sources after it."""

from dataclasses import dataclass, replace
from functools import lru_cache

from explorer.data.when import EventId
from explorer.timeline.steps import Box, Rect, Shape, Step, Text, TextWidth
from explorer.timeline.table import EventTable
from explorer.timeline.text import ELLIPSIS, drawable

WIDEST_LABEL = 340.0
HEIGHT = 16.0
GAP = 8.0
_BASELINE = 4.5
_TRIANGLE = 12.0
_AFTER_TRIANGLE = 5.0
_BEFORE_PILL = 9.0
_PILL_PADDING = 6.5
_PILL_HEIGHT = 16.0


@dataclass(frozen=True, slots=True)
class Tag:
    """The parts of a tag and their widths in pixels; `pill` is "" when one source tells the event."""

    text: str
    text_width: float
    tension: bool
    pill: str
    pill_width: float
    style: str

    @property
    def width(self) -> float:
        """The whole width in pixels."""
        triangle = _TRIANGLE + _AFTER_TRIANGLE if self.tension else 0.0
        return triangle + self.text_width + (_BEFORE_PILL + self.pill_width if self.pill else 0.0)


@lru_cache(maxsize=50_000)
def tag_of(
    table: EventTable,
    row: int,
    *,
    short: str,
    selected: bool,
    text_width: TextWidth,
    widest: float = WIDEST_LABEL,
) -> Tag:
    """The tag of a row; an actor `short` who leads the title is left out. Wider than `widest` is cut."""
    style = "label_selected" if selected else "label"
    title, label = str(table.title[row]), str(table.label[row]) if short else ""
    words = drawable(label if short and leading_actor(title, label) == short else title)
    text = elided(words, style, widest, text_width)
    bare = Tag(text, text_width(text, style), bool(table.tension[row]), "", 0.0, style)
    return with_sources(bare, int(table.sources[row]), text_width)


def with_sources(tag: Tag, sources: int, text_width: TextWidth) -> Tag:
    """The tag with so many sources in its pill."""
    pill = f"{sources:,}" if sources > 1 else ""
    return replace(tag, pill=pill, pill_width=text_width(pill, "pill") + 2 * _PILL_PADDING if pill else 0.0)


def leading_actor(title: str, label: str) -> str:
    """The actor whom a label leaves out of its title ("Google" of "Google’s efforts"); "" for nobody."""
    if len(label) >= len(title) or not title.endswith(label):
        return ""
    lead = title[: len(title) - len(label)].rstrip().removesuffix("’s").removesuffix("’")
    article, _, name = lead.partition(" ")
    return name if name and article.lower() in ("the", "a", "an") else lead


def elided(text: str, style: str, width: float, text_width: TextWidth) -> str:
    """The text, or as much of it as fits the width with an ellipsis at its end."""
    if text_width(text, style) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + ELLIPSIS, style) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def tag_steps(tag: Tag, event: EventId, *, x: float, y: float, colour: str) -> list[Step]:
    """Draw a tag whose left end is x, around the middle line y of its row."""
    steps: list[Step] = []
    if tag.tension:
        steps += triangle_steps(event, x, y)
        x += _TRIANGLE + _AFTER_TRIANGLE
    steps.append(Text(x, y + _BASELINE, tag.text, tag.text_width, tag.style, colour, event=event))
    if tag.pill:
        steps += pill_steps(tag.pill, event, x + tag.text_width + _BEFORE_PILL, y, tag.pill_width - 2 * _PILL_PADDING)
    return steps


def pill_steps(words: str, event: EventId | None, x: float, y: float, width: float) -> list[Step]:
    """The pill of an event's sources, its left end at x; `width` is that of its words in pixels."""
    box = Rect(x, y - _PILL_HEIGHT / 2, width + 2 * _PILL_PADDING, _PILL_HEIGHT)
    return [
        Box(box, "solid", "chip", radius=8.0, event=event),
        Text(box.x + box.width / 2, y + 4.0, words, width, "pill", "dim", anchor="middle", event=event),
    ]


def triangle_steps(event: EventId | None, x: float, y: float) -> list[Step]:
    """The small triangle of a tension, its left end at x, with its exclamation mark."""
    middle, top, bottom = x + _TRIANGLE / 2, y - 5.5, y + 5.0
    outline = ((middle, top), (x + _TRIANGLE, bottom), (x, bottom))
    return [
        Shape(outline, "outline", "tension", event=event),
        Shape(((middle, y - 1.6), (middle, y + 1.2)), "stroke", "tension", closed=False, event=event),
        Box(Rect(middle - 0.75, y + 2.4, 1.5, 1.4), "solid", "tension", event=event),
    ]
