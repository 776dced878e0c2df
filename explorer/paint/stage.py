"""Draws a slide, and the frames between two slides; it decides nothing and lays nothing out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from math import ceil

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.paint.drawer import draw_steps
from explorer.paint.fonts import load_fonts
from explorer.paint.theme import Theme
from explorer.timeline.briefing.glide import Glide
from explorer.timeline.briefing.stage import Stage
from explorer.timeline.steps import TEXT_STYLES, Shape, Step, Text

_PAD = 2.0  # px around a text, in its own pixels
_ASCENT = 1.1
_HEIGHT = 1.5


def draw_stage(painter: QPainter, stage: Stage, theme: Theme) -> None:
    """Draw a slide on its pixels of the screen, from the painter's origin."""
    painter.save()
    painter.scale(stage.zoom, stage.zoom)
    draw_steps(painter, stage.steps, theme)
    painter.restore()


def draw_glide(painter: QPainter, glide: Glide, part: float, theme: Theme) -> None:
    """Draw the frame when so much of the way's time (0–1) is over: at 1 the slide itself, for the screen."""
    ratio = painter.device().devicePixelRatio()
    for layer in glide.at(part):
        painter.save()
        painter.setOpacity(layer.opacity)
        for kind, steps in groupby(layer.steps, key=_kind):
            if kind == "line":
                _draw_lines(painter, steps, layer.zoom, theme)
            elif kind == "text":
                _draw_texts(painter, steps, layer.zoom, ratio, theme)
            else:
                painter.save()
                painter.scale(layer.zoom, layer.zoom)
                draw_steps(painter, list(steps), theme)
                painter.restore()
        painter.restore()


def _kind(step: Step) -> str:
    """What is drawn in its own way while gliding: texts and grid lines; clips and what they cut stay together."""
    if isinstance(step, Text):
        return "text"
    return "line" if isinstance(step, Shape) and step.style == "hairline" and len(step.points) == 2 else "shape"


def _draw_lines(painter: QPainter, steps: Iterable[Step], zoom: float, theme: Theme) -> None:
    """Grid lines on whole pixels: smoothed at their edges, fifteen of them would take half of a frame."""
    for step in steps:
        if isinstance(step, Shape):
            (x, y), (right, bottom) = step.points
            wide = max(round(zoom), 1)
            across, down = round((right - x) * zoom), round((bottom - y) * zoom)
            at = QRect(
                round(x * zoom - zoom / 2), round(y * zoom - (0 if down else zoom / 2)), across or wide, down or wide
            )
            painter.fillRect(at, QColor(theme.colour(step.colour)))


def _draw_texts(painter: QPainter, steps: Iterable[Step], zoom: float, ratio: float, theme: Theme) -> None:
    """Texts as pictures: large type takes half a millisecond a line to be drawn, and a twentieth to be copied."""
    for step in steps:
        if isinstance(step, Text):
            at = QPointF((step.left - _PAD) * zoom, (step.y - _rise(step)) * zoom)
            painter.drawImage(at, _written(_anywhere(step), zoom, ratio, theme))


def texts_ahead(stage: Stage, theme: Theme, *, ratio: float) -> Iterator[None]:
    """Text by text, prepare a stage for its glides; `ratio` is the screen's pixels for one of Qt's."""
    for step in stage.steps:
        if isinstance(step, Text):
            _written(_anywhere(step), stage.zoom, ratio, theme)
            yield


def image_of_stage(stage: Stage, theme: Theme, *, width: int) -> QImage:
    """The slide as a small picture of this width in pixels."""
    load_fonts()
    part = max(width, 1) / stage.size.width
    image = QImage(max(width, 1), max(round(stage.size.height * part), 1), QImage.Format.Format_RGB32)
    image.fill(theme.colour("background"))
    painter = QPainter(image)
    try:
        painter.scale(part, part)
        draw_stage(painter, stage, theme)
    finally:
        painter.end()
    return image


def _anywhere(step: Text) -> Text:
    """The text without its place: what is written is the same everywhere."""
    return replace(step, x=0.0, y=0.0, anchor="start", event=None)


def _rise(step: Text) -> float:
    return TEXT_STYLES[step.style].size * _ASCENT


@lru_cache(maxsize=300)
def _written(step: Text, zoom: float, ratio: float, theme: Theme) -> QImage:
    """A text as a picture, `zoom` times as large, on a screen of `ratio` pixels for one of Qt's."""
    size = TEXT_STYLES[step.style].size
    image = QImage(
        max(ceil((step.width + 2 * _PAD) * zoom * ratio), 1),
        max(ceil(size * _HEIGHT * zoom * ratio), 1),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(0)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    try:
        painter.scale(zoom, zoom)
        draw_steps(painter, [replace(step, x=_PAD, y=_rise(step))], theme)
    finally:
        painter.end()
    return image
