"""What the next frames will need, made in slices while the window has nothing else to do."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_SLICE = 0.003  # seconds: an input that comes meanwhile waits no longer
_CALM = 2  # ms in which nothing came: then there is time
_PAUSE = 1  # ms between two slices, for all that is waiting


class Ahead(QObject):
    """Takes steps until they end or others are given; emits `ready` when a step says that the view itself is.

    It works between frames only: where frames leave no time, the canvas stays with the rows of a wider zoom.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[bool] = iter(())
        self._idle = QTimer(self)
        self._idle.setTimerType(Qt.TimerType.PreciseTimer)
        self._idle.timeout.connect(self._go_on)

    def begin(self, steps: Iterator[bool]) -> None:
        """Take these steps from now on."""
        self._steps = steps
        self._idle.start(_CALM)

    def stop(self) -> None:
        """Leave the steps: something more urgent is to be done."""
        self._idle.stop()

    def _go_on(self) -> None:
        self._idle.setInterval(_PAUSE)
        until = perf_counter() + _SLICE
        for ready in self._steps:
            if ready:
                self.ready.emit()
            if perf_counter() > until:
                return
        self._idle.stop()
