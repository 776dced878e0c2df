"""Which storylines there are, and which events belong to each."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from explorer.data.event import Event, Membership, Storyline, StorylineId
from explorer.data.storylines_toml import StorylineRule
from explorer.data.when import EventId
from explorer.extract.storylines.automatic import automatic_lanes
from explorer.extract.storylines.rules import why

EVERYTHING_ELSE = "Everything else"


def assign(events: Sequence[Event], rules: Sequence[StorylineRule]) -> tuple[tuple[Event, ...], tuple[Storyline, ...]]:
    """The events with their memberships, and the lanes in order; without rules, lanes are found automatically.

    `events` stand in the order of time. What no lane takes stands in "Everything else", which comes last.
    """
    lanes: list[tuple[str, Mapping[EventId, str]]]
    if rules:
        lanes = [(rule.name, {event.id: found for event in events if (found := why(rule, event))}) for rule in rules]
    else:
        lanes = automatic_lanes(events)
    taken = {event for _, members in lanes for event in members}
    rest = {event.id: "no other storyline takes it" for event in events if event.id not in taken}
    if rest:
        lanes.append((EVERYTHING_ELSE, rest))
    storylines = tuple(
        Storyline(
            id=storyline_id(name),
            name=name,
            automatic=not rules or name == EVERYTHING_ELSE,
            events=tuple(event.id for event in events if event.id in members),
        )
        for name, members in lanes
    )
    belonging = tuple(
        replace(
            event,
            storylines=tuple(
                Membership(storyline_id(name), members[event.id]) for name, members in lanes if event.id in members
            ),
        )
        for event in events
    )
    return belonging, storylines


def storyline_id(name: str) -> StorylineId:
    """The id of a storyline depends on its name alone."""
    return StorylineId("s" + hashlib.sha256(name.encode()).hexdigest()[:8])
