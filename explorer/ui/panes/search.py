"""The search field: Enter goes on, Shift+Enter back, nothing is hidden until one asks for it."""

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from explorer.data.passage import Passage
from explorer.ui.choices import with_text
from explorer.ui.hits import MOST_HITS, Hit, hits, row_hits, rows_of_hits
from explorer.ui.phrases import counted
from explorer.ui.session import Session
from explorer.ui.widgets import flat_button, plain_label

_QUIET = 150  # ms without a key before a search begins


class SearchField(QLineEdit):
    """A line that tells Enter, Shift+Enter and Esc apart."""

    go_on = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = plain_label(role="dim", parent=self)
        self.note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, text: str) -> None:
        """A short note at the right end of the line: how many were found, or the key."""
        self.note.setText(text)
        self.note.adjustSize()
        self.setTextMargins(0, 0, self.note.width() + 6, 0)
        self._place_note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The note stays at the right end."""
        super().resizeEvent(event)
        self._place_note()

    def _place_note(self) -> None:
        self.note.move(self.width() - self.note.width() - 11, (self.height() - self.note.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Esc leaves the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Search(QWidget):
    """Finds in titles, actors and article texts."""

    found_changed = Signal(tuple)  # of Passage: what to frame in the article
    rows_found = Signal(object)  # rows of the table: what to mark on the axis
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self._searched = ""
        self._events = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_QUIET)
        self._soon.timeout.connect(self.search_now)
        self.field = SearchField()
        self.field.setPlaceholderText("Search events and sources")
        self.field.setAccessibleName("Search events and sources")
        self.field.setMinimumWidth(180)
        self.field.setMaximumWidth(330)
        self.field.setMinimumHeight(30)
        self.count = self.field.note
        self.only = flat_button("", name="Show only the events that are found", role="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.only)
        self.field.textChanged.connect(self._soon.start)
        self.field.go_on.connect(self.go_on)
        self.field.left.connect(self._leave)
        self.only.clicked.connect(self.show_only)
        session.project_changed.connect(self._forget)
        session.filter_changed.connect(self._follow)
        self._tell()

    @property
    def words(self) -> str:
        """What is searched for."""
        return " ".join(self.field.text().split())

    def search_now(self) -> None:
        """Find what is typed; nothing is selected yet."""
        self._soon.stop()
        self._searched = self.words
        found = self._session.project.found
        self._hits = hits(found, self.words) if found.documents else row_hits(self._session.table, self.words)
        self._at = -1
        self.found_changed.emit(self._passages())
        self.rows_found.emit(rows_of_hits(self._hits, self._session.table))
        self._count_events()
        self._tell()

    def go_on(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1), round at the end."""
        if self._searched != self.words:
            self.search_now()
        if not self._hits:
            return
        self._at = (self._at + step) % len(self._hits) if self._at >= 0 or step > 0 else len(self._hits) - 1
        hit = self._hits[self._at]
        self._session.select(hit.event, hit.passage)
        self._tell()

    def show_only(self) -> None:
        """Make a text chip of the words: the filter lets only these through."""
        if self.words:
            self._session.show_only(with_text(self._session.filter, self.words))

    def _count_events(self) -> None:
        """How many events `show_only` leaves: those with the words in title, actors or quotes, wherever they stand."""
        wanted = with_text(self._session.filter, self.words)
        self._events = int(np.count_nonzero(wanted.mask(self._session.table))) if self.words else 0

    def _follow(self) -> None:
        """Another filter leaves another number of events."""
        self._count_events()
        self._tell()

    def _passages(self) -> tuple[Passage, ...]:
        return tuple(hit.passage for hit in self._hits if hit.passage is not None)

    def _leave(self) -> None:
        """Esc ends the search: nothing is framed any more."""
        self.field.clear()
        self.search_now()
        self.left.emit()

    def _forget(self) -> None:
        self._hits, self._at, self._searched = (), -1, ""
        self.rows_found.emit(rows_of_hits((), self._session.table))
        if self.words:
            self.search_now()
        self._tell()

    def _tell(self) -> None:
        number = len(self._hits)
        every = f"{number:,}+" if number >= MOST_HITS else f"{number:,}"
        if not self.words:
            self.field.say("Ctrl+F")
        elif not number:
            self.field.say("nothing found")
        elif self._at >= 0:
            self.field.say(f"{self._at + 1:,} of {every}")
        else:
            self.field.say(f"{every} found" if number == self._events else f"{every} places found")
        self.only.setText(f"Show only {counted(self._events, 'event')}")
        self.only.setVisible(bool(self.words) and number > 0 and self._events > 0)
