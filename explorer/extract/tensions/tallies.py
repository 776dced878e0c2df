"""Counts in a sentence: how many people died, were hurt or fled, how many jobs go; what a contract is worth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.data.passage import Passage
from explorer.extract.mentions.amounts import amounts_in
from explorer.extract.merging.families import deed, family
from explorer.extract.tensions.sentences import Sentence, Told

_SMALL = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_N = (
    r"(?P<n>(?<![\w.,$€£-])(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?![\w%]|[.,]\d|-|\s?per ?cent|\s(?:million|billion|thousand))"
    r"|\b(?:" + "|".join(sorted(_SMALL, key=len, reverse=True)) + r")\b)"
)
_HEDGE = (
    r"(?P<hedge>\b(?:about|around|approximately|roughly|some|nearly|almost|more than|over|less than|fewer than|at least"
    r"|up to|as many as|an estimated|close to)\s)?"
)
_PEOPLE = (
    r"people|persons|residents|villagers|civilians|men|women|children|passengers|soldiers|troops|policemen|officers"
    r"|protesters|demonstrators|students|patients|migrants|refugees|miners|tourists|inhabitants|families|households"
    r"|supporters|others"
)
_JOBS = r"jobs|posts|positions|workers|employees|staff"
# Plurals that measure, order or point, and are counted no further.
_NO_THINGS = (
    r"(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries|times|dollars|euros|pounds|cents|percents?|points"
    r"|miles|metres|meters|kilometres|kilometers|feet|inches|degrees|others|ones|was|has|is|this|as|its|his|hers|was|does"
    r"|quarters|goals|sets|ways|thirds|tenths|fifths|steps|sides)\b"
)
_COUNTED = re.compile(
    _HEDGE + _N + r"(?:\s+(?:of\s+(?:the|its|their)|more|other|local|of)){0,2}\s+"
    r"(?:(?P<people>" + _PEOPLE + r")|(?P<jobs>" + _JOBS + r")|(?P<dead>dead|victims)|(?:[\w-]+\s)??(?P<thing>(?!" + _NO_THINGS + r")[a-z]{3,}s))\b",
    re.IGNORECASE,
)  # fmt: skip
_DEAD = re.compile(
    _HEDGE + _N + r"\s+(?:(?:\w+\s+)?(?:" + _PEOPLE + r")\s+)?(?:(?:were|was|are|have been|had been|has been|been)\s+)?"
    r"(?:killed|dead|died|die|drowned)\b|\bkill(?:s|ed|ing)?\s+" + _HEDGE.replace("hedge", "hedge2")
    + _N.replace("<n>", "<n2>") + r"(?!\s+(?:" + _JOBS + r"))",
    re.IGNORECASE,
)  # fmt: skip
_TOLL = re.compile(
    r"\b(?:death toll|toll|number of (?:the )?(?:dead|deaths|fatalities|victims|people (?:[\w-]+ ){0,4}killed))\b"
    r"[^.;]{0,80}?\b(?:to|at|of|is|was|reached|stands?|stood|hit|topped|passed)\s+(?:now\s+)?" + _HEDGE + _N,
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"\b(?P<noun>contract|deal|agreement|accord|offer|bid|takeover|stake|loan|fine|grant|order|project|fund|package)\b"
    r"[^.;]{0,160}?\b(?:worth|valued at|at a price of|priced at)\s",
    re.IGNORECASE,
)
_NOUNS = {"agreement": "contract", "deal": "contract", "accord": "contract", "offer": "bid", "takeover": "bid"}
_DYING = ("kill", "die", "drown", "murder", "perish")
# How many characters lie at most between a count and the word of its deed, and after "worth".
_FAR = 90
_AFTER = 12


@dataclass(frozen=True, slots=True)
class Tally:
    """So many, of what ("dead", "people", "jobs" or a thing with a price), by which mentions of a sentence.

    `loose`: "about", "more than"; `toll`: words such as "the death toll" tell the main count of an article.
    """

    value: float
    what: str
    loose: bool
    toll: bool
    passage: Passage
    sentence: Sentence
    told: tuple[Told, ...]


def tallies_in(sentence: Sentence) -> Iterator[Tally]:
    """The counts that a sentence gives, each with the mentions that it counts for, in the order of kinds."""
    taken: list[tuple[int, int]] = []
    for match in _TOLL.finditer(sentence.text):
        yield _tally(sentence, match, "dead", _deadly(sentence) or sentence.told, toll=True)
        taken.append(match.span("n"))
    for match in _DEAD.finditer(sentence.text):
        span = match.span("n" if match["n"] else "n2")
        if span not in taken and (told := _deadly(sentence)):
            yield _tally(sentence, match, "dead", _near(told, sentence.passage.start + span[0]), toll=False)
            taken.append(span)
    for match in _COUNTED.finditer(sentence.text):
        deeds = [each for each in sentence.told if each.draft.mention.polarity == "affirmed"]
        told = _near(deeds, sentence.passage.start + match.start("n"))
        if match.span("n") not in taken and told:
            what = (
                "dead"
                if _dies(told[0]) or match["dead"]
                else "people"
                if match["people"]
                else "jobs"
                if match["jobs"]
                else match["thing"].lower()
            )
            yield _tally(sentence, match, what, told, toll=False)


def prices_in(sentence: Sentence) -> Iterator[Tally]:
    """What a sentence says that a contract, a bid … is worth, with the mention next to it."""
    for match in _WORTH.finditer(sentence.text):
        for price in amounts_in(sentence.text, sentence.document, match.end(), len(sentence.text))[:1]:
            if price.passage.start - match.end() <= _AFTER:
                noun = match["noun"].lower()
                passage = sentence.part(match.start(), price.passage.end)
                what = f"{_NOUNS.get(noun, noun)} in {price.unit}"
                told = _near(sentence.told, sentence.passage.start + price.passage.start)
                yield Tally(price.value, what, price.approximate, False, passage, sentence, told)


def _tally(sentence: Sentence, match: re.Match[str], what: str, told: tuple[Told, ...], *, toll: bool) -> Tally:
    groups = match.groupdict()
    number, hedge = groups["n"] or groups["n2"], groups.get("hedge") or groups.get("hedge2")
    passage = sentence.part(match.start(), match.end())
    return Tally(_value(number), what, bool(hedge), toll, passage, sentence, told)


def _value(number: str) -> float:
    small = number.lower()
    return float(_SMALL.index(small) + 1) if small in _SMALL else float(number.replace(",", ""))


def _dies(told: Told) -> bool:
    return deed(told.draft) in {family(word) for word in _DYING}


def _deadly(sentence: Sentence) -> tuple[Told, ...]:
    return tuple(each for each in sentence.told if _dies(each))


def _near(told: tuple[Told, ...] | list[Told], at: int) -> tuple[Told, ...]:
    """The mention whose trigger stands nearest to a place, none when all stand far from it."""
    near = min(told, key=lambda each: abs(each.draft.mention.trigger.start - at), default=None)
    return (near,) if near is not None and abs(near.draft.mention.trigger.start - at) <= _FAR else ()
