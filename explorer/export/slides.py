"""The story as slides for PowerPoint and LibreOffice: an overview and each storyline, in native shapes and text."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.text.text import _Paragraph as Paragraph
from pptx.util import Emu, Pt

from explorer.data.project import Findings
from explorer.data.when import EventId
from explorer.export.drawing_ml import WIDER, Slate, shapes_of
from explorer.export.evidence import Entry, Evidence, Run
from explorer.export.lanes import laned
from explorer.export.options import PAPERS, ExportOptions, Told
from explorer.export.pages import SPACE, Leaf, Paging, leaves_of, numbered
from explorer.export.picture import title_of
from explorer.paint.fonts import text_width
from explorer.paint.theme import Theme, theme
from explorer.timeline.counts import drawn_in_words
from explorer.timeline.steps import TEXT_STYLES, Box, Shape, Step, Text
from explorer.timeline.table import table_of
from explorer.timeline.text import drawable, runs_backwards

# A slide is read from afar: few events are drawn large, and nothing but the small numbers is smaller than 10 pt.
_SIZES = (0.56, 0.62, 0.7, 0.78, 0.84)
_OVERVIEW = (0.7, 0.78, 0.84)
EMU_PER_PIXEL = 9525
TITLE_ONLY = 5  # the layout of the template that has nothing but a title
# python-pptx dates a file by its template; ours is the beginning of ZIP's own calendar.
_FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC)
_NOT_OURS = ("docProps/thumbnail.jpeg", "ppt/printerSettings/")
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Dateline</Application><PresentationFormat>Widescreen</PresentationFormat></Properties>"
)
# So much of the room of a line in Arial is empty; the rest is for fonts that are wider.
_BEFORE_ARIAL = 0.06
# A paragraph of the notes.
Line = tuple[Run, ...]
MOST_NOTES = 40_000  # characters that PowerPoint still lets one scroll through


def pptx_slides(findings: Findings, options: ExportOptions, told: Told | None = None) -> bytes:
    """The story as a PPTX of 16:9 slides; quotes and sources stand in the speaker notes.

    `told` hears how many parts of the work are done, of how many; what it raises ends the work.
    """
    paging = paging_of(findings, options)
    evidence, leaves = paging.evidence, leaves_of(paging, turned=told)
    table = table_of(findings)
    deck = Presentation()
    make_wide(deck)
    title = drawable(title_of(table, options))
    look = theme(options.theme)
    for number, leaf in enumerate(leaves, 1):
        heading = title if leaf.overview else leaf.lanes[0]
        slide = _slide(deck, leaf, evidence, look, heading)
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            _write(frame, _notes(leaf, evidence, quoted=options.sources))
        if told is not None:
            told(number, len(leaves), "page")
    tell_of(deck, title)
    out = io.BytesIO()
    deck.save(out)
    return without_traces(out.getvalue())


def paging_of(findings: Findings, options: ExportOptions) -> Paging:
    """How the story is shared out over slides."""
    options = replace(options, size=PAPERS["slide"])
    return Paging(findings, laned(findings, options), options, _SIZES, _OVERVIEW, measure=wider, apart=True)


def wider(text: str, style: str) -> float:
    """As wide as another font may make a text."""
    return text_width(text, style) * WIDER


def make_wide(deck: Deck) -> None:
    """16:9, and the template's own places widened with it, for whoever adds a slide."""
    width, height = PAPERS["slide"].width, PAPERS["slide"].height
    factor = width * EMU_PER_PIXEL / deck.slide_width
    deck.slide_width, deck.slide_height = Emu(round(width * EMU_PER_PIXEL)), Emu(round(height * EMU_PER_PIXEL))
    master = deck.slide_master
    for part in (master, *master.slide_layouts):
        for shape in part.placeholders:
            if shape.element.spPr.xfrm is not None:
                shape.left, shape.width = Emu(round(shape.left * factor)), Emu(round(shape.width * factor))


