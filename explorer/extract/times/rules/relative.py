"""Rules for dates that count from the publication or from what was said before: yesterday, last year, that day."""

from dataclasses import replace
from typing import Final

from explorer.data.minutes import DAY, WEEK, add_months, civil, weekday
from explorer.extract.times.counts import Count
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import CLASSES, MONTHS, SEASONS, UNITS, WEEKDAYS
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.rules.lengths import length_of
from explorer.extract.times.rules.shared import part_of_stretch
from explorer.extract.times.stretches import (
    Stretch,
    around,
    beside,
    date_of,
    day_of,
    middle_of,
    month_of,
    part_of,
    quarter_of,
    season_at,
    season_of,
    written,
    year_before,
)
from explorer.extract.times.tense import looks_ahead, plainly_future, tense_at

_MASKS: Final = {
    "minute": "XXXX-XX-XXTXX:XX",
    "hour": "XXXX-XX-XXTXX",
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
LAST: Final = frozenset({"last", "past", "previous", "preceding", "prior"})
NEXT: Final = frozenset({"next", "coming", "upcoming", "following", "subsequent"})


def counted(stretch: Stretch | None, note: str, *, masked: str = "", mod: str | None = None) -> Reading | None:
    """A date counted from the day of publication."""
    if stretch is None:
        return None
    kind = "TIME" if "T" in stretch.value else "DATE"
    return Reading(
        kind,  # type: ignore[arg-type]  # one of the two literals above
        stretch.value,
        mod,
        stretch=stretch,
        anchor="published",
        needs=True,
        masked=masked or _MASKS[stretch.grain],
        note=note,
    )


_NAMED_DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}


def named_day(hit: Hit, now: Now) -> Reading | None:
    """“today”, “yesterday”, “tomorrow”, “tonight”, “the day after tomorrow”."""
    word = hit.low("d")
    shift = _NAMED_DAYS[word] + (1 if hit.has("after") else -1 if hit.has("before") else 0)
    day = day_of(now.day + shift * DAY)
    notes = {-2: "two days before", -1: "the day before", 0: "that day", 1: "the day after", 2: "two days after"}
    if word == "tonight":
        return counted(part_of(day, "NI"), "the night of that day", masked="XXXX-XX-XXTNI")
    return counted(day, notes[shift])


def week_day(hit: Hit, now: Now) -> Reading | None:
    """A weekday: the last one, or the next when the tense looks ahead; the day of publication itself counts."""
    name = hit.words("w")[0]
    piece = hit.line.pieces[hit.at("w")]
    if not piece.capital or name.endswith("days") or (len(name) <= 5 and not _abbreviated(hit)):
        return None
    number = WEEKDAYS[name]
    back = (weekday(now.day) - number) % 7
    masked = f"XXXX-WXX-{number + 1}"
    which = hit.low("which")
    if which in ("next", "coming", "this coming", "upcoming"):
        ahead = (number - weekday(now.day)) % 7 or 7
        return counted(day_of(now.day + ahead * DAY), "the next such weekday", masked=masked)
    if which in ("last", "this past", "past", "the past", "the previous", "previous"):
        return counted(day_of(now.day - (back or 7) * DAY), "the last such weekday before", masked=masked)
    if _ahead(hit):
        return counted(
            day_of(now.day + (number - weekday(now.day)) % 7 * DAY),
            "the next one, as the tense looks ahead",
            masked=masked,
        )
    return counted(day_of(now.day - back * DAY), "the last such weekday", masked=masked)


def _ahead(hit: Hit) -> bool:
    """Whether a bare weekday is the next one; “Friday's ruling” has been, unless the verb is plainly future."""
    if hit.line.low(hit.end) in ("'", "’") and hit.line.low(hit.end + 1) == "s":
        return tense_at(hit.line, hit.start) == "future" and plainly_future(hit.line, hit.start)
    return looks_ahead(hit.line, hit.start)


def _abbreviated(hit: Hit) -> bool:
    """Whether “Sun”, “Sat”, “Mon” and the like are the weekday here."""
    return hit.has("dot") or hit.line.low(hit.end) in MONTHS or hit.line.low(hit.end).isdigit()


def named_period(hit: Hit, now: Now) -> Reading | None:
    """“last year”, “this month”, “next week”, “the previous quarter”."""
    which, unit = hit.words("which")[-1], UNITS[hit.low("u")]
    if unit in ("S", "TM", "TH", "L") or (_titled(hit) and hit.start > 0):
        return None
    shift = -1 if which in LAST else 1 if which in NEXT else 0
    said = which in ("previous", "preceding", "prior", "following", "subsequent") or (
        which in ("next",) and hit.has("the")
    )
    if which == "past" and hit.has("the"):
        return None
    if unit == "NI":
        return counted(part_of(day_of(now.day + shift * DAY), "NI"), "the night", masked="XXXX-XX-XXTNI")
    if said and now.said is not None and now.said.stretch is not None:
        return from_said(now.said, unit, shift)
    notes = {-1: f"the {hit.low('u')} before", 0: f"that {hit.low('u')}", 1: f"the {hit.low('u')} after"}
    if unit == "D" and shift == 0 and which == "current":
        return None
    return counted(beside(now.day, unit, shift), notes[shift])


