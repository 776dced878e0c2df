"""Hand-made documents and mentions for the tests of merging, dating, storylines and tensions."""

import hashlib
from collections.abc import Sequence

from explorer.data.document import Document, Published
from explorer.data.event import ActorType, Amount, Attribution, AttributionKind, Mention, MentionId, Polarity, Status
from explorer.data.expression import AnchorRelation, TimeExpression
from explorer.data.minutes import parse_iso
from explorer.data.passage import DocumentId, Passage
from explorer.data.when import When, instant
from explorer.extract.draft import (
    DocumentFacts,
    FoundAnchor,
    FoundTime,
    MentionDraft,
    Participant,
    RoleFact,
    Signal,
    Tense,
    TimesFound,
)

PEOPLE = ("Wang", "Mayer", "Droege", "Cook", "Jobs")


def days(first: str, last: str | None = None) -> When:
    """An instant between two whole days, both inclusive."""
    return instant(parse_iso(first), parse_iso(last or first) + 24 * 60)


def a_document(
    text: str, *, published: When | None = None, file: str = "", publisher: str = "", origin: str = ""
) -> Document:
    """A document whose id comes from its text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=DocumentId("d" + digest[:12]),
        file=file or f"{digest[:6]}.txt",
        text=text,
        sha256=digest,
        encoding="utf-8",
        title=text.split(".", maxsplit=1)[0][:40],
        publisher=publisher,
        origin=origin,
        published=Published(published, "assigned" if published else "unknown"),
    )


def at(document: Document, words: str, *, after: int = 0) -> Passage:
    """Where these words first stand in a document, from an offset on."""
    start = document.text.index(words, after)
    return Passage(document.id, start, start + len(words))


def a_time(document: Document, words: str, when: When, *, signal: Signal = "at", kind: str = "DATE") -> FoundTime:
    """A time expression with the when that it means."""
    passage = at(document, words)
    return FoundTime(TimeExpression(passage, words, kind, "", None, when, "test"), signal, passage)  # type: ignore[arg-type]


def an_anchor(
    document: Document,
    words: str,
    anchor: str,
    relation: AnchorRelation,
    *,
    low: int | None = None,
    high: int | None = None,
) -> FoundAnchor:
    """Words that place a clause by another event; low and high in minutes."""
    passage = at(document, words)
    return FoundAnchor(passage, relation, at(document, anchor, after=passage.start), low, high, "test")


def an_amount(document: Document, words: str, value: float, unit: str = "USD") -> Amount:
    """A quantity."""
    return Amount(words, value, unit, approximate=False, passage=at(document, words))


def a_draft(
    document: Document,
    quote: str,
    trigger: str,
    *,
    kind: str = "investment",
    frame: str = "",
    group: str = "",
    lemma: str = "",
    agents: Sequence[str] = (),
    patients: Sequence[str] = (),
    others: Sequence[str] = (),
    inferred: bool = False,
    status: Status = "happened",
    polarity: Polarity = "affirmed",
    attribution: AttributionKind = "asserted",
    by: str = "",
    nominal: bool = False,
    heading: bool = False,
    tense: Tense = "past",
    durative: bool = False,
    earlier: bool = False,
    amounts: Sequence[Amount] = (),
    times: Sequence[FoundTime] = (),
    anchors: Sequence[FoundAnchor] = (),
    title: str = "",
    salience: float = 0.5,
) -> MentionDraft:
    """A mention whose passage is `quote` and whose sentence is the stretch between full stops around it."""
    passage = at(document, quote)
    start = document.text.rfind(". ", 0, passage.start) + 2 if ". " in document.text[: passage.start] else 0
    end = document.text.find(".", passage.end)
    sentence = Passage(document.id, start, len(document.text) if end < 0 else end + 1)
    mark = at(document, trigger, after=passage.start)
    mention = Mention(
        MentionId(f"m{document.id[1:7]}-{mark.start}"),
        passage,
        quote,
        mark,
        status,
        polarity,
        Attribution(attribution, by),
        inferred,
    )
    return MentionDraft(
        mention=mention,
        sentence=sentence,
        kind=kind,
        frame=frame or kind,
        group=group or kind,
        lemma=lemma or trigger,
        nominal=nominal,
        heading=heading,
        tense=tense,
        durative=durative,
        earlier=earlier,
        participants=(
            *(_somebody(name, "agent", inferred) for name in agents),
            *(_somebody(name, "patient", False) for name in patients),
            *(_somebody(name, "other", False) for name in others),
        ),
        amounts=tuple(amounts),
        times=tuple(times),
        anchors=tuple(anchors),
        title=title or quote,
        label=quote,
        salience=salience,
    )


def _somebody(name: str, role: str, inferred: bool) -> Participant:
    kind: ActorType = "person" if name.rsplit(maxsplit=1)[-1] in PEOPLE else "organisation"
    return Participant(name, role, kind, inferred, named=not inferred, passage=None)  # type: ignore[arg-type]


def facts_of(
    document: Document,
    *drafts: MentionDraft,
    roles: Sequence[RoleFact] = (),
    anchors: Sequence[FoundAnchor] = (),
    times: Sequence[FoundTime] = (),
) -> DocumentFacts:
    """All that one document yields: its drafts' times and anchors, and more."""
    all_times = [*times, *(time for draft in drafts for time in draft.times)]
    all_anchors = [*anchors, *(anchor for draft in drafts for anchor in draft.anchors)]
    return DocumentFacts(
        document=document.id,
        published=document.published.when,
        times=TimesFound(tuple(all_times), tuple(all_anchors)),
        drafts=drafts,
        roles=tuple(roles),
        leftovers=(),
        dated_sentences=(),
    )
