"""Which events an export is asked for."""

from dataclasses import replace

import numpy as np

from explorer.data.event import Event
from explorer.data.project import Findings
from explorer.errors import UsageError
from explorer.export.options import ExportOptions
from explorer.timeline.columns import Flags
from explorer.timeline.filter import Chip, Filter
from explorer.timeline.rows import part_of
from explorer.timeline.table import OPEN_AFTER, OPEN_BEFORE, EventTable, table_of

# What can be exported: what was found in articles, or an event table that was opened.
Story = Findings | EventTable


def chosen(story: Story, options: ExportOptions) -> EventTable:
    """The events of the storylines and the stretch that the options ask for; an undated one can lie in any stretch."""
    table = whole_of(story, options)
    kept = _kept(table, options)
    return table if bool(kept.all()) else part_of(table, np.flatnonzero(kept).astype(np.int64))


def chosen_events(findings: Findings, options: ExportOptions) -> tuple[Event, ...]:
    """The same events as they were found, in no other storylines than those asked for."""
    kept = _kept(whole_of(findings, options), options)
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


def _kept(table: EventTable, options: ExportOptions) -> Flags:
    kept = filter_of(options).mask(table)
    if options.start is not None:
        kept = kept & ((table.latest_end == OPEN_AFTER) | (table.latest_end > options.start))
    if options.end is not None:
        kept = kept & ((table.earliest == OPEN_BEFORE) | (table.earliest < options.end))
    return kept
