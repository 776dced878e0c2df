"""The line of *as known on*: put up, moved from publication to publication or to any day, put away."""

from dataclasses import replace

import numpy as np

from explorer.data.minutes import DAY
from explorer.data.phrases import counted
from explorer.data.words import day_in_words
from explorer.timeline.columns import Ints, distinct
from explorer.timeline.counts import UNSURE, Counts
from explorer.timeline.scale import Scale
from explorer.timeline.table import EventTable
from explorer.timeline.view import View, panned
from explorer.ui.session import Session

_SNAP = 7.0  # px from a publication at which a dragged line jumps to it
_EDGE = 24.0  # px from the border at which the line counts as in sight


def publications(table: EventTable) -> Ints:
    """The days at which something was published, in order, each once."""
    middles = [source.middle for source in table.witnesses]
    return distinct(np.array([int(at) for at in middles if at is not None], dtype=np.int64))


def beside(days: Ints, day: int, step: int) -> int | None:
    """The publication after (1) or before (-1) a day."""
    near = days[days > day] if step > 0 else days[days < day]
    return None if not len(near) else int(near[0 if step > 0 else -1])


def day_at(table: EventTable, scale: Scale, x: float) -> int:
    """The day at a place of the canvas, or that of a publication which stands very near."""
    days = publications(table)
    if len(days):
        places = scale.x_of(days.astype(np.float64))
        nearest = int(np.argmin(np.abs(places - x)))
        if abs(float(places[nearest]) - x) <= _SNAP:
            return int(days[nearest])
    return int(scale.minute_at(x) // DAY * DAY)


class Knowing:
    """Moves the line of a session's view. While a person holds it, the arrow keys are its."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.held = False
        session.selection_changed.connect(self.let_go)
        session.project_changed.connect(self.let_go)

    @property
    def on(self) -> bool:
        """Whether there is a line."""
        return self._session.view.as_known_on is not None

    def let_go(self) -> None:
        """The arrow keys go from event to event again."""
        self.held = False

    def toggle(self) -> None:
        """Put the line up at the first publication, or put it away."""
        if self.on:
            self.put_away()
            return
        days = publications(self._session.table)
        view = self._session.view
        self.put(int(days[0]) if len(days) else int((view.start + view.end) / 2 // DAY * DAY))

    def put(self, day: int, scale: Scale | None = None) -> None:
        """Put the line at a day; where it is out of sight on this scale, the view follows."""
        wanted = replace(self._session.view, as_known_on=day)
        self._session.jump_to(_in_sight(wanted, scale, day) if scale is not None else wanted)
        self.held = True

    def put_away(self) -> None:
        """No line any more."""
        self.held = False
        self._session.jump_to(replace(self._session.view, as_known_on=None))

    def step(self, step: int, scale: Scale) -> None:
        """To the next publication (1) or the one before (-1)."""
        day = self._session.view.as_known_on
        wanted = None if day is None else beside(publications(self._session.table), day, step)
        if wanted is not None:
            self.put(wanted, scale)

    def in_words(self, counts: Counts) -> str:
        """What the line says: "As known on 14 June 2025: 12 of 40 events had not been reported yet."."""
        day = self._session.view.as_known_on
        if day is None:
            return "Everything is shown that was reported."
        doubt = f", {counts.untold:,} are {UNSURE}" if counts.untold else ""
        late = f"{counts.not_yet_known:,} of {counted(counts.asked, 'event')}"
        return f"As known on {day_in_words(day)}: {late} had not been reported yet{doubt}."


def _in_sight(view: View, scale: Scale, day: int) -> View:
    x = float(scale.x_of(float(day)))
    if scale.left + _EDGE <= x <= scale.right - _EDGE:
        return view
    return panned(view, scale, (scale.left + scale.right) / 2 - x)
