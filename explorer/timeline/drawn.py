"""What stands in a scene beside its drawing steps: the parts that a mouse can find and a reader can name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from explorer.data.passage import DocumentId
from explorer.data.when import EventId
from explorer.timeline.counts import NO_TIES, PLACES, Counts, Place, TieCount
from explorer.timeline.frame import Frame
from explorer.timeline.hits import Hits
from explorer.timeline.scale import Break, Scale
from explorer.timeline.steps import Rect, Size, Step
from explorer.timeline.ticks import Tick
from explorer.timeline.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True)
class Mark:
    """An event as it is drawn: `row` in the table, `lane` in `Scene.lanes`.

    `box` holds its diamond, bar and fades inside the plot; `core` what is inked most (the diamond's or the bar's box);
    `label` is the box of its label and pills, None when it has none. `diamond` says that `core` is hit as a diamond.
    `echo`: drawn thinly because another lane draws it.
    """

    event: EventId
    row: int
    lane: int
    box: Rect
    core: Rect
    diamond: bool
    label: Rect | None
    echo: bool = False

    def hit(self, x: float, y: float) -> bool:
        """Whether the point lies on what is drawn of it."""
        if self.label is not None and self.label.holds(x, y):
            return True
        if self.diamond and _in_diamond(self.core, x, y):
            return True
        return self.box.holds(x, y) if not self.diamond else self._fade.holds(x, y)

    @property
    def _fade(self) -> Rect:
        return Rect(self.box.x, self.core.y + self.core.height / 2 - 4.5, self.box.width, 9.0)


def _in_diamond(box: Rect, x: float, y: float) -> bool:
    across, down = box.width / 2, box.height / 2
    return abs(x - box.x - across) / across + abs(y - box.y - down) / down <= 1


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """Events that stand too close to be drawn one by one, drawn as one counted mark: rows of the table."""

    lane: int
    rows: npt.NDArray[np.int64]
    box: Rect


@dataclass(frozen=True, slots=True, eq=False)
class Crest:
    """A lane's skyline: for each column of `rect`, COLUMN pixels wide, how many events without a mark touch it."""

    lane: int
    rect: Rect
    counts: npt.NDArray[np.int64]
    colour: str

    def column_at(self, x: float, y: float) -> int | None:
        """The column nearest to a point where something stands, at most CREST_REACH columns away."""
        if not self.rect.holds(x, y):
            return None
        column = int((x - self.rect.x) / COLUMN)
        first = max(column - CREST_REACH, 0)
        near = np.flatnonzero(self.counts[first : column + CREST_REACH + 1]) + first
        return int(near[np.argmin(np.abs(near - column))]) if len(near) else None


# The width of a column in whole pixels: two halve the time that counting takes, and nobody sees it.
COLUMN = 2.0
CREST_REACH = 2


@dataclass(frozen=True, slots=True)
class LaneBand:
    """A lane on the canvas: `key` is its storyline, actor, kind or document, `rect` its whole band, header included.

    `events` counts what is drawn in it as far as the filter lets it through, `echoed` what another lane draws and this
    one echoes, `undated` what belongs here and has no place in time. `why` says in a few sentences why they are here.
    """

    key: str
    name: str
    colour: str
    events: int
    rect: Rect
    why: tuple[str, ...] = ()
    folded: bool = False
    pinned: bool = False
    echoed: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class EdgeCount:
    """How many events of a lane stand out of view on one side: a text at the lane's edge."""

    lane: int
    side: Literal["before", "after"]
    count: int
    box: Rect


@dataclass(frozen=True, slots=True)
class ScrollCount:
    """How many events stand beyond the upper or the lower edge of the canvas: a strip over the headers."""

    side: Literal["above", "below"]
    count: int
    box: Rect


@dataclass(frozen=True, slots=True)
class BreakMark:
    """A compressed stretch in view; `x` is where it stands on the axis, `told` whether its length is to be told."""

    stretch: Break
    x: float
    told: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Rest:
    """The count of the events without a date that have no room in their area: rows of the table, in their order."""

    rows: npt.NDArray[np.int64]
    box: Rect


@dataclass(frozen=True, slots=True)
class Published:
    """A document in the lane of sources, with the box of its circle and name."""

    document: DocumentId
    name: str
    x: float
    box: Rect


@dataclass(frozen=True, slots=True)
class KnownLine:
    """The line of *as known on* in view: where it stands, and the boxes by which it can be held."""

    x: float
    grip: Rect
    day: Rect


