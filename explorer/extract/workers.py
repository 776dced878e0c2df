"""Processes that work on documents: spawned, stopped for good when a person cancels or the caller is gone."""

import ctypes
import os
import pickle
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import lru_cache
from multiprocessing import current_process, get_context, parent_process
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")

# Seconds between two looks at whether to stop; documents waiting per process, so that none ever idles.
_LOOK = 0.1
_AHEAD = 3


class Workers:
    """Calls a function for each document, here or in other processes; the answers come in the order asked.

    `check` is called often and stops the work by raising. Leaving the `with` block ends every process; one that is
    busy is ended at once when the work is stopped.
    """

    def __init__(self, processes: int, check: Callable[[], None]) -> None:
        self._check = check
        self._pool: ProcessPoolExecutor | None = None
        self._stop = get_context("spawn").RawValue(ctypes.c_bool, 0)
        # A daemonic process may have no children: there the work is done in place.
        if processes > 1 and not current_process().daemon:
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(processes, context, initializer=_start, initargs=(self._stop,))
        self._waiting = processes * _AHEAD

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        if kind is not None:
            self._stop.value = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def each(
        self, work: Callable[..., _Answer], calls: Sequence[tuple[Any, ...]], *, shared: object = None
    ) -> Iterator[_Answer]:
        """`work(*call)` for each call, in order; `shared` is one more argument, the same for all."""
        if self._pool is None:
            more = () if shared is None else (shared,)
            for call in calls:
                self._check()
                yield work(*call, *more)
            return
        if shared is None:
            yield from self._spread(self._pool, [(work, *call) for call in calls])
            return
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            path = Path(folder) / "shared"
            path.write_bytes(pickle.dumps(shared))
            yield from self._spread(self._pool, [(_with_shared, work, path, *call) for call in calls])

    def _spread(self, pool: ProcessPoolExecutor, calls: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """A few calls ahead of the answers, so that memory does not hold all documents twice."""
        waiting: deque[Future[Any]] = deque()
        for call in calls:
            waiting.append(pool.submit(*call))
            while len(waiting) >= self._waiting:
                yield self._answer(waiting.popleft())
        while waiting:
            yield self._answer(waiting.popleft())

    def _answer(self, future: Future[Any]) -> Any:  # noqa: ANN401  # whatever the work answers
        self._check()
        while not wait([future], timeout=_LOOK, return_when=FIRST_COMPLETED).done:
            self._check()
        return future.result()


def _with_shared(work: Callable[..., _Answer], path: Path, *call: Any) -> _Answer:  # noqa: ANN401  # the work's own
    return work(*call, _shared(path))


@lru_cache(maxsize=1)
def _shared(path: Path) -> object:
    """What all calls share, read once per process: a file that the caller wrote a moment ago."""
    made: object = pickle.loads(path.read_bytes())  # noqa: S301  # our own passing file, in a folder only we can read
    return made


def _start(stop: "ctypes.c_bool") -> None:
    """In a new process: watch for the sign to stop, and for the end of whoever started it."""
    threading.Thread(target=_end_with, args=(stop,), name="stop", daemon=True).start()


def _end_with(stop: "ctypes.c_bool") -> None:
    """A bare shared byte, asked now and then: no lock that a process killed from outside could keep."""
    caller = parent_process()
    while not stop.value and caller is not None and caller.is_alive():
        time.sleep(_LOOK)
    os._exit(1)
