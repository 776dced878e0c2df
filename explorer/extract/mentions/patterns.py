"""Whether the words around a verb or noun meet the conditions of a pattern of frames.toml."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from explorer.extract.frames import Pattern
from explorer.extract.mentions.arguments import Arguments, types_of, verb_arguments
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.tree import Tree

_MEASURES = frozenset(
    {
        "number",
        "series",
        "part",
        "half",
        "majority",
        "percent",
        "%",
        "some",
        "several",
        "dozen",
        "lot",
        "string",
        "couple",
    }
)


class VerbSurroundings:
    """What stands around a verb, looked up only as far as patterns ask."""

    def __init__(self, tree: Tree, referents: Referents, index: int) -> None:
        self._tree = tree
        self._referents = referents
        self._index = index

    @cached_property
    def arguments(self) -> Arguments:
        """Subject, objects and prepositional phrases."""
        return verb_arguments(self._tree, self._index)

    @cached_property
    def _beside(self) -> frozenset[str]:
        """Particles, prepositions, complements and the next words."""
        tree, index = self._tree, self._index
        near = [child for child in tree.children[index] if child > index or tree.words[child].dep == "prt"]
        for at in range(index + 1, min(index + 4, len(tree.words))):
            if at > index + 1 and tree.words[at].tag.startswith("VB"):
                break
            near.append(at)
        return frozenset(form for at in near for form in (tree.lower[at], tree.words[at].lemma.lower()))

    @cached_property
    def _next(self) -> frozenset[str]:
        tree, index = self._tree, self._index
        particles = {tree.lower[kid] for kid in tree.kids(index, "prt", "advmod", "prep")}
        return frozenset(tree.lower[index + 1 : index + 2]) | particles

    @cached_property
    def _doer_lemmas(self) -> frozenset[str]:
        doer = self.arguments.doer
        return frozenset() if doer is None else frozenset(_lemmas(self._tree, [doer]))

    @cached_property
    def _infinitives(self) -> frozenset[str]:
        tree = self._tree
        found = tree.kids(self._index, "xcomp", "ccomp")
        return frozenset(
            tree.words[verb].lemma
            for verb in found
            if tree.lower[verb - 1 : verb] == ["to"] or tree.words[verb].tag == "VBG"
        )

    def fit(self, pattern: Pattern) -> bool:
        """Whether every condition of a pattern holds; the cheap ones are tried first."""
        if pattern.beside and not all(choice & self._beside for choice in pattern.beside):
            return False
        if pattern.infinitives and not pattern.infinitives & self._infinitives:
            return False
        if pattern.not_with and pattern.not_with & self._next:
            return False
        return self._objects_fit(pattern) and self._subject_fits(pattern)

    def _objects_fit(self, pattern: Pattern) -> bool:
        if not (pattern.objects or pattern.not_with or pattern.object_types):
            return True
        heads = [*self.arguments.patients, *self._behind(pattern)]
        lemmas = frozenset(_lemmas(self._tree, heads))
        if (pattern.objects and not pattern.objects & lemmas) or pattern.not_with & lemmas:
            return False
        if not pattern.object_types:
            return True
        if not heads:
            return "none" in pattern.object_types and not self.arguments.passive
        return any(pattern.object_types & types_of(self._tree, self._referents, head) for head in heads[:3])

    def _subject_fits(self, pattern: Pattern) -> bool:
        if pattern.subjects and not pattern.subjects & self._doer_lemmas:
            return False
        types = pattern.subject_types
        return not types or bool(types & types_of(self._tree, self._referents, self.arguments.doer))

    def _behind(self, pattern: Pattern) -> list[int]:
        """The nouns behind the prepositions that the pattern names ("take to +street")."""
        named = frozenset(word for choice in pattern.beside for word in choice)
        return [noun for text, noun in self.arguments.prepositions if text in named] if named else []


def noun_fits(tree: Tree, referents: Referents, index: int, pattern: Pattern) -> bool:
    """Whether the words around a noun meet the conditions of a pattern."""
    if pattern.beside or pattern.before:
        before = _words_before(tree, index)
        if not all(choice & before for choice in pattern.beside) or (pattern.before and not pattern.before & before):
            return False
    if pattern.not_with & _words_near(tree, index):
        return False
    below = [noun for _, noun in tree.prepositions(index)]
    if pattern.objects and not pattern.objects & frozenset(_lemmas(tree, below)):
        return False
    types = pattern.object_types
    if types and not any(types & types_of(tree, referents, noun) for noun in below):
        return False
    return not pattern.subject_types or bool(
        pattern.subject_types & types_of(tree, referents, _noun_subject(tree, index))
    )


def _noun_subject(tree: Tree, noun: int) -> int | None:
    """Who does what a noun says, as far as the noun phrase tells: its possessor, else what follows with "of"."""
    owner = tree.owner_within(noun)
    if owner is not None:
        return owner
    return next((below for text, below in tree.prepositions(noun) if text == "of"), None)


def _words_near(tree: Tree, index: int) -> frozenset[str]:
    """The two words before a noun and the one after it."""
    first = max(0, index - 2)
    return (
        frozenset(tree.lower[first:index]) | frozenset(tree.lower[index + 1 : index + 2]) | _forms(tree, first, index)
    )


def _words_before(tree: Tree, index: int) -> frozenset[str]:
    """The words of the noun phrase before the noun."""
    first = max(0, index - 4)
    for at in range(index - 1, first - 1, -1):
        word = tree.words[at]
        if word.pos in ("VERB", "AUX", "ADP", "PUNCT", "SCONJ", "PRON") and word.tag not in ("VBG", "VBN", "HYPH"):
            first = at + 1
            break
    return frozenset(tree.lower[first:index]) | _forms(tree, first, index)


def _forms(tree: Tree, first: int, end: int) -> frozenset[str]:
    return frozenset(word.lemma.lower() for word in tree.words[first:end])


def _lemmas(tree: Tree, heads: Iterable[int]) -> Iterator[str]:
    """The lemmas of nouns and of what they measure ("dozens of workers")."""
    for head in heads:
        for noun in tree.conjuncts(head):
            word = tree.words[noun]
            yield word.lemma.lower()
            yield tree.lower[noun]
            for kid in tree.kids(noun, "prep"):
                if tree.lower[kid] == "of" and (word.tag == "CD" or word.lemma.lower() in _MEASURES):
                    yield from (tree.words[below].lemma.lower() for below in tree.kids(kid, "pobj"))
