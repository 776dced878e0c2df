"""The axis on its way between linear and elastic time."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from explorer.timeline.bending import in_between
from explorer.timeline.scene import lay_out
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import fit_view, opening_view
from tests.timeline.sample import sample_story

TABLE = table_of(sample_story())
VIEW = opening_view(TABLE)


def _scene(part, view=VIEW):
    table, moved = in_between(TABLE, view, part)
    return lay_out(table, view=moved, size=(1200, 740), text_width=estimated_width)


def _xs(scene):
    return np.array([scene.scale.x_of(float(minute)) for minute in TABLE.turns])


def test_it_begins_linear_ends_elastic_and_moves_every_minute_steadily():
    places = [_xs(_scene(part)) for part in (0.0, 0.25, 0.5, 0.75, 1.0)]
    straight = lay_out(TABLE, view=in_between(TABLE, VIEW, 0.0)[1], size=(1200, 740), text_width=estimated_width)
    assert np.allclose(places[0], _xs(straight))
    way = [abs(later - sooner).max() for sooner, later in pairwise(places)]
    assert max(way) < 2 * min(way)
    for column in np.array(places).T:
        steps = np.diff(column)
        assert (steps <= 1e-6).all() or (steps >= -1e-6).all()


@pytest.mark.parametrize("part", [0.05, 0.5, 0.95])
@pytest.mark.parametrize("view", [VIEW, fit_view(TABLE)])
def test_every_moment_is_a_true_scene(part, view):
    scene = _scene(part, view)
    assert scene.scale.x_of(view.start) == pytest.approx(scene.plot.x)
    assert scene.scale.x_of(view.end) == pytest.approx(scene.plot.right)
    for x in (scene.plot.x + 1.0, 400.0, 777.7):
        assert scene.scale.x_of(scene.scale.minute_at(x)) == pytest.approx(x, abs=1e-6)
    labels = [mark.label for mark in scene.marks if mark.label is not None]
    assert not any(one.meets(other) for one, other in combinations(labels, 2))
    assert scene.counts.all == len(TABLE)
