"""Blocks and sentences stand at exact places, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.extract.blocks import LONGEST, blocks_of, sentences_of


def split(text: str) -> list[str]:
    return [text[start:end] for block in blocks_of(text) for start, end in sentences_of(text, block)]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks_of(text)]


def test_headings_bullets_paragraphs_and_boilerplate_are_told_apart() -> None:
    text = (
        "Quake Shakes Northern Peru\n\n▼ Summary\n– Two people died.\n– Schools are closed.\n"
        "A strong quake hit Peru on Monday. Two people died.\n"
        "(Source: REUTERS)\nTotal views: 656\n## Aftershocks\nWhat now?\n"
    )
    assert kinds(text) == [
        ("heading", "Quake Shakes Northern Peru"),
        ("boilerplate", "▼ Summary"),
        ("bullet", "Two people died."),
        ("bullet", "Schools are closed."),
        ("paragraph", "A strong quake hit Peru on Monday. Two people died."),
        ("boilerplate", "(Source: REUTERS)"),
        ("boilerplate", "Total views: 656"),
        ("heading", "Aftershocks"),
        ("heading", "What now?"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "https://example.org/story",
        "Reporting by A. Smith; editing by B. Jones",
        "© 2025 The Daily",
        "* * *",
    ],
)
def test_lines_that_tell_nothing_of_the_story_are_boilerplate(line: str) -> None:
    assert kinds(f"A ship sank.\n\n{line}\n")[-1] == ("boilerplate", line)


def test_a_sentence_that_begins_with_a_boilerplate_word_stays_a_paragraph() -> None:
    assert [kind for kind, _ in kinds("By Monday the river had fallen by two metres.")] == ["paragraph"]
    assert [kind for kind, _ in kinds("Sources familiar with the matter said that the deal was off.")] == ["paragraph"]


def test_lines_broken_by_an_editor_are_one_paragraph() -> None:
    text = "The court in Lyon heard on Tuesday that the\nminister had known of the payments since\n2019. He denied it."
    assert split(text) == [
        "The court in Lyon heard on Tuesday that the\nminister had known of the payments since\n2019.",
        "He denied it.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith met Dr. J. R. Jones in St. Louis on Jan. 5.",
        "The U.S. Senate voted on the bill.",
        "Acme Inc. bought Foo Corp. for $3.5 million.",
        "Shares rose 2.5 percent to €1.20 at 4 p.m. Friday.",
        "“Will it hold?” asked the engineer.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert split(text) == [text]


def test_sentences_that_a_copied_page_has_glued_to_each_other_are_parted() -> None:
    assert split("May 7, 2005In Oslo users met .Orbit closed its shop in 2004.The staff left.“Why?” he said.") == [
        "May 7, 2005",
        "In Oslo users met .",
        "Orbit closed its shop in 2004.",
        "The staff left.",
        "“Why?” he said.",
    ]
    whole = "We read J.K.Rowling, U.S.Steel, Node.js, Booking.Com and ASP.Net there."
    assert split(whole) == [whole]


def test_sentences_end_at_full_stops_also_inside_quotes_and_after_abbreviations() -> None:
    text = (
        "“We are ready.” The launch is set for 6 a.m. The crew sleeps. Is it safe? Nobody in the U.S. The rest waits."
    )
    assert split(text) == [
        "“We are ready.”",
        "The launch is set for 6 a.m.",
        "The crew sleeps.",
        "Is it safe?",
        "Nobody in the U.S.",
        "The rest waits.",
    ]


def test_a_dateline_stands_apart_from_the_sentence_after_it() -> None:
    assert split("LIMA, June 5 (Reuters) — A quake hit Peru.") == ["LIMA, June 5 (Reuters) —", "A quake hit Peru."]
    assert split("LONDON (AP) -- Rates fell.") == ["LONDON (AP) --", "Rates fell."]
    assert split("NATO ministers met on Monday — and left.") == ["NATO ministers met on Monday — and left."]


def test_an_endless_line_is_cut() -> None:
    text = "word " * 10_000
    pieces = split(text)
    assert max(map(len, pieces)) <= LONGEST
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    assert max(map(len, split("x" * 9_999))) <= LONGEST


@given(st.text(alphabet=st.characters(), max_size=300))
def test_no_visible_character_is_lost_or_told_twice(text: str) -> None:
    last = 0
    for block in blocks_of(text):
        assert last <= block.start <= block.end <= len(text)
        for start, end in sentences_of(text, block):
            assert last <= start < end <= block.end
            assert end - start <= LONGEST
            last = end
