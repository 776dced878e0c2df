"""Rules for dates that stand on the calendar by their own words: days, months, years, quarters, decades."""

import re

from explorer.data.minutes import DAY, civil
from explorer.extract.times.counts import count_of, ordinal_of
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import DECADES, MONTHS, ONES, SEASONS, TENS
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.rules.shared import is_modal, part_of_stretch
from explorer.extract.times.stretches import (
    Stretch,
    century_of,
    clock_of,
    date_of,
    decade_of,
    half_of,
    month_of,
    named_season_of,
    quarter_of,
    season_of,
    year_of,
)
from explorer.extract.times.tense import Outlook, outlook
from explorer.extract.times.words import listed

_NUMBERS = re.compile(r"[0-9]+")


def stated(stretch: Stretch | None, **more: object) -> Reading | None:
    """A date that the words state whole."""
    return None if stretch is None else Reading("DATE", stretch.value, stretch=stretch, **more)  # type: ignore[arg-type]  # keywords of Reading


def full_year(digits: str, now: Now) -> int:
    """A year from two or four digits; two digits lie at most 20 years ahead of publication."""
    year = int(digits)
    if len(digits) == 4:
        return year
    century = now.year // 100 * 100
    return century + year if century + year <= now.year + 20 else century - 100 + year


def iso_date(hit: Hit, now: Now) -> Reading | None:
    """An ISO date, with its clock when it has one."""
    text = hit.low("d")
    year, month, day, *clock = (int(part) for part in _NUMBERS.findall(text[:19]))
    stretch = date_of(year, month, day)
    if stretch is None or not clock:
        return stated(stretch)
    if clock[0] > 24 or clock[1] > 59:
        return None
    at = clock_of(stretch, clock[0], clock[1], precise=True)
    return Reading("TIME", at.value, stretch=at)


def numeric_dates(text: str, now: Now) -> list[tuple[str, Stretch]]:
    """Every order in which a numeric date can be read (MDY, DMY, YMD), with its day."""
    first, second, third = _NUMBERS.findall(text)
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


def _year_of_group(hit: Hit, now: Now) -> int | None:
    words = hit.low("y").lstrip("'’‘")
    return full_year(words, now) if words.isascii() and words.isdigit() else None


def month_number(hit: Hit) -> int:
    """The month that the group `m` names."""
    return MONTHS[hit.words("m")[0]]


def near_day(hit: Hit, now: Now, month: int, day: int) -> Stretch | None:
    """A day and month without a year: the nearest such day that fits the tense."""
    years = (now.year - 1, now.year, now.year + 1)
    days = [stretch for year in years if (stretch := date_of(year, month, day)) is not None]
    if not days:
        return None
    return _nearest(hit, now, days)


def _nearest(hit: Hit, now: Now, choices: list[Stretch]) -> Stretch:
    """The choice nearest to publication, where a way against the tense counts double."""
    view = outlook(hit.line, hit.start)

    def distance(stretch: Stretch) -> int:
        if stretch.start <= now.day < stretch.end:
            return 0
        gap = stretch.start - now.day if stretch.start > now.day else now.day - stretch.end
        against = view == "back" if stretch.start > now.day else view == "ahead"
        return gap * (_AGAINST if against else 1)

    return min(choices, key=distance)


# A past tense outweighs a date that is so many times nearer ahead, and the other way round.
_AGAINST = 8


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
    month, year = month_number(hit), _year_of_group(hit, now)
    if year is not None:
        return stated(date_of(year, month, day))
    stretch = near_day(hit, now, month, day)
    if stretch is None:
        return None
    return Reading(
        "DATE",
        stretch.value,
        stretch=stretch,
        anchor="published",
        needs=True,
        masked=f"XXXX-{month:02d}-{day:02d}",
        note="the nearest such day that fits the tense",
    )


def month_year(hit: Hit, now: Now) -> Reading | None:
    """“June 2025”."""
    year = _year_of_group(hit, now)
    return None if year is None or not names_month(hit) else stated(month_of(year, month_number(hit)))


