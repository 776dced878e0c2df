"""Facts of an event and of a document as short phrases: the panes say the same thing in the same words."""

from explorer.data.document import Document
from explorer.data.event import Attribution, Event, Witnesses
from explorer.data.words import about_in_words, when_in_words
from explorer.ui.plain import one_line

BASIS_WORDS = {"assigned": "date assigned", "stated": "date stated", "file": "date from the file", "unknown": ""}
KIND_WORDS = {"end_relation": "end of a relation", "same_plan": "same plan"}


def kind_in_words(kind: str) -> str:
    """A kind as a person reads it."""
    return KIND_WORDS.get(kind, kind.replace("_", " "))


def attribution_in_words(attribution: Attribution) -> str:
    """Who says so: "stated by the article", "reported by Reuters", "said by Ida Lund"."""
    by = one_line(attribution.by)
    if attribution.kind == "asserted":
        return "asserted by the article"
    if attribution.kind == "said":
        return f"said by {by}" if by else "said by a person"
    return f"reported by {by}" if by else "reported, unnamed sources"


def sources_in_words(sources: Witnesses) -> str:
    """How many articles tell it: "1 source", "2 independent of 5 sources"."""
    if sources.articles == 1:
        return "1 source"
    if sources.independent == sources.articles:
        return f"{sources.articles} sources"
    return f"{sources.independent} independent of {sources.articles} sources"


def published_in_words(document: Document) -> str:
    """When a document came out and how that is known: "published about 14 June 2025 · date assigned"."""
    published = document.published
    if published.when is None or not published.when.dated:
        return "publication date unknown"
    said = about_in_words(published.when, with_year=True) or when_in_words(published.when)
    basis = BASIS_WORDS[published.basis]
    return f"published {said} · {basis}" if basis else f"published {said}"


def head_in_words(document: Document) -> str:
    """The line above an article: publisher, what it retells, when it came out."""
    parts = [one_line(document.publisher)] if document.publisher else []
    if document.origin and document.origin != document.publisher:
        parts.append(f"after {one_line(document.origin)}")
    return " · ".join([*parts, published_in_words(document)])


def status_in_words(event: Event) -> str:
    """The status, and that the sentence negates it where it does."""
    negated = event.polarity == "negated" and event.status not in ("denied", "cancelled")
    return f"{event.status}, negated" if negated else event.status


def counted(number: int, thing: str) -> str:
    """ "1 event", "23 events"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
