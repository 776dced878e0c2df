"""Events as a table: a row for each, in columns that open again as the same event table."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from explorer.data.readers.tables.names import COLUMNS, FURTHER
from explorer.timeline.table import EventTable

__all__ = ["COLUMNS", "FURTHER", "csv_bytes", "parquet_bytes", "safe_cell"]

# An Arrow array; its library tells no types.
Cells = Any

# What a spreadsheet takes for the beginning of a formula (OWASP ASVS 1.2.10), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
# What `safe_cell` may change: most cells are none of it, and a look costs less than a change.
_SUSPECT = r"^['=+\-@＝＋－＠\t\n]|[\x{0}-\x{8}\x{b}-\x{1f}\x{7f}-\x{9f}]"


def csv_bytes(table: EventTable) -> bytes:
    """The events as CSV in UTF-8, in the order of the story; a cell that a spreadsheet would compute begins with '."""
    import pandas as pd  # noqa: PLC0415 - only when a table is written
    import pyarrow as pa  # noqa: PLC0415 - the same

    from explorer.export.columns import columns_of  # noqa: PLC0415 - the same

    cells = pa.table({name: _safe_column(column) for name, column in columns_of(table).items()})
    frame: pd.DataFrame = cells.to_pandas(types_mapper={pa.large_string(): pd.ArrowDtype(pa.large_string())}.get)
    text: str = frame.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8")


def parquet_bytes(table: EventTable, told: Sequence[tuple[str, str]] = ()) -> bytes:
    """The events as Parquet: strings, truths and whole numbers; nothing of the day on which it was written.

    What is `told` of them all stands in the metadata of the file.
    """
    import pyarrow as pa  # noqa: PLC0415 - Arrow only when a table is written
    from pyarrow import parquet  # noqa: PLC0415 - the same

    from explorer.export.columns import columns_of  # noqa: PLC0415 - the same

    out = pa.BufferOutputStream()
    cells = pa.table(columns_of(table))
    with parquet.ParquetWriter(out, cells.schema, compression="zstd", store_schema=False) as writer:
        writer.write_table(cells)
        writer.add_key_value_metadata(dict(told))
    data: bytes = out.getvalue().to_pybytes()
    return data


def _safe_column(column: Cells) -> Cells:
    """A column as the texts of a CSV: no cell is a formula, "" for a number that is not there."""
    import pyarrow as pa  # noqa: PLC0415 - Arrow only when a table is written
    import pyarrow.compute as pc  # noqa: PLC0415 - the same

    column = pc.fill_null(pc.cast(column, pa.large_string()), "")
    suspect = pc.match_substring_regex(column, _SUSPECT)
    if not pc.any(suspect).as_py():
        return column
    mended = [safe_cell(cell) for cell in column.filter(suspect).to_pylist()]
    return pc.replace_with_mask(column, suspect, pa.array(mended, pa.large_string()))


def safe_cell(text: str) -> str:
    """A cell without characters that no table may hold, with ' before what a spreadsheet would take for a formula.

    One is put before a guarded cell too, so that `unguarded` gives every text back.
    """
    clean = "".join(sign if _may_stand(sign) else "\ufffd" for sign in text)
    guarded = text.lstrip("'").startswith(_FORMULA) or clean.lstrip("'").startswith(_FORMULA)
    return f"'{clean}" if guarded else clean


def _may_stand(sign: str) -> bool:
    """Not a control character but tab and line feed, and not half a surrogate pair."""
    return sign in "\t\n" or unicodedata.category(sign) not in ("Cc", "Cs")
