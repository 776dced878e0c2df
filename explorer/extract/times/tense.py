"""The tense of the verb that governs a time expression."""

from explorer.extract.draft import Tense
from explorer.extract.parsing import Word
from explorer.extract.times.tokens import Line
from explorer.extract.times.words import listed

# No verb governs a time from farther away; the bound keeps a line of a million words linear.
_FARTHEST = 40
MODALS = listed("will shall 'll ’ll wo would might may should must")
WILL = listed("will shall 'll ’ll wo")
HAD = listed("had 'd ’d")
HAVE = listed("has have 've ’ve having")
WAS = listed("was were did been being")
IS = listed("is are 's ’s 're ’re am be")


def governing_verb(line: Line, piece: int) -> int:
    """The index of the verb that governs the word at a piece, or -1 when the sentence has none."""
    words = line.sentence.words
    at = line.word_index(piece)
    for _ in range(_FARTHEST):
        if at < 0:
            break
        if words[at].pos in ("VERB", "AUX"):
            return at
        head = words[at].head
        if head == at or not 0 <= head < len(words):
            break
        at = head
    return _nearest_verb(line, piece)


def _nearest_verb(line: Line, piece: int) -> int:
    words = line.sentence.words
    at = max(line.word_index(piece), 0)
    near = range(max(0, at - _FARTHEST), min(len(words), at + _FARTHEST))
    verbs = [n for n in near if words[n].pos in ("VERB", "AUX")]
    return min(verbs, key=lambda n: (abs(n - at), n), default=-1)


def helpers_of(words: tuple[Word, ...], verb: int) -> list[str]:
    """The lower-case auxiliaries and “to” that hang on a verb."""
    first = max(0, verb - _FARTHEST)
    near = words[first : verb + _FARTHEST]
    # The parser may hang “will” on “be” (“schools will be closed”).
    heads = {verb, *(at for at, word in enumerate(near, first) if word.head == verb and word.dep == "auxpass")}
    return [
        word.text.lower()
        for word in near
        if word.head in heads and word.tag in ("MD", "TO", "VBZ", "VBP", "VBD", "VB", "VBN") and word.dep[:3] == "aux"
    ]


def tense_of_verb(words: tuple[Word, ...], verb: int) -> Tense:
    """The tense of one verb, seen with its auxiliaries; an infinitive counts as future."""
    word, helpers = words[verb], set(helpers_of(words, verb))
    shown: tuple[tuple[Tense, bool], ...] = (
        ("future", bool(helpers & MODALS) or word.tag == "MD" or word.lemma in ("will", "shall")),
        ("past_perfect", bool(helpers & HAD)),
        ("present_perfect", bool(helpers & HAVE)),
        ("future", "to" in helpers or word.tag == "VB"),
        ("past", word.tag == "VBD" or bool(helpers & WAS)),
        ("present", word.tag in ("VBZ", "VBP") or bool(helpers & (IS | {"does", "do"}))),
        ("past", word.tag == "VBN"),
    )
    return next((tense for tense, holds in shown if holds), "none")


def tense_at(line: Line, piece: int) -> Tense:
    """The tense of the verb that governs a piece of a line."""
    verb = governing_verb(line, piece)
    if verb < 0:
        return "none"
    words = line.sentence.words
    tense = tense_of_verb(words, verb)
    if tense in ("none",) and words[verb].head != verb:
        return tense_of_verb(words, words[verb].head) if words[words[verb].head].pos in ("VERB", "AUX") else tense
    return tense
