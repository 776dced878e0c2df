"""How well found events agree with reviewed ones: found, clean, and with the right people, status and dates."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from explorer.data.event import Event, Mention, MentionId
from explorer.data.minutes import DAY, day_text
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Findings
from tools.scoring.event_gold import Gold, GoldEvent, GoldMention, Place

_WORD = re.compile(r"\w+")
_OPEN = ("planned", "forecast", "speculated")
# A when is right up to this width in days, or half as wide again as gold's own.
_WIDEST = 100
_ACTS = ("person", "organisation")


@dataclass(frozen=True, slots=True)
class Matching:
    """Which gold mentions each found mention tells, and which found mentions stand on neutral passages only."""

    files: Mapping[DocumentId, str]
    told: Mapping[MentionId, tuple[tuple[GoldEvent, GoldMention], ...]]
    neutral: frozenset[MentionId]

    def gold_of(self, event: Event, file: str | None = None) -> Counter[str]:
        """How many of an event's mentions (in one article, or in all) tell each gold event."""
        return Counter(
            gold
            for mention in event.mentions
            if file in (None, self.files[mention.trigger.document])
            for gold in {told.id for told, _ in self.told.get(mention.id, ())}
        )


@dataclass(slots=True)
class Tally:
    """Right ones and all of them for each measure."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)

    def count(self, measure: str, right: bool) -> None:  # noqa: FBT001  # the thing counted
        """One more case of a measure."""
        self.all[measure] += 1
        self.right[measure] += right

    def share(self, measure: str) -> float | None:
        """0–1, or None where there was no case."""
        return self.right[measure] / self.all[measure] if self.all[measure] else None


@dataclass(frozen=True, slots=True)
class Report:
    """The tally, and for a person what is wrong, as lines."""

    tally: Tally
    wrong: tuple[str, ...]


def match(findings: Findings, gold: Gold) -> Matching:
    """Tie each found mention to the gold mentions that it tells.

    Its trigger is one of gold's, or it lies on the gold passage and both passages share half of the shorter. Where one
    passage tells several events, those whose own trigger it is are meant.
    """
    files = {document.id: document.file.rsplit("/", 1)[-1] for document in findings.documents}
    passages = [(event, mention) for event in gold.events for mention in event.mentions]
    told, neutral = {}, set()
    for mention in (each for event in findings.events for each in event.mentions):
        trigger, passage = _placed(mention.trigger, files), _placed(mention.passage, files)
        found = [(event, each) for event, each in passages if _tells(trigger, passage, each)]
        named = [(event, each) for event, each in found if any(map(trigger.shared, each.triggers))]
        told[mention.id] = tuple(named or found)
        if not found and any(map(trigger.shared, gold.neutral)):
            neutral.add(mention.id)
    return Matching(files, told, frozenset(neutral))


def score(findings: Findings, gold: Gold, *, file: str | None = None) -> Report:
    """All measures, over all articles or over what one of them tells.

    precision: events on a gold passage, of those not wholly on neutral ones. core, extra: gold events found. split:
    gold events told by several found ones; mixed: found events of which no gold event explains all mentions.
    participants: the agent and all gold actors named, and no other person or organisation. agent, actors: the same
    apart. status: of each found gold event; mentions: of each found mention, by the gold mention that it tells. when:
    bounded, meeting gold's days and not much wider; wording: gold's own words of time are among those that date the
    event. disagreements: a tension touches them.
    """
    matching = match(findings, gold)
    tally, wrong = Tally(), []
    events = [event for event in findings.events if _in(event, matching.files, file)]
    for event in events:
        hits = matching.gold_of(event, file)
        if hits:
            mixed = not any(_tells_all(event, gold_id, matching, file) for gold_id in hits)
            tally.count("mixed", mixed)
            wrong += [f"MIXED {event.title} | {', '.join(sorted(hits))}"] if mixed else []
        if hits or not all(each.id in matching.neutral for each in _mentions(event, matching.files, file)):
            tally.count("precision", bool(hits))
            wrong += [] if hits else [f"WRONG {event.title} | {_quotes(event)}"]
        for mention in _mentions(event, matching.files, file):
            statuses = {told.status for _, told in matching.told.get(mention.id, ()) if told.status}
            if statuses:
                tally.count("mentions", mention.status in statuses)
    for reviewed in gold.events:
        if file is None or any(mention.place.file == file for mention in reviewed.mentions):
            wrong += _judge(reviewed, events, matching, tally, file)
    if file is None:
        wrong += _disagreements(findings, gold, matching, tally)
    return Report(tally, tuple(wrong))


def _judge(
    gold: GoldEvent, events: Iterable[Event], matching: Matching, tally: Tally, file: str | None
) -> Iterable[str]:
    """Count one gold event for every measure; yields what is wrong with it."""
    telling = [(event, count) for event in events if (count := matching.gold_of(event, file)[gold.id])]
    tally.count(gold.level, bool(telling))
    if not telling:
        return [f"MISSED {gold.level} {gold.id} {gold.title}"]
    tally.count("split", len(telling) > 1)
    best = max(telling, key=lambda found: (found[1], -len(found[0].mentions)))[0]
    wrong = [f"SPLIT {gold.id} {gold.title} | {'; '.join(event.title for event, _ in telling)}"] * (len(telling) > 1)
    wrong += _people(gold, best, tally)
    status = gold.status or _told_status(gold, best, matching)
    if status:
        tally.count("status", best.status == status)
        wrong += [f"STATUS {gold.id} {gold.title} | gold {status}, found {best.status}"] * (best.status != status)
    if gold.when:
        right = when_right(best, gold.when)
        tally.count("when", right)
        wrong += [f"WHEN {gold.id} {gold.title} | gold {gold.when}, found {_span(best)}"] * (not right)
    wording = [mention for mention in gold.mentions if mention.when and (file in (None, mention.place.file))]
    if wording:
        tally.count("wording", any(_cites(best, mention, matching.files) for mention in wording))
    return wrong


def _people(gold: GoldEvent, event: Event, tally: Tally) -> list[str]:
    agents = [actor.name for actor in event.actors if actor.role == "agent"]
    names = [actor.name for actor in event.actors]
    acting = not gold.agent or any(same_name(gold.agent, name) for name in agents)
    missing = [actor for actor in gold.actors if not any(same_name(actor, name) for name in names)]
    known = [*gold.actors, *([gold.agent] if gold.agent else [])]
    extra = [
        actor.name
        for actor in event.actors
        if actor.type in _ACTS and not any(same_name(actor.name, name) for name in known)
    ]
    if gold.agent:
        tally.count("agent", acting)
    for actor in gold.actors:
        tally.count("actors", actor not in missing)
    right = acting and not missing and not extra
    tally.count("participants", right)
    if right:
        return []
    told = ", ".join(f"{actor.name} ({actor.role})" for actor in event.actors) or "nobody"
    return [f"PEOPLE {gold.id} {gold.title} | gold {gold.agent or '–'}: {', '.join(gold.actors)}; found {told}"]


def same_name(one: str, two: str) -> bool:
    """Whether either name holds the other, letter case and all but letters and figures aside."""
    first, second = (" ".join(_WORD.findall(name.casefold())) for name in (one, two))
    return bool(first and second) and (first in second or second in first)


def when_right(event: Event, gold: tuple[str, str]) -> bool:
    """Whether an event's days meet gold's two ISO days, and are no wider than 100 days or 1.5 times gold's own.

    The end of a plan may stay open.
    """
    low, high = (dt.date.fromisoformat(day).toordinal() for day in gold)
    when = event.when
    if when.earliest is None:
        return False
    first = when.earliest // DAY + 1
    end = when.latest_end if when.latest_end is not None else when.latest
    if end is not None:
        last = -(-end // DAY)
    elif event.status in _OPEN:
        last = max(first, high)
    else:
        return False
    return first <= high and last >= low and last - first <= max(_WIDEST, 1.5 * (high - low))


def _told_status(gold: GoldEvent, event: Event, matching: Matching) -> str:
    """The status of the gold mentions that the event tells, when they have one."""
    statuses = Counter(
        mention.status
        for each in event.mentions
        for told, mention in matching.told.get(each.id, ())
        if told.id == gold.id and mention.status
    )
    return statuses.most_common(1)[0][0] if statuses else ""


def _cites(event: Event, mention: GoldMention, files: Mapping[DocumentId, str]) -> bool:
    """Whether a receipt's words stand beside the gold mention, or in it, and are part of gold's words of time."""
    for reason in event.when.receipt:
        if reason.passage is not None and _placed(reason.passage, files).file == mention.place.file:
            words = _words_of(reason.passage, event, reason.reason)
            if same_name(words, mention.when):
                return True
    return False


def _words_of(passage: Passage, event: Event, reason: str) -> str:
    """The words at a receipt's passage: from the quote of a mention that holds it, else those quoted in the reason."""
    for mention in event.mentions:
        whole = mention.passage
        if whole.document == passage.document and whole.start <= passage.start and passage.end <= whole.end:
            return mention.quote[passage.start - whole.start : passage.end - whole.start]
    return reason.partition("“")[2].partition("”")[0]


