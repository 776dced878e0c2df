"""A person opens an event table of their own: its marks, its quotes, its broken rows, and takes it elsewhere."""

import csv

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from explorer.timeline.opened.rows import open_table
from explorer.timeline.steps import Cells
from explorer.ui.columns_dialog import ColumnsDialog
from explorer.ui.dialogs import ProblemsDialog
from tests.journeys.exporting import Desk

TABLE = """title,start,end,status,lane,actors,source,quote,document,offset
The town buys a ferry,2031-03-03,,happened,Sea,Town of Norvik,Coast Courier,The town has bought a ferry.,courier.txt,12
The board steps down,2031-04-20,,happened,Town,Ida Lund;Holm,Coast Courier;Norvik Post,Ida Lund leaves.,courier.txt,90
The yard is sued,in spring,,happened,Sea,Harbour board,Norvik Post,The board sues.,post.txt,4
A second line,2032,2033-05,planned,Sea;Town,Ida Lund,Norvik Post,A line is planned.,post.txt,40
Something,,,forecast,,,,,,
"""


def _table(folder, text=TABLE, name="norvik.csv"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def _until_drawn(visit):
    visit.until(lambda: not visit.window.jobs.busy)
    visit.until(lambda: visit.parts.canvas.scene.marks)


def _drawn(visit, title):
    return next(id_ for id_ in visit.drawn_events() if visit.session.events[id_].title == title)


def test_a_table_is_opened_an_event_selected_and_its_quote_read(go, tmp_path):
    def journey(visit):
        _until_drawn(visit)
        assert visit.window.windowTitle() == "norvik – Dateline"
        assert len(visit.drawn_events()) >= 3
        visit.click_event(_drawn(visit, "The board steps down"))
        assert visit.parts.inspector.title.text() == "The board steps down"
        assert visit.parts.inspector.when.text() == "20 April 2031"
        given = visit.parts.source.given
        assert given.isVisible()
        assert not visit.parts.source.reading.isVisible()
        assert given.quote.text() == "“Ida Lund leaves.”"
        assert given.source.text() == "S1 Coast Courier\nS2 Norvik Post\ncourier.txt, from character 90"
        visit.press("Space")
        assert visit.parts.preview.quote.text() == "Ida Lund leaves."

    assert go([_table(tmp_path)], journey) == 0


def test_a_row_that_cannot_be_read_is_listed_with_its_reason_and_the_rest_is_there(go, tmp_path):
    def journey(visit):
        _until_drawn(visit)
        assert len(visit.session.table) == 4
        assert visit.parts.status.problems.text() == "1 problem"
        visit.parts.status.problems.click()
        dialog = visit.window.findChild(ProblemsDialog)
        assert "Row 4 of “norvik.csv” is not drawn, column start: “in spring” is no EDTF" in dialog.text.toPlainText()
        dialog.close()
        visit.until(lambda: visit.parts.status.heaps["undated"].text() == "1 undated")

    assert go([_table(tmp_path)], journey) == 0


def test_other_columns_are_asked_for_and_the_guess_is_right(go, tmp_path):
    path = _table(tmp_path, "Event;Date;Category\nA vote;2031-03-03;Town\nA storm;2031-04-01;Sea\n", "other.csv")

    def journey(visit):
        visit.until(lambda: visit.window.findChild(ColumnsDialog))
        dialog = visit.window.findChild(ColumnsDialog)
        assert dialog.columns == {"title": "Event", "start": "Date", "lane": "Category"}
        QTest.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
        _until_drawn(visit)
        assert [visit.session.events[event].title for event in visit.session.events] == ["A vote", "A storm"]
        assert visit.session.table.storylines.names == ("Town", "Sea")

    assert go([path], journey) == 0


def test_search_lanes_chips_and_the_table_pane_work_on_rows(go, tmp_path):
    def journey(visit):
        _until_drawn(visit)
        visit.press("Ctrl+F")
        QTest.keyClicks(visit.parts.search.field, "bought a ferry")
        QTest.keyClick(visit.parts.search.field, Qt.Key.Key_Return)
        assert visit.session.selected.title == "The town buys a ferry"
        for by in ("actor", "kind", "source"):
            visit.window.menus.lanes_picked.emit(by)
            visit.until(lambda: visit.parts.canvas.scene.marks)
            assert len({mark.event for mark in visit.parts.canvas.scene.marks}) == 3, by
        visit.window.commands["table"].setChecked(True)
        assert visit.parts.table.model.rowCount() == 4
        visit.parts.search.show_only()
        assert visit.parts.table.model.rowCount() == 1

    assert go([_table(tmp_path)], journey) == 0


def test_what_is_shown_of_a_table_is_exported_as_a_table_that_opens_again(go, tmp_path):
    target = tmp_path / "shown.csv"

    def journey(visit):
        _until_drawn(visit)
        visit.session.select(_drawn(visit, "The board steps down"))
        visit.parts.search.field.setText("Ida Lund")
        visit.parts.search.search_now()
        visit.parts.search.show_only()
        desk = Desk(visit, "export_data")
        desk.what("view")
        desk.export(target)

    assert go([_table(tmp_path)], journey) == 0
    with target.open(newline="", encoding="utf-8") as written:
        assert [row["title"] for row in csv.DictReader(written)] == ["The board steps down", "A second line"]
    assert list(open_table(target).table.title) == ["The board steps down", "A second line"]


def test_dates_of_a_table_are_changed_in_the_table(go, tmp_path):
    def journey(visit):
        _until_drawn(visit)
        assert visit.window.opening.exported
        assert visit.window.settings.recent() == (tmp_path / "norvik.csv",)

    assert go([_table(tmp_path)], journey) == 0


def test_lanes_distances_and_ticks_are_there_for_rows_and_lanes_stand_so_again(go, tmp_path):
    path = _table(tmp_path)

    def journey(visit):
        _until_drawn(visit)
        canvas = visit.parts.canvas
        one, other = _drawn(visit, "The town buys a ferry"), _drawn(visit, "The board steps down")
        visit.click_event(one)
        visit.press("M")
        visit.click_event(other)
        visit.until(lambda: visit.session.measured == (one, other))
        assert "About 7 weeks from" in visit.parts.status.said.text()
        visit.press("Ctrl+F")
        QTest.keyClicks(visit.parts.search.field, "Ida Lund")
        visit.parts.search.search_now()
        visit.until(lambda: any(isinstance(step, Cells) and step.colour == "selection" for step in canvas.scene.steps))
        # Nothing in this table tells when it was reported.
        assert not visit.window.commands["known_on"].isEnabled()
        canvas.lanes.fold(canvas.scene.lanes[0].key)
        visit.until(lambda: canvas.scene.lanes[0].folded)

    def again(visit):
        _until_drawn(visit)
        visit.until(lambda: visit.parts.canvas.scene.lanes[0].folded)
        assert visit.parts.canvas.scene.crests

    assert go([path], journey) == 0
    assert go([path], again) == 0
