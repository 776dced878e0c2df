"""A document longer than any article costs bounded time, and that it is cut is told."""

from pathlib import Path

import pytest

from explorer.extract import pipeline
from explorer.extract.pipeline import read_story


def test_what_is_too_long_is_read_from_its_beginning_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "LONGEST", 100)
    monkeypatch.setattr("explorer.extract.parsing.LONGEST", 100)
    folder = tmp_path / "story"
    folder.mkdir()
    first = "Acme bought Beta on 3 March 2020 for $5 million."
    (folder / "long.txt").write_text(first + "\n" + "Gamma fired Delta on 9 May 2021. " * 20, "utf-8")
    (folder / "short.txt").write_text("Zeta acquired Eta on 1 June 2020.", "utf-8")
    found = read_story([folder], processes=1, cache=tmp_path / "cache")
    assert any("Beta" in event.title for event in found.events)
    long = next(document for document in found.documents if document.file == "long.txt")
    assert long.characters > 100, "the text itself is whole"
    assert all(mention.passage.end <= 100 for event in found.events for mention in event.mentions)
    assert [problem.file for problem in found.problems] == ["long.txt"]
    assert "split it" in found.problems[0].sentence
