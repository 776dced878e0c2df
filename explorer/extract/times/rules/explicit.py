"""Rules for dates that stand on the calendar by their own words: days, months, years, quarters, decades."""

from typing import Final

from explorer.extract.times.counts import ordinal_of
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import MONTHS
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.rules.shared import NUMBERS, full_year, is_modal, nearest, stated, year_of_group
from explorer.extract.times.stretches import (
    Stretch,
    clock_of,
    date_of,
    month_of,
)
from explorer.extract.times.words import listed


def iso_date(hit: Hit, now: Now) -> Reading | None:
    """An ISO date, with its clock when it has one."""
    text = hit.low("d")
    year, month, day, *clock = (int(part) for part in NUMBERS.findall(text[:19]))
    stretch = date_of(year, month, day)
    if stretch is None or not clock:
        return stated(stretch)
    if clock[0] > 24 or clock[1] > 59:
        return None
    at = clock_of(stretch, clock[0], clock[1], precise=True)
    return Reading("TIME", at.value, stretch=at)


def numeric_dates(text: str, now: Now) -> list[tuple[str, Stretch]]:
    """Every order in which a numeric date can be read (MDY, DMY, YMD), with its day."""
    first, second, third = NUMBERS.findall(text)
    ways = []
    if len(first) == 4:
        ways.append(("YMD", int(first), int(second), int(third)))
    elif len(third) in (2, 4) and len(first) <= 2:
        year = full_year(third, now)
        ways.append(("MDY", year, int(first), int(second)))
        ways.append(("DMY", year, int(second), int(first)))
        if len(first) == len(third) == 2:
            ways.append(("YMD", full_year(first, now), int(second), int(third)))
    read = ((order, date_of(year, month, day)) for order, year, month, day in ways)
    return [(order, stretch) for order, stretch in read if stretch is not None]


def numeric_date(hit: Hit, now: Now) -> Reading | None:
    """A date in digits, in the order of the document; a guess keeps the other days it could be."""
    ways = numeric_dates(hit.low("d"), now)
    if not ways:
        return None
    usual = now.order or ("DMY" if "." in hit.low("d") else "MDY")
    ways.sort(key=lambda way: way[0] != usual)
    best = ways[0][1]
    others = tuple(stretch for _, stretch in ways[1:] if stretch != best)
    return stated(best, also=() if now.order == ways[0][0] else others)


def month_number(hit: Hit) -> int:
    """The month that the group `m` names."""
    return MONTHS[hit.words("m")[0]]


def near_day(hit: Hit, now: Now, month: int, day: int) -> Stretch | None:
    """A day and month without a year: the nearest such day that fits the tense."""
    years = (now.year - 1, now.year, now.year + 1)
    days = [stretch for year in years if (stretch := date_of(year, month, day)) is not None]
    if not days:
        return None
    return nearest(hit, now, days)


def names_month(hit: Hit) -> bool:
    """Whether the group `m` is written as a name and no verb (“may 13 times”, “Room 12 May not …”)."""
    at = hit.at("m")
    if not hit.line.pieces[at].capital:
        return False
    return not (hit.line.low(at) in ("may", "march") and is_modal(hit, at) and hit.end == at + 1)


def month_day(hit: Hit, now: Now) -> Reading | None:
    """“June 13, 2025”, “13 June”, “the 13th of June”."""
    if not names_month(hit):
        return None
    ordinal = hit.words("o")
    if ordinal:
        day = (30 if ordinal[0] == "thirty" else 20 if ordinal[0] == "twenty" else 0) + (ordinal_of(ordinal[-1]) or 0)
    else:
        day = int(hit.low("d"))
    month, year = month_number(hit), year_of_group(hit, now)
    if year is not None:
        return stated(date_of(year, month, day))
    stretch = near_day(hit, now, month, day)
    if stretch is None:
        return None
    attacks = date_of(2001, 9, 11)
    if attacks is not None and (month, day) == (9, 11) and now.day > attacks.start and _is_terror(hit):
        return stated(attacks)
    return Reading(
        "DATE",
        stretch.value,
        stretch=stretch,
        anchor="published",
        needs=True,
        masked=f"XXXX-{month:02d}-{day:02d}",
        note="the nearest such day that fits the tense",
    )


_TERROR: Final = listed("attack attacks terrorist terror terrorists hijackers hijackings hijacking")


def _is_terror(hit: Hit) -> bool:
    """Whether September 11 is the day of 2001 (“the Sept. 11 attacks”, “the attacks of September 11”)."""
    line = hit.line
    return line.low(hit.end) in _TERROR or (line.low(hit.start - 1) == "of" and line.low(hit.start - 2) in _TERROR)


