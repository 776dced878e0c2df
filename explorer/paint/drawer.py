"""Draws a scene with QPainter: the same steps for the screen, a picture and a page. It decides nothing."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPaintEngine, QPainter, QPen, QPolygonF

from explorer.paint.fonts import font_of
from explorer.paint.theme import Theme
from explorer.timeline.scene import Scene
from explorer.timeline.steps import (
    SHAPE_STYLES,
    Box,
    Cells,
    Clip,
    Disc,
    Fade,
    Rect,
    Shape,
    Step,
    Text,
    Unclip,
)


def draw_scene(painter: QPainter, scene: Scene, theme: Theme) -> None:
    """Draw all steps of a scene, in pixels at 100 %; the painter's state is as before afterwards."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for step in scene.steps:
        _draw(painter, step, theme)
    painter.restore()


def _draw(painter: QPainter, step: Step, theme: Theme) -> None:
    match step:
        case Text():
            _draw_text(painter, step, theme)
        case Fade():
            _draw_fade(painter, step, theme)
        case Clip(rect):
            painter.save()
            painter.setClipRect(_rect(rect), Qt.ClipOperation.IntersectClip)
        case Unclip():
            painter.restore()
        case _:
            _ink(painter, step.style, theme.colour(step.colour))
            _draw_shape(painter, step)


def _draw_shape(painter: QPainter, step: Box | Shape | Disc | Cells) -> None:
    match step:
        case Box():
            if step.radius:
                painter.drawRoundedRect(_rect(step.rect), step.radius, step.radius)
            else:
                painter.drawRect(_rect(step.rect))
        case Shape():
            points = [QPointF(x, y) for x, y in step.points]
            if step.closed:
                painter.drawPolygon(QPolygonF(points))
            else:
                painter.drawPolyline(QPolygonF(points))
        case Disc():
            painter.drawEllipse(QPointF(step.x, step.y), step.radius, step.radius)
        case Cells():
            painter.drawRects([QRectF(x, y, width, height) for x, y, width, height in step.rects.tolist()])


def _draw_text(painter: QPainter, step: Text, theme: Theme) -> None:
    pen = _text_pen(theme.colour(step.colour))
    painter.setPen(pen)
    painter.setFont(font_of(step.style))
    painter.drawText(QPointF(step.left, step.y), step.text)
    if step.struck:
        painter.drawLine(QPointF(step.left, step.y - 4), QPointF(step.left + step.width, step.y - 4))


def _draw_fade(painter: QPainter, step: Fade, theme: Theme) -> None:
    colour = theme.colour(step.colour)
    # Readers of PDF disagree on see-through gradients: there the fade is mixed with its ground.
    ground = theme.colour(step.ground) if painter.paintEngine().type() == QPaintEngine.Type.Pdf else None
    gradient = QLinearGradient(step.rect.x, 0, step.rect.right, 0)
    for place, opacity in step.stops:
        gradient.setColorAt(place, _colour(colour, opacity) if ground is None else _mixed(colour, ground, opacity))
    painter.fillRect(_rect(step.rect), QBrush(gradient))


@lru_cache(maxsize=4000)
def _mixed(colour: str, ground: str, opacity: float) -> QColor:
    top, below = QColor(colour), QColor(ground)
    pairs = ((top.redF(), below.redF()), (top.greenF(), below.greenF()), (top.blueF(), below.blueF()))
    red, green, blue = (one * opacity + other * (1 - opacity) for one, other in pairs)
    return QColor.fromRgbF(red, green, blue)


def _ink(painter: QPainter, style: str, colour: str) -> None:
    pen, brush = _pen_and_brush(style, colour)
    painter.setPen(pen)
    painter.setBrush(brush)


@lru_cache(maxsize=1000)
def _pen_and_brush(style: str, colour: str) -> tuple[QPen, QBrush]:
    look = SHAPE_STYLES[style]
    brush = QBrush(_colour(colour, look.fill)) if look.fill else QBrush(Qt.BrushStyle.NoBrush)
    if not look.line:
        return QPen(Qt.PenStyle.NoPen), brush
    pen = QPen(_colour(colour, look.line), look.line_width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if look.round_ends else Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if look.round_ends else Qt.PenCapStyle.FlatCap)
    if look.dash:
        # Qt counts dashes in line widths.
        pen.setDashPattern([length / look.line_width for length in look.dash])
    return pen, brush


@lru_cache(maxsize=1000)
def _text_pen(colour: str) -> QPen:
    return QPen(QColor(colour))


@lru_cache(maxsize=4000)
def _colour(colour: str, opacity: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