def bare_month(hit: Hit, now: Now) -> Reading | None:
    """A month without a year: the last one, or the next when the tense looks ahead."""
    name = hit.words("m")[0]
    piece = hit.line.pieces[hit.at("m")]
    if not piece.capital or (name in ("may", "march", "mar", "sep", "jun", "jan") and is_modal(hit, hit.at("m"))):
        return None
    if len(name) == 3 and name != "may" and hit.low("m") == name and not _month_stands(hit):
        return None
    if name in ("march", "may", "april", "june", "august") and not _month_stands(hit):
        return None
    month = month_number(hit)
    stretch = _nearest(hit, now, [month_of(year, month) for year in (now.year - 1, now.year, now.year + 1)])
    return Reading(
        "DATE",
        stretch.value,
        stretch=stretch,
        anchor="published",
        needs=True,
        masked=f"XXXX-{month:02d}",
        note="the nearest one that fits the tense",
    )


def _month_stands(hit: Hit) -> bool:
    """Whether a month's name that is also a person's or a verb stands where a month stands."""
    before = hit.line.low(hit.start - 1)
    if before in ("in", "of", "by", "since", "until", "till", "last", "next", "this", "from", "to", "through", "and"):
        return True
    if before in ("during", "before", "after", "late", "early", "mid", "-", "between", "for", "each", "every", "late"):
        return True
    word = hit.line.word(hit.start)
    return word.ent == "DATE"


_PEOPLE = listed(
    "people troops workers jobs miles pounds shares dollars points employees soldiers feet homes members students "
    "tons tonnes kilometers kilometres meters metres acres refugees votes words copies customers units cars "
    "barrels euros yen francs marks pesos rupees houses families children women men officers stores patients "
    "users"
)
_BEFORE_YEAR = listed(
    "in since by until till of from to through during after before around early late mid and or the fiscal "
    "between calendar circa year a for about - – ( , spring summer fall autumn winter"
)


def bare_year(hit: Hit, now: Now) -> Reading | None:
    """Four digits where a year can stand."""
    digits = hit.low("y")
    year = int(digits)
    line, at = hit.line, hit.at("y")
    before, after = line.low(at - 1), line.low(at + 1)
    if after in ("%", "percent", "°") or after in _PEOPLE or before in ("$", "no", "number", "#", "than", "+"):
        return None
    if hit.has("f"):
        return stated(year_of(year))
    if not 1800 <= year <= 2060 and before not in ("in", "since", "by", "until", "year", "of"):
        return None
    glued = at > 0 and line.pieces[at - 1].end == line.pieces[at].start
    if (
        glued
        and before in ("-", "–", "/", ".", "_", "'", "’")
        and line.low(at - 2) not in ("mid", "post", "pre", "early", "late")
    ):
        return None
    tail = at + 1 < len(line.pieces) and line.pieces[at + 1].start == line.pieces[at].end
    if tail and after in ("/", "_", "@", "+", "*"):
        return None
    if before == "about" and line.word(at + 1).tag[:2] in ("NN", "JJ"):
        return None
    if before[:1].isalpha() and before not in _BEFORE_YEAR and line.pieces[at - 1].capital and at > 1:
        # “Expo 2025” is a year, “Orion 1980” is not.
        return stated(year_of(year)) if abs(year - now.year) <= 5 else None
    word = line.word(at)
    if word.tag not in ("CD", "") and before not in _BEFORE_YEAR:
        return None
    if before not in _BEFORE_YEAR and word.dep == "nummod":
        head = line.sentence.words[word.head] if 0 <= word.head < len(line.sentence.words) else word
        if head.tag == "NNS" and not 1900 <= year <= 2030:
            return None
    return stated(year_of(year))


def _spelled(words: list[str]) -> int | None:
    """A year in words: nineteen ninety four, twenty twenty - five, two thousand and five."""
    words = [word for word in words if word not in ("-", "–", "and")]
    if "thousand" in words or "hundred" in words:
        count = count_of(words)
        return None if count is None else int(count.low)
    first = ONES.get(words[0]) or TENS.get(words[0])
    rest = sum(ONES.get(word, 0) + TENS.get(word, 0) for word in words[1:])
    return None if first is None or first not in (17, 18, 19, 20) or rest < 10 else first * 100 + rest


def spelled_year(hit: Hit, now: Now) -> Reading | None:
    """“nineteen ninety-four”, “the year two thousand”."""
    year = _spelled(hit.words("y"))
    return None if year is None or not 1000 <= year <= 2200 else stated(year_of(year))


