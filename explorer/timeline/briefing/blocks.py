"""The words around the picture of a slide: its title and sentence above, its quote and source below, its foot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.timeline.briefing.casting import NotShown
from explorer.timeline.briefing.script import Script
from explorer.timeline.briefing.wrapped import Paragraph, paragraph
from explorer.timeline.lanes import event_colour
from explorer.timeline.steps import Box, Rect, Shape, Size, Step, TextWidth, diamond
from explorer.timeline.table import EventTable
from explorer.timeline.tags import elided
from explorer.timeline.text import drawable

MARGIN = 43.0  # px beside everything
_TOP = 28.0
_FOOT = 44.0  # px from the foot's top to the lower edge
_LINE = 1.3
_BAR = 2.0
_INDENT = 9.0
_MOST_MISSING = 2
_SIGN, _BETWEEN_KEYS, _KEY_LINE = 13.0, 16.0, 16.0
QUOTES = ("saying", "saying_less", "saying_least")
# Styles of the title, and how many lines it may have in each; the last takes as many as it needs.
_TITLES = (("title", 1), ("title_less", 2), ("title_least", 0))


@dataclass(frozen=True, slots=True)
class Key:
    """A storyline's name and colour, and where they stand: pixels from the left and from the first line of keys."""

    name: str
    width: float
    colour: str
    x: float
    y: float

    def steps(self, top: float) -> Iterator[Step]:
        """What is drawn."""
        yield Shape(diamond(self.x + 4.5, top + self.y + 7.5, 9.0), "solid", self.colour)
        named = Paragraph(((self.name, self.width),), "small", "dim")
        yield from named.steps(self.x + _SIGN, top + self.y)


@dataclass(frozen=True, slots=True)
class Heading:
    """Title, sentence and the names of the storylines in their colours, from above."""

    title: Paragraph
    say: Paragraph
    keys: tuple[Key, ...]

    @property
    def height(self) -> float:
        """Pixels from the upper edge of the stage to where the picture begins."""
        return self._top_of_keys + (self.keys[-1].y + _KEY_LINE if self.keys else 0.0) + 8.0

    @property
    def _top_of_keys(self) -> float:
        say = 2.0 + self.say.height if self.say.lines else 0.0
        return _TOP + self.title.height + say + 4.0

    def steps(self) -> Iterator[Step]:
        """What is drawn."""
        yield from self.title.steps(MARGIN, _TOP)
        yield from self.say.steps(MARGIN, _TOP + self.title.height + 2.0)
        for key in self.keys:
            yield from key.steps(self._top_of_keys)


def heading_of(script: Script, keys: Sequence[tuple[str, str]], room: Size, text_width: TextWidth) -> Heading:
    """The heading; `keys` are the storylines on show with their colours, named where there are several."""
    width = room.width - 2 * MARGIN
    for style, most in _TITLES:
        title = paragraph(script.slide.name, style, "ink", width, text_width)
        if not most or len(title.lines) <= most:
            break
    say = paragraph(script.slide.say, "subtitle", "dim", width, text_width)
    return Heading(title, say, _flowing(keys, width, text_width) if len(keys) > 1 else ())


def _flowing(keys: Sequence[tuple[str, str]], width: float, text_width: TextWidth) -> tuple[Key, ...]:
    """The keys in lines; none where they would take too many: one that is not there or not whole explains nothing."""
    flowing: list[Key] = []
    x, y = MARGIN, 0.0
    for name, colour in keys:
        words = drawable(name)
        wide = text_width(words, "small")
        if flowing and x + _SIGN + wide > MARGIN + width:
            x, y = MARGIN, y + _KEY_LINE
        if y > _KEY_LINE or _SIGN + wide > width:
            return ()
        flowing.append(Key(words, wide, colour, x, y))
        x += _SIGN + wide + _BETWEEN_KEYS
    return tuple(flowing)


