"""Work in spawned processes: answers in order, stopped at once, nothing left behind."""

import time
from multiprocessing import active_children

import pytest

from explorer.errors import CancelledError
from explorer.extract.workers import Workers


def _double(number: int) -> int:
    return 2 * number


def _add(number: int, more: int) -> int:
    return number + more


def _wait(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def _go_on() -> None:
    pass


@pytest.mark.parametrize("processes", [1, 2])
def test_answers_come_in_the_order_asked(processes: int) -> None:
    with Workers(processes, _go_on) as workers:
        assert list(workers.each(_double, [(number,) for number in range(20)])) == list(range(0, 40, 2))
        assert list(workers.each(_add, [(1,), (2,)], shared=10)) == [11, 12]
    assert active_children() == []


def test_a_person_who_cancels_does_not_wait_for_what_is_running() -> None:
    asked = []

    def check() -> None:
        asked.append(1)
        if len(asked) > 5:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError), Workers(2, check) as workers:
        list(workers.each(_wait, [(600.0,), (600.0,)]))
    assert active_children() == []
