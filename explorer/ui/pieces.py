"""A story in pieces that go through a pipe one by one: no process that has a window is held up by a whole one."""

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from explorer.data.project import Findings

if TYPE_CHECKING:
    from explorer.timeline.table import EventTable

Message = tuple[Any, ...]
_PIECE = 40  # values in one piece


def pieces_of(found: Findings) -> Iterator[Message]:
    """The findings, of every long list a few values at a time."""
    for field in fields(found):
        value = getattr(found, field.name)
        if not isinstance(value, tuple):
            yield "plain", field.name, value
            continue
        yield "part", field.name, ()
        for start in range(0, len(value), _PIECE):
            yield "part", field.name, value[start : start + _PIECE]


def columns_of(table: "EventTable") -> Iterator[Message]:
    """The table column by column, so that a million events come between frames; equal columns come once."""
    sent: dict[int, str] = {}
    for field in fields(table):
        value = getattr(table, field.name)
        if id(value) in sent and value is not None:
            yield "same", field.name, sent[id(value)]
        else:
            yield "column", field.name, value
            sent[id(value)] = field.name


class Collected:
    """What came of a story so far."""

    def __init__(self) -> None:
        self._parts: dict[str, list[Any]] = {}
        self._plain: dict[str, Any] = {}
        self._columns: dict[str, Any] = {}

    def take(self, message: Message) -> bool:
        """Take a piece; False for a message that is none."""
        match message:
            case ("plain", str(name), value):
                self._plain[name] = value
            case ("part", str(name), values):
                self._parts.setdefault(name, []).extend(values)
            case ("column", str(name), value):
                self._columns[name] = value
            case ("same", str(name), str(other)):
                self._columns[name] = self._columns[other]
            case _:
                return False
        return True

    @property
    def found(self) -> Findings:
        """The findings, when all their pieces are there."""
        values: dict[str, Any] = {name: tuple(parts) for name, parts in self._parts.items()}
        return Findings(**self._plain, **values)

    @property
    def table(self) -> "EventTable":
        """The event table, when all its columns are there."""
        # Whoever sent the table has loaded what it is made of; here it may be the first.
        from explorer.timeline.table import EventTable  # noqa: PLC0415

        return EventTable(**self._columns)
