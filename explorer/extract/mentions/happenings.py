"""Happenings that no frame tells: any verb for a deed, with somebody or something definite in it.

Which verbs tell deeds comes from WordNet's classes (resources/word_classes.txt) and the lists of happenings.toml.
"""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from explorer.data.places import shipped
from explorer.extract.frames import Frame

Words = frozenset[str]
GENERAL_SALIENCE = 0.4


@dataclass(frozen=True, slots=True)
class Happenings:
    """Verbs by the kind of event that they tell, and what nouns name; see happenings.toml."""

    kinds: dict[str, str]
    never: Words
    alone: Words
    present: Words
    forecast: Words
    with_object: Words
    passive: Words
    particles: Words
    empty: Words
    doings: Words
    abstract: Words
    abstract_endings: tuple[str, ...]


@cache
def happenings() -> Happenings:
    """The lists that travel with the app, read once per process."""
    raw = tomllib.loads((shipped("resources") / "happenings.toml").read_text(encoding="utf-8"))
    classes = _classes()
    verbs, nouns = raw["verbs"], raw["nouns"]
    also_nouns = frozenset(nouns["also"].split())
    kinds = {
        lemma: kind for name, kind in raw["kind"].items() for lemma in sorted(classes.get(f"verb.{name}", frozenset()))
    }
    kinds = {
        lemma: kinds.get(lemma, "action")
        for lemma in [
            *kinds,
            *(
                word
                for name in ("also", "passive", "alone", "with_object", "present", "forecast")
                for word in verbs[name].split()
            ),
        ]
    }
    return Happenings(
        kinds=kinds,
        never=frozenset(verbs["never"].split()) - frozenset(verbs["also"].split()),
        alone=frozenset(verbs["alone"].split()),
        present=frozenset(verbs["present"].split()),
        forecast=frozenset(verbs["forecast"].split()),
        with_object=frozenset(verbs["with_object"].split()),
        passive=frozenset(verbs["passive"].split()),
        particles=frozenset(verbs["particles"].split()),
        empty=frozenset(verbs["empty_subjects"].split()),
        doings=(classes["noun.doing"] | also_nouns) - frozenset(nouns["never"].split()),
        abstract=(classes["noun.abstract"] | frozenset(nouns["abstract"].split()))
        - also_nouns
        - frozenset(nouns["things"].split()),
        abstract_endings=tuple(nouns["abstract_endings"].split()),
    )


def _classes() -> dict[str, Words]:
    """The words of each class of word_classes.txt."""
    found: defaultdict[str, Words] = defaultdict(frozenset)
    for line in (shipped("resources") / "word_classes.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, *words = line.split(" ")
            found[name] = frozenset(words)
    return found


@cache
def general_frame(kind: str, lemma: str) -> Frame:
    """The frame of a verb that has none: mentions of it merge with those of the same word only."""
    return Frame(
        id=f"{kind}_{lemma}",
        kind=kind,
        group=lemma,
        salience=GENERAL_SALIENCE,
        durative=False,
        subject="agent",
        object=frozenset(),
        opposites=(),
        positive=(),
        negative=(),
        general=True,
    )
