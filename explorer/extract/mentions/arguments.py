"""Who takes part in what a trigger tells, and in which role."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from explorer.data.event import Role
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.referents_clauses import PRONOUNS, Referent
from explorer.extract.mentions.tree import Tree
from explorer.extract.name_words import name_words

_MONEY = frozenset(
    {"$", "€", "£", "¥", "₹", "dollar", "euro", "pound", "yen", "yuan", "rupee", "franc", "ruble", "rouble"}
)
_NUMERALS = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen", "score"})


class Part(NamedTuple):
    """A referent in its role; `house` when it only stands behind somebody who takes part."""

    referent: Referent
    role: Role
    house: bool = False


@dataclass(frozen=True, slots=True)
class Arguments:
    """The heads of the noun phrases around a trigger; for a passive verb `subject` undergoes and `agents` do.

    `made_to`: who undergoes it is made to do something and does it ("was forced to resign").
    """

    subject: int | None
    objects: tuple[int, ...]
    agents: tuple[int, ...]
    prepositions: tuple[tuple[str, int], ...]
    passive: bool
    made_to: bool = False

    @property
    def subject_role(self) -> Role:
        """The role of the subject of a passive verb."""
        return "agent" if self.made_to else "patient"

    @property
    def patients(self) -> tuple[int, ...]:
        """Who or what undergoes it."""
        if self.passive:
            return () if self.subject is None else (self.subject,)
        return self.objects

    @property
    def doer(self) -> int | None:
        """Who or what does it."""
        if self.passive:
            return self.agents[0] if self.agents else None
        return self.subject


# Who is forced to do something does it.
_MADE_TO = frozenset({"force", "compel", "oblige"})
NO_ARGUMENTS = Arguments(None, (), (), (), passive=False)


def verb_arguments(tree: Tree, verb: int) -> Arguments:
    """What stands around a verb; a coordinated verb shares the subject and, when it has none, a later object."""
    passive = tree.is_passive(verb)
    prepositions = list(tree.prepositions(verb))
    agents = tuple(noun for text, noun in prepositions if text == "by") if passive else ()
    objects = list(tree.objects(verb))
    if not objects and not passive:
        objects = [
            shared for later in tree.kids(verb, "conj") for shared in tree.kids(later, "dobj") if _shares(tree, later)
        ]
    subject = tree.subject(verb)
    alone = passive or not objects
    for child in [*objects[:2], *([subject] if alone and subject is not None else [])]:
        prepositions.extend(_deep_prepositions(tree, child))
    for particle in tree.kids(verb, "prt", "advmod"):
        prepositions.extend(tree.prepositions(particle))
    prepositions = [entry for entry in prepositions if entry not in _sources(tree, prepositions)]
    others = tuple(dict.fromkeys(entry for entry in prepositions if not (passive and entry[0] == "by")))
    made_to = passive and tree.words[verb].lemma in _MADE_TO and bool(tree.kids(verb, "xcomp"))
    return Arguments(subject, tuple(objects), agents, others, passive, made_to)


def _sources(tree: Tree, prepositions: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """The phrases that only tell who says so: "according to X"."""
    told = {noun for text, noun in prepositions if text == "according to"}
    return [entry for entry in prepositions if entry[1] in told]


def _deep_prepositions(tree: Tree, noun: int, depth: int = 0) -> list[tuple[str, int]]:
    """The prepositional phrases of a noun, and those of the nameless nouns in them ("acquisition of a stake in X")."""
    found: list[tuple[str, int]] = []
    for text, below in tree.prepositions(noun):
        found.append((text, below))
        if depth < 2 and tree.name_of(below) is None:
            found.extend(_deep_prepositions(tree, below, depth + 1))
    return found


def _shares(tree: Tree, later: int) -> bool:
    """Whether a coordinated verb stands so near that both have one object ("re-evaluating or scaling back their …")."""
    return later - tree.words[later].head <= 3


def types_of(tree: Tree, referents: Referents, head: int | None) -> frozenset[str]:
    """Of which of the frames' types a noun phrase can be."""
    if head is None:
        return frozenset({"none"})
    lower = tree.lower[head]
    if lower in PRONOUNS or tree.words[head].tag in ("PRP", "WP", "WDT", "DT"):
        return _pronoun_types(lower)
    direct = [referent.name.type for referent in referents.of(head) if referent.whole]
    if tree.name_of(head) is not None and direct:
        return _name_types(direct[0], referents.of(head)[0].name.name)
    return _noun_types(tree, head) | frozenset(kind for kind in direct if kind != "other")


def _name_types(kind: str, name: str) -> frozenset[str]:
    """The types of a name; a single word that no list knows may well be an organisation."""
    if kind == "other":
        return frozenset({"thing", "organisation"})
    if kind == "organisation" or " " in name or name in name_words().places:
        return frozenset({kind})
    return frozenset({kind, "organisation"})


def _pronoun_types(lower: str) -> frozenset[str]:
    if lower in ("he", "she", "him", "her", "i", "who", "whom", "someone", "everyone", "nobody"):
        return frozenset({"person", "group"}) if lower in ("who", "whom") else frozenset({"person"})
    if lower in ("they", "them", "we", "us", "both", "all", "many", "some", "those"):
        return frozenset({"group", "organisation", "person", "thing"})
    return frozenset({"organisation", "thing", "place"})


_COLLECTIVES = frozenset({"people", "police", "staff", "crew", "family", "team", "army", "force"})


