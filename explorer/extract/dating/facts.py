"""What the mentions of an event say about its time, as constraints with the line a receipt shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.data.document import Document
from explorer.data.minutes import DAY
from explorer.data.passage import DocumentId
from explorer.data.when import EventId, When
from explorer.data.words import when_in_words
from explorer.extract.dating.anchors import Anchors, Resolved
from explorer.extract.dating.constraints import Fact, Limit, Moment, Strength, at_least, at_most
from explorer.extract.draft import FoundTime, MentionDraft
from explorer.extract.merging.event_draft import EventDraft
from explorer.extract.status import status_of
from explorer.extract.weights import weights

PLANS = ("planned", "forecast", "speculated")
# The rules of facts that only the tense of a report, or its day, gives.
BY_REPORT = ("publication", "going on", "still to come", "plan on record", "told as past", "news horizon")
_STRETCHES = ("for", "since", "until", "from", "to", "between")
_LONG_GRAINS = ("month", "quarter", "season", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Reported:
    """The documents as constraints see them: their place in the order of publication, and what a receipt calls them."""

    documents: Mapping[DocumentId, Document]
    place: Mapping[DocumentId, int]

    def known(self, document: DocumentId) -> bool:
        """Whether anything tells when the document came out."""
        when = self.documents[document].published.when
        return when is not None and when.dated

    def name(self, document: DocumentId) -> str:
        """The title of a document in quotation marks."""
        return f"“{self.documents[document].title or self.documents[document].file}”"


def start_of(event: EventId) -> Moment:
    """The moment at which an event starts."""
    return Moment("start", event)


def end_of(event: EventId) -> Moment:
    """The moment at which an event ends."""
    return Moment("end", event)


def published(document: DocumentId) -> Moment:
    """The moment at which a document came out."""
    return Moment("published", document)


def publication_facts(reported: Reported) -> Iterable[Fact]:
    """When each document came out, as far as it is known."""
    for document in reported.documents.values():
        when = document.published.when
        if when is None or not when.dated:
            continue
        limits = _between(published(document.id), when.earliest, when.latest)
        basis = "" if document.published.basis == "stated" else f" ({_BASIS[document.published.basis]})"
        reason = f"{reported.name(document.id)} was published {when_in_words(when)}{basis}"
        place = (reported.place[document.id], -1)
        yield Fact(limits, Strength.GIVEN, "publication", reason, place, document.published.passage)


_BASIS = {"assigned": "date assigned", "file": "date of the file", "unknown": "basis unknown"}


def lasts(event: EventDraft) -> bool:
    """Whether the event is a stretch of time rather than a moment."""
    status = status_of(event.drafts)
    own = [draft for draft in event.drafts if any(time.expression.when.dated for time in draft.times)]
    if status == "ongoing" or (status in PLANS and not own):
        return True
    votes = [
        draft.durative or any(is_stretch(time) or _adds_up(draft, time.expression.when) for time in draft.times)
        for draft in (own or [draft for draft in event.drafts if draft.mention.status == status] or event.drafts)
    ]
    return 2 * sum(votes) > len(votes)


def is_stretch(time: FoundTime) -> bool:
    """Whether the words tell how long, since when or until when, rather than at what time."""
    return time.signal in _STRETCHES and time.expression.when.dated and not time.expression.when.instant


def event_facts(event: EventDraft, reported: Reported) -> Iterable[Fact]:
    """All that the event's own mentions say, but for anchors: times, tense and status against publication."""
    start, end = start_of(event.id), end_of(event.id)
    period = lasts(event)
    same = () if period else (Limit(start, end, 0),)
    yield Fact((Limit(end, start, 0), *same), Strength.GIVEN, "a start is not after its end", "", (0, 0))
    for draft in event.drafts:
        for time in draft.times:
            yield from _time_facts(event, draft, time, reported, period=period)
        yield from _report_facts(event, draft, reported)


