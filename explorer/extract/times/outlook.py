"""Whether a time expression is told as to come or as over, by the words and verbs around it."""

from typing import Final, Literal

from explorer.extract.parsing import Word
from explorer.extract.times.lexicon import WEEKDAYS, ZONES
from explorer.extract.times.tense import HAD, HAVE, IS, MODALS, WAS, WILL, governing_verb, helpers_of
from explorer.extract.times.tokens import Line
from explorer.extract.times.words import listed

Outlook = Literal["ahead", "back", ""]
_LONGEST_CLOCK: Final = 6
_FARTHEST: Final = 6
_CLOCK_SHAPES: Final = frozenset({"clock", "meridian", "number", "dotted", "glued"})
_EXTENDING: Final = listed("extend postpone delay give adjourn suspend defer remain put push freeze bar ban")
# What somebody was or did until a month that is over (“was chairman until September”).
_HOLDING: Final = listed("be serve work live lead head run chair")
# Verbs whose simple present tells a timetable (“the council meets Monday”).
_BEGINNINGS: Final = listed(
    "open begin start end expire resume close leave arrive mature meet vote play face visit host travel debut air "
    "premiere return convene conclude reopen restart hold take retire step"
)
# Verbs that put something on a day to come (“called a strike for Friday”); of two of them the day needs no “for”.
_SETTING: Final = listed("schedule plan set call slate convene order arrange cancel book")
_PLANNING: Final = listed("plan schedule")
# Verbs under which an infinitive with “by Friday” is a deadline (“asked the court to rule by Friday”).
_ASKING: Final = listed("ask order urge tell require request call instruct direct demand need have give")
_AWAITING: Final = listed("await anticipate loom")
_PLANS: Final = listed(
    "plan expect intend schedule aim hope seek vow pledge promise prepare await set due slate agree decide propose go "
    "want forecast project tip"
)
_WISHES: Final = listed("want need like expect")
_SAYING: Final = listed(
    "say tell announce report warn vow declare confirm add insist rule vote decide order state predict pledge promise "
    "claim reiterate acknowledge admit agree signal indicate estimate forecast note call threaten urge demand"
)
_PLANNED: Final = listed("due payable expected scheduled planned slated upcoming ready likely poised")
# Conjunctions whose present tense is to come (“if the vote fails on Sunday”).
_IF: Final = listed("if unless when once until before after whether")
_NOTICING: Final = listed("hear see reach locate find contact confirm verify feel smell tell determine")
_UNPLANNED: Final = listed(
    "attack bombing explosion blast crash quake earthquake tsunami shooting killing death accident disaster incident "
    "announcement ruling decision defeat victory violence massacre raid riot"
)
_DELIVERY: Final = listed("delivery settlement shipment")
_RESULTS: Final = listed("results earnings figures")


def outlook(line: Line, piece: int) -> Outlook:
    """Whether the words at a piece are told as to come ("ahead"), as over ("back"), or neither shows ("")."""
    at = _first_led(line, piece)
    before, leads = line.low(at - 1), line.low(at - 2)
    if before == "for" and line.low(piece + 1) in _DELIVERY:
        return "ahead"
    if before == "effective" or (before == "as" and leads in ("early", "soon", "late")) or awaited(line, at):
        return "ahead"
    if before in ("on", "in", "for", "the", "until", "by", "at"):
        before, leads = leads, line.low(at - 3)
    if line.low(at - 1) in ("ended", "since") or _just_told(line, at) or has_been(line, piece):
        return "back"
    # “the year ending Dec. 31” is told by the verb that governs the year.
    verb = governing_verb(line, at - 2 if before == "ending" and at > 1 else piece)
    words = line.sentence.words
    if before in _PLANNED and leads not in ("as", "previously", "originally", "initially"):
        return "" if verb >= 0 and _over(words, verb) else "ahead"
    if verb < 0 or _told_ahead_of_its_verb(line, at, verb):
        return ""
    reports = before in _RESULTS and words[verb].lemma == "report" and words[verb].tag in ("VBZ", "VBP")
    return "ahead" if reports or _is_on(line, at, verb) else _outlook_of(words, verb, line.low(at - 1))


def looks_ahead(line: Line, piece: int) -> bool:
    """Whether what stands at a piece is told as to come: future tense, or a present that plans (“is due Friday”)."""
    return outlook(line, piece) == "ahead"


def plainly_future(line: Line, piece: int) -> bool:
    """Whether the governing verb itself has “will” or its like."""
    verb = governing_verb(line, piece)
    return verb >= 0 and bool(MODALS.intersection(helpers_of(line.sentence.words, verb)))


