"""Where the window stands: as it was left, and always with all of it on a screen that is there."""

from PySide6.QtCore import QByteArray, QMargins, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

# What a window manager puts around a window, at most: it is known only when the window stands, which is too late.
_FRAME = QMargins(8, 40, 8, 8)


def fitted(wanted: QRect, room: QRect) -> QRect:
    """The rectangle no larger than the room, moved as little as brings it inside."""
    size = wanted.size().boundedTo(room.size())
    left = min(max(wanted.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(wanted.top(), room.top()), room.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def place_window(window: QWidget, shape: QByteArray | None, *, otherwise: QSize) -> None:
    """Put a window where it was left, without a shape nowhere in particular in this size; on the screen it must fit."""
    if shape is None or not window.restoreGeometry(shape):
        window.resize(fitted(QRect(_room(window).topLeft(), otherwise), _room(window)).size())
        return
    if window.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
        return
    wanted = fitted(window.geometry(), _room(window))
    # What fits is left alone: some window managers move a little whatever is placed.
    if wanted != window.geometry():
        window.setGeometry(wanted)


def _room(window: QWidget) -> QRect:
    """What a screen leaves for a window without its frame, in pixels of the desktop."""
    screen = QGuiApplication.screenAt(window.geometry().center()) or window.screen()
    return screen.availableGeometry().marginsRemoved(_FRAME)
