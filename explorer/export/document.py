"""The story as a PDF: pictures in vectors, end-notes with quotes and sources, bookmarks and links between them."""

from collections.abc import Iterator
from dataclasses import replace

from explorer.data.project import Findings
from explorer.export.binding import bound
from explorer.export.lanes import laned
from explorer.export.notes import NotePage, note_pages
from explorer.export.options import PAPERS, ExportOptions, Told
from explorer.export.pages import Leaf, Paging, each_leaf, with_numbers
from explorer.export.picture import larger_for_few, title_of
from explorer.paint.fonts import text_width
from explorer.paint.picture import Sheet, pdf_of_sheets
from explorer.paint.theme import theme
from explorer.timeline.steps import Size
from explorer.timeline.table import table_of
from explorer.timeline.text import drawable

# At 1.6, 13 px of type are 6 pt on paper; the pages that follow the overview need not be so small.
_OVERVIEW = (1.0, 1.2, 1.4, 1.6)
_PAGES = (1.0, 1.2, 1.35)
_NOTES = 1.2


def pdf_document(findings: Findings, options: ExportOptions, told: Told | None = None) -> bytes:
    """The story as a PDF of as many pages as it needs; without a size they are A4 landscape.

    `told` hears how many parts of the work are done, of how many; what it raises ends the work.
    """
    paging = paging_of(findings, options)
    leaves = list(pictures_of(paging, told))
    notes = notes_of(paging)
    sheets = [Sheet(leaf.scene.size, leaf.scene.steps, leaf.scale) for leaf in leaves]
    sheets += [sheet_of_notes(page) for page in notes]
    title = drawable(title_of(table_of(findings), options))
    drawn = None if told is None else lambda number: told(number, len(sheets), "page")
    data = pdf_of_sheets(sheets, theme(options.theme), title=title, drawn=drawn)
    return bound(data, title, leaves, notes, sheets, paging.evidence)


def sheet_of_notes(page: NotePage) -> Sheet:
    """A page of end-notes to be drawn."""
    return Sheet(page.size, page.steps, 1 / _NOTES)


def paging_of(findings: Findings, options: ExportOptions) -> Paging:
    """How the story is shared out over the pages of a PDF."""
    if options.size is None:
        options = replace(options, size=PAPERS["a4"])
    lanes = laned(findings, options)
    overview = (*larger_for_few(options.size or PAPERS["a4"], len(lanes.evidence.entries)), *_OVERVIEW)
    return Paging(findings, lanes, options, _PAGES, overview, numbered=options.sources)


def pictures_of(paging: Paging, told: Told | None = None) -> Iterator[Leaf]:
    """The pages with pictures, each as soon as it is laid out."""
    for leaf in each_leaf(paging, turned=told):
        yield replace(leaf, scene=with_numbers(leaf.scene, paging.evidence.numbers, text_width))


def notes_of(paging: Paging) -> list[NotePage]:
    """The pages of end-notes, none without sources."""
    options, lanes = paging.options, paging.laned
    if not options.sources:
        return []
    title = drawable(title_of(table_of(paging.findings), options))
    size = options.size or PAPERS["a4"]
    return note_pages(
        lanes.evidence,
        title=title,
        size=Size(size.width * _NOTES, size.height * _NOTES),
        measure=text_width,
        colour_of=lambda lane: lanes.colours.get(lane, "grey"),
    )
