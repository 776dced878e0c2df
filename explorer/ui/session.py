"""The one place that changes: project, selection, filter and view, each a frozen value with one signal."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from explorer.data.document import Document
from explorer.data.event import Event, Tension, TensionId
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Edits, Findings, Project
from explorer.data.when import EventId
from explorer.timeline.arrangement import Arrangement
from explorer.timeline.filter import Filter
from explorer.timeline.lanes import ELSE_COLOUR, home_of
from explorer.timeline.measure import Pair
from explorer.timeline.table import EventTable, table_of
from explorer.timeline.told import ToldEvents
from explorer.timeline.view import Arrangements, View, fit_view, opening_view
from explorer.ui.moves import followed
from explorer.ui.trail import Trail

_SETTLED = 500  # ms without a move after which a view is one that a person stayed at
_MOST_UNDO = 30  # steps: each holds a reading, which shares with the others what is the same

Verdict = Literal["confirmed", "dismissed"]


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
    edited = Signal(object, object)  # Edits before and after
    tensions_changed = Signal()
    compared_changed = Signal()
    measured_changed = Signal()
    colours_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(_MOST_UNDO)
        self._verdicts: dict[TensionId, Verdict] = {}
        self._compared: Tension | None = None
        self._measured_from: EventId | None = None
        self._trail = Trail()
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

    @property
    def short_names(self) -> Mapping[str, str]:
        """S1, S2 … for each title (the file, without one) that one document alone has."""
        titles = [document.title or document.file for document in self.documents]
        often = Counter(titles)
        return {title: f"S{number}" for number, title in enumerate(titles, 1) if often[title] == 1}

    def learn(self, findings: Findings, *, table: EventTable | None = None, view: View | None = None) -> None:
        """Take in another story: nothing is selected or filtered, the view is its opening view.

        `table` and `view` are those of these findings, where somebody has made them already.
        """
        self.undo.clear()
        self._settling.stop()
        self._selection = NOTHING
        self._filter = Filter()
        self._verdicts = {}
        self._compared = None
        self._measured_from = None
        self._take_in(Project(found=findings), table)
        self._view = view or opening_view(self._table)
        self._trail = Trail(self._view)
        self.project_changed.emit()
        self.selection_changed.emit()
        self.filter_changed.emit()
        self.view_changed.emit()
        self.trail_changed.emit()
        self.compared_changed.emit()

    def open_table(self, table: EventTable, *, view: View | None = None) -> None:
        """Take in a table of events that no article tells: its rows are the story, with its eras and its title."""
        self.learn(Findings(title=table.story, eras=table.eras), table=table, view=view)

    def edit(self, text: str, edits: Edits, *, found: Findings, table: EventTable | None = None) -> None:
        """Replace what a person changed, and with it what was found, as one step of undo; `text` names it in the menu.

        `found` is the reading with these edits, `table` its event table where somebody has made it already. Filter,
        view and, where its event is still told, the selection stay.
        """
        if edits == self._project.edits:
            return
        found = _sharing(found, self._project.found)
        before = (self._project, self._whole)
        after = (Project(found, edits), table_of(found) if table is None else table)
        self.undo.push(_Edit(self, text, before=before, after=after))

    def _apply(self, project: Project, table: EventTable) -> None:
        before = self._project.edits
        selected = self._selection
        event = followed(self.selected, project.found)
        self._take_in(project, table)
        self._selection = Selection(event, selected.passage) if event is not None else NOTHING
        tension = self._compared
        self._compared = next((t for t in project.found.tensions if tension is not None and t.id == tension.id), None)
        self.project_changed.emit()
        if self._selection != selected:
            self.selection_changed.emit()
        if self._compared != tension:
            self.compared_changed.emit()
        self.edited.emit(before, project.edits)

    def _take_in(self, project: Project, table: EventTable | None = None) -> None:
        self._project = project
        self._whole = table_of(project.found) if table is None else table
        self._numbers = {source.id: number for number, source in enumerate(self._whole.witnesses, 1)}
        self._table = self._strained()
        told: Mapping[EventId, Event] = {event.id: event for event in project.events}
        # A table that was opened has no findings beside it: its rows are made into events one by one.
        self._events = told or ToldEvents(self._table)
        self._shown = self._filter.mask(self._table)

    # Tensions: what a person thinks of them holds while the story is open

    @property
    def compared(self) -> Tension | None:
        """The tension whose passages stand side by side."""
        return self._compared

    def compare(self, tension: Tension | None) -> None:
        """Show the passages of a tension side by side, or with None none any more."""
        if tension != self._compared:
            self._compared = tension
            self.compared_changed.emit()

    def verdict(self, tension: Tension) -> Verdict | None:
        """What a person said of a tension."""
        return self._verdicts.get(tension.id)

    def judge(self, tension: Tension, verdict: Verdict | None) -> None:
        """Confirm or dismiss a tension, or with None take that back."""
        if self._verdicts.get(tension.id) == verdict:
            return
        if verdict is None:
            del self._verdicts[tension.id]
        else:
            self._verdicts[tension.id] = verdict
        self._judged()

    def bring_back(self) -> None:
        """Take back every dismissal."""
        kept: dict[TensionId, Verdict] = {
            tension: said for tension, said in self._verdicts.items() if said != "dismissed"
        }
        if kept != self._verdicts:
            self._verdicts = kept
            self._judged()

    @property
    def tensions(self) -> tuple[Tension, ...]:
        """The tensions that nobody dismissed."""
        return tuple(t for t in self._project.found.tensions if self._verdicts.get(t.id) != "dismissed")

    @property
    def dismissed(self) -> tuple[Tension, ...]:
        """The tensions that a person dismissed."""
        return tuple(t for t in self._project.found.tensions if self._verdicts.get(t.id) == "dismissed")

    def _judged(self) -> None:
        self._table = self._strained()
        self.tensions_changed.emit()

    def _strained(self) -> EventTable:
        """The table with a triangle only at the events of tensions that nobody dismissed."""
        if not self.dismissed:
            return self._whole
        strained = {event for tension in self.tensions for event in tension.events}
        return replace(self._whole, tension=np.array([event in strained for event in self._whole.id], dtype=np.bool_))

    # Selection

    @property
    def selection(self) -> Selection:
        """The event and passage that a person looks at."""
        return self._selection

    @property
    def selected(self) -> Event | None:
        """The selected event."""
        return None if self._selection.event is None else self._events.get(self._selection.event)

    @property
    def measured_from(self) -> EventId | None:
        """The event from which distances are measured, to whatever is selected."""
        return self._measured_from

    @property
    def measured(self) -> Pair | None:
        """The two events whose distance is measured."""
        one, other = self._measured_from, self._selection.event
        return None if one is None or other is None or one == other else (one, other)

    def measure_from(self, event: EventId | None) -> None:
        """Measure from this event to the selected one, or with None no longer."""
        wanted = event if event in self._events else None
        if wanted != self._measured_from:
            self._measured_from = wanted
            self.measured_changed.emit()

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

    @property
    def sight(self) -> Filter:
        """The chips with the lanes that the view hides."""
        return self._filter.seen_in(self._view)

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
            self._take_view(wanted)
            self._settling.start()

    def _take_view(self, wanted: View) -> None:
        before, self._view = self._view, wanted
        self.view_changed.emit()
        if (before.arrangements, before.lanes_by) != (wanted.arrangements, wanted.lanes_by):
            self.colours_changed.emit()

    def home_of(self, event: EventId | None) -> tuple[str, str]:
        """Name and colour token of the lane that draws an event, as the lanes are now."""
        row = None if event is None else self._table.row_of(event)
        return ("", ELSE_COLOUR) if row is None else home_of(self._table, self._view, row)

    def arrange(self, wanted: Arrangement) -> None:
        """Arrange the lanes on show otherwise: a step of the view history."""
        self.jump_to(self._view.arranged(wanted))

    def begin_with(self, arrangements: Arrangements) -> None:
        """Arrange the lanes as a person left them: no step of the history."""
        self._view = replace(self._view, arrangements=arrangements)
        self._trail = Trail(self._view)
        self.view_changed.emit()
        self.trail_changed.emit()
        self.colours_changed.emit()

    def jump_to(self, wanted: View) -> None:
        """Move the view in one step that the view history keeps by itself."""
        self._settle()
        self.look_at(wanted)
        self._settle()

    def fit(self) -> None:
        """Look at everything the filter lets through, from the first lane on."""
        wanted = fit_view(self._table, shown=self._shown, elastic=self._view.elastic)
        self.jump_to(replace(self._view, start=wanted.start, end=wanted.end, scroll=0.0))

    def can_go_back(self) -> bool:
        """Whether there is an earlier view."""
        return self._trail.has_earlier(self._view)

    def can_go_forward(self) -> bool:
        """Whether a person came back from a later view."""
        return self._trail.has_later(self._view)

    def go_back(self) -> None:
        """The view before this one."""
        self._settle()
        self._step(-1)

    def go_forward(self) -> None:
        """The view from which a person came back."""
        self._settle()
        self._step(1)

    def _step(self, step: int) -> None:
        wanted = self._trail.step(step)
        if wanted is not None:
            self._take_view(wanted)
            self.trail_changed.emit()

    def _settle(self) -> None:
        self._settling.stop()
        if self._trail.stay(self._view):
            self.trail_changed.emit()


def _sharing(found: Findings, other: Findings) -> Findings:
    """The same findings, with the documents of another reading in place of equal ones: texts are kept once."""
    known = {document.id: document for document in other.documents}
    documents = (document if known.get(document.id) != document else known[document.id] for document in found.documents)
    return replace(found, documents=tuple(documents))


class _Edit(QUndoCommand):
    """One change of what a person knows better, with the reading that belongs to it."""

    def __init__(
        self, session: Session, text: str, *, before: tuple[Project, EventTable], after: tuple[Project, EventTable]
    ) -> None:
        super().__init__(text)
        self._session = session
        self._before = before
        self._after = after

    def redo(self) -> None:
        """Put the change in."""
        self._session._apply(*self._after)  # noqa: SLF001  the command is the session's own half

    def undo(self) -> None:
        """Take the change out."""
        self._session._apply(*self._before)  # noqa: SLF001  the command is the session's own half
