"""What is worth a place on a timeline: precision first, vague commentary stays out."""

from dataclasses import dataclass
from typing import Literal

from explorer.extract.frames import Frame
from explorer.extract.mentions.arguments import Part
from explorer.extract.mentions.standing import Standing

Refusal = Literal["opinion", "unclear_actor"]

# Kinds that are news without a named actor, when a place, a time or an amount pins them down.
_WITHOUT_ACTOR = frozenset(
    {"disaster", "casualties", "attack", "protest", "election", "growth", "decline", "forecast", "outbreak", "strike"}
    | {
        "vote",
        "spaceflight",
        "death",
        "incident",
        "ceasefire",
        "valuation",
        "arrest",
        "ruling",
        "trial",
        "law",
        "closure",
    }
    | {
        "weather",
        "crime",
        "finding",
        "ceremony",
        "layoffs",
        "price",
        "investigation",
        "discovery",
        "charge",
        "departure",
        "end_relation",
        "approval",
        "sanction",
    }
)
_NEEDS_AMOUNT = frozenset({"forecast", "valuation", "growth", "decline", "spend"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A trigger with all that was found around it.

    `about`: there is anybody or anything that it concerns; `concrete`: that is people, a body or a counted thing.
    """

    frame: Frame
    nominal: bool
    heading: bool
    standing: Standing
    parts: tuple[Part, ...]
    echoed: bool
    amounts: int
    times: int
    about: bool
    concrete: bool
    supposed: bool
    governed: bool


def salience_of(reading: Reading) -> float | Refusal:
    """How much a mention is worth, 0–1, or why it is refused."""
    if reading.standing.purpose or reading.standing.wanted or reading.supposed:
        return "opinion"
    aside = reading.nominal and bool(reading.parts) and all(part.role == "other" for part in reading.parts)
    if aside and not (reading.frame.group in _WITHOUT_ACTOR and reading.amounts + reading.times):
        return "unclear_actor"
    pinned = reading.amounts + reading.times + any(part.referent.name.type == "place" for part in reading.parts)
    if not reading.parts and not _news_without_actor(reading, pinned):
        return "opinion" if reading.standing.status == "speculated" else "unclear_actor"
    if reading.frame.id in _NEEDS_AMOUNT and not (
        reading.amounts or (reading.parts and reading.frame.id in ("growth", "decline"))
    ):
        return "opinion"
    if (reading.standing.status == "speculated" or reading.supposed) and not _worth_a_guess(reading):
        return "opinion"
    return round(min(1.0, max(0.05, _score(reading, pinned))), 3)


def _news_without_actor(reading: Reading, pinned: int) -> bool:
    if reading.echoed:
        return False
    if reading.frame.general or reading.concrete:
        return True
    if pinned == 0 or not reading.about:
        return False
    return reading.frame.group in _WITHOUT_ACTOR or (reading.governed and reading.times > 0)


def _worth_a_guess(reading: Reading) -> bool:
    """A guess is kept when it has a date, or when a named actor himself would do something of weight."""
    if reading.times and not reading.supposed and reading.frame.id not in ("statement", "forecast"):
        return True
    named = any(part.role == "agent" and part.referent.whole and not part.referent.inferred for part in reading.parts)
    return named and reading.frame.salience >= 0.6 and (reading.governed or not reading.nominal or reading.amounts > 0)


def _score(reading: Reading, pinned: int) -> float:
    score = reading.frame.salience
    explicit = [part for part in reading.parts if not part.referent.inferred]
    score += 0.05 * min(len(explicit), 2) + 0.05 * min(pinned, 2)
    if not explicit:
        score -= 0.15
    if reading.echoed:
        score -= 0.25
    if reading.nominal:
        score -= 0.05
    if reading.standing.polarity == "negated":
        score -= 0.1
    if reading.standing.status == "speculated":
        score -= 0.25
    if reading.heading:
        score -= 0.1
    return score
