"""Coverage: the sentences of the articles that became no event, why, and the way from one to the next."""

from collections.abc import Sequence

from explorer.data.document import Document
from explorer.data.event import Unused, UnusedReason
from explorer.data.passage import DocumentId, Passage
from explorer.data.project import Findings
from explorer.ui.phrases import counted

REASONS: dict[UnusedReason, str] = {
    "no_event": "Not used: no event was found in this sentence",
    "opinion": "Not used: the sentence tells an opinion",
    "unclear_actor": "Not used: it is not clear who acts",
    "duplicate": "Not used: another sentence tells the same",
}


def unused_by_document(found: Findings) -> dict[DocumentId, tuple[Unused, ...]]:
    """The unused sentences of every document, in the order of its text."""
    kept: dict[DocumentId, list[Unused]] = {}
    for unused in found.unused:
        kept.setdefault(unused.passage.document, []).append(unused)
    return {document: tuple(sorted(all_, key=lambda each: each.passage)) for document, all_ in kept.items()}


def coverage_in_words(found: Findings, document: DocumentId) -> str:
    """ "41 of 58 dated sentences used"; "" for a document without dated sentences."""
    coverage = next((each for id_, each in found.coverage if id_ == document), None)
    if coverage is None or not coverage.dated_sentences:
        return ""
    return f"{coverage.used:,} of {counted(coverage.dated_sentences, 'dated sentence')} used"


def dotted_in_words(unused: Sequence[Unused]) -> str:
    """What the dots are, for the tip of the counts."""
    if not unused:
        return "Every sentence that tells a time or a deed is used."
    number = counted(len(unused), "sentence")
    return f"{number} with a time or a deed became no event: dotted in the text. N goes to the next."


def next_unused(
    documents: Sequence[Document], unused: dict[DocumentId, tuple[Unused, ...]], after: Passage | None
) -> Unused | None:
    """The unused sentence after a passage, across documents and round; None when there is none at all."""
    numbers = {document.id: number for number, document in enumerate(documents)}
    every = [each for document in documents for each in unused.get(document.id, ())]
    if not every or after is None:
        return every[0] if every else None
    at = (numbers.get(after.document, -1), after.start)
    return next((each for each in every if (numbers[each.passage.document], each.passage.start) > at), every[0])
