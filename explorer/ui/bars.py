"""The tool bar above and the status line below: the story's name, the few commands, the counts, the keys."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from explorer.data.project import Findings
from explorer.data.words import span_in_words
from explorer.timeline.counts import NO_TIES, PALE, UNSURE, Counts, TieCount, asked_in_words, ties_in_words
from explorer.timeline.table import EventTable
from explorer.ui.exporting.line import ExportLine
from explorer.ui.phrases import counted
from explorer.ui.plain import one_line, plain_tip, shortened
from explorer.ui.tray import HEAPS, heap_counts, heap_in_words
from explorer.ui.widgets import ShortLabel, flat_button, plain_label

_BAR = 48
_LINE = 28
_NARROW = 1040  # px
_TITLE = 60  # characters
_LEAST_SAID = 60  # px
_SAID_FOR = 8_000  # ms
_GAPS = 100  # px between the parts of the status line, together
HINTS = "←→ next event    ↑↓ next lane    Enter opens source    Space previews    ? all keys"


def command_button(action: QAction, *, name: str = "") -> QToolButton:
    """A button for a command; a command that can be on is marked while it is."""
    button = flat_button(action.text(), name=name or action.text().rstrip("…"))
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button


class ToolBar(QWidget):
    """Story and counts left, search in the middle, commands right."""

    def __init__(
        self, search: QWidget, view: list[QAction], right: list[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tool_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_BAR)
        self.story = ShortLabel(role="story", least=90)
        self.facts = plain_label(role="dim")
        self.buttons = {action.objectName(): command_button(action) for action in (*view, *right)}
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(6)
        row.addWidget(self.story)
        row.addSpacing(22)
        row.addWidget(self.facts)
        row.addStretch(2)
        row.addWidget(search, 4)
        row.addStretch(2)
        for action in view:
            row.addWidget(self.buttons[action.objectName()])
        row.addSpacing(40)
        for action in right:
            row.addWidget(self.buttons[action.objectName()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the counts give way to the search."""
        super().resizeEvent(event)
        self.facts.setVisible(event.size().width() >= _NARROW)

    def show_story(self, found: Findings, table: EventTable) -> None:
        """Name the story and count what it holds."""
        self.story.setText(shortened(found.title, _TITLE))
        self.story.setToolTip(plain_tip(found.title))
        # A table need not tell its sources.
        sources = counted(len(table.witnesses), "source") if table.witnesses else ""
        parts = [sources, counted(len(table), "event"), _span(table)]
        self.facts.setText(" · ".join(part for part in parts if part))


def _span(table: EventTable) -> str:
    """From when to when the story goes: "Jan 2024 – 2032"; "" when nothing is dated."""
    if not bool(table.dated.any()):
        return ""
    return span_in_words(int(table.closed_from[table.dated].min()), int(table.closed_to[table.dated].max()))


class StatusLine(QWidget):
    """How many events are shown, selected and not shown; problems; an export; the most useful keys."""

    heap_asked = Signal(str)  # a key of tray.HEAPS

    def __init__(self, problems: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_LINE)
        self.counts = plain_label(role="dim")
        self.heaps = {heap: flat_button("", name=f"List {heap_in_words(heap)}", role="count") for heap in HEAPS}
        self._marks = {heap: plain_label(role="dim") for heap in HEAPS}
        for heap, button in self.heaps.items():
            button.clicked.connect(partial(self._ask, heap))
            button.setToolTip(plain_tip(f"List {heap_in_words(heap)}"))
            button.hide()
        self.problems = flat_button("", name="What could not be read", role="quiet")
        self.problems.clicked.connect(problems.trigger)
        self.said = ShortLabel(role="", least=_LEAST_SAID)
        self.exporting = ExportLine()
        self.exporting.changed.connect(self._share)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(_SAID_FOR)
        self._over.timeout.connect(partial(self._show_said, ""))
        self.hints = plain_label(HINTS, role="dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(14)
        self._heaps = QHBoxLayout()
        self._heaps.setSpacing(0)
        self._heaps.addWidget(self.counts)
        for heap, button in self.heaps.items():
            self._heaps.addWidget(self._marks[heap])
            self._heaps.addWidget(button)
        row.addLayout(self._heaps)
        row.addWidget(self.problems)
        row.addStretch(1)
        row.addWidget(self.said)
        row.addStretch(1)
        row.addWidget(self.exporting)
        row.addWidget(self.hints)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the keys give way to the counts: they stand on their page, too."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """An export has the place of the keys, and so has a sentence that would be cut short beside them."""
        parts = (self._heaps.sizeHint(), self.problems.sizeHint(), self.said.sizeHint(), self.hints.sizeHint())
        room = self.width() >= max(_NARROW, sum(part.width() for part in parts) + _GAPS)
        self.hints.setVisible(room and self.exporting.isHidden())

    def say(self, sentence: str) -> None:
        """Say for some seconds that something is done."""
        self._show_said(one_line(sentence))
        self._over.start()

    def _show_said(self, sentence: str) -> None:
        self.said.setText(sentence)
        self._share()

    def show_counts(self, counts: Counts, *, selected: bool, ties: TieCount = NO_TIES) -> None:
        """Say what is on the canvas and what is not; `ties` are the relations of the selected event."""
        every = counted(counts.all, "event")
        shown = f"{counts.shown:,} of {every} shown"
        heaps = heap_counts(counts)
        told = (shown, "1 selected" if selected else "", ties_in_words(ties))
        self.counts.setText(" · ".join(part for part in told if part))
        # What was known is told of events that are counted before: it is said of which.
        leads = dict.fromkeys(HEAPS, " · not shown: ") | dict.fromkeys((PALE, UNSURE), f" · {asked_in_words(counts)}: ")
        begun: set[str] = set()
        for heap, button in self.heaps.items():
            self._marks[heap].setText(", " if leads[heap] in begun else leads[heap])
            self._marks[heap].setVisible(heap in heaps)
            begun |= {leads[heap]} if heap in heaps else set()
            button.setText(f"{heaps.get(heap, 0):,} {heap}")
            # A sentence, not a row of buttons: no more room than the words take.
            button.setFixedWidth(button.fontMetrics().horizontalAdvance(button.text()) + 2)
            button.setVisible(heap in heaps)
        self._share()

    def _ask(self, heap: str, _checked: object = None) -> None:
        self.heap_asked.emit(heap)

    def show_problems(self, number: int) -> None:
        """Offer the list of what could not be read."""
        self.problems.setVisible(number > 0)
        self.problems.setText(one_line(counted(number, "problem")))
