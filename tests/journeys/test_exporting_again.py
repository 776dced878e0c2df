"""What was exported last is remembered, and written again; a file that is there is not lost by a slip."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from explorer.data.minutes import minute_of
from explorer.timeline.view import framed
from tests.journeys.exporting import Desk, over


def test_the_last_choice_and_folder_are_remembered_for_the_next_run(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        desk = Desk(visit)
        desk.form(".svg")
        desk.pick(desk.dialog.form.extent, "4k")
        QTest.mouseClick(desk.dialog.form.legend, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
        desk.type(desk.dialog.form.title, "Mine")
        desk.export(tmp_path / "mine.svg")

    def again(visit):
        visit.until_read()
        desk = Desk(visit)
        form = desk.dialog.form
        assert (form.form.currentData(), form.extent.currentData()) == (".svg", "4k")
        assert not form.legend.isChecked()
        assert form.title.text() == "Mine"
        assert desk.dialog.file.text() == str(tmp_path / "mine.svg")
        desk.dialog.reject()
        over(visit)

    def of_another_story(visit):
        visit.until(lambda: visit.parts.canvas.scene.marks)
        desk = Desk(visit)
        form = desk.dialog.form
        assert form.form.currentData() == ".svg"
        assert form.title.text() == ""
        assert desk.dialog.file.text() == str(tmp_path / "ship.svg")
        desk.dialog.reject()
        over(visit)

    assert go([seeds], journey) == 0
    assert go([seeds], again) == 0
    other = tmp_path / "ship.csv"
    other.write_text("title,start\nA ship sails,2025-03-01\n", "utf-8")
    assert go([other], of_another_story) == 0


def test_damaged_settings_are_forgotten_without_harm(go, seeds):
    def journey(visit):
        visit.until_read()
        for text in ("{", "[]", '{"choice": {"form": 3, "scale": "x", "hidden": [1]}, "story": 1, "target": ""}'):
            visit.window.settings.keep_export(text)
            desk = Desk(visit)
            assert desk.dialog.choice.form == ".png"
            desk.dialog.reject()
            over(visit)

    assert go([seeds], journey) == 0


def test_ctrl_e_writes_the_last_export_again_and_asks_when_there_was_none(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        visit.press("Ctrl+E")
        dialog = visit.window.sharing.dialog
        assert dialog is not None
        dialog.reject()
        over(visit)
        desk = Desk(visit)
        desk.form(".svg")
        desk.what("view")
        before = desk.export(tmp_path / "a.svg")
        (tmp_path / "a.svg").write_bytes(b"old")
        visit.session.jump_to(framed(visit.session.table, visit.session.view, minute_of(2025, 6), minute_of(2025, 7)))
        visit.parts.exporting.close_button.click()
        assert visit.parts.exporting.text == ""
        visit.to_front()
        visit.press("Ctrl+E")
        assert visit.window.sharing.dialog is None
        assert visit.window.sharing.running is not None
        over(visit)
        assert visit.parts.exporting.text == f"“a.svg” was written to {tmp_path}."
        after = (tmp_path / "a.svg").read_bytes()
        assert after.startswith(b"<")
        # The same choice of the story as it is now: another view.
        assert after != before

    assert go([seeds], journey) == 0


def test_a_file_that_is_there_is_replaced_only_when_that_is_said_twice(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        target = tmp_path / "a.csv"
        target.write_bytes(b"old")
        desk = Desk(visit, "export_data")
        desk.order(target)
        assert desk.dialog.isVisible()
        assert desk.dialog.warning.text() == "“a.csv” is there already: export once more to replace it."
        assert target.read_bytes() == b"old"
        assert desk.export(target).startswith(b"id,")

    assert go([seeds], journey) == 0


def test_lanes_that_are_left_out_are_counted_in_the_dialog_and_told_whenever_the_file_is_written(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        desk = Desk(visit)
        desk.form(".svg")
        form = desk.dialog.form
        assert not form.lanes_out.isVisible()
        desk.tick("Meta buys in")
        desk.tick("Executives leave")
        assert form.lanes_out.isVisible()
        assert form.lanes_out.words.text() == f"2 of {form.lanes.count()} lanes left out"
        desk.export(tmp_path / "a.svg")
        told = f"“a.svg” was written to {tmp_path}, 2 lanes left out."
        assert visit.parts.exporting.text == told
        visit.to_front()
        assert visit.parts.canvas.hasFocus()
        visit.press("Esc")
        assert visit.parts.exporting.text == ""
        visit.press("Ctrl+E")
        over(visit)
        assert visit.parts.exporting.text == told
        # They are ticked in one go.
        desk = Desk(visit)
        form = desk.dialog.form
        assert form.lanes_out.isVisible()
        QTest.mouseClick(form.lanes_out.all, Qt.MouseButton.LeftButton)
        desk.seen()
        assert not form.lanes_out.isVisible()
        assert form.lanes.hidden_keys() == ()
        desk.order(tmp_path / "a.svg")
        assert desk.dialog.warning.isVisible()
        desk.export(tmp_path / "a.svg")
        assert visit.parts.exporting.text == f"“a.svg” was written to {tmp_path}."

    assert go([seeds], journey) == 0


def test_a_written_file_is_opened_from_the_status_line_until_that_is_put_away(go, seeds, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True)

    def journey(visit):
        visit.until_read()
        line = visit.parts.exporting
        before = visit.parts.canvas.size()
        Desk(visit, "export_data").export(tmp_path / "a.csv")
        assert visit.parts.canvas.size() == before
        QTest.mouseClick(line.open_file, Qt.MouseButton.LeftButton)
        QTest.mouseClick(line.open_folder, Qt.MouseButton.LeftButton)
        assert opened == [tmp_path / "a.csv", tmp_path]
        assert line.isVisible()
        QTest.mouseClick(line.close_button, Qt.MouseButton.LeftButton)
        assert not line.isVisible()
        assert visit.parts.status.hints.isVisible()

    assert go([seeds], journey) == 0


def test_the_dialog_asks_before_its_last_file_gets_another_content(go, seeds, tmp_path):
    def journey(visit):
        visit.until_read()
        target = tmp_path / "a.svg"
        desk = Desk(visit)
        desk.form(".svg")
        desk.export(target)
        # The same content, in other colours: it is the same file.
        desk = Desk(visit)
        desk.pick(desk.dialog.form.theme, "dark")
        before = desk.export(target)
        desk = Desk(visit)
        desk.tick("Executives leave")
        desk.order(target)
        assert desk.dialog.isVisible()
        assert desk.dialog.warning.text() == "“a.svg” is there already: export once more to replace it."
        assert target.read_bytes() == before
        assert desk.export(target) != before

    assert go([seeds], journey) == 0
