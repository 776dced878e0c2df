"""A story of twenty-five events with every kind of mark, for the pictures: what the window's sketch shows, by hand."""

from dataclasses import replace

from explorer.data.event import Event, Storyline, StorylineId, Tension, TensionId, Witnesses
from explorer.data.minutes import minute_of
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Findings
from explorer.data.when import When, instant, period
from tests.builders import a_document, an_event

META, OPENAI, GOOGLE, PEOPLE, PIVOT, RIVALS = (
    "Meta buys in",
    "OpenAI winds down",
    "Google cuts contracts",
    "Executives leave",
    "Scale pivots to government",
    "Rivals and other clients",
)


def _day(text: str | None) -> int | None:
    if text is None:
        return None
    year, month, day = (int(part) for part in text.split("-"))
    return minute_of(year, month, day)


def _at(earliest: str | None, latest: str | None) -> When:
    return instant(_day(earliest), _day(latest), basis="bounded")


def _lasts(earliest: str | None, latest: str | None, earliest_end: str | None, latest_end: str | None) -> When:
    return period((_day(earliest), _day(latest)), (_day(earliest_end), _day(latest_end)), basis="derived")


def _told(title: str, lane: str, when: When, *, sources: int = 1, weight: float = 0.5, **facts: object) -> Event:
    witnesses = Witnesses(sources, 1)
    lanes = [lane, *facts.pop("also", [])]
    return replace(an_event(title, storylines=lanes, weight=weight, sources=witnesses, **facts), when=when)


def sample_events() -> tuple[Event, ...]:
    """The events, in no order of time."""
    return (
        _told(
            "Meta takes 49% of Scale AI for $14.3 billion", META, _at("2025-06-10", "2025-06-15"), sources=4, weight=1.0
        ),
        _told("Scale valued at $29 billion, from $14 billion", META, _at("2025-06-10", "2025-06-15"), weight=0.8),
        _told(
            "Meta adds Mercor and Surge as data vendors",
            META,
            _lasts("2025-06-14", "2025-07-20", "2025-08-28", "2025-09-02"),
            also=[RIVALS],
        ),
        _told(
            "OpenAI reduces reliance “for months”",
            OPENAI,
            _lasts("2024-08-01", "2024-11-15", "2025-06-12", "2025-06-19"),
            sources=2,
            weight=0.7,
        ),
        _told("CFO: will keep working with Scale", OPENAI, _at("2025-06-12", "2025-06-15"), attribution="CFO"),
        _told(
            "OpenAI phases out Scale",
            OPENAI,
            _lasts("2025-06-13", "2025-06-18", "2025-08-01", None),
            status="ongoing",
            weight=0.9,
        ),
        _told("OpenAI shifts work to Mercor", OPENAI, _lasts("2025-01-01", "2025-03-15", "2025-06-18", "2025-06-21")),
        _told("$150 million spent “last year”", GOOGLE, _lasts("2024-01-01", "2024-01-02", "2024-12-31", "2025-01-01")),
        _told(
            "Google explores other providers “for over a year”",
            GOOGLE,
            _lasts("2024-02-01", "2024-06-01", "2025-06-12", "2025-06-14"),
        ),
        _told(
            "$200 million planned “this year”",
            GOOGLE,
            _lasts("2025-01-01", "2025-01-02", "2025-12-31", "2026-01-01"),
            status="planned",
        ),
        _told(
            "Google plans to cut its Scale AI contracts",
            GOOGLE,
            _at("2025-06-12", "2025-06-17"),
            status="planned",
            weight=0.9,
        ),
        _told("Google talks with Scale’s rivals", GOOGLE, _at("2025-06-10", "2025-06-15"), also=[RIVALS]),
        _told("Alexandr Wang moves to Meta", PEOPLE, _at("2025-06-12", "2025-07-01"), sources=2, weight=0.8),
        _told("Jason Droege becomes interim CEO", PEOPLE, _at("2025-06-12", "2025-06-28")),
        _told("Ruben Mayer leaves Meta", PEOPLE, _at("2025-07-20", "2025-08-30")),
        _told(
            "Scale denies that its founder left in anger",
            PEOPLE,
            _at("2025-06-20", "2025-06-23"),
            status="denied",
            weight=0.2,
        ),
        _told("Layoffs at Scale", PIVOT, _lasts("2025-06-20", "2025-08-28", "2025-06-20", "2025-08-29"), weight=0.4),
        _told(
            "Pivot to government contracts",
            PIVOT,
            _lasts("2025-06-25", "2025-07-15", "2025-08-28", None),
            status="ongoing",
            weight=0.6,
        ),
        _told(
            "Scale may lose its Pentagon contract",
            PIVOT,
            _lasts("2025-08-20", "2025-08-25", "2025-08-30", "2025-09-02"),
            status="speculated",
            weight=0.2,
        ),
        _told(
            "Microsoft and xAI scale back",
            RIVALS,
            _lasts("2025-06-12", "2025-06-14", "2025-06-24", "2025-07-03"),
            status="planned",
        ),
        _told("Handshake: demand triples overnight", RIVALS, _at("2025-06-13", "2025-06-28"), weight=0.4),
        _told(
            "Clients of rivals look for neutral vendors",
            RIVALS,
            _lasts("2025-06-14", "2025-06-16", "2025-06-30", "2025-07-12"),
            weight=0.4,
        ),
        _told(
            "Market for data labelling reaches $29 billion",
            RIVALS,
            _lasts("2032-01-01", "2032-01-02", "2032-12-31", "2033-01-01"),
            status="forecast",
            weight=0.3,
        ),
        _told("A rumour without a date", RIVALS, When(), weight=0.2),
        _told("Another one", PEOPLE, When(), weight=0.2),
    )


def sample_story() -> Findings:
    """The whole story: four documents whose dates are assigned, six storylines, two events in tension."""
    events = tuple(replace(event, order=order) for order, event in enumerate(sample_events()))
    dates = ("2025-06-13/2025-06-16", "2025-06-18/2025-06-21", "2025-06-19/2025-06-30", "2025-08-29/2025-09-02")
    titles = ("Google cuts ties with Scale", "OpenAI drops Scale", "What now for Scale AI?", "Executives leave Meta")
    documents = tuple(
        a_document(f"Article {number}.", file=f"{number}.txt", title=title, published=date)
        for number, (date, title) in enumerate(zip(dates, titles, strict=True))
    )
    names = (META, OPENAI, GOOGLE, PEOPLE, PIVOT, RIVALS)
    ids = {m.storyline for event in events for m in event.storylines}
    storylines = []
    for name in names:
        found = next(m for event in events for m in event.storylines if m.why.endswith(name))
        members = tuple(event.id for event in events if any(m.storyline == found.storyline for m in event.storylines))
        storylines.append(Storyline(StorylineId(found.storyline), name, automatic=False, events=members))
    assert len(ids) == len(storylines)
    strained = [
        event.id for event in events if event.title in ("CFO: will keep working with Scale", "OpenAI phases out Scale")
    ]
    passage = Passage(DocumentId(documents[0].id), 0, 4)
    tension = Tension(
        TensionId("t"), "opposed", tuple(strained), (passage, passage), "phase-out against “will continue”"
    )
    return Findings(
        title="Scale AI after the Meta deal",
        documents=documents,
        events=events,
        storylines=tuple(storylines),
        tensions=(tension,),
    )
