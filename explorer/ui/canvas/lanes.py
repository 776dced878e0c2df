"""What can be done to a lane: folded, moved, pinned, hidden, coloured; by its header, or by keys when it is in hand."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from explorer.timeline.arrangement import Arrangement
from explorer.timeline.drawn import LaneBand, Scene
from explorer.timeline.lanes import COLOURS
from explorer.ui.canvas.steps import with_lane
from explorer.ui.plain import shortened
from explorer.ui.session import Session

_NAME = 40  # characters


class LaneDeeds(QObject):
    """Arranges the lanes of a session's view. The lane in hand is the one that was clicked, or the selected event's."""

    changed = Signal()  # another lane is in hand

    def __init__(self, session: Session, scene: Callable[[], Scene], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._scene = scene
        self.taken: str | None = None
        session.selection_changed.connect(self.let_go)
        session.project_changed.connect(self.let_go)

    @property
    def _bands(self) -> tuple[LaneBand, ...]:
        return self._scene().lanes

    @property
    def _arrangement(self) -> Arrangement:
        return self._session.view.arrangement

    @property
    def in_hand(self) -> LaneBand | None:
        """The lane to which the keys act."""
        taken = next((band for band in self._bands if band.key == self.taken), None)
        if taken is not None:
            return taken
        mark = self._scene().mark_of(self._session.selection.event)
        return self._bands[mark.lane] if mark is not None and mark.lane >= 0 else None

    def take(self, key: str | None) -> None:
        """Take a lane in hand."""
        if key != self.taken:
            self.taken = key
            self.changed.emit()

    def let_go(self) -> None:
        """No lane is in hand but that of the selected event."""
        self.take(None)

    def step(self, step: int) -> str:
        """Take the lane below (1) or above (-1) in hand."""
        bands = self._bands
        if not bands:
            return ""
        now = self.in_hand
        place = bands.index(now) + step if now is not None else (0 if step > 0 else len(bands) - 1)
        band = bands[min(max(place, 0), len(bands) - 1)]
        self.take(band.key)
        self._reveal()
        return f"Lane {_named(band)}."

    def fold(self, key: str | None = None) -> str:
        """Fold a lane to its header, or open it."""
        band = self._band(key)
        if band is None:
            return _NO_LANE
        self._keep(self._arrangement.folding((band.key,), on=not band.folded), band)
        return f"{_named(band)} is {'open' if band.folded else 'folded'}."

    def fold_all(self) -> str:
        """Fold all lanes, or open them when all are folded."""
        on = not all(band.folded for band in self._bands)
        keys = [band.key for band in self._bands]
        self._session.arrange(self._arrangement.folding(keys, on=on))
        return "All lanes are folded." if on else "All lanes are open."

    def pin(self, key: str | None = None) -> str:
        """Keep a lane at the top, or let it go back."""
        band = self._band(key)
        if band is None:
            return _NO_LANE
        self._keep(self._arrangement.pinning(band.key, on=not band.pinned), band)
        return f"{_named(band)} is {'back among the others' if band.pinned else 'kept at the top'}."

    def hide(self, key: str | None = None) -> str:
        """Hide a lane; its events are counted in the status line."""
        band = self._band(key)
        if band is None:
            return _NO_LANE
        self.take(None)
        self._session.arrange(self._arrangement.hiding(band.key, on=True))
        return f"{_named(band)} is hidden; Shift+H brings hidden lanes back."

    def show_hidden(self) -> str:
        """Bring all hidden lanes back."""
        if not self._arrangement.hidden:
            return "No lane is hidden."
        self._session.arrange(self._arrangement.showing_all())
        return "All lanes are shown."

    def move(self, step: int, key: str | None = None) -> str:
        """Move a lane one place down (1) or up (-1)."""
        band = self._band(key)
        if band is None:
            return _NO_LANE
        wanted = self._arrangement.moved([other.key for other in self._bands], band.key, step)
        if wanted == self._arrangement:
            return f"{_named(band)} stands at the end already."
        self._keep(wanted, band)
        return f"{_named(band)} was moved {'down' if step > 0 else 'up'}."

    def colour(self, colour: str | None, key: str | None = None) -> str:
        """Give a lane a colour, or with None that of its place again."""
        band = self._band(key)
        if band is None:
            return _NO_LANE
        self._keep(self._arrangement.coloured(band.key, colour), band)
        return f"{_named(band)} is {colour}." if colour else f"{_named(band)} has its first colour again."

    def next_colour(self) -> str:
        """Give the lane in hand the next colour of the palette."""
        band = self._band(None)
        if band is None:
            return _NO_LANE
        place = COLOURS.index(band.colour) if band.colour in COLOURS else -1
        return self.colour(COLOURS[(place + 1) % len(COLOURS)], band.key)

    def reveal(self, row: int) -> None:
        """Bring the lane of an event back, so that the event is shown."""
        session, wanted = self._session, self._arrangement
        while wanted.hidden and not bool(
            session.filter.seen_in(session.view.arranged(wanted)).mask(session.table)[row]
        ):
            wanted = wanted.hiding(wanted.hidden[-1], on=False)
        session.arrange(wanted)

    def _band(self, key: str | None) -> LaneBand | None:
        return self.in_hand if key is None else next((band for band in self._bands if band.key == key), None)

    def _keep(self, wanted: Arrangement, band: LaneBand) -> None:
        """Arrange, with the lane still in hand."""
        self.take(band.key)
        self._session.arrange(wanted)
        self._reveal()

    def _reveal(self) -> None:
        """Scroll so far that the lane in hand stands in sight."""
        if self.in_hand is not None:
            self._session.look_at(with_lane(self._session.view, self._scene(), self.in_hand))


def _named(band: LaneBand) -> str:
    return f"“{shortened(band.name, _NAME)}”"


_NO_LANE = "Click the header of a lane, or select an event in it, first."
