"""A possible tension, before it gets its id."""

from dataclasses import dataclass

from explorer.data.event import TensionKind
from explorer.data.passage import Passage
from explorer.data.when import EventId


@dataclass(frozen=True, slots=True)
class Candidate:
    """Passages that pull apart, the events they tell (none for roles alone), and a sentence that says how."""

    kind: TensionKind
    events: tuple[EventId, ...]
    passages: tuple[Passage, ...]
    explanation: str
