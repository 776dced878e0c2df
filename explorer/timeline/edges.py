"""The counts of what stands out of view, at the foot of each lane's edges: their words and their places."""

from collections.abc import Iterator, Sequence

from explorer.timeline.drawn import EdgeCount
from explorer.timeline.look import Look
from explorer.timeline.steps import Rect

_INSET = 8.0
# Room for a scroll bar.
_RIGHT_INSET = 14.0
_HEIGHT, _ASCENT = 16.0, 12.0
# Half of a label's height, and a little air.
_LABEL = 8.5


def edges_of(look: Look, beside: Sequence[tuple[int, int]], bands: Sequence[Rect]) -> Iterator[tuple[EdgeCount, str]]:
    """For each lane by its band how many events are earlier and later than the view, where there are any, in words."""
    for number, ((before, after), band) in enumerate(zip(beside, bands, strict=True)):
        top = band.bottom - min(8.0, band.height / 8) - _ASCENT
        if before:
            words = f"‹ {before:,} earlier"
            box = Rect(look.plot.x + _INSET, top, look.text_width(words, "edge"), _HEIGHT)
            yield EdgeCount(number, "before", before, box), words
        if after:
            words = f"{after:,} later ›"
            width = look.text_width(words, "edge")
            yield (
                EdgeCount(number, "after", after, Rect(look.plot.right - _RIGHT_INSET - width, top, width, _HEIGHT)),
                words,
            )


def rows_behind(box: Rect, ys: Sequence[float]) -> list[tuple[float, float, float]]:
    """The stretches of rows that a count stands on: the height of each such row, and from where to where."""
    return [(y, box.x, box.right) for y in ys if box.y < y + _LABEL and y - _LABEL < box.bottom]
