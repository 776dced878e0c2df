"""The reviewed scene of the sample story, in text: a change of the picture shows as a difference of lines."""

import pytest

from explorer.timeline.drawn import Scene
from explorer.timeline.frame import SceneOptions, page_options
from explorer.timeline.scene import lay_out
from explorer.timeline.steps import Box, Cells, Clip, Disc, Fade, Rect, Shape, Step, Text
from explorer.timeline.table import table_of
from explorer.timeline.text import estimated_width
from explorer.timeline.view import fit_view, opening_view
from tests.timeline.sample import sample_story


def _line(step: Step) -> str:
    match step:
        case Text():
            return f"text {step.left:.1f} {step.y:.1f} {step.style} {step.colour} “{step.text}”"
        case Fade():
            stops = " ".join(f"{place:.2f}:{ink:.2f}" for place, ink in step.stops)
            return f"fade {_rect(step.rect)} {step.colour} {stops}"
        case Box():
            return f"box {_rect(step.rect)} {step.style} {step.colour}"
        case Shape():
            return f"shape {' '.join(f'{x:.1f},{y:.1f}' for x, y in step.points)} {step.style} {step.colour}"
        case Disc():
            return f"disc {step.x:.1f} {step.y:.1f} {step.radius:.1f} {step.style} {step.colour}"
        case Clip(rect):
            return f"clip {_rect(rect)}"
        case Cells():
            return f"cells {len(step.rects)} {step.style} {step.colour}"
    return "unclip"


def _rect(rect: Rect) -> str:
    return f"{rect.x:.1f},{rect.y:.1f} {rect.width:.1f}x{rect.height:.1f}"


def _written(scene: Scene) -> str:
    lines = [f"size {scene.size.width:g}x{scene.size.height:g}", str(scene.counts)]
    for step in scene.steps:
        event = getattr(step, "event", None)
        lines.append(_line(step) + (f" [{event}]" if event else ""))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", ["window", "linear", "page"])
def test_the_scene_of_the_sample_is_as_reviewed(name, reference):
    table = table_of(sample_story())
    view = fit_view(table) if name == "page" else opening_view(table, elastic=name == "window")
    options = page_options(title=table.story, subtitle="4 sources") if name == "page" else SceneOptions()
    scene = lay_out(
        table,
        view=view,
        size=(1190, 740),
        text_width=estimated_width,
        options=options,
        selected=table.id_of(10) if name == "window" else None,
    )
    reference(f"scene-{name}.txt", _written(scene))
