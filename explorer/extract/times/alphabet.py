"""Which classes a piece belongs to, and the one character that stands for each set of classes."""

from collections.abc import Iterable
from typing import Final

from explorer.extract.times.lexicon import CLASSES
from explorer.extract.times.tokens import Line

_OTHER: Final = "\x01"
_FIRST_CLASS: Final = 0x100


def number_classes(digits: str) -> frozenset[str]:
    """The classes of a run of ASCII digits."""
    value = int(digits) if len(digits) <= 9 else 10**9
    classes = {"NUM"} if len(digits) <= 5 and not (len(digits) > 1 and digits[0] == "0") else set()
    if len(digits) <= 2:
        if 1 <= value <= 31:
            classes.add("DAYNUM")
        if value <= 24:
            classes.add("HOUR")
        if len(digits) == 2:
            classes.add("YY")
    if len(digits) == 4 and 1000 <= value <= 2199:
        classes.add("YEARNUM")
    return frozenset(classes)


_SHAPES: Final = {
    "iso": "ISO",
    "numeric": "NUMERIC",
    "clock": "CLOCKNUM",
    "meridian": "MERIDIAN",
    "dotted": "DOTTED",
    "yearspan": "YEARSPAN",
    "decade": "DECADENUM",
    "ordinal": "ORDNUM",
    "period": "PERIODNUM",
    "amount": "AMOUNT",
    "fraction": "FRACTION",
    "short": "SHORTYEAR",
}


class Alphabet:
    """Which character stands for which set of classes; fixed once all rules are known."""

    def __init__(self, words: Iterable[str], kinds: Iterable[str]) -> None:
        self._of_word: dict[str, frozenset[str]] = {}
        self._chars: dict[frozenset[str], str] = {}
        for word in {*words, *(word for members in CLASSES.values() for word in members)}:
            names = {name for name, members in CLASSES.items() if word in members}
            self._of_word[word] = frozenset({*names, f"'{word}'"})
        for classes in self._of_word.values():
            self._char(classes)
        for name in (*_SHAPES.values(), *kinds):
            self._char(frozenset({name}))
        self._of_number: dict[str, str] = {}
        for digits in [f"{n}" for n in range(2200)] + [f"{n:02d}" for n in range(100)] + ["0000", "2200", "22000"]:
            self._of_number[digits] = self._char(number_classes(digits) | {"DIGITS"})
        self._of_token = {word: self._char(classes) for word, classes in self._of_word.items()}
        self._of_shape = {shape: self._char(frozenset({name})) for shape, name in _SHAPES.items()}
        self._of_kind = {kind: self._char(frozenset({kind})) for kind in kinds}

    def _char(self, classes: frozenset[str]) -> str:
        if classes not in self._chars:
            self._chars[classes] = chr(_FIRST_CLASS + len(self._chars))
        return self._chars[classes]

    def members(self, name: str) -> str:
        """All characters whose set holds this class."""
        found = "".join(char for classes, char in self._chars.items() if name in classes)
        if not found:
            raise ValueError(f"no piece can ever be {name}")
        return found

    def spell(self, line: Line) -> str:
        """The line as a string with one character per piece."""
        chars = []
        for piece in line.pieces:
            if piece.shape in ("word", "mark", "dotted"):
                chars.append(self._of_token.get(piece.low) or self._of_shape.get(piece.shape, _OTHER))
            elif piece.shape in ("number", "glued"):
                chars.append(self._number(piece.low))
            else:
                chars.append(self._of_shape.get(piece.shape, _OTHER))
        return "".join(chars)

    def _number(self, digits: str) -> str:
        known = self._of_number.get(digits)
        return known or self._chars.get(number_classes(digits) | {"DIGITS"}, _OTHER)

    def kind(self, kind: str) -> str:
        """The character of a hit of this kind."""
        return self._of_kind[kind]
