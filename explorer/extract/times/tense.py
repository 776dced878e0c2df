"""The tense of the verb that governs a time expression."""

from typing import Literal

from explorer.extract.draft import Tense
from explorer.extract.parsing import Word
from explorer.extract.times.lexicon import ZONES
from explorer.extract.times.tokens import Line
from explorer.extract.times.words import listed

Outlook = Literal["ahead", "back", ""]
_MODALS = listed("will shall 'll ’ll wo would might may should must")
_HAD = listed("had 'd ’d")
_HAVE = listed("has have 've ’ve having")
_WAS = listed("was were did been being")
_IS = listed("is are 's ’s 're ’re am be")
_EXTENDING = listed("extend postpone delay give adjourn suspend defer remain")
_BEGINNINGS = listed("open begin start end expire resume close leave arrive mature")
_PLANS = listed(
    "plan expect intend schedule aim hope seek vow pledge promise prepare await set due slate agree decide propose go "
    "want"
)
_PLANNED = listed("due payable expected scheduled planned slated upcoming ready likely poised")
_FUTURE_VERBS = listed(
    "will shall 'll ’ll wo would might could may should plan expect intend schedule aim hope seek vow pledge "
    "promise prepare await set due slate expire mature"
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


def outlook(line: Line, piece: int) -> Outlook:
    """Whether the words at a piece are told as to come ("ahead"), as over ("back"), or neither shows ("")."""
    at = _first_led(line, piece)
    before = line.low(at - 1)
    if before in ("ended", "ending"):
        return "back"
    if before == "as" and line.low(at - 2) in ("early", "soon", "late"):
        return "ahead"
    if before in ("on", "in", "for", "the", "until", "by", "at"):
        before = line.low(at - 2)
    verb = governing_verb(line, piece)
    if before in _PLANNED:
        return "" if verb >= 0 and line.sentence.words[verb].tag == "VBD" else "ahead"
    return "" if verb < 0 else _outlook_of(line.sentence.words, verb, line.low(at - 1))


def plainly_future(line: Line, piece: int) -> bool:
    """Whether the governing verb itself has “will” or its like."""
    verb = governing_verb(line, piece)
    return verb >= 0 and bool(_MODALS.intersection(_helpers(line.sentence.words, verb)))


def _first_led(line: Line, piece: int) -> int:
    """The piece itself, or the first one of a clock time before it (“until 9 a.m. EST | Tuesday”)."""
    while piece > 0 and (
        line.pieces[piece - 1].shape in ("clock", "meridian", "number", "dotted", "glued")
        or line.low(piece - 1) in ZONES
    ):
        piece -= 1
    return piece


def looks_ahead(line: Line, piece: int) -> bool:
    """Whether what stands at a piece is told as to come: future tense, or a present that plans (“is due Friday”)."""
    return outlook(line, piece) == "ahead"


def _outlook_of(words: tuple[Word, ...], verb: int, before: str) -> Outlook:
    """The outlook of a verb, from its own form or from the verb above it; `before` leads to the expression."""
    for _ in range(6):
        word, helpers = words[verb], set(_helpers(words, verb))
        own = _own_outlook(word, helpers, before)
        if own is not None:
            return own
        above = word.head
        infinitive = "to" in helpers or word.tag == "VB"
        if above == verb or not 0 <= above < len(words) or words[above].pos not in ("VERB", "AUX", "ADJ", "NOUN"):
            return "ahead" if infinitive else ""
        if infinitive and (words[above].lemma in _PLANS | _PLANNED or words[above].lemma == "be"):
            return "back" if _HAD & {*_helpers(words, above), *_helpers(words, words[above].head)} else "ahead"
        if words[above].pos in ("ADJ", "NOUN"):
            return ""
        verb = above
    return ""


def _own_outlook(word: Word, helpers: set[str], before: str) -> Outlook | None:
    """What a verb's own form says; None where the verb above decides."""
    if helpers & _MODALS:
        return "ahead"
    if helpers & _HAD or (helpers & _WAS and word.tag in ("VBN", "VBG")) or (helpers & _HAVE and word.tag == "VBN"):
        return "back"
    if before in ("until", "till", "through") and word.tag in ("VBD", "VBN", "VBG"):
        return "ahead" if word.lemma in _EXTENDING else ""
    if word.tag == "VBD":
        return "back"
    if word.tag in ("VBZ", "VBP"):
        return "ahead" if word.lemma in _PLANS or word.lemma in _BEGINNINGS else ""
    if word.tag == "VBG" and helpers & _IS:
        return "ahead"
    if word.tag == "VBN":
        if word.lemma in _PLANS:
            return "ahead" if helpers & _IS else ""
        return "" if helpers & _IS else "back"
    return None
