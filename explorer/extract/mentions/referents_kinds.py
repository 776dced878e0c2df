"""What a document says that its names are: "the Italian climber", "his team", "a Danish shipping group"."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from explorer.extract.mentions.referents_nameless import noun_type
from explorer.extract.mentions.tree import Tree
from explorer.extract.name_words import name_words
from explorer.extract.names import Marked, Name

_NAMING = frozenset({"name", "identify", "call"})
_AROUND_AGE = ((",", ","), (",", "."), ("(", ")"))
_STOPS = frozenset({",", ".", ";", ":", "(", "-", "–", "—"})


class Kinds:
    """The nouns and adjectives by which a document has described its names so far, the last told last."""

    def __init__(self) -> None:
        self._by_noun: defaultdict[str, list[Name]] = defaultdict(list)
        self._adjectives: defaultdict[str, set[str]] = defaultdict(set)
        self._nouns: defaultdict[str, set[str]] = defaultdict(set)
        self._by_age: dict[str, Name] = {}

    def learn(self, tree: Tree, choose: Callable[[Marked], Name]) -> None:
        """Take up what a sentence says of the names in it."""
        for mark in tree.marks:
            name = choose(mark)
            for noun in _described_by(tree, mark):
                if not _can_be(tree, noun, name):
                    continue
                before = list(_before(tree, noun))
                phrase = " ".join([*(word for word, tag in reversed(before) if tag.startswith("NN")), tree.lower[noun]])
                for key in {phrase, tree.lower[noun]}:
                    self.tell(key, name)
                self._adjectives[name.name].update(word for word, _ in before)
            if name.type == "person" and (age := _age(tree, mark)):
                self._by_age[age] = name
            for title in _titles(tree, mark.first):
                self.tell(title, name)
            if mark.first > 1 and tree.words[mark.first - 1].tag == "POS":
                self._adjectives[name.name].add(tree.lower[mark.first - 2])

    def tell(self, noun: str, name: Name) -> None:
        """Take up that a noun describes a name."""
        told = self._by_noun[noun]
        if name in told:
            told.remove(name)
        told.append(name)
        self._nouns[name.name].add(noun)

    def named(self, noun: str) -> list[Name]:
        """The names described by a noun or a run of nouns, the last told first."""
        return self._by_noun[noun][::-1] if noun in self._by_noun else []

    def aged(self, years: str) -> Name | None:
        """The person who was last said to be so old ("54")."""
        return self._by_age.get(years)

    def has_age(self, name: Name) -> bool:
        """Whether a person was said to be so and so old."""
        return name in self._by_age.values()

    def nouns_of(self, name: str) -> set[str]:
        """The nouns that have described a name."""
        return self._nouns.get(name, set())

    def is_said_to_be(self, name: str, adjective: str) -> bool:
        """Whether an adjective, or the country that it comes from, has described a name ("Italian": "Italy's X")."""
        return any(told[:4] == adjective[:4] for told in self._adjectives.get(name, ()))


def _can_be(tree: Tree, noun: int, name: Name) -> bool:
    """Whether a noun can describe a name of this type: no town is a company, no company a minister."""
    kind = noun_type(tree, noun)
    return kind is None or kind == name.type


def _described_by(tree: Tree, mark: Marked) -> Iterator[int]:
    """The common nouns that say what a name is, by their place and by the parser."""
    head = mark.end - 1
    word = tree.words[head]
    before = mark.first - 1
    if before >= 0 and _is_common(tree, before) and tree.words[before].head in (head, *range(mark.first, mark.end)):
        yield before
    elif before > 0 and tree.lower[before] == "," and _is_common(tree, before - 1) and word.dep == "appos":
        yield before - 1
    if word.dep == "appos" and _is_common(tree, word.head) and word.head != before:
        yield word.head
    yield from (kid for kid in tree.kids(head, "appos") if _is_common(tree, kid))
    if tree.lower[mark.end : mark.end + 1] == [","] and (noun := _after_comma(tree, mark.end + 1)) is not None:
        yield noun
    if word.dep in ("nsubj", "nsubjpass") and tree.words[word.head].lemma in ("be", "become"):
        yield from (kid for kid in tree.kids(word.head, "attr") if _is_common(tree, kid))
    if word.dep in ("pobj", "oprd") and (noun := _named_as(tree, head)) is not None:
        yield noun


def _age(tree: Tree, mark: Marked) -> str:
    """The age told right behind a name ("X, 54,") or right before it ("54-year-old X"); "" when there is none."""
    behind = tree.lower[mark.end : mark.end + 3]
    if len(behind) == 3 and (behind[0], behind[2]) in _AROUND_AGE and _can_be_age(behind[1]):
        return behind[1]
    before = tree.lower[max(0, mark.first - 5) : mark.first]
    return before[0] if before[1:] == ["-", "year", "-", "old"] and _can_be_age(before[0]) else ""


def _can_be_age(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 4


def _titles(tree: Tree, first: int) -> Iterator[str]:
    """The titles right before a name, in lower case: "Prime Minister X" is the "minister" and the "prime minister"."""
    titles = name_words().titles
    phrase = ""
    for index in range(first - 1, max(-1, first - 4), -1):
        word = tree.words[index].text
        if word not in titles and not (phrase and word[:1].isupper() and index not in tree.mark_at):
            return
        phrase = f"{word.lower()} {phrase}".strip()
        yield phrase


def _after_comma(tree: Tree, first: int) -> int | None:
    """The noun of "…, the Italian climber whose": an article, then the first noun that no further noun follows."""
    if first >= len(tree.words) or tree.lower[first] not in ("the", "a", "an", "his", "her", "its", "their"):
        return None
    for index in range(first + 1, min(first + 6, len(tree.words))):
        if tree.words[index].text in _STOPS or tree.is_verb(index) or index in tree.mark_at:
            return None
        following = tree.words[index + 1].tag if index + 1 < len(tree.words) else ""
        if _is_common(tree, index) and not following.startswith("NN"):
            return index
    return None


def _named_as(tree: Tree, head: int) -> int | None:
    """The noun of "the officer, named as X"."""
    at = head
    for above in tree.ancestors(head):
        if tree.is_verb(above):
            noun = tree.words[above].head
            known = tree.words[above].lemma in _NAMING and tree.words[above].dep in ("acl", "relcl")
            return noun if known and _is_common(tree, noun) else None
        if tree.lower[above] != "as":
            return None
        at = above
    del at
    return None


def _before(tree: Tree, noun: int) -> Iterator[tuple[str, str]]:
    """The adjectives and nouns right before a noun, the nearest first, with their tags."""
    for index in range(noun - 1, max(-1, noun - 5), -1):
        word = tree.words[index]
        if not word.tag.startswith(("JJ", "NN")) and word.tag != "VBG":
            return
        yield tree.lower[index], word.tag


def _is_common(tree: Tree, index: int) -> bool:
    return tree.words[index].tag == "NN" and index not in tree.mark_at
