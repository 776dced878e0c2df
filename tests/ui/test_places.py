"""Places: code points of the text against positions of Qt's document."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from explorer.ui.panes.source.places import LONGEST_BLOCK, Places, blocks_of

TEXTS = st.text(alphabet=st.sampled_from(list("ab \n🚢é\u202e\x00漢")), max_size=200)


@given(TEXTS)
def test_blocks_hold_every_character_but_the_line_ends(text):
    blocks = blocks_of(text)
    assert "".join(text[block.start : block.end] for block in blocks) == text.replace("\n", "")
    assert all(block.start <= block.end for block in blocks)


@given(TEXTS, st.integers(0, 200))
def test_an_offset_goes_to_qt_and_back(text, offset):
    places = Places(text)
    offset = min(offset, len(text))
    block = places.block_at(offset)
    held = places.blocks[block]
    assert held.start <= offset <= held.end
    assert places.offset(block, places.units(block, offset)) == offset


def test_a_long_line_is_cut_at_spaces_into_blocks_that_follow_on():
    text = "word " * 5000
    blocks = blocks_of(text)
    assert len(blocks) > 5
    assert all(block.end - block.start <= LONGEST_BLOCK for block in blocks)
    assert [block.first for block in blocks] == [True] + [False] * (len(blocks) - 1)
    assert all(one.end == two.start for one, two in pairwise(blocks))


def test_a_line_without_any_space_is_cut_too():
    assert max(block.end - block.start for block in blocks_of("漢" * 20_000)) == LONGEST_BLOCK


def test_a_ship_takes_two_of_qts_units():
    places = Places("a🚢b")
    assert places.units(0, 2) == 3
    assert places.offset(0, 3) == 2
