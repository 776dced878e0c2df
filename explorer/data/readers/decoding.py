"""Bytes to text: UTF-8, UTF-16 or UTF-32 by their mark, any other encoding by a guess that is told."""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from explorer.errors import ReadError

# A control character in a hundred is a slip of a writer; more of them is a picture, a program, a PDF.
_MOST_CONTROLS = 0.01
_CONTROLS = tuple(sign for sign in map(chr, (*range(32), *range(0x7F, 0xA0))) if sign not in "\t\n\r\f\v\x1b\x85")
# A text that is mostly ASCII gives a statistical guess too little to go by. It is read with the first of these with
# which its other characters are such as stand in Western prose; only a text that neither fits is guessed.
_WESTERN = ("cp1252", "mac_roman")
_LETTERS = frozenset("áéíóúàèìòùâêîôûäëïöüñçãõåæøœßýþðšž")
_SIGNS = frozenset("‘’“”–—…€£§©®™°·«»´½¼¾×\xa0")
_STARTS = frozenset("•¿¡") | frozenset(letter.upper() for letter in _LETTERS if letter != "ß")
_SAMPLE = 200_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the Python name of the encoding it was read with, and whether that encoding is a guess."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes) -> Decoded:
    """The text of a file by design.md §2: less one leading byte-order mark, CRLF and CR as LF, and nothing else.

    Raises ReadError, its message the second half of a sentence, when the bytes are no text.
    """
    found = _by_mark(data) or _as_utf8(data) or _by_guess(data)
    if found is None or not _is_text(found.text):
        raise ReadError("is not text")
    return Decoded(found.text.replace("\r\n", "\n").replace("\r", "\n"), found.encoding, found.guessed)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding, guessed=False)
            except UnicodeDecodeError:
                return None
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        return None


def _by_guess(data: bytes) -> Decoded | None:
    if b"\0" in data:
        return None
    encoding = _western(data) or _statistical(data)
    if encoding is None:
        return None
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding, guessed=True)
    except UnicodeDecodeError:
        return None


def _western(data: bytes) -> str | None:
    """The Western encoding that fits a text that is mostly ASCII, or None."""
    sample = data[:_SAMPLE]
    if sum(byte >= 0x80 for byte in sample) > 0.2 * len(sample):
        return None
    fits = [(_fit(data, encoding), encoding) for encoding in _WESTERN]
    best = max(fit for fit, _ in fits)
    return next(encoding for fit, encoding in fits if fit == best) if best >= 0.8 else None


def _fit(data: bytes, encoding: str) -> float:
    """The share (0 to 1) of the characters beyond ASCII that stand where Western prose has them."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    usual = strange = 0
    before = " "
    for sign in text[: 10 * _SAMPLE]:
        if sign >= "\x80":
            capital = sign in _STARTS and (not before.isalnum() or before.isupper())
            if capital or sign in _SIGNS or (sign in _LETTERS and not before.isdigit()):
                usual += 1
            else:
                strange += 1
        before = sign
    return usual / (usual + strange) if usual + strange else 0.0


def _statistical(data: bytes) -> str | None:
    best = from_bytes(data).best()
    return None if best is None else best.encoding


def _is_text(text: str) -> bool:
    controls = sum(text.count(sign) for sign in _CONTROLS)
    return "\0" not in text and controls <= _MOST_CONTROLS * len(text)
