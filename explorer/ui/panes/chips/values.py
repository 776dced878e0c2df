"""The list that a chip opens: every value of its field with its count, to be ticked."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from explorer.ui.choices import Choice
from explorer.ui.plain import without_accents
from explorer.ui.widgets import fit_rows, flat_button, tick_item

_MANY = 12  # values, beyond which one is found by typing
_MOST_ROWS = 16
_WIDEST = 560  # px


class Values(QFrame):
    """A small window under the chip; what is ticked acts at once, Esc or a click elsewhere closes it."""

    chosen = Signal(tuple)

    def __init__(self, field: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(f"Values of {field}")
        self._filling = False
        self.finder = QLineEdit()
        self.finder.setPlaceholderText("Find a value")
        self.finder.setAccessibleName(f"Find a value of {field}")
        self.list = QListWidget()
        self.list.setAccessibleName(field)
        # What is too long ends in "…", and its tip tells all of it.
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = flat_button("Any", name=f"Any {field}", role="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.finder)
        column.addWidget(self.list)
        foot = QHBoxLayout()
        foot.addWidget(self.none)
        foot.addStretch(1)
        column.addLayout(foot)
        self.finder.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(self._ticked)
        self.none.clicked.connect(self._untick)

    def open(self, choices: tuple[Choice, ...], ticked: tuple[str, ...], *, below: QWidget) -> None:
        """Show the values under a widget, those that act already ticked."""
        self._filling = True
        self.list.clear()
        self.finder.clear()
        for choice in choices:
            self.list.addItem(tick_item(choice.text, str(choice.count), choice.value, on=choice.value in ticked))
        self._filling = False
        self.finder.setVisible(len(choices) > _MANY)
        # Its font and margins are those of the sheet only now.
        fit_rows(self.list, most=_MOST_ROWS)
        self.setFixedWidth(min(_WIDEST, max(240, self.list.sizeHintForColumn(0) + 40)))
        self.adjustSize()
        self.move(below.mapToGlobal(QPoint(0, below.height() + 4)))
        self.show()
        (self.finder if len(choices) > _MANY else self.list).setFocus(Qt.FocusReason.PopupFocusReason)
        if self.list.count():
            self.list.setCurrentRow(0)

    def ticked(self) -> tuple[str, ...]:
        """The values that are ticked, in the order of the list."""
        items = [self.list.item(row) for row in range(self.list.count())]
        chosen = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in chosen)

    def _ticked(self) -> None:
        if not self._filling:
            self.chosen.emit(self.ticked())

    def _untick(self) -> None:
        self._filling = True
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        self._filling = False
        self.chosen.emit(())

    def _narrow(self, words: str) -> None:
        wanted = without_accents(words.strip())
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in without_accents(item.text()))