def _titled(hit: Hit) -> bool:
    """Whether the words are written as a title (“This Week”) and not as a headline's start or in capitals."""
    pieces = hit.line.pieces
    return all(pieces[at].capital for at in range(hit.start, hit.end)) and hit.line.low(hit.start - 1) in (
        '"',
        "“",
        "``",
    )


def from_said(said: Reading, unit: str, shift: int) -> Reading | None:
    """A unit some steps from the date that was said last."""
    if said.stretch is None:
        return None
    stretch = beside(middle_of(said.stretch), unit, shift)
    if stretch is None:
        return None
    return Reading(
        "DATE",
        stretch.value,
        stretch=stretch,
        anchor="said",
        needs=said.needs,
        masked=_MASKS[stretch.grain],
        note={-1: "the one before it", 0: "the one that holds it", 1: "the one after it"}.get(shift, "counted on"),
        approximate=said.approximate,
    )


def said_period(hit: Hit, now: Now) -> Reading | None:
    """“that year”, “the same day”, “the next day”, “the day before”: from the date said last."""
    unit = UNITS[hit.low("u")]
    which = hit.low("which")
    if hit.rule.id == "day-before" and not _closes(hit):
        return None
    shift = -1 if "before" in which or "previous" in which else 1 if which in ("next", "following", "after") else 0
    said = now.day_said if unit in ("D", "NI") else now.said
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


def named_month(hit: Hit, now: Now) -> Reading | None:
    """“last April”, “next June”, “this September”."""
    if not hit.line.pieces[hit.at("m")].capital:
        return None
    month, which = MONTHS[hit.words("m")[0]], hit.words("which")[-1]
    choices = [month_of(now.year + shift, month) for shift in (-1, 0, 1)]
    if which in LAST:
        stretch = next(choice for choice in reversed(choices) if choice.end <= now.day)
    elif which in NEXT:
        stretch = next((choice for choice in choices if choice.start > now.day), month_of(now.year + 1, month))
    else:
        stretch = choices[1]
    return counted(stretch, "the nearest one that way", masked=f"XXXX-{month:02d}")


