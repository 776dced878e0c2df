"""How long a frame takes, of the canvas alone and of the whole window, and of a naive canvas with an item per event."""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSettings, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from explorer.data.minutes import DAY, minute_of
from explorer.timeline.filter import Chip, Filter
from explorer.timeline.table import EventTable
from explorer.ui.canvas.canvas import Canvas
from explorer.ui.look import Look
from explorer.ui.session import Session
from explorer.ui.settings import Settings
from explorer.ui.window import Window
from tools.measures.driving import FRAMES, PAN, RUNS, ZOOM, Took, application, drags, painted, rest, zooms
from tools.measures.rows import Row, median, quantile
from tools.measures.tables import WORDS, synthetic

WIDTH, HEIGHT = 1600, 900
SIZES = (100, 10_000, 1_000_000)
MOST = SIZES[-1]
# More items than this take minutes a frame.
MOST_ITEMS = 10_000


def frames() -> list[Row]:
    """Pan and zoom of the canvas, of the whole window, and of the naive canvas in the same run."""
    app = application()
    rows = []
    middles = []
    naive: dict[str, float] = {}
    for number in SIZES:
        table = synthetic(number)
        if number <= MOST_ITEMS:
            naive = _naive(app, table)
        with _canvas(table) as (session, canvas):
            took = {"pan": drags(app, canvas), "zoom": zooms(app, canvas, session)}
        middles.append(median([one.middle for one in took.values()]))
        for deed, one in took.items():
            beside = f"{_beside(one)}; {_ratio(one, naive[deed], min(number, MOST_ITEMS))}"
            rows.append(Row(f"frame p99, {deed}, {number:,} events", one.p99, "ms", 8, 5, beside=beside))
    beside = "median frames " + ", ".join(f"{middle:.1f}" for middle in middles) + f" ms at {SIZES[0]:,} to {MOST:,}"
    what = f"growth of the median frame, {SIZES[0]:,} to {MOST:,} events"
    rows.append(Row(what, middles[-1] / middles[0], "×", 4, 2, beside=beside))
    return rows


def window_frames() -> list[Row]:
    """The same with overview and panes beside the canvas."""
    app = application()
    rows = []
    for number in SIZES:
        with opened_window(synthetic(number)) as window:
            canvas = window.parts.canvas
            for deed, one in (("pan", drags(app, canvas)), ("zoom", zooms(app, canvas, window.session))):
                what = f"frame p99 of the whole window, {deed}, {number:,} events"
                rows.append(Row(what, one.p99, "ms", 16, beside=_beside(one)))
    return rows


def first() -> list[Row]:
    """The first frame of a million events that are in memory."""
    app = application()
    table = synthetic(MOST)
    took = []
    for _ in range(RUNS):
        session, canvas = _shown()
        # What was learnt of a table is kept under it: each run has one of its own.
        took.append(painted(app, canvas, partial(session.open_table, replace(table)))[0])
        canvas.close()
    beside = f"slowest {max(took):.2f} s of {RUNS}; vis-timeline fails at 100,000, an item per event at {MOST:,}"
    return [Row(f"first frame, {MOST:,} events in memory", median(took), "s", 0.5, 0.3, beside=beside)]


def filtering() -> list[Row]:
    """A filter by text and lane among a million events, from the chip to the painted canvas."""
    app = application()
    took, kept = [], []
    with _canvas(synthetic(MOST)) as (session, canvas):
        for run in range(RUNS):
            chips = (Chip("text", (WORDS[run].upper(),)), Chip("storyline", (f"s{run}",)))
            took.append(painted(app, canvas, partial(session.show_only, Filter(chips)))[0] * 1000)
            kept.append(int(session.shown.sum()))
            rest(app, time.perf_counter() + 0.2)
            painted(app, canvas, partial(session.show_only, Filter()))
            rest(app, time.perf_counter() + 0.2)
    beside = f"slowest {max(took):.0f} ms of {RUNS}; {min(kept):,} to {max(kept):,} events pass"
    return [Row(f"filter by text and lane, {MOST:,} events, to painted", median(took), "ms", 150, 80, beside=beside)]


def _beside(took: Took) -> str:
    return f"median {took.middle:.1f} ms, p99 of processor time {took.processor:.1f} ms; medians of {RUNS} runs"


def _ratio(took: Took, naive: float, number: int) -> str:
    return f"an item per event at {number:,}: {naive:.1f} ms, {naive / took.p99:.2g} times as long"


def _shown() -> tuple[Session, Canvas]:
    session = Session()
    canvas = Canvas(session, Look())
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    application().processEvents()
    return session, canvas


@contextmanager
def _canvas(table: EventTable) -> Iterator[tuple[Session, Canvas]]:
    session, canvas = _shown()
    _open(session, table, canvas)
    yield session, canvas
    canvas.close()


@contextmanager
def opened_window(table: EventTable) -> Iterator[Window]:
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = f"{place}/cache"
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
                QSettings.setPath(kind, scope, str(Path(place, "settings")))
        window = Window(Settings())
        window.resize(WIDTH, HEIGHT)
        window.show()
        application().processEvents()
        _open(window.session, table, window.parts.canvas)
        yield window
        window.close()
        application().processEvents()


def _open(session: Session, table: EventTable, canvas: QWidget) -> None:
    painted(application(), canvas, partial(session.open_table, table))
    # As the window does when it has opened a story.
    gc.freeze()
    rest(application(), time.perf_counter() + 0.5)


# The naive canvas


def _naive(app: QApplication, table: EventTable) -> dict[str, float]:
    """Milliseconds of the 99th percentile with an item and a text for each event, moved by the view's own means."""
    view = _items(table)
    view.show()
    app.processEvents()
    took = {"pan": list(_timed(app, partial(_move, view))), "zoom": list(_timed(app, partial(_scale, view)))}
    view.close()
    return {deed: quantile(frames, 0.99) for deed, frames in took.items()}


def _items(table: EventTable) -> QGraphicsView:
    scene = QGraphicsScene()
    brush = QBrush(QColor("#4a6fa5"))
    first_minute = minute_of(2020)
    for row, (start, end) in enumerate(zip(table.earliest.tolist(), table.latest_end.tolist(), strict=True)):
        at = QRectF((start - first_minute) / DAY, (row % 200) * 4.5, max(1.0, (end - start) / DAY), 4)
        scene.addRect(at, Qt.PenStyle.NoPen, brush)
        label = scene.addSimpleText(table.title[row])
        label.setFlag(label.GraphicsItemFlag.ItemIgnoresTransformations)
        label.setPos(at.right(), at.top())
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.resize(WIDTH, HEIGHT)
    return view


def _move(view: QGraphicsView, step: int) -> None:
    bar = view.horizontalScrollBar()
    bar.setValue(bar.value() + int(PAN if step < FRAMES // 2 else -PAN))
    view.viewport().repaint()


def _scale(view: QGraphicsView, step: int) -> None:
    view.scale(ZOOM if step < FRAMES // 2 else 1 / ZOOM, 1.0)
    view.viewport().repaint()


def _timed(app: QApplication, frame: Callable[[int], None]) -> Iterator[float]:
    """Milliseconds of each frame; what else waits in the event loop is done between them, unmeasured."""
    for step in range(FRAMES):
        began = time.perf_counter()
        frame(step)
        yield (time.perf_counter() - began) * 1000
        app.processEvents()
