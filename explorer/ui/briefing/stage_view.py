"""Shows a slide in its place and glides to the next one; black when asked; the pointer hides."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from explorer.data.when import EventId
from explorer.paint.stage import draw_glide, texts_ahead
from explorer.paint.theme import Theme
from explorer.timeline.briefing.glide import LASTS, Glide
from explorer.timeline.briefing.stage import Stage
from explorer.ui.look import Look
from explorer.ui.widgets import painting

_BEAT = 16  # ms from frame to frame while gliding
_POINTER = 1500  # ms without a movement after which the pointer hides
_LONGEST_TURN = 4  # ms of preparing what comes next, in one turn of the event loop


class StageView(QWidget):
    """`stage_for(size)` makes what it shows; it asks again when its size changes."""

    arrived = Signal()
    event_clicked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._glide: Glide | None = None
        self._stage_for: Callable[[tuple[float, float]], Stage] | None = None
        self._part = 1.0
        self._ahead: Iterator[None] | None = None
        self.black = False
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._clock = QElapsedTimer()
        self._beat = _timer(self, _BEAT, self._advance, once=False)
        self._rest = _timer(self, _POINTER, self._hide_pointer)
        self._soon = _timer(self, 0, self._prepare)
        look.changed.connect(self.update)

    @property
    def stage(self) -> Stage | None:
        """The slide on show, or the one it glides to."""
        return None if self._glide is None else self._glide.after

    @property
    def gliding(self) -> bool:
        """Whether the marks are on their way."""
        return self._beat.isActive()

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self._look.theme

    def show_stage(self, stage_for: Callable[[tuple[float, float]], Stage], *, glide: bool) -> None:
        """Show another slide; with `glide` the marks move there, where the system shows movements."""
        before = self.stage
        self._stage_for = stage_for
        after = stage_for(self._pixels())
        if glide and before is not None and before.size == after.size and self.isVisible() and _may_move(self):
            self._glide, self._part = Glide(before, after), 0.0
            self._clock.start()
            self._beat.start()
            self.update()
        else:
            self._land(after)

    def prepare(self, stages: Iterator[Stage]) -> None:
        """Make ready in idle moments what comes next."""
        ratio = self.devicePixelRatioF()
        self._ahead = (done for stage in stages for done in texts_ahead(stage, self.theme, ratio=ratio))
        if not self.gliding:
            self._soon.start()

    def set_black(self, *, on: bool) -> None:
        """Show nothing but black, or the slide again."""
        self.black = on
        self.update()

    def _pixels(self) -> tuple[float, float]:
        return float(max(self.width(), 1)), float(max(self.height(), 1))

    def _land(self, stage: Stage) -> None:
        self._beat.stop()
        self._glide, self._part = Glide(stage, stage), 1.0
        self.update()
        self._soon.start()
        self.arrived.emit()

    def _advance(self) -> None:
        self._part = min(self._clock.elapsed() / LASTS, 1.0)
        if self._part >= 1.0 and self._glide is not None:
            self._land(self._glide.after)
        else:
            self.update()

    def _prepare(self) -> None:
        turn = QElapsedTimer()
        turn.start()
        while self._ahead is not None and turn.elapsed() < _LONGEST_TURN:
            if next(self._ahead, False) is False:
                self._ahead = None
        if self._ahead is not None:
            self._soon.start()

    def _hide_pointer(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer shows itself, and over an event that it can be clicked."""
        found = self._event_at(event)
        self.setCursor(Qt.CursorShape.ArrowCursor if found is None else Qt.CursorShape.PointingHandCursor)
        self._rest.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """An event that is clicked is told."""
        found = self._event_at(event)
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            event.accept()
            self.event_clicked.emit(found)

    def _event_at(self, event: QMouseEvent) -> EventId | None:
        if self.stage is None or self.black:
            return None
        return self.stage.event_at(event.position().x(), event.position().y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The slide is laid out for its new size."""
        super().resizeEvent(event)
        if self._stage_for is not None:
            self._land(self._stage_for(self._pixels()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the slide, the frame on the way to it, or black."""
        with painting(self) as painter:
            if self.black or self._glide is None:
                painter.fillRect(self.rect(), Qt.GlobalColor.black)
            else:
                self._paint(painter, self._glide)

    def _paint(self, painter: QPainter, glide: Glide) -> None:
        draw_glide(painter, glide, self._part, self.theme)


def _may_move(widget: QWidget) -> bool:
    """Whether the system shows movements."""
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) > 0


def _timer(parent: QWidget, milliseconds: int, deed: Callable[[], None], *, once: bool = True) -> QTimer:
    timer = QTimer(parent)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setSingleShot(once)
    timer.setInterval(milliseconds)
    timer.timeout.connect(deed)
    return timer
