"""An event table of other people becomes the table that the canvas reads; rows that cannot be read are told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from explorer.data.document import Problem
from explorer.data.event import STATUSES, Storyline, StorylineId
from explorer.data.project import Findings
from explorer.data.readers.tables.read import read_sheet
from explorer.data.readers.tables.sheet import Cells, Sheet
from explorer.errors import ReadError
from explorer.timeline.columns import Coded, Counts, Flags, Floats, Ints, Listing, narrow
from explorer.timeline.opened.faults import faults
from explorer.timeline.opened.lists import Split, names_in, parallel, reordered, split
from explorer.timeline.opened.sources import Tellers, tellers_in
from explorer.timeline.opened.whens import Whens, whens_in
from explorer.timeline.opened.words import coded_cells, flags_in, numbers_in, numbers_of, one_of, renamed
from explorer.timeline.strings import Texts
from explorer.timeline.table import EventTable, Places

_ATTRIBUTIONS = ("asserted", "reported", "said")
_WEIGHT = 0.5
_NO_KIND = "other"
_NO_LANE = 1e9


@dataclass(frozen=True, slots=True, eq=False)
class OpenedTable:
    """An event table that is open: `found` has its name, lanes and problems, and no events: those are the table's."""

    found: Findings
    table: EventTable


def open_table(path: Path, chosen: Mapping[str, str] | None = None) -> OpenedTable:
    """The event table in a file; `chosen` says which of its columns stand for which of ours.

    Raises ReadError with a sentence for a person; ColumnsError when columns that are needed have other names.
    """
    return table_from(read_sheet(path, chosen), story=path.stem)


def table_from(sheet: Sheet, *, story: str) -> OpenedTable:
    """The event table of a sheet, in the order of time; ReadError when no row can be drawn."""
    whens = whens_in(sheet)
    titled = pc.not_equal(sheet.texts("title"), "").to_numpy(zero_copy_only=False)
    sheet = _without_strange_weights(sheet)
    problems = [*sheet.problems, *_unused(sheet), *_untitled(sheet, titled), *whens.problems]
    number = numbers_in(sheet.coded("order"), otherwise=np.nan) if "order" in sheet.cells else None
    first = whens.first_closed
    rows = _in_order(np.flatnonzero(titled & whens.fits).astype(np.int64), first, number)
    if not len(rows):
        reason = problems[0].sentence if problems else "It has no row."
        raise ReadError(f"“{sheet.file}” has no event that can be drawn. {reason}")
    order = _ranks(first[rows], None if number is None else number[rows])
    lanes, why = _lanes(sheet, rows)
    ids, doubled = _ids(sheet, rows)
    tellers = tellers_in(sheet, rows)
    status, strange = one_of(sheet.coded("status"), STATUSES, otherwise="happened")
    problems += [*doubled, *_statuses(sheet, strange), *tellers.problems]
    table = EventTable(
        story=story,
        unread=_unread(sheet, titled, whens.fits),
        unused=sheet.unused,
        id=ids,
        status=_part(status, rows),
        order=order,
        storylines=lanes,
        storyline_why=why,
        **_words(sheet, rows),
        **_dates(whens, rows),
        **_sources(sheet, rows, tellers),
    )
    storylines = tuple(Storyline(StorylineId(name), name, automatic=False, events=()) for name in lanes.names)
    return OpenedTable(Findings(title=story, storylines=storylines, problems=tuple(problems)), table)


def _words(sheet: Sheet, rows: Ints) -> dict[str, Any]:
    """The columns of an event table that a sheet has as they are."""
    shown = sheet.texts("title").take(rows)
    title, labels = _texts(shown), _labels(sheet, shown, rows)
    attribution, _ = one_of(sheet.coded("attribution"), _ATTRIBUTIONS, otherwise="")
    return {
        "title": title,
        "label": title if labels is shown or labels.equals(shown) else _texts(labels),
        "quote": _texts(sheet.taken("quote", rows)),
        "kind": _part(renamed(coded_cells(sheet.coded("kind")), lambda name: name or _NO_KIND), rows),
        "attribution": _part(attribution, rows),
        "weight": np.clip(numbers_in(sheet.coded("weight"), otherwise=_WEIGHT)[rows], 0.0, 1.0),
        "tension": flags_in(sheet.coded("tension"))[0][rows],
        "actors": names_in(split(sheet.coded("actors").of(rows))).listing,
        "places": _places(sheet, rows),
    }


