"""Reading off the window's thread: answers by signal, stale ones dropped, nothing left."""

import gc
import multiprocessing
import time
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.data.project import Findings
from explorer.errors import CancelledError, ReadError
from explorer.timeline.view import opening_view
from explorer.ui.jobs import Jobs
from tests.builders import a_document, a_story

TIMEOUT = 30_000


def three_events(paths, *, progress, cancelled):
    """A reading that tells progress and answers at once."""
    for done in range(1, 4):
        progress(done, 3)
    return replace(a_story("one @ 2031-01-01", "two @ 2031-02-01", "three @ 2031-03-01"), title=str(paths[0]))


def very_many_events(paths, *, progress, cancelled):
    """An answer of some thirty thousand values."""
    text = "Nothing. " * 200
    documents = tuple(a_document(f"{number} {text}", file=f"{number}.txt") for number in range(3000))
    story = a_story(*(f"event {number} @ 2031-01-01" for number in range(3000)))
    return replace(story, documents=story.documents + documents)


def until_cancelled(paths, *, progress, cancelled):
    """A reading that goes on until it is stopped."""
    progress(0, 5)
    while not cancelled():
        time.sleep(0.005)
    raise CancelledError("stopped")


def deaf(paths, *, progress, cancelled):
    """A reading that never asks whether it should stop."""
    progress(0, 5)
    while True:
        time.sleep(0.05)


def nothing_to_read(paths, *, progress, cancelled):
    """A reading that finds nothing."""
    raise ReadError("There is no article in this folder.")


def broken(paths, *, progress, cancelled):
    """A reading with a fault."""
    raise ZeroDivisionError("a fault of our own")


@pytest.fixture
def jobs_for(qapp):
    made = []

    def make(work):
        jobs = Jobs(work=work)
        made.append(jobs)
        return jobs

    yield make
    for jobs in made:
        jobs.close()
    assert not multiprocessing.active_children()


def test_an_answer_comes_whole_with_its_progress_and_number(jobs_for, qtbot):
    jobs = jobs_for(three_events)
    told = []
    jobs.progressed.connect(lambda *step: told.append(step))
    with qtbot.waitSignal(jobs.answered, timeout=TIMEOUT) as answer:
        number = jobs.read([Path("here")])
    assert answer.args[0] == number
    expected = replace(a_story("one @ 2031-01-01", "two @ 2031-02-01", "three @ 2031-03-01"), title="here")
    story = answer.args[1]
    assert story.found == expected
    assert isinstance(story.found, Findings)
    assert len(story.table) == 3
    assert story.view == opening_view(story.table)
    assert told == [(number, 1, 3), (number, 2, 3), (number, 3, 3)]
    assert not jobs.busy


def test_a_big_answer_does_not_hold_the_window(jobs_for, qtbot, never_blocked):
    jobs = jobs_for(very_many_events)
    with qtbot.waitSignal(jobs.answered, timeout=TIMEOUT) as answer:
        jobs.read([Path("here")])
    assert len(answer.args[1].found.events) == 3000
    assert len(answer.args[1].found.documents) == 3001


def test_the_window_neither_bends_time_nor_looks_through_a_story_again(jobs_for, qtbot):
    jobs = jobs_for(very_many_events)
    with qtbot.waitSignal(jobs.answered, timeout=TIMEOUT) as answer:
        jobs.read([Path("folder")])
    story = answer.args[1]
    assert story.table.warp is not None
    assert gc.isenabled()
    # What collections pass over: every value of the story, at least.
    assert gc.get_freeze_count() > len(story.found.events) + len(story.found.documents)


def test_a_request_that_another_replaces_never_answers(jobs_for, qtbot):
    jobs = jobs_for(three_events)
    numbers = []
    jobs.answered.connect(lambda number, _found: numbers.append(number))
    jobs.read([Path("first")])
    second = jobs.read([Path("second")])
    qtbot.waitUntil(lambda: numbers == [second], timeout=TIMEOUT)
    qtbot.waitUntil(lambda: not multiprocessing.active_children(), timeout=TIMEOUT)
    assert numbers == [second]


def test_a_cancelled_reading_says_so_once_and_its_process_ends(jobs_for, qtbot):
    jobs = jobs_for(until_cancelled)
    with qtbot.waitSignal(jobs.progressed, timeout=TIMEOUT):
        number = jobs.read([Path("here")])
    with qtbot.waitSignal(jobs.cancelled, timeout=TIMEOUT) as cancelled:
        jobs.cancel()
    assert cancelled.args == [number]
    qtbot.waitUntil(lambda: not multiprocessing.active_children(), timeout=TIMEOUT)


def test_a_process_that_does_not_listen_is_ended(jobs_for, qtbot):
    jobs = jobs_for(deaf)
    with qtbot.waitSignal(jobs.progressed, timeout=TIMEOUT):
        jobs.read([Path("here")])
    jobs.close()
    assert not multiprocessing.active_children()


def test_a_sentence_for_a_person_comes_as_failed(jobs_for, qtbot):
    jobs = jobs_for(nothing_to_read)
    with qtbot.waitSignal(jobs.failed, timeout=TIMEOUT) as failed:
        jobs.read([Path("here")])
    assert failed.args[1] == "There is no article in this folder."


def test_a_fault_comes_with_its_trace(jobs_for, qtbot):
    jobs = jobs_for(broken)
    with qtbot.waitSignal(jobs.broke, timeout=TIMEOUT) as broke:
        jobs.read([Path("here")])
    assert "a fault of our own" in broke.args[1]
