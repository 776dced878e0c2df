"""A story over several pages: an overview, and pages on which every event has its number and its label."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from explorer.data.event import Event
from explorer.data.project import Findings
from explorer.data.when import EventId
from explorer.export.evidence import Entry, Evidence
from explorer.export.lanes import Laned
from explorer.export.options import ExportOptions, Told
from explorer.export.picture import (
    NO_HEADING,
    Heading,
    cut_labels,
    missing,
    page_scene,
    roomiest,
    span_of,
    title_of,
    unlabelled,
)
from explorer.paint.fonts import text_width
from explorer.timeline.drawn import Scene
from explorer.timeline.shelves import MANY
from explorer.timeline.steps import Step, Text, TextWidth
from explorer.timeline.table import EventTable, table_of
from explorer.timeline.view import View, fit_view

# Between the number of an event and its label.
SPACE = "  "
_FOLLOWS = "event has its place on the pages that follow"
_UNDATED = "Without a date"
# Where not even so many events have room, further pages would tell no more than the first.
_FEWEST = 5
# The numbers of a page's events are told in at most so many runs.
_MOST_RUNS = 4
# A page of one lane names it in its title: beside the lane stands its coloured stripe alone.
_STRIPE_ONLY = 24.0
# There the sources take few lines: all stand in the notes.
_SOURCE_LINES = 2

# The name of a lane, and which of its events stand on a page.
Part = tuple[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page with a picture: its scene is drawn `scale` times as large; `lanes` are the storylines shown in full."""

    scene: Scene
    scale: float
    entries: tuple[Entry, ...]
    lanes: tuple[str, ...]
    heading: str
    overview: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """How a story is shared out over pages.

    `enlarged` are the sizes to try, the roomiest for the reader first: 1.2 lays a page out 1.2 times as large and
    shrinks it. The overview has the lanes of the options, the pages after it those of `laned`. `apart` gives every lane
    pages of its own. `numbered` puts the number of an event before its label.
    """

    findings: Findings
    laned: Laned
    options: ExportOptions
    enlarged: tuple[float, ...]
    overview: tuple[float, ...]
    measure: TextWidth = text_width
    apart: bool = False
    numbered: bool = True

    @property
    def lists(self) -> bool:
        """Whether the undated have pages that list them: a document with notes has told of them there."""
        return self.apart or not self.options.sources

    @property
    def evidence(self) -> Evidence:
        """What is said of the events that were chosen."""
        return self.laned.evidence


def leaves_of(paging: Paging, *, turned: Told | None = None) -> list[Leaf]:
    """The overview, and the pages that follow it; `turned` is told how many events have their page, of how many."""
    return list(each_leaf(paging, turned=turned))


def each_leaf(paging: Paging, *, turned: Told | None = None) -> Iterator[Leaf]:
    """The same one after the other, each as soon as it is laid out."""
    first = _overview(paging)
    yield first
    groups = _groups(paging) if paging.apart or missing(first.scene) else {}
    undated = _undated(paging, first.scene) if paging.apart or groups else ()
    total = sum(len(entries) for entries in (*groups.values(), undated))
    placed = 0
    for parts in (*_shared_out(paging, groups), *_listed(paging, undated)):
        leaf = _leaf(paging, parts)
        placed += len(leaf.entries)
        if turned is not None:
            turned(placed, total, "event")
        yield leaf


def _overview(paging: Paging) -> Leaf:
    """The whole story on one page; where it has no room for all, it says that pages follow."""
    table = _table(paging, paging.findings, paging.findings.events)
    heading = replace(NO_HEADING, shown=paging.laned.shown)
    if paging.apart:
        heading = replace(heading, source_lines=_SOURCE_LINES)
    scene, enlarged = roomiest(
        (page_scene(table, paging.options, enlarged=size, measure=paging.measure, heading=heading), size)
        for size in paging.overview
    )
    if missing(scene):
        bare = unlabelled(scene)
        note = (f"{bare:,} drawn without a label · " if bare else "") + _follows(paging, scene)
        scene = page_scene(
            table, paging.options, enlarged=enlarged, measure=paging.measure, heading=replace(heading, note=note)
        )
    return Leaf(scene, 1 / enlarged, paging.evidence.entries, (), "Overview", overview=True)


def _groups(paging: Paging) -> dict[str, tuple[Entry, ...]]:
    """The dated entries of each lane that has one."""
    lanes = paging.evidence.lanes
    dated = {lane: tuple(entry for entry in entries if entry.event.when.dated) for lane, entries in lanes.items()}
    return {lane: entries for lane, entries in dated.items() if entries}


