"""Facts of an event and of a document as short phrases for widgets: on one line, with nothing drawn raw."""

from explorer.data import phrases
from explorer.data.document import Document
from explorer.data.event import Attribution
from explorer.data.phrases import (
    BASIS_WORDS,
    KIND_WORDS,
    counted,
    kind_in_words,
    published_in_words,
    sources_in_words,
    status_in_words,
)
from explorer.timeline.arrangement import LanesBy
from explorer.timeline.dividing import lanes_for
from explorer.timeline.lanes import without_a_date
from explorer.timeline.table import EventTable
from explorer.ui.plain import one_line

_MADE_OF: dict[LanesBy, str] = {"kind": "kinds", "actor": "actors", "source": "sources"}

__all__ = [
    "BASIS_WORDS",
    "KIND_WORDS",
    "attribution_in_words",
    "counted",
    "head_in_words",
    "instead_of_storylines",
    "kind_in_words",
    "published_in_words",
    "sources_in_words",
    "status_in_words",
    "storylines_in_words",
]


def attribution_in_words(attribution: Attribution) -> str:
    """Who says so: "asserted by the article", "reported by Reuters", "said by Ida Lund"."""
    return one_line(phrases.attribution_in_words(attribution))


def head_in_words(document: Document) -> str:
    """The line above an article: publisher, what it retells, when it came out."""
    parts = [one_line(document.publisher)] if document.publisher else []
    if document.origin and document.origin != document.publisher:
        parts.append(f"after {one_line(document.origin)}")
    return " · ".join([*parts, published_in_words(document)])


def storylines_in_words(table: EventTable) -> str:
    """ "9 storylines, 1 of them with undated events only": of that no lane is drawn."""
    told, bare = counted(len(table.storylines.names), "storyline"), without_a_date(table)
    return f"{told}, {bare:,} of them with undated events only" if bare else told


def instead_of_storylines(table: EventTable) -> str:
    """What the lanes are made of where no storyline is told; "" where there are storylines, or nothing else either."""
    made_of = _MADE_OF.get(lanes_for(table), "")
    return f"No lanes are named: they are made of the {made_of}." if made_of else ""
