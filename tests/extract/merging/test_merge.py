"""Which mentions are taken for one event."""

import itertools

from explorer.data.document import Document
from explorer.extract.draft import DocumentFacts
from explorer.extract.merging.families import deed, family
from explorer.extract.merging.merge import merge
from tests.extract.drafting import a_document, a_draft, a_time, an_amount, days, facts_of

DEAL = a_document(
    "Orbit bought a 40% stake in Larkspur for $2 billion. Larkspur labels satellite pictures. "
    "Kestrel, a Larkspur client, will leave Larkspur. Kestrel had already been leaving Larkspur for months. "
    "The investment stunned the satellite picture market.",
    published=days("2024-05-02"),
)
ECHO = a_document(
    "Orbit's $2 billion stake purchase in Larkspur shook satellite picture labelling. Heron, another Larkspur client, "
    "will leave Larkspur. Satellite pictures from Larkspur feed Orbit.",
    published=days("2024-05-04"),
)
QUAKE = a_document(
    "A strong earthquake shook the coast near Valparaíso. Rescuers dug through rubble for survivors on Sunday. "
    "The magnitude was 7.1 and aftershocks followed.",
    published=days("2024-05-01"),
)


def facts() -> list[DocumentFacts]:
    bought = a_draft(
        DEAL,
        "Orbit bought a 40% stake in Larkspur for $2 billion",
        "bought",
        agents=["Orbit"],
        patients=["Larkspur"],
        amounts=[an_amount(DEAL, "$2 billion", 2e9)],
    )
    leaves = a_draft(
        DEAL,
        "Kestrel, a Larkspur client, will leave Larkspur",
        "leave",
        kind="end_relation",
        agents=["Kestrel"],
        patients=["Larkspur"],
        status="planned",
    )
    leaving = a_draft(
        DEAL,
        "Kestrel had already been leaving Larkspur for months",
        "leaving",
        kind="end_relation",
        lemma="leave",
        agents=["Kestrel"],
        patients=["Larkspur"],
        status="ongoing",
        earlier=True,
    )
    bare = a_draft(DEAL, "The investment", "investment", nominal=True, tense="none")
    echo = a_draft(
        ECHO,
        "Orbit's $2 billion stake purchase in Larkspur",
        "purchase",
        nominal=True,
        agents=["Orbit"],
        patients=["Larkspur"],
        amounts=[an_amount(ECHO, "$2 billion", 2e9)],
    )
    heron = a_draft(
        ECHO,
        "Heron, another Larkspur client, will leave Larkspur",
        "leave",
        kind="end_relation",
        agents=["Heron"],
        patients=["Larkspur"],
        status="planned",
    )
    return [facts_of(DEAL, bought, leaves, leaving, bare), facts_of(ECHO, echo, heron)]


def told(found: list[DocumentFacts], *documents: Document) -> list[list[str]]:
    return [[draft.mention.quote for draft in event.drafts] for event in merge(found, documents)]


def test_one_deal_told_by_two_articles_is_one_event() -> None:
    assert told(facts(), DEAL, ECHO)[0] == [
        "Orbit bought a 40% stake in Larkspur for $2 billion",
        "The investment",
        "Orbit's $2 billion stake purchase in Larkspur",
    ]


def test_different_named_agents_tell_different_events() -> None:
    events = told(facts(), DEAL, ECHO)
    assert ["Heron, another Larkspur client, will leave Larkspur"] in events


def test_what_had_long_begun_is_not_what_is_announced() -> None:
    events = told(facts(), DEAL, ECHO)
    assert ["Kestrel, a Larkspur client, will leave Larkspur"] in events
    assert ["Kestrel had already been leaving Larkspur for months"] in events


def test_amounts_that_differ_by_more_than_a_tenth_tell_two_events() -> None:
    text = "Orbit paid Larkspur $150 million last year. Orbit will pay Larkspur $200 million this year."
    document = a_document(text)
    first = a_draft(
        document,
        "Orbit paid Larkspur $150 million",
        "paid",
        agents=["Orbit"],
        patients=["Larkspur"],
        amounts=[an_amount(document, "$150 million", 1.5e8)],
        lemma="pay",
    )
    second = a_draft(
        document,
        "Orbit will pay Larkspur $200 million",
        "pay",
        agents=["Orbit"],
        patients=["Larkspur"],
        amounts=[an_amount(document, "$200 million", 2e8)],
        lemma="pay",
        status="planned",
    )
    assert len(merge([facts_of(document, first, second)], [document])) == 2


