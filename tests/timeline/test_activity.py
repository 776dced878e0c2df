"""How much happened and was published, stretch by stretch."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.minutes import DAY, WEEK, minute_of
from explorer.data.when import instant, period
from explorer.timeline.activity import activity_of, stretch_name
from explorer.timeline.listings import lane_numbers
from explorer.timeline.table import table_of
from tests.builders import a_story, an_event
from tests.timeline.sample import sample_story

JUNE = minute_of(2025, 6, 9)  # a Monday


def _table(*whens):
    events = [
        replace(an_event(f"Event {number}", storylines=["One" if number % 2 else "Two"]), when=when)
        for number, when in enumerate(whens)
    ]
    return table_of(a_story(*events))


def _activity(table, shown=None):
    keys = table.storylines.names
    lanes = lane_numbers(table, "storyline", (), [*keys, ""])
    return activity_of(table, table.dated if shown is None else shown, lanes, len(keys) + 1)


def test_an_event_is_counted_in_the_week_in_which_it_begins():
    table = _table(
        instant(JUNE + DAY, JUNE + 2 * DAY),
        instant(JUNE + WEEK, JUNE + WEEK + DAY),
        period((JUNE + DAY, JUNE + 2 * DAY), (JUNE + 3 * WEEK, JUNE + 3 * WEEK + DAY)),
    )
    activity = _activity(table)
    assert activity.unit == "week"
    totals = dict(zip(activity.edges.tolist(), activity.events.sum(axis=0).tolist(), strict=False))
    assert totals[JUNE] == 2
    assert totals[JUNE + WEEK] == 1
    assert activity.events.sum() == pytest.approx(3)


def test_an_event_that_may_lie_in_several_weeks_is_shared_out_among_them():
    activity = _activity(_table(instant(JUNE + 5 * DAY, JUNE + 9 * DAY), instant(JUNE, JUNE + DAY)))
    at = activity.edges.tolist().index(JUNE)
    assert activity.events.sum(axis=0)[at : at + 2].tolist() == pytest.approx([1.5, 0.5])


def test_documents_are_counted_by_publication_and_lanes_have_rows_of_their_own():
    story = sample_story()
    table = table_of(story)
    activity = _activity(table)
    assert activity.documents.sum() == len(story.documents)
    assert activity.events.shape == (len(table.storylines.names) + 1, len(activity.edges) - 1)
    assert activity.events.sum() == pytest.approx(int(table.dated.sum()))


def test_what_is_filtered_out_is_not_counted_and_nothing_makes_no_fault():
    table = _table(instant(JUNE, JUNE + DAY), instant(JUNE, JUNE + DAY))
    assert _activity(table, table.dated & False).events.sum() == 0
    assert _activity(table_of(a_story(documents=()))).events.sum() == 0


@pytest.mark.parametrize(
    ("years", "unit"), [(1, "week"), (9, "month"), (120, "year"), (1_500, "decade"), (9_000, "century")]
)
def test_the_longer_the_story_the_longer_the_stretches(years, unit):
    whens = [instant(minute_of(-4000 + year), minute_of(-4000 + year) + DAY) for year in (0, years)]
    activity = _activity(_table(*whens))
    assert activity.unit == unit
    assert bool((np.diff(activity.edges) > 0).all())
    assert activity.events.sum() == pytest.approx(2)


@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 900)), min_size=1, max_size=30))
def test_no_event_is_lost_or_counted_twice(days):
    whens = [instant(JUNE + low * DAY, JUNE + (low + width) * DAY) for low, width in days]
    activity = _activity(_table(*whens))
    assert activity.events.sum() == pytest.approx(len(days), abs=1e-3)
    assert bool((activity.events >= 0).all())


def test_stretches_have_names():
    assert stretch_name("week", JUNE) == "Week of 9 June 2025"
    assert stretch_name("month", minute_of(2025, 6)) == "June 2025"
    assert stretch_name("decade", minute_of(1920)) == "1920s"
    assert stretch_name("century", minute_of(1900)) == "From 1900"
