"""The tense of the verb that governs a time expression."""

from explorer.extract.draft import Tense
from explorer.extract.parsing import Word
from explorer.extract.times.tokens import Line

_FUTURE_VERBS = frozenset(
    [
        "will",
        "shall",
        "'ll",
        "’ll",
        "wo",
        "would",
        "might",
        "could",
        "may",
        "should",
        "plan",
        "expect",
        "intend",
        "schedule",
        "aim",
        "hope",
        "seek",
        "vow",
        "pledge",
        "promise",
        "prepare",
        "await",
        "set",
        "due",
        "slate",
        "expire",
        "mature",
    ]
)


def governing_verb(line: Line, piece: int) -> int:
    """The index of the verb that governs the word at a piece, or -1 when the sentence has none."""
    words = line.sentence.words
    at = line.word_index(piece)
    for _ in range(len(words)):
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
    at = line.word_index(piece)
    verbs = [n for n, word in enumerate(words) if word.pos in ("VERB", "AUX")]
    return min(verbs, key=lambda n: (abs(n - at), n), default=-1)


def _helpers(words: tuple[Word, ...], verb: int) -> list[str]:
    """The lower-case auxiliaries and “to” that hang on a verb."""
    return [
        word.text.lower()
        for word in words
        if word.head == verb and word.tag in ("MD", "TO", "VBZ", "VBP", "VBD", "VB", "VBN") and word.dep[:3] == "aux"
    ]


def tense_of_verb(words: tuple[Word, ...], verb: int) -> Tense:
    """The tense of one verb, seen with its auxiliaries; an infinitive takes a future from what governs it."""
    word, helpers = words[verb], _helpers(words, verb)
    if _FUTURE_VERBS.intersection(helpers) or word.tag == "MD" or word.lemma in ("will", "shall"):
        return "future"
    if {"had", "'d", "’d"}.intersection(helpers):
        return "past_perfect"
    if {"has", "have", "'ve", "’ve", "having"}.intersection(helpers):
        return "present_perfect"
    if "to" in helpers or word.tag == "VB":
        return "future"
    if word.tag == "VBD" or {"was", "were", "did"}.intersection(helpers):
        return "past"
    if word.tag in ("VBZ", "VBP") or {"is", "are", "'s", "’s", "am", "does", "do", "'re"}.intersection(helpers):
        return "present"
    return "past" if word.tag == "VBN" else "none"


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


def looks_ahead(line: Line, piece: int) -> bool:
    """Whether what stands at a piece is told as to come: future tense, or a present that plans (“is due Friday”)."""
    verb = governing_verb(line, piece)
    if verb < 0:
        return False
    words = line.sentence.words
    tense = tense_at(line, piece)
    if tense == "future":
        return True
    if tense == "present":
        return words[verb].lemma in _FUTURE_VERBS or any(
            word.head == verb and word.lemma.lower() in ("due", "scheduled", "set", "slated", "go", "expected")
            for word in words
        )
    return tense == "past" and words[verb].tag == "VBN" and words[verb].lemma in ("schedule", "expect", "plan", "slate")
