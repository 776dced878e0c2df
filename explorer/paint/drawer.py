"""Draws a scene with QPainter: the same steps for the screen, a picture and a page. It decides nothing."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPaintEngine,
    QPainter,
    QPen,
    QPolygonF,
    QStaticText,
    QTextLayout,
    QTransform,
)

from explorer.paint.fonts import ascent_of, font_of
from explorer.paint.theme import Theme
from explorer.timeline.scene import Scene
from explorer.timeline.steps import (
    SHAPE_STYLES,
    Box,
    Cells,
    Clip,
    Diamonds,
    Disc,
    Fade,
    Rect,
    Shape,
    Skyline,
    Step,
    Text,
    Unclip,
    diamond,
)

Colours = dict[str, str]


def draw_scene(painter: QPainter, scene: Scene, theme: Theme) -> None:
    """Draw all steps of a scene, in pixels at 100 %; the painter's state is as before afterwards."""
    draw_steps(painter, scene.steps, theme)


def draw_steps(painter: QPainter, steps: Sequence[Step], theme: Theme) -> None:
    """Draw some steps, one after the other; every `Clip` among them has its `Unclip`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    device = painter.paintEngine().type()
    colours = dict(theme.colours)
    pen = style = ""
    for step in steps:
        if type(step) is Text and device == QPaintEngine.Type.Raster:
            # A static text is laid out once and then drawn in half the time; its place is its top, not its baseline.
            # Most steps are texts: what the painter has been told already need not be said again.
            if step.colour != pen:
                pen = step.colour
                painter.setPen(_text_pen(colours[pen]))
            if step.style != style:
                style = step.style
                painter.setFont(font_of(style))
            laid, ascent = _static_text(step.text, style)
            painter.drawStaticText(QPointF(step.left, step.y - ascent), laid)
        elif type(step) is Fade:
            _draw_fade(painter, step, colours, device)
        else:
            pen = ""
            style = "" if type(step) in (Text, Unclip) else style
            _draw(painter, step, colours, device)
    painter.restore()


def _draw(painter: QPainter, step: Step, colours: Colours, device: QPaintEngine.Type) -> None:
    match step:
        case Text():
            _draw_text(painter, step, colours)
        case Fade():
            _draw_fade(painter, step, colours, device)
        case Skyline():
            _draw_skyline(painter, step, colours, device)
        case Box() if not step.radius and not SHAPE_STYLES[step.style].line:
            painter.fillRect(_rect(step.rect), _colour(colours[step.colour], SHAPE_STYLES[step.style].fill))
        case Shape() if step.style == "hairline" and (line := _upright(step)) is not None:
            # Four times as quick as a line with a pen, and the same pixels.
            painter.fillRect(line, _colour(colours[step.colour], 1.0))
        case Clip(rect):
            painter.save()
            painter.setClipRect(_rect(rect), Qt.ClipOperation.IntersectClip)
        case Unclip():
            painter.restore()
        case _:
            _ink(painter, step.style, colours[step.colour])
            _draw_shape(painter, step)


def _draw_shape(painter: QPainter, step: Box | Shape | Disc | Cells | Diamonds) -> None:
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
        case Diamonds():
            shape = QPolygonF([QPointF(x, y) for x, y in diamond(0.0, 0.0, step.across)])
            for x, y in step.middles.tolist():
                painter.drawPolygon(shape.translated(x, y))


def _upright(step: Shape) -> QRectF | None:
    """A line of one pixel along an axis as a rectangle; None for any other line."""
    if step.closed or len(step.points) != 2:
        return None
    (x, y), (right, bottom) = step.points
    if x == right:
        return QRectF(x - 0.5, min(y, bottom), 1.0, abs(bottom - y))
    return QRectF(min(x, right), y - 0.5, abs(right - x), 1.0) if y == bottom else None


def _draw_text(painter: QPainter, step: Text, colours: Colours) -> None:
    painter.setPen(_text_pen(colours[step.colour]))
    painter.setFont(font_of(step.style))
    painter.drawText(QPointF(step.left, step.y), step.text)


@lru_cache(maxsize=4000)
def _static_text(text: str, style: str) -> tuple[QStaticText, float]:
    """A text laid out once, with the pixels from its top to its baseline."""
    laid = QStaticText(text)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    laid.prepare(QTransform(), font_of(style))
    return laid, _ascent(text, style)


def _ascent(text: str, style: str) -> float:
    """Pixels from the top of a laid out text to its baseline: letters that the font lacks come from a taller one."""
    if text.isascii():
        return ascent_of(style)
    layout = QTextLayout(text, font_of(style))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.ascent()


def _draw_fade(painter: QPainter, step: Fade, colours: Colours, device: QPaintEngine.Type) -> None:
    # Readers of PDF disagree on see-through gradients: there the fade is mixed with its ground.
    ground = colours[step.ground] if device == QPaintEngine.Type.Pdf else None
    ink = _fading(step.stops, colours[step.colour], ground)
    left, top, width, height = step.rect
    if isinstance(ink, QColor):
        painter.fillRect(QRectF(left, top, width, height), ink)
        return
    ink.setStart(left, 0.0)
    ink.setFinalStop(left + width, 0.0)
    painter.fillRect(QRectF(left, top, width, height), QBrush(ink))


@lru_cache(maxsize=500)
def _fading(stops: tuple[tuple[float, float], ...], colour: str, ground: str | None) -> QColor | QLinearGradient:
    """The colours of a fade, to be laid where it is wanted; one colour where it fades nowhere and nothing is mixed."""
    if ground is None and all(opacity == stops[0][1] for _, opacity in stops):
        return _colour(colour, stops[0][1])
    gradient = QLinearGradient(0.0, 0.0, 1.0, 0.0)
    for place, opacity in stops:
        gradient.setColorAt(place, _colour(colour, opacity) if ground is None else _mixed(colour, ground, opacity))
    return gradient


def _draw_skyline(painter: QPainter, step: Skyline, colours: Colours, device: QPaintEngine.Type) -> None:
    colour = _colour(colours[step.colour], SHAPE_STYLES[step.style].fill)
    if device != QPaintEngine.Type.Raster:
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QBrush(colour))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in step.outline()]))
        return
    # One image: a thousand columns as a thousand rectangles, or as one jagged polygon, take ten times as long.
    height, width = int(step.rect.height), len(step.heights)
    inked = np.arange(height, 0, -1, dtype=np.int16)[:, None] <= step.heights.astype(np.int16)
    pixels = np.multiply(inked, np.uint32(_premultiplied(colour)), dtype=np.uint32)
    picture = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    painter.drawImage(QPointF(step.rect.x, step.rect.y), picture)


def _premultiplied(colour: QColor) -> int:
    """A colour as a pixel of an image: alpha, then red, green and blue times alpha."""
    red, green, blue = (round(part * colour.alphaF()) for part in (colour.red(), colour.green(), colour.blue()))
    return colour.alpha() << 24 | red << 16 | green << 8 | blue


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
