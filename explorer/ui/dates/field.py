"""A field for a day: typed in words or figures, read off the window's thread, said back below it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from explorer.data.minutes import DAY
from explorer.data.words import day_in_words
from explorer.ui.dates.reader import DateReader
from explorer.ui.dates.typed import Typed
from explorer.ui.plain import one_line
from explorer.ui.widgets import plain_label

_TYPED_FOR = 250  # ms without a key after which a date is read


class DateField(QWidget):
    """One end of a stretch: its first minute, or with `upper` the minute after its last. Empty means open."""

    changed = Signal()

    def __init__(self, name: str, reader: DateReader, *, upper: bool, hint: str = "") -> None:
        super().__init__()
        self._reader = reader
        self._upper = upper
        self.bound: int | None = None
        self.sentence = ""  # why what is typed is no date
        self.waiting = False  # what is typed has not been read yet
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.said = plain_label(role="dim", wrap=True)
        self.said.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TYPED_FOR)
        self._soon.timeout.connect(self.read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.line)
        column.addWidget(self.said)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line.textEdited.connect(self._type)
        reader.answered.connect(self._take)

    def show_bound(self, bound: int | None) -> None:
        """Put a bound in, in words; nothing is told."""
        self._soon.stop()
        self.bound, self.sentence, self.waiting = bound, "", False
        self.line.setText("" if bound is None else day_in_words(bound - 1 if self._upper else bound))
        self._say("")

    def read(self) -> None:
        """Read what is typed, if that has not been done yet."""
        self._soon.stop()
        text = self.line.text().strip()
        if text:
            self._reader.ask(text)
        else:
            self._have(None)

    def _type(self) -> None:
        self.waiting = True
        self._say("…")
        self._soon.start()

    def _take(self, text: str, typed: Typed | None, sentence: str) -> None:
        if text != self.line.text().strip() or not self.waiting:
            return
        if typed is None:
            self.waiting = False
            self.sentence = one_line(sentence)
            self._say(self.sentence, fault=True)
            self.changed.emit()
            return
        when = typed.when
        bound = (when.latest_end or when.latest) if self._upper else when.earliest
        if bound is None:
            bound = when.earliest if self._upper else when.latest
            bound = None if bound is None else bound + (DAY if self._upper else -DAY)
        self._have(bound, typed.note)

    def _have(self, bound: int | None, note: str = "") -> None:
        self.sentence, self.waiting = "", False
        self.bound = bound
        day = "" if bound is None else day_in_words(bound - 1 if self._upper else bound)
        told = " ".join(part for part in (day if day != self.line.text().strip() else "", f"({note})" if note else ""))
        self._say(told.strip())
        self.changed.emit()

    def _say(self, words: str, *, fault: bool = False) -> None:
        self.said.setProperty("role", "warning" if fault else "dim")
        # Its colour is of its palette, which only polishing sets.
        self.said.style().polish(self.said)
        self.said.setText(words)
        self.said.setVisible(bool(words))
