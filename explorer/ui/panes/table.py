"""All events in a table: sorted by a click on a column, narrowed by words, with the same selection as everywhere."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QItemSelection, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from explorer.data.when import EventId
from explorer.data.words import when_in_words
from explorer.timeline.chip_words import value_in_words
from explorer.timeline.filter import Chip
from explorer.timeline.table import OPEN_BEFORE, EventTable
from explorer.timeline.text import runs_backwards
from explorer.ui.phrases import counted, kind_in_words
from explorer.ui.plain import one_line
from explorer.ui.session import Session
from explorer.ui.widgets import plain_label

_Index = QModelIndex | QPersistentModelIndex
_ROW = 27
_QUIET = 150
_SAMPLE = 500  # rows by which a column's width is chosen
_MOST_WHEN = 0.4  # of the table's width
_CELL = 34  # px beside a cell's text
_BACKWARDS, _ISOLATE_END = "\u2067", "\u2069"  # around a text that runs from right to left
_LEAST_HEIGHT = 150  # px: two rows under their heads
COLUMNS = ("When", "Event", "Storyline", "Status", "Attribution", "Actors", "Sources", "Kind")
_WIDTHS = (250, 420, 170, 90, 150, 220, 90, 110)


# The order of the story, as the arrow keys walk it on the canvas; a third click on a column goes back to it.
_STORY = -1


class EventRows(QAbstractTableModel):
    """The rows of the event table that are shown, in the order of a column; texts are made when they are drawn."""

    def __init__(self, table: EventTable) -> None:
        super().__init__()
        self._table = table
        self._rows: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._column = _STORY
        self._descending = False

    def show(self, table: EventTable, shown: npt.NDArray[np.bool_]) -> None:
        """Show these rows of a table, in the order that was asked for last."""
        self.beginResetModel()
        self._table = table
        self._rows = np.flatnonzero(shown).astype(np.int64)
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; rows that are equal in it stay in the order of the story."""
        self.layoutAboutToBeChanged.emit()
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._rows = np.sort(self._rows)
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        keys = self._keys()
        order = np.argsort(keys, kind="stable")
        if self._descending:
            # Reversed ranks keep the order of the story among equals.
            order = np.argsort(-_ranks(keys), kind="stable")
        self._rows = self._rows[order]

    def _keys(self) -> npt.NDArray[np.generic]:
        if self._column < 0:
            return self._rows
        if self._column == 0:
            marks = np.where(self._table.mark != OPEN_BEFORE, self._table.mark, self._table.closed_from)
            return marks[self._rows]
        if self._column == 6:
            return self._table.sources[self._rows]
        return np.array([self._text(int(row), self._column).casefold() for row in self._rows], dtype=np.str_)

    def event_at(self, row: int) -> EventId:
        """The event of a row on show."""
        return self._table.id_of(int(self._rows[row]))

    def row_of(self, event: EventId) -> int | None:
        """Where an event stands on show; None when it is not shown."""
        row = self._table.row_of(event)
        if row is None:
            return None
        found = np.flatnonzero(self._rows == row)
        return int(found[0]) if len(found) else None

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many events are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        text = self._text(int(self._rows[index.row()]), index.column())
        # Each text runs in its own direction, in cells that all begin left.
        turned = role == Qt.ItemDataRole.DisplayRole and runs_backwards(text)
        return f"{_BACKWARDS}{text}{_ISOLATE_END}" if turned else text

    def some_texts(self, column: int) -> list[str]:
        """What a column says in at most `_SAMPLE` rows, spread over all that are shown."""
        every = max(1, -(-len(self._rows) // _SAMPLE))
        return [self._text(int(row), column) for row in self._rows[::every]]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def _text(self, row: int, column: int) -> str:
        return one_line(_CELLS[column](self._table, row))


def _ranks(keys: npt.NDArray[np.generic]) -> npt.NDArray[np.int64]:
    """The place of each key among the different keys."""
    return np.searchsorted(np.unique(keys), keys).astype(np.int64)


def _storylines(table: EventTable, row: int) -> str:
    return ", ".join(table.storylines.titles[code] for code in table.storylines.codes_of(row))


def _sources(table: EventTable, row: int) -> str:
    return " ".join(table.documents.titles[code] for code in table.documents.codes_of(row)) or str(table.sources[row])


def _attribution(table: EventTable, row: int) -> str:
    """Who says so; nothing for a row of a table that does not tell."""
    kind = table.attribution.of(row)
    return value_in_words("attribution", kind) if kind else ""


_CELLS: tuple[Callable[[EventTable, int], str], ...] = (
    lambda table, row: when_in_words(table.when_of(row)),
    lambda table, row: str(table.title[row]),
    _storylines,
    lambda table, row: table.status.of(row),
    _attribution,
    lambda table, row: ", ".join(table.actors.of(row)),
    _sources,
    lambda table, row: kind_in_words(table.kind.of(row)),
)


class TablePane(QWidget):
    """The table with its field for words; Enter on a row goes to its source."""

    source_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("table_pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = EventRows(session.table)
        self._wide_for: EventTable | None = None
        self.words = QLineEdit()
        self.words.setPlaceholderText("Narrow the table")
        self.words.setAccessibleName("Narrow the table by words")
        self.words.setMaximumWidth(280)
        self.count = plain_label(role="dim")
        self.view = QTableView()
        self.view.setAccessibleName("All events")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_QUIET)
        self._soon.timeout.connect(self.refresh)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._arrange()
        self.view.activated.connect(self._activate)
        self.words.textChanged.connect(self._soon.start)
        self.view.selectionModel().selectionChanged.connect(self._choose)
        session.project_changed.connect(self.refresh)
        session.filter_changed.connect(self.refresh)
        session.selection_changed.connect(self._follow)

    def _arrange(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(_ROW)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(_STORY, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setStretchLastSection(True)
        view.setSortingEnabled(True)
        for column, width in enumerate(_WIDTHS):
            view.setColumnWidth(column, width)
        head = QHBoxLayout()
        head.setContentsMargins(18, 8, 18, 6)
        head.setSpacing(12)
        head.addWidget(self.words, 1)
        head.addWidget(self.count)
        head.addStretch(1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(head)
        body.addWidget(view, 1)

    def refresh(self) -> None:
        """Show what the filter and the words let through."""
        self._soon.stop()
        if self.isHidden():
            return
        shown = self._session.shown
        words = self.words.text().strip()
        if words:
            shown = shown & Chip("text", (words,)).mask(self._session.table)
        self.model.show(self._session.table, shown)
        every = len(self._session.table)
        said = counted(every, "event")
        number = self.model.rowCount()
        self.count.setText(said if number == every else f"{number:,} of {said}")
        self._widen_when()
        self._follow()

    def _widen_when(self) -> None:
        """The dates of a story that is new have their room; after that the width is a person's."""
        if self._wide_for is self._session.table:
            return
        self._wide_for = self._session.table
        metrics = self.view.fontMetrics()
        widest = max((metrics.horizontalAdvance(text) for text in self.model.some_texts(0)), default=0)
        self.view.setColumnWidth(0, max(_WIDTHS[0], min(widest + _CELL, round(self.width() * _MOST_WHEN))))

    def _follow(self) -> None:
        event = self._session.selection.event
        row = self.model.row_of(event) if event is not None and not self.isHidden() else None
        if row is None:
            self.view.clearSelection()
            return
        if row not in {index.row() for index in self.view.selectionModel().selectedRows()}:
            self.view.selectRow(row)
        self.view.scrollTo(self.model.index(row, 1))

    def _activate(self, index: QModelIndex) -> None:
        """Enter or a double click on a row: read what it says."""
        self._session.select(self.model.event_at(index.row()))
        self.source_wanted.emit()

    def _choose(self, chosen: QItemSelection, _left: QItemSelection) -> None:
        rows = {index.row() for index in chosen.indexes()}
        if rows:
            event = self.model.event_at(min(rows))
            if event != self._session.selection.event:
                self._session.select(event)
