"""Events as a table: a row for each, in columns that open again as an event table."""

import csv
import io
import unicodedata
from collections.abc import Sequence

from explorer.data.document import Document
from explorer.data.edtf import bound_text, edtf_of
from explorer.data.event import Event, StorylineId
from explorer.data.passage import DocumentId
from explorer.data.project import Findings

COLUMNS = (
    *("id", "title", "start", "start_latest", "end_earliest", "end", "edtf", "status", "lane", "actors", "kind"),
    *("source", "quote", "document", "offset"),
)

# What a spreadsheet takes for the beginning of a formula (OWASP ASVS 1.2.10), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
_BETWEEN = "; "


def csv_bytes(findings: Findings) -> bytes:
    """The events as CSV in UTF-8, in the order of the story; a cell that a spreadsheet would compute begins with '."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows(findings):
        writer.writerow([safe_cell(cell) for cell in row])
    return out.getvalue().encode("utf-8")


def rows(findings: Findings) -> list[tuple[str, ...]]:
    """The cells of each event as texts, in the order of `COLUMNS`.

    The four bounds are inclusive ISO days or minutes, empty where open; `edtf` sums them up. `source` names the
    articles, `quote` is the first passage, `document` its file, `offset` its place in code points.
    """
    documents = {document.id: document for document in findings.documents}
    lanes = {storyline.id: storyline.name for storyline in findings.storylines}
    return [_row(event, documents, lanes) for event in findings.events]


def _row(event: Event, documents: dict[DocumentId, Document], lanes: dict[StorylineId, str]) -> tuple[str, ...]:
    when = event.when
    told_by = list(dict.fromkeys(mention.passage.document for mention in event.mentions))
    first = event.mentions[0] if event.mentions else None
    return (
        event.id,
        event.title,
        bound_text(when.earliest, upper=False, grain=when.grain) or "",
        bound_text(when.latest, upper=True, grain=when.grain) or "",
        bound_text(when.earliest_end, upper=False, grain=when.grain) or "",
        bound_text(when.latest_end, upper=True, grain=when.grain) or "",
        edtf_of(when),
        event.status,
        _listed([lanes.get(one.storyline, one.storyline) for one in event.storylines]),
        _listed([actor.name for actor in event.actors]),
        event.kind,
        _listed([documents[one].title for one in told_by if one in documents]),
        first.quote if first else "",
        documents[first.passage.document].file if first and first.passage.document in documents else "",
        str(first.passage.start) if first else "",
    )


def _listed(names: Sequence[str]) -> str:
    """Several names in a cell; a semicolon inside a name gives way to a comma."""
    return _BETWEEN.join(dict.fromkeys(name.replace(";", ",") for name in names))


def safe_cell(text: str) -> str:
    """A cell without characters that no table may hold, with ' before what a spreadsheet would take for a formula."""
    clean = "".join(sign if _may_stand(sign) else "\ufffd" for sign in text)
    return f"'{clean}" if text.startswith(_FORMULA) or clean.startswith(_FORMULA) else clean


def _may_stand(sign: str) -> bool:
    """Not a control character but tab and line feed, and not half a surrogate pair."""
    return sign in "\t\n" or unicodedata.category(sign) not in ("Cc", "Cs")
