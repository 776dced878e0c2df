"""Activity: how many events begin in each week, by lane, and how many documents came out; a brush shows the view."""

from dataclasses import replace
from math import ceil

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QToolTip, QWidget

from explorer.paint.fonts import text_width
from explorer.timeline.activity import Activity, activity_of, stretch_name
from explorer.timeline.columns import Floats
from explorer.timeline.drawn import LaneBand
from explorer.timeline.lanes import COLOURS
from explorer.timeline.listings import lane_numbers
from explorer.timeline.scale import STRAIGHT, Warp, as_floats, scale_through
from explorer.timeline.ticks import ticks_of
from explorer.timeline.view import framed, warp_for
from explorer.ui.look import Look
from explorer.ui.phrases import counted
from explorer.ui.plain import one_line, plain_tip
from explorer.ui.session import Session
from explorer.ui.widgets import plain_label

_LEAST_HEIGHT, _HEIGHT, _MOST_HEIGHT = 120, 190, 320
_HEADER = 164
_AXIS = 44  # px; header and axis are as wide as the headers of the lanes
_FEWEST = 3.0  # a plot of one event is no wall
_HEADROOM = 1.12
_ROOM = 0.05  # beside the story, as in the overview


class ActivityPane(QWidget):
    """Drag the brush to move the view, its edges to size it; a double click on a stretch goes there.

    With the focus, ← and → take one stretch after the other in hand, Home and End the first and the last, Enter goes
    there and Esc leaves.
    """

    said = Signal(str)
    left = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._lanes: tuple[LaneBand, ...] = ()
        self._drawn: tuple[object, ...] = ()
        self._own: list[int] = []  # the lanes that have their colour
        self.activity: Activity | None = None
        self.in_hand: int | None = None  # a stretch of the activity
        self.setObjectName("activity")
        self.setAccessibleName("Activity")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setMaximumHeight(_MOST_HEIGHT)
        self.events, self.documents = _plot("Events"), _plot("Documents")
        self.heads = plain_label(role="dim", wrap=True), plain_label(role="dim", wrap=True)
        self.brush = pg.LinearRegionItem(movable=True, swapMode="sort")
        self.shade = pg.LinearRegionItem(movable=False)
        self.taken = pg.LinearRegionItem(movable=False)
        self.taken.setZValue(5)
        self.taken.hide()
        self.events.addItem(self.taken)
        self._arrange()
        self.brush.sigRegionChanged.connect(self._follow_brush)
        look.changed.connect(self._dress)
        self._dress()

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 4)
        grid.setSpacing(0)
        for row, (plot, head, region) in enumerate(
            ((self.events, self.heads[0], self.brush), (self.documents, self.heads[1], self.shade))
        ):
            head.setFixedWidth(_HEADER)
            head.setContentsMargins(18, 8, 0, 0)
            head.setAlignment(Qt.AlignmentFlag.AlignTop)
            region.setZValue(-10)
            plot.addItem(region)
            plot.viewport().installEventFilter(self)
            grid.addWidget(head, row, 0)
            grid.addWidget(plot, row, 1)
        self.events.hideAxis("bottom")
        grid.setRowStretch(0, 5)
        grid.setRowStretch(1, 3)

    def sizeHint(self) -> QSize:
        """Low: the canvas keeps the height."""
        return QSize(400, _HEIGHT)

    # What is shown

    def show_lanes(self, lanes: tuple[LaneBand, ...]) -> None:
        """Draw these lanes where anything has changed, and move the brush."""
        self._lanes = lanes
        self.refresh()

    def refresh(self) -> None:
        """Draw anew what has changed, when it can be seen."""
        if not self.isVisible():
            return
        session = self._session
        lanes = tuple((lane.key, lane.colour) for lane in self._lanes)
        view = (session.view.elastic, session.view.lanes_by)
        wanted = (session.table, session.sight, *view, lanes, self._look.theme, self.events.width())
        if wanted != self._drawn:
            self._drawn = wanted
            self._draw()
        self._move_brush()

    @property
    def _warp(self) -> Warp:
        return warp_for(self._session.table) if self._session.view.elastic else STRAIGHT

    def _draw(self) -> None:
        session = self._session
        keys = [lane.key for lane in self._lanes]
        lane_of = lane_numbers(session.table, session.view.lanes_by, session.view.arrangement.hidden, keys)
        activity = activity_of(session.table, session.sight.mask(session.table), lane_of, len(keys))
        self.activity = activity
        self._own = _largest(activity)
        self.take(None)
        places = self._warp.bend(as_floats(activity.edges))
        colours = [self._look.colour(self._lanes[lane].colour) for lane in self._own]
        counts = activity.events[self._own]
        if others := len(keys) - len(self._own):
            # More colours than these could not be told apart.
            colours.append(self._look.colour("faint"))
            counts = np.vstack([counts, activity.events.sum(axis=0) - counts.sum(axis=0)])
        _fill(self.events, places, counts, colours)
        _fill(self.documents, places, activity.documents[None, :], [self._look.colour("dim")])
        for plot, counts in ((self.events, activity.events.sum(axis=0)), (self.documents, activity.documents)):
            top = max(float(counts.max(initial=0.0)), _FEWEST)
            plot.getPlotItem().getViewBox().setRange(
                xRange=self._reach(places), yRange=(0.0, top * _HEADROOM), padding=0.0
            )
            plot.getAxis("left").setTicks([[(value, f"{value:,}") for value in _levels(top)]])
        self._name_days(places)
        # The filter is one of events: what it leaves out is said here, and that every document is counted.
        every = bool(session.sight.mask(session.table).all())
        grey = f"; {counted(others, 'other lane')} in grey" if others else ""
        self.heads[0].setText((f"Events {activity.per}" if every else f"Events shown {activity.per}") + grey)
        self.heads[1].setText(f"Documents {activity.per}" if every else f"All documents {activity.per}")
        self.setAccessibleDescription(self._summary(activity))

    def _reach(self, places: Floats) -> tuple[float, float]:
        """From where to where, in bent minutes, as the overview above it."""
        span = self._session.table.span
        if span is None:
            return float(places[0]), float(places[-1])
        first, last = (self._warp.bend(float(minute)) for minute in span)
        room = max((last - first) * _ROOM, 1.0)
        return first - room, last + room

    def _name_days(self, places: Floats) -> None:
        minutes = self._warp.unbend(np.array(self._reach(places)))
        width = max(float(self.documents.width() - _AXIS), 40.0)
        scale = scale_through(self._warp, float(minutes[0]), float(minutes[-1]), left=0.0, right=width)
        ticks = [(self._warp.bend(float(tick.minute)), tick.label) for tick in ticks_of(scale, text_width)]
        self.documents.getAxis("bottom").setTicks([ticks])

    def _summary(self, activity: Activity) -> str:
        totals = activity.events.sum(axis=0)
        if not totals.any():
            return "No dated event is shown."
        most = int(np.argmax(totals))
        return f"Most events: {self._told(activity, most)}"

    def _told(self, activity: Activity, at: int) -> str:
        """A stretch in words: "Week of 9 June 2025: about 8 events (The deal 5, Layoffs 3), 1 document"."""
        counts = activity.events[:, at]
        total = float(counts.sum())
        told = [(one_line(self._lanes[lane].name), float(counts[lane])) for lane in self._own]
        told.append(("other lanes", total - sum(count for _, count in told)))
        parts = [f"{name} {round(count):,}" for name, count in told if round(count)]
        about = "about " if abs(total - round(total)) > 0.01 else ""
        number = "less than 1 event" if about and round(total) < 1 else f"{about}{counted(round(total), 'event')}"
        lanes = f" ({', '.join(parts)})" if parts else ""
        documents = counted(round(float(activity.documents[at])), "document")
        name = stretch_name(activity.unit, int(activity.edges[at]))
        return f"{name}: {number}{lanes}, {documents}"

    # The brush

    def _move_brush(self) -> None:
        view, warp = self._session.view, self._warp
        wanted = (warp.bend(view.start), warp.bend(view.end))
        for region in (self.brush, self.shade):
            with QSignalBlocker(region):
                region.setRegion(wanted)
            region.update()

    def _follow_brush(self) -> None:
        low, high = self.brush.getRegion()
        if high > low:
            warp, view = self._warp, self._session.view
            self._session.look_at(replace(view, start=float(warp.unbend(low)), end=float(warp.unbend(high))))
            self._move_brush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click goes to a stretch; a tool tip tells it."""
        plot = self.events if watched is self.events.viewport() else self.documents
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonDblClick:
            self._go_to(plot, event.position().x())
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._stretch_at(plot, float(event.pos().x()))
            told = self._told(self.activity, at) if at is not None and self.activity is not None else ""
            QToolTip.showText(event.globalPos(), plain_tip(told), self)
            return True
        return super().eventFilter(watched, event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From stretch to stretch, there, and away."""
        keys = Qt.Key
        number = len(self.activity.edges) - 1 if self.activity is not None else 0
        now = self.in_hand
        steps = {keys.Key_Right: 1, keys.Key_Left: -1}
        if number and event.key() in steps:
            step = steps[keys(event.key())]
            self.take(self._first(step) if now is None else min(max(now + step, 0), number - 1))
        elif number and event.key() in (keys.Key_Home, keys.Key_End):
            self.take(0 if event.key() == keys.Key_Home else number - 1)
        elif event.key() in (keys.Key_Return, keys.Key_Enter) and now is not None:
            self._frame(now)
        elif event.key() == keys.Key_Escape:
            self.take(None)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _first(self, step: int) -> int:
        """Where the keys begin: at the first stretch in view, or backwards at the last."""
        view = self._session.view
        edges = self.activity.edges if self.activity is not None else np.zeros(2, dtype=np.int64)
        at = int(edges.searchsorted(view.start if step > 0 else view.end, side="right")) - 1
        return min(max(at, 0), len(edges) - 2)

    def take(self, at: int | None) -> None:
        """Take a stretch in hand: it is framed, and told."""
        self.in_hand = at
        self.taken.setVisible(at is not None)
        if at is None or self.activity is None:
            return
        edges = self._warp.bend(as_floats(self.activity.edges[at : at + 2]))
        self.taken.setRegion((float(edges[0]), float(edges[1])))
        told = self._told(self.activity, at)
        self.setAccessibleDescription(told)
        self.said.emit(told)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the focus nothing is in hand."""
        super().focusOutEvent(event)
        self.take(None)

    def _stretch_at(self, plot: pg.PlotWidget, x: float) -> int | None:
        if self.activity is None:
            return None
        box = plot.getPlotItem().getViewBox()
        minute = self._warp.unbend(float(box.mapSceneToView(plot.mapToScene(round(x), 1)).x()))
        at = int(self.activity.edges.searchsorted(minute, side="right")) - 1
        return at if 0 <= at < len(self.activity.edges) - 1 else None

    def _go_to(self, plot: pg.PlotWidget, x: float) -> None:
        at = self._stretch_at(plot, x)
        if at is not None:
            self._frame(at)

    def _frame(self, at: int) -> None:
        """Look at a stretch."""
        if self.activity is not None:
            first, last = (float(edge) for edge in self.activity.edges[at : at + 2])
            session = self._session
            session.jump_to(framed(session.table, session.view, first, last))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other days."""
        super().resizeEvent(event)
        self.refresh()

    def _dress(self) -> None:
        edge = self._look.colour("selection")
        for plot in (self.events, self.documents):
            plot.setBackground(self._look.colour("panel"))
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                axis.setTextPen(self._look.colour("dim"))
                axis.setPen(pg.mkPen(self._look.colour("line")))
                axis.setStyle(tickFont=self._look.sans, tickLength=-3)
        self.taken.setBrush(_clear(edge, 0.0))
        for line in self.taken.lines:
            line.setPen(pg.mkPen(edge, width=2))
        for region in (self.brush, self.shade):
            region.setBrush(_clear(edge, 0.10))
            region.setHoverBrush(_clear(edge, 0.16))
            for line in region.lines:
                line.setPen(pg.mkPen(edge, width=1))
                line.setHoverPen(pg.mkPen(edge, width=3))
        self.refresh()


