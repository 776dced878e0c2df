"""Whom "the company", "the search giant" or "the minister" mean: the definite phrases of a document."""

from collections import Counter
from collections.abc import Mapping

from explorer.extract.mentions.referents_clauses import Clauses, Referent
from explorer.extract.mentions.referents_gender import noun_gender
from explorer.extract.mentions.referents_memory import Wanted
from explorer.extract.name_words import name_words
from explorer.extract.names import Name

# These say nothing of the business that is meant; others ("the airline") say what the article is about.
_ANY_BUSINESS = frozenset(
    {"company", "firm", "group", "business", "enterprise", "corporation", "organisation", "giant"}
)
# Who is meant by these is not the last person told, but the one whom the article is about.
_CASTED = frozenset(
    {"suspect", "defendant", "accused", "victim", "convict", "shooter", "killer", "attacker", "hostage"}
)
# Bodies that an article may never call so before: "the club" of a team that is known by its name.
_TOPICAL = frozenset({"club", "charity", "airline"})
# "The new minister" is not the one told of before.
_ANOTHER = frozenset({"new", "next", "incoming", "other", "previous", "rival", "future", "second", "third"})


class Definites(Clauses):
    """Leads definite phrases back to names; `described` are the project's phrases for its names."""

    def __init__(self, described: Mapping[str, tuple[Name, ...]]) -> None:
        super().__init__()
        self._project = described

    def _definite(self, noun: int, depth: int) -> list[Referent]:
        """A definite phrase such as "the company", "the search giant" or "the minister", led back to a name."""
        tree = self.tree
        aged = tree.lower[noun] == "old" and tree.lower[noun - 2 : noun - 1] == ["year"]
        if not self._takes_up(noun, aged=aged):
            return []
        first = min([noun, *tree.kids(noun, "det", "amod", "compound", "nmod")])
        name = self._of_age(noun, depth) if aged else self._meant(noun, first, depth)
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
            known = self._project.get(phrase, ())
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

    def _of_age(self, noun: int, depth: int) -> Name | None:
        """Whom "the 54-year-old" means: who was said to be so old, else the person that the article was last about.

        Who was said to be of another age is not meant.
        """
        years = self.tree.lower[noun - 4] if noun >= 4 else ""
        if (told := self._kinds.aged(years)) is not None:
            return told
        last = self._last_person(noun, depth)
        return None if last is None or self._kinds.has_age(last) else last

    def _last_person(self, noun: int, depth: int) -> Name | None:
        """The person that the article was last about, a man or a woman as the noun says."""
        subject = self.tree.words[noun].dep in ("nsubj", "nsubjpass")
        lower = self.tree.lower[noun]
        wanted = Wanted(("person",), gender=noun_gender(lower), named=True)
        if lower in _CASTED:
            return self._most_told(noun, wanted)
        return self._last_name(noun, wanted, depth, from_clause=subject)
