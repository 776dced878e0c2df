"""Storylines of a folder without rules: by the actor that dominates and by what happens to it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.data.event import Event
from explorer.data.when import EventId
from explorer.extract.weights import weights

# What an event counts beside its weight, so that many small events outweigh one large one.
_EACH = 0.2
Lane = tuple[str, Mapping[EventId, str]]


@dataclass(frozen=True, slots=True)
class _Lane:
    """A lane in the making: of whom ("" for nobody), of what theme ("" for any), and why each event is in it."""

    name: str
    actor: str
    theme: str
    why: dict[EventId, str]


def automatic_lanes(events: Sequence[Event]) -> list[Lane]:
    """At most eight lanes, each a name and why each of its events is in it, the weightiest first.

    An event is in one lane at most. Lanes of a single event are not made: what is rare goes to a lane of somebody who
    takes part in it too, or stays outside.
    """
    worth = {event.id: _EACH + event.weight for event in events}
    lanes = [lane for lane in _possible(events) if len(lane.why) >= weights().least_events]
    lanes.sort(key=lambda lane: (-round(sum(worth[event] for event in lane.why), 9), lane.name))
    kept = lanes[: weights().most_storylines]
    _adopt(events, kept)
    split = Counter(lane.actor for lane in kept)
    return [(lane.name if lane.theme or split[lane.actor] > 1 else lane.actor, lane.why) for lane in kept]


def _possible(events: Sequence[Event]) -> list[_Lane]:
    """Each leading actor, split by theme where it leads many events; and the themes of what has no leader."""
    seen = Counter(name for event in events for name in _leaders(event))
    by_actor: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        known = [name for name in _leaders(event) if seen[name] >= weights().least_events]
        by_actor[known[0] if known else ""].append(event)
    lanes: list[_Lane] = []
    loose: list[Event] = by_actor.pop("", [])
    for actor, led in sorted(by_actor.items()):
        lanes += _of_actor(actor, led)
    for theme, some in _by_theme(loose).items():
        why = dict.fromkeys((event.id for event in some), f"it is about {theme}")
        lanes.append(_Lane(theme[:1].upper() + theme[1:], "", theme, why))
    return lanes


def _of_actor(actor: str, led: Sequence[Event]) -> list[_Lane]:
    """One lane, or one for each theme that holds a good share of many events, and one for the rest."""
    reason = f"{actor} leads in it"
    if len(led) <= weights().split_above:
        return [_Lane(actor, actor, "", dict.fromkeys((event.id for event in led), reason))]
    least = max(weights().least_events, weights().least_share * len(led))
    themes = {theme: some for theme, some in _by_theme(led).items() if len(some) >= least}
    lanes = [
        _Lane(
            f"{actor}: {theme}",
            actor,
            theme,
            dict.fromkeys((event.id for event in some), f"{reason}, and it is about {theme}"),
        )
        for theme, some in themes.items()
    ]
    in_themes = {event.id for some in themes.values() for event in some}
    rest = [event.id for event in led if event.id not in in_themes]
    if rest:
        lanes.append(_Lane(f"{actor}: other news", actor, "", dict.fromkeys(rest, reason)))
    return lanes


def _adopt(events: Sequence[Event], lanes: Sequence[_Lane]) -> None:
    """Put what has no lane into one of somebody who takes part: the lane of its theme, else the actor's lane."""
    by_place = {(lane.actor, lane.theme): lane for lane in lanes if lane.actor}
    taken = {event for lane in lanes for event in lane.why}
    for event in events:
        if event.id in taken:
            continue
        theme = weights().themes.get(event.kind, "")
        for actor in dict.fromkeys([*_leaders(event), *(actor.name for actor in event.actors)]):
            lane = by_place.get((actor, theme)) or by_place.get((actor, ""))
            if lane is not None:
                lane.why[event.id] = f"{actor} takes part"
                break


def _by_theme(events: Sequence[Event]) -> dict[str, list[Event]]:
    """The events of each matter that an editor has a word for."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda event: (event.order, event.id)):
        if theme := weights().themes.get(event.kind):
            found[theme].append(event)
    return dict(sorted(found.items()))


def _leaders(event: Event) -> list[str]:
    """Who may lead in an event, the likeliest first: its agents, then whom it happens to."""
    ranked = [actor for role in ("agent", "patient") for actor in event.actors if actor.role == role]
    return list(dict.fromkeys(actor.name for actor in ranked if actor.type in ("organisation", "person")))
