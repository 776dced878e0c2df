"""Text from outside, made harmless for widgets: drawn as it is written, never as markup."""

import html
import re
import unicodedata

# Bidi marks and embeddings turn the order of what follows; Qt's text document uses the rest inside.
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SENTENCE_END = re.compile(r"[.!?]+[”\"')]*\s+|\n")
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
    """A tool tip that shows exactly this text, line by line: tips guess at markup, so the text goes in escaped."""
    return f"<span>{html.escape(drawable(text)).replace(chr(10), '<br>')}</span>" if text else ""


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


def around(text: str, start: int, end: int, *, room: int) -> str:
    """The sentence or sentences that hold a stretch of a text, on one line, at most `room` code points on each side."""
    before = text[max(0, start - room) : start]
    after = text[end : end + room]
    begins = max((match.end() for match in _SENTENCE_END.finditer(before)), default=0)
    ends = _SENTENCE_END.search(after)
    cut_before = "…" if begins == 0 and start > room else ""
    cut_after = "…" if ends is None and end + room < len(text) else ""
    kept = before[begins:] + text[start:end] + (after if ends is None else after[: ends.end()])
    return f"{cut_before}{one_line(kept)}{cut_after}"


def without_accents(text: str) -> str:
    """The text for comparing, one code point for each: case and accents folded where that keeps the length."""
    return "".join(_folded(character) for character in text)


def _folded(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    lower = base.casefold()
    return lower if len(lower) == 1 else base
