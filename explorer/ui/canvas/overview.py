"""The overview strip: the whole story in one line for each lane, with a brush over what the canvas shows."""

from dataclasses import replace

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer.timeline.scale import STRAIGHT, Warp
from explorer.timeline.view import warp_for
from explorer.ui.canvas.canvas import Canvas
from explorer.ui.canvas.density import density_of
from explorer.ui.look import Look
from explorer.ui.session import Session
from explorer.ui.widgets import plain_label

_HEIGHT = 78
_HEADER = 208


class Overview(QWidget):
    """Drag the brush to move the view, its edges to size it; click beside it to go there; double-click fits."""

    def __init__(self, session: Session, canvas: Canvas, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self._look = look
        self._drawn: tuple[object, ...] = ()
        self.setObjectName("overview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        header = plain_label("Overview", role="dim")
        header.setFixedWidth(_HEADER)
        header.setContentsMargins(18, 10, 0, 0)
        header.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.plot = pg.PlotWidget(enableMenu=False)
        self.plot.setAccessibleName("Overview of the whole story")
        for part in (self.plot, self.plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.hideAxis("left")
        self.plot.hideAxis("bottom")
        self.plot.getPlotItem().getViewBox().setDefaultPadding(0.0)
        self.plot.setFrameShape(self.plot.Shape.NoFrame)
        self._image = pg.ImageItem(axisOrder="row-major")
        self.plot.addItem(self._image)
        self.brush = pg.LinearRegionItem(movable=True, swapMode="sort")
        self.plot.addItem(self.brush)
        self.brush.sigRegionChanged.connect(self._follow_brush)
        self.plot.viewport().installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(0)
        row.addWidget(header)
        row.addWidget(self.plot, 1)
        canvas.scene_changed.connect(self._show)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def _warp(self) -> Warp:
        return warp_for(self._session.table) if self._session.view.elastic else STRAIGHT

    def _show(self) -> None:
        """Draw the lanes anew when they have changed, and move the brush."""
        if not self.isVisible():
            return
        session, scene = self._session, self._canvas.scene
        lanes = tuple((lane.key, lane.colour) for lane in scene.lanes)
        columns = max(50, self.plot.viewport().width())
        wanted = (
            session.table,
            session.filter,
            session.view.elastic,
            session.view.lanes_by,
            session.view.arrangement.hidden,
            lanes,
            columns,
            self._look.theme,
        )
        if wanted != self._drawn:
            self._drawn = wanted
            self._draw(columns)
        self._move_brush()

    def _draw(self, columns: int) -> None:
        session, scene = self._session, self._canvas.scene
        density = density_of(
            session.table,
            session.view,
            session.sight.mask(session.table),
            scene,
            warp=self._warp,
            columns=columns,
        )
        rgb = {name: _rgb(self._look.colour(name)) for name in density.colours}
        picture = density.picture(rgb)
        self._image.setImage(np.ascontiguousarray(picture), autoLevels=False, levels=(0, 255))
        self._image.setRect(QRectF(density.start, 0.0, density.end - density.start, 1.0))
        box = self.plot.getPlotItem().getViewBox()
        box.invertY(b=True)
        box.setRange(xRange=(density.start, density.end), yRange=(-0.12, 1.12), padding=0.0)

    def _move_brush(self) -> None:
        view, warp = self._session.view, self._warp
        wanted = (warp.bend(view.start), warp.bend(view.end))
        held = self.brush.getRegion()
        near = (wanted[1] - wanted[0]) * 1e-6
        if abs(held[0] - wanted[0]) > near or abs(held[1] - wanted[1]) > near:
            with QSignalBlocker(self.brush):
                self.brush.setRegion(wanted)
            # setRegion with blocked signals leaves the lines where they were drawn.
            self.brush.update()

    def _follow_brush(self) -> None:
        low, high = self.brush.getRegion()
        if high > low:
            warp, view = self._warp, self._session.view
            self._session.look_at(replace(view, start=float(warp.unbend(low)), end=float(warp.unbend(high))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Double-click fits; a click beside the brush brings the view there."""
        if watched is self.plot.viewport() and isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonDblClick:
                self._session.fit()
                return True
            if event.type() == QEvent.Type.MouseButtonPress and self._beside(event):
                self._go_to(event)
                return True
        return super().eventFilter(watched, event)

    def _at(self, event: QMouseEvent) -> float:
        box = self.plot.getPlotItem().getViewBox()
        return float(box.mapSceneToView(self.plot.mapToScene(event.position().toPoint())).x())

    def _beside(self, event: QMouseEvent) -> bool:
        low, high = self.brush.getRegion()
        box = self.plot.getPlotItem().getViewBox()
        grip = 6 * float(box.viewPixelSize()[0])
        return not low - grip <= self._at(event) <= high + grip

    def _go_to(self, event: QMouseEvent) -> None:
        warp, view = self._warp, self._session.view
        half = (warp.bend(view.end) - warp.bend(view.start)) / 2
        at = self._at(event)
        self._session.jump_to(replace(view, start=float(warp.unbend(at - half)), end=float(warp.unbend(at + half))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other columns."""
        super().resizeEvent(event)
        self._show()

    def _dress(self) -> None:
        self.plot.setBackground(self._look.colour("panel"))
        edge = self._look.colour("selection")
        fill = QColor(edge)
        fill.setAlphaF(0.12)
        hover = QColor(edge)
        hover.setAlphaF(0.18)
        self.brush.setBrush(fill)
        self.brush.setHoverBrush(hover)
        for line in self.brush.lines:
            line.setPen(pg.mkPen(edge, width=1))
            line.setHoverPen(pg.mkPen(edge, width=3))
        self._show()


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
