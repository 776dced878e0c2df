"""A story as JSON (design.md §7): UTF-8, keys sorted, nothing of this machine or this day in it."""

import json
from typing import Any

from explorer.data.document import Document
from explorer.data.edtf import bound_text, edtf_of
from explorer.data.event import Attribution, Event, Mention
from explorer.data.expression import AnchoredTime, TimeExpression
from explorer.data.minutes import DAY, day_text, minute_text
from explorer.data.passage import Passage
from explorer.data.project import Coverage, Findings
from explorer.data.story_reading import FORMAT, VERSION, findings_of
from explorer.data.when import When

__all__ = ["anchored_json", "expression_json", "json_bytes", "read_story_json", "story_json", "when_json"]

_Json = dict[str, Any]


def story_json(findings: Findings) -> bytes:
    """The bytes of a story's JSON; `read_story_json` gives the same findings back."""
    coverage = dict(findings.coverage)
    story = {
        "format": FORMAT,
        "version": VERSION,
        "title": findings.title,
        "documents": [_document(document, coverage.get(document.id)) for document in findings.documents],
        "events": [_event(event) for event in findings.events],
        "relations": [
            {"from": one.start, "to": one.end, "kind": one.kind, "passage": _optional(one.passage)}
            for one in findings.relations
        ],
        "storylines": [
            {"id": one.id, "name": one.name, "automatic": one.automatic, "events": list(one.events)}
            for one in findings.storylines
        ],
        "tensions": [
            {
                "id": one.id,
                "kind": one.kind,
                "events": list(one.events),
                "passages": [_passage(passage) for passage in one.passages],
                "explanation": one.explanation,
            }
            for one in findings.tensions
        ],
        "time_expressions": [expression_json(one) for one in findings.time_expressions],
        "anchored": [anchored_json(one) for one in findings.anchored],
        "unused": [_passage(one.passage) | {"reason": one.reason} for one in findings.unused],
        "problems": [{"file": one.file, "sentence": one.sentence} for one in findings.problems],
    }
    if findings.eras:
        story["eras"] = [{"name": era.name} | _era_bounds(era.start, era.end) for era in findings.eras]
    return json_bytes(story)


def read_story_json(data: bytes, *, file: str) -> Findings:
    """The findings of a story's JSON; ReadError with one sentence that names `file` and the place when it is none."""
    return findings_of(data, file=file)


def json_bytes(value: _Json) -> bytes:
    """JSON as Dateline writes it everywhere: sorted keys, one space of indent, UTF-8, a line feed at the end."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    # A lone surrogate has no UTF-8; its escape is JSON and reads back as itself.
    return (text + "\n").encode("utf-8", "backslashreplace")


def when_json(when: When) -> _Json:
    """A when with its bounds as inclusive ISO days or minutes, null where open."""
    return {
        "edtf": edtf_of(when),
        "earliest": bound_text(when.earliest, upper=False, grain=when.grain),
        "latest": bound_text(when.latest, upper=True, grain=when.grain),
        "earliest_end": bound_text(when.earliest_end, upper=False, grain=when.grain),
        "latest_end": bound_text(when.latest_end, upper=True, grain=when.grain),
        "mark": _mark(when),
        "instant": when.instant,
        "grain": when.grain,
        "approximate": when.approximate,
        "uncertain": when.uncertain,
        "basis": when.basis,
        "receipt": [
            {
                "bound": reason.bound,
                "rule": reason.rule,
                "reason": reason.reason,
                "passage": _optional(reason.passage),
                "event": reason.event,
            }
            for reason in when.receipt
        ],
    }


def expression_json(one: TimeExpression) -> _Json:
    """A time expression as in `time_expressions`."""
    told = {"text": one.text, "type": one.type, "value": one.value, "mod": one.mod, "rule": one.rule}
    return _passage(one.passage) | told | {"when": when_json(one.when)}


def anchored_json(one: AnchoredTime) -> _Json:
    """A time that another event gives, as in `anchored`."""
    told = {"text": one.text, "relation": one.relation, "event": one.event, "rule": one.rule}
    return _passage(one.passage) | told | {"when": when_json(one.when)}


def _mark(when: When) -> str | None:
    mark = when.mark
    if mark is None:
        return None
    return minute_text(mark) if mark % DAY or when.grain in ("minute", "hour") else day_text(mark)


def _document(document: Document, coverage: Coverage | None) -> _Json:
    return {
        "id": document.id,
        "file": document.file,
        "also": list(document.also),
        "title": document.title,
        "publisher": document.publisher,
        "origin": document.origin,
        "published": _published(document),
        "text": document.text,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "characters": document.characters,
        "coverage": {
            "dated_sentences": coverage.dated_sentences if coverage else 0,
            "used": coverage.used if coverage else 0,
        },
    }


def _published(document: Document) -> _Json:
    published = document.published
    when = published.when
    told: _Json = {"edtf": "", "earliest": None, "latest": None, "basis": published.basis, "note": published.note}
    if when is not None:
        told["edtf"] = published_edtf(when)
        told["earliest"] = bound_text(when.earliest, upper=False, grain=when.grain)
        told["latest"] = bound_text(when.latest, upper=True, grain=when.grain)
    if published.passage is not None:
        told["passage"] = _passage(published.passage)
    return told


def published_edtf(when: When) -> str:
    """The EDTF of a coming out: a stretch with doubt as `a~/b~`, for a set has no sign of doubt."""
    text = edtf_of(when)
    sign = "%" if when.approximate and when.uncertain else "~" * when.approximate + "?" * when.uncertain
    if not sign or not text.startswith("["):
        return text
    return "/".join(f"{end}{sign}" if end else ".." for end in text[1:-1].split(".."))


def _event(event: Event) -> _Json:
    return {
        "id": event.id,
        "title": event.title,
        "label": event.label,
        "kind": event.kind,
        "status": event.status,
        "attribution": _attribution(event.attribution),
        "polarity": event.polarity,
        "weight": event.weight,
        "order": event.order,
        "actors": [
            {"name": one.name, "role": one.role, "type": one.type, "inferred": one.inferred} for one in event.actors
        ],
        "amounts": [
            _passage(one.passage)
            | {"text": one.text, "value": _number(one.value), "unit": one.unit, "approximate": one.approximate}
            for one in event.amounts
        ],
        "when": when_json(event.when),
        "history": [{"status": one.status, "mention": one.mention} for one in event.history],
        "storylines": [{"id": one.storyline, "why": one.why} for one in event.storylines],
        "sources": {"articles": event.sources.articles, "independent": event.sources.independent},
        "mentions": [_mention(one) for one in event.mentions],
        "merged_because": list(event.merged_because),
    }


def _mention(mention: Mention) -> _Json:
    return _passage(mention.passage) | {
        "id": mention.id,
        "quote": mention.quote,
        "trigger": {"start": mention.trigger.start, "end": mention.trigger.end},
        "status": mention.status,
        "polarity": mention.polarity,
        "attribution": _attribution(mention.attribution),
        "inferred": mention.inferred,
    }


def _attribution(attribution: Attribution) -> _Json:
    return {"kind": attribution.kind, "by": attribution.by}


def _passage(passage: Passage) -> _Json:
    return {"document": passage.document, "start": passage.start, "end": passage.end}


def _optional(passage: Passage | None) -> _Json | None:
    return None if passage is None else _passage(passage)


def _number(value: float) -> float | int:
    """A whole number without the point: 14300000000, not 14300000000.0."""
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _era_bounds(start: int, end: int) -> _Json:
    return {
        "from": bound_text(start, upper=False, grain="day"),
        "to": bound_text(end, upper=True, grain="day"),
    }
