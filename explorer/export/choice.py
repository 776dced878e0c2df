"""Which events an export is asked for."""

from dataclasses import replace

from explorer.data.event import Event
from explorer.data.project import Findings
from explorer.errors import UsageError
from explorer.export.options import ExportOptions


def chosen(findings: Findings, options: ExportOptions) -> Findings:
    """The story with only the events of the storylines and the stretch that the options ask for."""
    members = members_of(findings, options.storylines)
    if members is None and options.start is None and options.end is None:
        return findings
    events = tuple(
        event for event in findings.events if (members is None or event.id in members) and touches(event, options)
    )
    return replace(findings, events=events)


def members_of(findings: Findings, names: tuple[str, ...]) -> set[str] | None:
    """The ids of the events of the named storylines, None for all; UsageError for a storyline that is none."""
    if not names:
        return None
    there = {storyline.name: storyline for storyline in findings.storylines}
    unknown = next((name for name in names if name not in there), None)
    if unknown is not None:
        known = ", ".join(f"“{name}”" for name in there) or "none"
        raise UsageError(f"There is no storyline “{unknown}”; there are {known}.")
    return {event for name in names for event in there[name].events}


def touches(event: Event, options: ExportOptions) -> bool:
    """Whether an event can have been in the stretch asked for; an undated one can always."""
    when = event.when
    before = options.start is not None and when.latest_end is not None and when.latest_end <= options.start
    after = options.end is not None and when.earliest is not None and when.earliest >= options.end
    return not before and not after
