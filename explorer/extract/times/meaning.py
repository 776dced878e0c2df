"""From a reading and its preposition to a when with four bounds and a receipt."""

from dataclasses import dataclass, replace
from typing import Final

from explorer.data.minutes import DAY, civil
from explorer.data.passage import Passage
from explorer.data.when import BOUNDS, UNDATED, Basis, Bound, Grain, Reason, When
from explorer.extract.draft import Signal, Tense
from explorer.extract.times.readings import Reading
from explorer.extract.times.vague import VAGUE

_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
Pair = tuple[int | None, int | None]


def day_words(minute: int) -> str:
    """A day for a receipt: 13 June 2025."""
    at = civil(minute)
    year = str(at.year) if at.year > 0 else f"{1 - at.year} BC"
    return f"{at.day} {_MONTHS[at.month - 1]} {year}"


def published_words(published: When, basis: str = "") -> str:
    """How a receipt names the publication: “the publication date, 13 June 2025 (assigned)”."""
    low, high = published.earliest, published.latest
    told = f" ({basis})" if basis else ""
    if low is None and high is None:
        return "the publication date, which is not known"
    if low is None:
        return f"the publication date, {day_words((high or 1) - 1)} at the latest{told}"
    if high is None:
        return f"the publication date, {day_words(low)} at the earliest{told}"
    if high - low <= DAY:
        return f"the publication date, {day_words(low)}{told}"
    return f"the publication date, between {day_words(low)} and {day_words(high - 1)}{told}"


def hull(readings: list[Reading | None], ends: tuple[bool, bool]) -> tuple[Pair, Pair]:
    """The (start, start) and (end, end) bounds of a stretch read for the first and the last possible publication.

    `ends` says whether that first and last day are known at all.
    """
    first, last = readings[0], readings[-1]
    low = first.stretch if first is not None else None
    high = last.stretch if last is not None else None
    others = [stretch for reading in readings if reading is not None for stretch in reading.also]
    start = min([low.start, *(other.start for other in others)]) if low is not None and ends[0] else None
    end = max([high.end, *(other.end for other in others)]) if high is not None and ends[1] else None
    start_high = high.start if high is not None and ends[1] else None
    end_low = low.end if low is not None and ends[0] else None
    return (start, start_high), (end_low, end)


def _when(start: Pair, end: Pair, grain: Grain, basis: Basis, *, instant: bool, approximate: bool) -> When:
    if instant:
        return When(start[0], start[1], start[0], start[1], True, grain, approximate, False, basis)
    return When(*start, *end, instant=False, grain=grain, approximate=approximate, basis=basis)


def _grain(reading: Reading) -> Grain:
    return reading.stretch.grain if reading.stretch is not None else "day"


def _basis(reading: Reading) -> Basis:
    if reading.vague or reading.approximate:
        return "bounded"
    return "derived" if reading.anchor != "none" or reading.needs else "stated"


def place(
    readings: list[Reading | None], ends: tuple[bool, bool], signal: Signal, tense: Tense, published: Pair
) -> When:
    """The when of an expression behind a preposition.

    A DATE or TIME is an instant somewhere within its stretch; before and by leave its start open, since and after
    its end. A DURATION behind for, over, in or within is a period that touches the publication.
    """
    reading = next(item for item in readings if item is not None)
    if reading.type == "SET" or (reading.needs and not any(ends)):
        return UNDATED
    if reading.type == "DURATION" and (reading.stretch is None or reading.length is not None):
        return _lasting(readings, ends, signal, tense, published)
    if reading.stretch is None:
        return UNDATED
    known = ends if reading.needs else (True, True)
    (low, _), (_, high) = hull(readings, known)
    start_next, last_start = _after(readings, known), _before(readings, known)
    grain, basis, approximate = _grain(reading), _basis(reading), reading.approximate
    if reading.open_start:
        low, basis = None, "bounded"
    if signal == "around":
        low, high, basis, approximate = (
            _plus(low, -VAGUE.around(grain)),
            _plus(high, VAGUE.around(grain)),
            "bounded",
            True,
        )
    uncertain = bool(reading.also)
    if signal == "by":
        when = _when((None, high), (None, high), grain, basis, instant=True, approximate=approximate)
    elif signal == "before":
        when = _when((None, last_start), (None, last_start), grain, basis, instant=True, approximate=approximate)
    elif signal == "after":
        when = _when((start_next, None), (start_next, None), grain, basis, instant=True, approximate=approximate)
    elif signal in ("since", "from"):
        when = _when((low, high), (low, None), grain, basis, instant=False, approximate=approximate)
    elif signal in ("until", "to"):
        when = _when((None, high), (low, high), grain, basis, instant=False, approximate=approximate)
    elif signal == "for" or (signal in ("during",) and tense == "present_perfect"):
        when = _when((low, high), (low, high), grain, basis, instant=False, approximate=approximate)
    else:
        when = _when((low, high), (low, high), grain, basis, instant=True, approximate=approximate)
    return replace(when, uncertain=uncertain)


