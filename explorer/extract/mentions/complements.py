"""What follows the verb of a title: objects, prepositional phrases, infinitives, and what is said."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.phrases import Phrases
from explorer.extract.mentions.tree import Tree
from explorer.extract.mentions.verb_groups import WAYS, VerbGroups
from explorer.extract.mentions.voices import says

LONGEST = 78
_FIGURES = frozenset({"PERCENT", "MONEY", "CARDINAL", "QUANTITY"})
_QUOTES = frozenset({'"', "“", "„", "«", "‘", "``"})
_AROUND = ' .,;"“”‘’'
# Clauses of these begin with their own word, not with "that".
_ASKING = frozenset({"whether", "how", "why", "what", "who", "where", "when", "which"})
_SUPPOSING = frozenset({"if", "unless", "because", "while", "although", "as", "since", "until"})
# Besides verbs of saying, those whose clause is what they tell.
_KNOWING = frozenset({"find", "know", "learn", "believe", "think", "hear", "decide", "agree", "hope", "rule", "fear"})
_KNOWING |= frozenset(
    {"expect", "ensure", "prove", "discover", "order", "conclude", "estimate", "reveal", "see", "rule"}
)
# A clause can end before these.
_NEW_CLAUSE = frozenset({"IN", "CC", "WDT", "WP", "WRB", ",", ":", "-LRB-"})
_ENDS_WELL = ("NN", "VB", "JJ", "RB", "CD", "RP", "PRP", "%")


class Piece(NamedTuple):
    """A phrase after a verb, and the same without what hangs on it, where a title has no room for more."""

    text: str
    short: str = ""


class Complements:
    """Writes what follows the verbs of one sentence."""

    def __init__(self, tree: Tree, phrases: Phrases, groups: VerbGroups) -> None:
        self._tree = tree
        self._phrases = phrases
        self._groups = groups

    def of(self, verb: int, objects: Sequence[int]) -> Iterator[Piece]:
        """Objects, then the prepositional phrases that matter, in the order of the text."""
        tree = self._tree
        own = [child for child in tree.children[verb] if child > verb]
        if not any(tree.words[child].dep in ("dobj", "attr", "oprd", "acomp", "npadvmod") for child in own):
            open_object = tree.words[verb].dep == "relcl"
            open_to = [head for head in objects[:1] if head > verb or open_object]
            yield from (Piece(self._phrases.listed(head, depth=1)) for head in open_to)
        said = [child for child in tree.kids(verb, "ccomp") if says(tree, verb)]
        clauses = [text for child in said if (text := self._one(verb, child))]
        told = [kid for kid in own if kid not in said and not (clauses and tree.words[kid].dep in ("prep", "npadvmod"))]
        yield from map(Piece, clauses[:1])
        for child in told:
            if text := self._one(verb, child):
                yield Piece(text, self._phrases.phrase(child, depth=2) if tree.words[child].dep == "dobj" else "")
            below = [kid for kid in tree.kids(child, "acl", "relcl") if _is_infinitive(tree, kid)]
            if text and below and below[0] > child and tree.words[child].dep == "dobj":
                yield Piece(self._infinitive(child, below[0]))

    def _one(self, verb: int, child: int) -> str:
        tree = self._tree
        word = tree.words[child]
        text = ""
        if child in tree.mark_at and word.dep in ("prep", "npadvmod"):
            text = self._phrases.phrase(child)  # "beat Thornhaven City 2-1": no object to the parser
        elif word.dep in ("prep", "agent") or (word.dep == "dative" and word.pos == "ADP"):
            text = self._phrases.prepositional(child) or self._gerund(child)
        elif word.dep in ("dobj", "dative", "attr", "oprd", "acomp") and word.tag not in ("WDT", "WP"):
            # The goals of a match are no object of its winner.
            score = word.tag == "CD" and tree.words[child - 1].text in ("-", "–", "−")
            text = "" if score else self._phrases.listed(child)
        elif word.dep == "npadvmod" and word.ent in _FIGURES:
            text = self._phrases.phrase(child)
        elif word.dep == "advmod" and tree.lower[child] in WAYS:
            behind = [self._phrases.prepositional(kid) for kid in tree.kids(child, "prep")]
            text = " ".join([tree.lower[child], *filter(None, behind)])
        elif word.dep == "ccomp":
            text = self._clause(verb, child)
        elif word.dep in ("xcomp", "advcl") and tree.is_verb(child):
            text = self._infinitive(verb, child)
        return text

    def _gerund(self, preposition: int) -> str:
        """A preposition with a gerund: "of carrying out the attack", "from selling music"."""
        tree = self._tree
        verbs = [kid for kid in tree.kids(preposition, "pcomp") if tree.words[kid].tag == "VBG"][:1]
        if not verbs or tree.lower[preposition] not in ("of", "from", "for", "by", "without", "against", "to"):
            return ""
        if tree.lower[preposition] in ("by", "without") and not tree.kids(verbs[0], "dobj"):
            return ""
        return f"{tree.lower[preposition]} {self._with_objects(verbs[0], [])}"

    def _infinitive(self, verb: int, child: int) -> str:
        """What somebody threatens, asks or denies to do: "to sue the team", "having sold the shares"."""
        tree = self._tree
        words = [tree.lower[kid] for kid in tree.kids(child, "aux", "auxpass", "neg") if kid < child]
        gerund = tree.words[child].tag == "VBG" and tree.words[child].dep != "advcl"
        beside = child == verb + 1 and tree.words[child].tag == "VB"  # "stop work"
        if child < verb or not ({"to", "having"} & set(words) or gerund or beside):
            return ""
        doers = [self._phrases.phrase(kid) for kid in tree.kids(child, "nsubj") if verb < kid < child]
        return self._with_objects(child, [*doers, *words])

    def _with_objects(self, verb: int, words: list[str]) -> str:
        tree = self._tree
        objects = [self._one(verb, kid) for kid in tree.children[verb] if kid > verb]
        particles = self._groups.particles(verb, beside=False)
        return " ".join([*words, tree.lower[verb], *particles, *list(filter(None, objects))[:2]])

    def _clause(self, verb: int, child: int) -> str:
        """What is said, in its own words, as far as a title has room."""
        tree = self._tree
        first, end = tree.spans[child]
        if not tree.kids(child, "nsubj", "nsubjpass", "csubj", "expl"):
            return self._infinitive(verb, child)
        marks = [tree.lower[kid] for kid in tree.kids(child, "mark", "advmod") if kid < child]
        knowing = _KNOWING | cues().comment_verbs
        known = says(tree, verb) or tree.words[verb].lemma in knowing or (marks and marks[0] in _ASKING)
        if not known or (marks and marks[0] in _SUPPOSING):
            return ""
        if first and tree.words[first - 1].text in _QUOTES:
            return f"“{self._cut(first, end, child, '', LONGEST - 18)}”"
        if "to" in [tree.lower[kid] for kid in tree.kids(child, "aux")]:
            return self._infinitive(verb, child)
        begins = tree.lower[first] if first < len(tree.words) else ""
        first += begins == "that"
        return self._cut(first, end, child, "" if begins in _ASKING else "that ", LONGEST - 16)

    def _opening(self, first: int, end: int, verb: int) -> str:
        """The words of a clause without asides before its verb, a capital that only began a sentence made small."""
        tree = self._tree
        spared = self._asides(first, verb)
        runs, start = [], first
        for index in range(first, end + 1):
            if index == end or index in spared:
                runs.append(tree.text(start, index))
                start = index + 1
        text = " ".join(" ".join(filter(None, runs)).split()).strip(_AROUND)
        word = tree.words[first]
        quoted = first > 0 and tree.words[first - 1].text in _QUOTES
        small = not quoted and tree.name_of(first) is None and word.tag not in ("NNP", "NNPS") and word.text != "I"
        return text[:1].lower() + text[1:] if small and text[1:2].islower() else text

    def _asides(self, first: int, verb: int) -> frozenset[int]:
        """The words of appositions and relative clauses before a clause’s verb, with their commas."""
        tree = self._tree
        spared: set[int] = set()
        for index in range(first, verb):
            for kid in tree.kids(index, "appos", "relcl"):
                low, high = tree.spans[kid]
                if index < low and high <= verb and tree.lower[low - 1] == ",":
                    spared.update(range(low - 1, high + (tree.lower[high] == ",")))
        return frozenset(spared)

    def _cut(self, first: int, end: int, verb: int, lead: str, room: int) -> str:
        """A clause within its room, cut where another phrase begins behind its verb, with a sign that it goes on."""
        tree = self._tree
        end = min(end, first + 45)
        whole = self._opening(first, end, verb)
        if len(lead) + len(whole) <= room:
            return lead + whole
        best = ""
        for index in range(max(first, verb) + 2, end):
            before, word = tree.words[index - 1], tree.words[index]
            if word.tag not in _NEW_CLAUSE or not before.tag.startswith(_ENDS_WELL):
                continue
            text = self._opening(first, index, verb)
            if best and len(lead) + len(text) > room:
                break
            best = text
        if best == whole:
            return lead + whole
        return f"{lead}{best or self._opening(first, min(end, max(first, verb) + 4), verb)} …"


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.lower[kid] == "to" for kid in tree.kids(verb, "aux"))
