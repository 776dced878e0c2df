"""The dialog of an article's title, publisher and date: typed, read back in words, what moves, confirmed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.data.document import Document, Published
from explorer.data.project import SourceEdit
from explorer.data.sources_toml import published_text
from explorer.data.when import When
from explorer.data.words import when_in_words
from explorer.ui.dates.reader import DateReader
from explorer.ui.dates.typed import Typed
from explorer.ui.moves import Move
from explorer.ui.phrases import BASIS_WORDS, counted
from explorer.ui.plain import one_line
from explorer.ui.widgets import plain_label

_TYPED_FOR = 250  # ms without a key after which a date is read
_MOST_MOVES = 200
_WIDTH = 620
_PLACEHOLDER = "14 June 2025, June 2025, 12 – 16 June 2025"


class SourceDialog(QDialog):
    """Two pages: what is known of the article, and what moves when that changes. Nothing counts before the second."""

    proposed = Signal(object)  # SourceEdit
    confirmed = Signal()
    withdrawn = Signal()

    def __init__(self, document: Document, name: str, reader: DateReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._reader = reader
        self._written = published_text(document.published.when)
        self._typed: When | None = document.published.when
        self.setWindowTitle(f"{name}: title, publisher, date")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = _field("Title", document.title)
        self.publisher = _field("Publisher", document.publisher)
        self.date = _field("Published", self._written)
        self.date.setPlaceholderText(_PLACEHOLDER)
        self.said = plain_label(role="dim", wrap=True)
        self.heading = plain_label(role="when", wrap=True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TYPED_FOR)
        self._soon.timeout.connect(self._ask)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        role = QDialogButtonBox.ButtonRole
        self.back = self.buttons.addButton("Back", role.ActionRole)
        self.go = self.buttons.addButton("See what moves", role.ActionRole)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._form())
        self._list = QScrollArea()
        self.pages.addWidget(self._moves_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(16)
        column.addWidget(plain_label(document.file, role="dim", wrap=True))
        column.addWidget(self.pages, 1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)
        self._connect()
        self._show_form()
        reader.start()

    def _form(self) -> QWidget:
        page = QWidget()
        rows = QFormLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(18)
        rows.setVerticalSpacing(9)
        for name, part in (("Title", self.title), ("Publisher", self.publisher), ("Published", self.date)):
            rows.addRow(plain_label(name, role="dim"), part)
        rows.addRow("", self.said)
        return page

    def _moves_page(self) -> QWidget:
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setAccessibleName("Events that move")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self._list, 1)
        return page

    def _connect(self) -> None:
        self.buttons.rejected.connect(self.reject)
        self.go.clicked.connect(self._next)
        self.back.clicked.connect(self._take_back)
        self.date.textChanged.connect(self._type)
        for field in (self.title, self.publisher):
            field.textChanged.connect(self._check)
        for field in (self.title, self.publisher, self.date):
            field.returnPressed.connect(self.go.click)
        self._reader.answered.connect(self._take_date)

    # The form

    @property
    def edit(self) -> SourceEdit:
        """What is changed in the form."""
        title, publisher = self.title.text().strip(), self.publisher.text().strip()
        return SourceEdit(
            self._document.id,
            title=None if title == self._document.title.strip() else title,
            publisher=None if publisher == self._document.publisher.strip() else publisher,
            published=self._published() if self._date_changed() else None,
        )

    def _date_changed(self) -> bool:
        return self.date.text().strip() != self._written

    def _published(self) -> Published:
        """A date given by a person is assigned; an empty field takes theirs back."""
        if self._typed is None:
            return Published(note=self._document.published.note)
        return Published(self._typed, "assigned", self._document.published.note)

    def _type(self) -> None:
        self._typed = None
        self.go.setEnabled(False)
        self._soon.start()
        if self.date.text().strip():
            self.said.setText("…")
        else:
            self._ask()

    def _ask(self) -> None:
        self._soon.stop()
        text = self.date.text().strip()
        if not self._date_changed():
            self._typed = self._document.published.when
            self._show_basis()
        elif text:
            self._reader.ask(text)
            return
        else:
            self.said.setText("No date of your own: the one that the article states counts, or none.")
        self._check()

    def _take_date(self, text: str, typed: Typed | None, sentence: str) -> None:
        if text != self.date.text().strip() or self.pages.currentIndex() != 0:
            return
        self._typed = typed.when if typed is not None else None
        if typed is None:
            self.said.setText(one_line(sentence))
        else:
            note = f" ({typed.note})" if typed.note else ""
            self.said.setText(f"Published {when_in_words(typed.when)}, assigned by you{note}")
        self._check()

    def _show_basis(self) -> None:
        published = self._document.published
        if published.when is None:
            self.said.setText("The publication date is not known.")
            return
        basis = BASIS_WORDS[published.basis]
        note = f" ({published.note})" if published.note else ""
        said = f"Published {when_in_words(published.when)}{', ' + basis if basis else ''}{note}"
        self.said.setText(one_line(said))

    def _check(self) -> None:
        readable = not self._date_changed() or not self.date.text().strip() or self._typed is not None
        self.go.setEnabled(readable and self.edit != SourceEdit(self._document.id))

    # The pages

    def _show_form(self) -> None:
        self.pages.setCurrentIndex(0)
        self.back.hide()
        self.go.setText("See what moves")
        self.go.setDefault(True)
        for field in (self.title, self.publisher, self.date):
            field.setEnabled(True)
        self._ask()
        self.date.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_waiting(self, done: int, every: int) -> None:
        """Tell that the articles are being read with what was typed."""
        self.go.setEnabled(False)
        for field in (self.title, self.publisher, self.date):
            field.setEnabled(False)
        counts = f": {done:,} of {counted(every, 'article')}" if every else ""
        self.said.setText(f"Reading the articles with this{counts} …")

    def show_fault(self, sentence: str) -> None:
        """Tell why that could not be tried; the form stands as it was."""
        self._show_form()
        self.said.setText(one_line(sentence))

    def show_moves(self, moves: Sequence[Move], events: int) -> None:
        """List the events that move, before and after, and ask."""
        told = f"{counted(len(moves), 'event')} of {events:,} {'moves' if len(moves) == 1 else 'move'}"
        self.heading.setText(told if moves else "No event moves")
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        for row, move in enumerate(moves[:_MOST_MOVES]):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(plain_label(one_line(move.title), wrap=True), row, 0, top)
            grid.addWidget(plain_label(one_line(move.before), role="dim", wrap=True), row, 1, top)
            grid.addWidget(plain_label("→", role="dim"), row, 2, top)
            grid.addWidget(plain_label(one_line(move.after), wrap=True), row, 3, top)
        if len(moves) > _MOST_MOVES:
            more = counted(len(moves) - _MOST_MOVES, "more event")
            grid.addWidget(plain_label(f"and {more}", role="dim"), _MOST_MOVES, 0)
        for column, stretch in ((0, 5), (1, 3), (3, 3)):
            grid.setColumnStretch(column, stretch)
        grid.setRowStretch(min(len(moves), _MOST_MOVES) + 1, 1)
        self._list.setWidget(inside)
        self._list.setVisible(bool(moves))
        self.pages.setCurrentIndex(1)
        self.back.show()
        self.go.setText("Set it")
        self.go.setEnabled(True)
        self.go.setDefault(True)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        if moves:
            self.resize(max(self.width(), 760), max(self.height(), min(560, 220 + 30 * len(moves))))

    def _next(self) -> None:
        if self.pages.currentIndex() == 1:
            self.confirmed.emit()
            self.accept()
        elif self._soon.isActive():
            self._ask()
        elif self.go.isEnabled():
            self.proposed.emit(self.edit)

    def _take_back(self) -> None:
        self.withdrawn.emit()
        self._show_form()

    def done(self, result: int) -> None:
        """A dialog that goes without a yes has asked for nothing."""
        if result != QDialog.DialogCode.Accepted:
            self.withdrawn.emit()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As Cancel."""
        self.withdrawn.emit()
        super().closeEvent(event)


def _field(name: str, text: str) -> QLineEdit:
    field = QLineEdit(one_line(text))
    field.setAccessibleName(name)
    field.setCursorPosition(0)
    return field
