"""Five reviewed pictures of the canvas: what is painted looks as it did when somebody looked at it."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage

from explorer.data.event import Relation
from explorer.data.minutes import minute_of
from explorer.data.project import Era
from explorer.paint.fonts import text_width
from explorer.paint.picture import image_of, png_of_scene
from explorer.paint.theme import theme
from explorer.timeline.frame import SceneOptions
from explorer.timeline.scene import lay_out
from explorer.timeline.table import table_of
from explorer.timeline.ties import ties_of
from explorer.timeline.view import fit_view, opening_view
from tests.conftest import REFERENCES
from tests.paint.likeness import different, write_difference
from tests.timeline.sample import sample_story
from tools.measures.synthetic import synthetic

STORY = sample_story()
TABLE = table_of(STORY)
# So much of a picture may differ: another machine smooths the edges of letters otherwise.
MOST = 0.005
LARGEST = 200_000  # bytes of a reference


def _id(words):
    return next(event.id for event in STORY.events if words in event.title)


def _selected():
    """The opening view with an event selected, its relation and its tension drawn."""
    event = _id("phases out")
    story = replace(STORY, relations=(Relation(_id("takes 49%"), event, "before"),))
    return lay_out(
        TABLE,
        view=opening_view(TABLE),
        size=(1190, 700),
        text_width=text_width,
        selected=event,
        options=SceneOptions(sequence=True),
        relations=ties_of(story, event),
    )


def _elastic():
    """The whole story with its breaks, an era, what a search found, and how far apart two events are."""
    table = replace(TABLE, eras=(Era("The summer after", minute_of(2025, 6, 12), minute_of(2025, 9, 1)),))
    deal, leaves = _id("takes 49%"), _id("Ruben Mayer")
    found = np.array([table.row_of(_id(words)) for words in ("Jason Droege", "Pentagon", "Market for data")])
    return lay_out(
        table,
        view=fit_view(table),
        size=(1190, 700),
        text_width=text_width,
        selected=leaves,
        options=SceneOptions(sequence=True),
        hits=found,
        measured=(deal, leaves),
    )


def _close():
    """A few lanes, for twice the pixels."""
    view = replace(opening_view(TABLE), scroll=90.0)
    return lay_out(TABLE, view=view, size=(800, 350), text_width=text_width)


def _million():
    table = synthetic(1_000_000)
    return lay_out(table, view=opening_view(table), size=(1190, 700), text_width=text_width)


PICTURES = {
    "light": (_selected, "light", 1.0),
    "dark": (_selected, "dark", 1.0),
    "twice": (_close, "light", 2.0),
    "elastic": (_elastic, "light", 1.0),
    "million": (_million, "light", 1.0),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_is_as_reviewed(qapp, request, name):
    make, colours, scale = PICTURES[name]
    scene = make()
    reference = REFERENCES / "pictures" / f"{name}.png"
    if request.config.getoption("--update-references"):
        reference.parent.mkdir(parents=True, exist_ok=True)
        reference.write_bytes(png_of_scene(scene, theme(colours), scale=scale))
    assert reference.exists(), f"{reference.name} is missing: run with --update-references and look at it"
    assert reference.stat().st_size <= LARGEST
    now, kept = image_of(scene, theme(colours), scale=scale), QImage(str(reference))
    assert (now.width(), now.height()) == (kept.width(), kept.height())
    differing = different(now, kept)
    if differing.mean() > MOST:
        folder = write_difference(name, now, differing)
        pytest.fail(f"{differing.mean():.2%} of “{name}” looks otherwise: see {folder.name}/ below build/")


def test_a_picture_that_has_moved_by_a_pixel_or_lost_its_labels_is_told_from_the_reviewed_one(qapp):
    scene = _selected()
    now = image_of(scene, theme("light"))
    assert different(now, image_of(scene, theme("light"))).mean() == 0
    moved = now.copy(1, 0, now.width(), now.height())
    assert different(now, moved).mean() > MOST
    bare = replace(scene, steps=tuple(step for step in scene.steps if type(step).__name__ != "Text"))
    assert different(now, image_of(bare, theme("light"))).mean() > MOST
    assert different(now, image_of(scene, theme("dark"))).mean() > 0.5
    assert different(now, now.copy(0, 0, 10, 10)).all()
