"""The tense of the verb that governs a time expression."""

from typing import Literal

from explorer.extract.draft import Tense
from explorer.extract.parsing import Word
from explorer.extract.times.lexicon import ZONES
from explorer.extract.times.tokens import Line
from explorer.extract.times.words import listed

Outlook = Literal["ahead", "back", ""]
# No verb governs a time from farther away; the bound keeps a line of a million words linear.
_FARTHEST = 40
_LONGEST_CLOCK = 6
_CLOCK_SHAPES = frozenset({"clock", "meridian", "number", "dotted", "glued"})
_MODALS = listed("will shall 'll ’ll wo would might may should must")
_WILL = listed("will shall 'll ’ll wo")
_HAD = listed("had 'd ’d")
_HAVE = listed("has have 've ’ve having")
_WAS = listed("was were did been being")
_IS = listed("is are 's ’s 're ’re am be")
_EXTENDING = listed("extend postpone delay give adjourn suspend defer remain")
# Verbs whose simple present tells a timetable (“the council meets Monday”).
_BEGINNINGS = listed(
    "open begin start end expire resume close leave arrive mature meet vote play face visit host travel debut air "
    "premiere return convene conclude reopen restart hold take"
)
# Verbs that put something on a day to come (“called a strike for Friday”); of two of them the day needs no “for”.
_SETTING = listed("schedule plan set call slate convene order arrange")
_PLANNING = listed("plan schedule")
# Verbs under which an infinitive with “by Friday” is a deadline (“asked the court to rule by Friday”).
_ASKING = listed("ask order urge tell require request call instruct direct demand need have give")
_AWAITING = listed("await anticipate")
_PLANS = listed(
    "plan expect intend schedule aim hope seek vow pledge promise prepare await set due slate agree decide propose go "
    "want"
)
_SAYING = listed(
    "say tell announce report warn vow declare confirm add insist rule vote decide order state predict pledge promise "
    "claim reiterate acknowledge admit agree signal indicate estimate forecast note call threaten urge demand"
)
_PLANNED = listed("due payable expected scheduled planned slated upcoming ready likely poised")


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


def _helpers(words: tuple[Word, ...], verb: int) -> list[str]:
    """The lower-case auxiliaries and “to” that hang on a verb."""
    return [
        word.text.lower()
        for word in words[max(0, verb - _FARTHEST) : verb + _FARTHEST]
        if word.head == verb and word.tag in ("MD", "TO", "VBZ", "VBP", "VBD", "VB", "VBN") and word.dep[:3] == "aux"
    ]


