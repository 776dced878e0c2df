"""When events happened: bounds that are true, receipts that say why, and an order without false days."""

from explorer.data.document import Document
from explorer.data.minutes import DAY, parse_iso
from explorer.data.when import EventId, When, period
from explorer.data.words import when_in_words
from explorer.extract.dating.solve import Dating, date_events
from explorer.extract.draft import DocumentFacts
from explorer.extract.merging.merge import merge
from tests.extract.drafting import a_document, a_draft, a_time, an_anchor, days, facts_of


def dated(facts: list[DocumentFacts], *documents: Document) -> tuple[Dating, list[EventId]]:
    events = merge(facts, documents)
    return date_events(events, facts, documents), [event.id for event in events]


def one(facts: DocumentFacts, document: Document) -> When:
    found, ids = dated([facts], document)
    return found.whens[ids[0]]


def rules(when: When, bound: str) -> list[str]:
    return [reason.rule for reason in when.receipt if reason.bound == bound]


def test_a_stated_day_is_the_when_and_its_words_the_receipt() -> None:
    document = a_document("Orbit bought Larkspur on 3 May.", published=days("2024-05-06"))
    draft = a_draft(
        document,
        "Orbit bought Larkspur on 3 May",
        "bought",
        agents=["Orbit"],
        patients=["Larkspur"],
        times=[a_time(document, "3 May", days("2024-05-03"))],
    )
    when = one(facts_of(document, draft), document)
    assert when_in_words(when) == "3 May 2024"
    assert (when.basis, when.instant, when.approximate, when.uncertain) == ("stated", True, False, False)
    assert [document.quote(reason.passage) for reason in when.receipt if reason.passage] == ["3 May", "3 May"]


def test_a_report_in_the_past_tense_is_not_later_than_its_publication() -> None:
    document = a_document("Filler.\n\nMore.\n\nOrbit had bought Larkspur.", published=days("2024-05-06", "2024-05-08"))
    draft = a_draft(
        document, "Orbit had bought Larkspur", "bought", agents=["Orbit"], patients=["Larkspur"], tense="past_perfect"
    )
    when = one(facts_of(document, draft), document)
    assert when_in_words(when) == "by 8 May 2024"
    assert when.earliest is None
    assert when.basis == "bounded"
    assert rules(when, "latest") == ["told as past", "publication"]
    assert "was published 6 – 8 May 2024 (date assigned)" in when.receipt[-1].reason


def test_the_news_horizon_bounds_what_an_article_leads_with_and_says_so() -> None:
    document = a_document("Orbit has bought Larkspur.", published=days("2024-05-20"))
    draft = a_draft(
        document,
        "Orbit has bought Larkspur",
        "bought",
        agents=["Orbit"],
        patients=["Larkspur"],
        tense="present_perfect",
    )
    when = one(facts_of(document, draft), document)
    assert when.earliest == parse_iso("2024-05-06")
    assert rules(when, "earliest") == ["news horizon"]
    assert (when.approximate, when.basis) == (True, "derived")


def test_the_horizon_counts_from_the_first_report_alone() -> None:
    first = a_document("Orbit has bought Larkspur, maker of satellite pictures.", published=days("2024-05-20"))
    later = a_document(
        "Orbit has bought Larkspur, maker of satellite pictures for ships.", published=days("2024-09-01")
    )
    drafts = [
        a_draft(
            each,
            "Orbit has bought Larkspur",
            "bought",
            agents=["Orbit"],
            patients=["Larkspur"],
            tense="present_perfect",
        )
        for each in (first, later)
    ]
    found, ids = dated([facts_of(first, drafts[0]), facts_of(later, drafts[1])], first, later)
    assert len(ids) == 1
    assert when_in_words(found.whens[ids[0]]) == "about 6 – 20 May 2024"
    assert not found.whens[ids[0]].uncertain


def test_several_reports_of_one_event_narrow_it() -> None:
    first = a_document("In May Orbit bought Larkspur, maker of satellite pictures.", published=days("2024-05-20"))
    later = a_document("Orbit bought Larkspur, maker of satellite pictures, after 9 May.", published=days("2024-06-20"))
    drafts = [
        a_draft(
            first,
            "Orbit bought Larkspur",
            "bought",
            agents=["Orbit"],
            patients=["Larkspur"],
            times=[a_time(first, "In May", days("2024-05-01", "2024-05-31"))],
        ),
        a_draft(
            later,
            "Orbit bought Larkspur",
            "bought",
            agents=["Orbit"],
            patients=["Larkspur"],
            times=[
                a_time(
                    later, "after 9 May", When(earliest=parse_iso("2024-05-10"), earliest_end=parse_iso("2024-05-10"))
                )
            ],
        ),
    ]
    found, ids = dated([facts_of(first, drafts[0]), facts_of(later, drafts[1])], first, later)
    assert [when_in_words(found.whens[each]) for each in ids] == ["10 – 20 May 2024"]


