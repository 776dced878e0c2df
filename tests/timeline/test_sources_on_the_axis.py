"""The lane of sources: every publication has a circle and its name inside the plot, or is counted."""

from dataclasses import replace

from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Text
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import fit_view
from tests.timeline.sample import sample_story


def _scene(**view):
    table = table_of(sample_story())
    return lay_out(table, view=replace(fit_view(table), **view), size=(1200, 600), text_width=estimated_width)


def _heading(scene):
    return next(step.text for step in scene.steps if isinstance(step, Text) and step.text.startswith("Sources publ"))


def test_the_name_of_a_source_stands_before_its_circle_where_the_plot_ends():
    table = table_of(sample_story())
    last = max(source.middle for source in table.witnesses if source.middle is not None)
    scale = _scene().scale
    start = fit_view(table).start
    # A view that ends right behind the last publication.
    near = _scene(end=start + (last - start) * 1.0005, elastic=False)
    assert scale.right == near.plot.right
    source = near.published[-1]
    assert source.box.right <= near.plot.right + 1.0
    words = next(step for step in near.steps if isinstance(step, Text) and step.text == source.name)
    assert words.left + words.width < source.x


def test_sources_that_came_out_before_or_after_the_stretch_are_counted():
    whole = _scene()
    assert _heading(whole) == "Sources published"
    table = table_of(sample_story())
    days = sorted(source.middle for source in table.witnesses)
    between = _scene(start=(days[0] + days[1]) / 2, end=(days[-2] + days[-1]) / 2, elastic=False)
    assert len(between.published) == len(days) - 2
    assert _heading(between) == "Sources published (1 earlier, 1 later)"
