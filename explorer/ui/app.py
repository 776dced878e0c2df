"""Starting the window: one application, its look, its log, and what happens when something breaks."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from explorer.ui.faults import FaultCatcher, start_log, stop_log
from explorer.ui.jobs import Jobs
from explorer.ui.settings import Settings


def run_window(paths: Sequence[Path]) -> int:
    """Show the window with these paths opened, or its start page without any; the exit code when it is closed."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication([sys.argv[0]])
    app.setApplicationName("Dateline")
    app.setApplicationDisplayName("Dateline")
    app.setOrganizationName("Dateline")
    catcher = FaultCatcher(start_log())
    catcher.start()
    # The reading begins before the window's own libraries are loaded: both take a second, side by side.
    jobs = Jobs()
    wanted = [path.absolute() for path in paths]
    number = jobs.read(wanted) if wanted else 0
    from explorer.ui.window import Window  # noqa: PLC0415  see above

    window = Window(Settings(), jobs)
    try:
        window.show()
        if wanted:
            window.opening.follow(number, wanted)
        # What is loaded by now stays: no collection need look through it, which takes longer than a frame.
        gc.freeze()
        return app.exec()
    finally:
        window.closing.agree()
        window.deleteLater()
        app.sendPostedEvents(window, 0)
        catcher.stop()
        stop_log()
