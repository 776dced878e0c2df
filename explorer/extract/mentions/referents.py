"""Who is meant: names, and pronouns and definite phrases led back to names by cheap rules inside one document.

A name is preferred that is the subject of the clause around, then of the sentence before; what was led back so is
marked `inferred`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from explorer.data.event import ActorType
from explorer.data.passage import DocumentId, Passage
from explorer.extract.mentions.tree import RELATIVES, Tree, is_plural
from explorer.extract.name_words import name_words
from explorer.extract.names import Marked, Name, NameTable
from explorer.extract.parsing import Sentence

_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "their", "them", "themselves"})
_PERSON = frozenset({"he", "she", "his", "her", "him", "himself", "herself", "hers"})
PRONOUNS = _IT | _THEY | _PERSON
_FAR = 3
# These stand for any organisation; others, such as "the court", only for one of that kind.
_ANY_ORGANISATION = frozenset(
    {"company", "firm", "startup", "start-up", "giant", "maker", "group", "business", "organisation", "organization"}
    | {"corporation", "enterprise", "developer", "manufacturer", "operator", "provider", "conglomerate", "brand"}
)
_LISTING = frozenset({"like", "including"})


class Referent(NamedTuple):
    """Somebody meant by words `first` to `end` (half-open word indices): by name, or by words led back to a name.

    `whole` says that the words stand for the name itself, not for something of it ("the CFO of OpenAI").
    """

    name: Name
    first: int
    end: int
    inferred: bool
    whole: bool = True


_NOTHING = Tree(Sentence(Passage(DocumentId(""), 0, 0), "paragraph", 0, ()), ())


@dataclass(slots=True)
class _Seen:
    sentence: int
    word: int
    name: Name
    rank: int


class Referents:
    """The names that a document has told so far; `enter` each sentence in order before asking about its words."""

    def __init__(self, names: NameTable) -> None:
        self._names = names
        self._seen: list[_Seen] = []
        self._known: dict[str, int] = {}
        self._number = -1
        self.tree = _NOTHING
        self._cache: dict[int, list[Referent]] = {}

    def enter(self, tree: Tree) -> None:
        """Begin the next sentence: its names are known to what follows."""
        self._number += 1
        self._cache = {}
        self._remember(self.tree)
        self.tree = tree

    def _remember(self, tree: Tree) -> None:
        """Keep the names of a sentence that is over, and whom its subject pronouns meant."""
        for mark in tree.marks:
            name = self.choose(mark)
            self._known[name.name] = self._number
            if name.type != "other" and mark.names:
                self._seen.append(_Seen(self._number - 1, mark.first, name, _rank(tree, mark)))
        del self._seen[:-60]

    def choose(self, mark: Marked) -> Name:
        """Of the names that a form may stand for, the one that the document told last, else the likeliest."""
        if len(mark.names) == 1:
            return mark.names[0]
        return max(mark.names, key=lambda name: (self._known.get(name.name, -1), -mark.names.index(name)))

    def named(self, index: int) -> Referent | None:
        """The name that covers a word of the current sentence."""
        mark = self.tree.name_of(index)
        return None if mark is None else Referent(self.choose(mark), mark.first, mark.end, inferred=False)

    def of(self, head: int, depth: int = 0) -> list[Referent]:
        """Everybody meant by the noun phrase with this head, coordinated ones too, in the order of the text."""
        if head not in self._cache:
            self._cache[head] = []  # a circle finds nobody
            self._cache[head] = self._of(head, depth)
        return self._cache[head]

    def _of(self, head: int, depth: int) -> list[Referent]:
        found: list[Referent] = []
        for noun in self.tree.conjuncts(head):
            found.extend(self._single(noun, depth))
        return _unique(found)

    def _single(self, noun: int, depth: int) -> list[Referent]:
        """Whom one noun, without what is coordinated to it, means."""
        tree = self.tree
        if depth > 6:
            return []
        if (named := self.named(noun)) is not None:
            # "Meta's" inside "Meta's plan" is another name than the head's.
            return [named]
        lower = tree.lower[noun]
        if lower in PRONOUNS:
            return self._pronoun(noun, depth)
        if lower in RELATIVES:
            return []
        return self._beside(noun) or self._definite(noun, depth) or self._within(noun, depth)

    def _beside(self, noun: int) -> list[Referent]:
        """Names in apposition or in a list of examples: "its largest customer, Google", "rivals such as Mercor"."""
        tree = self.tree
        found: list[Referent] = []
        appositives = tree.kids(noun, "appos")
        if tree.lower[noun] in name_words().role_nouns:
            # "the mayor of Rivertown, Carla Jensen": the parser hangs her on the town.
            for child in tree.kids(noun, "prep"):
                for below in tree.kids(child, "pobj"):
                    appositives.extend(kid for kid in tree.kids(below, "appos") if self._is_person(kid))
        for child in appositives:
            found.extend(self._named_of(tree.conjuncts(child)))
        for child in tree.kids(noun, "prep"):
            such_as = tree.lower[child] == "as" and any(tree.lower[kid] == "such" for kid in tree.children[child])
            if tree.lower[child] in _LISTING or such_as:
                for example in tree.kids(child, "pobj"):
                    found.extend(self._named_of(tree.conjuncts(example)))
        return found

    def _named_of(self, indices: Iterable[int]) -> list[Referent]:
        return [named for index in indices if (named := self.named(index)) is not None]

    def _is_person(self, index: int) -> bool:
        named = self.named(index)
        return named is not None and named.name.type == "person"

    def _within(self, noun: int, depth: int) -> list[Referent]:
        """Somebody whose thing the noun names: "Japan's economy", "shares of Intel", "Google officials"."""
        tree = self.tree
        found: list[Referent] = []
        for child in tree.kids(noun, "poss"):
            found.extend(self.of(child, depth + 1))
        for child in tree.kids(noun, "compound", "nmod", "amod"):
            found.extend(self._named_of([child]))
        for child in tree.kids(noun, "prep"):
            if tree.lower[child] in ("of", "at", "from", "for") and not found:
                for below in tree.kids(child, "pobj"):
                    found.extend(self.of(below, depth + 1))
        return [referent._replace(whole=False) for referent in found]

    def _definite(self, noun: int, depth: int) -> list[Referent]:
        """A definite phrase such as "the company", "the search giant" or "the minister", led back to a name."""
        tree = self.tree
        word = tree.words[noun]
        if word.tag != "NN" or not any(tree.lower[kid] in ("the", "this", "that") for kid in tree.kids(noun, "det")):
            return []
        if any(kid > noun for kid in tree.kids(noun, "prep", "relcl", "acl")) or tree.kids(noun, "poss"):
            return []
        first = min([noun, *tree.kids(noun, "det", "amod", "compound", "nmod")])
        wanted = noun_types(tree, noun)
        lists = name_words()
        kinds = (lists.organisation_nouns, lists.person_nouns, lists.place_nouns, lists.role_nouns)
        known = any(tree.lower[noun] in kind for kind in kinds)
        if not known or tree.lower[noun] in ("government", "administration"):
            return []
        phrase = " ".join(tree.lower[index] for index in range(first + 1, noun + 1))
        described = self._names.descriptions.get(phrase, ()) if " " in phrase else ()
        if len(described) == 1:
            return [Referent(described[0], first, noun + 1, inferred=True)]
        subject = word.dep in ("nsubj", "nsubjpass")
        lower = tree.lower[noun]
        if lower in lists.organisation_nouns and lower not in _ANY_ORGANISATION:
            name = self._of_that_kind(lower, noun)
        else:
            name = self._last_name(noun, wanted, depth, from_clause=subject)
        return [] if name is None else [Referent(name, first, noun + 1, inferred=True)]

    def _of_that_kind(self, kind: str, noun: int) -> Name | None:
        """The last organisation whose name says that it is one ("the court": the Supreme Court), or so described."""
        described = self._names.descriptions.get(kind, ())
        before = [self.choose(mark) for mark in self.tree.marks if mark.end <= noun]
        for name in [*reversed(before), *(seen.name for seen in reversed(self._seen))]:
            if name in described or (name.type == "organisation" and kind in name.name.lower().split()):
                return name
        return None

    def _pronoun(self, index: int, depth: int) -> list[Referent]:
        tree = self.tree
        lower = tree.lower[index]
        wanted: tuple[ActorType, ...] = ("person",) if lower in _PERSON else ("organisation", "place")
        if lower in _THEY:
            wanted = ("organisation", "person")
        if lower == "it" and self._is_empty_it(index):
            return []
        if lower in _THEY and self._plural_subject(index):
            return []
        name = self._last_name(index, wanted, depth, from_clause=True)
        return [] if name is None else [Referent(name, index, index + 1, inferred=True)]

    def _is_empty_it(self, index: int) -> bool:
        """Whether "it" means nobody: "it is expected that", "it rained"."""
        tree = self.tree
        verb = tree.words[index].head
        if tree.words[index].dep not in ("nsubj", "nsubjpass"):
            return False
        clause = tree.kids(verb, "ccomp", "csubj", "acomp")
        return tree.words[verb].lemma in ("be", "seem", "appear", "rain", "snow") and bool(clause)

    def _plural_subject(self, index: int) -> bool:
        """Whether "they" has a nearer plural noun without a name as the subject of its clause."""
        tree = self.tree
        for verb in tree.ancestors(index):
            if tree.is_verb(verb):
                subject = tree.subject(verb)
                if subject is not None and subject != index and not _below(tree, index, subject):
                    return is_plural(tree.words[subject]) and not any(r.whole for r in self._nearby(subject))
        return False

    def _nearby(self, noun: int) -> list[Referent]:
        named = self.named(noun)
        return [named] if named else self._beside(noun)

    def _last_name(self, index: int, wanted: Sequence[ActorType], depth: int, *, from_clause: bool) -> Name | None:
        """The name that a word at `index` most likely takes up."""
        tree = self.tree
        if from_clause:
            for verb in tree.ancestors(index):
                if not tree.is_verb(verb):
                    continue
                if self._somebody_nameless(verb, index):
                    return None
                name = self._subject_name(verb, index, wanted, depth) or self._object_name(verb, index, wanted, depth)
                if name is not None:
                    return name
        before = [mark for mark in tree.marks if mark.end <= index]
        own_clause_object = tree.words[index].dep in ("dobj", "pobj") and tree.lower[index] in PRONOUNS
        own_subject = self._subject_names(index)
        for mark in reversed(before):
            name = self.choose(mark)
            if name.name in own_subject:
                continue
            if name.type in wanted and not (own_clause_object and self._same_clause(mark.end - 1, index)):
                return name
        return self._before_sentence(wanted, _excluded(self, tree, index))

    def _somebody_nameless(self, verb: int, index: int) -> bool:
        """Whether the subject is an organisation or a person without a name ("the union said its members …")."""
        tree = self.tree
        subject = tree.subject(verb)
        if subject is None or subject >= index or tree.words[subject].tag != "NN" or _below(tree, index, subject):
            return False
        lists = name_words()
        lower = tree.lower[subject]
        nameless = lower in lists.organisation_nouns or (lower in lists.person_nouns or lower in lists.role_nouns)
        return nameless and not self.of(subject, 5)

    def _subject_names(self, index: int) -> frozenset[str]:
        """The names in the subject of a word's own verb: an object beside it is somebody else."""
        tree = self.tree
        verb = tree.clause_verb(index)
        if (
            verb is None
            or tree.words[index].dep in ("poss", "nsubj", "nsubjpass")
            or not _coargument(tree, index, verb)
        ):
            return frozenset()
        subject = tree.kids(verb, "nsubj", "nsubjpass")
        return frozenset(one.name.name for head in subject for one in self.of(head, 5))

    def _subject_name(self, verb: int, index: int, wanted: Sequence[ActorType], depth: int) -> Name | None:
        tree = self.tree
        subject = tree.subject(verb)
        if subject is None or subject == index or _below(tree, index, subject):
            return None
        if subject > index and tree.words[index].dep in ("nsubj", "nsubjpass"):
            return None
        for referent in self.of(subject, depth + 1):
            if referent.name.type in wanted and not (_coargument(tree, index, verb) and referent.whole):
                return referent.name
        return None

    def _object_name(self, verb: int, index: int, wanted: Sequence[ActorType], depth: int) -> Name | None:
        """The object before a possessive in the same clause: "values the company at …, up from its …"."""
        if self.tree.words[index].dep != "poss":
            return None
        for noun in self.tree.kids(verb, "dobj"):
            if noun < index and not _below(self.tree, index, noun) and self.tree.lower[noun] not in PRONOUNS:
                for referent in self.of(noun, depth + 1):
                    if referent.name.type in wanted and referent.whole:
                        return referent.name
        return None

    def _same_clause(self, one: int, other: int) -> bool:
        tree = self.tree
        return tree.clause_verb(one) == tree.clause_verb(other)

    def _before_sentence(self, wanted: Sequence[ActorType], excluded: Iterable[str]) -> Name | None:
        """The best name of the sentences before: the nearest sentence first, in it the subject first."""
        left_out = set(excluded)
        nearest = [
            seen
            for seen in self._seen
            if seen.name.type in wanted and self._number - 1 - seen.sentence < _FAR and seen.name.name not in left_out
        ]
        if not nearest:
            return None
        return min(nearest, key=lambda seen: (-seen.sentence, seen.rank, seen.word)).name


