"""Opening a story: asks the reading process, tells how far it is, hands the answer to the session."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from explorer.data.places import shipped
from explorer.data.project import SourceEdit
from explorer.data.readers.tables.read import ENDINGS
from explorer.ui.faults import LOG
from explorer.ui.jobs import Jobs
from explorer.ui.reading import Story
from explorer.ui.session import Session
from explorer.ui.settings import Settings

SAMPLE = "seeds"


class Opening(QObject):
    """One story at a time. A reading that fails or is cancelled leaves the story that was open."""

    progressed = Signal(str, int, int)  # name, documents done, documents in all (0: not known yet)
    ended = Signal()
    told = Signal(str)  # one sentence for a person
    opened = Signal()
    columns_wanted = Signal(str, object)  # a table's file, and the names of its columns: none are ours

    def __init__(self, session: Session, jobs: Jobs, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._settings = settings
        self._number = 0
        self._paths: tuple[Path, ...] = ()
        self._opened: tuple[Path, ...] = ()
        self.unsaved: Callable[[], Sequence[SourceEdit]] = tuple
        jobs.progressed.connect(self._progress)
        jobs.answered.connect(self._take)
        jobs.failed.connect(self._fail)
        jobs.columns_wanted.connect(self._want_columns)
        jobs.broke.connect(self._break)
        jobs.cancelled.connect(self._cancelled)

    @property
    def paths(self) -> tuple[Path, ...]:
        """What the story on show was read from."""
        return self._opened

    @property
    def exported(self) -> bool:
        """Whether the story on show was exported before or is a table: then there are no articles to read again."""
        return len(self._opened) == 1 and self._opened[0].suffix.lower() in (".json", *ENDINGS)

    def open(self, paths: Sequence[Path], *, columns: Mapping[str, str] | None = None) -> None:
        """Read these paths and show their story; `columns` says which columns of a table stand for ours."""
        if not paths:
            return
        wanted = [path.absolute() for path in paths]
        self.follow(self._jobs.read(wanted, edits=self.unsaved(), columns=columns), wanted)

    def open_again(self, columns: Mapping[str, str]) -> None:
        """Read the table that was asked for once more, now that a person has said which column is which."""
        self.open(self._paths, columns=columns)

    def follow(self, number: int, paths: Sequence[Path]) -> None:
        """Show how a reading that was asked for goes on, and its story when it comes."""
        self._number, self._paths = number, tuple(paths)
        self.progressed.emit(self._name(), 0, 0)

    def open_sample(self) -> None:
        """Read the four articles that travel with the app."""
        self.open([shipped(SAMPLE)])

    def cancel(self) -> None:
        """Stop reading; what was open stays."""
        self._jobs.cancel()

    def _name(self) -> str:
        if len(self._paths) == 1:
            return self._paths[0].name or str(self._paths[0])
        return f"{len(self._paths)} files"

    def _progress(self, number: int, done: int, every: int) -> None:
        if number == self._number:
            self.progressed.emit(self._name(), done, every)

    def _take(self, number: int, story: Story) -> None:
        if number != self._number:
            return
        self.ended.emit()
        self._opened = self._paths
        if len(self._paths) == 1 and self._paths[0] != shipped(SAMPLE):
            self._settings.opened(self._paths[0])
        self._session.learn(story.found, table=story.table, view=story.view)
        self.opened.emit()
        if not len(story.table):
            self.told.emit("The articles were read, and no event was found in them.")

    def _fail(self, number: int, sentence: str) -> None:
        if number == self._number:
            self.ended.emit()
            self.told.emit(sentence)

    def _want_columns(self, number: int, file: str, names: Sequence[str]) -> None:
        if number == self._number:
            self.ended.emit()
            self.columns_wanted.emit(file, names)

    def _break(self, number: int, trace: str) -> None:
        if number == self._number:
            LOG.error("The reading process broke: %s", trace)
            self.ended.emit()
            self.told.emit(f"Reading {self._name()} broke off because of a fault of Dateline; the log says more.")

    def _cancelled(self, number: int) -> None:
        if number == self._number:
            self.ended.emit()
