"""Measuring from one event to another: the sentence of the status line, and the command that begins and ends it."""

from explorer.data.distances import distance_between, distance_in_words
from explorer.ui.plain import shortened
from explorer.ui.session import Session

_TITLE = 44  # characters


def measured_in_words(session: Session) -> str:
    """ "3 to 9 days from “The deal” to “The plan”", with what is measured where it is not from start to start."""
    events = [session.events.get(event) for event in session.measured or ()]
    told = [event for event in events if event is not None]
    if len(told) < 2:
        return ""
    one, other = told
    distance = distance_between(one.when, other.when)
    if distance.turned:
        one, other = other, one
    titles = [f"“{shortened(event.title, _TITLE)}”" for event in (one, other)]
    gap = distance.ends == "gap" and not one.when.instant
    first = f"the end of {titles[0]}" if gap else titles[0]
    words = distance_in_words(distance)
    words = words[0].upper() + words[1:]
    if words.startswith("The same day"):
        return f"The same day: {titles[0]} and {titles[1]}."
    between = "between" if words.endswith("either order") else "from"
    return f"{words} {between} {first} {'and' if between == 'between' else 'to'} {titles[1]}."


def toggle_measure(session: Session) -> str:
    """Measure from the selected event, or measure no more; the sentence says what to do next."""
    event = session.selected
    if session.measured_from is not None:
        session.measure_from(None)
        return "No distance is measured any more."
    if event is None:
        return "Select the event to measure from, then press M."
    session.measure_from(event.id)
    return f"Measuring from “{shortened(event.title, _TITLE)}”: go to another event. Esc ends it."
