"""A frame makes no object for an event that it draws: marks are made for who asks what is where."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.data.minutes import minute_of
from explorer.timeline.arrangement import AS_FOUND
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Skyline
from explorer.timeline.text import estimated_width
from explorer.timeline.ties import Tie
from explorer.timeline.view import opening_view
from tests.timeline.many import many_events

TABLE = many_events(900)
VIEW = opening_view(TABLE)
KEYS = TABLE.storylines.names
DAY = minute_of(2025)


def _scene(view=VIEW, table=TABLE, **more):
    return lay_out(table, view=view, size=(1200, 500), text_width=estimated_width, **more)


def _two():
    drawn = [mark.event for mark in _scene().marks]
    return drawn[3], drawn[20]


def _arranged(**more):
    arrangement = AS_FOUND.pinning(KEYS[5], on=True).folding(KEYS[2:4], on=True)
    return replace(VIEW.arranged(arrangement), scroll=70.0, **more)


@pytest.mark.parametrize("view", [VIEW, replace(VIEW, as_known_on=DAY), _arranged(), _arranged(as_known_on=DAY)])
def test_no_frame_makes_all_marks_whatever_it_shows(view):
    one, other = _two()
    scenes = [
        _scene(view),
        _scene(view, selected=one, measured=(one, other)),
        _scene(view, selected=one, relations=[Tie(one, other, "before")]),
    ]
    assert not any("marks" in vars(scene.marked) for scene in scenes)


@pytest.mark.parametrize("view", [VIEW, _arranged()])
def test_one_mark_is_the_same_made_alone_or_with_all_others(view):
    alone, scene = _scene(view), _scene(view)
    own = [mark for mark in scene.marks if not mark.echo]
    assert len(own) > 50
    assert [alone.mark_of(mark.event) for mark in own] == own
    assert set(scene.marked.boxes) >= {mark.label for mark in own if mark.label is not None}
    assert alone.mark_of("no such event") is None


def test_a_skyline_is_pale_only_where_nobody_had_reported_and_says_how_many():
    known = np.where(np.arange(len(TABLE)) % 3 == 0, DAY - 1, DAY + 1)
    table = replace(TABLE, known=known)
    view = replace(VIEW.arranged(AS_FOUND.folding(KEYS[:1], on=True)), as_known_on=DAY)
    scene = _scene(view, table)
    crest = next(crest for crest in scene.crests if scene.lanes[crest.lane].key == KEYS[0])
    pale, strong = (step for step in scene.steps if isinstance(step, Skyline) and step.rect == crest.rect)
    assert (pale.colour, strong.colour) == ("faint", crest.colour)
    assert (strong.heights <= pale.heights).all()
    assert 0 < strong.heights.sum() < pale.heights.sum()
    unheard = _scene(view, replace(TABLE, known=np.full(len(TABLE), DAY + 1)))
    assert {step.colour for step in unheard.steps if isinstance(step, Skyline)} == {"faint"}
    everything = _scene(view, replace(TABLE, known=np.full(len(TABLE), DAY - 1)))
    own = [step for step in everything.steps if isinstance(step, Skyline) and step.rect == crest.rect]
    assert (own[0].heights == own[1].heights).all()
