"""Wheel and drag on the canvas: what they mean for the view, as values, and one drag at a time."""

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent

from explorer.timeline.scene import Scene
from explorer.timeline.table import EventTable
from explorer.timeline.view import View, framed, panned, zoomed
from explorer.ui.canvas.steps import with_scroll

# One notch of a wheel is 120: a fifth closer. A trackpad sends many small ones, and the same law serves both.
_ZOOM_PER_UNIT = 1.0015
_MOST_ZOOM = 1.6  # of one event: a flung wheel must not lose the place
_PIXELS_PER_NOTCH = 90.0
KEY_ZOOM = 1.35
KEY_PAN = 0.2  # of the plot's width
STARTS_DRAG = 5  # px that a press may wander and still be a click
_SHORTEST_STRETCH = 8.0  # px: less is no stretch to zoom to


class Deed(Enum):
    """What a wheel turn does."""

    ZOOM = "zoom"
    PAN = "pan"
    SCROLL = "scroll"


@dataclass(frozen=True, slots=True)
class Turn:
    """A wheel turn: the deed and its amount: a factor to zoom, pixels to pan or to scroll."""

    deed: Deed
    amount: float


def turn_of(event: QWheelEvent, *, lanes_fit: bool) -> Turn:
    """What a wheel event means: Ctrl zooms, Shift or sideways pans, else the lanes scroll (time, when all fit)."""
    modifiers = event.modifiers()
    angle, pixels = event.angleDelta(), event.pixelDelta()
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return Turn(Deed.ZOOM, damped(float(angle.y() or angle.x())))
    sideways, upright = _moved(angle, pixels)
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return Turn(Deed.PAN, upright or sideways)
    if abs(sideways) > abs(upright):
        return Turn(Deed.PAN, sideways)
    return Turn(Deed.PAN if lanes_fit else Deed.SCROLL, upright)


def damped(units: float) -> float:
    """The zoom factor of a turn in eighths of a degree (120 a notch), held within `_MOST_ZOOM`."""
    return float(min(max(_ZOOM_PER_UNIT**units, 1 / _MOST_ZOOM), _MOST_ZOOM))


def _moved(angle: QPoint, pixels: QPoint) -> tuple[float, float]:
    if not pixels.isNull():
        return float(pixels.x()), float(pixels.y())
    return angle.x() / 120 * _PIXELS_PER_NOTCH, angle.y() / 120 * _PIXELS_PER_NOTCH


def turned(view: View, scene: Scene, turn: Turn, *, x: float) -> View:
    """The view after a wheel turn with the cursor at x."""
    if turn.deed is Deed.ZOOM:
        inside = min(max(x, scene.plot.x), scene.plot.right)
        return zoomed(view, scene.scale, x=inside, factor=turn.amount)
    if turn.deed is Deed.PAN:
        return panned(view, scene.scale, turn.amount)
    return with_scroll(view, scene, view.scroll - turn.amount)


@dataclass(frozen=True, slots=True)
class Drag:
    """A press of the left button and where it has got to, in pixels; `scene` and `view` are those of the press."""

    x: float
    y: float
    now_x: float
    now_y: float
    view: View
    scene: Scene
    stretch: bool
    moved: bool = False
    cursor: Qt.CursorShape = Qt.CursorShape.ClosedHandCursor

    def to(self, x: float, y: float) -> "Drag":
        """The drag with the mouse at another place."""
        far = max(abs(x - self.x), abs(y - self.y)) >= STARTS_DRAG
        return replace(self, now_x=x, now_y=y, moved=self.moved or far)

    @property
    def origin(self) -> View:
        """The view of the press."""
        return self.view

    @property
    def dragged_view(self) -> View:
        """Where a drag that pans has brought the view: time and lanes go with the mouse."""
        if not self.moved or self.stretch:
            return self.view
        along = panned(self.view, self.scene.scale, self.now_x - self.x)
        return with_scroll(along, self.scene, self.view.scroll - (self.now_y - self.y))

    @property
    def edges(self) -> tuple[float, float]:
        """Left and right of the stretch, in pixels inside the plot."""
        plot = self.scene.plot
        first, last = sorted((self.x, self.now_x))
        return max(first, plot.x), min(last, plot.right)

    def dropped_view(self, table: EventTable) -> View | None:
        """The view when it is let go; None when nothing follows any more."""
        return self.stretch_view(table) if self.stretch else None

    def stretch_view(self, table: EventTable) -> View | None:
        """The view of the stretch that was drawn; None when it is too short to be meant."""
        left, right = self.edges
        if not self.stretch or right - left < _SHORTEST_STRETCH:
            return None
        scale = self.scene.scale
        return framed(table, self.view, float(scale.minute_at(left)), float(scale.minute_at(right)))
