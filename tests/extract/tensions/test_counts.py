"""Counts of one thing that disagree."""

import pytest

from explorer.data.event import Tension
from tests.extract.drafting import a_document, a_draft, a_time, days, facts_of
from tests.extract.tensions.test_find import tensions

LEAD = "The ferry Stella Azzurra sank off the island of Marenza in heavy seas, and divers searched the wreck."


def two_reports(first: str, second: str, word: str, other: str, lemma: str = "kill") -> list[Tension]:
    one = a_document(f"{first} {LEAD}", published=days("2021-06-03"))
    two = a_document(f"{second} {LEAD}", published=days("2021-06-05"))
    drafts = [a_draft(one, word, word, kind="casualties", lemma=lemma), a_draft(two, other, other, kind="growth")]
    return list(tensions([facts_of(one, drafts[0]), facts_of(two, drafts[1])], one, two))


def test_a_toll_that_grew_is_told_with_both_sentences() -> None:
    (found,) = two_reports("At least 14 people died.", "The death toll climbs to 31.", "died", "climbs")
    assert found.kind == "amount"
    assert found.explanation == (
        "“At least 14 people died” against “death toll climbs to 31”: "
        "“At least 14 people died”; “The death toll climbs to 31”."
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("About 30 people died.", "The death toll climbs to 31."),
        ("At least 14 people died in February.", "The death toll climbs to 31."),
        ("The storm killed two women and one man.", "The death toll climbs to 31."),
    ],
)
def test_hedges_parts_and_other_times_are_no_tension(first: str, second: str) -> None:
    assert two_reports(first, second, "died" if "died" in first else "killed", "climbs") == []


def test_a_contract_has_one_price() -> None:
    (found,) = two_reports(
        "The salvage contract, signed in May, was worth $4 billion.",
        "The salvage contract was valued at $3 billion.",
        "signed",
        "valued",
        lemma="sign",
    )
    assert found.explanation.startswith("“contract, signed in May, was worth $4 billion” against “contract was valued")


def test_two_days_for_one_deed_are_told_only_when_they_are_near() -> None:
    def told(second: str) -> list[str]:
        one = a_document("The charity suspended its food deliveries on 3 May.", published=days("2024-05-10"))
        two = a_document(f"The charity halted its food deliveries on {second}.", published=days("2024-05-11"))
        date = {"2 May": "2024-05-02", "2 March": "2024-03-02"}[second]
        first = a_draft(
            one, one.text[:-1], "suspended", lemma="suspend", times=[a_time(one, "3 May", days("2024-05-03"))]
        )
        other = a_draft(two, two.text[:-1], "halted", lemma="halt", times=[a_time(two, second, days(date))])
        return [each.kind for each in tensions([facts_of(one, first), facts_of(two, other)], one, two)]

    assert told("2 May") == ["date"]
    assert told("2 March") == []
