"""Events that one article, or several, tell by different kinds of words: headings and their text, nouns and verbs."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, pairwise

from explorer.data.passage import DocumentId
from explorer.extract.draft import MentionDraft
from explorer.extract.merging.documents import rarity
from explorer.extract.merging.families import deed, family
from explorer.extract.merging.likeness import Published, shared, vetoes
from explorer.extract.weights import weights

# Words that this many groups of mentions share tell nothing about any of them.
_MOST = 60
# From how many words on a heading says enough to be found again.
_LEAST_WORDS = 2
# How many mentions of an article's text, from its top, a heading is held against.
_LEAD = 12
# Letters that words of one stem share.
_STEM = 6
_TELLING = 1.5
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(slots=True)
class Group:
    """Mentions taken together so far, and why."""

    drafts: list[MentionDraft]
    because: list[str] = field(default_factory=list)


def join_across(groups: Sequence[Group], published: Published) -> list[Group]:
    """Join groups of one cluster of articles that tell one event by words of different groups of deeds.

    Groups are joined in the order of their first mention in `groups`; a veto between any two mentions of two groups
    keeps them apart, as everywhere.
    """
    leader = list(range(len(groups)))
    members = {index: [index] for index in leader}
    for first, second, reason in sorted(_candidates(groups, published)):
        one, two = sorted((leader[first], leader[second]))
        if one == two or _forbidden(groups, members[one], members[two], published):
            continue
        for index in members[two]:
            leader[index] = one
        members[one] += members.pop(two)
        groups[one].because.append(reason)
    return [
        Group(
            [draft for index in each for draft in groups[index].drafts],
            [reason for index in each for reason in groups[index].because],
        )
        for each in members.values()
    ]


def _candidates(groups: Sequence[Group], published: Published) -> Iterator[tuple[int, int, str]]:
    """Pairs of groups, by index, with the words that say why they tell one event."""
    yield from _same_word(groups)
    by_document: dict[DocumentId, list[tuple[int, MentionDraft]]] = defaultdict(list)
    for index, group in enumerate(groups):
        for draft in group.drafts:
            by_document[draft.mention.trigger.document].append((index, draft))
    for told in by_document.values():
        told.sort(key=lambda each: (each[1].mention.trigger.start, each[0]))
        yield from _headings(told)
        yield from _same_breath(told)


def _same_word(groups: Sequence[Group]) -> Iterator[tuple[int, int, str]]:
    """The same word with the same people, though one of them fits a frame and the other none."""
    by_word: dict[str, list[tuple[int, MentionDraft]]] = defaultdict(list)
    for index, group in enumerate(groups):
        for draft in group.drafts:
            by_word[deed(draft)].append((index, draft))
    for told in by_word.values():
        if len(told) > _MOST:
            continue
        for (first, one), (second, two) in combinations(told, 2):
            if first != second and one.group != two.group and (both := shared(one, two)):
                yield min(first, second), max(first, second), f"the same word (“{one.lemma}”); {both}"


def _headings(told: Sequence[tuple[int, MentionDraft]]) -> Iterator[tuple[int, int, str]]:
    """A heading tells in short what the text under it tells in other words, of the same people."""
    body = [(index, draft) for index, draft in told if not draft.heading][:_LEAD]
    alone = Counter(draft.sentence for _, draft in told)
    for first, heading in told:
        if not heading.heading or alone[heading.sentence] > 1 or len(_stems(heading)) < _LEAST_WORDS:
            continue
        likely = [
            (_share(heading, draft), -place)
            for place, (_, draft) in enumerate(body)
            if heading.mention.status == draft.mention.status and shared(heading, draft)
        ]
        best, place = max(likely, default=(0.0, 0))
        if best >= weights().merging.heading_words and body[-place][0] != first:
            second = body[-place][0]
            yield min(first, second), max(first, second), "the heading says in short what the text tells"


def _same_breath(told: Sequence[tuple[int, MentionDraft]]) -> Iterator[tuple[int, int, str]]:
    """ "She rejected the claims, she told reporters": a verb of speech only reports a deed of words."""
    words = weights().merging
    spoken = [(index, draft) for index, draft in told if draft.lemma in words.speech or draft.lemma in words.said_too]
    for (first, one), (second, two) in pairwise(spoken):
        speeches = (one.lemma in words.speech) + (two.lemma in words.speech)
        near = two.sentence == one.sentence
        if first != second and speeches == 1 and near and _agents(one) == _agents(two) != set():
            yield min(first, second), max(first, second), "said in one breath by the same speaker"


def _agents(draft: MentionDraft) -> set[str]:
    return {who.name for who in draft.participants if who.role == "agent"}


def _share(heading: MentionDraft, draft: MentionDraft) -> float:
    """The share (0–1) of a heading's telling words that stand in what the text's mention says."""
    words = _stems(heading)
    return len(words & _stems(draft)) / len(words)


@lru_cache(maxsize=8192)
def _stems(draft: MentionDraft) -> frozenset[str]:
    """The beginnings of the telling words of a mention, but for its trigger, and the figures in it."""
    told = [word for word in _WORD.findall(draft.title.lower()) if rarity(word) >= _TELLING]
    figures = _FIGURE.findall(draft.title)
    return frozenset(word[:_STEM] for word in told if deed(draft) != family(word)) | frozenset(figures)


def _forbidden(groups: Sequence[Group], one: Iterable[int], two: Iterable[int], published: Published) -> bool:
    others = [draft for index in two for draft in groups[index].drafts]
    return any(
        next(vetoes(draft, other, published), None) is not None
        for index in one
        for draft in groups[index].drafts
        for other in others
    )
