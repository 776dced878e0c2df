"""Lanes of very many events: which of them have a row in a view, and what can be made ready before it is looked at.

A lane's rows must not depend on where the view stands, yet nobody can pack a million events in a frame. So the strip
is cut into chunks that are packed by themselves: first what crosses the border of two chunks, then what stands
between two borders (`chunks`). What is too long for that stands in rows of its own (`spine`), chosen once for every
zoom. A frame in a hurry takes the rows of a wider zoom: what fits there fits closer by, too.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import floor, log2

from explorer.timeline.arrangement import LanesBy
from explorer.timeline.chunks import CHUNK, border, interior
from explorer.timeline.filter import Filter
from explorer.timeline.index import indexes_for
from explorer.timeline.kept import kept
from explorer.timeline.lanes import lanes_of
from explorer.timeline.spine import Crowd, spine_in, spines_ahead
from explorer.timeline.stand import Stand
from explorer.timeline.steps import TextWidth
from explorer.timeline.table import EventTable

# A frame in a hurry looks for rows in zooms that show up to so many doublings more.
_WIDER = 40
# Long events are looked for in so many chunks at a time.
_BLOCK = 4


@lru_cache(maxsize=96)
def crowd_of(
    table: EventTable,
    filter: Filter,  # noqa: A002 — the glossary's word
    lanes_by: LanesBy,
    elastic: bool,  # noqa: FBT001 — cached by place
    lane: int,
    rows: int,
    text_width: TextWidth,
) -> Crowd:
    """The crowd of a lane: always the same object, under which its chunks are kept."""
    index = indexes_for(table, filter, lanes_by, elastic)[lane]
    return Crowd(table, index, lanes_of(table, filter, lanes_by)[lane].short, elastic, rows, text_width)


def in_sight(
    crowd: Crowd, low: float, high: float, pixels_per_minute: float, *, hurried: bool = False
) -> tuple[tuple[Stand, ...], bool]:
    """The events of a crowd that have a row of their own between two bent minutes, and some beside them.

    `hurried` packs no chunk where rows of a wider zoom are there. Whether the rows are those of this zoom is the second
    answer.
    """
    power = _power(pixels_per_minute)
    if hurried and not _ready(crowd, power, *_chunks_of(power, low, high)):
        for wider in range(power - 1, power - 1 - _WIDER, -1):
            chunks = _chunks_of(wider, low, high)
            if _ready(crowd, wider, *chunks):
                return _parts(crowd, wider, *chunks), False
    return _parts(crowd, power, *_chunks_of(power, low, high)), True


def chunks_ahead(crowds: Sequence[Crowd], low: float, high: float, pixels_per_minute: float) -> Iterator[bool]:
    """Pack step by step what a view needs, then what one needs that is a little moved, or half or twice as near.

    True comes once, when all is packed that the view itself needs.
    """
    power = _power(pixels_per_minute)
    middle = (low + high) / 2
    quarter = (high - low) / 4
    for number, (at, start, end) in enumerate(
        (
            (power, low, high),
            (power - 1, middle - 4 * quarter, middle + 4 * quarter),
            (power + 1, middle - quarter, middle + quarter),
            (power, low - quarter, high + quarter),
            (power + 1, low, high),
            (power - 2, middle - 8 * quarter, middle + 8 * quarter),
        )
    ):
        first, last = _chunks_of(at, start, end)
        for crowd in crowds:
            yield from _prepared(crowd, at, first, last)
        if number == 0:
            yield True
            for crowd in crowds:
                yield from spines_ahead(crowd)


def _power(pixels_per_minute: float) -> int:
    return floor(log2(pixels_per_minute) + 1e-9)


def _chunks_of(power: int, low: float, high: float) -> tuple[int, int]:
    """The first and the last chunk between two bent minutes."""
    zoom = 2.0**power
    return floor(low * zoom / CHUNK), floor(high * zoom / CHUNK)


def _prepared(crowd: Crowd, power: int, first: int, last: int) -> Iterator[bool]:
    for chunk in range(first, last + 1):
        if not interior.has(crowd, power, chunk):
            for edge in (chunk, chunk + 1):
                if not border.has(crowd, power, edge):
                    border(crowd, power, edge)
                    yield False
            interior(crowd, power, chunk)
            yield False
    if not _spine_parts.has(crowd, power, first // _BLOCK, last // _BLOCK):
        _spine_parts(crowd, power, first // _BLOCK, last // _BLOCK)
        yield False


def _ready(crowd: Crowd, power: int, first: int, last: int) -> bool:
    return _parts.has(crowd, power, first, last) or (
        all(interior.has(crowd, power, chunk) for chunk in range(first, last + 1))
        and _spine_parts.has(crowd, power, first // _BLOCK, last // _BLOCK)
    )


@kept(256)
def _parts(crowd: Crowd, power: int, first: int, last: int) -> tuple[Stand, ...]:
    parts = [border(crowd, power, chunk) for chunk in range(first, last + 2)]
    parts += [interior(crowd, power, chunk) for chunk in range(first, last + 1)]
    parts += _spine_parts(crowd, power, first // _BLOCK, last // _BLOCK)
    return tuple(part for part in parts if len(part))


@kept(256)
def _spine_parts(crowd: Crowd, power: int, first: int, last: int) -> tuple[Stand, ...]:
    """The long events from the first to the last block of chunks."""
    zoom = 2.0**power
    return spine_in(crowd, power, first * _BLOCK * CHUNK / zoom, (last + 1) * _BLOCK * CHUNK / zoom)
