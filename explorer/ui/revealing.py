"""What is not on the canvas: its lists behind the counts, and the way of an event back to it."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from explorer.data.when import EventId
from explorer.timeline.columns import Ints
from explorer.timeline.counts import PLACES
from explorer.ui.choices import letting_through
from explorer.ui.parts import Parts
from explorer.ui.session import Session
from explorer.ui.tray import EventList, rows_of


class Revealing:
    """Opens the list of a count; what is chosen there, or asked for in the inspector, is brought to the canvas."""

    def __init__(self, session: Session, parts: Parts, window: QWidget) -> None:
        self._session = session
        self._parts = parts
        self.heap = EventList(window)
        parts.status.heap_asked.connect(self.open_heap)
        parts.canvas.list_wanted.connect(self.open_place)
        self.heap.chosen.connect(self.show_event)
        parts.inspector.seeing_wanted.connect(self.show_event)

    def open_heap(self, heap: str) -> None:
        """List the events of a count, above it."""
        rows = rows_of(self._parts.canvas.scene, heap)
        button = self._parts.status.heaps[heap]
        self.heap.open(button.text(), self._session.table, rows, above=button)

    def open_place(self, heading: str, rows: Ints, place: QRectF) -> None:
        """List the events that a place of the canvas counts, beside it."""
        canvas = self._parts.canvas
        self.heap.open(heading, self._session.table, rows.tolist(), above=canvas, place=place.toAlignedRect())

    def show_event(self, event: EventId) -> None:
        """Select an event that is not on the canvas and bring it there, where it has a place."""
        session = self._session
        row = session.table.row_of(event)
        if row is None:
            return
        if not bool(session.shown[row]):
            session.show_only(letting_through(session.filter, session.table, row))
        self._parts.canvas.lanes.reveal(row)
        session.select(event)
        if PLACES[int(self._parts.canvas.scene.places[row])] in ("before", "after", "folded"):
            self._parts.canvas.keys.frame()
