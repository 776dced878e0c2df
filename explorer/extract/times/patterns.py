"""Patterns over classes of pieces: a sentence becomes a string with one character per piece, a rule a regex over it.

`MON '.'? <day:DAY>` reads: a piece of class MON, maybe a full stop, a piece of class DAY that is called “day”.
Upper case names a class, lower case a word itself, quotes a mark, `@NAME` a part that is written once (`PARTS`).
Every quantifier is bounded, so a search is linear in the number of pieces.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from explorer.extract.times.lexicon import CLASSES
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.tokens import Line

_ATOM = re.compile(r"@(?P<part>[A-Z_]+)|<(?P<group>[a-z0-9_]+):|(?P<close>>)|(?P<name>[A-Z][A-Z0-9_]*)|(?P<word>[a-z]+)"
                   r"|'(?P<mark>[^']+)'|(?P<space>\s+)|(?P<syntax>\(\?[:=!]|\{[0-9,]+\}|[()|?])")  # fmt: skip
_OTHER: Final = "\x01"
_FIRST_CLASS: Final = 0x100

Build = Callable[["Hit", Now], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the grammar.

    `kind` names what a hit is for the second level of rules (DAY, MONTH, CLOCK, …). Of two hits that start at the
    same place the longer wins, then the one with the higher `prefer`. A hit that is not `alone` needs a compound.
    """

    id: str
    kind: str
    pattern: str
    build: Build
    prefer: int = 0
    alone: bool = True


@dataclass(slots=True)
class Hit:
    """A rule that matched: the line, its half-open stretch of pieces, the named groups, and hits inside it."""

    rule: Rule
    line: Line
    start: int
    end: int
    groups: dict[str, tuple[int, int]]
    inner: dict[str, "Hit"] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the group took part."""
        return name in self.groups

    def words(self, name: str) -> list[str]:
        """The pieces of a group in lower case."""
        if name not in self.groups:
            return []
        start, end = self.groups[name]
        return [piece.low for piece in self.line.pieces[start:end]]

    def low(self, name: str) -> str:
        """A group's pieces in lower case, joined by blanks; "" when it took no part."""
        return " ".join(self.words(name))

    def at(self, name: str) -> int:
        """The first piece of a group."""
        return self.groups[name][0]

    def extent(self) -> tuple[int, int]:
        """The half-open stretch of pieces that is the expression: the group `x` when there is one."""
        return self.groups.get("x", (self.start, self.end))


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


def unfold(pattern: str, parts: dict[str, str]) -> str:
    """The pattern with its `@PART`s written out."""
    for _ in range(6):
        if "@" not in pattern:
            return pattern
        pattern = re.sub(r"@([A-Z_]+)", lambda found: f"({parts[found[1]]})", pattern)
    raise ValueError(f"parts nest too deeply in {pattern}")


def literals(pattern: str) -> set[str]:
    """The words and marks that an unfolded pattern names itself."""
    return {found["word"] or found["mark"] for found in _ATOM.finditer(pattern) if found["word"] or found["mark"]}


def to_regex(pattern: str, alphabet: Alphabet) -> str:
    """The regex over class characters of an unfolded pattern."""
    out, at = [], 0
    while at < len(pattern):
        found = _ATOM.match(pattern, at)
        if found is None:
            raise ValueError(f"cannot read the pattern at “{pattern[at : at + 20]}”")
        at = found.end()
        if found["group"]:
            out.append(f"(?P<{found['group']}>")
        elif found["close"]:
            out.append(")")
        elif found["name"]:
            out.append("." if found["name"] == "ANY" else f"[{alphabet.members(found['name'])}]")
        elif found["word"] or found["mark"]:
            out.append(f"[{alphabet.members(repr_mark(found['word'] or found['mark']))}]")
        elif found["syntax"]:
            out.append("(?:" if found["syntax"] == "(" else found["syntax"])
    return "".join(out)


def repr_mark(word: str) -> str:
    """The class of one word or mark by itself."""
    return f"'{word}'"


class Level:
    """Some rules, compiled, that are searched in one string."""

    def __init__(self, rules: Sequence[Rule], parts: dict[str, str], alphabet: Alphabet) -> None:
        self._rules = [(rule, re.compile(to_regex(unfold(rule.pattern, parts), alphabet), re.DOTALL)) for rule in rules]

    def search(self, spelled: str) -> list[tuple[Rule, re.Match[str]]]:
        """Every match, the leftmost first, the longest before shorter ones, then the preferred."""
        found = [(rule, match) for rule, regex in self._rules for match in regex.finditer(spelled)]
        found.sort(key=lambda item: (item[1].start(), -item[1].end(), -item[0].prefer))
        return found


def groups_of(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """The groups that took part with their stretches."""
    return {name: match.span(name) for name, text in match.groupdict().items() if text is not None}