def test_dates_that_do_not_meet_tell_two_events() -> None:
    document = a_document("Orbit bought Larkspur shares on 3 May. Orbit bought Larkspur shares on 9 May.")
    first = a_draft(
        document,
        "Orbit bought Larkspur shares on 3 May",
        "bought",
        agents=["Orbit"],
        patients=["Larkspur"],
        times=[a_time(document, "3 May", days("2024-05-03"))],
    )
    second = a_draft(
        document,
        "Orbit bought Larkspur shares on 9 May",
        "bought",
        agents=["Orbit"],
        patients=["Larkspur"],
        times=[a_time(document, "9 May", days("2024-05-09"))],
    )
    assert len(merge([facts_of(document, first, second)], [document])) == 2


def test_a_turn_to_two_different_organisations_is_two_events() -> None:
    document = a_document("Orbit turned to Kestrel. Orbit turned to Heron.")
    first = a_draft(document, "Orbit turned to Kestrel", "turned", kind="shift", agents=["Orbit"], patients=["Kestrel"])
    second = a_draft(document, "Orbit turned to Heron", "turned", kind="shift", agents=["Orbit"], patients=["Heron"])
    assert len(merge([facts_of(document, first, second)], [document])) == 2


def test_who_buys_in_one_mention_does_not_sell_in_it() -> None:
    document = a_document(
        "Orbit bought Larkspur. To pay for it, Orbit will sell its ferry unit. Orbit bid for Larkspur."
    )
    orbit = ["Orbit"]
    deals = {"agents": orbit, "kind": "acquisition", "group": "deal"}
    found = [
        a_draft(document, "Orbit bought Larkspur", "bought", frame="acquisition", **deals),
        a_draft(document, "Orbit will sell", "sell", frame="divestment", status="planned", **deals),
        a_draft(document, "Orbit bid for Larkspur", "bid", frame="acquisition", **deals),
    ]
    assert told([facts_of(document, *found)], document) == [
        ["Orbit bought Larkspur", "Orbit bid for Larkspur"],
        ["Orbit will sell"],
    ]


def test_who_comes_in_one_mention_does_not_go_in_it() -> None:
    document = a_document("Ann Holt left Orbit on Friday. Ann Holt joined Orbit in 1994. Ann Holt resigned.")
    person = {"agents": ["Ann Holt"], "others": ["Orbit"], "kind": "personnel", "group": "personnel"}
    found = [
        a_draft(document, "Ann Holt left Orbit on Friday", "left", frame="departure", **person),
        a_draft(document, "Ann Holt joined Orbit in 1994", "joined", frame="appointment", **person),
        a_draft(document, "Ann Holt resigned", "resigned", frame="departure", **person),
    ]
    assert told([facts_of(document, *found)], document) == [
        ["Ann Holt left Orbit on Friday", "Ann Holt resigned"],
        ["Ann Holt joined Orbit in 1994"],
    ]


def test_many_without_a_name_are_nobody_with_one() -> None:
    document = a_document("Villagers were killed on Friday. Ann Holt was killed. A firefighter was killed.")
    killed = {"kind": "disaster", "group": "casualties", "lemma": "kill", "frame": "death"}
    found = [
        a_draft(document, "Villagers were killed on Friday", "killed", patients=["villagers"], **killed),
        a_draft(document, "Ann Holt was killed", "killed", patients=["Ann Holt"], **killed),
    ]
    assert len(told([facts_of(document, *found)], document)) == 2


def test_a_plan_and_its_execution_are_one_event() -> None:
    plan = a_document("Kestrel plans to leave Larkspur and its satellite pictures.", published=days("2024-05-01"))
    deed = a_document("Kestrel has left Larkspur and its satellite pictures.", published=days("2024-06-01"))
    planned = a_draft(
        plan,
        "Kestrel plans to leave Larkspur",
        "leave",
        kind="end_relation",
        agents=["Kestrel"],
        patients=["Larkspur"],
        status="planned",
    )
    done = a_draft(
        deed,
        "Kestrel has left Larkspur",
        "left",
        lemma="leave",
        kind="end_relation",
        agents=["Kestrel"],
        patients=["Larkspur"],
    )
    (event,) = merge([facts_of(plan, planned), facts_of(deed, done)], [plan, deed])
    assert [draft.mention.status for draft in event.drafts] == ["planned", "happened"]


def test_every_merge_says_why_in_words() -> None:
    deal = merge(facts(), [DEAL, ECHO])[0]
    assert any("both name Orbit" in reason and "$2 billion in both" in reason for reason in deal.because)
    assert any("names nobody; it takes up what the article told before" in reason for reason in deal.because)
    alone = merge(facts(), [DEAL, ECHO])[-1]
    assert alone.because == ()


def test_an_unrelated_document_moves_no_event_and_no_id() -> None:
    shook = a_draft(QUAKE, "A strong earthquake shook the coast", "shook", kind="disaster")
    before = {event.id: event.drafts for event in merge(facts(), [DEAL, ECHO])}
    after = {event.id: event.drafts for event in merge([*facts(), facts_of(QUAKE, shook)], [QUAKE, DEAL, ECHO])}
    assert {key: after[key] for key in before} == before
    assert len(after) == len(before) + 1


