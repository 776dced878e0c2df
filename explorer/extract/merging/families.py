"""Words of one family: "invest" and "investment", "separate" and "separation"."""

from functools import cache

# Longest first; what is left must still be a word's beginning.
_ENDINGS = (
    *("ation", "ition", "ement", "ment", "tion", "sion", "ance", "ence", "ing", "ate", "ion", "ure", "al", "er", "or"),
    *("ed", "es", "y", "e", "s"),
)
_SHORTEST = 4


@cache
def family(lemma: str) -> str:
    """What the words of a family share: the lemma without the ending that makes a noun or a verb of it.

    Rough on purpose: two words of one family may stay apart, but words of two families hardly ever meet.
    """
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= _SHORTEST:
            return lemma[: -len(ending)]
    return lemma
