"""Reviewed events of a folder of articles: what a careful reader found, as gold.json tells it."""

import datetime as dt
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The words of an older list.
_STATUS = {"occurred": "happened", "statement": "happened"}


class GoldError(ValueError):
    """The gold cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Place:
    """A half-open stretch of an article, in code points, by the name of its file."""

    file: str
    start: int
    end: int

    def shared(self, other: "Place") -> int:
        """How many code points both hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start)) if self.file == other.file else 0


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A passage that tells an event, the words that name it, its status, and the words that date it ("" for none)."""

    place: Place
    triggers: tuple[Place, ...]
    status: str
    when: str


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event; `when` are two ISO days (both inclusive) where the gold gives them; `agent` is "" when none is."""

    id: str
    title: str
    level: str
    actors: tuple[str, ...]
    agent: str
    status: str
    when: tuple[str, str] | None
    mentions: tuple[GoldMention, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What cannot all hold: the events, or the passages, two of which a tension must touch."""

    name: str
    events: frozenset[str]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """All of a gold.json. An event found on a neutral passage is neither right nor wrong."""

    events: tuple[GoldEvent, ...]
    neutral: tuple[Place, ...]
    disagreements: tuple[Disagreement, ...]


def read_gold(path: Path) -> Gold:
    """The gold of a folder; GoldError when a key that every event needs is missing."""
    raw = json.loads(path.read_text("utf-8"))
    try:
        events = tuple(_event(each) for each in raw["events"])
        neutral = tuple(_place(each) for each in raw.get("neutral", []))
    except KeyError as error:
        raise GoldError(f"{path.name}: the key {error} is missing.") from error
    return Gold(events, neutral, tuple(_disagreements(raw.get("disagreements", []))))


def sources_of(path: Path, *, all_dates: bool) -> str:
    """A sources.toml from a published.toml: only of articles whose text does not state its date, unless all."""
    tables = []
    for file, facts in sorted(tomllib.loads(path.read_text("utf-8")).items()):
        keys = {key: str(facts[key]) for key in ("title", "publisher", "published", "origin") if key in facts}
        if facts.get("stated") and not all_dates:
            keys.pop("published", None)
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
        lines += ['basis = "assigned"'] if "published" in keys else []
        tables.append("\n".join([f"[{json.dumps(file)}]", *lines]))
    return "\n\n".join(tables) + "\n"


def _event(raw: Mapping[str, Any]) -> GoldEvent:
    return GoldEvent(
        id=str(raw["id"]),
        title=str(raw.get("title", raw["id"])),
        level=str(raw.get("level") or "core"),
        actors=tuple(_name(actor) for actor in raw["actors"]),
        agent=_name(raw.get("agent") or ""),
        status=_status(raw.get("status")),
        when=_range(raw.get("when")),
        mentions=tuple(_mention(mention) for mention in raw.get("mentions") or raw["evidence"]),
    )


def _mention(raw: Mapping[str, Any]) -> GoldMention:
    place = _place(raw)
    when = raw.get("when")
    triggers = tuple(_trigger(place, each) for each in raw.get("triggers", []))
    return GoldMention(place, triggers, _status(raw.get("status")), when if isinstance(when, str) else "")


def _trigger(place: Place, raw: Mapping[str, int] | Sequence[int]) -> Place:
    start, end = (raw["start"], raw["end"]) if isinstance(raw, Mapping) else raw
    return Place(place.file, start, end)


def _place(raw: Mapping[str, Any]) -> Place:
    return Place(str(raw["document"]).rsplit("/", 1)[-1], int(raw["start"]), int(raw["end"]))


def _name(raw: object) -> str:
    return str(raw.get("name", "")) if isinstance(raw, Mapping) else str(raw)


def _status(raw: object) -> str:
    return _STATUS.get(str(raw), str(raw)) if raw else ""


def _range(raw: object) -> tuple[str, str] | None:
    """Two ISO days; a pair, or an object of earliest and latest; None for anything else, such as mere wording."""
    if isinstance(raw, Mapping):
        raw = [raw.get("earliest"), raw.get("latest_end") or raw.get("latest")]
    if not isinstance(raw, list | tuple) or len(raw) != 2:
        return None
    first, last = (str(each)[:10] for each in raw)
    try:
        dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    except ValueError:
        return None
    return first, last


def _disagreements(raw: Sequence[Any]) -> Iterator[Disagreement]:
    """Entries that name events (a list of ids, or `events`) or passages (`passages`, `mentions`, `evidence`)."""
    for number, entry in enumerate(raw, 1):
        if not isinstance(entry, Mapping):
            yield Disagreement(str(number), frozenset(map(str, entry)), ())
            continue
        places = [
            _place(each)
            for key in ("passages", "mentions", "evidence")
            for each in entry.get(key) or []
            if isinstance(each, Mapping) and {"document", "start", "end"} <= each.keys()
        ]
        yield Disagreement(str(entry.get("id", number)), frozenset(map(str, entry.get("events") or [])), tuple(places))
