"""The ticks of the axis."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.data.minutes import DAY, FIRST_YEAR, HOUR, LAST_YEAR, minute_of
from explorer.timeline.scale import STRAIGHT, scale_through
from explorer.timeline.scene import lay_out
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.ticks import LABEL_SHIFT, ticks_of
from explorer.timeline.view import fit_view
from tests.timeline.sample import sample_story


def _labels(start: int, end: int, width: float = 1000.0) -> list[str]:
    return [
        tick.label for tick in ticks_of(scale_through(STRAIGHT, start, end, left=0.0, right=width), estimated_width)
    ]


@pytest.mark.parametrize(
    ("start", "end", "width", "labels"),
    [
        (minute_of(2025, 6, 1), minute_of(2025, 7, 4), 420.0, ["Jun 2025", "8", "15", "22", "Jul"]),
        (
            minute_of(2024, 1, 1),
            minute_of(2025, 12, 31),
            420.0,
            ["2024", "Apr", "Jul", "Oct", "2025", "Apr", "Jul", "Oct"],
        ),
        (
            minute_of(2025, 6, 13, 9),
            minute_of(2025, 6, 13, 14),
            400.0,
            ["13 Jun 2025 09:00", "", "11:00", "12:00", "13:00", ""],
        ),
        (
            minute_of(2025, 6, 13, 20),
            minute_of(2025, 6, 14, 5),
            700.0,
            ["13 Jun 2025 20:00", "", "22:00", "23:00", "14 Jun", "01:00", "02:00", "03:00", "04:00", ""],
        ),
        (minute_of(-100), minute_of(200), 420.0, ["100 BCE", "50 BCE", "50", "100", "150", ""]),
        (minute_of(9000), minute_of(14000), 420.0, ["9000", "10000", "11000", "12000", "13000", ""]),
    ],
)
def test_labels_say_what_is_new(start, end, width, labels):
    assert _labels(start, end, width) == labels


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.integers(minute_of(FIRST_YEAR), minute_of(LAST_YEAR)),
    st.sampled_from(
        [20, HOUR, 7 * HOUR, DAY, 9 * DAY, 40 * DAY, 400 * DAY, 4000 * DAY, 400_000 * DAY, 90_000_000 * DAY]
    ),
    st.sampled_from([120.0, 700.0, 3600.0]),
)
def test_labels_never_overlap_and_are_never_cut(start, length, width):
    end = min(start + length, minute_of(LAST_YEAR))
    if end - start < 20:
        return
    ticks = ticks_of(scale_through(STRAIGHT, start, end, left=0.0, right=width), estimated_width)
    assert all(0 <= tick.x <= width for tick in ticks)
    assert len({tick.minute for tick in ticks}) == len(ticks)
    labelled = [tick for tick in ticks if tick.label]
    for tick, following in pairwise(labelled):
        assert tick.x + LABEL_SHIFT + estimated_width(tick.label, "axis") < following.x + LABEL_SHIFT
    for tick in labelled:
        assert tick.x + LABEL_SHIFT + estimated_width(tick.label, "axis") <= width
    if width > 500 and length >= DAY:
        assert labelled


def test_the_first_label_behind_what_is_taken_tells_where_in_time_we_are():
    scale = scale_through(STRAIGHT, minute_of(2030, 11, 1), minute_of(2031, 6, 1), left=0.0, right=900.0)
    free = ticks_of(scale, estimated_width)
    march = next(tick for tick in free if tick.label.startswith("Mar"))
    assert march.label == "Mar"
    taken = (march.x - 30.0, march.x + 20.0)
    labels = [tick.label for tick in ticks_of(scale, estimated_width, taken=[taken]) if tick.x > march.x and tick.label]
    assert labels[0].endswith("2031")
    assert not labels[1].endswith("2031")
    for tick in ticks_of(scale, estimated_width, taken=[taken]):
        end = tick.x + LABEL_SHIFT + estimated_width(tick.label, "axis")
        assert not tick.label or end <= taken[0] or tick.x >= taken[1]


def test_a_break_tells_no_more_than_lies_between_the_ticks_beside_it_and_has_none_inside():
    table = table_of(sample_story())
    for width in (900, 1200, 1600):
        scene = lay_out(table, view=fit_view(table), size=(width, 500), text_width=estimated_width)
        assert scene.breaks
        for mark in scene.breaks:
            start, end = mark.stretch.start, mark.stretch.end
            assert not any(start < tick.minute < end for tick in scene.ticks if tick.line)
            before = max((tick.minute for tick in scene.ticks if tick.x <= mark.x), default=start)
            after = min((tick.minute for tick in scene.ticks if tick.x > mark.x), default=end)
            assert end - start <= after - before


def test_two_labels_of_the_axis_stand_clearly_apart():
    scale = scale_through(STRAIGHT, minute_of(2022, 6), minute_of(2024, 2), left=0.0, right=300.0)
    labelled = [tick for tick in ticks_of(scale, estimated_width) if tick.label]
    for one, other in pairwise(labelled):
        assert other.x - one.x - estimated_width(one.label, "axis") >= 12.0
