"""Noun phrases as titles show them: names in full, no judgement, nothing that a title can spare."""

from collections.abc import Iterator, Sequence

from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.referents_clauses import PRONOUNS
from explorer.extract.mentions.referents_nameless import with_article
from explorer.extract.mentions.tree import Tree
from explorer.extract.name_words import name_words


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KEPT_PREPOSITIONS = _listed(
    "of in with from to for against on at by between into over toward towards as through near off across under"
)
_ENDS_BEFORE = _listed("IN VB VBZ VBD VBP CC WDT WP TO MD , : . -LRB- -RRB- RP")
_FORMS_OF_ADDRESS = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss"})
_THEMSELVES = frozenset({"himself", "herself", "itself", "themselves", "each other", "one another"})
_LEFT_OUT = frozenset({"(", ")", ":", "—", "–", "“", "”", '"'})


class Phrases:
    """Writes the noun phrases of one sentence; knows what its pronouns mean.

    `subjects` are the names of the title's subject: a possessive that means them stays a pronoun.
    """

    def __init__(self, tree: Tree, referents: Referents) -> None:
        self._tree = tree
        self._referents = referents
        self.subjects: frozenset[str] = frozenset()

    def phrase(self, head: int, *, prepositions: bool = True, depth: int = 0) -> str:
        """A noun phrase without what a title can spare; a pronoun or "the company" becomes its name."""
        tree = self._tree
        if (mark := tree.name_of(head)) is not None:
            return self._named(mark.first, mark.end)
        if (apposed := self._apposed(head)) is not None:
            return apposed
        if tree.lower[head] in _THEMSELVES or (tree.lower[head] in PRONOUNS and self._is_subject(head)):
            return tree.lower[head]
        if tree.lower[head] in PRONOUNS or self._is_definite(head):
            found = [one for one in self._referents.of(head) if one.whole]
            if len(found) == 1:
                name = with_article(found[0].name)
                return genitive(name) if tree.words[head].tag == "PRP$" else name
        kept = self._before(head)
        _join_on(kept, tree, head)
        text = " ".join(kept)
        if prepositions and depth < 2:
            text = " ".join([text, *self._after(head, depth)])
        return text

    def _is_subject(self, head: int) -> bool:
        """Whether a pronoun means the title's subject: then it stands ("denied that it had sold")."""
        found = self._referents.of(head)
        return len(found) == 1 and found[0].name.name in self.subjects

    def listed(self, head: int, *, depth: int = 0) -> str:
        """A noun phrase with what is coordinated to it, at most three."""
        nouns = self._tree.conjuncts(head)[:3]
        return in_words([self.phrase(noun, depth=depth) + self.examples(noun) for noun in nouns])

    def examples(self, head: int) -> str:
        """The names after "such as", "like" or "including" behind a noun, as they stand there; "" when none."""
        tree = self._tree
        for child in tree.kids(head, "prep"):
            such_as = tree.lower[child] == "as" and self._is_such(child)
            if not such_as and tree.lower[child] not in ("like", "including"):
                continue
            named = [one for below in tree.kids(child, "pobj")[:1] for one in tree.conjuncts(below)[:3]]
            if named and tree.name_of(named[0]) is not None:
                lead = "such as" if such_as else tree.lower[child]
                return f" {lead} {in_words([self.phrase(one, depth=2) for one in named])}"
        return ""

    def prepositional(self, child: int, *, depth: int = 1) -> str:
        """A preposition with its noun phrase; "" for a time, for examples and for what a title spares."""
        tree = self._tree
        nouns = tree.kids(child, "pobj")[:1]
        if not nouns or tree.lower[child] not in _KEPT_PREPOSITIONS or self._is_such(child):
            return ""
        if tree.lower[child] == "in" and tree.lower[nouns[0]] in ("order", "fact", "addition", "turn"):
            return ""
        if "DATE" in (tree.words[child].ent, tree.words[nouns[0]].ent) or tree.words[nouns[0]].ent == "TIME":
            return ""
        return f"{tree.lower[child]} {self.listed(nouns[0], depth=depth)}"

    def begins_definite(self, head: int) -> bool:
        """Whether a noun phrase begins with "the", "this" or the like."""
        return self._tree.lower[self._first(head)] in ("this", "that", "the", "these")

    def _is_such(self, preposition: int) -> bool:
        return any(self._tree.lower[kid] == "such" for kid in self._tree.children[preposition])

    def _named(self, first: int, end: int) -> str:
        """A name as a title shows it: in full where the text has a short form, with the article that the text has."""
        tree = self._tree
        name = self._referents.choose(tree.marks[tree.mark_at[first]]).name
        if name in name_words().same.values():
            name = tree.text(first, end)
        self.subjects |= {name}
        article = first > 0 and tree.lower[first - 1] == "the" and name[:4].lower() != "the "
        return f"the {name}" if article else name

    def _apposed(self, head: int) -> str | None:
        """The name right behind a noun ("the Dutch striker Joris van Dam"), where the parser made it an apposition."""
        for child in self._tree.kids(head, "appos"):
            mark = self._tree.name_of(child)
            if mark is not None and mark.first == head + 1:
                return self._named(mark.first, mark.end)
        return None

    def _is_definite(self, head: int) -> bool:
        led_back = any(one.inferred and one.whole for one in self._referents.of(head))
        return led_back and not self._tree.kids(head, "appos")

    def _before(self, head: int) -> list[str]:
        """Determiner, possessor, numbers and the adjectives that do not judge."""
        tree = self._tree
        parts: list[str] = []
        index = self._first(head)
        while index < head:
            word = tree.words[index]
            mark = tree.name_of(index)
            if word.dep == "poss" and tree.lower[index] in PRONOUNS:
                parts.append(self._possessor(index))
            elif word.tag == "WP$":
                parts.append(self._whose(index))
            elif mark is not None and mark.end <= head:
                index = self._add_name(parts, mark.first, mark.end, head)
                continue
            elif word.tag == "POS":
                parts[-1:] = [genitive(part) for part in parts[-1:]]
            elif not self._spared(index) and word.text not in _LEFT_OUT:
                _join_on(parts, tree, index)
            index += 1
        return _with_right_article([part for part in parts if part], tree.words[head].text)

    def _add_name(self, parts: list[str], first: int, end: int, head: int) -> int:
        """Add a name that stands before the head, with its "'s"; the index of the word after it."""
        text = self._named(first, end)
        if parts and parts[-1].lower() == "the" and text.startswith("the "):
            parts.pop()
        owns = end < head and self._tree.words[end].tag == "POS"
        parts.append(genitive(text) if owns else text)
        return end + owns

    def _possessor(self, index: int) -> str:
        """A possessive pronoun, as its name unless it means the title's subject."""
        found = self._referents.of(index)
        if len(found) == 1 and found[0].name.name not in self.subjects:
            return genitive(with_article(found[0].name))
        return self._tree.lower[index]

    def _whose(self, index: int) -> str:
        """The possessor that "whose" stands for."""
        tree = self._tree
        for above in tree.ancestors(index):
            if tree.words[above].dep == "relcl":
                return genitive(self.phrase(tree.words[above].head, prepositions=False, depth=2))
        return tree.lower[index]

    def _spared(self, index: int) -> bool:
        """Whether a title can do without a word: a judgement, an adverb that hedges no number, a quotation mark."""
        word = self._tree.words[index]
        if word.tag in ("RB", "RBR", "RBS"):
            if self._tree.lower[index] in ("not", "n't", "never"):
                return False
            return not any(near.tag in ("CD", "$") for near in self._tree.words[index + 1 : index + 4])
        if word.tag in ("``", "''", ",") or word.text in _FORMS_OF_ADDRESS:
            return True
        return self._tree.lower[index] in cues().judging and word.pos in ("ADJ", "NOUN", "VERB")

    def _first(self, head: int) -> int:
        """Where the noun phrase begins."""
        first = head
        for at in range(head - 1, max(-1, head - 15), -1):
            compound = self._tree.lower[at + 1] == "-"
            if (self._tree.words[at].tag in _ENDS_BEFORE and not compound) or not self._stands_before(at, head):
                break
            first = at
            if self._tree.lower[at] in ("a", "an"):
                break
        return first

    def _stands_before(self, at: int, head: int) -> bool:
        """Whether a word before a head belongs to its noun phrase, also where the parser hung it elsewhere."""
        tree = self._tree
        word = tree.words[at]
        if head in tree.ancestors(at) or word.tag == "POS" or tree.words[at + 1].tag == "POS":
            return True
        mark = tree.name_of(at)
        if mark is not None and mark.end < head and tree.words[mark.end].tag == "POS":
            return True
        # "A magnitude 6.8 earthquake struck": two subjects to the parser.
        twin = word.head if word.dep == "det" else at
        return tree.words[twin].dep == "nsubj" and tree.words[twin].head == tree.words[head].head and twin < head

    def _after(self, head: int, depth: int) -> Iterator[str]:
        """The phrases after a noun that belong to it, at most two: "in Scale AI", "of its business"."""
        found = [
            text
            for child in self._tree.kids(head, "prep")
            if child > head and (text := self.prepositional(child, depth=depth + 1))
        ]
        yield from found[:2]


