"""Who takes part: actors without a name, pronouns and definite phrases led back, houses of persons, types of names."""

import pytest

from explorer.extract.draft import MentionDraft
from tests.extract.mentions.reading import drafts_in, names_of


def told(text: str, trigger: str) -> MentionDraft:
    """The first draft whose trigger is this word."""
    found = [draft for draft in drafts_in(text) if draft.lemma == trigger]
    assert found, [(draft.lemma, draft.title) for draft in drafts_in(text)]
    return found[-1]


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "patients"),
    [
        ("Prosecutors charged Daniel Ortega with fraud.", "charge", ["prosecutors"], ["Daniel Ortega"]),
        ("Police arrested dozens of dockworkers in Antwerp.", "arrest", ["police"], ["dockworkers"]),
        ("Ferry crews rescued 1,200 passengers off Naples.", "rescue", ["ferry crews"], ["passengers"]),
        ("Pilots at Finnair rejected the offer on Monday.", "reject", ["Finnair pilots"], []),
        ("A delivery driver was killed in Leeds on Friday.", "kill", [], ["delivery driver"]),
    ],
)
def test_people_and_bodies_without_a_name_take_part(
    text: str, trigger: str, agents: list[str], patients: list[str]
) -> None:
    draft = told(text, trigger)
    assert [name for name in names_of(draft, "agent") if name] == agents
    assert names_of(draft, "patient") == patients
    nameless = [who for who in draft.participants if who.name in (*agents, *patients) and who.name.islower()]
    assert not any(who.named or who.inferred for who in nameless)


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ("Anna Berg met Tobias Krull in Bonn. She resigned on Friday.", "resign", "Anna Berg"),
        ("Anna Berg met Tobias Krull in Bonn. He resigned on Friday.", "resign", "Tobias Krull"),
        ("Judge Elena Rossi spoke on Monday. The judge resigned on Friday.", "resign", "Elena Rossi"),
        ("Luca Bianchi, the Italian sprinter, spoke. The sprinter resigned on Friday.", "resign", "Luca Bianchi"),
        ("Norway's Equinor and Italy's Eni met. The Italian company bought Vitol.", "buy", "Eni"),
        ("Anna Berg, 54, hired Eva Rust. Eva Rust spoke. The 54-year-old resigned on Friday.", "resign", "Anna Berg"),
        ("The 54-year-old Anna Berg met Eva Rust. The 54-year-old resigned on Friday.", "resign", "Anna Berg"),
        ("Anna Berg and her brother Karl Berg spoke. Mr Berg resigned on Friday.", "resign", "Karl Berg"),
    ],
)
def test_pronouns_and_definite_phrases_are_led_back(text: str, trigger: str, agent: str) -> None:
    draft = told(text, trigger)
    assert names_of(draft, "agent") == [agent]


def test_who_is_of_another_age_is_not_meant() -> None:
    drafts = drafts_in("Anna Berg (31) met her team. The 54-year-old resigned on Friday.")
    assert not [draft for draft in drafts if draft.lemma == "resign" and "Anna Berg" in names_of(draft, "agent")]


def test_a_body_without_a_name_is_not_taken_for_a_company_named_before() -> None:
    draft = told("Nokia closed a plant in Oulu. The union sued Lidl on Friday.", "sue")
    assert names_of(draft, "agent") == ["union"]
    assert names_of(draft, "patient") == ["Lidl"]


def test_a_person_brings_the_house_where_the_role_is_held() -> None:
    draft = told("Telia's chairman, Lars Holm, resigned on Friday.", "resign")
    assert names_of(draft, "agent") == ["Lars Holm"]
    house = next(who for who in draft.participants if who.name == "Telia")
    assert (house.role, house.inferred) == ("other", True)


def test_the_one_of_whom_something_is_denied_is_named() -> None:
    draft = told("Tobias Krull denied poisoning Helen Marsh.", "deny")
    assert names_of(draft, "agent") == ["Tobias Krull"]
    assert "Helen Marsh" in names_of(draft, "other")


