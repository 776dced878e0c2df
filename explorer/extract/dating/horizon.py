"""The news horizon: news tells what is new, so what nothing else dates began not long before its first report."""

from collections.abc import Iterable, Sequence

from explorer.data.document import Document
from explorer.data.minutes import DAY
from explorer.data.passage import DocumentId
from explorer.extract.dating.constraints import Fact, Solution, Strength, at_least
from explorer.extract.dating.facts import Reported, published, start_of
from explorer.extract.draft import MentionDraft
from explorer.extract.merging.event_draft import EventDraft
from explorer.extract.weights import weights

RULE = "news horizon"


def horizon_facts(events: Sequence[EventDraft], solution: Solution, reported: Reported) -> Iterable[Fact]:
    """For each event without a first day of its own, the one that weights.toml gives it, unless facts speak against it.

    A vague word ("recently") leaves room for it: then the later of the two first days counts.
    """
    for event in events:
        start = start_of(event.id)
        known = solution.why_first.get(start, ())
        if start in solution.first and not _leaves_room(event, known, solution):
            continue
        found = _horizon(event, solution, reported)
        if found is None:
            continue
        minute, document, days, draft = found
        if not solution.first.get(start, minute) <= minute <= solution.last.get(start, minute):
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


def _leaves_room(event: EventDraft, known: Sequence[Fact], solution: Solution) -> bool:
    """Whether only a vague word bounds the start, and one that reaches up to publication ("recently")."""
    if not known or not known[0].approximate or known[0].event is not None:
        return False
    last = solution.last.get(start_of(event.id))
    outs = [solution.last.get(published(draft.mention.trigger.document)) for draft in event.drafts]
    return last is not None and any(out is not None and last >= out for out in outs)


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
        out = solution.first.get(published(document))
        days = weights().horizon[_manner(draft, reported.documents[document])]
        if out is None or not days:
            continue
        candidate = (reported.place[document], days, draft.mention.trigger.start, document, draft)
        if best is None or candidate[:3] < best[:3]:
            best = candidate
    if best is None:
        return None
    _, days, _, document, draft = best
    return solution.first[published(document)] // DAY * DAY - days * DAY, document, days, draft


def _manner(draft: MentionDraft, document: Document) -> str:
    """Which line of the table counts for a mention."""
    if draft.tense == "past_perfect" or (draft.earlier and draft.tense != "present_perfect"):
        return "past_perfect"
    if draft.earlier:
        return "earlier"
    if draft.mention.status == "ongoing":
        return "ongoing"
    if draft.mention.status in ("planned", "forecast", "speculated"):
        return "planned"
    if is_lead(draft, document):
        return "lead"
    return draft.tense if draft.tense in weights().horizon else "present"
