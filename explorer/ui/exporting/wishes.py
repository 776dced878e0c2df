"""From what a person chose to what the press is asked for: the same choice in the present state of a session."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from explorer.data.briefing import Briefing
from explorer.data.when import EventId
from explorer.errors import UsageError
from explorer.export.files import Story
from explorer.export.options import ExportOptions, Wish
from explorer.timeline.arrangement import Arrangement, LanesBy
from explorer.timeline.filter import Chip, Filter
from explorer.timeline.lanes import EVERYTHING_ELSE
from explorer.timeline.listings import ELSE, listing_for
from explorer.timeline.table import EventTable
from explorer.timeline.ties import Tie, ties_of
from explorer.ui.exporting.choice import Choice
from explorer.ui.session import Session

EVERYTHING = Filter()
MOST_LANES = 400  # that can be ticked one by one


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """A lane that can be left out, with the number of its events."""

    key: str
    name: str
    events: int


def story_of(session: Session) -> Story:
    """What the press holds: what was found in articles, or an opened table."""
    found = session.project.found
    return found if found.events else session.table


def wish_of(choice: Choice, session: Session, briefing: Briefing) -> Wish:
    """What is chosen, of the session as it is now; UsageError where a selection is asked for and nothing selected."""
    dismissed = tuple(one.id for one in session.dismissed)
    if choice.is_briefing:
        options = ExportOptions(theme=choice.theme, title=choice.title)
        return Wish(
            choice.ending, options, briefing, notes=choice.notes and "notes" in choice.rows, dismissed=dismissed
        )
    options = ExportOptions(
        size=choice.page,
        scale=float(choice.scale) if "scale" in choice.rows else 1.0,
        theme=choice.theme,
        title=choice.title,
        subtitle=choice.subtitle,
        elastic=choice.elastic,
        sources=choice.sources,
        legend=choice.legend,
    )
    return Wish(choice.ending, _shown(choice, session, options), dismissed=dismissed)


def filter_for(choice: Choice, session: Session) -> Filter:
    """The chips that a choice carries: those of the view when it is the view that is exported."""
    return Filter(session.filter.chips) if choice.part == "view" else EVERYTHING


def lanes_by(choice: Choice, session: Session) -> LanesBy:
    """What the lanes of an export are made of: those of the view when it is the view that is exported."""
    return session.view.lanes_by if choice.part == "view" else choice.lanes_by


def hidden_lanes(choice: Choice, session: Session) -> tuple[str, ...]:
    """The lanes that are left out, by their keys."""
    if choice.hidden is not None:
        return choice.hidden
    return session.view.arrangement.hidden if choice.part == "view" else ()


def left_out(choice: Choice, session: Session) -> int:
    """How many lanes are left out that have an event; of slides, and of a form without lanes, none."""
    if "lanes" not in choice.rows:
        return 0
    hidden = hidden_lanes(choice, session)
    if not hidden:
        return 0
    lanes = lane_choices(session.table, lanes_by(choice, session), filter_for(choice, session))
    return sum(lane.key in hidden for lane in lanes)


def any_between(table: EventTable, start: int | None, end: int | None) -> bool:
    """Whether the known bounds of an event meet a half-open stretch of minutes; None: open."""
    met = table.dated.copy()
    if start is not None:
        met &= table.closed_to > start
    if end is not None:
        met &= table.closed_from < end
    return bool(met.any())


def lane_choices(table: EventTable, by: LanesBy, shown: Filter = EVERYTHING) -> Sequence[LaneChoice]:
    """The lanes that have an event, in the order in which they were found; of very many the first.

    As their headers do, they count what is drawn in them and not what they echo, as far as the chips let it through.
    """
    listing = listing_for(table, by)
    passing = shown.mask_of_chips(table)
    first = listing.first[passing]
    counts = np.bincount(first[first >= 0], minlength=len(listing.names)).tolist()
    held = np.bincount(listing.codes[passing[listing.rows]], minlength=len(listing.names)).tolist()
    named = zip(listing.names, listing.titles, counts, held, strict=True)
    lanes = [LaneChoice(key, title, count) for key, title, count, some in named if some]
    alone = int(np.count_nonzero(first < 0))
    rest = [LaneChoice(ELSE, EVERYTHING_ELSE, alone)] if alone else []
    return [*lanes[:MOST_LANES], *rest]


def _shown(choice: Choice, session: Session, options: ExportOptions) -> ExportOptions:
    """The options with the part of the story that is chosen."""
    view, by = session.view, lanes_by(choice, session)
    if choice.part == "view":
        chips = tuple(chip for chip in session.filter.chips if chip.acts)
        options = replace(
            options,
            start=round(view.start),
            end=max(round(view.end), round(view.start) + 1),
            chips=chips,
            known_on=view.as_known_on,
            arrangements=view.arrangements,
        )
    else:
        # A colour that a person gave a storyline is its colour in every picture.
        colours = tuple(view.storyline_colours.items())
        options = replace(options, arrangements=(("storyline", Arrangement(colours=colours)),) if colours else ())
    if choice.what == "stretch":
        options = replace(options, start=choice.start, end=choice.end)
    if choice.part == "selection":
        options = _selected(session, options)
    options = replace(options, lanes_by=by)
    return options.arranged(replace(options.arrangement, hidden=hidden_lanes(choice, session)))


def _selected(session: Session, options: ExportOptions) -> ExportOptions:
    """The selected event with those that it has a relation with."""
    event = session.selection.event
    if event is None:
        raise UsageError("Select an event first: what is exported is the selection.")
    found = replace(session.project.found, tensions=session.tensions)
    ties: tuple[Tie, ...] = ties_of(found, event)
    events: dict[EventId, None] = dict.fromkeys([event, *(end for tie in ties for end in (tie.start, tie.end))])
    return replace(options, chips=(Chip("event", tuple(events)),), selected=event, ties=ties)
