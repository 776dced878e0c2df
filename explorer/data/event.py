"""Mentions, the events they tell, and what lies between events."""

from dataclasses import dataclass
from typing import Literal, NewType

from explorer.data.passage import Passage
from explorer.data.when import UNDATED, EventId, When

MentionId = NewType("MentionId", str)
StorylineId = NewType("StorylineId", str)
TensionId = NewType("TensionId", str)

Status = Literal["happened", "ongoing", "planned", "forecast", "speculated", "denied", "cancelled"]
STATUSES: tuple[Status, ...] = ("happened", "ongoing", "planned", "forecast", "speculated", "denied", "cancelled")
AttributionKind = Literal["asserted", "reported", "said"]
Polarity = Literal["affirmed", "negated"]
Role = Literal["agent", "patient", "other"]
ActorType = Literal["person", "organisation", "place", "other"]
RelationKind = Literal["before", "during", "same_plan"]
TensionKind = Literal["opposed", "role", "status", "amount", "date"]
UnusedReason = Literal["no_event", "opinion", "unclear_actor", "duplicate"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: the article itself, unnamed or named sources, or a named person; `by` is empty when unnamed."""

    kind: AttributionKind = "asserted"
    by: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who takes part, by canonical name; `inferred` when a pronoun or a definite phrase was resolved."""

    name: str
    role: Role
    type: ActorType
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the words of the article; `unit` is ISO 4217, `%` or the noun."""

    text: str
    value: float
    unit: str
    approximate: bool
    passage: Passage


@dataclass(frozen=True, slots=True)
class Mention:
    """One passage that reports an event; `quote` is the text at `passage`."""

    id: MentionId
    passage: Passage
    quote: str
    trigger: Passage
    status: Status
    polarity: Polarity
    attribution: Attribution
    inferred: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """One step in the history of a plan and its outcome: the status that a mention gave it."""

    status: Status
    mention: MentionId


@dataclass(frozen=True, slots=True)
class Membership:
    """That an event belongs to a storyline, and why, in words."""

    storyline: StorylineId
    why: str


@dataclass(frozen=True, slots=True)
class Witnesses:
    """How many articles tell an event, and how many of them do so independently."""

    articles: int
    independent: int


@dataclass(frozen=True, slots=True)
class Event:
    """One happening in the world, told by one or more mentions.

    `title` is a short sentence in the article's own words; `label` the title without its leading actor, for a lane
    that names the actor already. `weight` is 0–1. `order` keeps every known *before*: equal numbers, order unknown.
    """

    id: EventId
    title: str
    label: str
    kind: str
    status: Status
    attribution: Attribution
    polarity: Polarity
    weight: float
    order: int
    actors: tuple[Actor, ...] = ()
    amounts: tuple[Amount, ...] = ()
    when: When = UNDATED
    history: tuple[Turn, ...] = ()
    storylines: tuple[Membership, ...] = ()
    sources: Witnesses = Witnesses(0, 0)
    mentions: tuple[Mention, ...] = ()
    merged_because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """`start` stands to `end` as `kind` says; `passage` holds the words that say so, None when computed."""

    start: EventId
    end: EventId
    kind: RelationKind
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Tension:
    """Passages that cannot all hold, or pull apart: a candidate to confirm or dismiss, never a verdict."""

    id: TensionId
    kind: TensionKind
    events: tuple[EventId, ...]
    passages: tuple[Passage, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Storyline:
    """A named lane and the events in it, in the order of time; `automatic` when no rule of a person made it."""

    id: StorylineId
    name: str
    automatic: bool
    events: tuple[EventId, ...]


@dataclass(frozen=True, slots=True)
class Unused:
    """A sentence with a time expression or an event frame that became no event, and why."""

    passage: Passage
    reason: UnusedReason
