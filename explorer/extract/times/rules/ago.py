"""Rules for what lies some units before or after something: three years ago, a week later, two months earlier."""

from dataclasses import replace
from typing import Final

from explorer.data.expression import TimexType
from explorer.data.minutes import DAY, HOUR
from explorer.extract.times.counts import Count, count_of, duration_minutes, duration_value
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import PLURAL_UNITS, UNITS
from explorer.extract.times.outlook import looks_ahead
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.rules.lengths import GRAINS, unit_of
from explorer.extract.times.rules.shared import mod_of
from explorer.extract.times.stretches import Stretch, around, clock_of, day_of, moved, year_before
from explorer.extract.times.vague import VAGUE

_VALUE_UNIT: Final = {"NI": "D", "WE": "W", "FN": "W", "E": "Y", "C": "Y"}


def shifted(base: Reading, count: Count, unit: str, direction: int, hedge: str = "") -> Reading | None:
    """So many units before (-1) or after (1) what `base` means: TIMEX3's unit, and honest bounds around the point."""
    if base.stretch is None:
        return None
    if count.vague:
        low, high = VAGUE.count(count.vague if count.vague != "some units" else "", unit)
        value = {-1: "PAST_REF", 1: "FUTURE_REF"}[direction]
        around_start = _vague_point(base.stretch, low, high, direction)
        return Reading(
            "DATE",
            value,
            stretch=Stretch(*around_start, GRAINS[unit], value),
            anchor=base.anchor,
            needs=base.needs,
            masked=value,
            vague=count.vague,
            note=f"{'before' if direction < 0 else 'after'} it, by the table of vague widths",
            approximate=True,
        )
    number = int(count.low) if count.low == int(count.low) else None
    start = base.stretch.start
    if number is None:
        low, high = duration_minutes(count, unit)
        point = start + direction * (low + high) // 2
    else:
        point = moved(start, unit, direction * number)
    named = around(day_of(point), _VALUE_UNIT.get(unit, unit)) if unit not in ("S", "TM", "TH", "L") else None
    mod = mod_of(hedge)
    spread = VAGUE.spread(unit)
    last = moved(base.stretch.end, unit, direction * number) if number is not None else base.stretch.end + point - start
    stretch = Stretch(point - spread, max(last, point + DAY) + spread, GRAINS[unit], named.value if named else "")
    if unit in ("TH", "TM", "S"):
        return _clock_shift(base, count, unit, direction)
    value = named.value if named else f"{day_of(point).year:04d}"
    kind = "before" if direction < 0 else "after"
    return Reading(
        "DATE",
        value,
        mod,
        stretch=replace(stretch, value=value),
        anchor=base.anchor,
        needs=base.needs,
        masked="X" * 4,
        note=f"{_spoken(count)} {unit_name(unit, count)} {kind} it",
        approximate=mod is not None,
    )


def _clock_shift(base: Reading, count: Count, unit: str, direction: int) -> Reading | None:
    if base.stretch is None:
        return None
    reach = duration_minutes(count, unit)[1]
    at = base.stretch.start + direction * reach
    if base.stretch.grain == "minute" and count.low == count.high and at >= 0:
        hour, minute = divmod(at % DAY, HOUR)
        told = clock_of(day_of(at // DAY * DAY), hour, minute, precise=True)
        note = f"{_spoken(count)} {unit_name(unit, count)} {'before' if direction < 0 else 'after'} it"
        return Reading(
            "TIME", told.value, stretch=told, anchor=base.anchor, needs=base.needs, masked=told.value, note=note
        )
    start = base.stretch.start - reach if direction < 0 else base.stretch.start
    end = base.stretch.end if direction < 0 else base.stretch.end + reach
    value = duration_value(count, unit)
    return Reading(
        "TIME",
        value,
        stretch=Stretch(start, end, "hour", value),
        anchor=base.anchor,
        needs=base.needs,
        masked=value,
        note=f"{_spoken(count)} {unit_name(unit, count)} {'before' if direction < 0 else 'after'} it",
    )


def _spoken(count: Count) -> str:
    return count.digits() if count.low == count.high else f"{count.low:g} to {count.high:g}"


def unit_name(unit: str, count: Count) -> str:
    """The English name of a unit, singular for one."""
    name = next(word for word, letter in UNITS.items() if letter == unit)
    if count.low == count.high == 1:
        return name
    return next(word for word, letter in PLURAL_UNITS.items() if letter == unit)


def _vague_point(stretch: Stretch, low: int, high: int, direction: int) -> tuple[int, int]:
    if direction < 0:
        return stretch.start - high, stretch.end - low
    return stretch.start + low, stretch.end + high


def _count(hit: Hit) -> Count | None:
    """How many units: “three years”, “a year and a half”, “years”."""
    if hit.rule.id == "ago-half":
        return Count(1.5, 1.5)
    if hit.has("n"):
        return count_of(hit.words("n"))
    return Count(0, 0, "some units") if hit.low("u") in PLURAL_UNITS else None


def ago(hit: Hit, now: Now) -> Reading | None:
    """“three years ago”, “two weeks earlier”, “a month later”, “five days from now”."""
    unit = unit_of(hit.low("u"))
    count = _count(hit)
    if count is None or (unit == "S" and hit.low("u") == "second"):
        return None
    which = hit.low("which")
    direction = -1 if which in ("ago", "back", "earlier", "before", "previously") else 1
    published = Reading("DATE", now.today.value, stretch=now.today, anchor="published", needs=True)
    base, open_start = published, False
    if which in ("earlier", "before", "previously", "later", "after", "afterward", "afterwards"):
        said = (
            now.quarter_said if unit == "Y" and now.quarter_said else now.day_said if unit in ("D", "W") else now.said
        )
        base = replace(said, anchor="said") if said is not None else published
        open_start = said is None and direction < 0
        if said is None and direction > 0 and not looks_ahead(hit.line, hit.start):
            # Counted from a day that nobody has named yet.
            kind: TimexType = "TIME" if unit in ("TH", "TM", "S") else "DATE"
            return Reading(kind, "FUTURE_REF", note="from a day that is not named")
    quarter = None if now.accounts else now.quarter_said
    if unit == "Y" and count.exact and count.low == 1 and quarter is not None and direction < 0 and quarter.stretch:
        before = year_before(quarter.stretch)
        return Reading(
            "DATE",
            before.value,
            stretch=before,
            anchor="said",
            needs=quarter.needs,
            masked="XXXX-QX",
            note="the same quarter of the year before",
        )
    reading = shifted(base, count, unit, direction, hit.low("h"))
    return replace(reading, open_start=True) if reading is not None and open_start else reading


RULES = (
    Rule(
        "ago-half",
        "AGO",
        "(<h:@HEDGE>)? (a | one) <u:UNIT> and a half <which:ago | earlier | later>",
        ago,
        4,
    ),
    Rule(
        "ago",
        "AGO",
        (
            "(<h:@HEDGE>)? (<n:@COUNT | a | an>)? <u:UNITS | UNIT> (or (so | more))? <which:ago | earlier | later | "
            "back | hence | afterward | afterwards | previously | from now>"
        ),
        ago,
        3,
    ),
)
