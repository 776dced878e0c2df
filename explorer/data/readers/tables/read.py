"""An event table from its file, by the file's ending. Arrow and openpyxl are loaded only when there is one."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.data.readers.folder import display_name
from explorer.data.readers.tables.names import complete
from explorer.errors import ReadError

if TYPE_CHECKING:
    from explorer.data.readers.tables.sheet import Sheet

ENDINGS = (".csv", ".xlsx", ".parquet")
LARGEST = 4_000_000_000  # bytes


def table_path(paths: Sequence[Path]) -> Path | None:
    """The one event table that is given, None when something else is."""
    if len(paths) != 1 or paths[0].suffix.lower() not in ENDINGS or paths[0].is_dir():
        return None
    return paths[0]


def read_sheet(path: Path, chosen: Mapping[str, str] | None = None) -> "Sheet":
    """The cells of a table under our columns' names; `chosen` says which of its columns stand for which of ours.

    Raises ReadError with a sentence for a person; ColumnsError when columns that are needed have other names.
    """
    file = display_name(path.name)
    try:
        sheet = _sheet(path, file, chosen)
    except OSError as error:
        raise ReadError(f"“{file}” cannot be read: {(error.strerror or str(error)).lower()}.") from error
    if not len(sheet.numbers) and not sheet.problems:
        raise ReadError(f"“{file}” holds no row below the names of its columns.")
    return sheet.named(complete(file, list(sheet.cells), chosen))


def _sheet(path: Path, file: str, chosen: Mapping[str, str] | None) -> "Sheet":
    if not path.is_file():
        raise ReadError(f"“{file}” cannot be read: there is no such file.")
    if path.stat().st_size > LARGEST:
        raise ReadError(f"“{file}” is larger than {LARGEST // 1_000_000:,} MB: split it.")
    if path.suffix.lower() == ".parquet":
        from explorer.data.readers.tables.parquet import read_parquet  # noqa: PLC0415 - only what this file needs

        return read_parquet(path, file=file, chosen=chosen)
    if path.suffix.lower() == ".xlsx":
        from explorer.data.readers.tables.workbook import read_xlsx  # noqa: PLC0415 - the same

        return read_xlsx(path.read_bytes(), file=file, chosen=chosen)
    from explorer.data.readers.tables.delimited import read_csv  # noqa: PLC0415 - the same

    return read_csv(path.read_bytes(), file=file, chosen=chosen)
