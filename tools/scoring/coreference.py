"""How well mentions are grouped into events: MUC, B³, CEAF-e and their mean, the CoNLL score.

MUC: Vilain et al., MUC-6 (1995). B³: Bagga and Baldwin, LREC (1998). CEAF with φ4: Luo, HLT/EMNLP (2005). CoNLL:
Pradhan et al., CoNLL shared task (2011). All mentions are given, so that the key and the response hold the same ones;
groups of one count, as is usual for ECB+.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.scoring.assignment import best_pairs

Group = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0–1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Conll:
    """The three measures; `f1` is the mean of their F1."""

    muc: Score
    b_cubed: Score
    ceaf_e: Score

    @property
    def f1(self) -> float:
        """The CoNLL score, 0–1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def groups_of(labels: Iterable[tuple[Hashable, Hashable]]) -> list[Group]:
    """The groups that (mention, label) pairs make."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, label in labels:
        found[label].add(mention)
    return [frozenset(members) for members in found.values()]


def conll(key: Collection[Group], response: Collection[Group]) -> Conll:
    """All three; ValueError when the two hold different mentions or one twice."""
    for groups in (key, response):
        if sum(map(len, groups)) != len(frozenset().union(*groups)):
            raise ValueError("A mention stands in two groups.")
    if frozenset().union(*key) != frozenset().union(*response):
        raise ValueError("The key and the response hold different mentions.")
    return Conll(muc(key, response), b_cubed(key, response), ceaf_e(key, response))


def muc(key: Collection[Group], response: Collection[Group]) -> Score:
    """The share of the links that hold each group together which the other side keeps."""
    return Score(_links_kept(response, key), _links_kept(key, response))


def b_cubed(key: Collection[Group], response: Collection[Group]) -> Score:
    """For each mention, the share of its group that belongs there; the mean over the mentions."""
    right = sum(Fraction(common * common, len(two)) for _, two, common in _overlaps(key, response))
    found = sum(Fraction(common * common, len(one)) for one, _, common in _overlaps(key, response))
    return Score(
        float(right / max(1, sum(map(len, response)))),
        float(found / max(1, sum(map(len, key)))),
    )


def ceaf_e(key: Collection[Group], response: Collection[Group]) -> Score:
    """Groups paired one to one for the greatest sum of φ4 = 2|K∩R| / (|K|+|R|)."""
    total = 0.0
    for part in _tied(list(_overlaps(key, response))):
        rows = {group: number for number, group in enumerate(dict.fromkeys(one for one, _, _ in part))}
        columns = {group: number for number, group in enumerate(dict.fromkeys(two for _, two, _ in part))}
        worth = [[0.0] * len(columns) for _ in rows]
        for one, two, common in part:
            worth[rows[one]][columns[two]] = 2 * common / (len(one) + len(two))
        total += sum(worth[row][column] for row, column in best_pairs(worth))
    return Score(total / max(1, len(response)), total / max(1, len(key)))


def _links_kept(whole: Collection[Group], other: Collection[Group]) -> float:
    """Of the links in `whole`, the share that `other` has."""
    home = {mention: number for number, group in enumerate(other) for mention in group}
    links = sum(len(group) - 1 for group in whole)
    parts = sum(len({home[mention] for mention in group}) for group in whole)
    return (sum(map(len, whole)) - parts) / links if links else 0.0


def _overlaps(key: Iterable[Group], response: Iterable[Group]) -> Iterable[tuple[Group, Group, int]]:
    """Each key and response group with mentions in common, and how many; in the order of the key."""
    home = {mention: group for group in response for mention in group}
    for group in key:
        common: dict[Group, int] = defaultdict(int)
        for mention in sorted(group, key=str):
            common[home[mention]] += 1
        for other, count in common.items():
            yield group, other, count


def _tied(overlaps: Sequence[tuple[Group, Group, int]]) -> Iterable[list[tuple[Group, Group, int]]]:
    """The overlaps in parts that share no group: each can be paired by itself."""
    leader: dict[tuple[str, Group], tuple[str, Group]] = {}

    def find(node: tuple[str, Group]) -> tuple[str, Group]:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for one, two, _ in overlaps:
        leader[find(("response", two))] = find(("key", one))
    parts: dict[tuple[str, Group], list[tuple[Group, Group, int]]] = defaultdict(list)
    for overlap in overlaps:
        parts[find(("key", overlap[0]))].append(overlap)
    return parts.values()
