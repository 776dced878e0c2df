"""The cells of a table, column by column, in Arrow's arrays: a million rows make no million objects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from explorer.data.document import Problem

# An Arrow array; its library tells no types.
Cells = Any
Numbers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]

# The bytes that white space can begin or end with: controls and the blank, and those of no-break and wide spaces.
_SPACE = np.isin(
    np.arange(256),
    [*range(33), 0x7F, 0x85, 0x9A, 0x9F, 0xA0, *range(0x80, 0x8B), 0xA8, 0xA9, 0xAF, 0xC2, 0xE1, 0xE2, 0xE3],
)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A column of strings: row i holds the string `different[codes[i]]` ("" for an empty cell)."""

    different: Cells
    codes: Codes

    def at(self, row: int) -> str:
        """The string of a row."""
        return str(self.different[int(self.codes[row])].as_py())

    def of(self, rows: Numbers) -> "Words":
        """The column of some rows only."""
        return Words(self.different, self.codes[rows])


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A table as its file holds it: `cells` by the names in the file, in their order, all of one length.

    `numbers` are the rows' numbers in the file as a spreadsheet counts them (the first below the head is 2).
    `problems` tell what could not be read as a row at all, and `torn` counts such rows; `unused` names the columns
    that are none of ours.
    """

    file: str
    cells: Mapping[str, Cells]
    numbers: Numbers
    problems: tuple[Problem, ...] = ()
    unused: tuple[str, ...] = ()
    torn: int = 0

    def named(self, columns: Mapping[str, str]) -> "Sheet":
        """The sheet with only these columns (ours to theirs), under our names."""
        return replace(self, cells={ours: self.cells[theirs] for ours, theirs in columns.items()})

    def texts(self, name: str) -> Cells:
        """A column's cells as strings without white space around them, "" for an empty one or a missing column."""
        if name not in self.cells:
            return pa.repeat(pa.scalar("", pa.large_string()), len(self.numbers))
        return trimmed(as_texts(self.cells[name]))

    def taken(self, name: str, rows: Numbers) -> Cells:
        """A column's cells in some rows, with their white space."""
        if name not in self.cells:
            return pa.repeat(pa.scalar("", pa.large_string()), len(rows))
        return as_texts(self.cells[name]).take(rows)

    def coded(self, name: str) -> "Words":
        """A column's cells as `texts` has them, each different one once: for columns of few different words."""
        if name not in self.cells:
            return Words(pa.array([""], pa.large_string()), np.zeros(len(self.numbers), dtype=np.int32))
        return _coded(self.cells[name])


def as_texts(cells: Cells) -> Cells:
    """An Arrow array of any type as one of `large_string`, "" for null: days as ISO, lists with semicolons."""
    cells = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
    if pa.types.is_dictionary(cells.type):
        cells = cells.dictionary_decode()
    kind = cells.type
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        cells = pc.binary_join(pc.cast(cells, pa.list_(pa.string())), ";")
    elif pa.types.is_timestamp(kind):
        cells = _moments(cells)
    elif pa.types.is_floating(kind):
        cells = _figures(cells)
    try:
        cells = pc.cast(cells, pa.large_string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        cells = pa.array([None if one is None else str(one) for one in cells.to_pylist()], pa.large_string())
    return pc.fill_null(cells, "")


def _moments(cells: Cells) -> Cells:
    """Timestamps by the clock where they were written; those at midnight are days when all are."""
    local = pc.local_timestamp(cells) if cells.type.tz else cells
    local = pc.cast(local, pa.timestamp("s"), safe=False)
    days = pc.floor_temporal(local, unit="day")
    written = pc.cast(local, pa.string())
    return pc.utf8_slice_codeunits(written, 0, 10) if pc.all(pc.equal(local, days)).as_py() else written


def _figures(cells: Cells) -> Cells:
    """Whole numbers without a point: a year is 2025, not 2025.0."""
    whole = pc.all(pc.equal(cells, pc.floor(cells)), skip_nulls=True).as_py()
    small = pc.all(pc.less(pc.abs(cells), 2.0**53), skip_nulls=True).as_py()
    return pc.cast(cells, pa.int64()) if whole and small and not pc.any(pc.is_nan(cells)).as_py() else cells


def _coded(cells: Cells) -> Words:
    if pa.types.is_nested(cells.type):
        cells = as_texts(cells)
    if not pa.types.is_dictionary(cells.type):
        cells = cells.dictionary_encode()
    if isinstance(cells, pa.ChunkedArray):
        cells = cells.unify_dictionaries().combine_chunks()
        cells = cells if isinstance(cells, pa.DictionaryArray) else cells.chunk(0)
    codes = pc.fill_null(pc.cast(cells.indices, pa.int32()), -1).to_numpy(zero_copy_only=False)
    # The last entry is what an empty cell, -1, finds; what is equal when trimmed becomes one.
    again = pa.concat_arrays([trimmed(as_texts(cells.dictionary)), pa.array([""], pa.large_string())])
    encoded = again.dictionary_encode()
    return Words(encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False).astype(np.int32)[codes])


def trimmed(cells: Cells) -> Cells:
    """Strings without white space around them; the same array where none can have any."""
    return pc.utf8_trim_whitespace(cells) if _may_have_space(cells) else cells


def _may_have_space(cells: Cells) -> bool:
    """Whether the first or last byte of any string is such as white space has, in ASCII or beyond."""
    _, ends, signs = cells.buffers()
    if signs is None or not len(cells):
        return False
    offsets = np.frombuffer(ends, dtype=np.int64)[cells.offset : cells.offset + len(cells) + 1]
    letters = np.frombuffer(signs, dtype=np.uint8)
    filled = offsets[1:] > offsets[:-1]
    return any(bool(_SPACE[letters[places[filled]]].any()) for places in (offsets[:-1], offsets[1:] - 1))


def columns_of(rows: Sequence[Sequence[str]], names: Sequence[str]) -> dict[str, Cells]:
    """Arrow columns from rows of strings, each as long as there are names; lone surrogates are replaced."""
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    return {
        name: pa.array([_whole(cell) for cell in column], pa.large_string())
        for name, column in zip(names, columns, strict=True)
    }


def _whole(cell: str) -> str:
    return cell.encode("utf-8", "replace").decode("utf-8")


def different(names: Sequence[str]) -> list[str]:
    """Column names of which no two are equal: the second “date” is “date (2)”."""
    seen: dict[str, int] = {}
    told = []
    for name in names:
        bare = " ".join(name.split())
        seen[bare] = seen.get(bare, 0) + 1
        told.append(bare if seen[bare] == 1 else f"{bare} ({seen[bare]})")
    return told
