"""Difference constraints between moments, solved by shortest paths, each bound with the facts that make it.

A limit says that one moment lies at most so many minutes after another; the shortest path from the origin (minute 0)
to a moment is then its latest minute, the shortest path back the negative of its earliest. Method: Dechter, Meiri and
Pearl, "Temporal constraint networks", Artificial Intelligence 49, 1991; Bellman–Ford as in networkx.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import networkx as nx

from explorer.data.passage import Passage
from explorer.data.when import EventId


class Moment(NamedTuple):
    """A moment to be found: the `start` or the `end` of an event, or when a document was `published`."""

    of: str
    id: str


ORIGIN = Moment("origin", "")


class Strength(IntEnum):
    """How much a fact weighs when facts cannot all hold: the weakest is set aside first."""

    INFERRED = 0
    VAGUE = 1
    ATTRIBUTED = 2
    STATED = 3
    GIVEN = 4


class Limit(NamedTuple):
    """`later` lies at most `most` minutes after `earlier` (a negative `most`: at least so many before it)."""

    earlier: Moment
    later: Moment
    most: int


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known about moments, with the line that a receipt shows for it.

    `place` (document's place, offset) breaks ties: of two facts of one strength the later told is set aside. An empty
    `reason` marks what needs no telling (a start is not after its end). `approximate`: the words are vague.
    """

    limits: tuple[Limit, ...]
    strength: Strength
    rule: str
    reason: str
    place: tuple[int, int]
    passage: Passage | None = None
    event: EventId | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Facts that cannot all hold, and the one that was set aside so that the rest does."""

    facts: tuple[Fact, ...]
    set_aside: Fact


@dataclass(frozen=True, slots=True)
class Solution:
    """The first and the last minute of each moment (both inclusive, absent where open), and the facts behind each."""

    first: dict[Moment, int]
    last: dict[Moment, int]
    why_first: dict[Moment, tuple[Fact, ...]]
    why_last: dict[Moment, tuple[Fact, ...]]
    clashes: tuple[Clash, ...]
    kept: tuple[Fact, ...]


def at_least(moment: Moment, minute: int) -> Limit:
    """The moment is not before this minute."""
    return Limit(moment, ORIGIN, -minute)


def at_most(moment: Moment, minute: int) -> Limit:
    """The moment is not after this minute (inclusive)."""
    return Limit(ORIGIN, moment, minute)


def solve(facts: Sequence[Fact]) -> Solution:
    """The tightest bounds that the facts leave; facts that clash are set aside, the weakest first."""
    solution = Solution({}, {}, {}, {}, (), ())
    clashes: list[Clash] = []
    kept: list[Fact] = []
    for component in _components(facts):
        clashes += _set_aside(component)
        _bounds_into(solution, component)
        kept += component
    return Solution(solution.first, solution.last, solution.why_first, solution.why_last, tuple(clashes), tuple(kept))


def _components(facts: Sequence[Fact]) -> Iterable[list[Fact]]:
    """Facts that share moments, directly or through others; each component is solved by itself."""
    leader: dict[Moment, Moment] = {}

    def find(moment: Moment) -> Moment:
        while leader.setdefault(moment, moment) != moment:
            leader[moment] = leader[leader[moment]]
            moment = leader[moment]
        return moment

    firsts = []
    for fact in facts:
        moments = [moment for limit in fact.limits for moment in limit[:2] if moment != ORIGIN]
        for moment in moments[1:]:
            leader[find(moment)] = find(moments[0])
        firsts.append(moments[0])
    components: dict[Moment, list[Fact]] = defaultdict(list)
    for fact, moment in zip(facts, firsts, strict=True):
        components[find(moment)].append(fact)
    return components.values()


def _graph(facts: Iterable[Fact], *, backwards: bool = False) -> "nx.DiGraph[Moment]":
    """The tightest limit between each two moments, with its fact; backwards with every edge turned round."""
    graph: nx.DiGraph[Moment] = nx.DiGraph()
    graph.add_node(ORIGIN)
    for fact in facts:
        for limit in fact.limits:
            earlier, later = (limit.later, limit.earlier) if backwards else (limit.earlier, limit.later)
            most = limit.most
            known = graph.get_edge_data(earlier, later)
            if known is None or (most, -fact.strength) < (known["weight"], -known["fact"].strength):
                graph.add_edge(earlier, later, weight=most, fact=fact)
    return graph


def _set_aside(facts: list[Fact]) -> list[Clash]:
    """Take the weakest fact off each negative cycle, in place, until none is left."""
    clashes = []
    while (cycle := _negative_cycle(facts)) is not None:
        weakest = min(cycle, key=lambda fact: (fact.strength, tuple(-number for number in fact.place)))
        facts.remove(weakest)
        told = tuple(fact for fact in dict.fromkeys(cycle) if fact.reason)
        clashes.append(Clash(told, weakest))
    return clashes


def _negative_cycle(facts: Sequence[Fact]) -> list[Fact] | None:
    """The facts round a negative cycle, None when there is none.

    Bellman–Ford from everywhere at once, looking after each round whether the parents run in a circle: such a circle
    is a negative cycle (Cherkassky and Goldberg, "Negative-cycle detection algorithms", 1999). networkx 3.6 has a
    search for one that can end with "detected but not found".
    """
    edges = [(earlier, later, data["weight"], data["fact"]) for earlier, later, data in _graph(facts).edges(data=True)]
    reach: dict[Moment, int] = defaultdict(int)
    parents: dict[Moment, tuple[Moment, Fact]] = {}
    while True:
        changed = False
        for earlier, later, most, fact in edges:
            if reach[earlier] + most < reach[later]:
                reach[later] = reach[earlier] + most
                parents[later] = (earlier, fact)
                changed = True
        if not changed:
            return None
        circle = _circle(parents)
        if circle is not None:
            return circle


def _circle(parents: dict[Moment, tuple[Moment, Fact]]) -> list[Fact] | None:
    """The facts round the first circle of parents, None when each way up ends."""
    seen: set[Moment] = set()
    for start in parents:
        way: dict[Moment, int] = {}
        facts: list[Fact] = []
        moment = start
        while moment in parents and moment not in seen and moment not in way:
            way[moment] = len(facts)
            moment, fact = parents[moment]
            facts.append(fact)
        if moment in way:
            return facts[way[moment] :]
        seen.update(way)
    return None


def _bounds_into(solution: Solution, facts: Sequence[Fact]) -> None:
    for backwards, values, reasons in (
        (False, solution.last, solution.why_last),
        (True, solution.first, solution.why_first),
    ):
        graph = _graph(facts, backwards=backwards)
        parents, distances = nx.bellman_ford_predecessor_and_distance(graph, ORIGIN)
        for moment, distance in distances.items():
            if moment != ORIGIN:
                values[moment] = -int(distance) if backwards else int(distance)
                reasons[moment] = _chain(graph, parents, moment)


def _chain(graph: "nx.DiGraph[Moment]", parents: dict[Moment, list[Moment]], moment: Moment) -> tuple[Fact, ...]:
    """The facts on the shortest path, the one nearest to the moment first."""
    chain: list[Fact] = []
    while moment != ORIGIN:
        parent = parents[moment][0]
        fact = graph.edges[parent, moment]["fact"]
        if fact.reason and fact not in chain:
            chain.append(fact)
        moment = parent
    return tuple(chain)
