"""Which events a slide shows: its highlighted ones, the heaviest others of its storylines, and how many it does not."""

from dataclasses import dataclass

import numpy as np

from explorer.timeline.briefing.script import Script
from explorer.timeline.columns import Flags
from explorer.timeline.table import EventTable
from explorer.timeline.view import View, fit_view, framed, story_stretch, warp_for

# So many others are enough to choose from: no stage has more rows.
MOST_OTHERS = 12
# A slide shows at least this part of the story: a day alone says nothing.
_LEAST_PART = 0.12


@dataclass(frozen=True, slots=True, eq=False)
class Casting:
    """The rows of a table that a slide may show, best first, and the stretch in which they stand.

    `sought` are highlighted and dated in the stretch, `undated` highlighted without a date; `others` come from the
    same storylines. `lanes`, `dated` and `inside` tell for every row of the table why it may not be shown.
    """

    view: View
    sought: tuple[int, ...]
    undated: tuple[int, ...]
    others: tuple[int, ...]
    lanes: Flags
    dated: Flags
    inside: Flags

    def not_shown(self, shown: list[int]) -> "NotShown":
        """Why every other event of the story is not on the slide, each counted once."""
        away = np.ones(len(self.lanes), dtype=np.bool_)
        away[shown] = False
        elsewhere = away & ~self.lanes
        undated = away & self.lanes & ~self.dated
        beside = away & self.lanes & self.dated & ~self.inside
        rest = away & self.lanes & self.dated & self.inside
        return NotShown(*(int(np.count_nonzero(one)) for one in (undated, beside, rest, elsewhere)))


@dataclass(frozen=True, slots=True)
class NotShown:
    """How many events a slide does not show: of its storylines those without a date, out of view, and without room."""

    undated: int = 0
    out_of_view: int = 0
    without_room: int = 0
    other_storylines: int = 0

    @property
    def all(self) -> int:
        """All of them."""
        return self.undated + self.out_of_view + self.without_room + self.other_storylines

    def in_words(self) -> str:
        """ "not shown: 2 undated, 9 in other storylines"; "" when all are shown."""
        parts = [
            (self.undated, "undated"),
            (self.out_of_view, "out of view"),
            (self.without_room, "without room"),
            (self.other_storylines, "in other storylines"),
        ]
        said = ", ".join(f"{number:,} {what}" for number, what in parts if number)
        return f"not shown: {said}" if said else ""


def casting_of(table: EventTable, script: Script) -> Casting:
    """Who may be on a slide."""
    lanes = _in_lanes(table, script)
    dated = table.dated
    view = _view(table, script, lanes)
    inside = dated & (table.closed_to > view.start) & (table.closed_from < view.end)
    # What is highlighted is shown, whatever its storyline.
    sought = tuple(row for row in script.shown if inside[row])
    undated = tuple(row for row in script.shown if not dated[row])
    lanes = lanes.copy()
    lanes[list(script.shown)] = True
    free = lanes & inside
    free[list(script.shown)] = False
    rows = np.flatnonzero(free)
    heaviest = rows[np.argsort(-table.weight[rows], kind="stable")[:MOST_OTHERS]]
    return Casting(view, sought, undated, tuple(heaviest.tolist()), lanes, dated, inside)


def _in_lanes(table: EventTable, script: Script) -> Flags:
    """Which rows belong to the slide's storylines: all where it names none that the story has."""
    names = [name for name in script.slide.lanes if name not in script.no_lanes]
    return table.storylines.rows_of(names) if names else np.ones(len(table), dtype=np.bool_)


def _view(table: EventTable, script: Script, lanes: Flags) -> View:
    """The slide's own stretch; an end that it leaves open is that of its events."""
    slide = script.slide
    rows = np.array([row for row in script.shown if table.dated[row]], dtype=np.int64)
    if len(rows):
        low, high = float(table.closed_from[rows].min()), float(table.closed_to[rows].max())
        around = framed(table, View(0.0, 1.0), *_widened(table, low, high))
    else:
        around = fit_view(table, shown=lanes)
    start = around.start if slide.start is None else float(slide.start)
    end = around.end if slide.end is None else float(slide.end)
    if start < end:
        return View(start, end)
    # One end is the slide's, and its events stand on the wrong side of it.
    length = around.end - around.start
    return View(start, start + length) if slide.end is None else View(end - length, end)


def _widened(table: EventTable, low: float, high: float) -> tuple[float, float]:
    warp = warp_for(table)
    first, last = (warp.bend(edge) for edge in story_stretch(table))
    start, end = warp.bend(low), warp.bend(high)
    lacking = max((last - first) * _LEAST_PART - (end - start), 0.0) / 2
    return warp.unbend(start - lacking), warp.unbend(end + lacking)
