"""How much happened and how much was published, week by week: for the activity plots.

An event that may have begun in several weeks is shared out among them evenly: nothing stands on a false day.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from explorer.data.minutes import DAY, WEEK, civil, minute_of
from explorer.data.words import MONTHS, day_in_words, year_in_words
from explorer.timeline.columns import Flags, Floats, Ints
from explorer.timeline.scale import as_floats
from explorer.timeline.table import OPEN_AFTER, OPEN_BEFORE, EventTable
from explorer.timeline.view import story_stretch

Unit = Literal["week", "month", "year", "decade", "century"]

# The body of the story has at most so many stretches of the unit in which it is counted.
_MOST = 180
_MONTHS: dict[Unit, int] = {"month": 1, "year": 12, "decade": 120, "century": 1200}
# Clock times are shared out as if nobody knew the quarter of the hour.
_FINEST = 15.0


@dataclass(frozen=True, slots=True, eq=False)
class Activity:
    """Counts per stretch: `edges` are minutes, one more than stretches; `events` has a row for each lane."""

    unit: Unit
    edges: Ints
    events: Floats
    documents: Floats

    @property
    def per(self) -> str:
        """ "per week"."""
        return f"per {self.unit}"


def activity_of(table: EventTable, shown: Flags, lane_of: Ints, lanes: int) -> Activity:
    """The activity of the dated events that are shown; `lane_of` gives the lane of every row, -1 for none.

    Counted is where an event begins; of one whose beginning is open, the first day that is known of it.
    """
    rows = np.flatnonzero(table.dated & shown & (lane_of >= 0))
    unit = _unit(*story_stretch(table))
    published = np.array([at for source in table.witnesses if (at := source.middle) is not None], dtype=np.float64)
    low, high = _beginnings(table, rows)
    first = min(low.min(initial=np.inf), published.min(initial=np.inf))
    last = max(high.max(initial=-np.inf), published.max(initial=-np.inf))
    edges = _edges(unit, *((first, last) if first < np.inf else story_stretch(table)))
    events = [_shared(low[lane], high[lane], edges) for lane in (lane_of[rows] == number for number in range(lanes))]
    documents = np.histogram(published, as_floats(edges))[0].astype(np.float64)
    return Activity(unit, edges, np.array(events, dtype=np.float64).reshape(lanes, len(edges) - 1), documents)


def _beginnings(table: EventTable, rows: Ints) -> tuple[Floats, Floats]:
    """From when to when each event may have begun, in minutes."""
    earliest, latest = table.earliest[rows], table.latest[rows]
    low = np.where(
        earliest == OPEN_BEFORE, np.where(latest == OPEN_AFTER, table.closed_from[rows], latest - DAY), earliest
    )
    high = np.where(latest == OPEN_AFTER, low + DAY, latest)
    high = np.where(earliest == OPEN_BEFORE, low + DAY, high)
    return as_floats(low), np.maximum(as_floats(high), as_floats(low) + _FINEST)


def _shared(low: Floats, high: Floats, edges: Ints) -> Floats:
    """How much of the events begins in each stretch: exact, by the sums of all ramps at the edges."""
    origin = float(edges[0])
    at = as_floats(edges) - origin
    until = _ramps(low - origin, high - low, at) - _ramps(high - origin, high - low, at)
    shares: Floats = np.maximum(np.round(np.diff(until), 6), 0.0)
    return shares


def _ramps(starts: Floats, lengths: Floats, at: Floats) -> Floats:
    """The sum over all starts before t of (t - start) / length, for every t."""
    order = np.argsort(starts, kind="stable")
    slopes = 1.0 / lengths[order]
    steep = np.concatenate([[0.0], np.cumsum(slopes)])
    lost = np.concatenate([[0.0], np.cumsum(starts[order] * slopes)])
    before = starts[order].searchsorted(at, side="right")
    total: Floats = at * steep[before] - lost[before]
    return total


def _unit(start: float, end: float) -> Unit:
    length = end - start
    if length <= _MOST * WEEK:
        return "week"
    months = length / (365.2425 * DAY / 12)
    return next((unit for unit, size in _MONTHS.items() if months <= _MOST * size), "century")


def _edges(unit: Unit, first: float, last: float) -> Ints:
    """The edges of all stretches from the one that holds the first minute to the one that holds the last."""
    if unit == "week":
        # Minute 0 is a Monday.
        begin = int(first // WEEK) * WEEK
        return np.arange(begin, int(last // WEEK) * WEEK + WEEK + 1, WEEK, dtype=np.int64)
    size = _MONTHS[unit]
    begin, end = (_months(minute) // size * size for minute in (first, last))
    return np.array([_minute(month) for month in range(begin, end + size + 1, size)], dtype=np.int64)


def _months(minute: float) -> int:
    at = civil(int(minute))
    return at.year * 12 + at.month - 1


def _minute(months: int) -> int:
    return minute_of(months // 12, months % 12 + 1)


def stretch_name(unit: Unit, start: int) -> str:
    """A stretch in words: "Week of 9 June 2025", "June 2025", "2025", "1920s"."""
    at = civil(start)
    if unit == "week":
        return f"Week of {day_in_words(start)}"
    if unit == "month":
        return f"{MONTHS[at.month - 1]} {year_in_words(at.year)}"
    if unit == "year":
        return year_in_words(at.year)
    return f"{year_in_words(at.year)}s" if unit == "decade" and at.year > 0 else f"From {year_in_words(at.year)}"
