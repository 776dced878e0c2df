"""Rules for times of day: clocks, noon and midnight."""

from typing import Final

from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import ONES, ZONES
from explorer.extract.times.outlook import outlook
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.stretches import Stretch, clock_of

_WORDS: Final = {"noon": 12, "midday": 12, "midnight": 24}


def clock_parts(hit: Hit) -> tuple[int, int | None, bool] | None:
    """Hour, minute and whether it is told to the minute; None when the words are no clock time."""
    if hit.has("word"):
        return _WORDS[hit.low("word")], None, True
    text = hit.low("t")
    minute: int | None = None
    if ":" in text:
        first, second = text.split(":")[:2]
        hour, minute = int(first), int(second)
    elif hit.has("mm"):
        hour, minute = int(text), int(hit.low("mm"))
    elif len(text) == 4 and text.isdigit():
        hour, minute = int(text[:2]), int(text[2:])
    else:
        hour = ONES[text] if text in ONES else int(text)
    half = hit.low("half").replace(".", "").replace(" ", "")
    if not half and hit.has("p"):
        half = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}[hit.low("p")]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 24 or (minute or 0) > 59 or (hour == 24 and minute):
        return None
    return hour, minute, True


def on_day(hit: Hit, day: Reading, anchor_note: str) -> Reading | None:
    """A clock time on a day that another reading gives."""
    parts = clock_parts(hit)
    if parts is None or day.stretch is None:
        return None
    hour, minute, precise = parts
    base = Stretch(day.stretch.start, day.stretch.end, "day", day.value)
    stretch = clock_of(base, hour, minute, precise=precise)
    return Reading(
        "TIME",
        stretch.value,
        stretch=stretch,
        anchor=day.anchor,
        needs=day.needs,
        masked=f"{day.masked or day.value}T{hour:02d}:{minute or 0:02d}",
        note=anchor_note,
    )


def clock(hit: Hit, now: Now) -> Reading | None:
    """“10:35 a.m.”, “5 p.m. EST”, “noon”: on the day said in the sentence, else the day of publication."""
    if clock_parts(hit) is None or hit.line.low(hit.start - 1) == "high":
        return None
    near = now.sentence - now.day_sentence <= (1 if outlook(hit.line, hit.start) == "back" else 0)
    said = now.day_said if near else None
    if said is not None:
        return on_day(hit, said, "at that clock time on the day said before")
    today = Reading("DATE", now.today.value, stretch=now.today, anchor="published", needs=True, masked="XXXX-XX-XX")
    return on_day(hit, today, "at that clock time")


def plain_clock(hit: Hit, now: Now) -> Reading | None:
    """“at 6:30”: a clock without a.m. or p.m., only after a word that leads to one."""
    before = hit.line.low(hit.start - 1)
    if before not in ("at", "by", "until", "till", "from", "to", "around", "about", "before", "after", "since", "and"):
        return None
    return clock(hit, now)


def shared_clock(hit: Hit, now: Now) -> Reading | None:
    """“between 9 and 11 a.m.”: the first hour has its half of the day from the second."""
    led = hit.line.low(hit.start - 1) in ("between", "from", "at", "around", "about")
    return clock(hit, now) if led else None


def hour_words(hit: Hit, now: Now) -> Reading | None:
    """“4 in the morning”, “six o'clock”."""
    if not hit.has("p") and not hit.has("oclock"):
        return None
    return clock(hit, now)


def zone_clock(hit: Hit, now: Now) -> Reading | None:
    """“1430 GMT”: four digits before a zone."""
    return clock(hit, now) if len(hit.low("t")) == 4 else None


def zone_again(hit: Hit, now: Now) -> Reading | None:
    """“8 a.m. (0500 GMT)”: the same moment told again in another zone, which is no second time."""
    led = hit.line.low(hit.start - 1)
    told = led in ZONES or led in ("time", "noon", "midnight") or hit.line.pieces[hit.start - 1].shape in _CLOCKS
    return zone_clock(hit, now) if hit.start > 0 and told else None


_CLOCKS: Final = frozenset({"clock", "meridian"})
_ZONE: Final = "(','? ZONE (time)? | local time)?"
_ZONES: Final = "gmt | utc | est | edt | cst | cdt | pst | pdt | bst | cet | cest | jst"
RULES = (
    Rule("clock", "CLOCK", f"<t:CLOCKNUM | HOUR> ('.' <mm:YY>)? <half:MERIDIAN> {_ZONE}", clock, 3),
    Rule("clock-shared", "CLOCK", "<t:HOUR> (?= (and | or | to | DASH) HOUR <half:MERIDIAN>)", shared_clock, 1),
    Rule("clock-plain", "CLOCK", f"<t:CLOCKNUM> (hours)? {_ZONE}", plain_clock, 1),
    Rule("clock-zone", "CLOCK", f"<t:DIGITS> ({_ZONES} | hours? local time)", zone_clock, 3),
    Rule("clock-again", "AGAIN", "'(' <t:DIGITS | CLOCKNUM> (gmt | utc) ')'", zone_again, 3, alone=False),
    Rule(
        "clock-words",
        "CLOCK",
        "<t:HOUR | ONE> (<oclock:o APOS clock>)? in the <p:morning | afternoon | evening>",
        hour_words,
        2,
    ),
    Rule("oclock", "CLOCK", "<t:HOUR | ONE> <oclock:o APOS clock>", hour_words, 2),
    Rule("noon", "CLOCK", "<word:noon | midday | midnight>", clock),
)
