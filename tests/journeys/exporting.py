"""What a person does in the export dialog, for the journeys through it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from explorer.ui.exporting.dialog import ExportDialog


class Desk:
    """The export dialog of a visit, open, with its preview there."""

    def __init__(self, visit, command: str = "export") -> None:
        self.visit = visit
        visit.window.commands[command].trigger()
        self.dialog: ExportDialog = visit.window.sharing.dialog
        assert self.dialog.isVisible()
        self.seen()

    def seen(self) -> None:
        """Wait until the preview shows what is chosen."""
        dialog = self.dialog
        self.visit.until(lambda: not dialog._soon.isActive() and not dialog._waiting.isActive() and self.shows)

    @property
    def shows(self) -> bool:
        """Whether the preview has something to show, and not only a sentence that it is coming."""
        preview = self.dialog.preview
        return "Laying out" not in preview.words.text() and not (
            preview.pages.currentWidget() is preview.sentence and "Laying out" in preview.sentence.text()
        )

    @property
    def words(self) -> str:
        """What the preview says of the page on show."""
        return self.dialog.preview.words.text()

    @property
    def page(self):
        """The page on show."""
        return self.dialog.preview.sheet.shown

    def pick(self, combo: QComboBox, value: object) -> None:
        """Choose an entry of a combo box, and see it."""
        assert combo.isVisible()
        at = combo.findData(value)
        assert at >= 0
        combo.setCurrentIndex(at)
        combo.activated.emit(at)
        self.seen()

    def form(self, form: str) -> None:
        """Choose a form."""
        self.pick(self.dialog.form.form, form)

    def what(self, what: str) -> None:
        """Choose what is exported."""
        self.pick(self.dialog.form.what, what)

    def tick(self, name: str) -> None:
        """Tick a lane, or untick it."""
        lanes = self.dialog.form.lanes
        item = next(lanes.item(row) for row in range(lanes.count()) if lanes.item(row).text().startswith(name))
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        self.seen()

    def type(self, line, text: str) -> None:
        """Type into a field in place of what stands there."""
        assert line.isVisible()
        line.selectAll()
        QTest.keyClicks(line, text)
        self.seen()

    def order(self, target: Path) -> None:
        """Name the file and press Enter there."""
        line = self.dialog.file
        line.setText(str(target))
        QTest.keyClick(line, Qt.Key.Key_Return)

    def export(self, target: Path) -> bytes:
        """Write a file and wait until it is there."""
        self.order(target)
        over(self.visit)
        assert target.name in self.visit.parts.exporting.text, self.visit.parts.notice.text
        return target.read_bytes()


def over(visit) -> None:
    """Wait until nothing is being written and no process is left of it."""
    sharing = visit.window.sharing
    visit.until(lambda: sharing.running is None and all(press.gone for press in sharing._presses))
