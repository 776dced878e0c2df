"""Rules for how long something lasts, and for what lies so long ago or ahead."""

from dataclasses import replace
from typing import Final

from explorer.data.minutes import DAY
from explorer.data.when import Grain
from explorer.extract.times.counts import Count, count_of, duration_minutes, duration_value
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import CLASSES, PLURAL_UNITS, UNITS
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.rules.shared import mod_of
from explorer.extract.times.stretches import Stretch, year_of
from explorer.extract.times.vague import VAGUE
from explorer.extract.times.words import listed

GRAINS: Final[dict[str, Grain]] = {
    "S": "minute",
    "TM": "minute",
    "TH": "hour",
    "D": "day",
    "NI": "day",
    "W": "week",
    "FN": "week",
    "WE": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "E": "decade",
    "C": "century",
    "L": "century",
}


def unit_of(word: str) -> str:
    """The TIMEX3 letter of a unit, singular or plural."""
    return UNITS.get(word) or PLURAL_UNITS[word]


def length_of(count: Count, unit: str, hedge: str = "") -> Reading:
    """A duration of so many units."""
    low: int | None
    high: int | None
    if count.vague:
        low, high = VAGUE.count(count.vague, unit)
    else:
        low, high = duration_minutes(count, unit)
    mod = mod_of(hedge)
    low, high, approximate = VAGUE.hedged(low, high, mod)
    return Reading(
        "DURATION", duration_value(count, unit), mod, length=(low, high), approximate=approximate, vague=count.vague
    )


def length(hit: Hit, now: Now) -> Reading | None:
    """“three months”, “nearly two years”, “a five-year”, “several weeks”; ages are none."""
    words = hit.words("n")
    count = count_of(words)
    if count is None or (count.low == count.high == 0 and count.exact):
        return None
    article = words in (["a"], ["an"])
    if article and hit.low("u") in PLURAL_UNITS:
        return None
    if hit.low("h") in ("over", "about", "around") and not article and _governs(hit):
        return None
    if not _unit_fits(hit, count) or _measures(hit) or (article and not hit.has("h") and not _article_counts(hit)):
        return None
    if words == ["one"] and hit.low("u") == "day" and not hit.has("dash") and not _led(hit):
        return None
    return length_of(count, unit_of(hit.low("u")), hit.low("h"))


def _measures(hit: Hit) -> bool:
    """Whether the length measures something else: “75 hours of video”, “24 hours a day”, “in as many months”."""
    if hit.low("n") == "many" and hit.line.low(hit.start - 1) == "as":
        return True
    after, next_after = hit.line.low(hit.end), hit.line.low(hit.end + 1)
    if (after == "of" and _is_stuff(next_after, hit.low("u"))) or (
        after in ("a", "per") and next_after in ("day", "week", "year")
    ):
        return True
    word, words = hit.line.word(hit.end - 1), hit.line.sentence.words
    return word.dep == "nsubjpass" and 0 <= word.head < len(words) and words[word.head].lemma in _STORED


# “150 hours can be stored” measures what is stored.
_STORED: Final = listed("store record film tape save burn upload")


# “75 hours of video” measures the video, “two days of music” lasts two days; “six months of pay” is a sum.
_STUFF: Final = listed(
    "video music audio footage recording recordings talk playback battery data film content programming"
)
_SUMS: Final = listed("pay base salary wages rent severance")


def _is_stuff(word: str, unit: str) -> bool:
    """Whether so many units of this are an amount of it and no time."""
    return word in _SUMS or (word in _STUFF and unit_of(unit) in ("S", "TM", "TH"))


def _unit_fits(hit: Hit, count: Count) -> bool:
    """Whether number and unit agree: “three-year”, “five year low”, but neither “1988 quarter” nor “three-quarters”."""
    unit = hit.low("u")
    if unit in ("second", "night") and hit.has("dash"):
        return False
    if unit in ("quarters", "quarter"):
        return not hit.has("dash") and unit == "quarters" and (count.vague != "" or hit.line.low(hit.end) != "of")
    if unit in PLURAL_UNITS or hit.has("dash"):
        return True
    return count.vague != "" or count.low <= 1 or (not 1900 <= count.low <= 2100 and unit != "second")