@dataclass(frozen=True, slots=True)
class Citation:
    """The quote with its source, and what the slide means and the reading does not have."""

    quote: Paragraph
    source: Paragraph
    missing: tuple[Paragraph, ...]
    colour: str

    @property
    def height(self) -> float:
        """Pixels from its first line to its last; 0 when there is nothing to cite."""
        missing = sum(one.height for one in self.missing)
        if not self.quote.lines:
            return missing
        return self.quote.height + 5.0 + self.source.height + (6.0 + missing if missing else 0.0)

    def steps(self, top: float) -> Iterator[Step]:
        """What is drawn, from this height."""
        if self.quote.lines:
            tall = self.quote.height + 5.0 + self.source.height
            yield Box(Rect(MARGIN, top, _BAR, tall), "solid", self.colour)
            yield from self.quote.steps(MARGIN + _INDENT, top)
            yield from self.source.steps(MARGIN + _INDENT, top + self.quote.height + 5.0)
            top += tall + 6.0
        for one in self.missing:
            yield from one.steps(MARGIN, top)
            top += one.height


def citation_of(table: EventTable, script: Script, style: str, room: Size, text_width: TextWidth) -> Citation:
    """The quote in a style of `QUOTES`, whole in any of them."""
    width = room.width - 2 * MARGIN - _INDENT
    quoted = script.slide.quote
    words = "" if quoted is None else _in_quotes(quoted.quote)
    colour = event_colour(table, script.told) if script.told is not None else "grey"
    return Citation(
        quote=paragraph(words, style, "ink", width, text_width),
        source=paragraph(script.source, "small", "dim" if script.quoted else "tension", width, text_width),
        missing=tuple(_missing(script, room.width - 2 * MARGIN, text_width)),
        colour=colour,
    )


def _in_quotes(words: str) -> str:
    words = words.strip()
    is_quoted = words.startswith("“") and words.endswith("”") and words.count("“") == 1
    return words if not words or is_quoted else f"“{words}”"


def _missing(script: Script, width: float, text_width: TextWidth) -> Iterator[Paragraph]:
    """The first of what is missing, each in one line, and how many more there are."""
    told = [f"Not in this reading: “{' '.join(one.quote.split())}” ({one.document})" for one in script.missing]
    told = told[:_MOST_MISSING] + (
        [f"{len(told) - _MOST_MISSING} more are missing"] if len(told) > _MOST_MISSING else []
    )
    told += [f"This story has no storyline “{name}”" for name in script.no_lanes]
    for line in told:
        words = elided(drawable(line), "small", width, text_width)
        yield Paragraph(((words, text_width(words, "small")),), "small", "tension")


@dataclass(frozen=True, slots=True)
class Foot:
    """Which slide it is, of how many, and what is not shown; a thin line tells how far the briefing has got."""

    number: int
    of: int
    missing: Paragraph
    room: Size

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.room.height - _FOOT - self.missing.height + self.missing.leading

    def steps(self, text_width: TextWidth) -> Iterator[Step]:
        """What is drawn."""
        width = self.room.width - 2 * MARGIN
        line = self.room.height - _FOOT + 18.0
        said = f"{self.number} / {self.of}"
        yield from Paragraph(((said, text_width(said, "small")),), "small", "dim").steps(
            MARGIN, self.room.height - _FOOT
        )
        yield from self.missing.steps(MARGIN + width, self.top, anchor="end")
        yield Box(Rect(MARGIN, line, width, _LINE), "solid", "line")
        yield Box(Rect(MARGIN, line, width * self.number / max(self.of, 1), _LINE), "solid", "ink")


def foot_of(number: int, of: int, away: NotShown, room: Size, text_width: TextWidth) -> Foot:
    """The foot."""
    beside = text_width(f"{number} / {of}", "small") + 24.0
    return Foot(
        number, of, paragraph(away.in_words(), "small", "dim", room.width - 2 * MARGIN - beside, text_width), room
    )
