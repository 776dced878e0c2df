"""Tensions between deeds: opposed ones, one told with clashing statuses, amounts that pull apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from explorer.data.document import Document
from explorer.data.event import Amount, Status
from explorer.data.passage import DocumentId
from explorer.extract.draft import MentionDraft
from explorer.extract.frames import opposites
from explorer.extract.merging.event_draft import EventDraft
from explorer.extract.merging.likeness import Published, vetoes
from explorer.extract.merging.merge import publications
from explorer.extract.tensions.candidate import Candidate
from explorer.extract.tensions.sentences import reports, stems
from explorer.extract.weights import weights

# Telling words that two sentences about one deed share at least, where their numbers alone part them.
_SHARED = 3
_OPEN: tuple[Status, ...] = ("planned", "forecast", "speculated")


def opposed_tensions(drafts: Sequence[EventDraft], documents: Mapping[DocumentId, Document]) -> list[Candidate]:
    """Deeds that contradict each other, by the same agent towards the same other; or one deed, told and negated."""
    found = []
    for first, second in _pairs(drafts):
        best = next(((x, y) for x in _telling(first) for y in _telling(second) if _opposed(x, y, documents)), None)
        if best is None:
            continue
        x, y = best
        agent = sorted(_names(x, "agent") & _names(y, "agent"))[0]
        passages = (x.mention.passage, y.mention.passage)
        quotes = " against ".join(_quoted(each, documents) for each in best)
        found.append(Candidate("opposed", (first.id, second.id), passages, f"{agent}: {quotes}."))
    return found


def _pairs(drafts: Sequence[EventDraft]) -> Iterable[tuple[EventDraft, EventDraft]]:
    """Events of one matter that share an agent."""
    by_agent: dict[tuple[int, str], list[EventDraft]] = defaultdict(list)
    for event in drafts:
        for agent in sorted({name for draft in event.drafts for name in _names(draft, "agent")}):
            by_agent[event.cluster, agent].append(event)
    seen = set()
    for events in by_agent.values():
        for first, second in combinations(events, 2):
            if (first.id, second.id) not in seen:
                seen.add((first.id, second.id))
                yield first, second


def _telling(event: EventDraft) -> list[MentionDraft]:
    """Full sentences before nouns, each saying once: what a person can weigh against each other."""
    found: dict[tuple[object, ...], MentionDraft] = {}
    for draft in sorted(event.drafts, key=lambda draft: (draft.mention.inferred, draft.nominal)):
        people = frozenset((who.name, who.role) for who in draft.participants)
        sentence = "" if _names(draft, "patient", "other") else draft.sentence
        found.setdefault((draft.frame, draft.lemma, draft.mention.polarity, people, sentence), draft)
    return list(found.values())


def _opposed(first: MentionDraft, second: MentionDraft, documents: Mapping[DocumentId, Document]) -> bool:
    if not _names(first, "agent") & _names(second, "agent"):
        return False
    if not _counterparts(first, second, documents) & _counterparts(second, first, documents):
        return False
    same_side = first.mention.polarity == second.mention.polarity
    if second.frame in opposites().get(first.frame, frozenset()):
        return same_side
    return first.frame == second.frame and first.lemma == second.lemma and not same_side and not reports(first)


def _counterparts(draft: MentionDraft, other: MentionDraft, documents: Mapping[DocumentId, Document]) -> set[str]:
    """Towards whom the deed goes; where nobody is known, whom of the other's its sentence names."""
    known = _names(draft, "patient", "other")
    if known:
        return known
    sentence = documents[draft.sentence.document].quote(draft.sentence)
    return {name for name in _names(other, "patient", "other") if name in sentence}


def status_tensions(drafts: Sequence[EventDraft], documents: Mapping[DocumentId, Document]) -> list[Candidate]:
    """One deed that some tell as done and others as denied, cancelled, or, in a later article, still to come."""
    found = []
    for event in drafts:
        first: dict[tuple[DocumentId, Status], MentionDraft] = {}
        for draft in event.drafts:
            if not draft.nominal:
                first.setdefault((draft.mention.trigger.document, draft.mention.status), draft)
        plain = list(first.values())
        done = [draft for draft in plain if draft.mention.status == "happened"]
        for other in plain:
            clash = next((draft for draft in done if _pulls_apart(draft, other, documents)), None)
            if clash is not None:
                as_what = f"{_quoted(other, documents)} as {other.mention.status}"
                sentence = f"{_quoted(clash, documents)} tells it as done, {as_what}."
                passages = (clash.mention.passage, other.mention.passage)
                found.append(Candidate("status", (event.id,), passages, sentence))
                break
    return found


