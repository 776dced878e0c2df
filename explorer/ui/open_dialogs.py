"""What asks a person which folder, which files and which columns to open."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.ui.columns_dialog import ColumnsDialog
from explorer.ui.opening import Opening
from explorer.ui.settings import Settings

_KINDS = (
    "All that can be opened (*.txt *.md *.csv *.xlsx *.parquet *.json);;Articles (*.txt *.md);;"
    "Event tables (*.csv *.xlsx *.parquet);;Exported stories (*.json);;All files (*)"
)


class OpenDialogs(QObject):
    """Opens what is chosen; a dialog begins beside what was opened last."""

    def __init__(self, window: QWidget, opening: Opening, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._opening = opening
        self._settings = settings
        opening.columns_wanted.connect(self._ask_columns)

    def ask_folder(self) -> None:
        """Ask for a folder of articles."""
        chosen = QFileDialog.getExistingDirectory(self._window, "Open a folder of articles", self._beside())
        if chosen:
            self._opening.open([Path(chosen)])

    def ask_files(self) -> None:
        """Ask for articles, tables or a story."""
        chosen, _ = QFileDialog.getOpenFileNames(self._window, "Open", self._beside(), _KINDS)
        if chosen:
            self._opening.open([Path(name) for name in chosen])

    def _ask_columns(self, file: str, names: tuple[str, ...]) -> None:
        dialog = ColumnsDialog(file, names, self._window)
        dialog.chosen.connect(self._opening.open_again)
        dialog.open()

    def _beside(self) -> str:
        recent = self._settings.recent()
        return str(recent[0].parent if recent else Path.home())
