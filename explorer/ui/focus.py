"""What Tab has reached is ringed; the second key of the context menu."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QPainter, QPaintEvent, QPen, QRegion, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from explorer.ui.look import Look
from explorer.ui.widgets import painting

_RING, _RADIUS = 4, 5.0  # px


class _Ring(QWidget):
    """Lies over its parent's edge: a line that stands out from the panels, and in it one that does from a full button.

    It covers no more than it draws, so that what is under it need not be painted for it.
    """

    def __init__(self, look: Look, around: QWidget) -> None:
        super().__init__(around)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        around.installEventFilter(self)
        look.changed.connect(self.update)
        self._follow(around)
        self.show()

    def _follow(self, around: QWidget) -> None:
        self.setGeometry(around.rect())
        inner = self.rect().adjusted(_RING, _RING, -_RING, -_RING)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inner)))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as what it rings."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._follow(watched)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two lines, one in the other."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for token, width, inside in (("selection", 2.0, 1.0), ("panel", 1.0, 2.5)):
                painter.setPen(QPen(self._look.colour(token), width))
                box = QRectF(self.rect()).adjusted(inside, inside, -inside, -inside)
                painter.drawRoundedRect(box, _RADIUS, _RADIUS)


class FocusRing(QObject):
    """Rings the widget that a person went to by Tab, until the focus goes on."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._ring: _Ring | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @property
    def around(self) -> QWidget | None:
        """What is ringed."""
        return None if self._ring is None else self._ring.parentWidget()

    def put_around(self, widget: QWidget) -> None:
        """Ring this widget and no other; one that is scrolled out of sight comes back."""
        self.take_away()
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        self._ring = _Ring(self._look, widget)
        self._ring.destroyed.connect(self._forget)

    def take_away(self) -> None:
        """Ring nothing."""
        ring, self._ring = self._ring, None
        if ring is not None:
            ring.destroyed.disconnect(self._forget)
            ring.hide()
            ring.deleteLater()

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        # While a menu is open nothing has the focus, and then the same widget again.
        if now is not None and now is not self.around:
            self.take_away()

    def _forget(self) -> None:
        self._ring = None


def offer_menu_by_key(window: QWidget) -> None:
    """Shift+F10 asks for the context menu, for keyboards that have no key for it."""
    QShortcut(QKeySequence("Shift+F10"), window).activated.connect(lambda: _ask_for_menu(window))


def _ask_for_menu(window: QWidget) -> None:
    asked = window.focusWidget()
    if asked is not None:
        middle = QPoint(asked.width() // 2, asked.height() // 2)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, asked.mapToGlobal(middle))
        QApplication.sendEvent(asked, event)
