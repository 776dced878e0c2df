"""The line of the inspector that says why the selected event is not to be seen, and brings it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer.data.when import EventId
from explorer.timeline.chip_words import chip_in_words
from explorer.ui.choices import keeping_out
from explorer.ui.plain import shortened
from explorer.ui.session import Session
from explorer.ui.widgets import flat_button, plain_label

_WORDS = 90  # characters


class Unseen(QWidget):
    """Hidden while the selected event passes the filter and stands in a lane that is shown."""

    asked = Signal(object)  # EventId

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._event: EventId | None = None
        self.words = plain_label(role="warning", wrap=True)
        self.show_it = flat_button("Show it", name="Show the selected event", role="pill")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_it)
        self.show_it.clicked.connect(self._ask)
        self.hide()

    def show_event(self, event: EventId | None) -> None:
        """Say what keeps this event out, if anything does."""
        self._event = event
        said = self._said(event)
        self.words.setText(said)
        self.setVisible(bool(said))

    def _said(self, event: EventId | None) -> str:
        session = self._session
        row = None if event is None else session.table.row_of(event)
        if row is None:
            return ""
        if not bool(session.shown[row]):
            chips = keeping_out(session.filter, session.table, row)
            words = "; ".join(chip_in_words(session.table, chip) for chip in chips)
            return f"Hidden by the filter: {shortened(words, _WORDS)}"
        return "" if bool(session.sight.mask(session.table)[row]) else "Hidden with its lane"

    def _ask(self) -> None:
        self.asked.emit(self._event)
