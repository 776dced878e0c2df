"""Small parts that several panes are built from: plain labels, rows that lead somewhere, dots, a flowing row."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMargins, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPaintDevice, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QLayout,
    QLayoutItem,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.look import Look
from explorer.ui.plain import drawable, one_line, plain_tip

_GAP = 8  # px between a row's lead and its text


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter that is ended whatever happens: Qt crashes when a device goes while one still paints on it."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


def tick_item(name: str, count: str, key: str, *, on: bool) -> QListWidgetItem:
    """An entry of a list that can be ticked: its name with a count, its key as data."""
    item = QListWidgetItem(f"{one_line(name)}   {count}")
    item.setData(Qt.ItemDataRole.UserRole, key)
    item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    item.setToolTip(plain_tip(name))
    return item


def fit_rows(shown: QListWidget, *, most: int) -> None:
    """Make a list as high as its entries, of very many as high as so many of them."""
    shown.ensurePolished()
    rows = [max(shown.sizeHintForRow(row), 20) for row in range(min(max(shown.count(), 1), most))]
    margins = shown.contentsMargins() + shown.viewportMargins()
    shown.setFixedHeight(sum(rows) + margins.top() + margins.bottom() + 2 * shown.spacing() + 2)


def plain_label(text: str = "", *, role: str = "", wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label that shows its text as it is, never as markup; `role` names its look in the style sheet."""
    label = QLabel(drawable(text), parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setIndent(0)
    if role:
        label.setProperty("role", role)
    return label


class ShortLabel(QLabel):
    """A label of one line that ends in "…" where it has too little room for its text."""

    def __init__(self, *, role: str, least: int) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._least = least

    def minimumSizeHint(self) -> QSize:
        """So much of the text stays."""
        hint = super().minimumSizeHint()
        return QSize(min(self._least, hint.width()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has room."""
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        with painting(self) as painter:
            painter.setPen(self.palette().windowText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def rule() -> QFrame:
    """A thin horizontal line."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def flat_button(text: str, *, name: str, role: str = "") -> QToolButton:
    """A quiet button; `name` is what a screen reader says."""
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(name)
    # A click leaves the focus where it is: the keys of the canvas go on.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    if role:
        button.setProperty("role", role)
    return button


class Dot(QWidget):
    """The lane's colour, 9 px across; struck events and tensions have other shapes elsewhere, never colour alone."""

    def __init__(self, look: Look, colour: str = "grey", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._colour = colour
        self.setFixedSize(11, 18)
        look.changed.connect(self.update)

    def show_colour(self, colour: str) -> None:
        """Take the colour of another lane."""
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_dot(painter, QPointF(5.5, 9.5), self._look.colour(self._colour))


class TriangleSign(QWidget):
    """The sign of a tension beside a sentence."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedSize(13, 18)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the triangle."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_triangle(painter, QPointF(6.5, 9.5), self._look.colour("tension"))


def paint_dot(painter: QPainter, middle: QPointF, colour: QColor) -> None:
    """A dot of 9 px."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(middle, 4.5, 4.5)


def paint_triangle(painter: QPainter, middle: QPointF, colour: QColor) -> None:
    """The sign of a tension: a hollow triangle of 10 px."""
    painter.setPen(colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y = middle.x(), middle.y()
    painter.drawPolygon(QPolygonF([QPointF(x, y - 5), QPointF(x + 5, y + 4), QPointF(x - 5, y + 4)]))
    painter.drawLine(QPointF(x, y - 1.5), QPointF(x, y + 1))


class LeadingRow(QAbstractButton):
    """A line that leads somewhere: a lead (a word, a dot or a triangle) and a text that wraps; Enter or a click goes.

    `lead_width` is the pixels kept for the lead, which stands right-aligned when it is a word.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        lead: str = "",
        sign: str = "",
        colour: str = "grey",
        lead_width: int = 20,
        leads: bool = True,
    ) -> None:
        super().__init__()
        self._look = look
        self._said = one_line(text)
        self._lead = lead
        self._sign = sign
        self._colour = colour
        self._lead_width = lead_width
        self._gap = _GAP if lead_width else 0
        self._leads = leads
        self._hovered = False
        self.setText(self._said.replace("&", "&&"))
        self.setAccessibleName(f"{lead} {self._said}".strip())
        if leads:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setEnabled(False)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        """The text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """Pixels that the text takes at this width."""
        room = QRect(0, 0, max(40, width - self._lead_width - self._gap), 10_000)
        text = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._said)
        return max(20, text.height() + 4)

    def sizeHint(self) -> QSize:
        """One line, as wide as it likes."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """A narrow pane wraps it."""
        return QSize(80, 20)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline the text under the mouse."""
        self._hovered = self._leads
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Calm again."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint lead and text."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(self._look.colour("selection"))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            self._paint_lead(painter)
            font = QFont(self.font())
            font.setUnderline(self._hovered)
            painter.setFont(font)
            painter.setPen(self._look.colour("ink"))
            room = QRect(self._lead_width + self._gap, 2, self.width() - self._lead_width - self._gap, self.height())
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self._said)

    def _paint_lead(self, painter: QPainter) -> None:
        middle = QPointF(self._lead_width - 8, 2 + QFontMetrics(self.font()).height() / 2)
        if self._sign == "dot":
            paint_dot(painter, middle, self._look.colour(self._colour))
        elif self._sign == "triangle":
            paint_triangle(painter, middle, self._look.colour("tension"))
        elif self._lead:
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(self._look.colour("selection"))
            room = QRect(0, 2, self._lead_width, self.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), self._lead)


def wanted_height(area: QScrollArea, width: int) -> int:
    """Pixels that what stands in a scroll area would take at this width."""
    inside = area.widget()
    if inside is None:
        return 0
    layout = inside.layout()
    if layout is not None:
        layout.activate()
    return inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()


class FlowRow(QLayout):
    """Lays its widgets out in rows, left to right, and begins another row where one is full."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  Qt's name
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  Qt asks until None
        """An item, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  Qt asks until None
        """Let go of an item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  Qt's name
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        """Narrow means high."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """Pixels that all rows take at this width."""
        return self._place(QRect(0, 0, width, 0), only_measure=True)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  Qt's name
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, only_measure=False)

    def sizeHint(self) -> QSize:
        """The smallest size will do."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802  Qt's name
        """The widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, only_measure: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        x, y, row = inner.x(), inner.y(), 0
        for item in self._items:
            held = item.widget()
            if held is not None and held.isHidden():
                continue
            size = item.sizeHint()
            if x + size.width() > inner.right() + 1 and row > 0:
                x, y, row = inner.x(), y + row + self._gap, 0
            if not only_measure:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            row = max(row, size.height())
        return y + row - rect.y() + margins.bottom()


class Column(QWidget):
    """A column of rows that can be emptied and filled again."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 2) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(gap)

    def fill(self, rows: list[QWidget]) -> None:
        """Show these rows instead of those before."""
        while self._rows.count():
            item = self._rows.takeAt(0)
            held = item.widget() if item is not None else None
            if held is not None:
                held.hide()
                held.deleteLater()
        for row in rows:
            self._rows.addWidget(row)
            # A layout counts only what is shown, and shows what it takes a turn later.
            row.show()
        self.setVisible(bool(rows))
