"""Rules for quarters, halves and seasons of a year: the third quarter, Q3 2024, the winter of 1994."""

from explorer.data.minutes import DAY
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import SEASONS
from explorer.extract.times.outlook import Outlook, outlook
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.rules.shared import nearest, part_of_stretch, stated, year_of_group
from explorer.extract.times.stretches import (
    Stretch,
    half_of,
    named_season_of,
    quarter_of,
    season_of,
)
from explorer.extract.times.words import listed

_QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
    "last": 4,
}


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
    year = year_of_group(hit, now)
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


# What is told of a half of a year and not of a match.
_ACCOUNTS = listed(
    "profit profits sales revenue revenues earnings net loss losses results income growth deliveries production orders "
    "output economy gdp exports turnover dividend forecast outlook fiscal"
)


def told_half(hit: Hit, now: Now) -> Reading | None:
    """“first-half profit”, “sales fell in the second half”: the last half that had begun, or the next one ahead."""
    if hit.line.low(hit.end) == "of" or _ACCOUNTS.isdisjoint(piece.low for piece in hit.line.pieces):
        return None
    number = 1 if hit.low("o") == "first" else 2
    choices = [half_of(year, number) for year in (now.year - 1, now.year, now.year + 1)]
    ahead = outlook(hit.line, hit.start) == "ahead"
    stretch = next(
        choice
        for choice in (choices if ahead else reversed(choices))
        if (choice.end > now.day if ahead else choice.start <= now.day)
    )
    return Reading(
        "DATE",
        stretch.value,
        stretch=stretch,
        anchor="published",
        needs=True,
        masked=f"XXXX-H{number}",
        note="the next one, as the tense looks ahead" if ahead else "the last one that had begun",
    )


def _part(stretch: Stretch, hit: Hit) -> Stretch:
    return part_of_stretch(stretch, hit.low("mod")) if hit.has("mod") else stretch


def season(hit: Hit, now: Now) -> Reading | None:
    """“summer 1998”, “the winter of 1994”, and a bare “the summer”."""
    name = SEASONS[hit.low("s")]
    year = year_of_group(hit, now)
    mod = {"early": "START", "mid": "MID", "late": "END"}.get(hit.low("mod"))
    if year is not None:
        return stated(_part(named_season_of(year, name), hit), mod=mod)
    if hit.low("s") in ("spring", "fall", "springs", "falls") and hit.line.word(hit.at("s")).tag[:2] != "NN":
        return None
    stretch = nearest(hit, now, [season_of(year, name) for year in (now.year - 1, now.year, now.year + 1)])
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


def led_season(hit: Hit, now: Now) -> Reading | None:
    """“in summer”, “by fall”; “in spring training” and “in spring 2013” are something else."""
    following = hit.line.word(hit.end)
    named = following.tag[:2] in ("NN", "CD") or following.text.lower() in ("of", ",")
    return None if named or hit.low("s").endswith("s") or hit.line.word(hit.at("s")).tag != "NN" else season(hit, now)


RULES = (
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
        "quarter",
        "QUARTER",
        "the? fiscal? DASH? <o:first | second | third | fourth | final> quarter",
        quarter,
    ),
    Rule(
        "quarter-year",
        "QUARTER",
        ("the? fiscal? <o:first | second | third | fourth | final | last> DASH? quarter of fiscal? <y:YEARNUM>"),
        quarter,
        1,
    ),
    Rule(
        "quarter-dash", "QUARTER", "fiscal? DASH? <o:first | second | third | fourth | final> DASH quarter", quarter, 2
    ),
    Rule("half", "QUARTER", "the? fiscal? <o:first | second> <half:DASH? half> (of fiscal? <y:YEARNUM>)", quarter, 1),
    Rule("half-told", "QUARTER", "the? fiscal? <o:first | second> DASH? half", told_half),
    Rule("quarter-number", "QUARTER", "the? <o:PERIODNUM> (of? <y:YEARNUM>)?", quarter),
    Rule("season-year", "SEASON", "the? <s:SEASONW> (of | ',')? <y:YEARNUM>", season, 2),
    Rule("season-part", "SEASON", "(the)? <mod:early | mid | late> DASH? <s:SEASONW> (of? <y:YEARNUM>)?", season, 2),
    Rule("season", "SEASON", "the <s:SEASONW>", season),
    Rule("season-led", "SEASON", "(in | by | since | until | during | through) <x:<s:SEASONW>>", led_season),
)