def surely_back(line: Line, piece: int) -> bool:
    """Whether a plain verb of the past holds the words by “in” or “on” (“was elected in November”)."""
    if _just_told(line, _first_led(line, piece)):
        return True
    words, at = line.sentence.words, line.word_index(piece)
    led = words[at].head if at >= 0 else -1
    if not 0 <= led < len(words) or words[led].text.lower() not in ("in", "on"):
        return False
    verb = words[words[led].head] if 0 <= words[led].head < len(words) else words[led]
    helpers = set(helpers_of(words, words[led].head))
    done = verb.tag == "VBD" or (verb.tag == "VBN" and bool(helpers & WAS))
    return done and not helpers & (MODALS | {"to"}) and verb.lemma not in _PLANS | _SETTING


def awaited(line: Line, piece: int) -> bool:
    """Whether people wait for what stands at a piece (“awaiting Friday's report”, “ahead of the vote on Monday”)."""
    words, at = line.sentence.words, line.word_index(piece)
    for _ in range(_FARTHEST):
        if at < 0 or words[at].pos in ("VERB", "AUX"):
            break
        if words[at].text.lower() == "ahead":
            return True
        at = words[at].head if words[at].head != at else -1
    verb = governing_verb(line, piece)
    return verb >= 0 and words[verb].lemma in _AWAITING


def has_been(line: Line, piece: int) -> bool:
    """Whether nobody plans what the words date (“Monday's attack”, “the crash on Monday is expected to …”).

    What stands ahead of a verb that plans is when it was planned (“on Monday the union called a strike”), and “as of
    Monday” looks back.
    """
    words, at = line.sentence.words, line.word_index(piece)
    verb = governing_verb(line, piece)
    if at < verb and words[verb].lemma in _SETTING and words[verb].tag == "VBD":
        return True
    if (line.low(piece - 2), line.low(piece - 1)) == ("as", "of"):
        return not plainly_future(line, piece)
    above = words[at].head if at >= 0 else -1
    if not 0 <= above < len(words):
        return False
    if words[at].dep == "poss":
        return words[above].lemma in _UNPLANNED
    noun = words[above].head
    subject = 0 <= noun < at and words[noun].dep in ("nsubj", "nsubjpass")
    return subject and words[above].dep == "prep" and words[noun].lemma in _UNPLANNED


def _first_led(line: Line, piece: int) -> int:
    """The piece itself, or the first one that its preposition leads (“until 9 a.m. EST | Tuesday”, “Monday and |”)."""
    for _ in range(_LONGEST_CLOCK):
        shape = line.pieces[piece - 1].shape if piece > 0 else ""
        before = line.low(piece - 1)
        if before in ("and", "or") and line.low(piece - 2) in WEEKDAYS:
            piece -= 1
        elif shape not in _CLOCK_SHAPES and before not in ZONES and before not in ("early", "late"):
            break
        piece -= 1
    return piece


def _just_told(line: Line, at: int) -> bool:
    """Whether a verb of the past stands right before the words (“said on Thursday it would …”), whatever governs them.

    One word of an addressee may stand between (“told reporters Thursday he would …”).
    """
    at -= 1
    while line.low(at) in ("on", "late", "early", "in"):
        at -= 1
    word = line.word(at)
    if word.tag in ("NN", "NNS", "NNP", "PRP") and line.word(at - 1).lemma == "tell":
        word = line.word(at - 1)
    return word.lemma in _SAYING and word.tag == "VBD"


def _over(words: tuple[Word, ...], verb: int) -> bool:
    """Whether a verb that governs a planned day is over (“failed to make a payment due Monday”)."""
    over = words[verb].tag == "VBD" or bool(HAD.intersection(helpers_of(words, verb)))
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


def _outlook_of(words: tuple[Word, ...], verb: int, before: str) -> Outlook:
    """The outlook of a verb, from its own form or from the verb above it; `before` leads to the expression."""
    for _ in range(_FARTHEST):
        word, helpers = words[verb], set(helpers_of(words, verb))
        if _possible(words, verb, helpers):
            return "ahead"
        to_be = "to" in helpers and word.tag == "VBN"  # “is to be buried on Friday”
        own = None if to_be else _own_outlook(word, helpers, before)
        if own is not None:
            return own
        above = word.head
        infinitive = "to" in helpers or word.tag == "VB"
        if above == verb or not 0 <= above < len(words) or words[above].pos not in ("VERB", "AUX", "ADJ", "NOUN"):
            return "ahead" if infinitive else ""
        if infinitive and _plans(words, verb, before):
            return "back" if HAD & {*helpers_of(words, above), *helpers_of(words, words[above].head)} else "ahead"
        if words[above].pos in ("ADJ", "NOUN"):
            return "ahead" if to_be and not _ranked(words, above) else ""
        verb = above
    return ""


