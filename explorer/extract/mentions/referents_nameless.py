"""Actors without a name, in plain words: "police", "prosecutors", "the delivery driver", "Corvair pilots"."""

import re

from explorer.data.event import ActorType
from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.happenings import happenings
from explorer.extract.mentions.tree import Tree
from explorer.extract.name_words import name_words
from explorer.extract.names import Name

# Plurals that mean the force.
_POLICE = frozenset({"officers", "detectives", "policemen", "constables"})
_PLURALS = frozenset({"police", "staff", "people", "crew", "public"})
_MEASURES = frozenset(
    {"number", "group", "dozen", "hundred", "thousand", "million", "score", "pair", "majority", "crowd", "couple"}
    | {"team", "total", "handful", "some", "most", "many", "several", "string"}
)
_NOBODY = name_words().not_actors | name_words().thing_nouns
# These are nobody in particular, and still whom a deed befalls ("17 people were killed").
_PERSONS = frozenset({"people", "person", "family"})
# What befalls people, so that a bare number is people too ("dozens were injured", "31 arrested").
_BEFALLS = frozenset(
    {
        "kill",
        "injure",
        "wound",
        "hurt",
        "arrest",
        "detain",
        "die",
        "drown",
        "evacuate",
        "rescue",
        "displace",
        "hospitalise",
    }
    | {"hospitalize", "trap", "strand", "flee", "jail", "deport", "kidnap", "abduct", "perish", "infect", "bury"}
    | {"drive", "release", "charge", "convict", "miss", "treat", "shoot", "stab", "poison", "execute", "protest"}
)
_BEFALLEN = frozenset(
    {"missing", "dead", "homeless", "stranded", "trapped", "injured", "wounded", "hurt", "unaccounted"}
)
_COUNTS = frozenset({"dozen", "hundred", "thousand", "million", "score", "other"})
# "The wounded", "the dead": people by what befell them.
_BY_FATE = frozenset(
    {
        "wounded",
        "injured",
        "dead",
        "missing",
        "bereaved",
        "homeless",
        "accused",
        "displaced",
        "sick",
        "elderly",
        "unemployed",
    }
    | {"arrested", "detained", "poor"}
)
_LIKE_PEOPLE = re.compile(r"(?:[^aeiou]er|or|ist|ian|man|men|woman|women|person|people|ee)$")
_UNTOLD = frozenset(
    {"other", "several", "many", "more", "few", "some", "own", "same", "such", "local", "further", "additional", "only"}
    | {
        "certain",
        "various",
        "numerous",
        "first",
        "second",
        "third",
        "last",
        "next",
        "another",
        "least",
        "most",
        "former",
    }
    | {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "both", "twin"}
    | {"then", "key", "top", "new", "old", "young", "total", "fellow", "different", "remaining", "late"}
)


def noun_type(tree: Tree, noun: int) -> ActorType | None:
    """Person for people, organisation for bodies; None for a noun that names neither, or nobody in particular."""
    word = tree.words[noun]
    lemma = word.lemma.lower()
    if word.tag not in ("NN", "NNS") or noun in tree.mark_at or _NOBODY & {lemma, tree.lower[noun]}:
        return None
    if lemma == "bank" and (word.tag == "NNS" or tree.kids(noun, "poss")):
        return None  # a river bursts its banks
    lists = name_words()
    if lemma in lists.institution_nouns or tree.lower[noun] == "police":
        return "organisation"
    if lemma in lists.people_nouns | lists.role_nouns | lists.person_nouns:
        return "person"
    if lemma in lists.organisation_nouns | lists.business_nouns:
        return "organisation"
    return "person" if lemma in lists.group_nouns or (word.tag == "NNS" and _LIKE_PEOPLE.search(lemma)) else None


def measured(tree: Tree, noun: int) -> int:
    """The noun that a measure counts ("dozens of workers": workers), else the noun itself."""
    if tree.words[noun].lemma.lower() in _MEASURES or tree.words[noun].tag == "CD":
        for text, below in tree.prepositions(noun):
            if text == "of":
                return below
    return noun


def nameless_name(tree: Tree, noun: int) -> Name | None:
    """The plain name of an actor without one: the noun with what tells it apart, without article and number."""
    kind = "person" if tree.lower[noun] in _PERSONS and _somebody_here(tree, noun) else noun_type(tree, noun)
    if kind is None and (_counts_people(tree, noun) or _is_by_fate(tree, noun)):
        return Name(tree.lower[noun] if _is_by_fate(tree, noun) else "people", "person", nameless=True)
    if kind is None:
        return None
    return _told_name(tree, noun, kind)


