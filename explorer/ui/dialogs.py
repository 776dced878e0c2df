"""Small windows: all keys, what could not be read, about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.data.document import Problem
from explorer.ui.actions import COMMANDS, keys_in_words
from explorer.ui.briefing.show import KEYS as BRIEFING_KEYS
from explorer.ui.phrases import counted
from explorer.ui.plain import drawable
from explorer.ui.widgets import plain_label

MOUSE_KEYS: tuple[tuple[str, str], ...] = (
    ("Wheel", "Scroll the lanes; time, when all lanes fit"),
    ("Shift + wheel, sideways wheel", "Move in time"),
    ("Ctrl + wheel, pinch", "Zoom at the cursor"),
    ("Drag", "Move time and lanes"),
    ("Shift + drag", "Zoom to the stretch"),
    ("Shift + click on an event", "Measure from the selected event to it"),
    ("Double click on a lane's name", "Fold or open the lane"),
    ("Drag a lane's name", "Move the lane"),
    ("Drag the line of “as known on”", "Another day; near a publication it stands at its day"),
    ("← → while the line is held", "From publication to publication"),
    ("Click on a tick of the axis", "Select what was found there"),
    ("← → in the activity", "From stretch to stretch; Enter goes there"),
    ("Right click, the menu key, Shift + F10", "What can be done with what is there"),
    ("Enter, Shift + Enter in the search", "Next, previous hit"),
)


class KeysDialog(QDialog):
    """Every key and what it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("All keys")
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(5)
        row = 0
        for heading, lines in _key_groups():
            grid.addWidget(plain_label(heading, role="heading"), row, 0, 1, 2)
            row += 1
            for keys, said in lines:
                grid.addWidget(plain_label(keys), row, 0)
                grid.addWidget(plain_label(said, role="dim"), row, 1)
                row += 1
        grid.setRowStretch(row, 1)
        grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName("All keys")
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(_close(self))
        self.resize(560, 620)


def _key_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for command in COMMANDS:
        if command.keys:
            groups.setdefault(command.group, []).append((keys_in_words(command), command.text.rstrip("…")))
    return [("Mouse", list(MOUSE_KEYS)), *groups.items(), ("In a briefing", list(BRIEFING_KEYS))]


class ProblemsDialog(QDialog):
    """What could not be read, or was read with a doubt: file and sentence."""

    def __init__(self, problems: tuple[Problem, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What could not be read")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("What could not be read")
        self.text.setPlainText(drawable("\n\n".join(f"{problem.file}\n{problem.sentence}" for problem in problems)))
        column = QVBoxLayout(self)
        column.addWidget(plain_label(f"{counted(len(problems), 'problem')}; everything else was read."))
        column.addWidget(self.text)
        column.addWidget(_close(self))
        self.resize(640, 420)


class AboutDialog(QDialog):
    """What this is, and which version."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Dateline")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(plain_label("Dateline", role="start"))
        column.addWidget(plain_label(_version(), role="dim"))
        column.addWidget(
            plain_label(
                "Reads a folder of news articles and shows what happened when, with the sentence that says so "
                "behind every date. It works on this computer alone: no article leaves it.",
                wrap=True,
            )
        )
        column.addWidget(
            plain_label(
                "Uses Qt for Python (LGPL), pyqtgraph, pandas, spaCy, and the fonts Source Sans and Serif (OFL).",
                role="dim",
                wrap=True,
            )
        )
        column.addWidget(_close(self))
        self.setFixedWidth(440)


def _version() -> str:
    # It loads the reader of mail headers: a tenth of a second that no start should wait for.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return f"Version {version('dateline')}"
    except PackageNotFoundError:
        return "Not installed: started from its folder"


def _close(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return buttons
