"""Files are written by a process of their own: the window goes on, and whatever happens the old file is whole."""

import csv
import os
import signal
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from explorer.data.edtf import bound_text
from explorer.data.minutes import DAY, minute_of
from tests.journeys.exporting import Desk, over

not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="signals and rights are others there")


def _many(folder, number, name="many.csv"):
    """A table of so many events in twelve lanes, some of them long."""
    path = folder / name
    first = minute_of(2010)
    with path.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(["title", "start", "end", "lane", "source"])
        for at in range(number):
            start = first + (at * 7919 % 5000) * DAY
            end = bound_text(start + at % 40 * DAY, upper=False, grain="day") if at % 3 == 0 else ""
            lane, source = f"Lane {at % 12:02}", f"Paper {at % 30}"
            rows.writerow([f"Event {at} of many", bound_text(start, upper=False, grain="day"), end, lane, source])
    return path


def _drawn(visit):
    visit.until(lambda: not visit.window.jobs.busy)
    visit.until(lambda: visit.parts.canvas.scene.marks)


def _begin_long(visit, target):
    """Order a PDF of very many pages, and wait until the strip tells how far it is."""
    desk = Desk(visit)
    desk.form(".pdf")
    target.write_bytes(b"old")
    desk.dialog._agreed = str(target)
    desk.order(target)
    assert visit.window.sharing.running is not None
    strip = visit.parts.exporting
    visit.until(lambda: strip.isVisible() and strip.bar.maximum() > 0)
    assert f"Writing “{target.name}”: " in strip.text
    return strip


def _left_alone(target, folder):
    assert target.read_bytes() == b"old"
    assert not [path for path in folder.iterdir() if path.name.startswith(".dateline")]


def test_a_long_export_tells_its_progress_leaves_the_window_usable_and_is_cancelled(go, tmp_path):
    target = tmp_path / "many.pdf"

    def journey(visit):
        _drawn(visit)
        strip = _begin_long(visit, target)
        assert "events …" in strip.text or "pages …" in strip.text
        # The window goes on: the view moves while the pages are made.
        before = visit.session.view
        visit.to_front()
        visit.press("W")
        visit.until(lambda: visit.session.view != before)
        # Only one file at a time.
        visit.window.commands["export"].trigger()
        assert visit.window.sharing.dialog is None
        assert "“many.pdf” is still being written" in visit.parts.notice.text
        QTest.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
        over(visit)
        assert not strip.isVisible()
        assert visit.parts.status.said.text() == "“many.pdf” was not written."

    assert go([_many(tmp_path, 4900)], journey) == 0
    _left_alone(target, tmp_path)


@not_on_windows
def test_a_process_that_dies_leaves_the_old_file_and_is_told_in_one_sentence(go, tmp_path):
    target = tmp_path / "many.pdf"

    def journey(visit):
        _drawn(visit)
        _begin_long(visit, target)
        os.kill(visit.window.sharing.running[0].pid, signal.SIGKILL)
        over(visit)
        assert visit.parts.notice.text.startswith("Writing “many.pdf” broke off because of a fault of Dateline")
        # And the next one is written.
        desk = Desk(visit, "export_data")
        desk.order(tmp_path / "many.parquet")
        assert "a name for another form" in desk.dialog.warning.text()
        desk.form(".parquet")
        assert desk.export(tmp_path / "many.parquet").startswith(b"PAR1")

    assert go([_many(tmp_path, 4900)], journey) == 0
    _left_alone(target, tmp_path)


def _asked(visit, button):
    """Close the window, and click a button of what is asked."""
    assert not visit.window.close()
    box = visit.window.closing.box
    assert "is still being written" in box.sentence.text()
    clicked = next(one for one in box.buttons if one.text() == button)
    QTest.mouseClick(clicked, Qt.MouseButton.LeftButton)


def test_closing_the_window_while_a_file_is_written_asks_and_can_be_taken_back_or_leaves_the_old_file(go, tmp_path):
    target = tmp_path / "many.pdf"

    def journey(visit):
        _drawn(visit)
        _begin_long(visit, target)
        _asked(visit, "Go back")
        assert visit.window.isVisible()
        assert visit.window.sharing.running is not None
        _asked(visit, "Cancel the export")
        assert not visit.window.isVisible()
        assert visit.window.sharing.running is None

    assert go([_many(tmp_path, 4900)], journey) == 0
    _left_alone(target, tmp_path)


def test_closing_the_window_can_wait_until_the_file_is_there(go, tmp_path):
    target = tmp_path / "many.pdf"

    def journey(visit):
        _drawn(visit)
        _begin_long(visit, target)
        _asked(visit, "Finish the export")
        assert visit.window.isVisible()
        visit.until(lambda: not visit.window.isVisible())

    assert go([_many(tmp_path, 900)], journey) == 0
    assert target.read_bytes().startswith(b"%PDF")


@not_on_windows
def test_a_program_that_is_ended_while_it_writes_leaves_the_old_file_and_no_process(go, tmp_path):
    target = tmp_path / "many.pdf"

    def journey(visit):
        _drawn(visit)
        _begin_long(visit, target)

    assert go([_many(tmp_path, 4900)], journey) == 0
    _left_alone(target, tmp_path)


