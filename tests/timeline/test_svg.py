"""The SVG of a scene: well-formed, with text that is text, and the same as what QPainter draws."""

import re
from dataclasses import replace
from xml.etree import ElementTree as Xml

import numpy as np
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from explorer.data.event import Storyline, StorylineId
from explorer.export.options import ExportOptions, PageSize
from explorer.export.picture import page_scene, pdf_of, png_of, svg_picture
from explorer.export.svg import svg_of
from explorer.paint.fonts import text_width
from explorer.paint.picture import image_of
from explorer.paint.theme import theme
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Text
from explorer.timeline.table import table_of
from explorer.timeline.view import opening_view
from tests.builders import a_story, an_event
from tests.timeline.sample import sample_story

SVG = "{http://www.w3.org/2000/svg}"
TABLE = table_of(sample_story())


def _read(svg: str) -> Xml.Element:
    return Xml.fromstring(svg.encode())  # noqa: S314 - we wrote it ourselves a moment ago


@pytest.fixture
def scene(qapp):
    return lay_out(TABLE, view=opening_view(TABLE), size=(1200, 700), text_width=text_width)


def test_every_text_of_the_scene_is_a_text_of_the_svg_with_its_width(scene):
    root = _read(svg_of(scene, theme("light")))
    texts = [(node.text, float(node.get("textLength"))) for node in root.iter(SVG + "text")]
    wanted = [(step.text, round(step.width, 3)) for step in scene.steps if isinstance(step, Text)]
    assert [text for text, _ in texts] == [text for text, _ in wanted]
    assert [width for _, width in texts] == pytest.approx([width for _, width in wanted], abs=0.001)
    places = [float(node.get(axis)) for node in root.iter(SVG + "text") for axis in "xy"]
    steps = [step for step in scene.steps if isinstance(step, Text)]
    assert places == pytest.approx([place for step in steps for place in (step.left, step.y)], abs=0.001)


def test_every_drawn_event_is_a_group_with_its_id_and_a_title(qapp):
    root = _read(svg_picture(table_of(sample_story()), ExportOptions()).decode())
    groups = {group.get("id"): group for group in root.iter(SVG + "g") if group.get("id")}
    scene = page_scene(TABLE, ExportOptions())
    assert {mark.event for mark in scene.marks} <= set(groups)
    for event in {mark.event for mark in scene.marks}:
        said = groups[event].find(SVG + "title").text
        assert str(TABLE.title[TABLE.row_of(event)]) in said
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def test_words_of_an_article_cannot_break_or_steer_the_svg(qapp):
    title = 'A "<script>alert(1)</script>" & \x07 bell \u202e turned \ud800 ]]>'
    story = a_story(replace(an_event("x @ 2020"), title=title, label=title), title=title, documents=())
    data = svg_picture(table_of(story), ExportOptions()).decode("utf-8")
    root = _read(data)
    assert not list(root.iter(SVG + "script"))
    assert "\u202e" not in data
    assert any("alert(1)" in (node.text or "") for node in root.iter(SVG + "text"))


def _pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return flat[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[:, :, :3].astype(np.int16)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("kind", ["window", "page"])
def test_both_drawers_make_the_same_picture(qapp, name, kind):
    look = theme(name)
    scene = page_scene(TABLE, ExportOptions(size=PageSize(1200, 800)))
    if kind == "window":
        selected = TABLE.id_of(10)
        scene = lay_out(TABLE, view=opening_view(TABLE), size=(1200, 700), text_width=text_width, selected=selected)
    # Letters stand for themselves: their places and widths are compared above.
    scene = replace(scene, steps=tuple(step for step in scene.steps if not isinstance(step, Text)))
    painted = image_of(scene, look)
    rendered = QImage(painted.size(), QImage.Format.Format_RGB32)
    renderer = QSvgRenderer(QByteArray(svg_of(scene, look).encode()))
    assert renderer.isValid()
    painter = QPainter(rendered)
    renderer.render(painter)
    painter.end()
    apart = np.abs(_pixels(painted) - _pixels(rendered)).max(axis=2)
    assert apart.max() <= 16
    assert apart.mean() < 0.1


def test_the_options_of_an_export_reach_the_picture(qapp):
    story = sample_story()
    options = ExportOptions(
        size=PageSize(900, 600), title="Mine & yours", storylines=("Executives leave",), theme="dark"
    )
    svg = svg_picture(table_of(story), options).decode()
    assert re.search(r'width="900" height="600"', svg)
    assert "Mine &amp; yours" in svg
    assert "Jason Droege" in svg
    assert "OpenAI phases out" not in svg
    assert "filtered" in svg
    image = QImage.fromData(png_of(table_of(story), replace(options, scale=2.0)))
    assert (image.width(), image.height()) == (1800, 1200)
    assert image.pixelColor(3, 3) == QColor(theme("dark").colour("panel"))
    plain = svg_picture(table_of(story), replace(options, sources=False, legend=False)).decode()
    assert "Sources published" not in plain
    assert "one moment" not in plain
    assert pdf_of(table_of(story), options).startswith(b"%PDF")


def test_a_story_with_nothing_in_it_makes_a_picture(qapp):
    empty = a_story(title="Nothing", documents=())
    assert b"Nothing" in svg_picture(table_of(empty), ExportOptions())
    lone = replace(empty, storylines=(Storyline(StorylineId("s"), "Lane", automatic=False, events=()),))
    assert png_of(table_of(lone), ExportOptions(size=PageSize(200, 200))).startswith(b"\x89PNG")
