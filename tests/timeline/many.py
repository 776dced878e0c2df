"""A table of very many events, made in arrays: 60 % instants, 30 % periods, 10 % fuzzy ones, in eight lanes."""

import numpy as np

from explorer.data.minutes import DAY, minute_of
from explorer.data.when import WIDEST_MARK
from explorer.timeline.columns import Coded, Listing
from explorer.timeline.strings import texts_of
from explorer.timeline.table import OPEN_AFTER, OPEN_BEFORE, EventTable

LANES = 8
_DAYS = 3650
_WORDS = np.array(
    ["board", "buys", "ferry", "harbour", "storm", "opens", "second", "line", "sinks", "leaves", "denies", "plans"]
)


def many_events(number: int, *, seed: int = 4) -> EventTable:
    """So many events over ten years, half of them in bursts; titles of forty characters."""
    chance = np.random.default_rng(seed)
    first = minute_of(2020)
    bursts = chance.integers(0, _DAYS, 12)[chance.integers(0, 12, number)] + chance.integers(0, 20, number)
    day = np.where(chance.random(number) < 0.5, bursts, chance.integers(0, _DAYS, number))
    earliest = np.sort(first + day.astype(np.int64) * DAY)
    kind = chance.random(number)
    length = chance.integers(1, 200, number) * DAY
    instant, fuzzy = kind < 0.6, kind >= 0.9
    latest = earliest + np.where(fuzzy, 10 * DAY, DAY)
    earliest_end = np.where(instant, earliest, latest + length)
    latest_end = np.where(instant, latest, earliest_end + np.where(fuzzy, 20 * DAY, DAY))
    middle = earliest + (latest - earliest - DAY) // 2
    lane = chance.integers(0, LANES, number).astype(np.int32)
    starts = np.arange(number + 1, dtype=np.int64)
    names = tuple(f"s{place}" for place in range(LANES))
    nothing = Listing((), (), np.zeros(number + 1, dtype=np.int64), np.zeros(0, dtype=np.int32))
    words = _WORDS[chance.integers(0, len(_WORDS), (number, 6))]
    titles = texts_of([" ".join(row)[:40].ljust(40, "n") for row in words.tolist()])
    one = np.ones(number, dtype=np.int64)
    zeros = np.zeros(number, dtype=np.int32)
    return EventTable(
        story="Very many",
        id=texts_of([f"e{row}" for row in range(number)]),
        title=titles,
        label=titles,
        quote=titles,
        kind=Coded(("statement",), zeros),
        status=Coded(("happened",), zeros),
        attribution=Coded(("asserted",), zeros),
        basis=Coded(("stated",), zeros),
        grain=Coded(("day",), zeros),
        weight=chance.random(number),
        order=np.arange(number, dtype=np.int64),
        earliest=earliest,
        latest=latest,
        earliest_end=earliest_end,
        latest_end=latest_end,
        mark=np.where(instant & (latest - earliest <= WIDEST_MARK), middle, OPEN_BEFORE),
        known=np.full(number, OPEN_AFTER, dtype=np.int64),
        instant=instant,
        approximate=np.zeros(number, dtype=np.bool_),
        uncertain=np.zeros(number, dtype=np.bool_),
        tension=np.zeros(number, dtype=np.bool_),
        sources=one,
        independent=one,
        storylines=Listing(names, tuple(f"Lane {place}" for place in range(LANES)), starts, lane),
        storyline_why=Coded(("drawn by chance",), zeros),
        actors=nothing,
        documents=nothing,
    )
