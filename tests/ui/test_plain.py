"""Text from outside is drawn as it is written, at the same length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from explorer.ui.plain import around, drawable, menu_text, one_line, plain_tip, shortened, without_accents
from explorer.ui.widgets import plain_label


@given(st.text())
def test_what_is_drawn_has_the_same_length(text):
    assert len(drawable(text)) == len(text)
    assert len(without_accents(text)) == len(text)


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\u200f", "\ufdd0", "\ufffc", "\u2029"]
)
def test_controls_and_marks_that_turn_the_text_are_never_drawn_raw(character):
    assert character not in drawable(f"a{character}b")
    assert drawable(f"a{character}b")[0] == "a"


def test_a_tip_shows_markup_as_text():
    assert "<img" not in plain_tip("<img src=/etc/x.png>")
    assert plain_tip("") == ""


def test_an_ampersand_in_a_menu_stands_for_itself():
    assert menu_text("Smith & Sons") == "Smith && Sons"


def test_a_long_title_is_cut_at_a_word():
    assert shortened("one two three four", 11) == "one two…"
    assert shortened("one\n two", 20) == "one two"
    assert len(shortened("x" * 300, 40)) == 40


def test_a_label_never_takes_markup(qapp):
    label = plain_label("<b>bold</b>")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>bold</b>"
    assert isinstance(label, QLabel)


def test_white_space_runs_become_one_space():
    assert one_line("a\n\t b") == "a b"


def test_a_passage_is_shown_with_the_sentence_around_it():
    text = "It rained. The board bought the ferry, it said. Nobody came.\nMore."
    start = text.index("bought")
    assert around(text, start, start + 6, room=100) == "The board bought the ferry, it said."
    assert around(text, 0, 2, room=100) == "It rained."
    assert around("x" * 50, 20, 22, room=5) == "…" + "x" * 12 + "…"
