"""Verb groups as titles show them: a verb with its helpers, particles and what leads down from a verb of planning."""

from collections.abc import Callable

from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.standing import Standing
from explorer.extract.mentions.tree import Tree

WAYS = frozenset({"away", "back", "out", "down", "off", "up", "over", "apart", "together", "aside", "ahead", "short"})
_FOCUS = frozenset({"merely", "only", "just", "simply", "solely"})
_UNSURE = ("speculated", "denied", "cancelled")
_SINGULAR = {"are": "is", "were": "was", "have": "has"}
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_WILL = frozenset({"will", "would", "'ll", "shall", "wo", "'d"})
_PARTICIPLES = ("en", "wn", "rn", "one")
_NOT = frozenset({"not", "n't"})


class VerbGroups:
    """Writes the verb groups of one sentence; `object_of` writes the noun phrase at a word."""

    def __init__(self, tree: Tree, object_of: Callable[[int], str]) -> None:
        self._tree = tree
        self._object_of = object_of

    def group(self, start: int, verb: int, standing: Standing, *, plural: bool) -> str:
        """The verb group from the verb at `start` down to the one at `verb`, with its particles."""
        lead = self._lead(start, standing, plural=plural)
        if lead[:1] and not plural and len(lead) > 1:
            lead[0] = _SINGULAR.get(lead[0], lead[0])
        above = self.particles(start) if start != verb else []
        return " ".join([*lead, *above, *self._chain(start, verb), *self.particles(verb, beside=False)])

    def particles(self, verb: int, *, beside: bool = True) -> list[str]:
        """The particles of a verb ("ruled out"); those taken for adverbs only `beside` it."""
        tree = self._tree
        near = [kid for kid in tree.kids(verb, "advmod", "prep") if beside and kid == verb + 1]
        ways = [kid for kid in near if tree.lower[kid] in WAYS and not tree.kids(kid, "pobj")]
        return [tree.lower[kid] for kid in (*tree.kids(verb, "prt"), *ways)]

    def _lead(self, start: int, standing: Standing, *, plural: bool) -> list[str]:
        """The first verb with its helpers; a perfect becomes the present of headlines, a reported "would" a "will"."""
        tree = self._tree
        word = tree.words[start]
        helpers = [tree.lower[index] for index in self._helpers(start)] or self._shared(start)
        form = tree.lower[start]
        if helpers in (["has"], ["have"]) and word.tag in ("VBN", "VBD"):
            return [present(word.lemma, plural=plural or helpers == ["have"])]
        if helpers[:1] and helpers[0] in _WILL and standing.status not in _UNSURE:
            negation = ["not"] if _NOT & set(helpers) else []
            return ["will", *negation, *(one for one in helpers[1:] if one not in _NOT), form]
        return self._bare(start, standing, plural=plural) if helpers in ([], ["to"]) else self._helped(start, helpers)

    def _shared(self, verb: int) -> list[str]:
        """The helpers that a coordinated participle shares with the first ("was charged and released")."""
        tree = self._tree
        word = tree.words[verb]
        if word.dep != "conj" or word.tag not in ("VBN", "VBD", "VB", "VBG") or tree.kids(verb, "nsubj", "nsubjpass"):
            return []
        first = tree.words[word.head]
        passive = first.tag == "VBN" and tree.is_passive(verb)
        # The tagger takes "has killed … and driven" for a past, which has another form ("drove").
        misread = first.tag == "VBN" and word.tag == "VBD" and tree.lower[verb].endswith(_PARTICIPLES)
        if first.tag != word.tag and not passive and not misread:
            return []
        return [tree.lower[index] for index in self._helpers(word.head) if tree.lower[index] not in _NOT]

    def _helped(self, verb: int, helpers: list[str]) -> list[str]:
        """A verb with its helpers, in full; "had" is spared where the past has the same form."""
        form = self._tree.lower[verb]
        if helpers in (["had"], ["having"]) and form.endswith("ed"):
            return [form]
        if helpers[:1] == ["having"]:
            helpers = ["had", *helpers[1:]]
        return [*("not" if one == "n't" else _IN_FULL.get(one, one) for one in helpers), form]

    def _bare(self, verb: int, standing: Standing, *, plural: bool) -> list[str]:
        """A verb without helpers, finite wherever the words tell how."""
        tree = self._tree
        word = tree.words[verb]
        form = tree.lower[verb]
        if word.tag == "VBG":
            return (
                ["are" if plural else "is", form]
                if standing.status == "ongoing"
                else [present(word.lemma, plural=plural)]
            )
        if word.tag == "VB":
            infinitive = word.dep != "ROOT" or any(tree.lower[kid] == "to" for kid in tree.kids(verb, "aux"))
            return ["to", form] if infinitive else [present(word.lemma, plural=plural)]
        if word.tag == "VBP" and not plural:
            return [present(word.lemma, plural=plural)]
        if word.tag in ("VBN", "VBD") and word.dep in ("acl", "advcl") and (word.tag == "VBN" or tree.is_passive(verb)):
            return ["were" if plural else "was", form]
        return [form]

    def _helpers(self, verb: int) -> list[int]:
        """Auxiliaries and negations before a verb; "not" before "merely" negates nothing."""
        tree = self._tree
        before = [index for index in tree.kids(verb, "aux", "auxpass", "neg") if index < verb]
        longer = [kid for kid in tree.kids(verb, "advmod") if tree.lower[kid - 1 : kid + 1] == ["no", "longer"]]
        before = sorted([*before, *(kid - at for kid in longer for at in (1, 0))])
        return [index for index in before if not (tree.words[index].dep == "neg" and tree.lower[index + 1] in _FOCUS)]

    def _chain(self, start: int, verb: int) -> list[str]:
        """The words from below a governing verb down to the trigger: "to cut", "the army to return"."""
        tree = self._tree
        path: list[int] = []
        at = verb
        while at != start and len(path) < 8 and tree.words[at].head != at:
            path.append(at)
            at = tree.words[first_of(tree, at)].head
        words: list[str] = []
        for index in reversed(path):
            first = first_of(tree, index)
            words.extend(self._object_of(kid) for kid in objects_between(tree, tree.words[first].head, first))
            own = index if tree.kids(index, "aux") else first
            words.extend(tree.lower[kid] for kid in tree.kids(own, "aux", "auxpass", "neg") if kid < own)
            words.append(tree.lower[index])
        return words


