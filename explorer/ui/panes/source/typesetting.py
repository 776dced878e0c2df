"""How an article is set: the height of its lines, the air between paragraphs, and where words may be broken."""

import re

from PySide6.QtGui import QTextBlockFormat, QTextOption

from explorer.ui.panes.source.marks import LINE
from explorer.ui.panes.source.places import Places

_EMPTY = 10.0  # px of an empty line
# A run that is wider than a narrow pane: an address, a word of another script.
_UNBROKEN = re.compile(r"\S{30}")


def block_format(places: Places, number: int) -> QTextBlockFormat:
    """The format of a block by its number: an empty line is low, a paragraph stands clear of the one before."""
    shape = QTextBlockFormat()
    block = places.blocks[number]
    fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
    empty = not places.text[block.start : block.end].strip()
    shape.setLineHeight(_EMPTY if empty else LINE, fixed)
    if block.first and not empty and number > 0:
        before = places.blocks[number - 1]
        shape.setTopMargin(_EMPTY if places.text[before.start : before.end].strip() else 0)
    return shape


def wrap_mode(text: str) -> QTextOption.WrapMode:
    """Words are broken only in a text that needs it: at some widths Qt breaks one that had room on the next line."""
    modes = QTextOption.WrapMode
    return modes.WrapAtWordBoundaryOrAnywhere if _UNBROKEN.search(text) else modes.WordWrap
