"""The frames of resources/frames.toml: which words tell which kind of event, and with what around them."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import Any

from explorer.data.places import shipped
from explorer.errors import UsageError

TYPES = frozenset({"person", "organisation", "place", "group", "thing", "money", "number", "none"})
_SIGILS = "+!<>=~@"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word that tells an event, and its conditions; an empty set is no condition.

    A `light` noun tells an event only as the object of a light verb ("signed a contract").

    `beside` holds sets of words of which one each must go with a verb, or stand before a noun; `objects` are lemmas
    of the object's head, `infinitives` lemmas of the verb in the infinitive after it.
    """

    lemma: str
    beside: tuple[frozenset[str], ...] = ()
    objects: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    subject_types: frozenset[str] = frozenset()
    object_types: frozenset[str] = frozenset()
    infinitives: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    light: bool = False

    @property
    def conditions(self) -> int:
        """How many conditions it sets: the pattern with more of them is tried first."""
        given = (self.objects, self.subject_types, self.object_types, self.infinitives, self.before, self.subjects)
        return 2 * len(self.beside) + sum(map(bool, given))


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of happening; see the head of frames.toml for its fields. `general`: made for a verb without a frame."""

    id: str
    kind: str
    group: str
    salience: float
    durative: bool
    subject: str
    object: frozenset[str]
    opposites: tuple[str, ...]
    positive: tuple[str, ...]
    negative: tuple[str, ...]
    general: bool = False


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, and their patterns by the lemma of the verb or noun; the patterns with most conditions first."""

    by_id: Mapping[str, Frame]
    verbs: Mapping[str, tuple[tuple[Pattern, Frame], ...]]
    nouns: Mapping[str, tuple[tuple[Pattern, Frame], ...]]


@cache
def frames() -> Frames:
    """The frames that travel with the app, read once per process."""
    raw = tomllib.loads((shipped("resources") / "frames.toml").read_text(encoding="utf-8"))
    by_id: dict[str, Frame] = {}
    verbs: defaultdict[str, list[tuple[Pattern, Frame]]] = defaultdict(list)
    nouns: defaultdict[str, list[tuple[Pattern, Frame]]] = defaultdict(list)
    for entry in raw["frame"]:
        frame = _frame(entry)
        by_id[frame.id] = frame
        for text in entry.get("verbs", ()):
            for pattern in _patterns(text, frame=frame.id):
                verbs[pattern.lemma].append((pattern, frame))
        for text in entry.get("nouns", ()):
            for pattern in _noun_patterns(text, frame=frame.id):
                nouns[pattern.lemma].append((pattern, frame))
        for text in entry.get("light_nouns", ()):
            for pattern in _noun_patterns(text, frame=frame.id):
                nouns[pattern.lemma].append((replace(pattern, light=True), frame))
    return Frames(by_id, _ordered(verbs), _ordered(nouns))


def opposites() -> Mapping[str, frozenset[str]]:
    """For each frame id the ids of the frames that contradict it, both ways."""
    pairs: defaultdict[str, set[str]] = defaultdict(set)
    for frame in frames().by_id.values():
        for other in frame.opposites:
            pairs[frame.id].add(other)
            pairs[other].add(frame.id)
    return {frame: frozenset(others) for frame, others in sorted(pairs.items())}


def _ordered(
    patterns: Mapping[str, list[tuple[Pattern, Frame]]],
) -> dict[str, tuple[tuple[Pattern, Frame], ...]]:
    return {lemma: tuple(sorted(found, key=lambda entry: -entry[0].conditions)) for lemma, found in patterns.items()}


def _frame(entry: Mapping[str, Any]) -> Frame:
    """A frame from its table; UsageError when a required key is absent."""
    for key in ("id", "kind", "group", "positive", "negative"):
        if key not in entry:
            raise UsageError(f"A frame in frames.toml lacks the key “{key}”: {entry.get('id', entry)}.")
    return Frame(
        id=entry["id"],
        kind=entry["kind"],
        group=entry["group"],
        salience=float(entry.get("salience", 0.6)),
        durative=bool(entry.get("durative", False)),
        subject=entry.get("subject", "agent"),
        object=frozenset(entry.get("object", ())),
        opposites=tuple(entry.get("opposites", ())),
        positive=tuple(entry["positive"]),
        negative=tuple(entry["negative"]),
    )


def _patterns(text: str, *, frame: str) -> list[Pattern]:
    """The patterns of one entry: alternatives of the first word make several."""
    first, *rest = text.split()
    fields: dict[str, frozenset[str]] = {}
    beside: list[frozenset[str]] = []
    for part in rest:
        if part[0] in _SIGILS:
            fields[part[0]] = frozenset(part[1:].split("|"))
        else:
            beside.append(frozenset(part.split("|")))
    for types in (fields.get("<", frozenset()), fields.get(">", frozenset())):
        if not types <= TYPES:
            raise UsageError(f"Frame “{frame}” in frames.toml names an unknown type in “{text}”.")
    none: frozenset[str] = frozenset()
    return [
        Pattern(
            lemma=lemma,
            beside=tuple(beside),
            objects=fields.get("+", none),
            not_with=fields.get("!", none),
            subject_types=fields.get("<", none),
            object_types=fields.get(">", none),
            infinitives=fields.get("=", none),
            before=fields.get("~", none),
            subjects=fields.get("@", none),
        )
        for lemma in first.split("|")
    ]


def _noun_patterns(text: str, *, frame: str) -> list[Pattern]:
    """The same for nouns, where words before the last plain word must stand before it ("job cut")."""
    plain = [part for part in text.split() if part[0] not in _SIGILS]
    conditions = [part for part in text.split() if part[0] in _SIGILS]
    found = []
    for choice in product(*(part.split("|") for part in plain)):
        pattern = " ".join([choice[-1], *choice[:-1], *conditions])
        found.extend(_patterns(pattern, frame=frame))
    return found
