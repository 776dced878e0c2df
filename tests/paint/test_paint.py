"""Pixels, pages and colours; and that painting needs no widgets."""

import ast
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage, QPainter

import explorer.paint
from explorer.paint.drawer import draw_steps
from explorer.paint.fonts import font_of, load_fonts, text_width
from explorer.paint.picture import image_of, pdf_of_scene, png_of_scene
from explorer.paint.theme import LANE_COLOURS, contrast, theme
from explorer.timeline.frame import page_options
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import TEXT_STYLES, Text
from explorer.timeline.table import table_of
from explorer.timeline.view import fit_view, opening_view
from tests.timeline.sample import sample_story

TABLE = table_of(sample_story())


@pytest.fixture
def scene(qapp):
    return lay_out(TABLE, view=opening_view(TABLE), size=(1200, 700), text_width=text_width)


def test_a_call_into_qt_takes_no_reference_from_none(qapp):
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(100):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 50


def test_paint_never_imports_widgets():
    for file in Path(explorer.paint.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any("QtWidgets" in name for name in names), file.name


@pytest.mark.parametrize("name", ["light", "dark"])
def test_marks_and_texts_can_be_read_on_every_ground(name):
    look = theme(name)
    for ground in ("lane", "lane_alternate", "panel", "background"):
        for mark in (*LANE_COLOURS, "selection", "tension"):
            assert contrast(look.colour(mark), look.colour(ground)) >= 3.0, (mark, ground)
        for text in ("ink", "dim", "selection"):
            assert contrast(look.colour(text), look.colour(ground)) >= 4.5, (text, ground)
    assert contrast(look.colour("dim"), look.colour("chip")) >= 4.5


def test_the_fonts_of_the_app_are_the_ones_that_measure(qapp):
    load_fonts()
    for style in TEXT_STYLES:
        assert text_width("", style) == 0
        assert text_width("after", style) == pytest.approx(sum(text_width(c, style) for c in "after"), rel=0.08)
    assert text_width("Label", "label_selected") > text_width("Label", "label")


@pytest.mark.parametrize("scale", [1, 1.5, 2, 4])
def test_a_png_has_exactly_the_pixels_asked_for_and_names_nobody(scene, scale):
    data = png_of_scene(scene, theme("light"), scale=scale)
    image = QImage.fromData(data, "PNG")
    assert (image.width(), image.height()) == (round(1200 * scale), round(700 * scale))
    assert not image.textKeys()
    assert b"tEXt" not in data
    assert png_of_scene(scene, theme("light"), scale=scale) == data


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_pixels_of_the_picture_are_those_of_the_scene(scene, name):
    look = theme(name)
    image = image_of(scene, look)
    lane = scene.lanes[0]
    assert image.pixelColor(1, int(lane.rect.y) + 5) == QColor(look.colour(lane.colour))
    assert image.pixelColor(150, int(lane.rect.bottom) - 3) == QColor(look.colour("lane_alternate"))
    deal = next(mark for mark in scene.marks if "takes 49%" in str(TABLE.title[mark.row]))
    middle = int(deal.core.x + deal.core.width / 2), int(deal.core.y + deal.core.height / 2)
    assert image.pixelColor(*middle) == QColor(look.colour("blue"))
    inked = {
        image.pixel(x, y)
        for x in range(int(deal.label.x), int(deal.label.right))
        for y in range(middle[1] - 5, middle[1] + 5)
    }
    assert QColor(look.colour("ink")).rgb() in inked


def test_a_pdf_is_one_vector_page_with_embedded_fonts_and_without_a_trace_of_the_machine(qapp):
    scene = lay_out(
        TABLE, view=fit_view(TABLE), size=(1123, 794), text_width=text_width, options=page_options(title="A title")
    )
    data = pdf_of_scene(scene, theme("light"), title="A title")
    assert data.startswith(b"%PDF-1.")
    assert data.count(b"/Type /Page\n") == 1
    assert b"SourceSansPro" in data
    assert b"/Subtype /Image" not in data
    box = re.search(rb"/MediaBox \[([\d. ]+)\]", data)
    assert [float(side) for side in box[1].split()] == pytest.approx([0, 0, 842, 595.5], abs=1)
    assert re.findall(rb"/(?:CreationDate|ModDate) \(([^)]*)\)", data) == [b"", b""]
    assert str(Path.home()).encode() not in data
    assert pdf_of_scene(scene, theme("light"), title="A title") == data


@pytest.mark.parametrize("words", ["A ferry “sails”", "اجتماع مجلس الميناء", "港湾局", "बंदरगाह", "A ferry عبارة"])
def test_every_script_stands_on_the_same_line(words, qapp):
    load_fonts()
    drawn, wanted = (QImage(400, 80, QImage.Format.Format_RGB32) for _ in range(2))
    for image in (drawn, wanted):
        image.fill(QColor("white"))
    painter = QPainter(drawn)
    draw_steps(painter, [Text(10.0, 50.0, words, text_width(words, "title"), "title", "ink")], theme("light"))
    painter.end()
    painter = QPainter(wanted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font_of("title"))
    painter.setPen(QColor(theme("light").colour("ink")))
    painter.drawText(10, 50, words)
    painter.end()
    assert _inked(drawn) == _inked(wanted)


def _inked(image):
    """The first and the last row that hold ink."""
    white = QColor("white").rgb()
    rows = [y for y in range(image.height()) if any(image.pixel(x, y) != white for x in range(image.width()))]
    return rows[0], rows[-1]
