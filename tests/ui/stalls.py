"""A guard that notices when the window's thread does not come round, and says where it was."""

import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QTimer

_BEAT = 5  # ms
_FRAMES = 8  # of the stack that are told


class StallGuard:
    """Between enter and exit, a timer beats in the event loop; a thread looks whether it still does.

    A gap of more than `limit` seconds between two beats is a stall, less the time in which the thread was ready to run
    and other programs had the processors: a busy machine is no fault of the window. Time in which no event loop runs
    (a test's own Python) counts: the window does not answer then either.
    """

    def __init__(self, app: QCoreApplication, limit: float) -> None:
        self.stalls: list[tuple[float, str]] = []
        self.longest = 0.0
        self._limit = limit
        self._window = threading.get_ident()
        self._schedule = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._beaten, self._starved = 0.0, 0.0
        self._over = threading.Event()
        self._timer = QTimer(app)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)
        self._watch = threading.Thread(target=self._look, name="stall guard", daemon=True)
        self._stack = ""

    def __enter__(self) -> "StallGuard":
        self._beaten, self._starved = time.monotonic(), self._waited_for_a_processor()
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
        now, starved = time.monotonic(), self._waited_for_a_processor()
        gap = now - self._beaten - (starved - self._starved)
        self._beaten, self._starved = now, starved
        self.longest = max(self.longest, gap)
        if gap > self._limit:
            self.stalls.append((gap, self._stack))

    def _waited_for_a_processor(self) -> float:
        """Seconds that the window's thread was ready to run and did not; 0 where the system does not tell."""
        try:
            return int(self._schedule.read_text().split()[1]) / 1e9
        except (OSError, IndexError, ValueError):
            return 0.0

    def _look(self) -> None:
        while not self._over.wait(self._limit / 8):
            if time.monotonic() - self._beaten > self._limit / 2:
                frame = sys._current_frames().get(self._window)
                self._stack = "".join(traceback.format_stack(frame)[-_FRAMES:]) if frame is not None else ""
