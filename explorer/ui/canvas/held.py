"""What the mouse can hold on the canvas beside time itself: the line of *as known on*, and a lane by its header."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt

from explorer.timeline.drawn import LaneBand
from explorer.timeline.scene import Scene
from explorer.timeline.table import EventTable
from explorer.timeline.view import View
from explorer.ui.canvas.gestures import STARTS_DRAG, Drag
from explorer.ui.canvas.knowing import day_at

_BESIDE_LINE = 3.0  # px
_EDGE = 30.0  # px from the first and the last height of the plot at which lanes scroll on under a dragged one
_FASTEST = 14.0  # px at once


@dataclass(frozen=True, slots=True)
class LineDrag:
    """The line of *as known on* on its way; `scene` and `view` are those of the press."""

    x: float
    now_x: float
    view: View
    scene: Scene
    table: EventTable
    moved: bool = False
    stretch: bool = False
    cursor: Qt.CursorShape = Qt.CursorShape.SizeHorCursor

    def to(self, x: float, _y: float) -> "LineDrag":
        """The drag with the mouse at another place."""
        plot = self.scene.plot
        return replace(self, now_x=min(max(x, plot.x), plot.right), moved=self.moved or abs(x - self.x) >= STARTS_DRAG)

    @property
    def origin(self) -> View:
        """The view of the press."""
        return self.view

    @property
    def dragged_view(self) -> View:
        """The view with the line at the day under the mouse."""
        if not self.moved:
            return self.view
        return replace(self.view, as_known_on=day_at(self.table, self.scene.scale, self.now_x))

    def dropped_view(self, _table: EventTable) -> View:
        """Where it is let go."""
        return self.dragged_view


@dataclass(frozen=True, slots=True)
class LaneDrag:
    """A lane on its way to another place; it moves when it is dropped.

    `view` and `scene` are those of now, for lanes scroll on at the edges; `origin` is the view of the press.
    """

    key: str
    y: float
    now_y: float
    view: View
    scene: Scene
    origin: View
    moved: bool = False
    stretch: bool = False
    cursor: Qt.CursorShape = Qt.CursorShape.ClosedHandCursor

    def to(self, _x: float, y: float) -> "LaneDrag":
        """The drag with the mouse at another height."""
        return replace(self, now_y=y, moved=self.moved or abs(y - self.y) >= STARTS_DRAG)

    @property
    def dragged_view(self) -> View:
        """Nothing moves before it is dropped."""
        return self.view

    @property
    def pull(self) -> float:
        """By how many pixels the lanes are to be scrolled now: down (over 0) or up, the more the nearer to the edge."""
        plot = self.scene.plot
        if not self.moved:
            return 0.0
        above, below = plot.y + _EDGE - self.now_y, self.now_y - (plot.bottom - _EDGE)
        depth = min(max(above, below, 0.0), _EDGE) / _EDGE * _FASTEST
        return depth if below > above else -depth

    def scrolled(self, view: View, scene: Scene) -> "LaneDrag":
        """The drag after the lanes were scrolled under it."""
        return replace(self, view=view, scene=scene)

    @property
    def place(self) -> int:
        """The place among the lanes at which it would be dropped."""
        lanes = self.scene.lanes
        own = next(number for number, lane in enumerate(lanes) if lane.key == self.key)
        before = sum(_middle(lane) < self.now_y for lane in lanes)
        return before - 1 if before > own else before

    @property
    def line(self) -> float:
        """The height of the edge between lanes at which it would be dropped."""
        lanes = self.scene.lanes
        before = sum(_middle(lane) < self.now_y for lane in lanes)
        return lanes[before].rect.y if before < len(lanes) else lanes[-1].rect.bottom

    def dropped_view(self, _table: EventTable) -> View:
        """The view with the lane where it is dropped."""
        keys = [lane.key for lane in self.scene.lanes]
        return self.view.arranged(self.view.arrangement.put(keys, self.key, self.place))


Held = Drag | LineDrag | LaneDrag


def _middle(lane: LaneBand) -> float:
    return lane.rect.y + lane.rect.height / 2


def on_line(scene: Scene, x: float, y: float) -> bool:
    """Whether a point lies on the line of *as known on* where nothing else can be clicked, or on its grips."""
    line = scene.known
    if line is None:
        return False
    if line.grip.holds(x, y) or line.day.holds(x, y):
        return True
    near = abs(x - line.x) <= _BESIDE_LINE and scene.plot.y <= y < line.day.y
    return near and scene.event_at(x, y) is None and scene.fold_at(x, y) is None


def header_at(scene: Scene, x: float, y: float) -> LaneBand | None:
    """The lane whose header is at a point, where no count stands over it."""
    return scene.lane_at(y) if x < scene.plot.x and scene.scrolled_at(x, y) is None else None


def held_at(scene: Scene, view: View, table: EventTable, x: float, y: float, *, stretch: bool) -> Held:
    """What a press at a point takes hold of."""
    if on_line(scene, x, y):
        return LineDrag(x, x, view, scene, table)
    lane = header_at(scene, x, y)
    if lane is not None:
        return LaneDrag(lane.key, y, y, view, scene, view)
    return Drag(x, y, x, y, view, scene, stretch)
