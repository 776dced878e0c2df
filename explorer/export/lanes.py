"""The lanes of an export, whatever they are made of: their names, their order and their colours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from explorer.data.event import Event, Membership, Storyline, StorylineId
from explorer.data.project import Findings
from explorer.errors import UsageError
from explorer.export.choice import chosen_events
from explorer.export.evidence import Evidence, evidence_of
from explorer.export.options import ExportOptions
from explorer.export.shown import shown_in_words
from explorer.timeline.arrangement import AS_FOUND, Arrangement
from explorer.timeline.lanes import ELSE_COLOUR, EVERYTHING_ELSE, colour_at
from explorer.timeline.listings import ELSE, lane_titles, listing_for, listing_without
from explorer.timeline.table import EventTable, table_of
from explorer.timeline.text import drawable


@dataclass(frozen=True, slots=True)
class Laned:
    """A story whose storylines are the lanes of an export, in the order in which they were found.

    `options` are for its pages: nothing more is chosen or hidden, and no lane folded. `evidence` holds the events that
    were chosen, lane by lane as a person arranged them; `colours` are those of the lanes by their names. `shown` says
    what is shown of the story.
    """

    findings: Findings
    options: ExportOptions
    evidence: Evidence
    colours: dict[str, str]
    shown: str = ""


def laned(findings: Findings, options: ExportOptions) -> Laned:
    """The story by the lanes of the options."""
    shown = shown_in_words(table_of(findings), options)
    kept = {event.id: event for event in chosen_events(findings, options)}
    findings = replace(findings, events=tuple(kept.get(event.id, event) for event in findings.events))
    by_lane = _by_lane(findings, options)
    given = options.arrangement
    evidence = evidence_of(by_lane, tuple(event for event in by_lane.events if event.id in kept))
    evidence = _as_known(evidence, table_of(findings), options.known_on)
    keys = [*(str(one.id) for one in by_lane.storylines), ELSE]
    names = [*(drawable(one.name) for one in by_lane.storylines), EVERYTHING_ELSE]
    found = [*(colour_at(place) for place in range(len(by_lane.storylines))), ELSE_COLOUR]
    own = dict(given.colours)
    colours = {name: own.get(key, colour) for name, key, colour in zip(names, keys, found, strict=True)}
    order = [names[place] for place in given.places(keys)]
    arranged = Arrangement(order=given.order, pinned=given.pinned, colours=given.colours)
    return Laned(
        by_lane,
        replace(
            options,
            storylines=(),
            chips=(),
            lanes_by="storyline",
            unread="",
            arrangements=() if arranged == AS_FOUND else (("storyline", arranged),),
        ),
        evidence if order == names else _in_order(evidence, order),
        colours,
        shown,
    )


def _as_known(evidence: Evidence, table: EventTable, day: int | None) -> Evidence:
    """The same with what had not been reported by a day marked: the minute of its end, None for all."""
    if day is None:
        return evidence
    late = {str(table.id_of(row)) for row in np.flatnonzero(table.known > day).tolist()}
    marked = (
        replace(entry, facts=f"{entry.facts} · not yet known") if str(entry.event.id) in late else entry
        for entry in evidence.entries
    )
    return replace(evidence, entries=tuple(marked))


def _in_order(evidence: Evidence, lanes: Sequence[str]) -> Evidence:
    """The same with the lanes in this order, numbered anew."""
    places = {name: place for place, name in enumerate(lanes)}
    entries = sorted(evidence.entries, key=lambda entry: places.get(entry.lane, len(places)))
    return replace(evidence, entries=tuple(replace(entry, number=at) for at, entry in enumerate(entries, 1)))


def _by_lane(findings: Findings, options: ExportOptions) -> Findings:
    """The findings with the lanes of the options for storylines; as they are where they are that already."""
    hidden = options.arrangement.hidden
    if options.lanes_by == "storyline" and not hidden:
        return findings
    table = table_of(findings)
    listing = listing_without(table, options.lanes_by, hidden)
    taken = [listing.codes[start:end].tolist() for start, end in pairwise(listing.starts.tolist())]
    members: list[list[Event]] = [[] for _ in listing.names]
    events = []
    for event, codes in zip(findings.events, taken, strict=True):
        why = {one.storyline: one.why for one in event.storylines}
        lanes = [StorylineId(listing.names[code]) for code in codes]
        event = replace(event, storylines=tuple(Membership(lane, why.get(lane, "")) for lane in lanes))  # noqa: PLW2901
        events.append(event)
        for code in codes:
            members[code].append(event)
    storylines = tuple(
        Storyline(StorylineId(name), title, automatic=False, events=tuple(event.id for event in own))
        for name, title, own in zip(listing.names, lane_titles(table, options.lanes_by), members, strict=True)
    )
    return replace(findings, events=tuple(events), storylines=storylines)


def hiding(table: EventTable, options: ExportOptions, names: Sequence[str]) -> ExportOptions:
    """The options with these lanes hidden, by their names or keys; UsageError for a lane that is none."""
    listing = listing_for(table, options.lanes_by)
    # A lane that was named so by a person comes before the one of what no lane takes.
    keys = {EVERYTHING_ELSE: ELSE} | {title: name for name, title in zip(listing.names, listing.titles, strict=True)}
    keys |= {name: name for name in listing.names}
    hidden = options.arrangement
    for name in names:
        if name not in keys:
            known = ", ".join(f"“{title}”" for title in listing.titles) or "none"
            raise UsageError(f"There is no lane “{name}” by {options.lanes_by}; there are {known}.")
        hidden = hidden.hiding(keys[name], on=True)
    return options.arranged(hidden)