def _governs(hit: Hit) -> bool:
    """Whether “over” or “about” is a preposition here (“over three years”) and no hedge (“for over a year”)."""
    word = hit.line.word(hit.start)
    return word.dep == "prep" and hit.line.word(hit.start - 1).dep not in ("prep", "mark", "pcomp")


def _led(hit: Hit) -> bool:
    """Whether a preposition leads to the length."""
    return hit.line.word(hit.start - 1).tag == "IN"


def _article_counts(hit: Hit) -> bool:
    """Whether “a week” is a length here and neither a rate (“$5 a share a year”) nor “a day that …”."""
    before, unit = hit.line.word(hit.start - 1), hit.low("u")
    if unit in ("second", "minute") and before.tag != "IN":
        return False
    if before.tag in ("NN", "NNS", "CD", "$", "NNP") or hit.line.low(hit.start - 1) in (
        "such",
        "what",
        "quite",
        "of",
        "ever",
    ):
        return False
    return unit not in ("day", "night", "weekend", "second", "minute", "moment") or before.tag == "IN"


def age(hit: Hit, now: Now) -> Reading | None:
    """“44-year-old”, “37 years old”: no time of anything, but it must not be read as a length either."""
    return Reading("DURATION", "")


def event_age(hit: Hit, now: Now) -> Reading | None:
    """“the 8-month-old truce”, “a decades-old dispute”: how long something has gone on; the age of nothing else."""
    word, words = hit.line.word(hit.end - 1), hit.line.sentence.words
    head = words[word.head] if 0 <= word.head < len(words) else word
    if head.start < word.end or head.lemma.lower() not in _GOING_ON:
        return None
    unit = unit_of(hit.low("u"))
    count = count_of(hit.words("n")) if hit.has("n") else Count(0, 0, "some")
    return None if count is None else length_of(count, unit, hit.low("h"))


_GOING_ON: Final = listed(
    "war conflict dispute feud strike truce ceasefire crisis siege blockade embargo boycott ban slump recession boom "
    "campaign offensive uprising revolt rebellion insurgency occupation stalemate standoff stand-off deadlock "
    "drought famine outbreak epidemic investigation inquiry probe case lawsuit trial battle fight struggle row rift "
    "protest violence bloodshed rivalry tradition quarrel impasse hunger"
)


def two_units(hit: Hit, now: Now) -> Reading | None:
    """“weeks or months”, “a month or two”, “a minute and a half”."""
    unit = unit_of(hit.low("u"))
    if hit.has("more"):
        return length_of(Count(1, 2), unit)
    if hit.has("half"):
        base = count_of(hit.words("n"))
        return None if base is None else length_of(Count(base.low + 0.5, base.low + 0.5), unit)
    low, high = VAGUE.count("", unit)[0], VAGUE.count("", unit_of(hit.low("v")))[1]
    return Reading("DURATION", duration_value(Count(0, 0, "some"), unit), length=(low, high), vague="plural")


def lasting(hit: Hit, now: Now) -> Reading | None:
    """“decades-long”, “a day-long”."""
    unit = unit_of(hit.low("u"))
    if hit.low("u") in PLURAL_UNITS:
        low, high = VAGUE.count("", unit)
        return Reading("DURATION", duration_value(Count(0, 0, "some"), unit), length=(low, high), vague="plural")
    return length_of(Count(1, 1), unit)


def long_word(hit: Hit, now: Now) -> Reading | None:
    """“a weeklong trip”, “the yearlong probe”."""
    return length_of(Count(1, 1), unit_of(hit.low("w").removesuffix("long")))


