"""A sentence cut into the pieces that the time grammar reads: words, numbers, numeric dates, clocks, marks."""

import re
from bisect import bisect_right
from typing import Final, NamedTuple

from explorer.extract.parsing import Sentence, Word

# Every alternative is bounded or a plain run of one class, so cutting is linear. What looks like an address, a sum
# of money or a code becomes one piece that no rule knows; digits are ASCII only.
_PIECE = re.compile(
    r"(?P<masked>(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+|[A-Za-z0-9-]{1,40}\.(?:com|org|net|gov|edu|io)\b[^\s,;)]*"
    r"|(?:US|A|C|HK)?[$£€¥][0-9][0-9.,]*|\#[0-9]+)"
    r"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w/-]))"
    r"|(?P<numeric>[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}(?![\w/])|[0-9]{1,2}-[0-9]{1,2}-(?:[0-9]{4}|[0-9]{2})(?![\w-])"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})(?![\w]|\.[0-9]))"
    r"|(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:(?=[AaPp][Mm]\b)|(?![\w:])))"
    r"|(?P<meridian>[AaPp]\.[Mm]\b\.?|(?<=[0-9])[AaPp][Mm]\b|\b[AaPp][Mm]\b)"
    r"|(?P<dotted>[Uu]\.[Ss]\.(?:[Aa]\.)?|[Ee]\.[SsDd]\.[Tt]\.|[Pp]\.[SsDd]\.[Tt]\.|[Gg]\.[Mm]\.[Tt]\.|[Aa]\.[Dd]\.|[Bb]\.[Cc]\.(?:[Ee]\.)?)"
    r"|(?P<yearspan>[12][0-9]{3}[-/–][0-9]{2}(?![\w/-]))"
    r"|(?P<decade>[12][0-9]{2}0['’]?s\b|['’‘][0-9]0['’]?s\b|(?<![\w.,])[2-9]0s\b)"
    r"|(?P<ordinal>[0-9]{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<period>[QqHh][1-4]\b|[1-4][Qq]\b|FY(?:[0-9]{4}|[0-9]{2})\b)"
    r"|(?P<amount>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+\.[0-9]+(?![\w]))"
    r"|(?P<fraction>[0-9]/[0-9](?![0-9/])|½|¼|¾)"
    r"|(?P<short>['’‘][0-9]{2}(?!\w))"
    r"|(?P<glued>[0-9]+(?=[AaPp][Mm]\b))"
    r"|(?P<code>[0-9]+[^\W\d_]\w*|[^\W\d_]+[0-9]\w*|_\w*)"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>\S)"
)


_CHUNK = re.compile(r"\S+")


class Piece(NamedTuple):
    """One piece: its text in lower case, code points in the document, and its shape (the name of what cut it)."""

    low: str
    start: int
    end: int
    shape: str
    capital: bool


def cut(text: str, start: int, end: int) -> list[Piece]:
    """The pieces of the half-open stretch [start, end) of a document's text, in order."""
    pieces: list[Piece] = []
    add = pieces.append
    for found in _CHUNK.finditer(text, start, end):
        chunk, first, last = found.group(), found.start(), found.end()
        if chunk.isalpha():
            add(Piece(chunk.lower(), first, last, "word", chunk[0].isupper()))
        elif chunk[-1] in ",.;:" and (word := chunk[:-1]).isalpha():
            add(Piece(word.lower(), first, last - 1, "word", word[0].isupper()))
            add(Piece(chunk[-1], last - 1, last, "mark", False))  # noqa: FBT003  # a mark has no capital
        else:
            for part in _PIECE.finditer(text, first, last):
                words = part.group()
                add(Piece(words.lower(), part.start(), part.end(), part.lastgroup or "mark", words[0].isupper()))
    return pieces


NO_WORD: Final = Word("", 0, 0, "", "", "", "", 0, "")


class Line:
    """A sentence with its pieces, and the parser's word behind each piece."""

    __slots__ = ("_starts", "number", "pieces", "sentence")

    def __init__(self, text: str, sentence: Sentence, number: int) -> None:
        self.sentence = sentence
        self.number = number
        self.pieces = cut(text, sentence.passage.start, sentence.passage.end)
        self._starts: list[int] | None = None

    def word_index(self, piece: int) -> int:
        """The index of the parser's word that covers the start of a piece, or -1."""
        if self._starts is None:
            self._starts = [word.start for word in self.sentence.words]
        at = bisect_right(self._starts, self.pieces[piece].start) - 1
        if at < 0 or self.sentence.words[at].end <= self.pieces[piece].start:
            return -1
        return at

    def word(self, piece: int) -> Word:
        """The parser's word behind a piece; an empty word when there is none."""
        if not 0 <= piece < len(self.pieces):
            return NO_WORD
        at = self.word_index(piece)
        return NO_WORD if at < 0 else self.sentence.words[at]

    def low(self, piece: int) -> str:
        """The text of a piece in lower case; "" beyond either end."""
        return self.pieces[piece].low if 0 <= piece < len(self.pieces) else ""
