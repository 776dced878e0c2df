"""Tokenised text as a person would write it, and where each token then stands."""

from collections.abc import Sequence
from dataclasses import dataclass

_OPENING = frozenset([*"([{$£€#“‘", "``"])
_CLOSING = frozenset([*")]},.;:!?%’”…", "n't", "N'T", "n’t", "''"])
_CLITICS = frozenset(["s", "re", "ve", "ll", "d", "m", ""])


@dataclass(frozen=True, slots=True)
class Laid:
    """Sentences as text, one paragraph each; `places` holds for each sentence the half-open place of each token."""

    text: str
    places: tuple[tuple[tuple[int, int], ...], ...]


def lay_out(sentences: Sequence[Sequence[str]], *, hyphens_cut: bool = False, between: str = "\n\n") -> Laid:
    """Write tokens with the spaces that print puts between them; no token is changed.

    `hyphens_cut` tells that the tokeniser cut words at hyphens and strokes, so that these stand without spaces.
    """
    parts: list[str] = []
    places: list[tuple[tuple[int, int], ...]] = []
    at = 0
    for number, sentence in enumerate(sentences):
        if number:
            parts.append(between)
            at += len(between)
        here = []
        for token, space in zip(sentence, _spaces(sentence, hyphens_cut=hyphens_cut), strict=True):
            at += space
            here.append((at, at + len(token)))
            parts.append(" " * space + token)
            at += len(token)
        places.append(tuple(here))
    return Laid("".join(parts), tuple(places))


def _spaces(sentence: Sequence[str], *, hyphens_cut: bool) -> list[bool]:
    """For each token, whether a space stands before it."""
    spaces: list[bool] = []
    quoted = False
    for number, word in enumerate(sentence):
        before = sentence[number - 1] if number else ""
        space = bool(before) and before not in _OPENING and word not in _CLOSING and not _is_clitic(word)
        if word == '"':
            space, quoted = space and not quoted, not quoted
        elif before == '"':
            space = space and not quoted
        if hyphens_cut and (word in ("-", "/") or before in ("-", "/")):
            space = False
        spaces.append(space)
    return spaces


def _is_clitic(word: str) -> bool:
    """Whether a word belongs to the one before: 's, 're, a bare apostrophe."""
    return word.startswith(("'", "’")) and word.lower().lstrip("'’") in _CLITICS
