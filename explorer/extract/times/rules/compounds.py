"""Rules of the second level: hits of the first put together, as in “early Friday” or “9 a.m. on Dec. 3”."""

from dataclasses import replace
from typing import Final

from explorer.data.minutes import DAY, civil
from explorer.extract.times.counts import count_of
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import PARTS as DAY_PARTS
from explorer.extract.times.lexicon import SEASONS
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.rules import accounts
from explorer.extract.times.rules.ago import shifted
from explorer.extract.times.rules.clock import on_day
from explorer.extract.times.rules.explicit import month_number
from explorer.extract.times.rules.lengths import unit_of
from explorer.extract.times.rules.shared import part_of_stretch, read
from explorer.extract.times.stretches import (
    beside,
    date_of,
    day_of,
    month_of,
    part_of,
    season_of,
    week_of,
)

_MODS: Final = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "outset": "START",
    "opening": "START",
    "mid": "MID",
    "middle": "MID",
    "midst": "MID",
    "late": "END",
    "end": "END",
    "close": "END",
    "latter": "END",
    "conclusion": "END",
}


def part_of_period(hit: Hit, now: Now) -> Reading | None:
    """“early next year”, “late November”, “mid-1996”, “the end of the month”."""
    base = read(hit, now, "k")
    if base is None or base.stretch is None or base.reference is not None or base.type == "DURATION":
        return None
    word = hit.words("mod")[0]
    note = (
        f"{base.note}, the {_PART_NAMES[_MODS[word]]} of it" if base.note else f"the {_PART_NAMES[_MODS[word]]} of it"
    )
    return replace(base, mod=_MODS[word], stretch=part_of_stretch(base.stretch, word), note=note)


_PART_NAMES: Final = {"START": "first part", "MID": "middle", "END": "last part"}


def earlier_in(hit: Hit, now: Now) -> Reading | None:
    """“earlier this month”, “later Friday”: within the period, before or after the publication."""
    base = read(hit, now, "k")
    if base is None or base.stretch is None or base.type == "DURATION":
        return None
    stretch = base.stretch
    if stretch.start < now.day < stretch.end and base.anchor != "said":
        if hit.low("w") in ("earlier",):
            stretch = replace(stretch, end=min(stretch.end, now.day + DAY))
        elif hit.low("w") == "later":
            stretch = replace(stretch, start=max(stretch.start, now.day))
    notes = {"earlier": "up to then", "later": "from then on"}
    note = notes.get(hit.low("w"), "")
    return replace(base, stretch=stretch, mod=None, note=f"{base.note}, {note}" if base.note and note else base.note)


def weekday_date(hit: Hit, now: Now) -> Reading | None:
    """“Friday, June 13”: the date decides, the weekday helps to find its year."""
    return read(hit, now, "d")


def day_part(hit: Hit, now: Now) -> Reading | None:
    """“Friday morning”, “the night of June 3”, “yesterday afternoon”."""
    base = read(hit, now, "d")
    if base is None or base.stretch is None or base.stretch.grain != "day":
        return None
    part = DAY_PARTS[hit.words("p")[-1]]
    stretch = part_of(base.stretch, part)
    return replace(
        base,
        type="TIME",
        value=stretch.value,
        stretch=stretch,
        masked=f"{base.masked or base.value}T{part}",
        note=base.note,
    )


def dawn_of_day(hit: Hit, now: Now) -> Reading | None:
    """“dawn on Tuesday”; “Dawn” may be a name."""
    return None if hit.line.pieces[hit.at("p")].capital else day_part(hit, now)


def early_hours(hit: Hit, now: Now) -> Reading | None:
    """“the early hours of Sunday”: the first part of its morning."""
    base = read(hit, now, "d")
    if base is None or base.stretch is None or base.stretch.grain != "day" or hit.inner["h"].low("u") != "hours":
        return None
    stretch = part_of(base.stretch, "MO")
    masked = f"{base.masked or base.value}TMO"
    early = replace(stretch, start=base.stretch.start)
    return replace(base, type="TIME", value=stretch.value, mod="START", stretch=early, masked=masked)


