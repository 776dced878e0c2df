"""On a page a label that is cut takes the room that is free beside it; in a window it stays as it is while panning."""

import numpy as np

from explorer.timeline.frame import SceneOptions, page_options
from explorer.timeline.labels import LEAST_PIECE, Spot, Wish, Wishes
from explorer.timeline.lengthened import with_longer
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Rect, Size, Text
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import fit_view
from tests.builders import a_story, an_event

LONG = "The board of the harbour bought a third ferry for the northern line after it had sold the first two to Norway"


def label(story, options):
    table = table_of(story)
    scene = lay_out(table, view=fit_view(table), size=Size(1600, 900), text_width=estimated_width, options=options)
    texts = [step for step in scene.steps if isinstance(step, Text) and step.event == table.id_of(0)]
    return scene, texts[0]


def test_a_page_tells_the_whole_title_where_it_has_room():
    story = a_story(an_event(f"{LONG} @ 2031-01-03"), an_event("It closes @ 2031-12-03"))
    _, said = label(story, page_options(title="A title"))
    assert said.text == LONG
    _, cut = label(story, SceneOptions())
    assert cut.text.endswith("…")


def test_it_meets_no_other_label_and_stays_in_the_plot():
    days = range(1, 25)
    story = a_story(
        *(an_event(f"{LONG} {day} @ 2031-0{1 + day % 9}-{day:02}", weight=0.1 + day / 40) for day in days),
    )
    table = table_of(story)
    options = page_options(title="A title")
    for size in (Size(1600, 900), Size(900, 500)):
        scene = lay_out(table, view=fit_view(table), size=size, text_width=estimated_width, options=options)
        boxes = [mark.label for mark in scene.marks if mark.label is not None]
        assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
        assert all(scene.plot.x <= box.x and box.right <= scene.plot.right for box in boxes)
        marks = [mark.core for mark in scene.marks]
        assert not any(box.meets(core) for box in boxes for core in marks)


def test_inside_its_mark_it_ends_before_the_diamond():
    one = np.array([100.0])
    wish = Wish(0, 50.0, 100.0, 1100.0, 340.0, "inside", 0.5, ((100.0, 700.0),))
    wishes = Wishes(one / 2, one, one * 11, one * 3.4, np.array([0], dtype=np.int8), one / 200, lambda _: wish)
    spots = {0: Spot(0, 130.0, 340.0, inside=True)}
    longer = with_longer(wishes, spots, {0: 900.0}, [], Rect(0.0, 0.0, 1200.0, 100.0))
    assert longer[0].left == 130.0
    assert 500.0 < longer[0].left + longer[0].width <= 700.0 - LEAST_PIECE
