"""Words that place a clause by another event: “shortly after the deal was revealed”, “before the vote”."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from explorer.data.expression import AnchorRelation
from explorer.data.minutes import DAY
from explorer.data.passage import Passage
from explorer.extract.draft import FoundAnchor, Tense
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
# Connectives with a row of their own in the table of vague widths.
_ROWS: Final = ("following", "wake", "aftermath", "heels", "eve", "run", "lead")
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


# An anchor's words are few; the bound keeps a line of a million words linear.
_MOST_WORDS: Final = 80
_LOOSE: Final = frozenset({"relcl", "appos", "punct", "advcl", "acl", "cc", "conj", "parataxis"})


# Verbs that take “after” or “before” for themselves, and bodies that one stands before.
_WITH_AFTER: Final = frozenset({"look", "name", "seek", "search", "ask", "model", "pattern", "call", "chase", "hanker"})
_WITH_BEFORE: Final = frozenset({"testify", "appear", "stand", "plead", "kneel", "bow", "speak"})
_BODIES: Final = frozenset({"inquiry", "hearing", "session", "conference", "convention", "probe", "trial"})


@dataclass(slots=True)
class _Tree:
    """The words of a sentence with the children of each; the pieces and the lengths by where they end."""

    line: Line
    words: tuple[Word, ...]
    children: list[list[int]]
    pieces: dict[int, int]
    lengths: dict[int, Hit]

    @classmethod
    def of(cls, line: Line, hits: Sequence[Hit]) -> "_Tree":
        words = line.sentence.words
        children: list[list[int]] = [[] for _ in words]
        for at, word in enumerate(words):
            if word.head != at and 0 <= word.head < len(words):
                children[word.head].append(at)
        pieces = {piece.end: number for number, piece in enumerate(line.pieces)}
        lengths = {line.pieces[hit.end - 1].end: hit for hit in hits if hit.rule.kind == "LENGTH"}
        return cls(line, words, children, pieces, lengths)

    def last_below(self, top: int, *, bare: bool) -> int:
        """The last word below `top`; when `bare`, without relative clauses and appositions behind it."""
        last = top
        stack = [top]
        for _ in range(_MOST_WORDS):
            if not stack:
                break
            at = stack.pop()
            last = max(last, at)
            stack.extend(
                child
                for child in self.children[at]
                if not (bare and at == top and child > top and self.words[child].dep in _LOOSE)
            )
        return last


@dataclass(frozen=True, slots=True)
class _Connective:
    """The words that join a clause to its anchor: from first to last, what they say, and the rule's id."""

    first: int
    last: int
    relation: AnchorRelation
    rule: str


_LAST_WORDS: Final = frozenset({*_PREPOSITIONS, *_CONJUNCTIONS, *(phrase[-1] for phrase, _ in _PHRASES)})


def find_anchors(line: Line, hits: Sequence[Hit]) -> list[FoundAnchor]:
    """The event anchors of one sentence, in order; `hits` are its time expressions, which give the width."""
    places = [at for at, word in enumerate(line.sentence.words) if word.text.lower() in _LAST_WORDS]
    if not places:
        return []
    tree = _Tree.of(line, hits)
    found: list[FoundAnchor] = []
    for at in places:
        anchor = _anchor_at(tree, at)
        if anchor is not None and not (found and found[-1].anchor.end > anchor.words.start):
            found.append(anchor)
    return found


def _anchor_at(tree: _Tree, at: int) -> FoundAnchor | None:
    """The anchor whose last connective word is this one."""
    low = tree.words[at].text.lower()
    phrase = _phrase_ending(tree.words, at)
    if phrase is not None:
        target = _object(tree, at)
        return None if target is None else _found(tree, phrase, target)
    if low in _PREPOSITIONS:
        target = _object(tree, at)
        if target is not None:
            return _found(tree, _Connective(at, at, _PREPOSITIONS[low], low), target)
    if low in _CONJUNCTIONS:
        verb = _clause(tree, at)
        if verb is not None:
            return _found(tree, _Connective(at, at, _CONJUNCTIONS[low], low), verb)
    return None


def _phrase_ending(words: tuple[Word, ...], at: int) -> _Connective | None:
    """The phrase of several words that ends at a word (“in the wake of”)."""
    for phrase, relation in _PHRASES:
        first = at - len(phrase) + 1
        if first >= 0 and all(words[first + n].text.lower() == part for n, part in enumerate(phrase)):
            return _Connective(first, at, relation, "-".join(phrase))
    return None


def _object(tree: _Tree, at: int) -> int | None:
    """The event noun or gerund that a preposition governs; None where the words place nothing in time."""
    if tree.words[at].dep == "mark" or _no_time(tree, at):
        return None
    for child in tree.children[at]:
        word = tree.words[child]
        if word.dep in ("pobj", "dobj") and child > at:
            comma = next((n for n in range(at + 1, child) if tree.words[n].text == ","), child)
            # A comma before the object: the parser took the subject of the clause for it.
            noun = comma - 1 if comma < child else child
            if noun > at and is_event_noun(tree.words[noun]) and not _again(tree, at, noun):
                return noun
        elif word.dep == "pcomp" and word.tag == "VBG" and tree.words[at].text.lower() not in ("amid", "during", "of"):
            return child
    return None


