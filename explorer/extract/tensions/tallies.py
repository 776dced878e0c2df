"""Counts in a sentence: how many died, were hurt, are missing or fled; how many jobs go; what a contract is worth."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.data.passage import Passage
from explorer.extract.mentions.amounts import amounts_in
from explorer.extract.merging.families import deed, family
from explorer.extract.tensions.sentences import Sentence, Told

_SMALL = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBER = (
    r"(?:(?<![\w.,$€£-])(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?![\w%]|[.,]\d|-|\s?per ?cent|\s(?:million|billion|thousand))"
    r"|\b(?:" + "|".join(sorted(_SMALL, key=len, reverse=True)) + r")\b)"
)
_HEDGES = (
    r"(?:about|around|approximately|roughly|some|nearly|almost|more than|over|less than|fewer than|at least|up to"
    r"|as many as|an estimated|close to)"
)
_N = r"(?:\b(?P<hedge>" + _HEDGES + r")\s)?(?P<n>" + _NUMBER + r")"
_STAFF = "jobs|posts|positions|workers|employees|staff"
_WHO = (
    r"people|persons|residents|villagers|civilians|men|women|children|passengers|soldiers|troops|policemen|officers"
    r"|protesters|demonstrators|students|patients|migrants|refugees|miners|tourists|inhabitants|families|households"
    r"|supporters|survivors|others"
)
# Plurals that measure, order or point, and are counted no further.
_NOTHING = (
    r"(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries|times|dollars|euros|pounds|cents|percents?"
    r"|points|miles|metres|meters|kilometres|kilometers|feet|inches|degrees|ones|was|has|is|this|as|its|his|hers|does"
    r"|quarters|goals|sets|ways|thirds|tenths|fifths|steps|sides)\b"
)
_OF = r"(?:\s+of\s+(?:the|its|their)(?:\s+" + _NUMBER + r")?|\s+(?:more|other|local|of)){0,2}\s+"
_COUNTED = re.compile(
    _N + _OF + r"(?:(?P<people>" + _WHO + r"|" + _STAFF + r")|(?P<dead>dead|victims)"
    r"|(?:[\w-]+\s)??(?P<thing>(?!" + _NOTHING + r")[a-z]{3,}s))\b",
    re.IGNORECASE,
)
_BE = r"(?:(?:were|was|are|have been|had been|has been|been)\s+)?"
_BODY = r"\s+(?:(?:\w+\s+)?(?:" + _WHO + r"|" + _STAFF + r")\s+)?" + _BE
# "17 people were killed", and "killing at least 17"; the same for those hurt and missing.
_FATES = {
    "dead": (r"(?:killed|dead|died|die|drowned|perished|lost (?:his|her|their) li(?:fe|ves))", r"kill(?:s|ed|ing)?"),
    "hurt": (r"(?:injured|wounded|hurt)", r"(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurting|treated|treating)"),
    "missing": (r"(?:missing|unaccounted for)", None),
}
_BEFORE = {
    what: re.compile(_N + _BODY + r"(?:seriously |still )?" + after + r"\b", re.IGNORECASE)
    for what, (after, _) in _FATES.items()
}
_BEHIND = {
    what: re.compile(r"\b" + before + r"\s+" + _N + r"(?!\s+(?:of|percent)\b)", re.IGNORECASE)
    for what, (_, before) in _FATES.items()
    if before
}
_TOLL = re.compile(
    r"\b(?:death toll|toll|number of (?:the )?(?:dead|deaths|fatalities|victims|people (?:[\w-]+ ){0,4}killed))\b"
    r"[^.;]{0,80}?\b(?:to|at|of|is|was|reached|stands?|stood|hit|topped|passed)\s+(?:now\s+)?" + _N,
    re.IGNORECASE,
)
_ANOTHER_TIME = re.compile(
    r"\b(?:in (?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d+\b)"
    r"|last (?:month|year)|earlier this year|in (?:19|20)\d\d|(?:months?|years?|decades?) (?:ago|earlier)"
    r"|(?:previous|earlier|similar|another) (?:\w+ )?(?:attack|quake|shooting|flood|crash|fire|accident)s?)\b",
    re.IGNORECASE,
)
_SOME_OF = re.compile(r"\bof (?:the|its|their) (?:\d|" + "|".join(_SMALL) + r")", re.IGNORECASE)
_FEWER_JOBS = re.compile(
    r"\b(?:cuts?|cutting|axed?|axing|eliminat\w+|shed(?:ding)?|lay(?:ing)? off|laid off|lay-?offs?|dismiss\w*"
    r"|redundan\w+"
    r"|lost|lose|will go|would go|to go|at risk)\b",
    re.IGNORECASE,
)
_JOBS = re.compile(_N + _OF + r"(?:[\w-]+\s)??(?:" + _STAFF + r")\b", re.IGNORECASE)
_WORTH = re.compile(
    r"\b(?P<noun>contract|deal|agreement|accord|offer|bid|takeover|stake|loan|fine|grant|order|project|fund|package)\b"
    r"[^.;]{0,160}?\b(?:worth|valued at|at a price of|priced at)\s",
    re.IGNORECASE,
)
# A price is no toll, and it is of the whole.
_PRICE = (False, True, False)
_NOUNS = {"agreement": "contract", "deal": "contract", "accord": "contract", "offer": "bid", "takeover": "bid"}
_DYING = ("kill", "die", "drown", "murder", "perish")
# How many characters lie at most between a count and the word of its deed, and after "worth".
_FAR = 90
_AFTER = 12


@dataclass(frozen=True, slots=True)
class Tally:
    """So many, of what ("dead", "hurt", "missing", "jobs", "people", the noun of a thing, "contract in USD").

    `part`: it is one of some ("two women and a man", "three of the seven"), or of another time ("in February");
    `whole`: it is of all people. `loose`: "about",
    "more than"; `toll`: words such as "the death toll" say that it is the count of all; `noun` is
    the word that is counted. `told` are the mentions that it counts for, none where no deed stands near.
    """

    value: float
    what: str
    loose: bool
    toll: bool
    whole: bool
    part: bool
    noun: str
    passage: Passage
    sentence: Sentence
    told: tuple[Told, ...]

    @property
    def priced(self) -> bool:
        """Whether it tells what something is worth."""
        return " in " in self.what


def tallies_in(sentence: Sentence) -> Iterator[Tally]:
    """The counts that a sentence gives, each number once, by the most telling of the words around it."""
    taken: set[int] = set()
    for kind, match in _matches(sentence.text):
        what, at = kind, match.start("n")
        if at in taken:
            continue
        taken.add(at)
        told = _near(sentence.told, sentence.passage.start + at)
        if what == "dead":
            told = _deadly(sentence.told, sentence.passage.start + at) or told
        elif what == "people" and told and _dies(told[0]):
            what = "dead"
        passage = sentence.part(match.start(), match.end())
        noun = match[0].split()[-1].lower()
        toll = match.re is _TOLL
        whole, part = _is_whole(sentence.text, match), _is_part(sentence.text, match)
        yield Tally(_value(match["n"]), what, bool(match["hedge"]), toll, whole, part, noun, passage, sentence, told)


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether a count is one of several in a row, some of more, or dated to another time than the article tells of."""
    row = text[: match.start()].rstrip().endswith((" and", ","))
    row = row or re.match(r"\s+and\s+\w+\s+(?:wo)?m[ae]n\b", text[match.end() :]) is not None
    return row or bool(_SOME_OF.search(match[0])) or bool(_ANOTHER_TIME.search(text))


