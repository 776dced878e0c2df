"""Asks before slides are replaced by a first draft."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from explorer.ui.phrases import counted
from explorer.ui.widgets import plain_label


class ReplaceDialog(QDialog):
    """Accepted when the slides that are there may go."""

    def __init__(self, slides: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Make a briefing")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        column.addWidget(plain_label(f"There are {counted(slides, 'slide')} already. Replace them by a first draft?"))
        column.addWidget(plain_label("It can be undone.", role="dim"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.replace_button = buttons.addButton("Replace", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
