"""The panes follow the session, and what is clicked in them changes it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from explorer.data.passage import Passage
from explorer.timeline.filter import Chip, Filter
from explorer.ui.choices import with_text
from explorer.ui.look import Look
from explorer.ui.panes.chips.row import ChipRow
from explorer.ui.panes.inspector.pane import Inspector
from explorer.ui.panes.neighbours import Neighbours
from explorer.ui.panes.search import Search
from explorer.ui.panes.source.pane import SourcePane
from explorer.ui.panes.table import TablePane
from explorer.ui.session import Session
from explorer.ui.widgets import LeadingRow
from tests.builders import a_document, a_story, an_event


@pytest.fixture
def look(qapp):
    return Look("light")


@pytest.fixture
def session(qapp):
    return Session()


@pytest.fixture
def shown(qtbot):
    def show(widget, width=520, height=640):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show


@pytest.fixture
def source(shown, session, look, story):
    pane = shown(SourcePane(session, look))
    session.learn(story)
    return pane


def _rows(widget):
    return [row for row in widget.findChildren(LeadingRow) if row.isVisible()]


def test_there_is_a_tab_for_every_document_and_the_head_says_its_date_is_assigned(source):
    assert source.tabs.count() == 2
    assert source.tabs.tabText(0).startswith("S1 Harbour board")
    assert source.tabs.tabText(1) == "S2"
    assert source.head.facts.text() == "Coast Courier · published about 21 March 2031 · date assigned"


def test_the_article_is_shown_as_it_is(source, story):
    assert source.article.toPlainText() == story.documents[0].text


def test_selecting_an_event_opens_its_document_and_shows_its_passage(source, session, qtbot):
    session.select("leaves")
    assert source.tabs.currentIndex() == 1
    assert source.article.shown_document.id == "d2"
    passage = session.selected.mentions[0].passage
    rect = source.article.rect_of(passage)
    assert not rect.isEmpty()
    assert source.article.viewport().rect().contains(rect.center().toPoint())


def test_the_selected_passage_is_painted_in_the_highlight(source, session, look):
    session.select("bought")
    passage = session.selected.mentions[0].passage
    rect = source.article.rect_of(passage)
    picture = source.article.viewport().grab().toImage()
    points = {picture.pixelColor(int(rect.left()) + x, int(rect.top()) + 4).name() for x in range(60)}
    assert look.colour("highlight").name() in points
    session.select("storm")
    picture = source.article.viewport().grab().toImage()
    points = {picture.pixelColor(int(rect.left()) + x, int(rect.top()) + 4).name() for x in range(60)}
    assert look.colour("highlight").name() not in points


def test_a_click_on_a_passage_selects_its_event(source, session, qtbot, place, story):
    rect = source.article.rect_of(place(story, 0, "3 March 2031"))
    QTest.mouseClick(source.article.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert session.selection.event == "storm"


def test_a_click_beside_all_passages_changes_nothing(source, session, place, story):
    session.select("storm")
    rect = source.article.rect_of(place(story, 0, "The purchase"))
    QTest.mouseClick(source.article.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert session.selection.event == "storm"


def test_the_next_passage_walks_across_documents_and_round(source, session):
    session.select("bought")
    assert source.head.where.text() == "1 of 2"
    source.next_passage()
    assert source.tabs.currentIndex() == 1
    assert source.head.where.text() == "2 of 2"
    source.next_passage()
    assert source.tabs.currentIndex() == 0
    source.previous_passage()
    assert source.tabs.currentIndex() == 1


def test_tabs_tell_where_the_selected_event_is_told(source, session):
    session.select("bought")
    assert source.tabs.tabText(1) == "S2 •"
    session.select("storm")
    assert source.tabs.tabText(1) == "S2"


def test_ticks_stand_for_passages_and_lead_to_them(source, session):
    session.select("bought")
    ticks = source.ticks
    marks = [mark for mark in ticks._marks if mark.event == "line"]
    point = QPoint(6, int(ticks._y(marks[0])) + 1)
    QTest.mouseClick(ticks, Qt.MouseButton.LeftButton, pos=point)
    assert session.selection.event == "line"


def test_what_is_copied_is_the_text_itself(shown, session, look):
    text = "one \u202etwo\u202c 🚢 three"
    pane = shown(SourcePane(session, look))
    session.learn(a_story("one @ 2031-01-01", documents=[a_document(text)]))
    pane.article.selectAll()
    assert "\u202e" not in pane.article.toPlainText()
    assert pane.article.createMimeDataFromSelection().text() == text


def test_a_long_document_comes_in_slices_and_its_last_passage_is_reached(shown, session, look, qtbot, never_blocked):
    text = ("A quiet line of some words that say nothing much at all. " * 60 + "\n") * 120 + "The ferry sank."
    document = a_document(text)
    pane = shown(SourcePane(session, look))
    session.learn(a_story("The ferry sank @ 2031-01-01", documents=[document]))
    passage = Passage(document.id, len(text) - 15, len(text) - 1)
    session.select("e-the-ferry-sank", passage)
    qtbot.waitUntil(lambda: pane.article.complete)
    seen = pane.article.viewport().rect()
    qtbot.waitUntil(lambda: seen.contains(pane.article.rect_of(passage).center().toPoint()))


def test_the_inspector_says_when_who_and_why(shown, session, look, story, qtbot):
    inspector = shown(Inspector(session, look))
    session.learn(story)
    assert inspector.title.text() == "The ferry of Norvik"
    session.select("bought")
    assert inspector.when.text() == "3 – 22 March 2031"
    assert "reported by the Coast Courier" in inspector.facts.text()
    assert "1 independent of 2 sources" in inspector.facts.text()
    said = [row.accessibleName() for row in _rows(inspector)]
    assert "by S1 was published by 22 March 2031 (assigned)" in said
    assert "amount 12 million euros" in said


def test_a_line_of_the_receipt_leads_to_its_sentence(shown, session, look, story, place):
    inspector = shown(Inspector(session, look))
    session.learn(story)
    session.select("bought")
    row = next(row for row in _rows(inspector) if row.accessibleName().startswith("from after"))
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert session.selection.event == "bought"
    assert session.selection.passage == place(story, 0, "The purchase followed a storm")


def test_every_source_of_an_event_is_one_click_away(shown, session, look, story):
    inspector = shown(Inspector(session, look))
    session.learn(story)
    session.select("bought")
    buttons = [inspector.witnesses.layout().itemAt(at).widget() for at in range(2)]
    assert [button.text() for button in buttons] == ["S1", "S2"]
    buttons[1].click()
    assert session.selection.passage.document == "d2"


def test_neighbours_lead_to_their_events_and_hide_without_a_selection(shown, session, look, story):
    pane = shown(Neighbours(session, look))
    session.learn(story)
    assert pane.isHidden()
    session.select("bought")
    QTest.mouseClick(_rows(pane)[0], Qt.MouseButton.LeftButton)
    assert session.selection.event == "storm"


def test_the_table_sorts_narrows_and_shares_the_selection(shown, session, story, qtbot):
    pane = shown(TablePane(session), width=1200)
    session.learn(story)
    titles = lambda: [pane.model.data(pane.model.index(row, 1)) for row in range(pane.model.rowCount())]  # noqa: E731
    assert len(titles()) == 7
    pane.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert titles() == sorted(titles(), key=str.casefold)
    session.select("storm")
    assert [index.data() for index in pane.view.selectionModel().selectedRows(1)] == ["A storm sinks the old ferry"]
    pane.words.setText("lund")
    pane.refresh()
    assert len(titles()) == 2
    assert pane.count.text() == "2 of 7 events"
    pane.view.selectRow(0)
    assert session.selection.event in ("leaves", "line")


def test_sorting_by_when_puts_the_undated_last_in_either_direction_of_the_story(shown, session, story):
    pane = shown(TablePane(session), width=1200)
    session.learn(story)
    pane.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert pane.model.event_at(0) == "protest"
    assert pane.model.event_at(6) == "denial"


def test_a_chip_filters_is_switched_off_and_kept(shown, session, look, story):
    row = shown(ChipRow(session, look), width=1200, height=60)
    session.learn(story)
    box = row.boxes["status"]
    assert box.words.text() == "Status: any"
    box.words.click()
    values = box.values
    item = next(values.list.item(at) for at in range(values.list.count()) if "denied" in values.list.item(at).text())
    item.setCheckState(Qt.CheckState.Checked)
    values.hide()
    assert int(session.shown.sum()) == 1
    assert box.words.text() == "Status: denied"
    box.switch.click()
    assert session.shown.all()
    assert box.words.text() == "Status: denied"
    box.switch.click()
    assert int(session.shown.sum()) == 1
    box.cross.click()
    assert session.filter.chips == ()
    assert box.words.text() == "Status: any"


def test_search_goes_on_back_and_round_and_hides_nothing(shown, session, story, qtbot):
    search = shown(Search(session), height=50)
    session.learn(story)
    QTest.keyClicks(search.field, "lund")
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert search.field.note.text() == "1 of 5"
    assert session.selection.event == "leaves"
    QTest.keyClick(search.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert search.field.note.text() == "5 of 5"
    assert session.selection.passage.document == "d2"
    assert session.shown.all()


def test_show_only_these_makes_a_text_chip(shown, session, look, story):
    search = shown(Search(session), height=50)
    row = shown(ChipRow(session, look), width=1300, height=60)
    session.learn(story)
    QTest.keyClicks(search.field, "fishermen")
    search.search_now()
    assert search.only.text() == "Show only 1 event"
    search.only.click()
    assert int(session.shown.sum()) == 1
    assert [box.words.text() for box in row.text_boxes] == ["Text: fishermen"]


def test_the_places_that_a_search_finds_and_the_events_that_it_leaves_are_told_apart(shown, session, story):
    search = shown(Search(session), height=50)
    session.learn(story)
    QTest.keyClicks(search.field, "lund")
    search.search_now()
    left = int(with_text(session.filter, "lund").mask(session.table).sum())
    assert 0 < left < 5
    assert search.field.note.text() == "5 places found"
    assert search.only.text() == f"Show only {left} events"
    session.show_only(Filter((Chip("event", (session.table.id_of(0),)),)))
    assert search.only.isHidden() or search.only.text() == "Show only 1 event"


def test_what_is_not_there_is_said(shown, session, story):
    search = shown(Search(session), height=50)
    session.learn(story)
    QTest.keyClicks(search.field, "submarine")
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert search.field.note.text() == "nothing found"
    assert session.selection.event is None


def test_the_table_turns_what_is_written_from_right_to_left_and_gives_dates_their_room(shown, session):
    events = (an_event("القاهرة تفتتح المعرض no. 9 @ 2020-01-01"), an_event("A fair @ 2020-01-02"))
    session.learn(a_story(*events))
    pane = shown(TablePane(session), width=900, height=300)
    pane.refresh()
    cells = [pane.model.index(row, 1) for row in range(2)]
    assert cells[0].data() == "\u2067القاهرة تفتتح المعرض no. 9\u2069"
    assert cells[0].data(Qt.ItemDataRole.AccessibleTextRole) == "القاهرة تفتتح المعرض no. 9"
    assert cells[1].data() == "A fair"
    widest = max(pane.view.fontMetrics().horizontalAdvance(text) for text in pane.model.some_texts(0))
    assert pane.view.columnWidth(0) > widest
