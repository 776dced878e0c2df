"""Headlines are read without the capitals that only headlines have."""

import pytest

from explorer.extract.headline_case import HeadlineCase

BODY = ["Meta’s move hurt the startup Scale AI.", "Rivals such as Mercor boosted sales.", "OpenAI left in March."]


@pytest.mark.parametrize(
    ("headline", "read_as"),
    [
        ("Meta’s Move Sparks Scale AI Exodus, Boosts Mercor", "Meta’s move sparks Scale AI exodus, boosts Mercor"),
        ("OPENAI LEAVES SCALE AI BEHIND", "OpenAI leaves Scale AI behind"),
        ("The Data-Labeling Industry Grows Fast", "The data-labeling industry grows fast"),
        ("Meta buys a startup", "Meta buys a startup"),
    ],
)
def test_only_names_that_the_body_knows_keep_their_capitals(headline: str, read_as: str) -> None:
    assert HeadlineCase.learn(BODY).as_sentence(headline) == read_as
    assert len(read_as) == len(headline)
