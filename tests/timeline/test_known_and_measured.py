"""The line of *as known on*, and the bracket between two events."""

from dataclasses import replace

import numpy as np

from explorer.data.minutes import minute_of
from explorer.data.when import When
from explorer.timeline.counts import counts_in_words
from explorer.timeline.frame import SceneOptions
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Disc, Shape, Text
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import opening_view
from tests.builders import a_mention, an_event
from tests.timeline.sample import sample_story

STORY = sample_story()
TABLE = table_of(STORY)
VIEW = opening_view(TABLE)
DAY = minute_of(2025, 6, 20)


def _scene(view=VIEW, **more):
    return lay_out(TABLE, view=view, size=(1200, 740), text_width=estimated_width, **more)


def _id(words):
    return next(event.id for event in STORY.events if words in event.title)


def _texts(scene):
    return [step.text for step in scene.steps if isinstance(step, Text)]


def _no_axis_text_meets(scene, box):
    for step in scene.steps:
        if isinstance(step, Text) and step.style in ("axis", "break") and box.y - 4 < step.y < box.bottom + 8:
            assert step.left >= box.right or step.left + step.width <= box.x, step.text


def test_the_line_stands_at_its_day_with_a_grip_in_the_lane_of_sources_and_its_day_on_the_axis():
    scene = _scene(replace(VIEW, as_known_on=DAY))
    line = scene.known
    assert line.x == scene.scale.x_of(float(DAY))
    assert line.grip.holds(line.x, line.grip.y + 1)
    assert line.grip.bottom > scene.plot.bottom
    assert line.day.y > line.grip.y
    assert "as known on 20 June 2025" in _texts(scene)
    _no_axis_text_meets(scene, line.day)


def test_without_a_day_or_out_of_view_there_is_no_line():
    assert _scene().known is None
    assert _scene(replace(VIEW, as_known_on=minute_of(1990))).known is None


def test_what_was_reported_later_is_pale_and_its_rows_are_those_that_are_counted():
    stories = replace(
        STORY,
        events=tuple(replace(event, mentions=(_told_by(event, number),)) for number, event in enumerate(STORY.events)),
    )
    table = table_of(stories)
    scene = lay_out(
        table, view=replace(VIEW, as_known_on=DAY), size=(1200, 740), text_width=estimated_width, selected=None
    )
    rows = scene.whereabouts.unknown_rows
    assert 0 < len(rows) == scene.counts.not_yet_known
    assert bool(np.all(table.known[rows] > DAY))
    pale = {step.event for step in scene.steps if getattr(step, "colour", "") == "faint" and getattr(step, "event", "")}
    assert pale == {table.id_of(row) for row in rows.tolist() if scene.mark_of(table.id_of(row))}
    circles = [step.colour for step in scene.steps if isinstance(step, Disc) and step.style == "stroke"]
    assert circles == ["dim", "dim", "faint", "faint"]


def test_badges_count_the_sources_that_had_come_out_by_the_day():
    event = STORY.events[0]
    told = tuple(a_mention(document, document.text[:7]) for document in STORY.documents)
    table = table_of(replace(STORY, events=(replace(event, mentions=told), *STORY.events[1:])))

    def badge(known_by):
        scene = lay_out(
            table,
            view=replace(VIEW, as_known_on=known_by),
            size=(1200, 740),
            text_width=estimated_width,
            selected=event.id,
        )
        pills = [one for one in scene.steps if isinstance(one, Text) and (one.style, one.event) == ("pill", event.id)]
        return [one.text for one in pills]

    after = [int(source.middle) for source in table.witnesses]
    assert [badge(day) for day in after] == [[], ["2"], ["3"], ["4"]]
    # What nobody had reported is pale, and its badge as it is.
    assert badge(after[0] - 1) == ["4"]
    assert badge(None) == ["4"]


def test_what_only_articles_of_unknown_publication_tell_keeps_its_colour_and_is_counted_apart():
    first, *others = STORY.documents
    undated = replace(first, published=replace(first.published, when=None, basis="unknown"))
    events = tuple(replace(event, mentions=(_told_by(event, number % 2),)) for number, event in enumerate(STORY.events))
    table = table_of(replace(STORY, documents=(undated, *others), events=events))
    scene = lay_out(table, view=replace(VIEW, as_known_on=1), size=(1200, 740), text_width=estimated_width)
    untold = scene.whereabouts.untold_rows.tolist()
    counts = scene.counts
    assert {number for number in untold if number % 2} == set()
    assert 0 < len(untold) == counts.untold
    assert counts.untold + counts.not_yet_known == counts.asked
    pale = {step.event for step in scene.steps if getattr(step, "colour", "") == "faint" and getattr(step, "event", "")}
    assert not pale & {table.id_of(row) for row in untold}
    assert f"in this stretch or undated: {counts.not_yet_known} not yet known" in counts_in_words(counts)
    assert f"{counts.untold} of unknown publication" in counts_in_words(counts)


