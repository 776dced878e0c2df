"""Mentions to events: articles of one matter, then deeds of one frame group, kept apart by vetoes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from explorer.data.document import Document
from explorer.data.passage import DocumentId
from explorer.extract.draft import DocumentFacts, MentionDraft
from explorer.extract.merging.across import Group, join_across
from explorer.extract.merging.documents import cluster_documents
from explorer.extract.merging.event_draft import EventDraft, with_ids
from explorer.extract.merging.families import deed, family
from explorer.extract.merging.likeness import OPEN, Likeness, Published, compare, is_bare, same_word
from explorer.extract.merging.linkage import FORBIDDEN, average_link
from explorer.extract.weights import weights

# Mentions that are compared with each other, each with each.
_MOST = 800


def merge(facts: Sequence[DocumentFacts], documents: Sequence[Document]) -> list[EventDraft]:
    """The events that the mentions of all documents tell, by their first mention (publication, then document id).

    `facts` and `documents` may come in any order. A document that is about something else changes nothing for the
    events of the others, nor their ids. Mentions found by other means are merged in the same way.
    """
    told = sorted((each for each in documents), key=publication_order)
    place = {document.id: number for number, document in enumerate(told)}
    by_id = {document.id: document for document in told}
    published = publications(told)
    drafts_of = {each.document: each.drafts for each in facts}
    made: list[tuple[tuple[MentionDraft, ...], tuple[str, ...], int]] = []
    for number, cluster in enumerate(cluster_documents([document.text for document in told])):
        by_group: dict[str, list[MentionDraft]] = defaultdict(list)
        for index in cluster:
            for draft in drafts_of.get(told[index].id, ()):
                by_group[family(draft.group)].append(draft)
        groups: list[Group] = []
        for group in sorted(by_group):
            drafts = sorted(by_group[group], key=lambda draft: reading_order(draft, place))
            groups += _merge_group(drafts, place, by_id, published)
        if groups:
            groups.sort(key=lambda found: min(reading_order(draft, place) for draft in found.drafts))
            for found in join_across(groups, published):
                members = tuple(sorted(found.drafts, key=lambda draft: reading_order(draft, place)))
                made.append((members, tuple(dict.fromkeys(found.because)), number))
    made.sort(key=lambda event: reading_order(event[0][0], place))
    return with_ids(made, lambda draft: by_id[draft.sentence.document].quote(draft.sentence))


def publication_order(document: Document) -> tuple[bool, int, int, str]:
    """Sorts documents by publication, those without last, then by document id: never by a file's name."""
    when = document.published.when
    if when is None or when.latest is None:
        return (True, 0, 0, document.id)
    return (False, when.latest if when.earliest is None else when.earliest, when.latest, document.id)


def publications(documents: Iterable[Document]) -> Published:
    """When each document came out, of those of which it is known on both sides."""
    whens = {document.id: document.published.when for document in documents}
    return {
        name: (when.earliest, when.latest)
        for name, when in whens.items()
        if when is not None and when.earliest is not None and when.latest is not None
    }


def reading_order(draft: MentionDraft, place: Mapping[DocumentId, int]) -> tuple[int, int, int, str]:
    """Sorts mentions by the place of their document, then by where their trigger stands."""
    trigger = draft.mention.trigger
    return (place[trigger.document], trigger.start, trigger.end, draft.frame)


def _merge_group(
    drafts: Sequence[MentionDraft],
    place: Mapping[DocumentId, int],
    documents: Mapping[DocumentId, Document],
    published: Published,
) -> list[Group]:
    """The events of one frame group in one cluster: first what names somebody, then what only its place explains."""
    named = [draft for draft in drafts if not is_bare(draft)]
    groups = [group for block in _blocks(named) for group in _link(block, documents, published)]
    left = []
    for draft in (draft for draft in drafts if is_bare(draft)):
        home = _home(draft, groups, place, published)
        if home is None:
            left.append(draft)
            continue
        group, reason = home
        group.drafts.append(draft)
        group.because.append(f"{_words(draft, documents)} names nobody; {reason}")
    return groups + _link(left, documents, published)


