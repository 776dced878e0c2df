"""The selected event has its label wherever a few letters of it have room; others give way."""

from explorer.timeline.scene import lay_out
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import fit_view
from tests.builders import a_story, an_event


def _scene(selected=None):
    title = "The harbour board decided on the second ferry line to the islands, part"
    events = [an_event(f"{title} {n} @ 2031-{n + 1:02}-03") for n in range(12)]
    table = table_of(a_story(*events))
    chosen = None if selected is None else table.id_of(selected)
    return lay_out(table, view=fit_view(table), size=(800, 90), text_width=estimated_width, selected=chosen)


def _gap(mark, scene):
    """The free pixels on the wider side of a mark, in its row."""
    row = [m for m in scene.marks if m.core.y + m.core.height / 2 == mark.core.y + mark.core.height / 2]
    before = [m.box.right for m in row if m.box.x < mark.box.x]
    after = [m.box.x for m in row if m.box.x > mark.box.x]
    return max(mark.box.x - max([scene.plot.x, *before]), min([scene.plot.right, *after]) - mark.box.right)


def test_an_event_that_is_selected_has_a_label_where_there_is_room_for_a_few_letters():
    before = _scene()
    bare = [mark for mark in before.marks if mark.label is None and _gap(mark, before) > 60]
    assert bare
    for mark in bare:
        scene = _scene(mark.row)
        chosen = scene.mark_of(mark.event)
        assert chosen.label is not None
        labels = [other.label for other in scene.marks if other.label is not None and other.event != mark.event]
        assert not any(chosen.label.meets(label) for label in labels)
