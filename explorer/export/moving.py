"""The scene of a page that can be zoomed: beside a mark that gives way to its label stands the whole mark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from explorer.export.roles import Parts, parts_of, role_in_plot, roles_of
from explorer.timeline.drawn import Mark, Scene
from explorer.timeline.extent import endless, extents_at
from explorer.timeline.marks import Pen, Place, mark_steps, places_of
from explorer.timeline.steps import Box, Fade, Shape, Single, singly
from explorer.timeline.table import EventTable

# `c`: a piece of a mark beside its label, shown while nothing is zoomed; `w`: a part of the whole, shown then.
_PIECE = 'class="c"'
# A part that is no wider than this may be wider than what it stands for.
_NARROW = 4.5


@dataclass(frozen=True, slots=True, eq=False)
class Moving:
    """A scene with the roles of its single steps; `true` tells of narrow marks, by number, where their ink belongs."""

    scene: Scene
    roles: tuple[str, ...]
    true: dict[int, tuple[float, float]]


def moving(scene: Scene, table: EventTable) -> Moving:
    """A scene that was laid out of this table, made ready to be zoomed."""
    parts = parts_of(scene)
    places = {number: _place(table, mark, scene) for number, mark in enumerate(scene.marks) if not mark.echo}
    pairs = list(_with_wholes(scene, table, parts, places))
    true = {
        number: (place.begins, place.ended)
        for number, place in places.items()
        if place.mark is None and place.ended - place.begins < _NARROW
    }
    return Moving(replace(scene, steps=tuple(step for step, _ in pairs)), tuple(role for _, role in pairs), true)


def _with_wholes(
    scene: Scene, table: EventTable, parts: Parts, places: dict[int, Place]
) -> Iterator[tuple[Single, str]]:
    """The steps with their roles; before the first piece of a mark that is cut, the whole of it."""
    shown: set[int] = set()
    for step, role in zip(singly(scene.steps), roles_of(scene), strict=True):
        found = parts.mark_of(step)
        if found is None or not isinstance(step, Box | Fade | Shape) or 'class="l"' in role or not _is_cut(found[1]):
            yield step, role
            continue
        number, mark = found
        if number not in shown:
            shown.add(number)
            for whole in _whole(step, mark, places[number], scene, table):
                yield whole, _hidden(role_in_plot(whole, parts))
        yield step, _PIECE


def _is_cut(mark: Mark) -> bool:
    """Whether the label stands in a gap of the mark."""
    return mark.label is not None and mark.box.x < mark.label.x and mark.label.right < mark.box.right


def _hidden(role: str) -> str:
    return role.replace('class="', 'class="w ', 1)


def _whole(piece: Box | Fade | Shape, mark: Mark, place: Place, scene: Scene, table: EventTable) -> Sequence[Single]:
    ground = piece.ground if isinstance(piece, Fade) else "panel"
    pen = Pen(mark.event, piece.colour, ground, scene.plot)
    return list(singly(mark_steps(place, pen, status=table.status.of(mark.row))))


def _place(table: EventTable, mark: Mark, scene: Scene) -> Place:
    rows = np.array([mark.row], dtype=np.int64)
    extents = extents_at(table, rows)
    pixels = type(extents)(*(scene.scale.x_of(column) for column in extents.columns))
    middle = np.array([mark.core.y + mark.core.height / 2])
    place = places_of(pixels, rows, middle, table.instant[rows])[0]
    return place._replace(endless=bool(endless(table, rows)[0]))
