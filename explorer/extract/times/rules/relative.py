"""Rules for dates that count from the publication or from what was said before: yesterday, last year, that day."""

from typing import Final

from explorer.data.minutes import DAY, weekday
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import CLASSES, MONTHS, SEASONS, UNITS, WEEKDAYS
from explorer.extract.times.outlook import awaited, has_been, looks_ahead, plainly_future
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.rules.shared import counted, from_said, part_of_stretch
from explorer.extract.times.stretches import (
    around,
    beside,
    date_of,
    day_of,
    month_of,
    part_of,
    season_at,
    season_of,
)
from explorer.extract.times.tense import tense_at
from explorer.extract.times.words import listed

LAST: Final = frozenset({"last", "past", "previous", "preceding", "prior"})


NEXT: Final = frozenset({"next", "coming", "upcoming", "following", "subsequent"})


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
    if not piece.capital or name.endswith("days") or (len(name) <= 5 and not _abbreviated(hit)) or _names_other(hit):
        return None
    number = WEEKDAYS[name]
    back = (weekday(now.day) - number) % 7
    masked = f"XXXX-WXX-{number + 1}"
    which = hit.low("which")
    if which in ("next", "coming", "this coming", "upcoming"):
        ahead = (number - weekday(now.day)) % 7 or 7
        return counted(day_of(now.day + ahead * DAY), "the next such weekday", masked=masked)
    if which in ("last", "this past", "past", "the past", "the previous", "previous"):
        said = now.day_said if which == "the previous" else None
        day = said.stretch.start // DAY * DAY if said is not None and said.stretch is not None else now.day
        back = (weekday(day) - number) % 7 or 7
        return counted(day_of(day - back * DAY), "the last such weekday before", masked=masked)
    later = _last_of_range(hit, now, number)
    if later is not None:
        return later
    if _ahead(hit):
        return counted(
            day_of(now.day + (number - weekday(now.day)) % 7 * DAY),
            "the next one, as the tense looks ahead",
            masked=masked,
        )
    return counted(day_of(now.day - back * DAY), "the last such weekday", masked=masked)


def _last_of_range(hit: Hit, now: Now, number: int) -> Reading | None:
    """The weekday that ends a range begun by a day of the same sentence (“from Monday until Friday”)."""
    said = now.day_said
    if hit.line.low(hit.start - 1) not in ("to", "until", "till", "through") or now.day_sentence != now.sentence:
        return None
    if said is None or said.stretch is None or not said.masked.startswith("XXXX-WXX"):
        return None
    start = said.stretch.start // DAY * DAY
    ahead = (number - weekday(start)) % 7
    return counted(day_of(start + (ahead or 7) * DAY), "the first such weekday after the day said before it")


def _ahead(hit: Hit) -> bool:
    """Whether a bare weekday is the next one; “Friday's ruling” has been, unless the verb is plainly future.

    What has a day set for it goes by any outlook (“hopes to win Friday's election”).
    """
    line = hit.line
    if has_been(line, hit.start):
        return False
    if line.low(hit.end) in ("'", "’") and line.low(hit.end + 1) == "s" and line.low(hit.end + 2) not in _SET_FOR_A_DAY:
        plain = tense_at(hit.line, hit.start) == "future" and plainly_future(hit.line, hit.start)
        return plain or awaited(hit.line, hit.start)
    return looks_ahead(hit.line, hit.start)


_SET_FOR_A_DAY: Final = listed(
    "election elections vote ballot runoff poll polls referendum meeting summit debate hearing game match race final "
    "report figures data auction session talks inauguration ceremony funeral launch"
)
_TITLES: Final = listed("times telegraph mail mirror express herald tribune post independent star")
_EPITHETS: Final = listed("black bloody super cyber sheffield")


def _names_other(hit: Hit) -> bool:
    """Whether the weekday is a part of a name (“the Sunday Times”, “The Mail on Sunday”, “Black Monday”)."""
    line, first = hit.line, hit.start
    after = line.low(hit.end) in _TITLES and line.pieces[hit.end].capital
    mail = (line.low(first - 2), line.low(first - 1)) == ("mail", "on") and line.pieces[first - 2].capital
    return after or mail or (line.low(first - 1) in _EPITHETS and line.pieces[first - 1].capital)


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
    base = now.said_for(unit) if said else None
    if base is not None and base.stretch is not None:
        return from_said(base, unit, shift)
    notes = {-1: f"the {hit.low('u')} before", 0: f"that {hit.low('u')}", 1: f"the {hit.low('u')} after"}
    if unit == "D" and shift == 0 and which == "current":
        return None
    return counted(beside(now.day, unit, shift), notes[shift])


def period_beyond(hit: Hit, now: Now) -> Reading | None:
    """“the week before last”, “the year after next”: two on from that of publication."""
    shift = 2 if hit.has("after") else -2
    note = f"two {hit.low('u')}s {'after' if shift > 0 else 'before'}"
    return counted(beside(now.day, UNITS[hit.low("u")], shift), note)


def _titled(hit: Hit) -> bool:
    """Whether the words are written as a title (“This Week”) and not as a headline's start or in capitals."""
    pieces = hit.line.pieces
    return all(pieces[at].capital for at in range(hit.start, hit.end)) and hit.line.low(hit.start - 1) in (
        '"',
        "“",
        "``",
    )


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


_SAID_DAYS: Final = {"that": 0, "the same": 0, "the": 0, "the next": 1, "the following": 1}


def day_part(hit: Hit, now: Now) -> Reading | None:
    """“this morning”, “last evening”."""
    parts = {"morning": "MO", "afternoon": "AF", "evening": "EV"}
    shift = -1 if hit.low("which") == "last" else 1 if hit.low("which") == "next" else 0
    part = parts[hit.low("p")]
    which, base = hit.low("which"), now.day_said
    if which in _SAID_DAYS and base is not None and base.stretch is not None:
        day = day_of(base.stretch.start + _SAID_DAYS[which] * DAY)
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


def said_day_part(hit: Hit, now: Now) -> Reading | None:
    """“in the morning”: of the day told just before, else of publication; “in the evening news” is none."""
    if hit.line.word(hit.end).tag[:2] == "NN" and hit.line.low(hit.end) not in CLASSES["WDAY"]:
        return None
    near = now.sentence - now.day_sentence <= 1
    return day_part(hit, now if near else Now(now.day))


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
    Rule(
        "period-beyond",
        "PERIOD",
        "the <u:week | weekend | month | year> (<after:after next> | before last)",
        period_beyond,
        3,
    ),
    Rule("named-weekend", "DAY", f"(the)? <which:{_WHICH} | this coming | this past> <u:weekend>", this_weekend, 1),
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
    Rule("part-of-said-day", "PARTDAY", "in <x:<which:the> <p:morning | afternoon | evening>>", said_day_part),
    Rule("year-end", "PERIOD", "(the)? year (APOS s | DASH)? end", year_end, 4),
    Rule("named-month-day", "DAY", "<which:last | this | next> <m:@MONTHW> <d:DAYNUM>", named_month_day, 4),
    Rule(
        "early-part-day",
        "PARTDAY",
        "the? (early | mid | late) DASH? <p:morning | afternoon | evening> hours?",
        day_part,
        1,
    ),
)