def _undated(paging: Paging, overview: Scene) -> tuple[Entry, ...]:
    """The entries without a date that have pages of their own: where neither the first page nor notes tell of them."""
    told = overview.counts.listed == overview.counts.undated
    if told or not paging.lists:
        return ()
    return tuple(entry for entry in paging.evidence.entries if not entry.event.when.dated)


def _listed(paging: Paging, entries: tuple[Entry, ...]) -> list[list[Part]]:
    """For each page the undated that it lists: as many as have room in the smallest type."""
    runs: list[tuple[Entry, ...]] = []
    while entries:
        listed = max(_scene(paging, [(_UNDATED, entries)], paging.enlarged[-1]).counts.listed, 1)
        runs.append(entries[:listed])
        entries = entries[listed:]
    return [[part] for part in _counted(_UNDATED, _evened(runs))]


def _shared_out(paging: Paging, groups: Mapping[str, tuple[Entry, ...]]) -> Sequence[Sequence[Part]]:
    """For each page the lanes on it and what each shows: whole lanes together where they fit, long ones in parts."""
    pages: list[list[Part]] = []
    page: list[Part] = []
    for lane, entries in groups.items():
        if page and not paging.apart and _fits(paging, [*page, (lane, entries)]):
            page.append((lane, entries))
            continue
        if page:
            pages.append(page)
        named = _counted(lane, _parts(paging, lane, entries))
        pages += [[part] for part in named[:-1]]
        page = [named[-1]]
    return [*pages, page] if page else pages


def _counted(lane: str, parts: Sequence[tuple[Entry, ...]]) -> list[Part]:
    """The parts of a lane with its name, and which of them each is where there are several."""
    of = f" of {len(parts)})" if len(parts) > 1 else ""
    return [(f"{lane} ({number}{of}" if of else lane, part) for number, part in enumerate(parts, 1)]


