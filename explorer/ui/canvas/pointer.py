"""The mouse on the canvas: what it holds, and what a click does to what is under it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal

from explorer.data.when import EventId
from explorer.timeline.drawn import EdgeCount, Fold
from explorer.timeline.scene import Scene
from explorer.timeline.view import framed
from explorer.ui.canvas.held import Held, LaneDrag, LineDrag, header_at, held_at, on_line
from explorer.ui.canvas.knowing import Knowing
from explorer.ui.canvas.lanes import LaneDeeds
from explorer.ui.canvas.steps import with_scroll
from explorer.ui.session import Session

_CHEVRON = 20.0  # px of a folded lane's header that open it
_BETWEEN = 30  # ms from one scroll under a dragged lane to the next


class Pointer(QObject):
    """Everything that the mouse can do here has a key."""

    changed = Signal()  # what is held is to be painted anew
    cursor_wanted = Signal(Qt.CursorShape)
    document_picked = Signal(object)  # DocumentId
    said = Signal(str)
    list_wanted = Signal(str, object, QRectF)  # a heading, rows of the table, and the place that counts them
    page_wanted = Signal(int)  # of the lanes: 1 below, -1 above

    def __init__(
        self, session: Session, lanes: LaneDeeds, knowing: Knowing, scene: Callable[[], Scene], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._lanes = lanes
        self._knowing = knowing
        self._scene = scene
        self.held: Held | None = None
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_BETWEEN)
        self._scrolling.timeout.connect(self.scroll_on)

    # Holding

    def press(self, x: float, y: float, *, shift: bool) -> None:
        """Take hold of what is under the mouse; with Shift of a stretch to zoom to."""
        session = self._session
        self.held = held_at(self._scene(), session.view, session.table, x, y, stretch=shift)
        self._knowing.held = isinstance(self.held, LineDrag)

    def move(self, x: float, y: float) -> None:
        """Go on with what is held; with nothing, show what can be clicked."""
        if self.held is None:
            self._show_cursor(x, y)
            return
        self.held = self.held.to(x, y)
        if self.held.moved and not self.held.stretch:
            self.cursor_wanted.emit(self.held.cursor)
            self._session.look_at(self.held.dragged_view)
        if isinstance(self.held, LaneDrag) and self.held.pull and not self._scrolling.isActive():
            self._scrolling.start()
        self.changed.emit()

    def scroll_on(self) -> None:
        """Scroll the lanes once more while one is dragged at their edge; nothing more when there is no further."""
        held = self.held
        wanted = None
        if isinstance(held, LaneDrag) and held.pull:
            wanted = with_scroll(held.view, held.scene, held.view.scroll + held.pull)
        if wanted is None or not isinstance(held, LaneDrag) or wanted == held.view:
            self._scrolling.stop()
            return
        self._session.look_at(wanted)
        self.held = held.scrolled(wanted, self._scene())
        self.changed.emit()

    def release(self, x: float, y: float, *, shift: bool) -> None:
        """Let go where it is, or click."""
        if self.held is None:
            return
        held, self.held = self.held.to(x, y), None
        self.cursor_wanted.emit(Qt.CursorShape.ArrowCursor)
        if not held.moved:
            self._click(x, y, held, shift=shift)
        else:
            wanted = held.dropped_view(self._session.table)
            if wanted is not None:
                self._session.jump_to(wanted)
        self.changed.emit()

    def cancel(self) -> bool:
        """Put back what is held; False when nothing is."""
        if self.held is None:
            return False
        self._session.look_at(self.held.origin)
        self.held = None
        self.cursor_wanted.emit(Qt.CursorShape.ArrowCursor)
        self.changed.emit()
        return True

    def double_click(self, x: float, y: float) -> bool:
        """Fold or open the lane of a header; False elsewhere."""
        lane = header_at(self._scene(), x, y)
        if lane is None:
            return False
        self.said.emit(self._lanes.fold(lane.key))
        return True

    def _show_cursor(self, x: float, y: float) -> None:
        shapes, scene = Qt.CursorShape, self._scene()
        if on_line(scene, x, y):
            self.cursor_wanted.emit(shapes.SizeHorCursor)
            return
        places = (
            scene.scrolled_at(x, y),
            scene.event_at(x, y),
            scene.fold_at(x, y),
            scene.edge_at(x, y),
            scene.source_at(x, y),
            scene.rest_at(x, y),
        )
        found = any(place is not None for place in places) or len(scene.hits_at(x, y)) > 0
        self.cursor_wanted.emit(shapes.PointingHandCursor if found else shapes.ArrowCursor)

    # Clicking

    def _click(self, x: float, y: float, held: Held, *, shift: bool) -> None:
        scene = self._scene()
        if isinstance(held, LineDrag):
            return
        if (beyond := scene.scrolled_at(x, y)) is not None:
            self.page_wanted.emit(1 if beyond.side == "below" else -1)
        elif isinstance(held, LaneDrag):
            self._click_header(held.key, x)
        elif (edge := scene.edge_at(x, y)) is not None:
            # It stands over the marks.
            self._go_beyond(edge)
        elif (event := scene.event_at(x, y)) is not None:
            self._click_event(event, measure=shift)
        elif (fold := scene.fold_at(x, y)) is not None:
            self.list_fold(fold)
        elif (rest := scene.rest_at(x, y)) is not None:
            self.list_wanted.emit(f"{len(rest.rows):,} more without a date", rest.rows, QRectF(*rest.box))
        elif (document := scene.source_at(x, y)) is not None:
            self.document_picked.emit(document)
        elif len(rows := scene.hits_at(x, y)):
            self._click_hits(rows.tolist())

    def _click_hits(self, rows: list[int]) -> None:
        """Select what was found at a tick; of several the one after the selected."""
        selected, table = self._session.selection.event, self._session.table
        row = None if selected is None else table.row_of(selected)
        at = rows.index(row) + 1 if row in rows else 0
        self._session.select(table.id_of(rows[at % len(rows)]))

    def _click_header(self, key: str, x: float) -> None:
        self._lanes.take(key)
        band = self._lanes.in_hand
        if band is not None and band.folded and x < _CHEVRON:
            self.said.emit(self._lanes.fold(key))

    def _click_event(self, event: EventId, *, measure: bool) -> None:
        """Select an event; with Shift, measure from the one that was selected."""
        before = self._session.selection.event
        if measure and before is not None and self._session.measured_from is None:
            self._session.measure_from(before)
        self._session.select(event)

    def list_fold(self, fold: Fold) -> None:
        """Ask for the list of the events of a folded mark."""
        self.list_wanted.emit(f"{len(fold.rows):,} folded here", fold.rows, QRectF(*fold.box))

    def zoom_to_fold(self, fold: Fold) -> None:
        """Zoom to the events of a folded mark."""
        table = self._session.table
        first = min(float(table.closed_from[row]) for row in fold.rows)
        last = max(float(table.closed_to[row]) for row in fold.rows)
        self._session.jump_to(framed(table, self._session.view, first, last))

    def _go_beyond(self, edge: EdgeCount) -> None:
        """Widen the view on one side so that what the edge counts comes into sight."""
        table, view = self._session.table, self._session.view
        rows = self._scene().rows_in(edge.side)
        if not len(rows):
            return
        if edge.side == "before":
            nearest = float(table.closed_from[rows].max())
            wanted = framed(table, view, min(nearest, view.start), view.end)
        else:
            nearest = float(table.closed_to[rows].min())
            wanted = framed(table, view, view.start, max(nearest, view.end))
        self._session.jump_to(wanted)
