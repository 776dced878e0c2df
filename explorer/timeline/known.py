"""The line of *as known on*: through the lanes, with a grip in the lane of sources and its day on the axis."""

import numpy as np

from explorer.data.words import day_in_words
from explorer.timeline.columns import Ints
from explorer.timeline.drawn import HasMarks, KnownLine
from explorer.timeline.frame import Frame
from explorer.timeline.scale import Scale
from explorer.timeline.steps import Box, Rect, Shape, Step, Text, TextWidth
from explorer.timeline.table import EventTable
from explorer.timeline.ties import beside_labels, labels_in
from explorer.timeline.view import View

_GRIP_WIDTH, _GRIP_HEIGHT = 13.0, 11.0
# Over the head of the lane of sources, so that it covers no circle: a publication is where the line likes to stand.
_ABOVE = 3.0
_STEPS = 300  # of the line on its way past labels
_PADDING = 8.0
_PILL_HEIGHT = 18.0


def sources_by(table: EventTable, rows: Ints, known_by: int) -> Ints:
    """How many sources of these rows had come out by this minute; all of them where none had: it is pale, as it is.

    A source of unknown publication is counted: nobody can say that it came out later.
    """
    listing, every = table.documents, table.sources[rows]
    out = {source.name: source.middle is None or source.middle <= known_by for source in table.witnesses}
    later = np.array([not out.get(title, True) for title in listing.titles] or [False], dtype=np.float64)
    entries, own = (
        listing.entries_of(rows),
        np.repeat(np.arange(len(rows)), listing.starts[1:][rows] - listing.starts[:-1][rows]),
    )
    unread = np.bincount(own, later[listing.codes[entries]], minlength=len(rows)).astype(np.int64)
    known: Ints = np.where(table.known[rows] > known_by, every, np.maximum(every - unread, 1)).astype(np.int64)
    return known


def known_line(view: View, scale: Scale, frame: Frame, text_width: TextWidth) -> KnownLine | None:
    """Where the line stands, None when there is none in view."""
    if view.as_known_on is None:
        return None
    x = scale.x_of(float(view.as_known_on))
    if not frame.plot.x <= x <= frame.plot.right:
        return None
    head = (frame.sources if frame.sources.height else frame.axis).y - _ABOVE
    grip = Rect(x - _GRIP_WIDTH / 2, head, _GRIP_WIDTH, _GRIP_HEIGHT)
    width = text_width(_words(view), "pill") + 2 * _PADDING
    left = min(max(x - width / 2, frame.plot.x), frame.plot.right - width - 2.0)
    return KnownLine(x, grip, Rect(left, frame.axis.y + 3.0, width, _PILL_HEIGHT))


def known_steps(
    line: KnownLine | None, view: View, marked: HasMarks, frame: Frame, text_width: TextWidth
) -> list[Step]:
    """The line, which passes under labels, in a window its grip, and the day that it stands for."""
    if line is None:
        return []
    words, day, grip = _words(view), line.day, line.grip
    upright = ((line.x, frame.lanes.y), (line.x, grip.y))
    parts = beside_labels(upright, labels_in(marked.boxes, frame.plot), finer=_STEPS)
    steps: list[Step] = [
        *(Shape((part[0], part[-1]), "stroke", "selection", closed=False) for part in parts),
        *([] if frame.margin else _grip_steps(grip)),
        Box(day, "solid", "panel", radius=_PILL_HEIGHT / 2),
        Box(day, "hollow", "selection", radius=_PILL_HEIGHT / 2),
    ]
    width = text_width(words, "pill")
    steps.append(Text(day.x + day.width / 2, day.y + 13.0, words, width, "pill", "selection", anchor="middle"))
    return steps


def _grip_steps(grip: Rect) -> list[Step]:
    """What can be held; a page has nothing of the kind."""
    middle = grip.x + grip.width / 2
    notches = [((middle + aside, grip.y + 3.0), (middle + aside, grip.bottom - 3.0)) for aside in (-1.5, 1.5)]
    return [
        Box(grip, "solid", "panel", radius=3.0),
        Box(grip, "hollow", "selection", radius=3.0),
        *(Shape(notch, "hairline", "selection", closed=False) for notch in notches),
    ]


def _words(view: View) -> str:
    return "" if view.as_known_on is None else f"as known on {day_in_words(view.as_known_on)}"
