"""What the keys do on the canvas: from event to event and from lane to lane, closer, further, earlier, later."""

from collections.abc import Callable
from dataclasses import replace

from explorer.timeline.scene import Scene
from explorer.timeline.view import framed, panned, zoomed
from explorer.ui.canvas.gestures import KEY_PAN, KEY_ZOOM
from explorer.ui.canvas.knowing import Knowing
from explorer.ui.canvas.steps import first_in_view, in_next_lane, neighbour
from explorer.ui.session import Session

# A framed event has so much time on both sides: a part of its own length, at least a week.
_ROOM = 0.8
_WEEK = 7.0 * 24 * 60


class KeyMoves:
    """Moves selection and view of a session; `scene` gives the picture as it is now."""

    def __init__(self, session: Session, knowing: Knowing, scene: Callable[[], Scene]) -> None:
        self._session = session
        self._knowing = knowing
        self._scene = scene

    def step_event(self, step: int) -> None:
        """Select the next (1) or the previous (-1) event of the story, with nothing selected the first (last) in view.

        A line that is held goes on instead.
        """
        session = self._session
        if self._knowing.held:
            self._knowing.step(step, self._scene().scale)
            return
        selected = session.selection.event
        # From nowhere to what is in view: a person looks there.
        found = first_in_view(self._scene(), step) if selected is None else None
        if found is None:
            # Those that pass the chips and stand in no hidden lane.
            in_sight = session.sight.mask(session.table)
            found = neighbour(session.table, in_sight, selected, step)
        if found is not None:
            session.select(found)

    def step_lane(self, step: int) -> None:
        """Select the nearest event in the lane below (1) or above (-1)."""
        found = in_next_lane(self._scene(), self._session.selection.event, step)
        if found is not None:
            self._session.select(found)

    def zoom(self, step: int) -> None:
        """Zoom in (1) or out (-1) around the selected event where it is in sight, else around the middle."""
        scene, session = self._scene(), self._session
        middle = self._middle_of_selected()
        x = scene.plot.x + scene.plot.width / 2 if middle is None else middle
        session.look_at(zoomed(session.view, scene.scale, x=x, factor=KEY_ZOOM**step))

    def pan(self, step: int) -> None:
        """Move to later (1) or earlier (-1) time by a fifth of the width."""
        scene, session = self._scene(), self._session
        session.look_at(panned(session.view, scene.scale, -step * KEY_PAN * scene.plot.width))

    def frame(self) -> None:
        """Show the selected event large enough, or with nothing selected everything."""
        session = self._session
        event, table = session.selection.event, session.table
        row = None if event is None else table.row_of(event)
        if row is None or not bool(table.dated[row]):
            session.fit()
            return
        first, last = float(table.closed_from[row]), float(table.closed_to[row])
        room = max((last - first) * _ROOM, _WEEK)
        session.jump_to(framed(table, session.view, first - room, last + room))

    def toggle_elastic(self, *, on: bool) -> None:
        """Compress quiet stretches, or show every minute as wide as every other."""
        self._session.jump_to(replace(self._session.view, elastic=on))

    def _middle_of_selected(self) -> float | None:
        scene = self._scene()
        mark = scene.mark_of(self._session.selection.event)
        if mark is None:
            return None
        middle = mark.core.x + mark.core.width / 2
        return middle if scene.plot.x <= middle <= scene.plot.right else None
