"""The relations of the selected event: what is drawn of them, and the way along them from event to event."""

from itertools import combinations

from PySide6.QtCore import QObject

from explorer.data.when import EventId
from explorer.timeline.table import EventTable
from explorer.timeline.ties import Tie
from explorer.ui.plain import shortened
from explorer.ui.session import Session

_TITLE = 48  # characters of a title in the sentence

Ties = tuple[Tie, ...]


class Relations(QObject):
    """Knows the ties of every event and where a person came from along them."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ties: dict[EventId, list[Tie]] | None = None
        self._last: tuple[EventId, Ties] | None = None
        self._way: list[EventId] = []
        self._reached: EventId | None = None
        session.selection_changed.connect(self._leave)
        session.project_changed.connect(self._forget)
        session.tensions_changed.connect(self._forget)

    def _forget(self) -> None:
        self._ties = self._last = None
        self._way = []

    def _leave(self) -> None:
        """What is selected otherwise than along a relation is no step of the way."""
        if self._session.selection.event != self._reached:
            self._way = []

    def of(self, event: EventId | None) -> Ties:
        """The relations of an event and the tensions that nobody dismissed, each once, the earliest event first."""
        if event is None:
            return ()
        if self._last is None or self._last[0] != event:
            self._last = event, self._sorted(event)
        return self._last[1]

    def _sorted(self, event: EventId) -> Ties:
        if self._ties is None:
            self._ties = self._collected()
        table = self._session.table
        ties = dict.fromkeys(self._ties.get(event, ()))
        return tuple(sorted(ties, key=lambda tie: _place(table, _other(tie, event))))

    def _collected(self) -> dict[EventId, list[Tie]]:
        ties: dict[EventId, list[Tie]] = {}
        found = self._session.project.found
        every = [Tie(one.start, one.end, one.kind) for one in found.relations if one.start != one.end]
        for tension in self._session.tensions:
            pairs = combinations(sorted(set(tension.events)), 2)
            every += [Tie(one, other, "tension") for one, other in pairs]
        for tie in every:
            ties.setdefault(tie.start, []).append(tie)
            ties.setdefault(tie.end, []).append(tie)
        return ties

    def follow(self, step: int) -> str:
        """Go along a relation to the next later (1) or earlier (-1) event; the sentence says which it was.

        The way back is the way that one came.
        """
        event = self._session.selection.event
        if event is None:
            return "Select an event to follow its relations."
        came_from = self._way[-1] if self._way else None
        ties = self.of(event)
        table = self._session.table
        onward = [tie for tie in ties if _leads(table, tie, event) == step]
        back = [tie for tie in onward if _other(tie, event) == came_from]
        tie = next(iter(back or (onward if step > 0 else reversed(onward))), None)
        if tie is None:
            where = "later" if step > 0 else "earlier"
            return f"No relation leads from “{self._title(event)}” to a {where} event."
        if not back:
            self._way.append(event)
        else:
            self._way.pop()
        return self._go(tie, event)

    def follow_other(self) -> str:
        """From the event that one came from, along its next relation."""
        event = self._session.selection.event
        start = self._way[-1] if self._way else None
        ties = self.of(start)
        at = next((n for n, tie in enumerate(ties) if event is not None and event in (tie.start, tie.end)), None)
        if start is None or at is None:
            return self.follow(1)
        return self._go(ties[(at + 1) % len(ties)], start)

    def _go(self, tie: Tie, start: EventId) -> str:
        """Select the other end of a tie of `start`."""
        ties, end = self.of(start), _other(tie, start)
        self._reached = end
        self._session.select(end)
        number = f" ({ties.index(tie) + 1} of {len(ties)})" if len(ties) > 1 else ""
        return f"“{self._title(end)}” {relation_in_words(tie, end)} “{self._title(start)}”{number}"

    def _title(self, event: EventId) -> str:
        row = self._session.table.row_of(event)
        return "" if row is None else shortened(str(self._session.table.title[row]), _TITLE)


def relation_in_words(tie: Tie, event: EventId) -> str:
    """How one end of a tie stands to the other: "comes after", "is the same plan as"."""
    if tie.kind == "before":
        return "comes after" if tie.end == event else "comes before"
    if tie.kind == "during":
        return "lasts while" if tie.end == event else "happens during"
    return "is the same plan as" if tie.kind == "same_plan" else "is in tension with"


def _other(tie: Tie, event: EventId) -> EventId:
    return tie.end if tie.start == event else tie.start


def _leads(table: EventTable, tie: Tie, event: EventId) -> int:
    """Whether a tie of an event leads to a later (1) or an earlier one (-1)."""
    if tie.kind == "before":
        return 1 if tie.start == event else -1
    return 1 if _place(table, _other(tie, event)) > _place(table, event) else -1


def _place(table: EventTable, event: EventId) -> int:
    """Where an event stands in the order of the story: the table's."""
    row = table.row_of(event)
    return len(table) if row is None else row
