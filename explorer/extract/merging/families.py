"""Words of one family: "invest" and "investment", "close" and "closure", "walk out" and "walkout"."""

import re
from functools import cache, lru_cache

from explorer.data.places import shipped
from explorer.extract.draft import MentionDraft

# Longest first; what is left must still be a word's beginning.
_ENDINGS = (
    *("ation", "ition", "ement", "ment", "tion", "sion", "ance", "ence", "ing", "ate", "ion", "ure", "al", "er", "or"),
    *("ed", "es", "y", "e", "s"),
)
_SHORTEST = 4
_PARTICLES = ("out", "off", "down", "over", "up", "back", "away", "apart", "aside", "way", "part", "place")
_PARTICLE_NOUN = re.compile(r"([a-z]{3,})-?(out|off|down|over|up|back|away)s?")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def family(lemma: str) -> str:
    """What the words of a family share: its name in resources/word_families.txt, else the lemma without the ending
    that makes a noun or a verb of it.

    Rough on purpose: two words of one family may stay apart, but words of two families hardly ever meet.
    """
    named = _named().get(lemma)
    if named:
        return named
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= _SHORTEST:
            return lemma[: -len(ending)]
    return lemma


@lru_cache(maxsize=8192)
def deed(draft: MentionDraft) -> str:
    """The family of a mention's word, with the particle that makes another deed of it ("called off" is no call)."""
    if draft.nominal and draft.lemma not in _named() and (both := _PARTICLE_NOUN.fullmatch(draft.lemma)):
        return family(f"{both[1]}-{both[2]}")
    return family(f"{draft.lemma}-{particle}" if (particle := _particle(draft)) else draft.lemma)


def kin(one: str, two: str) -> bool:
    """Whether two families of deeds are one, or may tell one deed, as resources/word_kin.txt says."""
    return one == two or bool(circles(one) & circles(two))


def circles(name: str) -> frozenset[int]:
    """The circles of kin, by number, that a family of deeds stands in."""
    return _circles().get(name, frozenset())


def _particle(draft: MentionDraft) -> str:
    """The particle that follows a verb at once; "" for none."""
    if draft.nominal:
        return ""
    mention = draft.mention
    quote, start = mention.quote, mention.trigger.start - mention.passage.start
    word = quote[start : start + mention.trigger.end - mention.trigger.start]
    for text in (quote[start + len(word) :], draft.title.partition(word)[2] if word else ""):
        following = _WORD.match(text.lstrip())
        if following and following[0].lower() in _PARTICLES:
            return following[0].lower()
    return ""


@cache
def _named() -> dict[str, str]:
    """For each word of the shipped families, the name of its family."""
    found: dict[str, str] = {}
    for line in (shipped("resources") / "word_families.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, *words = line.split(" ")
            found.update(dict.fromkeys((name, *words), name))
    return found


@cache
def _circles() -> dict[str, frozenset[int]]:
    """For each family, the circles of kin (the lines of the shipped file) that one of its words stands in."""
    found: dict[str, set[int]] = {}
    lines = (shipped("resources") / "word_kin.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            for word in line.split(" "):
                found.setdefault(family(word), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
