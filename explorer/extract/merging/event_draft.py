"""An event before it is dated: the mentions that tell it, and why they are taken together."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.data.when import EventId
from explorer.extract.draft import MentionDraft


@dataclass(frozen=True, slots=True)
class EventDraft:
    """Mentions of one happening, by document order, then offset; `because` says in words why each was joined.

    `cluster` numbers the group of articles about one matter, for use within one reading only.
    """

    id: EventId
    drafts: tuple[MentionDraft, ...]
    because: tuple[str, ...]
    cluster: int

    @property
    def first(self) -> MentionDraft:
        """The mention that tells it first."""
        return self.drafts[0]


def with_ids(
    groups: Sequence[tuple[tuple[MentionDraft, ...], tuple[str, ...], int]], text_of: Callable[[MentionDraft], str]
) -> list[EventDraft]:
    """Give each group of mentions the id that its first mention's text and trigger make.

    `text_of` yields a mention's sentence. Where two events begin with the same words, the later one's id also takes
    the place of its sentence in, so that no id is given twice.
    """
    taken: set[EventId] = set()
    made: list[EventDraft] = []
    for drafts, because, cluster in groups:
        first = drafts[0]
        trigger = first.mention.trigger
        words = (text_of(first), str(trigger.start - first.sentence.start), str(trigger.end - first.sentence.start))
        event_id = _id_of(*words)
        again = 0
        while event_id in taken:
            again += 1
            event_id = _id_of(*words, str(first.sentence.start), str(again))
        taken.add(event_id)
        made.append(EventDraft(event_id, drafts, because, cluster))
    return made


def _id_of(*words: str) -> EventId:
    """A short id that depends on the words alone."""
    return EventId("e" + hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:12])
