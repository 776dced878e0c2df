"""What a person says of a document goes to the folder's sources.toml at once, off the window's thread."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from explorer.data.document import Document
from explorer.data.places import shipped
from explorer.data.project import SourceEdit
from explorer.data.sources_toml import NAME, SourceEntry, file_key, published_text, read_sources, values_of, with_source
from explorer.errors import DatelineError, ReadError
from explorer.export.writing import write_whole
from explorer.ui.aside import thread_aside

_BOM = "\ufeff"
_KEYS = {"title": ("title",), "publisher": ("publisher",), "published": ("published", "basis")}


@dataclass(frozen=True, slots=True)
class Kept:
    """How it went: the document, what a person says of it now, and why it could not be written ("" when it was)."""

    document: Document
    edit: SourceEdit | None
    fault: str


class Keeping(QObject):
    """Writes one change after the other; `kept` tells how each went."""

    kept = Signal(object)  # Kept

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = thread_aside("sources")
        self._original: dict[tuple[Path, str], dict[str, str]] = {}
        self._made: set[Path] = set()

    def keep(
        self, paths: Sequence[Path], document: Document, before: SourceEdit | None, after: SourceEdit | None
    ) -> None:
        """Write what changed between two states of what a person says of a document."""

        def tell(done: "Future[Kept]") -> None:
            self.kept.emit(done.result())

        self._writer.submit(self._keep, tuple(paths), document, before, after).add_done_callback(tell)

    def close(self) -> None:
        """Wait until everything is written."""
        self._writer.shutdown(wait=True)

    def _keep(
        self, paths: tuple[Path, ...], document: Document, before: SourceEdit | None, after: SourceEdit | None
    ) -> Kept:
        try:
            self._write(sources_of(paths, document), document.file, before, after)
        except DatelineError as error:
            return Kept(document, after, str(error))
        except UnicodeDecodeError:
            return Kept(document, after, f"{NAME} is not UTF-8 text, so nothing was written to it.")
        except OSError as error:
            return Kept(document, after, f"{NAME} cannot be written ({(error.strerror or str(error)).lower()}).")
        return Kept(document, after, "")

    def _write(self, path: Path, file: str, before: SourceEdit | None, after: SourceEdit | None) -> None:
        there = path.exists()
        text = path.read_bytes().decode("utf-8", "strict") if there else ""
        entries, _ = read_sources(path)
        known = values_of(entries.get(file_key(file), SourceEntry()))
        original = self._original.setdefault((path, file), known)
        # What a person takes back becomes again what it was before they came.
        taken_back = {key: original[key] for key in _keys_of(before)}
        written = with_source(text.removeprefix(_BOM), file, taken_back | _values(after))
        if not written.strip() and path in self._made:
            path.unlink(missing_ok=True)
        elif written != text.removeprefix(_BOM):
            mark = _BOM if text.startswith(_BOM) else ""
            write_whole(path, (mark + written).encode("utf-8"))
            if not there:
                self._made.add(path)


def sources_of(paths: Sequence[Path], document: Document) -> Path:
    """The sources.toml that speaks of a document of these paths; ReadError where none may be written."""
    roots = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    holding = [root for root in roots if (root / document.file).is_file()] or list(roots)[:1]
    if not holding:
        raise ReadError("The story came from no folder.")
    if holding[0].resolve() == shipped("seeds").resolve():
        raise ReadError("The sample story itself is never changed.")
    return holding[0] / NAME


def _keys_of(edit: SourceEdit | None) -> list[str]:
    if edit is None:
        return []
    return [key for field in fields(edit) if getattr(edit, field.name) is not None for key in _KEYS.get(field.name, ())]


def _values(edit: SourceEdit | None) -> dict[str, str]:
    if edit is None:
        return {}
    published = edit.published
    basis = "" if published is None or published.basis == "unknown" else published.basis
    values = {
        "title": edit.title or "",
        "publisher": edit.publisher or "",
        "published": published_text(published.when) if published is not None else "",
        "basis": basis,
    }
    return {key: values[key] for key in _keys_of(edit)}
