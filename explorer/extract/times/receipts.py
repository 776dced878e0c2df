"""Receipts of times: one sentence for a person that says how the words became a when."""

from dataclasses import dataclass
from typing import Final

from explorer.data.minutes import DAY, civil
from explorer.data.passage import Passage
from explorer.data.when import BOUNDS, Bound, Reason, When
from explorer.extract.times.readings import Reading

_MONTHS: Final = (
    "",
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
)


def day_words(minute: int) -> str:
    """A day for a receipt: 13 June 2025."""
    at = civil(minute)
    year = str(at.year) if at.year > 0 else f"{1 - at.year} BC"
    return f"{at.day} {_MONTHS[at.month]} {year}"


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


@dataclass(frozen=True, slots=True)
class Told:
    """What a receipt's sentence names beside the words: the rule's id, and the publication as it is called."""

    rule: str
    anchor: str


def explain(when: When, reading: Reading, quoted: str, passage: Passage, told: Told) -> When:
    """The when with its receipt: one line for each closed bound, or one that says why it is undated."""
    sentence = f"“{quoted}” {_sentence(when, reading, told.anchor)}."
    bounds: list[Bound] = [
        bound
        for bound, minute in zip(BOUNDS, when.bounds, strict=True)
        if minute is not None and not (when.instant and bound in ("earliest_end", "latest_end"))
    ]
    if not bounds:
        bounds = ["earliest"]
    return when.with_receipt(*(Reason(bound, told.rule, sentence, passage) for bound in bounds))


def _sentence(when: When, reading: Reading, anchor: str) -> str:
    """What follows the quoted words."""
    if not when.dated:
        return _undated(reading)
    if reading.also:
        others = " or ".join(day_words(stretch.start) for stretch in reading.also)
        shown = day_words(reading.stretch.start) if reading.stretch is not None else ""
        return f"is read as {shown}, a guess: it could also be {others}"
    if reading.type == "DURATION" and reading.stretch is None:
        return _length(when, reading, anchor)
    start = {"published": f"counted from {anchor}", "said": "counted from the date said before"}
    opening = start.get(reading.anchor, "is stated")
    return f"{opening}: {reading.note}" if reading.note else opening


def _undated(reading: Reading) -> str:
    if reading.type == "SET":
        return "says how often, not when"
    if reading.needs:
        return "counts from the publication date, which is not known"
    return "says how long, not when" if reading.type == "DURATION" else f"counts {reading.note or 'from nothing named'}"


def _length(when: When, reading: Reading, anchor: str) -> str:
    """The sentence of a length that touches the publication."""
    vague = ", as long as the table of vague widths says" if reading.vague or reading.approximate else ""
    if when.instant:
        return f"is that far from {anchor}, at most{vague}"
    if when.earliest is not None and when.latest is None:
        return f"begins at {anchor} or later{vague}"
    if when.earliest is not None:
        return f"lasted until {anchor}{vague}"
    return f"was over by {anchor}{vague}"