def _plot(name: str) -> pg.PlotWidget:
    plot = pg.PlotWidget(enableMenu=False)
    plot.setAccessibleName(name)
    for part in (plot, plot.viewport()):
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    plot.setMinimumHeight(40)
    plot.getAxis("left").setWidth(_AXIS)
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.getPlotItem().getViewBox().setDefaultPadding(0.0)
    return plot


def _fill(plot: pg.PlotWidget, places: Floats, counts: Floats, colours: list[QColor]) -> None:
    """Bars on top of each other, one colour for each row of the counts."""
    for item in [item for item in plot.getPlotItem().items if isinstance(item, pg.BarGraphItem)]:
        plot.removeItem(item)
    under = np.zeros(counts.shape[1])
    gap = np.diff(places) * 0.06
    for row, colour in zip(counts, colours, strict=True):
        some = row > 0
        bars = pg.BarGraphItem(
            x0=(places[:-1] + gap)[some],
            x1=(places[1:] - gap)[some],
            y0=under[some],
            height=row[some],
            brush=colour,
            pen=None,
        )
        bars.setZValue(0)
        plot.addItem(bars)
        under = under + row


def _largest(activity: Activity) -> list[int]:
    """The lanes with most events, so many as there are colours, in the order of the lanes."""
    most = np.argsort(-activity.events.sum(axis=1), kind="stable")[: len(COLOURS)]
    return sorted(most.tolist())


def _levels(top: float) -> list[int]:
    """One, two or three whole numbers up to the top."""
    half = max(1, ceil(top / 2))
    magnitude = 10 ** (len(str(half)) - 1)
    step = max(1, half // magnitude * magnitude)
    return list(range(step, int(top) + 1, step))


def _clear(colour: QColor, opacity: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made
