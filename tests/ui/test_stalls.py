"""The stall guard itself: it sees a freeze, and lets waiting pass."""

import time

from tests.ui.stalls import StallGuard


def test_a_planted_freeze_is_seen_with_its_place(qapp, qtbot):
    with StallGuard(qapp, 0.2) as guard:
        qtbot.wait(20)
        time.sleep(0.5)
        qtbot.wait(20)
    assert len(guard.stalls) == 1
    seconds, stack = guard.stalls[0]
    assert seconds > 0.4
    assert "time.sleep(0.5)" in stack


def test_work_of_the_windows_thread_is_seen(qapp, qtbot):
    with StallGuard(qapp, 0.2) as guard:
        qtbot.wait(20)
        began = time.thread_time()
        while time.thread_time() - began < 0.3:
            pass
        qtbot.wait(20)
    assert guard.stalls


def test_waiting_in_the_event_loop_is_no_stall(qapp, qtbot):
    with StallGuard(qapp, 0.2) as guard:
        qtbot.wait(400)
    assert guard.stalls == []
