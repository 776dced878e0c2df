"""One order that keeps every known before."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.data.when import EventId, When, instant
from explorer.extract.dating.order import order_of

IDS = [EventId(name) for name in "abcdef"]
STRETCHES = st.tuples(st.none() | st.integers(0, 50), st.none() | st.integers(51, 90)) | st.tuples(
    st.integers(0, 90), st.integers(1, 9)
).map(lambda pair: (pair[0], pair[0] + pair[1]))


def test_disjoint_bounds_are_in_order_and_overlapping_ones_share_a_number() -> None:
    whens = {IDS[0]: instant(50, 60), IDS[1]: instant(10, 20), IDS[2]: instant(15, 30)}
    assert order_of(IDS[:3], whens, []) == {IDS[0]: 1, IDS[1]: 0, IDS[2]: 0}


def test_what_is_known_without_dates_is_kept() -> None:
    whens = dict.fromkeys(IDS[:3], When())
    order = order_of(IDS[:3], whens, [(IDS[2], IDS[0])])
    assert order[IDS[2]] < order[IDS[0]]
    assert order[IDS[1]] in (order[IDS[0]], order[IDS[2]])


def test_a_circle_ends() -> None:
    order = order_of(IDS[:2], dict.fromkeys(IDS[:2], When()), [(IDS[0], IDS[1]), (IDS[1], IDS[0])])
    assert sorted(order) == IDS[:2]


@given(st.lists(STRETCHES, min_size=6, max_size=6))
def test_every_before_that_bounds_tell_is_in_the_order(stretches: list[tuple[int | None, int | None]]) -> None:
    whens = {event: instant(*each) for event, each in zip(IDS, stretches, strict=True)}
    order = order_of(IDS, whens, [])
    for first in IDS:
        for second in IDS:
            end, start = whens[first].latest_end, whens[second].earliest
            if end is not None and start is not None and end <= start:
                assert order[first] < order[second]
