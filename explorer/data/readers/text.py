"""Plain text and Markdown: the text as it stands, Markdown's marks kept."""

import re

from explorer.data.readers.decoding import Decoded, decode

SUFFIXES = (".txt", ".md")

_LONGEST_TITLE = 160
_LINES_LOOKED_AT = 5
_MARKS = re.compile(r"^(?:#{1,6}\s{1,9}|\*\*|__)|(?:\s{0,9}#{1,6}|\*\*|__)$")
_SENTENCE_END = re.compile(r"[.;:,…]['\"”’)\]]?$")


def read_text(data: bytes) -> Decoded:
    """The text of a .txt or .md file; ReadError when it is not text."""
    return decode(data)


def heading(text: str) -> str:
    """The first heading-like line of an article, or "".

    Heading-like is a short line that does not end as a sentence, has more below it, and stands before the first
    sentence; a Markdown heading is one whatever it ends with.
    """
    lines = [line.strip() for line in text[: 20 * _LONGEST_TITLE].split("\n", 3 * _LINES_LOOKED_AT)]
    full = [line for line in lines if line]
    for number, line in enumerate(full[:_LINES_LOOKED_AT]):
        bare = _MARKS.sub("", line).strip()
        if not any(sign.isalnum() for sign in bare):
            continue
        if len(bare) > _LONGEST_TITLE or number + 1 == len(full):
            return ""
        if line.startswith("#") or not _SENTENCE_END.search(bare):
            return bare
        return ""
    return ""
