"""How the blocks of an article are set: the height of their lines, and the air between paragraphs."""

from PySide6.QtGui import QTextBlockFormat

from explorer.ui.panes.source.marks import LINE
from explorer.ui.panes.source.places import Places

_EMPTY = 10.0  # px of an empty line


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
