"""A story to a file: the form is chosen by the file's ending, and a failed export leaves the old file."""

from collections.abc import Callable
from pathlib import Path

from explorer.data.project import Findings
from explorer.data.story_json import story_json
from explorer.errors import UsageError
from explorer.export.annotations import annotations_bytes
from explorer.export.choice import chosen, members_of
from explorer.export.options import ExportOptions
from explorer.export.tables import csv_bytes
from explorer.export.timeline_js import timeline_js_bytes
from explorer.export.writing import write_whole

# Hears how many parts of a long work are done, of how many; what it raises ends the work.
Told = Callable[[int, int], None]
Write = Callable[[Findings, ExportOptions, Told | None], bytes]

# The forms of design.md §7 that a later version writes.
_LATER = (".xlsx", ".parquet")


def export_story(
    findings: Findings, target: Path, options: ExportOptions | None = None, *, told: Told | None = None
) -> None:
    """Write a story as a picture or as data; without options the whole of it.

    Raises UsageError for an ending that is no form or a storyline that is none, WriteError when the file cannot be
    written; then, and when `told` raises something to cancel a long export, what stood there before is whole.
    """
    write = form_of(target)
    write_whole(target, write(findings, options or ExportOptions(), told))


def form_of(target: Path) -> Write:
    """What writes files of this ending; UsageError with a sentence when nothing does."""
    name = target.name.lower()
    later = next((ending for ending in _LATER if name.endswith(ending)), None)
    if later is not None:
        raise UsageError(f"“{target.name}”: {later} files are not written yet; choose one of {', '.join(_FORMS)}.")
    form = next((form for ending, form in _FORMS.items() if name.endswith(ending)), None)
    if form is None:
        ending = f"{target.suffix} is no form of an export" if target.suffix else "the name has no ending"
        raise UsageError(f"“{target.name}”: {ending}; choose one of {', '.join(_FORMS)}.")
    return form


def _json(findings: Findings, _options: ExportOptions, _told: Told | None = None) -> bytes:
    """The same bytes as `dateline extract`, whatever the options."""
    return story_json(findings)


def _csv(findings: Findings, options: ExportOptions, _told: Told | None = None) -> bytes:
    return csv_bytes(chosen(findings, options))


def _timeline_js(findings: Findings, options: ExportOptions, _told: Told | None = None) -> bytes:
    return timeline_js_bytes(findings, options)


def _annotations(findings: Findings, options: ExportOptions, _told: Told | None = None) -> bytes:
    return annotations_bytes(findings, options)


def _ics(findings: Findings, options: ExportOptions, _told: Told | None = None) -> bytes:
    from explorer.export.agenda import ics_bytes  # noqa: PLC0415 - icalendar only when a calendar is asked for

    return ics_bytes(findings, options)


def _png(findings: Findings, options: ExportOptions, _told: Told | None = None) -> bytes:
    from explorer.export.picture import png_of  # noqa: PLC0415 - Qt only when a picture is asked for

    return png_of(findings, _checked(findings, options))


def _pdf(findings: Findings, options: ExportOptions, told: Told | None = None) -> bytes:
    from explorer.export.document import pdf_document  # noqa: PLC0415 - Qt only when a picture is asked for

    return pdf_document(findings, options, told)


def _pptx(findings: Findings, options: ExportOptions, told: Told | None = None) -> bytes:
    from explorer.export.slides import pptx_slides  # noqa: PLC0415 - python-pptx only when slides are asked for

    return pptx_slides(findings, options, told)


def _html(findings: Findings, options: ExportOptions, _told: Told | None = None) -> bytes:
    from explorer.export.page import html_page  # noqa: PLC0415 - Qt only when a picture is asked for

    return html_page(findings, options)


def _svg(findings: Findings, options: ExportOptions, _told: Told | None = None) -> bytes:
    from explorer.export.picture import svg_picture  # noqa: PLC0415 - Qt only when a picture is asked for

    return svg_picture(findings, _checked(findings, options))


def _checked(findings: Findings, options: ExportOptions) -> ExportOptions:
    members_of(findings, options.storylines)
    return options


_FORMS: dict[str, Write] = {
    ".png": _png,
    ".svg": _svg,
    ".pdf": _pdf,
    ".pptx": _pptx,
    ".html": _html,
    ".csv": _csv,
    ".ics": _ics,
    ".timelinejs.json": _timeline_js,
    ".jsonld": _annotations,
    ".json": _json,
}
