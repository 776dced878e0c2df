"""The slim scroll bar at the right of the canvas, there while the lanes are taller than it; and scrolling by key."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from explorer.timeline.scene import Scene
from explorer.timeline.sight import SCROLL_BAR
from explorer.ui.canvas.steps import below_pinned, with_scroll
from explorer.ui.look import Look
from explorer.ui.session import Session
from explorer.ui.widgets import painting

_STEP = 40  # px of an arrow or a notch
_KEPT = 40.0  # px of what was in sight that stay when a page is turned
_ROUND = 4.0  # px, of the handle's corners
_ROUNDING = 1.0  # px that lanes may stand out without a bar


class LaneScroll(QScrollBar):
    """Scrolls the lanes of a session's view; those that are pinned stay."""

    def __init__(self, session: Session, look: Look, scene: Callable[[], Scene], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._session = session
        self._look = look
        self._scene = scene
        self.setAccessibleName("Lanes above and below")
        self.setSingleStep(_STEP)
        self.hide()
        self.valueChanged.connect(self._scroll)

    def follow(self) -> None:
        """Stand beside the lanes as they are now, or go when all of them are in sight."""
        scene = self._scene()
        plot, top = scene.plot, below_pinned(scene)
        beyond = scene.content_height - plot.height
        if beyond <= _ROUNDING:
            self.hide()
            return
        with QSignalBlocker(self):
            self.setRange(0, round(beyond))
            self.setPageStep(round(plot.bottom - top))
            self.setValue(round(self._session.view.scroll))
        width = round(SCROLL_BAR)
        self.setGeometry(round(plot.right) - width, round(top), width, round(plot.bottom - top))
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The handle as all handles are: a style sheet takes half as long as the whole canvas to draw it."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("faint" if self.underMouse() or self.isSliderDown() else "line"))
            painter.drawRoundedRect(QRectF(handle).adjusted(1.0, 1.0, -1.0, -1.0), _ROUND, _ROUND)

    def turn(self, pages: int) -> None:
        """Turn so many pages down (over 0) or up: a little of what was in sight stays."""
        scene, view = self._scene(), self._session.view
        page = max(scene.plot.bottom - below_pinned(scene) - _KEPT, _KEPT)
        self._session.look_at(with_scroll(view, scene, view.scroll + pages * page))

    def _scroll(self, value: int) -> None:
        view = self._session.view
        if value != round(view.scroll):
            self._session.look_at(with_scroll(view, self._scene(), float(value)))
