"""A briefing as a hand-out: a page or a native slide for each slide, with its notes."""

import io
import shutil
import subprocess

import pytest
from pptx import Presentation
from pypdf import PdfReader

from explorer.__main__ import main
from explorer.data.briefing import Briefing, Quoted, Slide
from explorer.data.briefing_toml import briefing_text
from explorer.errors import UsageError
from explorer.export.briefing import export_briefing
from explorer.export.options import ExportOptions
from tests.timeline.briefing.test_stage import a_harbour_story

QUOTE = Quoted("The board bought the ferry Alma.", "harbour.txt")
BOUGHT = Quoted("The board bought the ferry Alma", "harbour.txt")
LONG = "\n".join(f"Point {number}: pause here, then go on." for number in range(200))
THREE = Briefing(
    (
        Slide("The whole & <all>", say="A ferry is bought.", quote=QUOTE, notes="Pause here.\nThen go on."),
        Slide("The ferry", lanes=("The ferry",), events=(BOUGHT, Quoted("Nobody says so", "harbour.txt")), notes=LONG),
        Slide("What is open"),
    )
)


def written(tmp_path, name, *, notes=False, theme="light"):
    target = tmp_path / name
    export_briefing(a_harbour_story(), THREE, target, ExportOptions(theme=theme), notes=notes)
    return target.read_bytes()


def test_a_pdf_has_a_page_for_each_slide_with_a_bookmark_and_the_quote_as_text(qapp, tmp_path):
    reader = PdfReader(io.BytesIO(written(tmp_path, "a.pdf")))
    assert len(reader.pages) == 4
    assert [item.title for item in reader.outline] == ["The whole & <all>", "The ferry", "What is open", "Sources"]
    assert "Coast Courier" in reader.pages[3].extract_text()
    first = reader.pages[0].extract_text()
    assert "“The board bought the ferry Alma.”" in first
    assert "S1 · Coast Courier" in first
    assert "Nobody says so" in reader.pages[1].extract_text()
    box = reader.pages[0].mediabox
    assert float(box.width) / float(box.height) == pytest.approx(16 / 9, rel=0.01)


def test_notes_stand_under_their_slide_and_long_ones_go_on_over_more_pages(qapp, tmp_path):
    reader = PdfReader(io.BytesIO(written(tmp_path, "a.pdf", notes=True)))
    pages = [page.extract_text() for page in reader.pages]
    assert "Pause here." in pages[0]
    assert "“The board bought the ferry Alma.”" in pages[0]
    told = "".join(pages)
    assert all(f"Point {number}:" in told for number in range(200))
    assert len(pages) > 5
    # The quote that the slide shows stands in its notes with all that is needed to look it up, as in the PPTX.
    assert pages[0].count("“The board bought the ferry Alma.”") == 2
    assert "S1 “" in pages[0]
    assert "harbour.txt" not in pages[0]
    starts = [reader.get_destination_page_number(item) for item in reader.outline]
    assert starts == [0, 1, len(pages) - 2, len(pages) - 1]


def test_a_pptx_has_a_native_slide_each_with_title_text_and_notes(qapp, tmp_path):
    deck = Presentation(io.BytesIO(written(tmp_path, "a.pptx")))
    slides = list(deck.slides)
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        "The whole & <all>",
        "The ferry",
        "What is open",
        "Sources",
    ]
    assert "Coast Courier" in "".join(shape.text_frame.text for shape in slides[3].shapes if shape.has_text_frame)
    texts = [shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame]
    assert "“The board bought the ferry Alma.”" in texts
    assert "A ferry is bought." in texts
    notes = slides[0].notes_slide.notes_text_frame.text
    assert notes.startswith("Pause here.\nThen go on.")
    assert "S1 “harbour”, Coast Courier" in notes
    names = [shape.name for shape in slides[1].shapes]
    assert "The board bought the ferry Alma" in names
    for slide in slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top + shape.height <= deck.slide_height


@pytest.mark.parametrize("name", ["a.pdf", "a.pptx"])
def test_the_same_slides_give_the_same_bytes(qapp, tmp_path, name):
    assert written(tmp_path, name, theme="dark") == written(tmp_path, name, theme="dark")


def test_other_endings_and_no_slides_are_told(tmp_path):
    with pytest.raises(UsageError, match=r"\.pdf or \.pptx"):
        export_briefing(a_harbour_story(), THREE, tmp_path / "a.png")
    with pytest.raises(UsageError, match="no slide"):
        export_briefing(a_harbour_story(), Briefing(), tmp_path / "a.pdf")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "story").mkdir()
    article = "The Harbour Board bought the ferry Alma on 3 March 2031. Ida Lund left the board on 20 April 2031."
    (tmp_path / "story" / "harbour.txt").write_text(article, "utf-8")
    return tmp_path / "story"


def test_the_command_line_writes_the_slides_beside_the_articles(qapp, folder, tmp_path, capsys):
    (folder / "briefing.toml").write_text(briefing_text(THREE), "utf-8")
    assert main(["export", str(folder), "--briefing", "-o", str(tmp_path / "a.pdf")]) == 0
    assert "briefing.toml" not in capsys.readouterr().err
    assert len(PdfReader(tmp_path / "a.pdf").pages) == 4


def test_the_command_line_drafts_what_nobody_has_made_and_tells_what_is_broken(qapp, folder, tmp_path, capsys):
    assert main(["export", str(folder), "--briefing", "-o", str(tmp_path / "a.pdf")]) == 0
    assert len(PdfReader(tmp_path / "a.pdf").pages) >= 2
    (folder / "briefing.toml").write_text("[[slide]]\nname = 3\n", "utf-8")
    assert main(["export", str(folder), "--briefing", "-o", str(tmp_path / "b.pdf")]) == 2
    assert "briefing.toml, line 2, key “name”" in capsys.readouterr().err
    assert main(["export", str(folder), "--briefing", "-o", str(tmp_path / "b.svg")]) == 2


@pytest.mark.needs_program("soffice", "pdftotext")
def test_an_office_program_shows_every_slide_with_its_words(qapp, tmp_path, borrowed_home):
    written(tmp_path, "a.pptx")
    office = [shutil.which("soffice"), f"-env:UserInstallation={(borrowed_home / 'office').as_uri()}", "--headless"]
    convert = [*office, "--convert-to", "pdf", "--outdir", tmp_path / "answer", tmp_path / "a.pptx"]
    subprocess.run(convert, capture_output=True, timeout=300, check=True)
    shown = subprocess.run(["pdftotext", tmp_path / "answer" / "a.pdf", "-"], capture_output=True, check=True)
    words = " ".join(shown.stdout.decode().split())
    for said in ("The whole & <all>", "“The board bought the ferry Alma.”", "S1 · Coast Courier", "3 / 3"):
        assert said.replace(" ", "") in words.replace(" ", "")
