"""The app's fonts inside a file that others open: only the letters that its words need."""

import base64
import html
from collections.abc import Iterable

from explorer.paint.truetype import Face
from explorer.paint.webfont import webfont_of

_NAMES: dict[Face, tuple[str, int]] = {
    "SourceSansPro-Regular": ("Source Sans Pro", 400),
    "SourceSansPro-Semibold": ("Source Sans Pro", 600),
    "SourceSerifPro-Regular": ("Source Serif Pro", 400),
}


def font_faces(words: Iterable[tuple[Face, str]]) -> str:
    """Rules of a style sheet that bring each face with the letters of a text, its markup included."""
    rules = []
    for face, text in words:
        family, weight = _NAMES[face]
        font = base64.b64encode(webfont_of(face, html.unescape(text))).decode()
        rules.append(
            f"@font-face {{ font-family: '{family}'; font-weight: {weight}; "
            f"src: url(data:font/woff;base64,{font}) format('woff'); }}\n"
        )
    return "".join(rules)
