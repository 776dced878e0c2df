"""The head of an article: title, publisher, date with its basis, how much of it is used, the way through it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from explorer.data.document import Document
from explorer.ui.phrases import head_in_words
from explorer.ui.plain import plain_tip, shortened
from explorer.ui.widgets import flat_button, plain_label

_TITLE = 120  # characters
_LEAST_FOR_TITLE = 330  # px of the pane


class SourceHead(QWidget):
    """Shows what is known of one document; its buttons are the pane's to connect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titled = False
        self._roomy = True
        self.title = plain_label(role="source-title", wrap=True)
        self.facts = plain_label(role="dim", wrap=True)
        self.change = flat_button("Change…", name="Set title, publisher and date", role="quiet")
        self.change.setToolTip("Set title, publisher and date (Ctrl+D)")
        self.coverage = flat_button("", name="Next unused sentence", role="quiet")
        self.coverage.setObjectName("coverage")
        self.where = plain_label(role="dim")
        self.previous = flat_button("‹", name="Previous passage of the event", role="quiet")
        self.next = flat_button("›", name="Next passage of the event", role="quiet")
        said = QVBoxLayout()
        said.setSpacing(3)
        said.addWidget(self.title)
        said.addWidget(self.facts)
        top = QHBoxLayout()
        top.setContentsMargins(20, 10, 12, 0)
        top.setSpacing(6)
        top.addLayout(said, 1)
        top.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        way = QHBoxLayout()
        way.setContentsMargins(12, 1, 12, 4)
        way.setSpacing(2)
        way.addWidget(self.coverage)
        way.addStretch(1)
        way.addWidget(self.where)
        way.addWidget(self.previous)
        way.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(way)

    def show_document(self, document: Document | None, *, coverage: str, dotted: str) -> None:
        """Show what is known of a document."""
        self._titled = document is not None
        self.title.setText(shortened(document.title, _TITLE) if document is not None else "")
        self.facts.setText(head_in_words(document) if document is not None else "")
        self.facts.setToolTip(plain_tip(document.published.note) if document is not None else "")
        self.change.setVisible(document is not None)
        known = document is not None and document.published.when is not None
        self.change.setText("Change…" if known else "Set date…")
        self.coverage.setText(coverage)
        self.coverage.setToolTip(plain_tip(dotted))
        self.coverage.setVisible(bool(coverage))
        self._show_title()

    def show_where(self, at: int | None, every: int) -> None:
        """Show which of the selected event's passages is on show (from 1), with more than one."""
        several = every > 1
        self.where.setText("" if not several else f"{'–' if at is None else at} of {every}")
        for button in (self.previous, self.next):
            button.setVisible(several)

    def fit_into(self, height: int) -> None:
        """In a low pane the tab's title has to do."""
        self._roomy = height >= _LEAST_FOR_TITLE
        self._show_title()

    def _show_title(self) -> None:
        self.title.setVisible(self._titled and self._roomy)
