"""What was read before is found again, and nothing depends on it."""

import os
from pathlib import Path

import pytest

from explorer.data.edtf import parse_edtf
from explorer.data.passage import Passage
from explorer.data.project import Findings
from explorer.extract.cache import Store, key_of
from explorer.extract.parsing import Parse, Sentence, Word
from explorer.extract.plain import from_plain, to_plain
from tests.builders import a_story, an_event
from tests.extract.drafting import a_document, days


def test_findings_come_back_as_they_were(tmp_path: Path) -> None:
    found = a_story(an_event("peace @ 1918-11-11"), an_event("war @ 1914-07-28"))
    store = Store(tmp_path)
    assert store.write("00aa", found)
    assert store.read("00aa", Findings) == found


def test_a_parse_comes_back_as_it_was() -> None:
    document = a_document("Orbit bought")
    word = Word("Orbit\ud800", 0, 5, "orbit", "NNP", "PROPN", "nsubj", 1, "ORG")
    parse = Parse(document.id, (Sentence(Passage(document.id, 0, 5), "paragraph", 0, (word,)),))
    assert from_plain(Parse, to_plain(parse)) == parse


@pytest.mark.parametrize("damage", [b"", b"no cache at all", b"\0" * 100])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    store = Store(tmp_path)
    store.write("00aa", days("2024-05-01"))
    (written,) = tmp_path.glob("*/*")
    written.write_bytes(damage)
    assert store.read("00aa", type(days("2024-05-01"))) is None


def test_half_a_file_is_as_good_as_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("00aa", parse_edtf("2024"))
    (written,) = tmp_path.glob("*/*")
    written.write_bytes(written.read_bytes()[:-3])
    assert store.read("00aa", type(parse_edtf("2024"))) is None


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "below")
    assert not store.write("00aa", days("2024-05-01"))
    assert store.read("00aa", type(days("2024-05-01"))) is None


def test_a_key_depends_on_every_value() -> None:
    assert key_of("a", 1) != key_of("a", 2)
    assert key_of("a", days("2024-05-01")) == key_of("a", days("2024-05-01"))


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number, key in enumerate(("00aa", "00bb", "00cc")):
        store.write(key, key * 100)
        os.utime(store._path(key), (number, number))
    size = store._path("00aa").stat().st_size
    store.shrink(2 * size)
    assert [store.read(key, str) is None for key in ("00aa", "00bb", "00cc")] == [True, False, False]
