"""A person gives an article its title, publisher or date: tried in the reading process, kept, undone."""

from dataclasses import fields, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.data.passage import DocumentId
from explorer.data.project import Edits, SourceEdit
from explorer.ui.dates.dialog import SourceDialog
from explorer.ui.dates.keeping import Keeping, Kept
from explorer.ui.dates.reader import DateReader
from explorer.ui.faults import LOG
from explorer.ui.jobs import Jobs
from explorer.ui.moves import moves
from explorer.ui.opening import Opening
from explorer.ui.reading import Story
from explorer.ui.session import Session


class Assigning(QObject):
    """One dialog at a time; what is confirmed there is a step of undo and stands in the folder's sources.toml."""

    told = Signal(str)  # what could not be written, and what follows
    done = Signal(str)

    def __init__(self, session: Session, jobs: Jobs, opening: Opening, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._opening = opening
        self._reader = DateReader(self)
        self._keeping = Keeping(self)
        self._unsaved: dict[DocumentId, SourceEdit] = {}
        self._dialog: SourceDialog | None = None
        self._number = 0
        self._proposal: SourceEdit | None = None
        self._answer: Story | None = None
        session.edited.connect(self._keep)
        self._keeping.kept.connect(self._tell_kept)
        jobs.progressed.connect(self._progress)
        jobs.answered.connect(self._take)
        jobs.failed.connect(self._fail)
        jobs.broke.connect(self._break)

    def close(self) -> None:
        """End what runs, and wait for what is being written."""
        self._reader.close()
        self._keeping.close()

    def ask(self, document_id: DocumentId, window: QWidget) -> None:
        """Show the dialog for a document."""
        document = self._session.project.document(document_id)
        if document is None or self._jobs.busy:
            return
        if self._opening.exported:
            self.told.emit("An exported story keeps the dates that it was exported with: open its articles instead.")
            return
        dialog = SourceDialog(document, self._session.source_name(document_id), self._reader, window)
        dialog.proposed.connect(self._propose)
        dialog.confirmed.connect(self._confirm)
        dialog.withdrawn.connect(self._withdraw)
        dialog.finished.connect(self._closed)
        self._dialog = dialog
        dialog.open()

    @property
    def dialog(self) -> SourceDialog | None:
        """The dialog on show."""
        return self._dialog

    # Trying

    def _propose(self, edit: SourceEdit) -> None:
        self._proposal = edit
        self._number = self._jobs.read(self._opening.paths, edits=self._with(edit).sources)
        if self._dialog is not None:
            self._dialog.show_waiting(0, 0)

    def _with(self, edit: SourceEdit) -> Edits:
        """Everything that a person said of documents, this put over what was said of its document before."""
        said = self._unsaved | {old.document: old for old in self._session.project.edits.sources}
        said[edit.document] = _over(said.get(edit.document), edit)
        return Edits(tuple(sorted(said.values(), key=lambda each: each.document)))

    def _progress(self, number: int, done: int, every: int) -> None:
        if number == self._number and self._dialog is not None:
            self._dialog.show_waiting(done, every)

    def _take(self, number: int, story: Story) -> None:
        if number == self._number and self._dialog is not None:
            self._answer = story
            self._dialog.show_moves(moves(self._session.project.found, story.found), len(story.found.events))

    def _fail(self, number: int, sentence: str) -> None:
        if number == self._number and self._dialog is not None:
            self._dialog.show_fault(sentence)

    def _break(self, number: int, trace: str) -> None:
        if number == self._number:
            LOG.error("The reading process broke: %s", trace)
            if self._dialog is not None:
                self._dialog.show_fault("Reading broke off because of a fault of Dateline; the log says more.")

    def _withdraw(self) -> None:
        if self._jobs.busy and self._jobs.number == self._number:
            self._jobs.cancel()
        self._number = 0
        self._proposal = self._answer = None

    def _confirm(self) -> None:
        edit, answer = self._proposal, self._answer
        self._proposal = self._answer = None
        self._number = 0
        if edit is not None and answer is not None:
            name = self._session.source_name(edit.document)
            what = "date" if edit.published is not None else "title and publisher"
            self._session.edit(f"{what} of {name}", self._with(edit), found=answer.found, table=answer.table)

    def _closed(self) -> None:
        self._dialog = None
        self._reader.close()

    # Keeping

    def _keep(self, before: Edits, after: Edits) -> None:
        olds = {edit.document: edit for edit in before.sources}
        news = {edit.document: edit for edit in after.sources}
        for document_id in sorted(olds.keys() | news.keys()):
            document = self._session.project.document(document_id)
            old, new = olds.get(document_id), news.get(document_id)
            if old != new and document is not None:
                self._keeping.keep(self._opening.paths, document, old, new)

    def _tell_kept(self, kept: Kept) -> None:
        name = self._session.source_name(kept.document.id)
        self._unsaved.pop(kept.document.id, None)
        if not kept.fault:
            self.done.emit(f"sources.toml holds what you set for {name}." if kept.edit else f"{name} is as it was.")
        elif kept.edit is not None:
            self._unsaved[kept.document.id] = kept.edit
            self.told.emit(f"{kept.fault} What you set for {name} holds until the window closes.")

    @property
    def unsaved(self) -> tuple[SourceEdit, ...]:
        """What could not be written: every reading of this window is told."""
        return tuple(self._unsaved.values())


def _over(old: SourceEdit | None, new: SourceEdit) -> SourceEdit:
    """What is said now over what was said before."""
    if old is None:
        return new
    said = {field.name: getattr(new, field.name) for field in fields(new) if getattr(new, field.name) is not None}
    return replace(old, **said)
