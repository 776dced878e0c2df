"""Wheel and drag, and the way from event to event, as values."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Size
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import fit_view, scale_of, zoomed
from explorer.ui.canvas.gestures import Deed, Drag, Turn, damped, turn_of, turned
from explorer.ui.canvas.steps import in_next_lane, neighbour, revealed, scrolled_to, with_scroll


@pytest.fixture
def table(story):
    return table_of(story)


@pytest.fixture
def view(table):
    return fit_view(table)


@pytest.fixture
def scene(table, view):
    return lay_out(table, view=view, size=Size(1200, 600), text_width=estimated_width)


def _scale(table, scene, view):
    return scale_of(table, view, left=scene.plot.x, right=scene.plot.right)


def _wheel(x=0, y=0, *, modifiers=Qt.KeyboardModifier.NoModifier, pixels=None):
    return QWheelEvent(
        QPointF(600, 200),
        QPointF(600, 200),
        pixels or QPoint(),
        QPoint(x, y),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_the_wheel_scrolls_lanes_and_pans_when_they_all_fit():
    assert turn_of(_wheel(y=120), lanes_fit=False).deed is Deed.SCROLL
    assert turn_of(_wheel(y=120), lanes_fit=True).deed is Deed.PAN


def test_shift_and_the_sideways_wheel_pan():
    assert turn_of(_wheel(y=120, modifiers=Qt.KeyboardModifier.ShiftModifier), lanes_fit=False).deed is Deed.PAN
    assert turn_of(_wheel(x=120), lanes_fit=False) == Turn(Deed.PAN, 90.0)
    assert turn_of(_wheel(pixels=QPoint(-12, 3)), lanes_fit=False) == Turn(Deed.PAN, -12.0)


def test_ctrl_zooms_and_a_flung_wheel_is_damped():
    turn = turn_of(_wheel(y=120, modifiers=Qt.KeyboardModifier.ControlModifier), lanes_fit=False)
    assert turn.deed is Deed.ZOOM
    assert 1.15 < turn.amount < 1.25
    assert damped(10_000) == damped(5_000) < 2
    assert damped(-120) == pytest.approx(1 / damped(120))


def test_zooming_keeps_the_minute_under_the_cursor(table, view, scene):
    minute = scene.scale.minute_at(700.0)
    closer = turned(view, scene, Turn(Deed.ZOOM, 1.5), x=700.0)
    assert closer.end - closer.start < view.end - view.start
    assert _scale(table, scene, closer).x_of(float(minute)) == pytest.approx(700.0, abs=1e-6)


def test_scrolling_stops_at_the_lanes_ends(view, scene):
    assert with_scroll(view, scene, -50).scroll == 0
    most = max(0.0, scene.content_height - scene.plot.height)
    assert with_scroll(view, scene, 1e9).scroll == most


def test_a_drag_takes_time_with_it_and_a_small_one_is_a_click(table, view, scene):
    drag = Drag(500, 100, 500, 100, view, scene, stretch=False)
    assert drag.to(503, 101).dragged_view == view
    moved = drag.to(600, 100).dragged_view
    minute = scene.scale.minute_at(500.0)
    assert _scale(table, scene, moved).x_of(float(minute)) == pytest.approx(600.0, abs=1e-6)


def test_a_stretch_becomes_the_view_unless_it_is_too_short(table, view, scene):
    drag = Drag(500, 100, 500, 100, view, scene, stretch=True)
    assert drag.to(503, 100).stretch_view(table) is None
    wanted = drag.to(700, 120).stretch_view(table)
    assert wanted.start < scene.scale.minute_at(500.0) < scene.scale.minute_at(700.0) < wanted.end
    assert wanted.end - wanted.start < view.end - view.start


def test_events_follow_in_the_order_of_the_story(table):
    shown = table.dated | True
    assert neighbour(table, shown, None, 1) == "protest"
    assert neighbour(table, shown, "protest", 1) == "storm"
    assert neighbour(table, shown, "storm", -1) == "protest"
    assert neighbour(table, shown, "protest", -1) is None
    assert neighbour(table, shown, None, -1) == "trips"


def test_events_that_are_filtered_out_are_stepped_over(table):
    shown = table.status.rows_of(["planned"])
    assert neighbour(table, shown, "protest", 1) == "line"
    assert neighbour(table, shown, "trips", -1) == "line"
    assert neighbour(table, shown & False, "protest", 1) is None


def test_the_next_lane_gives_the_event_nearest_in_time(scene):
    assert in_next_lane(scene, "bought", 1) == "storm"
    assert in_next_lane(scene, "bought", -1) is None
    assert in_next_lane(scene, "storm", -1) == "bought"
    assert in_next_lane(scene, None, 1) is not None


def test_what_is_out_of_sight_is_brought_into_it(table, view, scene):
    row = table.row_of("storm")
    assert revealed(table, view, scene.scale, row) == view
    close = zoomed(view, scene.scale, x=scene.plot.right, factor=6.0)
    far = lay_out(table, view=close, size=Size(1200, 600), text_width=estimated_width)
    wanted = revealed(table, close, far.scale, row)
    again = lay_out(table, view=wanted, size=Size(1200, 600), text_width=estimated_width)
    assert again.box_of("storm") is not None
    assert wanted.end - wanted.start < view.end - view.start
    assert revealed(table, view, scene.scale, table.row_of("denial")) == view


def test_a_drawn_event_needs_no_scrolling(view, scene):
    assert scrolled_to(view, scene, "storm") == view
    assert scrolled_to(view, scene, "denial") == view
