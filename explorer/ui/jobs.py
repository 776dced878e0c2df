"""Reading a story off the window's thread: requests with a number, answers by signal.

The work runs in one spawned process. It sends its answer in small pieces, each pickled by itself, and the window
takes them one by one between two frames: unpickling 500 documents at once would hold the window for half a second,
and a thread that unpickles holds the interpreter just as long.
"""

import gc
import multiprocessing
import pickle
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.data.project import Findings, SourceEdit
from explorer.ui.reading import GRACE, Story, Work, read, work_and_tell

if TYPE_CHECKING:
    from explorer.timeline.view import View

_LOOK_EVERY = 25  # ms between two looks into the pipe
_TURN = 0.008  # seconds of unpickling in one turn of the event loop


@dataclass(slots=True)
class _Request:
    number: int
    process: BaseProcess
    answers: Connection
    orders: Connection
    parts: dict[str, list[Any]]
    plain: dict[str, Any]
    columns: dict[str, Any] = field(default_factory=dict)


class Jobs(QObject):
    """Runs one reading at a time; a new request replaces the one before it.

    Signals carry the request's number first. Of each request exactly one of `answered`, `failed`, `columns_wanted`
    (with the file and the names of its columns) and `cancelled` comes, unless
    a newer request replaced it: then nothing comes.
    """

    started = Signal(int)
    progressed = Signal(int, int, int)
    answered = Signal(int, object)
    failed = Signal(int, str)
    columns_wanted = Signal(int, str, object)
    broke = Signal(int, str)
    cancelled = Signal(int)

    def __init__(self, parent: QObject | None = None, *, work: Work = read) -> None:
        super().__init__(parent)
        self._work = work
        self._number = 0
        self._request: _Request | None = None
        self._leaving: list[tuple[BaseProcess, Connection, float]] = []
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a reading is under way."""
        return self._request is not None

    @property
    def number(self) -> int:
        """The number of the last request."""
        return self._number

    def read(
        self, paths: Sequence[Path], *, edits: Sequence[SourceEdit] = (), columns: Mapping[str, str] | None = None
    ) -> int:
        """Start reading these paths in a process of its own; the number of the request.

        `edits` is what a person says of documents beside what stands on the disk, `columns` which columns of an event
        table stand for ours.
        """
        self._drop()
        self._number += 1
        context = multiprocessing.get_context("spawn")
        answers, telling = context.Pipe(duplex=False)
        hearing, orders = context.Pipe(duplex=False)
        # Not a daemon: the pipeline starts processes of its own.
        said: dict[str, Any] = {"edits": tuple(edits)} if edits else {}
        if columns:
            said["columns"] = dict(columns)
        work = partial(self._work, **said)
        process = context.Process(target=work_and_tell, args=(work, tuple(paths), telling, hearing), daemon=False)
        process.start()
        telling.close()
        hearing.close()
        self._request = _Request(self._number, process, answers, orders, parts={}, plain={})
        self._look.start()
        self.started.emit(self._number)
        return self._number

    def cancel(self) -> None:
        """Stop the reading; `cancelled` follows at once and nothing of it is kept."""
        if self._request is not None:
            number = self._request.number
            self._drop()
            self.cancelled.emit(number)

    def close(self) -> None:
        """Stop everything and wait until no process is left."""
        self._drop()
        self._look.stop()
        for process, orders, _since in self._leaving:
            _order(orders, "leave")
            _end(process, patience=GRACE)
            orders.close()
        self._leaving.clear()

    def _drop(self) -> None:
        """Tell the running process to stop, and let go of it; its end is watched."""
        request, self._request = self._request, None
        gc.enable()
        if request is None:
            return
        request.answers.close()
        _order(request.orders, "stop")
        self._leaving.append((request.process, request.orders, time.monotonic()))

    def _take(self) -> None:
        """Take what came since the last look, as much as fits between two frames."""
        self._see_off()
        if self._request is None:
            if not self._leaving:
                self._look.stop()
            return
        until = time.monotonic() + _TURN
        while (request := self._current()) is not None and request.answers.poll():
            try:
                message = pickle.loads(request.answers.recv_bytes())  # noqa: S301  our own process wrote it
            except (EOFError, OSError):
                # The pipe's other end has gone: nothing more will come.
                self._let_go(request)
                self.broke.emit(request.number, "The reading process ended without an answer.")
                return
            self._heed(request, message)
            if time.monotonic() > until:
                # More may be waiting: come back as soon as the window has had its turn.
                QTimer.singleShot(0, self._take)
                return

    def _current(self) -> _Request | None:
        return self._request

    def _heed(self, request: _Request, message: tuple[Any, ...]) -> None:
        match message:
            case ("progress", int(done), int(every)):
                self.progressed.emit(request.number, done, every)
            case ("plain", str(name), value):
                request.plain[name] = value
            case ("part", str(name), values):
                # Every collection would look through all that came so far: some hundred ms for a large story.
                gc.disable()
                request.parts.setdefault(name, []).extend(values)
            case ("column", str(name), value):
                request.columns[name] = value
            case ("same", str(name), str(other)):
                request.columns[name] = request.columns[other]
            case ("end", view):
                self._finish(request, view)
            case _:
                self._let_go(request)
                self._fail(request.number, message)

    def _fail(self, number: int, message: tuple[Any, ...]) -> None:
        match message:
            case ("columns", str(file), names):
                self.columns_wanted.emit(number, file, names)
            case ("failed", str(sentence)):
                self.failed.emit(number, sentence)
            case ("broke", str(trace)):
                self.broke.emit(number, trace)
            case ("cancelled",):
                self.cancelled.emit(number)

    def _finish(self, request: _Request, view: "View") -> None:
        # Whoever sent the table has loaded what it is made of here, too.
        from explorer.timeline.table import EventTable  # noqa: PLC0415

        values: dict[str, Any] = {name: tuple(parts) for name, parts in request.parts.items()}
        # A story lives long and goes by itself when another comes, for its values hold no circles: no collection, the
        # one that is due now least of all, need look through it.
        gc.freeze()
        self._let_go(request)
        self.answered.emit(
            request.number, Story(Findings(**request.plain, **values), EventTable(**request.columns), view)
        )

    def _let_go(self, request: _Request) -> None:
        self._request = None
        gc.enable()
        request.answers.close()
        _order(request.orders, "stop")
        self._leaving.append((request.process, request.orders, time.monotonic()))

    def _see_off(self) -> None:
        """Look after the processes that were told to stop; one that does not listen is ended."""
        staying = []
        for process, orders, since in self._leaving:
            late = time.monotonic() - since
            if process.is_alive():
                # Whoever does not listen is ended, without the window waiting for it.
                if late > 2 * GRACE:
                    process.kill()
                elif late > GRACE:
                    process.terminate()
                staying.append((process, orders, since))
            else:
                _end(process, patience=0.0)
                orders.close()
        self._leaving = staying


def _order(orders: Connection, order: str) -> None:
    try:
        orders.send(order)
    except OSError:
        # It has ended already.
        return


def _end(process: BaseProcess, *, patience: float) -> None:
    """Wait `patience` seconds for the process to go, then end it."""
    process.join(patience)
    if process.is_alive():
        process.terminate()
        process.join(1.0)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()
