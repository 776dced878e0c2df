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
        ("Nokia scrapped a plan to buy Ahold in May.", "buy", "cancelled"),
        ("A strike planned for Friday was called off by the union.", "strike", "cancelled"),
        ("The hearing of Anna Berg has been postponed.", "hearing", "planned"),
        ("Anna Berg was to have met union leaders on Friday.", "meet", "cancelled"),
        ("Nokia had been due to open a plant in October.", "open", "cancelled"),
        ("Anna Berg refused to sell the plant.", "sell", "happened"),
        ("Anna Berg is in custody until she is sentenced on Friday.", "sentence", "planned"),
        ("The police had been searching the house since Monday.", "search", "happened"),
        ("Nokia agreed to testify on Friday.", "testify", "planned"),
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
        ("“We lost,” admitted Anna Berg of Nokia.", "admit", "Anna Berg admitted “We lost”"),
        ("A plan to merge with Ahold was abandoned.", "merge", "A plan to merge with Ahold was abandoned"),
        ("Nokia is due to open a plant in Ghent on Monday.", "open", "Nokia is due to open a plant in Ghent"),
        ("Nokia ordered its workers to leave the plant.", "order", "Nokia ordered its workers to leave the plant"),
        ("Nokia will no longer build the plant in Ghent.", "build", "Nokia will no longer build the plant in Ghent"),
        ("Shares of Nokia rose. Those of Ahold fell in Ghent.", "fall", "Shares of Ahold fell in Ghent"),
        ("Profits at Nokia rose, while those at Ahold fell.", "fall", "Profits at Ahold fell"),
        ("A war has killed 90 people and driven 300 from their homes.", "drive", "A war drives 300 from their homes"),
        ("Both men pleaded not guilty.", "plead", "Both men pleaded not guilty"),
        ("Nokia accused Ahold of stealing its plans.", "accuse", "Nokia accused Ahold of stealing its plans"),
        ("A strike planned for Friday was called off by the union.", "strike", "A strike was called off by the union"),
        ("Nokia denied stealing the plans.", "deny", "Nokia denied stealing the plans"),
        ("Nokia denied stealing the plans.", "steal", "Denied: Nokia steals the plans"),
        ("The talks began on Monday in Ghent.", "talk", "The talks began in Ghent"),
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


def test_comment_and_quotations_are_no_events() -> None:
    for text in (
        "Anna Berg of Nokia said: “It is a sad day.”",
        "Anna Berg underscores the importance of trust.",
    ):
        assert [draft.title for draft in drafts_in(text)] == []


def test_what_somebody_named_with_a_house_judges_is_told() -> None:
    text = "Anna Berg of Orbit Research emphasizes that the lenders, if unchecked, could fail."
    assert [draft.title for draft in drafts_in(text)] == [
        "Anna Berg emphasizes that the lenders, if unchecked, could fail"
    ]
    assert [draft.title for draft in drafts_in("The decision by Orbit to leave Oslo marks a shift for it.")] == [
        "Orbit’s decision to leave Oslo"
    ]


def test_a_denial_stands_beside_what_is_denied() -> None:
    found = {draft.lemma: draft for draft in drafts_in("Anna Berg denied that Nokia had bought the plant.")}
    assert found["deny"].mention.status == "happened"
    assert found["buy"].mention.status == "denied"
    assert found["buy"].title == "Denied: Nokia had bought the plant"


def test_what_somebody_is_accused_of_is_said_by_the_accuser() -> None:
    draft = told("Nokia accused Ahold of hacking the network of Philips.", "hack")
    assert (draft.mention.attribution.kind, draft.mention.attribution.by) == ("said", "Nokia")


def test_no_title_is_told_twice_in_a_sentence() -> None:
    for text in ("Nokia threatened to sue Philips.", "Nokia was forced to issue a profit warning in November."):
        titles = [draft.title for draft in drafts_in(text)]
        assert len(titles) == len(set(titles)) > 0


def test_a_clause_too_long_is_cut_where_a_phrase_begins() -> None:
    text = (
        "Anna Berg warned that the roof of the old plant in the north of Ghent was no longer as safe as it looked to "
        "those who work there every day."
    )
    title = told(text, "warn").title
    assert title.endswith(" …")
    assert not title.removesuffix(" …").endswith((" a", " the", " for", " than", " to", " of", " in"))


def test_a_time_before_the_subject_dates_all_that_it_did() -> None:
    found = drafts_in("On 4 May 2021 Anna Berg resigned and left Nokia.")
    assert [len(draft.times) for draft in found] == [1, 1]
