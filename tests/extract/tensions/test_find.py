"""Passages that cannot all hold, or pull apart."""

from explorer.data.document import Document
from explorer.data.event import Tension
from explorer.extract.dating.solve import date_events
from explorer.extract.draft import DocumentFacts, RoleFact
from explorer.extract.events import event_of
from explorer.extract.merging.merge import merge
from explorer.extract.tensions.find import find_tensions
from tests.extract.drafting import a_document, a_draft, a_time, an_amount, an_anchor, at, days, facts_of


def tensions(facts: list[DocumentFacts], *documents: Document) -> tuple[Tension, ...]:
    drafts = merge(facts, documents)
    dating = date_events(drafts, facts, documents)
    by_id = {document.id: document for document in documents}
    events = [event_of(draft, dating.whens[draft.id], dating.order[draft.id], by_id) for draft in drafts]
    return find_tensions(events, drafts, facts, dating.clashes, documents)


def test_deeds_that_contradict_each_other_are_one_tension_of_two_events() -> None:
    first = a_document("Kestrel decided to sever its ties with Larkspur, a maker of satellite pictures.")
    second = a_document("Kestrel will continue to work with Larkspur, a maker of satellite pictures.")
    sever = a_draft(
        first,
        "Kestrel decided to sever its ties with Larkspur",
        "sever",
        kind="end_relation",
        agents=["Kestrel"],
        patients=["Larkspur"],
    )
    work = a_draft(
        second,
        "Kestrel will continue to work with Larkspur",
        "continue",
        kind="continue",
        agents=["Kestrel"],
        patients=["Larkspur"],
        status="planned",
    )
    (found,) = tensions([facts_of(first, sever), facts_of(second, work)], first, second)
    assert (found.kind, len(found.events)) == ("opposed", 2)
    assert set(found.passages) == {sever.mention.passage, work.mention.passage}
    assert found.explanation.startswith("Kestrel: “")


def test_opposed_deeds_of_different_actors_are_no_tension() -> None:
    document = a_document("Kestrel left Larkspur. Heron will continue to work with Larkspur.")
    left = a_draft(
        document, "Kestrel left Larkspur", "left", kind="end_relation", agents=["Kestrel"], patients=["Larkspur"]
    )
    work = a_draft(
        document,
        "Heron will continue to work with Larkspur",
        "continue",
        kind="continue",
        agents=["Heron"],
        patients=["Larkspur"],
    )
    assert tensions([facts_of(document, left, work)], document) == ()


def test_an_interim_head_and_a_head_are_a_succession_or_a_conflict() -> None:
    document = a_document("Jason Droege, interim CEO of Larkspur, spoke. Larkspur CEO Alexandr Wang left.")
    roles = [
        RoleFact("Jason Droege", "interim CEO", "Larkspur", at(document, "Jason Droege, interim CEO of Larkspur")),
        RoleFact("Alexandr Wang", "CEO", "Larkspur", at(document, "Larkspur CEO Alexandr Wang")),
    ]
    left = a_draft(document, "Larkspur CEO Alexandr Wang left", "left", kind="personnel", agents=["Alexandr Wang"])
    (found,) = tensions([facts_of(document, left, roles=roles)], document)
    assert found.kind == "role"
    assert len(found.events) == 1
    assert found.explanation == (
        "Jason Droege is called interim CEO of Larkspur, Alexandr Wang CEO: a succession, or a conflict."
    )


def test_a_former_head_and_two_analysts_are_no_tension() -> None:
    document = a_document("Former CEO Ann Cook left. CEO Bob Jobs came. Analyst Cid and analyst Dot spoke.")
    roles = [
        RoleFact("Ann Cook", "Former CEO", "Larkspur", at(document, "Former CEO Ann Cook")),
        RoleFact("Bob Jobs", "CEO", "Larkspur", at(document, "CEO Bob Jobs")),
        RoleFact("Cid", "analyst", "Larkspur", at(document, "Analyst Cid")),
        RoleFact("Dot", "analyst", "Larkspur", at(document, "analyst Dot")),
    ]
    assert tensions([facts_of(document, roles=roles)], document) == ()


