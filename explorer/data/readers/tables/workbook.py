"""XLSX: the first sheet of a workbook, its cells as texts; what a hostile file could do is looked for before."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

import numpy as np

from explorer.data.document import Problem
from explorer.data.minutes import year_text
from explorer.data.readers.tables.names import complete, unused
from explorer.data.readers.tables.sheet import Numbers, Sheet, columns_of, different
from explorer.errors import ReadError

# openpyxl tells no types.
Book = Any
MOST_CELLS = 8_000_000
_MOST_PARTS = 10_000
_LARGEST = 1_000_000_000  # bytes unpacked
_RATIO = 200  # unpacked to packed
_DATES = ("start", "start_latest", "end_earliest", "end")
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")


def read_xlsx(data: bytes, *, file: str, chosen: Mapping[str, str] | None = None) -> Sheet:
    """The first sheet of a workbook (or that named Events); ReadError when it is none or is too large.

    A day comes as an ISO day, a day with a clock time as an ISO minute, whatever the cell's form shows; a formula as
    what it gave when the workbook was saved.
    """
    _look_into(data, file)
    from openpyxl import load_workbook  # noqa: PLC0415 - only for workbooks

    warnings.filterwarnings("ignore", module="openpyxl")  # it warns of forms and charts, which no table needs
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            names, numbered = _rows(book, file)
        finally:
            book.close()
    except (
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
        SyntaxError,
        zipfile.BadZipFile,
    ) as error:
        # What openpyxl raises for a broken workbook; SyntaxError is what its XML reader raises.
        raise ReadError(
            f"“{file}” is no workbook that can be read: open it in a spreadsheet and save it again."
        ) from error
    columns = complete(file, names, chosen)
    places = {theirs: names.index(theirs) for theirs in columns.values()}
    days = {columns[ours] for ours in _DATES if ours in columns}
    rows = [
        [_text(row[at] if at < len(row) else None, year=name in days) for name, at in places.items()]
        for _, row in numbered
    ]
    problems = _errors(file, rows, list(places), [number for number, _ in numbered])
    return Sheet(file, columns_of(rows, list(places)), _numbers(numbered), problems, unused(names, columns))


def _numbers(rows: list[tuple[int, tuple[object, ...]]]) -> Numbers:
    return np.array([number for number, _ in rows], dtype=np.int64)


def _rows(book: Book, file: str) -> tuple[list[str], list[tuple[int, tuple[object, ...]]]]:
    """The names in the first row that is not empty, and the rows below it with their numbers, without empty ones."""
    title = next((name for name in book.sheetnames if name.casefold() == "events"), None)
    sheets = [sheet for sheet in book.worksheets if title in (None, sheet.title)]
    if not sheets:
        raise ReadError(f"“{file}” has no sheet with cells.")
    sheets[0].reset_dimensions()
    filled = _filled(sheets[0].iter_rows(values_only=True), file)
    head = next(filled, None)
    if head is None:
        raise ReadError(f"The first sheet of “{file}” is empty.")
    return different([_text(cell) for cell in head[1]]), list(filled)


def _filled(rows: Iterator[tuple[object, ...]], file: str) -> Iterator[tuple[int, tuple[object, ...]]]:
    cells = 0
    for number, row in enumerate(rows, 1):
        if any(cell is not None and cell != "" for cell in row):
            cells += len(row)
            if cells > MOST_CELLS:
                raise ReadError(f"“{file}” has more than {MOST_CELLS:,} cells: save it as CSV or Parquet.")
            yield number, row


def _text(cell: object, *, year: bool = False) -> str:
    """A cell as it would stand in a CSV; a whole number of four digits in a column of dates is a year."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat(timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        cell = int(cell)
    if year and isinstance(cell, int) and abs(cell) <= 9999:
        return year_text(cell)
    return str(cell).strip()


def _errors(file: str, rows: list[list[str]], names: list[str], numbers: list[int]) -> tuple[Problem, ...]:
    """What a formula that could not be computed left: the cell counts as empty."""
    told = []
    for number, row in zip(numbers, rows, strict=True):
        for at, cell in enumerate(row):
            if cell in _ERRORS:
                row[at] = ""
                told.append(
                    Problem(file, f"Row {number} of “{file}”, column {names[at]}: {cell} is no value and was left out.")
                )
    return tuple(told)


def _look_into(data: bytes, file: str) -> None:
    """Refuse what is no workbook, what unpacks to more than any table needs, and XML that defines entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
                raise ReadError(f"“{file}” unpacks to more than a table can need: save it as CSV or Parquet.")
            for part in parts:
                if part.file_size > 1_000_000 and part.file_size > _RATIO * part.compress_size:
                    raise ReadError(f"“{file}” unpacks to more than a table can need: save it as CSV or Parquet.")
                if part.filename.endswith((".xml", ".rels")):
                    with package.open(part) as opened:
                        if b"<!DOCTYPE" in opened.read(4096).replace(b"\0", b""):
                            raise ReadError(f"“{file}” defines its own XML, as no spreadsheet does: it is not read.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ReadError(f"“{file}” is no XLSX workbook: open it in a spreadsheet and save it as .xlsx.") from error
