"""Parts that several rules write, and small questions that several rules ask."""

import re
from typing import Final

from explorer.data.minutes import DAY
from explorer.extract.times.hits import Hit
from explorer.extract.times.outlook import outlook, surely_back
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.stretches import Stretch, beside, middle_of
from explorer.extract.times.vague import VAGUE

PARTS: Final = {
    "SMALL": "TEN (DASH? ONE)? | ONE",
    "PLAIN": (
        "(NUM | AMOUNT | FRACTION | @SMALL) (SCALE (and? @SMALL)?)? (FRACTION | DASH? and DASH? a DASH? half)?"
        " | (a | an) SCALE"
    ),
    "COUNT": (
        "@PLAIN ((or | to | DASH) @PLAIN | more | additional | straight | consecutive | full)?"
        " | a (good | mere)? few more? | a couple of? more? | the? first few | half (a | an)? dozen? | a? dozen"
        " | (dozens | scores | hundreds | thousands) of | VAGUE more? | (a | an) additional"
    ),
    "HEDGE": (
        "about | around | approximately | roughly | nearly | almost | some | (well | just)? over | just? under"
        " | (just | slightly | a little)? (more | less | fewer | longer) than | at least | at most | up to"
        " | no (more | less | fewer | longer) than | as (many | much | long | little) as"
    ),
    "MONTHW": "MONABBR '.' | MON",
    "WEEKDAY": "WDABBR '.' | WDAY",
    "ORDDAY": "ORDNUM | ORD | twenty DASH? ORD | thirty DASH? first",
}
_MODS: Final = {
    "about": "APPROX",
    "around": "APPROX",
    "approximately": "APPROX",
    "roughly": "APPROX",
    "some": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "over": "MORE_THAN",
    "well over": "MORE_THAN",
    "just over": "MORE_THAN",
    "under": "LESS_THAN",
    "just under": "LESS_THAN",
    "at least": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
    "no longer than": "EQUAL_OR_LESS",
    "no less than": "EQUAL_OR_MORE",
    "no fewer than": "EQUAL_OR_MORE",
    "as many as": "EQUAL_OR_LESS",
    "as much as": "EQUAL_OR_LESS",
    "as long as": "EQUAL_OR_LESS",
    "as little as": "EQUAL_OR_MORE",
}


def read(hit: Hit, now: Now, name: str) -> Reading | None:
    """What the inner hit of this name says."""
    inner = hit.inner.get(name)
    return None if inner is None else inner.rule.build(inner, now)


def mod_of(hedge: str) -> str | None:
    """The TIMEX3 mod of a hedge such as “more than”, None for no hedge."""
    if not hedge:
        return None
    if hedge in _MODS:
        return _MODS[hedge]
    return "MORE_THAN" if "more" in hedge or "longer" in hedge else "LESS_THAN"


def is_modal(hit: Hit, piece: int) -> bool:
    """Whether the piece is a verb or modal rather than a name (“may”, “march”, “spring”, “fall”)."""
    return hit.line.word(piece).tag[:2] in ("MD", "VB")


def part_of_stretch(stretch: Stretch, word: str) -> Stretch:
    """The part of a stretch that “early”, “end” or their like leaves, by the table of vague widths."""
    first, last = VAGUE.part(word)
    length = stretch.end - stretch.start
    start, end = stretch.start + int(length * first), stretch.start + int(length * last)
    if length > DAY:
        start, end = start // DAY * DAY, -(-end // DAY) * DAY
    return Stretch(start, end, stretch.grain, stretch.value)


NUMBERS = re.compile(r"[0-9]+")


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


def year_of_group(hit: Hit, now: Now) -> int | None:
    words = hit.low("y").lstrip("'’‘")
    return full_year(words, now) if words.isascii() and words.isdigit() else None


def nearest(hit: Hit, now: Now, choices: list[Stretch]) -> Stretch:
    """The choice nearest to publication, where a way against the tense counts double."""
    view = outlook(hit.line, hit.start)
    weight = _SURELY if view == "back" and surely_back(hit.line, hit.start) else _AGAINST

    def distance(stretch: Stretch) -> int:
        if stretch.start <= now.day < stretch.end:
            return 0
        gap = stretch.start - now.day if stretch.start > now.day else now.day - stretch.end
        against = view == "back" if stretch.start > now.day else view == "ahead"
        return gap * (weight if against else 1)

    return min(choices, key=distance)


# A past tense outweighs a date that is so many times nearer ahead, and the other way round.
_AGAINST = 8
_SURELY = 400


MASKS: Final = {
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
        masked=masked or MASKS[stretch.grain],
        note=note,
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
        masked=MASKS[stretch.grain],
        note={-1: "the one before it", 0: "the one that holds it", 1: "the one after it"}.get(shift, "counted on"),
        approximate=said.approximate,
    )
