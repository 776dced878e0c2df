"""Events without a date stand in an area of their own, in their order."""

from explorer.timeline.filter import Chip, Filter
from explorer.timeline.frame import SceneOptions
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Text
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import opening_view
from tests.builders import a_story, an_event
from tests.timeline.sample import sample_story

TABLE = table_of(sample_story())


def _scene(table=TABLE, *, sequence=True, **more):
    options = SceneOptions(sequence=sequence)
    return lay_out(
        table, view=opening_view(table), size=(1200, 740), text_width=estimated_width, options=options, **more
    )


def test_undated_events_stand_in_their_order_below_the_lanes_and_are_still_counted_as_undated():
    scene = _scene()
    titles = [str(TABLE.title[mark.row]) for mark in scene.sequence]
    assert titles == ["A rumour without a date", "Another one"]
    first, second = scene.sequence
    assert first.label.right < second.core.x
    assert first.core.y > scene.plot.bottom
    assert scene.counts.undated == 2
    assert {mark.event for mark in scene.marks}.isdisjoint({first.event, second.event})


def test_they_are_found_by_the_mouse_and_have_a_box():
    scene = _scene(selected=TABLE.id_of(23))
    for mark in scene.sequence:
        assert scene.event_at(mark.core.x + mark.core.width / 2, mark.core.y + mark.core.height / 2) == mark.event
        assert scene.event_at(mark.label.x + 5, mark.label.y + 5) == mark.event
        assert scene.box_of(mark.event).right == mark.label.right


def test_without_undated_events_or_without_the_option_there_is_no_area():
    assert _scene(sequence=False).sequence == ()
    assert _scene(sequence=False).plot.height > _scene().plot.height
    dated = Filter((Chip("date", ("stated", "derived", "bounded")),))
    assert _scene(filter=dated).sequence == ()
    assert _scene(filter=dated).plot == _scene(sequence=False).plot


def test_what_has_no_room_is_counted_at_the_end():
    events = [an_event(f"Something happened, number {number}", id=f"e{number}") for number in range(30)]
    scene = _scene(table_of(a_story(*events, an_event("Dated @ 2020"), documents=())))
    drawn = len(scene.sequence)
    assert 0 < drawn < 30
    assert scene.sequence[-1].label.right < 1200
    assert f"{30 - drawn} more" in {step.text for step in scene.steps if isinstance(step, Text)}
