"""What becomes of each step of a scene when an HTML page is zoomed: it scales, moves along, is drawn anew or stays."""

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.data.when import EventId
from explorer.timeline.drawn import KnownLine, Mark, Published, Scene
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

STAYS, ANEW, SCALES = "", 'class="a"', 'class="s"'
# A mark and what belongs to it stand in one row, and the arrow of an open end so far before it at most.
_SAME_ROW = 6.0
_BEFORE_END = 12.0

Numbered = tuple[int, Mark]


@dataclass(frozen=True, slots=True)
class Parts:
    """The marks of a scene by their events, each with its number, and where the outlines end that are open."""

    marks: dict[EventId, list[Numbered]]
    open_ends: dict[EventId, float]

    def of(self, step: Single) -> list[Numbered]:
        """The marks of the event of a step."""
        event = getattr(step, "event", None)
        return [] if event is None else self.marks.get(event, [])

    def mark_of(self, step: Single) -> Numbered | None:
        """The mark that a step is a part of: of its event, in its row."""
        box = bounds_of(step)
        middle = box.y + box.height / 2
        return next(
            (one for one in self.of(step) if abs(one[1].core.y + one[1].core.height / 2 - middle) < _SAME_ROW), None
        )

    def label_of(self, step: Single) -> int | None:
        """The number of the mark whose label a step is a part of."""
        box = bounds_of(step)
        return next((n for n, mark in self.of(step) if mark.label is not None and _holds(mark.label, box)), None)


def parts_of(scene: Scene) -> Parts:
    """The marks of a scene and their open outlines."""
    marks: dict[EventId, list[Numbered]] = {}
    for number, mark in enumerate(scene.marks):
        marks.setdefault(mark.event, []).append((number, mark))
    ends = {
        step.event: max(x for x, _ in step.points)
        for step in singly(scene.steps)
        if isinstance(step, Shape) and step.style.endswith("_open") and step.event is not None
    }
    return Parts(marks, ends)


def roles_of(scene: Scene) -> list[str]:
    """For each of its single steps the attributes that tell the page's script what to do with its element.

    `a`: hidden when zoomed, the script draws it; `s`: its x and its width scale, it is a part of the mark `data-g`, and
    what stands before `data-e` keeps its way to there; `t`: it moves with the place in `data-a`; `l`: part of the label
    of the mark `data-m`; none: it stays.
    """
    if scene.frame is None:
        return [STAYS for _ in singly(scene.steps)]
    return list(_roles(scene, scene.frame))


def _roles(scene: Scene, frame: Frame) -> Iterator[str]:
    parts, sources = parts_of(scene), _sources_of(scene, frame)
    inside = False
    for step in singly(scene.steps):
        if isinstance(step, Clip | Unclip):
            inside = isinstance(step, Clip) and step.rect == frame.plot
            yield STAYS
        elif inside:
            yield role_in_plot(step, parts)
        else:
            yield _of_known(step, scene.known) or _of_source(step, sources, frame) or _around(step, frame)


def role_in_plot(step: Single, parts: Parts) -> str:
    """What becomes of a step in the part where time runs."""
    label = parts.label_of(step)
    if label is not None:
        return f'class="l" data-m="{label}"'
    found = parts.mark_of(step)
    match step:
        case Text(style="edge"):
            return ANEW
        case Fade() | Shape(style="skyline"):
            return _scaling(step, found, parts)
        case Box() if step.style != "fold":
            return _scaling(step, found, parts)
        case Shape(closed=False) if found is not None and not found[1].diamond:
            return _moving(found[1].box.right) if step.style == "outline" else _scaling(step, found, parts)
    box = bounds_of(step)
    return _moving(box.x + box.width / 2)


def _moving(x: float) -> str:
    return f'class="t" data-a="{x:.2f}"'


def _scaling(step: Single, found: Numbered | None, parts: Parts) -> str:
    if found is None or (isinstance(step, Shape) and step.closed):
        return SCALES
    number, mark = found
    event = mark.event
    end = parts.open_ends.get(event)
    before = end is not None and 0.0 <= mark.box.right - end < _BEFORE_END and bounds_of(step).right >= end - 2.0
    return f'{SCALES} data-g="{number}"' + (f' data-e="{mark.box.right:.2f}"' if before else "")


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
    return _moving(box.x + box.width / 2) if moves and not isinstance(step, Box) else STAYS


def _sources_of(scene: Scene, frame: Frame) -> list[tuple[Published, float]]:
    """The sources with the places where they belong: one that was pushed aside has a line to there."""
    bent = [step.points for step in singly(scene.steps) if isinstance(step, Shape) and _is_bent(step, frame)]
    places = {round(points[-1][0], 3): points[0][0] for points in bent}
    return [(one, places.get(round(one.x, 3), one.x)) for one in scene.published]


def _is_bent(step: Shape, frame: Frame) -> bool:
    return len(step.points) == 3 and not step.closed and frame.sources.holds(*step.points[0])


def _of_source(step: Single, sources: list[tuple[Published, float]], frame: Frame) -> str:
    """The circle of a source, its name, and the line to where it belongs move together, with that place."""
    if isinstance(step, Shape) and _is_bent(step, frame):
        return _moving(step.points[0][0])
    box = bounds_of(step)
    own = None if isinstance(step, Fade) else next((at for one, at in sources if _holds(one.box, box)), None)
    return "" if own is None else _moving(own)


def _of_known(step: Single, known: KnownLine | None) -> str:
    """The line of *as known on* and its day move with their place."""
    if known is None:
        return ""
    box = bounds_of(step)
    of_line = isinstance(step, Shape) and box.x == known.x and box.width == 0.0 and step.colour == "selection"
    of_day = known.day.x <= box.x and box.right <= known.day.right and abs(box.y - known.day.y) < known.day.height
    return _moving(known.x) if of_line or (of_day and not isinstance(step, Shape)) else ""


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x - 1.0 <= inner.x
        and inner.right <= outer.right + 1.0
        and outer.y - 1.0 <= inner.y + inner.height / 2 <= outer.bottom + 1.0
    )
