"""Rules for times that were spoken of before: that year, the day before, the quarter, the year-ago period, then."""

from dataclasses import replace

from explorer.data.minutes import add_months, civil, weekday
from explorer.extract.times.counts import Count
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import CLASSES, UNITS
from explorer.extract.times.outlook import outlook
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.rules.lengths import length_of
from explorer.extract.times.rules.shared import counted, from_said
from explorer.extract.times.stretches import (
    Stretch,
    around,
    beside,
    day_of,
    part_of,
    quarter_of,
    written,
    year_before,
)
from explorer.extract.times.tense import tense_at


def said_period(hit: Hit, now: Now) -> Reading | None:
    """“that year”, “the same day”, “the next day”, “the day before”: from the date said last."""
    unit = UNITS[hit.low("u")]
    which = hit.low("which")
    if hit.rule.id == "day-before" and not _closes(hit):
        return None
    shift = -1 if "before" in which or "previous" in which else 1 if which in ("next", "following", "after") else 0
    said = now.said_for(unit)
    if unit in ("TH", "TM", "S", "L"):
        return None
    if unit == "Q" and now.quarter_said is not None:
        return replace(now.quarter_said, anchor="said", note="the quarter spoken of")
    if said is None:
        said = Reading("DATE", now.today.value, stretch=now.today, anchor="published", needs=True)
    reading = from_said(said, unit, shift)
    return reading if reading is None or unit != "NI" or reading.stretch is None else _night(reading)


def then(hit: Hit, now: Now) -> Reading | None:
    """“until then”, “since then”: what was said last."""
    said = now.said
    if said is None or said.stretch is None:
        return Reading("DATE", "PAST_REF")
    return replace(said, mod=None, anchor="said", note="the date itself")


def _closes(hit: Hit) -> bool:
    """Whether nothing follows that “before” or “after” could govern."""
    following = hit.line.word(hit.end)
    return following.pos in ("", "PUNCT", "CCONJ", "ADP", "VERB", "AUX", "SPACE") and following.tag != "VBG"


def _night(reading: Reading) -> Reading:
    if reading.stretch is None:
        return reading
    stretch = part_of(day_of(reading.stretch.start), "NI")
    return replace(reading, type="TIME", value=stretch.value, stretch=stretch, masked="XXXX-XX-XXTNI")


def year_before_quarter(hit: Hit, now: Now) -> Reading | None:
    """“the year-ago quarter”, “the year-earlier period”: a year before the quarter that is spoken of."""
    base = now.quarter_said or counted(last_done_quarter(now), "")
    if base is None or base.stretch is None:
        return None
    stretch = year_before(base.stretch)
    return Reading(
        "DATE",
        stretch.value,
        stretch=stretch,
        anchor="said",
        needs=base.needs,
        masked="XXXX-QX",
        note="the same quarter of the year before",
    )


def last_done_quarter(now: Now) -> Stretch:
    """The last quarter that had ended at publication; which one of the fiscal year it is, nobody said."""
    at = civil(add_months(now.day, -3))
    stretch = quarter_of(at.year, (at.month + 2) // 3)
    return written(stretch, f"{at.year:04d}-QX")


def _start_of(hit: Hit, piece: int) -> int:
    """Where a piece of the line starts; -1 beyond its end."""
    return hit.line.pieces[piece].start if piece < len(hit.line.pieces) else -1


def _period_stands(hit: Hit, unit: str) -> bool:
    """Whether “the day” or “the month” is a period spoken of, and no part of “the day-long …” or “the day that …”."""
    pieces = hit.line.pieces
    if pieces[hit.end - 1].end == _start_of(hit, hit.end) and hit.line.low(hit.end) in CLASSES["DASH"]:
        return False
    if pieces[hit.end - 1].capital and not pieces[hit.start].capital:
        return False  # “Car of the Year”
    if unit == "D" and hit.line.low(hit.start - 1) not in ("for", "during", "of", "in", "on"):
        return False
    following = hit.line.word(hit.end).pos
    return not (unit in ("D", "M") and hit.rule.id == "the-period" and following in ("ADP", "NOUN", "SCONJ", "PRON"))


def plain_period(hit: Hit, now: Now) -> Reading | None:
    """“the quarter”, “the latest period”, “the year”, “the week”, “the weekend”: the one spoken of."""
    unit = UNITS.get(hit.low("u"), "Q")
    if not _period_stands(hit, unit):
        return None
    if unit == "Q":
        return _plain_quarter(hit, now)
    if unit == "Y" and hit.line.low(hit.end) in ("ended", "ending", "to", "through"):
        return length_of(Count(1, 1), "Y")
    if unit == "Y" and civil(now.day).month <= 3 and _accounted(hit):
        return counted(beside(now.day, "Y", -1), "the last that had ended")
    return _plain_weekend(hit, now) if unit == "WE" else counted(around(now.today, unit), f"that {hit.low('u')}")


def _accounted(hit: Hit) -> bool:
    """Whether a year's account is told in the first months of the next (“for the full year it earned …”)."""
    led = hit.line.low(hit.start - 1) == "for" or hit.line.low(hit.start + 1) in ("full", "whole", "entire")
    return led and outlook(hit.line, hit.start) == "back"


def _plain_quarter(hit: Hit, now: Now) -> Reading | None:
    if "current" in hit.line.low(hit.start + 1):
        return counted(around(now.today, "Q"), "that quarter")
    if now.quarter_said is not None:
        return replace(now.quarter_said, anchor="said", note="the quarter spoken of")
    return counted(last_done_quarter(now), "the last quarter that had ended")


def _plain_weekend(hit: Hit, now: Now) -> Reading | None:
    ahead = tense_at(hit.line, hit.start) == "future"
    stretch = beside(now.day, "WE", 0 if ahead or weekday(now.day) >= 5 else -1)
    return counted(stretch, "the next weekend" if ahead else "the last weekend", masked="XXXX-WXX-WE")


def latest_year(hit: Hit, now: Now) -> Reading | None:
    """“the latest fiscal year”: the last that had ended."""
    return counted(beside(now.day, "Y", -1), "the last that had ended")


RULES = (
    Rule("said-period", "PERIOD", "<which:that | that same | the same | that very> <u:UNIT>", said_period),
    Rule("day-after", "DAY", "the <which:next | following | previous> <u:day | night>", said_period, 2),
    Rule(
        "day-before",
        "DAY",
        "(the | a) <u:day | night | week | month | year> <which:before | after | earlier>",
        said_period,
        0,
    ),
    Rule(
        "year-ago-quarter",
        "QUARTER",
        ("(the | a)? (comparable | corresponding | same)? year DASH (earlier | ago) (quarter | period)"),
        year_before_quarter,
        2,
    ),
    Rule("year-ago", "QUARTER", "(the | a)? <x:year DASH (earlier | ago)>", year_before_quarter, 2),
    Rule("then", "PERIOD", "(until | till | since | by | before | from) <x:then>", then, 4),
    Rule("the-quarter", "QUARTER", "the (current)? <u:quarter>", plain_period),
    Rule("latest-year", "PERIOD", "the (latest | most? recent) fiscal? <u:year>", latest_year, 1),
    Rule("latest-period", "QUARTER", "the (latest | most? recent) (quarter | period)", plain_period, 1),
    Rule(
        "the-period",
        "PERIOD",
        "the (full | whole | entire)? (fiscal)? <u:year | week | weekend | month | day>",
        plain_period,
    ),
    Rule(
        "current-period",
        "PERIOD",
        "the current (fiscal)? <u:year | week | month | quarter | decade | century>",
        plain_period,
        1,
    ),
)