def nine_eleven(hit: Hit, now: Now) -> Reading | None:
    """“9/11”, the one day that goes by its numbers."""
    if (hit.low("n"), hit.low("e")) != ("9", "11") or hit.line.pieces[hit.start].end + 3 != hit.line.pieces[
        hit.end - 1
    ].end:
        return None
    return stated(date_of(2001, 9, 11))


def year_span(hit: Hit, now: Now) -> Reading | None:
    """“1987-88”: from the first year to the last."""
    first, last = _NUMBERS.findall(hit.low("y"))
    year = int(first)
    end = year // 100 * 100 + int(last)
    if not 1500 <= year <= 2100 or end <= year:
        return None
    stretch = Stretch(year_of(year).start, year_of(end).end, "year", f"{year:04d}")
    return Reading("DATE", stretch.value, stretch=stretch)


def decade(hit: Hit, now: Now) -> Reading | None:
    """“the 1980s”, “the '80s”, “the nineties”."""
    words = hit.words("d")[-1]
    if words in DECADES:
        if hit.has("c"):
            year = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}[hit.low("c")] + DECADES[words]
        else:
            year = now.year // 100 * 100 + DECADES[words]
            year -= 100 if year > now.year else 0
    else:
        digits = _NUMBERS.findall(words)[0]
        if len(digits) == 4:
            year = int(digits)
        else:
            year = now.year // 100 * 100 + int(digits)
            year -= 100 if year > now.year else 0
    if year % 100 == 0 and not hit.has("the") and hit.line.low(hit.start - 1) not in ("the", "early", "late", "mid"):
        return stated(decade_of(year))
    return stated(decade_of(year))


def century(hit: Hit, now: Now) -> Reading | None:
    """“the 19th century”."""
    number = ordinal_of(hit.words("o")[-1])
    if number is None:
        return None
    if hit.words("o")[0] == "twenty" and len(hit.words("o")) > 1:
        number += 20
    return stated(century_of((number - 1) * 100)) if 1 <= number <= 30 else None


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}


def last_of(now: Now, quarter: int, view: Outlook) -> Stretch:
    """The quarter of that number that news speaks of: the last within half a year, else what the tense says."""
    choices = [quarter_of(year, quarter) for year in (now.year - 1, now.year, now.year + 1)]
    last = next(choice for choice in reversed(choices) if choice.start <= now.day)
    if view != "ahead" or now.day - last.end < 120 * DAY:
        return last
    return next(choice for choice in choices if choice.end > now.day)


def quarter(hit: Hit, now: Now) -> Reading | None:
    """“the third quarter”, “Q3”, “3Q”: of the year said, else the last one (the next, when looking ahead)."""
    words = hit.low("o")
    if words and words[0] in "qh1234" and len(words) == 2 and words not in _QUARTERS:
        if words[0] not in "qh1234" or not words.strip("qh").isdigit():
            return None
        number = int(words.strip("qh"))
        half = "h" in words
    elif words not in _QUARTERS:
        return None
    else:
        number, half = _QUARTERS[words], hit.has("half")
    year = _year_of_group(hit, now)
    if half:
        if number > 2:
            return None
        stretch = half_of(year if year is not None else now.year, number)
    elif year is not None:
        stretch = quarter_of(year, number)
    else:
        stretch = last_of(now, number, outlook(hit.line, hit.start))
    return Reading(
        "DATE",
        stretch.value,
        stretch=stretch,
        anchor="none" if year is not None else "published",
        needs=year is None,
        masked=f"XXXX-{'H' if half else 'Q'}{number}",
        note="the last one that had begun",
    )


def _part(stretch: Stretch, hit: Hit) -> Stretch:
    return part_of_stretch(stretch, hit.low("mod")) if hit.has("mod") else stretch


def season(hit: Hit, now: Now) -> Reading | None:
    """“summer 1998”, “the winter of 1994”, and a bare “the summer”."""
    name = SEASONS[hit.low("s")]
    year = _year_of_group(hit, now)
    mod = {"early": "START", "mid": "MID", "late": "END"}.get(hit.low("mod"))
    if year is not None:
        return stated(_part(named_season_of(year, name), hit), mod=mod)
    if hit.low("s") in ("spring", "fall", "springs", "falls") and hit.line.word(hit.at("s")).tag[:2] != "NN":
        return None
    stretch = _nearest(hit, now, [season_of(year, name) for year in (now.year - 1, now.year, now.year + 1)])
    stretch = _part(stretch, hit)
    return Reading(
        "DATE",
        stretch.value,
        stretch=stretch,
        anchor="published",
        needs=True,
        mod=mod,
        masked=f"XXXX-{name}",
        note="the nearest one that fits the tense",
    )