def _blocks(drafts: Sequence[MentionDraft]) -> Iterable[list[MentionDraft]]:
    """Mentions that are tied by shared names, directly or through others: only these can tell one event."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for draft in drafts:
        names = _names(draft)
        for name in names[1:]:
            leader[find(name)] = find(names[0])
    blocks: dict[str, list[MentionDraft]] = defaultdict(list)
    for draft in drafts:
        blocks[find(_names(draft)[0])].append(draft)
    return blocks.values()


def _names(draft: MentionDraft) -> list[str]:
    """Everybody in a mention, but for places where something merely happens; and the word of the deed."""
    return [f"“{deed(draft)}”"] + [
        who.name for who in draft.participants if who.role in ("agent", "patient") or who.type != "place"
    ]


def _link(
    drafts: Sequence[MentionDraft], documents: Mapping[DocumentId, Document], published: Published
) -> list[Group]:
    """Average link over all pairs; a veto between any two mentions keeps their groups apart.

    What one document repeats in the same words counts once in this, and a block of more than `_MOST` different
    mentions is linked in stretches of that many: the work must not grow with the square of a bad input.
    """
    alike: dict[tuple[object, ...], list[MentionDraft]] = defaultdict(list)
    for draft in drafts:
        alike[_same_words(draft)].append(draft)
    chosen = [same[0] for same in alike.values()]
    groups = []
    for start in range(0, len(chosen), _MOST):
        groups += _link_all(chosen[start : start + _MOST], documents, published)
    for group in groups:
        for draft in tuple(group.drafts):
            again = alike[_same_words(draft)][1:]
            group.drafts += again
            if again:
                group.because.append(f"{_words(draft, documents)} stands {len(again) + 1} times in one article")
    return groups


def _same_words(draft: MentionDraft) -> tuple[object, ...]:
    """What two mentions of one document have in common when they say the same of the same people."""
    mention = draft.mention
    return (
        mention.trigger.document,
        draft.frame,
        draft.lemma,
        mention.quote.casefold(),
        draft.participants or draft.title.casefold(),
        tuple((who.name, who.role, who.inferred) for who in draft.participants),
        tuple(time.expression.when.bounds for time in draft.times),
        (mention.status, mention.polarity, draft.earlier),
    )


def _link_all(
    drafts: Sequence[MentionDraft], documents: Mapping[DocumentId, Document], published: Published
) -> list[Group]:
    likeness = np.zeros((len(drafts), len(drafts)))
    for row, first in enumerate(drafts):
        for column in range(row + 1, len(drafts)):
            found = compare(first, drafts[column], published)
            likeness[row, column] = likeness[column, row] = FORBIDDEN if found.veto else found.score
    members, joins = average_link(likeness, weights().merging.enough)
    groups = [Group([drafts[index] for index in group]) for group in members]
    home = {index: groups[number] for number, group in enumerate(members) for index in group}
    for first_index, second_index in joins:
        first, second = drafts[first_index], drafts[second_index]
        reasons = "; ".join(compare(first, second, published).because)
        home[first_index].because.append(f"{_words(first, documents)} and {_words(second, documents)}: {reasons}")
    return groups


def _home(
    draft: MentionDraft, groups: Sequence[Group], place: Mapping[DocumentId, int], published: Published
) -> tuple[Group, str] | None:
    """Where a mention that names nobody belongs: what its document told last, else the only one that it can mean."""
    if draft.times:  # what is placed in time by itself takes nothing up but the same word
        groups = [group for group in groups if any(same_word(draft, other) for other in group.drafts)]
    possible = [(group, found) for group in groups if (found := _best(draft, group, published)) is not None]
    here = [
        (reading_order(other, place), group)
        for group, _ in possible
        for other in group.drafts
        if other.mention.trigger.document == draft.mention.trigger.document
        and other.mention.trigger.start <= draft.mention.trigger.start
    ]
    if here and draft.nominal:
        return max(here, key=lambda found: found[0])[1], "it takes up what the article told before"
    strong = [
        (group, found)
        for group, found in possible
        if found.score >= weights().merging.enough
        and (draft.nominal or any(_says_the_same(draft, other) for other in group.drafts))
    ]
    strong.sort(key=lambda pair: -len(pair[0].drafts))
    if len(strong) == 1:
        group, found = strong[0]
        return group, f"only one event of these articles fits: {'; '.join(found.because)}"
    if strong and len(strong[0][0].drafts) >= weights().merging.far_more_told * len(strong[1][0].drafts):
        group, found = strong[0]
        return group, f"these articles tell of one such event far more than of others: {'; '.join(found.because)}"
    return None


def _says_the_same(draft: MentionDraft, other: MentionDraft) -> bool:
    """Whether a verb that names nobody tells the same deed, and both tell it as done, or as still to come."""
    return same_word(draft, other) and (draft.mention.status in OPEN) == (other.mention.status in OPEN)


def _best(draft: MentionDraft, group: Group, published: Published) -> Likeness | None:
    """The strongest tie to any mention of a group; None when one of them forbids it."""
    found = [compare(draft, other, published) for other in group.drafts]
    if any(each.veto for each in found):
        return None
    best = max(found, key=lambda each: each.score)
    return best if best.score > 0 else None


def _words(draft: MentionDraft, documents: Mapping[DocumentId, Document]) -> str:
    """The words of a mention as a person is shown them: not longer than a line."""
    quote = " ".join(documents[draft.sentence.document].quote(draft.mention.passage).split())
    return f"“{quote}”" if len(quote) <= 80 else f"“{quote[:77].rsplit(' ', 1)[0]} …”"