class HasMarks(Protocol):
    """What makes the marks of a scene when they are asked for first."""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, in the order in which they are drawn."""

    @property
    def boxes(self) -> Sequence[Rect]:
        """The boxes of all labels: no mark is made for them."""

    def of(self, event: EventId) -> Mark | None:
        """The mark of an event where it is drawn itself (not its echo): no other is made."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The picture in numbers: one list of drawing steps, and the parts that can be found in it.

    Pixels at 100 %. `plot` is where time runs, `content_height` the height of all lanes (more than `plot.height` when
    they must scroll), `scrolled` counts what stands above and below then. `crests` are the skylines of lanes that have
    more events than rows; `whereabouts` knows where every event went; `sequence` are the events without a date where
    they have an area of their own (lane -1), `rest` those that it has no room for. `frame` says where the other parts
    stand, `ties` how many curves are drawn, `hits` what a search found. `settled` is false where a frame in a hurry
    gave a lane the rows of a wider zoom: there is more to see when it is laid out again.
    """

    size: Size
    steps: tuple[Step, ...]
    plot: Rect
    scale: Scale
    content_height: float
    lanes: tuple[LaneBand, ...]
    marked: HasMarks
    folds: tuple[Fold, ...]
    crests: tuple[Crest, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[BreakMark, ...]
    edges: tuple[EdgeCount, ...]
    published: tuple[Published, ...]
    counts: Counts
    whereabouts: Whereabouts
    sequence: tuple[Mark, ...] = ()
    known: KnownLine | None = None
    settled: bool = True
    frame: Frame | None = None
    ties: TieCount = NO_TIES
    hits: Hits | None = None
    scrolled: tuple[ScrollCount, ...] = ()
    rest: Rest | None = None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The events as they are drawn, in the order in which they are."""
        return self.marked.marks

    @property
    def places(self) -> npt.NDArray[np.int8]:
        """For every row of the table where it went: an index into `counts.PLACES`."""
        return self.whereabouts.places

    def event_at(self, x: float, y: float) -> EventId | None:
        """The event whose mark or label is drawn at this point, the one drawn last when several are."""
        if not self.plot.holds(x, y):
            return next((mark.event for mark in self.sequence if mark.hit(x, y)), None)
        return next((mark.event for mark in reversed(self.marks) if mark.hit(x, y)), None)

    def box_of(self, event: EventId) -> Rect | None:
        """The box of an event's mark and label where it is drawn itself (not its echo), None when it is not drawn."""
        found = self.mark_of(event)
        if found is None:
            return None
        return found.box if found.label is None else found.box.joined(found.label)

    def fold_at(self, x: float, y: float) -> Fold | None:
        """The folded mark at this point."""
        if not self.plot.holds(x, y):
            # Of lanes that are scrolled out of sight nothing can be clicked.
            return None
        found = next((fold for fold in self.folds if fold.box.holds(x, y)), None)
        return found if found is not None else self._in_a_crest(x, y)

    def fold_of(self, row: int) -> Fold | None:
        """The folded mark that stands for a row of the table."""
        return next((fold for fold in self.folds if (fold.rows == row).any()), None)

    def rest_at(self, x: float, y: float) -> Rest | None:
        """The count of the events without a date that have no room, if it is at this point."""
        return self.rest if self.rest is not None and self.rest.box.holds(x, y) else None

    def _in_a_crest(self, x: float, y: float) -> Fold | None:
        """The events without a mark that touch a few columns of a skyline."""
        for crest in self.crests:
            column = crest.column_at(x, y)
            if column is not None:
                left = crest.rect.x + column * COLUMN
                rows = self.whereabouts.folded_in(crest.lane, left, left + COLUMN, self.scale)
                return Fold(crest.lane, rows, Rect(left, crest.rect.y, COLUMN, crest.rect.height))
        return None

    def mark_of(self, event: EventId | None) -> Mark | None:
        """The mark of an event where it is drawn itself (not its echo)."""
        if event is None:
            return None
        return self.marked.of(event) or next((mark for mark in self.sequence if mark.event == event), None)

    def lane_at(self, y: float) -> LaneBand | None:
        """The lane at this height, a pinned one before those that have been scrolled under it."""
        if not self.plot.y <= y < self.plot.bottom:
            return None
        return next((lane for lane in self.lanes if lane.rect.y <= y < lane.rect.bottom), None)

    def edge_at(self, x: float, y: float) -> EdgeCount | None:
        """The edge count at this point."""
        if not self.plot.holds(x, y):
            return None
        return next((edge for edge in self.edges if edge.box.holds(x, y)), None)

    def scrolled_at(self, x: float, y: float) -> ScrollCount | None:
        """The count of what stands above or below the edge at this point."""
        return next((count for count in self.scrolled if count.box.holds(x, y)), None)

    def source_at(self, x: float, y: float) -> DocumentId | None:
        """The document whose circle or name is at this point in the lane of sources."""
        return next((source.document for source in self.published if source.box.holds(x, y)), None)

    def hits_at(self, x: float, y: float) -> npt.NDArray[np.int64]:
        """The rows of the table that a search found and that have their tick on the axis at this point."""
        return np.zeros(0, dtype=np.int64) if self.hits is None else self.hits.rows_at(x, y)

    def rows_in(self, place: Place) -> npt.NDArray[np.int64]:
        """The rows of the table that went to this place: what a count of the tray opens."""
        return np.flatnonzero(self.places == PLACES.index(place)).astype(np.int64)
