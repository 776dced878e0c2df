"""What the status line counts, the keys of the activity, and that every pane has the colours of the lanes on show."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from explorer.timeline.counts import Counts, TieCount
from explorer.timeline.scene import lay_out
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.ui.actions import Actions
from explorer.ui.bars import StatusLine, ToolBar
from explorer.ui.canvas.canvas import Canvas
from explorer.ui.canvas.preview import Preview
from explorer.ui.look import Look
from explorer.ui.panes.activity import ActivityPane
from explorer.ui.panes.inspector.pane import Inspector
from explorer.ui.panes.search import Search
from explorer.ui.phrases import instead_of_storylines
from explorer.ui.session import Session
from explorer.ui.widgets import plain_label
from tests.builders import a_story, an_event


@pytest.fixture
def look(qapp):
    return Look("light")


@pytest.fixture
def status(qtbot, qapp):
    actions = Actions()
    line = StatusLine(actions["problems"])
    line.actions_of_test = actions
    qtbot.addWidget(line)
    line.resize(1200, 28)
    line.show()
    return line


def _sentence(status):
    """What stands left in the line, from left to right."""
    parts = [status.counts, *status.findChildren(type(status.counts)), *status.heaps.values()]
    parts = {id(part): part for part in parts if part.isVisible() and part.x() < status.hints.x()}.values()
    return "".join(part.text() for part in sorted(parts, key=lambda part: part.x()) if part is not status.said)


def test_the_status_line_is_one_sentence_of_what_is_shown_and_what_is_not(status, qtbot):
    status.show_counts(Counts(shown=5), selected=False)
    assert _sentence(status) == "5 of 5 events shown"
    status.show_counts(Counts(shown=5, undated=2, out_of_view_after=1, not_yet_known=3, untold=1), selected=True)
    qtbot.waitUntil(lambda: "known" in _sentence(status))
    assert _sentence(status) == (
        "5 of 8 events shown · 1 selected · not shown: 2 undated, 1 out of view"
        " · in this stretch or undated: 3 not yet known, 1 of unknown publication"
    )
    status.show_counts(Counts(shown=5, not_yet_known=3), selected=False)
    qtbot.waitUntil(lambda: "undated" not in _sentence(status))
    assert _sentence(status) == "5 of 5 events shown · in this stretch: 3 not yet known"


def test_relations_that_are_not_drawn_are_counted(status):
    status.show_counts(Counts(shown=5), selected=True, ties=TieCount(6, 12))
    assert status.counts.text() == "5 of 5 events shown · 1 selected · 6 of its 12 relations drawn"
    status.show_counts(Counts(shown=5), selected=True, ties=TieCount(2, 2))
    assert status.counts.text() == "5 of 5 events shown · 1 selected"


def test_of_very_many_lanes_the_largest_have_their_colour_and_the_others_are_told_together(qtbot, session, look):
    lanes = [f"Lane {number:02d}" for number in range(12) for _ in range(1 if number < 4 else 3)]
    session.learn(
        a_story(*(an_event(f"event {at} @ 2020-01-0{at % 7 + 1}", storylines=[lane]) for at, lane in enumerate(lanes)))
    )
    pane = ActivityPane(session, look)
    qtbot.addWidget(pane)
    pane.resize(1000, 220)
    pane.show()
    scene = lay_out(session.table, view=session.view, size=(1000, 500), text_width=estimated_width)
    assert len(scene.lanes) == 12
    pane.show_lanes(scene.lanes)
    assert pane.heads[0].text() == "Events per week; 4 other lanes in grey"
    told = []
    pane.said.connect(told.append)
    QTest.keyClick(pane, Qt.Key.Key_Home)
    QTest.keyClick(pane, Qt.Key.Key_Right)
    words = " ".join(told)
    assert "Lane 11" in words
    assert "other lanes" in words
    assert "Lane 01" not in words


def test_the_stretches_of_the_activity_are_walked_told_and_gone_to_by_keys(qtbot, session, look):
    pane = ActivityPane(session, look)
    qtbot.addWidget(pane)
    pane.resize(1000, 220)
    pane.show()
    scene = lay_out(session.table, view=session.view, size=(1000, 500), text_width=estimated_width)
    pane.show_lanes(scene.lanes)
    told = []
    pane.said.connect(told.append)
    number = len(pane.activity.edges) - 1
    for key, wanted in (
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, number - 1),
        (Qt.Key.Key_Right, number - 1),
        (Qt.Key.Key_Left, number - 2),
    ):
        QTest.keyClick(pane, key)
        assert pane.in_hand == wanted
        assert pane.taken.isVisible()
    assert len(told) == 6
    assert pane.accessibleDescription() == told[-1]
    first, last = pane.activity.edges[number - 2 : number]
    QTest.keyClick(pane, Qt.Key.Key_Return)
    assert session.view.start <= first
    assert session.view.end >= last
    assert session.view.end - session.view.start < (last - first) * 3
    with qtbot.waitSignal(pane.left):
        QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert pane.in_hand is None
    assert not pane.taken.isVisible()


def test_the_inspector_names_and_colours_the_lane_that_is_on_show(qtbot, session, look):
    inspector = Inspector(session, look)
    qtbot.addWidget(inspector)
    session.select("bought")
    said = []
    for by in ("storyline", "actor", "kind", "source"):
        session.jump_to(replace(session.view, lanes_by=by))
        said.append(inspector.facts.text().split(" · ")[0])
    assert said == ["The board", "Harbour board", "Acquisition", "S1 Coast Courier"]


def test_a_table_without_lanes_says_what_its_lanes_are_made_of(qtbot, look):
    kinds = ("talks", "launch", "legal")
    events = [an_event(f"Event {at} @ 2031-03-{at + 1:02}", kind=kinds[at % 3]) for at in range(12)]
    table = replace(table_of(a_story(*events)), witnesses=())
    assert instead_of_storylines(table) == "No lanes are named: they are made of the kinds."
    session = Session()
    session.open_table(table)
    assert session.view.lanes_by == "kind"
    inspector = Inspector(session, look)
    qtbot.addWidget(inspector)
    session.selection_changed.emit()
    assert "made of the kinds" in inspector.facts.text()
    assert "0 " not in inspector.facts.text().replace("10 ", "")
    actions = Actions()
    bar = ToolBar(Search(session), [actions["fit"]], [actions["brief"]])
    qtbot.addWidget(bar)
    bar.show_story(session.project.found, session.table)
    assert bar.facts.text().startswith("12 events")


def test_a_preview_ends_when_the_view_moves(qtbot, session, look):
    canvas = Canvas(session, look)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 500)
    canvas.show()
    preview = Preview(session, canvas)
    session.select("bought")
    preview.toggle()
    assert preview.isVisible()
    canvas.keys.pan(1)
    assert preview.isHidden()


def test_a_story_name_that_has_no_room_ends_in_an_ellipsis_and_asks_for_little(qtbot, session):
    actions = Actions()
    bar = ToolBar(Search(session), [actions["fit"]], [actions["brief"]])
    qtbot.addWidget(bar)
    session.learn(replace(session.project.found, title="The long story of the ferry of Norvik and its board"))
    bar.show_story(session.project.found, session.table)
    assert bar.story.minimumSizeHint().width() < plain_label(bar.story.text(), role="story").sizeHint().width()
    bar.resize(520, 48)
    bar.show()
    assert not bar.grab().isNull()
