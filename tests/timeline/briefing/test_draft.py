"""The first draft of a briefing tells the story in its own words, in the order of time."""

from dataclasses import replace

from explorer.data.briefing import Briefing, Quoted, QuoteIndex, Slide
from explorer.data.event import Tension, TensionId
from explorer.data.passage import Passage
from explorer.data.project import Findings
from explorer.timeline.briefing.draft import OPEN, draft_briefing
from tests.builders import a_document, a_story, an_event

TEXT = (
    "The board bought the ferry Alma. Ida Lund stepped down. The town will open a second line. "
    "A storm sank the old ferry. The board denied that it sank."
)


def a_harbour_story() -> Findings:
    document = a_document(TEXT, file="harbour.txt", published="2031-06-01")
    story = a_story(
        an_event("A storm sank the old ferry @ 2030-11-03", weight=0.6, storylines=["The ferry"]),
        an_event("The board bought the ferry Alma @ 2031-03-10", weight=0.9, storylines=["The ferry"]),
        an_event("Ida Lund stepped down @ 2031-03-20", weight=0.5, storylines=["The board"]),
        an_event("The town will open a second line @ 2032", weight=0.4, status="planned", storylines=["The ferry"]),
        title="The ferry of Norvik",
        documents=[document],
    )
    start = TEXT.index("A storm")
    sank = Passage(document.id, start, start + len("A storm sank the old ferry."))
    denied = Passage(document.id, TEXT.index("The board denied"), len(TEXT))
    tension = Tension(TensionId("t"), "opposed", (story.events[0].id,), (sank, denied), "It sank, or it did not.")
    return replace(story, tensions=(tension,))


def drafted(found: Findings) -> Briefing:
    documents = {document.id: document for document in found.documents}
    return draft_briefing(found, lambda passage: documents[passage.document].quote(passage))


def names(briefing: Briefing) -> list[str]:
    return [slide.name for slide in briefing.slides]


def test_the_whole_comes_first_then_each_turn_in_order_of_time_then_what_is_open() -> None:
    assert names(drafted(a_harbour_story())) == [
        "The ferry of Norvik",
        "A storm sank the old ferry",
        "The board bought the ferry Alma",
        "Ida Lund stepped down",
        OPEN,
    ]


def test_every_sentence_is_a_title_a_quote_or_the_explanation_of_a_tension() -> None:
    found = a_harbour_story()
    titles = {event.title for event in found.events} | {"The ferry of Norvik", OPEN, ""}
    explained = {tension.explanation for tension in found.tensions}
    for slide in drafted(found).slides:
        assert slide.name in titles
        assert slide.say in titles | explained
        assert slide.quote is not None
        assert slide.quote.quote in TEXT


def test_the_events_of_every_slide_are_found_again_by_their_words() -> None:
    found = a_harbour_story()
    index = QuoteIndex.of(found)
    for slide in drafted(found).slides:
        assert slide.events
        assert index.highlights(slide).missing == ()


def test_a_story_without_storylines_or_events_has_a_draft_too() -> None:
    assert drafted(a_story()) == Briefing()
    assert names(drafted(a_story("Peace came @ 1918-11-11", title="The war")))[0] == "The war"


def test_words_that_no_event_tells_any_more_are_missing_and_kept() -> None:
    gone = Quoted("The board bought a tram", "harbour.txt")
    slide = Slide("A", events=(gone, Quoted("bought the ferry", "harbour.txt"), Quoted("bought the ferry", "x.txt")))
    found = QuoteIndex.of(a_harbour_story()).highlights(slide)
    assert [str(event) for event in found.events] == ["e-the-board-bought-the-ferry-alma"]
    assert found.missing == (gone, Quoted("bought the ferry", "x.txt"))
