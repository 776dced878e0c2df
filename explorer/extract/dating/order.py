"""One order of all events that keeps every known before, and gives equal numbers where it is not known which."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from explorer.data.when import EventId, When

# Later than every drawn minute: what nothing dates stands at the end, in the order of its telling.
_NEVER = 2**62


def order_of(
    ids: Sequence[EventId], whens: Mapping[EventId, When], before: Iterable[tuple[EventId, EventId]]
) -> dict[EventId, int]:
    """The place of each event, 0 and up; `ids` by first telling, `before` holds pairs known without dates.

    Where a pair is known by its bounds or by `before`, the earlier has the lower number. Pairs that would make a
    circle are left out, the later ones first.
    """
    rows = _rows(ids, whens, before)
    order: dict[EventId, int] = {}
    number, group, ends = -1, set[EventId](), _NEVER
    for event, earlier in rows:
        starts, closes = _starts(whens[event]), _ends(whens[event])
        if not group or starts >= ends or not group.isdisjoint(earlier):
            number, group, ends = number + 1, set(), _NEVER
        group.add(event)
        ends = min(ends, closes)
        order[event] = number
    return order


def _rows(
    ids: Sequence[EventId], whens: Mapping[EventId, When], before: Iterable[tuple[EventId, EventId]]
) -> list[tuple[EventId, set[EventId]]]:
    """The events in a row that keeps every before, with the events known to lie directly before each."""
    told = {event: place for place, event in enumerate(ids)}
    earlier: dict[EventId, set[EventId]] = defaultdict(set)
    later: dict[EventId, list[EventId]] = defaultdict(list)
    for first, second in before:
        if first != second and first not in earlier[second]:
            earlier[second].add(first)
            later[first].append(second)
    waiting = {event: len(earlier[event]) for event in ids}
    ready = [(_middle(whens[event]), told[event], event) for event in ids if not waiting[event]]
    heapq.heapify(ready)
    rows: list[tuple[EventId, set[EventId]]] = []
    while len(rows) < len(ids):
        if not ready:
            stuck = min(
                (event for event in ids if waiting[event] > 0), key=lambda event: (_middle(whens[event]), told[event])
            )
            waiting[stuck] = 0
            heapq.heappush(ready, (_middle(whens[stuck]), told[stuck], stuck))
        event = heapq.heappop(ready)[2]
        waiting[event] = -1
        rows.append((event, earlier[event]))
        for other in later[event]:
            waiting[other] -= 1
            if waiting[other] == 0:
                heapq.heappush(ready, (_middle(whens[other]), told[other], other))
    return rows


def _starts(when: When) -> int:
    """The first minute that the event can touch; before all for an open one."""
    return -_NEVER if when.earliest is None else when.earliest


def _ends(when: When) -> int:
    """The first minute that the event can no longer touch; after all for an open one."""
    return _NEVER if when.latest_end is None else when.latest_end


def _middle(when: When) -> int:
    """Where the event stands among the others: the middle of its start, or the bound that is closed."""
    low, high = when.earliest, when.latest
    if low is not None and high is not None:
        return (low + high) // 2
    if low is not None:
        return low
    if high is not None:
        return high - 1
    return _NEVER if when.latest_end is None else when.latest_end - 1
