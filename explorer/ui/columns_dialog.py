"""Which column is which: asked when an event table has other names than ours, with a guess for each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from explorer.data.readers.tables.names import COLUMNS, NEEDED, guesses
from explorer.ui.plain import shortened
from explorer.ui.widgets import plain_label

_NAME = 40  # characters of a column's name
# What stands in each of our columns, as the dialog says it.
_SAID = {
    "id": "Id",
    "title": "Title *",
    "start": "Start or date *",
    "start_latest": "Latest start",
    "end_earliest": "Earliest end",
    "end": "End",
    "status": "Status",
    "lane": "Lane",
    "actors": "Actors",
    "kind": "Kind",
    "source": "Source",
    "quote": "Quote",
    "document": "Document",
    "offset": "Offset",
}


class ColumnsDialog(QDialog):
    """A choice of the file's columns for each of ours; what is not chosen is left out."""

    chosen = Signal(object)  # dict of ours to theirs

    def __init__(self, file: str, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Which column is which?")
        self.choices: dict[str, QComboBox] = {}
        guessed = guesses(names)
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(7)
        for ours in COLUMNS:
            box = self.choices[ours] = _choice(_SAID[ours].rstrip(" *"), names)
            box.setCurrentIndex(1 + names.index(guessed[ours]) if ours in guessed else 0)
            box.currentIndexChanged.connect(self._check)
            form.addRow(plain_label(_SAID[ours], role="dim"), box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Open)
        self.go_button = buttons.button(QDialogButtonBox.StandardButton.Open)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        said = f"The columns of “{shortened(file, 60)}” have names of their own. Only those with * are needed."
        column.addWidget(plain_label(said, wrap=True))
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(460)
        self._check()

    @property
    def columns(self) -> dict[str, str]:
        """What is chosen: our columns with the file's."""
        return {ours: str(box.currentData()) for ours, box in self.choices.items() if box.currentIndex() > 0}

    def _check(self, *_: object) -> None:
        """Without a title and a start there is nothing to open."""
        self.go_button.setEnabled(all(self.choices[name].currentIndex() > 0 for name in NEEDED))

    def _choose(self) -> None:
        self.chosen.emit(self.columns)
        self.accept()


def _choice(name: str, columns: tuple[str, ...]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem("–", "")
    for column in columns:
        box.addItem(shortened(column, _NAME), column)
    return box
