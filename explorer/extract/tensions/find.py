"""Typed tensions between passages, each once per pair of events, with a sentence that says what pulls apart."""

import hashlib
import re
from collections.abc import Mapping, Sequence

from explorer.data.document import Document
from explorer.data.event import Event, Tension, TensionId
from explorer.data.passage import DocumentId, Passage
from explorer.data.when import EventId
from explorer.extract.dating.constraints import Clash, Fact, Strength
from explorer.extract.dating.facts import BY_REPORT
from explorer.extract.draft import DocumentFacts
from explorer.extract.merging.event_draft import EventDraft
from explorer.extract.merging.merge import publication_order
from explorer.extract.tensions.accounts import account_tensions
from explorer.extract.tensions.candidate import Candidate
from explorer.extract.tensions.counts import count_tensions
from explorer.extract.tensions.deeds import amount_tensions, opposed_tensions, status_tensions
from explorer.extract.tensions.denials import denial_tensions
from explorer.extract.tensions.departures import departure_tensions
from explorer.extract.tensions.roles import role_tensions
from explorer.extract.tensions.sentences import sentences_of
from explorer.extract.tensions.tellings import telling_tensions

_ORDER = re.compile(r"^“(?:[\w-]+ ){0,4}(?:after|before|following|prior to|ahead of)\b", re.IGNORECASE)


def find_tensions(
    events: Sequence[Event],
    drafts: Sequence[EventDraft],
    facts: Sequence[DocumentFacts],
    clashes: Sequence[Clash],
    documents: Sequence[Document],
) -> tuple[Tension, ...]:
    """All candidates, for a person to confirm or dismiss, by the place of their first passage.

    `drafts` are the mentions behind the events; `clashes` the facts about time that could not all hold.
    """
    by_id = {document.id: document for document in documents}
    place = {document.id: number for number, document in enumerate(sorted(documents, key=publication_order))}
    order = {event.id: number for number, event in enumerate(events)}
    sentences = sentences_of(drafts, by_id)
    found = [
        *account_tensions(sentences, by_id),
        *denial_tensions(sentences, by_id),
        *count_tensions(sentences, by_id),
        *departure_tensions(sentences, by_id),
        *telling_tensions(drafts, sentences, by_id),
        *opposed_tensions(drafts, by_id),
        *role_tensions(events, facts, place),
        *status_tensions(drafts, by_id),
        *amount_tensions(drafts, by_id),
        *_date_tensions(clashes),
    ]
    claims: set[tuple[str, Passage]] = set()
    tensions: dict[tuple[str, tuple[EventId, ...] | tuple[Passage, ...]], Tension] = {}
    for candidate in found:
        told = tuple(dict.fromkeys(candidate.passages))
        if len(told) < 2 or (candidate.kind, told[-1]) in claims:
            continue
        claims.add((candidate.kind, told[-1]))
        ids = tuple(sorted(dict.fromkeys(candidate.events), key=lambda each: order[each]))
        tension = Tension(_id_of(candidate, ids, told, by_id), candidate.kind, ids, told, candidate.explanation)
        tensions.setdefault((candidate.kind, ids or told), tension)
    return tuple(sorted(tensions.values(), key=lambda tension: _first(tension, place)))


def _first(tension: Tension, place: Mapping[DocumentId, int]) -> tuple[int, int, str, str]:
    return (*min((place[each.document], each.start) for each in tension.passages), tension.kind, tension.id)


def _id_of(
    candidate: Candidate, ids: Sequence[EventId], told: Sequence[Passage], documents: Mapping[DocumentId, Document]
) -> TensionId:
    """The id comes from the kind, the events and the words at the passages."""
    words = [candidate.kind, *sorted(ids), *sorted(documents[each.document].quote(each) for each in told)]
    return TensionId("t" + hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:12])


def _date_tensions(clashes: Sequence[Clash]) -> list[Candidate]:
    """Words about time that cannot all hold: the passages that say them.

    What only tense or publication says is doubt, and so is a date that stands in the words of an anchor. Two dates
    that one article gives one event are one deed misread; those of two articles are told by `telling_tensions`.
    """
    found = []
    for clash in clashes:
        told = [fact for fact in clash.facts if fact.reason]
        passages = tuple(dict.fromkeys(fact.passage for fact in told if fact.passage is not None))
        if any(fact.rule in BY_REPORT or fact.approximate or fact.strength == Strength.INFERRED for fact in told):
            continue
        if len(passages) < 2 or any(one != two and one.overlaps(two) for one in passages for two in passages):
            continue
        linked = [fact for fact in told if fact.event]
        if len({each.document for each in passages}) > 1 or not linked or not all(map(_orders, linked)):
            continue
        ids = {
            EventId(moment.id)
            for fact in clash.facts
            for limit in fact.limits
            for moment in limit[:2]
            if _is_event(moment.of)
        }
        kept = "; ".join(dict.fromkeys(fact.reason for fact in told if fact != clash.set_aside))
        sentence = f"These cannot all hold: {kept}; against: {clash.set_aside.reason}."
        found.append(Candidate("date", tuple(sorted(ids)), passages, sentence))
    return found


def _orders(fact: Fact) -> bool:
    """Whether the words of an anchor say plainly what came before what."""
    return bool(_ORDER.search(fact.reason))


def _is_event(of: str) -> bool:
    return of in ("start", "end")
