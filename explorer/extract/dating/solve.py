"""Dating: from events and their facts to whens, one order, and what lies between events."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.data.document import Document
from explorer.data.event import Relation, RelationKind
from explorer.data.expression import AnchoredTime
from explorer.data.passage import DocumentId, Passage
from explorer.data.when import Basis, EventId, When, instant
from explorer.extract.dating.anchors import Anchors, Resolved
from explorer.extract.dating.constraints import Clash, Fact, Limit, solve
from explorer.extract.dating.facts import PLANS, Reported, anchor_facts, event_facts, publication_facts, start_of
from explorer.extract.dating.horizon import horizon_facts
from explorer.extract.dating.order import order_of
from explorer.extract.dating.whens import when_of
from explorer.extract.draft import DocumentFacts, FoundAnchor
from explorer.extract.merging.event_draft import EventDraft
from explorer.extract.merging.merge import publication_order

_BEFORE = ("after", "shortly_after", "since")
_AFTER = ("before", "shortly_before", "until", "by")


@dataclass(frozen=True, slots=True)
class Dating:
    """The when and the place in the order of each event, the relations between events, and the facts that clashed."""

    whens: dict[EventId, When]
    order: dict[EventId, int]
    relations: tuple[Relation, ...]
    anchored: tuple[AnchoredTime, ...]
    clashes: tuple[Clash, ...]


def date_events(events: Sequence[EventDraft], facts: Sequence[DocumentFacts], documents: Sequence[Document]) -> Dating:
    """Date all events of a story by their own words, by each other and by publication; raises nothing."""
    in_order = sorted(documents, key=publication_order)
    by_id = {document.id: document for document in in_order}
    reported = Reported(by_id, {document.id: number for number, document in enumerate(in_order)})
    anchors = Anchors(events, by_id)
    known: list[Fact] = list(publication_facts(reported))
    placed: list[tuple[EventId, Fact, Resolved]] = []
    for event in events:
        known += event_facts(event, reported)
        placed += [(event.id, fact, resolved) for fact, resolved in anchor_facts(event, anchors, reported)]
    known += [fact for _, fact, _ in placed]
    solution = solve(known)
    clashes = solution.clashes
    after_others = {event for event, fact, _ in placed if any(_bounds_below(event, limit) for limit in fact.limits)}
    # First what stands by itself: an event that follows another one begins with that one's first day.
    for some in ([event for event in events if event.id not in after_others], events):
        solution = solve([*solution.kept, *horizon_facts(some, solution, reported)])
        clashes += solution.clashes
    touching = _touching(clashes)
    whens = {event.id: when_of(event, solution, touching[event.id], reported) for event in events}
    kept = set(solution.kept)
    pairs = [(_pair(event, resolved), fact) for event, fact, resolved in placed if fact in kept]
    order = order_of([event.id for event in events], whens, [pair for (pair, kind), _ in pairs if kind == "before"])
    relations = [Relation(*pair, kind, fact.passage) for (pair, kind), fact in pairs]
    relations += _same_plans(events)
    relations += _nearest_before(events, whens, relations)
    return Dating(
        whens, order, tuple(dict.fromkeys(relations)), tuple(_anchored(facts, placed, anchors, whens, by_id)), clashes
    )


def _bounds_below(event: EventId, limit: Limit) -> bool:
    """Whether a limit gives the event's start a first minute by another moment."""
    return limit.earlier == start_of(event)


def _touching(clashes: Iterable[Clash]) -> dict[EventId, list[Clash]]:
    """For each event, the clashes whose facts bound it."""
    found: dict[EventId, list[Clash]] = defaultdict(list)
    for clash in clashes:
        ids = {
            EventId(moment.id)
            for fact in clash.facts
            for limit in fact.limits
            for moment in limit[:2]
            if moment.of in ("start", "end")
        }
        for event in sorted(ids):
            found[event].append(clash)
    return found


