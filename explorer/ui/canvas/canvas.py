"""The canvas: paints the scene, finds what is under the mouse, and moves the session's view."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from explorer.data.when import EventId
from explorer.data.words import when_in_words
from explorer.paint.drawer import draw_scene
from explorer.paint.fonts import text_width
from explorer.timeline.columns import Ints
from explorer.timeline.frame import SceneOptions
from explorer.timeline.listings import lane_numbers
from explorer.timeline.scene import NO_HITS, Scene, lay_out, preparations
from explorer.timeline.steps import Size
from explorer.ui.canvas.ahead import Ahead
from explorer.ui.canvas.bending import Bending
from explorer.ui.canvas.gestures import Deed, Turn, turn_of, turned
from explorer.ui.canvas.keys import KeyMoves
from explorer.ui.canvas.knowing import Knowing
from explorer.ui.canvas.lanes import LaneDeeds
from explorer.ui.canvas.measuring import measured_in_words
from explorer.ui.canvas.over import paint_over
from explorer.ui.canvas.pointer import Pointer
from explorer.ui.canvas.scrolling import LaneScroll
from explorer.ui.canvas.steps import revealed, scrolled_to, scrolled_to_lane, with_scroll
from explorer.ui.canvas.tips import words_at
from explorer.ui.look import Look
from explorer.ui.plain import plain_tip
from explorer.ui.relations import Relations
from explorer.ui.session import Session
from explorer.ui.widgets import painting

_LEAST = QSize(420, 220)
# Events without a date stand in an area of their own, in their order.
_OPTIONS = SceneOptions(sequence=True)


class Canvas(QWidget):
    """Everything that the mouse can do here has a key; the picture itself is the scene's."""

    scene_changed = Signal()
    document_picked = Signal(object)  # DocumentId
    preview_over = Signal()
    menu_asked = Signal(float, float, object)  # a place of the canvas, and the point of the screen
    list_wanted = Signal(str, object, QRectF)  # see `Pointer.list_wanted`
    said = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.look = look
        self._scene: Scene | None = None
        self._hits = NO_HITS
        self.relations = Relations(session, self)
        self.knowing = Knowing(session)
        self.lanes = LaneDeeds(session, lambda: self.scene, self)
        self.keys = KeyMoves(session, self.knowing, lambda: self.scene)
        self.bending = Bending(self)
        self.pointer = Pointer(session, self.lanes, self.knowing, lambda: self.scene, self)
        self.scroll_bar = LaneScroll(session, look, lambda: self.scene, self)
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
        session.measured_changed.connect(self._outdated)
        session.selection_changed.connect(self._follow_selection)
        self.lanes.changed.connect(self.update)
        self.bending.moved.connect(self._outdated)
        self.pointer.changed.connect(self.update)
        self.pointer.cursor_wanted.connect(self.setCursor)
        self.pointer.document_picked.connect(self.document_picked)
        self.pointer.list_wanted.connect(self.list_wanted)
        self.pointer.said.connect(self.said)
        self.pointer.page_wanted.connect(self.scroll_bar.turn)
        look.changed.connect(self.update)

    # The scene

    @property
    def scene(self) -> Scene:
        """The picture as it is now; laid out anew when something has changed."""
        if self._scene is None:
            session = self._session
            table, view = self.bending.now(session.table, session.view)
            event = session.selection.event
            self._scene = lay_out(
                table,
                view=view,
                filter=session.filter,
                selected=event,
                size=self._size,
                text_width=text_width,
                options=_OPTIONS,
                relations=self.relations.of(event),
                hits=self._hits,
                measured=session.measured,
                hurried=True,
            )
        return self._scene

    @property
    def _size(self) -> Size:
        return Size(float(max(1, self.width())), float(max(1, self.height())))

    def show_hits(self, rows: Ints) -> None:
        """Mark these rows of the table with ticks on the axis."""
        self._hits = rows
        self._outdated()

    def _look_ahead(self) -> None:
        """Make ready what the next frames may need, once this one is painted; not for an axis that is on its way."""
        session = self._session
        if self.bending.under_way:
            return
        steps = preparations(
            session.table,
            view=session.view,
            size=self._size,
            text_width=text_width,
            filter=session.filter,
            options=_OPTIONS,
        )
        self._ahead.begin(steps)

    def _settle(self) -> None:
        """What a hurried frame has left out is there now, and is counted now."""
        if self._scene is not None and not self._scene.settled:
            self._scene = None
            self._soon.start()

    def _outdated(self) -> None:
        self._ahead.stop()
        self.bending.watch(self._session.table, self._session.view)
        self._scene = None
        self._soon.start()

    def _refresh(self) -> None:
        if self._to_reveal:
            self._reveal()
        self._hold_scroll()
        self.scroll_bar.follow()
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
        if event is None or row is None or not session.sight.mask(session.table)[row]:
            return
        wanted = revealed(session.table, session.view, self.scene.scale, row)
        if wanted != session.view:
            session.jump_to(wanted)
        if self.scene.mark_of(event) is None and bool(session.table.dated[row]):
            # Its lane is scrolled out of sight.
            keys = [lane.key for lane in self.scene.lanes]
            view = session.view
            lanes = lane_numbers(session.table, view.lanes_by, view.arrangement.hidden, keys)
            session.look_at(scrolled_to_lane(view, self.scene, int(lanes[row])))
        session.look_at(scrolled_to(session.view, self.scene, event))

    def _describe(self) -> None:
        event = self._session.selected
        said = "nothing selected" if event is None else f"{event.title}, {when_in_words(event.when)}, {event.status}"
        if self._session.measured is not None:
            said = f"{said}. {measured_in_words(self._session)}"
        if self.accessibleDescription() != said:
            self.setAccessibleDescription(said)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene and, above it, what is being dragged."""
        scene = self.scene
        with painting(self) as painter:
            painter.setClipRect(event.rect())
            draw_scene(painter, scene, self.look.theme)
            taken = self.lanes.in_hand if self.lanes.taken is not None else None
            paint_over(painter, scene, self.pointer.held, taken, self.look.colour("selection"))
            if self._by_key and self.hasFocus():
                painter.setPen(self.look.colour("selection"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        self._look_ahead()

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
        self.pointer.press(event.position().x(), event.position().y(), shift=_shift(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the drag; without one, show what can be clicked."""
        self.pointer.move(event.position().x(), event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag, or click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointer.release(event.position().x(), event.position().y(), shift=_shift(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a header: fold or open its lane; elsewhere it is a second click."""
        left = event.button() == Qt.MouseButton.LeftButton
        if not left or not self.pointer.double_click(event.position().x(), event.position().y()):
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the mouse; by key, of the lane or event in hand."""
        at, there = event.pos(), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.place_in_hand()
            there = self.mapToGlobal(at)
        self.menu_asked.emit(float(at.x()), float(at.y()), there)

    def place_in_hand(self) -> QPoint:
        """A point on the header of the lane in hand, or on the selected event or its fold, or in the middle."""
        scene = self.scene
        taken = self.lanes.in_hand if self.lanes.taken is not None else None
        event = self._session.selection.event
        mark = scene.mark_of(event)
        row = None if event is None else self._session.table.row_of(event)
        fold = None if row is None or mark is not None else scene.fold_of(row)
        if taken is not None:
            return QPoint(round(taken.rect.x + 30), round(taken.rect.y + taken.rect.height / 2))
        place = mark.core if mark is not None else fold.box if fold is not None else scene.plot
        return QPoint(round(place.x + place.width / 2), round(place.y + place.height / 2))

    def let_go(self) -> None:
        """Esc: cancel the drag; without one, put away the line, the measure, the lane in hand, or the selection."""
        session = self._session
        if self.pointer.cancel():
            return
        if self.knowing.held:
            self.knowing.put_away()
        elif session.measured_from is not None:
            session.measure_from(None)
        elif self.lanes.taken is not None:
            self.lanes.let_go()
        elif session.selection.event is None and self.knowing.on:
            self.knowing.put_away()
        else:
            session.select(None)

    # What is under the mouse

    def _tell_what(self, event: QHelpEvent) -> None:
        x, y = float(event.pos().x()), float(event.pos().y())
        QToolTip.showText(event.globalPos(), plain_tip(self.words_at(x, y)), self)

    def words_at(self, x: float, y: float) -> str:
        """What the tool tip says at a point."""
        return words_at(self._session, self.scene, x, y)

    def rect_of(self, event: EventId) -> QRectF | None:
        """Where an event is drawn, in pixels of the canvas."""
        mark = self.scene.mark_of(event)
        return None if mark is None else QRectF(*mark.core)


def _shift(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
