"""Who is meant: names, and pronouns and definite phrases led back to names by cheap rules inside one document.

A name is preferred that is the subject of the clause around, then of the sentence before; what was led back so is
marked `inferred`.
"""

from collections.abc import Iterable
from dataclasses import replace

from explorer.extract.mentions.happenings import happenings
from explorer.extract.mentions.referents_clauses import PERSON, PRONOUNS, SAYING, THEY, Referent, stands_in
from explorer.extract.mentions.referents_definite import Definites
from explorer.extract.mentions.referents_gender import pronoun_gender, told_gender
from explorer.extract.mentions.referents_memory import Seen, Wanted
from explorer.extract.mentions.referents_nameless import measured, nameless_name, noun_type
from explorer.extract.mentions.tree import RELATIVES, Tree, is_plural
from explorer.extract.name_words import name_words
from explorer.extract.names import Name, NameTable

_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_PERSON = _WE | {"i", "me", "my", "mine", "myself"}
# How many sentences may tell of somebody without a name who is then introduced by name.
_LEADS = 4
_PEOPLE = frozenset().union(
    name_words().role_nouns, name_words().person_nouns, name_words().people_nouns, name_words().group_nouns
)
_TAKEN_UP = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
# What one holds in a house is the house's: "shares in Kuipers".
_HELD_IN = frozenset({"share", "stock", "trading", "bond", "stake", "holding", "shareholder", "investor", "interest"})
_LISTING = frozenset({"like", "including"})