_IN_FULL = {"'s": "is", "'re": "are", "'ve": "have", "'ll": "will", "ca": "can", "wo": "will", "'d": "would"}


def first_of(tree: Tree, verb: int) -> int:
    """The first of coordinated infinitives, by which the later ones stand ("able to set the price or release it")."""
    at = verb
    for _ in range(4):
        word = tree.words[at]
        if word.dep != "conj" or word.tag != "VB" or tree.words[word.head].tag != "VB" or tree.kids(at, "nsubj"):
            break
        if [kid for kid in tree.kids(at, "aux") if tree.lower[kid] != "to"]:
            break
        at = word.head
    return at


def objects_between(tree: Tree, governor: int, verb: int) -> list[int]:
    """Whom a verb makes do what its infinitive says: "the army" in "ordered the army to return fire"."""
    own = [kid for kid in tree.kids(verb, "nsubj", "nsubjpass") if governor < kid < verb]
    return (own or [kid for kid in tree.kids(governor, "dobj", "dative") if governor < kid < verb])[:1]


def top_verb(tree: Tree, verb: int) -> int:
    """The verb from which a title begins: the one above an infinitive, by which this stands ("plans to cut").

    It is that of the same subject, an adjective between them or not ("is due to reach"), or who makes another do it.
    """
    top = verb
    for _ in range(6):
        above = _governor_of(tree, first_of(tree, top))
        if above is None:
            break
        top = above
    return top


def _governor_of(tree: Tree, verb: int) -> int | None:
    """The verb right above by which a verb stands, if it is one that its title begins with."""
    word = tree.words[verb]
    head = word.head
    infinitive = any(tree.lower[kid] == "to" for kid in tree.kids(verb, "aux"))
    if head == verb or (word.dep in ("ccomp", "advcl") and not infinitive):
        return None
    if word.dep == "ccomp":
        return head if tree.is_verb(head) and head < verb else None
    if word.dep == "advcl" and tree.words[head].lemma not in cues().plan_verbs:
        return None
    if word.dep not in ("xcomp", "advcl"):
        return None
    if not tree.is_verb(head) and tree.words[head].dep in ("acomp", "oprd") and infinitive:
        head = tree.words[head].head
    made = infinitive and bool(objects_between(tree, head, verb))
    return head if tree.is_verb(head) and (made or tree.subject(head) == tree.subject(verb)) else None


def present(lemma: str, *, plural: bool) -> str:
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