def genitive(name: str) -> str:
    """The possessive of a name: "Meta’s", "Northgate Foods’"."""
    return name + ("’" if name.endswith("s") else "’s")


def in_words(phrases: Sequence[str]) -> str:
    """Phrases as a list in words."""
    if len(phrases) < 2:
        return "".join(phrases)
    return ", ".join(phrases[:-1]) + " and " + phrases[-1]


def _join_on(parts: list[str], tree: Tree, index: int) -> None:
    """Add a word, joined to the one before when no space divides them in the text."""
    word = tree.words[index]
    # A headline's capitals are not the word's own.
    figure = index > 0 and tree.words[index - 1].tag in ("CD", "$") and tree.words[index - 1].end == word.start
    keeps = word.tag in ("NNP", "NNPS") or figure or not tree.in_capitals
    text = word.text if keeps else word.text.lower()
    before = tree.words[index - 1]
    if parts and index and word.start == before.end and before.text not in _LEFT_OUT:
        parts[-1] += text
    else:
        parts.append(text)


def _with_right_article(parts: list[str], head: str) -> list[str]:
    """The article that fits the word after it, when an adjective between them was left out."""
    if not parts or parts[0].lower() not in ("a", "an"):
        return parts
    following = (parts[1] if len(parts) > 1 else head).lower()
    if following[:1] in "$€£¥" and head.lower() in ("hundred", "thousand", "million", "billion", "trillion"):
        return parts[1:]
    vowel = following[:1] in "aeiou8" and not following.startswith(("uni", "use", "eu", "one", "u."))
    return ["an" if vowel else "a", *parts[1:]]