def test_what_goes_on_began_before_publication_and_stays_open() -> None:
    document = a_document("Orbit has been buying shares for months.", published=days("2024-05-20"))
    out = parse_iso("2024-05-20")
    months = period((out - 300 * DAY, out - 60 * DAY), (out, None), basis="derived", approximate=True)
    draft = a_draft(
        document,
        "Orbit has been buying shares for months",
        "buying",
        agents=["Orbit"],
        status="ongoing",
        durative=True,
        times=[a_time(document, "for months", months, signal="for", kind="DURATION")],
    )
    when = one(facts_of(document, draft), document)
    assert (when.earliest, when.latest) == (out - 300 * DAY, out - 60 * DAY)
    assert (when.earliest_end, when.latest_end) == (out, None)
    assert not when.instant
    assert (when.approximate, when.basis) == (True, "derived")


def test_a_plan_is_on_record_at_publication_and_its_end_is_open() -> None:
    document = a_document("Orbit plans to sell Larkspur.", published=days("2024-05-20"))
    draft = a_draft(
        document,
        "Orbit plans to sell Larkspur",
        "sell",
        agents=["Orbit"],
        patients=["Larkspur"],
        status="planned",
        tense="present",
    )
    when = one(facts_of(document, draft), document)
    assert when.latest == parse_iso("2024-05-21")
    assert (when.earliest_end, when.latest_end) == (parse_iso("2024-05-20"), None)
    assert rules(when, "earliest") == ["news horizon"]
    assert "still to come" in rules(when, "earliest_end")


def test_what_was_done_after_it_was_planned_is_not_dated_by_the_day_of_the_plan() -> None:
    first = a_document("Orbit will sue Larkspur over satellite pictures.", published=days("2024-05-20"))
    later = a_document("Orbit sued Larkspur over satellite pictures.", published=days("2024-05-24"))
    suits = {"agents": ["Orbit"], "patients": ["Larkspur"], "lemma": "sue"}
    drafts = [
        a_draft(first, "Orbit will sue Larkspur", "sue", status="planned", tense="future", **suits),
        a_draft(later, "Orbit sued Larkspur", "sued", **suits),
    ]
    found, ids = dated([facts_of(first, drafts[0]), facts_of(later, drafts[1])], first, later)
    assert [when_in_words(found.whens[each]) for each in ids] == ["20 – 24 May 2024"]


def test_words_for_something_that_nobody_has_told_of_place_nothing() -> None:
    text = "The club was founded in 1894. Orbit will lead it until a founder is found."
    document = a_document(text, published=days("2024-05-20"))
    founded = a_draft(
        document, "The club was founded in 1894", "founded", lemma="found", patients=["Club"],
        times=[a_time(document, "1894", days("1894-01-01", "1894-12-31"))],
    )  # fmt: skip
    anchor = an_anchor(document, "until a founder is found", "a founder is found", "until")
    leads = a_draft(document, "Orbit will lead it", "lead", status="planned", agents=["Orbit"], anchors=[anchor])
    found, ids = dated([facts_of(document, founded, leads)], document)
    assert not found.whens[ids[-1]].latest or found.whens[ids[-1]].latest > parse_iso("2000-01-01")


def test_a_plan_with_a_date_of_its_own_has_that_date() -> None:
    document = a_document("Orbit will sell Larkspur by the end of 2032.", published=days("2024-05-20"))
    by = When(latest=parse_iso("2033-01-01"), latest_end=parse_iso("2033-01-01"), grain="year", basis="stated")
    draft = a_draft(
        document,
        "Orbit will sell Larkspur",
        "sell",
        agents=["Orbit"],
        patients=["Larkspur"],
        status="planned",
        tense="future",
        times=[a_time(document, "by the end of 2032", by, signal="by")],
    )
    when = one(facts_of(document, draft), document)
    assert when.instant
    assert (when.earliest, when.latest) == (parse_iso("2024-05-20"), parse_iso("2033-01-01"))