def _slide(deck: Deck, leaf: Leaf, evidence: Evidence, look: Theme, heading: str) -> Slide:
    slide: Slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    # No search for free ids in all shapes: Slate counts them.
    slide.shapes.turbo_add_enabled = True
    ground = slide.background.fill
    ground.solid()
    ground.fore_color.rgb = rgb(look.colour("panel"))
    _set_title(slide, leaf, look, heading)
    numbers, entries = evidence.numbers, {entry.event.id: entry for entry in evidence.entries}
    ends = _ending_at_their_mark(leaf)
    slate = Slate(
        look, leaf.scale, runs=lambda step: _runs(step, numbers), right=lambda step: (step.event, step.y) in ends
    )
    drawn = [step for step in leaf.scene.steps if not (isinstance(step, Text) and step.style == "title")][1:]
    amid = _amid_their_mark(leaf)
    steps = [_centred(step) if isinstance(step, Text) and (step.event, step.y) in amid else step for step in drawn]
    steps = [_beside_its_words(step, ends) for step in steps]
    spaces = nsdecls("a", "p", "r")
    for element in shapes_of(steps, slate, said=lambda event: _said(event, entries)):
        kind, rest = element.split(">", 1)
        slide.shapes._spTree.append(parse_xml(f"{kind} {spaces}>{rest}"))  # noqa: SLF001 - it has no other door
    return slide


def _amid_their_mark(leaf: Leaf) -> set[tuple[EventId | None, float]]:
    """The texts that stand alone in a gap of their mark, by event and baseline: what is left of its room is shared."""
    return {
        (step.event, step.y)
        for mark in leaf.scene.marks
        if mark.label is not None and mark.box.x < mark.label.x and mark.label.right < mark.box.right
        for step in leaf.scene.steps
        if isinstance(step, Text) and step.event == mark.event and abs(step.width - mark.label.width) < 1.0
    }


def _centred(step: Text) -> Text:
    return replace(step, x=step.left + step.width / 2, anchor="middle")


def _ending_at_their_mark(leaf: Leaf) -> dict[tuple[EventId | None, float], float]:
    """The texts that stand left of their mark, by event and baseline, with their widths: they end where it begins."""
    return {
        (step.event, step.y): step.width
        for mark in leaf.scene.marks
        if mark.label is not None and mark.label.right <= mark.core.x + 1.0
        for step in leaf.scene.steps
        if isinstance(step, Text) and step.event == mark.event and abs(step.left + step.width - mark.label.right) < 1.0
    }


def _beside_its_words(step: Step, ends: dict[tuple[EventId | None, float], float]) -> Step:
    """A triangle before words that end at their mark goes with them: their box begins further left than they do."""
    if not isinstance(step, Box | Shape) or step.colour != "tension":
        return step
    width = next((wide for (event, _), wide in ends.items() if event == step.event), 0.0)
    aside = width * _BEFORE_ARIAL
    if isinstance(step, Box):
        return replace(step, rect=step.rect._replace(x=step.rect.x + aside))
    return replace(step, points=tuple((x + aside, y) for x, y in step.points))


def _runs(step: Text, numbers: dict[EventId, int]) -> tuple[str, str]:
    number = numbered(step, numbers)
    return ("", step.text) if number is None else (number + SPACE, step.text[len(number + SPACE) :])


def _said(event: EventId, entries: dict[EventId, Entry]) -> tuple[str, str]:
    entry = entries.get(event)
    if entry is None:
        return str(event), ""
    return f"{entry.number} {entry.title}", f"{entry.title} · {entry.when} · {entry.facts}"


