"""What becomes of each step of a scene when an HTML page is zoomed: it scales, moves along, is drawn anew or stays."""

from collections.abc import Iterator

from explorer.timeline.drawn import KnownLine, Mark, Scene
from explorer.timeline.frame import Frame
from explorer.timeline.steps import (
    Box,
    Clip,
    Fade,
    Rect,
    Shape,
    Single,
    Text,
    Unclip,
    bounds_of,
    singly,
)

# Marks that are no wider than this keep their shape.
_SMALL = 30.0
STAYS, ANEW, SCALES = "", 'class="a"', 'class="s"'


def roles_of(scene: Scene) -> list[str]:
    """For each of its single steps the attributes that tell the page's script what to do with its element.

    `a`: hidden when zoomed, the script draws it; `s`: its x and its width scale; `t`: it moves with the place in
    `data-a`; `l`: part of the label of the mark `data-m`; none: it stays.
    """
    if scene.frame is None:
        return [STAYS for _ in singly(scene.steps)]
    return list(_roles(scene, scene.frame))


def _roles(scene: Scene, frame: Frame) -> Iterator[str]:
    marks: dict[str, list[tuple[int, Mark]]] = {}
    for number, mark in enumerate(scene.marks):
        marks.setdefault(mark.event, []).append((number, mark))
    inside = False
    for step in singly(scene.steps):
        if isinstance(step, Clip | Unclip):
            inside = isinstance(step, Clip) and step.rect == frame.plot
            yield STAYS
        elif inside:
            yield _in_plot(step, marks.get(getattr(step, "event", None) or "", []))
        else:
            yield _of_known(step, scene.known) or _around(step, frame)


def _in_plot(step: Single, marks: list[tuple[int, Mark]]) -> str:
    box = bounds_of(step)
    for number, mark in marks:
        if mark.label is not None and _holds(mark.label, box):
            return f'class="l" data-m="{number}"'
    match step:
        case Text(style="edge"):
            return ANEW
        case Fade() | Shape(style="skyline"):
            return SCALES
        case Box() if step.style != "fold":
            return SCALES
        case Shape(closed=False) if box.width > _SMALL:
            return SCALES
    return f'class="t" data-a="{box.x + box.width / 2:.2f}"'


def _around(step: Single, frame: Frame) -> str:
    """Grid, axis, eras and sources: what stands in the part where time runs."""
    box = bounds_of(step)
    if box.x < frame.plot.x - 8.0 or box.y < frame.eras.y or box.y > frame.axis.bottom:
        return STAYS
    of_grid = isinstance(step, Shape) and box.width < 1.0 and box.height >= frame.lanes.height
    if of_grid or (box.y >= frame.axis.y and not isinstance(step, Box)):
        return ANEW
    if isinstance(step, Fade) or (isinstance(step, Box) and step.style == "wash"):
        return SCALES
    moves = box.y >= frame.sources.y or (isinstance(step, Text) and step.style == "era")
    return f'class="t" data-a="{box.x + box.width / 2:.2f}"' if moves and not isinstance(step, Box) else STAYS


def _of_known(step: Single, known: KnownLine | None) -> str:
    """The line of *as known on* and its day move with their place."""
    if known is None:
        return ""
    box = bounds_of(step)
    of_line = isinstance(step, Shape) and box.x == known.x and box.width == 0.0 and step.colour == "selection"
    of_day = known.day.x <= box.x and box.right <= known.day.right and abs(box.y - known.day.y) < known.day.height
    return f'class="t" data-a="{known.x:.2f}"' if of_line or (of_day and not isinstance(step, Shape)) else ""


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x - 1.0 <= inner.x
        and inner.right <= outer.right + 1.0
        and outer.y - 1.0 <= inner.y + inner.height / 2 <= outer.bottom + 1.0
    )
