"""The story as TimelineJS 3 JSON (timeline.knightlab.com/docs/json-format.html)."""

import html
from typing import Any

from explorer.data.minutes import DAY, civil
from explorer.data.phrases import counted
from explorer.data.project import Findings
from explorer.data.story_json import json_bytes
from explorer.data.when import When
from explorer.export.evidence import Entry
from explorer.export.lanes import laned
from explorer.export.options import ExportOptions
from explorer.timeline.text import drawable

# JavaScript's dates end in the year 275760; beyond, TimelineJS counts years by another scale.
_FARTHEST = 270_000
_DAY_OF_GRAIN = ("minute", "hour", "day", "week")


def timeline_js_bytes(findings: Findings, options: ExportOptions) -> bytes:
    """The dated events as TimelineJS slides, a group for each lane; the undated are counted on the title slide.

    TimelineJS reads headlines and texts as HTML: the words of articles go in escaped.
    """
    lanes = laned(findings, options)
    evidence = lanes.evidence
    entries = evidence.entries
    dated = [entry for entry in entries if entry.event.when.dated]
    title = drawable(options.title if options.title is not None else findings.title)
    missing = len(entries) - len(dated)
    told = counted(len(dated), "event") + (f" · not shown: {missing:,} undated" if missing else "")
    if lanes.shown:
        told += f" · chosen of {len(findings.events):,} ({lanes.shown})"
    if evidence.assigned:
        told += " · publication date assigned by a person: " + ", ".join(one.name for one in evidence.assigned)
    story: dict[str, Any] = {
        "title": {"text": {"headline": html.escape(title), "text": html.escape(told)}},
        "events": [_slide(entry, quoted=options.sources) for entry in dated],
        "scale": "cosmological" if any(_far(entry.event.when) for entry in dated) else "human",
    }
    eras = [
        {
            "start_date": _date(era.start, "day"),
            "end_date": _date(era.end - DAY, "day"),
            "text": {"headline": html.escape(drawable(era.name))},
        }
        for era in findings.eras
    ]
    if eras:
        story["eras"] = eras
    return json_bytes(story)


def _slide(entry: Entry, *, quoted: bool) -> dict[str, Any]:
    event = entry.event
    when = event.when
    closed = [bound for bound in when.bounds if bound is not None]
    start = when.earliest if when.earliest is not None else min(closed) - DAY
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "group": html.escape(entry.lane),
        "start_date": _date(start, when.grain),
        "display_date": entry.when,
        "text": {"headline": html.escape(entry.title), "text": _text(entry, quoted=quoted)},
    }
    end = (when.latest_end if when.latest_end is not None else max(closed)) - 1
    if end - start >= DAY:
        slide["end_date"] = _date(end, when.grain)
    return slide


def _text(entry: Entry, *, quoted: bool) -> str:
    parts = [f"<p>{html.escape(entry.facts)}</p>"]
    for saying in entry.sayings if quoted else ():
        runs = ((html.escape(words), marked) for words, marked in saying.runs)
        sentence = "".join(f"<b>{words}</b>" if marked else words for words, marked in runs)
        parts.append(f"<blockquote>{sentence}</blockquote>" if sentence else "")
        parts.append(f"<p>{html.escape(saying.source)}</p>")
    return "".join(parts)


def _date(minute: int, grain: str) -> dict[str, int]:
    """As finely as the grain speaks: years need no month."""
    at = civil(minute)
    date = {"year": at.year}
    if grain in ("year", "decade", "century") and at.month in (1, 12):
        return date
    date["month"] = at.month
    if grain in _DAY_OF_GRAIN:
        date["day"] = at.day
    if grain in ("minute", "hour") and minute % DAY:
        date |= {"hour": at.hour, "minute": at.minute}
    return date


def _far(when: When) -> bool:
    return any(bound is not None and abs(civil(bound).year) > _FARTHEST for bound in when.bounds)
