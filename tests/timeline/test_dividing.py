"""Which lanes a table has where nobody named any, and the lane that draws an event."""

from dataclasses import replace

from explorer.timeline.arrangement import AS_FOUND
from explorer.timeline.dividing import lanes_for
from explorer.timeline.lanes import ELSE_COLOUR, EVERYTHING_ELSE, home_of
from explorer.timeline.scene import lay_out
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import fit_view, opening_view
from tests.builders import a_story, an_event


def _story(number=12, **facts):
    """So many events; a value of a fact is a function of the event's number."""
    events = [
        an_event(f"Event {at} @ 2031-03-{at + 1:02}", **{name: value(at) for name, value in facts.items()})
        for at in range(number)
    ]
    return table_of(a_story(*events))


def test_storylines_make_the_lanes_where_there_are_any():
    table = _story(storylines=lambda at: ["The sea"], kind=lambda at: ("talks", "launch")[at % 2])
    assert lanes_for(table) == opening_view(table).lanes_by == fit_view(table).lanes_by == "storyline"


def test_without_storylines_the_lanes_are_what_divides_the_events_best():
    kinds = _story(kind=lambda at: ("talks", "launch", "legal")[at % 3], actors=lambda at: ["Board"])
    assert lanes_for(kinds) == opening_view(kinds).lanes_by == "kind"
    actors = _story(actors=lambda at: [("Board", "Town", "Yard")[at % 3]])
    assert lanes_for(actors) == "actor"
    lopsided = _story(kind=lambda at: "talks" if at else "launch", actors=lambda at: [("Board", "Town")[at % 2]])
    assert lanes_for(lopsided) == "actor"


def test_what_parts_nothing_leaves_the_events_together():
    assert lanes_for(_story()) == "storyline"
    assert lanes_for(table_of(a_story())) == "storyline"


def test_lanes_that_nobody_can_take_in_are_no_division():
    table = _story(28, kind=lambda at: f"kind {at}")
    assert lanes_for(table) == "storyline"


def test_the_lane_that_draws_an_event_has_the_name_and_colour_that_are_on_show():
    table = _story(storylines=lambda at: [("The sea", "The town")[at % 2]], kind=lambda at: ("talks", "launch")[at < 4])
    view = opening_view(table)
    for by in ("storyline", "kind", "actor", "source"):
        shown = replace(view, lanes_by=by)
        scene = lay_out(table, view=shown, size=(1200, 700), text_width=estimated_width)
        for mark in scene.marks:
            lane = scene.lanes[mark.lane]
            assert mark.echo or home_of(table, shown, mark.row) == (lane.name, lane.colour)
    key = table.storylines.names[0]
    pink = view.arranged(AS_FOUND.coloured(key, "rose"))
    assert home_of(table, pink, 0) == (table.storylines.titles[0], "rose")
    hidden = view.arranged(AS_FOUND.hiding(key, on=True))
    assert home_of(table, hidden, 0) == (EVERYTHING_ELSE, ELSE_COLOUR)
