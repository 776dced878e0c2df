"""Linear and elastic time."""

from itertools import pairwise

import numpy as np
import pytest

from explorer.data.minutes import DAY, FIRST_YEAR, LAST_YEAR, minute_of
from explorer.timeline.elastic import MOST_BREAKS, warp_of
from explorer.timeline.scale import STRAIGHT, scale_through
from explorer.timeline.table import table_of
from explorer.timeline.view import MOST_WEIGHT, fit_view, opening_view, panned, scale_of, warp_for, zoomed
from tests.builders import a_story, an_event
from tests.timeline.sample import sample_story

JUNE = minute_of(2025, 6, 1)
BUSY = [JUNE + day * DAY for day in range(12)]


def test_a_quiet_year_before_a_busy_fortnight_is_compressed_and_named():
    warp = warp_of(np.array([minute_of(2024, 6, 1), *BUSY]))
    assert [stretch.words for stretch in warp.breaks] == ["1 year"]
    scale = scale_through(warp, minute_of(2024, 6, 1), BUSY[-1], left=0.0, right=1000.0)
    assert scale.x_of(float(BUSY[0])) < 150


def test_evenly_spread_time_is_not_compressed():
    assert warp_of(np.arange(40) * DAY) is STRAIGHT
    assert warp_of(np.array([1, 2])) is STRAIGHT


def test_every_break_saves_a_third_of_its_width_and_there_are_at_most_twenty():
    clusters = [year * 366 * DAY + day * DAY for year in range(30) for day in range(8)]
    warp = warp_of(np.array(clusters))
    assert 0 < len(warp.breaks) <= MOST_BREAKS
    for stretch in warp.breaks:
        width = warp.bend(float(stretch.end)) - warp.bend(float(stretch.start))
        assert width <= (stretch.end - stretch.start) * 2 / 3 + 1e-6
        assert stretch.start < stretch.middle < stretch.end


def test_busy_time_keeps_its_length_on_the_elastic_scale():
    warp = warp_of(np.array([minute_of(2020), *BUSY, minute_of(2032)]))
    for earlier, later in pairwise(BUSY):
        assert warp.bend(float(later)) - warp.bend(float(earlier)) == pytest.approx(DAY)


def test_a_scale_over_all_years_of_the_calendar_finds_every_minute_again():
    first, last = float(minute_of(FIRST_YEAR)), float(minute_of(LAST_YEAR, 12, 31))
    scale = scale_through(STRAIGHT, first, last, left=0.0, right=1500.0)
    for year in (FIRST_YEAR, -43, 0, 1, 1918, 12000, LAST_YEAR):
        minute = minute_of(year, 3, 15, 12, 34)
        assert round(scale.minute_at(scale.x_of(float(minute)))) == pytest.approx(minute, abs=1)


def test_the_elastic_map_does_not_depend_on_what_is_filtered():
    table = table_of(sample_story())
    assert warp_for(table) is warp_for(table)
    assert warp_for(table).breaks


def test_the_opening_view_is_the_shortest_stretch_of_nine_tenths_of_the_weight():
    events = [an_event(f"e{n} @ 2025-06-{n:02d}", weight=1.0) for n in range(1, 10)]
    table = table_of(a_story(*events, an_event("far @ 2032", weight=1.0), documents=()))
    view = opening_view(table, elastic=False)
    inside = (table.closed_from >= view.start) & (table.closed_to <= view.end)
    assert table.weight[inside].sum() >= MOST_WEIGHT * table.weight.sum()
    assert view.end < minute_of(2025, 7, 1)
    assert fit_view(table, elastic=False).end > minute_of(2032)


def test_a_story_without_a_date_still_has_a_view():
    table = table_of(a_story("a rumour", documents=()))
    assert opening_view(table).start < opening_view(table).end
    assert opening_view(table_of(a_story(documents=()))).start < fit_view(table_of(a_story(documents=()))).end


def test_zooming_keeps_what_stands_under_the_cursor():
    table = table_of(sample_story())
    view = opening_view(table)
    scale = scale_of(table, view, left=208.0, right=1190.0)
    closer = scale_of(table, zoomed(view, scale, x=700.0, factor=1.7), left=208.0, right=1190.0)
    assert closer.x_of(scale.minute_at(700.0)) == pytest.approx(700.0)
    assert closer.pixels_per_minute == pytest.approx(1.7 * scale.pixels_per_minute)
    moved = scale_of(table, panned(view, scale, -120.0), left=208.0, right=1190.0)
    assert moved.x_of(scale.minute_at(700.0)) == pytest.approx(580.0)
