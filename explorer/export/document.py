"""The story as a PDF: pictures in vectors, end-notes with quotes and sources, bookmarks and links between them."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import BooleanObject, DictionaryObject, Fit, NameObject, TextStringObject

from explorer.data.project import Findings
from explorer.data.when import EventId
from explorer.export.choice import chosen
from explorer.export.evidence import Evidence, evidence_of
from explorer.export.notes import NotePage, note_pages
from explorer.export.options import PAPERS, ExportOptions
from explorer.export.pages import Leaf, Paging, leaves_of, with_numbers
from explorer.export.picture import title_of
from explorer.paint.fonts import text_width
from explorer.paint.picture import Sheet, pdf_of_sheets
from explorer.paint.theme import theme
from explorer.timeline.lanes import storyline_colour
from explorer.timeline.steps import Rect, Size
from explorer.timeline.table import table_of
from explorer.timeline.text import drawable

# At 1.6, 13 px of type are 6 pt on paper; the pages that follow the overview need not be so small.
_OVERVIEW = (1.0, 1.2, 1.4, 1.6)
_PAGES = (1.0, 1.2, 1.35)
_NOTES = 1.2
_POINTS = 72 / 96

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something stands in the document: the page from 0 and its box in the pixels of that page's sheet."""

    page: int
    box: Rect


def pdf_document(findings: Findings, options: ExportOptions, told: Told | None = None) -> bytes:
    """The story as a PDF of as many pages as it needs; without a size they are A4 landscape.

    `told` hears how many parts of the work are done, of how many; what it raises ends the work.
    """
    if options.size is None:
        options = replace(options, size=PAPERS["a4"])
    evidence = evidence_of(findings, chosen(findings, options).events)
    paging = Paging(findings, evidence, options, _PAGES, _OVERVIEW, numbered=options.sources)
    leaves = leaves_of(paging, turned=told)
    leaves = [replace(leaf, scene=with_numbers(leaf.scene, evidence.numbers, text_width)) for leaf in leaves]
    table = table_of(findings)
    title = drawable(title_of(table, options))
    notes = _notes(findings, evidence, options, title) if options.sources else []
    sheets = [Sheet(leaf.scene.size, leaf.scene.steps, leaf.scale) for leaf in leaves]
    sheets += [Sheet(page.size, page.steps, 1 / _NOTES) for page in notes]
    drawn = None if told is None else lambda number: told(number, len(sheets))
    data = pdf_of_sheets(sheets, theme(options.theme), title=title, drawn=drawn)
    return _bound(data, title, leaves, notes, sheets, evidence)


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


def _bound(
    data: bytes,
    title: str,
    leaves: Sequence[Leaf],
    notes: Sequence[NotePage],
    sheets: Sequence[Sheet],
    evidence: Evidence,
) -> bytes:
    """The pages with what Qt does not write: bookmarks, links, language."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    _mark_pages(writer, leaves, notes, sheets, evidence)
    _link(writer, leaves, notes, sheets, evidence)
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject("en")
    root[NameObject("/PageMode")] = NameObject("/UseOutlines" if len(sheets) > 1 else "/UseNone")
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
    )
    writer.metadata = {"/Title": title, "/Creator": "Dateline", "/Producer": "Dateline (Qt, pypdf)"}
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _mark_pages(
    writer: PdfWriter,
    leaves: Sequence[Leaf],
    notes: Sequence[NotePage],
    sheets: Sequence[Sheet],
    evidence: Evidence,
) -> None:
    """A bookmark for each storyline's picture and another for its notes."""
    pictures = _pictures(leaves)
    above = writer.add_outline_item(title="Timeline", page_number=0, fit=Fit.fit())
    for lane in evidence.lanes:
        if lane in pictures:
            place = pictures[lane]
            writer.add_outline_item(title=lane, page_number=place.page, parent=above, fit=_top(place, sheets))
    if not notes:
        return
    places = [
        _Place(len(leaves) + number, page.lanes[lane]) for number, page in enumerate(notes) for lane in page.lanes
    ]
    names = [lane for page in notes for lane in page.lanes]
    below = writer.add_outline_item(title="Quotes and sources", page_number=len(leaves), fit=Fit.fit())
    for lane, place in zip(names, places, strict=True):
        writer.add_outline_item(title=lane, page_number=place.page, parent=below, fit=_top(place, sheets))


def _pictures(leaves: Sequence[Leaf]) -> dict[str, _Place]:
    """Where each storyline is drawn: on its own page, or as a lane of the overview."""
    found: dict[str, _Place] = {}
    for number, leaf in enumerate(leaves):
        for band in leaf.scene.lanes:
            if band.name not in found or (leaves[found[band.name].page].overview and not leaf.overview):
                found[band.name] = _Place(number, band.rect)
    return found


def _link(
    writer: PdfWriter,
    leaves: Sequence[Leaf],
    notes: Sequence[NotePage],
    sheets: Sequence[Sheet],
    evidence: Evidence,
) -> None:
    """A click on an event leads to its note, one on the note's head back to the picture."""
    numbers = evidence.numbers
    told = {n: _Place(len(leaves) + page, box) for page, one in enumerate(notes) for n, box in one.places.items()}
    drawn: dict[EventId, _Place] = {}
    for page, leaf in enumerate(leaves if notes else ()):
        for mark in leaf.scene.marks:
            number = numbers.get(mark.event)
            if mark.echo or number not in told:
                continue
            box = mark.core if mark.label is None else mark.label
            drawn[mark.event] = _Place(page, box)
            _leads(writer, _Place(page, box), told[number], sheets)
    for event, place in drawn.items():
        _leads(writer, told[numbers[event]], place, sheets)


def _leads(writer: PdfWriter, start: _Place, end: _Place, sheets: Sequence[Sheet]) -> None:
    sheet = sheets[start.page]
    unit = sheet.scale * _POINTS
    bottom = sheet.size.height
    box = start.box
    rect = (box.x * unit, (bottom - box.bottom) * unit, box.right * unit, (bottom - box.y) * unit)
    link = Link(rect=rect, border=[0, 0, 0], target_page_index=end.page, fit=_top(end, sheets))
    writer.add_annotation(start.page, link)


def _top(place: _Place, sheets: Sequence[Sheet]) -> Fit:
    """The place at the top of what is shown, at the zoom that the reader has."""
    sheet = sheets[place.page]
    return Fit.xyz(left=0, top=(sheet.size.height - place.box.y + 12.0) * sheet.scale * _POINTS, zoom=None)
