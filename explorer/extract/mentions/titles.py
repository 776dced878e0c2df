"""Titles of mentions: short, true sentences in the article's own words."""

import re
from collections.abc import Iterator, Sequence

from explorer.extract.mentions.arguments import Part
from explorer.extract.mentions.phrases import Phrases, genitive, in_words
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.referents_nameless import names_many
from explorer.extract.mentions.standing import Standing, verb_standing
from explorer.extract.mentions.tree import RELATIVES, Tree
from explorer.extract.mentions.triggers import Trigger
from explorer.extract.mentions.voices import says

LONGEST = 70
_FOCUS = frozenset({"merely", "only", "just", "simply", "solely"})
_FIGURES = frozenset({"PERCENT", "MONEY", "CARDINAL", "QUANTITY"})
_WAYS = frozenset({"away", "back", "out", "down", "off", "up", "over"})


class TitleWriter:
    """Writes the titles of one sentence."""

    def __init__(self, tree: Tree, referents: Referents) -> None:
        self._tree = tree
        self._referents = referents
        self._phrases = Phrases(tree, referents)

    def of_noun(self, trigger: Trigger, parts: Sequence[Part]) -> str:
        """The title of a nominal trigger: "Meta’s $14.3 billion investment in Scale AI"."""
        tree = self._tree
        text = self._phrases.phrase(trigger.index)
        agents = [part.referent for part in parts if part.role == "agent"]
        owned = any(tree.name_of(kid) is not None for kid in tree.kids(trigger.index, "poss")) or " of " in text
        if agents and agents[0].name.name not in text and not owned:
            return f"{genitive(agents[0].name.name)} {_without_determiner(text)}"
        others = [part.referent for part in parts if part.role == "patient" and part.referent.name.name not in text]
        if not agents and others and self._phrases.begins_definite(trigger.index):
            return f"{_without_determiner(text)} of {others[0].name.name}"
        return text

    def of_light_verb(self, trigger: Trigger, standing: Standing) -> str:
        """The title of an event noun with its light verb: "Google has initiated discussions with rivals"."""
        verb = trigger.index if trigger.governor is None else trigger.governor
        subject = self._tree.subject(verb)
        lead = "" if subject is None else self._subject(subject)
        verbs = self._verbs(verb, verb, standing, plural=self._plural(subject))
        return _fitted([lead, verbs, *self._complements(verb, ())])

    def of_verb(self, trigger: Trigger, standing: Standing, start: int) -> str:
        """The title of a verbal trigger, from the subject of the verb at `start` (a plan verb above) to its objects."""
        doer = trigger.arguments.subject
        subject = "" if doer is None else self._subject(doer)
        last = trigger.index if trigger.infinitive is None else trigger.infinitive
        lead = self._held(last, doer, subject)
        if not lead:
            lead = " ".join([subject, self._verbs(start, last, standing, plural=self._plural(doer))])
        return _fitted([lead, *self._complements(last, () if trigger.arguments.passive else trigger.arguments.objects)])

    def _held(self, verb: int, doer: int | None, subject: str) -> str:
        """An infinitive held by a noun: "Google’s efforts to move", "OpenAI confirmed plans to reduce"; else ""."""
        tree = self._tree
        word = tree.words[verb]
        holder = word.head
        if word.dep != "acl" or word.tag != "VB" or doer is None or tree.words[holder].pos != "NOUN" or not subject:
            return ""
        particles = [tree.lower[kid] for kid in tree.kids(verb, "prt")]
        infinitive = " ".join([tree.words[holder].text.lower(), "to", tree.lower[verb], *particles])
        above = tree.words[holder].head
        if tree.words[holder].dep == "dobj" and tree.is_verb(above) and tree.subject(above) == doer:
            governing = verb_standing(tree, above)
            return f"{subject} {self._verbs(above, above, governing, plural=self._plural(doer))} {infinitive}"
        return f"{genitive(subject)} {infinitive}"

    def _subject(self, head: int) -> str:
        tree = self._tree
        nouns = [noun for noun in tree.conjuncts(head)[:3] if tree.lower[noun] not in RELATIVES]
        if self._is_one_person(head):
            nouns = nouns[:1]  # "the founder and chief executive, X"
        for appositive in tree.kids(head, "appos")[:1]:
            nouns.extend(tree.conjuncts(appositive)[1:3])
        phrases = [self._one_subject(noun) for noun in nouns]
        self._phrases.subjects = frozenset(one.name.name for one in self._referents.of(head))
        return in_words(list(dict.fromkeys(filter(None, phrases))))

    def _is_one_person(self, noun: int) -> bool:
        """Whether a common noun is led to one person by the name beside it."""
        found = [one for one in self._referents.of(noun) if one.whole]
        return self._tree.name_of(noun) is None and len(found) == 1 and found[0].name.type == "person"

    def _one_subject(self, noun: int) -> str:
        """One subject: by name where a name stands beside it ("its CEO, Alexandr Wang"), with examples of a plural."""
        tree = self._tree
        if tree.name_of(noun) is None and tree.words[noun].tag == "NN":
            for child in tree.kids(noun, "appos"):
                if tree.name_of(child) is not None:
                    return self._phrases.phrase(child)
            direct = [one for one in self._referents.of(noun) if one.whole and not one.inferred]
            if len(direct) == 1 and direct[0].name.type == "person":
                return direct[0].name.name
        examples = self._phrases.examples(noun)
        return self._phrases.phrase(noun, prepositions=not examples) + examples

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

    def _verbs(self, start: int, verb: int, standing: Standing, *, plural: bool) -> str:
        """The verb group from the verb at `start` down to the one at `verb`, with its particles."""
        lead = self._lead(start, standing, plural=plural, alone=start == verb)
        if lead[:1] and not plural and len(lead) > 1:
            lead[0] = _SINGULAR.get(lead[0], lead[0])
        above = self._particles(start) if start != verb else []
        return " ".join([*lead, *above, *self._chain(start, verb), *self._particles(verb, beside=False)])

    def _particles(self, verb: int, *, beside: bool = True) -> list[str]:
        """The particles of a verb ("ruled out"); those taken for adverbs only `beside` it."""
        tree = self._tree
        near = [kid for kid in tree.kids(verb, "advmod", "prep") if beside and kid == verb + 1]
        ways = [kid for kid in near if tree.lower[kid] in _WAYS and not tree.kids(kid, "pobj")]
        return [tree.lower[kid] for kid in (*tree.kids(verb, "prt"), *ways)]

    def _lead(self, start: int, standing: Standing, *, plural: bool, alone: bool) -> list[str]:
        """The first verb with its helpers; a perfect becomes the present of headlines, a reported "would" a "will"."""
        tree = self._tree
        word = tree.words[start]
        helpers = [tree.lower[index] for index in self._helpers(start)]
        form = tree.lower[start]
        if helpers in (["has"], ["have"]) and word.tag == "VBN":
            return [_present(word.lemma, plural=plural or helpers == ["have"])]
        if helpers[:1] and helpers[0] in ("will", "would", "'ll", "shall", "wo") and standing.status not in _UNSURE:
            negation = ["not"] if "not" in helpers or "n't" in helpers else []
            return ["will", *negation, *(one for one in helpers[1:] if one not in ("not", "n't")), form]
        return self._bare(start, standing, plural=plural) if helpers in ([], ["to"]) else self._helped(start, helpers)

    def _helped(self, verb: int, helpers: list[str]) -> list[str]:
        """A verb with its helpers; "had" is spared where the past has the same form."""
        form = self._tree.lower[verb]
        return [form] if helpers == ["had"] and form.endswith("ed") else [*helpers, form]

    def _bare(self, verb: int, standing: Standing, *, plural: bool) -> list[str]:
        """A verb without helpers, finite wherever the words tell how."""
        word = self._tree.words[verb]
        form = self._tree.lower[verb]
        present = [_present(word.lemma, plural=plural)]
        if word.tag == "VBG" and standing.tense != "none":
            return ["are" if plural else "is", form] if standing.status == "ongoing" else present
        if word.tag == "VB":
            infinitive = word.dep != "ROOT" or any(
                self._tree.lower[kid] == "to" for kid in self._tree.kids(verb, "aux")
            )
            return ["to", form] if infinitive else present
        if word.tag == "VBP" and not plural:
            return present
        if word.tag == "VBN" and word.dep in ("acl", "advcl"):
            return ["were" if plural else "was", form]
        return [form]

    def _helpers(self, verb: int) -> list[int]:
        """Auxiliaries and negations before a verb; "not" before "merely" negates nothing."""
        tree = self._tree
        before = [index for index in tree.kids(verb, "aux", "auxpass", "neg") if index < verb]
        return [index for index in before if not (tree.words[index].dep == "neg" and tree.lower[index + 1] in _FOCUS)]

    def _chain(self, start: int, verb: int) -> list[str]:
        """The words from below a governing verb down to the trigger: "to cut" in "plans to cut"."""
        tree = self._tree
        path: list[int] = []
        at = verb
        while at != start and len(path) < 8 and tree.words[at].head != at:
            path.append(at)
            at = tree.words[at].head
        words: list[str] = []
        for index in reversed(path):
            words.extend(tree.lower[kid] for kid in tree.kids(index, "aux", "auxpass", "neg") if kid < index)
            words.append(tree.lower[index])
        return words

    def _complements(self, verb: int, objects: Sequence[int]) -> Iterator[str]:
        """Objects, then the prepositional phrases that matter, in the order of the text."""
        tree = self._tree
        own = [child for child in tree.children[verb] if child > verb]
        if not any(tree.words[child].dep in ("dobj", "attr", "oprd", "acomp", "npadvmod") for child in own):
            open_object = tree.words[verb].dep == "relcl"
            yield from (self._phrases.listed(head, depth=1) for head in objects[:1] if head > verb or open_object)
        said = [child for child in tree.kids(verb, "ccomp") if child < verb and says(tree, verb)]
        for child in [*own, *said]:
            if text := self._complement(verb, child):
                yield text

    def _complement(self, verb: int, child: int) -> str:
        tree = self._tree
        word = tree.words[child]
        text = ""
        if word.dep in ("prep", "agent") or (word.dep == "dative" and word.pos == "ADP"):
            text = self._phrases.prepositional(child)
        elif word.dep in ("dobj", "dative", "attr", "oprd", "acomp") and word.tag not in ("WDT", "WP"):
            text = self._phrases.listed(child)
        elif word.dep == "npadvmod" and (word.ent in _FIGURES or child in tree.mark_at):
            text = self._phrases.phrase(child)
        elif word.dep == "advmod" and tree.lower[child] in _WAYS:
            behind = [self._phrases.prepositional(kid) for kid in tree.kids(child, "prep")]
            text = " ".join([tree.lower[child], *filter(None, behind)])
        elif word.dep == "ccomp" and tree.words[verb].lemma != "report":
            text = self._clause(child)
        elif word.dep == "xcomp" and tree.is_verb(child):
            text = self._infinitive(child)
        return text

    def _infinitive(self, verb: int) -> str:
        """What somebody threatens, asks or denies to do: "to sue the team", "having sold the shares"."""
        tree = self._tree
        words = [tree.lower[kid] for kid in tree.kids(verb, "aux", "auxpass", "neg") if kid < verb]
        if "to" not in words and tree.words[verb].tag != "VBG" and "having" not in words:
            return ""
        objects = [self._complement(verb, kid) for kid in tree.children[verb] if kid > verb]
        return " ".join([*words, tree.lower[verb], *self._particles(verb, beside=False), *filter(None, objects[:2])])

    def _clause(self, verb: int) -> str:
        """What is said, in its own words, as far as a title has room."""
        tree = self._tree
        first, end = tree.spans[verb]
        words = tree.text(first, min(end, first + 40)).split()
        if first and tree.words[first - 1].text in _QUOTES:
            return f"“{_cut(' '.join(words).strip(_AROUND), LONGEST - 20)}”"
        text = " ".join(words if words[:1] == ["that"] else ["that", *words]).rstrip(" .,;")
        return _cut(text, LONGEST - 15)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[:room].rsplit(" ", 1)[0].rstrip(" .,;") + " …"


