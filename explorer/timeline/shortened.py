"""Labels that found no room at their full length: as much of them as there is room for says more than a bare mark."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from explorer.timeline.labels import Neighbours, Spot, Wishes, hopeful
from explorer.timeline.steps import Rect, TextWidth
from explorer.timeline.tags import Tag, elided

# Labels are cut to these parts of their width: to whatever has room would make them flicker while panning.
_PARTS = (0.75, 0.5)
# Less than this says nothing, in pixels.
_LEAST = 96.0
# Of more labels without room the heaviest are shortened: others wait for a closer zoom.
_MOST = 32


def with_shorter(
    wishes: Wishes, spots: Mapping[int, Spot], others: Sequence[tuple[float, float, float]], plot: Rect
) -> dict[int, Spot]:
    """The spots, and those of labels that have room when they are shortened; `others` as in `labels.placed`."""
    found = dict(spots)
    bare = wishes.width * _PARTS[0] >= _LEAST
    bare[list(spots)] = False
    bare &= hopeful(wishes, wishes.width * _PARTS[-1])
    missing = np.flatnonzero(bare)
    order = np.lexsort((missing, wishes.left[missing], -wishes.weight[missing]))
    heaviest = [wishes.wish(number) for number in missing[order[:_MOST]].tolist()]
    rows = Neighbours.of_rows({wish.y for wish in heaviest}, wishes, found, others)
    for part in _PARTS:
        for wish in heaviest:
            width = float(round(wish.width * part))
            if wish.number in found or width < _LEAST:
                continue
            spot = rows[wish.y].settle(wish._replace(width=width), plot)
            if spot is not None:
                found[wish.number] = spot
    return found


@lru_cache(maxsize=2_000)
def shortened_tag(tag: Tag, width: float, text_width: TextWidth) -> Tag:
    """The tag with so much of its label left that the whole is no wider than this."""
    text = elided(tag.text, tag.style, width - (tag.width - tag.text_width), text_width)
    return replace(tag, text=text, text_width=text_width(text, tag.style))
