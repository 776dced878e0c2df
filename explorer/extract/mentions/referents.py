"""Who is meant: names, and pronouns and definite phrases led back to names by cheap rules inside one document.

A name is preferred that is the subject of the clause around, then of the sentence before; what was led back so is
marked `inferred`.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from explorer.extract.mentions.referents_gender import (
    noun_gender,
    pronoun_gender,
    told_gender,
)
from explorer.extract.mentions.referents_memory import Memory, Seen, Wanted
from explorer.extract.mentions.referents_nameless import measured, nameless_name, noun_type
from explorer.extract.mentions.tree import RELATIVES, Tree, is_plural
from explorer.extract.name_words import name_words
from explorer.extract.names import Name, NameTable

_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "their", "them", "themselves"})
_PERSON = frozenset({"he", "she", "his", "her", "him", "himself", "herself", "hers"})
PRONOUNS = _IT | _THEY | _PERSON
_FAR = 3
# These say nothing of the business that is meant; others ("the airline") say what the article is about.
_ANY_BUSINESS = frozenset(
    {"company", "firm", "group", "business", "enterprise", "corporation", "organisation", "giant"}
)
# Who is meant by these is not the last person told, but the one whom the article is about.
_CASTED = frozenset(
    {"suspect", "defendant", "accused", "victim", "convict", "shooter", "killer", "attacker", "hostage"}
)
_PEOPLE = frozenset().union(
    name_words().role_nouns, name_words().person_nouns, name_words().people_nouns, name_words().group_nouns
)
_TAKEN_UP = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
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


class Referents(Memory):
    """The names that a document has told so far; `enter` each sentence in order before asking about its words."""

    def __init__(self, names: NameTable) -> None:
        super().__init__()
        self._names = names
        self._number = -1
        self._cache: dict[int, list[Referent]] = {}

    def enter(self, tree: Tree) -> None:
        """Begin the next sentence: its names are known to what follows."""
        self._number += 1
        self._remember(self.tree)
        self._cache = {}
        self.tree = tree
        self._kinds.learn(tree, self.choose)
        for mark in tree.marks:
            if gender := told_gender(tree, mark.first, mark.end):
                self._genders.setdefault(self.choose(mark).name, gender)

    def _remember(self, tree: Tree) -> None:
        """Keep the names of a sentence that is over, and whom its subject pronouns meant."""
        for mark in tree.marks:
            name = self.choose(mark)
            self._known[name.name] = self._number
            self._first.setdefault(name.name, len(self._first))
            self._times[name.name] += 1
            if name.type != "other" and mark.names:
                self._seen.append(Seen(self._number - 1, mark.first, name, _rank(tree, mark.end - 1)))
        for index, word in enumerate(tree.words):
            if word.tag == "NN" and word.dep in _TAKEN_UP and index not in tree.mark_at:
                self._remember_phrase(tree, index)
        self._seen.sort(key=lambda seen: (seen.sentence, seen.word))
        del self._seen[:-60]

    def _remember_phrase(self, tree: Tree, index: int) -> None:
        """Keep whom a subject without a name meant: somebody led back to a name, or an actor that has none."""
        found = [one.name for one in self.of(index) if one.whole]
        if tree.words[index].dep in ("nsubj", "nsubjpass"):
            found = found or [one.name for one in self.nameless(index)]
        for name in found[:1]:
            if name.type in ("person", "organisation"):
                self._seen.append(Seen(self._number - 1, index, name, _rank(tree, index)))

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

    def nameless(self, head: int) -> list[Referent]:
        """The actors without a name in a noun phrase: "police", "residents and shopkeepers"; none for a pronoun."""
        found = []
        together = self.tree.conjuncts(head)
        if any(one.name.type == "person" for one in self._single(head, 0) if one.whole):
            together = [head]  # "the founder and chief executive, X" is one person
        for noun in together:
            counted = measured(self.tree, noun)
            if self.tree.lower[counted] in PRONOUNS:
                continue  # "one of them": whom it means may hang on this very phrase
            if any(one.whole for one in self._single(counted, 0)):
                continue
            if (name := nameless_name(self.tree, counted)) is not None:
                name = self._owned_name(name, counted)
                found.append(Referent(name, counted, counted + 1, inferred=False))
        return found

    def _owned_name(self, name: Name, noun: int) -> Name:
        """A nameless actor with the house or the place that it is of: "Corvair pilots", "residents of Harwick"."""
        tree = self.tree
        for kid in tree.kids(noun, "poss"):
            for one in self.of(kid, 3):
                if one.whole and one.name.type == "organisation" and not one.name.nameless:
                    return replace(name, name=f"{one.name.name} {name.name}")
                if one.whole and one.name.type == "person" and not one.name.nameless:
                    return replace(name, name=f"{name.name} of {one.name.name}")
        for text, below in tree.prepositions(noun):
            owners = [one.name for one in self.of(below, 3) if one.whole and not one.name.nameless]
            if text in ("of", "at", "from") and owners and owners[0].type in ("organisation", "place"):
                at_house = owners[0].type == "organisation" and text == "at"
                told = f"{owners[0].name} {name.name}" if at_house else f"{name.name} of {owners[0].name}"
                return replace(name, name=told)
        return name

    def _beside(self, noun: int) -> list[Referent]:
        """Names in apposition or in a list of examples: "its largest customer, Google", "rivals such as Mercor"."""
        tree = self.tree
        found: list[Referent] = []
        following = tree.name_of(noun + 1) if noun + 1 < len(tree.words) else None
        if following is not None and following.first == noun + 1 and tree.words[noun].tag == "NN":
            name = self.choose(following)
            if noun_type(tree, noun) == name.type:
                return [Referent(name, following.first, following.end, inferred=False)]
        appositives = tree.kids(noun, "appos")
        if tree.lower[noun] in _PEOPLE:
            # "the mayor of Rivertown, Carla Jensen": the parser hangs her on the town.
            for child in tree.kids(noun, "prep"):
                for below in tree.kids(child, "pobj"):
                    appositives.extend(kid for kid in tree.kids(below, "appos") if self._is_person(kid))
        for child in appositives:
            found.extend(self._named_of(tree.conjuncts(child)) or self._beside(child))
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
        aged = tree.lower[noun] == "old" and tree.lower[noun - 2 : noun - 1] == ["year"]
        if not self._takes_up(noun, aged=aged):
            return []
        first = min([noun, *tree.kids(noun, "det", "amod", "compound", "nmod")])
        name = self._last_person(noun, depth) if aged else self._meant(noun, first, depth)
        return [] if name is None else [Referent(name, first, noun + 1, inferred=True)]

    def _takes_up(self, noun: int, *, aged: bool) -> bool:
        """Whether a noun phrase is definite, of a known kind and has nothing behind it that says which one is meant."""
        tree = self.tree
        if tree.words[noun].tag != "NN" and not aged:
            return False
        if not any(tree.lower[kid] in ("the", "this", "that") for kid in tree.kids(noun, "det")):
            return False
        comma = tree.lower[noun + 1 : noun + 2] == [","]
        if any(kid > noun and not comma for kid in tree.kids(noun, "prep", "relcl", "acl")) or tree.kids(noun, "poss"):
            return False
        lists = name_words()
        lower = tree.lower[noun]
        kinds = (
            lists.organisation_nouns,
            lists.business_nouns,
            lists.person_nouns,
            lists.place_nouns,
            lists.role_nouns,
        )
        known = any(lower in kind for kind in kinds) or bool(self._kinds.named(lower))
        return aged or (known and lower not in ("government", "administration", "state"))

    def _meant(self, noun: int, first: int, depth: int) -> Name | None:
        """Whom a definite noun means: who was described so, who bears it in the name, or the last that it fits."""
        tree = self.tree
        lists = name_words()
        lower = tree.lower[noun]
        found = self._described(noun, first) or self._of_that_body(lower)
        if found is not None or lower in lists.institution_nouns - lists.business_nouns:
            return found
        if lower in lists.business_nouns - _ANY_BUSINESS:
            return self._most_told(noun, Wanted(("organisation",), business=True))
        if lower in lists.business_nouns:
            return self._last_business(noun, depth)
        if lower in lists.place_nouns:
            return self._last_name(
                noun, Wanted(("place",)), depth, from_clause=tree.words[noun].dep.startswith("nsubj")
            )
        name = self._last_person(noun, depth) if lower in lists.person_nouns | lists.role_nouns else None
        # A role that nobody was said to have may be that of a person without any, but not of another's.
        other = name is not None and lower not in lists.person_nouns and self._kinds.nouns_of(name.name)
        return None if other else name

    def _described(self, noun: int, first: int) -> Name | None:
        """The name that the article, or the whole project, has described with these words, or that holds the noun."""
        tree = self.tree
        words = [tree.lower[index] for index in range(first, noun) if tree.words[index].tag.startswith("NN")]
        adjectives = [tree.lower[kid] for kid in tree.kids(noun, "amod") if tree.words[kid].text[0].isupper()]
        lower = tree.lower[noun]
        if adjectives and (fellow := self._fellow(adjectives)) is not None:
            return fellow
        for phrase in dict.fromkeys((" ".join([*words, lower]), lower)):
            told = self._kinds.named(phrase)
            fitting = [name for name in told if all(self._kinds.is_said_to_be(name.name, one) for one in adjectives)]
            if fitting or told:
                return (fitting or told)[0]
            known = self._names.descriptions.get(phrase, ())
            if len(known) == 1 and known[0].name in self._known:
                return known[0]
        return self._bearing(lower, noun)

    def _bearing(self, kind: str, noun: int) -> Name | None:
        """The last organisation whose name says that it is one ("the court": the Supreme Court)."""
        before = [self.choose(mark) for mark in self.tree.marks if mark.end <= noun]
        for name in [*reversed(before), *(seen.name for seen in reversed(self._seen))]:
            if name.type == "organisation" and kind in name.name.lower().split() and not name.nameless:
                return name
        return None

    def _last_business(self, noun: int, depth: int) -> Name | None:
        """The business that the article was last about; never a court, a ministry or a newspaper."""
        subject = self.tree.words[noun].dep in ("nsubj", "nsubjpass")
        wanted = Wanted(("organisation",), business=True)
        found = self._last_name(noun, wanted, depth, from_clause=subject)
        return found or self._most_told(noun, wanted)

    def business_before(self, noun: int) -> Name | None:
        """The business that the article is about, as told before a word."""
        return self._most_told(noun, Wanted(("organisation",), business=True))

    def _most_told(self, noun: int, wanted: Wanted) -> Name | None:
        """The name that the article has told most often, of those that fit and are no part of the word's own clause."""
        own = self._subject_names(noun)
        fitting = [seen.name for seen in self._seen if self._fits(seen.name, wanted) and seen.name.name not in own]
        return max(fitting, key=lambda name: (self._times[name.name], name.name), default=None)

    def _last_person(self, noun: int, depth: int) -> Name | None:
        """The person that the article was last about, a man or a woman as the noun says."""
        subject = self.tree.words[noun].dep in ("nsubj", "nsubjpass")
        lower = self.tree.lower[noun]
        wanted = Wanted(("person",), gender=noun_gender(lower), named=True)
        if lower in _CASTED:
            return self._most_told(noun, wanted)
        return self._last_name(noun, wanted, depth, from_clause=subject)

    def _pronoun(self, index: int, depth: int) -> list[Referent]:
        tree = self.tree
        lower = tree.lower[index]
        if (lower == "it" and self._is_empty_it(index)) or lower in RELATIVES:
            return []
        if lower in _THEY and (plural := self._plural_subject(index)) is not None:
            return [one._replace(first=index, end=index + 1, inferred=True) for one in self.nameless(plural)]
        if lower in _PERSON:
            wanted = Wanted(("person",), gender=pronoun_gender(lower))
        elif lower in _THEY:
            wanted = Wanted(("organisation", "person"))
        else:
            wanted = Wanted(("organisation", "place"))
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

    def _plural_subject(self, index: int) -> int | None:
        """The nearer plural noun without a name that "they" means, the subject of its clause."""
        tree = self.tree
        for verb in tree.ancestors(index):
            if tree.is_verb(verb):
                subject = tree.subject(verb)
                if subject is not None and subject != index and not _below(tree, index, subject):
                    plural = is_plural(tree.words[subject]) and not any(r.whole for r in self._nearby(subject))
                    return subject if plural else None
        return None

    def _nearby(self, noun: int) -> list[Referent]:
        named = self.named(noun)
        return [named] if named else self._beside(noun)

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
        before = [mark for mark in tree.marks if mark.end <= index]
        own_clause_object = tree.words[index].dep in ("dobj", "pobj") and tree.lower[index] in PRONOUNS
        own_subject = self._subject_names(index)
        for mark in reversed(before):
            name = self.choose(mark)
            if name.name in own_subject:
                continue
            if self._fits(name, wanted) and not (own_clause_object and self._same_clause(mark.end - 1, index)):
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
        return frozenset(one.name.name for head in subject for one in self.of(head, 5))

    def _subject_name(self, verb: int, index: int, wanted: Wanted, depth: int) -> Name | None:
        tree = self.tree
        subject = tree.subject(verb)
        if subject is None or subject == index or _below(tree, index, subject):
            return None
        if subject > index and tree.words[index].dep in ("nsubj", "nsubjpass"):
            return None
        if tree.lower[index] not in PRONOUNS and verb == tree.clause_verb(index):
            return None  # "X cut its forecast for the group": the group is not X
        found = self.of(subject, depth + 1)
        if not any(one.whole for one in found) and tree.words[subject].tag == "NN":
            found = [*self.nameless(subject), *found]
        own = self._subject_names(index)
        for referent in found:
            if referent.name.name in own and not referent.whole:
                continue
            if self._fits(referent.name, wanted) and not (_coargument(tree, index, verb) and referent.whole):
                return referent.name
        return None

    def _object_name(self, verb: int, index: int, wanted: Wanted, depth: int) -> Name | None:
        """The object before a possessive in the same clause: "values the company at …, up from its …"."""
        if self.tree.words[index].dep != "poss":
            return None
        for noun in self.tree.kids(verb, "dobj"):
            if noun < index and not _below(self.tree, index, noun) and self.tree.lower[noun] not in PRONOUNS:
                for referent in self.of(noun, depth + 1):
                    if self._fits(referent.name, wanted) and referent.whole:
                        return referent.name
        return None

    def _same_clause(self, one: int, other: int) -> bool:
        tree = self.tree
        return tree.clause_verb(one) == tree.clause_verb(other)

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


def _rank(tree: Tree, head: int) -> int:
    """How easily a later word takes the name up: 0 for the subject of the main clause, then what is near to it."""
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
