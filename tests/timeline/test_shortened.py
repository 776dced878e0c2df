"""Labels that have no room at their full length are shortened; none that has a spot gives way."""

from itertools import combinations

import pytest

from explorer.timeline.scene import lay_out
from explorer.timeline.shortened import shortened_tag
from explorer.timeline.steps import Text
from explorer.timeline.table import table_of
from explorer.timeline.tags import Tag
from explorer.timeline.text import ELLIPSIS, estimated_width
from explorer.timeline.view import fit_view
from tests.builders import a_document, a_story, an_event

LONG = "The harbour board of Norvik buys a second ferry"


def _scene(width, titles=("first", "second")):
    told = a_document("Nothing.", published="2031-03-03")
    days = ("2031-03-01", "2031-03-06")
    events = [an_event(f"{LONG} {title} @ {day}", weight=0.9) for title, day in zip(titles, days, strict=False)]
    table = table_of(a_story(*events, documents=[told]))
    return table, lay_out(table, view=fit_view(table), size=(width, 200), text_width=estimated_width)


@pytest.mark.parametrize("width", [520, 600, 700, 900])
def test_every_mark_has_a_label_that_stands_clear_however_narrow_the_window_is(width):
    _, scene = _scene(width)
    labels = [mark.label for mark in scene.marks]
    assert len(labels) + sum(len(fold.rows) for fold in scene.folds) == 2
    assert None not in labels
    assert not any(one.meets(other) for one, other in combinations(labels, 2))
    assert all(scene.plot.x <= label.x and label.right <= scene.plot.right for label in labels)


def test_a_label_that_has_room_is_whole_and_one_that_has_not_ends_in_an_ellipsis():
    for width, whole in ((1400, True), (520, False)):
        table, scene = _scene(width)
        texts = [step.text for step in scene.steps if isinstance(step, Text) and step.event is not None]
        assert texts
        for text in texts:
            assert (text in set(table.title)) is whole
            assert text.endswith(ELLIPSIS) is not whole


def test_a_shortened_tag_keeps_its_triangle_and_its_pill_and_is_no_wider_than_asked():
    style = "label"
    tag = Tag(LONG, estimated_width(LONG, style), tension=True, pill="3", pill_width=20.0, style=style)
    short = shortened_tag(tag, 180.0, estimated_width)
    assert short.width <= 180.0
    assert (short.tension, short.pill) == (True, "3")
    assert LONG.startswith(short.text.removesuffix(ELLIPSIS).rstrip())
