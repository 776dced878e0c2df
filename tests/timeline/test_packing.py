"""Rows of a lane: what has no place is folded, and long marks do not drive out all that come after them."""

import numpy as np

from explorer.timeline.packing import Strip, tight


def a_strip(marks: list[tuple[float, float]]) -> Strip:
    """Marks from left to right, without tags."""
    left, right = (np.array(ends, dtype=np.float64) for ends in zip(*marks, strict=True))
    number = len(marks)
    return Strip(np.arange(number), left, right, np.zeros(number), np.ones(number), 0.0, 1000.0)


def test_many_open_ended_marks_leave_rows_to_the_short_ones_after_them() -> None:
    long = [(float(at), 1000.0) for at in range(12)]
    short = [(100.0 + 20 * at, 112.0 + 20 * at) for at in range(40)]
    packed = tight(a_strip(long + short), 6)
    folded = {int(row) for _, rows in packed.folds for row in rows}
    assert folded <= set(range(len(long)))
    assert set(packed.events.tolist()) | folded == set(range(52))
    assert packed.height <= 6
    assert max(place for place, _ in packed.folds) < packed.height


def test_long_marks_stand_with_the_others_where_all_have_a_row() -> None:
    packed = tight(a_strip([(0.0, 900.0), (10.0, 20.0), (30.0, 40.0)]), 3)
    assert not packed.folds
    assert packed.height == 2
