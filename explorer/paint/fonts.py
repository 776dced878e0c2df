"""The fonts of the app, and how wide a text is in them."""

import os
import sys
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

from explorer.errors import ReadError
from explorer.timeline.steps import TEXT_STYLES

FAMILIES = {"sans": "Source Sans Pro", "serif": "Source Serif Pro"}
# What stands in for a script that the Source fonts do not have.
OTHER_SCRIPTS = ("Noto Sans", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans Devanagari", "DejaVu Sans")
_FACES = ("Regular", "It", "Semibold", "Bold")

_started: list[QGuiApplication] = []


def start_application(arguments: Sequence[str] = ("dateline",)) -> None:
    """Start the one QGuiApplication when there is none; off screen where there is no display."""
    if QGuiApplication.instance() is not None:
        return
    if sys.platform == "linux" and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _started.append(QGuiApplication(list(arguments)))


@cache
def load_fonts() -> None:
    """Make the Source fonts known to Qt, once; ReadError when the packages do not hold them."""
    start_application()
    for package, name in ((font_source_sans_pro, "SourceSansPro"), (font_source_serif_pro, "SourceSerifPro")):
        for face in _FACES:
            file = Path(package.font_directory) / f"{name}-{face}.ttf"
            if QFontDatabase.addApplicationFont(str(file)) < 0:
                raise ReadError(f"The font {file.name} cannot be loaded; install the package of {name} again.")


@cache
def font_of(style: str) -> QFont:
    """The font of a text style."""
    load_fonts()
    look = TEXT_STYLES[style]
    font = QFont()
    font.setFamilies([FAMILIES[look.family], *OTHER_SCRIPTS])
    # Pixels, never points: points would depend on the resolution of the screen or the page.
    font.setPixelSize(look.size)
    font.setWeight(QFont.Weight.DemiBold if look.weight == 600 else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A ligature of a PDF is read back as nothing ("a er" for "after").
    font.setFeature(QFont.Tag("liga"), 0)
    return font


@cache
def _metrics(style: str) -> QFontMetricsF:
    return QFontMetricsF(font_of(style))


def ascent_of(style: str) -> float:
    """Pixels at 100 % from the top of a line in a style to its baseline."""
    return _metrics(style).ascent()


@lru_cache(maxsize=100_000)
def text_width(text: str, style: str) -> float:
    """Pixels at 100 % that a text takes in a style."""
    return _metrics(style).horizontalAdvance(text)