def bare_units(hit: Hit, now: Now) -> Reading | None:
    """“months”, “years”, “decades” with nothing before them: PXM by the table of widths."""
    unit = unit_of(hit.low("u"))
    if hit.line.low(hit.end) == "of" and _is_stuff(hit.line.low(hit.end + 1), hit.low("u")):
        return None
    if hit.line.low(hit.start - 1).isdigit() or hit.line.low(hit.start - 1) in CLASSES["ONE"]:
        return None
    if hit.line.low(hit.start - 1) in ("of", "first", "last", "by", "on") or hit.line.low(hit.end) == "apart":
        return None
    if unit in ("S", "Q", "NI", "WE") or hit.line.word(hit.at("u")).tag not in ("NNS", ""):
        return None
    if hit.line.low(hit.at("u") - 1) in ("these", "those", "DASH", "-", "%", "light", "dog", "woman", "man"):
        return None
    low, high = VAGUE.count("", unit)
    return Reading("DURATION", duration_value(Count(0, 0, "some"), unit), length=(low, high), vague="plural")


def past_length(hit: Hit, now: Now) -> Reading | None:
    """“the past three months”, “the last two weeks”, “the next five years”, “the first nine months”."""
    if hit.has("which") and _lasts(hit):
        return None
    count = (
        count_of(hit.words("n"))
        if hit.has("n")
        else Count(0, 0, "some")
        if hit.low("u") in PLURAL_UNITS
        else Count(1, 1)
    )
    if count is None:
        return None
    unit = unit_of(hit.low("u"))
    reading = length_of(count, unit, hit.low("h"))
    which = hit.words("which")[-1]
    low, high = reading.length or (None, None)
    if hit.rule.id == "past-one" and unit == "Y" and high is not None:
        # TIMEX3 calls “the past year” by the calendar year before; its stretch is the twelve months till now.
        value = year_of(now.year - 1).value
        return Reading(
            "DATE",
            value,
            stretch=Stretch(now.day + DAY - high, now.day + DAY, "year", value),
            anchor="published",
            needs=True,
            masked="XXXX",
            note="the year that ends then",
        )
    if which in ("first", "opening", "final") or low is None or high is None:
        return reading
    if which in ("last", "past", "previous", "preceding", "prior", "recent"):
        stretch = Stretch(now.day - high, now.day + DAY, GRAINS[unit], reading.value)
        note = "the stretch that ends then"
    else:
        stretch = Stretch(now.day, now.day + DAY + high, GRAINS[unit], reading.value)
        note = "the stretch that begins then"
    return replace(
        reading,
        stretch=stretch,
        anchor="published",
        needs=True,
        masked=reading.value,
        note=note,
        ahead=note == "the stretch that begins then",
    )


def _lasts(hit: Hit) -> bool:
    """Whether “last” is the verb (“is expected to last six weeks”, “may last two years”)."""
    at = hit.at("which")
    tagged = hit.line.word(at).tag[:2] == "VB" or hit.line.word(at - 1).tag == "MD"
    return at == hit.start and hit.line.low(at) == "last" and (tagged or hit.line.low(at - 1) in ("not", "to"))


def recent_units(hit: Hit, now: Now) -> Reading | None:
    """“recent months”, “coming weeks”: a stretch before or after publication, as wide as the table says."""
    unit = unit_of(hit.low("u"))
    low, high = VAGUE.recent(unit)
    past = hit.words("which")[-1] in ("recent", "past")
    if past:
        stretch = Stretch(now.day - high, now.day + DAY, GRAINS[unit], "")
    else:
        stretch = Stretch(now.day, now.day + DAY + high, GRAINS[unit], "")
    return Reading(
        "DURATION",
        duration_value(Count(0, 0, "some"), unit),
        stretch=stretch,
        length=(low, high),
        anchor="published",
        needs=True,
        masked=duration_value(Count(0, 0, "some"), unit),
        vague="recent" if past else "coming",
        note="the stretch before it, as wide as the table of vague widths says"
        if past
        else "the stretch after it, as wide as the table of vague widths says",
        ahead=not past,
        approximate=True,
    )


