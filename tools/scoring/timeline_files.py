"""Timelines of SemEval-2015 task 4 (Minard et al., "TimeLine: Cross-Document Event Ordering"): files and relations."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.scoring.temporal import Awareness, Link, awareness

UNKNOWN = "XXXX-XX-XX"
_FIGURES = re.compile(r"(\d+)")
_OPEN_END = re.compile(r"(?:-XX)+$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its place (0: not known), its time anchor, and the mentions of one event as document-sentence-word."""

    order: int
    date: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events of one entity, as the file lists them."""

    entity: str
    entries: tuple[Entry, ...]

    def __str__(self) -> str:
        lines = [f"{entry.order}\t{entry.date}\t" + "\t".join(entry.mentions) for entry in self.entries]
        return "\n".join([self.entity, *lines]) + "\n"


def parse_timeline(text: str) -> Timeline:
    """The entity is the first line; lines of fewer than three fields say nothing."""
    first, *lines = text.splitlines()
    rows = [line.split("\t") for line in lines]
    entries = [
        Entry(int(row[0]), row[1].strip(), tuple(mention.strip() for mention in row[2:] if mention.strip()))
        for row in rows
        if len(row) >= 3
    ]
    return Timeline(first.strip(), tuple(entries))


def read_timelines(folder: Path) -> dict[str, Timeline]:
    """All timelines of a folder by the name of their file."""
    return {path.name: parse_timeline(path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))}


def links_of(timeline: Timeline, *, anchors: bool = True) -> list[Link]:
    """The relations of a timeline, as the task's page of tools defines them.

    Events of order 0 have none. Each event is SIMULTANEOUS with its time anchor (left out for the ordering alone);
    each is BEFORE the next one, or SIMULTANEOUS with it when both have one place. An id that stands twice is two
    events, told apart by their count, as in the official tool. `2008-03-XX` and `2008-03` are one date: gold has both.
    """
    events = list(_events(sorted(timeline.entries, key=_natural)))
    links = [Link(event, f"time {date}", "SIMULTANEOUS") for event, _, date in events] if anchors else []
    for (event, order, _), (following, later, _) in itertools.pairwise(events):
        links.append(Link(event, following, "BEFORE" if order < later else "SIMULTANEOUS"))
    return links


def score_timeline(gold: Timeline, system: Timeline, *, anchors: bool = True) -> Awareness:
    """The temporal awareness of one entity's timeline."""
    return awareness(links_of(gold, anchors=anchors), links_of(system, anchors=anchors))


def micro(scores: Iterable[Awareness]) -> Awareness:
    """The task's score: relations counted over all entities."""
    return sum(scores, Awareness())


def _events(entries: Sequence[Entry]) -> Iterator[tuple[str, int, str]]:
    seen: Counter[str] = Counter()
    for entry in entries:
        if entry.order <= 0:
            continue
        for mention in entry.mentions:
            seen[mention] += 1
            yield f"{mention}#{seen[mention]}", entry.order, _OPEN_END.sub("", entry.date)


def _natural(entry: Entry) -> list[tuple[int, str]]:
    """Sorts lines as the official tool does: figures by their value, all else by its letters."""
    line = "\t".join([str(entry.order), entry.date, *entry.mentions])
    return [(int(part), "") if part.isdigit() else (-1, part) for part in _FIGURES.split(line)]
