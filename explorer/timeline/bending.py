"""Between linear and elastic time: the axis on its way from one to the other, as a true scale at every moment."""

from dataclasses import replace

from explorer.timeline.scale import Warp
from explorer.timeline.table import EventTable
from explorer.timeline.view import View, warp_for


def in_between(table: EventTable, view: View, part: float) -> tuple[EventTable, View]:
    """Table and view with quiet stretches compressed by this part of their way: 0 is linear, 1 as elastic time is.

    The view's first and last minute stay at its edges. The map is a mean of two increasing ones: it increases, too.
    """
    if part <= 0.0 or part >= 1.0:
        return table, replace(view, elastic=part >= 1.0)
    full = warp_for(table)
    straight = (1.0 - part) / (view.end - view.start)
    bent = part / (full.bend(view.end) - full.bend(view.start))
    stretched = (full.minutes * straight + full.stretched * bent) / (straight + bent)
    return replace(table, warp=Warp(full.minutes, stretched, full.breaks)), replace(view, elastic=True)