def _after(readings: list[Reading | None], known: tuple[bool, bool]) -> int | None:
    """Where “after …” begins: behind the stretch, or within it when its own bounds are only vague."""
    first = readings[0]
    if first is None or first.stretch is None or not known[0]:
        return None
    return first.stretch.start if first.approximate else first.stretch.end


def _before(readings: list[Reading | None], known: tuple[bool, bool]) -> int | None:
    """Where “before …” has ended: ahead of the stretch, or within it when its own bounds are only vague."""
    last = readings[-1]
    if last is None or last.stretch is None or not known[1]:
        return None
    return last.stretch.end if last.approximate else last.stretch.start


def _lasting(
    readings: list[Reading | None], ends: tuple[bool, bool], signal: Signal, tense: Tense, published: Pair
) -> When:
    """The period of a length: it ends at publication when it has gone on till then, begins there when it is to come."""
    reading = readings[0]
    assert reading is not None
    low, high = reading.length or (None, None)
    first, last = published
    grain = _grain(reading)
    approximate = reading.approximate or bool(reading.vague)
    if reading.stretch is not None:
        return _beside(readings, ends, published)
    if signal not in ("for", "during", "within", "since") or not any(ends) or low is None or high is None:
        return UNDATED
    basis: Basis = "bounded"
    ahead = tense == "future" or (signal == "within" and tense != "past")
    if signal == "within":
        if ahead:
            return _when(
                (first, _plus(last, high)),
                (first, _plus(last, high)),
                "day",
                basis,
                instant=True,
                approximate=approximate,
            )
        return _when(
            (_plus(first, -high), last),
            (_plus(first, -high), last),
            "day",
            basis,
            instant=True,
            approximate=approximate,
        )
    if tense == "present_perfect":
        start = (_plus(first, -high), _plus(last, -low))
        return _when(start, (first, last), grain, basis, instant=False, approximate=approximate)
    if ahead:
        return _when((first, None), (_plus(first, low), None), grain, basis, instant=False, approximate=approximate)
    return _when((None, _plus(last, -low)), (None, last), grain, basis, instant=False, approximate=approximate)


def _beside(readings: list[Reading | None], ends: tuple[bool, bool], published: Pair) -> When:
    """“the past three months”, “recent weeks”: the stretch itself, from its far end to publication."""
    reading = readings[0]
    assert reading is not None
    assert reading.stretch is not None
    low, high = reading.length or (None, None)
    first, last = published
    (far, _), (_, near) = hull(readings, ends)
    approximate = reading.approximate or bool(reading.vague)
    grain, basis = reading.stretch.grain, _basis(reading)
    if reading.note.startswith(("the stretch that begins", "the stretch after")):
        return _when((first, last), (_plus(first, low), near), grain, basis, instant=False, approximate=approximate)
    return _when((far, _plus(last, -(low or 0))), (first, last), grain, basis, instant=False, approximate=approximate)


def _plus(minute: int | None, more: int | None) -> int | None:
    return None if minute is None or more is None else minute + more


@dataclass(frozen=True, slots=True)
class Told:
    """What a receipt's sentence names beside the words: the rule's id, and the publication as it is called."""

    rule: str
    anchor: str


def explain(when: When, reading: Reading, quoted: str, passage: Passage, told: Told) -> When:
    """The when with its receipt: one line for each closed bound, or one that says why it is undated."""
    sentence = _sentence(when, reading, quoted, told.anchor)
    bounds: list[Bound] = [
        bound
        for bound, minute in zip(BOUNDS, when.bounds, strict=True)
        if minute is not None and not (when.instant and bound in ("earliest_end", "latest_end"))
    ]
    if not bounds:
        bounds = ["earliest"]
    return when.with_receipt(*(Reason(bound, told.rule, sentence, passage) for bound in bounds))


def _sentence(when: When, reading: Reading, quoted: str, anchor: str) -> str:
    words = f"“{quoted}”"
    if reading.type == "SET":
        return f"{words} says how often, not when."
    if not when.dated:
        if reading.needs:
            return f"{words} counts from the publication date, which is not known."
        return f"{words} says how long, not when." if reading.type == "DURATION" else f"{words} counts {reading.note}."
    if reading.also:
        others = " or ".join(day_words(stretch.start) for stretch in reading.also)
        shown = day_words(reading.stretch.start) if reading.stretch else ""
        return f"{words} is read as {shown}, a guess: it could also be {others}."
    if reading.type == "DURATION" and reading.stretch is None:
        return f"{words} tells a length, laid beside {anchor}."
    if reading.anchor == "published":
        return f"{words} counted from {anchor}" + (f": {reading.note}." if reading.note else ".")
    if reading.anchor == "said":
        return f"{words} counted from the date said before" + (f": {reading.note}." if reading.note else ".")
    return f"{words} is stated" + (f": {reading.note}." if reading.note else ".")
