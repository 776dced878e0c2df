"""How events stand by the words around them, and titles that read as sentences."""

import pytest

from tests.extract.mentions.reading import drafts_in
from tests.extract.mentions.test_participants import told


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("About 300 jobs are to be cut at Nokia.", "cut", "planned"),
        ("Nokia threatened to sue Philips.", "sue", "speculated"),
        ("Nokia agreed to buy Philips.", "buy", "happened"),
        ("Ford did not buy Rivian.", "buy", "denied"),
        ("Ford denied having bought Rivian.", "buy", "denied"),
        ("Anna Berg ruled out resigning.", "resign", "denied"),
        ("Nokia would close its plant in Ghent if it lost the case.", "close", "speculated"),
        ("The sale of Rivian is being examined by regulators.", "examine", "ongoing"),
        ("Nokia said that it was closing its plant in Ghent.", "close", "ongoing"),
    ],
)  # fmt: skip
def test_status(text: str, trigger: str, status: str) -> None:
    assert told(text, trigger).mention.status == status


def test_a_relative_clause_under_a_denial_is_not_denied() -> None:
    text = "Nokia denied that it was in talks to be bought by Ahold, which acquired Philips last year."
    assert told(text, "acquire").mention.status == "happened"


@pytest.mark.parametrize(
    ("text", "trigger", "title"),
    [
        ("Nokia said it would close its plant in Ghent.", "close", "Nokia will close its plant in Ghent"),
        ("Anna Berg ruled out resigning.", "resign", "Anna Berg ruled out resigning"),
        ("“We lost,” said Anna Berg of Nokia.", "say", "Anna Berg said “We lost”"),
        ("Nokia had closed its plant in Ghent.", "close", "Nokia closed its plant in Ghent"),
    ],
)  # fmt: skip
def test_title(text: str, trigger: str, title: str) -> None:
    assert told(text, trigger).title == title


def test_figures_keep_their_capital_in_headlines() -> None:
    text = "Nokia’s $14.3B Move Boosts Rivals\n\nNokia spent $14.3 billion on Monday. The rivals of Nokia grew."
    assert all("3b" not in draft.title for draft in drafts_in(text))


def test_a_label_goes_on_after_the_lane_of_an_actor_without_a_name() -> None:
    draft = told("The police arrested Carlos Diaz on Friday.", "arrest")
    assert draft.label == "arrested Carlos Diaz"
