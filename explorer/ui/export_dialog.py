"""What to export: the form, how large, in which colours, and how much of the story."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from explorer.export.options import PAPERS, SCREEN, ExportOptions, PageSize
from explorer.ui.widgets import plain_label

PICTURES = {
    ".png": "PNG: a bitmap",
    ".svg": "SVG: vectors, text stays text",
    ".pdf": "PDF: pages with end-notes, text stays text",
    ".pptx": "PPTX: slides for PowerPoint and LibreOffice",
    ".html": "HTML: a page that moves, in one file",
}
BRIEFINGS = {
    "briefing.pdf": "Briefing as PDF: a page for each slide",
    "briefing.pptx": "Briefing as PPTX: slides for PowerPoint",
}
DATA = {
    ".csv": "CSV: a table of events",
    ".xlsx": "XLSX: a workbook of events and sources",
    ".parquet": "Parquet: a table of events",
    ".ics": "ICS: a calendar of what is dated to the day",
    ".json": "JSON: everything that was found",
    ".timelinejs.json": "TimelineJS: events for its page",
    ".jsonld": "JSON-LD: Web Annotations of the passages",
}
_SIZES: dict[str, PageSize] = {
    "1920 × 1080": SCREEN,
    "3840 × 2160": PageSize(3840, 2160),
    "Slide (1280 × 720)": PAPERS["slide"],
    "A4 landscape": PAPERS["a4"],
    "A3 landscape": PAPERS["a3"],
    "Letter landscape": PAPERS["letter"],
}


@dataclass(frozen=True, slots=True)
class Wish:
    """A file to write: where, how, and whether the whole story or only what is shown; or the briefing, with notes."""

    target: Path
    options: ExportOptions
    whole: bool
    briefing: bool = False
    notes: bool = False


class ExportDialog(QDialog):
    """A few choices, then the name of the file."""

    wished = Signal(object)  # Wish

    def __init__(self, title: str, *, picture: bool, dark: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.setWindowTitle("Export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = _combo("Form", PICTURES | BRIEFINGS | DATA)
        self.form.setCurrentIndex(0 if picture else len(PICTURES) + len(BRIEFINGS))
        self.what = _combo("What", {"whole": "The whole story", "shown": "What is shown now"})
        self.extent = _combo("Size", dict(zip(_SIZES, _SIZES, strict=True)))
        self.theme = _combo("Colours", {"light": "Light", "dark": "Dark"})
        self.theme.setCurrentIndex(int(dark))
        self.sources = QCheckBox("With its sources")
        self.legend = QCheckBox("With a legend")
        self.notes = QCheckBox("With its notes")
        for box in (self.sources, self.legend):
            box.setChecked(True)
        self._rows = QFormLayout()
        self._rows.setHorizontalSpacing(18)
        self._rows.setVerticalSpacing(9)
        for name, part in (("Form", self.form), ("What", self.what), ("Size", self.extent), ("Colours", self.theme)):
            self._rows.addRow(plain_label(name, role="dim"), part)
        self._rows.addRow("", self.sources)
        self._rows.addRow("", self.legend)
        self._rows.addRow("", self.notes)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_button = buttons.addButton("Export…", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._ask_target)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(18)
        column.addLayout(self._rows)
        column.addWidget(buttons)
        self.setMinimumWidth(420)
        self.form.currentIndexChanged.connect(self._show_rows)
        self._show_rows()

    @property
    def ending(self) -> str:
        """The chosen form's file ending."""
        return str(self.form.currentData()).removeprefix("briefing")

    @property
    def is_briefing(self) -> bool:
        """Whether the slides are asked for, not the timeline."""
        return self.form.currentData() in BRIEFINGS

    def wish(self, target: Path) -> Wish:
        """What is chosen, for this file."""
        size = _SIZES[str(self.extent.currentData())]
        # A PDF of the screen's size would be no page: 1920 × 1080 stands for "as usual".
        options = ExportOptions(
            size=None if size == SCREEN else size,
            theme="dark" if self.theme.currentData() == "dark" else "light",
            sources=self.sources.isChecked(),
            legend=self.legend.isChecked(),
        )
        whole = self.what.currentData() == "whole"
        return Wish(target, options, whole=whole, briefing=self.is_briefing, notes=self.notes.isChecked())

    def _show_rows(self) -> None:
        """Only a picture has a size, colours and a legend; JSON is always the whole story, a briefing its slides."""
        picture = self.form.currentData() in PICTURES
        for part in (self.extent, self.sources, self.legend):
            self._rows.setRowVisible(part, picture)
        self._rows.setRowVisible(self.theme, picture or self.is_briefing)
        self._rows.setRowVisible(self.what, self.ending != ".json" and not self.is_briefing)
        self._rows.setRowVisible(self.notes, self.form.currentData() == "briefing.pdf")

    def _ask_target(self) -> None:
        words = {**PICTURES, **BRIEFINGS, **DATA}[str(self.form.currentData())].split(":")[0]
        suggested = str(Path.home() / suggested_name(self._title, self.ending))
        chosen, _ = QFileDialog.getSaveFileName(self, "Export", suggested, f"{words} (*{self.ending})")
        if chosen:
            target = Path(chosen)
            if not target.name.lower().endswith(self.ending):
                target = target.with_name(target.name + self.ending)
            self.wished.emit(self.wish(target))
            self.accept()


def suggested_name(title: str, ending: str) -> str:
    """A file name from a story's title."""
    kept = "".join(character if character.isalnum() or character in " -_" else " " for character in title)
    return (" ".join(kept.split())[:80] or "timeline") + ending


def _combo(name: str, choices: dict[str, str]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    for value, text in choices.items():
        combo.addItem(text, value)
    return combo
