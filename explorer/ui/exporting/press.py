"""The press: the process that lays out and writes exports, as the window sees it; requests with a number, by signal."""

import multiprocessing
import pickle
import queue
import threading
import time
from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.data.project import Findings
from explorer.export.files import Story
from explorer.export.options import Wish
from explorer.export.writing import sweep
from explorer.ui.ending import end_process
from explorer.ui.exporting.child import STOP, serve
from explorer.ui.pieces import Message, columns_of, pieces_of

_LOOK_EVERY = 20  # ms between two looks into the pipe
_TURN = 0.008  # seconds of pickling in one turn of the event loop
_AHEAD = 4  # pieces that wait to be sent: more would hold the story in memory once more
_GRACE = 3.0  # seconds that a process has to stop by itself


class Press(QObject):
    """Holds one story. A preview replaces the one before it; an export is told to its end.

    Signals carry the request's number first. An export ends with one of `written`, `failed`, `broke` and `cancelled`;
    a preview answers with `paged` (a page) and `counted` (how many there are), or with `told` (lines of data, how many
    events), `failed` or `broke`, unless a newer one came.
    """

    paged = Signal(int, object)  # Shown
    counted = Signal(int, int)
    told = Signal(int, str, str)
    progressed = Signal(int, int, int, str)
    written = Signal(int)
    failed = Signal(int, str)
    broke = Signal(int, str)
    cancelled = Signal(int)

    def __init__(self, story: Story, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._ready = False
        self._story: Iterator[Message] | None = _told(story)
        self._asked: deque[Message] = deque()
        self._export: tuple[int, Path] | None = None
        self._stopped_at: float | None = None
        context = multiprocessing.get_context("spawn")
        self._answers, telling = context.Pipe(duplex=False)
        hearing, self._orders = context.Pipe(duplex=False)
        self._process: BaseProcess | None = context.Process(target=serve, args=(telling, hearing), daemon=True)
        self._process.start()
        self.pid = self._process.pid or 0
        telling.close()
        hearing.close()
        # A thread that hands over bytes and does nothing else: a pipe that is full would hold the window.
        self._outbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=_send, args=(self._orders, self._outbox), name="press", daemon=True)
        self._writer.start()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self._turn)
        self._look.start()

    @property
    def exporting(self) -> bool:
        """Whether a file is being made."""
        return self._export is not None

    @property
    def gone(self) -> bool:
        """Whether the process has ended and nothing will come of it any more."""
        return self._process is None

    def preview(self, wish: Wish, at: int, width: int) -> int:
        """Ask for a page, numbered from 0, as a picture so many pixels wide; the number of the request."""
        self._number += 1
        self._asked = deque(one for one in self._asked if one[0] != "preview")
        self._asked.append(("preview", self._number, wish, at, width))
        return self._number

    def export(self, wish: Wish, target: Path) -> int:
        """Write a file; the number of the request."""
        self._number += 1
        self._export = (self._number, target)
        self._asked = deque([("export", self._number, wish, target)])
        return self._number

    def stop(self) -> None:
        """End the process; of an export `cancelled` follows, or `written` when the file had just become whole."""
        if self._stopped_at is None and self._process is not None:
            self._stopped_at = time.monotonic()
            self._asked.clear()
            self._story = None
            self._outbox.put(STOP.encode())
            self._outbox.put(None)

    def close(self) -> None:
        """End the process and wait until it is gone."""
        self.stop()
        self._look.stop()
        if self._process is not None:
            self._end(patience=_GRACE)

    # Turn by turn

    def _turn(self) -> None:
        until = time.monotonic() + _TURN
        while not self.gone and self._answers.poll():
            try:
                message = pickle.loads(self._answers.recv_bytes())  # noqa: S301  our own process wrote it
            except (EOFError, OSError):
                self._leave()
                return
            self._heed(message)
            if time.monotonic() > until:
                return
        if self._stopped_at is not None and time.monotonic() - self._stopped_at > _GRACE:
            # It does not listen.
            self._leave()
            return
        while self._ready and not self.gone and self._outbox.qsize() < _AHEAD and time.monotonic() < until:
            following = self._following()
            if following is None:
                break
            self._outbox.put(pickle.dumps(following, protocol=pickle.HIGHEST_PROTOCOL))

    def _following(self) -> Message | None:
        """What is to be sent next: the story before everything that is asked of it."""
        if self._story is not None:
            piece = next(self._story, None)
            if piece is not None:
                return piece
            self._story = None
        return self._asked.popleft() if self._asked else None

    def _heed(self, message: Message) -> None:
        export = 0 if self._export is None else self._export[0]
        match message:
            case ("ready",):
                self._ready = True
            case ("progress", int(number), int(done), int(of), str(what)) if number == export:
                self.progressed.emit(number, done, of, what)
            case ("written", int(number)):
                self._export = None
                self.written.emit(number)
            case ("failed" | "broke" as how, int(number), str(words)) if number in (self._number, export):
                self._export = None
                (self.failed if how == "failed" else self.broke).emit(number, words)
            case ("page", int(number), shown) if number == self._number:
                self.paged.emit(number, shown)
            case ("pages", int(number), int(pages)) if number == self._number:
                self.counted.emit(number, pages)
            case ("text", int(number), str(lines), str(words)) if number == self._number:
                self.told.emit(number, lines, words)

    def _leave(self) -> None:
        """The process has gone, or is made to go; an export that was under way has its end."""
        self._look.stop()
        export = self._export
        if self._process is not None:
            self._process.kill()
        self._end(patience=_GRACE)
        if self._stopped_at is None:
            self.broke.emit(self._number if export is None else export[0], "The exporting process ended by itself.")
        elif export is not None:
            self.cancelled.emit(export[0])

    def _end(self, *, patience: float) -> None:
        process, self._process = self._process, None
        export, self._export = self._export, None
        self._outbox.put(None)
        if process is not None:
            end_process(process, patience=patience)
        self._answers.close()
        self._writer.join()
        self._orders.close()
        if export is not None:
            sweep(export[1], self.pid)


def _told(story: Story) -> Iterator[Message]:
    if isinstance(story, Findings):
        yield from pieces_of(story)
        yield "story", "findings"
    else:
        yield from columns_of(story)
        yield "story", "table"


def _send(orders: Connection, outbox: "queue.SimpleQueue[bytes | None]") -> None:
    while (data := outbox.get()) is not None:
        try:
            orders.send_bytes(data)
        except OSError:
            # The process has gone; whoever looks into its pipe sees that.
            return
