"""What one document yields before the documents are brought together: found times and drafts of mentions."""

from dataclasses import dataclass
from typing import Literal

from explorer.data.event import ActorType, Amount, Mention, Role
from explorer.data.expression import AnchorRelation, TimeExpression
from explorer.data.passage import DocumentId, Passage
from explorer.data.when import When

Signal = Literal[
    "at", "by", "since", "until", "before", "after", "during", "for", "within", "from", "to", "between", "around"
]
Tense = Literal["past", "present_perfect", "past_perfect", "present", "future", "none"]


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression with the preposition that governs it: `expression.when` already counts the preposition in.

    `words` covers preposition and expression ("by 2032"); it is the expression's own passage when there is none.
    """

    expression: TimeExpression
    signal: Signal
    words: Passage


@dataclass(frozen=True, slots=True)
class FoundAnchor:
    """Words that place a clause by another event: `anchor` covers the words that name that event ("the Meta deal").

    `low` and `high` are the least and the most minutes between the anchor and what is placed (None = open), from the
    words ("two days after …") or from the table of vague widths.
    """

    words: Passage
    relation: AnchorRelation
    anchor: Passage
    low: int | None
    high: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class TimesFound:
    """All times of one document, each list in the order of the text."""

    times: tuple[FoundTime, ...] = ()
    anchors: tuple[FoundAnchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a mention, by canonical name; `named` when a proper name (not a pronoun or phrase) stands there.

    `house`: only where somebody who takes part holds a role; it helps merging and takes no part itself.
    """

    name: str
    role: Role
    type: ActorType
    inferred: bool
    named: bool
    passage: Passage | None
    house: bool = False


@dataclass(frozen=True, slots=True)
class MentionDraft:
    """One passage that reports an event, with all that merging, dating and naming need.

    `frame` is the frame's id in frames.toml, `group` what merges with what (investment + acquisition = "deal"),
    `lemma` the trigger's. `durative` says that the words tell a going-on rather than a moment; `earlier` that they
    place it before what the article is about ("had already", "for months"). `title` is a short sentence in the
    article's own words, `label` the same without its leading actor. `salience` is 0–1.
    """

    mention: Mention
    sentence: Passage
    kind: str
    frame: str
    group: str
    lemma: str
    nominal: bool
    heading: bool
    tense: Tense
    durative: bool
    earlier: bool
    participants: tuple[Participant, ...]
    amounts: tuple[Amount, ...]
    times: tuple[FoundTime, ...]
    anchors: tuple[FoundAnchor, ...]
    title: str
    label: str
    salience: float


@dataclass(frozen=True, slots=True)
class RoleFact:
    """That a person holds a role in an organisation, as a passage says ("Jason Droege, interim CEO of Scale")."""

    person: str
    role: str
    organisation: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Leftover:
    """A sentence with a time expression or an event frame that yields no mention, and why."""

    passage: Passage
    reason: Literal["no_event", "opinion", "unclear_actor", "duplicate"]


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """All that one document yields by itself."""

    document: DocumentId
    published: When | None
    times: TimesFound
    drafts: tuple[MentionDraft, ...]
    roles: tuple[RoleFact, ...]
    leftovers: tuple[Leftover, ...]
    dated_sentences: tuple[Passage, ...]
