"""What is done for one document in a process of its own: parse, times and names; then mentions."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from explorer.data.document import Document
from explorer.extract.cache import Store, key_of
from explorer.extract.draft import DocumentFacts, TimesFound
from explorer.extract.mentions.find import find_mentions
from explorer.extract.names import NameEvidence, NameTable, collect_names
from explorer.extract.parsing import Parse, parse_document
from explorer.extract.times.grammar import find_times


@dataclass(frozen=True, slots=True)
class _Read:
    """What one document yields without the others; kept in the cache."""

    parse: Parse
    times: TimesFound


def names_in(document: Document, folder: Path) -> NameEvidence:
    """The names that a document tells; its parse and times are left in the folder for `facts_in`."""
    return collect_names(_read(document, folder).parse)


def facts_in(document: Document, folder: Path, names: NameTable) -> DocumentFacts:
    """The mentions of a document, given the names of all documents."""
    read = _read(document, folder)
    return find_mentions(document, read.parse, names, read.times)


@lru_cache(maxsize=1)
def _read(document: Document, folder: Path) -> _Read:
    """Parse and times of a document, from the folder when they are there."""
    store = Store(folder)
    when = document.published.when
    basis = document.published.basis
    key = key_of("document", document.text, document.id, None if when is None else when.bounds, basis)
    known = store.read(key, _Read)
    if known is not None:
        return known
    parse = parse_document(document)
    found = _Read(parse, find_times(document.text, parse.sentences, when, published_basis=basis))
    store.write(key, found)
    return found