def _disagreements(findings: Findings, gold: Gold, matching: Matching, tally: Tally) -> Iterable[str]:
    told = {event.id: frozenset(matching.gold_of(event)) for event in findings.events}
    for entry in gold.disagreements:
        found = False
        for tension in findings.tensions:
            places = [_placed(passage, matching.files) for passage in tension.passages]
            touched = {number for number, place in enumerate(entry.places) if any(map(place.shared, places))}
            known = entry.events & frozenset().union(*(told.get(event, frozenset()) for event in tension.events))
            found |= len(touched) >= min(2, len(entry.places)) > 0 or len(known) >= min(2, len(entry.events)) > 0
        tally.count("disagreements", found)
        if not found:
            yield f"UNTOLD disagreement {entry.name} | {', '.join(sorted(entry.events))}"


def _tells(trigger: Place, passage: Place, gold: GoldMention) -> bool:
    shorter = min(gold.place.end - gold.place.start, passage.end - passage.start)
    inside = trigger.shared(gold.place) > 0 and passage.shared(gold.place) >= 0.5 * shorter
    return inside or any(map(trigger.shared, gold.triggers))


def _tells_all(event: Event, gold_id: str, matching: Matching, file: str | None) -> bool:
    """Whether one gold event explains all mentions of a found one that tell any."""
    told = [matching.told.get(mention.id, ()) for mention in _mentions(event, matching.files, file)]
    return all(any(gold.id == gold_id for gold, _ in each) for each in told if each)


def _mentions(event: Event, files: Mapping[DocumentId, str], file: str | None) -> Collection[Mention]:
    return [mention for mention in event.mentions if file in (None, files[mention.trigger.document])]


def _in(event: Event, files: Mapping[DocumentId, str], file: str | None) -> bool:
    return file is None or any(files[mention.trigger.document] == file for mention in event.mentions)


def _placed(passage: Passage, files: Mapping[DocumentId, str]) -> Place:
    return Place(files[passage.document], passage.start, passage.end)


def _quotes(event: Event) -> str:
    return " / ".join(mention.quote for mention in event.mentions[:2])


def _span(event: Event) -> str:
    return " – ".join(
        "open" if bound is None else day_text(bound) for bound in (event.when.earliest, event.when.latest_end)
    )
