"""A sentence as a tree: subjects, objects and the chains that lead from a verb to who does it."""

from collections.abc import Iterator

from explorer.extract.mentions.dependencies import Dependencies
from explorer.extract.mentions.tree_verbs import OBJECT_DOES, SUBJECT_CONTROL, UNDERGONE
from explorer.extract.name_words import name_words
from explorer.extract.parsing import Word

RELATIVES = frozenset({"which", "who", "that", "whom", "whose"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP", "WDT", "JJ", "JJS", "EX", "VBG"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})


class Tree(Dependencies):
    """One sentence for reading: who does what in it, and to whom."""

    def conjuncts(self, index: int) -> list[int]:
        """A word and what is coordinated after it: "Meta, Google and OpenAI"."""
        found = [index]
        if self.words[index].dep == "nsubj":
            later = [other for other in self.kids(self.words[index].head, "nsubj") if other > index + 3]
            found.extend(other for other in later if self._stand_together(index, other))
        if index in self.mark_at:
            # "X and Y Breweries" hangs X on "Breweries".
            found.extend(kid for kid in self.kids(index, "nmod") if kid in self.mark_at and self.kids(kid, "cc"))
        for known in found:
            found.extend(self.kids(known, "conj"))
            if len(found) > 20:
                break
        return found

    def _stand_together(self, first: int, later: int) -> bool:
        """Whether two subjects of one verb are coordinated, with no clause of its own between them."""
        if self.words[later].pos not in ("NOUN", "PROPN", "NUM", "PRON") or self.words[later].ent in ("DATE", "TIME"):
            return False
        return not any(word.tag in ("VBD", "VBZ", "VBP", "MD") for word in self.words[first:later])

    def is_passive(self, verb: int) -> bool:
        """Whether a verb form is passive: "was sold", "sold by X" after a noun."""
        word = self.words[verb]
        if self.kids(verb, "auxpass", "nsubjpass"):
            return True
        if word.tag not in ("VBN", "VBD"):
            return False
        if self._is_bare_passive(verb):
            return True
        if word.tag == "VBN" and word.dep in ("acl", "advcl", "amod") and not self.kids(verb, "aux"):
            return True
        if word.dep == "conj" and word.tag == "VBN" and not self.kids(verb, "aux", "nsubj"):
            return self.is_passive(word.head)
        return bool(self.kids(verb, "agent")) and not self.kids(verb, "dobj", "nsubj")

    def _is_bare_passive(self, verb: int) -> bool:
        """Whether a passive has lost its helper: "Winger suspended after test", "10 were killed and 30 hurt"."""
        word = self.words[verb]
        if self.kids(verb, "aux", "dobj", "ccomp", "xcomp", "attr") or not self.kids(verb, "nsubj"):
            return False
        if word.dep == "conj" and self.is_verb(word.head) and self.kids(word.head, "auxpass"):
            return True
        headline = self.sentence.kind == "heading" and word.lemma in UNDERGONE
        return headline and not any(self.words[kid].dep == "prt" for kid in self.children[verb])

    def subject(self, verb: int, depth: int = 0) -> int | None:
        """The head of the noun phrase that is the (logical or passive) subject of a verb, by control where needed."""
        if depth > 8:
            return None
        own = self.kids(verb, "nsubj", "nsubjpass")
        if own:
            # "A magnitude 6.8 earthquake struck" has two subjects to the parser, the second is the head.
            together = own[-1] - own[0] <= 3 and "," not in self.lower[own[0] : own[-1]]
            return self._antecedent(own[-1] if together else own[0], verb)
        word = self.words[verb]
        head = word.head
        if head == verb:
            return None
        finder = {
            "conj": self._subject_of_conjunct,
            "xcomp": self._controller,
            "ccomp": self._controller,
            "acl": self._subject_in_noun,
            "relcl": self._subject_in_relative,
            "advcl": self._subject_above,
            "pcomp": self._subject_above,
            "dep": self._subject_above,
            "amod": self._subject_in_noun,
            "acomp": self._subject_above,
            "oprd": self._subject_above,
        }.get(word.dep)
        return finder(verb, depth + 1) if finder else None

    def _antecedent(self, subject: int, verb: int) -> int:
        """The noun that a relative pronoun stands for; any other subject is itself."""
        if self.lower[subject] not in RELATIVES or self.words[subject].tag not in ("WDT", "WP", "WP$"):
            return subject
        at = verb
        for _ in range(6):
            if self.words[at].dep in ("relcl", "acl"):
                noun = self.words[at].head
                return self._of_what(verb, self._somebody(noun) if self.lower[subject] == "who" else noun)
            if self.words[at].dep not in ("conj", "xcomp", "ccomp", "advcl"):
                break
            at = self.words[at].head
        return subject

    def _somebody(self, noun: int) -> int:
        """The people that "who" means in "residents of a nursing home who drowned"; else the noun itself."""
        preposition = self.words[noun].head
        above = self.words[preposition].head
        if self.words[noun].dep != "pobj" or noun in self.mark_at or self._is_people(noun):
            return noun
        return above if self._is_people(above) else noun

    def _is_people(self, noun: int) -> bool:
        lists = name_words()
        lemma = self.words[noun].lemma.lower()
        return lemma in lists.people_nouns or lemma in lists.role_nouns or lemma in lists.person_nouns

    def antecedent(self, relative: int) -> int | None:
        """The noun that a relative pronoun anywhere in its clause stands for: "most of whom", "whose house"."""
        if self.words[relative].tag not in ("WDT", "WP", "WP$") or self.lower[relative] not in RELATIVES:
            return None
        at = relative
        for above in self.ancestors(relative):
            if self.words[at].dep == "relcl":
                return above
            at = above
        return None

    def _of_what(self, verb: int, noun: int) -> int:
        """What takes place is no house: "the takeover of Infogear, which took place in 2000"."""
        takes_place = self.words[verb].lemma in ("happen", "occur") or "place" in (
            self.lower[kid] for kid in self.kids(verb, "dobj")
        )
        while takes_place and noun in self.mark_at and self.words[noun].dep == "pobj":
            above = self.words[self.words[noun].head].head
            if self.words[above].pos != "NOUN":
                break
            noun = above
        return noun

    def _subject_of_conjunct(self, verb: int, depth: int) -> int | None:
        head = self.words[verb].head
        if (before := self._subject_by_place(verb, head)) is not None:
            return before
        if self._leaves_the_clause(verb, head):
            return self.subject(self.words[head].head, depth)
        if self.is_verb(head) or self.words[head].dep in ("ROOT", "ccomp", "xcomp", "advcl"):
            return self.subject(head, depth)
        return None

    def _leaves_the_clause(self, verb: int, head: int) -> bool:
        """Whether "… found that pages had been copied and stripped him of it" goes on with the verb above."""
        simple = (
            self.words[verb].tag == "VBD" and not self.kids(verb, "aux", "auxpass") and bool(self.kids(verb, "dobj"))
        )
        perfect = self.words[head].tag == "VBN" and self.words[head].dep == "ccomp" and bool(self.kids(head, "aux"))
        return simple and perfect and self.words[self.words[head].head].tag == "VBD"

    def _subject_by_place(self, verb: int, head: int) -> int | None:
        """The subject in "… as key executives have left", where the parser took "as" for a preposition."""
        helpers = [child for child in self.kids(verb, "aux", "auxpass") if child < verb]
        finite = self.words[verb].tag in ("VBD", "VBZ", "VBP") or bool(helpers)
        if not finite or any(self.words[index].dep == "cc" for index in range(head, verb)):
            return None
        first = min([verb, *helpers])
        for index in range(first - 1, head, -1):
            word = self.words[index]
            joins = word.dep == "pobj" and self.lower[word.head] in (
                "as",
                "while",
                "because",
                "after",
                "since",
                "before",
            )
            if joins and self.spans[index][1] >= first - 1:
                return index
        return None

    def _controller(self, verb: int, depth: int) -> int | None:
        """Who does the infinitive: the object of "prompted Google to begin", else the subject of what governs it."""
        head = self.words[verb].head
        if not self.is_verb(head):
            above = self.words[head].head
            if above != head and self.is_verb(above):
                return self.subject(above, depth)
            if above != head and self.words[head].pos == "ADJ" and self.words[above].pos in ("NOUN", "PROPN"):
                return above  # "an exchange, due to take place on Thursday"
            return self.owner_within(head)
        objects = [child for child in self.kids(head, "dobj") if child < verb]
        if objects and self.words[head].lemma not in SUBJECT_CONTROL and not self.is_passive(head):
            return objects[0]
        return self.subject(head, depth)

    def _subject_in_noun(self, verb: int, depth: int) -> int | None:
        """For a participle after a noun the noun itself, for an infinitive ("plans to cut") who has the noun."""
        head = self.words[verb].head
        if self.words[verb].tag in ("VBG", "VBN", "VBD") and not self._infinitive(verb):
            return head
        return self.owner(head, depth)

    def _subject_in_relative(self, verb: int, depth: int) -> int | None:
        return self.words[verb].head if depth < 8 else None

    def _subject_above(self, verb: int, depth: int) -> int | None:
        head = self.words[verb].head
        gerund = self.words[verb].dep == "pcomp"
        if gerund and (accused := self._accused(head)) is not None:
            return accused
        for _ in range(4):
            if self.is_verb(head):
                blamed = [kid for kid in self.kids(head, "dobj") if kid < verb] if gerund else []
                if blamed and self.words[head].lemma in OBJECT_DOES:
                    return blamed[0]
                return self.subject(head, depth)
            if self.words[head].lemma in ("suspicion", "charge", "accusation") and self.words[head].dep == "pobj":
                head = self.words[head].head  # "arrested four men on suspicion of robbing shops"
                continue
            if self.words[head].pos == "NOUN":
                return self.owner(head, depth)
            if self.words[head].head == head:
                return None
            head = self.words[head].head
        return None

    def _accused(self, preposition: int) -> int | None:
        """Whom "accused X of inventing", "convicted X of defrauding", "stopped X from selling" say to have done it."""
        verb = self.words[preposition].head
        if self.words[verb].lemma not in OBJECT_DOES or not self.is_verb(verb):
            return None
        if self.is_passive(verb):
            return next(iter(self.kids(verb, "nsubjpass")), None)
        return next((noun for noun in self.kids(verb, "dobj") if noun < preposition), None)

    def _infinitive(self, verb: int) -> bool:
        return any(self.lower[child] == "to" for child in self.kids(verb, "aux"))

    def owner(self, noun: int, depth: int = 0) -> int | None:
        """Who has or does what a noun says: "Google's plan", "the decision by OpenAI", "X announced a plan"."""
        if owned := self.owner_within(noun):
            return owned
        above = self.words[noun].head
        if above != noun and self.words[noun].dep in ("dobj", "attr", "pobj", "conj"):
            for at in (above, *self.ancestors(above)):
                if self.is_verb(at):
                    return self.subject(at, depth + 1)
        return None

    def owner_within(self, noun: int) -> int | None:
        """A possessor or an agent with "by" inside the noun phrase itself."""
        possessors = self.kids(noun, "poss")
        if possessors:
            return possessors[0]
        for child in self.kids(noun, "prep", "agent"):
            if self.lower[child] == "by":
                found = self.kids(child, "pobj")
                return found[0] if found else None
        return self._possessor_before(noun)

    def _possessor_before(self, noun: int) -> int | None:
        """A possessor by its place ("Meta's colossal $14 billion investment"): the parser often hangs it elsewhere."""
        at = noun - 1
        while at > 0 and noun - at < 9:
            word = self.words[at]
            if word.tag == "POS" and at - 1 in range(len(self.words)):
                return at - 1
            if word.tag not in ("JJ", "JJR", "JJS", "NN", "CD", "$", "HYPH", "VBG", "VBN", "RB", "NNP", "``", "''"):
                return None
            at -= 1
        return None

    def objects(self, verb: int) -> list[int]:
        """The heads of the objects of a verb, also one that a relative clause leaves open ("a deal that X signed")."""
        own = self.kids(verb, *_OBJECTS)
        word = self.words[verb]
        if not own:
            # The parser takes some names for adverbs ("beat Feyenoord 3-1").
            own = [kid for kid in self.kids(verb, "npadvmod") if kid in self.mark_at and kid > verb]
        for child in own[:1]:
            # … or for a part of the sum ("fined Google 4.3 billion euros").
            own = [*(kid for kid in self.kids(child, "nmod", "compound") if self._names_before_sum(kid, child)), *own]
        if word.dep in ("amod", "compound") and word.tag == "VBD" and word.head > verb:
            # … and some verbs for adjectives ("the club sacked coach Thomas Keller").
            return [self._top_noun(word.head)]
        relative = [child for child in own if self.words[child].tag in ("WDT", "WP")]
        if word.dep == "relcl" and (relative or (not own and self._has_other_subject(verb))):
            return [word.head, *(child for child in own if child not in relative)]
        # A passive participle after a noun has the noun as its subject, not as its object.
        return own

    def _names_before_sum(self, kid: int, head: int) -> bool:
        following = self.words[kid + 1].tag if kid + 1 < len(self.words) else ""
        return kid in self.mark_at and following in ("CD", "$") and kid < head

    def _top_noun(self, index: int) -> int:
        while self.words[index].dep in ("compound", "amod", "nmod") and self.words[index].head > index:
            index = self.words[index].head
        return index

    def _has_other_subject(self, verb: int) -> bool:
        own = self.kids(verb, "nsubj")
        return bool(own) and self.lower[own[0]] not in RELATIVES

    def prepositions(self, index: int) -> Iterator[tuple[str, int]]:
        """Each preposition below a word with the head of its noun phrase: ("with", index of "AI")."""
        together = [kid for child in self.kids(index, "prep") for kid in self.kids(child, "conj")]
        for child in [*self.kids(index, "prep", "agent", "dative"), *together]:
            text = self.lower[child]
            for noun in self.kids(child, "pobj"):
                yield text, noun
            for further in self.kids(child, "prep"):
                for noun in self.kids(further, "pobj"):
                    yield text + " " + self.lower[further], noun
                    yield self.lower[further], noun


def is_plural(word: Word) -> bool:
    """Whether a noun is plural."""
    return word.tag in ("NNS", "NNPS")
