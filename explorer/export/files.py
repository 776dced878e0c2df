"""A story to a file: the form is chosen by the file's ending, and a failed export leaves the old file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from explorer.data.project import Findings
from explorer.data.story_json import story_json
from explorer.errors import UsageError
from explorer.export.annotations import annotations_bytes
from explorer.export.choice import Story, chosen, whole_of
from explorer.export.opened import findings_told
from explorer.export.options import ExportOptions, Told, Wish
from explorer.export.shown import about, unread_in_words
from explorer.export.tables import csv_bytes, parquet_bytes
from explorer.export.timeline_js import timeline_js_bytes
from explorer.export.writing import write_whole
from explorer.timeline.rows import findings_from
from explorer.timeline.table import EventTable

__all__ = ["Story", "Write", "evidenced", "export_story", "form_of", "written"]

Write = Callable[[Story, ExportOptions, Told | None], bytes]

# So many events of an opened table are told one by one; more of them make hundreds of pages that nobody reads.
MOST_TOLD = 5_000


def export_story(story: Story, target: Path, options: ExportOptions | None = None, *, told: Told | None = None) -> None:
    """Write a story as a picture or as data; without options the whole of it.

    Raises UsageError for an ending that is no form, a form that an opened table cannot have, or a storyline that is
    none, WriteError when the file cannot be written; then, and when `told` raises something to cancel a long export,
    what stood there before is whole.
    """
    write = form_of(target)
    write_whole(target, write(story, with_unread(story, options or ExportOptions()), told))


def written(story: Story, wish: Wish, told: Told | None = None) -> bytes:
    """The bytes of the file that a person wishes; raises UsageError as `export_story` does."""
    story = without_dismissed(story, wish)
    if wish.briefing is None:
        return form_of(Path(wish.ending))(story, with_unread(story, wish.options), told)
    from explorer.export.briefing import briefing_bytes  # noqa: PLC0415 - sentences are read only by who wants slides

    found = story if isinstance(story, Findings) else Findings()
    return briefing_bytes(found, wish.briefing, wish.ending, wish.options, notes=wish.notes, told=told)


def with_unread(story: Story, options: ExportOptions) -> ExportOptions:
    """The options with what is told of the rows of an opened table that could not be read."""
    return options if isinstance(story, Findings) else replace(options, unread=unread_in_words(story))


def without_dismissed(story: Story, wish: Wish) -> Story:
    """The story without the tensions that a person dismissed; JSON tells what was found, whatever they said of it."""
    if not wish.dismissed or not isinstance(story, Findings) or wish.ending == ".json":
        return story
    return replace(story, tensions=tuple(one for one in story.tensions if one.id not in wish.dismissed))


def form_of(target: Path) -> Write:
    """What writes files of this ending; UsageError with a sentence when nothing does."""
    return _FORMS[ending_of(target)]


def ending_of(target: Path) -> str:
    """The ending by which a name tells its form, in small letters; UsageError when it tells none."""
    name = target.name.lower()
    found = next((ending for ending in _FORMS if name.endswith(ending)), None)
    if found is None:
        ending = f"{target.suffix} is no form of an export" if target.suffix else "the name has no ending"
        raise UsageError(f"“{target.name}”: {ending}; choose one of {', '.join(_FORMS)}.")
    return found


def evidenced(story: Story, options: ExportOptions) -> Findings:
    """The story with all that is told of each event; UsageError for a table with more events than are told."""
    if isinstance(story, Findings):
        return story
    table = chosen(story, options)
    if len(table) > MOST_TOLD:
        raise UsageError(
            f"{len(table):,} events are too many to be told one by one (at most {MOST_TOLD:,}): choose a storyline or "
            "a stretch, or one of .png, .svg, .pdf, .csv, .xlsx, .parquet, .json."
        )
    return findings_told(table)


def _json(story: Story, _options: ExportOptions, _told: Told | None = None) -> bytes:
    """The same bytes as `dateline extract`, whatever the options."""
    return story_json(findings_from(story) if isinstance(story, EventTable) else story)


def _csv(story: Story, options: ExportOptions, _told: Told | None = None) -> bytes:
    return csv_bytes(chosen(story, options))


def _parquet(story: Story, options: ExportOptions, _told: Told | None = None) -> bytes:
    return parquet_bytes(chosen(story, options), about(whole_of(story, options), options))


def _xlsx(story: Story, options: ExportOptions, _told: Told | None = None) -> bytes:
    from explorer.export.workbook import xlsx_bytes  # noqa: PLC0415 - openpyxl only when a workbook is written

    return xlsx_bytes(chosen(story, options), about(whole_of(story, options), options))


def _timeline_js(story: Story, options: ExportOptions, _told: Told | None = None) -> bytes:
    return timeline_js_bytes(evidenced(story, options), options)


def _annotations(story: Story, options: ExportOptions, _told: Told | None = None) -> bytes:
    if isinstance(story, EventTable):
        raise UsageError(
            "Annotations point into the texts of articles, and an opened table has none; choose one of "
            f"{', '.join(ending for ending in _FORMS if ending != '.jsonld')}."
        )
    return annotations_bytes(story, options)


def _ics(story: Story, options: ExportOptions, _told: Told | None = None) -> bytes:
    from explorer.export.agenda import ics_bytes  # noqa: PLC0415 - icalendar only when a calendar is asked for

    return ics_bytes(evidenced(story, options), options)


def _png(story: Story, options: ExportOptions, _told: Told | None = None) -> bytes:
    from explorer.export.picture import png_of  # noqa: PLC0415 - Qt only when a picture is asked for

    return png_of(whole_of(story, options), options)


def _pdf(story: Story, options: ExportOptions, told: Told | None = None) -> bytes:
    """Of a table with more events than are told one by one: its first page alone, which counts them."""
    if isinstance(story, EventTable) and len(chosen(story, options)) > MOST_TOLD:
        from explorer.export.picture import pdf_of  # noqa: PLC0415 - Qt only when a picture is asked for

        return pdf_of(whole_of(story, options), options)
    from explorer.export.document import pdf_document  # noqa: PLC0415 - Qt only when a picture is asked for

    return pdf_document(evidenced(story, options), options, told)


def _pptx(story: Story, options: ExportOptions, told: Told | None = None) -> bytes:
    from explorer.export.slides import pptx_slides  # noqa: PLC0415 - python-pptx only when slides are asked for

    return pptx_slides(evidenced(story, options), options, told)


def _html(story: Story, options: ExportOptions, _told: Told | None = None) -> bytes:
    from explorer.export.page import html_page  # noqa: PLC0415 - Qt only when a picture is asked for

    return html_page(evidenced(story, options), options)


def _svg(story: Story, options: ExportOptions, _told: Told | None = None) -> bytes:
    from explorer.export.picture import svg_picture  # noqa: PLC0415 - Qt only when a picture is asked for

    return svg_picture(whole_of(story, options), options)


_FORMS: dict[str, Write] = {
    ".png": _png,
    ".svg": _svg,
    ".pdf": _pdf,
    ".pptx": _pptx,
    ".html": _html,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
    ".ics": _ics,
    ".timelinejs.json": _timeline_js,
    ".jsonld": _annotations,
    ".json": _json,
}

# Every ending that an export can have, and those of pictures.
FORMS = tuple(_FORMS)
DRAWN = (".png", ".svg", ".pdf", ".pptx", ".html")
