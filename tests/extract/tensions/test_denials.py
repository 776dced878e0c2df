"""What somebody denies, against the claim that it answers."""

import pytest

from explorer.data.event import Tension
from tests.extract.drafting import a_document, a_draft, facts_of
from tests.extract.tensions.test_find import tensions


def the_yard(denial: str) -> tuple[Tension, ...]:
    document = a_document(f"Unions accused Kestrel of planning to close the harbour yard. {denial}")
    accuse = a_draft(document, "Unions accused Kestrel", "accused", lemma="accuse", kind="charge", patients=["Kestrel"])
    close = a_draft(document, "planning to close", "close", kind="closure", status="planned")
    shut = a_draft(document, "shut", "shut", kind="action_shut", status="denied", agents=["Kestrel"])
    return tensions([facts_of(document, accuse, close, shut)], document)


def test_a_denial_stands_against_the_claim_that_tells_the_same_in_other_words() -> None:
    (found,) = the_yard("Kestrel denied that any yard would be shut.")
    assert found.kind == "opposed"
    assert found.explanation == (
        "Told: “Unions accused Kestrel of planning to close the harbour yard”; "
        "denied: “Kestrel denied that any yard would be shut”."
    )


def test_what_is_neither_confirmed_nor_denied_is_no_tension() -> None:
    assert the_yard("Kestrel did not deny that the yard would be shut.") == ()


def test_a_denial_of_a_report_needs_no_second_sentence() -> None:
    document = a_document("Calhau denied that Solvara was selling its yard, as a newspaper reported on Sunday.")
    sell = a_draft(
        document, "Solvara was selling its yard", "selling", lemma="sell", status="denied", agents=["Solvara"]
    )
    (found,) = tensions([facts_of(document, sell)], document)
    assert [document.quote(passage) for passage in found.passages][1] == "as a newspaper reported on Sunday"


@pytest.mark.parametrize(
    "answer", ["Her office said the decision was his alone.", "He left of his own accord, she said."]
)
def test_a_free_departure_and_a_forced_one_pull_apart(answer: str) -> None:
    document = a_document(f"Paolo Jobs resigned on Tuesday. Two officials said he had been told to go. {answer}")
    left = a_draft(document, "Paolo Jobs resigned", "resigned", kind="departure", agents=["Paolo Jobs"])
    (found,) = tensions([facts_of(document, left)], document)
    assert found.explanation.startswith("Left freely, or made to leave: ")


def test_words_that_depart_from_another_account_are_held_against_it() -> None:
    first = a_document("The Strelnik dam burst at dawn after rain had filled the reservoir.")
    second = a_document("The Strelnik dam collapsed at night, three hours earlier than officials had said.")
    drafts = [
        a_draft(each, "dam " + word, word, kind="disaster", lemma=lemma, patients=["Strelnik"])
        for each, word, lemma in ((first, "burst", "burst"), (second, "collapsed", "collapse"))
    ]
    (found,) = tensions([facts_of(first, drafts[0]), facts_of(second, drafts[1])], first, second)
    assert found.explanation.startswith("By its own words it departs from what was said before: ")
    assert len(found.passages) == 2