def _plans(words: tuple[Word, ...], verb: int, before: str) -> bool:
    """Whether the verb above an infinitive plans it (“hopes to win”, “is to meet”, “asked him to leave by Friday”)."""
    above = words[words[verb].head]
    planned = (
        above.lemma in _PLANS | _PLANNED
        or above.text.lower() == "hopes"
        or (above.lemma == "be" and words[verb].dep != "csubj")
    )
    set_to = verb > 1 and words[verb - 2].lemma == "set" and words[verb - 2].tag == "VBN"
    return planned or set_to or (before == "by" and above.lemma in _ASKING)


def _possible(words: tuple[Word, ...], verb: int, helpers: set[str]) -> bool:
    """Whether the verb tells what may come (“could hit Monday”, “if it fails on Sunday”, “wants it done by Friday”)."""
    word = words[verb]
    near = range(max(0, verb - 2 * _FARTHEST), verb)
    if helpers & {"could", "can"} and not helpers & HAVE:
        # “could not be found”, “could be heard” tell what was.
        denied = any(words[at].head == verb and words[at].dep in ("neg", "preconj") for at in near)
        return not denied and word.lemma not in _NOTICING
    now = word.tag in ("VBZ", "VBP") or (word.tag == "VBN" and bool(helpers & IS) and not helpers & (HAVE | WAS))
    if now and not helpers & MODALS:
        return any(words[at].head == verb and words[at].text.lower() in _IF for at in near)
    wished = word.tag == "VBN" and not helpers and word.dep in ("ccomp", "xcomp", "oprd")
    return wished and words[word.head].lemma in _WISHES and words[word.head].tag in ("VBZ", "VBP", "VB")


def _ranked(words: tuple[Word, ...], noun: int) -> bool:
    """Whether a noun is one of a row, so that what follows has been (“the third man to be arrested”)."""
    near = range(max(0, noun - _FARTHEST), noun)
    ranks = ("first", "second", "third", "fourth", "fifth", "last", "only", "latest")
    return any(words[at].head == noun and (words[at].text.lower() in ranks or words[at].tag == "JJS") for at in near)


def _puts_off(word: Word, helpers: set[str], before: str, *, till: bool) -> bool:
    """Whether a past verb names a time to come: “has given him until Tuesday”, “a hearing was set for July 8”."""
    if till and word.lemma in _EXTENDING:
        return not helpers & HAD
    if not helpers & (WAS | IS) and (word.tag == "VBD" or helpers & (HAD | HAVE)):
        return (before == "for" and word.lemma in _SETTING) or (word.lemma in _PLANNING and not helpers & HAD)
    planned = before == "for" and word.lemma in _PLANS and bool(helpers & (WAS | IS))
    return planned and not helpers & (HAD | HAVE)


def _own_outlook(word: Word, helpers: set[str], before: str) -> Outlook | None:
    """What a verb's own form says; None where the verb above decides."""
    till = before in ("until", "till", "through") and word.tag in ("VBD", "VBN", "VBG")
    if helpers & MODALS and helpers & HAVE and not helpers & WILL:
        return "back"  # “may have been killed on Monday”
    if helpers & MODALS or _puts_off(word, helpers, before, till=till):
        return "ahead"
    if helpers & HAD or (helpers & WAS and word.tag in ("VBN", "VBG")) or (helpers & HAVE and word.tag == "VBN"):
        return "back"
    if till:
        return "back" if word.lemma in _HOLDING and word.tag == "VBD" else ""
    if word.lemma == "set" and word.tag == "VBN" and before in ("on", "in", "at") and not helpers & IS:
        return "back"  # “a record set on Aug. 6” has been
    now = bool(helpers & IS)
    forms: dict[str, Outlook | None] = {
        "VBD": "back",
        "VBZ": "ahead" if word.lemma in _PLANS | _BEGINNINGS else "",
        "VBP": "ahead" if word.lemma in _PLANS | _BEGINNINGS else "",
        "VBG": "ahead" if now else None,
        "VBN": ("ahead" if now else "") if word.lemma in _PLANS else ("" if now else "back"),
    }
    return forms.get(word.tag)
