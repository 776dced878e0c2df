"""Events as an XLSX workbook: typed cells, no formula, a sheet of sources; the same events give the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from explorer.errors import UsageError
from explorer.export.columns import columns_of, published_text, whole
from explorer.timeline.table import EventTable

# openpyxl tells no types.
Book = Any
Page = Any
Cell = Any
_MOST_ROWS = 1_048_575  # below the head
_LONGEST = 32_767  # characters in a cell
_DATES = ("start", "start_latest", "end_earliest", "end")
# Spreadsheets count days from 1900, and wrongly before March of that year.
_FIRST_YEAR = "1901"
_WIDTHS = {"id": 16, "title": 60, "quote": 60, "source": 30, "lane": 22, "actors": 30, "document": 24}
_NAMES_WIDE = 40
_ROWS = 5_000
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_SAME_DAY = (1980, 1, 1, 0, 0, 0)
_MOMENTS = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def xlsx_bytes(table: EventTable, told: Sequence[tuple[str, str]] = ()) -> bytes:
    """The events as a workbook with the sheets Events and Sources, and About with what is `told` of them all.

    UsageError when a sheet cannot hold them all.
    """
    if len(table) > _MOST_ROWS:
        raise UsageError(
            f"A sheet holds {_MOST_ROWS:,} events at most, and here are {len(table):,}: write .parquet or .csv."
        )
    book = Workbook(write_only=True)
    book.properties.creator = "Dateline"
    _events(book, table)
    _sources(book, table)
    _about(book, told)
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _events(book: Book, table: EventTable) -> None:
    columns = columns_of(table)
    sheet = book.create_sheet("Events")
    _shape(sheet, list(columns))
    for start in range(0, len(table), _ROWS):
        cells = [column.slice(start, _ROWS).to_pylist() for column in columns.values()]
        for row in zip(*cells, strict=True):
            sheet.append([_cell(sheet, value, name) for name, value in zip(columns, row, strict=True)])


def _sources(book: Book, table: EventTable) -> None:
    names = ("number", "title", "publisher", "origin", "published", "basis")
    sheet = book.create_sheet("Sources")
    _shape(sheet, list(names))
    for one in table.witnesses:
        told = (one.name, one.title, one.publisher, one.origin, published_text(one), one.basis)
        sheet.append([_cell(sheet, value, name) for name, value in zip(names, told, strict=True)])


def _about(book: Book, told: Sequence[tuple[str, str]]) -> None:
    """What the table shows of its story, what it leaves out, and which dates a person assigned."""
    if not told:
        return
    sheet = book.create_sheet("About")
    for number, width in enumerate((_NAMES_WIDE, _WIDTHS["title"]), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for name, words in told:
        sheet.append([_cell(sheet, name[:1].upper() + name[1:], ""), _cell(sheet, words, "")])


def _shape(sheet: Page, names: list[str]) -> None:
    """The head in bold and always in sight, columns as wide as they need."""
    sheet.freeze_panes = "A2"
    for number, name in enumerate(names, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 14)
    heads = [WriteOnlyCell(sheet, name) for name in names]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)


def _cell(sheet: Page, value: object, name: str) -> Cell:
    """A typed cell: days and minutes that a spreadsheet can count as such, every text as text."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        return value
    moment = _moment(value) if name in _DATES else None
    if moment is not None:
        cell = WriteOnlyCell(sheet, moment)
        cell.number_format = "yyyy-mm-dd hh:mm" if isinstance(moment, datetime) else "yyyy-mm-dd"
        return cell
    clean = _ILLEGAL.sub("\ufffd", whole(value))
    cell = WriteOnlyCell(sheet, clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…")
    # Text that begins with = is no formula, and #N/A no error.
    cell.data_type = "s"
    return cell


def _moment(text: str) -> date | datetime | None:
    """A day or minute as a spreadsheet counts it; None for what it cannot, and for midnights: they look like days."""
    if not text[:4].isdigit() or text[:4] < _FIRST_YEAR:
        return None
    if len(text) == 10:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text) if not text.endswith("T00:00") else None


def _timeless(data: bytes) -> bytes:
    """The workbook without the moment at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name, content in _parts(made):
            kept.writestr(zipfile.ZipInfo(name, _SAME_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parts(package: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for name in sorted(package.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
        content = package.read(name)
        yield name, _MOMENTS.sub(b"", content) if name == "docProps/core.xml" else content