def one_deed(first_status: str, second_status: str, *, dates: tuple[str, str]) -> tuple[Tension, ...]:
    first = a_document("Kestrel leaves Larkspur, a maker of satellite pictures.", published=days(dates[0]))
    second = a_document("Kestrel leaves Larkspur, the maker of satellite pictures.", published=days(dates[1]))
    drafts = [
        a_draft(
            each,
            "Kestrel leaves Larkspur",
            "leaves",
            kind="end_relation",
            agents=["Kestrel"],
            patients=["Larkspur"],
            status=status,
        )
        for each, status in ((first, first_status), (second, second_status))
    ]
    return tensions([facts_of(first, drafts[0]), facts_of(second, drafts[1])], first, second)


def test_a_plan_before_its_execution_is_progress() -> None:
    assert one_deed("planned", "happened", dates=("2024-05-01", "2024-06-01")) == ()


def test_a_denial_and_a_plan_told_after_the_deed_are_tensions() -> None:
    assert [each.kind for each in one_deed("happened", "denied", dates=("2024-05-01", "2024-06-01"))] == ["status"]
    late = one_deed("happened", "planned", dates=("2024-05-01", "2024-06-01"))
    assert "status" in [each.kind for each in late]


def test_amounts_pull_apart_beyond_their_hedges() -> None:
    first = a_document("Orbit bought Larkspur, maker of satellite pictures, for $2.0 billion.")
    second = a_document("Orbit bought Larkspur, maker of satellite pictures, for $2.1 billion.")
    drafts = [
        a_draft(
            each,
            each.text[:-1],
            "bought",
            agents=["Orbit"],
            patients=["Larkspur"],
            amounts=[an_amount(each, money, value)],
        )
        for each, money, value in ((first, "$2.0 billion", 2.0e9), (second, "$2.1 billion", 2.1e9))
    ]
    (found,) = tensions([facts_of(first, drafts[0]), facts_of(second, drafts[1])], first, second)
    assert (found.kind, len(found.events)) == ("amount", 1)
    assert found.explanation.startswith("$2.0 billion against $2.1 billion")


def test_two_articles_whose_numbers_alone_keep_their_tellings_apart_are_a_tension() -> None:
    first = a_document("The flood in Riverton killed 12 people near the old harbour bridge.")
    second = a_document("The flood in Riverton killed 19 people near the old harbour bridge.")
    drafts = [
        a_draft(
            each,
            each.text[:-1],
            "killed",
            kind="disaster",
            lemma="kill",
            amounts=[an_amount(each, f"{dead} people", dead, "people")],
        )
        for each, dead in ((first, 12), (second, 19))
    ]
    (found,) = tensions([facts_of(first, drafts[0]), facts_of(second, drafts[1])], first, second)
    assert (found.kind, len(found.events)) == ("amount", 2)


def test_dates_that_cannot_meet_are_a_tension_with_the_passages_that_say_them() -> None:
    document = a_document("Orbit bought Larkspur on 3 May. Kestrel left Larkspur on 1 May, after the Orbit purchase.")
    bought = a_draft(
        document,
        "Orbit bought Larkspur on 3 May",
        "bought",
        lemma="purchase",
        agents=["Orbit"],
        patients=["Larkspur"],
        times=[a_time(document, "3 May", days("2024-05-03"))],
    )
    left = a_draft(
        document,
        "Kestrel left Larkspur on 1 May",
        "left",
        kind="end_relation",
        agents=["Kestrel"],
        patients=["Larkspur"],
        times=[a_time(document, "1 May", days("2024-05-01"))],
        anchors=[an_anchor(document, "after the Orbit purchase", "the Orbit purchase", "after")],
    )
    (found,) = tensions([facts_of(document, bought, left)], document)
    assert found.kind == "date"
    assert {document.quote(each) for each in found.passages} == {"3 May", "1 May", "after the Orbit purchase"}


def test_tensions_are_the_same_whatever_the_order_of_documents() -> None:
    first = a_document("Kestrel decided to sever its ties with Larkspur, a maker of satellite pictures.")
    second = a_document("Kestrel will continue to work with Larkspur, a maker of satellite pictures.")
    sever = a_draft(
        first,
        "Kestrel decided to sever its ties with Larkspur",
        "sever",
        kind="end_relation",
        agents=["Kestrel"],
        patients=["Larkspur"],
    )
    work = a_draft(
        second,
        "Kestrel will continue to work with Larkspur",
        "continue",
        kind="continue",
        agents=["Kestrel"],
        patients=["Larkspur"],
    )
    one, two = facts_of(first, sever), facts_of(second, work)
    assert tensions([one, two], first, second) == tensions([two, one], second, first)
