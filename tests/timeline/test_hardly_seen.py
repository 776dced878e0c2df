"""Of an event only a sliver of which reaches into the view no label floats at the edge: it counts as out of view."""

from dataclasses import replace

from explorer.timeline.scene import lay_out
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import fit_view
from tests.builders import a_story, an_event

TABLE = table_of(
    a_story(
        an_event("The first works @ 2031-03-01/2031-09-01"),
        an_event("The second works @ 2031-06-01/2031-12-01"),
        an_event("The inquiry @ 2031-11-15"),
    )
)


def _scene(**edges):
    view = replace(fit_view(TABLE), elastic=False)
    scene = lay_out(TABLE, view=view, size=(1000, 300), text_width=estimated_width)
    minutes = {name: int(scene.scale.minute_at(scene.mark_of(event).box.x + x)) for name, (event, x) in edges.items()}
    view = replace(view, **minutes)
    return lay_out(TABLE, view=view, size=(1000, 300), text_width=estimated_width)


def test_a_sliver_at_the_right_edge_counts_as_later():
    second = TABLE.id_of(1)
    sliver = _scene(end=(second, 2.0))
    assert sliver.mark_of(second) is None
    assert [(edge.side, edge.count) for edge in sliver.edges] == [("after", 2)]
    assert set(sliver.rows_in("after").tolist()) == {1, 2}
    assert sliver.counts.shown == 1
    more = _scene(end=(second, 14.0))
    assert more.mark_of(second).box.width >= 6.0
    assert more.counts.shown == 2


def test_a_diamond_of_which_less_than_half_is_in_view_counts_as_later():
    inquiry = TABLE.id_of(2)
    cut = _scene(end=(inquiry, 6.5))
    more = _scene(end=(inquiry, 14.0))
    assert more.mark_of(inquiry) is not None
    assert cut.counts.shown + cut.counts.out_of_view_after == more.counts.shown == 3
