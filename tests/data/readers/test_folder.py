"""Folders and files become documents; what cannot be read is told and the rest is read."""

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from explorer.data.edtf import edtf_of
from explorer.data.places import shipped
from explorer.data.readers.folder import read_documents

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "A story"
    place.mkdir()
    return place


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def told(reading) -> str:
    return "\n".join(problem.sentence for problem in reading.problems)


def test_a_folder_is_read_with_its_subfolders_in_the_order_of_files(folder):
    write(folder, b_txt="Two happened.", a_md="# One\nOne happened.", sub__c_TXT="Three happened.")
    reading = read_documents([folder])
    assert [document.file for document in reading.documents] == ["a.md", "b.txt", "sub/c.TXT"]
    assert [document.title for document in reading.documents] == ["One", "b", "c"]
    assert (reading.title, reading.root_name, reading.problems) == ("A story", "A story", ())


def test_documents_stand_by_publication_and_undated_ones_last(folder):
    write(folder, a_txt="A.", b_txt="B.", c_txt="C.")
    write(folder, sources_toml='["c.txt"]\npublished = "2025"\n["b.txt"]\npublished = "2025-06-13/2025-06-16"')
    assert [document.file for document in read_documents([folder]).documents] == ["c.txt", "b.txt", "a.txt"]


def test_names_that_are_no_articles_are_left_alone(folder):
    write(folder, a_txt="A.", _hidden_txt="H.", README_md="R.", LICENSE_txt="L.", _git__config_txt="G.")
    reading = read_documents([folder])
    assert [document.file for document in reading.documents] == ["a.txt"]
    assert not reading.problems


def test_what_is_given_about_a_document_is_on_it(folder):
    write(folder, a_txt="A heading\nText.")
    write(
        folder,
        sources_toml='["a.txt"]\ntitle = "T"\npublisher = "P"\norigin = "O"\nnote = "N"\nbasis = "assigned"\n'
        'published = "2025-06-13/2025-06-16"',
    )
    (document,) = read_documents([folder]).documents
    assert (document.title, document.publisher, document.origin) == ("T", "P", "O")
    assert (document.published.basis, document.published.note) == ("assigned", "N")
    assert edtf_of(document.published.when) == "[2025-06-13..2025-06-16]"
    assert document.published.when.instant


def test_an_id_comes_from_the_text_alone(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    write(folder, a_txt="The same\r\nwords.")
    write(other, z_txt=b"\xef\xbb\xbfThe same\nwords.")
    (one,), (two,) = read_documents([folder]).documents, read_documents([other]).documents
    assert one.id == two.id
    assert one.sha256 == two.sha256
    assert one.id == f"d{one.sha256[:12]}"


def test_nothing_but_the_title_depends_on_the_name_of_the_folder_or_the_order_of_paths(folder, tmp_path):
    write(folder, a_txt="A.", b_txt="B.", c_pdf="%PDF")
    first = read_documents([folder])
    renamed = folder.rename(tmp_path / "Ünlike")
    second = read_documents([renamed])
    assert (first.documents, first.problems) == (second.documents, second.problems)
    singles = [renamed / "b.txt", renamed / "a.txt"]
    assert read_documents(singles).documents == read_documents(singles[::-1]).documents == first.documents


def test_single_files_take_what_their_folder_says_of_them(folder):
    write(folder, a_txt="A.", b_txt="B.", sources_toml='["a.txt"]\npublisher = "P"\n["b.txt"]\npublisher = "Q"')
    write(folder, storylines_toml='title = "Named"')
    reading = read_documents([folder / "a.txt"])
    assert [(document.file, document.publisher) for document in reading.documents] == [("a.txt", "P")]
    assert (reading.title, reading.problems) == ("Named", ())


def test_files_of_one_text_are_one_document_and_told_so(folder):
    write(folder, b_txt="The same words.", a_txt="The same words.", sub__c_md="The same words.")
    reading = read_documents([folder])
    (document,) = reading.documents
    assert (document.file, document.also) == ("a.txt", ("b.txt", "sub/c.md"))
    assert [problem.file for problem in reading.problems] == ["b.txt", "sub/c.md"]
    assert "same text as “a.txt”" in told(reading)


def test_a_file_given_twice_is_read_once_and_not_told(folder):
    write(folder, a_txt="A.")
    write(folder, sub__b_txt="B.")
    given = [folder, folder / "a.txt", folder / "a.txt", folder / "sub", folder / "sub" / "." / "b.txt"]
    reading = read_documents(given)
    assert [(document.file, document.also) for document in reading.documents] == [("a.txt", ()), ("sub/b.txt", ())]
    assert not reading.problems


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("x.pdf", b"%PDF-1.7", "“x.pdf” is of a kind (.pdf) that is not read yet"),
        ("x.tar.gz", b"\x1f\x8b", "“x.tar.gz” is of a kind (.gz)"),
        ("notes", b"words", "“notes” is of a kind (no ending)"),
        ("x.txt", b"\x89PNG\0\0", "“x.txt” is not text"),
        ("x.txt", b"", "“x.txt” holds no text"),
        ("x.txt", b"\xef\xbb\xbf \r\n\t", "“x.txt” holds no text"),
        ("x.txt", "Müller said no.".encode("cp1252"), "“x.txt” is not UTF-8: it was read as cp1252"),
    ],
)
def test_every_odd_file_gets_one_sentence_and_the_rest_is_read(folder, name, content, sentence):
    (folder / name).write_bytes(content)
    write(folder, good_txt="Good.")
    reading = read_documents([folder])
    assert "good.txt" in [document.file for document in reading.documents]
    (problem,) = reading.problems
    assert problem.file == name
    assert problem.sentence.startswith(sentence)
    assert problem.sentence.endswith(".")


