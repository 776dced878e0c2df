"""From merged mentions to events: actors, amounts, status with its history, title and weight."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from explorer.data.document import Document
from explorer.data.event import Actor, Amount, Attribution, Event, Role, Status, Turn
from explorer.data.passage import DocumentId
from explorer.data.when import When
from explorer.extract.dating.horizon import is_lead
from explorer.extract.draft import MentionDraft, Participant
from explorer.extract.independence import witnesses
from explorer.extract.merging.event_draft import EventDraft
from explorer.extract.status import status_of
from explorer.extract.weights import weights

_ROLES: tuple[Role, ...] = ("agent", "patient", "other")
_LONGEST_TITLE = 80


def event_of(draft: EventDraft, when: When, order: int, documents: Mapping[DocumentId, Document]) -> Event:
    """The event that these mentions tell, but for its storylines."""
    status = status_of(draft.drafts)
    best = max(draft.drafts, key=lambda each: _title_worth(each, status))
    return Event(
        id=draft.id,
        title=best.title,
        label=best.label or best.title,
        kind=_kind(draft.drafts),
        status=status,
        attribution=_attribution(draft.drafts, status),
        polarity=best.mention.polarity,
        weight=_weight(draft.drafts, when, documents),
        order=order,
        actors=_actors(draft.drafts),
        amounts=_amounts(draft.drafts),
        when=when,
        history=tuple(_history(telling(draft.drafts))),
        sources=witnesses(draft.drafts, documents),
        mentions=tuple(each.mention for each in telling(draft.drafts)),
        merged_because=draft.because,
    )


def telling(drafts: Sequence[MentionDraft]) -> list[MentionDraft]:
    """The mentions that report the event: what only places another one ("shortly after the deal") is not one of them.

    Such words stay among the anchored times. Where an article has nothing else of the event, they stand for it.
    """
    marked = [(draft, _places_another(draft)) for draft in drafts]
    covered = {draft.mention.trigger.document for draft, places in marked if not places}
    return [draft for draft, places in marked if not places or draft.mention.trigger.document not in covered]


def _places_another(draft: MentionDraft) -> bool:
    """Whether the trigger stands in words that place another event by this one."""
    return any(anchor.words.overlaps(draft.mention.trigger) for anchor in draft.anchors)


def _history(drafts: Sequence[MentionDraft]) -> Iterable[Turn]:
    """Each turn of the status, by the mention that first tells it."""
    last: Status | None = None
    for draft in drafts:
        if draft.mention.status != last:
            last = draft.mention.status
            yield Turn(last, draft.mention.id)


def _title_worth(draft: MentionDraft, status: Status) -> tuple[float, int]:
    """Prefers a full sentence with a named agent, of the event's own status, that fits a label."""
    named = any(who.role == "agent" and who.named and not who.inferred for who in draft.participants)
    worth = draft.salience + 0.4 * named + 0.1 * bool(draft.amounts)
    worth += 0.5 * (draft.mention.status == status) - 0.4 * draft.nominal - 0.3 * draft.mention.inferred
    worth -= 0.2 * draft.heading + 0.5 * (len(draft.title) > _LONGEST_TITLE)
    return (round(worth, 9), -len(draft.title))


def _kind(drafts: Sequence[MentionDraft]) -> str:
    counts = Counter(draft.kind for draft in drafts)
    return max(counts, key=lambda kind: counts[kind])


def _attribution(drafts: Sequence[MentionDraft], status: Status) -> Attribution:
    """Asserted when any article says so itself; else by whom it was said or reported first."""
    told = [draft.mention.attribution for draft in drafts if draft.mention.status == status]
    told = told or [draft.mention.attribution for draft in drafts]
    for attribution in told:
        if attribution.kind == "asserted":
            return attribution
    named = [attribution for attribution in told if attribution.by]
    return (named or told)[0]


def _actors(drafts: Sequence[MentionDraft]) -> tuple[Actor, ...]:
    """Everybody who takes part, each once, in the role and of the type that most mentions give; agents first."""
    seen: dict[str, list[Participant]] = defaultdict(list)
    for draft in drafts:
        for who in draft.participants:
            if not who.house:
                seen[who.name].append(who)
    actors = [_actor(name, found) for name, found in seen.items()]
    place = {name: number for number, name in enumerate(seen)}
    return tuple(
        sorted(actors, key=lambda actor: (_ROLES.index(actor.role), -len(seen[actor.name]), place[actor.name]))
    )


def _actor(name: str, found: Sequence[Participant]) -> Actor:
    roles = Counter(who.role for who in found)
    types = Counter(who.type for who in found)
    return Actor(
        name=name,
        role=max(_ROLES, key=lambda role: roles[role]),
        type=max(types, key=lambda kind: types[kind]),
        inferred=all(who.inferred for who in found),
    )


def _amounts(drafts: Sequence[MentionDraft]) -> tuple[Amount, ...]:
    """Each quantity once, where it is told first."""
    found: dict[tuple[float, str], Amount] = {}
    for draft in drafts:
        for amount in draft.amounts:
            found.setdefault((amount.value, amount.unit), amount)
    return tuple(found.values())


def _weight(drafts: Sequence[MentionDraft], when: When, documents: Mapping[DocumentId, Document]) -> float:
    """How much an event weighs in the story, 0–1: see weights.toml."""
    numbers = weights().event
    articles = len({draft.mention.trigger.document for draft in drafts})
    kind = numbers.kind.get(_kind(drafts), 0.0)
    total = numbers.salience * max(draft.salience for draft in drafts) + kind
    total += numbers.per_document * min(articles - 1, 3)
    total += numbers.named_actor * any(who.named for draft in drafts for who in draft.participants)
    total += numbers.amount * any(draft.amounts for draft in drafts)
    total += numbers.dated * when.dated
    total += numbers.lead * any(is_lead(draft, documents[draft.mention.trigger.document]) for draft in drafts)
    return round(min(1.0, max(0.0, total)), 4)
