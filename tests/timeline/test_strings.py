"""A column of strings gives back what it was made of, and finds words whatever their case."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.timeline.strings import Texts, texts_of

LETTERS = st.text(st.sampled_from("abAB kéÉöÖßжЖ日☂"), max_size=9)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=20), max_size=30))
def test_strings_come_back_as_they_were(values):
    column = texts_of(values)
    assert list(column) == values
    assert [column[row] for row in range(len(column))] == values


@given(st.lists(LETTERS, max_size=30), LETTERS)
def test_words_are_found_in_either_case_and_never_across_two_strings(values, words):
    found = texts_of(values).containing(words).tolist()
    assert found == [words.lower() in value.lower() for value in values]


@given(st.lists(LETTERS, min_size=1, max_size=30), st.integers(0, 29))
def test_a_string_is_found_by_all_of_it(values, at):
    wanted = values[at % len(values)]
    assert texts_of(values).row_of(wanted) == values.index(wanted)


def test_what_no_row_holds_is_not_found():
    column = texts_of(["storm", "calm"])
    assert column.row_of("stor") is None
    with pytest.raises(IndexError):
        column[2]


def test_half_a_surrogate_pair_does_not_break_a_column():
    assert texts_of(["a\ud800b"])[0] == "a?b"


def test_a_search_goes_over_more_bytes_than_it_takes_at_a_time():
    values = [f"Ferry {number:07d} leaves the harbour in a storm" for number in range(60_000)]
    column = texts_of(values)
    assert np.flatnonzero(column.containing("FERRY 00599")).tolist() == list(range(59_900, 60_000))
    assert column.containing("storm").all()
    assert not column.containing("stormferry").any()


def test_columns_of_arrow_are_taken_as_they_are():
    column = Texts(np.frombuffer(b"onetwo", dtype=np.uint8), np.array([0, 3, 3, 6], dtype=np.int32))
    assert list(column) == ["one", "", "two"]
    assert column.containing("two").tolist() == [False, False, True]
