"""How many of an event's sources are witnesses of their own: reports retold count once."""

import re
from collections.abc import Mapping, Sequence

from explorer.data.document import Document
from explorer.data.event import Witnesses
from explorer.data.passage import DocumentId
from explorer.extract.draft import MentionDraft
from explorer.extract.weights import weights

_WORD = re.compile(r"\w+")
_RUN = 3


def witnesses(drafts: Sequence[MentionDraft], documents: Mapping[DocumentId, Document]) -> Witnesses:
    """The articles that tell an event, and how many groups of them do not lean on each other.

    Two articles are one witness when they have the same origin or publisher, when all that one says of the event is
    "according to" the other's house or to the same source, or when their sentences are nearly identical.
    """
    by_document: dict[DocumentId, list[MentionDraft]] = {}
    for draft in drafts:
        by_document.setdefault(draft.mention.trigger.document, []).append(draft)
    ids = sorted(by_document)
    leader = {document: document for document in ids}
    houses = {document: _houses(by_document[document], documents[document]) for document in ids}
    runs = {
        document: [_runs(documents[document].quote(draft.sentence)) for draft in by_document[document]]
        for document in ids
    }
    for place, first in enumerate(ids):
        for second in ids[place + 1 :]:
            if houses[first] & houses[second] or _retold(runs[first], runs[second]):
                old, new = leader[second], leader[first]
                leader = {document: new if chief == old else chief for document, chief in leader.items()}
    return Witnesses(articles=len(ids), independent=len(set(leader.values())))


def _houses(drafts: Sequence[MentionDraft], document: Document) -> set[str]:
    """The houses an article's word on an event comes from: its own, its origin's, and whom all its mentions quote."""
    named = {document.origin, document.publisher}
    quoted = [draft.mention.attribution.by if draft.mention.attribution.kind == "reported" else "" for draft in drafts]
    if all(quoted):
        named.update(quoted)
    return {" ".join(name.casefold().split()) for name in named if name.strip()}


def _runs(sentence: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(sentence.casefold())
    return frozenset(tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))


def _retold(first: Sequence[frozenset[tuple[str, ...]]], second: Sequence[frozenset[tuple[str, ...]]]) -> bool:
    """Whether any two sentences share most of their three-word runs."""
    least = weights().near_identical
    return any(one and two and len(one & two) >= least * len(one | two) for one in first for two in second)
