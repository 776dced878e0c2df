"""Small stories for tests: an_event("peace @ 1918-11-11"), a_document("…"), a_story(…)."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from explorer.data.document import Document, Published
from explorer.data.edtf import parse_edtf, parse_published
from explorer.data.event import (
    Actor,
    Attribution,
    Event,
    Membership,
    Mention,
    MentionId,
    Storyline,
    StorylineId,
    Witnesses,
)
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Coverage, Findings
from explorer.data.when import EventId, Reason


def _slug(words: str) -> str:
    return re.sub(r"\W+", "-", words.casefold()).strip("-") or "x"


def a_document(
    text: str = "One thing happened.",
    *,
    file: str = "story.txt",
    title: str | None = None,
    published: str | None = None,
    basis: str = "assigned",
    **facts: object,
) -> Document:
    """A document of this text; `published` is EDTF, None for unknown."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    came_out = Published() if published is None else Published(parse_published(published), basis)
    return Document(
        id=DocumentId(f"d{digest[:12]}"),
        file=file,
        text=text,
        sha256=digest,
        encoding="utf-8",
        title=file.rsplit(".", 1)[0] if title is None else title,
        published=came_out,
        **facts,
    )


def an_event(
    words: str = "peace @ 1918-11-11",
    *,
    actors: Sequence[Actor | str] = (),
    storylines: Sequence[str] = (),
    attribution: Attribution | str | None = None,
    **facts: object,
) -> Event:
    """An event "title @ EDTF" (without @ undated). Actors by name are organisations that act; storylines by name."""
    title, _, date = (part.strip() for part in words.partition("@"))
    when = parse_edtf(date)
    if when.dated:
        when = when.with_receipt(*(Reason(bound, "test.stated", f"“{date}”") for bound in ("earliest", "latest")))
    who = tuple(Actor(name, "agent", "organisation") if isinstance(name, str) else name for name in actors)
    by = Attribution("said", attribution) if isinstance(attribution, str) else attribution or Attribution()
    values = {
        "id": EventId(f"e-{_slug(title)}"),
        "title": title,
        "label": title,
        "kind": "statement",
        "status": "happened",
        "polarity": "affirmed",
        "weight": 0.5,
        "order": 0,
        "when": when,
    }
    memberships = tuple(Membership(StorylineId(f"s-{_slug(name)}"), f"told so: {name}") for name in storylines)
    return Event(**values | {"actors": who, "attribution": by, "storylines": memberships} | facts)


def a_mention(document: Document, words: str, *, status: str = "happened") -> Mention:
    """The mention whose quote is the first place of these words in the document; its trigger is the last word."""
    start = document.text.index(words)
    trigger = start + words.rstrip().rfind(" ") + 1
    return Mention(
        id=MentionId(f"m-{document.id}-{start}"),
        passage=Passage(document.id, start, start + len(words)),
        quote=words,
        trigger=Passage(document.id, trigger, start + len(words)),
        status=status,
        polarity="affirmed",
        attribution=Attribution(),
        inferred=False,
    )


def a_story(
    *events: Event | str,
    title: str = "A story",
    documents: Sequence[Document] | None = None,
    names: Mapping[str, str] | None = None,
    **facts: object,
) -> Findings:
    """A whole valid story: events in the order of time, each told by a document; storylines from the events.

    Without `documents` one is written of which every sentence is an event's title. `names` gives storylines (by the
    name used in an_event) another name to show.
    """
    told = [an_event(event) if isinstance(event, str) else event for event in events]
    told.sort(key=lambda event: (not event.when.dated, event.when.earliest or 0, event.title))
    if documents is None:
        text = "\n".join(f"{event.title}." for event in told) or "Nothing."
        documents = (a_document(text, title=title, published="2025-06-13"),)
    numbered = [_told(replace(event, order=order), documents) for order, event in enumerate(told)]
    return Findings(
        title=title,
        documents=tuple(documents),
        events=tuple(numbered),
        storylines=_storylines(numbered, names or {}),
        coverage=tuple((document.id, Coverage(0, 0)) for document in documents),
        **facts,
    )


def _told(event: Event, documents: Sequence[Document]) -> Event:
    """The event with a mention in every document that holds its title, if it has none of its own."""
    if event.mentions:
        return event
    mentions = tuple(a_mention(document, event.title) for document in documents if event.title in document.text)
    return replace(event, mentions=mentions, sources=Witnesses(len(mentions), len(mentions)))


def _storylines(events: Sequence[Event], names: Mapping[str, str]) -> tuple[Storyline, ...]:
    members: dict[StorylineId, list[EventId]] = {}
    shown: dict[StorylineId, str] = {}
    for event in events:
        for membership in event.storylines:
            members.setdefault(membership.storyline, []).append(event.id)
            name = membership.why.removeprefix("told so: ")
            shown[membership.storyline] = names.get(name, name)
    return tuple(Storyline(name, shown[name], automatic=False, events=tuple(ids)) for name, ids in members.items())
