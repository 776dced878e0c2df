"""What happens when something breaks that nobody foresaw: a line in the log, and a plain window that says so."""

import logging
import logging.handlers
import sys
import traceback
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

LOG = logging.getLogger("explorer")
_LOG_SIZE = 1_000_000  # bytes of one log file; three are kept


def start_log() -> Path:
    """Let what goes wrong be written to a file of the user's log folder; its path."""
    folder = user_log_path("dateline", appauthor=False)
    file = folder / "dateline.log"
    if any(isinstance(handler, logging.handlers.RotatingFileHandler) for handler in LOG.handlers):
        return file
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writer = logging.handlers.RotatingFileHandler(
            file, maxBytes=_LOG_SIZE, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError as error:
        LOG.warning("No log can be written to %s: %s", folder, error)
        return file
    writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(writer)
    return file


def stop_log() -> None:
    """Close the log file."""
    for handler in list(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()


class FaultDialog(QDialog):
    """Tells in plain text that something broke, with the details to copy."""

    def __init__(self, sentence: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        said = QLabel(sentence)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setAccessibleName("Details of the fault")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy details", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addWidget(shown)
        column.addWidget(buttons)
        self.resize(640, 360)
        self._details = details

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._details)


class FaultCatcher:
    """Takes over what no one caught (`sys.excepthook`), shows one window at a time, and lets the work go on."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._before = sys.excepthook
        self._showing = False

    def start(self) -> None:
        """From now on, show what nobody catches."""
        sys.excepthook = self.caught

    def stop(self) -> None:
        """Put the hook back that was there before."""
        sys.excepthook = self._before

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the fault and show it, unless a fault window stands already."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        LOG.error("Uncaught: %s", details)
        if self._showing or QApplication.instance() is None:
            self._before(kind, error, trace)
            return
        self._showing = True
        try:
            FaultDialog(fault_sentence(self._log), details, QApplication.activeWindow()).exec()
        finally:
            self._showing = False


def fault_sentence(log: Path) -> str:
    """What a person is told when something broke."""
    return (
        "Dateline met a fault of its own. Your articles are untouched and you can go on working; "
        f"the details below are also in {log}."
    )
