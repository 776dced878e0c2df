"""The start page: open a folder, one opened before, or the sample story."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from explorer.ui.look import Look
from explorer.ui.widgets import Column, LeadingRow, plain_label

_WIDTH = 560


class StartPage(QWidget):
    """What is seen when no story is open."""

    picked = Signal(object)  # Path

    def __init__(self, look: Look, open_folder: QAction, sample: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QWidget()
        inside.setFixedWidth(_WIDTH)
        self.open_button = QPushButton("Open folder…")
        self.open_button.setDefault(True)
        self.sample_button = QPushButton("Sample story")
        for button, action in ((self.open_button, open_folder), (self.sample_button, sample)):
            button.setProperty("role", "big")
            button.setAccessibleName(action.text().rstrip("…"))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(action.trigger)
        self.recent_heading = plain_label("Opened before", role="heading")
        self.recent = Column(gap=6)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.sample_button)
        buttons.addStretch(1)
        column = QVBoxLayout(inside)
        column.setSpacing(10)
        column.addWidget(plain_label("Dateline", role="start"))
        column.addWidget(
            plain_label(
                "Open a folder of articles and see what happened when, and who says so. "
                "You can also drop a folder or files on this window.",
                role="welcome",
                wrap=True,
            )
        )
        column.addSpacing(14)
        column.addLayout(buttons)
        column.addSpacing(18)
        column.addWidget(self.recent_heading)
        column.addWidget(self.recent)
        # Stretches, no alignment: an aligned widget is not asked how high it is at its width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inside)
        middle.addStretch(1)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)
        self._inside = inside

    def wait(self, *, reading: bool) -> None:
        """While the first story is read there is nothing to choose."""
        self._inside.setVisible(not reading)

    def show_recent(self, paths: tuple[Path, ...]) -> None:
        """List the folders opened before, newest first."""
        rows: list[QWidget] = []
        for path in paths:
            row = LeadingRow(self._look, f"{path.name or path}   —   {path.parent}", lead_width=0)
            row.clicked.connect(partial(self._pick, path))
            rows.append(row)
        self.recent.fill(rows)
        self.recent_heading.setVisible(bool(rows))

    def _pick(self, path: Path, _checked: object = None) -> None:
        self.picked.emit(path)
