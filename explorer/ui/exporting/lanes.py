"""The lanes of an export as a list to be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QWidget

from explorer.ui.exporting.wishes import LaneChoice
from explorer.ui.phrases import counted
from explorer.ui.widgets import fit_rows, flat_button, plain_label, tick_item

_ROWS = 7  # that are seen at once


class LaneList(QListWidget):
    """Every lane with its count; an unticked one is left out and counted. Space ticks the one that has the focus."""

    ticked = Signal(tuple)  # the keys of the lanes that are left out

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lane_list")
        self.setAccessibleName("Lanes")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._filling = False
        self.itemChanged.connect(self._tell)

    def show_lanes(self, lanes: Sequence[LaneChoice], hidden: Sequence[str]) -> None:
        """Show these lanes, ticked but for the hidden ones."""
        self._filling = True
        self.clear()
        out = set(hidden)
        for lane in lanes:
            self.addItem(tick_item(lane.name, f"{lane.events:,}", lane.key, on=lane.key not in out))
        self._filling = False
        fit_rows(self, most=_ROWS)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by key stands on a lane."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    def hidden_keys(self) -> tuple[str, ...]:
        """The keys of the lanes that are not ticked."""
        items = [self.item(row) for row in range(self.count())]
        left_out = [item for item in items if item.checkState() == Qt.CheckState.Unchecked]
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in left_out)

    def _tell(self) -> None:
        if not self._filling:
            self.ticked.emit(self.hidden_keys())


class LanesLeftOut(QWidget):
    """Says how many lanes an export leaves out, and takes them all in again."""

    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = plain_label(role="warning")
        self.all = flat_button("Tick all", name="Tick all lanes", role="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.all)
        row.addStretch(1)
        self.setFocusProxy(self.all)
        self.all.clicked.connect(self.all_asked)

    def count(self, out: int, lanes: int) -> None:
        """So many of so many lanes are left out."""
        self.words.setText(f"{out} of {counted(lanes, 'lane')} left out")