def test_undated_events_that_were_reported_later_are_pale_in_their_area():
    events = tuple(replace(event, mentions=(_told_by(event, 1),)) for event in STORY.events)
    table = table_of(replace(STORY, events=events))

    def colours(day):
        view, options = replace(VIEW, as_known_on=day), SceneOptions(sequence=True)
        scene = lay_out(table, view=view, size=(1200, 740), text_width=estimated_width, options=options)
        undated = {mark.event for mark in scene.sequence}
        shapes = [step for step in scene.steps if isinstance(step, Shape) and step.event in undated]
        return len(undated), {step.colour == "faint" for step in shapes}

    assert colours(1) == (2, {True})
    assert colours(minute_of(2031)) == (2, {False})


def _told_by(event, number):
    document = STORY.documents[number % 4]
    return a_mention(document, document.text[:7])


def test_the_line_can_stand_without_a_lane_of_sources():
    scene = _scene(replace(VIEW, as_known_on=DAY), options=SceneOptions(source_lane=False))
    assert scene.known.grip.y >= scene.plot.bottom - scene.known.grip.height


def test_a_bracket_tells_the_distance_and_hangs_from_both_marks():
    deal, wang = _id("takes 49%"), _id("Ruben Mayer")
    scene = _scene(measured=(deal, wang))
    words = [step for step in scene.steps if isinstance(step, Text) and step.text == "36 days to 2½ months"]
    assert len(words) == 1
    drops = [
        s for s in scene.steps if isinstance(s, Shape) and s.style == "hairline_dotted" and s.colour == "selection"
    ]
    assert len({drop.points[0][0] for drop in drops}) == 2
    labels = [mark.label for mark in scene.marks if mark.label is not None]
    assert not any(label.holds(x, y) for label in labels for drop in drops for x, y in drop.points)
    first_label = next(n for n, step in enumerate(scene.steps) if getattr(step, "event", None))
    assert all(scene.steps.index(drop) < first_label for drop in drops)
    bracket = next(s for s in scene.steps if isinstance(s, Shape) and s.style == "stroke" and len(s.points) == 4)
    middle = scene.mark_of(deal).core
    assert bracket.points[0][0] == middle.x + middle.width / 2


def test_nothing_is_measured_to_an_event_without_a_date_or_to_nothing():
    plain = len(_scene().steps)
    assert len(_scene(measured=(_id("takes 49%"), _id("A rumour"))).steps) == plain
    assert len(_scene(measured=(_id("takes 49%"), "no such event")).steps) == plain


def test_line_and_bracket_find_room_beside_each_other_on_the_axis():
    pair = (_id("takes 49%"), _id("Alexandr Wang moves"))
    scene = _scene(replace(VIEW, as_known_on=DAY), measured=pair)
    texts = [s for s in scene.steps if isinstance(s, Text) and s.style == "pill" and s.colour == "selection"]
    assert len(texts) == 2
    one, other = texts
    assert one.left >= other.left + other.width or other.left >= one.left + one.width
    _no_axis_text_meets(scene, scene.known.day)


def test_a_far_event_is_measured_to_the_edge_of_the_view():
    scene = _scene(measured=(_id("takes 49%"), _id("Market for data")))
    assert "about 7 years" in _texts(scene)


def _lasting(month):
    first, last = minute_of(2025, month, 1), minute_of(2025, month, 20)
    return When(first, first + 1440, last, last + 1440, instant=False, basis="stated")


def test_the_bracket_of_a_gap_begins_where_the_first_of_two_ends():
    first, second = "The long strike", "The fair after it"
    strike, fair = _lasting(6), _lasting(8)
    story = replace(STORY, events=(*STORY.events[:4], an_event(first, when=strike), an_event(second, when=fair)))
    table = table_of(story)
    ids = [event.id for event in story.events[4:]]
    for pair in (tuple(ids), tuple(reversed(ids))):
        scene = lay_out(table, view=VIEW, size=(1200, 740), text_width=estimated_width, measured=pair)
        bracket = next(s for s in scene.steps if isinstance(s, Shape) and s.style == "stroke" and len(s.points) == 4)
        assert bracket.points[0][0] == scene.mark_of(ids[0]).core.right
        assert bracket.points[-1][0] == scene.mark_of(ids[1]).core.x
