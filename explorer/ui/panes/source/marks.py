"""Marks in an article: passages of events, and the stretches of lines on the screen that a passage covers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLine

from explorer.data.passage import Passage
from explorer.data.when import EventId

LINE = 24.0  # px from line to line


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of an event in this document: the event, its title for the tip, its lane's colour."""

    event: EventId
    passage: Passage
    title: str
    colour: str


def covered(block: QTextBlock, first: int, last: int) -> list[QRectF]:
    """The stretches of a block's lines between two of Qt's positions in it, in pixels of the block."""
    layout = block.layout()
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start, end = line.textStart(), line.textStart() + line.textLength()
        if end <= first or start >= last:
            continue
        left, right = _x_of(line, max(first, start)), _x_of(line, min(last, end))
        # The space at which a line breaks is no part of what is marked.
        right = min(right, line.x() + line.naturalTextWidth())
        found.append(QRectF(min(left, right), line.y(), abs(right - left), LINE))
    return found


def _x_of(line: QTextLine, position: int) -> float:
    """Pixels from the left of the block; PySide answers with the position that it took beside it."""
    answer = cast("tuple[float, int] | float", line.cursorToX(position))
    return answer[0] if isinstance(answer, tuple) else answer


def meets(passage: Passage, seen: tuple[int, int]) -> bool:
    """Whether a passage touches the half-open stretch of code points that is on the screen."""
    return passage.start < seen[1] and seen[0] < passage.end


def paint_background(painter: QPainter, lines: Sequence[QRectF], colour: QColor) -> None:
    """A soft ground under the stretches of lines."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for line in lines:
        painter.drawRoundedRect(line.adjusted(-1, 1, 1, -1), 2, 2)


def paint_frame(painter: QPainter, lines: Sequence[QRectF], colour: QColor) -> None:
    """A thin frame around the stretches of lines."""
    painter.setPen(colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        painter.drawRoundedRect(line.adjusted(-1.5, 1.5, 1.5, -1.5), 3, 3)


def paint_underline(painter: QPainter, lines: Sequence[QRectF], colour: QColor, thickness: float) -> None:
    """A line under the stretches of lines."""
    for line in lines:
        painter.fillRect(QRectF(line.left(), line.bottom() - 2.5, line.width(), thickness), colour)


def paint_dots(painter: QPainter, lines: Sequence[QRectF], colour: QColor) -> None:
    """Dots under the stretches of lines."""
    pen = QPen(colour, 1.6, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.6])
    painter.setPen(pen)
    for line in lines:
        y = line.bottom() - 2.0
        painter.drawLine(QPointF(line.left() + 1, y), QPointF(line.right() - 1, y))
