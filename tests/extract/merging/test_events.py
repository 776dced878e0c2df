"""What an event is called, who takes part, what its status is, and how many witnesses it has."""

from explorer.data.document import Document
from explorer.data.event import Event, Witnesses
from explorer.data.when import UNDATED
from explorer.extract.draft import MentionDraft
from explorer.extract.events import event_of
from explorer.extract.independence import witnesses
from explorer.extract.merging.event_draft import EventDraft
from tests.extract.drafting import a_document, a_draft, an_amount, an_anchor, days

EARLY = a_document("Kestrel plans to leave Larkspur. The exit surprised all.", published=days("2024-05-01"))
LATE = a_document("Kestrel has left Larkspur for good. It took $2 billion.", published=days("2024-06-01"))


def drafts() -> list[MentionDraft]:
    return [
        a_draft(
            EARLY,
            "Kestrel plans to leave Larkspur",
            "leave",
            kind="end_relation",
            agents=["Kestrel"],
            patients=["Larkspur"],
            status="planned",
        ),
        a_draft(EARLY, "The exit", "exit", kind="end_relation", nominal=True, agents=["Kestrel"], inferred=True),
        a_draft(
            LATE,
            "Kestrel has left Larkspur for good",
            "left",
            kind="end_relation",
            agents=["Kestrel"],
            patients=["Larkspur"],
            amounts=[an_amount(LATE, "$2 billion", 2e9)],
        ),
    ]


def told(found: list[MentionDraft], *documents: Document) -> Event:
    draft = EventDraft("e1", tuple(found), ("because",), 0)  # type: ignore[arg-type]
    return event_of(draft, UNDATED, 3, {each.id: each for each in documents or (EARLY, LATE)})


def test_the_latest_article_gives_the_status_and_the_history_its_turns() -> None:
    event = told(drafts())
    assert event.status == "happened"
    assert [turn.status for turn in event.history] == ["planned", "happened"]
    assert [turn.mention for turn in event.history] == [event.mentions[0].id, event.mentions[1].id]


def test_what_has_happened_is_no_plan_again() -> None:
    assert told(list(reversed(drafts()))).status == "happened"


def test_the_title_is_a_full_sentence_of_the_events_own_status() -> None:
    event = told(drafts())
    assert event.title == "Kestrel has left Larkspur for good"
    assert event.order == 3


def test_everybody_who_takes_part_is_named_once_and_agents_first() -> None:
    event = told(drafts())
    assert [(actor.name, actor.role, actor.inferred) for actor in event.actors] == [
        ("Kestrel", "agent", False),
        ("Larkspur", "patient", False),
    ]
    assert [amount.text for amount in event.amounts] == ["$2 billion"]
    assert 0 <= event.weight <= 1


def test_two_articles_of_their_own_are_two_witnesses() -> None:
    assert told(drafts()).sources == Witnesses(articles=2, independent=2)


def one_report(text: str, **about: str) -> tuple[Document, MentionDraft]:
    document = a_document(text, publisher=about.get("publisher", ""), origin=about.get("origin", ""))
    attribution = "reported" if "by" in about else "asserted"
    return document, a_draft(
        document, text[:-1], "left", agents=["Kestrel"], attribution=attribution, by=about.get("by", "")
    )


def count(*reports: tuple[Document, MentionDraft]) -> tuple[int, int]:
    found = witnesses([draft for _, draft in reports], {document.id: document for document, _ in reports})
    return found.articles, found.independent


def test_articles_of_one_origin_or_that_quote_one_source_count_once() -> None:
    wire = one_report("Kestrel left the old harbour on Monday.", publisher="Reuters")
    retold = one_report("On Monday, the firm Kestrel was said to have left.", by="Reuters")
    same_origin = one_report("Monday was the day when Kestrel left its berth.", origin="reuters")
    own = one_report("Witnesses at the quay saw that Kestrel left.", publisher="Harbour Post")
    assert count(wire, retold, same_origin, own) == (4, 2)


def test_nearly_identical_sentences_count_once() -> None:
    first = one_report("Kestrel left the old harbour of Riverton on Monday after a long dispute.")
    copy = one_report("Kestrel left the old harbour of Riverton on Monday after a very long dispute.")
    other = one_report("A dispute of many months has ended: Kestrel left.")
    assert count(first, copy) == (2, 1)
    assert count(first, other) == (2, 2)


def test_words_that_only_place_another_event_are_no_report_of_this_one() -> None:
    document = a_document("Kestrel left Larkspur. Heron fled shortly after the Kestrel exit.")
    left = a_draft(document, "Kestrel left Larkspur", "left", agents=["Kestrel"])
    anchor = an_anchor(document, "shortly after the Kestrel exit", "the Kestrel exit", "shortly_after")
    exit_ = a_draft(document, "the Kestrel exit", "exit", nominal=True, agents=["Kestrel"], anchors=[anchor])
    assert [each.quote for each in told([left, exit_], document).mentions] == ["Kestrel left Larkspur"]
    assert [each.quote for each in told([exit_], document).mentions] == ["the Kestrel exit"]