def _pulls_apart(done: MentionDraft, other: MentionDraft, documents: Mapping[DocumentId, Document]) -> bool:
    """A plan before its execution is progress; a denial, a cancellation, or a plan told after the deed is not."""
    if done.mention.trigger.document == other.mention.trigger.document:
        return False
    if other.mention.status in ("denied", "cancelled"):
        return True
    if other.mention.status not in _OPEN:
        return False
    told, plan = (documents[each.mention.trigger.document].published.when for each in (done, other))
    if told is None or plan is None or told.latest is None or plan.earliest is None:
        return False
    return plan.earliest >= told.latest


def amount_tensions(drafts: Sequence[EventDraft], documents: Mapping[DocumentId, Document]) -> list[Candidate]:
    """Amounts of one event that differ beyond their hedges; or two tellings that only their amounts keep apart."""
    found = []
    published = publications(documents.values())
    for event in drafts:
        if event.first.group in weights().merging.repeatable:
            continue
        told = _by_amounts(event.drafts)
        pair = next((pair for pair in combinations(told, 2) if amounts_apart(*pair) is not None), None)
        if pair is not None:
            found.append(_about_amounts((event,), pair))
    by_matter: dict[tuple[int, str], list[EventDraft]] = defaultdict(list)
    for event in drafts:
        if any(draft.amounts for draft in event.drafts):
            by_matter[event.cluster, event.first.frame].append(event)
    for matter in by_matter.values():
        for first, second in combinations(matter, 2):
            pair = next(
                (
                    (x, y)
                    for x in first.drafts
                    for y in second.drafts
                    if _kept_apart_by_amounts(x, y, published, documents)
                ),
                None,
            )
            if pair is not None:
                found.append(_about_amounts((first, second), pair))
    return found


def _by_amounts(drafts: Sequence[MentionDraft]) -> list[MentionDraft]:
    """The first mention of each set of amounts: what repeats them adds nothing to compare."""
    found: dict[tuple[tuple[float, str, bool], ...], MentionDraft] = {}
    for draft in drafts:
        if draft.amounts:
            found.setdefault(tuple((each.value, each.unit, each.approximate) for each in draft.amounts), draft)
    return list(found.values())


def _about_amounts(events: Sequence[EventDraft], pair: tuple[MentionDraft, MentionDraft]) -> Candidate:
    one, two = amounts_apart(*pair) or (pair[0].amounts[0], pair[1].amounts[0])
    sentence = f"{one.text} against {two.text} for “{pair[0].title}”."
    return Candidate("amount", tuple(event.id for event in events), (one.passage, two.passage), sentence)


def amounts_apart(first: MentionDraft, second: MentionDraft) -> tuple[Amount, Amount] | None:
    """Two amounts of one unit, none of which the other side has too."""
    table = weights().tensions
    for unit in sorted({amount.unit for amount in first.amounts} & {amount.unit for amount in second.amounts}):
        one = [amount for amount in first.amounts if amount.unit == unit]
        two = [amount for amount in second.amounts if amount.unit == unit]
        if not any(_agree(x, y, table.amount, table.hedged_amount) for x in one for y in two):
            least, most = sorted((abs(one[0].value), abs(two[0].value)))
            return (one[0], two[0]) if most <= table.times * least else None
    return None


def _agree(one: Amount, two: Amount, plain: float, hedged: float) -> bool:
    width = hedged if one.approximate or two.approximate else plain
    return abs(one.value - two.value) <= width * max(abs(one.value), abs(two.value))


def _kept_apart_by_amounts(
    first: MentionDraft, second: MentionDraft, published: Published, documents: Mapping[DocumentId, Document]
) -> bool:
    """Whether two tellings of one deed by one article or two have no other reason to be two events."""
    if first.lemma != second.lemma or first.mention.status != second.mention.status:
        return False
    if first.mention.trigger.document == second.mention.trigger.document or not amounts_apart(first, second):
        return False
    words = [stems(documents[draft.sentence.document].quote(draft.sentence)) for draft in (first, second)]
    if first.group in weights().merging.repeatable or len(words[0] & words[1]) < _SHARED:
        return False
    if _names(first, "agent", "patient") != _names(second, "agent", "patient"):
        return False
    return [name for name, _ in vetoes(first, second, published)] == ["amounts"]


def _names(draft: MentionDraft, *roles: str) -> set[str]:
    return {who.name for who in draft.participants if who.role in roles}


def _quoted(draft: MentionDraft, documents: Mapping[DocumentId, Document]) -> str:
    quote = " ".join(documents[draft.mention.passage.document].quote(draft.mention.passage).split())
    return f"“{quote}”" if len(quote) <= 120 else f"“{quote[:117].rsplit(' ', 1)[0]} …”"
