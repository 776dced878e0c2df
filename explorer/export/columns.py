"""An event table as typed columns for the files of other programs, so that it opens again as the same table."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from explorer.data.edtf import bound_text, edtf_of
from explorer.data.readers.tables.names import COLUMNS, FURTHER
from explorer.data.when import Grain, instant
from explorer.timeline.columns import Coded, Flags, Ints
from explorer.timeline.strings import Texts
from explorer.timeline.table import OPEN_AFTER, OPEN_BEFORE, EventTable, Source

# An Arrow array; its library tells no types.
Cells = Any
_BETWEEN = "; "
_FINE = ("minute", "hour")


def columns_of(table: EventTable) -> dict[str, Cells]:
    """Every column of an export, by name, in its order: strings, but truths and numbers where they are such.

    The four bounds are inclusive ISO days or minutes, empty where open; `edtf` sums them up. `source` names the
    articles, `quote` holds their passages, a line each; `document` and `offset` say where the first stands.
    """
    told = _columns(table) | _further(table)
    return {name: told[name] for name in (*COLUMNS, *FURTHER)}


def _columns(table: EventTable) -> dict[str, Cells]:
    """The columns that an event table of a person's own may have."""
    sources = _source_names(table)
    lanes = table.storylines
    return {
        "id": _texts(table.id),
        "title": _texts(table.title),
        "start": _bounds(table, table.earliest, upper=False),
        "start_latest": _bounds(table, table.latest, upper=True),
        "end_earliest": _bounds(table, table.earliest_end, upper=False),
        "end": _bounds(table, table.latest_end, upper=True),
        "status": _coded(table.status),
        "lane": _listed(lanes.starts, lanes.codes, _names(lanes.titles)),
        "actors": _listed(table.actors.starts, table.actors.codes, _names(table.actors.names)),
        "kind": _coded(table.kind),
        "source": _listed(table.documents.starts, table.documents.codes, sources),
        "quote": _texts(table.quote),
        "document": _strings([""] * len(table)) if table.places is None else _coded(table.places.files),
        "offset": _offsets(table),
    }


def _further(table: EventTable) -> dict[str, Cells]:
    """What only an export tells."""
    lanes = table.storylines
    return {
        "edtf": _edtf(table),
        "instant": pa.array(table.instant),
        "grain": _coded(table.grain),
        "approximate": pa.array(table.approximate),
        "uncertain": pa.array(table.uncertain),
        "basis": _coded(table.basis),
        "attribution": _coded(table.attribution),
        "label": _texts(table.label),
        "weight": pa.array(table.weight),
        "order": pa.array(table.order),
        "independent": pa.array(table.independent),
        "tension": pa.array(table.tension),
        "source_published": _of_sources(table, published_text),
        "source_basis": _of_sources(table, lambda source: source.basis),
        "lane_place": _listed(lanes.starts, lanes.codes, [str(place) for place in range(1, len(lanes.names) + 1)]),
        "lane_why": _listed(lanes.starts, table.storyline_why.codes, _names(table.storyline_why.names, once=False)),
    }


def whole(text: str) -> str:
    """A text without halves of surrogate pairs, which no file may hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _texts(column: Texts) -> Cells:
    starts = pa.py_buffer(np.ascontiguousarray(column.starts, dtype=np.int64))
    return pa.LargeStringArray.from_buffers(len(column), starts, pa.py_buffer(np.ascontiguousarray(column.data)))


def _strings(values: Sequence[str]) -> Cells:
    return pa.array([whole(value) for value in values], pa.large_string())


def _coded(column: Coded) -> Cells:
    return _strings(column.names or [""]).take(pa.array(column.codes))


def _listed(starts: Ints, codes: Cells, names: Sequence[str]) -> Cells:
    """Lists as cells with a semicolon between their names."""
    entries = _strings(names or [""]).take(pa.array(codes))
    return pc.binary_join(
        pa.LargeListArray.from_arrays(pa.array(starts), entries), pa.scalar(_BETWEEN, pa.large_string())
    )


def _names(names: Sequence[str], *, once: bool = True) -> list[str]:
    """Names for a list in a cell: a semicolon gives way to a comma; of equal ones the second is told apart."""
    seen: dict[str, int] = {}
    told = []
    for name in names:
        bare = " ".join(whole(name).replace(";", ",").split())
        seen[bare] = seen.get(bare, 0) + 1
        told.append(bare if seen[bare] == 1 or not once else f"{bare} ({seen[bare]})")
    return told


def _source_names(table: EventTable) -> list[str]:
    """What each source of the table is called in a cell: its title, else its number."""
    titles = {str(source.id): source.title or source.name for source in table.witnesses}
    documents = table.documents
    return _names([titles.get(name, title) for name, title in zip(documents.names, documents.titles, strict=True)])


def _of_sources(table: EventTable, told: Callable[[Source], str]) -> Cells:
    """What is told of each source, parallel to `source`."""
    known = {str(source.id): told(source) for source in table.witnesses}
    documents = table.documents
    return _listed(documents.starts, documents.codes, [known.get(name, "") for name in documents.names])


def published_text(source: Source) -> str:
    """When a source came out as EDTF, "" when nobody knows."""
    return edtf_of(instant(source.earliest, source.latest))


def _offsets(table: EventTable) -> Cells:
    offsets = np.full(len(table), -1, dtype=np.int64) if table.places is None else table.places.offsets
    return pa.array(offsets, mask=offsets < 0)


def _fine(table: EventTable) -> Flags:
    """Which rows are told to the minute or the hour."""
    fine = np.array([name in _FINE for name in table.grain.names] or [False], dtype=np.bool_)
    return fine[table.grain.codes]


def _bounds(table: EventTable, bounds: Ints, *, upper: bool) -> Cells:
    """A bound of every row as a text; each different one is written once."""
    fine = _fine(table)
    said = np.zeros(len(table), dtype=np.int64)
    words = [""]
    grains: tuple[Grain, Grain] = ("day", "minute")
    for grain, own in zip(grains, (~fine, fine), strict=True):
        rows = np.flatnonzero(own & (bounds != OPEN_BEFORE) & (bounds != OPEN_AFTER))
        different, places = np.unique(bounds[rows], return_inverse=True)
        said[rows] = len(words) + places
        words += [bound_text(bound, upper=upper, grain=grain) or "" for bound in different.tolist()]
    return _strings(words).take(pa.array(said))


def _edtf(table: EventTable) -> Cells:
    """The EDTF of every row; each different when is written once."""
    same = np.zeros(len(table), dtype=np.int64)
    for column in (
        *(table.earliest, table.latest, table.earliest_end, table.latest_end),
        *(table.instant, table.approximate, table.uncertain, table.grain.codes),
    ):
        different, places = np.unique(column, return_inverse=True)
        _, same = np.unique(same * len(different) + places, return_inverse=True)
    _, firsts = np.unique(same, return_index=True)
    return _strings([edtf_of(table.when_of(row)) for row in firsts.tolist()]).take(pa.array(same))
