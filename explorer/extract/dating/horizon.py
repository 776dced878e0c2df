"""The news horizon: news tells what is new, so what nothing else dates began not long before its first report."""

from collections.abc import Iterable, Sequence

from explorer.data.document import Document
from explorer.data.minutes import DAY
from explorer.data.passage import DocumentId
from explorer.extract.dating.constraints import Fact, Moment, Solution, Strength, at_least
from explorer.extract.dating.facts import Reported, start_of
from explorer.extract.draft import MentionDraft
from explorer.extract.merging.event_draft import EventDraft
from explorer.extract.weights import weights

RULE = "news horizon"


def horizon_facts(events: Sequence[EventDraft], solution: Solution, reported: Reported) -> Iterable[Fact]:
    """For each event without a first day, the one that weights.toml gives it, unless facts speak against it."""
    for event in events:
        start = start_of(event.id)
        if start in solution.first:
            continue
        found = _horizon(event, solution, reported)
        if found is None:
            continue
        minute, document, days, draft = found
        if solution.last.get(start, minute) < minute:
            continue
        yield Fact(
            (at_least(start, minute),),
            Strength.INFERRED,
            RULE,
            f"News tells what is new: taken as begun within {days} days before {reported.name(document)} was published",
            (reported.place[document], draft.mention.trigger.start),
            draft.mention.passage,
            approximate=True,
        )


def is_lead(draft: MentionDraft, document: Document) -> bool:
    """Whether a mention stands where news tells its main point: in a heading or in the first paragraph."""
    if draft.heading:
        return True
    head = document.text[: draft.sentence.start].strip()
    return "\n\n" not in head and head.count("\n") <= 1


def _horizon(
    event: EventDraft, solution: Solution, reported: Reported
) -> tuple[int, DocumentId, int, MentionDraft] | None:
    """The first day by the earliest report that has one, with the narrowest of its mentions."""
    best: tuple[int, int, int, DocumentId, MentionDraft] | None = None
    for draft in event.drafts:
        document = draft.mention.trigger.document
        out = solution.first.get(Moment("published", document))
        days = weights().horizon[_manner(draft, reported.documents[document])]
        if out is None or not days:
            continue
        candidate = (reported.place[document], days, draft.mention.trigger.start, document, draft)
        if best is None or candidate[:3] < best[:3]:
            best = candidate
    if best is None:
        return None
    _, days, _, document, draft = best
    return solution.first[Moment("published", document)] // DAY * DAY - days * DAY, document, days, draft


def _manner(draft: MentionDraft, document: Document) -> str:
    """Which line of the table counts for a mention."""
    if draft.earlier or draft.tense == "past_perfect":
        return "past_perfect"
    if draft.mention.status == "ongoing":
        return "ongoing"
    if draft.mention.status in ("planned", "forecast", "speculated"):
        return "planned"
    if is_lead(draft, document):
        return "lead"
    return draft.tense if draft.tense in weights().horizon else "present"
