"""What is painted over the scene: what the mouse holds, and the header of the lane in hand."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from explorer.timeline.drawn import LaneBand
from explorer.timeline.scene import Scene
from explorer.ui.canvas.gestures import Drag
from explorer.ui.canvas.held import Held, LaneDrag

_FILL = 0.14
_TINT = 0.10


def paint_over(painter: QPainter, scene: Scene, held: Held | None, taken: LaneBand | None, colour: QColor) -> None:
    """Tint the header of the lane that was taken in hand; show the stretch or the lane that is being dragged."""
    plot = scene.plot
    painter.setPen(colour)
    tint = QColor(colour)
    tint.setAlphaF(_TINT)
    if taken is not None:
        painter.save()
        painter.setClipRect(QRectF(0.0, plot.y, plot.x, plot.height), Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(taken.rect.x + 4.0, taken.rect.y, plot.x - 4.0, taken.rect.height), tint)
        painter.restore()
    if isinstance(held, LaneDrag) and held.moved:
        painter.fillRect(QRectF(0.0, held.line - 1.0, scene.size.width, 2.0), colour)
    elif isinstance(held, Drag) and held.stretch and held.moved:
        left, right = held.edges
        fill = QColor(colour)
        fill.setAlphaF(_FILL)
        painter.setBrush(fill)
        painter.drawRect(QRectF(left, plot.y, right - left, plot.height))
