"""A briefing as slides for PowerPoint and LibreOffice: native shapes and text, its notes as speaker notes."""

import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape as Drawn
from pptx.slide import Slide as Native
from pptx.text.text import _Paragraph as Written
from pptx.util import Emu, Pt

from explorer.data.when import EventId
from explorer.data.words import when_in_words
from explorer.export.briefing_pages import SOURCES
from explorer.export.drawing_ml import FONTS, Slate, shapes_of
from explorer.export.evidence import Witness
from explorer.export.handout import Handout
from explorer.export.options import PAPERS, ExportOptions
from explorer.export.slides import (
    EMU_PER_PIXEL,
    MOST_NOTES,
    TITLE_ONLY,
    make_wide,
    rgb,
    set_direction,
    tell_of,
    wider,
    without_traces,
)
from explorer.paint.theme import Theme, theme
from explorer.timeline.briefing.script import Script
from explorer.timeline.briefing.stage import Stage
from explorer.timeline.steps import TEXT_STYLES, Clip, Step, Text, Unclip
from explorer.timeline.text import drawable

_TITLES = ("title", "title_less", "title_least")
# What is one text in the show is one text box on the slide, so that it can be edited.
_RUNNING = ("subtitle", "saying", "saying_less", "saying_least")
_TYPE = 0.96
_SOURCES_ON_A_SLIDE = 8
_EDGE = 0.045  # of the width of a slide, around its sources
_LEADING = {"sans": 1.25, "serif": 1.35}


def briefing_pptx(handout: Handout, options: ExportOptions) -> bytes:
    """The slides as PPTX, 16:9; the same slides give the same bytes."""
    look = theme(options.theme)
    deck = Presentation()
    make_wide(deck)
    for script, stage in zip(handout.scripts, handout.stages(PAPERS["slide"], wider), strict=True):
        native = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
        _draw(native, script, stage, look, handout)
        frame = native.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = drawable_lines(handout.notes(script))[:MOST_NOTES]
    sources = handout.sources
    for first in range(0, len(sources), _SOURCES_ON_A_SLIDE):
        _list_sources(deck, sources[first : first + _SOURCES_ON_A_SLIDE], look)
    tell_of(deck, drawable(handout.title))
    out = io.BytesIO()
    deck.save(out)
    return without_traces(out.getvalue())


def _list_sources(deck: Deck, sources: Sequence[Witness], look: Theme) -> None:
    """A last slide with what is needed to look the articles up."""
    native = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    ground = native.background.fill
    ground.solid()
    ground.fore_color.rgb = rgb(look.colour("background"))
    width, height = deck.slide_width or 0, deck.slide_height or 0
    edge = round(width * _EDGE)
    heading = native.shapes.title
    listed = native.shapes.add_textbox(Emu(edge), Emu(3 * edge), Emu(width - 2 * edge), Emu(height - 4 * edge))
    if heading is not None:
        heading.left, heading.top, heading.width, heading.height = (
            Emu(edge),
            Emu(edge),
            Emu(width - 2 * edge),
            Emu(edge),
        )
        heading.text_frame.text = SOURCES
        _style(heading.text_frame.paragraphs[0], 24.0, look, bold=True)
    frame = listed.text_frame
    frame.word_wrap = True
    for number, one in enumerate(sources):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = drawable(f"{one.name}{'*' if one.assigned else ''} {one.told}")
        paragraph.space_after = Pt(6)
        _style(paragraph, 14.0, look)


def _style(paragraph: Written, points: float, look: Theme, *, bold: bool = False) -> None:
    paragraph.alignment = PP_ALIGN.LEFT
    set_direction(paragraph)
    for run in paragraph.runs:
        run.font.size, run.font.bold, run.font.name = Pt(points), bold, FONTS["sans"]
        run.font.color.rgb = rgb(look.colour("ink"))


def drawable_lines(text: str) -> str:
    """The text with what must not stand in a file replaced, its lines kept."""
    return "\n".join(drawable(line) for line in text.split("\n"))


def _draw(native: Native, script: Script, stage: Stage, look: Theme, handout: Handout) -> None:
    native.shapes.turbo_add_enabled = True
    ground = native.background.fill
    ground.solid()
    ground.fore_color.rgb = rgb(look.colour("background"))
    texts = [step for step in stage.still if isinstance(step, Text)]
    title = [step for step in texts if step.style in _TITLES]
    shape = native.shapes.title
    if title and shape is not None:
        _write(shape, script.slide.name, title, stage, look)
    ends = {
        (figure.event, figure.middle)
        for figure in stage.figures
        # The sign of a tension stands before its label: there the label follows the sign.
        if figure.place is not None and figure.label_box.right <= figure.place.left and not figure.tension
    }
    slate = Slate(
        look,
        stage.zoom,
        runs=lambda step: ("", step.text),
        right=lambda step: any(step.event == event and abs(step.y - y) < 8.0 for event, y in ends),
    )

    def said(event: EventId) -> tuple[str, str]:
        row = handout.table.row_of(event)
        if row is None:
            return str(event), ""
        name = handout.table.title[row]
        return name, f"{name} · {when_in_words(handout.table.when_of(row))}"

    spaces = nsdecls("a", "p", "r")
    for element in shapes_of(_by_event(stage), slate, said=said):
        kind, rest = element.split(">", 1)
        native.shapes._spTree.append(parse_xml(f"{kind} {spaces}>{rest}"))  # noqa: SLF001 - it has no other door
    for words, styles in ((script.slide.say, _RUNNING[:1]), (_quote(texts), _RUNNING[1:])):
        lines = [step for step in texts if step.style in styles]
        if lines:
            _write(_box(native), words, lines, stage, look)


def _by_event(stage: Stage) -> list[Step]:
    """The steps without what is one text box, each event's mark and label together."""
    taken = (*_TITLES, *_RUNNING)
    steps: list[Step] = [s for s in stage.still[1:] if not (isinstance(s, Text) and s.style in taken)]
    for figure in stage.figures:
        steps += [Clip(stage.wings), *figure.mark(stage.plot), Unclip(), *figure.label()]
    return steps


def _quote(texts: list[Text]) -> str:
    """The quote as the show has it, with its quotation marks."""
    return " ".join(step.text for step in texts if step.style in _RUNNING[1:])


def _box(native: Native) -> Drawn:
    return native.shapes.add_textbox(Emu(0), Emu(0), Emu(1), Emu(1))


def _write(shape: Drawn, words: str, lines: list[Text], stage: Stage, look: Theme) -> None:
    """Put words into a box where the show has these lines of them."""
    first = lines[0]
    style = TEXT_STYLES[first.style]
    unit = stage.zoom * EMU_PER_PIXEL
    leading = style.size * _LEADING[style.family]
    shape.left, shape.top = Emu(round(first.left * unit)), Emu(round((first.y - style.size) * unit))
    shape.width = Emu(round((stage.plot.right - first.left) * unit))
    shape.height = Emu(round(len(lines) * leading * unit))
    frame = shape.text_frame
    frame.text = drawable(" ".join(words.split()))
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    written = frame.paragraphs[0]
    written.alignment = PP_ALIGN.LEFT
    written.line_spacing = Pt(round(leading * stage.zoom * 0.75, 1))
    font = written.runs[0].font if written.runs else written.font
    font.size = Pt(round(style.size * stage.zoom * 0.75 * _TYPE, 1))
    font.bold, font.name = style.weight == 600, FONTS[style.family]
    font.color.rgb = rgb(look.colour(first.colour))
