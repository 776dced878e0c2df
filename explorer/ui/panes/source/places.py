"""Code points of a document against positions of a Qt text document: blocks of at most some thousand characters."""

from bisect import bisect_right
from dataclasses import dataclass

from explorer.ui.plain import drawable

# A paragraph longer than this is laid out as several: one line of five megabytes takes Qt seconds.
LONGEST_BLOCK = 4_000
_FIRST_WIDE = 0x10000  # from here on a code point takes two of Qt's units


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that is shown as one block: half-open code points; `first` starts a line of the text."""

    start: int
    end: int
    first: bool = True


def blocks_of(text: str) -> tuple[Block, ...]:
    """The lines of a text as blocks, long ones cut at white space; together they hold every character but the LFs."""
    found: list[Block] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        found.extend(_cut(text, start, end))
        start = end + 1
    return tuple(found)


def _cut(text: str, start: int, end: int) -> list[Block]:
    pieces = []
    first = True
    while end - start > LONGEST_BLOCK:
        space = text.rfind(" ", start + LONGEST_BLOCK // 2, start + LONGEST_BLOCK)
        cut = space + 1 if space > 0 else start + LONGEST_BLOCK
        pieces.append(Block(start, cut, first))
        start, first = cut, False
    pieces.append(Block(start, end, first))
    return pieces


class Places:
    """One document's text as Qt shows it, and the way between both counts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = blocks_of(text)
        self._shown = drawable(text)
        self._starts = [block.start for block in self.blocks]
        self._narrow = text.isascii() or max(text) < chr(_FIRST_WIDE)

    def shown(self, block: Block) -> str:
        """What is drawn of a block."""
        return self._shown[block.start : block.end]

    def block_at(self, offset: int) -> int:
        """The number of the block that holds a code point; an LF belongs to the block that it ends."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def units(self, block: int, offset: int) -> int:
        """Qt's position inside a block (UTF-16 units) of a code point of the text, clamped to the block."""
        held = self.blocks[block]
        within = min(max(offset, held.start), held.end)
        if self._narrow:
            return within - held.start
        return len(self.text[held.start : within].encode("utf-16-le", "surrogatepass")) // 2

    def offset(self, block: int, units: int) -> int:
        """The code point of the text at Qt's position inside a block."""
        held = self.blocks[min(block, len(self.blocks) - 1)]
        if self._narrow:
            return min(held.start + units, held.end)
        before = self.text[held.start : held.end].encode("utf-16-le", "surrogatepass")[: units * 2]
        return held.start + len(before.decode("utf-16-le", "replace"))
