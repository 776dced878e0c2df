"""Who tells a table's events: its sources as the lane of sources shows them, numbered by publication."""

from dataclasses import dataclass
from typing import cast, get_args

import numpy as np

from explorer.data.document import Problem, PublishedBasis
from explorer.data.edtf import parse_published
from explorer.data.passage import DocumentId
from explorer.data.readers.tables.sheet import Sheet
from explorer.data.when import When
from explorer.errors import UsageError
from explorer.timeline.columns import Ints, Listing
from explorer.timeline.opened.lists import Names, Split, names_in, parallel, reordered, split
from explorer.timeline.table import OPEN_AFTER, UNTOLD, Source

_BASES: tuple[PublishedBasis, ...] = get_args(PublishedBasis)


@dataclass(frozen=True, slots=True, eq=False)
class Tellers:
    """The sources of every row, S1 first; `known` is the first minute at which one of them had come out."""

    documents: Listing
    witnesses: tuple[Source, ...]
    known: Ints
    problems: tuple[Problem, ...]


def tellers_in(sheet: Sheet, rows: Ints) -> Tellers:
    """The sources of these rows of a sheet, by `source` and the columns that run parallel to it."""
    cells = split(sheet.coded("source").of(rows))
    found = names_in(cells)
    names = found.listing.names
    published, problems = _published(sheet, _told(sheet, rows, "source_published", cells, found))
    bases = {code: text for code, text in _told(sheet, rows, "source_basis", cells, found) if text in _BASES}
    order = sorted(range(len(names)), key=lambda code: (*_by_publication(published.get(code)), names[code]))
    titles = tuple(f"S{number}" for number in range(1, len(names) + 1))
    documents = reordered(found.listing, order, titles)
    witnesses = tuple(
        _source(title, names[code], published.get(code), bases.get(code))
        for title, code in zip(titles, order, strict=True)
    )
    return Tellers(documents, witnesses, _known(documents, witnesses), problems)


def _told(sheet: Sheet, rows: Ints, column: str, cells: Split, found: Names) -> list[tuple[int, str]]:
    """What a parallel column tells of each source, by its code: each text once, the first row's first."""
    if column not in sheet.cells:
        return []
    texts, told = parallel(split(sheet.coded(column).of(rows)), cells, found.entry)
    # One pair of source and text tells as much as a million.
    pairs = found.listing.codes.astype(np.int64) * len(texts) + told
    _, firsts = np.unique(pairs, return_index=True)
    places = [(pair // len(texts), texts[pair % len(texts)]) for pair in pairs[np.sort(firsts)].tolist()]
    return [(code, text) for code, text in places if text]


def _published(sheet: Sheet, told: list[tuple[int, str]]) -> tuple[dict[int, When], tuple[Problem, ...]]:
    """When each source came out, by its code: the first that a row tells."""
    whens: dict[int, When] = {}
    wrong: dict[str, str] = {}
    for code, text in told:
        if code not in whens:
            try:
                whens[code] = parse_published(text)
            except UsageError as error:
                wrong[text] = str(error)
    column = "source_published"
    problems = tuple(Problem(sheet.file, f"Column {column} of “{sheet.file}”: {said}") for said in wrong.values())
    return whens, problems


def _by_publication(when: When | None) -> tuple[bool, int, int]:
    if when is None:
        return (True, 0, 0)
    first = when.earliest if when.earliest is not None else when.latest
    last = when.latest if when.latest is not None else when.earliest
    return (False, first or 0, last or 0)


def _source(number: str, name: str, when: When | None, basis: str | None) -> Source:
    return Source(
        id=DocumentId(name),
        name=number,
        title=name,
        publisher="",
        origin="",
        basis=cast("PublishedBasis", basis or ("unknown" if when is None else "stated")),
        earliest=when.earliest if when else None,
        latest=when.latest_end if when else None,
    )


def _known(documents: Listing, witnesses: tuple[Source, ...]) -> Ints:
    middles = [OPEN_AFTER if (middle := source.middle) is None else int(middle) for source in witnesses]
    known = np.full(len(documents.starts) - 1, OPEN_AFTER, dtype=np.int64)
    np.minimum.at(known, documents.rows, np.array(middles, dtype=np.int64)[documents.codes])
    known[known == OPEN_AFTER] = UNTOLD
    return known
