"""Where Tab goes: through the parts of the window as they are read, and in each from row to row."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


def reading_order(parts: Sequence[QWidget], window: QWidget) -> list[QWidget]:
    """All that Tab can reach: what is in these parts, part by part, then what else the window has."""
    order = [widget for part in parts for widget in _by_rows([part, *part.findChildren(QWidget)], window)]
    order += _by_rows(window.findChildren(QWidget), window)
    return list(dict.fromkeys(order))


def next_in(order: Sequence[QWidget], now: QWidget | None, *, onward: bool) -> QWidget | None:
    """The widget after the one that has the focus, or before it, and round; None when there is none."""
    if not order:
        return None
    if now not in order:
        return order[0 if onward else -1]
    return order[(order.index(now) + (1 if onward else -1)) % len(order)]


def has_gone(widget: QWidget | None) -> bool:
    """Whether a widget has the focus no longer than until another takes it: it is hidden, or switched off."""
    return widget is not None and not (widget.isVisible() and widget.isEnabled())


def _by_rows(widgets: Iterable[QWidget], window: QWidget) -> list[QWidget]:
    """Those that Tab can reach, row by row: what begins above the middle of a row's first widget stands in that row."""
    found = [widget for widget in widgets if _reachable(widget, window)]
    placed = sorted(((widget.mapTo(window, QPoint(0, 0)), widget) for widget in found), key=lambda one: one[0].y())
    rows: list[list[tuple[int, QWidget]]] = []
    middle = -1
    for at, widget in placed:
        if not rows or at.y() > middle:
            rows.append([])
            middle = at.y() + widget.height() // 2
        rows[-1].append((at.x(), widget))
    return [widget for row in rows for _, widget in sorted(row, key=lambda one: one[0])]


def _reachable(widget: QWidget, window: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled() and widget.window() is window
