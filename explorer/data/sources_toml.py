"""sources.toml: what a person says about the documents of a folder."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from explorer.data.document import Problem, Published, PublishedBasis
from explorer.data.edtf import edtf_of, parse_published
from explorer.data.toml_tables import Table, read_tables, shortened
from explorer.data.when import When
from explorer.errors import ReadError, UsageError

NAME = "sources.toml"
KEYS = ("title", "publisher", "published", "basis", "note", "origin")
BASES: tuple[PublishedBasis, ...] = ("stated", "assigned", "file")
_EXAMPLE = 'published = "2025-06-13"'
_UNKNOWN = Published()


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """What sources.toml says about one file, "" and an unknown date where it says nothing; `line` of its header."""

    title: str = ""
    publisher: str = ""
    origin: str = ""
    published: Published = _UNKNOWN
    line: int = 0


def file_key(file: str) -> str:
    """A file's path as entries are looked up by: a name with an umlaut is the same however it is composed."""
    return unicodedata.normalize("NFC", file)


def read_sources(path: Path) -> tuple[dict[str, SourceEntry], tuple[Problem, ...]]:
    """The entries of a sources.toml by `file_key`, and what could not be read of it; no file, no entries."""
    tables, broken = read_tables(path, example=_EXAMPLE)
    entries: dict[str, SourceEntry] = {}
    problems = list(broken)
    for table in tables:
        if len(table.path) != 1:
            problems.append(_problem(_outside(table)))
            continue
        checked = _Checked(table)
        entries[file_key(table.path[0])] = checked.entry()
        problems.extend(_problem(sentence) for sentence in checked.sentences)
    return entries, tuple(problems)


def _outside(table: Table) -> str:
    where = f"{NAME}, line {table.line}"
    if table.path:
        return f'{where}: [{".".join(table.path)}] was left out; a file\'s name in quotes was expected, ["name.txt"].'
    key = next(iter(table.values))
    return (
        f"{NAME}, line {table.line_of(key)}, key “{key}”: this stands under no file and was left out; "
        'a line with a file\'s name in quotes, ["name.txt"], was expected above it.'
    )


class _Checked:
    """The entry of one table, with a sentence for each key that is not as expected."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.sentences: list[str] = []

    def entry(self) -> SourceEntry:
        for key in self.table.values:
            if key not in KEYS:
                self._tell(key, f"there is no such key; one of {', '.join(KEYS)} was expected")
        published = Published(self._published(), self._basis(), self._text("note"))
        return SourceEntry(
            self._text("title"), self._text("publisher"), self._text("origin"), published, self.table.line
        )

    def _tell(self, key: str, what: str) -> None:
        line = self.table.line_of(key)
        self.sentences.append(f"{NAME}, line {line}, key “{key}” of “{self.table.path[0]}”: {what}; it was left out.")

    def _text(self, key: str) -> str:
        value = self.table.values.get(key, "")
        if isinstance(value, str):
            return value.strip()
        self._tell(key, f"a text in quotes was expected, not {shortened(value)}")
        return ""

    def _published(self) -> When | None:
        value = self.table.values.get("published")
        if value is None:
            return None
        text = date_text(value)
        if text is None:
            self._tell("published", f"a date in quotes such as {_EXAMPLE} was expected, not {shortened(value)}")
            return None
        try:
            when = parse_published(text)
        except UsageError as error:
            self._tell("published", str(error).removesuffix("."))
            return None
        return when if when.dated else None

    def _basis(self) -> PublishedBasis:
        value = self.table.values.get("basis")
        for basis in BASES:
            if value == basis:
                return basis
        if value is not None:
            self._tell("basis", f"one of {', '.join(BASES)} was expected, not {shortened(value)}")
        return "unknown"


def date_text(value: object) -> str | None:
    """A date in a TOML file as text, in quotes or not; None for what is neither text nor date."""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return None


def unused_entries(entries: dict[str, SourceEntry], files: Iterable[str]) -> Iterator[Problem]:
    """A problem for each entry that names a file which is not there."""
    there = {file_key(file) for file in files}
    for key, entry in entries.items():
        if key not in there:
            yield _problem(f"{NAME}, line {entry.line}: there is no document “{key}” in this folder.")


def _problem(sentence: str) -> Problem:
    return Problem(NAME, sentence)


def with_source(text: str, file: str, values: Mapping[str, str]) -> str:
    """The text of a sources.toml with these keys of one file set; an empty value takes its key out.

    Everything else stays as it is written: comments, order, and keys that we do not know. A file's entry that holds
    nothing any more goes. Raises ReadError for a text that is not TOML: then it would not be kept whole.
    """
    import tomlkit  # noqa: PLC0415 - only who writes needs it
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - the same

    try:
        story = tomlkit.parse(text)
    except (TOMLKitError, RecursionError) as error:
        raise ReadError(f"{NAME} is not TOML as it stands ({error}), so nothing was written to it.") from error
    key = next((key for key in story if file_key(key) == file_key(file)), file)
    there = story.get(key)
    if there is not None and not isinstance(there, dict):
        raise ReadError(f"{NAME}: “{file}” is no entry of its own there, so nothing was written to it.")
    entry = there if there is not None else tomlkit.table()
    for name, value in values.items():
        if value:
            entry[name] = value
        elif name in entry:
            del entry[name]
    if there is None and entry:
        if text.strip():
            story.add(tomlkit.nl())
        story.add(key, entry)
    elif there is not None and not entry:
        del story[key]
    written = tomlkit.dumps(story)
    return written.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in text else written


def published_text(when: When | None) -> str:
    """How `published` is written for a when: EDTF, a stretch of days as `a/b`; "" for an unknown one."""
    if when is None:
        return ""
    edtf = edtf_of(when)
    first, _, last = edtf.removeprefix("[").removesuffix("]").partition("..")
    return f"{first}/{last}" if edtf.startswith("[") and first and last else edtf


def values_of(entry: SourceEntry) -> dict[str, str]:
    """The keys that a person can set, as they stand in a file's entry; "" where it has none."""
    published = entry.published
    basis = "" if published.basis == "unknown" else published.basis
    return {
        "title": entry.title,
        "publisher": entry.publisher,
        "published": published_text(published.when),
        "basis": basis,
    }
