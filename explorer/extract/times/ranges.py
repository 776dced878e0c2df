"""Two times that bound one stretch: “from March to June 2024”, “between 1994 and 1997”, “June 5-7”."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from explorer.data.when import Bound, Reason, When
from explorer.extract.draft import FoundTime

_JOINTS: Final = frozenset({"to", "until", "till", "through", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A found time with the when that its words have without their preposition, and its sentence's number."""

    found: FoundTime
    bare: When
    sentence: int


def join_ranges(text: str, placed: Sequence[Placed]) -> list[FoundTime]:
    """The found times in order; the two ends of a stretch both get the when of the whole stretch.

    “from A to B” is a period that starts in A and ends in B; “between A and B” a moment somewhere from A to B.
    """
    founds = [item.found for item in placed]
    for number, (first, second) in enumerate(pairwise(placed)):
        joined = _joined(text, first, second)
        if joined is not None:
            for at in (number, number + 1):
                expression = replace(founds[at].expression, when=joined)
                founds[at] = replace(founds[at], expression=expression)
    return founds


def _joined(text: str, first: Placed, second: Placed) -> When | None:
    """The when of the stretch between two neighbours; None when they bound none."""
    start, end = first.found.expression.passage.end, second.found.expression.passage.start
    if first.sentence != second.sentence or not 0 < end - start <= 12:
        return None
    joint = text[start:end].strip().lower()
    between = joint == "and" and first.found.signal == "between"
    if not between and joint not in _JOINTS:
        return None
    low, high = first.bare, second.bare
    if not low.instant or not high.instant or low.earliest is None or high.latest is None:
        return None
    if high.latest <= low.earliest or (low.latest or 0) > high.latest:
        return None
    rule = "between" if between else "from-to"
    reasons = (
        *_retold(low, "earliest", "earliest", rule),
        *(() if between else _retold(low, "latest", "latest", rule)),
        *(() if between else _retold(high, "earliest", "earliest_end", rule)),
        *_retold(high, "latest", "latest" if between else "latest_end", rule),
    )
    approximate = low.approximate or high.approximate
    bounds: tuple[int | None, int | None, int | None, int | None]
    if between:
        bounds = (low.earliest, high.latest, low.earliest, high.latest)
    else:
        bounds = (low.earliest, low.latest, high.earliest, high.latest)
    uncertain = low.uncertain or high.uncertain
    return When(
        *bounds,
        instant=between,
        grain=high.grain,
        approximate=approximate,
        uncertain=uncertain,
        basis=high.basis,
        receipt=reasons,
    )


def _retold(when: When, bound: Bound, told: Bound, rule: str) -> tuple[Reason, ...]:
    """The reason of one bound of an end, told as a bound of the whole."""
    reason = next((reason for reason in when.receipt if reason.bound == bound), None)
    return () if reason is None else (replace(reason, bound=told, rule=rule),)
