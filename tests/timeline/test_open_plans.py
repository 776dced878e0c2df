"""A plan of which no end is known: a short outline that is open at its end, not a bar to the end of the story."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.data.minutes import minute_of
from explorer.data.when import period
from explorer.timeline.extent import endless, extents_at
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Box, Fade, Shape
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import fit_view
from tests.builders import a_document, a_story, an_event


def _table(status, *, ends=False):
    start = minute_of(2031, 3, 3), minute_of(2031, 3, 4)
    end = (minute_of(2031, 9, 1), minute_of(2031, 9, 2)) if ends else (None, None)
    plan = replace(an_event("The plan", status=status), when=period(start, end))
    told = a_document("The plan. Storm. Last trip.", published="2031-06-01")
    return table_of(a_story(plan, an_event("Storm @ 2031-01-05"), an_event("Last trip @ 2031-12-20"), documents=[told]))


def _drawn(table):
    row = list(table.title).index("The plan")
    scene = lay_out(table, view=fit_view(table, elastic=False), size=(1200, 400), text_width=estimated_width)
    event = table.id_of(row)
    steps = [step for step in scene.steps if getattr(step, "event", None) == event]
    return scene, scene.mark_of(event), steps


@pytest.mark.parametrize("status", ["planned", "forecast", "speculated", "cancelled"])
def test_a_plan_without_an_end_takes_a_small_part_of_its_lane_and_ends_in_an_arrow(status):
    scene, mark, steps = _drawn(_table(status))
    assert mark.box.width < scene.plot.width / 5
    assert not any(isinstance(step, Box) for step in steps)
    sides, head = [step for step in steps if isinstance(step, Shape) and not step.closed][:2]
    assert sides.style.endswith("_open")
    tip = max(x for x, _ in head.points)
    assert max(x for x, _ in sides.points) < tip <= mark.box.right
    fill = next(step for step in steps if isinstance(step, Fade))
    assert fill.stops[-1][1] == 0


def test_what_happens_without_an_end_fades_to_the_end_of_the_story():
    scene, mark, steps = _drawn(_table("ongoing"))
    assert mark.box.width > scene.plot.width / 2
    assert not any(isinstance(step, Shape) for step in steps)


def test_a_plan_with_an_end_is_drawn_to_it():
    scene, mark, steps = _drawn(_table("planned", ends=True))
    assert mark.box.right == pytest.approx(float(scene.scale.x_of(float(minute_of(2031, 9, 2)))), abs=0.01)
    assert any(isinstance(step, Box) and step.style == "dashed" for step in steps)


def test_only_plans_that_last_are_endless():
    table = _table("planned")
    rows = np.arange(len(table))
    assert [table.title[row] for row in rows[endless(table, rows)].tolist()] == ["The plan"]
    assert not endless(_table("ongoing"), rows).any()
    assert float(extents_at(table, rows).ended.max()) <= float(minute_of(2031, 12, 22))
