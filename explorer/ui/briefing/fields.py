"""Text fields of the slide editor: what is typed is told after a moment, and when the field is left."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_SOON = 600  # ms without a key after which what was typed counts


class Field(QObject):
    """A line or a box for text. `typed` tells the new text; setting it from outside tells nothing.

    Undo is the field's own as long as it has something to take back, then the window's.
    """

    typed = Signal(str)

    def __init__(self, name: str, *, lines: int = 1, hint: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.widget: QLineEdit | QPlainTextEdit = QLineEdit() if lines == 1 else QPlainTextEdit()
        self.widget.setAccessibleName(name)
        self.widget.setPlaceholderText(hint)
        self._told = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.tell)
        if isinstance(self.widget, QPlainTextEdit):
            self.widget.setTabChangesFocus(True)
            self.widget.setFixedHeight(lines * self.widget.fontMetrics().lineSpacing() + 16)
        self.widget.textChanged.connect(self._wait)
        self.widget.installEventFilter(self)

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.widget.text() if isinstance(self.widget, QLineEdit) else self.widget.toPlainText()

    def show_text(self, text: str) -> None:
        """Put a text in; the cursor stays where the text is the same."""
        self._told = text
        if text == self.text:
            return
        if isinstance(self.widget, QLineEdit):
            self.widget.setText(text)
            self.widget.setCursorPosition(0)
        else:
            self.widget.setPlainText(text)
        self._soon.stop()

    def tell(self) -> None:
        """Tell what was typed, if it was not told yet."""
        self._soon.stop()
        if self.text != self._told:
            self._told = self.text
            self.typed.emit(self._told)

    def _wait(self, *_: object) -> None:
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field tells; keys for undo go on to the window where there is nothing to take back here."""
        if event.type() == QEvent.Type.FocusOut:
            self.tell()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = self._can()
            keys = QKeySequence.StandardKey
            if (event.matches(keys.Undo) and not undo) or (event.matches(keys.Redo) and not redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _can(self) -> tuple[bool, bool]:
        if isinstance(self.widget, QLineEdit):
            return self.widget.isUndoAvailable(), self.widget.isRedoAvailable()
        document = self.widget.document()
        return document.isUndoAvailable(), document.isRedoAvailable()
