"""A person opens folders, good and bad, and finds them again."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from explorer.ui.dialogs import ProblemsDialog
from explorer.ui.widgets import LeadingRow

ARTICLE = """The town of Norvik bought a ferry on 3 March 2031.

The mayor, Ida Lund, resigned on 20 April 2031. The harbour board sued the yard in May 2031.
"""


def _folder(path, **files):
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / f"{name}.txt").write_text(text, "utf-8")
    return path


def test_without_a_path_there_is_a_start_page_that_opens_the_sample(go):
    def journey(visit):
        assert visit.parts.pages.currentIndex() == 0
        assert visit.window.windowTitle() == "Dateline"
        assert not visit.window.commands["export"].isEnabled()
        visit.parts.start.sample_button.click()
        assert visit.parts.notice.text.startswith("Reading")
        visit.until_read()
        assert visit.parts.pages.currentIndex() == 1
        assert visit.window.settings.recent() == ()

    assert go([], journey) == 0


def test_an_empty_folder_says_so_in_one_sentence_and_the_old_story_stays(go, seeds, tmp_path):
    empty = _folder(tmp_path / "empty")

    def journey(visit):
        visit.until_read()
        before = visit.session.project
        visit.window.open([empty])
        visit.until(lambda: not visit.window.jobs.busy)
        sentence = visit.parts.notice.text
        assert "empty" in sentence
        assert sentence.endswith(".")
        assert visit.session.project is before
        visit.parts.notice.close_button.click()
        assert visit.parts.notice.text == ""

    assert go([seeds], journey) == 0


def test_a_dropped_folder_is_read_and_found_again_among_the_recent(go, tmp_path):
    folder = _folder(tmp_path / "Fähre & Söhne", one=ARTICLE)

    def drop(visit):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(folder))])
        copy = Qt.DropAction.CopyAction
        none = Qt.KeyboardModifier.NoModifier
        visit.window.dropEvent(QDropEvent(QPointF(200, 200), copy, data, Qt.MouseButton.LeftButton, none))
        visit.until_read()
        assert visit.session.project.found.title == "Fähre & Söhne"
        assert visit.window.settings.recent() == (folder,)

    def again(visit):
        rows = [row for row in visit.parts.start.findChildren(LeadingRow) if row.isVisible()]
        assert len(rows) == 1
        QTest.mouseClick(rows[0], Qt.MouseButton.LeftButton)
        visit.until_read()
        assert visit.session.project.found.title == "Fähre & Söhne"

    assert go([], drop) == 0
    assert go([], again) == 0


def test_what_could_not_be_read_is_counted_and_listed(go, tmp_path):
    folder = _folder(tmp_path / "mixed", one=ARTICLE)
    (folder / "two.txt").write_bytes(b"\x00\x01\x02\xff" * 400)

    def journey(visit):
        visit.until_read()
        assert visit.parts.status.problems.text() == "1 problem"
        visit.parts.status.problems.click()
        dialog = visit.window.findChild(ProblemsDialog)
        assert "two.txt" in dialog.text.toPlainText()
        dialog.close()

    assert go([folder], journey) == 0


def test_the_window_remembers_its_size_panes_and_colours(go):
    def first(visit):
        # The screen of the off-screen platform is 800 px wide, less than the window ever is.
        visit.window.resize(1000, 700)
        visit.window.menus.looks["dark"].trigger()
        visit.window.commands["show_overview"].setChecked(False)

    def second(visit):
        assert visit.window.height() == 700
        assert visit.window.look.dark
        assert visit.parts.overview.isHidden()

    assert go([], first) == 0
    assert go([], second) == 0
