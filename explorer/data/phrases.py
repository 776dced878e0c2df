"""Facts of an event and of a document as short phrases: panes and exports say the same thing in the same words."""

from explorer.data.document import Document
from explorer.data.event import Attribution, Event, Witnesses
from explorer.data.when import Bound, Reason, When
from explorer.data.words import about_in_words, when_in_words

BASIS_WORDS = {"assigned": "date assigned", "stated": "date stated", "file": "date from the file", "unknown": ""}
KIND_WORDS = {"end_relation": "end of a relation", "same_plan": "same plan"}

_PERIOD_WORDS: dict[frozenset[Bound], str] = {
    frozenset[Bound]({"earliest"}): "starts from",
    frozenset[Bound]({"latest"}): "starts by",
    frozenset[Bound]({"earliest", "latest"}): "starts",
    frozenset[Bound]({"earliest_end"}): "lasts to",
    frozenset[Bound]({"latest_end"}): "ends by",
    frozenset[Bound]({"earliest_end", "latest_end"}): "ends",
    frozenset[Bound]({"latest", "earliest_end"}): "during",
    frozenset[Bound]({"earliest", "earliest_end"}): "from",
    frozenset[Bound]({"latest", "latest_end"}): "by",
}


def kind_in_words(kind: str) -> str:
    """A kind as a person reads it."""
    return KIND_WORDS.get(kind, kind.replace("_", " "))


def attribution_in_words(attribution: Attribution) -> str:
    """Who says so: "asserted by the article", "reported by Reuters", "said by Ida Lund"."""
    by = attribution.by
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


def status_in_words(event: Event) -> str:
    """The status, and that the sentence negates it where it does."""
    negated = event.polarity == "negated" and event.status not in ("denied", "cancelled")
    return f"{event.status}, negated" if negated else event.status


def counted(number: int, thing: str) -> str:
    """ "1 event", "23 events"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def reasons_in_words(when: When) -> list[tuple[str, Reason]]:
    """Why this date: each reason once, with the bounds that it limits in a word or two ("from", "by", "ends by")."""
    bounds: dict[Reason, list[Bound]] = {}
    for reason in when.receipt:
        same = Reason("earliest", reason.rule, reason.reason, reason.passage, reason.event)
        bounds.setdefault(same, []).append(reason.bound)
    return [(_bound_words(kept, when), reason) for reason, kept in bounds.items()]


def _bound_words(bounds: list[Bound], when: When) -> str:
    """What one reason limits: "from", "by" and "on" for a moment; for a period also which end."""
    if when.instant:
        low = any(bound in ("earliest", "earliest_end") for bound in bounds)
        high = any(bound in ("latest", "latest_end") for bound in bounds)
        return "on" if low and high else "from" if low else "by"
    return _PERIOD_WORDS.get(frozenset(bounds), "when")
