"""Whom the clause around a word, and the sentences before it, offer for a pronoun or a definite phrase."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import NamedTuple

from explorer.extract.mentions.referents_memory import Memory, Wanted
from explorer.extract.mentions.tree import Tree
from explorer.extract.names import Name

IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "their", "them", "themselves"})
PERSON = frozenset({"he", "she", "his", "her", "him", "himself", "herself", "hers"})
PRONOUNS = IT | THEY | PERSON
SAYING = frozenset(
    {"say", "tell", "add", "write", "announce", "warn", "insist", "declare", "explain", "argue", "state", "joke"}
)
_FAR = 3
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


class Referent(NamedTuple):
    """Somebody meant by words `first` to `end` (half-open word indices): by name, or by words led back to a name.

    `whole` says that the words stand for the name itself, not for something of it ("the CFO of OpenAI").
    """

    name: Name
    first: int
    end: int
    inferred: bool
    whole: bool = True


class Clauses(Memory):
    """The memory of a document together with the syntax of the sentence that is read."""

    @abstractmethod
    def of(self, head: int, depth: int = 0) -> list[Referent]:
        """Everybody meant by the noun phrase with this head."""

    @abstractmethod
    def nameless(self, head: int) -> list[Referent]:
        """The actors without a name in a noun phrase."""

    def stood_for(self, index: int) -> str:
        """The noun for which "those" or "that" stands in "those of X": the last subject before; "" without one."""
        tag = {"those": "NNS", "that": "NN"}.get(self.tree.lower[index], "")
        if not any(self.tree.lower[kid] in ("of", "in", "at") for kid in self.tree.kids(index, "prep")):
            return ""
        for tree, end in ((self.tree, index), (self.before, len(self.before.words))):
            for noun in range(end - 1, -1, -1):
                if tree.words[noun].tag == tag and tree.words[noun].dep in ("nsubj", "nsubjpass"):
                    return tree.lower[noun]
        return ""

    def _last_name(self, index: int, wanted: Wanted, depth: int, *, from_clause: bool) -> Name | None:
        """The name that a word at `index` most likely takes up."""
        tree = self.tree
        if from_clause:
            for verb in tree.ancestors(index):
                if not tree.is_verb(verb):
                    continue
                name = self._subject_name(verb, index, wanted, depth) or self._object_name(verb, index, wanted, depth)
                if name is not None:
                    return name
                if tree.lower[index] == "it" and self._is_a_thing(verb, index):
                    return None
        before = [mark for mark in tree.marks if mark.end <= index]
        own_clause_object = tree.words[index].dep in _ARGUMENTS and tree.lower[index] in PRONOUNS
        own_subject = self._subject_names(index) | self._subjects_beside(index) | self._speaker_names(index)
        for mark in reversed(before):
            name = self.choose(mark)
            if name.name in own_subject:
                continue
            if self._fits(name, wanted) and not (own_clause_object and self._stands_beside(mark.end - 1, index)):
                return name
        return self._before_sentence(wanted, [*_excluded(self, tree, index), *own_subject])

    def _subject_names(self, index: int) -> frozenset[str]:
        """The names in the subject of a word's own verb: an object beside it is somebody else."""
        tree = self.tree
        verb = tree.clause_verb(index)
        other = _coargument(tree, index, verb) if verb is not None and tree.lower[index] in PRONOUNS else True
        if verb is None or tree.words[index].dep in ("poss", "nsubj", "nsubjpass") or not other:
            return frozenset()
        subject = tree.kids(verb, "nsubj", "nsubjpass")
        if not subject and (controlled := tree.subject(verb)) is not None and controlled != index:
            subject = [controlled]
        return frozenset(one.name.name for head in subject for one in [*self.of(head, 5), *self.nameless(head)])

    def _is_a_thing(self, verb: int, index: int) -> bool:
        """Whether the subject of a clause above is one thing, which "it" then means ("the contract … when it was")."""
        subject = self.tree.subject(verb)
        if (
            subject is None
            or subject >= index
            or self.tree.words[subject].tag != "NN"
            or verb == self.tree.words[index].head
        ):
            return False
        return not any(one.whole for one in self.of(subject, 5)) and not self.nameless(subject)

    def _speaker_names(self, index: int) -> frozenset[str]:
        """Who says the quotation in which a word stands: "he" and "the company" in it are somebody else."""
        tree = self.tree
        if not tree.is_quoted(index):
            return frozenset()
        for verb in tree.ancestors(index):
            subject = tree.subject(verb) if tree.words[verb].lemma in SAYING and not tree.is_quoted(verb) else None
            if subject is not None:
                names = [one.name.name for one in self.of(subject, 5) if one.whole]
                return frozenset(
                    [*names, *(house.name for name in names if (house := self.house_of(name)) is not None)]
                )
        return frozenset()

    def _subjects_beside(self, index: int) -> frozenset[str]:
        """The subjects of the clauses before that a clause with a definite subject is coordinated to: somebody else."""
        tree = self.tree
        if tree.lower[index] in PRONOUNS or tree.words[index].dep not in ("nsubj", "nsubjpass"):
            return frozenset()
        found: set[str] = set()
        verb = tree.words[index].head
        while tree.words[verb].dep == "conj" and tree.words[verb].head != verb:
            verb = tree.words[verb].head
            for head in tree.kids(verb, "nsubj", "nsubjpass"):
                found.update(one.name.name for one in self.of(head, 5) if one.whole)
        return frozenset(found)

    def _subject_name(self, verb: int, index: int, wanted: Wanted, depth: int) -> Name | None:
        tree = self.tree
        subject = tree.subject(verb)
        if subject is None or subject == index or stands_in(tree, index, subject):
            return None
        if subject > index and tree.words[index].dep in ("nsubj", "nsubjpass"):
            return None
        if tree.lower[index] not in PRONOUNS and verb == tree.clause_verb(index):
            return None  # "X cut its forecast for the group": the group is not X
        found = self.of(subject, depth + 1)
        if not any(one.whole for one in found) and tree.words[subject].tag == "NN":
            found = [*self.nameless(subject), *found]
        own = self._subject_names(index)
        beside = self._subjects_beside(index) | self._speaker_names(index)
        for referent in found:
            if (referent.name.name in own and not referent.whole) or referent.name.name in beside:
                continue
            if self._fits(referent.name, wanted) and not (_coargument(tree, index, verb) and referent.whole):
                return referent.name
        return None

    def _object_name(self, verb: int, index: int, wanted: Wanted, depth: int) -> Name | None:
        """The object before a possessive in the same clause: "values the company at …, up from its …"."""
        if self.tree.words[index].dep != "poss":
            return None
        for noun in self.tree.kids(verb, "dobj"):
            if noun < index and not stands_in(self.tree, index, noun) and self.tree.lower[noun] not in PRONOUNS:
                for referent in self.of(noun, depth + 1):
                    if self._fits(referent.name, wanted) and referent.whole:
                        return referent.name
        return None

    def _stands_beside(self, name: int, pronoun: int) -> bool:
        """Whether a name stands in a pronoun's own clause, so that it is somebody else.

        An object may mean a name in front of its verb ("in a letter to X she thanked him").
        """
        tree = self.tree
        verb = tree.clause_verb(pronoun)
        in_front = verb is not None and name < verb and tree.words[name].dep == "pobj"
        subject = tree.words[pronoun].dep in ("nsubj", "nsubjpass")
        return tree.clause_verb(name) == verb and (subject or not in_front)

    def _before_sentence(self, wanted: Wanted, excluded: Iterable[str]) -> Name | None:
        """The best name of the sentences before: the nearest sentence first, in it the subject first."""
        left_out = set(excluded)
        nearest = [
            seen
            for seen in self._seen
            if self._fits(seen.name, wanted)
            and self._number - 1 - seen.sentence < _FAR
            and seen.name.name not in left_out
        ]
        if not nearest:
            return None
        return min(nearest, key=lambda seen: (-seen.sentence, seen.rank, seen.word)).name


def _excluded(referents: Memory, tree: Tree, index: int) -> list[str]:
    """Names that stand in the same clause as a subject or object beside the word: it cannot be they."""
    if tree.lower[index] in ("its", "their", "his", "her"):
        return []
    verb = tree.words[index].head
    return [
        referents.choose(mark).name
        for mark in tree.marks
        if tree.words[mark.end - 1].head == verb and tree.words[mark.end - 1].dep in ("nsubj", "dobj", "nsubjpass")
    ]


def _coargument(tree: Tree, index: int, verb: int) -> bool:
    """Whether a word is an object of the verb itself, so that it cannot mean the verb's subject."""
    if tree.lower[index].endswith(("self", "selves")) or tree.words[index].dep == "poss":
        return False
    head = tree.words[index].head
    return head == verb or (tree.words[index].dep == "pobj" and tree.words[head].head == verb)


def stands_in(tree: Tree, index: int, head: int) -> bool:
    """Whether a word stands in the phrase with this head."""
    return index == head or head in tree.ancestors(index)
