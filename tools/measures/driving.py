"""Moves a canvas sixty times a second as a person does, each frame measured from the input to the painted widget."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from explorer.timeline.view import scale_of, zoomed
from explorer.ui.session import Session
from tools.measures.rows import median, quantile

FRAMES = 120
RUNS = 5
PAN = 12.0  # px
ZOOM = 1.1
_BEAT = 1 / 60  # s
_HEADER = 208


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of the frames of several runs: the median of the runs' medians, and of their 99th percentiles."""

    middle: float
    p99: float
    processor: float


class _Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.number = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.number += 1
        return False


def application() -> QApplication:
    """The one application."""
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication([])


def painted(app: QApplication, widget: QWidget, change: Callable[[], object]) -> tuple[float, float]:
    """Seconds, and seconds of the processor, from a change to the painted widget with all that follows at once."""
    paints = _Paints(widget)
    began, processor = time.perf_counter(), time.process_time()
    change()
    while not paints.number:
        app.processEvents()
    took = time.perf_counter() - began, time.process_time() - processor
    widget.removeEventFilter(paints)
    paints.deleteLater()
    return took


def drags(app: QApplication, widget: QWidget) -> Took:
    """A drag with the mouse, there and back."""
    middle = QPointF(widget.width() / 2, widget.height() / 2)

    def drag(step: int) -> None:
        there = step if step < FRAMES // 2 else FRAMES - 2 - step
        _mouse(widget, QEvent.Type.MouseMove, middle + QPointF((there + 1) * PAN, 0.0))

    def run() -> list[tuple[float, float]]:
        _mouse(widget, QEvent.Type.MouseButtonPress, middle)
        took = _frames(app, widget, drag)
        _mouse(widget, QEvent.Type.MouseButtonRelease, middle + QPointF(PAN, 0.0))
        return took

    return _of_runs([run() for _ in range(RUNS)])


def zooms(app: QApplication, widget: QWidget, session: Session) -> Took:
    """Frames of a zoom, in and out again."""

    def zoom(step: int) -> None:
        scale = scale_of(session.table, session.view, left=_HEADER, right=widget.width())
        factor = ZOOM if step < FRAMES // 2 else 1 / ZOOM
        session.look_at(zoomed(session.view, scale, x=widget.width() / 2, factor=factor))

    return _of_runs([_frames(app, widget, zoom) for _ in range(RUNS)])


def _frames(app: QApplication, widget: QWidget, change: Callable[[int], object]) -> list[tuple[float, float]]:
    took = []
    for step in range(FRAMES):
        began = time.perf_counter()
        took.append(painted(app, widget, lambda step=step: change(step)))
        rest(app, began + _BEAT)
    return took


def rest(app: QApplication, until: float) -> None:
    """Let the event loop have the time until then (`time.perf_counter`), one turn at least."""
    app.processEvents()
    while time.perf_counter() < until:
        app.processEvents()
        time.sleep(0.0005)


def _of_runs(runs: list[list[tuple[float, float]]]) -> Took:
    walls = [[wall * 1000 for wall, _ in run] for run in runs]
    return Took(
        middle=median([median(run) for run in walls]),
        p99=median([quantile(run, 0.99) for run in walls]),
        processor=median([quantile([used * 1000 for _, used in run], 0.99) for run in runs]),
    )


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(kind, at, QPointF(widget.mapToGlobal(at)), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
