"""One document on the screen: plain text in our own formats, passages marked beneath it, a click for every event."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from explorer.data.document import Document
from explorer.data.event import Unused
from explorer.data.passage import Passage
from explorer.data.when import EventId
from explorer.ui.look import Look
from explorer.ui.panes.source.coverage import REASONS
from explorer.ui.panes.source.marks import (
    LINE,
    Mark,
    covered,
    meets,
    paint_background,
    paint_dots,
    paint_frame,
    paint_underline,
)
from explorer.ui.panes.source.places import Places
from explorer.ui.panes.source.typesetting import block_format, wrap_mode
from explorer.ui.plain import plain_tip
from explorer.ui.widgets import painting

_SLICE = 40_000  # characters laid out in one turn of the event loop: about 30 ms
_MARGIN = 20  # px left and right of the text


class Article(QTextEdit):
    """Shows one document. Long ones come in slices, so that the window never waits for them."""

    event_clicked = Signal(object, object)  # EventId, Passage
    left = Signal()
    scrolled = Signal()
    laid_out = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._places = Places("")
        self._document: Document | None = None
        self._marks: tuple[Mark, ...] = ()
        self._selected: EventId | None = None
        self._found: tuple[Passage, ...] = ()
        self._strained: tuple[Passage, ...] = ()
        self._unused: tuple[Unused, ...] = ()
        self._loaded = 0
        self._wanted: Passage | None = None
        # What was gone to stays in sight while the pane takes another size, until a person scrolls.
        self._held: Passage | None = None
        self._pressed: QPoint | None = None
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._load_slice)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName("Article text")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(_MARGIN, 0, _MARGIN - 8, 0)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._tell_scrolled)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        look.changed.connect(self._dress)
        self._dress()

    # What is shown

    @property
    def shown_document(self) -> Document | None:
        """The document on show."""
        return self._document

    @property
    def complete(self) -> bool:
        """Whether the whole document is laid out."""
        return self._loaded >= len(self._places.blocks)

    def show_document(self, document: Document | None) -> None:
        """Show a document from its beginning; the first screens stand at once, the rest follows in slices."""
        if document is self._document:
            return
        self._more.stop()
        self._document = document
        self._places = Places(document.text if document is not None else "")
        self._marks, self._found, self._strained, self._unused = (), (), (), ()
        self._wanted = self._held = None
        self._loaded = 0
        self.clear()
        self.setWordWrapMode(wrap_mode(self._places.text))
        self._load_slice()
        # The text cursor went along with what was put in behind it; reading begins at the top.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self._go_if_there()

    def mark(self, marks: tuple[Mark, ...], selected: EventId | None) -> None:
        """Underline these passages and highlight those of the selected event."""
        self._marks = marks
        self._selected = selected
        self.viewport().update()

    def show_found(self, passages: tuple[Passage, ...]) -> None:
        """Frame the passages that a search found."""
        self._found = passages
        self.viewport().update()

    def show_strained(self, passages: tuple[Passage, ...]) -> None:
        """Highlight passages that stand against others, or that a person was led to, whatever is selected."""
        self._strained = passages
        self.viewport().update()

    def show_unused(self, unused: tuple[Unused, ...]) -> None:
        """Dot the sentences that became no event."""
        self._unused = unused
        self.viewport().update()

    def unused_at(self, point: QPoint) -> Unused | None:
        """The unused sentence under a point of the viewport."""
        offset = self._offset_at(point)
        if offset is None:
            return None
        return next((each for each in self._unused if each.passage.start <= offset < each.passage.end), None)

    def go_to(self, passage: Passage) -> None:
        """Scroll to a passage of this document, as soon as it is laid out."""
        self._wanted = passage
        self._held = passage
        self._go_if_there()

    def fraction_of(self, passage: Passage) -> float:
        """Where a passage stands in the whole text, or on the screen that it does not fill, 0–1: for the ticks."""
        height = max(self.document().size().height(), float(self.viewport().height()))
        if self.complete and height > 0:
            return (self._top_of(passage.start) + LINE / 2) / height
        return passage.start / max(1, len(self._places.text))

    def rect_of(self, passage: Passage) -> QRectF:
        """The rectangle around a passage in pixels of the viewport; empty when it is not laid out."""
        around = QRectF()
        for line in self._lines_of(passage.start, passage.end):
            around = around.united(line)
        return around

    def events_at(self, point: QPoint) -> tuple[Mark, ...]:
        """The marks under a point of the viewport, the shortest passage first."""
        offset = self._offset_at(point)
        if offset is None:
            return ()
        under = [mark for mark in self._marks if mark.passage.start <= offset < mark.passage.end]
        return tuple(sorted(under, key=lambda mark: (mark.passage.end - mark.passage.start, mark.event)))

    # Loading

    def _load_slice(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        budget = _SLICE
        blocks = self._places.blocks
        while self._loaded < len(blocks) and budget > 0:
            block = blocks[self._loaded]
            if self._loaded == 0:
                cursor.setBlockFormat(block_format(self._places, 0))
            else:
                cursor.insertBlock(block_format(self._places, self._loaded))
            cursor.insertText(self._places.shown(block))
            budget -= block.end - block.start + 40
            self._loaded += 1
        cursor.endEditBlock()
        if self.complete:
            self._more.stop()
            self.laid_out.emit()
        elif not self._more.isActive():
            self._more.start()
        self._go_if_there()

    def _go_if_there(self) -> None:
        passage = self._wanted
        if passage is None or self._places.block_at(passage.end) >= self._loaded:
            return
        self._wanted = None
        top, bottom = self._top_of(passage.start), self._top_of(passage.end) + LINE
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        if top >= bar.value() + LINE and bottom <= bar.value() + height - LINE:
            return
        bar.setValue(round(max(0.0, top - height * 0.3)))

    # Geometry

    def _block(self, number: int) -> QTextBlock:
        return self.document().findBlockByNumber(number)

    def _top_of(self, offset: int) -> float:
        """The top of the line that holds a code point, in pixels of the whole text."""
        number = self._places.block_at(offset)
        block = self._block(number)
        if not block.isValid():
            return 0.0
        top = self.document().documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(self._places.units(number, offset))
        return top + (line.y() if line.isValid() else 0.0)

    def _offset_at(self, point: QPoint) -> int | None:
        """The code point of the text under a point of the viewport; None beside the text."""
        layout = self.document().documentLayout()
        inside = QPointF(point) + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        position = layout.hitTest(inside, Qt.HitTestAccuracy.ExactHit)
        if position < 0 or self._document is None:
            return None
        block = self.document().findBlock(position)
        return self._places.offset(block.blockNumber(), position - block.position())

    def _lines_of(self, start: int, end: int) -> list[QRectF]:
        """The stretches of lines that a half-open stretch of code points covers, in pixels of the viewport."""
        found: list[QRectF] = []
        layout = self.document().documentLayout()
        shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for number in range(self._places.block_at(start), self._places.block_at(max(start, end - 1)) + 1):
            block = self._block(number)
            if number >= self._loaded or not block.isValid():
                break
            first, last = self._places.units(number, start), self._places.units(number, end)
            origin = layout.blockBoundingRect(block).topLeft() - shift
            found.extend(rect.translated(origin) for rect in covered(block, first, last))
        return found

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks beneath the text."""
        with painting(self.viewport()) as painter:
            # The viewport keeps the ground of the theme that it was made in, whatever its palette says later.
            painter.fillRect(event.rect(), self._look.colour("panel"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            seen = self._seen()
            marks = [mark for mark in self._marks if meets(mark.passage, seen)]
            chosen = [mark for mark in marks if mark.event == self._selected]
            for passage in (*self._strained, *(mark.passage for mark in chosen)):
                if meets(passage, seen):
                    paint_background(
                        painter, self._lines_of(passage.start, passage.end), self._look.colour("highlight")
                    )
            for passage in self._found:
                if meets(passage, seen):
                    paint_frame(painter, self._lines_of(passage.start, passage.end), self._look.colour("selection"))
            for unused in self._unused:
                if meets(unused.passage, seen):
                    lines = self._lines_of(unused.passage.start, unused.passage.end)
                    paint_dots(painter, lines, self._look.colour("dim"))
            for mark in marks:
                if mark.event != self._selected:
                    self._paint_underline(painter, mark.passage, mark.colour, 1.4, 0.75)
            for mark in chosen:
                self._paint_underline(painter, mark.passage, mark.colour, 2.4, 1.0)
        super().paintEvent(event)

    def _paint_underline(
        self, painter: QPainter, passage: Passage, token: str, thickness: float, opacity: float
    ) -> None:
        colour = QColor(self._look.colour(token))
        colour.setAlphaF(opacity)
        paint_underline(painter, self._lines_of(passage.start, passage.end), colour, thickness)

    def _seen(self) -> tuple[int, int]:
        """The code points on the screen now: half-open."""
        layout = self.document().documentLayout()
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        first = self.document().findBlock(max(0, layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit)))
        last = self.document().findBlock(max(0, layout.hitTest(QPointF(0, bottom), Qt.HitTestAccuracy.FuzzyHit)))
        blocks = self._places.blocks
        highest = len(blocks) - 1
        return blocks[min(first.blockNumber(), highest)].start, blocks[min(last.blockNumber(), highest)].end + 1

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click (no drag, no text selected) on a passage selects its event; again, the next one under it."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        if pressed is None or (point - pressed).manhattanLength() > 4 or self.textCursor().hasSelection():
            return
        self.click_at(point)

    def click_at(self, point: QPoint) -> None:
        """Select the event under a point of the viewport; when it is selected already, the next one under it."""
        under = self.events_at(point)
        if not under:
            return
        events = [mark.event for mark in under]
        chosen = under[0]
        if self._selected in events:
            chosen = under[(events.index(self._selected) + 1) % len(under)]
        self.event_clicked.emit(chosen.event, chosen.passage)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at passages that can be clicked, and say which event stands there."""
        super().mouseMoveEvent(event)
        if event.buttons() != Qt.MouseButton.NoButton:
            return
        under = self.events_at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        unused = None if under else self.unused_at(event.position().toPoint())
        said = under[0].title if under else REASONS[unused.reason] if unused is not None else ""
        if said:
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(said), self.viewport())
        else:
            QToolTip.hideText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter selects the event at the text cursor, Esc leaves; everything else moves and selects as in any text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click_at(self.cursorRect().center())
            return
        self._held = None
        super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  Qt's name
        """What is copied is the document's own text, not what was drawn in its place."""
        cursor = self.textCursor()
        data = QMimeData()
        data.setText(
            self._places.text[self._offset_of(cursor.selectionStart()) : self._offset_of(cursor.selectionEnd())]
        )
        return data

    def _offset_of(self, position: int) -> int:
        block = self.document().findBlock(position)
        return self._places.offset(block.blockNumber(), position - block.position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the strip of ticks that places have moved."""
        super().resizeEvent(event)
        if self._held is not None:
            self._wanted = self._held
            self._go_if_there()
        self.laid_out.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Who scrolls looks elsewhere."""
        self._held = None
        super().wheelEvent(event)

    def _let_go(self, _action: int) -> None:
        self._held = None

    def _tell_scrolled(self) -> None:
        self.scrolled.emit()

    def _dress(self) -> None:
        font = QFont(self._look.serif)
        font.setPixelSize(16)
        self.setFont(font)
        self.document().setDefaultFont(font)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._look.colour("panel"))
        palette.setColor(QPalette.ColorRole.Text, self._look.colour("ink"))
        self.setPalette(palette)
        self.viewport().update()