def _set_title(slide: Slide, leaf: Leaf, look: Theme, heading: str) -> None:
    shape = slide.shapes.title
    if shape is None:
        return
    steps = [step for step in leaf.scene.steps if isinstance(step, Text) and step.style == "title"]
    frame = shape.text_frame
    frame.text = heading
    frame.word_wrap = False
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    unit = leaf.scale * EMU_PER_PIXEL
    size = TEXT_STYLES["title"].size
    if steps:
        shape.left, shape.top = Emu(round(steps[0].left * unit)), Emu(round((steps[0].y - size) * unit))
    width = leaf.scene.size.width - 2 * (steps[0].left if steps else 0.0)
    shape.width, shape.height = Emu(round(width * unit)), Emu(round(size * 1.25 * unit))
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    set_direction(paragraph)
    font = paragraph.runs[0].font if paragraph.runs else paragraph.font
    font.size, font.bold, font.name = Pt(round(size * leaf.scale * 0.75, 1)), True, "Arial"
    font.color.rgb = rgb(look.colour("ink"))


def set_direction(paragraph: Paragraph) -> None:
    """A paragraph that runs from right to left says so."""
    if runs_backwards(paragraph.text):
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - it has no other door


def rgb(colour: str) -> RGBColor:
    """A colour `#rrggbb`."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]  # its stubs forgot it


def _notes(leaf: Leaf, evidence: Evidence, *, quoted: bool) -> Iterator[Line]:
    """What a speaker wants to know: the events of the slide with their quotes, or on the overview the sources."""
    yield _plain(f"{drawn_in_words(leaf.scene.counts, None if leaf.overview else len(evidence.entries))}.")
    if leaf.overview:
        yield ()
        yield from (_plain(f"{entry.number} {entry.title}: {entry.when}") for entry in evidence.entries)
        if quoted and evidence.witnesses:
            yield from ((), _plain("Sources"))
            yield from (_plain(f"{one.name}{'*' if one.assigned else ''} {one.cited}") for one in evidence.witnesses)
    else:
        for entry in leaf.entries:
            yield ()
            yield from _note(entry, quoted=quoted)
    if evidence.assigned:
        yield ()
        yield _plain(f"* Publication date assigned: {', '.join(one.name for one in evidence.assigned)}.")


def _note(entry: Entry, *, quoted: bool) -> Iterator[Line]:
    yield _plain(f"{entry.number} {entry.title}")
    yield _plain(f"{entry.when} · {entry.facts}")
    if quoted:
        yield from (saying.cited for saying in entry.sayings)
        yield from (_plain(f"{lead}: {reason}") for lead, reason in entry.why)


def _plain(words: str) -> Line:
    return ((words, False),)


def _write(frame: TextFrame, lines: Iterable[Line]) -> None:
    """The lines as paragraphs of the speaker notes, marked runs in bold, as far as a person can scroll."""
    left = MOST_NOTES
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()  # type: ignore[no-untyped-call]
        for words, marked in line:
            run = paragraph.add_run()
            run.text = words[:left]
            left -= len(words)
            if marked:
                run.font.bold = True
            if left <= 0:
                return
        set_direction(paragraph)
        left -= 1


def tell_of(deck: Deck, title: str) -> None:
    """The file's properties: its title, and nothing of the template's author or of this day."""
    properties = deck.core_properties
    properties.title, properties.author, properties.last_modified_by = title[:255], "Dateline", "Dateline"
    properties.language, properties.revision = "en", 1
    properties.subject = properties.keywords = properties.comments = properties.category = ""
    properties.created = properties.modified = _FIRST_DAY.replace(tzinfo=None)


def without_traces(data: bytes) -> bytes:
    """The same package with fixed dates in its directory, without the template's thumbnail and printer settings."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            if name.startswith(_NOT_OURS):
                continue
            part = read.read(name)
            if name.endswith(".rels"):
                part = _without_links(part)
            if name == "docProps/app.xml":
                part = _APP
            written.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _without_links(rels: bytes) -> bytes:
    """A list of relations without those that lead to what was left out."""
    root = parse_xml(rels)
    for relation in list(root):
        if any(word in relation.get("Target", "") for word in ("thumbnail", "printerSettings")):
            root.remove(relation)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
