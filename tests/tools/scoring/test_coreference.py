"""The coreference measures on the worked examples of the papers that define them."""

import pytest

from tools.scoring.coreference import b_cubed, ceaf_e, conll, groups_of, muc


def groups(*words):
    return [frozenset(word) for word in words]


# The example of Bagga and Baldwin (1998), used again by Luo (2005): a key of five, two and five mentions.
KEY = groups("12345", "67", "89ABC")
BIG_JOINED = groups("12345", "6789ABC")  # the small group joined with one of five
FIVES_JOINED = groups("1234589ABC", "67")  # both groups of five joined
ONE = groups("123456789ABC")
SINGLES = groups(*"123456789ABC")


def test_muc_counts_one_link_too_many_wherever_it_is():
    for response in (BIG_JOINED, FIVES_JOINED):
        assert muc(KEY, response).recall == 1
        assert muc(KEY, response).precision == pytest.approx(9 / 10)


def test_muc_of_vilain_counts_the_links_that_are_missing():
    # Key {a b c d}, response {a b} {c d}: 2 of 3 links found, both links right.
    score = muc(groups("abcd"), groups("ab", "cd"))
    assert (score.precision, score.recall) == (1, pytest.approx(2 / 3))
    # Singletons have no link.
    assert muc(groups("abcd"), groups(*"abcd")).f1 == 0


def test_b_cubed_charges_more_for_joining_two_large_groups():
    # Mentions 1–5 are all right; of the seven joined, two see 2/7 and five see 5/7: (5 + 4/7 + 25/7) / 12.
    assert b_cubed(KEY, BIG_JOINED).precision == pytest.approx(16 / 21)
    # Ten see 5/10, two are right: (5 + 2) / 12.
    assert b_cubed(KEY, FIVES_JOINED).precision == pytest.approx(7 / 12)
    assert b_cubed(KEY, BIG_JOINED).recall == b_cubed(KEY, FIVES_JOINED).recall == 1


@pytest.mark.parametrize(
    ("response", "expected"), [(BIG_JOINED, 0.733), (FIVES_JOINED, 0.667), (ONE, 0.294), (SINGLES, 0.178)]
)
def test_ceaf_of_luo_pairs_each_group_once(response, expected):
    assert ceaf_e(KEY, response).f1 == pytest.approx(expected, abs=0.0005)


def test_ceaf_divides_by_the_groups_of_each_side():
    # 1 for the first pair, 2·5/(5+7) for the second: 11/6 of two response groups and of three key groups.
    score = ceaf_e(KEY, BIG_JOINED)
    assert (score.precision, score.recall) == (pytest.approx(11 / 12), pytest.approx(11 / 18))


def test_the_conll_score_is_the_mean_of_three():
    score = conll(KEY, BIG_JOINED)
    expected = (2 * 0.9 / 1.9 + 2 * (16 / 21) / (37 / 21) + 2 * (11 / 12) * (11 / 18) / (11 / 12 + 11 / 18)) / 3
    assert score.f1 == pytest.approx(expected)
    assert conll(KEY, KEY).f1 == pytest.approx(1)


def test_the_same_mentions_must_stand_on_both_sides_once():
    with pytest.raises(ValueError, match="different mentions"):
        conll(groups("ab"), groups("ac"))
    with pytest.raises(ValueError, match="two groups"):
        conll(groups("ab"), groups("ab", "a"))


def test_labels_make_groups():
    assert set(groups_of([("a", 1), ("b", 2), ("c", 1)])) == {frozenset("ac"), frozenset("b")}
