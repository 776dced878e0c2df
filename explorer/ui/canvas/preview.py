"""The preview: what the source says of the selected event, beside its mark, while one stays on the canvas."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from explorer.data.words import when_in_words
from explorer.ui.canvas.canvas import Canvas
from explorer.ui.given import given_of
from explorer.ui.phrases import head_in_words
from explorer.ui.plain import around, one_line, shortened
from explorer.ui.session import Session
from explorer.ui.widgets import plain_label

_WIDTH = 400
_ROOM = 220  # characters on each side of the passage


class Preview(QFrame):
    """A small card over the canvas; Space shows and hides it."""

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title = plain_label(role="when", wrap=True)
        self.when = plain_label(role="dim", wrap=True)
        self.quote = plain_label(role="quote", wrap=True)
        self.source = plain_label(role="dim", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        parts: tuple[QWidget, ...] = (self.title, self.when, self.quote, self.source)
        for part in parts:
            column.addWidget(part)
        self.hide()
        canvas.preview_over.connect(self.hide)
        session.selection_changed.connect(self.hide)
        # Its mark stands elsewhere then.
        session.view_changed.connect(self.hide)

    def toggle(self) -> None:
        """Show the preview of the selected event, or hide it."""
        event = self._session.selected
        if self.isVisible() or event is None:
            self.hide()
            return
        passage = self._session.selection.passage
        told = next((m for m in event.mentions if m.passage == passage), next(iter(event.mentions), None))
        self.title.setText(one_line(event.title))
        self.when.setText(f"{when_in_words(event.when)} · {event.status}")
        document = self._session.project.document(told.passage.document) if told is not None else None
        self.quote.setVisible(document is not None)
        self.source.setVisible(document is not None)
        given = given_of(self._session.table, event.id) if not event.mentions else None
        if given is not None:
            self.quote.setVisible(bool(given.quote))
            self.source.setVisible(bool(given.source))
            self.quote.setText(shortened(given.quote, 2 * _ROOM))
            self.source.setText(one_line(given.source))
        if told is not None and document is not None:
            self.quote.setText(around(document.text, told.passage.start, told.passage.end, room=_ROOM))
            self.source.setText(f"{self._session.source_name(document.id)} · {head_in_words(document)}")
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        self.setFixedWidth(min(_WIDTH, self._canvas.width() - 20))
        layout = self.layout()
        height = layout.heightForWidth(self.width()) if layout is not None else 100
        self.resize(self.width(), height)
        event = self._session.selection.event
        mark = self._canvas.rect_of(event) if event is not None else None
        plot = self._canvas.scene.plot
        x = plot.x + 20 if mark is None else mark.center().x() - self.width() / 2
        y = plot.y + 20 if mark is None else mark.bottom() + 14
        if mark is not None and y + height > self._canvas.height():
            y = mark.top() - 14 - height
        x = min(max(x, 8), self._canvas.width() - self.width() - 8)
        self.move(round(x), round(max(8, y)))
