"""The window's parts and where they stand: tool bar, chips, canvas and overview left, the panes right, status below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from explorer.ui.actions import Actions
from explorer.ui.bars import StatusLine, ToolBar
from explorer.ui.canvas.canvas import Canvas
from explorer.ui.canvas.overview import Overview
from explorer.ui.canvas.preview import Preview
from explorer.ui.look import Look
from explorer.ui.notice import Notice
from explorer.ui.panes.activity import ActivityPane
from explorer.ui.panes.chips.row import ChipRow
from explorer.ui.panes.inspector.pane import Inspector
from explorer.ui.panes.neighbours import Neighbours
from explorer.ui.panes.search import Search
from explorer.ui.panes.source.pane import SourcePane
from explorer.ui.panes.table import TablePane
from explorer.ui.session import Session
from explorer.ui.settings import Settings
from explorer.ui.start import StartPage
from explorer.ui.widgets import rule, wanted_height

WIDTH, HEIGHT = 1680, 1050
_RIGHT = 490
_RIGHT_PART, _MOST_RIGHT_PART, _LEAST_RIGHT = 0.36, 0.6, 320  # of the width, as a person wants it, and px
_TABLE = 300
_CANVAS_PART = 0.4  # of the left half's height, at least
_INSPECTOR_PART = 0.42  # of the right column, at most
_NEIGHBOURS_PART = 0.22
_PAIR_PART = 0.46  # of the width, for two documents side by side
_LEAST_FOR_NEIGHBOURS = 520  # px of the right column
_SPLITTERS = ("halves", "left")
_PANES = {"show_inspector": True, "show_source": True, "show_overview": True, "show_activity": False, "table": False}


class Parts(QObject):
    """Makes every part once, lays them out, and shows or hides the panes."""

    def __init__(self, session: Session, look: Look, commands: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self.canvas = Canvas(session, look)
        self.canvas.addActions(commands.reaching("canvas"))
        self.preview = Preview(session, self.canvas)
        self.overview = Overview(session, self.canvas, look)
        self.chips = ChipRow(session, look)
        self.inspector = Inspector(session, look)
        self.source = SourcePane(session, look)
        self.neighbours = Neighbours(session, look)
        self.activity = ActivityPane(session, look)
        self.activity.hide()
        self.table = TablePane(session)
        self.search = Search(session)
        view = [commands[name] for name in ("fit", "elastic", "table")]
        self.tool_bar = ToolBar(self.search, view, [commands["export"], commands["brief"]])
        self.tool_bar.buttons["brief"].setProperty("role", "brief")
        self.status = StatusLine(commands["problems"])
        self.notice = Notice()
        self.exporting = self.status.exporting
        self.start = StartPage(look, commands["open"], commands["sample"])
        self._above_overview, self._under_inspector, self._over_neighbours = rule(), rule(), rule()
        self.left = _Splitter(Qt.Orientation.Vertical)
        self._overview_on = True
        self._left_soon = _soon(self, self._fit_left)
        self._left_given = [0, 0]
        self.left.splitterMoved.connect(self._keep_left)
        self.left.resized.connect(self._left_soon.start)
        # In a narrow window the chips take another row: that comes a turn later.
        self.chips.installEventFilter(self)
        self.right = _RightColumn(
            [self.inspector, self._under_inspector, self.source, self._over_neighbours, self.neighbours],
            stretch=self.source,
        )
        # Contents change in bursts: the height is shared once for all of them.
        self._soon = _soon(self, self.share_right)
        self.right.resized.connect(self._soon.start)
        self.halves = _Splitter(Qt.Orientation.Horizontal)
        self._right_given = 0
        self.halves.splitterMoved.connect(self._keep_right)
        self.halves.resized.connect(self._fit_right)
        self._before_pair: list[int] | None = None
        self.pages = QStackedWidget()
        self.central = self._arranged()
        self.inspector.height_wanted.connect(self._soon.start)
        self.neighbours.height_wanted.connect(self._soon.start)

    def _arranged(self) -> QWidget:
        canvas = _column(self.chips, self.canvas, self._above_overview, self.overview, stretch=self.canvas)
        for splitter, first, second, sizes in (
            (self.left, canvas, self.table, (HEIGHT - _TABLE, _TABLE)),
            (self.halves, self.left, self.right, (WIDTH - _RIGHT, _RIGHT)),
        ):
            splitter.addWidget(first)
            splitter.addWidget(second)
            splitter.setStretchFactor(0, 1)
            splitter.setStretchFactor(1, 0)
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            splitter.setSizes(list(sizes))
        self.left.insertWidget(1, self.activity)
        self.left.setStretchFactor(1, 0)
        self.left.setStretchFactor(2, 0)
        story = _column(self.tool_bar, self.halves, self.status, stretch=self.halves)
        self.pages.addWidget(self.start)
        self.pages.addWidget(story)
        central = _column(self.pages, stretch=self.pages)
        self.notice.lie_over(central, foot=self.status)
        return central

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """The parts in the order in which the window is read."""
        left = (self.chips, self.canvas, self.overview, self.activity, self.table)
        right = (self.inspector, self.source, self.neighbours)
        return (self.start, self.tool_bar, *left, *right, self.status, self.notice)

    def show_pane(self, name: str, *, on: bool) -> None:
        """Show or hide a pane by the name of its command."""
        if name == "table":
            self.table.setVisible(on)
            self.table.refresh()
            self._left_soon.start()
        elif name == "show_activity":
            self.activity.setVisible(on)
            self.activity.show_lanes(self.canvas.scene.lanes)
            self._left_soon.start()
        elif name == "show_overview":
            self._overview_on = on
            self._show_overview(on=on)
            self._left_soon.start()
        else:
            part: QFrame | QWidget = self.inspector if name == "show_inspector" else self.source
            part.setVisible(on)
            self.share_right()

    def widen_right(self, *, on: bool) -> None:
        """Give two documents beside each other room, and afterwards take it back."""
        if on == (self._before_pair is not None):
            return
        if self._before_pair is not None:
            sizes, self._before_pair = self._before_pair, None
            self.halves.setSizes(sizes)
            return
        self._before_pair = self.halves.sizes()
        width = sum(self._before_pair)
        wanted = max(self._before_pair[1], round(width * _PAIR_PART))
        self.halves.setSizes([width - wanted, wanted])

    def _keep_right(self, *_: object) -> None:
        """The width that a person gave the right column is the one it has wherever there is room."""
        if self._before_pair is None:
            self._right_given = self.halves.sizes()[1]

    def _fit_right(self) -> None:
        """In a narrow window the right column gives way: the canvas keeps its part."""
        left, right = self.halves.sizes()
        part = _MOST_RIGHT_PART if self._right_given else _RIGHT_PART
        wanted = min(self._right_given or _RIGHT, max(_LEAST_RIGHT, round((left + right) * part)))
        if self._before_pair is None and right and right != wanted:
            self.halves.setSizes([left + right - wanted, wanted])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More or fewer rows of chips leave the canvas another height."""
        if event.type() == QEvent.Type.Resize:
            self._left_soon.start()
        return super().eventFilter(watched, event)

    def _keep_left(self, *_: object) -> None:
        """The heights that a person gave the panes under the canvas are those that they have wherever there is room."""
        self._left_given = self.left.sizes()[1:]

    def _fit_left(self) -> None:
        """The panes under the canvas give way where it would have less than its part, the table first.

        Where that is not enough, the overview goes: the activity shows the same stretch.
        """
        now = self.left.sizes()
        panes = (self.activity, self.table)
        least = [0 if pane.isHidden() else pane.minimumHeight() for pane in panes]
        canvas = round(sum(now) * _CANVAS_PART) + self.chips.height()
        roomy = canvas + self.overview.height() + sum(least) <= sum(now)
        self._show_overview(on=self._overview_on and (roomy or self.activity.isHidden()))
        canvas += 0 if self.overview.isHidden() else self.overview.height()
        given = [max(kept, size) for kept, size in zip(self._left_given, now[1:], strict=True)]
        activity = min(given[0], max(least[0], sum(now) - canvas - least[1])) if least[0] else 0
        table = min(given[1], max(least[1], sum(now) - canvas - activity)) if least[1] else 0
        wanted = [sum(now) - activity - table, activity, table]
        if self.left.isVisible() and any(least):
            self._left_given = given
            # Even where they are so already: a splitter goes back to what it was told last.
            self.left.setSizes(wanted)

    def _show_overview(self, *, on: bool) -> None:
        self.overview.setVisible(on)
        self._above_overview.setVisible(on)

    def share_right(self) -> None:
        """Give inspector and neighbours the height that they need, the article the rest."""
        height = self.right.height()
        both = not self.inspector.isHidden() and not self.source.isHidden()
        self._under_inspector.setVisible(both)
        roomy = height >= _LEAST_FOR_NEIGHBOURS
        self.neighbours.setVisible(roomy and self.neighbours.filled)
        self._over_neighbours.setVisible(not self.neighbours.isHidden())
        self.right.setVisible(not (self.inspector.isHidden() and self.source.isHidden()))
        for area, part in ((self.inspector, _INSPECTOR_PART), (self.neighbours, _NEIGHBOURS_PART)):
            needed = wanted_height(area, max(200, self.right.width()))
            most = round(height * part) if not self.source.isHidden() else height
            area.setFixedHeight(max(60, min(needed, most)))

    def restore(self, settings: Settings, commands: Actions) -> None:
        """Put panes and splitters back as they were left."""
        for name in _SPLITTERS:
            state = settings.shape(name)
            if state is not None:
                getattr(self, name).restoreState(state)
        self._right_given = settings.width("right")
        for name, otherwise in _PANES.items():
            on = settings.flag(name, otherwise=otherwise)
            commands[name].setChecked(on)
            self.show_pane(name, on=on)

    def keep(self, settings: Settings, commands: Actions) -> None:
        """Remember panes and splitters."""
        self.widen_right(on=False)
        for name in _SPLITTERS:
            settings.keep_shape(name, getattr(self, name).saveState())
        settings.keep_width("right", self._right_given)
        for name in _PANES:
            settings.keep_flag(name, value=commands[name].isChecked())


def _soon(parent: QObject, deed: Callable[[], None]) -> QTimer:
    """What is started does the deed a turn later: once for a burst, when everything has its place."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(0)
    timer.timeout.connect(deed)
    return timer


class _Splitter(QSplitter):
    """Tells its new size."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell it."""
        super().resizeEvent(event)
        self.resized.emit()


class _RightColumn(QWidget):
    """Tells its new size, for its parts share the height by what they hold."""

    resized = Signal()

    def __init__(self, parts: Sequence[QWidget], *, stretch: QWidget) -> None:
        super().__init__()
        self.setObjectName("right_column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_LEAST_RIGHT)
        _stack(self, parts, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell it."""
        super().resizeEvent(event)
        self.resized.emit()


def _column(*parts: QWidget, stretch: QWidget) -> QWidget:
    """The parts under each other without a gap; `stretch` takes the height that is left."""
    column = QWidget()
    column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    _stack(column, parts, stretch)
    return column


def _stack(column: QWidget, parts: Sequence[QWidget], stretch: QWidget) -> None:
    rows = QVBoxLayout(column)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    for part in parts:
        rows.addWidget(part, 1 if part is stretch else 0)