def test_the_order_of_documents_changes_nothing() -> None:
    expected = merge(facts(), [DEAL, ECHO])
    for order in itertools.permutations(facts()):
        assert merge(order, [DEAL, ECHO]) == merge(order, [ECHO, DEAL]) == expected


def test_an_id_depends_on_the_words_and_not_on_the_file() -> None:
    elsewhere = a_document(DEAL.text, published=days("2024-05-02"), file="other/name.txt")
    events = merge([facts()[0]], [elsewhere])
    assert [event.id for event in events] == [event.id for event in merge([facts()[0]], [DEAL])]
    assert len({event.id for event in events}) == len(events)


def pair(first_text: str, second_text: str, **roles: object) -> int:
    """How many events two articles tell with one mention each; `roles`: agents, patients of the first, then second."""
    first, second = a_document(first_text), a_document(second_text)
    one = a_draft(first, first_text[:-1], "arrested", kind="arrest", lemma="arrest", **roles["first"])  # type: ignore[arg-type]
    two = a_draft(second, second_text[:-1], "arrested", kind="arrest", lemma="arrest", **roles["second"])  # type: ignore[arg-type]
    return len(merge([facts_of(first, one), facts_of(second, two)], [first, second]))


def test_a_shorter_form_of_a_name_is_no_other_person() -> None:
    told = pair(
        "Riverton deputies arrested Frederick LaRue near the harbour bridge.",
        "Riverton deputies arrested Fred LaRue near the harbour bridge.",
        first={"patients": ["Frederick LaRue"]},
        second={"patients": ["Fred LaRue"]},
    )
    assert told == 1


def test_whom_a_passive_makes_the_agent_is_still_the_one_it_happened_to() -> None:
    told = pair(
        "Riverton deputies arrested Fred LaRue near the harbour bridge.",
        "Fred LaRue, arrested near the harbour bridge by Riverton deputies.",
        first={"agents": ["Riverton Police"], "patients": ["Fred LaRue"]},
        second={"agents": ["Fred LaRue"]},
    )
    assert told == 1


def test_a_shared_name_in_opposite_roles_is_no_evidence() -> None:
    document = a_document("Larkspur shifts to sensors. Clients shift away from Larkspur.")
    first = a_draft(document, "Larkspur shifts to sensors", "shifts", kind="shift", lemma="pivot", agents=["Larkspur"])
    second = a_draft(document, "Clients shift away from Larkspur", "shift", kind="shift", patients=["Larkspur"])
    assert len(merge([facts_of(document, first, second)], [document])) == 2


def test_what_an_actor_does_again_and_again_needs_the_same_words() -> None:
    document = a_document(
        "Orbit launched a weather satellite. Orbit launched a navigation handbook. "
        "A weather satellite was launched by Orbit."
    )
    quotes = (
        "Orbit launched a weather satellite",
        "Orbit launched a navigation handbook",
        "A weather satellite was launched by Orbit",
    )
    drafts = [a_draft(document, quote, "launched", kind="launch", lemma="launch", agents=["Orbit"]) for quote in quotes]
    assert told([facts_of(document, *drafts)], document) == [[quotes[0], quotes[2]], [quotes[1]]]


def test_articles_published_years_apart_tell_two_deeds_of_one_actor() -> None:
    first = a_document("Orbit bought a maker of satellite sensors.", published=days("2019-05-01"))
    second = a_document("Orbit bought a maker of satellite sensors again.", published=days("2024-05-01"))
    drafts = [
        a_draft(each, "Orbit bought a maker of satellite sensors", "bought", agents=["Orbit"])
        for each in (first, second)
    ]
    assert len(merge([facts_of(first, drafts[0]), facts_of(second, drafts[1])], [first, second])) == 2


def test_what_was_told_as_done_is_not_what_has_a_later_date() -> None:
    first = a_document("Orbit bought shares of Larkspur.", published=days("2024-05-01"))
    second = a_document("Orbit bought shares of Larkspur on 7 May.", published=days("2024-05-08"))
    one = a_draft(first, "Orbit bought shares of Larkspur", "bought", agents=["Orbit"], patients=["Larkspur"])
    two = a_draft(
        second,
        "Orbit bought shares of Larkspur on 7 May",
        "bought",
        agents=["Orbit"],
        patients=["Larkspur"],
        times=[a_time(second, "7 May", days("2024-05-07"))],
    )
    assert len(merge([facts_of(first, one), facts_of(second, two)], [first, second])) == 2


