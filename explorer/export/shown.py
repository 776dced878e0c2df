"""What an export shows of its story, in words: selection, chips, lanes, stretch; and what it leaves out."""

import numpy as np

from explorer.data.phrases import counted
from explorer.data.words import day_in_words, span_in_words
from explorer.export.choice import filter_of, in_stretch, kept_of, with_its_sources
from explorer.export.options import ExportOptions
from explorer.timeline.chip_words import chip_in_words, either
from explorer.timeline.counts import Counts, counts_in_words
from explorer.timeline.filter import Chip
from explorer.timeline.lanes import EVERYTHING_ELSE
from explorer.timeline.listings import ELSE, listing_for
from explorer.timeline.table import EventTable
from explorer.timeline.text import drawable

WHOLE = "the whole story"


def shown_in_words(table: EventTable, options: ExportOptions) -> str:
    """ "storyline The union · from 2 March 2031 to 19 March 2031 · without the lane The ferry"; "" for all."""
    parts = [_selection(table, options), *_chips(table, options), _stretch(options), _hidden(table, options)]
    parts.append("" if options.known_on is None else f"as known on {day_in_words(options.known_on)}")
    return drawable(" · ".join(part for part in parts if part))


def stretch_of(options: ExportOptions) -> str:
    """The stretch asked for in short, "" where the story's own dates bound it on one side."""
    if options.start is None or options.end is None:
        return ""
    return span_in_words(options.start, options.end)


def about(table: EventTable, options: ExportOptions) -> list[tuple[str, str]]:
    """What a table of events should tell of itself: its story, what is shown of it and what is not, assigned dates."""
    kept = kept_of(table, options)
    of = "" if kept.all() else f" of {len(table):,}"
    told_by = with_its_sources(table, options).witnesses
    assigned = [source.name for source in told_by if source.basis == "assigned"]
    told = [
        ("story", drawable(table.story if options.title is None else options.title)),
        ("shown", shown_in_words(table, options) or WHOLE),
        ("events", f"{int(np.count_nonzero(kept)):,}{of}"),
        ("left out", counts_in_words(left_out(table, options)).removeprefix("not shown: ")),
        ("publication date assigned by a person", ", ".join(assigned)),
        ("not read", unread_in_words(table)),
        ("columns not taken up", ", ".join(table.unused)),
    ]
    return [(name, words) for name, words in told if words]


def unread_in_words(table: EventTable) -> str:
    """ "2 rows could not be read"; "" where all could."""
    return f"{counted(table.unread, 'row')} could not be read" if table.unread else ""


def left_out(table: EventTable, options: ExportOptions) -> Counts:
    """How many events the options keep out, and why; nothing else is counted."""
    shown = filter_of(options)
    chips, passing, inside = shown.mask_of_chips(table), shown.mask(table), in_stretch(table, options)
    return Counts(
        out_of_view_after=int(np.count_nonzero(passing & ~inside)),
        filtered=int(np.count_nonzero(~chips)),
        hidden=int(np.count_nonzero(chips & ~passing)),
        chosen=shown.chooses,
    )


def nothing_in_words(table: EventTable, options: ExportOptions) -> str:
    """ "no event lies in the stretch from 2 March 2031 to 19 March 2031", "" where one does or none is asked for."""
    stretch = _stretch(options)
    if not stretch or bool((kept_of(table, options) & table.dated).any()):
        return ""
    return f"no event lies in the stretch {stretch}"


def _selection(table: EventTable, options: ExportOptions) -> str:
    """The selected event and how many are shown with it."""
    row = None if options.selected is None else table.row_of(options.selected)
    if row is None:
        return ""
    chosen = {value for chip in options.chips if chip.field == "event" for value in chip.values}
    others = len(chosen - {str(options.selected)})
    return f"“{table.title[row]}”" + (f" and {counted(others, 'event')} related to it" if others else "")


def _chips(table: EventTable, options: ExportOptions) -> list[str]:
    own = () if options.selected is None else ("event",)
    named = (Chip("storyline", options.storylines),) if options.storylines else ()
    return [chip_in_words(table, chip) for chip in (*options.chips, *named) if chip.acts and chip.field not in own]


def _stretch(options: ExportOptions) -> str:
    first = "" if options.start is None else f"from {day_in_words(options.start)}"
    last = "" if options.end is None else f"to {day_in_words(options.end - 1)}"
    return " ".join(part for part in (first, last) if part)


def _hidden(table: EventTable, options: ExportOptions) -> str:
    hidden = options.arrangement.hidden
    if not hidden:
        return ""
    listing = listing_for(table, options.lanes_by)
    titles = dict(zip(listing.names, listing.titles, strict=True)) | {ELSE: EVERYTHING_ELSE}
    names = [titles.get(key, key) for key in hidden]
    return f"without the lane{'' if len(names) == 1 else 's'} {either(names)}"