def _pair(event: EventId, resolved: Resolved) -> tuple[tuple[EventId, EventId], RelationKind]:
    """Which event lies before which, or during which, by an anchor."""
    if resolved.anchor.relation in _BEFORE:
        return (resolved.event, event), "before"
    if resolved.anchor.relation in _AFTER:
        return (event, resolved.event), "before"
    return (event, resolved.event), "during"


def _same_plans(events: Sequence[EventDraft]) -> list[Relation]:
    """What had long begun and what is announced by the same actors: two events of one plan."""
    by_matter: dict[tuple[int, str], list[EventDraft]] = defaultdict(list)
    for event in events:
        by_matter[event.cluster, event.first.group].append(event)
    found = []
    for matter in by_matter.values():
        begun = [event for event in matter if any(draft.earlier for draft in event.drafts)]
        plans = [event for event in matter if any(draft.mention.status in PLANS for draft in event.drafts)]
        for earlier in begun:
            for plan in plans:
                shared = _acting(earlier, "agent") & _acting(plan, "agent")
                if earlier.id != plan.id and shared and _acting(earlier, "patient") & _acting(plan, "patient"):
                    found.append(Relation(earlier.id, plan.id, "same_plan"))
    return found


def _acting(event: EventDraft, role: str) -> set[str]:
    return {who.name for draft in event.drafts for who in draft.participants if who.role == role}


def _nearest_before(
    events: Sequence[EventDraft], whens: Mapping[EventId, When], known: Sequence[Relation]
) -> list[Relation]:
    """For each event, the last one of the same matter whose bounds lie wholly before its own."""
    told = {(relation.start, relation.end) for relation in known}
    by_cluster: dict[int, list[EventId]] = defaultdict(list)
    for event in events:
        by_cluster[event.cluster].append(event.id)
    found = []
    for ids in by_cluster.values():
        ended = sorted((end, each) for each in ids if (end := whens[each].latest_end) is not None)
        starting = sorted((start, each) for each in ids if (start := whens[each].earliest) is not None)
        last = 0
        for start, each in starting:
            while last < len(ended) and ended[last][0] <= start:
                last += 1
            if last and (ended[last - 1][1], each) not in told:
                found.append(Relation(ended[last - 1][1], each, "before"))
    return found


def _anchored(
    facts: Sequence[DocumentFacts],
    placed: Sequence[tuple[EventId, Fact, Resolved]],
    anchors: Anchors,
    whens: Mapping[EventId, When],
    documents: Mapping[DocumentId, Document],
) -> Iterable[AnchoredTime]:
    """Every anchored expression of every document, with the event it means and the when that follows."""
    resolved_at: dict[Passage, EventId] = {}
    for _, _, resolved in placed:
        resolved_at.setdefault(resolved.anchor.words, resolved.event)
    for each in sorted(facts, key=lambda each: publication_order(documents[each.document])):
        for anchor in each.times.anchors:
            event = resolved_at.get(anchor.words)
            if event is None and (found := anchors.resolve(anchor)) is not None:
                event = found.event
            when = When() if event is None else _shifted(anchor, whens[event])
            text = documents[each.document].quote(anchor.words)
            yield AnchoredTime(anchor.words, text, anchor.relation, event, when, anchor.rule)


def _shifted(anchor: FoundAnchor, there: When) -> When:
    """The when that the words mean, given the when of the event they name."""
    low, high = anchor.low or 0, anchor.high
    if anchor.relation in ("after", "shortly_after", "since"):
        latest = None if high is None or there.latest is None else there.latest + high
        earliest = None if there.earliest is None else there.earliest + low
    elif anchor.relation == "during":
        return When(
            there.earliest,
            there.latest,
            there.earliest_end,
            there.latest_end,
            there.instant,
            there.grain,
            basis="derived",
        )
    else:
        earliest = None if high is None or there.earliest is None else there.earliest - high
        latest = None if there.latest is None else there.latest - low
    basis: Basis = "unknown" if earliest is None and latest is None else "derived"
    return instant(earliest, latest, basis=basis, approximate=anchor.relation.startswith("shortly"))
