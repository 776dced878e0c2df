"""Two documents side by side at the passages of a tension, to be confirmed or dismissed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from explorer.data.document import Document
from explorer.data.event import Tension
from explorer.data.passage import Passage
from explorer.data.when import EventId
from explorer.ui.look import Look
from explorer.ui.panes.source.article import Article
from explorer.ui.panes.source.marks import Mark
from explorer.ui.phrases import head_in_words
from explorer.ui.plain import one_line, shortened
from explorer.ui.session import Session
from explorer.ui.widgets import TriangleSign, flat_button, plain_label

TWO_COLUMNS = 560  # px from which two columns can be read
_TITLE = 80  # characters
_EXPLANATION = 260


class Side(QWidget):
    """One of the two documents, with what it is and when it came out above it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain_label(role="source-title", wrap=True)
        self.head = plain_label(role="dim", wrap=True)
        self.article = Article(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(2)
        for label in (self.title, self.head):
            inset = QHBoxLayout()
            inset.setContentsMargins(20, 0, 12, 0)
            inset.addWidget(label)
            column.addLayout(inset)
        column.addSpacing(6)
        column.addWidget(self.article, 1)


class Pair(QWidget):
    """The tension in a sentence, what a person makes of it, and both documents."""

    left = Signal()
    picked = Signal(object, object)  # EventId, Passage

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.sides = (Side(look), Side(look))
        self.explanation = plain_label(wrap=True)
        self.confirm = flat_button("Confirm", name="Confirm this tension")
        self.confirm.setCheckable(True)
        self.dismiss = flat_button("Dismiss", name="Dismiss this tension")
        self.close_button = flat_button("Close", name="Close the two documents", role="quiet")
        self.counts = plain_label(role="dim")
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(1)
        for side in self.sides:
            self.columns.addWidget(side)
        self._arrange(look)
        self.confirm.clicked.connect(self._confirm)
        self.dismiss.clicked.connect(self._dismiss)
        self.close_button.clicked.connect(self._close)
        for side in self.sides:
            side.article.event_clicked.connect(self.picked)
            side.article.left.connect(self._close)

    def _arrange(self, look: Look) -> None:
        said = QHBoxLayout()
        said.setContentsMargins(20, 12, 12, 0)
        said.setSpacing(9)
        said.addWidget(TriangleSign(look), 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.explanation, 1)
        said.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        verdict = QHBoxLayout()
        verdict.setContentsMargins(40, 6, 12, 8)
        verdict.setSpacing(6)
        verdict.addWidget(self.confirm)
        verdict.addWidget(self.dismiss)
        verdict.addSpacing(8)
        verdict.addWidget(self.counts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(said)
        column.addLayout(verdict)
        column.addWidget(self.columns, 1)

    def show_tension(self, tension: Tension, marks: tuple[tuple[Mark, ...], tuple[Mark, ...]]) -> None:
        """Show both documents of a tension at its passages; `marks` are their events' passages."""
        selected = self._session.selection.event
        for side, passage, marked in zip(self.sides, passages_of(tension), marks, strict=True):
            document = self._session.project.document(passage.document)
            self._show_side(side, document, passage, tension)
            side.article.mark(marked, selected)
        self.explanation.setText(one_line(shortened(tension.explanation, _EXPLANATION)))
        self.show_verdict(tension)

    def show_verdict(self, tension: Tension) -> None:
        """Show what a person said of the tension, and how many there are."""
        verdict = self._session.verdict(tension)
        self.confirm.setChecked(verdict == "confirmed")
        self.confirm.setText("Confirmed" if verdict == "confirmed" else "Confirm")
        open_ones = self._session.tensions
        at = open_ones.index(tension) + 1 if tension in open_ones else 0
        dismissed = len(self._session.dismissed)
        counts = [f"{at} of {len(open_ones)}"] if at else []
        self.counts.setText(" · ".join([*counts, *([f"{dismissed} dismissed"] if dismissed else [])]))

    def mark(self, marks: tuple[tuple[Mark, ...], tuple[Mark, ...]], selected: EventId | None) -> None:
        """Another event is selected."""
        for side, marked in zip(self.sides, marks, strict=True):
            side.article.mark(marked, selected)

    def _show_side(self, side: Side, document: Document | None, passage: Passage, tension: Tension) -> None:
        side.article.show_document(document)
        if document is None:
            return
        name = self._session.source_name(document.id)
        side.title.setText(f"{name}  {shortened(document.title, _TITLE)}")
        side.head.setText(head_in_words(document))
        side.article.show_strained(tuple(p for p in tension.passages if p.document == document.id))
        side.article.go_to(passage)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow: above each other."""
        super().resizeEvent(event)
        wide = event.size().width() >= TWO_COLUMNS
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.columns.orientation() != wanted:
            self.columns.setOrientation(wanted)
        self.columns.setSizes([1000, 1000])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)

    def _confirm(self) -> None:
        tension = self._session.compared
        if tension is not None:
            confirmed = self._session.verdict(tension) == "confirmed"
            self._session.judge(tension, None if confirmed else "confirmed")

    def _dismiss(self) -> None:
        tension = self._session.compared
        if tension is not None:
            self._session.judge(tension, "dismissed")
            self._session.compare(None)

    def _close(self) -> None:
        self._session.compare(None)
        self.left.emit()


def passages_of(tension: Tension) -> tuple[Passage, Passage]:
    """The two passages that stand side by side: the first, and the first of another document, else the second."""
    first = tension.passages[0]
    other = next((p for p in tension.passages if p.document != first.document), None)
    return first, other or tension.passages[min(1, len(tension.passages) - 1)]
