"""Pairing one to one for the greatest sum."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from tools.scoring.assignment import best_pairs


def total(worth, pairs):
    return sum(worth[row][column] for row, column in pairs)


def test_the_greatest_sum_may_need_to_leave_the_greatest_pair():
    # 9 + 1 = 10 against 8 + 7 = 15.
    assert best_pairs([[9, 8], [7, 1]]) == [(0, 1), (1, 0)]


def test_more_rows_than_columns_leave_rows_alone():
    assert best_pairs([[1.0], [3.0], [2.0]]) == [(1, 0)]


def test_nothing_pairs_with_nothing():
    assert best_pairs([]) == []
    assert best_pairs([[]]) == []


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_no_other_pairing_is_worth_more(worth):
    rows, columns = len(worth), len(worth[0])
    pairs = best_pairs(worth)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs) == min(rows, columns)
    if rows <= columns:
        best = max(total(worth, enumerate(order)) for order in permutations(range(columns), rows))
    else:
        best = max(
            total(worth, zip(order, range(columns), strict=True)) for order in permutations(range(rows), columns)
        )
    assert total(worth, pairs) == best
