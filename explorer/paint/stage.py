"""Draws a slide, and the frames between two slides; it decides nothing and lays nothing out."""

from PySide6.QtGui import QImage, QPainter

from explorer.paint.drawer import draw_steps
from explorer.paint.fonts import load_fonts
from explorer.paint.theme import Theme
from explorer.timeline.briefing.glide import Glide
from explorer.timeline.briefing.stage import Stage


def draw_stage(painter: QPainter, stage: Stage, theme: Theme) -> None:
    """Draw a slide on its pixels of the screen, from the painter's origin."""
    painter.save()
    painter.scale(stage.zoom, stage.zoom)
    draw_steps(painter, stage.steps, theme)
    painter.restore()


def draw_glide(painter: QPainter, glide: Glide, part: float, theme: Theme) -> None:
    """Draw the frame when so much of the way's time (0–1) is over."""
    for layer in glide.at(part):
        painter.save()
        painter.setOpacity(layer.opacity)
        painter.scale(layer.zoom, layer.zoom)
        draw_steps(painter, layer.steps, theme)
        painter.restore()


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
