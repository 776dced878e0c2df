"""Text in lines of a given width: whole, however long it is, and broken inside a word only where the word is longer."""

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.timeline.steps import TEXT_STYLES, Anchor, Text, TextWidth
from explorer.timeline.text import drawable

# Pixels from one baseline to the next, for each pixel of the type's size; the ink of a line stands within them.
_LEADING = {"sans": 1.25, "serif": 1.35}
_ASCENT = 0.98


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text in lines: each with its width in pixels, in one style and colour."""

    lines: tuple[tuple[str, float], ...]
    style: str
    colour: str

    @property
    def leading(self) -> float:
        """Pixels from line to line."""
        look = TEXT_STYLES[self.style]
        return look.size * _LEADING[look.family]

    @property
    def height(self) -> float:
        """Pixels of all lines."""
        return self.leading * len(self.lines)

    def steps(self, x: float, top: float, *, anchor: Anchor = "start") -> list[Text]:
        """The lines, the first of which has its top there."""
        first = top + TEXT_STYLES[self.style].size * _ASCENT
        return [
            Text(x, first + number * self.leading, line, width, self.style, self.colour, anchor=anchor)
            for number, (line, width) in enumerate(self.lines)
        ]


def paragraph(text: str, style: str, colour: str, width: float, text_width: TextWidth) -> Paragraph:
    """The text in as few lines of at most `width` pixels as it needs; no text, no lines."""
    lines = list(_lines(drawable(" ".join(text.split())), style, width, text_width))
    return Paragraph(tuple((line, text_width(line, style)) for line in lines), style, colour)


def _lines(text: str, style: str, width: float, text_width: TextWidth) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, style) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = _pieces(word, style, width, text_width)
        yield from full
    if line:
        yield line


def _pieces(word: str, style: str, width: float, text_width: TextWidth) -> Iterator[str]:
    """A word that may be longer than a line, or of a script that knows no spaces, in pieces of at most a line each."""
    while text_width(word, style) > width and len(word) > 1:
        low, high = 1, len(word) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if text_width(word[:middle], style) <= width else (low, middle - 1)
        yield word[:low]
        word = word[low:]
    yield word
