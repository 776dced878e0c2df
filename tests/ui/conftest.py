"""A small story of our own writing, for the panes and the canvas."""

from collections.abc import Callable, Iterator

import pytest

from explorer.data.document import Document, Published
from explorer.data.event import (
    Actor,
    Amount,
    Attribution,
    Event,
    Membership,
    Mention,
    MentionId,
    Relation,
    Storyline,
    StorylineId,
    Tension,
    TensionId,
    Witnesses,
)
from explorer.data.minutes import DAY, minute_of
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Findings
from explorer.data.when import EventId, Reason, When, instant, period
from explorer.ui.session import Session
from tests.ui.stalls import StallGuard

HARBOUR = """Harbour board buys a ferry

The harbour board of Norvik has bought the ferry “Alma” for 12 million euros, the Coast Courier reported.

The purchase followed a storm on 3 March 2031 that sank the old ferry.
Its chair, Ida Lund, plans to open a second line next year.

Fishermen had protested for months. The board denied that the ferry was too large."""

TOWN = """Ida Lund steps down

Ida Lund has left the harbour board, the town said on 20 April 2031. The board bought the “Alma” for 14 million euros.

Per Holm becomes its interim chair. 🚢 Trips begin on 1 May."""


def _passage(document: DocumentId, text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage(document, start, start + len(words))


def _mention(number: int, passage: Passage, quote: str, status: str) -> Mention:
    trigger = Passage(passage.document, passage.start, passage.start + 1)
    return Mention(MentionId(f"m{number}"), passage, quote, trigger, status, "affirmed", Attribution(), False)


def _day(year: int, month: int, day: int) -> int:
    return minute_of(year, month, day)


def _a_story() -> Findings:
    first, second = DocumentId("d1"), DocumentId("d2")
    one = Document(
        first,
        "a/harbour.txt",
        HARBOUR,
        "0" * 64,
        "utf-8",
        "Harbour board buys a ferry",
        publisher="Coast Courier",
        published=Published(instant(_day(2031, 3, 20), _day(2031, 3, 23)), "assigned", "retells a report"),
    )
    two = Document(
        second,
        "b/town.txt",
        TOWN,
        "1" * 64,
        "utf-8",
        "Ida Lund steps down",
        published=Published(instant(_day(2031, 4, 20), _day(2031, 4, 21)), "stated"),
    )
    texts = {first: HARBOUR, second: TOWN}
    count = 0

    def told(*places: tuple[DocumentId, str], status: str = "happened") -> tuple[Mention, ...]:
        nonlocal count
        mentions = []
        for document, words in places:
            count += 1
            mentions.append(_mention(count, _passage(document, texts[document], words), words, status))
        return tuple(mentions)

    def event(name: str, order: int, title: str, **facts: object) -> Event:
        told_by = facts.pop("mentions", ())
        documents = {mention.passage.document for mention in told_by}
        values = {
            "label": title,
            "kind": "acquisition",
            "status": "happened",
            "attribution": Attribution(),
            "polarity": "affirmed",
            "weight": 0.6,
            "mentions": told_by,
            "sources": Witnesses(len(documents), min(len(documents), 1)),
        } | facts
        return Event(id=EventId(name), title=title, order=order, **values)

    board = Actor("Harbour board", "agent", "organisation")
    lund = Actor("Ida Lund", "agent", "person")
    storm = event(
        "storm",
        1,
        "A storm sinks the old ferry",
        kind="disaster",
        mentions=told((first, "a storm on 3 March 2031 that sank the old ferry")),
        when=instant(_day(2031, 3, 3), _day(2031, 3, 4)).with_receipt(
            Reason("earliest", "stated", "“3 March 2031”", _passage(first, HARBOUR, "3 March 2031")),
            Reason("latest", "stated", "“3 March 2031”", _passage(first, HARBOUR, "3 March 2031")),
        ),
        storylines=(Membership(StorylineId("sea"), "disaster"),),
    )
    bought = event(
        "bought",
        2,
        "The harbour board buys the ferry “Alma” for 12 million euros",
        label="Buys the ferry “Alma”",
        weight=1.0,
        actors=(board,),
        attribution=Attribution("reported", "the Coast Courier"),
        amounts=(
            Amount("12 million euros", 12e6, "EUR", False, _passage(first, HARBOUR, "12 million euros")),
            Amount("14 million euros", 14e6, "EUR", False, _passage(second, TOWN, "14 million euros")),
        ),
        mentions=told(
            (first, "The harbour board of Norvik has bought the ferry “Alma” for 12 million euros"),
            (second, "The board bought the “Alma” for 14 million euros"),
        ),
        when=instant(_day(2031, 3, 3), _day(2031, 3, 23), basis="derived").with_receipt(
            Reason(
                "earliest",
                "after",
                "after “A storm sinks the old ferry” (“followed”)",
                _passage(first, HARBOUR, "The purchase followed a storm"),
                EventId("storm"),
            ),
            Reason("latest", "published", "S1 was published by 22 March 2031 (assigned)"),
        ),
        storylines=(Membership(StorylineId("board"), "Harbour board acts"), Membership(StorylineId("sea"), "ferry")),
    )
    line = event(
        "line",
        4,
        "Ida Lund plans to open a second line",
        kind="launch",
        status="planned",
        actors=(lund,),
        attribution=Attribution("said", "Ida Lund"),
        mentions=told((first, "Ida Lund, plans to open a second line next year"), status="planned"),
        when=period((_day(2032, 1, 1), _day(2033, 1, 1)), (None, None), grain="year"),
        storylines=(Membership(StorylineId("board"), "Harbour board acts"),),
        weight=0.3,
    )
    protest = event(
        "protest",
        0,
        "Fishermen protest",
        kind="conflict",
        status="ongoing",
        mentions=told((first, "Fishermen had protested for months"), status="ongoing"),
        when=period((_day(2030, 9, 1), _day(2031, 1, 1)), (_day(2031, 3, 20), None), basis="bounded"),
        storylines=(Membership(StorylineId("sea"), "ferry"),),
        weight=0.4,
    )
    denial = event(
        "denial",
        2,
        "The board denies that the ferry is too large",
        kind="statement",
        status="denied",
        actors=(board,),
        mentions=told((first, "The board denied that the ferry was too large"), status="denied"),
        when=When(),
        storylines=(Membership(StorylineId("board"), "Harbour board acts"),),
        weight=0.2,
    )
    leaves = event(
        "leaves",
        3,
        "Ida Lund leaves the harbour board",
        kind="personnel",
        actors=(lund, board),
        mentions=told((second, "Ida Lund has left the harbour board")),
        when=instant(_day(2031, 4, 20) - 3 * DAY, _day(2031, 4, 21)),
        storylines=(Membership(StorylineId("board"), "Ida Lund acts"),),
        weight=0.8,
    )
    trips = event(
        "trips",
        4,
        "Trips begin on 1 May",
        kind="launch",
        status="planned",
        mentions=told((second, "Trips begin on 1 May"), status="planned"),
        when=instant(_day(2031, 5, 1), _day(2031, 5, 2)),
        storylines=(Membership(StorylineId("sea"), "launch"),),
    )
    events = (protest, storm, bought, denial, leaves, line, trips)
    return Findings(
        title="The ferry of Norvik",
        documents=(one, two),
        events=events,
        relations=(Relation(storm.id, bought.id, "before", _passage(first, HARBOUR, "The purchase followed a storm")),),
        storylines=(
            Storyline(
                StorylineId("board"), "The board", automatic=False, events=(bought.id, denial.id, leaves.id, line.id)
            ),
            Storyline(
                StorylineId("sea"), "The sea", automatic=False, events=(protest.id, storm.id, bought.id, trips.id)
            ),
        ),
        tensions=(
            Tension(
                TensionId("t1"),
                "amount",
                (bought.id,),
                (_passage(first, HARBOUR, "12 million euros"), _passage(second, TOWN, "14 million euros")),
                "S1 says 12 million euros, S2 says 14 million euros",
            ),
        ),
    )


@pytest.fixture
def story() -> Findings:
    """Two documents, seven events, two storylines, one tension."""
    return _a_story()


@pytest.fixture
def session(qapp, story: Findings) -> Session:
    """The story, all of it in view."""
    session = Session()
    session.learn(story)
    session.fit()
    return session


@pytest.fixture
def place() -> Callable[[Findings, int, str], Passage]:
    """Where words stand in a document of a story, by the document's number from 0."""

    def found(story: Findings, number: int, words: str) -> Passage:
        document = story.documents[number]
        return _passage(document.id, document.text, words)

    return found


@pytest.fixture
def never_blocked(qapp) -> Iterator[None]:
    """Fails the test when the window's thread does not come round for 200 ms."""
    with StallGuard(qapp, 0.2) as guard:
        yield
    assert not guard.stalls, f"the window's thread was blocked: {guard.told()}"
