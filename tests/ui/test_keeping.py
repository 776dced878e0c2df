"""What a person says of an article stands in sources.toml at once, and is taken out again by undo."""

from dataclasses import replace

import pytest

from explorer.data.document import Published
from explorer.data.edtf import parse_published
from explorer.data.places import shipped
from explorer.data.project import SourceEdit
from explorer.data.readers.folder import read_documents
from explorer.ui.dates.keeping import Keeping
from explorer.ui.moves import followed, moves

TOML = '# by hand\n["b.txt"]\npublished = "2031-01-02"   # of the print edition\n'
GIVEN = Published(parse_published("2031-02-03"), "assigned")


@pytest.fixture
def folder(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"Article {name}.", "utf-8")
    return tmp_path


@pytest.fixture
def keep(qtbot):
    keeping = Keeping()

    def wait(paths, document, before, after):
        with qtbot.waitSignal(keeping.kept, timeout=30_000) as told:
            keeping.keep(paths, document, before, after)
        return told.args[0]

    yield wait
    keeping.close()


def _document(folder, name):
    return next(document for document in read_documents([folder]).documents if document.file == name)


def test_a_date_is_written_read_again_and_undone(folder, keep):
    sources = folder / "sources.toml"
    sources.write_text(TOML, "utf-8")
    document = _document(folder, "b.txt")
    edit = SourceEdit(document.id, title="B", published=GIVEN)
    assert keep([folder], document, None, edit).fault == ""
    assert sources.read_text("utf-8").startswith("# by hand\n")
    assert "# of the print edition" in sources.read_text("utf-8")
    again = _document(folder, "b.txt")
    assert (again.title, again.published) == ("B", GIVEN)
    assert keep([folder], document, edit, None).fault == ""
    assert sources.read_text("utf-8") == TOML


def test_a_file_made_for_a_date_goes_with_it(folder, keep):
    document = _document(folder, "a.txt")
    edit = SourceEdit(document.id, published=GIVEN)
    keep([folder / "a.txt"], document, None, edit)
    assert _document(folder, "a.txt").published == GIVEN
    keep([folder / "a.txt"], document, edit, None)
    assert not (folder / "sources.toml").exists()


@pytest.mark.parametrize("content", ["published = = 1", None, b"\xff\xfe"])
def test_what_cannot_be_written_is_told_and_left(folder, keep, content):
    sources = folder / "sources.toml"
    if content is None:
        sources.mkdir()
    else:
        sources.write_bytes(content if isinstance(content, bytes) else content.encode())
    document = _document(folder, "a.txt")
    kept = keep([folder], document, None, SourceEdit(document.id, title="A"))
    assert "sources.toml" in kept.fault
    assert sources.is_dir() if content is None else len(sources.read_bytes()) == len(content)


def test_the_sample_story_is_never_changed(keep):
    seeds = shipped("seeds")
    before = (seeds / "sources.toml").read_bytes()
    document = read_documents([seeds]).documents[0]
    assert "sample story" in keep([seeds], document, None, SourceEdit(document.id, title="A")).fault
    assert (seeds / "sources.toml").read_bytes() == before


def test_an_edit_goes_before_what_stands_in_the_folder(folder):
    (folder / "sources.toml").write_text(TOML, "utf-8")
    document = _document(folder, "b.txt")
    (edited,) = (
        each
        for each in read_documents([folder], edits=[SourceEdit(document.id, published=GIVEN)]).documents
        if each.id == document.id
    )
    assert edited == replace(document, published=GIVEN)
    taken_back = read_documents([folder], edits=[SourceEdit(document.id, published=Published())]).documents
    assert all(each.published.when is None for each in taken_back)


def test_moves_are_told_in_words_and_an_event_is_followed_by_what_tells_it(story):
    storm = next(event for event in story.events if event.id == "storm")
    moved = replace(storm, id="other id", when=parse_published("2031-03-05"))
    after = replace(story, events=tuple(moved if event is storm else event for event in story.events))
    assert [(move.title, move.before, move.after) for move in moves(story, after)] == [
        (storm.title, "3 March 2031", "5 March 2031")
    ]
    assert followed(storm, after) == "other id"
    assert moves(story, story) == ()