def thing_name(tree: Tree, noun: int) -> Name | None:
    """The plain name of a thing that one can touch, without article and number; None for anything else."""
    word = tree.words[noun]
    lemma = word.lemma.lower()
    lists = happenings()
    untouched = lists.abstract | lists.doings | lists.empty
    if word.tag not in ("NN", "NNS") or noun in tree.mark_at or lemma in untouched:
        return None
    if lemma.endswith((*lists.abstract_endings, "ation", "ency", "ment", "ing")) or word.ent in (
        "DATE",
        "TIME",
        "MONEY",
        "PERCENT",
        "QUANTITY",
    ):
        return None
    return _told_name(tree, noun, "other") if lemma.isalpha() and len(lemma) > 2 else None


def _told_name(tree: Tree, noun: int, kind: ActorType) -> Name:
    if tree.lower[noun] in _POLICE and not tree.kids(noun, "compound", "amod", "nmod"):
        return Name("police", "organisation", nameless=True)
    words: list[str] = [tree.words[noun].text if noun else tree.lower[noun]]
    index = noun - 1
    while index >= 0 and noun - index < 5 and _belongs(tree, index, noun):
        glued = tree.words[index].end == tree.words[index + 1].start
        word = tree.words[index]
        own = word.tag.startswith("NNP") or index in tree.mark_at or word.text in name_words().not_names
        own = own or (index > 0 and tree.sentence.kind != "heading" and word.text[:1].isupper())
        text = word.text if own else tree.lower[index]
        words[:1] = [text + words[0]] if glued else [text, words[0]]
        index -= 1
    if tree.sentence.kind == "heading" or noun == 0:
        words[-1] = words[-1] if words[-1].isupper() else words[-1].lower()
    return Name(" ".join(words), kind, nameless=True)


def _somebody_here(tree: Tree, noun: int) -> bool:
    """Whether people are those whom a deed befalls, or a number of them, and not people at large."""
    verb = tree.words[noun].head
    counted = bool(tree.kids(noun, "nummod"))
    return noun not in tree.mark_at and (tree.words[verb].lemma in _BEFALLS or counted)


def _counts_people(tree: Tree, noun: int) -> bool:
    """Whether a bare number counts people, by what befalls them."""
    word = tree.words[noun]
    if word.tag not in ("CD", "NNS") or (word.tag == "NNS" and word.lemma.lower() not in _COUNTS):
        return False
    if word.ent in ("DATE", "TIME", "MONEY", "PERCENT") or any(text == "of" for text, _ in tree.prepositions(noun)):
        return False
    if word.dep not in ("nsubj", "nsubjpass", "dobj"):
        return False
    verb = word.head
    if tree.words[verb].lemma == "be":
        return any(tree.lower[kid] in _BEFALLEN for kid in tree.kids(verb, "acomp", "attr"))
    return tree.words[verb].lemma in _BEFALLS


def _is_by_fate(tree: Tree, noun: int) -> bool:
    """Whether "the wounded" or the like stand for people here."""
    if tree.lower[noun] not in _BY_FATE or noun in tree.mark_at:
        return False
    before = tree.lower[max(0, noun - 2) : noun]
    heads = tree.words[noun].dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
    verbal = tree.words[noun].tag.startswith("VB") and not tree.kids(noun, "det")
    return heads and "the" in before and not verbal


def _belongs(tree: Tree, index: int, noun: int) -> bool:
    """Whether a word before the noun says what kind it is: a noun, or an adjective that neither counts nor judges."""
    word = tree.words[index]
    if noun not in tree.ancestors(index):
        return False
    if word.tag in ("NN", "NNS", "NNP", "NNPS", "HYPH"):
        return True
    lower = tree.lower[index]
    if word.tag != "JJ" or lower in _UNTOLD or lower in cues().judging or any(map(str.isdigit, lower)):
        return False
    return lower != "old" and not lower.endswith("-old")


def with_article(name: Name) -> str:
    """A nameless actor as a title writes it: "the driver", but "police" and "prosecutors"."""
    return name.name if not name.nameless or names_many(name) else f"the {name.name}"


def names_many(name: Name) -> bool:
    """Whether a nameless actor is many: "police", "prosecutors", "residents of Harwick"."""
    last = name.name.partition(" of ")[0].rsplit(" ", 1)[-1].lower()
    return last in _PLURALS or (last.endswith("s") and not last.endswith(("ss", "us"))) or last.endswith("men")