class Referents(Definites):
    """The names that a document has told so far; `enter` each sentence in order before asking about its words."""

    def __init__(self, names: NameTable) -> None:
        super().__init__(names.descriptions)
        self._cache: dict[int, list[Referent]] = {}
        self.introduced: dict[str, Name] = {}

    def enter(self, tree: Tree) -> None:
        """Begin the next sentence: its names are known to what follows."""
        self._number += 1
        self._remember(self.tree)
        self._introduce(tree)
        self._cache = {}
        self.before, self.tree = self.tree, tree
        self._kinds.learn(tree, self.choose)
        for mark in tree.marks:
            if gender := told_gender(tree, mark.first, mark.end):
                self._genders.setdefault(self.choose(mark).name, gender)

    def _remember(self, tree: Tree) -> None:
        """Keep the names of a sentence that is over, and whom its subject pronouns meant."""
        for mark in () if _is_dateline(tree) else tree.marks:
            name = self.choose(mark)
            self._known[name.name] = self._number
            self._first.setdefault(name.name, len(self._first))
            self._times[name.name] += 1
            if name.type != "other" and mark.names:
                self._seen.append(Seen(self._number - 1, mark.first, name, _rank(tree, mark.end - 1)))
        for index, word in enumerate(tree.words):
            pronoun = tree.lower[index] in PRONOUNS and word.dep in ("nsubj", "nsubjpass")
            if pronoun or (word.tag in ("NN", "NNS") and word.dep in _TAKEN_UP and index not in tree.mark_at):
                self._remember_phrase(tree, index)
        self._seen.sort(key=lambda seen: (seen.sentence, seen.word))
        del self._seen[:-60]

    def _remember_phrase(self, tree: Tree, index: int) -> None:
        """Keep whom a subject without a name meant: somebody led back to a name, or an actor that has none."""
        found = [one.name for one in self.of(index) if one.whole]
        if tree.words[index].dep in ("nsubj", "nsubjpass"):
            found = found or [one.name for one in self.nameless(index)]
        for name in found[:1]:
            if name.type in ("person", "organisation") and (tree.words[index].tag != "NNS" or name.nameless):
                self._seen.append(Seen(self._number - 1, index, name, _rank(tree, index)))

    def _introduce(self, tree: Tree) -> None:
        """Lead "a minister resigned" to the one whose name begins the next sentence: "Joseph Grech handed in …"."""
        subject, verb = _main_subject(self.tree), _main_subject(tree)
        if subject is None or verb is None or self._number > _LEADS or (mark := tree.name_of(verb)) is None:
            return
        name = self.choose(mark)
        told = self.nameless(subject)
        fresh = name.type == "person" and " " in name.name and name.name not in self._known and mark.first == 0
        if not fresh or len(told) != 1 or told[0].name.type != "person" or self.tree.words[subject].tag != "NN":
            return
        if tree.kids(verb, "compound", "nmod") == [] or all(kid in tree.mark_at for kid in tree.kids(verb, "compound")):
            self.introduced[told[0].name.name] = name
            self._kinds.tell(self.tree.lower[subject], name)

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
        if lower in FIRST_PERSON:
            return self._speaker(noun, depth)
        if lower in RELATIVES:
            meant = tree.antecedent(noun)
            return [] if meant is None else [one._replace(inferred=True) for one in self.of(meant, depth + 1)]
        related = self._beside(noun) or self._apposed(noun) or self._related(noun, depth)
        return related or self._definite(noun, depth) or self._within(noun, depth)

    def nameless(self, head: int) -> list[Referent]:
        """The actors without a name in a noun phrase: "police", "residents and shopkeepers"; none for a pronoun."""
        found = []
        together = self.tree.conjuncts(head)
        if any(one.name.type == "person" for one in self._single(head, 0) if one.whole):
            together = [head]  # "the founder and chief executive, X" is one person
        for noun in together:
            counted = measured(self.tree, noun)
            if (meant := self.tree.antecedent(counted)) is not None:
                counted = measured(self.tree, meant)
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

    def _apposed(self, noun: int) -> list[Referent]:
        """The name that a noun in apposition describes: "Torvald, a charity that had rejected …"."""
        if self.tree.words[noun].dep != "appos":
            return []
        named = self.named(self.tree.words[noun].head)
        town = self.tree.lower[noun] in name_words().place_nouns
        kind = "place" if town else noun_type(self.tree, noun)
        lemma = self.tree.words[noun].lemma.lower()
        unknown = kind is None and lemma not in happenings().doings | happenings().abstract
        return [named] if named is not None and (unknown or kind == named.name.type) else []

    def _related(self, noun: int, depth: int) -> list[Referent]:
        """Whom "his client" or "her employer" means, as far as the document has told who that is."""
        tree = self.tree
        lower = tree.words[noun].lemma.lower()
        if lower not in ("client", "employer"):
            return []
        for kid in tree.kids(noun, "poss"):
            for one in self.of(kid, depth + 1):
                meant = self.client_of(one.name.name) if lower == "client" else self.house_of(one.name.name)
                if meant is not None:
                    return [Referent(meant, noun, noun + 1, inferred=True)]
        return []

    def _speaker(self, index: int, depth: int) -> list[Referent]:
        """Who says "I" or "we" in what is said in this sentence: the speaker, or for "we" the speaker's house."""
        tree = self.tree
        at = index
        for above in tree.ancestors(index):
            if tree.words[at].dep in ("ccomp", "parataxis") and tree.words[above].lemma in SAYING:
                subject = tree.subject(above)
                found = [] if subject is None else [one.name for one in self.of(subject, depth + 1) if one.whole]
                if len(found) != 1:
                    return []
                house = self.house_of(found[0].name) if tree.lower[index] in _WE else None
                return [Referent(house or found[0], index, index + 1, inferred=True)]
            at = above
        return []

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
            held = tree.lower[child] == "in" and tree.words[noun].lemma.lower() in _HELD_IN
            if (tree.lower[child] in ("of", "at", "from", "for") or held) and not found:
                for below in tree.kids(child, "pobj"):
                    found.extend(self.of(below, depth + 1))
        return [referent._replace(whole=False) for referent in found]

    def _pronoun(self, index: int, depth: int) -> list[Referent]:
        tree = self.tree
        lower = tree.lower[index]
        if (lower == "it" and self._is_empty_it(index)) or lower in RELATIVES:
            return []
        if lower in THEY and (plural := self._plural_subject(index)) is not None:
            return [one._replace(first=index, end=index + 1, inferred=True) for one in self.nameless(plural)]
        if lower in PERSON:
            wanted = Wanted(("person",), gender=pronoun_gender(lower))
        elif lower in THEY:
            wanted = Wanted(("organisation",), plural=True)
        else:
            wanted = Wanted(("organisation", "place"))
        name = self._last_name(index, wanted, depth, from_clause=True)
        return [] if name is None else [Referent(name, index, index + 1, inferred=True)]

    def _is_empty_it(self, index: int) -> bool:
        """Whether "it" means nobody: "it is expected that", "it was feared that", "it was X that walked away"."""
        tree = self.tree
        verb = tree.words[index].head
        if tree.words[index].dep not in ("nsubj", "nsubjpass"):
            return False
        if tree.is_passive(verb) and tree.kids(verb, "ccomp"):
            return True
        clause = bool(tree.kids(verb, "ccomp", "csubj", "acomp"))
        cleft = any(tree.kids(kid, "relcl") for kid in tree.kids(verb, "attr"))
        return tree.words[verb].lemma in ("be", "seem", "appear", "rain", "snow") and (clause or cleft)

    def _plural_subject(self, index: int) -> int | None:
        """The nearer plural noun without a name that "they" means, the subject of its clause."""
        tree = self.tree
        for verb in tree.ancestors(index):
            if tree.is_verb(verb):
                subject = tree.subject(verb)
                if subject is not None and subject != index and not stands_in(tree, index, subject):
                    plural = is_plural(tree.words[subject]) and not any(r.whole for r in self._nearby(subject))
                    return subject if plural else None
        return None

    def _nearby(self, noun: int) -> list[Referent]:
        named = self.named(noun)
        return [named] if named else self._beside(noun)


def _main_subject(tree: Tree) -> int | None:
    """The head of the subject of a sentence's main verb."""
    for index, word in enumerate(tree.words):
        if word.dep in ("nsubj", "nsubjpass") and tree.words[word.head].dep == "ROOT":
            return index
    return None


def _is_dateline(tree: Tree) -> bool:
    """Whether a sentence is only the place, the day and the agency before an article ("PARIS (Agency) —")."""
    return (
        bool(tree.words)
        and tree.words[-1].text in ("—", "–", "-", "--")
        and not any(map(tree.is_verb, range(len(tree.words))))
    )


def _rank(tree: Tree, head: int) -> int:
    """How easily a later word takes the name up: 0 for the subject of the main clause, then what is near to it."""
    word = tree.words[head]
    if word.dep in ("nsubj", "nsubjpass"):
        if tree.words[word.head].dep == "ccomp" and tree.is_quoted(word.head):
            return 1  # who says it comes before whom the quotation tells of
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
