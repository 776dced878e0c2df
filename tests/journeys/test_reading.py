"""A person opens a story, goes from the picture to the sentence and back, and filters."""

import multiprocessing

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from explorer.timeline.filter import Chip, Filter


def test_open_the_sample_click_an_event_and_its_passage_is_marked(go, seeds):
    def journey(visit):
        visit.until_read()
        found = visit.session.project.found
        assert visit.window.windowTitle() == "Scale AI after the Meta deal – Dateline"
        assert visit.parts.tool_bar.facts.text().startswith("4 sources · ")
        event = next(e for e in visit.drawn_events() if visit.session.events[e].sources.articles > 1)
        visit.click_event(event)
        assert visit.session.selection.event == event
        article = visit.parts.source.article
        told = {mention.passage for mention in visit.session.selected.mentions}
        assert article.shown_document.id in {passage.document for passage in told}
        passage = visit.session.selected.mentions[0].passage
        visit.until(lambda: article.shown_document.id == passage.document)
        visit.until(lambda: article.viewport().rect().contains(article.rect_of(passage).center().toPoint()))
        rect = article.rect_of(passage).toRect()
        picture = article.viewport().grab().toImage()
        row = {picture.pixelColor(x, rect.top() + 3).name() for x in range(rect.left(), rect.left() + 80)}
        assert visit.window.look.colour("highlight").name() in row
        assert len(found.documents) == 4

    assert go([seeds], journey) == 0


def test_click_a_passage_and_its_event_is_selected_and_in_sight(go, seeds):
    def journey(visit):
        visit.until_read()
        article = visit.parts.source.article
        shown = article.shown_document.id
        table = visit.session.table
        event, passage = next(
            (event, mention.passage)
            for event in visit.session.project.events
            for mention in event.mentions
            if mention.passage.document == shown and table.dated[table.row_of(event.id)]
        )
        article.go_to(passage)
        visit.until(lambda: not article.rect_of(passage).isEmpty())
        start = article.rect_of(type(passage)(shown, passage.start, passage.start + 3)).center().toPoint()
        QTest.mouseClick(article.viewport(), Qt.MouseButton.LeftButton, pos=start)
        chosen = visit.session.selection.event
        assert chosen is not None
        own = [mention.passage for mention in visit.session.events[chosen].mentions]
        assert any(one.start <= passage.start < one.end and one.document == shown for one in own)
        canvas = visit.parts.canvas
        visit.until(lambda: canvas.scene.box_of(chosen) is None or canvas.scene.box_of(chosen).meets(canvas.scene.plot))
        assert event is not None

    assert go([seeds], journey) == 0


def test_every_line_of_a_receipt_leads_somewhere_that_is_shown(go, seeds):
    def journey(visit):
        visit.until_read()
        event = next(e for e in visit.session.project.events if any(r.passage for r in e.when.receipt))
        visit.session.select(event.id)
        passage = next(reason.passage for reason in event.when.receipt if reason.passage)
        visit.session.select(event.id, passage)
        article = visit.parts.source.article
        visit.until(lambda: article.shown_document.id == passage.document)
        visit.until(lambda: article.viewport().rect().contains(article.rect_of(passage).center().toPoint()))

    assert go([seeds], journey) == 0


def test_a_filter_is_counted_in_the_status_line(go, seeds):
    def journey(visit):
        visit.until_read()
        box = visit.parts.chips.boxes["storyline"]
        box.words.click()
        box.values.list.item(0).setCheckState(Qt.CheckState.Checked)
        box.values.hide()
        shown = int(visit.session.shown.sum())
        every = len(visit.session.table)
        assert 0 < shown < every
        visit.until(lambda: visit.parts.status.heaps["filtered"].text() == f"{every - shown} filtered")
        visit.window.commands["clear_filter"].trigger()
        visit.until(visit.parts.status.heaps["filtered"].isHidden)
        assert box.words.text() != "Storyline: any"

    assert go([seeds], journey) == 0


def test_the_table_has_the_same_selection(go, seeds):
    def journey(visit):
        visit.until_read()
        visit.parts.tool_bar.buttons["table"].click()
        table = visit.parts.table
        visit.until(lambda: table.isVisible() and table.model.rowCount() == len(visit.session.table))
        event = visit.drawn_events()[0]
        visit.click_event(event)
        rows = table.view.selectionModel().selectedRows(1)
        assert [row.data() for row in rows] == [visit.session.events[event].title]
        table.view.selectRow(3)
        assert visit.session.selection.event == table.model.event_at(3)

    assert go([seeds], journey) == 0


def test_close_while_reading_and_no_process_is_left(go, seeds):
    def journey(visit):
        assert visit.window.jobs.busy
        assert multiprocessing.active_children()

    assert go([seeds], journey) == 0
    assert not multiprocessing.active_children()


def test_cancel_a_reading_and_the_start_page_stays(go, seeds):
    def journey(visit):
        visit.parts.notice.cancel.click()
        assert not visit.window.jobs.busy
        assert visit.parts.notice.text == ""
        assert visit.parts.pages.currentIndex() == 0
        visit.until(lambda: not multiprocessing.active_children())

    assert go([seeds], journey) == 0


def test_a_count_of_the_tray_opens_its_list_and_an_event_of_it_is_shown(go, seeds):
    def journey(visit):
        visit.until_read()
        event = visit.drawn_events()[0]
        other = next(e for e in visit.session.project.events if e.kind != visit.session.events[event].kind)
        visit.session.show_only(Filter((Chip("kind", (other.kind,)),)))
        filtered = visit.parts.status.heaps["filtered"]
        visit.until(filtered.isVisible)
        filtered.click()
        heap = visit.window.revealing.heap
        assert heap.isVisible()
        ids = [heap.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(heap.list.count())]
        assert event in ids
        heap.list.setCurrentRow(ids.index(event))
        QTest.keyClick(heap.list, Qt.Key.Key_Return)
        assert visit.session.selection.event == event
        assert not heap.isVisible()
        assert visit.session.filter.chips[0].on is False
        visit.until(lambda: visit.parts.canvas.scene.box_of(event) is not None)

    assert go([seeds], journey) == 0
