"""Titles of mentions: short, true sentences in the article's own words."""

from collections.abc import Iterable, Sequence

from explorer.extract.mentions.arguments import Part
from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.referents import PRONOUNS, Referents
from explorer.extract.mentions.standing import Standing
from explorer.extract.mentions.tree import RELATIVES, Tree
from explorer.extract.mentions.triggers import Trigger

LONGEST = 70
_DROPPED = frozenset(
    {"relcl", "acl", "appos", "advcl", "cc", "conj", "punct", "parataxis", "npadvmod", "prep", "preconj", "predet"}
)
_KEPT_PREPOSITIONS = frozenset(
    {
        "of",
        "in",
        "with",
        "from",
        "to",
        "for",
        "against",
        "on",
        "at",
        "by",
        "between",
        "into",
        "over",
        "toward",
        "towards",
        "as",
    }
)


class TitleWriter:
    """Writes the titles of one sentence; knows what its pronouns mean."""

    def __init__(self, tree: Tree, referents: Referents) -> None:
        self._tree = tree
        self._referents = referents

    def phrase(self, head: int, *, prepositions: bool = True, owner: str = "", depth: int = 0) -> str:
        """A noun phrase without what a title can spare; a pronoun or "the company" becomes its name."""
        tree = self._tree
        if (mark := tree.name_of(head)) is not None:
            return self._named(head, mark.first, mark.end)
        if tree.lower[head] in PRONOUNS or self._is_definite(head):
            found = [one for one in self._referents.of(head) if one.whole]
            if len(found) == 1:
                name = found[0].name.name
                return name + "’s" if tree.words[head].tag == "PRP$" else name
        kept = self._before(head, owner=owner, depth=depth)
        kept.append(tree.words[head].text)
        text = _joined(kept)
        if prepositions and depth < 2:
            for one in self._after(head, depth):
                text += " " + one
        return text

    def _named(self, head: int, first: int, end: int) -> str:
        return self._referents.choose(self._tree.marks[self._tree.mark_at[head]]).name if end - first else ""

    def _is_definite(self, head: int) -> bool:
        return any(one.inferred and one.whole for one in self._referents.of(head)) and not self._tree.kids(
            head, "appos"
        )

    def _before(self, head: int, *, owner: str, depth: int) -> list[str]:
        """Determiner, possessor, numbers and the adjectives that do not judge."""
        tree = self._tree
        judging = cues().judging
        first = self._first(head)
        parts: list[str] = []
        index = first
        while index < head:
            word = tree.words[index]
            lower = tree.lower[index]
            if word.dep == "poss" and word.head == head and (lower in PRONOUNS or tree.name_of(index) is not None):
                parts.append(self._possessor(index, owner))
                mark = tree.name_of(index)
                index = max(index + 1, mark.end if mark else 0)
                if index < head and tree.words[index].tag == "POS":
                    index += 1
                continue
            if (mark := tree.name_of(index)) is not None and mark.end <= head:
                text = self._referents.choose(mark).name
                index = mark.end
                if index < head and tree.words[index].tag == "POS":
                    text += "’" if text.endswith("s") and False else "’s"
                    index += 1
                parts.append(text)
                continue
            if word.tag == "POS":
                if parts:
                    parts[-1] += word.text
            elif lower in judging and word.pos in ("ADJ", "NOUN", "VERB") or word.tag in ("RB", "``", "''", ","):
                pass
            elif word.text not in ("(", ")", ":", "—", "–", "“", "”", '"'):
                parts.append(_glued(parts, tree, index))
            index += 1
        return [part for part in parts if part]

    def _first(self, head: int) -> int:
        """Where the noun phrase begins."""
        tree = self._tree
        first = head
        at = head - 1
        while at >= 0 and head - at < 14:
            word = tree.words[at]
            if word.tag in (
                "IN",
                "VBZ",
                "VBD",
                "VBP",
                "CC",
                "WDT",
                "WP",
                "TO",
                "MD",
                ",",
                ":",
                ".",
                "-LRB-",
                "-RRB-",
                "RP",
            ) or (word.tag in ("VB",)):
                break
            if head not in tree.ancestors(at) and tree.name_of(at) is None and word.tag != "POS":
                break
            first = at
            at -= 1
        return first

    def _possessor(self, index: int, owner: str) -> str:
        tree = self._tree
        if tree.lower[index] in PRONOUNS:
            found = self._referents.of(index)
            if len(found) == 1 and found[0].name.name != owner:
                return found[0].name.name + "’s"
            return tree.lower[index]
        mark = tree.name_of(index)
        return (self._referents.choose(mark).name if mark else tree.words[index].text) + "’s"

    def _after(self, head: int, depth: int) -> Iterable[str]:
        """The phrases after a noun that belong to it: "in Scale AI", "of its business"."""
        tree = self._tree
        count = 0
        for child in tree.kids(head, "prep"):
            if child < head or tree.lower[child] not in _KEPT_PREPOSITIONS or count == 2:
                continue
            for noun in tree.kids(child, "pobj")[:1]:
                if tree.words[noun].ent in ("DATE", "TIME"):
                    continue
                count += 1
                yield f"{tree.lower[child]} {self._list(noun, depth + 1)}"

    def _list(self, head: int, depth: int) -> str:
        """A noun phrase with what is coordinated to it, at most three."""
        nouns = self._tree.conjuncts(head)[:3]
        phrases = [self.phrase(noun, depth=depth) for noun in nouns]
        return phrases[0] if len(phrases) == 1 else ", ".join(phrases[:-1]) + " and " + phrases[-1]

    def of_noun(self, trigger: Trigger, parts: Sequence[Part]) -> str:
        """The title of a nominal trigger: "Meta’s $14.3 billion investment in Scale AI"."""
        tree = self._tree
        text = self.phrase(trigger.index)
        agents = [part.referent for part in parts if part.role == "agent"]
        if agents and agents[0].name.name not in text:
            text = f"{agents[0].name.name}’s {_without_determiner(text)}"
        elif not agents:
            patients = [
                part.referent for part in parts if part.role == "patient" and part.referent.name.name not in text
            ]
            if patients and tree.lower[self._first(trigger.index)] in ("this", "that", "the", "these"):
                text = f"{_without_determiner(text)} of {patients[0].name.name}"
        return text

    def of_light_verb(self, trigger: Trigger, standing: Standing) -> str:
        """The title of an event noun with its light verb: "Google has initiated discussions with rivals"."""
        verb = trigger.governor
        assert verb is not None
        subject = self._tree.subject(verb)
        lead = "" if subject is None else self._subject(subject)
        verbs = self._verbs(verb, verb, standing, plural=self._plural(subject))
        return _fitted([piece for piece in (lead, verbs, *self._complements(verb, lead)) if piece])

    def of_verb(self, trigger: Trigger, standing: Standing, start: int) -> str:
        """The title of a verbal trigger, from the subject of the verb at `start` (a plan verb above) to its objects."""
        assert trigger.arguments is not None
        found = trigger.arguments
        doer = found.subject
        subject = "" if doer is None else self._subject(doer)
        verbs = self._verbs(start, trigger.index, standing, plural=self._plural(doer))
        pieces = [piece for piece in (subject, verbs, *self._complements(trigger.index, subject)) if piece]
        return _fitted(pieces)

    def _subject(self, head: int) -> str:
        tree = self._tree
        nouns = [noun for noun in tree.conjuncts(head)[:3] if tree.lower[noun] not in RELATIVES]
        phrases = [self.phrase(noun, prepositions=tree.name_of(noun) is None) for noun in nouns]
        named = [one.name.name for one in self._referents.of(head) if one.whole]
        if len(phrases) == 1 and named and tree.name_of(head) is None and named[0] not in phrases[0]:
            return named[0] if tree.words[head].tag != "NNS" else f"{phrases[0]}, including {named[0]},"
        return phrases[0] if len(phrases) == 1 else ", ".join(phrases[:-1]) + " and " + phrases[-1] if phrases else ""

    def _plural(self, head: int | None) -> bool:
        return head is not None and (
            self._tree.words[head].tag in ("NNS", "NNPS") or len(self._tree.conjuncts(head)) > 1
        )

    def _verbs(self, start: int, verb: int, standing: Standing, *, plural: bool) -> str:
        """The verb group; a perfect becomes the present of headlines, a plain "will" an infinitive."""
        tree = self._tree
        helpers = [index for index in tree.kids(start, "aux", "auxpass", "neg") if index < start]
        words = [tree.lower[index] for index in helpers]
        chain = [tree.words[start].text.lower(), *self._chain(start, verb)]
        particles = [tree.lower[kid] for kid in tree.kids(verb, "prt")]
        if words in (["has"], ["have"]) and tree.words[start].tag == "VBN":
            chain[0] = _present(tree.words[start].lemma, plural=plural or words == ["have"])
            words = []
        elif (
            words
            and words[0] in ("will", "would", "'ll", "shall")
            and start == verb
            and "not" not in words
            and standing.status == "planned"
        ):
            words = ["to", *words[1:]]
            chain[0] = tree.words[start].lemma if tree.words[start].tag == "VB" else chain[0]
        elif not words and tree.words[start].tag in ("VBG",) and standing.tense != "none":
            words = ["are" if plural else "is"] if standing.status == "ongoing" else []
            chain[0] = chain[0] if words else _present(tree.words[start].lemma, plural=plural)
        elif not words and tree.words[start].tag == "VB":
            words = ["to"]
        words = [word for word in words if word != "to" or tree.words[start].tag == "VB"]
        return " ".join([*words, *chain, *particles])

    def _chain(self, start: int, verb: int) -> list[str]:
        """The words from a governing verb down to the trigger: "to cut" in "plans to cut"."""
        tree = self._tree
        if start == verb:
            return []
        path = [verb]
        for above in tree.ancestors(verb):
            if above == start:
                break
            path.append(above)
        words: list[str] = []
        for index in reversed(path):
            if tree.is_verb(index):
                words.extend(tree.lower[kid] for kid in tree.kids(index, "aux", "auxpass", "neg") if kid < index)
            words.append(tree.lower[index])
        return words

    def _complements(self, verb: int, subject: str) -> Iterable[str]:
        """Objects, then the prepositional phrases that matter, in the order of the text."""
        tree = self._tree
        children = sorted(tree.children[verb])
        for child in children:
            word = tree.words[child]
            if child < verb:
                continue
            if word.dep in ("dobj", "dative", "attr", "oprd", "acomp") and word.tag not in ("WDT", "WP"):
                yield (
                    self._dative(child) if word.dep == "dative" and word.pos == "ADP" else self._object(child, subject)
                )
            elif word.dep in ("prep", "agent") and tree.lower[child] in _KEPT_PREPOSITIONS:
                for noun in tree.kids(child, "pobj")[:1]:
                    if word.ent not in ("DATE", "TIME") and tree.words[noun].ent not in ("DATE", "TIME"):
                        yield f"{tree.lower[child]} {self._list(noun, 1)}"
            elif word.dep == "advmod" and tree.lower[child] in ("away", "back", "out", "down", "off", "up", "over"):
                yield tree.lower[child]

    def _dative(self, child: int) -> str:
        nouns = self._tree.kids(child, "pobj")
        return f"{self._tree.lower[child]} {self.phrase(nouns[0])}" if nouns else ""

    def _object(self, head: int, subject: str) -> str:
        owner = subject
        text = self.phrase(head, owner=owner)
        for noun in self._tree.kids(head, "conj")[:1]:
            text += " and " + self.phrase(noun, owner=owner)
        return text