def part_then_day(hit: Hit, now: Now) -> Reading | None:
    """“mid-afternoon yesterday”."""
    base, inner = read(hit, now, "d"), hit.inner["p"]
    if base is None or base.stretch is None or not inner.has("p") or inner.has("which"):
        return None
    part = DAY_PARTS[inner.low("p")]
    stretch = part_of(day_of(base.stretch.start), part)
    return replace(
        base, type="TIME", value=stretch.value, stretch=stretch, masked=f"{base.masked or base.value}T{part}"
    )


def clock_day(hit: Hit, now: Now) -> Reading | None:
    """“9 a.m. Tuesday”, “Tuesday at 9 a.m.”, “June 13, 2025, 10:30”."""
    day = read(hit, now, "d")
    if day is None or day.stretch is None or day.stretch.end - day.stretch.start > 2 * DAY:
        return None
    base = replace(day, stretch=day_of(day.stretch.start), masked=(day.masked or day.value).split("T")[0])
    return on_day(hit.inner["c"], base, day.note)


def month_of_period(hit: Hit, now: Now) -> Reading | None:
    """“June last year”, “January this year”, “March of next year”."""
    year = read(hit, now, "k")
    month = hit.inner["m"]
    if year is None or year.stretch is None or year.stretch.grain != "year" or not month.has("m"):
        return None
    stretch = month_of(year.stretch.year, month_number(month))
    return replace(year, value=stretch.value, stretch=stretch, masked=f"XXXX-{month_number(month):02d}")


def day_again(hit: Hit, now: Now) -> Reading | None:
    """“Sept. 29 and 30”, “June 5-7”: the second day of the same month."""
    base = read(hit, now, "a")
    inner = hit.inner["a"]
    if base is None or base.stretch is None or inner.rule.id not in ("month-day", "month-day-range"):
        return None
    if hit.line.word(hit.end).tag[:2] == "NN" and not hit.has("y"):
        return None
    at = civil(base.stretch.start)
    stretch = date_of(at.year, at.month, int(hit.low("d")))
    if stretch is None or stretch.start <= base.stretch.start:
        return None
    return replace(base, value=stretch.value, stretch=stretch, masked=f"XXXX-{stretch.value[5:]}")


def season_of_period(hit: Hit, now: Now) -> Reading | None:
    """“the summer of last year”."""
    year = read(hit, now, "k")
    if year is None or year.stretch is None or year.stretch.grain != "year":
        return None
    name = SEASONS[hit.inner["s"].low("s")]
    stretch = season_of(year.stretch.year, name)
    return replace(year, value=stretch.value, stretch=stretch, masked=f"XXXX-{name}")


def week_of_day(hit: Hit, now: Now) -> Reading | None:
    """“the week of March 6”."""
    day = read(hit, now, "d")
    if day is None or day.stretch is None or hit.inner["k"].low("u") != "week":
        return None
    stretch = week_of(day.stretch.start)
    return replace(day, value=stretch.value, stretch=stretch, masked="XXXX-WXX")


def length_from(hit: Hit, now: Now) -> Reading | None:
    """“two days before Christmas”, “a week after June 3”, “a year from Friday”."""
    inner, base = hit.inner["n"], read(hit, now, "d")
    if base is None or base.stretch is None or base.type in ("DURATION", "SET") or base.reference is not None:
        return None
    if hit.low("w") == "from" and base.stretch.grain != "day":
        return None  # “over three years from next fiscal year” begins there
    count = count_of(inner.words("n"))
    if count is None or inner.rule.id != "length":
        return None
    unit = unit_of(inner.low("u"))
    return shifted(base, count, unit, -1 if hit.low("w") in ("before", "prior to") else 1, inner.low("h"))


def day_beside(hit: Hit, now: Now) -> Reading | None:
    """“the day before Christmas”, “the day after the Friday before”: one day on from a day."""
    base = read(hit, now, "d")
    if base is None or base.stretch is None or base.stretch.grain != "day":
        return None
    ahead = hit.low("w") == "after"
    stretch = beside(base.stretch.start, "D", 1 if ahead else -1)
    note = f"the day {hit.low('w')} it"
    return None if stretch is None else replace(base, value=stretch.value, stretch=stretch, note=note)


