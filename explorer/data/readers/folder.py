"""A folder of articles, or single files, to documents: what cannot be read is told and the rest is read."""

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.data.briefing_toml import NAME as BRIEFING
from explorer.data.document import Document, Problem, Published
from explorer.data.passage import DocumentId
from explorer.data.project import SourceEdit
from explorer.data.readers import text as plain_text
from explorer.data.sources_toml import NAME as SOURCES
from explorer.data.sources_toml import SourceEntry, file_key, read_sources, unused_entries
from explorer.data.storylines_toml import NAME as STORYLINES
from explorer.data.storylines_toml import StorylineRules, read_storylines
from explorer.errors import ReadError

LARGEST = 64_000_000  # bytes: more is no article, and would take the memory of everything else
_NO_ARTICLES = (".", "README", "LICENSE")
_NO_ENTRY = SourceEntry()
_TABLES = (".csv", ".xlsx", ".parquet")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from the paths given.

    `title` is the story's name: that of storylines.toml, else the folder's. `root` is the (first) folder itself, shown
    and never exported. Documents stand by publication, then by file; problems by file,
    and last what is wrong with the whole.
    """

    title: str
    root: Path
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    rules: StorylineRules
    root_name: str


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read: where it is, and its name below the folder given."""

    path: Path
    file: str


def read_documents(paths: Sequence[Path], *, edits: Sequence[SourceEdit] = ()) -> Reading:
    """The documents of folders (with their subfolders) and single files, the same whatever the order of `paths`.

    `edits` is what a person says of documents beside what stands in sources.toml; it goes before that.
    Never raises for what is in them: a file that cannot be read, or that is of a kind not read yet, is a problem.
    """
    roots = _roots(paths)
    documents: list[Document] = []
    problems: list[Problem] = []
    rules = StorylineRules()
    said = {edit.document: edit for edit in edits}
    for root, singles in roots.items():
        found = _read_root(root, singles, said)
        documents.extend(found.documents)
        problems.extend(found.problems)
        rules = _joined(rules, found.rules)
    merged, same = _without_copies(documents)
    problems.extend(same)
    first = next(iter(roots), Path())
    name = display_name(first.resolve().name)
    if not merged:
        problems.append(_nothing_found(roots))
    ordered = tuple(sorted(merged, key=_by_publication))
    told = tuple(sorted(set(problems), key=lambda problem: (not problem.file, problem.file, problem.sentence)))
    return Reading(rules.title or name, first, ordered, told, rules, name)


def display_name(name: str) -> str:
    """A file's name as it is shown and written: composed (NFC), and bytes that are no UTF-8 replaced."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def _roots(paths: Sequence[Path]) -> dict[Path, tuple[Path, ...] | None]:
    """The folders to read, in a stable order: None for a whole folder, or the single files in it."""
    given = {Path(os.path.normpath(path.absolute())) for path in paths}
    folders = {path for path in given if _is_folder(path)}
    folders -= {folder for folder in folders if not folders.isdisjoint(folder.parents)}
    singles: dict[Path, set[Path]] = {}
    for path in given - folders:
        if folders.isdisjoint(path.parents):
            singles.setdefault(path.parent, set()).add(path)
    roots: dict[Path, tuple[Path, ...] | None] = dict.fromkeys(sorted(folders))
    return roots | {folder: tuple(sorted(files)) for folder, files in sorted(singles.items())}


@dataclass(frozen=True, slots=True)
class _Found:
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    rules: StorylineRules


def _read_root(root: Path, singles: tuple[Path, ...] | None, said: Mapping[DocumentId, SourceEdit]) -> _Found:
    """One folder whole, or the single files given in it, with what its two .toml files say."""
    entries, problems = read_sources(root / SOURCES)
    rules, more = read_storylines(root / STORYLINES)
    told = [*problems, *more]
    files = list(_walk(root, told)) if singles is None else [_File(path, display_name(path.name)) for path in singles]
    documents: list[Document] = []
    for file in sorted(files, key=lambda file: file.file):
        try:
            document, doubt = _read_file(file, entries.get(file_key(file.file), _NO_ENTRY), said)
        except ReadError as error:
            told.append(Problem(file.file, str(error)))
            continue
        documents.append(document)
        told.extend(doubt)
    if singles is None:
        told.extend(unused_entries(entries, (file.file for file in files)))
    return _Found(tuple(documents), tuple(told), rules)


def _walk(root: Path, told: list[Problem]) -> Iterator[_File]:
    """The files that may be articles below a folder; links are followed, but into no folder twice."""
    waiting = [root]
    seen: set[tuple[int, int]] = set()
    while waiting:
        folder = waiting.pop()
        try:
            at = folder.stat()
            if (at.st_dev, at.st_ino) in seen:
                continue
            seen.add((at.st_dev, at.st_ino))
            inside = sorted(folder.iterdir(), key=lambda path: path.name, reverse=True)
        except OSError as error:
            told.append(Problem(_below(root, folder), f"{_named(root, folder)} cannot be opened: {_reason(error)}."))
            continue
        for path in inside:
            if path.name.startswith(_NO_ARTICLES):
                continue
            if _is_folder(path):
                waiting.append(path)
            elif path.name not in (SOURCES, STORYLINES, BRIEFING):
                yield _File(path, _below(root, path))
            elif folder != root:
                sentence = f"{_below(root, path)} is not used: only the {path.name} of the folder given is."
                told.append(Problem(_below(root, path), sentence))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(root: Path, path: Path) -> str:
    return "/".join(display_name(part) for part in path.relative_to(root).parts)


def _named(root: Path, folder: Path) -> str:
    return "The folder" if folder == root else f"The folder “{_below(root, folder)}”"


def _reason(error: OSError) -> str:
    words = {PermissionError: "it may not be read by you", FileNotFoundError: "there is no such file or folder"}
    return words.get(type(error), (error.strerror or str(error)).lower())


def _edited(entry: SourceEntry, edit: SourceEdit | None) -> SourceEntry:
    """An entry with what a person said in its place."""
    if edit is None:
        return entry
    return replace(
        entry,
        title=entry.title if edit.title is None else edit.title,
        publisher=entry.publisher if edit.publisher is None else edit.publisher,
        published=entry.published if edit.published is None else edit.published,
    )


def _read_file(
    file: _File, entry: SourceEntry, said: Mapping[DocumentId, SourceEdit]
) -> tuple[Document, tuple[Problem, ...]]:
    """A file's document and what is doubtful about it; ReadError with a whole sentence when there is none."""
    suffix = file.path.suffix.lower()
    data = _bytes(file)
    if suffix in _TABLES:
        raise ReadError(f"“{file.file}” is an event table: it is not read among articles; open it by itself.")
    if suffix not in plain_text.SUFFIXES:
        kind = f"of a kind ({suffix})" if suffix else "of a kind (no ending)"
        raise ReadError(f"“{file.file}” is {kind} that is not read yet: only .txt and .md files are.")
    try:
        found = plain_text.read_text(data)
    except ReadError as error:
        raise ReadError(f"“{file.file}” {error}: save the article as a UTF-8 text file.") from error
    if not found.text.strip():
        raise ReadError(f"“{file.file}” holds no text.")
    digest = hashlib.sha256(found.text.encode("utf-8")).hexdigest()
    document_id = DocumentId(f"d{digest[:12]}")
    entry = _edited(entry, said.get(document_id))
    document = Document(
        id=document_id,
        file=file.file,
        text=found.text,
        sha256=digest,
        encoding=found.encoding,
        title=entry.title
        or plain_text.heading(found.text)
        or file.file.rsplit("/", 1)[-1].removesuffix(file.path.suffix),
        publisher=entry.publisher,
        origin=entry.origin,
        published=entry.published,
    )
    if not found.guessed:
        return document, ()
    sentence = (
        f"“{file.file}” is not UTF-8: it was read as {found.encoding}; "
        "where letters are wrong, save it as UTF-8 and open it again."
    )
    return document, (Problem(file.file, sentence),)


