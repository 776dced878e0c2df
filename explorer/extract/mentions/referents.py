"""Who is meant: names, and pronouns and definite phrases led back to names by cheap rules inside one document.

A name is preferred that is the subject of the clause around, then of the sentence before; what was led back so is
marked `inferred`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from explorer.extract.mentions.happenings import happenings
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
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_PERSON = _WE | {"i", "me", "my", "mine", "myself"}
_SAYING = frozenset({"say", "tell", "add", "write", "announce", "warn", "insist", "declare", "explain", "argue", "state", "joke"})
_FAR = 3
# How many sentences may tell of somebody without a name who is then introduced by name.
_LEADS = 4
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
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
# Bodies that an article may never call so before: "the club" of a team that is known by its name.
_TOPICAL = frozenset({"club", "charity", "airline"})
# What one holds in a house is the house's: "shares in Kuipers".
_HELD_IN = frozenset({"share", "stock", "trading", "bond", "stake", "holding", "shareholder", "investor", "interest"})
# "The new minister" is not the one told of before.
_ANOTHER = frozenset({"new", "next", "incoming", "other", "previous", "rival", "future", "second", "third"})
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
        self.introduced: dict[str, Name] = {}

    def enter(self, tree: Tree) -> None:
        """Begin the next sentence: its names are known to what follows."""
        self._number += 1
        self._remember(self.tree)
        self._introduce(tree)
        self._cache = {}
        self.tree = tree
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
            if tree.words[at].dep in ("ccomp", "parataxis") and tree.words[above].lemma in _SAYING:
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
        if any(tree.lower[kid] in _ANOTHER for kid in tree.kids(noun, "amod")):
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
        if found is None and lower in _TOPICAL:
            return self._last_undescribed(noun, depth)
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

    def _last_undescribed(self, noun: int, depth: int) -> Name | None:
        """The organisation that the article was last about, when nothing has said that it is something else."""
        subject = self.tree.words[noun].dep in ("nsubj", "nsubjpass")
        name = self._last_name(noun, Wanted(("organisation",), business=True), depth, from_clause=subject)
        return None if name is None or self._kinds.nouns_of(name.name) else name

    def business_before(self, noun: int) -> Name | None:
        """The business that the article is about, as told before a word."""
        return self._most_told(noun, Wanted(("organisation",), business=True))

    def _most_told(self, noun: int, wanted: Wanted) -> Name | None:
        """The name told most often so far that fits and is no part of the word's own clause; of two the first told."""
        own = self._subject_names(noun)
        before = [self.choose(mark) for mark in self.tree.marks if mark.end <= noun]
        times = Counter(name.name for name in before)
        known = [*(seen.name for seen in self._seen), *before]
        fitting = {name.name: name for name in known if self._fits(name, wanted) and name.name not in own}
        order = {name: number for number, name in enumerate(dict.fromkeys([*self._first, *times]))}
        best = max(fitting, key=lambda name: (self._times[name] + times[name], -order[name]), default=None)
        return None if best is None else fitting[best]

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
            wanted = Wanted(("organisation",), plural=True)
        else:
            wanted = Wanted(("organisation", "place"))
        name = self._last_name(index, wanted, depth, from_clause=True)
        return [] if name is None else [Referent(name, index, index + 1, inferred=True)]

    def _is_empty_it(self, index: int) -> bool:
        """Whether "it" means nobody: "it is expected that", "it was feared that", "it was the maker that walked away"."""
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

    def _speaker_names(self, index: int) -> frozenset[str]:
        """Who says the quotation in which a word stands: "he" and "the company" in it are somebody else."""
        tree = self.tree
        if not tree.is_quoted(index):
            return frozenset()
        for verb in tree.ancestors(index):
            subject = tree.subject(verb) if tree.words[verb].lemma in _SAYING and not tree.is_quoted(verb) else None
            if subject is not None:
                names = [one.name.name for one in self.of(subject, 5) if one.whole]
                return frozenset([*names, *(house.name for name in names if (house := self.house_of(name)) is not None)])
        return frozenset()

    def _is_a_thing(self, verb: int, index: int) -> bool:
        """Whether the subject of a clause above is one thing, which "it" then means ("the contract … when it was")."""
        subject = self.tree.subject(verb)
        if subject is None or subject >= index or self.tree.words[subject].tag != "NN" or verb == self.tree.words[index].head:
            return False
        return not any(one.whole for one in self.of(subject, 5)) and not self.nameless(subject)

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
            if noun < index and not _below(self.tree, index, noun) and self.tree.lower[noun] not in PRONOUNS:
                for referent in self.of(noun, depth + 1):
                    if self._fits(referent.name, wanted) and referent.whole:
                        return referent.name
        return None

    def _stands_beside(self, name: int, pronoun: int) -> bool:
        """Whether a name stands in a pronoun's own clause, so that it is somebody else; an object may mean one in front."""
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


def _main_subject(tree: Tree) -> int | None:
    """The head of the subject of a sentence's main verb."""
    for index, word in enumerate(tree.words):
        if word.dep in ("nsubj", "nsubjpass") and tree.words[word.head].dep == "ROOT":
            return index
    return None


def _is_dateline(tree: Tree) -> bool:
    """Whether a sentence is only the place, the day and the agency before an article ("PARIS (Agency) —")."""
    return bool(tree.words) and tree.words[-1].text in ("—", "–", "-", "--") and not any(map(tree.is_verb, range(len(tree.words))))


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