def strength_of(draft: MentionDraft, *, vague: bool = False) -> Strength:
    """How much what a mention says weighs."""
    if draft.mention.inferred:
        return Strength.INFERRED
    if vague:
        return Strength.VAGUE
    return Strength.STATED if draft.mention.attribution.kind == "asserted" else Strength.ATTRIBUTED


def _time_facts(
    event: EventDraft, draft: MentionDraft, time: FoundTime, reported: Reported, *, period: bool
) -> Iterable[Fact]:
    """The mention's own time expression as limits on start and end."""
    expression = time.expression
    when = expression.when
    if not when.dated or expression.type == "SET":
        return
    limits = _own_limits(event.id, draft, time, period=period)
    if not limits:
        return
    words = reported.documents[time.words.document].quote(time.words)
    meaning = when.receipt[0].reason if when.receipt else when_in_words(when)
    yield Fact(
        limits,
        strength_of(draft, vague=when.approximate),
        expression.rule,
        f"“{' '.join(words.split())}”: {meaning}",
        (reported.place[time.words.document], time.words.start),
        time.words,
        approximate=when.approximate,
    )


def _own_limits(event: EventId, draft: MentionDraft, time: FoundTime, *, period: bool) -> tuple[Limit, ...]:
    when, start, end = time.expression.when, start_of(event), end_of(event)
    if not period:
        return (*_between(start, when.earliest, None), *_between(end, None, when.latest_end))
    if is_stretch(time):
        return (*_between(start, when.earliest, when.latest), *_between(end, when.earliest_end, when.latest_end))
    if _adds_up(draft, when) and when.earliest is not None and when.latest_end is not None:
        first, last = when.earliest, when.latest_end
        return (*_between(start, first, first + DAY), *_between(end, last - DAY, last))
    if time.signal == "until":
        return _between(end, when.earliest_end, when.latest_end)
    if time.signal == "since" or draft.mention.status == "ongoing":
        return _between(start, when.earliest, when.latest if time.signal == "since" else when.latest_end)
    return (*_between(start, when.earliest, None), *_between(end, None, when.latest_end))


def _adds_up(draft: MentionDraft, when: When) -> bool:
    """Whether a total is told for the whole of a month or longer: "spent $150 million last year"."""
    if draft.kind not in weights().adds_up or not draft.amounts or when.approximate:
        return False
    return when.grain in _LONG_GRAINS and when.earliest is not None and when.latest_end is not None


def _report_facts(event: EventDraft, draft: MentionDraft, reported: Reported) -> Iterable[Fact]:
    """What the mere report says: the past lies before it, what goes on includes it, a plan is not done by then."""
    document = draft.mention.trigger.document
    if not reported.known(document):
        return
    start, end, out = start_of(event.id), end_of(event.id), published(document)
    name, status = reported.name(document), draft.mention.status
    place = (reported.place[document], draft.mention.trigger.start)
    passage = draft.mention.passage

    def fact(rule: str, reason: str, *limits: Limit) -> Fact:
        return Fact(limits, min(strength_of(draft), Strength.VAGUE), rule, reason, place, passage)

    if status == "ongoing":
        # What others tell as done may still be called going on in passing: then it has only begun by then.
        still = (Limit(end, out, 0),) if status_of(event.drafts) == "ongoing" else ()
        yield fact("going on", f"{name} tells it as going on", Limit(out, start, 0), *still)
    elif status in PLANS and not draft.times and _told_as_begun(event, draft, reported):
        return  # what this article, or one before it, tells as done or going on is not still to come
    elif status in PLANS and _done_since(event, draft, reported):
        yield fact("still to come", f"{name} tells it as still to come", Limit(start, out, 0))
    elif status in PLANS:
        if draft.times:
            yield fact("still to come", f"{name} tells it as still to come", Limit(end, out, 0))
        elif status == "planned":
            yield fact("plan on record", f"{name} tells of the plan", Limit(out, start, 0))
            yield fact("still to come", f"{name} tells it as still to come", Limit(end, out, 0))
        else:
            yield fact("still to come", f"{name} tells it as still to come", Limit(start, out, 0))
    elif not _lies_ahead(draft, reported):
        yield fact(
            "told as past", f"{name} tells it as {'past' if status != 'denied' else 'denied'}", Limit(out, end, 0)
        )


