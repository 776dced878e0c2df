"""From a text to drafts of its mentions: who, what, when, how surely and who says so."""

import pickle

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.extract.mentions.reading import document_of, drafts_in, names_of, only, read


@pytest.mark.parametrize(
    ("text", "frame", "agents", "patients"),
    [
        ("Heineken acquired Distell last year.", "acquisition", ["Heineken"], ["Distell"]),
        ("Distell was acquired by Heineken last year.", "acquisition", ["Heineken"], ["Distell"]),
        ("Heineken’s acquisition of Distell took two years.", "acquisition", ["Heineken"], ["Distell"]),
        ("Regulators delayed the acquisition of Distell by Heineken.", "acquisition", ["Heineken"], ["Distell"]),
        ("Heineken, which bought Distell in 2023, brews beer.", "acquisition", ["Heineken"], ["Distell"]),
        ("Heineken plans to buy Distell and Dis-Chem.", "acquisition", ["Heineken"], ["Distell", "Dis-Chem"]),
        ("Pressure from banks forced Heineken to sell Distell.", "divestment", ["Heineken"], ["Distell"]),
        ("Boeing opened talks with Airbus on Monday.", "talks", ["Boeing"], ["Airbus"]),
        ("Its largest customer, Nokia, severed ties with Ericsson.", "end_relation", ["Nokia"], ["Ericsson"]),
        ("Rivals such as Nokia and Ericsson laid off 200 workers.", "layoffs", ["Nokia", "Ericsson"], ["workers"]),
        ("The decision by Nokia to cut ties with Ericsson was expected.", "end_relation", ["Nokia"], ["Ericsson"]),
        ("Prosecutors charged Daniel Ortega, and Maria Silva resigned.", "charge", ["prosecutors"], ["Daniel Ortega"]),
    ],
)  # fmt: skip
def test_who_does_it_to_whom(text: str, frame: str, agents: list[str], patients: list[str]) -> None:
    draft = only(text, frame)
    assert (names_of(draft, "agent"), names_of(draft, "patient")) == (agents, patients)


@pytest.mark.parametrize(
    ("text", "frame", "status"),
    [
        ("Ford closed its plant in Ghent.", "closure", "happened"),
        ("Ford is closing its plant in Ghent.", "closure", "ongoing"),
        ("Ford plans to close its plant in Ghent.", "closure", "planned"),
        ("Ford will close its plant in Ghent.", "closure", "planned"),
        ("Ford announced it would close its plant in Ghent.", "closure", "planned"),
        ("Ford was poised to close its plant in Ghent.", "closure", "planned"),
        ("Ford is expected to close its plant in Ghent.", "closure", "forecast"),
        ("Ford may close its plant in Ghent.", "closure", "speculated"),
        ("Ford denied that it closed its plant in Ghent.", "closure", "denied"),
        ("Ford called off the acquisition of Rivian.", "acquisition", "cancelled"),
        ("Ford’s planned acquisition of Rivian pleased investors.", "acquisition", "planned"),
        ("Ford is considering an acquisition of Rivian.", "acquisition", "speculated"),
        ("The trial of Carla Jensen is due to begin on 9 September.", "trial", "planned"),
        ("Ford began cutting ties with Rivian in May.", "end_relation", "happened"),
    ],
)
def test_how_an_event_stands(text: str, frame: str, status: str) -> None:
    assert only(text, frame).mention.status == status


@pytest.mark.parametrize(
    ("text", "frame", "polarity"),
    [
        ("Amazon did not acquire Roomba.", "acquisition", "negated"),
        ("Amazon refused to acquire Roomba.", "acquisition", "negated"),
        ("Amazon left the talks without acquiring Roomba.", "acquisition", "negated"),
        ("Amazon is not merely acquiring Roomba but hiring its founder.", "acquisition", "affirmed"),
        ("Amazon not only acquired Roomba but also hired its founder.", "acquisition", "affirmed"),
    ],
)
def test_what_is_said_not_to_have_happened_is_negated(text: str, frame: str, polarity: str) -> None:
    assert only(text, frame).mention.polarity == polarity