_PERIODS = "PERIOD | MONTH | YEAR | QUARTER | SEASON | DECADE | CENTURY"
_DAYS = "DAY | WEEKDAYK | HOLIDAY"
RULES = (
    Rule(
        "early",
        "PERIOD",
        f"(the)? <mod:early | late | mid> (WEEKDAYK ',')? <k:{_PERIODS} | {_DAYS} | PARTDAY>",
        part_of_period,
        1,
    ),
    Rule(
        "end-of",
        "PERIOD",
        (
            "(the | its)? (very)? <mod:beginning | start | outset | end | close | middle | "
            f"conclusion> of <k:{_PERIODS} | {_DAYS}>"
        ),
        part_of_period,
        1,
    ),
    Rule(
        "early-part",
        "PERIOD",
        (
            "the <mod:early | late | latter | middle> (part | half | days | months | weeks | years) "
            f"of <k:{_PERIODS} | {_DAYS}>"
        ),
        part_of_period,
        1,
    ),
    Rule(
        "earlier-in",
        "PERIOD",
        f"<w:earlier | later | sometime | sooner> (in | on)? <k:{_PERIODS} | {_DAYS} | PARTDAY>",
        earlier_in,
        1,
    ),
    Rule("weekday-date", "DAY", "<w:WEEKDAYK> (',' | the | '.')? <d:DAY>", weekday_date, 2),
    Rule(
        "day-morning",
        "PARTDAY",
        f"(early | late)? <d:{_DAYS}> <p:(early | late)? (morning | afternoon | evening | night)>",
        day_part,
        1,
    ),
    Rule(
        "morning-of",
        "PARTDAY",
        f"(the)? <p:morning | afternoon | evening | night> of (WEEKDAYK ',')? <d:{_DAYS}>",
        day_part,
        1,
    ),
    Rule("dawn-of-day", "PARTDAY", f"<p:dawn | dusk> (on | ',')? (WEEKDAYK ',')? <d:{_DAYS}>", dawn_of_day, 1),
    Rule(
        "early-hours",
        "PARTDAY",
        f"(the)? (early | wee | small) <h:LENGTH> of (WEEKDAYK ',')? <d:{_DAYS}> morning?",
        early_hours,
        2,
    ),
    Rule("part-day", "PARTDAY", f"<p:PARTDAY> of? <d:{_DAYS}>", part_then_day, 2),
    Rule("clock-day", "CLOCK", f"<c:CLOCK> (',' | on)? (WEEKDAYK ',')? <d:{_DAYS} | PARTDAY>", clock_day, 2),
    Rule(
        "clock-apart",
        "CLOCK",
        f"<x:<c:CLOCK>> AGAIN ','? on? (?= (WEEKDAYK ',')? <d:{_DAYS} | PARTDAY>)",
        clock_day,
        3,
    ),
    Rule(
        "day-clock",
        "CLOCK",
        f"<d:{_DAYS} | PARTDAY> ','? (at | by)? (about | around | approximately)? <c:CLOCK>",
        clock_day,
        2,
    ),
    Rule("month-of-year", "MONTH", "<m:MONTH> (of | ',')? <k:PERIOD | YEAR>", month_of_period, 2),
    Rule("day-again", "DAY", "<a:DAY> (and | or | to | through | DASH) <x:<d:DAYNUM> (','? <y:YEAR>)?>", day_again, 2),
    Rule(
        "early-dash", "PERIOD", f"<mod:early | late | mid> DASH <k:{_PERIODS} | {_DAYS} | PARTDAY>", part_of_period, 1
    ),
    Rule("early-dash-the", "PERIOD", "the <mod:early | late | mid> DASH <k:DECADE | CENTURY>", part_of_period, 2),
    Rule("season-of-year", "SEASON", "<s:SEASON> of <k:PERIOD | YEAR>", season_of_period, 2),
    Rule("day-beside-day", "DAY", f"(the)? day <w:before | after> <d:{_DAYS}>", day_beside, 2),
    Rule("week-of", "PERIOD", "<k:PERIOD> (of | ending | beginning | starting) <d:DAY>", week_of_day, 2),
    Rule(
        "length-from",
        "DAY",
        f"<n:LENGTH> <w:before | after | from | prior to> <d:{_DAYS} | PERIOD | MONTH | YEAR>",
        length_from,
        2,
    ),
    *accounts.RULES,
)
