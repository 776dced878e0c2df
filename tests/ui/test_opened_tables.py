"""A table of events without articles is a story like any other."""

from dataclasses import replace

import numpy as np

from explorer.data.words import when_in_words
from explorer.timeline.columns import Coded
from explorer.timeline.filter import Chip, Filter
from explorer.timeline.told import event_of
from explorer.timeline.view import zoomed
from explorer.ui.canvas.canvas import Canvas
from explorer.ui.look import Look
from explorer.ui.panes.table import COLUMNS, EventRows
from explorer.ui.session import Session
from tests.timeline.many import many_events

TABLE = many_events(300)


def test_a_table_is_shown_without_findings(qtbot):
    session = Session()
    with qtbot.waitSignals([session.project_changed, session.view_changed]):
        session.open_table(TABLE)
    assert session.table is TABLE
    assert session.project.found.title == "Very many"
    assert len(session.events) == 300
    assert session.shown.all()


def test_an_event_of_a_table_can_be_selected_and_read(qtbot):
    session = Session()
    session.open_table(TABLE)
    with qtbot.waitSignal(session.selection_changed):
        session.select(TABLE.id_of(7))
    assert session.selected is not None
    assert session.selected.title == TABLE.title[7]
    assert [one.storyline for one in session.selected.storylines] == list(TABLE.storylines.of(7))
    assert when_in_words(session.selected.when) == when_in_words(TABLE.when_of(7))
    session.select("nobody")
    assert session.selected is None


def test_the_events_of_a_table_are_told_in_its_order(qtbot):
    session = Session()
    session.open_table(TABLE)
    assert list(session.events)[:2] == [TABLE.id_of(0), TABLE.id_of(1)]
    assert session.events[TABLE.id_of(3)] == event_of(TABLE, 3)


def test_a_filter_narrows_a_table(qtbot):
    session = Session()
    session.open_table(TABLE)
    session.show_only(Filter((Chip("storyline", ("s1",)), Chip("text", ("FERRY",)))))
    expected = ["s1" in TABLE.storylines.of(row) and "ferry" in TABLE.title[row].lower() for row in range(len(TABLE))]
    assert np.array_equal(session.shown, expected)


def test_a_canvas_in_a_hurry_comes_to_rest_by_itself(qtbot):
    session = Session()
    canvas = Canvas(session, Look())
    qtbot.addWidget(canvas)
    canvas.resize(1200, 800)
    canvas.show()
    session.open_table(many_events(5_000, seed=11))
    qtbot.waitUntil(lambda: bool(canvas.scene.marks))
    session.look_at(zoomed(session.view, canvas.scene.scale, x=700.0, factor=40.0))
    first = canvas.scene
    told = []
    canvas.scene_changed.connect(lambda: told.append(canvas.scene.counts))
    qtbot.waitUntil(lambda: canvas.scene.settled)
    # What the status line counts is what has come to rest.
    qtbot.waitUntil(lambda: bool(told) and told[-1] == canvas.scene.counts)
    assert len(canvas.scene.marks) >= len(first.marks)


def test_a_table_that_tells_nothing_of_who_says_so_shows_nothing_there(qtbot):
    rows = EventRows(TABLE)
    unsaid = replace(TABLE, attribution=Coded(("",), np.zeros(len(TABLE), dtype=TABLE.attribution.codes.dtype)))
    for table, said in ((TABLE, "asserted by the article"), (unsaid, "")):
        rows.show(table, np.ones(len(TABLE), dtype=np.bool_))
        assert rows.index(0, COLUMNS.index("Attribution")).data() == said
