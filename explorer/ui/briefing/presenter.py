"""The presenter's own window: this slide and the next, notes, the sources of what is shown, a clock and a timer."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRectF, QSize, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from explorer.ui.briefing.show import Show
from explorer.ui.briefing.slides import Slides
from explorer.ui.look import Look
from explorer.ui.plain import drawable
from explorer.ui.session import Session
from explorer.ui.widgets import flat_button, painting, plain_label

_SECOND = 1000  # ms
_SIZE = (1180, 760)


class Presenter(QWidget):
    """Follows the slide on show; its keys are those of the show."""

    closed = Signal()

    def __init__(self, show: Show, slides: Slides, session: Session, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Presenter – Dateline")
        self._show = show
        self._slides = slides
        self._session = session
        self.timer = Stopwatch(self)
        self.clock = plain_label(role="start")
        self.place = plain_label(role="start")
        self.now = Picture(look, show.picture_of)
        self.next = Picture(look, show.picture_of)
        self.notes = _reading("Notes", size=19)
        self.sources = _reading("Sources of what is shown", size=14)
        self._arrange()
        for part in (self.notes, self.sources, self.timer.button, self.timer.again):
            part.installEventFilter(self)
            if part in (self.timer.button, self.timer.again):
                # Space is for the next slide, unless one goes there with Tab.
                part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.resize(*_SIZE)
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self._second.timeout.connect(self._tick)
        self._second.start()
        show.moved.connect(self._take_slide)
        slides.changed.connect(self._take_slide)
        self._tick()
        self._take_slide()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.place)
        top.addStretch(1)
        top.addWidget(self.timer.said)
        top.addWidget(self.timer.button)
        top.addWidget(self.timer.again)
        top.addStretch(1)
        top.addWidget(self.clock)
        grid = QGridLayout()
        grid.setSpacing(14)
        grid.addWidget(plain_label("Now", role="heading"), 0, 0)
        grid.addWidget(plain_label("Next", role="heading"), 0, 1)
        grid.addWidget(self.now, 1, 0)
        grid.addWidget(self.next, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(plain_label("Notes", role="heading"), 2, 0)
        grid.addWidget(plain_label("Sources", role="heading"), 2, 1)
        grid.addWidget(self.notes, 3, 0)
        grid.addWidget(self.sources, 3, 1)
        for at, part in ((0, 3), (1, 2)):
            grid.setColumnStretch(at, part)
        grid.setRowStretch(1, 3)
        grid.setRowStretch(3, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 22)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(grid)

    def _take_slide(self, *_: object) -> None:
        slides, at = self._show.slides, self._show.at
        if not at < len(slides):
            return
        self.place.setText(f"{at + 1} / {len(slides)}")
        self.now.show_slide(at)
        self.next.show_slide(at + 1 if at + 1 < len(slides) else None)
        self.notes.setPlainText(drawable(slides[at].notes) or "No notes on this slide.")
        self.sources.setPlainText(drawable("\n\n".join(self._sources(at))))

    def _sources(self, at: int) -> list[str]:
        """A line for each document that tells what the slide highlights or quotes."""
        slide = self._show.slides[at]
        script, prompter = self._slides.script(slide), self._slides.prompter
        files = [] if slide.quote is None else [prompter.document(slide.quote)]
        told = [document.id for document in files if document is not None]
        for row in script.shown:
            event = self._session.events.get(self._session.table.id_of(row))
            told += [mention.passage.document for mention in event.mentions] if event is not None else []
        titles = {document.id: document.title or document.file for document in self._session.documents}
        return [
            f"{' · '.join(prompter.source_of(document))}\n{titles[document]}"
            for document in sorted(dict.fromkeys(told), key=self._session.source_name)
            if document in titles
        ]

    def _tick(self) -> None:
        self.clock.setText(QTime.currentTime().toString("HH:mm"))
        self.timer.tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys go to the show wherever the focus is; on a button Space and Enter press it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            presses = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            on_button = watched in (self.timer.button, self.timer.again)
            if not (presses and on_button) and self._show.press(event.key(), event.text()):
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """No key here is a shortcut of the window behind."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the show."""
        if not self._show.press(event.key(), event.text()):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell it."""
        self._second.stop()
        super().closeEvent(event)
        self.closed.emit()


class Stopwatch(QObject):
    """How long one has been speaking: started, stopped, set to nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = QElapsedTimer()
        self._before = 0
        self._runs = False
        self.said = plain_label(role="start")
        self.button = flat_button("Start", name="Start or stop the timer")
        self.again = flat_button("Reset", name="Reset the timer", role="quiet")
        self.button.clicked.connect(self.toggle)
        self.again.clicked.connect(self.reset)
        self.tell()

    @property
    def seconds(self) -> int:
        """Seconds counted so far."""
        return (self._before + (self._clock.elapsed() if self._runs else 0)) // _SECOND

    def toggle(self, *_: object) -> None:
        """Start, or stop for a while."""
        if self._runs:
            self._before += self._clock.elapsed()
        else:
            self._clock.start()
        self._runs = not self._runs
        self.button.setText("Stop" if self._runs else "Start")
        self.tell()

    def reset(self, *_: object) -> None:
        """Begin again with nothing."""
        self._before = 0
        self._clock.start()
        self.tell()

    def tell(self) -> None:
        """Show it."""
        minutes, seconds = divmod(self.seconds, 60)
        self.said.setText(f"{minutes}:{seconds:02}")


class Picture(QWidget):
    """A slide as a small picture that keeps its shape."""

    def __init__(self, look: Look, picture_of: Callable[[int, int], QImage]) -> None:
        super().__init__()
        self._look = look
        self._picture_of = picture_of
        self._image: QImage | None = None
        self.at: int | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setMinimumSize(240, 135)
        look.changed.connect(self._take_anew)

    def sizeHint(self) -> QSize:
        """16:9."""
        return QSize(480, 270)

    def show_slide(self, at: int | None) -> None:
        """Show the slide at this place; None after the last."""
        self.at = at
        self._take_anew()

    def _take_anew(self) -> None:
        self._image = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As large as there is room."""
        super().resizeEvent(event)
        self._take_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it, or that this was the last one."""
        wide = min(float(self.width()), self.height() * 16 / 9)
        place = QRectF(0.0, 0.0, wide, wide * 9 / 16)
        with painting(self) as painter:
            if self.at is None:
                painter.fillRect(place, self._look.colour("chip"))
                painter.setPen(self._look.colour("dim"))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "This is the last slide.")
                return
            if self._image is None:
                self._image = self._picture_of(self.at, max(round(wide * self.devicePixelRatioF()), 16))
            painter.drawImage(place, self._image)
            painter.setPen(self._look.colour("line"))
            painter.drawRect(place.adjusted(0.0, 0.0, -1.0, -1.0))


def _reading(name: str, *, size: int) -> QPlainTextEdit:
    text = QPlainTextEdit()
    text.setReadOnly(True)
    text.setAccessibleName(name)
    font = text.font()
    font.setPixelSize(size)
    text.setFont(font)
    return text