def test_closing_the_window_with_the_dialog_open_leaves_no_process(go, seeds):
    def journey(visit):
        visit.until_read()
        visit.window.commands["export"].trigger()
        visit.window.close()

    assert go([seeds], journey) == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only some systems have a device that is always full")  # noqa: PTH110
def test_a_full_disk_is_told_in_one_sentence(go, seeds, tmp_path):
    (tmp_path / "full.csv").symlink_to("/dev/full")

    def journey(visit):
        visit.until_read()
        desk = Desk(visit, "export_data")
        desk.dialog._agreed = str(tmp_path / "full.csv")
        desk.order(tmp_path / "full.csv")
        over(visit)
        assert visit.parts.notice.text.startswith("“full” cannot be written: ")
        assert "make room or choose another disk" in visit.parts.notice.text

    assert go([seeds], journey) == 0


@not_on_windows
def test_a_place_where_no_file_can_be_written_is_told_before_the_dialog_closes(go, seeds, tmp_path):
    locked, inside = tmp_path / "locked", tmp_path / "folder"
    locked.mkdir()
    inside.mkdir()

    def journey(visit):
        visit.until_read()
        desk = Desk(visit)
        desk.form(".svg")
        desk.type(desk.dialog.form.title, "Mine")
        for target, told in (
            (tmp_path / "nowhere" / "a.svg", f"There is no folder “{tmp_path / 'nowhere'}”"),
            (inside, f"“{inside}” is a folder"),
        ):
            desk.order(target)
            assert desk.dialog.isVisible()
            assert told in desk.dialog.warning.text()
            assert desk.dialog.file.hasFocus()
        if os.geteuid() != 0:
            locked.chmod(0o500)
            desk.order(locked / "a.svg")
            locked.chmod(0o700)
            assert f"You may not write in “{locked}”" in desk.dialog.warning.text()
        # Nothing that was chosen is lost.
        assert b"Mine" in desk.export(tmp_path / "a.svg")

    assert go([seeds], journey) == 0
    assert not list(locked.iterdir())


@not_on_windows
def test_a_place_that_goes_while_a_file_is_made_is_told_and_the_dialog_is_offered_with_all_that_was_chosen(
    go, tmp_path
):
    folder = tmp_path / "folder"
    folder.mkdir()

    def journey(visit):
        _drawn(visit)
        desk = Desk(visit)
        desk.form(".pdf")
        desk.type(desk.dialog.form.title, "Mine")
        desk.order(folder / "many.pdf")
        folder.rmdir()
        over(visit)
        notice = visit.parts.notice
        assert f"“many.pdf” cannot be written: there is no folder “{folder}”" in notice.text
        assert notice.offer.text() == "Export again…"
        QTest.mouseClick(notice.offer, Qt.MouseButton.LeftButton)
        assert notice.text == ""
        dialog = visit.window.sharing.dialog
        assert (dialog.choice.form, dialog.choice.title) == (".pdf", "Mine")
        assert dialog.file.text() == str(folder / "many.pdf")
        dialog.reject()
        over(visit)

    assert go([_many(tmp_path, 900)], journey) == 0


def test_what_a_form_cannot_have_is_told_in_place_of_the_preview(go, tmp_path):
    def journey(visit):
        _drawn(visit)
        desk = Desk(visit)
        desk.form(".jsonld")
        assert "Annotations point into the texts of articles" in desk.dialog.preview.sentence.text()
        assert not desk.dialog.go.isEnabled()
        desk.form(".png")
        assert desk.dialog.go.isEnabled()
        # A briefing is made from articles.
        assert desk.dialog.form.form.findData("briefing.pdf") < 0
        desk.dialog.reject()
        over(visit)

    assert go([_many(tmp_path, 40)], journey) == 0


def test_a_table_of_twenty_thousand_rows_is_previewed_and_written_while_the_window_goes_on(go, tmp_path):
    def journey(visit):
        _drawn(visit)
        desk = Desk(visit)
        assert "of 20,000 events drawn" in desk.words
        assert "folded" in desk.words
        desk.what("view")
        desk.tick("Lane 03")
        assert "in hidden lanes" in desk.words
        desk.form(".pdf")
        visit.until(lambda: desk.dialog.preview.of == 1)
        desk.form(".png")
        desk.export(tmp_path / "many.png")
        desk = Desk(visit)
        desk.form(".xlsx")
        assert "20,000 events" in desk.words
        desk.export(tmp_path / "many.xlsx")

    assert go([_many(tmp_path, 20_000)], journey) == 0


def test_a_file_that_is_written_puts_the_notice_of_the_one_before_away(go, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()

    def journey(visit):
        _drawn(visit)
        desk = Desk(visit)
        desk.form(".pdf")
        desk.order(folder / "many.pdf")
        folder.rmdir()
        over(visit)
        assert "“many.pdf” cannot be written" in visit.parts.notice.text
        desk = Desk(visit)
        desk.form(".csv")
        desk.export(tmp_path / "few.csv")
        assert visit.parts.notice.text == ""

    assert go([_many(tmp_path, 300)], journey) == 0
