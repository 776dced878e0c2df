"""Tensions side by side, confirmed or dismissed for the session; unused sentences dotted, counted and walked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from explorer.data.event import Unused
from explorer.data.project import Coverage
from explorer.ui.look import Look
from explorer.ui.panes.inspector.pane import Inspector
from explorer.ui.panes.source.pane import SourcePane
from explorer.ui.session import Session
from explorer.ui.widgets import LeadingRow


@pytest.fixture
def session(qapp):
    return Session()


@pytest.fixture
def look(qapp):
    return Look("light")


@pytest.fixture
def source(qtbot, session, look, story, place):
    unused = (
        Unused(place(story, 0, "Its chair, Ida Lund"), "opinion"),
        Unused(place(story, 1, "Per Holm becomes its interim chair."), "no_event"),
    )
    coverage = ((story.documents[0].id, Coverage(58, 41)), (story.documents[1].id, Coverage(1, 1)))
    pane = SourcePane(session, look)
    qtbot.addWidget(pane)
    pane.resize(720, 640)
    with qtbot.waitExposed(pane):
        pane.show()
    session.learn(replace(story, unused=unused, coverage=coverage))
    return pane


@pytest.fixture
def tension(source, session):
    return session.project.found.tensions[0]


def test_a_tension_shows_both_documents_at_its_sentences(source, session, tension, qtbot):
    session.compare(tension)
    assert source.pair.isVisible()
    assert not source.reading.isVisible()
    for side, passage in zip(source.pair.sides, tension.passages, strict=True):
        assert side.article.shown_document.id == passage.document
        qtbot.waitUntil(lambda side=side, passage=passage: not side.article.rect_of(passage).isEmpty())
        rect = side.article.rect_of(passage).toRect()
        assert side.article.viewport().rect().contains(rect.center())
        colour = side.article.viewport().grab().toImage().pixelColor(rect.left() + 3, rect.top() + 4)
        assert colour.name() == source._look.colour("highlight").name()
    assert source.pair.sides[0].title.text().startswith("S1  Harbour board")


def test_narrow_documents_stand_above_each_other(source, session, tension, qtbot):
    session.compare(tension)
    assert source.pair.columns.orientation() == Qt.Orientation.Horizontal
    source.resize(400, 640)
    qtbot.waitUntil(lambda: source.pair.columns.orientation() == Qt.Orientation.Vertical)


def test_a_dismissed_tension_leaves_the_triangle_and_comes_back(source, session, tension, look, qtbot):
    inspector = Inspector(session, look)
    qtbot.addWidget(inspector)
    row = session.table.row_of(tension.events[0])
    assert session.table.tension[row]
    session.compare(tension)
    QTest.mouseClick(source.pair.dismiss, Qt.MouseButton.LeftButton)
    assert session.compared is None
    assert not session.table.tension.any()
    assert session.tensions == ()
    session.select(tension.events[0])
    back = [r for r in inspector.findChildren(LeadingRow) if "1 tension dismissed" in r.accessibleName()]
    back[-1].click()
    assert session.table.tension[row]
    assert session.dismissed == ()


def test_a_confirmed_tension_says_so_and_can_be_taken_back(source, session, tension):
    session.compare(tension)
    source.pair.confirm.click()
    assert session.verdict(tension) == "confirmed"
    assert source.pair.confirm.text() == "Confirmed"
    source.pair.confirm.click()
    assert session.verdict(tension) is None


def test_selecting_an_event_elsewhere_leaves_the_tension(source, session, tension):
    session.compare(tension)
    session.select(tension.events[0])
    assert session.compared is tension
    session.select("storm")
    assert session.compared is None
    assert source.reading.isVisible()


def test_a_tension_in_the_inspector_opens_its_documents(source, session, tension, look, qtbot):
    inspector = Inspector(session, look)
    qtbot.addWidget(inspector)
    session.select(tension.events[0])
    row = next(r for r in inspector.findChildren(LeadingRow) if "12 million euros, S2" in r.accessibleName())
    row.click()
    assert session.compared is tension


def test_the_head_counts_what_is_used_and_dots_tell_why_a_sentence_is_not(source, session, place, story):
    assert source.head.coverage.text() == "41 of 58 dated sentences used"
    rect = source.article.rect_of(place(story, 0, "Its chair"))
    unused = source.article.unused_at(QPoint(round(rect.center().x()), round(rect.center().y())))
    assert unused.reason == "opinion"
    before = source.article.viewport().grab().toImage()
    source.article.show_unused(())
    assert source.article.viewport().grab().toImage() != before


def test_the_next_unused_sentence_goes_across_documents_and_round(source, session):
    seen = []
    for _ in range(3):
        unused = source.next_unused()
        seen.append((unused.reason, source.tabs.currentIndex()))
    assert seen == [("opinion", 0), ("no_event", 1), ("opinion", 0)]


def test_the_head_has_title_publisher_and_date_with_its_basis(source, qtbot):
    assert source.head.title.text() == "Harbour board buys a ferry"
    assert source.head.facts.text() == "Coast Courier · published about 21 March 2031 · date assigned"
    with qtbot.waitSignal(source.change_asked) as asked:
        source.head.change.click()
    assert asked.args == ["d1"]
