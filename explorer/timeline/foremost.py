"""The label of the selected event: cut to what is free of marks beside its own, other labels give way."""

from collections.abc import Mapping, Sequence

from explorer.timeline.labels import CLEAR, Neighbours, Spot, Wishes
from explorer.timeline.steps import Rect
from explorer.timeline.tags import GAP

# Of the selected event even a few letters say which it is.
_LEAST = 40.0


def with_foremost(
    wishes: Wishes, spots: Mapping[int, Spot], others: Sequence[tuple[float, float, float]], plot: Rect, number: int
) -> dict[int, Spot]:
    """The spots, with one for this wish; labels that meet it have none any more. `others` as in `labels.placed`."""
    found = dict(spots)
    if number not in found:
        spot = _spot(wishes, others, plot, number)
        if spot is None:
            return found
        start, end = spot.left - CLEAR, spot.left + spot.width + CLEAR
        y = float(wishes.y[number])
        for other, there in spots.items():
            if float(wishes.y[other]) == y and there.left < end and start < there.left + there.width:
                del found[other]
        found[number] = spot
    return found


def _spot(wishes: Wishes, others: Sequence[tuple[float, float, float]], plot: Rect, number: int) -> Spot | None:
    wish = wishes.wish(number)
    row = Neighbours.of_rows((wish.y,), wishes, {}, others)[wish.y]
    whole = row.settle(wish, plot)
    if whole is not None:
        return whole
    others_of_row = [mark for mark in row.row.marks if mark != (wish.left, wish.right)]
    low = max([plot.x, *(right for left, right in others_of_row if left <= wish.left)]) + CLEAR
    high = min([plot.right, *(left for left, _ in others_of_row if left > wish.left)]) - CLEAR
    before, after = wish.left - GAP - low, high - wish.right - GAP
    width = min(max(before, after), wish.width)
    if width < _LEAST:
        return None
    start = wish.right + GAP if after >= before else wish.left - GAP - width
    return Spot(number, start, width, inside=False) if low <= start and start + width <= high else None
