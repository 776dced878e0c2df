"""A field for the pixels of a side: it says what it cannot take."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from explorer.export.options import LARGEST, SMALLEST

_WIDTH = 84


class PixelField(QLineEdit):
    """Takes a whole number of pixels; `sentence` says why what is typed is no side of a picture, "" when it is."""

    changed = Signal(int)  # pixels
    refused = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = ""
        self.setAccessibleName(name)
        self.setFixedWidth(_WIDTH)
        self.textEdited.connect(self._take)

    def show_pixels(self, pixels: int) -> None:
        """Show a number, unless that is what stands there already; nothing is told."""
        if _pixels_of(self.text()) != pixels and not self.sentence:
            self.setText(str(pixels))

    def forget(self) -> None:
        """Leave what was typed and could not be taken."""
        self.sentence = ""

    def _take(self, text: str) -> None:
        pixels = _pixels_of(text)
        fits = pixels is not None and SMALLEST <= pixels <= LARGEST
        self.sentence = "" if fits else f"Each side of a picture has {SMALLEST:,} to {LARGEST:,} pixels."
        if pixels is not None and fits:
            self.changed.emit(pixels)
        # Whoever shows the sentence must know, also when it has gone.
        self.refused.emit()


def _pixels_of(text: str) -> int | None:
    bare = text.strip().replace(",", "").replace("\u2009", "")
    return int(bare) if bare.isascii() and bare.isdecimal() else None
