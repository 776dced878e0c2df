"""Which words of a sentence tell an event: verbs and nouns matched with the patterns of the frames."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from explorer.extract.frames import Frame, Pattern, frames
from explorer.extract.mentions.arguments import Arguments, types_of, verb_arguments
from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.tree import Tree


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event. `governor` is the light verb that lends a noun its subject and its time."""

    index: int
    frame: Frame
    nominal: bool
    arguments: Arguments | None
    governor: int | None = None
    subject_of: int | None = None
    infinitive: int | None = None


_SMALL_OBJECT_STEPS = frozenset(
    {"number", "series", "part", "half", "majority", "percent", "%", "some", "several", "dozen", "lot"}
)


def find_triggers(tree: Tree, referents: Referents) -> list[Trigger]:
    """The triggers of the current sentence in the order of the text, one for each happening."""
    found: list[Trigger] = []
    for index, word in enumerate(tree.words):
        finite = word.tag in ("VBD", "VBZ", "VBP")
        if (
            word.tag.startswith("VB")
            and (finite or word.dep not in ("amod", "compound"))
            and word.dep not in ("aux", "auxpass")
        ):
            trigger = _verb(tree, referents, index)
        elif word.tag in ("NN", "NNS") or (word.tag in ("NNP", "NNPS") and tree.name_of(index) is None):
            trigger = _noun(tree, referents, index)
        else:
            trigger = None
        if trigger is not None:
            found.append(trigger)
    return _each_once(tree, found)


def _verb(tree: Tree, referents: Referents, index: int) -> Trigger | None:
    entries = _entries(tree, index)
    if not entries:
        return None
    arguments = verb_arguments(tree, index)
    beside = _words_beside(tree, index)
    for pattern, frame in entries:
        if _verb_fits(tree, referents, index, pattern, arguments, beside):
            if not pattern.infinitives:
                return Trigger(index, frame, nominal=False, arguments=arguments)
            below = _infinitive(tree, index, pattern)
            return Trigger(index, frame, nominal=False, arguments=_with(tree, arguments, below), infinitive=below)
    return None


def _entries(tree: Tree, index: int) -> tuple[tuple[Pattern, Frame], ...]:
    """The patterns of a verb; the lemmatizer is helped where it cuts too much ("fined" to "fin")."""
    verbs = frames().verbs
    lower = tree.lower[index]
    for lemma in (tree.words[index].lemma.lower(), lower.removesuffix("d"), lower.removesuffix("ed")):
        if lemma in verbs:
            return verbs[lemma]
    return ()


def _infinitive(tree: Tree, index: int, pattern: Pattern) -> int | None:
    return next(
        (verb for verb in tree.kids(index, "xcomp", "ccomp") if tree.words[verb].lemma in pattern.infinitives), None
    )


def _with(tree: Tree, arguments: Arguments, infinitive: int | None) -> Arguments:
    """The arguments of a verb together with those of its infinitive ("will continue to work with X")."""
    if infinitive is None:
        return arguments
    below = verb_arguments(tree, infinitive)
    return replace(
        arguments,
        objects=(*arguments.objects, *below.objects),
        prepositions=(*arguments.prepositions, *below.prepositions),
    )


def _words_beside(tree: Tree, index: int) -> frozenset[str]:
    """Particles, prepositions, complements and the next words of a verb."""
    near = [child for child in tree.children[index] if child > index or tree.words[child].dep == "prt"]
    near.extend(range(index + 1, min(index + 4, len(tree.words))))
    return frozenset(form for at in near for form in (tree.lower[at], tree.words[at].lemma.lower()))


def _verb_fits(
    tree: Tree, referents: Referents, index: int, pattern: Pattern, arguments: Arguments, beside: frozenset[str]
) -> bool:
    if not all(choice & beside for choice in pattern.beside):
        return False
    heads = [*arguments.patients, *_behind(tree, pattern, arguments)]
    lemmas = frozenset(_lemmas(tree, heads))
    if pattern.objects and not pattern.objects & lemmas:
        return False
    if pattern.not_with and pattern.not_with & (lemmas | _next_to(tree, index)):
        return False
    if pattern.subjects and not pattern.subjects & frozenset(
        _lemmas(tree, [] if arguments.doer is None else [arguments.doer])
    ):
        return False
    if pattern.infinitives and not pattern.infinitives & _infinitives(tree, index):
        return False
    if pattern.subject_types and not pattern.subject_types & types_of(tree, referents, arguments.doer):
        return False
    return not pattern.object_types or _object_fits(tree, referents, pattern, heads, arguments)


