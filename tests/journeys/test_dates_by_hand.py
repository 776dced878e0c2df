"""A person gives an article its date, sees what moves, takes it back and puts it in again."""

import shutil

import pytest
from PySide6.QtTest import QTest

from explorer.data.words import when_in_words


@pytest.fixture
def folder(seeds, tmp_path):
    story = tmp_path / "story"
    shutil.copytree(seeds, story)
    return story


def _dialog(visit):
    visit.window.commands["change_source"].trigger()
    dialog = visit.window.assigning.dialog
    visit.until(dialog.isVisible)
    return dialog


def _type(dialog, text):
    dialog.date.setFocus()
    dialog.date.selectAll()
    QTest.keyClicks(dialog.date, text)


def _whens(visit):
    return {event.id: when_in_words(event.when) for event in visit.session.project.events}


def test_a_date_is_read_back_its_moves_are_shown_it_is_saved_undone_and_redone(go, folder):
    sources = folder / "sources.toml"
    original = sources.read_text("utf-8")

    def journey(visit):
        visit.until_read()
        shown = visit.parts.source.article.shown_document
        before = _whens(visit)
        dialog = _dialog(visit)
        _type(dialog, "yesterday")
        visit.until(lambda: "depends on the day" in dialog.said.text())
        assert not dialog.go.isEnabled()
        _type(dialog, "2 July 2025")
        visit.until(dialog.go.isEnabled)
        assert dialog.said.text() == "Published 2 July 2025, assigned by you"
        dialog.go.click()
        visit.until(lambda: dialog.pages.currentIndex() == 1)
        assert "move" in dialog.heading.text()
        assert _whens(visit) == before
        assert sources.read_text("utf-8") == original
        dialog.go.click()
        assert when_in_words(visit.session.project.document(shown.id).published.when) == "2 July 2025"
        assert _whens(visit) != before
        assert "published 2 July 2025 · date assigned" in visit.parts.source.head.facts.text()
        visit.until(lambda: 'published = "2025-07-02"' in sources.read_text("utf-8"))
        assert sources.read_text("utf-8").startswith(original.split("[", 1)[0])
        # Without a window manager nobody gives the window its keys back.
        visit.window.activateWindow()
        visit.until(visit.window.isActiveWindow)
        visit.press("Ctrl+Z")
        assert _whens(visit) == before
        visit.until(lambda: sources.read_text("utf-8") == original)
        visit.press("Ctrl+Shift+Z")
        assert _whens(visit) != before
        visit.until(lambda: "2025-07-02" in sources.read_text("utf-8"))

    assert go([folder], journey) == 0


def test_a_folder_that_cannot_be_written_is_told_and_the_date_holds_in_the_window(go, folder):
    sources = folder / "sources.toml"
    sources.unlink()
    sources.mkdir()

    def journey(visit):
        visit.until_read()
        shown = visit.parts.source.article.shown_document
        dialog = _dialog(visit)
        _type(dialog, "2031-05-06")
        visit.until(dialog.go.isEnabled)
        dialog.go.click()
        visit.until(lambda: dialog.pages.currentIndex() == 1)
        dialog.go.click()
        visit.until(lambda: "holds until the window closes" in visit.parts.notice.text)
        visit.window.open([folder])
        visit.until_read()
        assert when_in_words(visit.session.project.document(shown.id).published.when) == "6 May 2031"

    assert go([folder], journey) == 0


def test_cancel_changes_nothing(go, folder):
    def journey(visit):
        visit.until_read()
        before = visit.session.project
        dialog = _dialog(visit)
        _type(dialog, "2031-05-06")
        visit.until(dialog.go.isEnabled)
        dialog.go.click()
        dialog.reject()
        visit.until(lambda: not visit.window.jobs.busy)
        assert visit.session.project is before
        assert not visit.session.undo.canUndo()

    assert go([folder], journey) == 0
