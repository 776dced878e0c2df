"""Also in this story: what comes before and after the selected event."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.data.event import Event
from explorer.data.when import EventId
from explorer.ui.lines import Line, neighbour_lines, row_neighbour_lines
from explorer.ui.look import Look
from explorer.ui.session import Session
from explorer.ui.widgets import Column, LeadingRow, plain_label

_MOST = 6


class Neighbours(QScrollArea):
    """Each line leads to its event. Hidden while nothing is selected."""

    height_wanted = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self.filled = False
        self.setObjectName("neighbours")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows = Column(gap=3)
        inside = QWidget()
        inside.setObjectName("neighbours_inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(6)
        column.addWidget(plain_label("Also in this story", role="heading"))
        column.addWidget(self.rows)
        column.addStretch(1)
        self.setWidget(inside)
        session.selection_changed.connect(self._show)
        session.project_changed.connect(self._show)
        session.colours_changed.connect(self._show)

    def _show(self) -> None:
        event = self._session.selected
        rows: list[QWidget] = []
        for line in self._lines(event)[:_MOST] if event is not None else []:
            _, colour = self._session.home_of(line.event)
            row = LeadingRow(self._look, line.text, sign=line.sign, colour=colour)
            row.clicked.connect(partial(self._go, line.event))
            rows.append(row)
        self.rows.fill(rows)
        self.filled = bool(rows)
        self.setVisible(self.filled)
        self.height_wanted.emit()

    def _lines(self, event: Event) -> list[Line]:
        found, table = self._session.project.found, self._session.table
        row = None if found.events else table.row_of(event.id)
        return neighbour_lines(found, event) if row is None else row_neighbour_lines(table, row)

    def _go(self, event: EventId | None, _checked: object = None) -> None:
        if event is not None:
            self._session.select(event)
