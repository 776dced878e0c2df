"""The story as a PDF: pictures in vectors, end-notes with quotes and sources, bookmarks and links between them."""

from collections.abc import Callable
from dataclasses import replace

from explorer.data.project import Findings
from explorer.export.binding import bound
from explorer.export.choice import chosen_events
from explorer.export.evidence import Evidence, evidence_of
from explorer.export.notes import NotePage, note_pages
from explorer.export.options import PAPERS, ExportOptions
from explorer.export.pages import Paging, leaves_of, with_numbers
from explorer.export.picture import larger_for_few, title_of
from explorer.paint.fonts import text_width
from explorer.paint.picture import Sheet, pdf_of_sheets
from explorer.paint.theme import theme
from explorer.timeline.lanes import storyline_colour
from explorer.timeline.steps import Size
from explorer.timeline.table import table_of
from explorer.timeline.text import drawable

# At 1.6, 13 px of type are 6 pt on paper; the pages that follow the overview need not be so small.
_OVERVIEW = (1.0, 1.2, 1.4, 1.6)
_PAGES = (1.0, 1.2, 1.35)
_NOTES = 1.2

Told = Callable[[int, int], None]


def pdf_document(findings: Findings, options: ExportOptions, told: Told | None = None) -> bytes:
    """The story as a PDF of as many pages as it needs; without a size they are A4 landscape.

    `told` hears how many parts of the work are done, of how many; what it raises ends the work.
    """
    if options.size is None:
        options = replace(options, size=PAPERS["a4"])
    evidence = evidence_of(findings, chosen_events(findings, options))
    overview = (*larger_for_few(options.size or PAPERS["a4"], len(evidence.entries)), *_OVERVIEW)
    paging = Paging(findings, evidence, options, _PAGES, overview, numbered=options.sources)
    leaves = leaves_of(paging, turned=told)
    leaves = [replace(leaf, scene=with_numbers(leaf.scene, evidence.numbers, text_width)) for leaf in leaves]
    table = table_of(findings)
    title = drawable(title_of(table, options))
    notes = _notes(findings, evidence, options, title) if options.sources else []
    sheets = [Sheet(leaf.scene.size, leaf.scene.steps, leaf.scale) for leaf in leaves]
    sheets += [Sheet(page.size, page.steps, 1 / _NOTES) for page in notes]
    drawn = None if told is None else lambda number: told(number, len(sheets))
    data = pdf_of_sheets(sheets, theme(options.theme), title=title, drawn=drawn)
    return bound(data, title, leaves, notes, sheets, evidence)


def _notes(findings: Findings, evidence: Evidence, options: ExportOptions, title: str) -> list[NotePage]:
    table = table_of(findings)
    colours = {drawable(one.name): storyline_colour(table, one.id) for one in findings.storylines}
    size = options.size or PAPERS["a4"]
    return note_pages(
        evidence,
        title=title,
        size=Size(size.width * _NOTES, size.height * _NOTES),
        measure=text_width,
        colour_of=lambda lane: colours.get(lane, "grey"),
    )
