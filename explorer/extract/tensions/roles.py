"""Two people in one office: a conflict, or a succession."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from explorer.data.event import Event
from explorer.data.passage import DocumentId
from explorer.data.when import EventId
from explorer.extract.draft import DocumentFacts, RoleFact
from explorer.extract.tensions.candidate import Candidate
from explorer.extract.weights import weights

_WORD = re.compile(r"[\w’']+(?:-[\w’']+)*")


@dataclass(frozen=True, slots=True)
class _Office:
    """An office without the words that say who holds it for how long; `passing` when those say interim, new …"""

    name: str
    passing: bool


def role_tensions(
    events: Sequence[Event], facts: Sequence[DocumentFacts], place: Mapping[DocumentId, int]
) -> list[Candidate]:
    """For each office of a house that articles give to two people, the first passage for each of them."""
    held: dict[tuple[str, str], dict[str, tuple[RoleFact, bool]]] = {}
    told = [role for each in facts for role in each.roles]
    for role in sorted(told, key=lambda role: (place[role.passage.document], role.passage)):
        known = _office(role.role)
        if known is not None:
            people = held.setdefault((role.organisation, known.name), {})
            people.setdefault(role.person, (role, known.passing))
    found = []
    for (house, _), people in sorted(held.items()):
        for (first, one), (second, two) in combinations(people.items(), 2):
            both = f"{first} is called {one[0].role} of {house}, {second} {two[0].role}"
            sentence = f"{both}: a succession, or a conflict." if one[1] or two[1] else f"{both} of the same house."
            passages = (one[0].passage, two[0].passage)
            found.append(Candidate("role", _moves(events, (first, second)), passages, sentence))
    return found


def _office(role: str) -> _Office | None:
    """The office that one person at a time holds; None for other roles and for those that are over."""
    words = [word.casefold() for word in _WORD.findall(role)]
    table = weights().tensions
    if any(word in table.gone or word.split("-")[0] in table.gone for word in words):
        return None
    plain = [word for word in words if word not in table.passing and word not in ("the", "its", "then")]
    name = " ".join(plain)
    same = {"ceo": "chief executive", "chief executive officer": "chief executive", "cfo": "chief financial officer"}
    if name not in table.single_roles:
        return None
    return _Office(same.get(name, name), passing=any(word in table.passing for word in words))


def _moves(events: Sequence[Event], people: tuple[str, str]) -> tuple[EventId, ...]:
    """The change of staff that the tension is about, when one of the two moves: at most one per person."""
    found = []
    for person in people:
        for event in events:
            names = {actor.name for actor in event.actors}
            if event.kind == "personnel" and person in names:
                found.append(event.id)
                break
    return tuple(dict.fromkeys(found))
