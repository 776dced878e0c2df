"""Words that place a clause by another event: “shortly after the deal was revealed”, “before the vote”."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from explorer.data.expression import AnchorRelation
from explorer.data.minutes import DAY
from explorer.data.passage import Passage
from explorer.extract.draft import FoundAnchor
from explorer.extract.parsing import Word
from explorer.extract.times.counts import Count, duration_minutes
from explorer.extract.times.event_nouns import is_event_noun
from explorer.extract.times.hits import Hit
from explorer.extract.times.readings import Now
from explorer.extract.times.rules.lengths import unit_of
from explorer.extract.times.tense import tense_of_verb
from explorer.extract.times.tokens import Line
from explorer.extract.times.vague import VAGUE

_PREPOSITIONS: Final[dict[str, AnchorRelation]] = {
    "after": "after",
    "following": "after",
    "upon": "shortly_after",
    "before": "before",
    "during": "during",
    "amid": "during",
    "throughout": "during",
    "since": "since",
    "until": "until",
    "till": "until",
    "post": "after",
}
# Several words that work as one preposition; the last of them governs the noun.
_PHRASES: Final[tuple[tuple[tuple[str, ...], AnchorRelation], ...]] = (
    (("in", "the", "immediate", "aftermath", "of"), "shortly_after"),
    (("in", "the", "aftermath", "of"), "shortly_after"),
    (("in", "the", "wake", "of"), "shortly_after"),
    (("on", "the", "heels", "of"), "shortly_after"),
    (("on", "the", "eve", "of"), "shortly_before"),
    (("in", "the", "run-up", "to"), "shortly_before"),
    (("in", "the", "run", "-", "up", "to"), "shortly_before"),
    (("in", "the", "lead", "-", "up", "to"), "shortly_before"),
    (("at", "the", "time", "of"), "during"),
    (("on", "the", "day", "of"), "during"),
    (("in", "the", "course", "of"), "during"),
    (("in", "the", "midst", "of"), "during"),
    (("by", "the", "time", "of"), "by"),
    (("ahead", "of"), "before"),
    (("prior", "to"), "before"),
    (("subsequent", "to"), "after"),
)
_CONJUNCTIONS: Final[dict[str, AnchorRelation]] = {
    "after": "after",
    "before": "before",
    "since": "since",
    "until": "until",
    "till": "until",
    "once": "after",
    "while": "during",
}
_SINGLE: Final = {"day": "D", "night": "D", "week": "W", "month": "M", "year": "Y"}
_CLOSE: Final = {
    "shortly": "shortly",
    "soon": "soon",
    "immediately": "immediately",
    "right": "immediately",
    "straight": "immediately",
    "just": "just",
    "moments": "immediately",
    "long": "long",
    "directly": "immediately",
}


@dataclass(slots=True)
class _Tree:
    """The words of a sentence with the children of each."""

    words: tuple[Word, ...]
    children: list[list[int]]

    def span(self, top: int, *, bare: bool) -> tuple[int, int]:
        """The first and last word below `top`; when `bare`, without relative clauses and appositions behind it."""
        first = last = top
        stack = [top]
        while stack:
            at = stack.pop()
            first, last = min(first, at), max(last, at)
            for child in self.children[at]:
                if bare and at == top and child > top and self.words[child].dep in _LOOSE:
                    continue
                stack.append(child)
        return first, last


_LOOSE: Final = frozenset({"relcl", "appos", "punct", "advcl", "acl", "cc", "conj", "parataxis"})


def _tree(line: Line) -> _Tree:
    words = line.sentence.words
    children: list[list[int]] = [[] for _ in words]
    for at, word in enumerate(words):
        if word.head != at and 0 <= word.head < len(words):
            children[word.head].append(at)
    return _Tree(words, children)


def find_anchors(text: str, line: Line, hits: Sequence[Hit]) -> list[FoundAnchor]:
    """The event anchors of one sentence, in order; `hits` are its time expressions, which no anchor may be."""
    if not any(piece.low in _STARTERS for piece in line.pieces):
        return []
    tree = _tree(line)
    found: list[FoundAnchor] = []
    for at, word in enumerate(tree.words):
        if word.text.lower() not in _LAST_WORDS:
            continue
        anchor = _anchor_at(line, tree, at, hits)
        if anchor is not None and not (found and found[-1].anchor.end > anchor.words.start):
            found.append(anchor)
    return found


_STARTERS: Final = frozenset({*_PREPOSITIONS, *_CONJUNCTIONS, *(phrase[-1] for phrase, _ in _PHRASES)} - {"of", "to"}) | {
    "aftermath", "wake", "heels", "eve", "run", "lead", "course", "midst", "ahead", "prior", "time", "day", "soon", "subsequent",
}  # fmt: skip


_LAST_WORDS: Final = frozenset({*_PREPOSITIONS, *_CONJUNCTIONS, *(phrase[-1] for phrase, _ in _PHRASES)})


def _anchor_at(line: Line, tree: _Tree, at: int, hits: Sequence[Hit]) -> FoundAnchor | None:
    """The anchor whose last connective word is this one."""
    words = tree.words
    low = words[at].text.lower()
    for phrase, relation in _PHRASES:
        first = at - len(phrase) + 1
        if (
            low == phrase[-1]
            and first >= 0
            and all(words[first + n].text.lower() == part for n, part in enumerate(phrase))
        ):
            target = _object(tree, at)
            return None if target is None else _found(line, tree, first, target, relation, hits, "-".join(phrase))
    if low in _PREPOSITIONS or low in _CONJUNCTIONS:
        target = _object(tree, at)
        if target is not None and low in _PREPOSITIONS:
            return _found(line, tree, at, target, _PREPOSITIONS[low], hits, low)
        clause = _clause(line, tree, at)
        if clause is not None:
            return _found(line, tree, at, clause, _CONJUNCTIONS[low], hits, low)
    return None


def _object(tree: _Tree, at: int) -> int | None:
    """The event noun or gerund that a preposition governs."""
    if tree.words[at].dep == "mark":
        return None
    for child in tree.children[at]:
        word = tree.words[child]
        if word.dep in ("pobj", "dobj") and child > at and is_event_noun(word):
            return child
        if word.dep == "pcomp" and word.tag == "VBG":
            return child
    return None


def _clause(line: Line, tree: _Tree, at: int) -> int | None:
    """The verb of the clause that a conjunction opens; None where “since” or “while” gives a reason or a contrast."""
    word = tree.words[at]
    low = word.text.lower()
    if low not in _CONJUNCTIONS:
        return None
    verb = (
        word.head
        if word.dep in ("mark", "advmod")
        else next((c for c in tree.children[at] if tree.words[c].dep == "pcomp"), -1)
    )
    if not 0 <= verb < len(tree.words) or verb <= at or tree.words[verb].pos not in ("VERB", "AUX"):
        return None
    if word.dep == "advmod" and tree.words[verb].dep not in ("advcl", "pcomp"):
        return None
    if low == "since":
        main = tree.words[verb].head
        if main == verb or not 0 <= main < len(tree.words) or tree.words[main].pos not in ("VERB", "AUX"):
            return None
        if tense_of_verb(tree.words, main) not in ("present_perfect", "past_perfect"):
            return None
    if low == "while" and tense_of_verb(tree.words, verb) not in ("past", "past_perfect"):
        return None
    return verb


def _found(
    line: Line, tree: _Tree, at: int, target: int, relation: AnchorRelation, hits: Sequence[Hit], rule: str
) -> FoundAnchor | None:
    """The anchor with the words before it (“two days”, “shortly”) and the width that they give."""
    clause = tree.words[target].pos in ("VERB", "AUX")
    first, last = tree.span(target, bare=not clause)
    connective = max((n for n in range(first, target + 1) if tree.words[n].end <= tree.words[at].end), default=-1)
    first = max(first, connective + 1, at + 1) if clause else max(first, at + 1)
    first, last = _trim(tree.words, first, last)
    if first > last:
        return None
    document = line.sentence.passage.document
    anchor = Passage(document, tree.words[first].start, tree.words[last].end)
    start, low, high, close = _before(line, tree.words[at].start, hits, relation)
    if close and relation in ("after", "before"):
        relation = "shortly_after" if relation == "after" else "shortly_before"
    if low is None and high is None and relation in ("shortly_after", "shortly_before"):
        low, high = VAGUE.between("shortly")
    if rule == "following" and high is None and low is None:
        low, high = VAGUE.between("following")
    return FoundAnchor(Passage(document, start, anchor.end), relation, anchor, low, high, f"anchor-{rule}")


def _trim(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int]:
    """The stretch without marks at its ends, and no longer than 40 words."""
    last = min(last, first + 39)
    while first <= last and words[first].pos == "PUNCT":
        first += 1
    while last >= first and words[last].pos == "PUNCT":
        last -= 1
    return first, last


def _before(
    line: Line, start: int, hits: Sequence[Hit], relation: AnchorRelation
) -> tuple[int, int | None, int | None, bool]:
    """What stands before the connective: where it starts, the least and most minutes, and whether it says “shortly”."""
    ending = next((hit for hit in hits if hit.line.pieces[hit.end - 1].end in (start - 1, start)), None)
    if ending is not None and ending.rule.kind == "LENGTH" and relation in ("before", "after"):
        reading = ending.rule.build(ending, Now(0))
        if reading is not None and reading.length is not None:
            low, high = reading.length
            spread = VAGUE.spread(_unit(ending))
            low = None if low is None else max(0, low - max(spread, DAY))
            high = None if high is None else high + max(spread, DAY)
            return line.pieces[ending.start].start, low, high, False
    before = next((n for n in range(len(line.pieces)) if line.pieces[n].end in (start - 1, start)), -1)
    if line.low(before) in _SINGLE and line.low(before - 1) in ("the", "a") and relation in ("before", "after"):
        low, high = duration_minutes(Count(1, 1), _SINGLE[line.low(before)])
        return line.pieces[before - 1].start, max(0, low - DAY), high + DAY, False
    name = _CLOSE.get(line.low(before), "")
    if name == "long":
        return line.pieces[before].start, *VAGUE.between("long"), False
    if name:
        return line.pieces[before].start, *VAGUE.between(name), True
    return start, None, None, False


def _unit(hit: Hit) -> str:
    return unit_of(hit.low("u")) if hit.has("u") else "D"
