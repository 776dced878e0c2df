"""The card over the lower edge: how far a reading has got, or one sentence that a person should see."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from explorer.ui.phrases import counted
from explorer.ui.plain import one_line
from explorer.ui.widgets import flat_button, plain_label

_WIDTH = 470  # px at most
_MARGIN = 12  # px from the edges


class Notice(QFrame):
    """Hidden while there is nothing to say. It lies over its host: nothing beneath takes another place for it.

    It stands in the lower right corner, above `foot`; while `foot` is not to be seen, in the middle below.
    """

    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._foot: QWidget | None = None
        self._deed: Callable[[], object] | None = None
        self.setObjectName("notice")
        self.sentence = plain_label(wrap=True)
        self.bar = progress_bar("Documents read")
        self.offer = flat_button("", name="")
        self.cancel = flat_button("Cancel", name="Cancel the reading")
        self.close_button = flat_button("Close", name="Close this notice")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.bar, 1)
        foot.addStretch(0)
        for button in (self.offer, self.cancel, self.close_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(9)
        column.addWidget(self.sentence)
        column.addLayout(foot)
        self.offer.clicked.connect(self._take_offer)
        self.cancel.clicked.connect(self.cancel_asked)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def lie_over(self, host: QWidget, *, foot: QWidget) -> None:
        """Be seen over this widget, above its foot."""
        self._foot = foot
        self.setParent(host)
        for watched in (host, foot):
            watched.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show; "" while hidden."""
        return "" if self.isHidden() else self.sentence.text()

    @property
    def closable(self) -> bool:
        """Whether it says something that a person may put away."""
        return not self.isHidden() and not self.close_button.isHidden()

    def show_progress(self, name: str, done: int, every: int) -> None:
        """Count the documents read; with `every` 0 it is not known yet how many there are."""
        several = f"Reading {done:,} of {counted(every, 'article')} in {one_line(name)} …"
        self.sentence.setText(several if every else f"Reading {one_line(name)} …")
        self.bar.setRange(0, every)
        self.bar.setValue(done)
        self._show(working=True)

    def say(self, sentence: str, *, offer: str = "", deed: Callable[[], object] | None = None) -> None:
        """Say one sentence; it stays until it is closed or a reading begins. `offer` names what `deed` does."""
        self.sentence.setText(one_line(sentence))
        self._deed = deed
        self.offer.setText(offer)
        self.offer.setAccessibleName(offer.rstrip("…"))
        self._show(working=False, offering=bool(offer))

    def _show(self, *, working: bool, offering: bool = False) -> None:
        self.bar.setVisible(working)
        self.cancel.setVisible(working)
        self.offer.setVisible(offering)
        self.close_button.setVisible(not working)
        self.show()
        self._place()
        self.raise_()

    def _take_offer(self) -> None:
        self.hide()
        if self._deed is not None:
            self._deed()

    def _place(self) -> None:
        host, rows = self.parentWidget(), self.layout()
        if host is None or rows is None or self._foot is None:
            return
        width = min(_WIDTH, host.width() - 2 * _MARGIN)
        height = max(rows.heightForWidth(width), rows.minimumSize().height())
        on_story = self._foot.isVisible()
        below = self._foot.height() if on_story else 0
        left = host.width() - width - _MARGIN if on_story else (host.width() - width) // 2
        self.setGeometry(left, host.height() - below - height - _MARGIN, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the lower edge."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide) and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts a sentence away."""
        if event.key() == Qt.Key.Key_Escape and self.closable:
            self.hide()
        else:
            super().keyPressEvent(event)


def progress_bar(counts: str) -> QProgressBar:
    """A thin bar; `counts` is what a screen reader says that it counts."""
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setAccessibleName(counts)
    return bar
