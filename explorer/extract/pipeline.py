"""From files to findings: documents in parallel in spawned processes, then all of them together."""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.data.document import Document, Problem
from explorer.data.project import Findings
from explorer.data.readers.folder import Reading, read_documents
from explorer.errors import CancelledError
from explorer.extract.cache import Store, key_of, user_cache
from explorer.extract.draft import DocumentFacts
from explorer.extract.names import NameTable
from explorer.extract.parsing import LONGEST
from explorer.extract.published import with_stated_dates
from explorer.extract.readers import facts_in, names_in
from explorer.extract.story import findings_of
from explorer.extract.workers import Workers

# Below this many characters a second process costs more than it saves: it loads the tagger first.
_WORTH_PROCESSES = 60_000

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def read_story(
    paths: Sequence[Path],
    *,
    processes: int | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Findings:
    """All that the articles at these paths tell; the same bytes whatever their order or the number of processes.

    `processes`: at most so many at a time (None: one per processor; 1: this one alone). `cache`: its folder (None: the
    user's; one that cannot be used is done without). `progress` is told the documents done and all of them;
    `cancelled` is asked often, and CancelledError raised when it says so: then nothing is left half-done. Files that
    cannot be read are problems of the findings, not errors.
    """
    return findings_in(read_documents(paths), processes=processes, cache=cache, progress=progress, cancelled=cancelled)


def findings_in(
    reading: Reading,
    *,
    processes: int | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Findings:
    """As `read_story`, for documents that are read already (with other publication dates, say)."""
    watch = _Watch(len(reading.documents), progress or _tell_nobody, cancelled or _never)
    watch.check()
    reading = replace(
        reading, documents=with_stated_dates(reading.documents), problems=(*reading.problems, *_too_long(reading))
    )
    store = Store(cache or user_cache())
    key = _story_key(reading)
    known = store.read(key, Findings)
    if known is not None:
        watch.progress(watch.all, watch.all)
        return known
    with _working_folder(store) as folder:
        facts = _facts(reading.documents, folder, _processes(reading.documents, processes), watch)
    watch.check()
    found = findings_of(reading, facts)
    watch.check()
    if store.write(key, found):
        store.shrink()
    return found


def _too_long(reading: Reading) -> Iterator[Problem]:
    """What a person is told about documents of which only the beginning is read for events."""
    for document in reading.documents:
        if document.characters > LONGEST:
            yield Problem(
                document.file,
                f"“{document.file}” has {document.characters:,} characters: events were looked for in the first "
                f"{LONGEST:,} only; split it into its articles to have all of it read.",
            )


@dataclass(slots=True)
class _Watch:
    """Tells how far the work is and asks whether to go on."""

    all: int
    progress: Progress
    cancelled: Cancelled
    steps: int = 0

    def step(self) -> None:
        """One of a document's two steps is done."""
        self.steps += 1
        self.progress(self.steps // 2, self.all)
        self.check()

    def check(self) -> None:
        """Stop when a person asked for it."""
        if self.cancelled():
            raise CancelledError("Reading was stopped; nothing was changed.")


def _tell_nobody(done: int, all_documents: int) -> None:
    """No one wants to know how far it is."""


def _never() -> bool:
    return False


def _facts(documents: Sequence[Document], folder: Path, processes: int, watch: _Watch) -> list[DocumentFacts]:
    """What each document yields: first its names, then, with everybody's names, its mentions."""
    with Workers(processes, watch.check) as workers:
        evidences = []
        for evidence in workers.each(names_in, [(document, folder) for document in documents]):
            evidences.append(evidence)
            watch.step()
        names = NameTable.build(evidences)
        del evidences
        facts = []
        for found in workers.each(facts_in, [(document, folder) for document in documents], shared=names):
            facts.append(found)
            watch.step()
    return facts


def _processes(documents: Sequence[Document], asked: int | None) -> int:
    """How many processes serve these documents."""
    most = asked if asked is not None else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if asked is None and most == 1:
        most = os.cpu_count() or 1
    if sum(document.characters for document in documents) < _WORTH_PROCESSES:
        return 1
    return max(1, min(most, len(documents)))


@contextmanager
def _working_folder(store: Store) -> Iterator[Path]:
    """The cache's folder, or a passing one when that cannot be written."""
    if store.write("00-probe", True):  # noqa: FBT003  # any value will do
        yield store.folder
        return
    with tempfile.TemporaryDirectory(prefix="dateline-") as passing:
        yield Path(passing)


def _story_key(reading: Reading) -> str:
    """What the findings depend on: the documents with all that is known of them, the rules, the problems."""
    return key_of("story", reading.title, reading.documents, reading.problems, reading.rules)
