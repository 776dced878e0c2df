"""Exports: the form by the ending, written whole or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest

from explorer.data.minutes import minute_of
from explorer.data.story_json import story_json
from explorer.errors import UsageError, WriteError
from explorer.export.choice import chosen
from explorer.export.files import export_story, form_of
from explorer.export.options import ExportOptions, PageSize, parse_scale, parse_size
from explorer.export.tables import csv_bytes
from explorer.export.writing import write_whole
from explorer.timeline.opened.rows import open_table
from explorer.timeline.table import table_of
from tests.builders import a_story, an_event
from tests.export.reading import html_in_words, pdf_in_words, pptx_in_words, svg_in_words

STORY = a_story(
    an_event("a @ 2025-01-01", storylines=["A"]),
    an_event("b @ [2025-06-01..2025-06-20]", storylines=["B"]),
    an_event("c @ 2025-12-01/..", storylines=["A", "B"]),
    "d",
)
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="rights and links are others there")


def titles(**wishes):
    return list(chosen(STORY, ExportOptions(**wishes)).title)


@pytest.mark.parametrize(
    ("ending", "beginning"),
    [
        *((".png", b"\x89PNG\r\n"), (".pdf", b"%PDF-"), (".svg", b"<"), (".json", b"{\n")),
        *((".csv", b"id,title,start"), (".xlsx", b"PK"), (".parquet", b"PAR1")),
    ],
)
def test_the_ending_chooses_the_form(ending, beginning, tmp_path, qapp):
    target = tmp_path / f"out{ending.upper()}"
    export_story(STORY, target)
    assert target.read_bytes().startswith(beginning)
    assert list(tmp_path.iterdir()) == [target]


def test_json_is_what_extract_writes_whatever_the_options(tmp_path):
    export_story(STORY, tmp_path / "x.json", ExportOptions(storylines=("A",), start=0))
    assert (tmp_path / "x.json").read_bytes() == story_json(STORY)


def test_a_table_holds_the_events_asked_for(tmp_path):
    options = ExportOptions(storylines=("B",))
    export_story(STORY, tmp_path / "x.csv", options)
    assert (tmp_path / "x.csv").read_bytes() == csv_bytes(chosen(STORY, options))


def test_events_are_chosen_by_storyline_and_by_how_far_they_are_drawn():
    assert titles() == ["a", "b", "c", "d"]
    assert titles(storylines=("A",)) == ["a", "c"]
    assert titles(start=minute_of(2025, 6, 20)) == ["b", "c", "d"]
    assert titles(start=minute_of(2025, 6, 21)) == ["c", "d"]
    assert titles(end=minute_of(2025, 6, 1)) == ["a", "d"]
    # What lasts and has no known end may go on in every later stretch.
    assert titles(start=minute_of(2026), end=minute_of(2027)) == ["c", "d"]


@pytest.mark.parametrize("name", ["x.docx", "x.timelinejs", "json"])
def test_what_is_no_form_is_told_with_those_that_are(name):
    with pytest.raises(UsageError, match=r"; choose one of \.png, \.svg, \.pdf, \.pptx, .*\.xlsx, .*\.json\.$"):
        form_of(Path(name))


TOLD_FORMS = {"pdf": pdf_in_words, "pptx": pptx_in_words, "html": html_in_words, "ics": bytes.decode,
              "timelinejs.json": bytes.decode}  # fmt: skip


@pytest.mark.parametrize("form", TOLD_FORMS)
def test_an_opened_table_is_told_with_its_quotes_and_sources(form, tmp_path, qapp):
    (tmp_path / "own.csv").write_text(
        'title,start,lane,source,quote\nA ship sails,2025-03-01,Sea,The Post,"it sailed\nout to sea"\n'
        "A ship sinks,2025-03-04,Sea,The Post; The Herald,it went down\nA ship is sold,2025-03-09,Sea,The Herald,\n",
        "utf-8",
    )
    export_story(open_table(tmp_path / "own.csv").table, tmp_path / f"x.{form}")
    # A calendar folds its lines (RFC 5545, 3.1).
    words = TOLD_FORMS[form]((tmp_path / f"x.{form}").read_bytes()).replace("\r\n ", "")
    wanted = ["A ship sails", "A ship sinks", "A ship is sold", "it sailed", "out to sea", "it went down"]
    for told in (*wanted, "The Post", "The Herald"):
        assert told in words
    assert "“”" not in words
    assert "sailed out" not in words


def test_what_points_into_articles_is_refused_for_an_opened_table(tmp_path):
    with pytest.raises(UsageError, match=r"an opened table has none; choose one of \.png, .*\.json\.$"):
        export_story(table_of(STORY), tmp_path / "x.jsonld")


def test_a_table_of_too_many_events_is_a_page_or_refused_with_the_other_forms(tmp_path, qapp, monkeypatch):
    monkeypatch.setattr("explorer.export.files.MOST_TOLD", 3)
    table = table_of(STORY)
    export_story(table, tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")
    for form in ("pptx", "html", "ics", "timelinejs.json"):
        with pytest.raises(UsageError, match=r"^4 events are too many to be told one by one \(at most 3\)"):
            export_story(table, tmp_path / f"x.{form}")
    export_story(table, tmp_path / "x.ics", ExportOptions(storylines=("A",)))


def test_a_failed_drawing_leaves_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "x.csv"
    target.write_bytes(b"old")
    monkeypatch.setattr("explorer.export.files.csv_bytes", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export_story(STORY, target)
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_aside(fails, tmp_path, monkeypatch):
    target = tmp_path / "x.csv"
    target.write_bytes(b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if fails == "fsync" else (Path, "replace")), full)
    with pytest.raises(
        WriteError, match=r"“x\.csv” cannot be written: no space left on device; make room or choose another disk\."
    ):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    def refuse(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(WriteError, match="you may not write in this folder; choose another one"):
        write_whole(tmp_path / "x.csv", b"new")


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(WriteError, match="there is no folder"):
        write_whole(tmp_path / "nowhere" / "x.csv", b"new")
    with pytest.raises(WriteError, match="is a folder: give the name of a file in it"):
        write_whole(tmp_path, b"new")


@not_on_windows
def test_a_file_keeps_its_rights_and_a_link_its_place(tmp_path):
    target = tmp_path / "x.csv"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@not_on_windows
def test_a_new_file_has_the_rights_of_any_new_file(tmp_path):
    write_whole(tmp_path / "x.csv", b"new")
    (tmp_path / "y.csv").write_bytes(b"new")
    assert (tmp_path / "x.csv").stat().st_mode == (tmp_path / "y.csv").stat().st_mode


@not_on_windows
def test_a_device_is_written_into(tmp_path):
    write_whole(Path(os.devnull), b"new")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(
    ("text", "size"),
    [("1920x1080", PageSize(1920, 1080)), (" 800×600 ", PageSize(800, 600)), ("slide", PageSize(1280, 720, "slide"))],
)
def test_a_size_is_pixels_or_paper(text, size):
    assert parse_size(text) == size


def test_paper_is_as_wide_as_paper():
    assert parse_size("A4").millimetres == pytest.approx((297, 210))
    assert parse_size("letter").millimetres == pytest.approx((279.4, 215.9))


@pytest.mark.parametrize("text", ["", "big", "0x0", "1920", "99999x99999", "-5x5", "1e3x1e3", "٣٠٠x٣٠٠"])
def test_what_is_no_size_is_told(text):
    with pytest.raises(UsageError):
        parse_size(text)


def test_a_scale_is_one_to_four():
    assert parse_scale("1.5") == 1.5
    for text in ("0", "4.1", "inf", "nan", "two", ""):
        with pytest.raises(UsageError):
            parse_scale(text)


@pytest.mark.parametrize("form", ["svg", "html", "pdf", "pptx"])
def test_a_storyline_that_is_asked_for_has_its_events_in_its_own_lane_and_no_other_lane_stands_beside(
    form, tmp_path, qapp
):
    story = a_story(
        an_event("The board buys a ferry @ 2031-03-03", storylines=["Board", "Sea"]),
        an_event("The board meets @ 2031-03-05", storylines=["Board"]),
        an_event("The ferry sails @ 2031-04-01", storylines=["Sea"]),
    )
    target = tmp_path / f"story.{form}"
    export_story(story, target, ExportOptions(storylines=("Sea",)))
    read = {"svg": svg_in_words, "html": html_in_words, "pdf": pdf_in_words, "pptx": pptx_in_words}[form]
    words = read(target.read_bytes())
    assert "Sea" in words
    assert "2 events" in words or form == "pptx"
    assert "Board" not in words
    assert "The board buys a ferry" in words
    assert "The board meets" not in words
    assert "drawn in another lane" not in words
