"""The preposition that governs a time expression."""

from typing import Final

from explorer.extract.draft import Signal
from explorer.extract.times.readings import Reading
from explorer.extract.times.tokens import Line

_SIGNALS: Final[dict[str, Signal]] = {
    "by": "by",
    "since": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "before": "before",
    "pre": "before",
    "after": "after",
    "post": "after",
    "following": "after",
    "beyond": "after",
    "during": "during",
    "throughout": "during",
    "over": "during",
    "for": "for",
    "within": "within",
    "from": "from",
    "starting": "from",
    "beginning": "from",
    "effective": "from",
    "to": "to",
    "between": "between",
    "around": "around",
    "about": "around",
    "circa": "around",
    "toward": "around",
    "towards": "around",
}
_TWO: Final[dict[tuple[str, str], Signal]] = {
    ("prior", "to"): "before",
    ("up", "to"): "until",
    ("no", "later"): "by",
    ("ever", "since"): "since",
    ("as", "of"): "from",
    ("dating", "to"): "from",
    ("ahead", "of"): "before",
    ("later", "than"): "by",
    ("starting", "in"): "from",
    ("starting", "on"): "from",
    ("beginning", "in"): "from",
    ("beginning", "on"): "from",
}


def find_signal(line: Line, start: int, reading: Reading) -> tuple[Signal, int]:
    """The signal of the expression that begins at a piece, and the first piece of signal and expression together."""
    at = start - 1
    while at >= 0 and line.low(at) in ("the", "a", "an", "its", "just", "only", "well", "-"):
        at -= 1
    two = _TWO.get((line.low(at - 1), line.low(at)))
    if two is not None:
        return two, at - 2 if line.low(at - 2) == "no" else at - 1
    word = line.low(at)
    if word == "in" and reading.type == "DURATION" and reading.stretch is None and _compares(line, at):
        return "at", start
    if word == "in" and reading.type == "DURATION":
        return ("during" if reading.stretch is not None else "within"), at
    if word in _SIGNALS and not (word == "to" and line.word(at).tag == "TO" and line.word(at + 1).tag == "VB"):
        return _SIGNALS[word], at
    if reading.type == "DURATION" and line.low(start) in ("over", "about", "around") and line.low(at) == "for":
        return "for", at
    return "at", start


def _compares(line: Line, at: int) -> bool:
    """Whether “in” only says how long it had not been so (“for the first time in five years”)."""
    word = line.word(at - 1)
    return word.tag in ("JJS", "RBS") or word.text.lower() in ("time", "times") or line.word(at - 2).tag == "JJS"
