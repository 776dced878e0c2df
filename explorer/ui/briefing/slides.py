"""The slides of the story on show: what a person changes in them is a step of undo and is kept beside the story."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from explorer.data.briefing import Briefing, Slide
from explorer.data.briefing_toml import NAME
from explorer.data.passage import Passage
from explorer.paint.fonts import text_width
from explorer.timeline.briefing.draft import draft_briefing
from explorer.timeline.briefing.script import Prompter, Script
from explorer.timeline.briefing.stage import Stage, stage_of
from explorer.ui.briefing.on_disk import BriefingFile, OnDisk, briefing_path
from explorer.ui.opening import Opening
from explorer.ui.session import Session

_MOST_STAGES = 80
_UNDO_ID = 6


class Slides(QObject):
    """Owns the briefing; `changed` comes when slides, or the events they mean, may look different."""

    changed = Signal()
    told = Signal(str)  # what could not be read or written, and what follows
    done = Signal(str)

    def __init__(self, session: Session, opening: Opening, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._opening = opening
        self._briefing = Briefing()
        self._prompter: Prompter | None = None
        self._stages: dict[object, Stage] = {}
        self._draft: Briefing | None = None
        self._path: Path | None = None
        # What could not be written, by its file: it holds until the window closes.
        self._unsaved: dict[Path, Briefing] = {}
        self._told: set[Path] = set()
        self.file = BriefingFile(self)
        self.file.was_read.connect(self._take_read)
        self.file.was_kept.connect(self._take_kept)
        opening.opened.connect(self._open)
        session.project_changed.connect(self._take_project)
        session.tensions_changed.connect(self._take_project)

    @property
    def briefing(self) -> Briefing:
        """The slides that a person made or took over."""
        return self._briefing

    @property
    def shown(self) -> Briefing:
        """The slides to be shown: where there are none, a first draft that nobody has kept."""
        if self._briefing.slides:
            return self._briefing
        if self._draft is None:
            self._draft = self.drafted()
        return self._draft

    @property
    def prompter(self) -> Prompter:
        """Finds slides in the reading on show."""
        if self._prompter is None:
            self._prompter = Prompter(self._session.project.found, self._session.table)
        return self._prompter

    def script(self, slide: Slide) -> Script:
        """A slide in the reading on show."""
        return self.prompter.script(slide)

    def stage(self, slides: Sequence[Slide], at: int, size: tuple[float, float]) -> Stage:
        """The slide at this place, laid out for so many pixels; kept for the next time."""
        key = (slides[at], at, len(slides), size)
        kept = self._stages.get(key)
        if kept is None:
            script = self.script(slides[at])
            kept = stage_of(
                self._session.table, script, size=size, number=at + 1, of=len(slides), text_width=text_width
            )
            while len(self._stages) >= _MOST_STAGES:
                del self._stages[next(iter(self._stages))]
            self._stages[key] = kept
        return kept

    def drafted(self) -> Briefing:
        """A first draft of the story on show."""
        return draft_briefing(self._session.project.found, self.sentence)

    def sentence(self, passage: Passage) -> str:
        """The whole sentence around a passage; "" when its document is not in the story."""
        # The reader of sentences is loaded only by who wants one.
        from explorer.extract.sentences import sentence_around  # noqa: PLC0415

        document = self._session.project.document(passage.document)
        return "" if document is None else document.quote(sentence_around(document, passage))

    def change(self, text: str, briefing: Briefing, *, field: str = "") -> None:
        """Put other slides in the place of these, as one step of undo that `text` names.

        Changes of one `field` that follow each other are one step.
        """
        if briefing != self._briefing:
            self._session.undo.push(_Change(self, text, field, before=self._briefing, after=briefing))

    def change_slide(self, at: int, slide: Slide, text: str, *, field: str = "") -> None:
        """Put another slide in the place of the one at this place."""
        slides = list(self._briefing.slides)
        slides[at] = slide
        self.change(text, replace(self._briefing, slides=tuple(slides)), field=f"{at} {field}" if field else "")

    def close(self) -> None:
        """Wait until everything is written."""
        self.file.close()

    # Following the story

    def _open(self) -> None:
        self._path = briefing_path(self._opening.paths)
        unsaved = None if self._path is None else self._unsaved.get(self._path)
        self._put(unsaved or Briefing())
        if self._path is not None:
            self.file.read(self._path)

    def _take_project(self) -> None:
        self._prompter = self._draft = None
        self._stages.clear()
        self.changed.emit()

    def _take_read(self, read: OnDisk) -> None:
        if read.path != self._path:
            return
        if read.fault:
            self.told.emit(f"{read.fault} The file is left untouched; what you change holds until the window closes.")
            self._told.add(read.path)
        if read.path not in self._unsaved and not self._briefing.slides:
            self._put(read.briefing)

    # Changing

    def apply(self, briefing: Briefing) -> None:
        """Show other slides and keep them; undo and redo come here."""
        self._put(briefing)
        if self._path is not None:
            self._unsaved[self._path] = briefing
            self.file.keep(self._path, briefing)

    def _put(self, briefing: Briefing) -> None:
        if briefing != self._briefing:
            self._briefing = briefing
            self.changed.emit()

    def _take_kept(self, kept: OnDisk) -> None:
        if not kept.fault:
            if self._unsaved.get(kept.path) == kept.briefing:
                del self._unsaved[kept.path]
            self._told.discard(kept.path)
            number = len(kept.briefing.slides)
            self.done.emit(f"{NAME} holds {number} slide{'' if number == 1 else 's'}.")
        elif kept.path not in self._told:
            # One sentence is enough: what follows cannot be written either.
            self._told.add(kept.path)
            self.told.emit(f"{kept.fault} The slides hold until the window closes.")


class _Change(QUndoCommand):
    """One change of the slides."""

    def __init__(self, slides: Slides, text: str, field: str, *, before: Briefing, after: Briefing) -> None:
        super().__init__(text)
        self._slides = slides
        self.field = field
        self.before = before
        self.after = after

    def id(self) -> int:
        """Commands of one id may be one step."""
        return _UNDO_ID if self.field else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802  Qt's name
        """Take in a change of the same field that follows at once."""
        if not isinstance(other, _Change) or other.field != self.field:
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        """Put the change in."""
        self._slides.apply(self.after)

    def undo(self) -> None:
        """Take the change out."""
        self._slides.apply(self.before)
