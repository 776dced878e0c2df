"""Random stories for property tests: any bounds, open or closed, any status, any number of storylines and sources."""

from dataclasses import replace

from hypothesis import strategies as st

from explorer.data.event import STATUSES, Actor, Storyline, StorylineId, Witnesses
from explorer.data.minutes import DAY, minute_of
from explorer.data.project import Era, Findings
from explorer.data.when import When, instant, period
from tests.builders import a_document, an_event

START = minute_of(1990)
_TITLES = (
    "Peace",
    "A long sentence about what the two houses of parliament decided in spring",
    "条約に署名",
    "اتفاق",
    "x" * 200,
)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Undated, an instant or a period, with any of its bounds open, from minutes to millennia wide."""
    unit = draw(st.sampled_from([1, 60, DAY, 30 * DAY, 365 * DAY, 36_525 * DAY]))
    marks = sorted(draw(st.integers(-50, 50)) * unit + START for _ in range(4))
    low, high, later, last = (mark if draw(st.integers(0, 9)) else None for mark in marks)
    kind = draw(st.sampled_from(["undated", "day", "instant", "period", "loose"]))
    if kind == "undated":
        return When()
    if kind == "day":
        return instant(marks[0], marks[0] + DAY)
    if kind == "instant":
        return instant(low, high)
    return period((low, high), (later, last)) if kind == "period" else period((low, later), (low, last))


@st.composite
def stories(draw: st.DrawFn, *, most: int = 40) -> Findings:
    """A whole story of up to `most` events."""
    lanes = [f"s{number}" for number in range(draw(st.integers(0, 5)))]
    events = []
    for number in range(draw(st.integers(0, most))):
        event = an_event(
            draw(st.sampled_from(_TITLES)),
            storylines=draw(st.lists(st.sampled_from(lanes), max_size=2, unique=True)) if lanes else (),
            actors=[Actor(draw(st.sampled_from("ABC")), "agent", "person")] if draw(st.booleans()) else (),
            status=draw(st.sampled_from(STATUSES)),
            weight=draw(st.sampled_from([0.0, 0.2, 0.5, 1.0])),
            sources=Witnesses(draw(st.integers(1, 12)), 1),
        )
        events.append(replace(event, id=f"e{number}", order=number, when=draw(whens())))
    storylines = tuple(
        Storyline(StorylineId(f"s-{lane}"), f"Storyline {lane}", automatic=False, events=()) for lane in lanes
    )
    documents = tuple(
        a_document(
            f"Text {number}.", file=f"{number}.txt", published=draw(st.sampled_from([None, "1995-03-04", "1993"]))
        )
        for number in range(draw(st.integers(0, 4)))
    )
    eras = (Era("The nineties", START, START + 3650 * DAY),) if draw(st.booleans()) else ()
    return Findings(title="Random", documents=documents, events=tuple(events), storylines=storylines, eras=eras)
