"""CSV: cells between commas, semicolons, tabs or bars, in any encoding, quoted or not, with rows of any length."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from explorer.data.document import Problem
from explorer.data.readers.decoding import decode
from explorer.data.readers.tables.names import LONG, complete, guesses, unused
from explorer.data.readers.tables.sheet import Cells, Sheet, as_texts, columns_of, different
from explorer.errors import ReadError

_BETWEEN = (",", ";", "\t", "|")
_HEAD = 65_536  # bytes in which the first row ends
_BLOCKS = (1 << 23, 1 << 30)  # bytes: no row is longer than the second
_MOST_ODD = 200_000  # rows of another length than the head: then it is no table

# What a spreadsheet takes for the beginning of a formula (OWASP ASVS 1.2.10), full-width forms included.
FORMULA = "=+\\-@\\t\\r\\n\\x{0}＝＋－＠"
# A guard before it, and before what looks like a guarded cell, so that taking one away is exact.
GUARDED = re.compile("'+[=+\\-@\t\r\n\0＝＋－＠]")
_GUARDED = f"^'('*[{FORMULA}])"


def read_csv(data: bytes, *, file: str, chosen: Mapping[str, str] | None = None) -> Sheet:
    """The sheet of a CSV file; ReadError when it is no text, holds no row, or (ColumnsError) has other columns."""
    text, doubt = _as_utf8(data, file)
    body = text.lstrip(b"\r\n")
    above = text[: len(text) - len(body)].count(b"\n")
    body = body if body.endswith(b"\n") else body + b"\n"
    names, between = _head(body, file)
    columns = complete(file, names, chosen)
    try:
        found, oddities = _read(body, names, columns, between)
    except (pa.ArrowInvalid, pa.ArrowCapacityError, pa.ArrowKeyError) as error:
        raise ReadError(f"“{file}” is no table that can be read ({_short(error)}): save it as CSV again.") from error
    cells = {theirs: found.column(at)[1:] for at, theirs in enumerate(columns.values())}
    whole = _whole(file, cells, oddities, names, between, (above, body, doubt))
    return replace(whole, unused=unused(names, columns))


def _read(
    body: bytes, names: list[str], columns: Mapping[str, str], between: str
) -> tuple[Cells, list[tuple[int, str]]]:
    """The columns that are wanted, the head among their rows, and the rows of another length: number and text."""
    kinds = {
        f"f{names.index(theirs)}": pa.large_string() if ours in LONG else pa.dictionary(pa.int32(), pa.string())
        for ours, theirs in columns.items()
    }
    for block in _BLOCKS:
        oddities: list[tuple[int, str]] = []

        def set_aside(row: arrow_csv.InvalidRow, oddities: list[tuple[int, str]] = oddities) -> str:
            oddities.append((row.number, row.text))
            return "skip" if len(oddities) < _MOST_ODD else "error"

        try:
            found = arrow_csv.read_csv(
                pa.BufferReader(body),
                read_options=arrow_csv.ReadOptions(use_threads=False, block_size=block, autogenerate_column_names=True),
                parse_options=arrow_csv.ParseOptions(
                    delimiter=between, newlines_in_values=True, invalid_row_handler=set_aside, ignore_empty_lines=False
                ),
                convert_options=arrow_csv.ConvertOptions(
                    column_types=kinds, include_columns=list(kinds), strings_can_be_null=False
                ),
            )
        except pa.ArrowInvalid as error:
            if block == _BLOCKS[-1] or "straddl" not in str(error):
                raise
        else:
            return found, oddities
    raise AssertionError("the last block either reads or raises")


def _whole(
    file: str,
    cells: dict[str, Cells],
    oddities: list[tuple[int, str]],
    names: list[str],
    between: str,
    rest: tuple[int, bytes, tuple[Problem, ...]],
) -> Sheet:
    """The sheet with the odd rows that can be mended, the others told; guards taken away."""
    above, body, doubt = rest
    numbers = np.arange(2, 2 + len(next(iter(cells.values()))) + len(oddities), dtype=np.int64)
    numbers = np.delete(numbers, [at - 2 for at, _ in oddities])
    mended: list[tuple[int, list[str]]] = []
    problems = list(doubt)
    torn = 0
    for at, text in oddities:
        row = _mended(text, len(names), between)
        if isinstance(row, str):
            torn += 1
            problems.append(Problem(file, f"Row {at + above} of “{file}” is not drawn: {row}"))
        elif any(cell.strip() for cell in row):
            mended.append((at, row))
    if mended:
        fresh = columns_of([row for _, row in mended], names)
        numbers = np.concatenate([numbers, np.array([at for at, _ in mended], dtype=np.int64)])
        order = np.argsort(numbers)
        cells = {name: pa.chunked_array([as_texts(old), fresh[name]]).take(order) for name, old in cells.items()}
        numbers = numbers[order]
    if body.count(b'"') % 2 and len(numbers):
        problems += _unclosed(file, cells, numbers + above)
    plain = {name: unguarded(old) for name, old in cells.items()}
    return Sheet(file, plain, numbers + above, tuple(problems), torn=torn)


def _as_utf8(data: bytes, file: str) -> tuple[bytes, tuple[Problem, ...]]:
    """The same text in UTF-8 without a byte-order mark, and what is doubtful about it."""
    if not data[:_HEAD].strip():
        raise ReadError(f"“{file}” is empty.")
    if b"\0" not in data:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return data.removeprefix(b"\xef\xbb\xbf"), ()
    try:
        found = decode(data)
    except ReadError as error:
        raise ReadError(f"“{file}” {error}: save the table as CSV in UTF-8.") from error
    sentence = (
        f"“{file}” is not UTF-8: it was read as {found.encoding}; "
        "where letters are wrong, save it as UTF-8 and open it again."
    )
    return found.text.encode("utf-8"), (Problem(file, sentence),) if found.guessed else ()


def _head(body: bytes, file: str) -> tuple[list[str], str]:
    """The names in the first row, and what stands between cells: what makes most of them names that we know."""
    start = body[:_HEAD].decode("utf-8", "ignore")
    best: tuple[tuple[int, int], list[str], str] | None = None
    for between in _BETWEEN:
        try:
            row = next(csv.reader(io.StringIO(start, newline=""), delimiter=between), [])
        except csv.Error:
            continue
        names = different(row)
        found = ((len(guesses(names)), len(names)), names, between)
        if best is None or found[0] > best[0]:
            best = found
    if best is None or not any(best[1]):
        raise ReadError(f"“{file}” has no row with the names of its columns.")
    return best[1], best[2]


def _mended(text: str, cells: int, between: str) -> list[str] | str:
    """A row that has fewer or more cells than the head, with as many; else the reason why it cannot be read."""
    csv.field_size_limit(_BLOCKS[1])
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True))
    except csv.Error:
        return "a quotation mark is opened in it and never closed, up to the end of the file; close or remove it."
    row = rows[0] if rows else []
    if any(cell.strip() for cell in row[cells:]):
        return (
            f"it has {len(row)} cells where the head has {cells}; "
            f"put quotation marks around a cell that holds “{between}”."
        )
    return (row + [""] * cells)[:cells]


def _unclosed(file: str, cells: Mapping[str, Cells], numbers: np.ndarray) -> list[Problem]:
    """What is told when a last cell runs to the end of the file because its quotation mark is not closed."""
    last = [str(column[len(column) - 1].as_py()) for column in cells.values()]
    if not any("\n" in cell for cell in last):
        return []
    sentence = (
        f"Row {numbers[-1]} of “{file}” may hold more than one: a quotation mark is opened in it and never closed, "
        "and all that follows was read as one cell; close or remove it."
    )
    return [Problem(file, sentence)]


def unguarded(cells: Cells) -> Cells:
    """Cells without the ' that our export puts before what a spreadsheet would compute."""
    if isinstance(cells, pa.ChunkedArray):
        if pa.types.is_dictionary(cells.type):
            cells = cells.unify_dictionaries()
        return pa.chunked_array([unguarded(chunk) for chunk in cells.chunks], cells.type)
    if pa.types.is_dictionary(cells.type):
        return pa.DictionaryArray.from_arrays(cells.indices, unguarded(cells.dictionary))
    if not pc.any(pc.starts_with(cells, "'")).as_py():
        return cells
    return pc.replace_substring_regex(cells, _GUARDED, r"\1")


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:160].rstrip(".")
