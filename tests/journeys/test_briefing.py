"""A presenter makes a briefing of a story, changes it, shows it, and finds it again."""

import shutil

import pytest
from pptx import Presentation
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from explorer.data.briefing_toml import read_briefing
from tests.journeys.exporting import Desk


@pytest.fixture
def folder(seeds, tmp_path):
    story = tmp_path / "story"
    shutil.copytree(seeds, story)
    return story


def _kept(visit, folder):
    """Wait until the file holds the slides on show."""
    slides = visit.window.presenting.slides
    visit.until(lambda: read_briefing(folder / "briefing.toml") == (slides.briefing, ()))


def test_a_briefing_is_made_shown_by_keys_edited_undone_saved_and_opened_again(go, folder):
    def journey(visit):
        visit.until_read()
        presenting = visit.window.presenting
        visit.window.commands["make_briefing"].trigger()
        slides = presenting.slides
        names = [slide.name for slide in slides.briefing.slides]
        found = visit.session.project.found
        assert names[0] == found.title
        assert names[-1] == "What is open"
        titles = {event.title for event in found.events}
        assert set(names[1:-1]) <= titles
        _kept(visit, folder)
        visit.window.commands["brief"].trigger()
        show = presenting.show
        visit.until(lambda: show.view.stage is not None)
        for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            QTest.keyClick(show, key)
            visit.until(lambda: not show.view.gliding)
        assert show.at == 1
        assert names[1] in [getattr(step, "text", "") for step in show.view.stage.steps]
        QTest.keyClick(show, Qt.Key.Key_Escape)
        assert presenting.show is None
        editor = presenting.editor
        assert editor.at == 1
        field = editor.form.name.widget
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "The money")
        visit.until(lambda: slides.briefing.slides[1].name == "The money")
        _kept(visit, folder)
        visit.parts.canvas.setFocus()
        visit.window.activateWindow()
        visit.until(visit.window.isActiveWindow)
        visit.press("Ctrl+Z")
        assert slides.briefing.slides[1].name == names[1]
        visit.press("Ctrl+Shift+Z")
        assert slides.briefing.slides[1].name == "The money"
        _kept(visit, folder)

    def again(visit):
        visit.until_read()
        slides = visit.window.presenting.slides
        visit.until(lambda: slides.briefing.slides)
        assert slides.briefing.slides[1].name == "The money"
        assert not any(slides.script(slide).missing for slide in slides.briefing.slides)
        assert all(slides.script(slide).quoted for slide in slides.briefing.slides)

    assert go([folder], journey) == 0
    assert go([folder], again) == 0


def test_the_slides_are_exported_with_their_notes_from_the_dialog(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        # A last page tells the sources.
        number = len(visit.window.presenting.slides.shown.slides) + 1
        for form, name in (("briefing.pdf", "a.pdf"), ("briefing.pptx", "a.pptx")):
            desk = Desk(visit)
            desk.form(form)
            assert desk.dialog.form.notes.isVisible() == (form == "briefing.pdf")
            visit.until(lambda preview=desk.dialog.preview: preview.of == number)
            assert desk.words == visit.window.presenting.slides.shown.slides[0].name
            desk.export(tmp_path / name)
        assert len(PdfReader(tmp_path / "a.pdf").pages) == number
        assert len(Presentation(tmp_path / "a.pptx").slides) == number

    assert go([seeds], journey) == 0


def test_an_article_that_changed_keeps_the_slides_and_shows_what_is_missing(go, folder):
    def journey(visit):
        visit.until_read()
        visit.window.commands["make_briefing"].trigger()
        slides = visit.window.presenting.slides
        before = slides.briefing
        _kept(visit, folder)
        article = next(path for path in folder.glob("*.txt") if "Ruben Mayer" in path.read_text("utf-8"))
        text = article.read_text("utf-8")
        article.write_text(text.replace("Ruben Mayer, have left Meta", "nobody of note, stayed"), "utf-8")
        visit.window.open([folder])
        visit.until_read()
        visit.until(lambda: slides.briefing.slides)
        assert slides.briefing == before
        lost = [slide for slide in before.slides if slides.script(slide).missing]
        assert [slide.name for slide in lost] == ["Executives including Ruben Mayer leave Meta"]
        assert "Ruben Mayer" in lost[0].events[0].quote

    assert go([folder], journey) == 0


def test_a_broken_briefing_is_told_by_file_line_and_key_and_left_untouched(go, folder):
    broken = '[[slide]]\nname = "One"\nevents = "all"\n'
    (folder / "briefing.toml").write_text(broken, "utf-8")

    def journey(visit):
        visit.until_read()
        visit.until(lambda: "briefing.toml, line 3, key “events”" in visit.parts.notice.text)
        visit.window.commands["make_briefing"].trigger()
        assert len(visit.window.presenting.slides.briefing.slides) > 5

    assert go([folder], journey) == 0
    assert (folder / "briefing.toml").read_text("utf-8") == broken


def test_a_story_without_slides_is_briefed_from_a_draft_that_nobody_keeps(go, seeds):
    def journey(visit):
        visit.until_read()
        visit.press("F5")
        presenting = visit.window.presenting
        show = presenting.show
        visit.until(lambda: show.view.stage is not None)
        assert len(show.slides) > 5
        QTest.keyClick(show, Qt.Key.Key_P)
        assert presenting.presenter.isVisible()
        QTest.keyClick(presenting.presenter, Qt.Key.Key_Escape)
        assert presenting.presenter is None
        assert not presenting.slides.briefing.slides
        visit.window.commands["make_briefing"].trigger()
        visit.until(lambda: "sample story itself is never changed" in visit.parts.notice.text)

    assert go([seeds], journey) == 0
    assert not (seeds / "briefing.toml").exists()
