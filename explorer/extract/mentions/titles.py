"""Titles of mentions: short, true sentences in the article's own words."""

import re
from collections.abc import Iterable, Sequence

from explorer.extract.mentions.arguments import Part
from explorer.extract.mentions.complements import LONGEST, Complements, Piece
from explorer.extract.mentions.governing import is_ordered, rules_out
from explorer.extract.mentions.phrases import Phrases, genitive, in_words
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.referents_nameless import names_many
from explorer.extract.mentions.standing import Standing, verb_standing
from explorer.extract.mentions.tree import RELATIVES, Tree
from explorer.extract.mentions.triggers import Trigger
from explorer.extract.mentions.verb_groups import VerbGroups, first_of, top_verb


class TitleWriter:
    """Writes the titles of one sentence."""

    def __init__(self, tree: Tree, referents: Referents) -> None:
        self._tree = tree
        self._referents = referents
        self._phrases = Phrases(tree, referents)
        self._groups = VerbGroups(tree, self._phrases.listed)
        self._complements = Complements(tree, self._phrases, self._groups)

    def of_noun(self, trigger: Trigger, parts: Sequence[Part]) -> str:
        """The title of a nominal trigger: "Meta’s $14.3 billion investment in Scale AI"."""
        tree = self._tree
        text = self._phrases.phrase(trigger.index)
        agents = [part.referent for part in parts if part.role == "agent"]
        owned = any(tree.name_of(kid) is not None for kid in tree.kids(trigger.index, "poss")) or " of " in text
        if agents and agents[0].name.name not in text and not owned:
            return f"{genitive(agents[0].name.name)} {self._without_date(trigger.index, _without_determiner(text))}"
        others = [part.referent for part in parts if part.role == "patient" and part.referent.name.name not in text]
        if not agents and others and self._phrases.begins_definite(trigger.index):
            return f"{_without_determiner(text)} of {others[0].name.name}"
        return text

    def _without_date(self, noun: int, text: str) -> str:
        """A noun phrase without the day that has it ("next week’s talks"): a person's possessive takes its place."""
        tree = self._tree
        dates = [kid for kid in tree.kids(noun, "poss") if tree.words[kid].ent == "DATE"]
        lead = "".join(genitive(tree.text(tree.spans[kid][0], kid + 1)) for kid in dates[:1])
        return text.removeprefix(lead).lstrip() if lead else text

    def of_clause(self, verb: int, standing: Standing) -> str:
        """The title of an event noun with the verb that says it: "Google has initiated talks", "the strike ended"."""
        start = top_verb(self._tree, verb)
        subject = self._tree.subject(start)
        lead = "" if subject is None else self._subject(subject)
        group = self._groups.group(start, verb, standing, plural=self._plural(subject))
        return _fitted(f"{lead} {group}", self._complements.of(verb, ()))

    def of_verb(self, trigger: Trigger, standing: Standing) -> str:
        """The title of a verbal trigger, from the plan or order above it to its objects."""
        tree = self._tree
        last = trigger.index if trigger.infinitive is None else trigger.infinitive
        start = top_verb(tree, trigger.index)
        if standing.status == "denied" and rules_out(tree, start) and tree.words[start].lemma != "rule":
            start = trigger.index  # what is denied is told by itself: the denial has a title of its own
        if is_ordered(tree, trigger.index):
            return self._ordered(trigger)
        doer = trigger.arguments.subject if start == trigger.index else tree.subject(start)
        subject = "" if doer is None else self._subject(doer)
        objects = () if trigger.arguments.passive else trigger.arguments.objects
        rest = list(self._complements.of(last, objects))
        if (held := self._held(start, last, subject, doer, rest)) is not None:
            return held
        group = self._groups.group(start, last, standing, plural=self._plural(doer))
        return _fitted(f"{subject} {group}", rest)

    def of_promise(self, trigger: Trigger) -> str:
        """What somebody said to do, beside the saying of it: "Nokia’s threat to sue Philips"; "" for anything else."""
        tree = self._tree
        head = tree.words[trigger.index].head
        noun = _SAID_AS_NOUN.get(tree.words[head].lemma, "") if tree.words[trigger.index].dep == "xcomp" else ""
        doer = tree.subject(head)
        if not noun or doer is None:
            return ""
        group = self._groups.group(trigger.index, trigger.index, Standing(), plural=False)
        return _fitted(f"{genitive(self._subject(doer))} {noun} {group}", self._complements.of(trigger.index, ()))

    def _ordered(self, trigger: Trigger) -> str:
        """What somebody was ordered to do: the order has a title of its own ("The army is to return fire")."""
        doer = trigger.arguments.subject
        subject = "" if doer is None else self._subject(doer)
        helpers = [self._tree.lower[kid] for kid in self._tree.kids(trigger.index, "auxpass")]
        words = ["are" if self._plural(doer) else "is", "to", *helpers, self._tree.lower[trigger.index]]
        particles = self._groups.particles(trigger.index, beside=False)
        objects = () if trigger.arguments.passive else trigger.arguments.objects
        return _fitted(" ".join([subject, *words, *particles]), self._complements.of(trigger.index, objects))

    def _held(self, start: int, verb: int, subject: str, doer: int | None, rest: Sequence[Piece]) -> str | None:
        """An infinitive held by a noun: "Google’s efforts to move", "OpenAI confirmed plans to reduce"; else None."""
        tree = self._tree
        word = tree.words[first_of(tree, start)]
        holder = word.head
        if word.dep != "acl" or word.tag != "VB" or tree.words[holder].pos != "NOUN" or start != verb:
            return None
        infinitive = " ".join(["to", tree.lower[verb], *self._groups.particles(verb, beside=False)])
        noun = self._phrases.phrase(holder, prepositions=False)
        above = tree.words[holder].head
        if tree.words[holder].dep == "dobj" and tree.is_verb(above) and tree.subject(above) == doer and subject:
            group = self._groups.group(above, above, verb_standing(tree, above), plural=self._plural(doer))
            return _fitted(f"{subject} {group} {noun} {infinitive}", rest)
        tells_nothing_else = not tree.kids(above, "dobj", "attr", "acomp", "ccomp", "oprd")
        if tree.words[holder].dep in ("nsubj", "nsubjpass") and tree.is_verb(above) and tells_nothing_else:
            group = self._groups.group(above, above, verb_standing(tree, above), plural=self._plural(holder))
            plan = _fitted(f"{noun} {infinitive}", rest)
            return f"{plan} {group}"
        if doer is not None and subject:
            owned = tree.words[holder].tag != "NNS" and not tree.kids(holder, "poss")
            noun = tree.lower[holder] if owned or tree.kids(holder, "poss") else _without_determiner(noun)
            return _fitted(f"{genitive(subject)} {noun} {infinitive}", rest)
        return _fitted(f"{noun} {infinitive}", rest)

    def _subject(self, head: int) -> str:
        tree = self._tree
        nouns = [noun for noun in tree.conjuncts(head)[:3] if tree.lower[noun] not in RELATIVES]
        if self._is_one_person(head):
            nouns = nouns[:1]  # "the founder and chief executive, X"
        for appositive in tree.kids(head, "appos")[:1]:
            nouns.extend(tree.conjuncts(appositive)[1:3])
        phrases = [self._one_subject(noun) for noun in nouns]
        meant = [*self._referents.of(head), *self._referents.nameless(head)]
        self._phrases.subjects = frozenset(one.name.name for one in meant)
        return in_words(list(dict.fromkeys(filter(None, phrases))))

    def _is_one_person(self, noun: int) -> bool:
        """Whether a common noun is led to one person by the name beside it."""
        found = [one for one in self._referents.of(noun) if one.whole]
        return self._tree.name_of(noun) is None and len(found) == 1 and found[0].name.type == "person"

    def _one_subject(self, noun: int) -> str:
        """One subject: by name where a name stands beside it ("its CEO, Alexandr Wang"), with examples of a plural."""
        tree = self._tree
        if not self._referents.of(noun) and tree.lower[noun] in _NOMINATIVE:
            return _NOMINATIVE[tree.lower[noun]]
        if tree.name_of(noun) is None and tree.words[noun].tag == "NN":
            for child in tree.kids(noun, "appos"):
                if tree.name_of(child) is not None:
                    return self._phrases.phrase(child)
            direct = [one for one in self._referents.of(noun) if one.whole and not one.inferred]
            if len(direct) == 1 and direct[0].name.type == "person":
                return direct[0].name.name
        examples = self._phrases.examples(noun)
        phrase = self._phrases.phrase(noun, prepositions=not examples) + examples
        stood, pronoun = self._referents.stood_for(noun), tree.text(noun, noun + 1)
        return stood + phrase.removeprefix(pronoun) if stood and phrase.startswith(f"{pronoun} ") else phrase

    def _plural(self, head: int | None) -> bool:
        if head is None:
            return False
        if self._is_one_person(head):
            return False
        word = self._tree.words[head]
        led_back = [one.name for one in self._referents.of(head) if one.whole and one.inferred]
        if word.tag == "PRP" and led_back:
            return len(led_back) > 1 or (led_back[0].nameless and names_many(led_back[0]))
        together = len(self._tree.conjuncts(head)) > 1 or self._tree.lower[head] in _PLURAL_WORDS
        return word.tag in ("NNS", "NNPS", "CD") or together or bool(self._tree.kids(head, "nummod"))


