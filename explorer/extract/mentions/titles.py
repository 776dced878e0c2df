"""Titles of mentions: short, true sentences in the article's own words."""

from collections.abc import Iterator, Sequence

from explorer.extract.mentions.arguments import Part
from explorer.extract.mentions.phrases import Phrases, genitive, in_words
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.standing import Standing, verb_standing
from explorer.extract.mentions.tree import RELATIVES, Tree
from explorer.extract.mentions.triggers import Trigger

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
        for appositive in tree.kids(head, "appos")[:1]:
            nouns.extend(tree.conjuncts(appositive)[1:3])
        phrases = [self._one_subject(noun) for noun in nouns]
        self._phrases.subjects = frozenset(one.name.name for one in self._referents.of(head))
        return in_words(list(dict.fromkeys(filter(None, phrases))))

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
        return self._tree.words[head].tag in ("NNS", "NNPS") or len(self._tree.conjuncts(head)) > 1

    def _verbs(self, start: int, verb: int, standing: Standing, *, plural: bool) -> str:
        """The verb group from the verb at `start` down to the one at `verb`, with its particles."""
        tree = self._tree
        lead = self._lead(start, standing, plural=plural, alone=start == verb)
        return " ".join([*lead, *self._chain(start, verb), *(tree.lower[kid] for kid in tree.kids(verb, "prt"))])

    def _lead(self, start: int, standing: Standing, *, plural: bool, alone: bool) -> list[str]:
        """The first verb with its helpers; a perfect becomes the present of headlines, a plain "will" an infinitive."""
        tree = self._tree
        word = tree.words[start]
        helpers = [tree.lower[index] for index in self._helpers(start)]
        form = tree.lower[start]
        if helpers in (["has"], ["have"]) and word.tag == "VBN":
            return [_present(word.lemma, plural=plural or helpers == ["have"])]
        if helpers[:1] and helpers[0] in ("will", "would", "'ll", "shall") and alone and standing.status == "planned":
            negation = ["not"] if "not" in helpers or "n't" in helpers else []
            return [*negation, "to", *(one for one in helpers[1:] if one not in ("not", "n't")), form]
        if not helpers and word.tag == "VBG" and standing.tense != "none":
            going_on = standing.status == "ongoing"
            return ["are" if plural else "is", form] if going_on else [_present(word.lemma, plural=plural)]
        if helpers in ([], ["to"]) and word.tag == "VB":
            return ["to", form]
        if not helpers and word.tag == "VBN" and word.dep in ("acl", "advcl"):
            return ["were" if plural else "was", form]
        return [*helpers, form]

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
            yield from (self._phrases.listed(head) for head in objects[:1] if head > verb)
        said = [child for child in tree.kids(verb, "ccomp") if child < verb]
        for child in sorted([*said, *own]):
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
        return text

    def _clause(self, verb: int) -> str:
        """What is said, in its own words, as far as a title has room."""
        tree = self._tree
        first, end = tree.spans[verb]
        words = tree.text(first, min(end, first + 40)).split()
        text = " ".join(words if words[:1] == ["that"] else ["that", *words]).rstrip(" .,;")
        if len(text) <= LONGEST - 15:
            return text
        return text[: LONGEST - 15].rsplit(" ", 1)[0].rstrip(" .,;") + " …"


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


def finished(text: str) -> str:
    """A title in sentence case, without a trailing comma or stop."""
    text = " ".join(text.split()).strip(" ,;:—–-")
    if not text:
        return ""
    inner = any(map(str.isupper, text.split(" ", 1)[0][1:]))
    return text if inner else text[0].upper() + text[1:]


def label_of(title: str, actor: str) -> str:
    """The title without its leading actor: "plans to cut its contracts"."""
    for lead in (actor + "’s ", actor + "’ ", actor + " ", "The " + actor + " "):
        if actor and title.startswith(lead) and len(title) > len(lead):
            return title[len(lead) :]
    return title
