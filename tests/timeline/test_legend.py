"""The legend of a page, and its sources: each mark that is drawn is explained, and no name stands on another."""

from dataclasses import replace
from itertools import combinations

from explorer.data.minutes import minute_of
from explorer.data.when import period
from explorer.timeline.frame import page_options
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Disc, Rect, Shape, Size, Text
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import fit_view
from tests.builders import a_document, a_story, an_event
from tools.measures.stories import a_large_story

SAMPLES = (
    "one moment", "lasts", "some time in here", "planned or forecast", "no end known", "cancelled",
    "denied", "speculated", "sources at odds", "sources", "drawn in another lane", "events folded",
    "how many are folded",
)  # fmt: skip


def page(story, size=(1600.0, 900.0)):
    table = table_of(story)
    return lay_out(
        table,
        view=fit_view(table),
        size=Size(*size),
        text_width=estimated_width,
        options=page_options(title="A story"),
    )


def legend(story, **wishes):
    return [step.text for step in page(story, **wishes).steps if isinstance(step, Text) and step.text in SAMPLES]


def test_the_legend_holds_the_marks_of_the_picture_and_no_others():
    assert legend(a_story(an_event("It opens @ 2031-03-03"))) == ["one moment"]
    assert legend(a_story(an_event("It lasts @ 2031-03-03/2031-05-01"))) == ["lasts"]
    assert legend(a_story(an_event("Some day @ 2031"))) == ["some time in here"]
    planned = replace(an_event("A plan @ 2031-03-03"), status="planned")
    assert legend(a_story(planned)) == ["one moment", "planned or forecast"]
    cancelled = replace(an_event("The trip is off @ 2031-03-03"), status="cancelled")
    assert legend(a_story(cancelled)) == ["one moment", "cancelled"]
    assert legend(a_story(an_event("Never said when"))) == []


def test_an_arrow_is_explained_where_a_plan_has_no_known_end():
    start = minute_of(2031, 3, 3), minute_of(2031, 3, 4)
    plan = replace(an_event("The plan", status="planned"), when=period(start, (None, None)))
    assert legend(a_story(plan, an_event("Storm @ 2031-01-05"))) == [
        "one moment", "lasts", "planned or forecast", "no end known",
    ]  # fmt: skip


def test_what_is_denied_or_cancelled_is_struck_by_its_mark_and_its_title_stays_readable():
    for status in ("denied", "cancelled"):
        story = a_story(replace(an_event("It opens @ 2031-03-03"), status=status))
        event = story.events[0].id
        strokes = [one for one in page(story).steps if isinstance(one, Shape) and one.style == "stroke"]
        (stroke,) = [one for one in strokes if one.event == event]
        xs, ys = zip(*stroke.points, strict=True)
        mark = page(story).mark_of(event)
        assert min(xs) < mark.core.x
        assert max(xs) > mark.core.right
        label = mark.label
        assert not (min(xs) < label.right and label.x < max(xs) and min(ys) < label.bottom and label.y < max(ys))


def test_the_legend_explains_echoes_and_what_is_folded():
    both = an_event("It opens @ 2031-03-03", storylines=["Board", "Sea"])
    assert "drawn in another lane" in legend(a_story(both, an_event("It sails @ 2031-03-05", storylines=["Sea"])))
    crowd = [an_event(f"Thing {day} @ 2031-03-{day:02}") for day in range(1, 29)]
    assert "events folded" in legend(a_story(*crowd), size=(500.0, 300.0))


def test_a_source_that_finds_no_room_is_a_point_below_the_names_of_others():
    documents = [a_document(f"Text {number}.", file=f"{number:02}.txt", published="2031-03-03") for number in range(40)]
    scene = page(a_story(an_event("It opens @ 2031-03-03"), documents=documents))
    strip = scene.frame.sources
    names = [step for step in scene.steps if isinstance(step, Text) and step.style == "source" and step.text[0] == "S"]
    names = [Rect(step.left, step.y - 10.0, step.width, 12.0) for step in names if step.x > scene.plot.x]
    discs = [step for step in scene.steps if isinstance(step, Disc) and strip.y < step.y < strip.bottom]
    points = [Rect(step.x - 2, step.y - 2, 4, 4) for step in discs if step.radius == 2.0]
    assert names
    assert len(names) + len(points) == 40
    assert not any(name.meets(point) for name in names for point in points)
    assert not any(one.meets(other) for one, other in combinations(names, 2))


def test_counts_of_folded_events_stand_apart_where_rows_are_pressed_together():
    for height in (300.0, 420.0, 560.0):
        scene = page(a_large_story(120), size=(1100.0, height))
        assert scene.folds
        assert not any(one.box.meets(other.box) for one, other in combinations(scene.folds, 2))
