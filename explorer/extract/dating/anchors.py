"""Which event the words mean that place another one: "the Meta deal" in "shortly after the Meta deal"."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.data.document import Document
from explorer.data.passage import DocumentId, Passage
from explorer.data.when import EventId
from explorer.extract.draft import FoundAnchor
from explorer.extract.merging.event_draft import EventDraft

_WORD = re.compile(r"[^\W_]{3,}")
# Words of one family share their beginning: invest, investment; acquire, acquisition.
_STEM = 5


@dataclass(frozen=True, slots=True)
class Resolved:
    """An anchor and the event that its words mean; `told` when a mention of the event stands in these very words."""

    anchor: FoundAnchor
    event: EventId
    told: bool


class Anchors:
    """Finds the event that words name: by the mention that stands there, else by deed and actors."""

    def __init__(self, events: Sequence[EventDraft], documents: Mapping[DocumentId, Document]) -> None:
        self._documents = documents
        self._mentions: dict[DocumentId, list[tuple[Passage, EventId]]] = defaultdict(list)
        self._clusters: dict[DocumentId, int] = {}
        self._by_cluster: dict[int, list[EventDraft]] = defaultdict(list)
        self._deeds = {event.id: _deed_words(event) for event in events}
        self._actors = {event.id: _actor_words(event) for event in events}
        for event in events:
            self._by_cluster[event.cluster].append(event)
            for draft in event.drafts:
                self._mentions[draft.mention.trigger.document].append((draft.mention.trigger, event.id))
                self._clusters[draft.mention.trigger.document] = event.cluster
        self._named = {
            cluster: set().union(*(self._actors[event.id] for event in found))
            for cluster, found in self._by_cluster.items()
        }

    def resolve(self, anchor: FoundAnchor, *, placed: EventId | None = None) -> Resolved | None:
        """The event that the anchor's words mean, other than the one that is `placed` by them; None when unclear."""
        here = anchor.anchor.document
        for trigger, event in self._mentions[here]:
            if event != placed and trigger.overlaps(anchor.anchor):
                return Resolved(anchor, event, told=True)
        cluster = self._clusters.get(here)
        if cluster is None:
            return None
        said = self._documents[here].quote(anchor.anchor)
        if said.lower().startswith(("a ", "an ")):
            return None  # "until a successor is found": nobody has told of it before
        words = {word.lower() for word in _WORD.findall(said)}
        ranked = sorted(
            (
                (self._fit(words, event, cluster), self._nearness(event, anchor.anchor), len(event.drafts), event.id)
                for event in self._by_cluster[cluster]
                if event.id != placed
            ),
            reverse=True,
        )
        if not ranked or ranked[0][0] <= 0:
            return None
        return Resolved(anchor, ranked[0][3], told=False)

    def _fit(self, words: set[str], event: EventDraft, cluster: int) -> int:
        """How many of the words fit the event's deed and actors; 0 when they name somebody else or no deed of it."""
        named = words & self._named[cluster]
        actors = named & self._actors[event.id]
        deeds = {word for word in words - named if _stem(word) in self._deeds[event.id]}
        if named - actors or (not deeds and len(actors) < 2):
            return 0
        return 2 * len(deeds) + len(actors)

    @staticmethod
    def _nearness(event: EventDraft, anchor: Passage) -> tuple[bool, int]:
        """Prefers what the same document told before, the nearest of it."""
        before = [
            draft.mention.trigger.start
            for draft in event.drafts
            if draft.mention.trigger.document == anchor.document and draft.mention.trigger.start < anchor.start
        ]
        return (bool(before), max(before, default=0))


def _stem(word: str) -> str:
    return word[:_STEM]


def _deed_words(event: EventDraft) -> set[str]:
    """The beginnings of the words that name the deed: triggers, kinds, frame groups."""
    words = {
        word
        for draft in event.drafts
        for name in (draft.lemma, draft.kind, draft.frame, draft.group)
        for word in _WORD.findall(name.replace("_", " ").lower())
    }
    return {_stem(word) for word in words}


def _actor_words(event: EventDraft) -> set[str]:
    return {word.lower() for draft in event.drafts for who in draft.participants for word in _WORD.findall(who.name)}
