"""From solved constraints to the when of each event, with its receipt."""

from collections.abc import Sequence

from explorer.data.when import BOUNDS, GRAINS, Basis, Bound, Grain, Reason, When
from explorer.extract.dating.constraints import Clash, Fact, Solution, Strength
from explorer.extract.dating.facts import Reported, end_of, lasts, start_of
from explorer.extract.dating.horizon import RULE as NEWS_HORIZON
from explorer.extract.merging.event_draft import EventDraft

_FROM_PUBLICATION = ("publication", "told as past", "going on", "plan on record", "still to come")


def when_of(event: EventDraft, solution: Solution, clashes: Sequence[Clash], reported: Reported) -> When:
    """The event's four bounds with the facts that make them; `clashes` are those that touch this event."""
    start, end = start_of(event.id), end_of(event.id)
    bounds = (
        solution.first.get(start),
        _beyond(solution.last.get(start)),
        solution.first.get(end),
        _beyond(solution.last.get(end)),
    )
    chains = [
        solution.why_first.get(start, ()),
        solution.why_last.get(start, ()),
        solution.why_first.get(end, ()),
        solution.why_last.get(end, ()),
    ]
    period = lasts(event)
    told = [fact for chain in chains for fact in chain]
    return When(
        *bounds,
        instant=not period,
        grain=_grain(event, told),
        approximate=any(fact.approximate for fact in told),
        uncertain=bool(clashes),
        basis=_basis(bounds, chains),
        receipt=(*_receipt(chains, period=period), *_set_aside(clashes)),
    )


def _beyond(minute: int | None) -> int | None:
    """The half-open bound after the last minute."""
    return None if minute is None else minute + 1


def _receipt(chains: Sequence[tuple[Fact, ...]], *, period: bool) -> list[Reason]:
    """The chain of facts of each bound; an instant's end needs no second telling."""
    lines: list[Reason] = []
    for bound, chain in zip(BOUNDS, chains, strict=True):
        if period or not bound.endswith("_end"):
            lines += [_line(bound, fact) for fact in chain]
    return lines


def _line(bound: Bound, fact: Fact) -> Reason:
    return Reason(bound, fact.rule, fact.reason, fact.passage, fact.event)


def _set_aside(clashes: Sequence[Clash]) -> list[Reason]:
    """What was set aside, so that the rest holds."""
    lines = []
    for clash in clashes:
        gone = clash.set_aside
        bound: Bound = "latest" if any(limit.later.of != "origin" for limit in gone.limits) else "earliest"
        against = "; ".join(fact.reason for fact in clash.facts if fact != gone)
        reason = f"Set aside: {gone.reason}, which cannot hold with: {against}"
        lines.append(Reason(bound, "set aside", reason, gone.passage, gone.event))
    return lines


def _basis(bounds: Sequence[int | None], chains: Sequence[tuple[Fact, ...]]) -> Basis:
    """Stated by dates alone; derived when an anchor, a vague word or the horizon counts; bounded by reports only."""
    if all(bound is None for bound in bounds):
        return "unknown"
    told = [fact for chain in chains for fact in chain]
    own = [fact for fact in told if fact.rule not in _FROM_PUBLICATION]
    if not own:
        return "bounded"
    if any(fact.approximate or fact.event is not None or fact.rule == NEWS_HORIZON for fact in own):
        return "derived"
    ends_in_dates = all(chain and chain[0].rule not in _FROM_PUBLICATION for chain in chains)
    return "stated" if ends_in_dates and min(fact.strength for fact in own) > Strength.INFERRED else "derived"


def _grain(event: EventDraft, told: Sequence[Fact]) -> Grain:
    """The finest grain of the event's own words that made a bound."""
    used = {fact.passage for fact in told}
    grains = [time.expression.when.grain for draft in event.drafts for time in draft.times if time.words in used]
    return min(grains, key=GRAINS.index) if grains else "day"
