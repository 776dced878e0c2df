"""The strip under the tool bar: how far a reading or an export has got, or one sentence that a person should see."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from explorer.ui.phrases import counted
from explorer.ui.plain import one_line
from explorer.ui.widgets import flat_button, plain_label


class Notice(QWidget):
    """Hidden while there is nothing to say."""

    cancel_asked = Signal()

    def __init__(self, work: str = "reading", counts: str = "Documents read", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = plain_label(wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(260)
        self.bar.setAccessibleName(counts)
        self.cancel = flat_button("Cancel", name=f"Cancel the {work}")
        self.close_button = flat_button("Close", name="Close this notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 8)
        row.setSpacing(14)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        row.addWidget(self.close_button)
        self.cancel.clicked.connect(self.cancel_asked)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show; "" while hidden."""
        return "" if self.isHidden() else self.sentence.text()

    def show_progress(self, name: str, done: int, every: int) -> None:
        """Count the documents read; with `every` 0 it is not known yet how many there are."""
        several = f"Reading {done:,} of {counted(every, 'article')} in {one_line(name)} …"
        self.sentence.setText(several if every else f"Reading {one_line(name)} …")
        self.bar.setRange(0, every)
        self.bar.setValue(done)
        self._show(working=True)

    def show_export(self, name: str, done: int, every: int, what: str) -> None:
        """Count what is done of a file that is being written: events that have their page, or pages."""
        counts = f": {done:,} of {counted(every, what)}" if every else ""
        self.sentence.setText(f"Writing “{one_line(name)}”{counts} …")
        self.bar.setRange(0, every)
        self.bar.setValue(done)
        self._show(working=True)

    def say(self, sentence: str) -> None:
        """Say one sentence; it stays until it is closed or a reading begins."""
        self.sentence.setText(one_line(sentence))
        self._show(working=False)

    def _show(self, *, working: bool) -> None:
        self.bar.setVisible(working)
        self.cancel.setVisible(working)
        self.close_button.setVisible(not working)
        self.show()