def tense_of_verb(words: tuple[Word, ...], verb: int) -> Tense:
    """The tense of one verb, seen with its auxiliaries; an infinitive counts as future."""
    word, helpers = words[verb], set(_helpers(words, verb))
    shown: tuple[tuple[Tense, bool], ...] = (
        ("future", bool(helpers & _MODALS) or word.tag == "MD" or word.lemma in ("will", "shall")),
        ("past_perfect", bool(helpers & _HAD)),
        ("present_perfect", bool(helpers & _HAVE)),
        ("future", "to" in helpers or word.tag == "VB"),
        ("past", word.tag == "VBD" or bool(helpers & _WAS)),
        ("present", word.tag in ("VBZ", "VBP") or bool(helpers & (_IS | {"does", "do"}))),
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


def outlook(line: Line, piece: int) -> Outlook:
    """Whether the words at a piece are told as to come ("ahead"), as over ("back"), or neither shows ("")."""
    at = _first_led(line, piece)
    before, leads = line.low(at - 1), line.low(at - 2)
    if before in ("ended", "since"):
        return "back"
    if before == "effective" or (before == "as" and leads in ("early", "soon", "late")) or awaited(line, at):
        return "ahead"
    if before in ("on", "in", "for", "the", "until", "by", "at"):
        before, leads = leads, line.low(at - 3)
    if _just_told(line, at):
        return "back"
    # “the year ending Dec. 31” is told by the verb that governs the year.
    verb = governing_verb(line, at - 2 if before == "ending" and at > 1 else piece)
    words = line.sentence.words
    if before in _PLANNED and leads not in ("as", "previously", "originally", "initially"):
        return "" if verb >= 0 and _over(words, verb) else "ahead"
    if verb < 0 or _told_ahead_of_its_verb(line, at, verb):
        return ""
    return "ahead" if _is_on(line, at, verb) else _outlook_of(words, verb, line.low(at - 1))


def awaited(line: Line, piece: int) -> bool:
    """Whether the words at a piece name what people wait for (“awaiting Friday's report”, “ahead of Monday's vote”)."""
    if line.low(piece - 1) == "of" and line.low(piece - 2) == "ahead":
        return True
    verb = governing_verb(line, piece)
    return verb >= 0 and line.sentence.words[verb].lemma in _AWAITING


def _over(words: tuple[Word, ...], verb: int) -> bool:
    """Whether a verb that governs a planned day is over (“failed to make a payment due Monday”)."""
    over = words[verb].tag == "VBD" or bool(_HAD.intersection(_helpers(words, verb)))
    return over or (words[verb].tag == "VB" and _outlook_of(words, verb, "") == "back")


def _told_ahead_of_its_verb(line: Line, piece: int, verb: int) -> bool:
    """Whether a clause with “that” begins behind the words: its verb is not theirs (“a warning on Friday that …”)."""
    following = line.word(piece + 1)
    return following.text.lower() == "that" and following.tag == "IN" and verb > line.word_index(piece) + 1


def _is_on(line: Line, piece: int, verb: int) -> bool:
    """Whether the words are what “is” says itself (“the funeral is on Saturday”), by at most a preposition."""
    words, at = line.sentence.words, line.word_index(piece)
    if words[verb].lemma != "be" or words[verb].tag not in ("VBZ", "VBP") or at < verb:
        return False
    above = words[at].head
    return above == verb or (0 <= above < len(words) and words[above].tag == "IN" and words[above].head == verb)


def _just_told(line: Line, at: int) -> bool:
    """Whether a verb of the past stands right before the words (“said on Thursday it would …”), whatever governs them.

    One word of an addressee may stand between (“told reporters Thursday he would …”).
    """
    at -= 1
    while line.low(at) in ("on", "late", "early", "in"):
        at -= 1
    word, following = line.word(at), line.word(at + 1)
    if word.tag in ("NN", "NNS", "NNP", "PRP") and line.word(at - 1).lemma == "tell":
        word = line.word(at - 1)
    if following.text.lower() == "in" or word.lemma not in _SAYING:
        return False
    return word.tag == "VBD"


def plainly_future(line: Line, piece: int) -> bool:
    """Whether the governing verb itself has “will” or its like."""
    verb = governing_verb(line, piece)
    return verb >= 0 and bool(_MODALS.intersection(_helpers(line.sentence.words, verb)))


def _first_led(line: Line, piece: int) -> int:
    """The piece itself, or the first one of a clock time before it (“until 9 a.m. EST | Tuesday”)."""
    for _ in range(_LONGEST_CLOCK):
        shape = line.pieces[piece - 1].shape if piece > 0 else ""
        if shape not in _CLOCK_SHAPES and line.low(piece - 1) not in ZONES:
            break
        piece -= 1
    return piece


def looks_ahead(line: Line, piece: int) -> bool:
    """Whether what stands at a piece is told as to come: future tense, or a present that plans (“is due Friday”)."""
    return outlook(line, piece) == "ahead"


def _outlook_of(words: tuple[Word, ...], verb: int, before: str) -> Outlook:
    """The outlook of a verb, from its own form or from the verb above it; `before` leads to the expression."""
    for _ in range(6):
        word, helpers = words[verb], set(_helpers(words, verb))
        to_be = "to" in helpers and word.tag == "VBN"  # “is to be buried on Friday”
        own = None if to_be else _own_outlook(word, helpers, before)
        if own is not None:
            return own
        above = word.head
        infinitive = "to" in helpers or word.tag == "VB"
        if above == verb or not 0 <= above < len(words) or words[above].pos not in ("VERB", "AUX", "ADJ", "NOUN"):
            return "ahead" if infinitive else ""
        planned = words[above].lemma in _PLANS | _PLANNED or (words[above].lemma == "be" and word.dep != "csubj")
        if infinitive and (planned or (before == "by" and words[above].lemma in _ASKING)):
            return "back" if _HAD & {*_helpers(words, above), *_helpers(words, words[above].head)} else "ahead"
        if words[above].pos in ("ADJ", "NOUN"):
            return ""
        verb = above
    return ""


def _puts_off(word: Word, helpers: set[str], before: str, *, till: bool) -> bool:
    """Whether a past verb names a time to come: “has given him until Tuesday”, “a hearing was set for July 8”."""
    if till and word.lemma in _EXTENDING:
        return not helpers & _HAD
    if not helpers & (_WAS | _IS) and (word.tag == "VBD" or helpers & (_HAD | _HAVE)):
        return (before == "for" and word.lemma in _SETTING) or (word.lemma in _PLANNING and not helpers & _HAD)
    planned = before == "for" and word.lemma in _PLANS and bool(helpers & (_WAS | _IS))
    return planned and not helpers & (_HAD | _HAVE)


def _own_outlook(word: Word, helpers: set[str], before: str) -> Outlook | None:
    """What a verb's own form says; None where the verb above decides."""
    till = before in ("until", "till", "through") and word.tag in ("VBD", "VBN", "VBG")
    if helpers & _MODALS and helpers & _HAVE and not helpers & _WILL:
        return "back"  # “may have been killed on Monday”
    if helpers & _MODALS or _puts_off(word, helpers, before, till=till):
        return "ahead"
    if helpers & _HAD or (helpers & _WAS and word.tag in ("VBN", "VBG")) or (helpers & _HAVE and word.tag == "VBN"):
        return "back"
    if till:
        return ""
    if word.lemma == "set" and word.tag == "VBN" and before in ("on", "in", "at") and not helpers & _IS:
        return "back"  # “a record set on Aug. 6” has been
    now = bool(helpers & _IS)
    forms: dict[str, Outlook | None] = {
        "VBD": "back",
        "VBZ": "ahead" if word.lemma in _PLANS | _BEGINNINGS else "",
        "VBP": "ahead" if word.lemma in _PLANS | _BEGINNINGS else "",
        "VBG": "ahead" if now else None,
        "VBN": ("ahead" if now else "") if word.lemma in _PLANS else ("" if now else "back"),
    }
    return forms.get(word.tag)