def _no_time(tree: _Tree, at: int) -> bool:
    """Whether the word belongs to its verb (“look after the building”, “is following the news”, “stood before …”)."""
    word, before = tree.words[at], tree.words[at - 1] if at > 0 else tree.words[at]
    low = word.text.lower()
    if low == "following" and any(tree.words[child].dep in ("aux", "nsubj") for child in tree.children[at]):
        return True
    if low == "after":
        return at > 0 and before.lemma in _WITH_AFTER and before.tag[:2] == "VB"
    if low == "before" and at > 0 and before.lemma in _WITH_BEFORE:
        return any(tree.words[child].lemma in _BODIES for child in tree.children[at])
    return False


def _again(tree: _Tree, at: int, noun: int) -> bool:
    """Whether the same noun stands on both sides (“meeting after meeting”, “one strike after another strike”)."""
    return at > 0 and tree.words[at - 1].lemma == tree.words[noun].lemma


def _clause(tree: _Tree, at: int) -> int | None:
    """The verb of the clause that a conjunction opens; None where “since” or “while” gives a reason or a contrast."""
    words, word = tree.words, tree.words[at]
    low = word.text.lower()
    if word.dep in ("mark", "advmod"):
        verb = word.head
    else:
        verb = next((child for child in tree.children[at] if words[child].dep == "pcomp"), -1)
    if not at < verb < len(words) or words[verb].pos not in ("VERB", "AUX"):
        return None
    if word.dep == "advmod" and words[verb].dep not in ("advcl", "pcomp"):
        return None
    if words[verb].dep == "ROOT":
        # No clause hangs on another here: “Before the court stood a statue”.
        return None
    lasting = low != "since" or _main_tense(words, verb) in ("present_perfect", "past_perfect")
    telling = low != "while" or tense_of_verb(words, verb) in ("past", "past_perfect")
    return verb if lasting and telling else None


def _main_tense(words: tuple[Word, ...], verb: int) -> Tense:
    """The tense of the verb above the clause's own."""
    main = words[verb].head
    if main == verb or not 0 <= main < len(words) or words[main].pos not in ("VERB", "AUX"):
        return "none"
    return tense_of_verb(words, main)


def _found(tree: _Tree, connective: _Connective, target: int) -> FoundAnchor | None:
    """The anchor behind a connective, with the width that the words before it give."""
    last = tree.last_below(target, bare=tree.words[target].pos not in ("VERB", "AUX"))
    first, last = _trim(tree.words, connective.last + 1, last)
    if first > last:
        return None
    document = tree.line.sentence.passage.document
    anchor = Passage(document, tree.words[first].start, tree.words[last].end)
    start, relation, width = _before(tree, tree.words[connective.first].start, connective.relation)
    if width is None:
        row = next((name for name in _ROWS if name in connective.rule), "")
        row = row or ("shortly" if relation.startswith("shortly") else "")
        width = VAGUE.between(row) if row else None
    low, high = width or (None, None)
    return FoundAnchor(Passage(document, start, anchor.end), relation, anchor, low, high, f"anchor-{connective.rule}")


def _trim(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int]:
    """The stretch without marks at its ends, and no longer than 40 words."""
    last = min(last, first + 39)
    while first <= last and words[first].pos == "PUNCT":
        first += 1
    while last >= first and words[last].pos == "PUNCT":
        last -= 1
    return first, last


def _before(tree: _Tree, start: int, relation: AnchorRelation) -> tuple[int, AnchorRelation, tuple[int, int] | None]:
    """What stands before the connective: where it starts, what it makes of the relation, and the minutes it tells."""
    line = tree.line
    before = tree.pieces.get(start - 1, tree.pieces.get(start, -1))
    if before < 0 or relation not in ("before", "after"):
        return start, relation, None
    length = tree.lengths.get(line.pieces[before].end)
    if length is not None:
        width = _width_of(length)
        return (line.pieces[length.start].start, relation, width) if width else (start, relation, None)
    if line.low(before) in _SINGLE and line.low(before - 1) in ("the", "a"):
        # “the week after” is any day of it.
        reach = duration_minutes(Count(2, 2), _SINGLE[line.low(before)])[1]
        return line.pieces[before - 1].start, relation, (0, reach)
    name = _CLOSE.get(line.low(before))
    if name is None:
        return start, relation, None
    if name != "long":
        relation = "shortly_after" if relation == "after" else "shortly_before"
    return line.pieces[before].start, relation, VAGUE.between(name)


def _width_of(length: Hit) -> tuple[int, int] | None:
    """The least and the most minutes of “two days” before “after the quake”: to the unit, not to the minute."""
    reading = length.rule.build(length, Now(0))
    if reading is None or reading.length is None:
        return None
    low, high = reading.length
    if low is None or high is None:
        return None
    spread = max(VAGUE.spread(unit_of(length.low("u")) if length.has("u") else "D"), DAY)
    return max(0, low - spread), high + spread
