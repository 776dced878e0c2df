"""A story to a file: the form is chosen by the file's ending, and a failed export leaves the old file."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from explorer.data.project import Findings
from explorer.data.story_json import story_json
from explorer.errors import UsageError
from explorer.export.options import ExportOptions
from explorer.export.tables import csv_bytes, parquet_bytes
from explorer.export.writing import write_whole
from explorer.timeline.filter import Chip, Filter
from explorer.timeline.rows import findings_from, part_of
from explorer.timeline.table import OPEN_AFTER, OPEN_BEFORE, EventTable, table_of

# What can be exported: what was found in articles, or an event table that was opened.
Story = Findings | EventTable
Write = Callable[[Story, ExportOptions], bytes]

# The forms of design.md §7 that a later version writes.
_LATER = (".pptx", ".html", ".ics", ".timelinejs.json", ".jsonld")


def export_story(story: Story, target: Path, options: ExportOptions | None = None) -> None:
    """Write a story as a picture or as data; without options the whole of it.

    Raises UsageError for an ending that is no form or a storyline that is none, WriteError when the file cannot be
    written; then what stood there before is whole.
    """
    write = form_of(target)
    write_whole(target, write(story, options or ExportOptions()))


def form_of(target: Path) -> Write:
    """What writes files of this ending; UsageError with a sentence when nothing does."""
    name = target.name.lower()
    later = next((ending for ending in _LATER if name.endswith(ending)), None)
    if later is not None:
        raise UsageError(f"“{target.name}”: {later} files are not written yet; choose one of {', '.join(_FORMS)}.")
    form = _FORMS.get(target.suffix.lower())
    if form is None:
        ending = f"{target.suffix} is no form of an export" if target.suffix else "the name has no ending"
        raise UsageError(f"“{target.name}”: {ending}; choose one of {', '.join(_FORMS)}.")
    return form


def chosen(story: Story, options: ExportOptions) -> EventTable:
    """The events of the storylines and the stretch that the options ask for; an undated one can lie in any stretch."""
    table = _table(story, options)
    kept = Filter((Chip("storyline", options.storylines),) if options.storylines else ()).mask(table)
    if options.start is not None:
        kept = kept & ((table.latest_end == OPEN_AFTER) | (table.latest_end > options.start))
    if options.end is not None:
        kept = kept & ((table.earliest == OPEN_BEFORE) | (table.earliest < options.end))
    return table if bool(kept.all()) else part_of(table, np.flatnonzero(kept).astype(np.int64))


def _table(story: Story, options: ExportOptions) -> EventTable:
    """The story's events in columns; UsageError for a storyline that is none."""
    table = story if isinstance(story, EventTable) else table_of(story)
    unknown = next((name for name in options.storylines if name not in table.storylines.titles), None)
    if unknown is not None:
        known = ", ".join(f"“{name}”" for name in table.storylines.titles) or "none"
        raise UsageError(f"There is no storyline “{unknown}”; there are {known}.")
    return table


def _json(story: Story, _options: ExportOptions) -> bytes:
    """The same bytes as `dateline extract`, whatever the options."""
    return story_json(findings_from(story) if isinstance(story, EventTable) else story)


def _csv(story: Story, options: ExportOptions) -> bytes:
    return csv_bytes(chosen(story, options))


def _parquet(story: Story, options: ExportOptions) -> bytes:
    return parquet_bytes(chosen(story, options))


def _xlsx(story: Story, options: ExportOptions) -> bytes:
    from explorer.export.workbook import xlsx_bytes  # noqa: PLC0415 - openpyxl only when a workbook is written

    return xlsx_bytes(chosen(story, options))


def _png(story: Story, options: ExportOptions) -> bytes:
    from explorer.export.picture import png_of  # noqa: PLC0415 - Qt only when a picture is asked for

    return png_of(_table(story, options), options)


def _pdf(story: Story, options: ExportOptions) -> bytes:
    from explorer.export.picture import pdf_of  # noqa: PLC0415 - Qt only when a picture is asked for

    return pdf_of(_table(story, options), options)


def _svg(story: Story, options: ExportOptions) -> bytes:
    from explorer.export.picture import svg_picture  # noqa: PLC0415 - Qt only when a picture is asked for

    return svg_picture(_table(story, options), options)


_FORMS: dict[str, Write] = {
    ".png": _png,
    ".svg": _svg,
    ".pdf": _pdf,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
    ".json": _json,
}