def fiscal_year(hit: Hit, now: Now) -> Reading | None:
    """“fiscal 1989”, “FY2025”."""
    year = full_year(_NUMBERS.findall(hit.low("y"))[0], now)
    return stated(year_of(year), approximate=True)


def years_ago_in_bc(hit: Hit, now: Now) -> Reading | None:
    """“44 BC”, “in 480 B.C.”."""
    number = int(hit.low("n").replace(",", ""))
    if not 1 <= number <= 9999:
        return None
    first, last = year_of(-(number - 1)), year_of(-(number - 1) + 1)
    return stated(Stretch(first.start, last.start, "year", f"BC{number:04d}"))


def weekday_year(minute: int) -> int:
    """The astronomical year of a minute."""
    return civil(minute).year


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
        "quarter-shared",
        "QUARTER",
        (
            "<o:first | second | third> (?= (',' | and | or | through) (first | second | third | "
            "fourth) DASH? (quarters | quarter))"
        ),
        quarter,
        3,
    ),
    Rule("quarters", "QUARTER", "<o:first | second | third | fourth> DASH? quarters", quarter, 1),
    Rule(
        "day-month", "DAY", "the? (<d:DAYNUM> | <o:@ORDDAY>) (day)? of? <m:@MONTHW> (','? <y:YEARNUM>)?", month_day, 2
    ),
    Rule("month-year", "MONTH", "<m:@MONTHW> (of | ',')? <y:YEARNUM>", month_year, 2),
    Rule("month", "MONTH", "<m:@MONTHW>", bare_month),
    Rule("year", "YEAR", "<y:YEARNUM>", bare_year),
    Rule("year-word", "YEAR", "the year <y:YEARNUM>", bare_year, 1),
    Rule(
        "year-spelled",
        "YEAR",
        ("(the year)? <y:(nineteen | eighteen | seventeen | twenty) @SMALL | two thousand (and? @SMALL)?>"),
        spelled_year,
        5,
    ),
    Rule("year-span", "YEAR", "<y:YEARSPAN>", year_span),
    Rule("decade", "DECADE", "(<the:the>)? <d:DECADENUM>", decade),
    Rule("decade-words", "DECADE", "the (<c:nineteen | eighteen | twenty> DASH?)? <d:DECADEW>", decade),
    Rule("century", "CENTURY", "the? <o:@ORDDAY> DASH? century", century),
    Rule(
        "quarter",
        "QUARTER",
        "the? fiscal? DASH? <o:first | second | third | fourth | final> quarter",
        quarter,
    ),
    Rule(
        "quarter-year",
        "QUARTER",
        ("the? fiscal? <o:first | second | third | fourth | final> DASH? quarter of fiscal? <y:YEARNUM>"),
        quarter,
        1,
    ),
    Rule(
        "quarter-dash", "QUARTER", "fiscal? DASH? <o:first | second | third | fourth | final> DASH quarter", quarter, 2
    ),
    Rule("half", "QUARTER", "the? fiscal? <o:first | second> <half:DASH? half> (of fiscal? <y:YEARNUM>)", quarter, 1),
    Rule("quarter-number", "QUARTER", "the? <o:PERIODNUM> (of? <y:YEARNUM>)?", quarter),
    Rule("season-year", "SEASON", "the? <s:SEASONW> (of | ',')? <y:YEARNUM>", season, 2),
    Rule("season-part", "SEASON", "(the)? <mod:early | mid | late> DASH? <s:SEASONW> (of? <y:YEARNUM>)?", season, 2),
    Rule("season", "SEASON", "the <s:SEASONW>", season),
    Rule("fiscal", "YEAR", "the? fiscal year? <y:YEARNUM>", fiscal_year, 2),
    Rule("fiscal-short", "YEAR", "fy <y:YEARNUM | YY | SHORTYEAR>", fiscal_year, 2),
    Rule("fiscal-number", "YEAR", "<y:PERIODNUM>", fiscal_year, -1),
    Rule("before-christ", "YEAR", "<n:NUM | AMOUNT> (bc | bce)", years_ago_in_bc, 4),
)
