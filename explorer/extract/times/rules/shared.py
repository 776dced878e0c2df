"""Parts that several rules write, and small questions that several rules ask."""

from typing import Final

from explorer.data.minutes import DAY
from explorer.extract.times.hits import Hit
from explorer.extract.times.stretches import Stretch
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
