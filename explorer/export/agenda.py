"""The story as an iCalendar file (RFC 5545): the events whose day is known; the rest is counted in its description."""

import os
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Journal
from icalendar import Event as Appointment

from explorer.data.minutes import DAY, civil
from explorer.data.phrases import counted
from explorer.data.project import Findings
from explorer.data.when import When
from explorer.export.evidence import Entry, plain
from explorer.export.lanes import Laned, laned
from explorer.export.options import ExportOptions
from explorer.timeline.text import drawable

# Calendars hold the years of Python's own dates, and most programs none before the calendar's reform.
_FIRST, _LAST = 1583, 9998
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def ics_bytes(findings: Findings, options: ExportOptions) -> bytes:
    """The events dated to the day or better as a calendar; days are whole days, clock times have no time zone.

    The stamp of every entry is SOURCE_DATE_EPOCH, else the last day of a publication: never the day of writing.
    """
    lanes = laned(findings, options)
    entries = lanes.evidence.entries
    held = [entry for entry in entries if _spans(entry.event.when)]
    title = drawable(options.title if options.title is not None else findings.title)
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Dateline//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, title)
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, _told(lanes, len(entries) - len(held)))
    stamp = _stamp(findings)
    for entry in held:
        calendar.add_component(_appointment(entry, stamp, quoted=options.sources))
    if not held:
        # A calendar must hold something (RFC 5545, 3.6): a note of why there is nothing in it.
        note = Journal()
        note.add("uid", "nothing-dated-to-the-day@dateline")
        note.add("dtstamp", stamp)
        note.add("summary", title)
        note.add("description", _told(lanes, len(entries)))
        calendar.add_component(note)
    data: bytes = calendar.to_ical()
    return data


def held_in_words(findings: Findings, options: ExportOptions) -> str:
    """ "12 of 39 events; 27 not dated to the day": what a calendar of these options holds."""
    entries = laned(findings, options).evidence.entries
    held = sum(_spans(entry.event.when) is not None for entry in entries)
    events, missing = len(findings.events), len(entries) - held
    said = counted(events, "event") if held == events else f"{held:,} of {counted(events, 'event')}"
    why = f"{missing:,} not dated to the day, or to a day that a calendar does not hold" if missing else ""
    beside = f"{events - len(entries):,} not chosen" if len(entries) < events else ""
    return "; ".join(part for part in (said, why, beside) if part)


def _told(lanes: Laned, missing: int) -> str:
    """How many events the calendar holds, of which part of the story, and which dates a person assigned."""
    events = len(lanes.evidence.entries)
    whole = len(lanes.findings.events)
    of = f"chosen of {whole:,} ({lanes.shown})" if lanes.shown else "of the story"
    if not missing and events:
        return f"{counted(events, 'event')} {of}, each with its day." + _assigned(lanes)
    return (
        f"{events - missing:,} of {counted(events, 'event')} {of}. "
        f"{missing:,} not shown: not dated to the day, or a day that a calendar does not hold."
    ) + _assigned(lanes)


def _assigned(lanes: Laned) -> str:
    names = ", ".join(one.name for one in lanes.evidence.assigned)
    return f" Publication date assigned by a person: {names}." if names else ""


def _appointment(entry: Entry, stamp: datetime, *, quoted: bool) -> Appointment:
    event = entry.event
    start, end = _spans(event.when) or (_EPOCH, _EPOCH)
    one = Appointment()
    one.add("uid", f"{drawable(event.id)}@dateline")
    one.add("dtstamp", stamp)
    one.add("summary", entry.title if event.status == "happened" else f"{entry.title} ({event.status})")
    one.add("dtstart", start)
    one.add("dtend", end)
    one.add("categories", [entry.lane])
    one.add("transp", "TRANSPARENT")
    one.add("status", {"planned": "TENTATIVE", "cancelled": "CANCELLED"}.get(event.status, "CONFIRMED"))
    one.add("description", "\n".join(_lines(entry, quoted=quoted)))
    return one


def _lines(entry: Entry, *, quoted: bool) -> list[str]:
    lines = [f"{entry.when} · {entry.facts}"]
    if not quoted:
        return lines
    return [
        *lines,
        *(plain(saying.cited) for saying in entry.sayings),
        *(f"{lead}: {reason}" for lead, reason in entry.why),
    ]


def _spans(when: When) -> tuple[date, date] | None:
    """Start and exclusive end as days, or as moments where the clock is known; None when no day is."""
    earliest, latest, earliest_end, latest_end = when.bounds
    if earliest is None or latest is None or earliest_end is None or latest_end is None:
        return None
    if when.approximate or when.grain not in ("minute", "hour", "day"):
        return None
    if latest - earliest > DAY or latest_end - earliest_end > DAY:
        return None
    if not all(_FIRST <= civil(bound).year <= _LAST for bound in (earliest, latest_end)):
        return None
    if any(bound % DAY for bound in when.bounds if bound is not None):
        start = _moment(earliest)
        return start, max(_moment(latest_end), start + timedelta(minutes=1))
    first, last = _moment(earliest).date(), _moment(latest_end).date()
    return first, max(last, first + timedelta(days=1))


def _moment(minute: int) -> datetime:
    at = civil(minute)
    return datetime(at.year, at.month, at.day, at.hour, at.minute)  # noqa: DTZ001 - a date where it was written


def _stamp(findings: Findings) -> datetime:
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal() and int(given) < 253_402_300_800:
        return datetime.fromtimestamp(int(given), UTC)
    published = [one.published.when.latest_end for one in findings.documents if one.published.when is not None]
    known = [bound - DAY for bound in published if bound is not None and _FIRST <= civil(bound).year <= _LAST]
    return _moment(max(known)).replace(tzinfo=UTC) if known else _EPOCH
