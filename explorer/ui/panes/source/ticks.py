"""The strip beside the scroll bar: one tick for every passage of the article, the selected event's longer."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.data.when import EventId
from explorer.ui.look import Look
from explorer.ui.panes.source.article import Article
from explorer.ui.panes.source.marks import Mark
from explorer.ui.plain import plain_tip
from explorer.ui.widgets import painting

_WIDTH = 14
_NEAR = 5.0  # px within which a tick is meant


class Ticks(QWidget):
    """Where in the whole article the events are told. A click goes there."""

    picked = Signal(object, object)  # EventId, Passage

    def __init__(self, look: Look, article: Article, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._article = article
        self._marks: tuple[Mark, ...] = ()
        self._selected: EventId | None = None
        self.setFixedWidth(_WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Where events are told in this article")
        article.laid_out.connect(self.update)
        article.scrolled.connect(self.update)
        look.changed.connect(self.update)

    def mark(self, marks: tuple[Mark, ...], selected: EventId | None) -> None:
        """Show ticks for these passages."""
        self._marks = marks
        self._selected = selected
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ticks, those of the selected event above the others."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self._look.colour("panel"))
            for mark in self._marks:
                if mark.event != self._selected:
                    colour = QColor(self._look.colour(mark.colour))
                    colour.setAlphaF(0.7)
                    painter.fillRect(QRectF(5, self._y(mark), 6, 2), colour)
            for mark in self._marks:
                if mark.event == self._selected:
                    painter.fillRect(QRectF(2, self._y(mark) - 1, 11, 4), self._look.colour(mark.colour))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the tick under the mouse."""
        mark = self._under(event.position())
        if mark is not None:
            self.picked.emit(mark.event, mark.passage)

    def event(self, event: QEvent) -> bool:
        """Say which event a tick stands for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self._under(QPointF(event.pos()))
            if mark is not None:
                QToolTip.showText(event.globalPos(), plain_tip(mark.title), self)
                return True
        return super().event(event)

    def _y(self, mark: Mark) -> float:
        return 2 + self._article.fraction_of(mark.passage) * (self.height() - 6)

    def _under(self, point: QPointF) -> Mark | None:
        near = [(abs(self._y(mark) + 1 - point.y()), number) for number, mark in enumerate(self._marks)]
        distance, number = min(near, default=(_NEAR + 1, 0))
        return self._marks[number] if distance <= _NEAR else None
