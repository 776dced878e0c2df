"""The source pane of an opened event table: the selected event's quote and source, as the table gives them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.ui.given import given_of
from explorer.ui.plain import drawable, one_line
from explorer.ui.session import Session
from explorer.ui.widgets import plain_label

_NOTHING = "Select an event to read what the table quotes for it."
_NO_QUOTE = "The table gives no quote for this event."


class GivenView(QScrollArea):
    """Quotes in the type of articles, sources below; texts can be selected and copied."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("given")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Quote and source")
        self.heading = plain_label("As the table gives it", role="heading")
        self.quote = plain_label(role="quote", wrap=True)
        self.source = plain_label(role="dim", wrap=True)
        inside = QWidget()
        inside.setObjectName("given_inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        for part in (self.heading, self.quote, self.source):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        session.selection_changed.connect(self.show_selected)
        session.project_changed.connect(self.show_selected)

    def show_selected(self) -> None:
        """Show what the table gives for the selected event."""
        event = self._session.selection.event
        given = given_of(self._session.table, event) if event is not None else None
        self.heading.setVisible(given is not None)
        self.source.setVisible(given is not None and bool(given.source))
        if given is None:
            self.quote.setText(_NOTHING)
            return
        self.quote.setText("\n".join(f"“{drawable(line)}”" for line in given.quote.split("\n") if line) or _NO_QUOTE)
        told = [*given.sources, given.place]
        self.source.setText("\n".join(one_line(line) for line in told if line))
        self.verticalScrollBar().setValue(0)
