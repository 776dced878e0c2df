"""Temporal awareness: which of the order that one graph tells is told by another (UzZaman and Allen, ACL 2011)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["BEFORE", "SIMULTANEOUS"]


class Link(NamedTuple):
    """`start` stands to `end` as `kind` says; both are names of events or times."""

    start: str
    end: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Awareness:
    """Counts of reduced relations: all of a system's and those that gold tells too, all of gold's and those found."""

    right: int = 0
    told: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Awareness") -> "Awareness":
        return Awareness(
            self.right + other.right, self.told + other.told, self.found + other.found, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """0–1; 0 for a system that tells nothing."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """0–1; 0 for an empty gold."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 0–1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class TemporalGraph:
    """The closure of some relations, and their reduced list.

    BEFORE and SIMULTANEOUS over whole intervals make a partial order of classes of equals. As in the TempEval-3
    toolkit, relations are taken in turn: one that those before it imply is left out of the reduced list; one that
    they rule out stands in it but moves nothing.
    """

    reduced: list[Link] = field(default_factory=list)
    _stated: set[Link] = field(default_factory=set)
    _class_of: dict[str, int] = field(default_factory=dict)
    _members: dict[int, list[str]] = field(default_factory=dict)
    _later: dict[int, set[int]] = field(default_factory=dict)
    _earlier: dict[int, set[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, links: Iterable[Link]) -> "TemporalGraph":
        """The graph of relations in this order; repeated ones count once."""
        graph = cls()
        for link in links:
            graph._add(link)
        return graph

    def tells(self, link: Link) -> bool:
        """Whether the relation is stated or follows."""
        return link in self._stated or self._follows(link)

    def _add(self, link: Link) -> None:
        if link in self._stated:
            return
        start, end = self._class(link.start), self._class(link.end)
        new = not self._follows(link)
        self._stated.add(link)
        if link.kind == "SIMULTANEOUS":
            self._stated.add(Link(link.end, link.start, link.kind))
        if not new:
            return
        self.reduced.append(link)
        if link.kind == "SIMULTANEOUS" and end not in self._later[start] | self._earlier[start]:
            self._join(start, end)
        elif link.kind == "BEFORE" and start != end and end not in self._earlier[start]:
            self._order({start} | self._earlier[start], {end} | self._later[end])

    def _follows(self, link: Link) -> bool:
        if link.start not in self._class_of or link.end not in self._class_of:
            return False
        start, end = self._class_of[link.start], self._class_of[link.end]
        return start == end if link.kind == "SIMULTANEOUS" else end in self._later[start]

    def _class(self, name: str) -> int:
        if name not in self._class_of:
            number = len(self._class_of)
            self._class_of[name] = number
            self._members[number] = [name]
            self._later[number], self._earlier[number] = set(), set()
        return self._class_of[name]

    def _order(self, before: set[int], after: set[int]) -> None:
        for each in before:
            self._later[each] |= after
        for each in after:
            self._earlier[each] |= before

    def _join(self, keep: int, drop: int) -> None:
        """Make two unordered classes one: what stands before or after either does so to both."""
        for name in self._members.pop(drop):
            self._class_of[name] = keep
            self._members[keep].append(name)
        for there, back in ((self._later, self._earlier), (self._earlier, self._later)):
            for other in there.pop(drop):
                back[other].discard(drop)
                back[other].add(keep)
                there[keep].add(other)
        self._order(set(self._earlier[keep]), {keep} | self._later[keep])
        self._order({keep}, set(self._later[keep]))


def awareness(gold: Sequence[Link], system: Sequence[Link]) -> Awareness:
    """Precision: the system's reduced relations that the closure of gold tells; recall the other way round."""
    reference, answer = TemporalGraph.of(gold), TemporalGraph.of(system)
    return Awareness(
        right=sum(map(reference.tells, answer.reduced)),
        told=len(answer.reduced),
        found=sum(map(answer.tells, reference.reduced)),
        gold=len(reference.reduced),
    )
