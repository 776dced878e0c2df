"""The canvas: paints the scene, finds what is under the mouse, and moves the session's view."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from explorer.data.when import EventId
from explorer.data.words import when_in_words
from explorer.paint.drawer import draw_scene
from explorer.paint.fonts import text_width
from explorer.timeline.drawn import EdgeCount, Fold
from explorer.timeline.scene import Scene, lay_out, preparations
from explorer.timeline.steps import Size
from explorer.timeline.view import framed, zoomed
from explorer.ui.canvas.ahead import Ahead
from explorer.ui.canvas.gestures import KEY_PAN, KEY_ZOOM, Deed, Drag, Turn, turn_of, turned
from explorer.ui.canvas.steps import in_next_lane, neighbour, revealed, scrolled_to, with_scroll
from explorer.ui.look import Look
from explorer.ui.plain import plain_tip
from explorer.ui.session import Session
from explorer.ui.widgets import painting

_LEAST = QSize(420, 220)


class Canvas(QWidget):
    """Everything that the mouse can do here has a key; the picture itself is the scene's."""

    scene_changed = Signal()
    document_picked = Signal(object)  # DocumentId
    preview_over = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._scene: Scene | None = None
        self._drag: Drag | None = None
        self._to_reveal = False
        self._by_key = False
        self._ahead = Ahead(self)
        self._ahead.ready.connect(self._settle)
        # Signals may come in bursts: one layout for all that came since the last turn of the event loop.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh)
        self.setObjectName("canvas")
        self.setAccessibleName("Timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        session.project_changed.connect(self._outdated)
        session.filter_changed.connect(self._outdated)
        session.view_changed.connect(self._outdated)
        session.tensions_changed.connect(self._outdated)
        session.selection_changed.connect(self._follow_selection)
        look.changed.connect(self.update)

    # The scene

    @property
    def scene(self) -> Scene:
        """The picture as it is now; laid out anew when something has changed."""
        if self._scene is None:
            session = self._session
            self._scene = lay_out(
                session.table,
                view=session.view,
                filter=session.filter,
                selected=session.selection.event,
                size=Size(float(max(1, self.width())), float(max(1, self.height()))),
                text_width=text_width,
                hurried=True,
            )
        return self._scene

    def _look_ahead(self) -> None:
        """Make ready what the next frames may need, once this one is painted."""
        session = self._session
        size = Size(float(max(1, self.width())), float(max(1, self.height())))
        steps = preparations(session.table, view=session.view, filter=session.filter, size=size, text_width=text_width)
        self._ahead.begin(steps)

    def _settle(self) -> None:
        """What a hurried frame has left out is there now."""
        if self._scene is not None and not self._scene.settled:
            self._scene = None
            self.update()

    def _outdated(self) -> None:
        self._ahead.stop()
        self._scene = None
        self._soon.start()

    def _refresh(self) -> None:
        if self._to_reveal:
            self._reveal()
        self._hold_scroll()
        self.update()
        self._describe()
        self.scene_changed.emit()

    def _hold_scroll(self) -> None:
        """Lanes may have become fewer: what is scrolled beyond them comes back."""
        view = self._session.view
        held = with_scroll(view, self.scene, view.scroll)
        if held != view:
            self._session.look_at(held)

    def _follow_selection(self) -> None:
        self._to_reveal = True
        self._outdated()

    def _reveal(self) -> None:
        """Bring the selected event into sight: in time, then in its lane."""
        self._to_reveal = False
        session = self._session
        event = session.selection.event
        row = None if event is None else session.table.row_of(event)
        if event is None or row is None or not session.shown[row]:
            return
        wanted = revealed(session.table, session.view, self.scene.scale, row)
        if wanted != session.view:
            session.jump_to(wanted)
        session.look_at(scrolled_to(session.view, self.scene, event))

    def _describe(self) -> None:
        event = self._session.selected
        said = "nothing selected" if event is None else f"{event.title}, {when_in_words(event.when)}, {event.status}"
        if self.accessibleDescription() != said:
            self.setAccessibleDescription(said)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene and, above it, what is being dragged."""
        scene = self.scene
        with painting(self) as painter:
            painter.setClipRect(event.rect())
            draw_scene(painter, scene, self._look.theme)
            if self._drag is not None and self._drag.stretch and self._drag.moved:
                self._paint_stretch(painter, self._drag)
            if self._by_key and self.hasFocus():
                painter.setPen(self._look.colour("selection"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        self._look_ahead()

    def _paint_stretch(self, painter: QPainter, drag: Drag) -> None:
        left, right = drag.edges
        plot = drag.scene.plot
        fill = QColor(self._look.colour("selection"))
        fill.setAlphaF(0.14)
        painter.setPen(self._look.colour("selection"))
        painter.setBrush(fill)
        painter.drawRect(QRectF(left, plot.y, right - left, plot.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another scene."""
        super().resizeEvent(event)
        self._outdated()

    def minimumSizeHint(self) -> QSize:
        """Below this no timeline can be read."""
        return _LEAST

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A focus that came by key is shown."""
        self._by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the focus no frame, and no preview."""
        super().focusOutEvent(event)
        self.preview_over.emit()
        self.update()

    # Wheel, pinch, drag

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the lanes, pan or zoom (see `gestures.turn_of`)."""
        scene = self.scene
        turn = turn_of(event, lanes_fit=scene.content_height <= scene.plot.height)
        self._turn(turn, x=event.position().x())
        event.accept()

    def _turn(self, turn: Turn, *, x: float) -> None:
        self.preview_over.emit()
        self._session.look_at(turned(self._session.view, self.scene, turn, x=x))

    def event(self, event: QEvent) -> bool:
        """Pinches on a trackpad zoom at the cursor; tool tips say what is under the mouse."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._turn(Turn(Deed.ZOOM, max(0.5, 1.0 + event.value())), x=event.position().x())
                return True
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell_what(event)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag; with Shift a stretch to zoom to."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.preview_over.emit()
        at = event.position()
        stretch = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._drag = Drag(at.x(), at.y(), at.x(), at.y(), self._session.view, self.scene, stretch)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the drag; without one, show what can be clicked."""
        at = event.position()
        if self._drag is None:
            self.setCursor(Qt.CursorShape.PointingHandCursor if self._can_click(at) else Qt.CursorShape.ArrowCursor)
            return
        self._drag = self._drag.to(at.x(), at.y())
        if self._drag.stretch:
            self.update()
        elif self._drag.moved:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._session.look_at(self._drag.dragged_view)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag, or click."""
        if event.button() != Qt.MouseButton.LeftButton or self._drag is None:
            return
        drag, self._drag = self._drag.to(event.position().x(), event.position().y()), None
        self.unsetCursor()
        if not drag.moved:
            self._click(event.position())
        elif drag.stretch:
            wanted = drag.stretch_view(self._session.table)
            if wanted is not None:
                self._session.jump_to(wanted)
        self.update()

    def let_go(self) -> None:
        """Esc: cancel the drag; without one, clear the selection."""
        if self._drag is not None:
            self._session.look_at(self._drag.view)
            self._drag = None
            self.unsetCursor()
            self.update()
        else:
            self._session.select(None)

    # What is under the mouse

    def _can_click(self, at: QPointF) -> bool:
        scene, x, y = self.scene, at.x(), at.y()
        places = (scene.event_at(x, y), scene.fold_at(x, y), scene.edge_at(x, y), scene.source_at(x, y))
        return any(place is not None for place in places)

    def _click(self, at: QPointF) -> None:
        scene, x, y = self.scene, at.x(), at.y()
        event = scene.event_at(x, y)
        if event is not None:
            self._session.select(event)
        elif (fold := scene.fold_at(x, y)) is not None:
            self._open_fold(fold)
        elif (edge := scene.edge_at(x, y)) is not None:
            self._go_beyond(edge)
        elif (document := scene.source_at(x, y)) is not None:
            self.document_picked.emit(document)

    def _open_fold(self, fold: Fold) -> None:
        """Zoom to the events of a folded mark."""
        table = self._session.table
        first = min(float(table.closed_from[row]) for row in fold.rows)
        last = max(float(table.closed_to[row]) for row in fold.rows)
        self._session.jump_to(framed(table, self._session.view, first, last))

    def _go_beyond(self, edge: EdgeCount) -> None:
        """Widen the view on one side so that what the edge counts comes into sight."""
        table, view = self._session.table, self._session.view
        place = edge.side
        rows = self.scene.rows_in(place)
        if not len(rows):
            return
        if place == "before":
            nearest = float(table.closed_from[rows].max())
            wanted = framed(table, view, min(nearest, view.start), view.end)
        else:
            nearest = float(table.closed_to[rows].min())
            wanted = framed(table, view, view.start, max(nearest, view.end))
        self._session.jump_to(wanted)

    def _tell_what(self, event: QHelpEvent) -> None:
        x, y = float(event.pos().x()), float(event.pos().y())
        QToolTip.showText(event.globalPos(), plain_tip(self.words_at(x, y)), self)

    def words_at(self, x: float, y: float) -> str:
        """What the tool tip says at a point: an event with its when, a document, why a lane holds its events."""
        scene = self.scene
        found = scene.event_at(x, y)
        if found is not None and found in self._session.events:
            event = self._session.events[found]
            return f"{event.title}\n{when_in_words(event.when)} · {event.status}"
        document = scene.source_at(x, y)
        if document is not None:
            return next((d.title for d in self._session.documents if d.id == document), "")
        lane = scene.lane_at(y) if x < scene.plot.x else None
        return "" if lane is None else "\n".join((lane.name, *lane.why))

    # Keys

    def step_event(self, step: int) -> None:
        """Select the next (1) or the previous (-1) event of the story."""
        found = neighbour(self._session.table, self._session.shown, self._session.selection.event, step)
        if found is not None:
            self._session.select(found)

    def step_lane(self, step: int) -> None:
        """Select the nearest event in the lane below (1) or above (-1)."""
        found = in_next_lane(self.scene, self._session.selection.event, step)
        if found is not None:
            self._session.select(found)

    def zoom(self, step: int) -> None:
        """Zoom in (1) or out (-1) around the selected event where it is in sight, else around the middle."""
        plot = self.scene.plot
        box = self._box_of_selected()
        x = plot.x + plot.width / 2 if box is None else box
        self._session.look_at(zoomed(self._session.view, self.scene.scale, x=x, factor=KEY_ZOOM**step))

    def pan(self, step: int) -> None:
        """Move to later (1) or earlier (-1) time by a fifth of the width."""
        self._turn(Turn(Deed.PAN, -step * KEY_PAN * self.scene.plot.width), x=0.0)

    def frame(self) -> None:
        """Show the selected event large enough, or with nothing selected everything."""
        event = self._session.selection.event
        row = None if event is None else self._session.table.row_of(event)
        if row is None or not bool(self._session.table.dated[row]):
            self._session.fit()
            return
        table = self._session.table
        first, last = float(table.closed_from[row]), float(table.closed_to[row])
        room = max((last - first) * 0.8, 7.0 * 24 * 60)
        self._session.jump_to(framed(table, self._session.view, first - room, last + room))

    def _box_of_selected(self) -> float | None:
        event = self._session.selection.event
        mark = next((mark for mark in self.scene.marks if mark.event == event and not mark.echo), None)
        if mark is None:
            return None
        middle = mark.core.x + mark.core.width / 2
        plot = self.scene.plot
        return middle if plot.x <= middle <= plot.right else None

    def rect_of(self, event: EventId) -> QRectF | None:
        """Where an event is drawn, in pixels of the canvas."""
        mark = next((mark for mark in self.scene.marks if mark.event == event and not mark.echo), None)
        return None if mark is None else QRectF(*mark.core)

    def toggle_elastic(self, *, on: bool) -> None:
        """Compress quiet stretches, or show every minute as wide as every other."""
        self._session.jump_to(replace(self._session.view, elastic=on))
