"""Which events an export is asked for."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from explorer.data.event import Event
from explorer.data.project import Findings
from explorer.errors import UsageError
from explorer.export.options import ExportOptions
from explorer.timeline.columns import Flags
from explorer.timeline.extent import extents_at
from explorer.timeline.filter import Chip, Filter
from explorer.timeline.rows import part_of
from explorer.timeline.table import OPEN_AFTER, EventTable, table_of

# What can be exported: what was found in articles, or an event table that was opened.
Story = Findings | EventTable


def chosen(story: Story, options: ExportOptions) -> EventTable:
    """The events of the storylines and the stretch that the options ask for; an undated one can lie in any stretch."""
    table = whole_of(story, options)
    kept = kept_of(table, options)
    if bool(kept.all()):
        return table
    return part_of(with_its_sources(table, options), np.flatnonzero(kept).astype(np.int64))


def chosen_events(findings: Findings, options: ExportOptions) -> tuple[Event, ...]:
    """The same events as they were found, in no other storylines than those asked for."""
    kept = kept_of(whole_of(findings, options), options)
    events = tuple(event for event, keep in zip(findings.events, kept.tolist(), strict=True) if keep)
    if not options.storylines:
        return events
    asked = {one.id for one in findings.storylines if one.name in options.storylines or one.id in options.storylines}
    return tuple(
        replace(event, storylines=tuple(one for one in event.storylines if one.storyline in asked)) for event in events
    )


def whole_of(story: Story, options: ExportOptions) -> EventTable:
    """All of the story's events in columns; UsageError for a storyline of the options that is none."""
    table = story if isinstance(story, EventTable) else table_of(story)
    unknown = next((name for name in options.storylines if name not in table.storylines.titles), None)
    if unknown is not None:
        known = ", ".join(f"“{name}”" for name in table.storylines.titles) or "none"
        raise UsageError(f"There is no storyline “{unknown}”; there are {known}.")
    return table


def filter_of(options: ExportOptions) -> Filter:
    """What the options let through: their chips, their storylines, and the lanes that they do not hide."""
    named = (Chip("storyline", options.storylines),) if options.storylines else ()
    return Filter((*options.chips, *named)).seen_in(options.view(0.0, 1.0))


def kept_of(table: EventTable, options: ExportOptions) -> Flags:
    """Which rows the options ask for."""
    return filter_of(options).mask(table) & in_stretch(table, options)


def with_its_sources(table: EventTable, options: ExportOptions) -> EventTable:
    """The table with the sources of the events that the options ask for; all of the story's where they ask for all."""
    return _with_sources(table, filter_of(options), options.start, options.end)


@lru_cache(maxsize=4)
def _with_sources(table: EventTable, shown: Filter, start: int | None, end: int | None) -> EventTable:
    kept = shown.mask(table) & in_stretch(table, ExportOptions(start=start, end=end))
    if bool(kept.all()):
        return table
    documents = table.documents
    telling = {documents.names[code] for code in np.unique(documents.codes[kept[documents.rows]]).tolist()}
    return replace(table, witnesses=tuple(one for one in table.witnesses if str(one.id) in telling))


def in_stretch(table: EventTable, options: ExportOptions) -> Flags:
    """Which rows reach into the stretch asked for, as far as they are drawn; the undated are among them.

    What lasts and has no known end reaches into whatever comes later.
    """
    kept = np.ones(len(table), dtype=np.bool_)
    if options.start is None and options.end is None:
        return kept
    extents = extents_at(table, np.arange(len(table), dtype=np.int64))
    if options.start is not None:
        lasting = ~table.instant & (table.latest_end == OPEN_AFTER)
        kept = kept & (~table.dated | lasting | (extents.ended > options.start))
    if options.end is not None:
        kept = kept & (~table.dated | (extents.begins < options.end))
    return kept
