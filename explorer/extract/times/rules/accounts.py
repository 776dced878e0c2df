"""Rules of the second level for what accounts compare: quarters, halves and months of a year, and a year before."""

from dataclasses import replace
from typing import Final

from explorer.data.minutes import DAY, add_months, civil
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.rules.explicit import month_number
from explorer.extract.times.rules.shared import part_of_stretch, read
from explorer.extract.times.stretches import (
    Stretch,
    half_of,
    in_year,
    middle_of,
    month_of,
    quarter_of,
    year_before,
)

_NUMBERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


def quarter_of_period(hit: Hit, now: Now) -> Reading | None:
    """“the third quarter of last year”, “this year's first quarter”, “the first half of July”."""
    year = read(hit, now, "k")
    if year is None or year.stretch is None:
        return None
    half = hit.has("half") or ("q" in hit.inner and hit.inner["q"].rule.id == "half-told")
    if half and year.stretch.grain != "year":
        word, mod = ("early", "START") if _ordinal(hit) == "first" else ("late", "END")
        return replace(year, mod=mod, stretch=part_of_stretch(year.stretch, word))
    if year.stretch.grain != "year" or year.stretch.end - year.stretch.start > 367 * DAY:
        return None
    number = _NUMBERS.get(_ordinal(hit), 0)
    if not number:
        return None
    stretch = (half_of if half else quarter_of)(year.stretch.year, min(number, 2) if half else number)
    return replace(year, type="DATE", value=stretch.value, stretch=stretch, masked=f"XXXX-Q{number}")


def _ordinal(hit: Hit) -> str:
    return hit.low("o") if hit.has("o") else hit.inner["q"].low("o")


def bare_quarter_of_period(hit: Hit, now: Now) -> Reading | None:
    """“last year's quarter”, “the 1988 quarter”, “the 1988 period”: that of the quarter spoken of."""
    year = read(hit, now, "k")
    if year is not None and year.stretch is not None and year.stretch.grain == "quarter":
        return year
    if year is None or year.stretch is None or year.stretch.grain != "year":
        return None
    said = now.quarter_said
    if said is None or said.stretch is None:
        return year
    stretch = in_year(said.stretch, year.stretch.year)
    return replace(year, anchor="said", value=stretch.value, stretch=stretch, masked="XXXX-QX")


def quarter_ago(hit: Hit, now: Now) -> Reading | None:
    """“the quarter a year ago”, “the third quarter last year”."""
    base, back = read(hit, now, "q"), read(hit, now, "k")
    if base is None or back is None or base.stretch is None or back.stretch is None or base.stretch.grain != "quarter":
        return None
    if hit.inner["k"].rule.kind == "PERIOD" and back.stretch.grain != "year":
        return None
    year = civil(middle_of(back.stretch)).year
    stretch = in_year(base.stretch, year)
    return replace(back, value=stretch.value, stretch=stretch, masked="XXXX-QX")


def quarter_ended(hit: Hit, now: Now) -> Reading | None:
    """“the quarter ended Sept. 30”: the three months to that day, under the number said, if any."""
    base, day = read(hit, now, "q"), read(hit, now, "d")
    if base is None or day is None or day.stretch is None or base.stretch is None:
        return None
    start = add_months(day.stretch.end, -3)
    said = now.quarter_said
    named = base.value if hit.inner["q"].has("o") or said is not None else f"{day.stretch.year:04d}-QX"
    stretch = Stretch(start, day.stretch.end, "quarter", named)
    return replace(day, value=named, stretch=stretch, masked="XXXX-QX", note="the three months to that day")