def _is_whole(text: str, match: re.Match[str]) -> bool:
    """Whether a count is of all, as far as its words tell: not of a part, nor of women or teachers alone."""
    counted = match.re is _COUNTED and (match["people"] or "").lower() not in ("people", "persons")
    return not counted and not _is_part(text, match)


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """What is counted, and where, the plainest patterns first."""
    for match in _TOLL.finditer(text):
        yield "dead", match
    for what in _FATES:
        for pattern in (_BEFORE[what], _BEHIND.get(what)):
            for match in pattern.finditer(text) if pattern else ():
                yield what, match
    if _FEWER_JOBS.search(text):
        for match in _JOBS.finditer(text):
            yield "jobs", match
    for match in _COUNTED.finditer(text):
        yield "people" if match["people"] else "dead" if match["dead"] else match["thing"].lower(), match


def prices_in(sentence: Sentence) -> Iterator[Tally]:
    """What a sentence says that a contract, a bid … is worth, with the mention next to it."""
    for match in _WORTH.finditer(sentence.text):
        for price in amounts_in(sentence.text, sentence.document, match.end(), len(sentence.text))[:1]:
            if price.passage.start - match.end() <= _AFTER:
                noun = match["noun"].lower()
                passage = sentence.part(match.start(), price.passage.end)
                what = f"{_NOUNS.get(noun, noun)} in {price.unit}"
                told = _near(sentence.told, sentence.passage.start + price.passage.start)
                yield Tally(price.value, what, price.approximate, *_PRICE, noun, passage, sentence, told)


def _value(number: str) -> float:
    small = number.lower()
    return float(_SMALL.index(small) + 1) if small in _SMALL else float(number.replace(",", ""))


def _dies(told: Told) -> bool:
    return deed(told.draft) in {family(word) for word in _DYING}


def _deadly(told: Sequence[Told], at: int) -> tuple[Told, ...]:
    return _near([each for each in told if _dies(each)], at)


def _near(told: Sequence[Told], at: int) -> tuple[Told, ...]:
    """The mention whose trigger stands nearest to a place, none when all stand far from it."""
    near = min(told, key=lambda each: abs(each.draft.mention.trigger.start - at), default=None)
    return (near,) if near is not None and abs(near.draft.mention.trigger.start - at) <= _FAR else ()
