"""What was not used: sentences with a time or a deed that became no event, and how much of each document is used."""

from collections.abc import Iterable, Sequence

from explorer.data.event import Event, Unused
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Coverage
from explorer.extract.draft import DocumentFacts


def unused_of(facts: Sequence[DocumentFacts]) -> tuple[Unused, ...]:
    """The leftovers of all documents in the order of `facts`, each passage once."""
    found = {left.passage: Unused(left.passage, left.reason) for each in facts for left in reversed(each.leftovers)}
    return tuple(found[left.passage] for each in facts for left in _once(each))


def _once(each: DocumentFacts) -> Iterable[Unused]:
    passages = dict.fromkeys(left.passage for left in each.leftovers)
    return (Unused(passage, "no_event") for passage in sorted(passages))


def coverage_of(facts: Sequence[DocumentFacts], events: Sequence[Event]) -> tuple[tuple[DocumentId, Coverage], ...]:
    """For each document, how many sentences tell a time, and in how many of these an event has a passage."""
    told: dict[DocumentId, list[Passage]] = {}
    for event in events:
        for mention in event.mentions:
            told.setdefault(mention.passage.document, []).append(mention.passage)
    return tuple((each.document, _coverage(each, sorted(told.get(each.document, ())))) for each in facts)


def _coverage(each: DocumentFacts, passages: Sequence[Passage]) -> Coverage:
    used = 0
    place = 0
    for sentence in sorted(each.dated_sentences):
        while place < len(passages) and passages[place].start < sentence.start:
            place += 1
        if place < len(passages) and passages[place].start < sentence.end:
            used += 1
    return Coverage(dated_sentences=len(each.dated_sentences), used=used)
