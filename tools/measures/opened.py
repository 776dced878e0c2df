"""What the measures of event tables run in processes of their own; each says when it was done and what it took."""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def open_alone(file: str) -> None:
    """Read a table without a window."""
    from explorer.timeline.opened.rows import open_table  # noqa: PLC0415 - the time to load it counts

    if not len(open_table(Path(file)).table):
        sys.exit("No event was read.")
    _tell()


def open_in_window(file: str) -> None:
    """Open a table as `dateline FILE` does, up to the first frame of its canvas."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as in explorer.ui.app, in its order

    app = QApplication([])
    from explorer.ui.jobs import Jobs  # noqa: PLC0415 - the same
    from explorer.ui.settings import Settings  # noqa: PLC0415 - the same

    jobs = Jobs()
    number = jobs.read([Path(file)])
    from explorer.ui.window import Window  # noqa: PLC0415 - the same

    window = Window(Settings(), jobs)
    window.resize(1600, 900)
    window.show()
    window.opening.follow(number, [Path(file)])
    _wait(lambda: not jobs.busy)
    window.parts.canvas.repaint()
    if not window.parts.canvas.scene.counts.shown:
        sys.exit(window.parts.notice.text or "No event was drawn.")
    _tell()
    window.close()
    app.processEvents()


def _tell() -> None:
    print(time.time(), _peak(), time.process_time(), flush=True)


def _peak() -> float:
    """The most memory of this process in MB: Linux's own count, for getrusage begins with that of its parent."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return float(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def _wait(holds: Callable[[], bool]) -> None:
    """Let the event loop run until something holds."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415 - Qt only for the window

    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: loop.quit() if holds() else None)
    timer.start()
    loop.exec()
    timer.stop()