def named_season(hit: Hit, now: Now) -> Reading | None:
    """“last fall”, “this summer”, “next spring”."""
    season, which = SEASONS[hit.low("s")], hit.words("which")[-1]
    if hit.low("s").endswith("s"):
        return None
    year, here = season_at(now.day)
    order = ("SP", "SU", "FA", "WI")
    index = year * 4 + order.index(here)
    wanted = order.index(season)
    shift = (wanted - index) % 4
    if which in LAST:
        index = index + shift - 4
    elif which in NEXT:
        index = index + (shift or 4)
    else:
        index = now.year * 4 + wanted
    return counted(season_of(index // 4, season), "the nearest one that way", masked=f"XXXX-{season}")


def day_part(hit: Hit, now: Now) -> Reading | None:
    """“this morning”, “last evening”."""
    parts = {"morning": "MO", "afternoon": "AF", "evening": "EV"}
    shift = -1 if hit.low("which") == "last" else 1 if hit.low("which") == "next" else 0
    part = parts[hit.low("p")]
    if hit.low("which") in ("that", "the next", "the following", "the same") and now.day_said and now.day_said.stretch:
        base = now.day_said
        assert base.stretch is not None
        day = day_of(
            base.stretch.start
            + (
                DAY
                if (hit.low("which")[-1] == "t" and "next" in hit.low("which")) or "following" in hit.low("which")
                else 0
            )
        )
        stretch = part_of(day, part)
        return Reading(
            "TIME",
            stretch.value,
            stretch=stretch,
            anchor="said",
            needs=base.needs,
            masked=f"XXXX-XX-XXT{part}",
            note="that part of the day",
        )
    return counted(part_of(day_of(now.day + shift * DAY), part), "that part of the day", masked=f"XXXX-XX-XXT{part}")


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


def plain_period(hit: Hit, now: Now) -> Reading | None:
    """“the quarter”, “the latest period”, “the year”, “the week”, “the weekend”: the one spoken of."""
    unit = UNITS.get(hit.low("u"), "Q")
    if hit.line.pieces[hit.end - 1].end == _start_of(hit, hit.end) and hit.line.low(hit.end) in CLASSES["DASH"]:
        return None
    if unit == "Q":
        base = now.quarter_said
        if "current" in hit.line.low(hit.start + 1):
            return counted(around(now.today, "Q"), "that quarter")
        if base is not None:
            return replace(base, anchor="said", note="the quarter spoken of")
        return counted(last_done_quarter(now), "the last quarter that had ended")
    if unit == "Y" and hit.line.low(hit.end) in ("ended", "ending", "to", "through"):
        return length_of(Count(1, 1), "Y")
    if (
        unit in ("D", "M")
        and hit.rule.id == "the-period"
        and hit.line.word(hit.end).pos in ("ADP", "NOUN", "SCONJ", "PRON")
    ):
        return None
    if unit == "WE":
        ahead = tense_at(hit.line, hit.start) == "future"
        stretch = beside(now.day, "WE", 0 if ahead or weekday(now.day) >= 5 else -1)
        return counted(stretch, "the next weekend" if ahead else "the last weekend", masked="XXXX-WXX-WE")
    return counted(around(now.today, unit), f"that {hit.low('u')}")


def latest_year(hit: Hit, now: Now) -> Reading | None:
    """“the latest fiscal year”: the last that had ended."""
    return counted(beside(now.day, "Y", -1), "the last that had ended")


def year_end(hit: Hit, now: Now) -> Reading | None:
    """“year-end”, “the year's end”: the end of the year of publication."""
    year = around(now.today, "Y")
    if year is None:
        return None
    reading = counted(part_of_stretch(year, "end"), "the end of that year", mod="END")
    return None if reading is None else reading


def named_month_day(hit: Hit, now: Now) -> Reading | None:
    """“last Oct. 23”, “this June 3”."""
    month, which = MONTHS[hit.words("m")[0]], hit.low("which")
    if not hit.line.pieces[hit.at("m")].capital:
        return None
    choices = [date_of(now.year + shift, month, int(hit.low("d"))) for shift in (-1, 0, 1)]
    days = [day for day in choices if day is not None]
    if which == "last":
        days = [day for day in days if day.start < now.day][-1:]
    elif which == "next":
        days = [day for day in days if day.start > now.day][:1]
    else:
        days = [day for day in days if day.year == now.year]
    return counted(days[0], "the nearest one that way") if days else None


def this_weekend(hit: Hit, now: Now) -> Reading | None:
    """“last weekend”, “this weekend”, “next weekend”."""
    which = hit.words("which")[-1]
    shift = -1 if which in LAST else 1 if which in NEXT else 0
    return counted(beside(now.day, "WE", shift), "the weekend of that week", masked="XXXX-WXX-WE")


def ordinal_weeks(hit: Hit, now: Now) -> Reading | None:
    """“a week from Friday” is left to compounds; “Friday week” is British for the Friday after next."""
    number = WEEKDAYS[hit.words("w")[0]]
    ahead = (number - weekday(now.day)) % 7
    return counted(day_of(now.day + ahead * DAY + WEEK), "a week after the next such weekday")


_WHICH = (
    "last | past | previous | preceding | prior | next | coming | upcoming | following | subsequent | this | current"
)
RULES = (
    Rule("named-day", "DAY", "<d:today | yesterday | tomorrow>", named_day),
    Rule("tonight", "PARTDAY", "<d:tonight>", named_day),
    Rule("day-beside", "DAY", "the? day (<after:after> | <before:before>) <d:tomorrow | yesterday>", named_day, 2),
    Rule(
        "weekday",
        "WEEKDAYK",
        (
            "(<which:this past | this coming | the past | the previous | last | next | past | coming "
            "| previous | upcoming | this>)? <w:WDABBR (<dot:'.'>) | WDAY>"
        ),
        week_day,
    ),
    Rule(
        "named-period",
        "PERIOD",
        (
            f"(<the:the>)? (just ended)? <which:{_WHICH} | this coming | this past | this current> "
            "(fiscal | calendar | financial | school | academic | business)? <u:UNIT> (or so)?"
        ),
        named_period,
    ),
    Rule("named-weekend", "DAY", f"(the)? <which:{_WHICH} | this coming | this past> <u:weekend>", this_weekend, 1),
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
        "named-month",
        "MONTH",
        "<which:last | next | this | this past | this coming | past | coming> <m:@MONTHW>",
        named_month,
    ),
    Rule(
        "named-season",
        "SEASON",
        "(the)? <which:last | next | this past | this coming | this | past | coming> <s:SEASONW>",
        named_season,
    ),
    Rule(
        "day-part",
        "PARTDAY",
        ("<which:this | last | that | the next | the following | the same> <p:morning | afternoon | evening>"),
        day_part,
        1,
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
    Rule("year-end", "PERIOD", "(the)? year (APOS s | DASH)? end", year_end, 4),
    Rule("named-month-day", "DAY", "<which:last | this | next> <m:@MONTHW> <d:DAYNUM>", named_month_day, 4),
    Rule("early-part-day", "PARTDAY", "(early | mid | late) DASH? <p:morning | afternoon | evening>", day_part, 1),
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
