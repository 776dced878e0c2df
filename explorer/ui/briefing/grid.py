"""All slides as small pictures in a grid: arrows move, Enter or a click goes to one."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.ui.look import Look
from explorer.ui.widgets import painting

_GAP = 0.012  # of the width
_MOST_COLUMNS = 5

# The picture of the slide at this place, so many pixels wide.
PictureOf = Callable[[int, int], QImage]


class Grid(QWidget):
    """Shown over the stage; the pictures are made one by one, in idle moments."""

    picked = Signal(int)

    def __init__(self, look: Look, picture_of: PictureOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._look = look
        self._picture_of = picture_of
        self._pictures: dict[int, QImage] = {}
        self.number = 0
        self.at = 0
        self.setAccessibleName("All slides")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._make_one)
        self.hide()

    def open(self, number: int, at: int) -> None:
        """Show so many slides, with the one at this place chosen."""
        self.number, self.at = number, at
        self._pictures.clear()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._soon.start()

    def move_by(self, step: int) -> None:
        """Choose another slide."""
        self.at = min(max(self.at + step, 0), self.number - 1)
        self.update()

    @property
    def columns(self) -> int:
        """How many slides stand side by side."""
        side = next((n for n in range(1, _MOST_COLUMNS) if n * n >= self.number), _MOST_COLUMNS)
        return max(side, 1)

    def place_of(self, at: int) -> QRectF:
        """Where a slide's picture stands."""
        columns, rows = self.columns, max(ceil(self.number / self.columns), 1)
        gap = self.width() * _GAP
        # As large as the width allows, and the height for all rows.
        wide = min((self.width() - gap * (columns + 1)) / columns, (self.height() / rows - gap) * 16 / 9)
        tall = wide * 9 / 16
        left = (self.width() - columns * (wide + gap) + gap) / 2
        top = (self.height() - rows * (tall + gap) + gap) / 2
        return QRectF(left + at % columns * (wide + gap), top + at // columns * (tall + gap), wide, tall)

    def _make_one(self) -> None:
        missing = next((at for at in range(self.number) if at not in self._pictures), None)
        if missing is None or not self.isVisible():
            return
        width = round(self.place_of(missing).width() * self.devicePixelRatioF())
        self._pictures[missing] = self._picture_of(missing, max(width, 16))
        self.update()
        self._soon.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the slide that is clicked."""
        event.accept()
        found = next((at for at in range(self.number) if self.place_of(at).contains(event.position())), None)
        if found is not None:
            self.picked.emit(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the pictures anew."""
        super().resizeEvent(event)
        self._pictures.clear()
        self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pictures, the chosen one in a frame."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self._look.colour("line"))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for at in range(self.number):
                self._paint_one(painter, at)

    def _paint_one(self, painter: QPainter, at: int) -> None:
        place = self.place_of(at)
        picture = self._pictures.get(at)
        if picture is None:
            painter.fillRect(place, self._look.colour("background"))
        else:
            painter.drawImage(place, picture)
        if at == self.at:
            pen = QPen(self._look.colour("selection"), max(place.width() * 0.012, 3.0))
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(place)
        _paint_number(painter, place, at + 1, self._look.colour("ink"), self._look.colour("panel"))


def _paint_number(painter: QPainter, place: QRectF, number: int, ink: QColor, ground: QColor) -> None:
    size = max(place.height() * 0.13, 14.0)
    font = QFont(painter.font())
    font.setPixelSize(round(size))
    painter.setFont(font)
    room = QRectF(place.right() - size * 1.9, place.top(), size * 1.9, size * 1.5)
    painter.fillRect(room, ground)
    painter.setPen(ink)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(number))
