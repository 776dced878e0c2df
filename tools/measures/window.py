"""The window as a person meets it: how soon it can be used, and whether it ever stands still."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from explorer.data.places import shipped
from explorer.ui.settings import Settings
from explorer.ui.window import Window
from tests.ui.stalls import StallGuard
from tools.measures.articles import write_articles
from tools.measures.rows import Row, median

ARTICLES = 500
_STARTS = 6  # the first fills the cache and is not counted


def start() -> list[Row]:
    """From the start of the process to the sample story drawn, with a warm cache."""
    with tempfile.TemporaryDirectory() as home:
        took = []
        for _ in range(_STARTS):
            began = time.time()
            child = [sys.executable, "-c", "from tools.measures.window import open_sample; open_sample()"]
            places = {"HOME": home, "XDG_CACHE_HOME": f"{home}/cache", "XDG_CONFIG_HOME": f"{home}/config"}
            done = subprocess.run(child, env=os.environ | places, capture_output=True, text=True, check=True)
            took.append(float(done.stdout.split()[-1]) - began)
    beside = f"first start, nothing in the cache: {took[0]:.1f} s; median of {_STARTS - 1}"
    return [Row("start to the sample story drawn, cached", median(took[1:]), "s", 2, 1, beside=beside)]


def open_sample() -> None:
    """Open the sample story and say when it is drawn (run by `start` in a process of its own)."""
    app = QApplication([])
    window = Window(Settings())
    window.show()
    window.open([shipped("seeds")])
    _wait_until_drawn(window)
    window.parts.canvas.repaint()
    print(time.time(), flush=True)
    window.close()
    app.processEvents()


def stall() -> list[Row]:
    """The longest time that the event loop does not come round while 500 documents are read and drawn."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = f"{place}/cache"
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(QSettings.Format.NativeFormat, scope, f"{place}/settings")
            QSettings.setPath(QSettings.Format.IniFormat, scope, f"{place}/settings")
        folder = Path(place, "articles")
        folder.mkdir()
        words = write_articles(folder, ARTICLES)
        window = Window(Settings())
        window.show()
        app.processEvents()
        began = time.perf_counter()
        with StallGuard(app, 0.1) as guard:
            window.open([folder])
            _wait_until_drawn(window)
        took = time.perf_counter() - began
        events = len(window.session.project.found.events)
        window.close()
        app.processEvents()
    if guard.stalls:
        print(guard.told(), file=sys.stderr)
    beside = f"{ARTICLES} documents, {words} words, {events} events, {took:.0f} s in all"
    return [Row("longest stall while 500 documents are read", guard.longest * 1000, "ms", 100, 33, beside=beside)]


def _wait_until_drawn(window: Window) -> None:
    """Wait until the story is read and its events drawn; a reading that failed ends the measure with its sentence."""
    _wait(lambda: not window.jobs.busy)
    if not window.session.project.found.events:
        sys.exit(window.parts.notice.text or "No event was found.")
    _wait(lambda: bool(window.parts.canvas.scene.marks))


def _wait(holds: Callable[[], bool], *, every: int = 20) -> None:
    """Let the event loop run until something holds."""
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(every)
    timer.timeout.connect(lambda: loop.quit() if holds() else None)
    timer.start()
    loop.exec()
    timer.stop()
