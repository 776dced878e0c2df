"""The events of all lanes in one set of columns: put together when their rows change, cut to the view in each frame."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.columns import Flags, Floats, Ints
from explorer.timeline.crowd import in_sight
from explorer.timeline.drawn import Mark
from explorer.timeline.extent import Extents
from explorer.timeline.index import LaneIndex
from explorer.timeline.look import Look, cut
from explorer.timeline.marks import Place, core_of, places_of
from explorer.timeline.shelves import Shelf, Shelves
from explorer.timeline.spine import Crowd
from explorer.timeline.stand import Stand, stand_of, together
from explorer.timeline.steps import Rect
from explorer.timeline.table import EventTable
from explorer.timeline.tags import Tag

# What needs no sign of its own beside its mark.
_PLAIN = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True, eq=False)
class Ensemble:
    """The events with rows of all lanes, lane by lane: `lanes` are numbers, `down` pixels below the first lane's top.

    `plain` tells whose status shows by the mark alone; `statuses` are codes of the table.
    """

    stand: Stand
    lanes: Ints
    down: Floats
    instant: Flags
    plain: Flags
    statuses: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """Those of an ensemble that have ink in the plot, one entry each: `numbers` are their places in it.

    `ys` are the middles of their rows, `pixels` their extents.
    """

    ensemble: Ensemble
    numbers: Ints
    rows: Ints
    lanes: Ints
    ys: Floats
    pixels: Extents

    def __len__(self) -> int:
        """The number of events."""
        return len(self.rows)

    def events(self) -> list[EventId]:
        """Their ids."""
        events = self.ensemble.stand.events
        return [events[number] for number in self.numbers.tolist()]

    def tags(self) -> list[Tag]:
        """Their tags."""
        tags = self.ensemble.stand.tags
        return [tags[number] for number in self.numbers.tolist()]

    def only(self, chosen: Ints | Flags) -> "Cast":
        """The entries at these places."""
        return Cast(
            self.ensemble,
            self.numbers[chosen],
            self.rows[chosen],
            self.lanes[chosen],
            self.ys[chosen],
            self.pixels.of(chosen),
        )

    def by_lane(self, lanes: int) -> tuple[Ints, ...]:
        """The rows of the table in each of so many lanes."""
        ends = self.lanes.searchsorted(np.arange(lanes + 1)).tolist()
        return tuple(self.rows[start:end] for start, end in pairwise(ends))


def cast_of(look: Look, shelves: Shelves, top: float) -> tuple[Cast, bool]:
    """The events of all lanes that have ink in the plot; whether all of them stand where they will stay is told, too.

    `top` is where the first lane starts, in pixels.
    """
    window = look.window
    stands: list[tuple[Stand, ...]] = []
    settled = True
    selected = None if look.selected is None else look.table.row_of(look.selected)
    for shelf in shelves.shelves:
        if shelf.crowd is None:
            own: tuple[Stand, ...] = () if shelf.stand is None else (shelf.stand,)
        else:
            own, there = in_sight(
                shelf.crowd, window.low, window.high, look.scale.pixels_per_minute, hurried=look.hurried
            )
            settled = settled and there
            if selected is not None and _needs_place(shelf.index, own, selected):
                own = (*own, _on_skyline(shelf, shelf.crowd, selected))
        stands.append(own)
    ensemble = _ensemble(look.table, shelves, tuple(stands))
    bent = ensemble.stand.extents
    seen = np.flatnonzero(~(window.early(bent.ended, bent.mark) | window.late(bent.begins, bent.mark)))
    cast = Cast(
        ensemble,
        seen,
        ensemble.stand.rows[seen],
        ensemble.lanes[seen],
        top + ensemble.down[seen],
        look.pixels(bent.of(seen)),
    )
    return cast, settled


@lru_cache(maxsize=16)
def _ensemble(table: EventTable, shelves: Shelves, stands: tuple[tuple[Stand, ...], ...]) -> Ensemble:
    stand = together([one for own in stands for one in own])
    lengths = [sum(len(one) for one in own) for own in stands]
    lanes = np.repeat(np.arange(len(stands)), lengths)
    above = np.array([shelf.top + shelf.sizes.above for shelf in shelves.shelves], dtype=np.float64)
    step = np.array([shelf.sizes.step for shelf in shelves.shelves], dtype=np.float64)
    statuses = table.status.codes[stand.rows].astype(np.int64)
    plain = np.array([name in _PLAIN for name in table.status.names] or [False])
    return Ensemble(
        stand,
        lanes,
        above[lanes] + step[lanes] * stand.places if len(stand) else np.zeros(0),
        table.instant[stand.rows],
        plain[statuses],
        statuses,
    )


def _needs_place(index: LaneIndex, stands: Sequence[Stand], row: int) -> bool:
    """Whether an event of a lane has no row of its own near the view."""
    return _holds(index, row) and not any(bool((stand.rows == row).any()) for stand in stands)


@lru_cache(maxsize=256)
def _holds(index: LaneIndex, row: int) -> bool:
    return bool((index.rows == row).any())


@lru_cache(maxsize=64)
def _on_skyline(shelf: Shelf, crowd: Crowd, row: int) -> Stand:
    """The selected event, when it has no row: it is drawn on its lane's skyline."""
    middle = shelf.skyline[0] + shelf.skyline[1] / 2
    place = (middle - shelf.sizes.above) / shelf.sizes.step
    rows = np.array([row], dtype=np.int64)
    return stand_of(
        crowd.table, rows, [place], ["right"], short=crowd.short, elastic=crowd.elastic, text_width=crowd.text_width
    )


@dataclass(frozen=True, eq=False)
class Marked:
    """A cast with its labels: the marks of a scene, made only when somebody asks what is where."""

    cast: Cast
    plot: Rect
    labels: dict[int, Rect]
    echoes: tuple[Mark, ...] = field(default=())

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, in the order in which they are drawn."""
        cast, labels = self.cast, self.labels
        instant = cast.ensemble.instant[cast.numbers]
        places = places_of(cast.pixels, cast.rows, cast.ys, instant)
        lanes, events = cast.lanes.tolist(), cast.events()
        own = (
            _mark(place, events[number], lanes[number], self.plot, labels.get(number))
            for number, place in enumerate(places)
        )
        return (*self.echoes, *own)


def _mark(place: Place, event: EventId, lane: int, plot: Rect, label: Rect | None) -> Mark:
    core = core_of(place)
    box = cut(Rect(place.left, core.y, place.right - place.left, core.height), plot)
    return Mark(event, place.row, lane, box, core, place.mark is not None, label)
