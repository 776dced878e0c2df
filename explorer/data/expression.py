"""Words that tell time: what TIMEX3 marks, and what Dateline reads beyond it."""

from dataclasses import dataclass
from typing import Literal

from explorer.data.passage import Passage
from explorer.data.when import EventId, When

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
AnchorRelation = Literal["before", "after", "shortly_before", "shortly_after", "during", "since", "until", "by"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A passage that tells time, as the TIMEX3 guidelines mark it (no preposition), and the when it means.

    `value` and `mod` are TIMEX3's; `rule` is the id of the grammar rule that read it.
    """

    passage: Passage
    text: str
    type: TimexType
    value: str
    mod: str | None
    when: When
    rule: str


@dataclass(frozen=True, slots=True)
class AnchoredTime:
    """A passage that places something by another event ("shortly after the deal"); `event` is None when unresolved."""

    passage: Passage
    text: str
    relation: AnchorRelation
    event: EventId | None
    when: When
    rule: str
