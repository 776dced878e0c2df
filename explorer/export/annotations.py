"""The story's mentions as W3C Web Annotations (REC-annotation-model-20170223): by position and by quote."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote as percent

from explorer.data.document import Document
from explorer.data.edtf import edtf_of
from explorer.data.event import Mention
from explorer.data.project import Findings
from explorer.data.story_json import json_bytes, published_edtf
from explorer.export.evidence import Entry
from explorer.export.lanes import laned
from explorer.export.options import ExportOptions

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of a quote's prefix and suffix


def annotations_bytes(findings: Findings, options: ExportOptions) -> bytes:
    """A page of annotations in JSON-LD, one for each mention of each event.

    Positions count code points of the document's text (its bytes decoded, one byte-order mark less, line ends made
    line feeds); the source is the path of the file below the folder that was opened.
    """
    documents = {document.id: document for document in findings.documents}
    lanes = laned(findings, options)
    items = [
        _annotation(entry, mention, documents[mention.passage.document])
        for entry in lanes.evidence.entries
        for mention in entry.event.mentions
        if mention.passage.document in documents
    ]
    title = options.title if options.title is not None else findings.title
    collection = {"id": "urn:dateline:story", "type": "AnnotationCollection", "label": title, "total": len(items)}
    if lanes.shown:
        collection["dcterms:description"] = f"Shown: {lanes.shown}"
    page = {"id": "urn:dateline:story:page:1", "type": "AnnotationPage", "startIndex": 0}
    return json_bytes({"@context": _CONTEXT, **page, "partOf": collection, "items": items})


def _annotation(entry: Entry, mention: Mention, document: Document) -> dict[str, Any]:
    return {
        "id": f"urn:dateline:mention:{percent(mention.id, safe='')}",
        "type": "Annotation",
        "motivation": "describing",
        "body": list(_bodies(entry)),
        "target": {
            "source": {
                "id": percent(document.file, safe="/", errors="surrogatepass"),
                "type": "Text",
                "format": "text/plain",
                "dc:title": document.title,
                **({"dc:publisher": document.publisher} if document.publisher else {}),
                **_published(document),
            },
            "selector": [_position(mention), _quote(mention, document)],
        },
    }


def _bodies(entry: Entry) -> Iterable[dict[str, str]]:
    event = entry.event
    yield _body(event.title, "describing") | {"id": f"urn:dateline:event:{percent(event.id, safe='')}"}
    edtf = edtf_of(event.when)
    if edtf:
        yield _body(edtf, "classifying") | {"dcterms:conformsTo": "https://www.loc.gov/standards/datetime/"}
    yield _body(event.status, "classifying")
    yield _body(entry.lane, "tagging")


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": purpose}


def _published(document: Document) -> dict[str, str]:
    """When the document came out, in EDTF; "(assigned)" tells that a person said so."""
    when = document.published.when
    if when is None or not when.dated:
        return {}
    return {"dcterms:date": published_edtf(when), "dcterms:provenance": f"publication date {document.published.basis}"}


def _position(mention: Mention) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": mention.passage.start, "end": mention.passage.end}


def _quote(mention: Mention, document: Document) -> dict[str, Any]:
    start, end = mention.passage.start, mention.passage.end
    return {
        "type": "TextQuoteSelector",
        "exact": document.text[start:end],
        "prefix": document.text[max(start - _AROUND, 0) : start],
        "suffix": document.text[end : end + _AROUND],
    }
