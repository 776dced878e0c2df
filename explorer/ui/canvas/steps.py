"""From event to event: by the order of the story, by lane, and the view that brings an event into sight."""

from dataclasses import replace

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.columns import Flags
from explorer.timeline.drawn import LaneBand
from explorer.timeline.pinned import held_by
from explorer.timeline.scale import Scale
from explorer.timeline.scene import Scene
from explorer.timeline.table import EventTable
from explorer.timeline.view import View, framed, panned

_EDGE = 24.0  # px from the border at which an event counts as in sight
_ENOUGH = 60.0  # px of a long bar that are enough to see it


def neighbour(table: EventTable, shown: Flags, selected: EventId | None, step: int) -> EventId | None:
    """The shown event `step` places on in the order of the story; from nowhere, the first or the last."""
    rows = np.flatnonzero(shown)
    if not len(rows):
        return None
    row = None if selected is None else table.row_of(selected)
    if row is None:
        return table.id_of(int(rows[0 if step > 0 else -1]))
    at = int(np.searchsorted(rows, row))
    here = at < len(rows) and rows[at] == row
    wanted = at + step if here or step < 0 else at
    return table.id_of(int(rows[wanted])) if 0 <= wanted < len(rows) else None


def first_in_view(scene: Scene, step: int) -> EventId | None:
    """The leftmost event of the uppermost lane in sight, or (-1) the rightmost of the lowest; None when none is."""
    plot = scene.plot
    seen = [
        (mark.lane, mark.core.x + mark.core.width / 2, mark.core.y, mark.event)
        for mark in scene.marks
        if not mark.echo and mark.core.y >= plot.y and mark.core.bottom <= plot.bottom
    ]
    return min(seen)[-1] if seen and step > 0 else max(seen)[-1] if seen else None


def in_next_lane(scene: Scene, selected: EventId | None, step: int) -> EventId | None:
    """The drawn event nearest in time in the next lane up (-1) or down (1) that has any; None when there is none."""
    drawn = [mark for mark in scene.marks if not mark.echo]
    here = next((mark for mark in drawn if mark.event == selected), None)
    if here is None:
        first = min(drawn, key=lambda mark: (mark.lane, mark.core.y, mark.core.x), default=None)
        return None if first is None else first.event
    lanes = sorted({mark.lane for mark in drawn if (mark.lane - here.lane) * step > 0}, reverse=step < 0)
    if not lanes:
        return None
    middle = here.core.x + here.core.width / 2
    there = [mark for mark in drawn if mark.lane == lanes[0]]
    return min(there, key=lambda mark: (abs(mark.core.x + mark.core.width / 2 - middle), mark.core.y)).event


def revealed(table: EventTable, view: View, scale: Scale, row: int) -> View:
    """The view, moved in time so that the event of a row is in sight; an undated one moves nothing."""
    if not bool(table.dated[row]):
        return view
    first, last = float(table.closed_from[row]), float(table.closed_to[row])
    left, right = float(scale.x_of(first)), float(scale.x_of(last))
    middle = (left + right) / 2
    if scale.left + _EDGE <= middle <= scale.right - _EDGE:
        return view
    in_sight = min(right, scale.right) - max(left, scale.left)
    if in_sight >= _ENOUGH:
        return view
    if right - left > scale.right - scale.left:
        return framed(table, view, first, last)
    return panned(view, scale, (scale.left + scale.right) / 2 - middle)


def scrolled_to(view: View, scene: Scene, event: EventId) -> View:
    """The view with the lanes scrolled so that the event stands inside the plot."""
    box = scene.box_of(event)
    if box is None:
        return view
    above = scene.plot.y + _EDGE - box.y
    below = box.bottom + _EDGE - scene.plot.bottom
    if above > 0:
        return with_scroll(view, scene, view.scroll - above)
    if below > 0:
        return with_scroll(view, scene, view.scroll + below)
    return view


def scrolled_to_lane(view: View, scene: Scene, lane: int) -> View:
    """The view with the lanes scrolled so that a lane begins at the top of the plot, under those that are pinned."""
    if not 0 <= lane < len(scene.lanes) or scene.lanes[lane].pinned:
        return view
    return with_scroll(view, scene, view.scroll + scene.lanes[lane].rect.y - below_pinned(scene))


def with_lane(view: View, scene: Scene, lane: LaneBand) -> View:
    """The view scrolled as little as brings a lane into the plot, its head first where it is higher than that."""
    held = below_pinned(scene)
    if lane.pinned:
        return view
    below = min(lane.rect.bottom - scene.plot.bottom, lane.rect.y - held)
    above = held - lane.rect.y
    return with_scroll(view, scene, view.scroll + (below if below > 0 else -above if above > 0 else 0.0))


def below_pinned(scene: Scene) -> float:
    """The height at which the lanes begin that are scrolled: under those that are pinned."""
    return scene.plot.y + held_by((band.rect.height for band in scene.lanes if band.pinned), scene.plot.height)


def with_scroll(view: View, scene: Scene, scroll: float) -> View:
    """The view scrolled to so many pixels, not beyond the lanes."""
    most = max(0.0, scene.content_height - scene.plot.height)
    return replace(view, scroll=min(max(scroll, 0.0), most))
