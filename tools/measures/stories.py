"""Stories of any size with articles, quotes and receipts: the same every time."""

import random
from dataclasses import replace

from explorer.data.document import Document, Published
from explorer.data.edtf import parse_published
from explorer.data.event import Attribution, Event, Membership, Mention, MentionId, Storyline, StorylineId, Witnesses
from explorer.data.minutes import DAY, minute_of
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Findings
from explorer.data.when import EventId, Reason, When, instant, period

_LANES = ("The ferry line", "The harbour", "The board", "The storm", "The dam", "The trial", "The strike", "The vote")
_WHO = (
    "The board",
    "Ida Lund",
    "The ministry",
    "Alma Lines",
    "The harbour master",
    "The union",
    "A court",
    "Northport",
)
_DOES = ("buys", "sells", "closes", "opens", "plans", "denies", "delays", "inspects", "orders", "repairs", "names")
_WHAT = ("a second ferry", "the old pier", "the winter line", "a new captain", "the report on the storm", "two tugs")
_STATUSES = ("happened",) * 7 + ("planned", "denied", "speculated")
_PER_ARTICLE = 12


def a_large_story(number: int) -> Findings:
    """A story of so many events over three years in eight storylines, told by an article for every dozen of them."""
    chance = random.Random(number)  # noqa: S311 - a story by chance, the same every time
    documents, events = [], []
    for first in range(0, number, _PER_ARTICLE):
        document, told = _article(first, min(first + _PER_ARTICLE, number), chance)
        documents.append(document)
        events += told
    events.sort(key=lambda event: (event.when.earliest or 0, event.id))
    events = [replace(event, order=order) for order, event in enumerate(events)]
    storylines = tuple(
        Storyline(
            StorylineId(f"s{place}"),
            name,
            automatic=False,
            events=tuple(event.id for event in events if event.storylines[0].storyline == f"s{place}"),
        )
        for place, name in enumerate(_LANES)
    )
    return Findings(title=f"{number:,} events", documents=tuple(documents), events=tuple(events), storylines=storylines)


def _article(first: int, after: int, chance: random.Random) -> tuple[Document, list[Event]]:
    sentences = [
        f"{chance.choice(_WHO)} {chance.choice(_DOES)} {chance.choice(_WHAT)} no {number}."
        for number in range(first, after)
    ]
    place = first // _PER_ARTICLE
    day = f"20{22 + place % 3}-{1 + place % 12:02d}-{1 + place % 28:02d}"
    identity = DocumentId(f"d{place}")
    published = Published(parse_published(day), "assigned" if place % 3 == 0 else "stated")
    document = Document(
        id=identity, file=f"{place}.txt", text="\n".join(sentences), sha256=f"{place:064x}", encoding="utf-8",
        title=f"News of {day}", publisher="The Northport Post", published=published,
    )  # fmt: skip
    events = []
    start = 0
    for number, sentence in enumerate(sentences, first):
        events.append(_event(number, sentence[:-1], Passage(identity, start, start + len(sentence) - 1), chance))
        start += len(sentence) + 1
    return document, events


def _event(number: int, title: str, passage: Passage, chance: random.Random) -> Event:
    status = chance.choice(_STATUSES)
    mention = Mention(
        MentionId(f"m{number}"), passage, title, passage, status, "affirmed", Attribution(), inferred=False
    )
    lane = StorylineId(f"s{chance.randrange(len(_LANES))}")
    return Event(
        EventId(f"e{number}"), title, title, "statement", status, Attribution(), "affirmed", chance.random(), 0,
        when=_when(chance, passage), storylines=(Membership(lane, "drawn by chance"),),
        sources=Witnesses(1, 1), mentions=(mention,),
    )  # fmt: skip


def _when(chance: random.Random, passage: Passage) -> When:
    start = minute_of(2022) + chance.randrange(3 * 365) * DAY
    length = chance.randrange(1, 90) * DAY
    shape = chance.random()
    if shape < 0.6:
        when = instant(start, start + DAY)
    elif shape < 0.75:
        when = instant(start, start + length, basis="bounded")
    else:
        when = period((start, start + DAY), (start + length, start + length + 4 * DAY))
    return when.with_receipt(*(Reason(bound, "stated", "“that day”", passage) for bound in ("earliest", "latest")))