@pytest.mark.parametrize(
    ("text", "frame", "kind", "by"),
    [
        ("Nokia bought Infinera.", "acquisition", "asserted", ""),
        ("Nokia reportedly bought Infinera.", "acquisition", "reported", ""),
        ("Nokia bought Infinera, according to Reuters.", "acquisition", "reported", "Reuters"),
        ("Sources said Nokia bought Infinera.", "acquisition", "reported", ""),
        ("Bloomberg reported that Nokia had bought Infinera.", "acquisition", "reported", "Bloomberg"),
        ("Pekka Lundmark said Nokia had bought Infinera.", "acquisition", "said", "Pekka Lundmark"),
        ("Nokia had bought Infinera, Pekka Lundmark said.", "acquisition", "said", "Pekka Lundmark"),
        ("Nokia announced it would buy Infinera.", "acquisition", "said", "Nokia"),
    ],
)
def test_who_says_so(text: str, frame: str, kind: str, by: str) -> None:
    attribution = only(text, frame).mention.attribution
    assert (attribution.kind, attribution.by) == (kind, by)


def test_an_announced_plan_is_one_mention_and_no_statement_beside_it() -> None:
    drafts = drafts_in("Nokia announced it would phase out its partnership with Ericsson.")
    assert [(draft.frame, draft.mention.status) for draft in drafts] == [("end_relation", "planned")]


@pytest.mark.parametrize(
    ("text", "frame", "agent"),
    [
        ("Nokia opened a plant. It laid off 30 workers in May.", "layoffs", "Nokia"),
        ("Nokia opened a plant in Oulu. The company laid off 30 workers in May.", "layoffs", "Nokia"),
        ("Maria Silva left Nokia. She joined Ericsson in May.", "appointment", "Maria Silva"),
        ("The search giant Google grew. The search giant fired Jane Doe.", "departure", "Google"),
        ("The Supreme Court met. The court overturned the ban on Monday.", "ruling", "Supreme Court"),
    ],
)
def test_pronouns_and_definite_phrases_are_led_back_to_names_and_marked(text: str, frame: str, agent: str) -> None:
    draft = only(text, frame)
    (found,) = [participant for participant in draft.participants if participant.role == "agent"]
    assert (found.name, found.inferred, found.named) == (agent, True, False)
    assert draft.mention.inferred


def test_a_nameless_union_is_not_taken_for_a_company_named_before() -> None:
    draft = only("Nokia closed a plant. The union said its members would walk out on 3 May.", "strike")
    assert "Nokia" not in [participant.name for participant in draft.participants]


def test_an_event_named_again_has_the_participants_of_the_first_telling() -> None:
    text = "Nokia severed its ties with Ericsson. The breakup surprised investors."
    draft = drafts_in(text, "end_relation")[-1]
    assert [(part.name, part.role, part.inferred) for part in draft.participants] == [
        ("Nokia", "agent", True),
        ("Ericsson", "patient", True),
    ]


def test_times_belong_to_the_event_of_their_own_clause() -> None:
    text = "Nokia, which bought Infinera in 2024, will close a plant in Oulu next May."
    for frame, expected in (("acquisition", "2024"), ("closure", "next May")):
        (time,) = only(text, frame).times
        assert text[time.expression.passage.start : time.expression.passage.end] == expected
    said = only("Nokia said on Monday that it had bought Infinera.", "acquisition")
    assert said.times == ()


def test_amounts_have_values_units_and_hedges() -> None:
    (amount,) = only("Google spent around $150 million on Acme’s services last year.", "spend").amounts
    assert (amount.value, amount.unit, amount.approximate, amount.text) == (150e6, "USD", True, "around $150 million")
    (share,) = only("Meta took a 49% stake in Acme.", "acquisition").amounts
    assert (share.value, share.unit) == (49.0, "%")