def _bytes(file: _File) -> bytes:
    """A file's bytes; a pipe or a device is never opened, for it may never end."""
    try:
        if not file.path.exists() and file.path.is_symlink():
            raise ReadError(f"“{file.file}” is a link that leads nowhere.")
        status = file.path.stat()
        if not file.path.is_file():
            raise ReadError(f"“{file.file}” is no file that can be read to its end.")
        if status.st_size > LARGEST:
            raise ReadError(f"“{file.file}” is larger than {LARGEST // 1_000_000} MB: no article is; split it.")
        if file.path.suffix.lower() not in plain_text.SUFFIXES:
            return b""
        return file.path.read_bytes()
    except OSError as error:
        raise ReadError(f"“{file.file}” cannot be read: {_reason(error)}.") from error


def _without_copies(documents: Sequence[Document]) -> tuple[list[Document], list[Problem]]:
    """One document for every text, with the files that hold the same text told in `also`."""
    groups: dict[DocumentId, list[Document]] = {}
    for document in sorted(documents, key=lambda document: document.file):
        groups.setdefault(document.id, []).append(document)
    merged: list[Document] = []
    problems: list[Problem] = []
    for same in groups.values():
        first, *others = same
        also = tuple(dict.fromkeys(other.file for other in others))
        merged.append(replace(_best_known(same), file=first.file, encoding=first.encoding, also=also))
        for other in also:
            sentence = f"“{other}” holds the same text as “{first.file}”: both are one document."
            problems.append(Problem(other, sentence))
    return merged, problems


def _best_known(same: Sequence[Document]) -> Document:
    """The document of a text for which most is told: the first that has a date, else the first."""
    return next((document for document in same if document.published != Published()), same[0])


def _by_publication(document: Document) -> tuple[bool, int, int, str]:
    """Sorts by the first, then the last moment of coming out; documents without a date last; then by file."""
    when = document.published.when
    if when is None:
        return (True, 0, 0, document.file)
    first = when.earliest if when.earliest is not None else when.latest
    last = when.latest if when.latest is not None else when.earliest
    return (False, first or 0, last or 0, document.file)


def _joined(one: StorylineRules, other: StorylineRules) -> StorylineRules:
    """The rules of two folders: the first title, and all storylines of different names."""
    names = {rule.name for rule in one.rules}
    return StorylineRules(
        one.title or other.title,
        one.rules + tuple(rule for rule in other.rules if rule.name not in names),
        one.eras + tuple(era for era in other.eras if era not in one.eras),
    )


def _nothing_found(roots: Mapping[Path, tuple[Path, ...] | None]) -> Problem:
    folders = [display_name(root.resolve().name) for root, singles in roots.items() if singles is None]
    where = " and ".join(f"“{name}”" for name in folders) or "What was given"
    holds = "hold" if len(folders) > 1 else "holds"
    return Problem("", f"{where} {holds} no article that can be read: Dateline reads .txt and .md files.")