def _glued(parts: list[str], tree: Tree, index: int) -> str:
    """A word, joined to the one before when no space divides them in the text."""
    text = tree.words[index].text
    if parts and tree.words[index].start == tree.words[index - 1].end:
        parts[-1] += text
        return ""
    return text


def _joined(parts: Sequence[str]) -> str:
    return " ".join(parts)


def _without_determiner(text: str) -> str:
    first, _, rest = text.partition(" ")
    return (
        rest
        if first.lower() in ("the", "this", "that", "a", "an", "these", "its", "their", "his", "her") and rest
        else text
    )


def _present(lemma: str, *, plural: bool) -> str:
    """The present of headlines: "acquire" to "acquires"."""
    if plural:
        return "are" if lemma == "be" else lemma
    if lemma in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def _fitted(pieces: Sequence[str]) -> str:
    """The pieces from the first on as long as they fit; subject, verb and first complement always stand."""
    text = " ".join(pieces[:3])
    for piece in pieces[3:]:
        if len(text) + 1 + len(piece) <= LONGEST:
            text += " " + piece
    return text


def finished(text: str) -> str:
    """A title in sentence case, without a trailing comma or stop."""
    text = " ".join(text.split()).strip(" ,;:—–-")
    if not text:
        return ""
    first = text.split(" ", 1)[0]
    inner = any(map(str.isupper, first[1:]))
    return text if inner else text[0].upper() + text[1:]


def label_of(title: str, actor: str) -> str:
    """The title without its leading actor: "plans to cut its contracts"."""
    for lead in (actor + "’s ", actor + "'s ", actor + "’ ", actor + " "):
        if actor and title.startswith(lead) and len(title) > len(lead):
            return title[len(lead) :]
    return title