def test_a_headline_without_its_helper_is_passive() -> None:
    draft = told("Carlos Diaz suspended after brawl\n\nCarlos Diaz was suspended on Monday by the league.", "suspend")
    assert names_of(draft, "patient") == ["Carlos Diaz"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Anneke de Boer sued Philips on Friday.", "Anneke de Boer", "person"),
        ("The train builder Talvanto sued Philips on Friday.", "Talvanto", "organisation"),
        ("A competitor, Kalmar Brau, sued Philips on Friday.", "Kalmar Brau", "organisation"),
    ],
)  # fmt: skip
def test_names_have_the_type_that_the_words_beside_them_tell(text: str, name: str, kind: str) -> None:
    draft = told(text, "sue")
    assert {who.name: who.type for who in draft.participants}[name] == kind


@pytest.mark.parametrize(
    ("text", "trigger", "agents"),
    [
        ("Solvara Aerospace, the Lisbon company that built the craft, sued Boeing.", "build", ["Solvara Aerospace"]),
        ("Paul Reddy was forced to resign on Friday.", "resign", ["Paul Reddy"]),
        ("Anna Berg accused Paul Reddy of inventing the story on Friday.", "invent", ["Paul Reddy"]),
        (
            'Anna Holm is the chief executive of Telia Marine. "We plan to close the yard," said Holm.',
            "close",
            ["Telia Marine"],
        ),
        ("Eva Holm's lawyer, Tom Barr, spoke on Monday. His client resigned on Friday.", "resign", ["Eva Holm"]),
        ("In a letter to Rui Moreau, Anna Berg wrote twice. She resigned on Friday.", "resign", ["Anna Berg"]),
        ("Five residents of a nursing home who drowned on Tuesday were old.", "drown", ["residents"]),
        ("Linden Health sued Kelvara Pharma on Monday, and Linden withdrew a bid.", "withdraw", ["Linden Health"]),
        (
            "Greece's education minister resigned on Friday. Joseph Grech handed in his letter.",
            "resign",
            ["Joseph Grech"],
        ),
    ],
)
def test_the_one_who_does_it_is_found_behind_other_words(text: str, trigger: str, agents: list[str]) -> None:
    assert names_of(told(text, trigger), "agent") == agents


@pytest.mark.parametrize(
    ("text", "trigger", "patients"),
    [
        ("At least 17 people were killed in Radovo on Tuesday.", "kill", ["people"]),
        ("Police arrested 31 on Tuesday.", "arrest", ["people"]),
        ("The wounded were rescued on Tuesday.", "rescue", ["wounded"]),
        ("A sluice gate was repaired in May.", "repair", ["sluice gate"]),
    ],
)
def test_people_that_are_counted_and_things_that_nobody_moves_undergo_it(
    text: str, trigger: str, patients: list[str]
) -> None:
    assert names_of(told(text, trigger), "patient") == patients


def test_who_is_only_cited_and_where_it_happened_undergo_nothing() -> None:
    draft = told("Shares in Kuipers rose 22 percent in Amsterdam on Tuesday, according to Reuters.", "rise")
    assert "Amsterdam" not in names_of(draft, "patient")
    assert "Reuters" not in [who.name for who in draft.participants]
    assert "Kuipers" in [who.name for who in draft.participants]


def test_he_in_a_quotation_is_not_who_says_it() -> None:
    text = 'Miguel Fontes met Kwame Adjei in May. "We sold him on Monday," Fontes told reporters.'
    assert "Miguel Fontes" not in names_of(told(text, "sell"), "patient")


def test_a_house_behind_a_person_takes_part_only_in_deeds_of_office() -> None:
    text = "Owen Pryce is the finance director of Calder Trust Bank. Pryce deleted thousands of emails in May."
    draft = told(text, "delete")
    assert [who.name for who in draft.participants if not who.house] == ["Owen Pryce"]
    assert [who.name for who in draft.participants if who.house] == ["Calder Trust Bank"]
