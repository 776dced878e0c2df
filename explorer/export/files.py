"""A story to a file: the form is chosen by the file's ending, and a failed export leaves the old file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from explorer.data.event import Event
from explorer.data.project import Findings
from explorer.data.story_json import story_json
from explorer.errors import UsageError
from explorer.export.options import ExportOptions
from explorer.export.tables import csv_bytes
from explorer.export.writing import write_whole

Write = Callable[[Findings, ExportOptions], bytes]

# The forms of design.md §7 that a later version writes.
_LATER = (".pptx", ".html", ".xlsx", ".parquet", ".ics", ".timelinejs.json", ".jsonld")


def export_story(findings: Findings, target: Path, options: ExportOptions | None = None) -> None:
    """Write a story as a picture or as data; without options the whole of it.

    Raises UsageError for an ending that is no form or a storyline that is none, WriteError when the file cannot be
    written; then what stood there before is whole.
    """
    write = form_of(target)
    write_whole(target, write(findings, options or ExportOptions()))


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


def chosen(findings: Findings, options: ExportOptions) -> Findings:
    """The story with only the events of the storylines and the stretch that the options ask for."""
    members = _members(findings, options.storylines)
    if members is None and options.start is None and options.end is None:
        return findings
    events = tuple(
        event for event in findings.events if (members is None or event.id in members) and _touches(event, options)
    )
    return replace(findings, events=events)


def _members(findings: Findings, names: tuple[str, ...]) -> set[str] | None:
    """The ids of the events of the named storylines, None for all."""
    if not names:
        return None
    there = {storyline.name: storyline for storyline in findings.storylines}
    unknown = next((name for name in names if name not in there), None)
    if unknown is not None:
        known = ", ".join(f"“{name}”" for name in there) or "none"
        raise UsageError(f"There is no storyline “{unknown}”; there are {known}.")
    return {event for name in names for event in there[name].events}


def _touches(event: Event, options: ExportOptions) -> bool:
    """Whether an event can have been in the stretch asked for; an undated one can always."""
    when = event.when
    before = options.start is not None and when.latest_end is not None and when.latest_end <= options.start
    after = options.end is not None and when.earliest is not None and when.earliest >= options.end
    return not before and not after


def _json(findings: Findings, _options: ExportOptions) -> bytes:
    """The same bytes as `dateline extract`, whatever the options."""
    return story_json(findings)


def _csv(findings: Findings, options: ExportOptions) -> bytes:
    return csv_bytes(chosen(findings, options))


def _png(findings: Findings, options: ExportOptions) -> bytes:
    from explorer.export.picture import png_of  # noqa: PLC0415 - Qt only when a picture is asked for

    return png_of(findings, _checked(findings, options))


def _pdf(findings: Findings, options: ExportOptions) -> bytes:
    from explorer.export.picture import pdf_of  # noqa: PLC0415 - Qt only when a picture is asked for

    return pdf_of(findings, _checked(findings, options))


def _svg(findings: Findings, options: ExportOptions) -> bytes:
    from explorer.export.picture import svg_picture  # noqa: PLC0415 - Qt only when a picture is asked for

    return svg_picture(findings, _checked(findings, options))


def _checked(findings: Findings, options: ExportOptions) -> ExportOptions:
    _members(findings, options.storylines)
    return options


_FORMS: dict[str, Write] = {".png": _png, ".svg": _svg, ".pdf": _pdf, ".csv": _csv, ".json": _json}
