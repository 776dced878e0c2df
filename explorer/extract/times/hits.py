"""A rule of the grammar, and what it matched."""

from collections.abc import Callable
from dataclasses import dataclass, field

from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.tokens import Line

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
