"""The right half of the export dialog: the page as it will be written, the way to the others, and what is on it."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from explorer.data.minutes import DAY
from explorer.ui.exporting.child import Shown
from explorer.ui.look import Look
from explorer.ui.plain import drawable, one_line
from explorer.ui.widgets import flat_button, painting, plain_label

_LEAST_DRAG = 6.0  # px
_MARGIN = 14.0


class Sheet(QWidget):
    """A page in the middle of its ground; dragging over the part where time runs frames a stretch."""

    framed = Signal(object, object)  # first minute, minute after the last
    resized = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: Shown | None = None
        self._image = QImage()
        self._from: float | None = None
        self._to = 0.0
        self.setMinimumSize(420, 260)
        self.setAccessibleName("Preview")
        look.changed.connect(self.update)

    @property
    def shown(self) -> Shown | None:
        """The page on show."""
        return self._shown

    def show_page(self, shown: Shown) -> None:
        """Show a page."""
        self._shown = shown
        pixels = shown.pixels
        image = QImage(pixels.data, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGB32)
        # Of its own: the bytes of the answer need not be kept.
        self._image = image.copy()
        self.setCursor(Qt.CursorShape.IBeamCursor if shown.scale is not None else Qt.CursorShape.ArrowCursor)
        self.update()

    def pixels_wide(self) -> int:
        """How many pixels of the screen a page as wide as this has."""
        return max(200, round((self.width() - 2 * _MARGIN) * self.devicePixelRatioF()))

    def page_rect(self) -> QRectF:
        """Where the page is drawn."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if self._shown is None:
            return room
        wide, high = self._shown.size
        zoom = min(room.width() / wide, room.height() / high)
        page = QRectF(0, 0, wide * zoom, high * zoom)
        page.moveCenter(room.center())
        return page

    def x_of(self, minute: float) -> float:
        """Where a minute stands, in pixels of this widget."""
        shown = self._shown
        if shown is None or shown.scale is None:
            return 0.0
        page = self.page_rect()
        return page.x() + float(shown.scale.x_of(minute)) * page.width() / shown.width

    def _minute_at(self, x: float) -> float:
        shown = self._shown
        if shown is None or shown.scale is None or shown.plot is None:
            return 0.0
        page = self.page_rect()
        at = (x - page.x()) / page.width() * shown.width
        return float(shown.scale.minute_at(min(max(at, shown.plot.x), shown.plot.right)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stretch."""
        can = self._shown is not None and self._shown.scale is not None
        if can and event.button() == Qt.MouseButton.LeftButton and self.page_rect().contains(event.position()):
            self._from = self._to = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show how far it goes."""
        if self._from is not None:
            self._to = event.position().x()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the days that were dragged over."""
        if self._from is None:
            return
        left, right = sorted((self._from, event.position().x()))
        self._from = None
        self.update()
        if right - left >= _LEAST_DRAG:
            first, last = self._minute_at(left), self._minute_at(right)
            start = int(first // DAY * DAY)
            self.framed.emit(start, max(int(-(-last // DAY) * DAY), start + DAY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size wants another picture."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, its edge, and the stretch that is being dragged."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._shown is None:
                return
            page = self.page_rect()
            painter.drawImage(page, self._image)
            painter.setPen(QPen(self._look.colour("line"), 1))
            painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
            if self._from is not None and self._shown.plot is not None:
                self._paint_stretch(painter, page)

    def _paint_stretch(self, painter: QPainter, page: QRectF) -> None:
        ink = self._look.colour("selection")
        wash = QColor(ink)
        wash.setAlphaF(0.15)
        left, right = sorted((self._from or 0.0, self._to))
        band = QRectF(QPointF(left, page.top()), QPointF(right, page.bottom())).intersected(page)
        painter.fillRect(band, wash)
        painter.setPen(ink)
        painter.drawLine(band.topLeft(), band.bottomLeft())
        painter.drawLine(band.topRight(), band.bottomRight())


class Preview(QWidget):
    """The page, or the first lines of data, or the sentence that says why there is none."""

    turned = Signal(int)  # the page that is wanted, from 0

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("export_preview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._at = 0
        self._of: int | None = None
        self.sheet = Sheet(look)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setObjectName("export_lines")
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setAccessibleName("The first lines of the file")
        self.sentence = plain_label(role="welcome", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.sentence)
        self.pages.addWidget(self.sheet)
        self.pages.addWidget(self.lines)
        self.back = flat_button("‹", name="Previous page")
        self.on = flat_button("›", name="Next page")
        self.back.setToolTip("Previous page (Ctrl+Page Up)")
        self.on.setToolTip("Next page (Ctrl+Page Down)")
        self.number = plain_label(role="dim")
        self.words = plain_label(role="dim")
        self.paper = plain_label(role="dim")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addLayout(self._foot())
        self.back.clicked.connect(partial(self._turn, -1))
        self.on.clicked.connect(partial(self._turn, 1))
        self.say("Laying out …")

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 10)
        foot.setSpacing(6)
        foot.addWidget(self.back)
        foot.addWidget(self.number)
        foot.addWidget(self.on)
        foot.addSpacing(10)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.paper)
        return foot

    @property
    def at(self) -> int:
        """The page on show, from 0."""
        return self._at

    @property
    def of(self) -> int | None:
        """How many pages there are; None: not known yet."""
        return self._of

    def begin_anew(self) -> None:
        """Another choice: the first page, of how many is not known."""
        self._at, self._of = 0, None

    def say(self, sentence: str) -> None:
        """Say in place of a page why there is none."""
        self.sentence.setText(one_line(sentence))
        self.pages.setCurrentWidget(self.sentence)
        self._show_foot("", "")
        self._at, self._of = 0, None
        self._show_number(several=False)

    def wait(self) -> None:
        """Say that another page is under way; the one on show stays until it comes."""
        self._show_foot("Laying out …", "")

    def show_page(self, shown: Shown, paper: str) -> None:
        """Show a page; `paper` says how large it is."""
        self._at = shown.at
        self.sheet.show_page(shown)
        self.pages.setCurrentWidget(self.sheet)
        self._show_foot(shown.words, paper)
        self._show_number(several=self._of is None or self._of > 1)

    def show_count(self, pages: int) -> None:
        """Say how many pages there are."""
        self._of = pages
        self._show_number(several=pages > 1)

    def show_lines(self, lines: str, words: str) -> None:
        """Show the beginning of a file of data."""
        self.lines.setPlainText(drawable(lines))
        self.pages.setCurrentWidget(self.lines)
        self._show_foot(words, "the first lines")
        self._at, self._of = 0, 1
        self._show_number(several=False)

    def turn(self, step: int) -> None:
        """Ask for the next (1) or the previous (-1) page, where there is one."""
        wanted = self._at + step
        if wanted >= 0 and (self._of is None or wanted < self._of):
            self.turned.emit(wanted)

    def _turn(self, step: int, _checked: object = None) -> None:
        self.turn(step)

    def _show_foot(self, words: str, paper: str) -> None:
        self.words.setText(one_line(words))
        self.paper.setText(paper)

    def _show_number(self, *, several: bool) -> None:
        of = "…" if self._of is None else f"{self._of:,}"
        self.number.setText(f"page {self._at + 1:,} of {of}")
        self.number.setVisible(several)
        self.back.setVisible(several)
        self.on.setVisible(several)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._of is None or self._at + 1 < self._of)