def month_again(hit: Hit, now: Now) -> Reading | None:
    """“the same month last year”, “the same month a year earlier”: the month spoken of, in that year."""
    year, same = read(hit, now, "k"), hit.inner.get("s")
    if year is None or year.stretch is None or year.stretch.grain not in ("year", "quarter"):
        return None
    if same is not None and (same.rule.id, same.low("u")) != ("said-period", "month"):
        return None
    said = now.said.stretch if now.said is not None and now.said.stretch is not None else now.today
    if said.grain not in ("day", "month"):
        return None
    stretch = month_of(civil(middle_of(year.stretch)).year, civil(said.start).month)
    return replace(year, value=stretch.value, stretch=stretch, masked="XXXX-XX")


def named_quarter_ago(hit: Hit, now: Now) -> Reading | None:
    """“the year-ago third quarter”: a year before the one of that number."""
    base = read(hit, now, "q")
    if hit.inner["k"].rule.id != "year-ago" or base is None or base.stretch is None or not hit.inner["q"].has("o"):
        return None
    stretch = year_before(base.stretch)
    return replace(base, value=stretch.value, stretch=stretch, note="the same quarter of the year before")


def months_ago(hit: Hit, now: Now) -> Reading | None:
    """“the year-earlier nine months”: how long they last; when, the account tells."""
    return read(hit, now, "n") if hit.inner["k"].rule.id == "year-ago" else None


def quarter_by_months(hit: Hit, now: Now) -> Reading | None:
    """“the July-September quarter”: the quarter with these months."""
    first, last = (month_number(hit.inner[name]) if hit.inner[name].has("m") else 0 for name in "ab")
    end = read(hit, now, "b")
    if end is None or end.stretch is None or first % 3 != 1 or last != first + 2:
        return None
    stretch = quarter_of(end.stretch.year, last // 3)
    return replace(end, value=stretch.value, stretch=stretch, masked=f"XXXX-Q{last // 3}")


RULES = (
    Rule(
        "quarter-of-year",
        "QUARTER",
        "(the)? <q:QUARTER> (of | in | ',')? (fiscal)? <k:PERIOD | YEAR>",
        quarter_of_period,
        2,
    ),
    Rule(
        "half-of-year",
        "QUARTER",
        ("(the)? (fiscal)? <o:first | second | last> <half:half> of <k:PERIOD | YEAR | MONTH | DECADE | CENTURY>"),
        quarter_of_period,
        2,
    ),
    Rule(
        "year-quarter",
        "QUARTER",
        ("(the)? <k:PERIOD | YEAR> (APOS s)? (fiscal)? (<q:QUARTER> | <o:first | second> DASH? <half:half>)"),
        quarter_of_period,
        3,
    ),
    Rule(
        "same-period",
        "QUARTER",
        (
            "(the | a)? (same | corresponding | comparable | like | equivalent) (quarter | period) "
            "(of | in | a | the)? <k:PERIOD | YEAR | AGO>"
        ),
        bare_quarter_of_period,
        3,
    ),
    Rule(
        "quarter-ended",
        "QUARTER",
        "<x:<q:QUARTER>> (that | which)? (ended | ending | to) (on)? <d:DAY>",
        quarter_ended,
        3,
    ),
    Rule("quarter-ago", "QUARTER", "<q:QUARTER> <k:AGO | PERIOD>", quarter_ago, 1),
    Rule("year-period", "QUARTER", "(the)? <k:PERIOD | YEAR> (APOS s)? (quarter | period)", bare_quarter_of_period, 2),
    Rule(
        "same-month",
        "MONTH",
        "(<s:PERIOD> | the? corresponding month) (of | in | a | the)? <k:PERIOD | YEAR | AGO>",
        month_again,
        3,
    ),
    Rule("year-ago-named", "QUARTER", "<k:QUARTER> <q:QUARTER>", named_quarter_ago, 2),
    Rule("year-ago-months", "LENGTH", "<k:QUARTER> <n:LENGTH>", months_ago, 2),
    Rule(
        "quarter-by-months",
        "QUARTER",
        "the? <a:MONTH> (DASH | to | through | DASH to DASH) <b:MONTH> (quarter | period)",
        quarter_by_months,
        2,
    ),
)