def test_files_of_kinds_not_read_yet_are_each_named(folder):
    for number in range(30):
        (folder / f"{number:02d}.pdf").write_bytes(b"%PDF")
    write(folder, a_txt="A.")
    assert len(read_documents([folder]).problems) == 30


def test_a_folder_without_an_article_says_so(folder):
    reading = read_documents([folder])
    assert reading.documents == ()
    assert told(reading) == "“A story” holds no article that can be read: Dateline reads .txt and .md files."


def test_a_path_that_is_not_there_is_told(tmp_path):
    reading = read_documents([tmp_path / "nowhere"])
    assert reading.documents == ()
    assert "“nowhere” cannot be read: there is no such file or folder." in told(reading)


def test_names_with_spaces_and_umlauts_are_the_same_however_they_are_composed(folder):
    decomposed = unicodedata.normalize("NFD", "Über uns é.txt")
    (folder / decomposed).write_text("Words.")
    composed = unicodedata.normalize("NFC", decomposed)
    write(folder, sources_toml=f'["{composed}"]\npublisher = "P"')
    reading = read_documents([folder])
    assert [(document.file, document.publisher) for document in reading.documents] == [(composed, "P")]
    assert not reading.problems


@pytest.mark.skipif(sys.platform != "linux", reason="only there are names any bytes")
def test_a_name_that_is_no_text_is_shown_with_replacements(folder):
    Path(os.fsdecode(os.fsencode(folder) + b"/a\xff.txt")).write_text("Words.")
    (document,) = read_documents([folder]).documents
    assert document.file == "a\ufffd.txt"


@needs_links
def test_links_in_a_circle_end(folder):
    write(folder, sub__a_txt="A.")
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    reading = read_documents([folder])
    assert [document.file for document in reading.documents] == ["sub/a.txt"]
    assert [problem.file for problem in reading.problems] == ["gone.txt", "round.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_is_never_opened(folder):
    os.mkfifo(folder / "endless.txt")
    write(folder, a_txt="A.")
    reading = read_documents([folder])
    assert len(reading.documents) == 1
    assert "“endless.txt” is no file that can be read to its end." in told(reading)


@pytest.mark.parametrize("shut", ["sub", "."])
def test_a_folder_that_cannot_be_opened_is_told(folder, monkeypatch, shut):
    write(folder, a_txt="A.", sub__b_txt="B.")
    listing = Path.iterdir

    def refuse(path):
        if path == folder / shut:
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    reading = read_documents([folder])
    assert "cannot be opened: it may not be read by you." in told(reading)
    assert [document.file for document in reading.documents] == (["a.txt"] if shut == "sub" else [])


def test_a_file_that_cannot_be_read_is_told(folder, monkeypatch):
    write(folder, a_txt="A.", b_txt="B.")
    reading_bytes = Path.read_bytes

    def refuse(path):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return reading_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    reading = read_documents([folder])
    assert [document.file for document in reading.documents] == ["b.txt"]
    assert told(reading) == "“a.txt” cannot be read: it may not be read by you."


def test_a_file_beyond_all_articles_is_not_loaded(folder, monkeypatch):
    monkeypatch.setattr("explorer.data.readers.folder.LARGEST", 10)
    write(folder, a_txt="A.", b_txt="More than ten bytes.")
    reading = read_documents([folder])
    assert [document.file for document in reading.documents] == ["a.txt"]
    assert "“b.txt” is larger than" in told(reading)


def test_a_folder_of_two_thousand_files_is_read(folder):
    for number in range(2000):
        (folder / f"{number:04d}.txt").write_text(f"Board {number} met.")
    reading = read_documents([folder])
    assert len(reading.documents) == len({document.id for document in reading.documents}) == 2000
    assert not reading.problems


def test_a_broken_sources_file_spoils_no_reading(folder):
    write(folder, a_txt="A.", sources_toml=b"\xff\xfe nonsense")
    reading = read_documents([folder])
    assert len(reading.documents) == 1
    assert told(reading) == "sources.toml is not UTF-8 text and was not read: save it as UTF-8."


def test_an_entry_for_a_file_that_is_not_there_is_told(folder):
    write(folder, a_txt="A.", sources_toml='\n["b.txt"]\npublisher = "P"')
    assert told(read_documents([folder])) == "sources.toml, line 2: there is no document “b.txt” in this folder."


def test_the_sample_story_is_read_without_a_problem():
    reading = read_documents([shipped("seeds")])
    assert [document.file[:3] for document in reading.documents] == ["003", "001", "000", "002"]
    assert {document.published.basis for document in reading.documents} == {"assigned"}
    assert all(document.published.note for document in reading.documents)
    assert reading.problems == ()


def test_two_folders_are_one_story(folder, tmp_path):
    other = tmp_path / "Z"
    other.mkdir()
    write(folder, a_txt="A.", storylines_toml='title = "T"\n[[storyline]]\nname = "S"')
    write(other, a_txt="B.", storylines_toml='title = "U"\n[[storyline]]\nname = "S"\n[[storyline]]\nname = "R"')
    reading = read_documents([other, folder])
    assert [document.text for document in reading.documents] == ["A.", "B."]
    assert reading.title == "T"
    assert [rule.name for rule in reading.rules.rules] == ["S", "R"]
