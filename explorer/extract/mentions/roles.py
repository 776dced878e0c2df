"""Who holds which role where: "Jason Droege, interim CEO of Scale", "its CEO, Alexandr Wang"."""

from collections.abc import Iterator

from explorer.data.passage import DocumentId, Passage
from explorer.extract.draft import RoleFact
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.tree import Tree
from explorer.extract.name_words import name_words
from explorer.extract.names import Name

_AT = frozenset({"of", "at", "for", "from", "with"})


def roles_in(tree: Tree, referents: Referents, document: DocumentId) -> list[RoleFact]:
    """The role facts of the current sentence in its order."""
    found: dict[tuple[str, str, str], RoleFact] = {}
    for mark in tree.marks:
        name = referents.choose(mark)
        if name.type != "person":
            continue
        for role, organisation, first, end in _roles_of(tree, referents, mark.first, mark.end):
            start, stop = min(first, mark.first), max(end, mark.end)
            passage = Passage(document, tree.words[start].start, tree.words[stop - 1].end)
            found.setdefault((name.name, role, organisation), RoleFact(name.name, role, organisation, passage))
    return list(found.values())


def learn_houses(tree: Tree, referents: Referents) -> None:
    """Tell the referents where the persons of the sentence hold a role, and for whom lawyers act."""
    for mark in tree.marks:
        name = referents.choose(mark)
        if name.type != "person":
            continue
        for role in _role_nouns_at(tree, mark.first, mark.end - 1, more=_HELD):
            if tree.lower[role] in _LAWYERS and (client := _client(tree, referents, role)) is not None:
                referents.tell_client(name.name, client)
                break
            house = _house(tree, referents, role, mark.first)
            if house is not None:
                referents.tell_house(name.name, house)
                break


_LAWYERS = frozenset({"lawyer", "attorney", "solicitor", "barrister", "counsel", "advocate"})


def _client(tree: Tree, referents: Referents, role: int) -> Name | None:
    """The person of "X's lawyer" or "a lawyer for X"."""
    owners = tree.kids(role, "poss") or [noun for text, noun in tree.prepositions(role) if text in ("for", "of")]
    found = [one.name for owner in owners[:1] for one in referents.of(owner) if one.whole and one.name.type == "person"]
    return found[0] if found else None


# What a person also is of a house, though it is no office.
_HELD = frozenset({"successor", "predecessor", "doctor", "member", "employee", "star", "captain"})


def _house(tree: Tree, referents: Referents, role: int, first: int) -> Name | None:
    organisation, at = _organisation(tree, referents, role, first)
    if organisation:
        found = [one.name for one in referents.of(at) if one.name.name == organisation]
        return found[0] if found and found[0].type == "organisation" and not found[0].nameless else None
    if tree.lower[role] in ("successor", "predecessor"):
        for kid in tree.kids(role, "poss"):
            for one in referents.of(kid):
                return referents.house_of(one.name.name)
    definite = any(tree.lower[kid] == "the" for kid in tree.kids(role, "det"))
    if definite and tree.lower[role] in _OF_A_HOUSE and role < first:
        return referents.business_before(role)
    return None


# "The chief executive, X": of the business that the article tells of.
_OF_A_HOUSE = frozenset(
    {"ceo", "cfo", "chairman", "chairwoman", "executive", "chief", "officer", "founder", "co-founder"}
)


def _roles_of(tree: Tree, referents: Referents, first: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    """Role, organisation and the half-open word indices that say so, for the person named by words first to end."""
    head = end - 1
    for role in _role_nouns_at(tree, first, head):
        organisation, at = _organisation(tree, referents, role, first)
        if organisation:
            yield _role_text(tree, role), organisation, min(role, at), max(role, at) + 1
    if tree.lower[end : end + 1] in (["from"], ["of"], ["at"]):
        named = referents.named(end + 1)
        if named is not None and named.name.type == "organisation" and tree.words[head].dep == "nsubj":
            yield "", named.name.name, first, named.end


def _role_nouns_at(tree: Tree, first: int, head: int, more: frozenset[str] = frozenset()) -> Iterator[int]:
    """The nouns that say what a person is: in apposition either way, before the name, or after "is" and "became"."""
    roles = name_words().role_nouns
    word = tree.words[head]
    candidates = [*tree.kids(head, "appos"), *tree.kids(head, "compound", "nmod"), *range(max(0, first - 2), first)]
    if word.dep == "appos":
        candidates.append(word.head)
    if word.dep in ("nsubj", "nsubjpass"):
        candidates.extend(tree.kids(word.head, "attr", "oprd"))
        candidates.extend(below for text, below in tree.prepositions(word.head) if text == "as")
    for index in dict.fromkeys(candidates):
        if (tree.lower[index] in roles or tree.lower[index] in more) and tree.mark_at.get(index) is None:
            yield index


def _organisation(tree: Tree, referents: Referents, role: int, first: int) -> tuple[str, int]:
    """The organisation of a role and where it stands; ("", role) when none is said."""
    for text, noun in tree.prepositions(role):
        if text in _AT:
            for one in referents.of(noun):
                if one.name.type in ("organisation", "place") and one.whole:
                    return one.name.name, noun
    for kid in [*tree.kids(role, "poss", "compound", "nmod"), *range(max(0, min(role, first) - 3), role)]:
        if tree.words[kid].dep not in ("poss", "compound", "nmod", "nsubj") or kid > role:
            continue
        for one in referents.of(kid) if tree.words[kid].dep == "poss" else filter(None, [referents.named(kid)]):
            if one.name.type in ("organisation", "place"):
                return one.name.name, kid
    return "", role


def _role_text(tree: Tree, role: int) -> str:
    """The role with the adjectives and nouns that belong to it: "interim CEO", "chief executive"."""
    kept = [
        index
        for index in tree.kids(role, "amod", "compound", "nmod")
        if index < role and tree.mark_at.get(index) is None and tree.words[index].tag != "NNP"
    ]
    return " ".join(tree.words[index].text for index in [*kept, role] if index <= role)
