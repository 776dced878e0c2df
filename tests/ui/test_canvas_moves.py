"""The line of *as known on*, lanes in hand, measuring, and how lanes are remembered."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest

from explorer.data.minutes import DAY, minute_of
from explorer.timeline.arrangement import AS_FOUND, Arrangement
from explorer.timeline.lanes import COLOURS
from explorer.ui.canvas.bending import DURATION
from explorer.ui.canvas.canvas import Canvas
from explorer.ui.canvas.held import LaneDrag, LineDrag, held_at
from explorer.ui.canvas.knowing import beside, day_at, publications
from explorer.ui.canvas.measuring import measured_in_words, toggle_measure
from explorer.ui.lane_memory import arrangements_as_text, arrangements_from
from explorer.ui.look import Look
from explorer.ui.settings import Settings
from explorer.ui.telling import Telling

FIRST, SECOND = minute_of(2031, 3, 21), minute_of(2031, 4, 20)


@pytest.fixture
def canvas(qtbot, session):
    canvas = Canvas(session, Look("light"))
    qtbot.addWidget(canvas)
    canvas.resize(1100, 560)
    canvas.show()
    return canvas


# As known on


def test_the_line_is_put_up_at_the_first_publication_and_steps_to_the_next(session, canvas):
    assert publications(session.table).tolist() == [FIRST, SECOND]
    canvas.knowing.toggle()
    assert session.view.as_known_on == FIRST
    canvas.keys.step_event(1)
    assert session.view.as_known_on == SECOND
    canvas.keys.step_event(1)
    assert session.view.as_known_on == SECOND
    assert session.selection.event is None
    canvas.keys.step_event(-1)
    assert "As known on 21 March 2031" in canvas.knowing.in_words(canvas.scene.counts)
    session.go_back()
    assert session.view.as_known_on == SECOND
    canvas.let_go()
    assert session.view.as_known_on is None


def test_when_an_event_is_selected_the_arrow_keys_are_the_events_again(session, canvas):
    canvas.knowing.toggle()
    session.select("storm")
    canvas.keys.step_event(1)
    assert session.selection.event == "bought"
    assert session.view.as_known_on == FIRST


def test_the_line_is_dragged_to_a_day_and_stands_at_a_publication_that_is_near(session, canvas):
    canvas.knowing.toggle()
    scene = canvas.scene
    line = scene.known
    x, y = line.grip.x + 3, line.grip.y + 3
    assert isinstance(held_at(scene, session.view, session.table, x, y, stretch=False), LineDrag)
    to = QPoint(round(scene.scale.x_of(float(FIRST + 12 * DAY))), round(y))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    QTest.mouseMove(canvas, to)
    assert abs(session.view.as_known_on - FIRST - 12 * DAY) <= 4 * DAY
    assert session.view.as_known_on % DAY == 0
    canvas.let_go()
    assert session.view.as_known_on == FIRST
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=to)
    near = float(scene.scale.x_of(float(SECOND))) + 5
    assert day_at(session.table, scene.scale, near) == SECOND


def test_a_line_out_of_sight_brings_the_view_along(session, canvas):
    canvas.knowing.toggle()
    view = session.view
    session.look_at(replace(view, start=float(FIRST - 5 * DAY), end=float(FIRST + 5 * DAY)))
    canvas.knowing.step(1, canvas.scene.scale)
    assert canvas.scene.known is not None
    assert beside(np.array([FIRST, SECOND]), SECOND, 1) is None


# Lanes


def _keys(canvas):
    return [lane.key for lane in canvas.scene.lanes]


def test_the_lane_in_hand_is_the_selected_events_or_the_one_that_was_taken(session, canvas):
    assert "Click the header" in canvas.lanes.fold()
    session.select("storm")
    assert canvas.scene is not None
    assert canvas.lanes.in_hand.key == "sea"
    canvas.lanes.step(-1)
    assert canvas.lanes.in_hand.key == "board"
    session.select("trips")
    assert canvas.lanes.taken is None


def test_a_lane_is_folded_moved_pinned_coloured_and_hidden_and_the_view_history_goes_back_over_it(session, canvas):
    keys = _keys(canvas)
    lanes = canvas.lanes
    lanes.take(keys[1])
    assert "moved up" in lanes.move(-1)
    assert _keys(canvas) == [keys[1], keys[0], *keys[2:]]
    assert "at the end" in lanes.move(-1)
    assert "folded" in lanes.fold()
    assert canvas.scene.lanes[0].folded
    assert "open" in lanes.fold()
    lanes.pin()
    assert canvas.scene.lanes[0].pinned
    was = canvas.scene.lanes[0].colour
    lanes.next_colour()
    assert canvas.scene.lanes[0].colour == COLOURS[COLOURS.index(was) + 1]
    assert session.view.storyline_colours == {keys[1]: COLOURS[COLOURS.index(was) + 1]}
    assert "hidden" in lanes.hide()
    assert keys[1] not in _keys(canvas)
    assert canvas.scene.counts.hidden > 0
    session.go_back()
    assert keys[1] in _keys(canvas)
    session.go_forward()
    lanes.show_hidden()
    assert keys[1] in _keys(canvas)
    while session.can_go_back():
        session.go_back()
    assert session.view.arrangements == ()


def test_all_lanes_are_folded_and_opened_together(canvas):
    canvas.lanes.fold_all()
    assert all(lane.folded for lane in canvas.scene.lanes)
    assert canvas.scene.counts.shown == 0
    canvas.lanes.fold_all()
    assert not any(lane.folded for lane in canvas.scene.lanes)


def test_the_header_is_clicked_dragged_and_double_clicked(qtbot, session, canvas):
    first, second = canvas.scene.lanes[:2]
    at = QPoint(60, round(second.rect.y + 20))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert canvas.lanes.taken == second.key
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(canvas, QPoint(60, round(first.rect.y + 4)))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(60, round(first.rect.y + 4)))
    assert _keys(canvas)[:2] == [second.key, first.key]
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert canvas.scene.lanes[0].folded
    chevron = QPoint(10, round(canvas.scene.lanes[0].rect.height / 2))
    with qtbot.waitSignal(canvas.said):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=chevron)
    assert not canvas.scene.lanes[0].folded


def test_where_a_lane_would_be_dropped_is_shown_and_nothing_moves_before(session, canvas):
    lanes = canvas.scene.lanes
    drag = LaneDrag(lanes[0].key, 20, 20, session.view, canvas.scene, session.view).to(60, lanes[-1].rect.bottom - 2)
    assert drag.moved
    assert drag.dragged_view == session.view
    assert drag.place == len(lanes) - 1
    assert drag.line == lanes[-1].rect.bottom


def test_with_nothing_selected_the_first_arrow_selects_what_is_in_view(session, canvas):
    drawn = [mark for mark in canvas.scene.marks if not mark.echo]
    canvas.keys.step_event(1)
    top = min(mark.lane for mark in drawn)
    assert session.selection.event == min((m for m in drawn if m.lane == top), key=lambda m: m.core.x).event
    session.select(None)
    canvas.keys.step_event(-1)
    low = max(mark.lane for mark in drawn)
    assert session.selection.event in {mark.event for mark in drawn if mark.lane == low}


def test_a_measure_that_ends_takes_its_sentence_with_it(session, canvas):
    said = []
    telling = Telling(session, canvas, said.append, canvas)
    session.select("storm")
    session.measure_from("storm")
    session.select("leaves")
    assert "storm sinks" in said[-1]
    canvas.let_go()
    assert said[-1] == ""
    canvas.let_go()
    assert said.count("") == 1
    assert telling.parent() is canvas


def test_events_of_hidden_lanes_are_stepped_over_and_brought_back_when_they_are_asked_for(session, canvas):
    session.arrange(AS_FOUND.hiding("sea", on=True))
    canvas.keys.step_event(1)
    assert session.selection.event == "bought"
    row = session.table.row_of("storm")
    canvas.lanes.reveal(row)
    assert session.view.arrangement == AS_FOUND


def test_how_lanes_stand_is_kept_as_text_and_what_is_damaged_is_forgotten(tmp_path):
    arrangements = (
        ("actor", Arrangement(hidden=("x",))),
        ("storyline", Arrangement(("b", "a"), ("a",), ("b",), (), (("a", "rose"),))),
    )
    assert arrangements_from(arrangements_as_text(arrangements)) == arrangements
    for text in ("", "{", "[]", '{"storyline": 3}', '{"storyline": {"order": [1], "colours": [["a"], ["b", "none"]]}}'):
        assert arrangements_from(text) == ()
    settings = Settings(QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat))
    for number in range(25):
        settings.keep_lanes(f"/story/{number}", arrangements_as_text(arrangements))
    assert arrangements_from(settings.lanes("/story/24")) == arrangements
    assert settings.lanes("/story/1") == ""
    settings.keep_lanes("/story/24", "")
    assert settings.lanes("/story/24") == ""


# Measuring


def test_the_distance_is_told_from_the_event_where_one_began(session, canvas):
    assert "Select the event" in toggle_measure(session)
    session.select("storm")
    assert "Measuring from “A storm sinks the old ferry”" in toggle_measure(session)
    assert measured_in_words(session) == ""
    session.select("leaves")
    assert session.measured == ("storm", "leaves")
    assert measured_in_words(session) == (
        "About 7 weeks from “A storm sinks the old ferry” to “Ida Lund leaves the harbour board”."
    )
    session.select("protest")
    assert measured_in_words(session).endswith("to “A storm sinks the old ferry”.")
    assert "No distance" in toggle_measure(session)
    assert session.measured is None


def test_shift_and_a_click_measure_and_escape_ends_it(session, canvas):
    session.select("storm")
    mark = canvas.scene.mark_of("trips")
    at = QPoint(round(mark.core.x + mark.core.width / 2), round(mark.core.y + mark.core.height / 2))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, at)
    assert session.measured == ("storm", "trips")
    canvas.let_go()
    assert session.measured is None
    assert session.selection.event == "trips"
    canvas.let_go()
    assert session.selection.event is None


# Elastic time


def test_elastic_time_is_a_short_movement_through_true_scenes(qtbot, session, canvas):
    qtbot.waitExposed(canvas)
    start, end = session.view.start, session.view.end
    parts = []
    canvas.scene_changed.connect(lambda: parts.append(canvas.scene))
    assert DURATION <= 250
    canvas.keys.toggle_elastic(on=False)
    qtbot.waitUntil(lambda: not canvas.bending.under_way and canvas.scene.breaks == ())
    between = [scene for scene in parts if scene.scale.warp.minutes.size > 2]
    assert between
    for scene in parts:
        assert scene.scale.x_of(start) == pytest.approx(scene.plot.x)
        assert scene.scale.x_of(end) == pytest.approx(scene.plot.right)
        assert scene.counts.all == len(session.table)


def test_where_the_system_shows_no_movement_elastic_time_changes_at_once(qtbot, session, canvas, monkeypatch):
    monkeypatch.setattr(canvas.bending, "_may_move", lambda _table: False)
    canvas.keys.toggle_elastic(on=False)
    assert not canvas.bending.under_way
    assert canvas.scene.scale.warp.minutes.size == 2


def test_an_event_whose_lane_is_scrolled_out_of_sight_is_brought_into_it(qtbot, session, canvas):
    canvas.resize(1100, 150)
    view = replace(session.view, lanes_by="kind")
    session.jump_to(view)
    last = canvas.scene.lanes[-1]
    assert last.rect.y > canvas.scene.plot.bottom
    event = next(e for e in session.project.events if e.kind == last.key and e.when.dated)
    session.select(event.id)
    qtbot.waitUntil(lambda: canvas.scene.mark_of(event.id) is not None)
    mark = canvas.scene.mark_of(event.id)
    assert canvas.scene.plot.y <= mark.core.y <= canvas.scene.plot.bottom


def test_lanes_scroll_on_under_one_that_is_dragged_at_their_edge_and_esc_puts_all_back(qtbot, session, canvas):
    canvas.resize(1100, 150)
    qtbot.waitUntil(lambda: canvas.scene.content_height > canvas.scene.plot.height + 40)
    before, first = session.view, canvas.scene.lanes[0]
    plot = canvas.scene.plot
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(60, round(first.rect.y + 20)))
    QTest.mouseMove(canvas, QPoint(60, round(plot.bottom - 3)))
    most = canvas.scene.content_height - plot.height
    qtbot.waitUntil(lambda: session.view.scroll == most)
    assert canvas.pointer.held.place == len(canvas.scene.lanes) - 1
    assert canvas.pointer.cancel()
    assert session.view == before
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(60, round(first.rect.y + 20)))
    QTest.mouseMove(canvas, QPoint(60, round(plot.bottom - 3)))
    qtbot.waitUntil(lambda: session.view.scroll == most)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(60, round(plot.bottom - 3)))
    assert _keys(canvas)[-1] == first.key


def test_a_lane_that_is_taken_by_key_is_scrolled_into_sight(qtbot, session, canvas):
    canvas.resize(1100, 150)
    qtbot.waitUntil(lambda: canvas.scene.content_height > canvas.scene.plot.height + 40)
    last = canvas.scene.lanes[-1].key
    while canvas.lanes.taken != last:
        canvas.lanes.step(1)
    taken, plot = canvas.lanes.in_hand, canvas.scene.plot
    assert plot.y <= taken.rect.y
    assert taken.rect.y == plot.y or taken.rect.bottom <= plot.bottom
