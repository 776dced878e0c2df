"""Read a text as the pipeline does, without the rest of it."""

import hashlib

from explorer.data.document import Document
from explorer.data.passage import DocumentId
from explorer.extract.draft import DocumentFacts, MentionDraft
from explorer.extract.mentions.find import find_mentions
from explorer.extract.names import NameTable, collect_names
from explorer.extract.parsing import parse_document
from explorer.extract.times.grammar import find_times


def document_of(text: str, name: str = "d") -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(DocumentId(name), f"{name}.txt", text, digest, "utf-8", "")


def read(text: str) -> DocumentFacts:
    document = document_of(text)
    parse = parse_document(document)
    names = NameTable.build([collect_names(parse)])
    times = find_times(text, parse.sentences, None)
    return find_mentions(document, parse, names, times)


def drafts_in(text: str, frame: str | None = None) -> list[MentionDraft]:
    return [draft for draft in read(text).drafts if frame is None or draft.frame == frame]


def only(text: str, frame: str) -> MentionDraft:
    """The one draft of a frame in a text; fails when there is none or are several."""
    found = drafts_in(text, frame)
    assert len(found) == 1, [(draft.frame, draft.title) for draft in drafts_in(text)]
    return found[0]


def names_of(draft: MentionDraft, role: str) -> list[str]:
    return [participant.name for participant in draft.participants if participant.role == role]