def _noun_types(tree: Tree, head: int) -> frozenset[str]:
    """The types of a common noun, by the word lists; a plural of people is a group."""
    lists = name_words()
    word = tree.words[head]
    lemma = word.lemma.lower()
    types = frozenset({"thing"})
    if _is_money(tree, head):
        types = frozenset({"money", "thing"})
    elif word.tag == "CD" or lemma in _NUMERALS:
        types = frozenset({"number", "group", "thing"})
    elif lemma in lists.people_nouns or lemma in lists.role_nouns or lemma in lists.person_nouns:
        many = word.tag == "NNS" or lemma in _COLLECTIVES
        types = frozenset({"group", "person"}) if many else frozenset({"person"})
    elif lemma in lists.organisation_nouns or lemma.rstrip("s") in lists.organisation_nouns:
        types = frozenset({"organisation"})
    elif lemma in lists.place_nouns:
        types = frozenset({"place", "organisation"})
    elif word.tag == "NNS" and lemma.endswith(("ist", "ian", "man", "woman", "ee")):
        types = frozenset({"group", "person"})
    elif word.tag in ("NNP", "NNPS"):
        types = frozenset({"organisation", "person", "thing"})
    return types


def _is_money(tree: Tree, head: int) -> bool:
    first, end = tree.spans[head]
    word = tree.words[head]
    if word.lemma.lower() in _MONEY or word.text in _MONEY:
        return True
    return (
        word.tag in ("CD", "NN", "NNS")
        and (word.ent == "MONEY" or word.lemma in _NUMERALS)
        and any(
            tree.words[index].text in _MONEY or tree.words[index].lemma.lower() in _MONEY
            for index in range(first, min(end, head + 3))
        )
    )


def verb_parts(
    tree: Tree, referents: Referents, found: Arguments, *, subject_undergoes: bool, brings: Iterable[str]
) -> list[Part]:
    """The named and resolved participants of a verb with their roles, in the order agent, patient, other."""
    parts: list[Part] = []
    if found.passive:
        parts.extend(_as(referents, found.agents, "agent"))
        parts.extend(_as(referents, found.patients, found.subject_role))
    else:
        doers = () if found.subject is None else (found.subject,)
        undergoes = subject_undergoes and not any(tree.words[head].dep == "dobj" for head in found.objects)
        parts.extend(_as(referents, doers, "patient" if undergoes else "agent"))
        parts.extend(_as(referents, found.objects, "patient"))
    bring = frozenset(brings)
    for text, noun in found.prepositions:
        if tree.words[noun].ent in ("DATE", "TIME"):
            continue
        found_there = _as(referents, (noun,), "patient" if text in bring else "other")
        parts.extend(_where(part) if text in _LOCATIVE else part for part in found_there)
    return distinct(_owners_aside(parts))


_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "across"})


def _where(part: Part) -> Part:
    """Where something happens undergoes nothing."""
    return Part(part.referent, "other") if part.referent.name.type == "place" else part


def _owners_aside(parts: Iterable[Part]) -> list[Part]:
    """Who only owns what undergoes something stands beside it: the rivals of X are not X."""
    return [
        Part(part.referent, "other") if part.role == "patient" and not part.referent.whole else part for part in parts
    ]


def noun_parts(tree: Tree, referents: Referents, noun: int, *, brings: Iterable[str], undergoes: bool) -> list[Part]:
    """The participants of an event noun: possessor and "by" do, what its prepositions bring undergoes."""
    bring = frozenset(brings)
    parts: list[Part] = []
    owner = tree.owner_within(noun)
    by_somebody = any(text == "by" for text, _ in tree.prepositions(noun))
    role: Role = "patient" if undergoes or by_somebody else "agent"
    if owner is not None and tree.words[owner].dep == "pobj":
        owner, role = None, "patient" if undergoes or by_somebody else "agent"
    if owner is not None:
        parts.extend(_as(referents, (owner,), role))
    for child in tree.kids(noun, "compound", "nmod", "amod", "nsubj"):
        named = referents.named(child)
        if named is not None:
            parts.append(Part(named, "other" if owner is not None else role))
    intransitive = owner is None and not by_somebody
    for text, below in _deep_prepositions(tree, noun):
        if tree.words[below].ent in ("DATE", "TIME"):
            continue
        parts.extend(_as(referents, (below,), _noun_role(text, bring, intransitive=intransitive, undergoes=undergoes)))
    return distinct(parts)


def _noun_role(text: str, bring: frozenset[str], *, intransitive: bool, undergoes: bool) -> Role:
    if text == "by":
        return "agent"
    if text == "of":
        return "patient" if undergoes or "of" in bring or not intransitive else "agent"
    if text == "from" and "from" not in bring:
        return "agent"
    return "patient" if text in bring else "other"


def _as(referents: Referents, heads: Sequence[int], role: Role) -> list[Part]:
    return [Part(referent, role) for head in heads for referent in referents.of(head)]


def distinct(parts: Iterable[Part]) -> list[Part]:
    """Each name once: the first role counts, but a name in full before one that was only inferred."""
    kept: dict[str, Part] = {}
    for part in parts:
        known = kept.get(part.referent.name.name)
        if known is None:
            kept[part.referent.name.name] = part
        elif known.referent.inferred and not part.referent.inferred:
            kept[part.referent.name.name] = Part(part.referent, known.role)
    return list(kept.values())