def month_year(hit: Hit, now: Now) -> Reading | None:
    """“June 2025”."""
    year = year_of_group(hit, now)
    return None if year is None or not names_month(hit) else stated(month_of(year, month_number(hit)))


def bare_month(hit: Hit, now: Now) -> Reading | None:
    """A month without a year: the last one, or the next when the tense looks ahead."""
    name = hit.words("m")[0]
    if not hit.line.pieces[hit.at("m")].capital or (name in MONTH_VERBS and is_modal(hit, hit.at("m"))):
        return None
    if _names_somebody(hit, name) or (name in _OFTEN_OTHER and not _month_stands(hit)):
        return None
    month = month_number(hit)
    stretch = nearest(hit, now, [month_of(year, month) for year in (now.year - 1, now.year, now.year + 1)])
    return Reading(
        "DATE",
        stretch.value,
        stretch=stretch,
        anchor="published",
        needs=True,
        masked=f"XXXX-{month:02d}",
        note="the nearest one that fits the tense",
    )


MONTH_VERBS = frozenset({"may", "march", "mar", "sep", "jun", "jan"})
_OFTEN_OTHER = frozenset({"march", "may", "april", "june", "august", "jan", "mar", "jun", "feb", "dec", "oct", "nov"})


def _names_somebody(hit: Hit, name: str) -> bool:
    """Whether “Jan” is somebody's first name (“Jan Kavan”) and “March” a march (“the March for Life”)."""
    pieces, after = hit.line.pieces, hit.end
    if name == "march":
        return hit.line.low(after) in ("of", "for", "on", "against") and hit.line.low(hit.start - 1) not in (
            "in",
            "since",
        )
    short = len(name) == 3 and name != "may" and hit.low("m") == name
    return short and after < len(pieces) and pieces[after].capital


def _month_stands(hit: Hit) -> bool:
    """Whether a month's name that is also a person's or a verb stands where a month stands."""
    before = hit.line.low(hit.start - 1)
    if before in ("in", "of", "by", "since", "until", "till", "last", "next", "this", "from", "to", "through", "and"):
        return True
    if before in ("during", "before", "after", "late", "early", "mid", "-", "between", "for", "each", "every", "late"):
        return True
    word = hit.line.word(hit.start)
    return word.ent == "DATE"


def nine_eleven(hit: Hit, now: Now) -> Reading | None:
    """“9/11”, the one day that goes by its numbers."""
    if (hit.low("n"), hit.low("e")) != ("9", "11") or hit.line.pieces[hit.start].end + 3 != hit.line.pieces[
        hit.end - 1
    ].end:
        return None
    return stated(date_of(2001, 9, 11))


RULES = (
    Rule("iso", "DAY", "<d:ISO>", iso_date, 9),
    Rule("numeric", "DAY", "<d:NUMERIC>", numeric_date, 9),
    Rule(
        "month-day",
        "DAY",
        "<m:@MONTHW> (<d:DAYNUM> | <o:@ORDDAY>) (','? <y:YEARNUM> | ',' <y2:SHORTYEAR>)?",
        month_day,
        3,
    ),
    Rule(
        "month-range",
        "MONTH",
        "<m:@MONTHW> (?= (to | and | or | through | until | DASH) @MONTHW ','? <y:YEARNUM>)",
        month_year,
        3,
    ),
    Rule(
        "month-day-to",
        "DAY",
        ("<m:@MONTHW> <d:DAYNUM> (?= (to | and | or | through | until | DASH) @MONTHW DAYNUM ','? <y:YEARNUM>)"),
        month_day,
        4,
    ),
    Rule("nine-eleven", "DAY", "<n:NUM> '/' <e:NUM>", nine_eleven, 1),
    Rule(
        "month-day-range",
        "DAY",
        "<m:@MONTHW> <d:DAYNUM> (?= (DASH | and | to | through) DAYNUM ','? <y:YEARNUM>)",
        month_day,
        4,
    ),
    Rule(
        "day-month", "DAY", "the? (<d:DAYNUM> | <o:@ORDDAY>) (day)? of? <m:@MONTHW> (','? <y:YEARNUM>)?", month_day, 2
    ),
    Rule(
        "day-shared",
        "DAY",
        "<d:DAYNUM> (?= (and | or | to | DASH) DAYNUM of? <m:@MONTHW> (','? <y:YEARNUM>)?)",
        month_day,
        1,
    ),
    Rule("month-year", "MONTH", "<m:@MONTHW> (of | ',')? <y:YEARNUM>", month_year, 2),
    Rule("month", "MONTH", "<m:@MONTHW>", bare_month),
)
