"""What the header of a lane tells when the mouse stays on it."""

from dataclasses import replace

import pytest

from explorer.timeline.scene import lay_out
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import opening_view
from explorer.ui.canvas.canvas import Canvas
from explorer.ui.canvas.tips import words_at
from explorer.ui.look import Look
from explorer.ui.plain import plain_tip
from explorer.ui.session import Session
from tests.builders import a_story, an_event


def _told(session, scene, name):
    lane = next(lane for lane in scene.lanes if lane.name == name)
    return words_at(session, scene, 30.0, lane.rect.y + 8.0).split("\n")


def test_the_header_of_a_source_tells_its_title_its_publisher_and_how_its_day_is_known(session):
    view = replace(session.view, lanes_by="source")
    scene = lay_out(session.table, view=view, size=(1100, 700), text_width=estimated_width)
    assert [lane.name for lane in scene.lanes][:2] == ["S1 Coast Courier", "S2 Ida Lund steps down"]
    assert _told(session, scene, "S1 Coast Courier")[:2] == [
        "S1 Harbour board buys a ferry",
        "Coast Courier · published about 21 March 2031 · date assigned",
    ]


@pytest.mark.parametrize(
    ("lane", "told"),
    [
        ("War", "2 events"),
        ("Peace", "3 events: 1 drawn here, 1 more drawn in another lane and echoed here, 1 undated"),
    ],
)
def test_the_header_tells_what_is_drawn_echoed_and_undated(qapp, lane, told):
    story = a_story(
        an_event("Signs @ 2020-01-01", storylines=["War"]),
        an_event("Leaves @ 2020-02-01", storylines=["War", "Peace"]),
        an_event("Returns @ 2020-03-01", storylines=["Peace"]),
        an_event("Nobody knows when", storylines=["Peace"]),
    )
    table, session = table_of(story), Session()
    scene = lay_out(table, view=opening_view(table), size=(1100, 700), text_width=estimated_width)
    assert _told(session, scene, lane)[:2] == [lane, told]


def test_a_tip_keeps_its_lines(qtbot, session):
    assert plain_tip("one\n<two>") == "<span>one<br>&lt;two&gt;</span>"
    canvas = Canvas(session, Look("light"))
    qtbot.addWidget(canvas)
    canvas.resize(900, 500)
    lane = canvas.scene.lanes[0]
    assert canvas.words_at(30.0, lane.rect.y + 8.0).startswith(f"{lane.name}\n")
