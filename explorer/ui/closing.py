"""Closing the window while a file is being written: finished first, cancelled, or not closed."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from explorer.ui.asking import Question
from explorer.ui.exporting.sharing import Sharing
from explorer.ui.plain import one_line


class Closing(QObject):
    """Asks what shall become of an export; closes the window when that is settled."""

    def __init__(self, window: QWidget, sharing: Sharing) -> None:
        super().__init__(window)
        self._window = window
        self._sharing = sharing
        self._agreed = False  # whatever is being written is given up
        self.waiting = False  # the window closes as soon as the file is there
        self.box: Question | None = None
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
        self.box = Question(
            "Close",
            f"“{one_line(name)}” is still being written.",
            "Finish it before the window closes, or cancel it: then a file of that name stays as it was.",
            (("Finish the export", self._finish), ("Cancel the export", self.agree)),
            self._window,
            back="Go back",
        )
        self.box.finished.connect(self._forget)
        self.box.open()

    def _forget(self) -> None:
        self.box = None

    def _finish(self) -> None:
        self.waiting = True

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