def _object_fits(tree: Tree, referents: Referents, pattern: Pattern, heads: list[int], arguments: Arguments) -> bool:
    if not heads:
        return "none" in pattern.object_types and not arguments.passive
    return any(pattern.object_types & types_of(tree, referents, head) for head in heads[:3])


def _behind(tree: Tree, pattern: Pattern, arguments: Arguments) -> list[int]:
    """The nouns behind the prepositions that the pattern names ("take to +street")."""
    named = frozenset(word for choice in pattern.beside for word in choice)
    return [noun for text, noun in arguments.prepositions if text in named]


def _lemmas(tree: Tree, heads: Iterable[int]) -> Iterator[str]:
    """The lemmas of nouns and of what they measure ("dozens of workers")."""
    for head in heads:
        for noun in tree.conjuncts(head):
            word = tree.words[noun]
            yield word.lemma.lower()
            yield tree.lower[noun]
            for kid in tree.kids(noun, "prep"):
                if tree.lower[kid] == "of" and (word.tag == "CD" or word.lemma.lower() in _SMALL_OBJECT_STEPS):
                    yield from (tree.words[below].lemma.lower() for below in tree.kids(kid, "pobj"))


def _next_to(tree: Tree, index: int) -> frozenset[str]:
    return frozenset(tree.lower[index + 1 : index + 2]) | {
        tree.lower[kid] for kid in tree.kids(index, "prt", "advmod", "prep")
    }


def _infinitives(tree: Tree, index: int) -> frozenset[str]:
    found = tree.kids(index, "xcomp", "ccomp")
    return frozenset(
        tree.words[verb].lemma
        for verb in found
        if tree.lower[verb - 1 : verb] == ["to"] or tree.words[verb].tag == "VBG"
    )


def _noun(tree: Tree, referents: Referents, index: int) -> Trigger | None:
    word = tree.words[index]
    entries = frames().nouns.get(word.lemma.lower()) or frames().nouns.get(tree.lower[index])
    if not entries or not _can_tell(tree, index):
        return None
    governor, subject_of = _governor(tree, index)
    for pattern, frame in entries:
        if (governor is not None or not pattern.light) and _noun_fits(tree, referents, index, pattern):
            return Trigger(index, frame, nominal=True, arguments=None, governor=governor, subject_of=subject_of)
    return None


def _can_tell(tree: Tree, index: int) -> bool:
    """Whether a noun can be the word for an event here: not as a mere modifier ("investment bank")."""
    word = tree.words[index]
    if word.dep != "compound" and not (word.dep in ("nmod", "amod")):
        following = index + 1
        return not (following < len(tree.words) and tree.lower[following] == "-")
    head = tree.words[word.head]
    return head.lemma.lower() in cues().effort_nouns | cues().plan_nouns or head.lemma == "news"


def _noun_fits(tree: Tree, referents: Referents, index: int, pattern: Pattern) -> bool:
    if pattern.subject_types and not pattern.subject_types & types_of(tree, referents, _noun_subject(tree, index)):
        return False
    before = _words_before(tree, index)
    if pattern.beside and not all(choice & before for choice in pattern.beside):
        return False
    if pattern.before and not pattern.before & before:
        return False
    if pattern.not_with:
        following = tree.lower[index + 1 : index + 2]
        if pattern.not_with & (
            frozenset(tree.lower[max(0, index - 2) : index])
            | frozenset(following)
            | _lemma_set(tree, max(0, index - 2), index)
        ):
            return False
    if pattern.object_types:
        below = [noun for _, noun in tree.prepositions(index)]
        if not any(pattern.object_types & types_of(tree, referents, noun) for noun in below):
            return False
    if pattern.objects:
        below = [noun for _, noun in tree.prepositions(index)]
        return bool(pattern.objects & frozenset(_lemmas(tree, below)))
    return True


