"""Storylines of a folder without rules: by the actor that dominates and by what happens to it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from explorer.data.event import Event
from explorer.data.when import EventId
from explorer.extract.weights import weights

# What an event counts beside its weight, so that many small events outweigh one large one.
_EACH = 0.2
Lane = tuple[str, Mapping[EventId, str]]


def automatic_lanes(events: Sequence[Event]) -> list[Lane]:
    """At most eight lanes, each a name and why each of its events is in it, the weightiest first.

    An event is in one lane at most. Lanes of a single event are not made: what is rare stays outside.
    """
    worth = {event.id: _EACH + event.weight for event in events}
    lanes = [lane for lane in _possible(events) if len(lane[1]) >= weights().least_events]
    lanes.sort(key=lambda lane: (-round(sum(worth[event] for event in lane[1]), 9), lane[0]))
    return lanes[: weights().most_storylines]


def _possible(events: Sequence[Event]) -> list[Lane]:
    """Each leading actor, split by theme where it leads many events; and the themes of what has no leader."""
    seen = Counter(name for event in events for name in _leaders(event))
    by_actor: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        known = [name for name in _leaders(event) if seen[name] >= weights().least_events]
        by_actor[known[0] if known else ""].append(event)
    lanes: list[Lane] = []
    loose: list[Event] = by_actor.pop("", [])
    for actor, led in sorted(by_actor.items()):
        if len(led) <= weights().split_above:
            lanes.append((actor, dict.fromkeys((event.id for event in led), f"{actor} leads in it")))
            continue
        least = max(weights().least_events, weights().least_share * len(led))
        themes = {theme: some for theme, some in _by_theme(led).items() if len(some) >= least}
        for theme, some in themes.items():
            reason = f"{actor} leads in it, and it is about {theme}"
            lanes.append((f"{actor}: {theme}", dict.fromkeys((event.id for event in some), reason)))
        in_themes = {event.id for some in themes.values() for event in some}
        rest = [event.id for event in led if event.id not in in_themes]
        if rest:
            name = f"{actor}: other news" if themes else actor
            lanes.append((name, dict.fromkeys(rest, f"{actor} leads in it")))
    for theme, some in _by_theme(loose).items():
        name = theme[:1].upper() + theme[1:]
        lanes.append((name, dict.fromkeys((event.id for event in some), f"it is about {theme}")))
    return lanes


def _by_theme(events: Sequence[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda event: (event.order, event.id)):
        found[weights().themes.get(event.kind, event.kind.replace("_", " "))].append(event)
    return dict(sorted(found.items()))


def _leaders(event: Event) -> list[str]:
    """Who may lead in an event, the likeliest first: its agents, then whom it happens to."""
    ranked = [actor for role in ("agent", "patient") for actor in event.actors if actor.role == role]
    return list(dict.fromkeys(actor.name for actor in ranked if actor.type in ("organisation", "person")))
