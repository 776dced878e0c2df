"""What the next frames will need, made in slices while the window has nothing else to do."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_SLICE = 0.003  # seconds: an input that comes meanwhile waits no longer
_MORSEL = 0.001
_CALM = 4  # ms in which nothing came: then there is time
_PAUSE = 1  # ms between two slices, for all that is waiting


class Ahead(QObject):
    """Takes steps until they end or others are given; emits `ready` when a step says that the view itself is."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[bool] = iter(())
        self._starved = False
        self._idle = QTimer(self)
        self._idle.setTimerType(Qt.TimerType.PreciseTimer)
        self._idle.timeout.connect(self._go_on)

    def begin(self, steps: Iterator[bool]) -> None:
        """Take these steps from now on; of those before a few are taken, where no frame has left time for any."""
        if self._starved:
            self._take(_MORSEL)
        self._steps, self._starved = steps, True
        self._idle.start(_CALM)

    def stop(self) -> None:
        """Leave the steps: something more urgent is to be done."""
        self._idle.stop()

    def _go_on(self) -> None:
        self._starved = False
        self._idle.setInterval(_PAUSE)
        self._take(_SLICE)

    def _take(self, seconds: float) -> None:
        until = perf_counter() + seconds
        for ready in self._steps:
            if ready:
                self.ready.emit()
            if perf_counter() > until:
                return
        self._idle.stop()
        self._starved = False