def _dates(whens: Whens, rows: Ints) -> dict[str, Any]:
    """The columns of an event table that make its whens."""
    arrays = ("earliest", "latest", "earliest_end", "latest_end", "mark", "instant", "approximate", "uncertain")
    taken: dict[str, Any] = {name: getattr(whens, name)[rows] for name in arrays}
    return taken | {"basis": _part(whens.basis, rows), "grain": _part(whens.grain, rows)}


def _sources(sheet: Sheet, rows: Ints, tellers: Tellers) -> dict[str, Any]:
    """The columns of an event table that tell its sources."""
    counts: Counts = tellers.documents.counts.astype(np.int32)
    return {
        "documents": tellers.documents,
        "witnesses": tellers.witnesses,
        "known": tellers.known,
        "sources": counts,
        "independent": _independent(sheet, rows, counts),
    }


def _without_strange_weights(sheet: Sheet) -> Sheet:
    """The sheet without a column of weights that are not ours (0 to 1): what other numbers mean nobody knows."""
    if "weight" not in sheet.cells:
        return sheet
    weights = numbers_in(sheet.coded("weight"), otherwise=_WEIGHT)
    if bool(((weights >= 0.0) & (weights <= 1.0)).all()):
        return sheet
    cells = {name: column for name, column in sheet.cells.items() if name != "weight"}
    return replace(sheet, cells=cells, unused=(*sheet.unused, "weight"))


def _unused(sheet: Sheet) -> list[Problem]:
    """What is told of columns that are none of an event table."""
    if not sheet.unused:
        return []
    one = len(sheet.unused) == 1
    names = ", ".join(f"“{name}”" for name in sheet.unused)
    said = f"The column{'' if one else 's'} {names} of “{sheet.file}” {'is' if one else 'are'} not taken up"
    return [Problem(sheet.file, f"{said}: an event table has no place for {'it' if one else 'them'}.")]


def _unread(sheet: Sheet, titled: Flags, fitting: Flags) -> int:
    """How many rows are in the file and not in the table."""
    return sheet.torn + len(_untitled_rows(sheet, titled)) + int(np.count_nonzero(titled & ~fitting))


def _untitled_rows(sheet: Sheet, titled: Flags) -> Ints:
    """The rows without a title; rows of empty cells are nothing."""
    rows = np.flatnonzero(~titled).astype(np.int64)
    if not len(rows):
        return rows
    filled = np.logical_or.reduce([pc.not_equal(sheet.texts(name).take(rows), "") for name in sheet.cells])
    found: Ints = rows[filled.astype(np.bool_)]
    return found


def _untitled(sheet: Sheet, titled: Flags) -> list[Problem]:
    """What is told of rows without a title."""
    return faults(
        sheet.file,
        sheet.numbers,
        _untitled_rows(sheet, titled),
        column="title",
        said=lambda _: "it is empty; name the event.",
    )


def _statuses(sheet: Sheet, rows: Ints) -> list[Problem]:
    cells = sheet.coded("status")
    known = ", ".join(STATUSES)

    def said(row: int) -> str:
        return f"“{cells.at(row)}” is no status, so the event is drawn as happened; write one of {known}."

    return faults(sheet.file, sheet.numbers, rows, column="status", said=said, drawn=True)


def _in_order(rows: Ints, first: Ints, number: Floats | None) -> Ints:
    """The rows by the order that the table tells for all, else by their first closed bound, else as in the file."""
    keys = first[rows]
    if number is not None and bool(np.isfinite(number[rows]).all()):
        keys = number[rows].astype(np.int64)
    return rows if bool((keys[1:] >= keys[:-1]).all()) else rows[np.argsort(keys, kind="stable")]


def _ranks(first: Ints, number: Floats | None) -> Counts:
    """The place of each row in one order: the table's own, or by time, equal where the first bound is."""
    if number is not None and bool(np.isfinite(number).all()):
        return number.astype(np.int32)
    steps: Counts = np.concatenate([[0], np.cumsum(first[1:] != first[:-1])]).astype(np.int32)
    return steps


