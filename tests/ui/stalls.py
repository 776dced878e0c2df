"""A guard that notices when the window's thread does not come round, and says where it was."""

import sys
import threading
import time
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QTimer

_BEAT = 5  # ms


class StallGuard:
    """Between enter and exit, a timer beats in the event loop; a thread looks whether it still does.

    A stall of more than `limit` seconds is kept with the stack of the window's thread in its middle. Time in which no
    event loop runs (a test's own Python) counts too: the window does not answer then either.
    """

    def __init__(self, app: QCoreApplication, limit: float) -> None:
        self.stalls: list[tuple[float, str]] = []
        self.longest = 0.0
        self._limit = limit
        self._beaten = time.monotonic()
        self._window = threading.get_ident()
        self._over = threading.Event()
        self._timer = QTimer(app)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)
        self._watch = threading.Thread(target=self._look, name="stall guard", daemon=True)
        self._stack = ""

    def __enter__(self) -> "StallGuard":
        self._beaten = time.monotonic()
        self._timer.start()
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()
        self._over.set()
        self._watch.join()

    def told(self) -> str:
        """The stalls with their stacks."""
        return "\n".join(f"{seconds * 1000:.0f} ms at\n{stack}" for seconds, stack in self.stalls)

    def _beat(self) -> None:
        now = time.monotonic()
        waited = now - self._beaten
        self._beaten = now
        self.longest = max(self.longest, waited)
        if waited > self._limit:
            self.stalls.append((waited, self._stack))

    def _look(self) -> None:
        while not self._over.wait(self._limit / 4):
            if time.monotonic() - self._beaten > self._limit / 2:
                frame = sys._current_frames().get(self._window)
                self._stack = "".join(traceback.format_stack(frame)[-8:]) if frame is not None else ""
