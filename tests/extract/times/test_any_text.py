"""Any text at all gives valid offsets and no exception, in steps that grow with its length."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.data.passage import DocumentId, Passage
from explorer.extract.parsing import Sentence, Word
from explorer.extract.times.grammar import atoms, compounds, find_times
from explorer.extract.times.lexicon import CLASSES
from explorer.extract.times.tokens import cut
from explorer.extract.times.words import listed
from tests.extract.times.reading import PUBLISHED, corpus

NAUGHTY = json.loads((Path(__file__).parents[2] / "corpus" / "naughty-strings.json").read_text(encoding="utf-8"))
WORDS = sorted({word for members in CLASSES.values() for word in members})
SIGNS = """2025 13 1 99 10/11/12 2025-06-13 9:30 a.m. 1980s '80s 3rd Q3 FY24 ½ - , . ' $5 % ago last the a of"""
JOINTS = "before after since during until the deal vote was announced revealed"
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(sorted(listed(SIGNS) | listed(JOINTS))),
    st.text(max_size=8),
)


def unparsed(text):
    """The text as one sentence whose words have plausible tags and a chain of heads."""
    words = []
    for number, piece in enumerate(cut(text, 0, len(text))):
        tag = ("NN", "VBD", "IN", "CD", "MD")[number % 5]
        pos = ("NOUN", "VERB", "ADP", "NUM", "AUX")[number % 5]
        dep = ("pobj", "ROOT", "prep", "nummod", "aux")[number % 5]
        words.append(
            Word(
                text[piece.start : piece.end], piece.start, piece.end, piece.low, tag, pos, dep, max(0, number - 1), ""
            )
        )
    return (Sentence(Passage(DocumentId("d"), 0, len(text)), "paragraph", 0, tuple(words)),)


def check(text):
    """Offsets are inside the text and quote it; expressions are in order and do not overlap."""
    found = find_times(text, unparsed(text), PUBLISHED)
    last = 0
    for item in found.times:
        passage = item.expression.passage
        assert last <= passage.start < passage.end <= len(text)
        assert text[passage.start : passage.end] == item.expression.text
        assert item.words.start <= passage.start
        assert item.words.end == passage.end
        last = passage.end
    for anchor in found.anchors:
        assert 0 <= anchor.words.start <= anchor.anchor.start < anchor.anchor.end <= anchor.words.end <= len(text)


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_any_text_gives_valid_offsets(text):
    check(text)


@given(st.lists(PIECES, max_size=25).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_any_run_of_words_of_time_gives_valid_offsets(text):
    check(text)


@given(st.lists(PIECES, max_size=12).map("".join))
@settings(max_examples=150, deadline=None)
def test_words_of_time_glued_together_give_valid_offsets(text):
    check(text)


@pytest.mark.parametrize("text", NAUGHTY if isinstance(NAUGHTY, list) else list(NAUGHTY))
def test_a_string_that_breaks_software_breaks_nothing_here(text):
    check(text)


@pytest.mark.parametrize("digits", ["٣", "२०२५", "２０２５", "²"])
def test_only_ascii_digits_are_numbers(digits):
    text = f"It cost {digits} years in {digits}, on June {digits}."
    found = find_times(text, unparsed(text), PUBLISHED).times
    assert all(item.expression.text.isascii() for item in found)


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.com/2025/06/13/last-year for more.",
        "Write to june.13@example.com at once.",
        "Part AB1999 and order #1998 cost $2001.",
        "Type 747-400, version 1.2.3, port 555-1987.",
    ],
)
def test_addresses_codes_and_sums_hold_no_dates(text):
    assert [item.expression.text for item in find_times(text, unparsed(text), PUBLISHED).times] == []


PUMPS = [
    *(" ", "1", "a", "the ", "last ", "two ", "and ", "1-", "1/", "1:", "1,000", "June ", "a few ", "half a ", "$"),
    *("'80s ", "early ", "of the ", "twenty-", "9 a.m. ", "year-ago ", "after the deal ", "a@", "x.com ", "Q3 ", "٣"),
    *("–", "2025-06-", "more than ", "or ", "Friday ", "after the vote was held "),
]


def steps(text):
    """How many calls reading a text takes: a count that no busy machine changes."""
    sentences = unparsed(text)
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        find_times(text, sentences, PUBLISHED)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("pump", PUMPS)
def test_four_times_as_much_of_one_pumped_line_takes_about_four_times_the_steps(pump):
    small, large = (steps((pump * (length // len(pump) + 1))[:length]) for length in (5_000, 20_000))
    # A quadratic reading would take sixteen times as many; within one call a pattern is bounded (the test below).
    assert large <= 5 * small + 500


def test_every_pattern_repeats_nothing_without_a_bound():
    for rule in (*atoms(), *compounds.RULES):
        assert not set("*+{") & set(rule.pattern), rule.id


def test_all_examples_are_read_whatever_their_parse():
    for entry in corpus("rules.toml").values():
        for line in (*entry["yes"], *entry["no"]):
            check(line.split(" | ")[0].replace("[", "").replace("]", ""))
