"""A page of events without a date: no axis, but a list in columns, lane by lane, with the sources of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.columns import Ints
from explorer.timeline.drawn import Mark, Scene
from explorer.timeline.filter import Filter
from explorer.timeline.frame import SceneOptions, frame_of
from explorer.timeline.index import DIAMOND
from explorer.timeline.lanes import EVERYTHING_ELSE, home_of
from explorer.timeline.listings import ELSE, listing_without
from explorer.timeline.look import Look
from explorer.timeline.marks import STRUCK, struck_through
from explorer.timeline.page import foot_height, foot_steps, title_height, title_steps
from explorer.timeline.sequence import in_sequence
from explorer.timeline.steps import Box, Clip, Disc, Rect, Shape, Size, Step, Text, TextWidth, Unclip, diamond
from explorer.timeline.table import EventTable, Source
from explorer.timeline.tags import GAP, HEIGHT, elided
from explorer.timeline.text import drawable
from explorer.timeline.view import View, scale_of
from explorer.timeline.whereabouts import Whereabouts

# Columns are at least so wide, with so much between them.
_COLUMN, _BETWEEN = 400.0, 36.0
_PADDING = 12.0
_HEAD, _ENTRY = 34.0, 42.0
_STRIPE = 4.0
# From the top of an entry to its baselines.
_TITLE_AT, _SOURCES_AT = 16.0, 33.0
_NOTHING: Ints = np.zeros(0, dtype=np.int64)


def to_be_listed(table: EventTable, filter: Filter, options: SceneOptions) -> Ints:  # noqa: A002 — the glossary's word
    """The rows that a page lists in their order: all that pass where none of them has a date; else none."""
    if not options.lanes_fit or bool((filter.mask(table) & table.dated).any()):
        return _NOTHING
    return in_sequence(table, filter)


def listed_scene(
    table: EventTable,
    rows: Ints,
    view: View,
    filter: Filter,  # noqa: A002 — the glossary's word
    selected: EventId | None,
    size: Size,
    options: SceneOptions,
    text_width: TextWidth,
) -> Scene:
    """The page of these rows: time has no place on it, and what has no room is counted at its foot."""
    options = replace(options, header_width=0.0, source_lane=False, legend=False)
    width = max(size.width - 2 * options.margin, 1.0)
    frame = frame_of(
        size,
        options,
        title_height=title_height(options),
        foot_height=foot_height(table, options, width, text_width),
        axis_height=0.0,
    )
    places = _places(table, rows, view, frame.lanes)
    steps, marks = _entries(table, places, selected, options, text_width)
    scale = scale_of(table, view, left=frame.plot.x, right=frame.plot.right)
    look = Look(table, scale, frame.plot, selected, view.as_known_on, text_width, 0, view.elastic)
    whereabouts = Whereabouts(table, filter, (), (), (), (), look.window, view.as_known_on)
    counts = replace(whereabouts.counts, listed=len(marks))
    return Scene(
        size=size,
        steps=(
            Box(frame.page, "solid", "panel"),
            *title_steps(options, frame, text_width),
            Clip(frame.lanes),
            Box(frame.lanes, "solid", "lane_alternate"),
            Unclip(),
            Clip(frame.plot),
            *steps,
            Unclip(),
            *foot_steps(table, _NOTHING, (), counts, options, frame, text_width),
        ),
        plot=frame.plot,
        scale=scale,
        content_height=frame.lanes.height,
        lanes=(),
        marked=Listed(marks),
        folds=(),
        crests=(),
        ticks=(),
        breaks=(),
        edges=(),
        published=(),
        counts=counts,
        whereabouts=whereabouts,
        frame=frame,
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """The marks of a list: there are few, so all are made at once."""

    marks: tuple[Mark, ...]

    @property
    def boxes(self) -> Sequence[Rect]:
        """The boxes of all labels."""
        return tuple(mark.label for mark in self.marks if mark.label is not None)

    def of(self, event: EventId) -> Mark | None:
        """The mark of an event."""
        return next((mark for mark in self.marks if mark.event == event), None)


class _Spot(NamedTuple):
    """Where a row of the table, or with None the name of a lane, is written."""

    box: Rect
    row: int | None
    lane: str
    colour: str


def _places(table: EventTable, rows: Ints, view: View, area: Rect) -> list[_Spot]:
    """As many rows as have room, lane by lane in columns; a lane is named where there is more than one."""
    homes = [home_of(table, view, row) for row in rows.tolist()]
    lanes = _in_order(table, view)
    order = sorted(range(len(rows)), key=lambda at: lanes.index(homes[at][0]))
    several = len(set(homes)) > 1
    columns = max(1, int((area.width - 2 * _PADDING + _BETWEEN) // (_COLUMN + _BETWEEN)))
    width = (area.width - 2 * _PADDING - _BETWEEN * (columns - 1)) / columns
    spots: list[_Spot] = []
    column, y = 0, area.y + _PADDING / 2
    said: tuple[str, str] | None = None
    for at in order:
        name, colour = homes[at]
        named = several and homes[at] != said
        if y + _ENTRY + (_HEAD if named else 0.0) > area.bottom:
            column, y = column + 1, area.y + _PADDING / 2
            named = several
        if column == columns:
            break
        x = area.x + _PADDING + column * (width + _BETWEEN)
        if named:
            spots.append(_Spot(Rect(x, y, width, _HEAD), None, name, colour))
            y += _HEAD
        said = homes[at]
        spots.append(_Spot(Rect(x, y, width, _ENTRY), int(rows[at]), name, colour))
        y += _ENTRY
    return spots


def _in_order(table: EventTable, view: View) -> list[str]:
    """The names of all lanes in the order in which a page has them."""
    arrangement = view.arrangement
    listing = listing_without(table, view.lanes_by, arrangement.hidden)
    names = [*listing.titles, EVERYTHING_ELSE]
    return [names[place] for place in arrangement.places([*listing.names, ELSE])]


def _entries(
    table: EventTable,
    spots: Sequence[_Spot],
    selected: EventId | None,
    options: SceneOptions,
    text_width: TextWidth,
) -> tuple[list[Step], tuple[Mark, ...]]:
    sources = {str(source.id): source for source in table.witnesses} if options.sources else {}
    steps: list[Step] = []
    marks: list[Mark] = []
    for spot in spots:
        if spot.row is None:
            steps += _head(spot, text_width)
            continue
        told = [sources[name] for name in table.documents.of(spot.row) if name in sources]
        chosen = table.id_of(spot.row) == selected
        own, mark = _entry(table, spot, _told_by(told), text_width, chosen=chosen)
        steps += own
        marks.append(mark)
    return steps, tuple(marks)


def _head(spot: _Spot, text_width: TextWidth) -> list[Step]:
    name = elided(drawable(spot.lane), "lane_name", spot.box.width - 14.0, text_width)
    stripe = Rect(spot.box.x, spot.box.y + 10.0, _STRIPE, _HEAD - 14.0)
    at = spot.box.x + 14.0
    return [
        Box(stripe, "solid", spot.colour),
        Text(at, spot.box.y + 25.0, name, text_width(name, "lane_name"), "lane_name", "ink"),
    ]


def _told_by(sources: Sequence[Source]) -> str:
    """ "S3 “Title”, Publisher"; of several the names of all, then what they are."""
    if len(sources) == 1:
        return sources[0].cited
    names = ", ".join(source.name for source in sources)
    return f"{names}: " + "; ".join(source.cited for source in sources) if sources else ""


def _entry(
    table: EventTable, spot: _Spot, told: str, text_width: TextWidth, *, chosen: bool
) -> tuple[list[Step], Mark]:
    """A hollow diamond, the title of the event, and below it who tells it."""
    row = spot.row or 0
    event, style = table.id_of(row), "label_selected" if chosen else "label"
    x, y, left = spot.box.x, spot.box.y, spot.box.x + DIAMOND + GAP
    room = spot.box.right - left
    middle = (x + DIAMOND / 2, y + _TITLE_AT - 4.5)
    title = elided(drawable(str(table.title[row])), style, room, text_width)
    steps: list[Step] = [Disc(*middle, DIAMOND, "ring", "selection", event=event)] if chosen else []
    steps.append(Shape(diamond(*middle, DIAMOND - 1.0), "hollow", spot.colour, event=event))
    ink, width = "selection" if chosen else "ink", text_width(title, style)
    if table.status.of(row) in STRUCK:
        steps.append(struck_through(*middle, event))
    steps.append(Text(left, y + _TITLE_AT, title, width, style, ink, event=event))
    if told:
        words = elided(drawable(told), "note", room, text_width)
        steps.append(Text(left, y + _SOURCES_AT, words, text_width(words, "note"), "note", "dim", event=event))
    core = Rect(x, middle[1] - DIAMOND / 2, DIAMOND, DIAMOND)
    label = Rect(left, y + _TITLE_AT - 4.5 - HEIGHT / 2, width, HEIGHT)
    return steps, Mark(event, row, -1, core, core, diamond=True, label=label)
