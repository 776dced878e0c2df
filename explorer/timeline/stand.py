"""Events that have a row in their lane: what a frame needs to know of them, in columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.data.when import EventId
from explorer.timeline.columns import Floats, Ints
from explorer.timeline.extent import NO_EXTENTS, Extents, joined
from explorer.timeline.index import reach_of
from explorer.timeline.packing import Side
from explorer.timeline.steps import TextWidth
from explorer.timeline.table import EventTable
from explorer.timeline.tags import Tag, tag_of

Sides = npt.NDArray[np.int8]
SIDES: dict[Side, int] = {"left": -1, "right": 1, "inside": 0}


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """Events with their rows: one entry each; extents are bent minutes, `places` rows of the lane from above.

    `sides` are -1 where the tag has its room left of the mark, 1 right of it, 0 inside; `widths` those of the tags.
    """

    rows: Ints
    extents: Extents
    places: Floats
    weight: Floats
    sides: Sides
    widths: Floats
    events: tuple[EventId, ...]
    tags: tuple[Tag, ...]

    def __len__(self) -> int:
        """The number of events."""
        return len(self.rows)


NOBODY = Stand(
    np.zeros(0, dtype=np.int64), NO_EXTENTS, np.zeros(0), np.zeros(0), np.zeros(0, dtype=np.int8), np.zeros(0), (), ()
)


def stand_of(
    table: EventTable,
    rows: Ints,
    places: Sequence[float],
    sides: Sequence[Side],
    *,
    short: str,
    elastic: bool,
    text_width: TextWidth,
) -> Stand:
    """The stand of these rows of the table."""
    tags = tuple(tag_of(table, row, short=short, selected=False, text_width=text_width) for row in rows.tolist())
    return Stand(
        rows=rows,
        extents=reach_of(table, rows, elastic=elastic),
        places=np.array(places, dtype=np.float64),
        weight=table.weight[rows],
        sides=np.array([SIDES[side] for side in sides], dtype=np.int8),
        widths=np.array([tag.width for tag in tags], dtype=np.float64),
        events=tuple(table.id_of(row) for row in rows.tolist()),
        tags=tags,
    )


def together(stands: Sequence[Stand]) -> Stand:
    """All events of these."""
    stands = [one for one in stands if len(one)]
    if len(stands) < 2:
        return stands[0] if stands else NOBODY
    return Stand(
        rows=np.concatenate([one.rows for one in stands]),
        extents=joined([one.extents for one in stands]),
        places=np.concatenate([one.places for one in stands]),
        weight=np.concatenate([one.weight for one in stands]),
        sides=np.concatenate([one.sides for one in stands]),
        widths=np.concatenate([one.widths for one in stands]),
        events=tuple(event for one in stands for event in one.events),
        tags=tuple(tag for one in stands for tag in one.tags),
    )
