"""Parquet: the columns of an event table, typed or as texts."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from explorer.data.readers.tables.names import LONG, complete, unused
from explorer.data.readers.tables.sheet import Sheet
from explorer.errors import ReadError

MOST_ROWS = 20_000_000


def read_parquet(path: Path, *, file: str, chosen: Mapping[str, str] | None = None) -> Sheet:
    """The sheet of a Parquet file; ReadError when it is none, is broken, or (ColumnsError) has other columns."""
    try:
        opened = parquet.ParquetFile(path)
        columns = complete(file, opened.schema_arrow.names, chosen)
        opened = parquet.ParquetFile(path, read_dictionary=_few(opened.schema_arrow, columns))
        if opened.metadata.num_rows > MOST_ROWS:
            raise ReadError(f"“{file}” has more than {MOST_ROWS:,} rows: split it.")
        found = opened.read(columns=list(columns.values()), use_threads=True)
        cells = {theirs: found.column(theirs) for theirs in columns.values()}
    except (pa.ArrowException, OSError, KeyError, ValueError) as error:
        raise ReadError(f"“{file}” is no Parquet file that can be read: write it again.") from error
    numbers = np.arange(2, found.num_rows + 2, dtype=np.int64)
    return Sheet(file, cells, numbers, unused=unused(opened.schema_arrow.names, columns))


def _few(schema: pa.Schema, columns: Mapping[str, str]) -> list[str]:
    """The columns of strings in which many cells are equal: each different one is read once."""
    kinds = {theirs: schema.field(theirs).type for ours, theirs in columns.items() if ours not in LONG}
    return [theirs for theirs, kind in kinds.items() if pa.types.is_string(kind) or pa.types.is_large_string(kind)]
