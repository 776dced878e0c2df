"""The first steps of a scene as one image: what stays from frame to frame is copied, not drawn again."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QPainter

from explorer.paint.drawer import draw_steps
from explorer.paint.theme import Theme
from explorer.timeline.drawn import Scene
from explorer.timeline.steps import Size, Step

_Key = tuple[Size, tuple[Step, ...], Theme, float]


@dataclass(slots=True)
class Backdrop:
    """Draws scenes as `draw_scene` does, for one widget. On a screen of other than whole scales it draws all anew."""

    _key: _Key | None = None
    _image: QImage = field(default_factory=QImage)
    _drawn: bool = False

    def draw(self, painter: QPainter, scene: Scene, theme: Theme) -> None:
        """Draw a scene, pixels at 100 %; `Scene.still` tells how many of its first steps are copied."""
        scale = painter.device().devicePixelRatioF()
        if not scene.still or scale != round(scale):
            draw_steps(painter, scene.steps, theme)
            return
        key = (scene.size, scene.steps[: scene.still], theme, scale)
        if key != self._key:
            # What will be another one in the next frame is not worth an image.
            self._key, self._drawn = key, False
            draw_steps(painter, scene.steps, theme)
            return
        if not self._drawn:
            self._image, self._drawn = _image_of(key, self._image), True
        painter.drawImage(QPointF(0.0, 0.0), self._image)
        draw_steps(painter, scene.steps[scene.still :], theme)


def _image_of(key: _Key, used: QImage) -> QImage:
    """The image of the steps, in the one that was used before where it has the size."""
    size, steps, theme, scale = key
    pixels = QSize(round(size.width * scale), round(size.height * scale))
    image = used if used.size() == pixels else QImage(pixels, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(theme.colour("background"))
    painter = QPainter(image)
    try:
        draw_steps(painter, steps, theme)
    finally:
        painter.end()
    return image
