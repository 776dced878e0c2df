"""From a reading and its preposition to a when with four bounds.

A DATE or TIME is an instant somewhere within its stretch; since, from, until, to and for make it a period. A DURATION
is a period only where a preposition lays it beside the publication (for, over, in the past); else it is undated.
"""

from collections.abc import Sequence
from dataclasses import replace

from explorer.data.when import UNDATED, Basis, When, instant, period
from explorer.extract.draft import Signal, Tense
from explorer.extract.times.readings import Reading
from explorer.extract.times.vague import VAGUE

Pair = tuple[int | None, int | None]
OPEN: Pair = (None, None)


def _basis(reading: Reading) -> Basis:
    if reading.vague or reading.approximate or reading.open_start:
        return "bounded"
    return "derived" if reading.anchor != "none" or reading.needs else "stated"


def place(readings: Sequence[Reading], ends: tuple[bool, bool], signal: Signal, tense: Tense, published: Pair) -> When:
    """The when of an expression behind a preposition.

    `readings` are those for the first, perhaps a middle, and the last possible day of publication; `ends` says which
    of the two outer ones is really known, `published` gives the bounds of the publication in minutes.
    """
    reading = readings[0]
    if reading.type == "SET" or (reading.needs and not any(ends)):
        return UNDATED
    if reading.type == "DURATION":
        if reading.stretch is not None and reading.length is not None:
            return _beside(readings, ends, published)
        return _lasting(reading, signal, tense, published) if any(ends) else UNDATED
    if reading.stretch is None:
        return UNDATED
    when = _dated(readings, ends if reading.needs else (True, True), signal, tense)
    return replace(when, uncertain=bool(reading.also))


def outer(readings: Sequence[Reading], known: tuple[bool, bool]) -> Pair:
    """The first start and the last end of a stretch over all readings, and over what a guess passed over."""
    starts = [item.stretch.start for item in readings if item.stretch is not None]
    ends = [item.stretch.end for item in readings if item.stretch is not None]
    for item in readings:
        starts.extend(stretch.start for stretch in item.also)
        ends.extend(stretch.end for stretch in item.also)
    return (min(starts) if known[0] else None), (max(ends) if known[1] else None)


def _dated(readings: Sequence[Reading], known: tuple[bool, bool], signal: Signal, tense: Tense) -> When:
    """A DATE or TIME behind its preposition."""
    reading = readings[0]
    low, high = outer(readings, known)
    if reading.open_start:
        low = None
    grain = reading.stretch.grain if reading.stretch is not None else "day"
    basis, approximate = _basis(reading), reading.approximate
    if signal == "around":
        low, high = _plus(low, -VAGUE.around(grain)), _plus(high, VAGUE.around(grain))
        basis, approximate = "bounded", True
    moments: dict[Signal, Pair] = {
        "by": (None, high),
        "before": (None, _before(readings[-1]) if known[1] else None),
        "after": (_after(readings[0]) if known[0] else None, None),
    }
    spans: dict[Signal, tuple[Pair, Pair]] = {
        "since": ((low, high), (low, None)),
        "from": ((low, high), (low, None)),
        "until": ((None, high), (low, high)),
        "to": ((None, high), (low, high)),
        "for": ((low, high), (low, high)),
    }
    if signal == "during" and tense == "present_perfect":
        signal = "for"
    if signal in spans:
        return period(*spans[signal], grain=grain, basis=basis, approximate=approximate)
    return instant(*moments.get(signal, (low, high)), grain=grain, basis=basis, approximate=approximate)


def _after(first: Reading) -> int | None:
    """Where “after …” begins: behind the stretch, or within it when its own bounds are only vague."""
    if first.stretch is None:
        return None
    return first.stretch.start if first.approximate else first.stretch.end


def _before(last: Reading) -> int | None:
    """Where “before …” has ended: ahead of the stretch, or within it when its own bounds are only vague."""
    if last.stretch is None:
        return None
    return last.stretch.end if last.approximate else last.stretch.start


def _lasting(reading: Reading, signal: Signal, tense: Tense, published: Pair) -> When:
    """The period of a length: it ends at publication when it has gone on till then, begins there when it is to come."""
    low, high = reading.length or OPEN
    if signal not in ("for", "during", "within", "since") or low is None or high is None:
        return UNDATED
    first, last = published
    approximate = reading.approximate or bool(reading.vague)
    if signal == "within":
        stretch = (_plus(first, -high), last) if tense == "past" else (first, _plus(last, high))
        return instant(*stretch, basis="bounded", approximate=approximate)
    if tense == "present_perfect":
        start, end = (_plus(first, -high), _plus(last, -low)), published
    elif tense == "future":
        start, end = (first, None), (_plus(first, low), None)
    else:
        start, end = (None, _plus(last, -low)), (None, last)
    return period(start, end, basis="bounded", approximate=approximate)


def _beside(readings: Sequence[Reading], ends: tuple[bool, bool], published: Pair) -> When:
    """“the past three months”, “the coming weeks”: from the far end to publication, or from there to the far end."""
    reading = readings[0]
    low, _ = reading.length or OPEN
    first, last = published
    far, near = outer(readings, ends)
    grain = reading.stretch.grain if reading.stretch is not None else "day"
    approximate = reading.approximate or bool(reading.vague)
    if reading.ahead:
        start, end = published, (_plus(first, low), near)
    else:
        start, end = (far, _plus(last, -(low or 0))), published
    return period(start, end, grain=grain, basis=_basis(reading), approximate=approximate)


def _plus(minute: int | None, more: int | None) -> int | None:
    return None if minute is None or more is None else minute + more
