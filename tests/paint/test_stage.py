"""Slides and the frames between them, drawn."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter

from explorer.data.briefing import Quoted, Slide
from explorer.paint.fonts import text_width
from explorer.paint.stage import draw_glide, draw_stage, image_of_stage, texts_ahead
from explorer.paint.theme import theme
from explorer.timeline.briefing.glide import Glide
from explorer.timeline.briefing.script import Prompter
from explorer.timeline.briefing.stage import Stage, stage_of
from explorer.timeline.table import table_of
from tests.builders import a_story, an_event

LIGHT = theme("light")


@pytest.fixture
def stages() -> tuple[Stage, Stage]:
    found = a_story(
        an_event("The board bought the ferry @ 2031-03-10", storylines=["The ferry"]),
        an_event("Ida Lund stepped down @ 2031-04-20", storylines=["The board"]),
    )
    table = table_of(found)
    prompter = Prompter(found, table)
    slides = (
        Slide("The whole", say="All of it", quote=Quoted("The board bought the ferry.", "A story.txt")),
        Slide("The ferry", lanes=("The ferry",)),
    )
    first, second = (
        stage_of(table, prompter.script(slide), size=(960, 540), number=1, of=2, text_width=text_width)
        for slide in slides
    )
    return first, second


def drawn(deed) -> QImage:
    image = QImage(960, 540, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    deed(painter)
    painter.end()
    return image


def distance(one: QImage, other: QImage) -> float:
    """The mean difference of two pictures' bytes, 0–255."""
    first, second = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)


def test_a_glide_begins_at_one_slide_and_ends_at_the_other(qapp, stages):
    first, second = (drawn(lambda painter, one=one: draw_stage(painter, one, LIGHT)) for one in stages)
    glide = Glide(*stages)
    frames = [drawn(lambda painter, part=part: draw_glide(painter, glide, part, LIGHT)) for part in (0.0, 0.5, 1.0)]
    apart = distance(first, second)
    # Texts are copied to whole pixels on the way.
    assert distance(frames[0], first) < apart / 4
    assert distance(frames[2], second) < apart / 4
    assert distance(frames[1], first) > apart / 5 < distance(frames[1], second)


def test_a_small_picture_shows_the_whole_slide(qapp, stages):
    small = image_of_stage(stages[0], LIGHT, width=240)
    assert (small.width(), small.height()) == (240, 135)
    whole = drawn(lambda painter: draw_stage(painter, stages[0], LIGHT))
    assert distance(whole.scaled(240, 135).convertToFormat(small.format()), small) < 12


def test_texts_can_be_made_ready_one_by_one(qapp, stages):
    assert len(list(texts_ahead(stages[0], LIGHT, ratio=2.0))) > 4
    assert list(texts_ahead(replace(stages[0], still=(), figures=()), LIGHT, ratio=1.0)) == []
