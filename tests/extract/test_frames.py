"""Every frame finds its own examples and leaves its counter-examples alone."""

import pytest

from explorer.extract.frames import TYPES, Frame, frames, opposites
from tests.extract.mentions.reading import drafts_in

ALL = list(frames().by_id.values())
POSITIVE = [pytest.param(frame, text, id=f"{frame.id}: {text}") for frame in ALL for text in frame.positive]
NEGATIVE = [pytest.param(frame, text, id=f"{frame.id}: {text}") for frame in ALL for text in frame.negative]


@pytest.mark.parametrize(("frame", "text"), POSITIVE)
def test_a_frame_finds_its_examples(frame: Frame, text: str) -> None:
    assert frame.id in [draft.frame for draft in drafts_in(text)]


@pytest.mark.parametrize(("frame", "text"), NEGATIVE)
def test_a_frame_leaves_its_counter_examples_alone(frame: Frame, text: str) -> None:
    assert drafts_in(text, frame.id) == []


def test_each_frame_has_two_examples_and_two_counter_examples() -> None:
    assert [frame.id for frame in ALL if len(frame.positive) != 2 or len(frame.negative) != 2] == []


def test_opposites_are_known_frames_and_hold_both_ways() -> None:
    pairs = opposites()
    assert set(pairs) <= set(frames().by_id)
    assert all(frame in pairs[other] for frame, others in pairs.items() for other in others)


def test_the_kinds_that_files_promise_are_there() -> None:
    promised = (
        "investment acquisition valuation personnel layoffs end_relation shift partnership talks spend growth launch"
        " legal election disaster conflict statement forecast"
    )
    assert set(promised.split()) <= {frame.kind for frame in ALL}


def test_conditions_name_known_types_only() -> None:
    patterns = [pattern for found in frames().verbs.values() for pattern, _ in found]
    assert all(pattern.subject_types <= TYPES and pattern.object_types <= TYPES for pattern in patterns)
