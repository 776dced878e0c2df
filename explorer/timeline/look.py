"""What the drawing of one scene needs to know throughout."""

from dataclasses import dataclass

from explorer.data.when import EventId
from explorer.timeline.extent import Extents
from explorer.timeline.index import DIAMOND, Window
from explorer.timeline.scale import Scale
from explorer.timeline.steps import Rect, TextWidth
from explorer.timeline.table import EventTable


@dataclass(frozen=True, slots=True)
class Look:
    """Table, scale and plot of a scene, and how its events are to be drawn.

    More marks than `batch_from` are drawn in batches, where they have no doubt and no status to show. When `hurried`
    nothing is packed that can wait; `still` is a page, which nobody pans.
    """

    table: EventTable
    scale: Scale
    plot: Rect
    selected: EventId | None
    known_by: int | None
    text_width: TextWidth
    batch_from: int
    elastic: bool
    hurried: bool = False
    still: bool = False

    @property
    def window(self) -> Window:
        """What is in view, in bent minutes."""
        minutes = 1.0 / self.scale.pixels_per_minute
        return Window(
            self.scale.origin + (self.plot.x - self.scale.left) * minutes,
            self.scale.origin + (self.plot.right - self.scale.left) * minutes,
            DIAMOND / 2 * minutes,
        )

    def pixels(self, bent: Extents) -> Extents:
        """Bent extents on the canvas."""
        return bent.on(self.scale.left, self.scale.origin, self.scale.pixels_per_minute)

    def colour(self, row: int, lane_colour: str) -> str:
        """The colour of an event's mark: that of its lane, or pale when nobody had reported it by then."""
        return "faint" if self.is_unknown(row) else lane_colour

    def is_unknown(self, row: int) -> bool:
        """Whether no document had reported it by the day of `View.as_known_on`."""
        return self.known_by is not None and bool(self.table.known[row] > self.known_by)


def ground_of(lane: int) -> str:
    """The colour of the band of the lane at this place."""
    return "lane_alternate" if lane % 2 == 0 else "lane"


def cut(box: Rect, plot: Rect) -> Rect:
    """As much of a box as stands between the sides of the plot."""
    left, right = max(box.x, plot.x), min(box.right, plot.right)
    return Rect(left, box.y, max(right - left, 0.0), box.height)
