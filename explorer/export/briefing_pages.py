"""A briefing as a PDF: a page for each slide, or the slide above and its notes below on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from explorer.export.binding import bound_slides
from explorer.export.handout import Handout, page_size
from explorer.export.options import ExportOptions, PageSize, Told
from explorer.paint.fonts import text_width
from explorer.paint.picture import Sheet, pdf_of_sheets
from explorer.paint.theme import theme
from explorer.timeline.briefing.stage import Stage
from explorer.timeline.briefing.wrapped import Paragraph, paragraph
from explorer.timeline.steps import Box, Clip, Disc, Fade, Rect, Shape, Size, Step, Text
from explorer.timeline.text import drawable

SOURCES = "Sources"
_PAPER = PageSize(793.7, 1122.5, "a4")  # upright, as a page of notes is read
_MARGIN = 56.0  # px of the paper
_GAP = 20.0  # px between the slide and its notes, and above the foot


def briefing_pdf(handout: Handout, options: ExportOptions, *, notes: bool, told: Told | None = None) -> bytes:
    """The slides as a PDF with bookmarks; the same slides give the same bytes. `told` hears of pages done, of all."""
    names, sheets = briefing_sheets(handout, options, notes=notes)
    title = drawable(handout.title)
    drawn = None if told is None else lambda number: told(number, len(sheets), "page")
    return bound_slides(pdf_of_sheets(sheets, theme(options.theme), title=title, drawn=drawn), title, names)


def briefing_sheets(
    handout: Handout, options: ExportOptions, *, notes: bool
) -> tuple[list[tuple[str, int]], list[Sheet]]:
    """The names of the slides with the numbers of their pages, and the pages."""
    names: list[tuple[str, int]] = []
    sheets: list[Sheet] = []
    if notes:
        width = _PAPER.width - 2 * _MARGIN
        stages = handout.stages(PageSize(width, width * 9 / 16), text_width)
    else:
        stages = handout.stages(page_size(options), text_width)
    for script, stage in zip(handout.scripts, stages, strict=True):
        names.append((drawable(script.slide.name), len(sheets)))
        if notes:
            sheets += _with_notes(stage, handout.notes(script))
        else:
            sheets.append(Sheet(stage.room, stage.steps, stage.zoom))
    paper = _PAPER if notes else page_size(options)
    last = handout.pages_of_sources(Size(paper.width, paper.height))
    if last:
        names.append((SOURCES, len(sheets)))
    return names, [*sheets, *(Sheet(page.size, page.steps, 1.0) for page in last)]


def _with_notes(stage: Stage, notes: str) -> Iterator[Sheet]:
    """The slide in a frame with its notes below; notes that are longer go on over more pages."""
    zoom = stage.zoom
    room = Size(_PAPER.width / zoom, _PAPER.height / zoom)
    edge, gap = _MARGIN / zoom, _GAP / zoom
    paper = Box(Rect(0.0, 0.0, *room), "solid", "panel")
    frame = Box(Rect(edge, edge, *stage.room), "hairline", "line")
    steps: list[Step] = [paper, *(moved(step, edge, edge) for step in stage.steps), frame]
    top, bottom = edge + stage.room.height + gap, room.height - edge
    for line in _lines(notes, room.width - 2 * edge):
        if top + line.height > bottom:
            yield Sheet(room, tuple(steps), zoom)
            steps, top = [paper], edge
        steps += line.steps(edge, top)
        top += line.leading * (1 if line.lines else 0.5)
    yield Sheet(room, tuple(steps), zoom)


def _lines(notes: str, width: float) -> Iterator[Paragraph]:
    """Line by line, an empty one between paragraphs."""
    for number, part in enumerate(notes.split("\n")):
        whole = paragraph(part, "subtitle", "ink", width, text_width)
        if number and not whole.lines:
            yield whole
        for line in whole.lines:
            yield replace(whole, lines=(line,))


def moved(step: Step, dx: float, dy: float) -> Step:
    """A step elsewhere on its page."""
    match step:
        case Box() | Fade() | Clip():
            return replace(step, rect=Rect(step.rect.x + dx, step.rect.y + dy, step.rect.width, step.rect.height))
        case Shape():
            return replace(step, points=_moved(step.points, dx, dy))
        case Disc() | Text():
            return replace(step, x=step.x + dx, y=step.y + dy)
        case _:
            # A stage has no others, but for the end of a clip.
            return step


def _moved(points: Sequence[tuple[float, float]], dx: float, dy: float) -> tuple[tuple[float, float], ...]:
    return tuple((x + dx, y + dy) for x, y in points)
