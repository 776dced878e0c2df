"""Titles of mentions: short, true sentences in the article's own words."""

from collections.abc import Iterable, Sequence

from explorer.extract.mentions.arguments import Part
from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.referents import PRONOUNS, Referents
from explorer.extract.mentions.standing import Standing
from explorer.extract.mentions.tree import RELATIVES, Tree
from explorer.extract.mentions.triggers import Trigger
from explorer.extract.name_words import name_words

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


_FOCUS = frozenset({"merely", "only", "just", "simply", "solely"})


class TitleWriter:
    """Writes the titles of one sentence; knows what its pronouns mean."""

    def __init__(self, tree: Tree, referents: Referents) -> None:
        self._tree = tree
        self._referents = referents
        self._subjects: frozenset[str] = frozenset()

    def phrase(self, head: int, *, prepositions: bool = True, owner: str = "", depth: int = 0) -> str:
        """A noun phrase without what a title can spare; a pronoun or "the company" becomes its name."""
        tree = self._tree
        if (mark := tree.name_of(head)) is not None:
            return self._named(mark.first, mark.end)
        if (apposed := self._apposed(head)) is not None:
            return apposed
        if tree.lower[head] in PRONOUNS or self._is_definite(head):
            found = [one for one in self._referents.of(head) if one.whole]
            if len(found) == 1:
                name = found[0].name.name
                return name + "’s" if tree.words[head].tag == "PRP$" else name
        kept = self._before(head, owner=owner, depth=depth)
        kept.append(_glued(kept, tree, head))
        text = _joined([part for part in kept if part])
        if prepositions and depth < 2:
            for one in self._after(head, depth):
                text += " " + one
        return text

    def _named(self, first: int, end: int) -> str:
        """A name as a title shows it: in full where the text has a short form, with the article that the text has."""
        tree = self._tree
        name = self._referents.choose(tree.marks[tree.mark_at[first]]).name
        if name in name_words().same.values():
            name = tree.text(first, end)
        article = first > 0 and tree.lower[first - 1] == "the" and name[:4].lower() != "the "
        return f"the {name}" if article else name

    def _apposed(self, head: int) -> str | None:
        """The name right behind a noun ("the Dutch striker Joris van Dam"), where the parser made it an apposition."""
        tree = self._tree
        for child in tree.kids(head, "appos"):
            mark = tree.name_of(child)
            if mark is not None and mark.first == head + 1:
                return self._named(mark.first, mark.end)
        return None

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
                text = self._named(mark.first, mark.end)
                if parts and parts[-1].lower() == "the" and text.startswith("the "):
                    parts.pop()
                index = mark.end
                if index < head and tree.words[index].tag == "POS":
                    text += "’s"
                    index += 1
                parts.append(text)
                continue
            if word.tag == "POS":
                if parts:
                    parts[-1] += word.text
            elif self._spared(index, judging):
                pass
            elif word.text not in ("(", ")", ":", "—", "–", "“", "”", '"'):
                parts.append(_glued(parts, tree, index))
            index += 1
        return _with_right_article([part for part in parts if part], tree.words[head].text)

    def _spared(self, index: int, judging: frozenset[str]) -> bool:
        """Whether a title can do without a word: a judgement, an adverb that hedges no number, a quotation mark."""
        word = self._tree.words[index]
        if word.tag in ("RB", "RBR", "RBS"):
            return not any(near.tag in ("CD", "$") for near in self._tree.words[index + 1 : index + 4])
        if word.tag in ("``", "''", ","):
            return True
        return self._tree.lower[index] in judging and word.pos in ("ADJ", "NOUN", "VERB")

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
            owner = word.tag == "POS" or (at + 1 < head and tree.words[at + 1].tag == "POS")
            mark = tree.name_of(at)
            owner = owner or (mark is not None and mark.end < head and tree.words[mark.end].tag == "POS")
            double = word.dep == "nsubj" and word.head == tree.words[head].head
            double = double or (word.dep == "det" and tree.words[word.head].dep == "nsubj" and word.head < head)
            if head not in tree.ancestors(at) and not owner and not double:
                break
            first = at
            at -= 1
        return first

    def _possessor(self, index: int, owner: str) -> str:
        tree = self._tree
        if tree.lower[index] in PRONOUNS:
            found = self._referents.of(index)
            if len(found) == 1 and found[0].name.name not in self._subjects and found[0].name.name != owner:
                return found[0].name.name + "’s"
            return tree.lower[index]
        mark = tree.name_of(index)
        return (self._referents.choose(mark).name if mark else tree.words[index].text) + "’s"

    def _after(self, head: int, depth: int) -> Iterable[str]:
        """The phrases after a noun that belong to it: "in Scale AI", "of its business"."""
        tree = self._tree
        count = 0
        for child in tree.kids(head, "prep"):
            such_as = any(tree.lower[kid] == "such" for kid in tree.children[child])
            if child < head or tree.lower[child] not in _KEPT_PREPOSITIONS or count == 2 or such_as:
                continue
            for noun in tree.kids(child, "pobj")[:1]:
                if tree.words[noun].ent in ("DATE", "TIME"):
                    continue
                count += 1
                yield f"{tree.lower[child]} {self._list(noun, depth + 1)}"

    def _examples(self, head: int) -> str:
        """The names after "such as", "like" or "including" behind a noun, as they stand there."""
        tree = self._tree
        for child in tree.kids(head, "prep"):
            such_as = tree.lower[child] == "as" and any(tree.lower[kid] == "such" for kid in tree.children[child])
            if not such_as and tree.lower[child] not in ("like", "including"):
                continue
            named = [one for below in tree.kids(child, "pobj")[:1] for one in tree.conjuncts(below)[:3]]
            if named and tree.name_of(named[0]) is not None:
                lead = "such as" if such_as else tree.lower[child]
                return f" {lead} {_listed([self.phrase(one, depth=2) for one in named])}"
        return ""

    def _list(self, head: int, depth: int) -> str:
        """A noun phrase with what is coordinated to it, at most three."""
        nouns = self._tree.conjuncts(head)[:3]
        return _listed([self.phrase(noun, depth=depth) + self._examples(noun) for noun in nouns])

    def of_noun(self, trigger: Trigger, parts: Sequence[Part]) -> str:
        """The title of a nominal trigger: "Meta’s $14.3 billion investment in Scale AI"."""
        tree = self._tree
        text = self.phrase(trigger.index)
        agents = [part.referent for part in parts if part.role == "agent"]
        owned = any(tree.name_of(kid) is not None for kid in tree.kids(trigger.index, "poss")) or " of " in text
        if agents and agents[0].name.name not in text and not owned:
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
        held = self._held(trigger.index if trigger.infinitive is None else trigger.infinitive, doer, subject)
        if held:
            complements = self._complements(trigger.index, subject)
            return _fitted([held, *(piece for piece in complements if piece)])
        last = trigger.index if trigger.infinitive is None else trigger.infinitive
        verbs = self._verbs(start, last, standing, plural=self._plural(doer))
        pieces = [piece for piece in (subject, verbs, *self._complements(last, subject)) if piece]
        return _fitted(pieces)

    def _held(self, verb: int, doer: int | None, subject: str) -> str:
        """An infinitive held by a noun: "Google’s efforts to move", "OpenAI confirmed plans to reduce"; else ""."""
        tree = self._tree
        word = tree.words[verb]
        holder = word.head
        if word.dep != "acl" or word.tag != "VB" or doer is None or tree.words[holder].pos != "NOUN":
            return ""
        particles = " ".join(["", *(tree.lower[kid] for kid in tree.kids(verb, "prt"))])
        infinitive = f"{tree.words[holder].text.lower()} to {tree.lower[verb]}{particles}"
        above = tree.words[holder].head
        if tree.words[holder].dep == "dobj" and tree.is_verb(above) and tree.subject(above) == doer:
            standing = Standing(tense="past")
            return f"{subject} {self._verbs(above, above, standing, plural=self._plural(doer))} {infinitive}"
        return f"{subject}’s {infinitive}" if subject else ""

    def _subject(self, head: int) -> str:
        tree = self._tree
        nouns = [noun for noun in tree.conjuncts(head)[:3] if tree.lower[noun] not in RELATIVES]
        phrases = [self._one_subject(noun) for noun in nouns]
        for appositive in tree.kids(head, "appos")[:1]:
            phrases.extend(self._one_subject(noun) for noun in tree.conjuncts(appositive)[1:3])
        self._subjects = frozenset(one.name.name for one in self._referents.of(head))
        return _listed(list(dict.fromkeys(phrase for phrase in phrases if phrase)))

    def _one_subject(self, noun: int) -> str:
        """One subject: by name where a name stands beside it ("its CEO, Alexandr Wang"), with examples of a plural."""
        tree = self._tree
        if tree.name_of(noun) is None:
            for child in tree.kids(noun, "appos"):
                if tree.name_of(child) is not None and tree.words[noun].tag == "NN":
                    return self.phrase(child)
        examples = self._examples(noun)
        text = self.phrase(noun, prepositions=not examples and tree.name_of(noun) is None)
        return text + examples

    def _plural(self, head: int | None) -> bool:
        return head is not None and (
            self._tree.words[head].tag in ("NNS", "NNPS") or len(self._tree.conjuncts(head)) > 1
        )

    def _verbs(self, start: int, verb: int, standing: Standing, *, plural: bool) -> str:
        """The verb group; a perfect becomes the present of headlines, a plain "will" an infinitive."""
        tree = self._tree
        helpers = [
            index
            for index in tree.kids(start, "aux", "auxpass", "neg")
            if index < start and not (tree.words[index].dep == "neg" and tree.lower[index + 1] in _FOCUS)
        ]
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
        elif words == ["to"] and tree.words[start].tag != "VB":
            words = []
        elif not words and tree.words[start].tag == "VB":
            words = ["to"]
        if not words and tree.words[start].tag == "VBN" and tree.words[start].dep in ("acl", "advcl"):
            words = ["were" if plural else "was"]
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
            elif word.dep == "npadvmod" and word.ent in ("PERCENT", "MONEY", "CARDINAL", "QUANTITY"):
                yield self.phrase(child)
            elif word.dep in ("prep", "agent") and tree.lower[child] in _KEPT_PREPOSITIONS:
                yield self._prepositional(child)
            elif word.dep == "advmod" and tree.lower[child] in ("away", "back", "out", "down", "off", "up", "over"):
                yield " ".join([tree.lower[child], *filter(None, map(self._prepositional, tree.kids(child, "prep")))])
            elif word.dep == "ccomp" and tree.words[verb].lemma not in ("report",):
                yield self._clause(child)

    def _prepositional(self, child: int) -> str:
        """A preposition with its noun phrase; "" for a time."""
        tree = self._tree
        nouns = tree.kids(child, "pobj")[:1]
        if not nouns or tree.words[child].ent in ("DATE", "TIME") or tree.words[nouns[0]].ent in ("DATE", "TIME"):
            return ""
        if any(tree.lower[kid] == "such" for kid in tree.children[child]):
            return ""
        return f"{tree.lower[child]} {self._list(nouns[0], 1)}"

    def _clause(self, verb: int) -> str:
        """What is said, in its own words, as far as a title has room."""
        tree = self._tree
        first, end = tree.spans[verb]
        words = tree.text(first, min(end, first + 40)).split()
        lead = [] if words[:1] == ["that"] else ["that"]
        text = " ".join([*lead, *words])
        if len(text) <= LONGEST - 15:
            return text.rstrip(" .,;")
        cut = text[: LONGEST - 15].rsplit(" ", 1)[0]
        return cut.rstrip(" .,;") + " …"

    def _dative(self, child: int) -> str:
        nouns = self._tree.kids(child, "pobj")
        return f"{self._tree.lower[child]} {self.phrase(nouns[0])}" if nouns else ""

    def _object(self, head: int, subject: str) -> str:
        nouns = self._tree.conjuncts(head)[:3]
        return _listed([self.phrase(noun, owner=subject) + self._examples(noun) for noun in nouns])


def _glued(parts: list[str], tree: Tree, index: int) -> str:
    """A word, joined to the one before when no space divides them in the text."""
    text = tree.words[index].text
    if parts and tree.words[index].start == tree.words[index - 1].end:
        parts[-1] += text
        return ""
    return text


def _listed(phrases: Sequence[str]) -> str:
    """Phrases as a list in words."""
    if len(phrases) < 2:
        return "".join(phrases)
    return ", ".join(phrases[:-1]) + " and " + phrases[-1]


def _with_right_article(parts: list[str], head: str) -> list[str]:
    """The article that fits the word after it, when an adjective between them was left out."""
    if parts and parts[0].lower() in ("a", "an"):
        following = (parts[1] if len(parts) > 1 else head).lower()
        vowel = (
            following[:1] in "aeiou"
            and not following.startswith(("uni", "use", "eu", "one", "u."))
            or following[:1] == "8"
        )
        return ["an" if vowel else "a", *parts[1:]]
    return parts


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