@pytest.mark.parametrize(
    ("text", "frame", "title", "label"),
    [
        (
            "Meta has acquired a 49% stake in Scale AI.",
            "acquisition",
            "Meta acquires a 49% stake in Scale AI",
            "acquires a 49% stake in Scale AI",
        ),
        (
            "Meta’s colossal $14.3 billion investment in Scale AI changed the field.",
            "investment",
            "Meta’s $14.3 billion investment in Scale AI",
            "$14.3 billion investment in Scale AI",
        ),
        (
            "Sources say Alphabet’s Google, a rival, plans to cut its contracts.",
            "end_relation",
            "Google plans to cut its contracts",
            "plans to cut its contracts",
        ),
        (
            "Nokia announced it would phase out its partnership with Ericsson on Monday.",
            "end_relation",
            "Nokia will phase out its partnership with Ericsson",
            "will phase out its partnership with Ericsson",
        ),
        (
            "The factory will be closed next year.",
            "closure",
            "The factory will be closed",
            "The factory will be closed",
        ),
        (
            "The FDA approved Corvanta, a drug made by Helix Pharma, on Monday.",
            "approval",
            "The FDA approved Corvanta",
            "approved Corvanta",
        ),
    ],
)
def test_titles_are_short_sentences_in_the_words_of_the_article(text: str, frame: str, title: str, label: str) -> None:
    draft = only(text, frame)
    assert (draft.title, draft.label) == (title, label)


def test_roles_are_found_on_either_side_of_a_name() -> None:
    text = (
        "Jason Droege, interim CEO of Acme Robotics, spoke. Acme Robotics grew, though its chairman, Anna Wang, left. "
        "Ipsita Rao from Gartner said that demand fell."
    )
    assert [(fact.person, fact.role, fact.organisation) for fact in read(text).roles] == [
        ("Jason Droege", "interim CEO", "Acme Robotics"),
        ("Anna Wang", "chairman", "Acme Robotics"),
        ("Ipsita Rao", "", "Gartner"),
    ]


def test_commentary_is_left_over_with_a_reason() -> None:
    facts = read("This strategy may lead to a strike. The weather was fine on Monday. Costs rose in May.")
    assert facts.drafts == ()
    assert [leftover.reason for leftover in facts.leftovers][:2] == ["opinion", "no_event"]


def test_a_mention_is_the_shortest_run_of_words_that_holds_all_of_it() -> None:
    text = "In a busy week for investors, Nokia bought Infinera in May, and the sun shone."
    assert only(text, "acquisition").mention.quote == "Nokia bought Infinera in May"


def test_ids_do_not_depend_on_the_name_of_the_file_and_are_unique() -> None:
    text = "Nokia bought Infinera. Nokia bought Infinera."
    assert document_of(text, "a").sha256 == document_of(text, "b").sha256
    ids = [draft.mention.id for draft in read(text).drafts]
    assert len(ids) == len(set(ids)) == 2
    assert ids == [draft.mention.id for draft in read(text).drafts]


def test_facts_travel_between_processes() -> None:
    facts = read("Nokia bought Infinera in May, Reuters reported.")
    assert pickle.loads(pickle.dumps(facts)) == facts  # noqa: S301 -- our own bytes


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=150))
@example(",")
def test_any_text_yields_passages_inside_it(noise: str) -> None:
    text = f"{noise} Nokia bought\u202e Infinera 🙂 for $3 billion. {noise}"
    facts = read(text)
    for draft in facts.drafts:
        assert draft.mention.quote == text[draft.mention.passage.start : draft.mention.passage.end]
        assert draft.mention.passage.start <= draft.mention.trigger.start < draft.mention.passage.end
        assert draft.sentence.start <= draft.mention.passage.start


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Shells hit a market in Bonn on 3 May 2021, breaking a ceasefire.", "break"),
        ("Police arrested two men on 3 May 2021 when villagers attacked a bank.", "attack"),
    ],
)
def test_what_comes_with_a_dated_deed_has_its_day(text: str, lemma: str) -> None:
    found = [draft for draft in drafts_in(text) if draft.lemma == lemma]
    assert found, [draft.lemma for draft in drafts_in(text)]
    assert len(found[0].times) == 1


def test_what_is_done_before_or_by_somebody_else_has_no_day_of_the_deed_beside_it() -> None:
    for text in (
        "Anna Berg resigned on 3 May 2021 after leaving the club.",
        "Anna Berg had worked in Bonn until May 2021, running the port.",
    ):
        late = [draft for draft in drafts_in(text) if draft.lemma in ("leave", "run")]
        assert all(not draft.times for draft in late)
