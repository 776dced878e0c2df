"""The sentences of one event, laid out over the picture: whole, and readable from the back row."""

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.timeline.briefing.blocks import MARGIN
from explorer.timeline.briefing.stage import READABLE
from explorer.timeline.briefing.wrapped import Paragraph, paragraph
from explorer.timeline.steps import Box, Rect, Size, Step, TextWidth

_TOP = 40.0
_BAR, _INDENT = 2.0, 9.0
_BETWEEN = 14.0
_SMALLER, _SMALLEST = 0.88, 0.05


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence and the line that tells its source."""

    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Card:
    """What is told of an event: its title, a line of facts, and the sentences that tell it, the best first."""

    title: str
    facts: str
    colour: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class CardPicture:
    """The steps of a card, `zoom` pixels of the screen for one of theirs; `left_out` sentences had no room."""

    zoom: float
    steps: tuple[Step, ...]
    left_out: int


def lay_out_card(card: Card, *, size: Size, text_width: TextWidth) -> CardPicture:
    """The card over a stage of so many pixels; its first sentence is whole, whatever its length."""
    usual = min(size.height / 1080.0, size.width / 1920.0) * READABLE
    part = 1.0
    while True:
        zoom = usual * part
        made = _made(card, Size(size.width / zoom, size.height / zoom), zoom, text_width, always=part < _SMALLEST)
        if made is not None:
            return made
        part *= _SMALLER


def _made(card: Card, room: Size, zoom: float, text_width: TextWidth, *, always: bool) -> CardPicture | None:
    width = room.width - 2 * MARGIN
    title = paragraph(card.title, "title_less", "ink", width, text_width)
    facts = paragraph(card.facts, "label", "dim", width, text_width)
    steps: list[Step] = [Box(Rect(0.0, 0.0, *room), "veil", "background")]
    steps += title.steps(MARGIN, _TOP)
    steps += facts.steps(MARGIN, _TOP + title.height + 3.0)
    top = _TOP + title.height + 3.0 + facts.height + _BETWEEN
    bottom = room.height - 40.0
    told = 0
    for saying in card.sayings:
        block = list(_saying(saying, card.colour, top, width, text_width))
        height = sum(part.height for part in _paragraphs(saying, width, text_width)) + 4.0
        if top + height > bottom:
            break
        steps += block
        top += height + _BETWEEN
        told += 1
    if not told and card.sayings and not always:
        return None
    left_out = len(card.sayings) - told
    hint = "Esc returns" + (f" · {left_out} more" if left_out else "")
    steps += Paragraph(((hint, text_width(hint, "small")),), "small", "dim").steps(MARGIN, room.height - 36.0)
    return CardPicture(zoom, tuple(steps), left_out)


def _paragraphs(saying: Saying, width: float, text_width: TextWidth) -> tuple[Paragraph, Paragraph]:
    inner = width - _INDENT
    return (
        paragraph(f"“{saying.sentence.strip()}”", "saying_less", "ink", inner, text_width),
        paragraph(saying.source, "small", "dim", inner, text_width),
    )


def _saying(saying: Saying, colour: str, top: float, width: float, text_width: TextWidth) -> Iterator[Step]:
    sentence, source = _paragraphs(saying, width, text_width)
    yield Box(Rect(MARGIN, top, _BAR, sentence.height + 4.0 + source.height), "solid", colour)
    yield from sentence.steps(MARGIN + _INDENT, top)
    yield from source.steps(MARGIN + _INDENT, top + sentence.height + 4.0)
