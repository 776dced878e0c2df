"""Closing the window while a file is being written: finished first, cancelled, or not closed."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from explorer.ui.exporting.sharing import Sharing
from explorer.ui.widgets import plain_label


class Closing(QObject):
    """Asks what shall become of an export; closes the window when that is settled."""

    def __init__(self, window: QWidget, sharing: Sharing) -> None:
        super().__init__(window)
        self._window = window
        self._sharing = sharing
        self._agreed = False  # whatever is being written is given up
        self.waiting = False  # the window closes as soon as the file is there
        self.box: StillWriting | None = None
        sharing.ended.connect(self._go_on)

    def may(self) -> bool:
        """Whether the window may close now; if not, a person has been asked and it closes by itself, or stays."""
        if self._agreed or self._sharing.running is None:
            return True
        if self.box is None:
            self._ask(self._sharing.running[1].target.name)
        return False

    def agree(self) -> None:
        """Close without a question, and give up what is being written: the old file stays whole."""
        self._agreed = True
        self._put_away()
        self._window.close()

    def _ask(self, name: str) -> None:
        box = self.box = StillWriting(name, self._window)
        box.finish.clicked.connect(self._finish)
        box.cancel.clicked.connect(self.agree)
        box.finished.connect(self._forget)
        box.open()

    def _forget(self) -> None:
        self.box = None

    def _finish(self) -> None:
        self.waiting = True
        self._put_away()

    def _go_on(self, target: Path | None) -> None:
        """The file is there, or it is not and a person must see why."""
        close = target is not None and (self.waiting or self.box is not None)
        self.waiting = False
        self._put_away()
        if close:
            self._window.close()

    def _put_away(self) -> None:
        if self.box is not None:
            self.box.close()


class StillWriting(QDialog):
    """Asks whether a file is finished before the window closes."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Close")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = plain_label(f"“{name}” is still being written.", role="when", wrap=True)
        then = "Finish it before the window closes, or cancel it: then a file of that name stays as it was."
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        self.finish = buttons.addButton("&Finish the export", roles.AcceptRole)
        self.cancel = buttons.addButton("&Cancel the export", roles.DestructiveRole)
        self.back = buttons.addButton("&Go back", roles.RejectRole)
        self.finish.setDefault(True)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addWidget(plain_label(then, wrap=True))
        column.addSpacing(6)
        column.addWidget(buttons)
        self.setFixedWidth(460)