def test_words_of_one_family_are_one_word() -> None:
    assert family("investment") == family("invest")
    assert family("separation") == family("separate")
    assert family("contract") != family("contrast")
    assert family("shot") == family("shooting")


def test_a_verb_with_its_particle_is_another_deed_and_one_with_the_noun_of_both() -> None:
    text = "Pilots walk out at Orbit. The walkout at Orbit goes on. Larkspur called off talks. Larkspur called a vote."
    document = a_document(text, published=days("2024-05-02"))
    walk = a_draft(document, "Pilots walk", "walk", title="Pilots walk out at Orbit")
    noun = a_draft(document, "The walkout", "walkout", nominal=True)
    off = a_draft(document, "Larkspur called off talks", "called", lemma="call", agents=["Larkspur"])
    call = a_draft(document, "Larkspur called a vote", "called", lemma="call", agents=["Larkspur"])
    assert deed(walk) == deed(noun)
    assert deed(off) != deed(call)


def one_article(text: str, *drafts: tuple[str, str, dict[str, object]], when: str = "2024-05-02") -> int:
    """The number of events that mentions of one article make."""
    document = a_document(text, published=days(when))
    found = [a_draft(document, quote, trigger, **about) for quote, trigger, about in drafts]  # type: ignore[arg-type]  # any of a_draft's
    return len(merge([facts_of(document, *found)], [document]))


def test_the_same_word_with_the_same_people_is_one_event_though_only_one_fits_a_frame() -> None:
    text = "Orbit shut its plant in Bray. Larkspur said that Orbit shut the plant."
    first = ("Orbit shut its plant in Bray", "shut", {"agents": ["Orbit"], "kind": "closure"})
    second = ("Orbit shut the plant", "shut", {"agents": ["Orbit"], "kind": "action", "group": "shut"})
    other = ("Orbit shut the plant", "shut", {"agents": ["Heron"], "kind": "action", "group": "shut"})
    assert one_article(text, first, second) == 1
    assert one_article(text, first, other) == 2


def test_what_somebody_says_and_the_verb_of_speech_beside_it_are_one() -> None:
    text = "Wang rejected the claims, he told reporters. Heron told reporters more."
    rejects = ("Wang rejected the claims", "rejected", {"agents": ["Wang"], "kind": "reject", "lemma": "reject"})
    tells = ("he told reporters", "told", {"agents": ["Wang"], "kind": "statement", "lemma": "tell"})
    other = ("Heron told reporters more", "told", {"agents": ["Heron"], "kind": "statement", "lemma": "tell"})
    assert one_article(text, rejects, tells) == 1
    assert one_article(text, rejects, other) == 2


def test_a_heading_tells_in_short_what_the_text_tells_of_the_same_people() -> None:
    text = "Orbit backs satellite merger with Larkspur. Orbit endorsed a satellite merger with Larkspur on Monday."
    heading = (
        "Orbit backs satellite merger with Larkspur",
        "backs",
        {"agents": ["Orbit"], "heading": True, "kind": "action", "group": "back", "lemma": "back"},
    )
    body = (
        "Orbit endorsed a satellite merger with Larkspur",
        "endorsed",
        {"agents": ["Orbit"], "kind": "action", "group": "endorse", "lemma": "endorse"},
    )
    assert one_article(text, heading, body) == 1
    assert one_article(text, (*heading[:2], {**heading[2], "agents": ["Heron"]}), body) == 2


def test_a_denial_is_no_other_statement_of_its_speaker() -> None:
    text = "Wang admitted an error in satellite labels but Wang denied an error in satellite labels."
    admits = ("Wang admitted an error in satellite labels", "admitted", {"lemma": "admit"})
    denies = ("Wang denied an error in satellite labels", "denied", {"lemma": "deny"})
    about = {"agents": ["Wang"], "kind": "statement"}
    assert one_article(text, (*admits[:2], admits[2] | about), (*denies[:2], denies[2] | about)) == 2


def test_what_is_dated_long_before_its_article_is_not_the_undated_news_nor_what_is_still_to_come() -> None:
    document = a_document(
        "Kestrel exploded in January. Kestrel burst. Kestrel may burst.", published=days("2024-05-02")
    )
    past = a_draft(
        document,
        "Kestrel exploded in January",
        "exploded",
        kind="disaster",
        agents=["Kestrel"],
        times=[a_time(document, "January", days("2024-01-01", "2024-01-31"))],
    )
    news = a_draft(document, "Kestrel burst", "burst", kind="disaster", agents=["Kestrel"])
    fear = a_draft(document, "Kestrel may burst", "burst", kind="disaster", agents=["Kestrel"], status="speculated")
    assert len(merge([facts_of(document, past, news)], [document])) == 2
    assert len(merge([facts_of(document, past, fear)], [document])) == 2
