"""How like two pictures are, and what is written where they are not."""

from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

# A pixel differs when one of its colours does by more than this of 255: less is the smoothing of an edge.
_DIFFERS = 48
BUILD = Path(__file__).parents[2] / "build" / "pictures"


def pixels_of(image: QImage) -> np.ndarray:
    """Red, green and blue of every pixel, shape (height, width, 3)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return lines[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


def different(one: QImage, other: QImage) -> np.ndarray:
    """Which pixels differ, shape (height, width); all of them where the sizes do."""
    first, second = pixels_of(one), pixels_of(other)
    if first.shape != second.shape:
        return np.ones(first.shape[:2], dtype=np.bool_)
    return (np.abs(first.astype(np.int16) - second) > _DIFFERS).any(axis=2)


def write_difference(name: str, now: QImage, differing: np.ndarray) -> Path:
    """The picture as it is now, and beside it the same, pale, with all that differs in red; the folder of both."""
    BUILD.mkdir(parents=True, exist_ok=True)
    now.save(str(BUILD / f"{name}-now.png"))
    told = 255 - (255 - pixels_of(now)) // 4
    told[differing] = (200, 0, 0)
    height, width = differing.shape
    QImage(told.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).save(
        str(BUILD / f"{name}-difference.png")
    )
    return BUILD
