"""What the status line says by itself: the distance that is measured, and what was not known on a day."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from explorer.ui.canvas.canvas import Canvas
from explorer.ui.canvas.measuring import measured_in_words
from explorer.ui.session import Session


class Telling(QObject):
    """Speaks when another distance is measured, or when the line of *as known on* stands at another day."""

    def __init__(self, session: Session, canvas: Canvas, say: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self._say = say
        self._day: int | None = None
        self._measuring = False
        session.measured_changed.connect(self._tell_measure)
        session.selection_changed.connect(self._tell_measure)
        canvas.scene_changed.connect(self._tell_known)

    def _tell_measure(self) -> None:
        words = measured_in_words(self._session)
        before, self._measuring = self._measuring, self._session.measured_from is not None
        # A distance that is no longer measured is no longer told.
        if words or (before and not self._measuring):
            self._say(words)

    def _tell_known(self) -> None:
        day = self._session.view.as_known_on
        if day != self._day:
            self._day = day
            self._say(self._canvas.knowing.in_words(self._canvas.scene.counts))
