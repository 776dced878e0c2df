"""What the panes say about an event, as plain lines: each may lead to a passage or to another event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from explorer.data.event import Event, StorylineId, Tension
from explorer.data.passage import Passage
from explorer.data.phrases import reasons_in_words
from explorer.data.project import Findings
from explorer.data.when import EventId, When
from explorer.data.words import day_in_words, when_in_words
from explorer.timeline.table import EventTable
from explorer.ui.plain import shortened

Sign = Literal["", "dot", "triangle"]
_MOST_NEIGHBOURS = 2
_TITLE = 64  # characters of a neighbour's title


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a lead word or sign, a text, and where it leads."""

    text: str
    lead: str = ""
    sign: Sign = ""
    passage: Passage | None = None
    event: EventId | None = None
    tension: Tension | None = None

    @property
    def leads(self) -> bool:
        """Whether a click goes anywhere."""
        return self.passage is not None or self.event is not None or self.tension is not None


def receipt_lines(when: When, short: Mapping[str, str] | None = None) -> list[Line]:
    """Why this date: one line for each reason, with the bounds that it explains in front.

    `short` leads from the title of a document to the short name that stands for it on screen (S1, S2 …).
    """
    return [
        Line(_shortened_titles(reason.reason, short or {}), lead=lead, passage=reason.passage, event=reason.event)
        for lead, reason in reasons_in_words(when)
    ]


def _shortened_titles(text: str, short: Mapping[str, str]) -> str:
    """A reason with S1, S2 … in place of the titles of documents: five lines need not repeat one headline."""
    for title, name in short.items():
        text = text.replace(f"“{title}”", name)
    return text


def membership_lines(event: Event, names: Mapping[StorylineId, str]) -> list[Line]:
    """In which storylines an event stands, and why."""
    told = [each for each in event.storylines if each.storyline in names and each.why]
    return [Line(f"{names[each.storyline]}: {each.why}") for each in told]


def bounds_in_words(when: When) -> str:
    """What is known of each bound, for the tip of the date."""
    names = ("can have started on", "has started by", "has not ended before", "has ended by")
    said = []
    for number, (name, bound) in enumerate(zip(names, when.bounds, strict=True)):
        if bound is not None:
            said.append(f"{name} {day_in_words(bound - 1 if number in (1, 3) else bound)}")
    return "\n".join(said)


def actor_lines(event: Event) -> list[Line]:
    """Who takes part, the acting first."""
    lines = []
    roles = {"agent": "acts", "patient": "with", "other": "with"}
    seen: set[str] = set()
    for actor in event.actors:
        if actor.name in seen:
            continue
        seen.add(actor.name)
        # The row of an opened table names actors, not what they did.
        lead = roles[actor.role] if event.mentions else "actor"
        lines.append(Line(f"{actor.name} (inferred)" if actor.inferred else actor.name, lead=lead))
    return lines


def amount_lines(event: Event) -> list[Line]:
    """Amounts in the article's words; each leads to them."""
    seen: set[tuple[str, object]] = set()
    lines = []
    for amount in event.amounts:
        key = (amount.text.casefold(), amount.passage.document)
        if key not in seen:
            seen.add(key)
            about = "about " if amount.approximate and not amount.text.lower().startswith("about") else ""
            lines.append(Line(f"{about}{amount.text}", lead="amount", passage=amount.passage))
    return lines


def tension_lines(tensions: Sequence[Tension], event: Event) -> list[Line]:
    """The tensions of this event among those given; each opens both documents at its passages."""
    return [
        Line(tension.explanation, sign="triangle", tension=tension)
        for tension in tensions
        if tension.passages and _concerns(tension, event)
    ]


def _concerns(tension: Tension, event: Event) -> bool:
    if tension.events:
        return event.id in tension.events
    return any(passage.overlaps(mention.passage) for passage in tension.passages for mention in event.mentions)


def history_lines(event: Event) -> list[Line]:
    """How a plan went: its statuses in the order in which they were told."""
    if len({turn.status for turn in event.history}) < 2:
        return []
    passages = {mention.id: mention.passage for mention in event.mentions}
    return [Line(turn.status, passage=passages.get(turn.mention)) for turn in event.history]


def neighbour_lines(found: Findings, event: Event) -> list[Line]:
    """What stands before, beside and after an event: known relations first, then its storyline in order."""
    lines: list[Line] = []
    told: set[EventId] = {event.id}
    events = {other.id: other for other in found.events}

    def add(lead: str, other: Event | None) -> None:
        if other is not None and other.id not in told:
            told.add(other.id)
            lines.append(
                Line(
                    f"{lead}: {shortened(other.title, _TITLE)}, {when_in_words(other.when)}", sign="dot", event=other.id
                )
            )

    for relation in found.relations:
        words = _relation_words(relation.kind, is_start=relation.start == event.id)
        if event.id in (relation.start, relation.end) and words:
            add(words, events.get(relation.end if relation.start == event.id else relation.start))
    for lead, other in _by_order(found, event):
        add(lead, other)
    leads = {"Same plan": 0, "Before": 1, "At the same time": 2, "Within": 2, "Meanwhile": 2, "After": 3}
    return sorted(lines, key=lambda line: leads.get(line.text.split(":", 1)[0], 9))


def row_neighbour_lines(table: EventTable, row: int) -> list[Line]:
    """What stands before and after the event of a row in its lanes, by the order of the table."""
    mates = table.storylines.rows_of(table.storylines.of(row))
    before = np.flatnonzero(mates & (table.order < table.order[row]))[-_MOST_NEIGHBOURS:]
    after = np.flatnonzero(mates & (table.order > table.order[row]))[:_MOST_NEIGHBOURS]
    return [
        Line(
            f"{lead}: {shortened(table.title[other], _TITLE)}, {when_in_words(table.when_of(other))}",
            sign="dot",
            event=table.id_of(other),
        )
        for lead, rows in (("Before", before), ("After", after))
        for other in rows.tolist()
    ]


def _relation_words(kind: str, *, is_start: bool) -> str:
    if kind == "before":
        return "After" if is_start else "Before"
    if kind == "during":
        return "Within" if is_start else "Meanwhile"
    return "Same plan"


def _by_order(found: Findings, event: Event) -> list[tuple[str, Event]]:
    """The nearest events of the same storyline in the order of the story."""
    own = {membership.storyline for membership in event.storylines}
    mates = [
        other
        for other in found.events
        if other.id != event.id and own & {membership.storyline for membership in other.storylines}
    ]
    before = [other for other in mates if other.order < event.order][-_MOST_NEIGHBOURS:]
    after = [other for other in mates if other.order > event.order][:_MOST_NEIGHBOURS]
    return [*(("Before", other) for other in before), *(("After", other) for other in after)]
