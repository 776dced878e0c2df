"""What a file of an export holds of its story, in a line: how many events, and what it leaves out and why."""

from dataclasses import replace

import numpy as np

from explorer.data.phrases import counted
from explorer.export.choice import Story, chosen, kept_of, whole_of
from explorer.export.files import DRAWN, MOST_TOLD, evidenced, with_unread
from explorer.export.options import PAPERS, ExportOptions
from explorer.export.shown import left_out, nothing_in_words
from explorer.timeline.counts import counts_in_words, drawn_in_words
from explorer.timeline.table import EventTable

# On each page of these every event has its place or its note.
_PAGED = (".pdf", ".pptx")


def file_in_words(story: Story, ending: str, options: ExportOptions) -> str:
    """ "37 of 39 events; 2 undated": the same for the preview of a file and for the file that was written."""
    whole, options = whole_of(story, options), with_unread(story, options)
    if ending in DRAWN and not (ending in _PAGED and len(chosen(story, options)) <= MOST_TOLD):
        said = _drawn(story, whole, ending, options)
    elif ending == ".ics":
        from explorer.export.agenda import held_in_words  # noqa: PLC0415 - icalendar only when a calendar is asked for

        said = held_in_words(evidenced(story, options), options)
    elif ending == ".json":
        said = counted(len(whole), "event")
    else:
        said = _kept(whole, options, dated_only=ending == ".timelinejs.json")
    nothing = "" if ending == ".json" else nothing_in_words(whole, options)
    return "; ".join(part for part in (said, nothing, options.unread) if part)


def _drawn(story: Story, whole: EventTable, ending: str, options: ExportOptions) -> str:
    """What stands in a picture of one page: it has just been laid out."""
    from explorer.export.picture import fitted_page  # noqa: PLC0415 - Qt only when a picture is asked for

    if ending == ".html":
        from explorer.export.page import picture_of  # noqa: PLC0415 - the same

        evidenced(story, options)
        scene, _ = picture_of(whole, options)
    else:
        size = PAPERS["a4"] if ending == ".pdf" and options.size is None else options.size
        scene, _ = fitted_page(whole, replace(options, size=size))
    return drawn_in_words(scene.counts)


def _kept(whole: EventTable, options: ExportOptions, *, dated_only: bool) -> str:
    kept = kept_of(whole, options)
    undated = int(np.count_nonzero(kept & ~whole.dated))
    held = int(np.count_nonzero(kept)) - (undated if dated_only else 0)
    of = "" if held == len(whole) else f"{held:,} of "
    left = counts_in_words(left_out(whole, options))
    without = f"{undated:,} undated" if undated else ""
    if dated_only and undated:
        without = f"not shown: {without}"
    return "; ".join(part for part in (of + counted(len(whole), "event"), without, left) if part)
