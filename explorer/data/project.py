"""What was found in a folder and, kept apart from it, what a person changed."""

from dataclasses import dataclass, field

from explorer.data.document import Document, Problem, Published
from explorer.data.event import Event, Relation, Storyline, Tension, Unused
from explorer.data.expression import AnchoredTime, TimeExpression
from explorer.data.passage import DocumentId
from explorer.data.when import EventId


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of a document's dated sentences, how many are used by an event."""

    dated_sentences: int
    used: int


@dataclass(frozen=True, slots=True)
class Era:
    """A named stretch of time that a person shaded: half-open minutes."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the machine found in a set of documents; every tuple has a stable order.

    Documents stand by publication, then by file name: the first is S1 on screen. Events stand by `order`, then id.
    """

    title: str = ""
    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    storylines: tuple[Storyline, ...] = ()
    tensions: tuple[Tension, ...] = ()
    time_expressions: tuple[TimeExpression, ...] = ()
    anchored: tuple[AnchoredTime, ...] = ()
    unused: tuple[Unused, ...] = ()
    problems: tuple[Problem, ...] = ()
    eras: tuple[Era, ...] = ()
    coverage: tuple[tuple[DocumentId, Coverage], ...] = ()


@dataclass(frozen=True, slots=True)
class SourceEdit:
    """What a person says of one document; None where they said nothing, "" or an unknown date to take theirs back."""

    document: DocumentId
    title: str | None = None
    publisher: str | None = None
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Edits:
    """What a person changed, replayed at every reading: at most one entry for a document."""

    sources: tuple[SourceEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """A story: what was found, what a person changed, and the folder it came from (shown, never exported)."""

    found: Findings = field(default_factory=Findings)
    edits: Edits = Edits()

    @property
    def events(self) -> tuple[Event, ...]:
        """The events as a person sees them."""
        return self.found.events

    def event(self, event_id: EventId) -> Event | None:
        """The event of this id, or None."""
        return next((event for event in self.found.events if event.id == event_id), None)

    def document(self, document_id: DocumentId) -> Document | None:
        """The document of this id, or None."""
        return next((document for document in self.found.documents if document.id == document_id), None)

    def source_name(self, document_id: DocumentId) -> str:
        """S1, S2 …: the number of a document by publication, then by file name."""
        numbers = {document.id: number for number, document in enumerate(self.found.documents, 1)}
        return f"S{numbers[document_id]}"
