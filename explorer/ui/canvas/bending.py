"""Elastic time goes on and off as a short movement, where the system shows movements and the story is not too large."""

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtWidgets import QStyle, QWidget

from explorer.timeline.bending import in_between
from explorer.timeline.table import EventTable
from explorer.timeline.view import View

DURATION = 200  # ms
# A frame of more events would take too long: there the axis changes at once.
_MOST_EVENTS = 1_500


class Bending(QObject):
    """Knows how far the axis is on its way; `moved` comes for every frame."""

    moved = Signal()

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._table: EventTable | None = None
        self._elastic = True
        self._way = QVariantAnimation(self)
        self._way.setDuration(DURATION)
        self._way.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._way.valueChanged.connect(self._move)
        self._way.finished.connect(self._move)

    @property
    def under_way(self) -> bool:
        """Whether the axis is moving now."""
        return self._way.state() == QAbstractAnimation.State.Running

    def watch(self, table: EventTable, view: View) -> None:
        """Look whether elastic time was switched: then the axis goes there."""
        same_story = self._table is table
        switched = same_story and view.elastic != self._elastic
        self._table, self._elastic = table, view.elastic
        if not same_story:
            self._way.stop()
        elif switched:
            begin = self._part() if self.under_way else float(not view.elastic)
            self._way.stop()
            if self._may_move(table):
                self._way.setStartValue(begin)
                self._way.setEndValue(float(view.elastic))
                self._way.start()

    def now(self, table: EventTable, view: View) -> tuple[EventTable, View]:
        """Table and view as they are to be drawn at this moment."""
        return in_between(table, view, self._part()) if self.under_way else (table, view)

    def _part(self) -> float:
        return float(self._way.currentValue())

    def _may_move(self, table: EventTable) -> bool:
        if len(table) > _MOST_EVENTS or not self._canvas.isVisible():
            return False
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._canvas.style().styleHint(hint, None, self._canvas) > 0

    def _move(self, *_: object) -> None:
        self.moved.emit()
