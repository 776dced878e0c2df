"""Participants without a name join those with one, where nobody with a name stands in the same place."""

from collections.abc import Iterator, Sequence

from explorer.data.event import Role
from explorer.extract.mentions.arguments import Arguments, Part, distinct
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.referents_clauses import Referent
from explorer.extract.mentions.referents_nameless import thing_name
from explorer.extract.mentions.tree import Tree

# Who speaks for a house: what they say the house says.
_VOICES = frozenset({"official", "spokesman", "spokeswoman", "spokesperson", "representative", "executive", "leader"})


def with_nameless_of_verb(
    tree: Tree,
    referents: Referents,
    verb: int,
    found: Arguments,
    parts: Sequence[Part],
    *,
    undergoes: bool,
    says: bool,
) -> list[Part]:
    """The participants of a verb together with the actors that its subject, objects and "by" name by a plain noun."""
    places: list[tuple[int, Role]] = []
    if found.passive:
        places += [(head, "agent") for head in found.agents]
        places += [(head, found.subject_role) for head in found.patients]
    else:
        if found.subject is not None:
            moved = undergoes and not any(tree.words[head].dep == "dobj" for head in found.objects)
            places.append((found.subject, "patient" if moved else "agent"))
        places += [(head, "patient") for head in found.objects]
    places += [(head, "other") for text, head in found.prepositions if text in _TOWARDS and _is_noun(tree, head)]
    told = _told(tree, referents, verb) if says else []
    joined = _joined(tree, referents, places, [*parts, *told], says=says)
    if not says and not any(part.role != "other" for part in joined):
        return distinct([*_things(tree, referents, places), *joined])
    return joined


# Who stands behind these takes part too: "presented to supporters", "testify before a committee".
_TOWARDS = frozenset({"to", "before", "with", "against", "for", "by", "from"})


def _is_noun(tree: Tree, head: int) -> bool:
    return tree.words[head].tag in ("NN", "NNS")


def _things(tree: Tree, referents: Referents, places: Sequence[tuple[int, Role]]) -> list[Part]:
    """The things that do or undergo what nobody does: "the wave swept away two bridges", "a gate was repaired"."""
    found: list[Part] = []
    for head, role in places:
        if role == "other":
            continue
        for noun in tree.conjuncts(head):
            if referents.of(noun) or referents.nameless(noun):
                continue
            name = thing_name(tree, noun)
            if name is not None:
                found.append(Part(Referent(name, noun, noun + 1, inferred=False), role))
    return found


def _told(tree: Tree, referents: Referents, verb: int) -> list[Part]:
    """Who is in what somebody says: "denied that the agency had been slow", "denied robbing the bank"."""
    found: list[Part] = []
    below = tree.kids(verb, "ccomp", "xcomp")
    below.extend(kid for preposition in tree.kids(verb, "prep") for kid in tree.kids(preposition, "pcomp"))
    for clause in below:
        for head in tree.kids(clause, "nsubj", "nsubjpass", "dobj"):
            found.extend(Part(one, "other") for one in referents.of(head) if not one.name.nameless)
        inside = [clause, *tree.kids(clause, "dobj", "attr")]
        behind = [noun for head in inside for _, noun in tree.prepositions(head)]
        found.extend(Part(one, "other") for noun in behind if (one := referents.named(noun)) is not None)
    return found


def with_houses(referents: Referents, parts: Sequence[Part], *, of_office: bool) -> list[Part]:
    """The participants and the houses where the persons among them hold a role, as led back to.

    `of_office`: the deed is about such a role (somebody resigns, is appointed), so that the house takes part in it.
    """
    houses: list[Part] = []
    for part in parts:
        if part.role == "other" or part.referent.name.type != "person":
            continue
        house = referents.house_of(part.referent.name.name)
        if house is not None:
            houses.append(
                Part(part.referent._replace(name=house, inferred=True, whole=False), "other", house=not of_office)
            )
    return distinct([*parts, *houses])


def with_nameless_of_noun(
    tree: Tree, referents: Referents, noun: int, parts: Sequence[Part], *, undergoes: bool
) -> list[Part]:
    """The same for an event noun: its possessor, what stands before it ("police raid"), and its "of" and "by"."""
    role: Role = "patient" if undergoes else "agent"
    places: list[tuple[int, Role]] = [(kid, role) for kid in tree.kids(noun, "poss", "compound", "nmod") if kid < noun]
    for text, below in tree.prepositions(noun):
        if text == "by":
            places.append((below, "agent"))
        elif text in ("of", "on", "against") and tree.words[below].dep == "pobj":
            places.append((below, "patient" if undergoes or text != "of" or places else "agent"))
    return _joined(tree, referents, places, parts, says=False)


def _joined(
    tree: Tree, referents: Referents, places: Sequence[tuple[int, Role]], parts: Sequence[Part], *, says: bool
) -> list[Part]:
    """The parts, with who has no name; a house whose people act stands beside them ("Corvair pilots walked out")."""
    added: list[Part] = []
    owners: set[str] = set()
    for head, role in places:
        for one in _nameless_at(tree, referents, head, says=says):
            added.append(Part(one, role))
            owners.update(other.name.name for other in referents.of(head) if not other.whole)
    kept = [
        Part(part.referent, "other") if part.referent.name.name in owners and not part.referent.whole else part
        for part in parts
    ]
    # "Its" and "his" may mean somebody without a name; that alone makes nobody a participant.
    kept = [part for part in kept if part.referent.whole or not part.referent.name.nameless]
    return distinct([*kept, *added])


def _nameless_at(tree: Tree, referents: Referents, head: int, *, says: bool) -> Iterator[Referent]:
    for one in referents.nameless(head):
        speaks = says and tree.words[one.first].lemma.lower() in _VOICES
        if not (speaks and referents.of(head)):
            yield one
