"""A column of strings as one run of bytes: a million of them cost no million objects, and are searched as one."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from typing import overload

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Starts = npt.NDArray[np.int64] | npt.NDArray[np.int32]
Rows = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# So many bytes are searched at a time: what is made on the way stays in the processor's cache.
_BLOCK = 1 << 20
_MOST_AT_ONCE = 4
_LOWER = 0x20


@dataclass(frozen=True, eq=False)
class Texts:
    """Strings in UTF-8: string i is `data[starts[i]:starts[i + 1]]`, as Arrow keeps them (shape of `starts`: n + 1)."""

    data: Bytes
    starts: Starts

    def __len__(self) -> int:
        """The number of strings."""
        return len(self.starts) - 1

    @overload
    def __getitem__(self, at: int | np.integer) -> str: ...
    @overload
    def __getitem__(self, at: npt.NDArray[np.generic]) -> list[str]: ...
    def __getitem__(self, at: int | np.integer | npt.NDArray[np.generic]) -> str | list[str]:
        """The string of a row; the strings of an array of rows or flags as a list."""
        if isinstance(at, np.ndarray):
            return [self[row] for row in np.arange(len(self))[at].tolist()]
        row = int(at)
        if not -len(self) <= row < len(self):
            raise IndexError(row)
        row %= len(self)
        return self.data[int(self.starts[row]) : int(self.starts[row + 1])].tobytes().decode()

    def __iter__(self) -> Iterator[str]:
        """All strings in order."""
        data = self.data.tobytes()
        return (data[start:end].decode() for start, end in pairwise(self.starts.tolist()))

    def row_of(self, text: str) -> int | None:
        """The first row that holds exactly this string, None when none does."""
        wanted = text.encode()
        rows = np.flatnonzero(self._lengths == len(wanted))
        # Numbers and names mostly differ at their ends.
        for place in range(len(wanted) - 1, -1, -1):
            rows = rows[self.data[self.starts[rows] + place] == wanted[place]]
        return int(rows[0]) if len(rows) else None

    def containing(self, words: str) -> Flags:
        """Which rows hold these words, letter by letter in either case."""
        found = np.zeros(len(self), dtype=np.bool_)
        if not words:
            found[:] = True
        letters = [_cases(letter) for letter in words]
        size = sum(len(cases[0]) for cases in letters)
        edges = np.searchsorted(self.starts, np.arange(0, len(self.data) + _BLOCK, _BLOCK), side="left")
        for first, last in pairwise(edges.tolist() if words else ()):
            starts = self.starts[first : min(last, len(self)) + 1]
            if len(starts) < 2:
                continue
            for found_at in _places_of(self.data[int(starts[0]) : int(starts[-1])], letters):
                places = found_at + int(starts[0])
                rows = np.searchsorted(starts, places, side="right") - 1
                found[first + rows[places + size <= starts[rows + 1]]] = True
        return found

    @cached_property
    def _lengths(self) -> npt.NDArray[np.int32]:
        return np.diff(self.starts).astype(np.int32)


def texts_of(values: Sequence[str]) -> Texts:
    """A column of these strings; what cannot be encoded (half of a surrogate pair) becomes "?"."""
    encoded = [value.encode(errors="replace") for value in values]
    starts = np.zeros(len(encoded) + 1, dtype=np.int64)
    np.cumsum([len(one) for one in encoded], out=starts[1:])
    return Texts(np.frombuffer(b"".join(encoded), dtype=np.uint8), starts)


def _cases(letter: str) -> tuple[bytes, ...]:
    """A letter as bytes, small and large, as far as both take as many bytes; a letter of ASCII only small."""
    if letter.isascii():
        return (letter.lower().encode(),)
    forms = [form.encode(errors="replace") for form in (letter, letter.lower(), letter.upper())]
    return tuple(dict.fromkeys(form for form in forms if len(form) == len(forms[0])))


def _places_of(data: Bytes, letters: Sequence[tuple[bytes, ...]]) -> Iterator[Rows]:
    """Where the letters begin in the data: arrays that together tell every place once."""
    head = 0
    while head < len(letters) and sum(len(cases[0]) for cases in letters[:head]) < _MOST_AT_ONCE:
        head += 1
    for form in product(*letters[:head]):
        first = b"".join(form)
        size = 1 << (min(len(first), _MOST_AT_ONCE).bit_length() - 1)
        # The first bytes are compared as one number, at every byte of the data; a capital has one bit less.
        mask, wanted = (int.from_bytes(one[:size], sys.byteorder) for one in (_bits(first), first))
        kind = np.dtype(f"u{size}")
        for shift in range(size):
            numbers = data[shift : shift + max(len(data) - shift, 0) // size * size].view(kind)
            places = np.flatnonzero((numbers | kind.type(mask)) == kind.type(wanted)) * size + shift
            yield _going_on(data, places, first[size:], letters[head:], size)


def _going_on(data: Bytes, places: Rows, rest: bytes, letters: Sequence[tuple[bytes, ...]], at: int) -> Rows:
    """Those places at which, `at` bytes further, the rest of the head and these letters stand."""
    for cases in ((rest,), *letters) if rest else letters:
        places = places[: np.searchsorted(places, len(data) - at - len(cases[0]), side="right")]
        fits = np.zeros(len(places), dtype=np.bool_)
        for form in cases:
            same = np.ones(len(places), dtype=np.bool_)
            for further, (byte, bit) in enumerate(zip(form, _bits(form), strict=True), at):
                same &= (data[places + further] | np.uint8(bit)) == byte
            fits |= same
        places, at = places[fits], at + len(cases[0])
    return places


def _bits(form: bytes) -> bytes:
    """The bit that tells a small letter of ASCII from its capital; 0 for any other byte."""
    return bytes(_LOWER if 97 <= byte <= 122 else 0 for byte in form)
