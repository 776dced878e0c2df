"""An opened table as findings, for the forms that tell the evidence of each event: its sources and quotes as given."""

from collections.abc import Iterator
from dataclasses import replace

from explorer.data.document import Document, Published
from explorer.data.event import Event, Mention, MentionId
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Findings
from explorer.data.when import instant
from explorer.timeline.rows import findings_from
from explorer.timeline.table import EventTable, Source

# A quote of a row with several sources: the table does not tell whose it is.
_NOBODY = DocumentId("")


def findings_told(table: EventTable) -> Findings:
    """What a table tells, with a document without text for each source and a mention for each source and quote.

    A mention without words says that the source tells the event. No passage has a place: there is no text.
    """
    found = findings_from(table)
    events = tuple(_with_mentions(table, row, event) for row, event in enumerate(found.events))
    return replace(found, events=events, documents=tuple(_document(source) for source in table.witnesses))


def _document(source: Source) -> Document:
    known = source.earliest is not None or source.latest is not None
    when = instant(source.earliest, source.latest) if known else None
    return Document(
        id=source.id,
        file="",
        text="",
        sha256="",
        encoding="utf-8",
        title=source.title,
        publisher=source.publisher,
        origin=source.origin,
        published=Published(when, source.basis),
    )


def _with_mentions(table: EventTable, row: int, event: Event) -> Event:
    mentions = (_mention(event, *told) for told in enumerate(_quotes(table, row)))
    return replace(event, mentions=tuple(mentions))


def _quotes(table: EventTable, row: int) -> Iterator[tuple[DocumentId, str]]:
    """The quotes of a row, a line of its cell each, by its only source; else by nobody, then each source wordless."""
    sources = [DocumentId(name) for name in table.documents.of(row)]
    quotes = [line for line in table.quote[row].splitlines() if line.strip()]
    only = sources[0] if len(sources) == 1 else _NOBODY
    yield from ((only, quote) for quote in quotes)
    if only == _NOBODY or not quotes:
        yield from ((source, "") for source in sources)


def _mention(event: Event, number: int, told: tuple[DocumentId, str]) -> Mention:
    document, quote = told
    nowhere = Passage(document, 0, 0)
    return Mention(
        id=MentionId(f"{event.id}-{number}"),
        passage=nowhere,
        quote=quote,
        trigger=nowhere,
        status=event.status,
        polarity=event.polarity,
        attribution=event.attribution,
        inferred=False,
    )
