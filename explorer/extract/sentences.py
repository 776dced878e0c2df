"""The sentence around a passage, as the reading of events has it."""

from functools import lru_cache

from explorer.data.document import Document
from explorer.data.passage import Passage
from explorer.extract.blocks import Block, blocks_of, sentences_of


def sentence_around(document: Document, passage: Passage) -> Passage:
    """The sentences of a document that a passage touches, as one passage; the passage itself where there is none."""
    touched = [
        (start, end)
        for block in _blocks(document.text)
        if block.start < passage.end and passage.start < block.end
        for start, end in sentences_of(document.text, block)
        if start < passage.end and passage.start < end
    ]
    if not touched:
        return passage
    return Passage(document.id, min(passage.start, touched[0][0]), max(passage.end, touched[-1][1]))


@lru_cache(maxsize=8)
def _blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, kept: one asks for many sentences of few documents."""
    return tuple(blocks_of(text))
