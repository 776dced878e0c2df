"""The whole way from a folder of articles to findings: the same bytes, in parallel, from the cache, or stopped."""

import os
import subprocess
import sys
from dataclasses import replace
from multiprocessing import active_children, get_context
from pathlib import Path
from queue import Queue

import pytest

from explorer.data.edtf import parse_published
from explorer.data.project import Findings
from explorer.data.readers.folder import read_documents
from explorer.data.story_json import story_json
from explorer.errors import CancelledError
from explorer.extract import pipeline
from explorer.extract.pipeline import findings_in, read_story

ARTICLES = {
    "deal.txt": (
        "Orbit buys Larkspur\n\nOrbit Systems has acquired a 40% stake in Larkspur for $2 billion, the companies said "
        "on Monday. Larkspur labels satellite pictures for shipping companies.\n\nKestrel Marine plans to end its "
        "contract with Larkspur shortly after the acquisition.\n"
    ),
    "exit.txt": (
        "Kestrel Marine ended its contract with Larkspur on 20 May 2024. Orbit Systems, which acquired a stake of 40% "
        "in Larkspur for $2 billion this month, did not comment.\n\nLarkspur dismissed 200 workers in June 2023. "
        "It has hired Ann Cook as chief executive.\n"
    ),
    "quake.md": "# Quake\n\nA strong earthquake struck Valparaíso on 3 March 2024. It killed 12 people.\n",
}
SOURCES = """["deal.txt"]
published = "2024-05-06"
basis = "assigned"
["exit.txt"]
published = "2024-05-22"
basis = "assigned"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Größe und Maß"
    made.mkdir()
    for name, text in ARTICLES.items():
        (made / name).write_text(text, encoding="utf-8")
    (made / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (made / "storylines.toml").write_text('title = "Larkspur"\n', encoding="utf-8")
    return made


def titles(found: Findings) -> list[str]:
    return [event.title for event in found.events]


def test_a_folder_becomes_events_with_passages_dates_lanes_and_coverage(folder: Path, tmp_path: Path) -> None:
    found = read_story([folder], processes=1, cache=tmp_path / "cache")
    assert found.title == "Larkspur"
    texts = {document.id: document for document in found.documents}
    for event in found.events:
        assert event.mentions
        assert event.storylines
        assert all(texts[each.passage.document].quote(each.passage) == each.quote for each in event.mentions)
    deal = next(event for event in found.events if event.kind in ("acquisition", "investment"))
    assert deal.sources.articles == 2
    assert {"Orbit Systems", "Larkspur"} <= {actor.name for actor in deal.actors}
    assert deal.when.dated
    assert len(found.coverage) == 3
    assert found.time_expressions


def test_the_same_bytes_whatever_the_order_the_processes_the_folder_and_the_cache(folder: Path, tmp_path: Path) -> None:
    expected = story_json(read_story([folder], processes=1, cache=tmp_path / "one"))
    assert story_json(read_story([folder], processes=1, cache=tmp_path / "one")) == expected
    moved = folder.rename(tmp_path / "elsewhere")
    assert story_json(read_story([moved], processes=1, cache=tmp_path / "two")) == expected
    files = sorted(moved.glob("*.[tm][xd][td]")) + sorted(moved.glob("*.md"))
    assert story_json(read_story(list(reversed(files)), processes=1, cache=tmp_path / "one")) == expected


def test_spawned_processes_find_the_same(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = story_json(read_story([folder], processes=1, cache=tmp_path / "one"))
    monkeypatch.setattr(pipeline, "_WORTH_PROCESSES", 0)
    told: list[tuple[int, int]] = []
    found = read_story([folder], processes=2, cache=tmp_path / "two", progress=lambda *each: told.append(each))
    assert story_json(found) == expected
    assert told[-1] == (3, 3)
    assert told == sorted(told)
    assert active_children() == []


def test_another_hash_seed_finds_the_same(folder: Path, tmp_path: Path) -> None:
    (folder / "quake.md").unlink()
    script = (
        "import sys; from pathlib import Path; from explorer.data.story_json import story_json; "
        "from explorer.extract.pipeline import read_story; "
        "sys.stdout.buffer.write(story_json(read_story([Path(sys.argv[1])], processes=1, cache=Path(sys.argv[2]))))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", script, str(folder), str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "4242")
    ]
    assert made[0] == made[1] != b""


def test_a_second_opening_takes_everything_from_the_cache(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_story([folder], processes=1, cache=tmp_path / "cache")
    monkeypatch.setattr(pipeline, "findings_of", None)
    assert read_story([folder], processes=1, cache=tmp_path / "cache") == first


def test_a_cache_that_cannot_be_written_or_is_damaged_changes_nothing(folder: Path, tmp_path: Path) -> None:
    expected = read_story([folder], processes=1, cache=tmp_path / "cache")
    for written in (tmp_path / "cache").rglob("*.dateline"):
        written.write_bytes(b"damaged")
    assert read_story([folder], processes=1, cache=tmp_path / "cache") == expected
    (tmp_path / "in the way").write_text("")
    assert read_story([folder], processes=1, cache=tmp_path / "in the way" / "cache") == expected


@pytest.mark.parametrize("processes", [1, 2])
def test_a_person_who_cancels_leaves_nothing_half_done(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(pipeline, "_WORTH_PROCESSES", 0)
    done: list[int] = []
    with pytest.raises(CancelledError):
        read_story(
            [folder],
            processes=processes,
            cache=tmp_path / "cache",
            progress=lambda *_: done.append(1),
            cancelled=lambda: len(done) > 1,
        )
    assert active_children() == []
    assert list((tmp_path / "cache").rglob("*.part")) == []
    assert titles(read_story([folder], processes=1, cache=tmp_path / "cache"))


def _in_a_child(folder: Path, cache: Path, answers: "Queue[list[str]]") -> None:
    pipeline._WORTH_PROCESSES = 0
    answers.put(titles(read_story([folder], processes=2, cache=cache)))


@pytest.mark.parametrize("daemon", [True, False])
def test_it_runs_inside_a_child_process_too(folder: Path, tmp_path: Path, daemon: bool) -> None:
    expected = titles(read_story([folder], processes=1, cache=tmp_path / "cache"))
    (folder / "storylines.toml").write_text('title = "Another title, so that only the parses are known"')
    context = get_context("spawn")
    answers = context.Queue()
    child = context.Process(target=_in_a_child, args=(folder, tmp_path / "cache", answers), daemon=daemon)
    child.start()
    assert answers.get(timeout=120) == expected
    child.join()
    assert child.exitcode == 0


def test_files_that_cannot_be_read_are_problems_and_the_rest_is_read(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7")
    (folder / "empty.txt").write_text("")
    found = read_story([folder], processes=1, cache=tmp_path / "cache")
    assert {problem.file for problem in found.problems} >= {"broken.pdf", "empty.txt"}
    assert found.events


def test_an_empty_folder_gives_no_events_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = read_story([tmp_path / "empty"], processes=1, cache=tmp_path / "cache")
    assert found.events == ()
    assert found.problems


def test_another_publication_date_moves_only_what_hangs_on_it(folder: Path, tmp_path: Path) -> None:
    reading = read_documents([folder])
    later = tuple(
        replace(each, published=replace(each.published, when=parse_published("2024-06-23")))
        if each.file == "exit.txt"
        else each
        for each in reading.documents
    )
    before = findings_in(reading, processes=1, cache=tmp_path / "cache")
    after = findings_in(replace(reading, documents=later), processes=1, cache=tmp_path / "cache")
    moved = {event.id: event.when for event in after.events}
    told = {each.file: each.id for each in reading.documents}
    assert any(moved.get(event.id) != event.when for event in before.events)
    for event in before.events:
        if all(mention.passage.document == told["quake.md"] for mention in event.mentions):
            assert moved[event.id] == event.when