def _noun_subject(tree: Tree, noun: int) -> int | None:
    """Who does what a noun says, as far as the noun phrase tells: its possessor, else what follows with "of"."""
    owner = tree.owner_within(noun)
    if owner is not None:
        return owner
    return next((below for text, below in tree.prepositions(noun) if text == "of"), None)


def _words_before(tree: Tree, index: int) -> frozenset[str]:
    """The words of the noun phrase before the noun."""
    first = max(0, index - 4)
    for at in range(index - 1, first - 1, -1):
        if tree.words[at].pos in ("VERB", "AUX", "ADP", "PUNCT", "SCONJ", "PRON") and tree.words[at].tag not in (
            "VBG",
            "VBN",
            "HYPH",
        ):
            first = at + 1
            break
    return frozenset(tree.lower[first:index]) | _lemma_set(tree, first, index)


def _lemma_set(tree: Tree, first: int, end: int) -> frozenset[str]:
    return frozenset(word.lemma.lower() for word in tree.words[first:end])


def _governor(tree: Tree, noun: int) -> tuple[int | None, int | None]:
    """The light verb over an event noun, and the verb whose subject the noun is."""
    at = noun
    while tree.words[at].dep in ("compound", "conj") and tree.words[at].head != at:
        at = tree.words[at].head
    word = tree.words[at]
    if word.head == at:
        return None, None
    head = word.head
    if word.dep in ("dobj", "attr") and tree.is_verb(head):
        return (head if tree.words[head].lemma in cues().light_verbs else None), None
    if word.dep == "nsubjpass":
        return (head if tree.words[head].lemma in cues().light_verbs else None), head
    if word.dep == "nsubj":
        return None, head
    if word.dep == "pobj":
        above = tree.words[head].head
        if tree.is_verb(above) and tree.lower[head] in ("into", "in", "on", "to", "for", "with", "of"):
            return (above if tree.words[above].lemma in cues().light_verbs else None), None
    return None, None


def _each_once(tree: Tree, found: list[Trigger]) -> list[Trigger]:
    """Leave out what tells the same happening twice: "signed a deal" is one, "announced a merger" is the merger."""
    by_index = {trigger.index: trigger for trigger in found}
    dropped: set[int] = set()
    for trigger in found:
        if not trigger.nominal:
            continue
        above = _holder(tree, trigger.index)
        if above is None or above not in by_index or by_index[above].nominal:
            continue
        verb = by_index[above]
        if verb.frame.id in ("statement", "forecast", "continue"):
            dropped.add(above)
        elif (
            verb.frame.group == trigger.frame.group
            or verb.arguments is not None
            and trigger.index in verb.arguments.patients
        ):
            dropped.add(trigger.index)
    dropped |= _governing_twins(tree, [trigger for trigger in found if trigger.index not in dropped])
    dropped |= {trigger.infinitive for trigger in found if trigger.infinitive is not None}
    return [trigger for trigger in found if trigger.index not in dropped]


def _governing_twins(tree: Tree, found: list[Trigger]) -> set[int]:
    """Of two triggers of one group where one governs the other ("intensify efforts to build") the upper."""
    groups = {trigger.index: trigger.frame.group for trigger in found}
    twins: set[int] = set()
    for trigger in found:
        at = trigger.index
        for above in tree.ancestors(trigger.index):
            if tree.words[at].dep not in ("xcomp", "acl", "dobj", "pobj", "prep", "pcomp"):
                break
            if groups.get(above) == trigger.frame.group:
                twins.add(above)
            at = above
    return twins


def _holder(tree: Tree, noun: int) -> int | None:
    """The verb whose object a noun is, directly or behind a preposition."""
    word = tree.words[noun]
    if word.dep in ("dobj", "nsubjpass", "attr"):
        return word.head
    if word.dep == "pobj" and tree.is_verb(tree.words[word.head].head):
        return tree.words[word.head].head
    return None
