"""The one place that changes: project, selection, filter and view, each a frozen value with one signal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from explorer.data.document import Document
from explorer.data.event import Event
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Edits, Findings, Project
from explorer.data.when import EventId
from explorer.timeline.filter import Filter
from explorer.timeline.table import EventTable, table_of
from explorer.timeline.view import View, fit_view, opening_view

_SETTLED = 500  # ms without a move after which a view is one that a person stayed at
_LONGEST_TRAIL = 100


@dataclass(frozen=True, slots=True)
class Selection:
    """The event a person looks at, and the passage in which they want to see it (None: its first)."""

    event: EventId | None = None
    passage: Passage | None = None


NOTHING = Selection()


class Session(QObject):
    """Owns what every pane shows. Setters compare and return early, so that no change goes round in a circle."""

    project_changed = Signal()
    selection_changed = Signal()
    filter_changed = Signal()
    view_changed = Signal()
    trail_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo = QUndoStack(self)
        self._trail: list[View] = []
        self._stand = -1
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED)
        self._settling.timeout.connect(self._settle)
        self._selection = NOTHING
        self._filter = Filter()
        self._take_in(Project())
        self._view = opening_view(self._table)

    # What is known

    @property
    def project(self) -> Project:
        """The story: what was found and what a person changed."""
        return self._project

    @property
    def table(self) -> EventTable:
        """The project's events in columns, in the order of the project."""
        return self._table

    @property
    def events(self) -> Mapping[EventId, Event]:
        """The project's events by id."""
        return self._events

    @property
    def documents(self) -> Sequence[Document]:
        """The documents, S1 first."""
        return self._project.found.documents

    def source_name(self, document: DocumentId) -> str:
        """S1, S2 …; "?" for a document that is not in the story."""
        number = self._numbers.get(document)
        return "?" if number is None else f"S{number}"

    def learn(self, findings: Findings, *, table: EventTable | None = None, view: View | None = None) -> None:
        """Take in another story: nothing is selected or filtered, the view is its opening view.

        `table` and `view` are those of these findings, where somebody has made them already.
        """
        self.undo.clear()
        self._settling.stop()
        self._selection = NOTHING
        self._filter = Filter()
        self._take_in(Project(found=findings), table)
        self._view = view or opening_view(self._table)
        self._trail, self._stand = [self._view], 0
        self.project_changed.emit()
        self.selection_changed.emit()
        self.filter_changed.emit()
        self.view_changed.emit()
        self.trail_changed.emit()

    def edit(self, text: str, edits: Edits) -> None:
        """Replace what a person changed, as one step of undo; `text` names it in the menu."""
        if edits != self._project.edits:
            self.undo.push(_Edit(self, text, before=self._project.edits, after=edits))

    def _apply_edits(self, edits: Edits) -> None:
        selected = self._selection
        self._take_in(replace(self._project, edits=edits))
        self._selection = selected if selected.event in self._events else NOTHING
        self.project_changed.emit()
        if self._selection != selected:
            self.selection_changed.emit()

    def _take_in(self, project: Project, table: EventTable | None = None) -> None:
        self._project = project
        self._events = {event.id: event for event in project.events}
        self._numbers = {document.id: number for number, document in enumerate(project.found.documents, 1)}
        self._table = table_of(project.found) if table is None else table
        self._shown = self._filter.mask(self._table)

    # Selection

    @property
    def selection(self) -> Selection:
        """The event and passage that a person looks at."""
        return self._selection

    @property
    def selected(self) -> Event | None:
        """The selected event."""
        return None if self._selection.event is None else self._events.get(self._selection.event)

    def select(self, event: EventId | None, passage: Passage | None = None) -> None:
        """Select an event, or with None nothing; `passage` asks the source pane for that passage."""
        wanted = Selection(event if event in self._events else None, passage)
        if wanted != self._selection:
            self._selection = wanted
            self.selection_changed.emit()

    # Filter

    @property
    def filter(self) -> Filter:
        """Which events are shown, as chips."""
        return self._filter

    @property
    def shown(self) -> NDArray[np.bool_]:
        """For every row of the table whether the filter lets it through."""
        return self._shown

    def show_only(self, wanted: Filter) -> None:
        """Filter by these chips."""
        if wanted != self._filter:
            self._filter = wanted
            self._shown = wanted.mask(self._table)
            self.filter_changed.emit()

    # View

    @property
    def view(self) -> View:
        """The stretch of time, the scale and the lanes on show."""
        return self._view

    def look_at(self, wanted: View) -> None:
        """Move the view; a view at which a person stays becomes a step of the view history."""
        if wanted != self._view:
            self._view = wanted
            self._settling.start()
            self.view_changed.emit()

    def jump_to(self, wanted: View) -> None:
        """Move the view in one step that the view history keeps by itself."""
        self._settle()
        self.look_at(wanted)
        self._settle()

    def fit(self) -> None:
        """Look at everything the filter lets through."""
        wanted = fit_view(self._table, shown=self._shown, elastic=self._view.elastic)
        self.jump_to(replace(self._view, start=wanted.start, end=wanted.end))

    def can_go_back(self) -> bool:
        """Whether there is an earlier view."""
        return self._stand > 0 or (self._stand == 0 and self._trail[0] != self._view)

    def can_go_forward(self) -> bool:
        """Whether a person came back from a later view."""
        return self._stand + 1 < len(self._trail) and self._trail[self._stand] == self._view

    def go_back(self) -> None:
        """The view before this one."""
        self._settle()
        self._step_to(self._stand - 1)

    def go_forward(self) -> None:
        """The view from which a person came back."""
        self._settle()
        self._step_to(self._stand + 1)

    def _step_to(self, stand: int) -> None:
        if 0 <= stand < len(self._trail):
            self._stand = stand
            self._view = self._trail[stand]
            self.view_changed.emit()
            self.trail_changed.emit()

    def _settle(self) -> None:
        self._settling.stop()
        if self._trail and self._trail[self._stand] == self._view:
            return
        del self._trail[self._stand + 1 :]
        self._trail.append(self._view)
        del self._trail[:-_LONGEST_TRAIL]
        self._stand = len(self._trail) - 1
        self.trail_changed.emit()


class _Edit(QUndoCommand):
    """One change of what a person knows better; undo swaps the edits only, never what was found."""

    def __init__(self, session: Session, text: str, *, before: Edits, after: Edits) -> None:
        super().__init__(text)
        self._session = session
        self._before = before
        self._after = after

    def redo(self) -> None:
        """Put the change in."""
        self._session._apply_edits(self._after)  # noqa: SLF001  the command is the session's own half

    def undo(self) -> None:
        """Take the change out."""
        self._session._apply_edits(self._before)  # noqa: SLF001  the command is the session's own half
