"""What became of an event, by all that tell it: the latest article counts, but what has happened is no plan again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from explorer.data.event import Status
from explorer.data.passage import DocumentId
from explorer.extract.draft import MentionDraft
from explorer.extract.weights import weights

_OPEN: tuple[Status, ...] = ("planned", "forecast", "speculated")
# Of statuses that an article gives equally often, the one that says most.
_TELLING: tuple[Status, ...] = ("happened", "ongoing", "cancelled", "planned", "denied", "forecast", "speculated")
_NOUN = 0.5


def status_of(drafts: Sequence[MentionDraft]) -> Status:
    """What the last article says; but what has happened is no plan again. `drafts` stand in the order of articles.

    Where one says that it happened and another denies it, the denial is a tension, not yet what became of it.
    """
    by_document: dict[DocumentId, list[MentionDraft]] = defaultdict(list)
    told_as_done = any(draft.mention.status in ("happened", "ongoing") for draft in drafts)
    for draft in drafts:
        if told_as_done and draft.mention.status == "denied" and draft.mention.attribution.kind != "asserted":
            continue
        by_document[draft.mention.trigger.document].append(draft)
    status: Status | None = None
    for told in by_document.values():
        latest = _most_told(told)
        if not (status in ("happened", "ongoing") and latest in _OPEN) and not (
            status == "happened" and latest == "ongoing"
        ):
            status = latest
    return status or "happened"


def _most_told(drafts: Iterable[MentionDraft]) -> Status:
    """The status that one article gives most; a noun counts half, for it hides the tense.

    Who scraps a plan that is told as cancelled has cancelled it: that counts for the plan.
    """
    told = list(drafts)
    cancelled = any(draft.mention.status == "cancelled" for draft in told)
    counts: dict[Status, float] = defaultdict(float)
    for draft in told:
        ends = cancelled and draft.mention.status == "happened" and draft.lemma in weights().merging.ends_plans
        counts["cancelled" if ends else draft.mention.status] += _NOUN if draft.nominal else 1
    if "cancelled" in counts and not counts.keys() & {"happened", "ongoing"}:
        return "cancelled"  # what the same article tells of the plan is how it stood before
    return max(counts, key=lambda status: (counts[status], -_TELLING.index(status)))
