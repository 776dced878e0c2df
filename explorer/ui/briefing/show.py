"""The briefing on the screen: nothing but the slide, moved by keys or a clicker."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.data.briefing import Slide, plain_words
from explorer.data.when import EventId
from explorer.data.words import when_in_words
from explorer.paint.drawer import draw_steps
from explorer.paint.fonts import text_width
from explorer.paint.stage import image_of_stage
from explorer.timeline.briefing.card import Card, Saying, lay_out_card
from explorer.timeline.briefing.stage import Stage
from explorer.timeline.lanes import event_colour
from explorer.timeline.steps import Size
from explorer.ui.briefing.grid import Grid
from explorer.ui.briefing.slides import Slides
from explorer.ui.briefing.stage_view import StageView
from explorer.ui.look import Look
from explorer.ui.phrases import status_in_words
from explorer.ui.session import Session
from explorer.ui.widgets import painting

KEYS: tuple[tuple[str, str], ...] = (
    ("Page Down, →, ↓, Space", "Next slide"),
    ("Page Up, ←, ↑, Backspace", "Previous slide"),
    ("Home, End", "First, last slide"),
    ("Digits, Enter", "The slide of this number"),
    ("G", "All slides"),
    ("B", "Black, and back"),
    ("P", "The presenter's window"),
    ("Click on an event", "Its sentences"),
    ("Esc", "Back; at last out of the briefing"),
)
_NEXT = (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_MediaNext)
_BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace, Qt.Key.Key_MediaPrevious)
# Clickers send a full stop for black, and F5 again where they begin.
_BLACK = (Qt.Key.Key_B, Qt.Key.Key_Period)
# 16:9, whatever the screen: small pictures are of the slide as it was meant.
_PICTURE = (1920.0, 1080.0)


class Show(QWidget):
    """A window without chrome; `moved` tells the slide on show, from 0."""

    moved = Signal(int)
    closed = Signal()
    presenter_asked = Signal()

    def __init__(self, slides: Slides, session: Session, look: Look) -> None:
        super().__init__()
        self.setObjectName("briefing")
        self.setWindowTitle("Briefing – Dateline")
        self._slides = slides
        self._session = session
        self._look = look
        self._digits = ""
        self.at = 0
        self.view = StageView(look, self)
        self.card = CardView(look, self)
        self.grid = Grid(look, self.picture_of, self)
        self.view.event_clicked.connect(self._open_card)
        self.grid.picked.connect(self._pick)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        slides.changed.connect(self._take_changed)

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The slides in their order."""
        return self._slides.shown.slides

    def picture_of(self, at: int, width: int) -> QImage:
        """A small picture of a slide."""
        return image_of_stage(self._slides.stage(self.slides, at, _PICTURE), self._look.theme, width=width)

    def begin(self, at: int = 0) -> None:
        """Start with the slide at this place."""
        self.at = min(at, max(len(self.slides) - 1, 0))
        self._show(glide=False)
        self.moved.emit(self.at)

    def go_to(self, at: int) -> None:
        """Go to the slide at this place, the first or the last when there is none."""
        self._digits = ""
        self.card.hide()
        self.view.set_black(on=False)
        wanted = min(max(at, 0), len(self.slides) - 1)
        if wanted != self.at and wanted >= 0:
            self.at = wanted
            self._show(glide=True)
            self.moved.emit(self.at)

    def _show(self, *, glide: bool) -> None:
        slides, at = self.slides, self.at
        if not slides:
            return

        def stage_for(size: tuple[float, float]) -> Stage:
            return self._slides.stage(slides, at, size)

        self.view.show_stage(stage_for, glide=glide)
        self.view.prepare(self._neighbours())

    def _neighbours(self) -> Iterator[Stage]:
        """The slides that can come next, each laid out when its turn comes."""
        slides, size = self.slides, (float(self.view.width()), float(self.view.height()))
        for at in (self.at, self.at + 1, self.at - 1):
            if 0 <= at < len(slides):
                yield self._slides.stage(slides, at, size)

    def _take_changed(self) -> None:
        if self.isVisible() and self.slides:
            self.begin(self.at)

    # Keys

    def event(self, event: QEvent) -> bool:
        """No key here is a shortcut of the window behind."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All that a presenter or a clicker presses."""
        if not self.press(event.key(), event.text()):
            super().keyPressEvent(event)

    def press(self, key: int, text: str = "") -> bool:
        """Do what a key asks for; whether it asks for anything. The presenter's window hands its keys on to here."""
        if self.grid.isVisible():
            return self._press_in_grid(key)
        deeds: dict[int, Callable[[], object]] = {
            **dict.fromkeys(_NEXT, lambda: self.go_to(self.at + 1)),
            **dict.fromkeys(_BACK, lambda: self.go_to(self.at - 1)),
            **dict.fromkeys(_BLACK, lambda: self.view.set_black(on=not self.view.black)),
            **dict.fromkeys((Qt.Key.Key_Return, Qt.Key.Key_Enter), self._enter),
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(len(self.slides) - 1),
            Qt.Key.Key_G: lambda: self.grid.open(len(self.slides), self.at),
            Qt.Key.Key_P: self.presenter_asked.emit,
            Qt.Key.Key_Escape: self._leave,
        }
        if text.isdecimal() and text.isascii():
            self._digits = (self._digits + text)[-4:]
            return True
        deed = deeds.get(key)
        if deed is not None:
            deed()
        return deed is not None

    def _press_in_grid(self, key: int) -> bool:
        grid = self.grid
        steps = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_Down: grid.columns,
            Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Up: -grid.columns,
            Qt.Key.Key_Home: -grid.number, Qt.Key.Key_End: grid.number,
        }  # fmt: skip
        if key in steps:
            grid.move_by(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(grid.at)
        elif key in (Qt.Key.Key_G, Qt.Key.Key_Escape):
            grid.hide()
        else:
            return False
        return True

    def _enter(self) -> None:
        if self._digits:
            self.go_to(int(self._digits) - 1)
        else:
            self.go_to(self.at + 1)

    def _leave(self) -> None:
        """One thing after the other is put away: digits, sentences, black, at last the briefing."""
        if self._digits:
            self._digits = ""
        elif self.card.isVisible():
            self.card.hide()
        elif self.view.black:
            self.view.set_black(on=False)
        else:
            self.close()

    def _pick(self, at: int) -> None:
        self.grid.hide()
        self.go_to(at)
        self.setFocus()

    # Sentences

    def _open_card(self, event: str) -> None:
        told = self._session.events.get(EventId(event))
        row = self._session.table.row_of(EventId(event))
        if told is None or row is None:
            return
        prompter = self._slides.prompter
        sayings = dict.fromkeys(
            Saying(self._slides.sentence(one.passage), " · ".join(prompter.source_of(one.passage.document)))
            for one in told.mentions
        )
        facts = f"{when_in_words(told.when)} · {status_in_words(told)}"
        colour = event_colour(self._session.table, row)
        quote = self.slides[self.at].quote
        quoted = "" if quote is None else plain_words(quote.quote)
        # What stands on the slide already comes first.
        ordered = sorted(sayings, key=lambda saying: plain_words(saying.sentence) != quoted)
        self.card.open(Card(told.title, facts, colour, tuple(ordered)))

    # The window

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything fills the window."""
        super().resizeEvent(event)
        for part in (self.view, self.card, self.grid):
            part.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the briefing is over."""
        super().closeEvent(event)
        self.closed.emit()


class CardView(QWidget):
    """The sentences of an event, over the picture."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._look = look
        self.card: Card | None = None
        self.hide()

    def open(self, card: Card) -> None:
        """Show these."""
        self.card = card
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click puts them away."""
        event.accept()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them over a veil."""
        if self.card is None:
            return
        picture = lay_out_card(self.card, size=Size(self.width(), self.height()), text_width=text_width)
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(picture.zoom, picture.zoom)
            draw_steps(painter, picture.steps, self._look.theme)
