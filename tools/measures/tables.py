"""Very many events for the measures, made in arrays: 60 % instants, 30 % periods, 10 % vague ones, in eight lanes."""

import numpy as np
import numpy.typing as npt

from explorer.data.minutes import DAY, minute_of
from explorer.timeline.columns import Coded, Listing
from explorer.timeline.strings import Texts
from explorer.timeline.table import OPEN_AFTER, OPEN_BEFORE, EventTable

LANES = 8
TITLE = 40  # bytes of a title
WORDS = (
    *("board", "buys", "ferry", "harbour", "town", "storm", "opens", "second"),
    *("line", "sinks", "leaves", "denies", "plans", "strike", "talks", "vote"),
)
_DAYS = 3650
_BEGINNINGS = 4096
_DIGITS = 8


def synthetic(number: int) -> EventTable:
    """So many events over ten years, half of them in bursts; every title is another, of 40 characters; seeded."""
    chance = np.random.default_rng(number)
    first = minute_of(2020)
    bursts = chance.integers(0, _DAYS, 12)[chance.integers(0, 12, number)] + chance.integers(0, 20, number)
    day = np.where(chance.random(number) < 0.5, bursts, chance.integers(0, _DAYS, number))
    earliest = np.sort(first + day * DAY)
    del bursts, day
    kind = chance.random(number)
    instant, vague = kind < 0.6, kind >= 0.9
    latest = earliest + np.where(vague, 10 * DAY, DAY)
    earliest_end = np.where(instant, earliest, latest + chance.integers(1, 200, number) * DAY)
    latest_end = np.where(instant, latest, earliest_end + np.where(vague, 20 * DAY, DAY))
    one = np.ones(number, dtype=np.int32)
    titles = _titles(number, chance)
    one_each = np.arange(number + 1, dtype=np.int64)
    nothing = Listing((), (), np.zeros(number + 1, dtype=np.int64), np.zeros(0, dtype=np.int8))
    return EventTable(
        story="Synthetic",
        id=_numbers(number),
        title=titles,
        label=titles,
        quote=Texts(titles.data[:0], np.zeros(number + 1, dtype=np.int32)),
        kind=Coded(("statement",), np.zeros(number, dtype=np.int8)),
        status=Coded(("happened",), np.zeros(number, dtype=np.int8)),
        attribution=Coded(("asserted",), np.zeros(number, dtype=np.int8)),
        basis=Coded(("stated",), np.zeros(number, dtype=np.int8)),
        grain=Coded(("day",), np.zeros(number, dtype=np.int8)),
        weight=chance.random(number),
        order=np.arange(number, dtype=np.int32),
        earliest=earliest,
        latest=latest,
        earliest_end=earliest_end,
        latest_end=latest_end,
        mark=np.where(instant, earliest, OPEN_BEFORE),
        known=np.full(number, OPEN_AFTER, dtype=np.int64),
        instant=instant,
        approximate=np.zeros(number, dtype=np.bool_),
        uncertain=np.zeros(number, dtype=np.bool_),
        tension=np.zeros(number, dtype=np.bool_),
        sources=one,
        independent=one,
        storylines=Listing(
            tuple(f"s{lane}" for lane in range(LANES)),
            tuple(f"Lane {lane}" for lane in range(LANES)),
            one_each,
            chance.integers(0, LANES, number).astype(np.int8),
        ),
        storyline_why=Coded(("drawn by chance",), np.zeros(number, dtype=np.int8)),
        actors=nothing,
        documents=nothing,
    )


def _titles(number: int, chance: np.random.Generator) -> Texts:
    """A few words and the number of the row."""
    words = chance.choice(WORDS, (_BEGINNINGS, 8))
    lines = [" ".join(row)[: TITLE - _DIGITS - 1].ljust(TITLE - _DIGITS - 1, "n") + " " for row in words.tolist()]
    beginnings = np.frombuffer("".join(lines).encode(), dtype=np.uint8).reshape(_BEGINNINGS, TITLE - _DIGITS)
    titles = np.empty((number, TITLE), dtype=np.uint8)
    titles[:, : TITLE - _DIGITS] = beginnings[chance.integers(0, _BEGINNINGS, number)]
    titles[:, TITLE - _DIGITS :] = _digits(number)
    return Texts(titles.reshape(-1), np.arange(0, number * TITLE + 1, TITLE, dtype=np.int64))


def _numbers(number: int) -> Texts:
    return Texts(_digits(number).reshape(-1), np.arange(0, number * _DIGITS + 1, _DIGITS, dtype=np.int64))


def _digits(number: int) -> npt.NDArray[np.uint8]:
    """Every row's number in decimal digits, shape (number, 8)."""
    digits = np.empty((number, _DIGITS), dtype=np.uint8)
    rest = np.arange(number)
    for place in range(_DIGITS - 1, -1, -1):
        digits[:, place] = rest % 10 + ord("0")
        rest //= 10
    return digits