def _told_as_begun(event: EventDraft, plan: MentionDraft, reported: Reported) -> bool:
    """Whether the article of a plan, or one that came out before it, tells the event as happened or going on."""
    told = reported.place[plan.mention.trigger.document]
    return any(
        other.mention.status in ("happened", "ongoing") and reported.place[other.mention.trigger.document] <= told
        for other in event.drafts
    )


def _done_since(event: EventDraft, plan: MentionDraft, reported: Reported) -> bool:
    """Whether an article that came out after that of a plan tells the same word as done ("will sue", then "sued")."""
    told = reported.place[plan.mention.trigger.document]
    return any(
        other.mention.status == "happened"
        and other.lemma == plan.lemma
        and reported.place[other.mention.trigger.document] > told
        for other in event.drafts
    )


def _lies_ahead(draft: MentionDraft, reported: Reported) -> bool:
    """Whether a mention that is not in the past tense has a date of its own after its publication."""
    when = reported.documents[draft.mention.trigger.document].published.when
    if draft.tense in ("past", "present_perfect", "past_perfect") or when is None or when.latest is None:
        return False
    starts = [time.expression.when.earliest for time in draft.times]
    return any(start is not None and start >= when.latest for start in starts)


def anchor_facts(event: EventDraft, anchors: Anchors, reported: Reported) -> Iterable[tuple[Fact, Resolved]]:
    """The places that a mention gives an event by another one."""
    for draft in event.drafts:
        for anchor in draft.anchors:
            if anchor.words.overlaps(draft.mention.trigger):
                continue  # the words name this very deed: they place another one
            resolved = anchors.resolve(anchor, placed=event.id)
            if resolved is None:
                continue
            words = " ".join(reported.documents[anchor.words.document].quote(anchor.words).split())
            vague = anchor.relation.startswith("shortly") or not resolved.told
            yield (
                Fact(
                    _anchor_limits(event.id, resolved),
                    strength_of(draft, vague=vague),
                    anchor.rule,
                    f"“{words}”",
                    (reported.place[anchor.words.document], anchor.words.start),
                    anchor.words,
                    resolved.event,
                    approximate=anchor.relation.startswith("shortly"),
                ),
                resolved,
            )


def _anchor_limits(event: EventId, resolved: Resolved) -> tuple[Limit, ...]:
    """`low` and `high` minutes from the anchor's start to what follows, or from what precedes to the anchor's start.

    From its start also when it lasts: what follows the beginning of something need not wait for its end.
    """
    start, end = start_of(event), end_of(event)
    there, until = start_of(resolved.event), end_of(resolved.event)
    low, high = resolved.anchor.low or 0, resolved.anchor.high
    relation = resolved.anchor.relation
    if relation in ("after", "shortly_after"):
        far = () if high is None else (Limit(there, start, high),)
        return (Limit(start, there, -low), *far)
    if relation in ("before", "shortly_before"):
        far = () if high is None else (Limit(start, there, high),)
        return (Limit(there, end, -low), *far)
    if relation == "during":
        return (Limit(start, there, 0), Limit(until, end, 0))
    if relation == "since":
        return (Limit(start, there, 0), Limit(until, start, 0))
    if relation == "until":
        return (Limit(end, there, 0), Limit(until, end, 0))
    return (Limit(until, end, 0),)


def _between(moment: Moment, earliest: int | None, latest: int | None) -> tuple[Limit, ...]:
    """Limits of a half-open stretch [earliest, latest) of minutes; nothing for an open side."""
    low = () if earliest is None else (at_least(moment, earliest),)
    high = () if latest is None else (at_most(moment, latest - 1),)
    return (*low, *high)
