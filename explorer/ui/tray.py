"""The tray: what is not on the canvas, counted in the status line; each count opens the list of its events."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from explorer.data.when import EventId
from explorer.data.words import when_in_words
from explorer.timeline.counts import ABOVE, BELOW, PALE, UNSURE, Counts, Place
from explorer.timeline.drawn import Scene
from explorer.timeline.table import EventTable
from explorer.ui.plain import one_line, plain_tip, shortened
from explorer.ui.widgets import fit_rows, plain_label

# What a count is called, and the places whose events it counts.
HEAPS: dict[str, tuple[Place, ...]] = {
    "undated": ("undated",),
    "out of view": ("before", "after"),
    ABOVE: ("above",),
    BELOW: ("below",),
    "filtered": ("filtered",),
    "folded": ("folded",),
    "in hidden lanes": ("hidden",),
    PALE: (),
    UNSURE: (),
}
_MOST = 500  # events in a list
_ROWS = 16
_TITLE = 70  # characters
_APART = 4  # px between a list and its count


def heap_counts(counts: Counts) -> dict[str, int]:
    """How many events lie in each heap; only those that are not empty."""
    every = {
        "undated": counts.undated,
        "out of view": counts.out_of_view,
        ABOVE: counts.above,
        BELOW: counts.below,
        "filtered": counts.filtered,
        "folded": counts.folded,
        "in hidden lanes": counts.hidden,
        PALE: counts.not_yet_known,
        UNSURE: counts.untold,
    }
    return {name: number for name, number in every.items() if number}


def heap_in_words(heap: str) -> str:
    """The events of a heap, in words that stand alone."""
    return f"the events that are {heap}" + (" the edge of the timeline" if heap in (ABOVE, BELOW) else "")


def rows_of(scene: Scene, heap: str) -> list[int]:
    """The rows of the table that a heap counts, in the order of the table."""
    if heap == PALE:
        return [int(row) for row in scene.whereabouts.unknown_rows]
    if heap == UNSURE:
        return [int(row) for row in scene.whereabouts.untold_rows]
    return sorted(int(row) for place in HEAPS[heap] for row in scene.rows_in(place))


class EventList(QFrame):
    """A small window over the count; Enter or a click chooses an event, Esc closes."""

    chosen = Signal(object)  # EventId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.heading = plain_label(role="heading")
        self.list = QListWidget()
        self.list.setAccessibleName("Events")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.list)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)

    def open(
        self, heading: str, table: EventTable, rows: list[int], *, above: QWidget, place: QRect | None = None
    ) -> None:
        """Show the events of these rows above a widget or a place of it, or below where the screen ends."""
        self.heading.setText(heading if len(rows) <= _MOST else f"{heading}: the first {_MOST}")
        self.list.clear()
        for row in rows[:_MOST]:
            title = str(table.title[row])
            item = QListWidgetItem(f"{shortened(title, _TITLE)}   {one_line(when_in_words(table.when_of(row)))}")
            item.setData(Qt.ItemDataRole.UserRole, str(table.id_of(row)))
            item.setToolTip(plain_tip(title))
            self.list.addItem(item)
        fit_rows(self.list, most=_ROWS)
        self.setFixedWidth(min(640, max(320, self.list.sizeHintForColumn(0) + 50)))
        self.adjustSize()
        size: QSize = self.sizeHint()
        self.move(_beside(above, above.rect() if place is None else place, size))
        self.show()
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, item: QListWidgetItem) -> None:
        # A click is an activation too on some systems: the window is closed by the first.
        if self.isVisible():
            self.hide()
            self.chosen.emit(EventId(str(item.data(Qt.ItemDataRole.UserRole))))


def _beside(widget: QWidget, place: QRect, size: QSize) -> QPoint:
    """Where a window of this size stands above a place of a widget, or below it, inside the screen."""
    screen = widget.screen().availableGeometry()
    above = widget.mapToGlobal(place.topLeft()) - QPoint(0, size.height() + _APART)
    below = widget.mapToGlobal(place.bottomLeft()) + QPoint(0, _APART)
    y = above.y() if above.y() >= screen.top() else min(below.y(), screen.bottom() - size.height())
    return QPoint(max(min(above.x(), screen.right() - size.width()), screen.left()), y)
