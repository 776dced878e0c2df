"""Curves of the selected event, and ticks of what a search found."""

from dataclasses import replace

import numpy as np

from explorer.data.event import Relation
from explorer.timeline.counts import TieCount
from explorer.timeline.frame import page_options
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Cells, Shape, Text
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.ties import Tie, tie_steps, ties_of
from explorer.timeline.view import fit_view, opening_view
from tests.timeline.sample import sample_story

STORY = sample_story()
TABLE = table_of(STORY)
VIEW = opening_view(TABLE)


def _id(words: str) -> str:
    return next(event.id for event in STORY.events if words in event.title)


DEAL, PHASE_OUT, CFO, PIVOT = _id("takes 49%"), _id("phases out"), _id("CFO"), _id("Pivot")


def _scene(ties, selected=PHASE_OUT):
    return lay_out(TABLE, view=VIEW, size=(1200, 740), text_width=estimated_width, selected=selected, relations=ties)


def _curves(scene):
    return [step for step in scene.steps if isinstance(step, Shape) and step.style.startswith("tie")]


def test_the_ties_of_an_event_are_its_relations_and_its_tensions_each_once():
    relations = (
        Relation(DEAL, PHASE_OUT, "before"),
        Relation(DEAL, PHASE_OUT, "before"),
        Relation(DEAL, PIVOT, "before"),
    )
    story = replace(STORY, relations=relations)
    assert ties_of(story, PHASE_OUT) == (Tie(DEAL, PHASE_OUT, "before"), Tie(PHASE_OUT, CFO, "tension"))
    assert ties_of(story, _id("Layoffs")) == ()


def test_only_the_ties_of_the_selected_event_are_drawn_under_the_marks():
    ties = [Tie(DEAL, PHASE_OUT, "before"), Tie(PHASE_OUT, CFO, "tension"), Tie(DEAL, PIVOT, "during")]
    scene = _scene(ties)
    curves = _curves(scene)
    styles = list(dict.fromkeys((curve.style, curve.colour) for curve in curves))
    assert styles == [("tie", "selection"), ("tie_dashed", "tension")]
    first_mark = next(n for n, step in enumerate(scene.steps) if getattr(step, "event", None))
    assert all(scene.steps.index(curve) < first_mark for curve in curves)
    assert _curves(_scene(ties, selected=None)) == []


def test_a_curve_starts_and_ends_at_its_marks_and_keeps_clear_of_labels_where_it_can():
    scene = _scene([Tie(DEAL, PHASE_OUT, "before")])
    marks = {mark.event: mark for mark in scene.marks if not mark.echo}
    points = [point for part in _curves(scene) for point in part.points]
    start, end = marks[DEAL].core, marks[PHASE_OUT].core
    assert abs(points[0][1] - start.bottom) < 5
    assert abs(points[-1][1] - end.y) < 5
    assert start.x <= points[0][0] <= start.right
    assert end.x <= points[-1][0] <= end.right
    labels = [mark.label for mark in scene.marks if mark.label]
    everywhere = [
        tie_steps([Tie(DEAL, other, "during")], DEAL, scene.marked, scene.plot)[0] for other in marks if other != DEAL
    ]
    assert all(steps for steps in everywhere)
    drawn = [*points, *(point for steps in everywhere for step in steps for point in step.points)]
    assert not any(label.holds(x, y) for label in labels for x, y in drawn)


def test_an_event_that_is_not_drawn_has_no_curve():
    undated = _id("A rumour without a date")
    assert _curves(_scene([Tie(PHASE_OUT, undated, "during")])) == []


def test_hits_are_ticks_on_the_axis_and_what_is_out_of_view_stands_at_its_ends():
    rows = np.array([TABLE.row_of(DEAL), TABLE.row_of(_id("Market for data")), TABLE.row_of(_id("A rumour"))])
    scene = lay_out(TABLE, view=VIEW, size=(1200, 740), text_width=estimated_width, hits=rows)
    ticks = next(step for step in scene.steps if isinstance(step, Cells)).rects
    deal = next(mark for mark in scene.marks if mark.event == DEAL).core
    assert len(ticks) == 2
    assert abs(ticks[0][0] - (deal.x + deal.width / 2)) <= 1
    assert ticks[1][0] + ticks[1][2] == scene.plot.right
    whole = lay_out(TABLE, view=fit_view(TABLE), size=(1200, 740), text_width=estimated_width)
    assert not any(isinstance(step, Cells) for step in whole.steps)


def test_of_many_ties_a_few_are_drawn_the_tensions_first_and_all_are_counted():
    marks = [mark.event for mark in _scene([]).marks if not mark.echo and mark.event != PHASE_OUT]
    many = [Tie(PHASE_OUT, other, "before") for other in marks if other != CFO] + [Tie(PHASE_OUT, CFO, "tension")]
    assert len(many) > 10
    scene = _scene(many)
    assert scene.ties.all == len(many)
    assert scene.ties.drawn == 6
    arrows = [step for step in scene.steps if isinstance(step, Shape) and step.colour == "selection" and step.closed]
    assert len([step for step in arrows if len(step.points) == 3]) == 5
    assert any(curve.colour == "tension" for curve in _curves(scene))
    undated = _id("A rumour without a date")
    assert _scene([Tie(PHASE_OUT, undated, "during")]).ties == TieCount(drawn=0, all=1)
    assert _scene(many, selected=None).ties == TieCount()


def test_a_picture_counts_the_relations_that_it_does_not_draw():
    others = [event.id for event in STORY.events if event.id != PHASE_OUT and event.when.dated][:12]
    ties = [Tie(PHASE_OUT, other, "during") for other in others]

    def foot(ties):
        page = page_options(title="A story")
        size = (1600, 900)
        scene = lay_out(
            TABLE, view=VIEW, size=size, text_width=estimated_width, selected=PHASE_OUT, relations=ties, options=page
        )
        return next(step.text for step in reversed(scene.steps) if isinstance(step, Text) and "drawn" in step.text)

    assert foot(ties).endswith(" · 6 of the selected event’s 12 relations drawn")
    assert "relation" not in foot(ties[:2])


def test_a_tick_of_what_was_found_tells_its_rows_and_nothing_beside_it_does():
    rows = np.array([TABLE.row_of(DEAL), TABLE.row_of(PHASE_OUT), TABLE.row_of(_id("A rumour"))])
    scene = lay_out(TABLE, view=VIEW, size=(1200, 740), text_width=estimated_width, hits=rows)
    ticks = next(step for step in scene.steps if isinstance(step, Cells)).rects
    for row in rows[:2].tolist():
        at = min(float(abs(left + 1 - scene.scale.x_of(float(TABLE.closed_from[row])))) for left, *_ in ticks.tolist())
        assert at < 200
    told = [scene.hits_at(left + 1, scene.frame.axis.y + 3).tolist() for left, *_ in ticks.tolist()]
    assert sorted(row for group in told for row in group) == sorted(rows[:2].tolist())
    left = ticks[0][0]
    assert not len(scene.hits_at(left + 1, scene.frame.axis.y + 20))
    assert not len(scene.hits_at(left - 30, scene.frame.axis.y + 3))
    assert not len(_scene([]).hits_at(left + 1, scene.frame.axis.y + 3))
