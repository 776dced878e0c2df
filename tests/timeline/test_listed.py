"""A page of events without a date: a list with their sources, no axis; what has no room is counted."""

import pytest

from explorer.timeline.frame import page_options
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Size, Text
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import fit_view
from tests.builders import a_document, a_mention, a_story, an_event

PAGE = page_options(title="A title")


def undated(number: int):
    text = " ".join(f"Event {at} took place." for at in range(number))
    document = a_document(text, file="a.txt", title="What took place", publisher="The Post")
    return a_story(
        *(
            an_event(f"Event {at}", storylines=[f"Lane {at % 2}"], mentions=(a_mention(document, f"Event {at} took"),))
            for at in range(number)
        ),
        documents=(document,),
    )


SLIDE = Size(1280, 720)


def page(story, size=SLIDE, options=PAGE):
    table = table_of(story)
    return lay_out(table, view=fit_view(table), size=size, text_width=estimated_width, options=options)


def words(scene):
    return [step.text for step in scene.steps if isinstance(step, Text)]


def test_it_lists_each_event_with_its_source_and_has_no_axis():
    scene = page(undated(4))
    said = words(scene)
    assert not scene.ticks
    assert not any("2000" in line for line in said)
    assert all(f"Event {at}" in said for at in range(4))
    assert said.count("S1 “What took place”, The Post") == 4
    assert "4 of 4 events listed, without a date" in said


def test_lanes_are_named_in_their_order_where_there_is_more_than_one():
    said = words(page(undated(5)))
    assert said.index("Lane 0") < said.index("Event 4") < said.index("Lane 1") < said.index("Event 1")
    assert "Lane 0" not in words(page(undated(1)))


def test_what_has_no_room_is_counted():
    scene = page(undated(200))
    assert 10 < scene.counts.listed < 200
    assert f"not shown: {200 - scene.counts.listed} undated" in words(scene)[-1]
    assert len(scene.marks) == scene.counts.listed


def test_no_two_entries_meet_and_each_can_be_clicked():
    scene = page(undated(60), Size(1920, 1080))
    boxes = [mark.label for mark in scene.marks]
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    for mark in scene.marks:
        assert scene.event_at(mark.label.x + 2, mark.label.y + 8) == mark.event
        assert scene.box_of(mark.event) is not None


@pytest.mark.parametrize("dated", [0, 1])
def test_a_page_with_one_dated_event_has_its_axis(dated):
    story = undated(3)
    whole = a_story(*story.events, *(an_event("It opens @ 2031-01-03") for _ in range(dated)))
    assert bool(page(whole).ticks) == bool(dated)


def test_without_sources_none_is_named():
    said = words(page(undated(4), options=page_options(title="A title", sources=False)))
    assert "Event 1" in said
    assert not any("The Post" in line for line in said)