def _ids(sheet: Sheet, rows: Ints) -> tuple[Texts, list[Problem]]:
    """An id for every row: its own, or its number; the second of a doubled one gets its number added."""
    given = sheet.taken("id", rows)
    numbers = pc.cast(pa.array(sheet.numbers[rows]), pa.large_string())
    empty = pc.equal(given, "")
    if pc.any(empty).as_py():
        row, nothing = (pa.scalar(word, pa.large_string()) for word in ("row ", ""))
        made = pc.binary_join_element_wise(row, numbers, nothing)
        given = pc.if_else(empty, made, given)
    encoded = given.dictionary_encode()
    if len(encoded.dictionary) == len(rows):
        return _texts(given), []
    _, firsts = np.unique(encoded.indices.to_numpy(zero_copy_only=False), return_index=True)
    again = np.ones(len(rows), dtype=np.bool_)
    again[firsts] = False
    told = dict(enumerate(given.to_pylist()))
    taken = set(told.values())
    for place in np.flatnonzero(again).tolist():
        fresh = f"{told[place]} ({sheet.numbers[rows[place]]})"
        while fresh in taken:
            fresh += "*"
        told[place] = fresh
        taken.add(fresh)
    olds = given
    places = {int(rows[place]): place for place in np.flatnonzero(again).tolist()}

    def said(row: int) -> str:
        place = places[row]
        return f"“{olds[place].as_py()}” is the id of another row already; this event is “{told[place]}” here."

    doubled = np.sort(rows[again])
    problems = faults(sheet.file, sheet.numbers, doubled, column="id", said=said, drawn=True)
    return _texts(pa.array(list(told.values()), pa.large_string())), problems


def _labels(sheet: Sheet, titles: Cells, rows: Ints) -> Cells:
    """What the column says, the title where it says nothing."""
    if "label" not in sheet.cells:
        return titles
    labels = sheet.texts("label").take(rows)
    return pc.if_else(pc.equal(labels, ""), titles, labels)


def _lanes(sheet: Sheet, rows: Ints) -> tuple[Listing, Coded]:
    """The lanes of the rows, in the order that `lane_place` tells, else in the file's, and why events are in."""
    cells = split(sheet.coded("lane").of(rows))
    found = names_in(cells)
    lanes = found.listing
    if "lane_place" in sheet.cells:
        places = numbers_of(_beside(sheet, rows, "lane_place", cells, found.entry), otherwise=_NO_LANE)
        lowest = np.full(len(lanes.names), _NO_LANE)
        np.minimum.at(lowest, lanes.codes, places)
        lanes = reordered(lanes, np.argsort(lowest, kind="stable").tolist())
    if "lane_why" not in sheet.cells:
        return lanes, Coded(("",), np.zeros(len(lanes.codes), dtype=np.int32))
    return lanes, _beside(sheet, rows, "lane_why", cells, found.entry)


def _beside(sheet: Sheet, rows: Ints, name: str, cells: Split, entry: Ints) -> Coded:
    return Coded(*parallel(split(sheet.coded(name).of(rows)), cells, entry))


def _independent(sheet: Sheet, rows: Ints, counts: Counts) -> Counts:
    """How many of the sources tell it by themselves: what the column says, else all of them."""
    if "independent" not in sheet.cells:
        return counts
    told = numbers_in(sheet.coded("independent"), otherwise=-1.0)[rows]
    return np.where((told >= 0) & (told <= counts), told, counts).astype(np.int32)


def _places(sheet: Sheet, rows: Ints) -> Places | None:
    """Where the quotes stand, as the table says."""
    if "document" not in sheet.cells and "offset" not in sheet.cells:
        return None
    offsets = numbers_in(sheet.coded("offset"), otherwise=-1.0)[rows]
    return Places(_part(coded_cells(sheet.coded("document")), rows), offsets.astype(np.int64))


def _part(column: Coded, rows: Ints) -> Coded:
    return Coded(column.names, narrow(column.codes[rows], len(column.names)))


def _texts(cells: Cells) -> Texts:
    """A column of strings as an event table has them, without a copy."""
    _, ends, signs = cells.buffers()
    starts = np.frombuffer(ends, dtype=np.int64)[cells.offset : cells.offset + len(cells) + 1]
    data = np.frombuffer(signs, dtype=np.uint8) if signs is not None else np.zeros(0, dtype=np.uint8)
    return Texts(data, starts.astype(np.int32) if len(data) < np.iinfo(np.int32).max else starts)