def _excluded(referents: "Referents", tree: Tree, index: int) -> list[str]:
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


def _below(tree: Tree, index: int, head: int) -> bool:
    """Whether a word stands in the phrase with this head."""
    return index == head or head in tree.ancestors(index)


def _rank(tree: Tree, mark: Marked) -> int:
    """How easily a later word takes the name up: 0 for the subject of the main clause, then what is near to it."""
    head = mark.end - 1
    word = tree.words[head]
    if word.dep in ("nsubj", "nsubjpass"):
        return 0 if tree.words[word.head].dep in ("ROOT", "conj", "ccomp") else 1
    if word.dep == "poss":
        above = tree.words[word.head]
        return 1 if above.dep in ("nsubj", "nsubjpass") else 3
    if word.dep in ("dobj", "agent", "appos"):
        return 2
    return 3 if word.dep == "pobj" else 4


def _unique(found: Iterable[Referent]) -> list[Referent]:
    kept: dict[str, Referent] = {}
    for referent in found:
        known = kept.get(referent.name.name)
        if known is None or (known.inferred and not referent.inferred):
            kept[referent.name.name] = referent
    return list(kept.values())


def noun_types(tree: Tree, noun: int) -> tuple[ActorType, ...]:
    """Of what type a common noun's bearer is."""
    lists = name_words()
    lower = tree.lower[noun]
    if lower in lists.organisation_nouns:
        return ("organisation", "place") if lower in ("government", "administration") else ("organisation",)
    if lower in lists.place_nouns:
        return ("place",)
    return ("person",)