def some_time(hit: Hit, now: Now) -> Reading | None:
    """“for some time”, “for a long time”, “for a while”."""
    low, high = VAGUE.word("long_time" if "long" in hit.low("x") else "some_time")
    return Reading("DURATION", "PXM", length=(low, high), vague="some_time")


def period_of_time(hit: Hit, now: Now) -> Reading | None:
    """“an indefinite period of time”: some length that nobody tells."""
    return Reading("DURATION", "PXD", length=(None, None))


RULES = (
    Rule(
        "period-of-time",
        "LENGTH",
        (
            "(a | an) (undetermined | indefinite | unspecified | undisclosed | unknown | limited | certain | short"
            " | brief | long | extended | prolonged) period (of time)?"
        ),
        period_of_time,
    ),
    Rule(
        "length",
        "LENGTH",
        (
            "<n:@COUNT | a | an> (<dash:DASH>)? (trading | business | working | full | straight | "
            "consecutive | solid)? <u:UNITS | UNIT>"
        ),
        length,
    ),
    Rule(
        "length-hedged",
        "LENGTH",
        ("<h:@HEDGE> <n:@COUNT | a | an> (<dash:DASH>)? (trading | business | working | full)? <u:UNITS | UNIT>"),
        length,
    ),
    Rule("length-period", "LENGTH", "a <n:@PLAIN> <dash:DASH> <u:UNIT> (period | span | stretch)", length, 2),
    Rule(
        "age",
        "AGE",
        ("(@HEDGE)? (<n:@COUNT> DASH? <u:UNITS | UNIT> | a DASH? UNIT) DASH? <old:old | olds> | <n2:UNITS> DASH? old"),
        age,
        2,
        alone=False,
    ),
    Rule(
        "age-of-event",
        "LENGTH",
        "(<h:@HEDGE>)? (<n:@COUNT | a> DASH)? <u:UNITS | UNIT> DASH old",
        event_age,
        3,
    ),
    Rule(
        "length-shared",
        "LENGTH",
        ("<n:NUM | @SMALL> (?= (',' @PLAIN)? (',' @PLAIN)? (',' | and | or | to) @PLAIN DASH? <u:UNITS>)"),
        length,
        -1,
    ),
    Rule("length-the", "LENGTH", "the <n:@PLAIN> <u:UNITS>", length, 2),
    Rule("length-or", "LENGTH", "<u:UNITS> or <v:UNITS>", two_units, 2),
    Rule("length-or-two", "LENGTH", "(a | one) <u:UNIT> <more:or two>", two_units, 2),
    Rule("length-half", "LENGTH", "<n:a | an | one> <u:UNIT> <half:and a half>", two_units, 2),
    Rule("lasting", "LENGTH", "<u:UNITS | UNIT> DASH long", lasting, 3),
    Rule("long-word", "LENGTH", "<w:hourlong | daylong | weeklong | monthlong | yearlong | decadelong>", long_word),
    Rule("length-another", "LENGTH", "<n:another> <u:UNIT>", length),
    Rule("bare-units", "LENGTH", "<u:UNITS>", bare_units, -1),
    Rule("some-time", "LENGTH", "for <x:(quite)? some time | (a | quite a) while | a (very)? long time>", some_time, 3),
    Rule(
        "past-length",
        "LENGTH",
        (
            "(the | its | their | his | her)? <which:past | last | next | first | coming | previous "
            "| preceding | following | final | opening> (<h:@HEDGE>)? <n:@COUNT | couple of? more?> "
            "(trading | business | full | fiscal)? <u:UNITS | UNIT> (or so)?"
        ),
        past_length,
        2,
    ),
    Rule("past-one", "LENGTH", "the <which:past> (full)? <u:UNIT> (or so)?", past_length, 2),
    Rule("units-ahead", "LENGTH", "the <u:UNITS> <which:ahead | to come>", recent_units, 2),
    Rule("first-units", "LENGTH", "the (first | opening | final | closing) <u:UNITS> (?= of)", lasting, 1),
    Rule("recent-units", "LENGTH", "(the | more)? (most)? <which:recent | coming | past> <u:UNITS>", recent_units, 2),
)
