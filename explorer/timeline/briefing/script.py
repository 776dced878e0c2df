"""A slide found again in a reading: which events it shows, what its quote comes from, and what is missing."""

from dataclasses import dataclass
from functools import lru_cache

from explorer.data.briefing import Quoted, QuoteIndex, Slide, plain_words
from explorer.data.document import Document
from explorer.data.passage import DocumentId
from explorer.data.phrases import BASIS_WORDS
from explorer.data.project import Findings
from explorer.data.when import EventId
from explorer.data.words import about_in_words, when_in_words
from explorer.timeline.table import EventTable

NOT_FOUND = "not found in this reading"


@dataclass(frozen=True, slots=True)
class Script:
    """A slide in terms of a table: `shown` are rows in the slide's order, `told` the row that the quote tells.

    `source` is the line under the quote, "" without one; `quoted` says that its document has these words.
    `no_lanes` are storylines that the slide names and that the story does not have.
    """

    slide: Slide
    shown: tuple[int, ...] = ()
    missing: tuple[Quoted, ...] = ()
    told: int | None = None
    source: str = ""
    quoted: bool = True
    no_lanes: tuple[str, ...] = ()


class Prompter:
    """Finds slides again in one reading; made once for it."""

    def __init__(self, found: Findings, table: EventTable) -> None:
        self.table = table
        self._documents = {file: document for document in found.documents for file in (document.file, *document.also)}
        # S1, S2 …
        self._numbers = {document.id: number for number, document in enumerate(found.documents, 1)}
        self._by_id = {document.id: document for document in found.documents}
        self._index = QuoteIndex.of(found)
        self._mentions = {event.id: event.mentions for event in found.events}

    def script(self, slide: Slide) -> Script:
        """The slide in this reading."""
        highlights = self._index.highlights(slide)
        told = self._told(slide, highlights.events)
        titles = set(self.table.storylines.titles)
        return Script(
            slide=slide,
            shown=tuple(row for event in highlights.events if (row := self.table.row_of(event)) is not None),
            missing=highlights.missing,
            told=told,
            source=self._source(slide.quote, told),
            quoted=slide.quote is None or self._stands(slide.quote),
            no_lanes=tuple(name for name in slide.lanes if name not in titles),
        )

    def document(self, quoted: Quoted) -> Document | None:
        """The document that words are said to come from."""
        return self._documents.get(quoted.document)

    def event_of(self, quoted: Quoted) -> EventId | None:
        """The event that some words mean."""
        return self._index.event_of(quoted)

    def source_of(self, document_id: DocumentId) -> list[str]:
        """A document in words: its number, its publisher, what it retells, when it came out."""
        number = self._numbers.get(document_id)
        if number is None:
            return []
        return [f"S{number}", *_published(self._by_id[document_id])]

    def _told(self, slide: Slide, events: tuple[EventId, ...]) -> int | None:
        """The event of the quote: of those that are highlighted the one named by the slide, or the first told in it."""
        if slide.quote is None:
            return None
        words = plain_words(slide.quote.quote)
        document = self._documents.get(slide.quote.document)
        inside = [event for event in events if document is not None and self._is_told_in(event, words, document)]
        rows = [row for event in inside if (row := self.table.row_of(event)) is not None]
        named = [row for row in rows if self.table.title[row] == slide.name]
        if rows:
            return (named or rows)[0]
        event = self._index.event_of(slide.quote)
        return None if event is None else self.table.row_of(event)

    def _is_told_in(self, event: EventId, words: str, document: Document) -> bool:
        return any(
            mention.passage.document == document.id and plain_words(mention.quote) in words
            for mention in self._mentions[event]
        )

    def _stands(self, quoted: Quoted) -> bool:
        document = self._documents.get(quoted.document)
        return document is not None and plain_words(quoted.quote) in _plain(document.text)

    def _source(self, quoted: Quoted | None, told: int | None) -> str:
        """ "S2 · retells Computerworld · about 20 June 2025 (date assigned) · 2 independent of 3 articles"."""
        if quoted is None:
            return ""
        document = self._documents.get(quoted.document)
        if document is None:
            return f"{quoted.document} · {NOT_FOUND}"
        parts = self.source_of(document.id)
        if not self._stands(quoted):
            return " · ".join([*parts, NOT_FOUND])
        if told is not None:
            parts.append(_counted(int(self.table.independent[told]), int(self.table.sources[told])))
        return " · ".join(part for part in parts if part)


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return plain_words(text)


def _published(document: Document) -> list[str]:
    """Publisher, what it retells, and when it came out."""
    parts = [document.publisher] if document.publisher else []
    if document.origin and document.origin != document.publisher:
        parts.append(f"retells {document.origin}")
    when = document.published.when
    if when is None or not when.dated:
        return [*parts, "publication date unknown"]
    said = about_in_words(when, with_year=True) or when_in_words(when)
    basis = BASIS_WORDS[document.published.basis]
    return [*parts, f"{said} ({basis})" if basis else said]


def _counted(independent: int, articles: int) -> str:
    if articles < 1:
        return ""
    if articles in (1, independent):
        return "1 article" if articles == 1 else f"{articles} articles"
    return f"{independent} independent of {articles} articles"
