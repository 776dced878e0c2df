"""Labels of a page that were cut though there is room beside them: nobody pans a page, so they take what is free."""

from collections.abc import Mapping, Sequence

from explorer.timeline.labels import AIR, CLEAR, LEAST_PIECE, Spot, Wish, Wishes
from explorer.timeline.steps import Rect

# Fewer pixels more would hold no further letter.
_LEAST = 6.0
# From where to where something stands in a row.
Stretch = tuple[float, float]


def with_longer(
    wishes: Wishes,
    spots: Mapping[int, Spot],
    wanted: Mapping[int, float],
    others: Sequence[tuple[float, float, float]],
    plot: Rect,
) -> dict[int, Spot]:
    """The spots, those of `wanted` as wide as they want to be, or as what stands beside them lets them.

    `wanted` are widths in pixels by the numbers of wishes; `others` as in `labels.placed`.
    """
    found = dict(spots)
    heights = {float(wishes.y[number]) for number in wanted}
    rows: dict[float, list[tuple[float, float, int]]] = {y: [] for y in heights}
    columns = zip(wishes.y.tolist(), wishes.left.tolist(), wishes.right.tolist(), strict=True)
    for number, (y, left, right) in enumerate(columns):
        if y in rows:
            rows[y].append((left, right, number))
    for y, left, right in others:
        if y in rows:
            rows[y].append((left, right, -1))
    order = sorted(wanted, key=lambda number: (-float(wishes.weight[number]), number))
    for number in order:
        members = rows[float(wishes.y[number])]
        marks = [(left, right) for left, right, owner in members if owner != number]
        labels = [
            (spot.left, spot.left + spot.width)
            for _, _, owner in members
            if owner != number and (spot := found.get(owner)) is not None
        ]
        found[number] = _longer(found[number], wanted[number], wishes.wish(number), [*marks, *labels], plot)
    return found


def _longer(spot: Spot, wanted: float, own: Wish, beside: Sequence[Stretch], plot: Rect) -> Spot:
    """The spot with as much of the wanted width as is free on its open side."""
    start, end = spot.left, spot.left + spot.width
    if spot.left < own.left:
        low = max([plot.x + CLEAR, *(right + CLEAR for left, right in beside if left < start)])
        width = min(wanted, end - low)
        return _wider(spot, width, left=end - width)
    high = min([plot.right - CLEAR, *(left - CLEAR for left, right in beside if right > end)])
    if spot.inside:
        # Inside its mark it ends before the diamond, and before the end of the bar.
        high = min(high, max((right for left, right in own.inner if left < start < right), default=end))
        high -= LEAST_PIECE + AIR
    return _wider(spot, min(wanted, high - start), left=start)


def _wider(spot: Spot, width: float, *, left: float) -> Spot:
    """The spot with another width, unless that gains nothing."""
    return spot._replace(left=left, width=width) if width >= spot.width + _LEAST else spot