_QUOTES = frozenset({'"', "“", "„", "«", "‘"})
_UNSURE = ("speculated", "denied")
_AROUND = ' .,;"“”‘’'
_SINGULAR = {"are": "is", "were": "was", "have": "has"}
_PLURAL_WORDS = frozenset(
    {"police", "people", "staff", "they", "we", "you", "these", "those", "some", "many", "both", "few"}
)
_DETERMINERS = frozenset({"the", "this", "that", "a", "an", "these", "its", "their", "his", "her"})


def _without_determiner(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if first.lower() in _DETERMINERS and rest else text


_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}


def _present(lemma: str, *, plural: bool) -> str:
    """The present of headlines: "acquire" to "acquires"."""
    if plural:
        return "are" if lemma == "be" else lemma
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def _fitted(pieces: Sequence[str]) -> str:
    """The pieces from the first on as long as they fit; the first two always stand."""
    given = [piece for piece in pieces if piece]
    text = " ".join(given[:2])
    for piece in given[2:]:
        if len(text) + 1 + len(piece) <= LONGEST:
            text += " " + piece
    return text


def disowned(title: str, speaker: str) -> str:
    """The title of what somebody denies, so that it does not read as told: "Ford denies that it sold the plant"."""
    told = f"{speaker} denies that {title}"
    return told if speaker and len(told) <= LONGEST + 10 else title


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
