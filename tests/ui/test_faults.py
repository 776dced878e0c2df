"""What nobody foresaw is logged and shown in plain words, and the work goes on."""

import logging
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from explorer.ui.faults import FaultCatcher, FaultDialog, fault_sentence, start_log, stop_log


def test_a_fault_is_logged_and_shown_with_its_details(qapp, qtbot, caplog):
    log = start_log()
    catcher = FaultCatcher(log)
    seen = []

    def read_and_close():
        dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, FaultDialog))
        seen.append((dialog.findChild(QLabel), dialog.findChild(QPlainTextEdit).toPlainText()))
        assert dialog.findChild(QLabel).textFormat() == Qt.TextFormat.PlainText
        dialog.reject()

    QTimer.singleShot(0, read_and_close)
    try:
        raise ZeroDivisionError("<b>a fault</b>")
    except ZeroDivisionError as error:
        with caplog.at_level(logging.ERROR, logger="explorer"):
            catcher.caught(type(error), error, error.__traceback__)
    stop_log()
    assert "<b>a fault</b>" in seen[0][1]
    assert "ZeroDivisionError" in log.read_text("utf-8")
    assert str(log) in fault_sentence(log)


def test_a_second_fault_while_one_is_shown_opens_no_second_window(qapp, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: told.append(fault[0]))
    catcher = FaultCatcher(start_log())
    shown = []

    def fault_again_and_close():
        catcher.caught(ValueError, ValueError("again"), None)
        dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, FaultDialog)]
        shown.append(sum(dialog.isVisible() for dialog in dialogs))
        for dialog in dialogs:
            dialog.reject()

    QTimer.singleShot(0, fault_again_and_close)
    catcher.caught(KeyError, KeyError("first"), None)
    stop_log()
    assert shown == [1]
    assert told == [ValueError]


def test_a_log_that_cannot_be_written_stops_nothing(monkeypatch, tmp_path, caplog):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", "utf-8")
    monkeypatch.setattr("explorer.ui.faults.user_log_path", lambda *_, **__: blocked / "logs")
    start_log()
    stop_log()
    assert "No log can be written" in caplog.text


def test_the_hook_is_put_back():
    before = sys.excepthook
    catcher = FaultCatcher(start_log())
    catcher.start()
    assert sys.excepthook == catcher.caught
    catcher.stop()
    stop_log()
    assert sys.excepthook is before
