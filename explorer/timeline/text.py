"""What may be drawn of a text, and how wide it is when no font is at hand."""

import unicodedata

from explorer.timeline.steps import TEXT_STYLES

# Stands for a character that must not be drawn raw; every font has it.
STAND_IN = "·"
ELLIPSIS = "…"

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NARROW = frozenset("iljtfrI1|!.,:;'’‘\"()[]{}·/\\-")
_WIDE = frozenset("mwMWQO@%—…&GNDHUC")


def drawable(text: str) -> str:
    """The text with what must not be drawn raw replaced one for one: white space by a space, the rest by a dot."""
    # What Python calls printable holds neither controls nor marks of direction nor any space but the common one.
    if text.isprintable():
        return text
    return "".join(_drawable(character) for character in text)


def _drawable(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Zs", "Zl", "Zp") or character in "\t\n\r\v\f\x85":
        return " "
    if category in ("Cc", "Cs") or character in _BIDI or _is_noncharacter(ord(character)):
        return STAND_IN
    return character


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def runs_backwards(text: str) -> bool:
    """Whether a line runs from right to left: its first letter decides, as Qt has it (UAX 9, P2)."""
    if text.isascii():
        return False
    return next((kind != "L" for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), False)


def estimated_width(text: str, style: str) -> float:
    """Pixels that a text takes, by classes of characters: the same everywhere, for tests and where there is no font."""
    look = TEXT_STYLES[style]
    ems = sum(_ems(character) for character in text)
    return ems * look.size * (1.05 if look.weight == 600 else 1.0)


def _ems(character: str) -> float:
    if character == " ":
        return 0.20
    if character in _NARROW:
        return 0.27
    if character in _WIDE:
        return 0.72
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.0
    return 0.56 if character.isupper() else 0.50
