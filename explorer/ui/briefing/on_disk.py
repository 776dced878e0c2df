"""The briefing.toml beside a story: read and written off the window's thread, whole or not at all."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from explorer.data.briefing import Briefing
from explorer.data.briefing_toml import NAME, briefing_text, read_briefing
from explorer.data.places import shipped
from explorer.errors import DatelineError, WriteError
from explorer.export.writing import write_whole
from explorer.ui.aside import thread_aside


@dataclass(frozen=True, slots=True)
class OnDisk:
    """What came of reading or writing: the file, the slides, and what a person should be told ("" when all is well)."""

    path: Path
    briefing: Briefing
    fault: str = ""


class BriefingFile(QObject):
    """One deed after the other; a file that is broken, or that somebody else has changed, is left as it is."""

    was_read = Signal(object)  # OnDisk
    was_kept = Signal(object)  # OnDisk

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = thread_aside("briefing")
        # What stood in a file when it was last read or written; the worker's own.
        self._known: dict[Path, bytes | None] = {}
        self._broken: set[Path] = set()
        self._made: set[Path] = set()

    def read(self, path: Path) -> None:
        """Read the slides; `was_read` tells them."""

        def tell(done: "Future[OnDisk]") -> None:
            self.was_read.emit(done.result())

        self._worker.submit(self._read, path).add_done_callback(tell)

    def keep(self, path: Path, briefing: Briefing) -> None:
        """Write the slides; `was_kept` tells how it went."""

        def tell(done: "Future[OnDisk]") -> None:
            self.was_kept.emit(done.result())

        self._worker.submit(self._keep, path, briefing).add_done_callback(tell)

    def close(self) -> None:
        """Wait until everything is written."""
        self._worker.shutdown(wait=True)

    def _read(self, path: Path) -> OnDisk:
        self._broken.discard(path)
        self._known[path] = _bytes_of(path)
        briefing, problems = read_briefing(path)
        if not problems:
            return OnDisk(path, briefing)
        self._broken.add(path)
        more = f" {len(problems) - 1} more in it." if len(problems) > 1 else ""
        return OnDisk(path, briefing, f"{problems[0].sentence}{more}")

    def _keep(self, path: Path, briefing: Briefing) -> OnDisk:
        try:
            self._write(path, briefing)
        except DatelineError as error:
            return OnDisk(path, briefing, str(error))
        except OSError as error:
            return OnDisk(path, briefing, f"{NAME} cannot be written ({(error.strerror or str(error)).lower()}).")
        return OnDisk(path, briefing)

    def _write(self, path: Path, briefing: Briefing) -> None:
        if path.parent.resolve() == shipped("seeds").resolve():
            raise WriteError("The sample story itself is never changed.")
        if path in self._broken:
            raise WriteError(f"{NAME} is broken and is left untouched.")
        there = _bytes_of(path)
        if there != self._known.get(path):
            raise WriteError(f"{NAME} was changed by somebody else and is left untouched; open the story again.")
        data = briefing_text(briefing).encode()
        if not data and path in self._made:
            path.unlink(missing_ok=True)
            self._known[path] = None
            return
        write_whole(path, data)
        if there is None:
            self._made.add(path)
        self._known[path] = data


def briefing_path(paths: Sequence[Path]) -> Path | None:
    """Where the briefing of a story read from these paths is kept; None when it came from nowhere."""
    roots = [path if path.is_dir() else path.parent for path in paths]
    return roots[0] / NAME if roots else None


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
