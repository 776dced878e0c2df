"""A document's sentences as plain values: what the tagger and parser said, without the parser."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from explorer.data.passage import DocumentId, Passage

BlockKind = Literal["heading", "bullet", "paragraph", "boilerplate"]


class Word(NamedTuple):
    """One token. `start`/`end` are code points in the document; `head` is the index of its head in the sentence.

    `tag` is a Penn Treebank tag, `pos` a universal one, `dep` a ClearNLP dependency (the root's head is itself),
    `ent` an OntoNotes entity type or "".
    """

    text: str
    start: int
    end: int
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    ent: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside one block; `passage` holds all its words."""

    passage: Passage
    kind: BlockKind
    block: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Parse:
    """The sentences of one document in the order of its text."""

    document: DocumentId
    sentences: tuple[Sentence, ...]
