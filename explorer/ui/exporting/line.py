"""The export in the status line: how far a file is, then where it stands, until that is put away or another comes."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer.ui.notice import progress_bar
from explorer.ui.phrases import counted
from explorer.ui.plain import one_line, plain_tip
from explorer.ui.widgets import ShortLabel, flat_button

_BAR = 150  # px
_LEAST = 90  # px of its words


class ExportLine(QWidget):
    """Hidden while there is nothing to say. Nothing that can be clicked comes to stand where its Cancel was."""

    cancel_asked = Signal()
    open_asked = Signal(object)  # Path of a file, or of the folder that holds it
    changed = Signal()  # it comes or goes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = Path()
        self.words = ShortLabel(role="", least=_LEAST)
        self.bar = progress_bar("Pages written")
        self.bar.setFixedWidth(_BAR)
        self.open_file = flat_button("Open", name="Open the exported file", role="quiet")
        self.open_folder = flat_button("Show in folder", name="Show the exported file in its folder", role="quiet")
        self.close_button = flat_button("✕", name="Put this away", role="quiet")
        self.cancel = flat_button("Cancel", name="Cancel the export", role="quiet")
        # Its place stays empty when it has gone: who clicks too late hits nothing.
        policy = self.cancel.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.cancel.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self.words, self.bar, self.open_file, self.open_folder, self.close_button, self.cancel):
            row.addWidget(part)
        self.cancel.clicked.connect(self.cancel_asked)
        self.open_file.clicked.connect(self._ask_file)
        self.open_folder.clicked.connect(self._ask_folder)
        self.close_button.clicked.connect(self.put_away)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" while hidden."""
        return "" if self.isHidden() else self.words.text()

    @property
    def closable(self) -> bool:
        """Whether it says something that a person may put away."""
        return not self.isHidden() and not self.close_button.isHidden()

    def show_progress(self, name: str, done: int, every: int, what: str) -> None:
        """Count what is done of a file that is being written: events that have their page, or pages."""
        counts = f": {done:,} of {counted(every, what)}" if every else ""
        self.bar.setRange(0, every)
        self.bar.setValue(done)
        self._show(f"Writing “{one_line(name)}”{counts} …", working=True)

    def show_written(self, sentence: str, target: Path) -> None:
        """Say that a file is there, and offer to open it."""
        self._target = target
        self._show(sentence, working=False)

    def put_away(self) -> None:
        """Say nothing any more."""
        self.hide()
        self.changed.emit()

    def _show(self, sentence: str, *, working: bool) -> None:
        self.words.setText(one_line(sentence))
        self.words.setToolTip(plain_tip(sentence))
        for part in (self.bar, self.cancel):
            part.setVisible(working)
        for part in (self.open_file, self.open_folder, self.close_button):
            part.setVisible(not working)
        self.show()
        self.changed.emit()

    def _ask_file(self) -> None:
        self.open_asked.emit(self._target)

    def _ask_folder(self) -> None:
        self.open_asked.emit(self._target.parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape and self.closable:
            self.put_away()
        else:
            super().keyPressEvent(event)
