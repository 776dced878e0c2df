"""Columns of few different words: a status, a kind, yes or no, a number."""

from collections.abc import Callable, Sequence

import numpy as np

from explorer.data.readers.tables.sheet import Words
from explorer.timeline.columns import Coded, Flags, Floats, Ints

_YES = ("true", "yes", "y", "1", "x", "ja")
_NO = ("false", "no", "n", "0", "nein")


def coded_cells(words: Words) -> Coded:
    """A column of strings as an event table has them."""
    return Coded(tuple(words.different.to_pylist()), words.codes)


def renamed(column: Coded, name: Callable[[str], str]) -> Coded:
    """The column with each name put another way; names that become one are one."""
    names = [name(old) for old in column.names]
    different = tuple(dict.fromkeys(names))
    places = np.array([different.index(one) for one in names], dtype=np.int32)
    return Coded(different, places[column.codes] if len(column.codes) else column.codes)


def one_of(words: Words, allowed: Sequence[str], *, otherwise: str) -> tuple[Coded, Ints]:
    """A column of which every cell is one of the allowed words, whatever its case, and the rows where it was not."""
    column = coded_cells(words)
    plain = [name.casefold().replace(" ", "_") for name in column.names]
    strange = np.array([bool(name) and name not in allowed for name in plain] or [False], dtype=np.bool_)
    kept = {old: new if new in allowed else otherwise for old, new in zip(column.names, plain, strict=True)}
    wrong = np.flatnonzero(strange[column.codes]) if len(column.codes) else np.zeros(0, dtype=np.int64)
    return renamed(column, kept.__getitem__), wrong.astype(np.int64)


def flags_in(words: Words) -> tuple[Flags, Flags]:
    """For every row whether it says yes, and whether it says anything."""
    column = coded_cells(words)
    plain = [name.casefold() for name in column.names]
    yes = np.array([name in _YES for name in plain] or [False], dtype=np.bool_)
    said = np.array([name in _YES or name in _NO for name in plain] or [False], dtype=np.bool_)
    return yes[column.codes], said[column.codes]


def numbers_in(words: Words, *, otherwise: float) -> Floats:
    """A column of numbers; what is none is `otherwise`."""
    return numbers_of(coded_cells(words), otherwise=otherwise)


def numbers_of(column: Coded, *, otherwise: float) -> Floats:
    """The numbers that a column of strings tells, `otherwise` for what is none."""
    values = np.array([_number(name, otherwise) for name in column.names] or [otherwise], dtype=np.float64)
    found: Floats = values[column.codes]
    return found


def _number(text: str, otherwise: float) -> float:
    try:
        value = float(text)
    except ValueError:
        return otherwise
    return value if np.isfinite(value) else otherwise
