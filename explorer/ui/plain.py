"""Text from outside, made harmless for widgets: drawn as it is written, never as markup."""

import html
import unicodedata

# Bidi marks and embeddings turn the order of what follows; Qt's text document uses the rest inside.
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_QT_INSIDE = "\u2028\u2029\ufdd0\ufdd1\ufffc"
_REPLACED = {ord(character): "\ufffd" for character in _TURNING + _QT_INSIDE}
_REPLACED |= {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
_REPLACED |= {0x7F: "\u2421"} | dict.fromkeys(range(0x80, 0xA0), "\ufffd")


def drawable(text: str) -> str:
    """The text with every character that must not be drawn raw replaced one for one: lengths and offsets stay."""
    return text.translate(_REPLACED)


def one_line(text: str) -> str:
    """The text on one line, for labels: white space runs become one space, the rest is `drawable`."""
    return drawable(" ".join(text.split()))


def plain_tip(text: str) -> str:
    """A tool tip that shows exactly this text: tips guess at markup, so the text goes in escaped."""
    return f"<span>{html.escape(drawable(text))}</span>" if text else ""


def menu_text(text: str) -> str:
    """The text for an action, a button or a tab: an ampersand stands for itself."""
    return one_line(text).replace("&", "&&")


def shortened(text: str, length: int) -> str:
    """The text on one line in at most `length` code points, cut at a word with an ellipsis when longer."""
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    at_word = cut.rsplit(" ", 1)[0]
    kept = at_word if len(at_word) * 2 > length else cut
    return kept.rstrip(" ,;:–—-") + "…"


def without_accents(text: str) -> str:
    """The text for comparing, one code point for each: case and accents folded where that keeps the length."""
    return "".join(_folded(character) for character in text)


def _folded(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    lower = base.casefold()
    return lower if len(lower) == 1 else base