def two_told(
    relation: str = "shortly_after", *, published: str | None = None
) -> tuple[Dating, list[EventId], Document]:
    document = a_document(
        "Orbit bought Larkspur. Kestrel left Larkspur shortly after the Orbit purchase.",
        published=days(published) if published else None,
    )
    bought = a_draft(
        document, "Orbit bought Larkspur", "bought", lemma="purchase", agents=["Orbit"], patients=["Larkspur"]
    )
    anchor = an_anchor(
        document, "shortly after the Orbit purchase", "the Orbit purchase", relation, low=0, high=14 * DAY
    )
    left = a_draft(
        document,
        "Kestrel left Larkspur",
        "left",
        kind="end_relation",
        agents=["Kestrel"],
        patients=["Larkspur"],
        anchors=[anchor],
    )
    found, ids = dated([facts_of(document, bought, left)], document)
    return found, ids, document


def test_what_follows_another_event_takes_its_bounds_from_it_and_the_receipt_leads_there() -> None:
    found, (bought, left), document = two_told(published="2024-05-20")
    when = found.whens[left]
    assert when.earliest == found.whens[bought].earliest
    line = next(reason for reason in when.receipt if reason.event == bought)
    assert document.quote(line.passage) == "shortly after the Orbit purchase"
    assert [(each.start, each.end, each.kind) for each in found.relations] == [(bought, left, "before")]
    assert found.order[bought] < found.order[left]
    assert [each.event for each in found.anchored] == [bought]


def test_without_any_publication_date_the_order_holds_and_no_day_is_invented() -> None:
    found, (bought, left), _ = two_told()
    assert not found.whens[bought].dated
    assert not found.whens[left].dated
    assert found.whens[left].basis == "unknown"
    assert found.order[bought] < found.order[left]


def test_facts_that_cannot_all_hold_leave_the_event_uncertain_and_name_what_was_set_aside() -> None:
    text = "Orbit bought Larkspur on 3 May. Kestrel left Larkspur on 1 May, after the Orbit purchase."
    document = a_document(text, published=days("2024-05-20"))
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
    found, (first, second) = dated([facts_of(document, bought, left)], document)
    assert [when_in_words(found.whens[each]) for each in (first, second)] == [
        "3 May 2024, uncertain",
        "1 May 2024, uncertain",
    ]
    line = next(reason for reason in found.whens[second].receipt if reason.rule == "set aside")
    assert "after the Orbit purchase" in line.reason
    assert len(found.clashes) == 1
    assert found.relations[0].kind == "before"
    assert (found.relations[0].start, found.relations[0].end) == (second, first)


def test_one_publication_date_moves_only_what_hangs_on_it() -> None:
    def both(published: str) -> dict[str, When]:
        first = a_document("Orbit bought Larkspur.", published=days(published))
        other = a_document("A comet passed the moon.", published=days("2024-05-02"))
        drafts = (
            a_draft(first, "Orbit bought Larkspur", "bought", agents=["Orbit"], patients=["Larkspur"]),
            a_draft(other, "A comet passed the moon", "passed", kind="launch"),
        )
        facts = [facts_of(first, drafts[0]), facts_of(other, drafts[1])]
        events = merge(facts, [first, other])
        whens = date_events(events, facts, [first, other]).whens
        return {event.first.mention.quote: whens[event.id] for event in events}

    early, late = both("2024-05-10"), both("2024-05-12")
    assert early["A comet passed the moon"] == late["A comet passed the moon"]
    assert early["Orbit bought Larkspur"] != late["Orbit bought Larkspur"]


def test_what_an_article_tells_as_done_is_not_still_to_come_where_it_speculates_about_it() -> None:
    text = "Orbit bought Larkspur in the spring. Orbit bought Larkspur and it could end badly."
    document = a_document(text, published=days("2024-05-20"))
    done = a_draft(document, "Orbit bought Larkspur in", "bought", agents=["Orbit"], patients=["Larkspur"])
    musing = a_draft(
        document, "Orbit bought Larkspur and", "bought", agents=["Orbit"], patients=["Larkspur"], status="speculated"
    )
    found, ids = dated([facts_of(document, done, musing)], document)
    assert len(ids) == 1
    when = found.whens[ids[0]]
    assert not {"still to come", "plan on record"} & {reason.rule for reason in when.receipt}
    assert when.earliest is not None
    assert when.earliest < parse_iso("2024-05-20")
