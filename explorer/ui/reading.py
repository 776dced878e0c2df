"""The reading process's own half of a request: it works, tells how far it is, and answers in pieces; it knows no Qt."""

import multiprocessing
import pickle
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from multiprocessing.connection import Connection
from os import _exit
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from explorer.data.project import Findings, SourceEdit
from explorer.data.readers.tables.names import ColumnsError
from explorer.data.readers.tables.read import table_path
from explorer.errors import CancelledError, DatelineError, ReadError

if TYPE_CHECKING:
    from explorer.timeline.opened.rows import OpenedTable
    from explorer.timeline.table import EventTable
    from explorer.timeline.view import View

Progress = Callable[[int, int], None]
GRACE = 3.0  # seconds that a cancelled process has before it is ended
_PIECE = 40  # values in one piece of the answer


@dataclass(frozen=True, slots=True)
class Story:
    """The answer of a reading: what was found, its event table and its opening view."""

    found: Findings
    table: "EventTable"
    view: "View"


class Work(Protocol):
    """What can be asked of the reading process; it must be a module's own function, so that it can be spawned."""

    def __call__(
        self,
        paths: Sequence[Path],
        *,
        progress: Progress,
        cancelled: Callable[[], bool],
        edits: Sequence[SourceEdit] = (),
        columns: Mapping[str, str] | None = None,
    ) -> "Findings | OpenedTable":
        """Read the paths; tell progress as (documents done, documents in all); stop soon when cancelled."""


def read(
    paths: Sequence[Path],
    *,
    progress: Progress,
    cancelled: Callable[[], bool],
    edits: Sequence[SourceEdit] = (),
    columns: Mapping[str, str] | None = None,
) -> "Findings | OpenedTable":
    """The real work: the same pipeline as the command line's; `columns` are those of a table under other names."""
    # Only what is needed is loaded: a story that was read before needs no tagger.
    table = table_path(paths)
    if table is not None:
        from explorer.timeline.opened.rows import open_table  # noqa: PLC0415

        return open_table(table, columns)
    from explorer.data.readers.exported import exported_story  # noqa: PLC0415

    exported = exported_story(paths)
    if exported is not None:
        return exported
    from explorer.data.readers.folder import read_documents  # noqa: PLC0415
    from explorer.extract.pipeline import findings_in  # noqa: PLC0415

    found = findings_in(read_documents(paths, edits=edits), progress=progress, cancelled=cancelled)
    if not found.documents:
        raise ReadError(found.problems[-1].sentence if found.problems else "There is nothing to read.")
    return found


def work_and_tell(work: Work, paths: tuple[Path, ...], telling: Connection, orders: Connection) -> None:
    """Run the work in this process and send what comes of it in pieces."""
    stop = threading.Event()
    listener = threading.Thread(target=_listen, args=(orders, stop), daemon=True)
    listener.start()

    def tell(*message: object) -> None:
        telling.send_bytes(pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL))

    def progress(done: int, every: int) -> None:
        tell("progress", done, every)

    try:
        answer = work(paths, progress=progress, cancelled=stop.is_set)
        # The window need not spend a frame on what can be counted out here; it loads this module before its own
        # libraries, so that both processes load theirs side by side.
        from explorer.timeline.table import table_of  # noqa: PLC0415
        from explorer.timeline.view import opening_view, warp_for  # noqa: PLC0415

        found = answer if isinstance(answer, Findings) else answer.found
        _send_pieces(found, tell)
        table = table_of(answer) if isinstance(answer, Findings) else answer.table
        _send_columns(replace(table, warp=warp_for(table)), tell)
        tell("end", opening_view(table))
    except ColumnsError as error:
        _tell_if_heard(tell, "columns", error.file, error.names)
    except CancelledError:
        _tell_if_heard(tell, "cancelled")
    except DatelineError as error:
        _tell_if_heard(tell, "failed", str(error))
    except BrokenPipeError:
        return
    except Exception:  # noqa: BLE001  whatever broke is told to the window's log, not swallowed
        import traceback  # noqa: PLC0415  only here

        _tell_if_heard(tell, "broke", traceback.format_exc())
    finally:
        telling.close()


def _tell_if_heard(tell: Callable[..., None], *message: object) -> None:
    try:
        tell(*message)
    except OSError:
        # The window has gone or does not want this answer any more.
        return


def _send_pieces(found: Findings, tell: Callable[..., None]) -> None:
    for field in fields(found):
        value = getattr(found, field.name)
        if not isinstance(value, tuple):
            tell("plain", field.name, value)
            continue
        tell("part", field.name, ())
        for start in range(0, len(value), _PIECE):
            tell("part", field.name, value[start : start + _PIECE])


def _send_columns(table: "EventTable", tell: Callable[..., None]) -> None:
    """The table column by column, so that a million events come between frames; equal columns are sent once."""
    sent: dict[int, str] = {}
    for field in fields(table):
        value = getattr(table, field.name)
        if id(value) in sent and value is not None:
            tell("same", field.name, sent[id(value)])
        else:
            tell("column", field.name, value)
            sent[id(value)] = field.name


def _listen(orders: Connection, stop: threading.Event) -> None:
    """Wait for an order, or for the window's end.

    "stop" leaves the work a while to stop by itself; "leave", and a window that is gone, end this process and its own.
    """
    if _next_order(orders) == "stop":
        stop.set()
        if orders.poll(GRACE / 2):
            _next_order(orders)
    for child in multiprocessing.active_children():
        child.terminate()
    _exit(0)


def _next_order(orders: Connection) -> str:
    try:
        return str(orders.recv())
    except (EOFError, OSError):
        return "leave"
