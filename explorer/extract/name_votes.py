"""What one occurrence of a name says of its type: its tag, the words beside it, where it stands."""

from collections import Counter
from collections.abc import Iterator, Sequence

from explorer.extract.name_words import name_words
from explorer.extract.parsing import Word

ENTITY_TYPES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})


def votes_of(words: Sequence[Word], first: int, end: int, *, titled: bool) -> list[str]:
    """What this occurrence says about the type."""
    tags = Counter(word.ent for word in words[first:end] if word.ent in ENTITY_TYPES)
    votes = [min(tags, key=lambda tag: (-tags[tag], tag))] if tags else [""]
    if titled or _beside_role(words, first, end):
        votes.append("TITLE")
    owns = end < len(words) and words[end].tag == "POS"
    if owns or words[end - 1].dep in ("nsubj", "agent"):
        votes.append("ACTS")
    if words[end - 1].dep == "nsubj" and words[words[end - 1].head].lemma in _SPEAKING:
        votes.append("SPEAKS")
        if end - first > 1 and end < len(words) and words[end].text in ("from", "of", "at"):
            votes.append("TITLE")
    if _in_a_kind(words, first):
        votes.append("KIND")
    if _somewhere(words, first, end):
        votes.append("WHERE")
    votes.extend(_by_neighbours(words, first, end))
    return votes


_SITES = frozenset(
    {
        "bridge",
        "substation",
        "centre",
        "center",
        "street",
        "square",
        "station",
        "airport",
        "harbour",
        "harbor",
        "valley",
    }
    | {"district", "neighbourhood", "neighborhood", "suburb", "river", "lake", "mountain", "coast", "site", "border"}
)
_THINGS = frozenset(
    {
        "syndrome",
        "disease",
        "virus",
        "prize",
        "award",
        "bill",
        "treaty",
        "scandal",
        "vaccine",
        "drug",
        "ferry",
        "vessel",
    }
    | {
        "ship",
        "tanker",
        "rocket",
        "satellite",
        "film",
        "novel",
        "book",
        "app",
        "album",
        "festival",
        "tournament",
        "cup",
    }
    | {
        "pill",
        "medicine",
        "spacecraft",
        "probe",
        "capsule",
        "lander",
        "yacht",
        "trawler",
        "submarine",
        "painting",
        "opera",
    }
)


def _by_neighbours(words: Sequence[Word], first: int, end: int) -> Iterator[str]:
    """What the common noun after or before a name says: "the X bridge" is a place, "the vaccine, X" a thing."""
    following = words[end].text if end < len(words) else ""
    before = first - 2 if first > 1 and words[first - 1].text == "," else first - 1
    noun = words[before].text if before >= 0 else ""
    if following in _SITES:
        yield "SITE"
    if following in _THINGS or noun in _THINGS:
        yield "THING"
    shouted = len(words[first].text) > 3 and all(word.text.isupper() for word in words[first:end])
    if shouted and first <= 3 and following in (",", "/", "(", "-", "–", "—", "\n"):
        yield "SITE"  # the place in a dateline


_LOCATIVE = frozenset({"in", "near", "off", "across", "outside", "throughout"})
_MOTION = frozenset({"travel", "go", "fly", "return", "sail", "drive", "arrive", "flee", "march", "fled", "deport"})
_HELD_IN = frozenset(
    {"invest", "stake", "investment", "interest", "share", "confidence", "believe", "trust", "shareholding"}
)
_PLACE_HEADS = frozenset(
    {"mayor", "city", "town", "village", "governor", "people", "capital", "region", "province", "island"}
    | {"inhabitant", "resident", "villager", "outskirt", "suburb", "street", "hill", "port", "coast"}
)


def _somewhere(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a name stands where a place does: "near Odesa", "the mayor of Rivertown"."""
    preposition = words[end - 1].head
    if words[end - 1].dep != "pobj" or preposition >= first:
        return False
    above = words[words[preposition].head]
    if words[preposition].text.lower() == "of":
        return above.lemma.lower() in _PLACE_HEADS
    if words[preposition].text.lower() == "to":
        return above.lemma in _MOTION
    return words[preposition].text.lower() in _LOCATIVE and above.lemma.lower() not in _HELD_IN


_SPEAKING = frozenset(
    {"say", "tell", "emphasize", "emphasise", "warn", "argue", "add", "note", "suggest", "believe", "think", "explain"}
)


def _beside_role(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a role stands beside a name: "founder X", "X, interim chief of Y"."""
    roles = name_words().role_nouns
    if first > 0 and words[first - 1].text.lower() in roles and words[first - 1].dep != "pobj":
        return True
    if first > 1 and words[first - 1].text == "," and words[end - 1].dep in ("appos", "nsubj", "nsubjpass", "conj"):
        role = words[first - 2].text.lower()
        if role in roles and words[first - 2].tag == "NN" and end - first > 1:
            return True
    if end >= len(words) or words[end].text != ",":
        return False
    return any(word.text.lower() in roles for word in words[end + 1 : end + 5] if word.dep in ("appos", "compound"))


def _in_a_kind(words: Sequence[Word], first: int) -> bool:
    """Whether the words before say that the name is a kind of organisation: "startup X", "rivals such as X"."""
    nouns = KIND_NOUNS | _RIVALS
    before = [word.text.lower() for word in words[max(0, first - 4) : first]]
    if before[-1:] and before[-1] in nouns:
        return True
    listed = len(before) > 1 and before[-1] == "," and before[-2] in nouns
    if listed and words[first].dep in ("appos", "compound", "nmod"):
        return True
    if before[-2:] == ["such", "as"] or before[-1:] in (["like"], ["including"]):
        head = [word for word in before[:-1] if word not in ("such", ",")]
        return bool(head) and (head[-1] in nouns or head[-1].removesuffix("s") in nouns)
    return False


KIND_NOUNS = name_words().organisation_nouns | name_words().business_nouns | name_words().institution_nouns
_RIVALS = frozenset(
    {"rival", "competitor", "client", "customer", "supplier", "vendor", "partner", "companies", "agencies"}
)
