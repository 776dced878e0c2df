"""A frame in a hurry shows less, never anything false; what is made ready ahead is what a patient frame shows."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.timeline.scene import lay_out, preparations
from explorer.timeline.text import estimated_width
from explorer.timeline.view import opening_view, panned, scale_of, zoomed
from tests.timeline.many import many_events

SIZE = (1200.0, 800.0)
SEARCH = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def _scene(table, view, **more):
    return lay_out(table, view=view, size=SIZE, text_width=estimated_width, **more)


def _meet(one, other) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 1e-6 and down > 1e-6


@pytest.fixture
def crowd():
    """A table that no other test has looked at: nothing of it is packed."""
    return many_events(3_000, seed=int(np.random.default_rng(7).integers(1_000)))


@SEARCH
@given(factor=st.sampled_from([2.5, 9.0, 70.0]), x=st.floats(250, 1150))
def test_a_hurried_frame_keeps_every_promise(factor, x):
    table = many_events(3_000)
    view = opening_view(table)
    _scene(table, view)
    near = zoomed(view, scale_of(table, view, left=208, right=1200), x=x, factor=factor)
    scene = _scene(table, near, hurried=True)
    labels = [(mark.event, mark.label) for mark in scene.marks if mark.label is not None]
    for number, (event, label) in enumerate(labels):
        assert not any(_meet(label, other) for _, other in labels[:number])
        assert not any(_meet(label, mark.core) for mark in scene.marks if mark.event != event)
    assert scene.counts.all == len(table)
    drawn = [mark.row for mark in scene.marks]
    beyond = {*scene.rows_in("above").tolist(), *scene.rows_in("below").tolist()}
    assert set(drawn) - beyond == set(scene.rows_in("shown").tolist())
    for mark in scene.marks:
        box = mark.label
        if box is not None and scene.plot.holds(box.x, box.y):
            assert scene.event_at(box.x + box.width / 2, box.y + box.height / 2) == mark.event


def test_a_hurried_frame_packs_nothing_and_says_so(crowd):
    view = opening_view(crowd)
    assert _scene(crowd, view, hurried=True).settled
    near = zoomed(view, scale_of(crowd, view, left=208, right=1200), x=700, factor=8.0)
    hurried = _scene(crowd, near, hurried=True)
    assert not hurried.settled
    assert hurried.marks
    patient = _scene(crowd, near)
    assert patient.settled
    assert len(patient.marks) >= len(hurried.marks)
    assert _scene(crowd, near, hurried=True).settled


def test_what_is_made_ready_ahead_is_what_a_patient_frame_shows(crowd):
    view = opening_view(crowd)
    _scene(crowd, view)
    near = zoomed(view, scale_of(crowd, view, left=208, right=1200), x=700, factor=1.9)
    steps = preparations(crowd, view=view, size=SIZE, text_width=estimated_width)
    told = list(steps)
    assert told.count(True) == 1
    for there in (view, near, panned(view, _scene(crowd, view).scale, 90.0)):
        ready = _scene(crowd, there, hurried=True)
        assert ready.settled
        assert [m.event for m in ready.marks] == [m.event for m in _scene(crowd, there).marks]


def test_labels_do_not_jump_while_panning():
    table = many_events(3_000)
    view = opening_view(table)
    before = _scene(table, view)
    for pixels in (1, 12, 37):
        after = {mark.event: mark for mark in _scene(table, panned(view, before.scale, pixels)).marks}
        stayed = 0
        for mark in before.marks:
            moved = after.get(mark.event)
            # Near an edge of the plot a label may have to change its side.
            inside = mark.label is not None and mark.label.x > 460 and mark.label.right < 1000
            if inside and moved is not None and moved.label is not None:
                stayed += 1
                assert moved.label.y == mark.label.y
                assert moved.label.x == pytest.approx(mark.label.x + pixels, abs=0.01)
        assert stayed
