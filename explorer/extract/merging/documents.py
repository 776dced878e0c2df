"""Which articles are about one matter: TF-IDF with document frequencies that come from English, not from the folder."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from explorer.data.places import shipped
from explorer.extract.merging.linkage import average_link
from explorer.extract.weights import weights

_WORD = re.compile(r"[^\W\d_]{2,}")

# A common news article; a word of share f stands in one with a likelihood of 1 - exp(-f * length).
_ARTICLE_LENGTH = 400
# A word that the table lacks is rarer than its last line.
_RARE = 56
# Words that stand in nearly every article tell nothing about the matter.
_LEAST_WEIGHT = 0.7


def cluster_documents(texts: Sequence[str]) -> list[list[int]]:
    """Groups of indices of texts about one matter, by average link on the cosine of their words.

    Method: Cybulska and Vossen's ECB+ baselines cluster documents before mentions; the threshold was chosen on ECB+
    development topics (see resources/weights.toml). A text that shares nothing with the others moves no group.
    """
    groups, _ = average_link(_cosines([word_weights(text) for text in texts]), 1 - weights().document_distance)
    return groups


def word_weights(text: str) -> dict[str, float]:
    """The weight of each telling word of a text, scaled so that their squares sum to 1 (empty for no such word)."""
    counts = Counter(_WORD.findall(text.lower()))
    found = {
        word: (1 + math.log(count)) * weight
        for word, count in counts.items()
        if (weight := rarity(word)) >= _LEAST_WEIGHT
    }
    length = math.sqrt(math.fsum(value * value for value in found.values()))
    return {word: value / length for word, value in found.items()}


def rarity(word: str) -> float:
    """How telling a lower-case word is: the negative logarithm of its likelihood to stand in an English article."""
    share = 10 ** (-_commonness().get(word, _RARE) / 10)
    return -math.log(1 - math.exp(-share * _ARTICLE_LENGTH))


@cache
def _commonness() -> dict[str, int]:
    """For each word of the shipped table, ten times the negative base-ten logarithm of its share of running words."""
    found: dict[str, int] = {}
    for line in (shipped("resources") / "word_frequencies.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            value, *words = line.split(" ")
            found.update(dict.fromkeys(words, int(value)))
    return found


def _cosines(vectors: Sequence[dict[str, float]]) -> NDArray[np.float64]:
    """The cosine of each pair: summed word by word in alphabetical order, so that no other text changes a bit of it."""
    stands_in: dict[str, list[int]] = {}
    for index, vector in enumerate(vectors):
        for word in vector:
            stands_in.setdefault(word, []).append(index)
    cosines = np.zeros((len(vectors), len(vectors)))
    for word in sorted(stands_in):
        where = stands_in[word]
        if len(where) > 1:
            values = np.array([vectors[index][word] for index in where])
            cosines[np.ix_(where, where)] += np.outer(values, values)
    return cosines