def _fitted(lead: str, pieces: Iterable[Piece]) -> str:
    """The pieces from the first on as long as they fit, and none after one left out.

    The first may be longer, for a verb wants its object.
    """
    text = lead
    for number, piece in enumerate(piece for piece in pieces if piece.text):
        fitting = [one for one in piece if one and len(text) + 1 + len(one) <= LONGEST]
        if not fitting and number == 0:
            fitting = [one for one in piece if one and len(text) + 1 + len(one) <= LONGEST + 50]
        if not fitting:
            break
        text += " " + fitting[0]
    return text.strip()


_PLURAL_WORDS = frozenset(
    {"police", "people", "staff", "they", "we", "you", "these", "those", "some", "many", "both", "few"}
    | {"others", "most", "several", "all", "dozens", "hundreds", "thousands"}
)
_SAID_AS_NOUN = {word: word for word in ("promise", "vow", "pledge", "offer")} | {"threaten": "threat"}
_NOMINATIVE = {"him": "he", "her": "she", "them": "they", "me": "I", "us": "we"}
_DETERMINERS = frozenset({"the", "this", "that", "a", "an", "these", "its", "their", "his", "her"})
_SMALL = frozenset({"any", "no", "some", "all", "both", "most", "many", "two", "three"})


def _without_determiner(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if first.lower() in _DETERMINERS and rest else text


def disowned(title: str) -> str:
    """The title of what somebody denies, so that it does not read as told: "Denied: Ford sold the plant"."""
    first, _, rest = title.partition(" ")
    plain = first.lower() in _DETERMINERS | _SMALL
    return f"Denied: {first.lower() if plain else first} {rest}"


# The parser sometimes makes three objects of "post-mortem".
_LOOSE_HYPHEN = re.compile(r"(?<=\w) - (?=\w)")


def finished(text: str) -> str:
    """A title in sentence case, without a trailing comma or stop."""
    text = _LOOSE_HYPHEN.sub("-", " ".join(text.split())).strip(" ,;:—–-")
    if not text:
        return ""
    inner = any(map(str.isupper, text.split(" ", 1)[0][1:]))
    return text if inner else text[0].upper() + text[1:]


def label_of(title: str, actor: str) -> str:
    """The title without its leading actor: "plans to cut its contracts"."""
    told = title.casefold()
    for article in ("", "the ", "a ", "an "):
        for ending in ("’s ", "’ ", " "):
            lead = f"{article}{actor}{ending}".casefold()
            if actor and told.startswith(lead) and len(told) == len(title) > len(lead):
                return title[len(lead) :]
    return title