def _parts(paging: Paging, lane: str, entries: tuple[Entry, ...]) -> list[tuple[Entry, ...]]:
    """The entries of a lane in runs that have room on a page each, beside its name."""
    parts: list[tuple[Entry, ...]] = []
    most = MANY
    rest = entries
    while rest:
        number = tried = min(most, len(rest))
        while number > _FEWEST and not _fits(paging, [(lane, rest[:number])]):
            number = max(number * 4 // 5, _FEWEST)
        parts.append(rest[:number])
        rest = rest[number:]
        # What held so many at once may hold more; else the next try is what has just fitted.
        most = min(number * 5 // 4, MANY) if number == tried else number
    evened = _evened(parts)
    return evened if all(_fits(paging, [(lane, part)]) for part in evened[-2:]) else parts


def _evened(parts: list[tuple[Entry, ...]]) -> list[tuple[Entry, ...]]:
    """Two last runs of like length: nobody likes a page with one event."""
    if len(parts) < 2 or len(parts[-1]) * 2 > len(parts[-2]):
        return parts
    both = parts[-2] + parts[-1]
    half = (len(both) + 1) // 2
    return [*parts[:-2], both[:half], both[half:]]


def _fits(paging: Paging, parts: Sequence[Part]) -> bool:
    """Whether a page holds them all in its smallest type."""
    if any(len(entries) > MANY for _, entries in parts):
        return False
    return missing(_scene(paging, parts, paging.enlarged[-1])) == 0


def _leaf(paging: Paging, parts: Sequence[Part]) -> Leaf:
    """The page in the largest type in which it is whole and the fewest labels are cut, else in the smallest."""
    best: tuple[int, float, Scene] | None = None
    for size in paging.enlarged:
        scene = _scene(paging, parts, size)
        cut = cut_labels(scene) if missing(scene) == 0 else None
        if cut is not None and (best is None or cut < best[0]):
            best = cut, size, scene
        if cut == 0:
            break  # no smaller type is better
    _, chosen, scene = best or (0, size, scene)
    entries = tuple(entry for _, part in parts for entry in part)
    return Leaf(scene, 1 / chosen, entries, tuple(lane for lane, _ in parts), _heading(parts))


def _heading(parts: Sequence[Part]) -> str:
    lanes = ", ".join(lane for lane, _ in parts if lane)
    return f"{lanes} · {_numbers(parts)}" if lanes else _numbers(parts)


def _numbers(parts: Sequence[Part]) -> str:
    """ "1–12, 15", or of very many runs how many there are."""
    numbers = [entry.number for _, entries in parts for entry in entries]
    starts = [at for at, number in enumerate(numbers) if at == 0 or numbers[at - 1] != number - 1]
    ends = [*starts[1:], len(numbers)]
    if len(starts) > _MOST_RUNS:
        return f"{len(numbers):,}"
    runs = [(numbers[start], numbers[end - 1]) for start, end in zip(starts, ends, strict=True)]
    return ", ".join(f"{first:,}" if first == last else f"{first:,}–{last:,}" for first, last in runs)


def _scene(paging: Paging, parts: Sequence[Part], enlarged: float) -> Scene:
    """A page of some events, over the stretch of their own dates, with the sources that tell them."""
    entries = [entry for _, part in parts for entry in part]
    findings, options = paging.laned.findings, paging.laned.options
    table = _table(paging, findings, [_at_home(entry, findings) for entry in entries])
    told_by = {mention.passage.document for entry in entries for mention in entry.event.mentions}
    table = replace(table, witnesses=tuple(one for one in table.witnesses if one.id in told_by))
    whole = len(paging.evidence.entries)
    numbers = _numbers(parts) if paging.apart else _heading(parts)
    told = f"event {numbers} of {whole:,}" if numbers.isdecimal() else f"{numbers} of {whole:,} events"
    subtitle = " · ".join(part for part in (told, span_of(table, table.dated)) if part)
    # Each event of a list stands there with its sources.
    listed = bool(table.dated.any())
    heading = Heading(
        subtitle=subtitle, shown=paging.laned.shown, whole=whole, note=_elsewhere(paging, entries), listed=listed
    )
    if paging.apart:
        told = f"{heading.subtitle} · {title_of(table, options)}"
        heading = replace(heading, subtitle=told, header_width=_STRIPE_ONLY, source_lines=_SOURCE_LINES)
        options = replace(options, title=parts[0][0])
    return page_scene(
        table,
        options,
        enlarged=enlarged,
        view=_stretch(table, options),
        heading=heading,
        measure=paging.measure,
    )


def _elsewhere(paging: Paging, entries: Sequence[Entry]) -> str:
    """How many undated events the lanes have whose last dated ones stand on this page, and where to find them."""
    lanes = paging.evidence.lanes
    here = {entry.number for entry in entries}
    undated = 0
    for lane in dict.fromkeys(entry.lane for entry in entries):
        dated = [entry.number for entry in lanes[lane] if entry.event.when.dated]
        undated += len(lanes[lane]) - len(dated) if dated and dated[-1] in here else 0
    if not undated:
        return ""
    return f"{undated:,} undated: " + ("listed on the last pages" if paging.lists else "in the notes")


def _follows(paging: Paging, overview: Scene) -> str:
    """Which events stand on the pages after the first."""
    return f"every {_FOLLOWS}" if paging.apart or overview.counts.listed else f"every dated {_FOLLOWS}"


def _stretch(table: EventTable, options: ExportOptions) -> View:
    """The stretch of the table's own dates, cut to the one asked for."""
    view = fit_view(table, shown=table.dated, elastic=options.elastic)
    start = view.start if options.start is None else max(view.start, float(options.start))
    end = view.end if options.end is None else min(view.end, float(options.end))
    return options.view(start, max(end, start + 1.0))


def _at_home(entry: Entry, findings: Findings) -> Event:
    """The event in its own lane only: on these pages no other lane echoes it."""
    home = {storyline.id for storyline in findings.storylines if storyline.name == entry.lane}
    kept = tuple(one for one in entry.event.storylines if one.storyline in home)[:1]
    return replace(entry.event, storylines=kept)


def _table(paging: Paging, findings: Findings, events: Sequence[Event]) -> EventTable:
    """The table of these events of the findings, with their numbers before their titles where they are numbered."""
    if paging.numbered:
        numbers = paging.evidence.numbers
        events = [_named(event, numbers[event.id]) if event.id in numbers else event for event in events]
    return table_of(replace(findings, events=tuple(events)))


def _named(event: Event, number: int) -> Event:
    mark = f"{number}{SPACE}"
    return replace(event, title=mark + event.title, label=mark + (event.label or event.title))


def with_numbers(scene: Scene, numbers: Mapping[EventId, int], measure: TextWidth) -> Scene:
    """The scene of a leaf with the numbers of its events in small type of their own."""
    steps: list[Step] = []
    for step in scene.steps:
        number = numbered(step, numbers) if isinstance(step, Text) else None
        steps += _parted(step, number, measure) if isinstance(step, Text) and number else [step]
    return replace(scene, steps=tuple(steps))


def numbered(step: Text, numbers: Mapping[EventId, int]) -> str | None:
    """The number at the head of a label, None where there is none."""
    number = numbers.get(step.event) if step.event is not None else None
    return str(number) if number is not None and step.text.startswith(f"{number}{SPACE}") else None


def _parted(step: Text, number: str, measure: TextWidth) -> list[Step]:
    before = measure(number + SPACE, step.style)
    rest = step.text[len(number + SPACE) :]
    at = replace(step, text=number, width=measure(number, "pill"), style="pill", colour="dim")
    label = replace(step, x=step.left + before, text=rest, width=step.width - before, anchor="start")
    return [replace(at, x=step.left, anchor="start"), label]
