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
from explorer.extract.merging.families import circles, deed, family, kin
from explorer.extract.merging.likeness import OPEN, Published, shared, vetoes
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
# The first sentences of an article, which tell what its heading tells.
_FIRST = 2
_CHAIN = "one verb only brings the other about"
_BREATH = "said in one breath by the same speaker"
# What keeps two verbs of one sentence apart elsewhere, but not where one leans on the other.
_WITHIN = ("sentence", "polarity")
_TO = re.compile(r"\s+(?:[\w’'-]+\s+){0,4}?to\s+(?:be\s+)?")
_ITS = re.compile(r"\s+(?:in\s+|out\s+|over\s+|up\s+)?(?:(?:an?|the|its|his|her|their|this)\s+)?(?:[\w-]+\s+)?")
_PLAN_TO = re.compile(
    r"\s+(?:off\s+)?(?:(?:an?|the|its|his|her|their|own|earlier)\s+){0,3}"
    r"(?:plans?|bid|attempt|efforts?|idea|proposal|talks?)?"
    r"\s*(?:to|of|on|for)?\s*(?:an?\s+|the\s+)?"
)
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
        passing = _WITHIN if reason.startswith((_CHAIN, _BREATH)) else ()
        if one == two or _forbidden(groups, members[one], members[two], published, passing):
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
        yield from _leads(told)
        yield from _same_breath(told)
        yield from _chains(told)
    yield from _kin(groups)


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


def _leads(told: Sequence[tuple[int, MentionDraft]]) -> Iterator[tuple[int, int, str]]:
    """A heading tells the deed that the first sentences tell with the same word or kin of it, and one status."""
    sentences = list(dict.fromkeys(draft.sentence for _, draft in told if not draft.heading))[:_FIRST]
    for first, heading in told:
        if not heading.heading or heading.lemma in weights().merging.speech:
            continue
        for second, draft in told:
            alike = kin(deed(heading), deed(draft)) and _done(heading) == _done(draft)
            if draft.sentence in sentences and alike and not heading.times and first != second:
                yield min(first, second), max(first, second), f"the heading and the first lines (“{draft.lemma}”)"
                break


def _done(draft: MentionDraft) -> bool:
    return draft.mention.status not in OPEN


def _chains(told: Sequence[tuple[int, MentionDraft]]) -> Iterator[tuple[int, int, str]]:
    """ "Was forced to lower its prices", "handed in her resignation": a verb that only brings its neighbour about."""
    words = weights().merging
    for (first, one), (second, two) in pairwise(told):
        if first == second or one.sentence != two.sentence or one.nominal or one.heading != two.heading:
            continue
        between = _between(one, two)
        if between is None:
            continue
        plans = one.lemma in words.ends_plans and _PLAN_TO.fullmatch(between)
        brings = one.lemma in words.brings_about and (_TO if not two.nominal else _ITS).fullmatch(between)
        if plans or brings:
            yield min(first, second), max(first, second), f"{_CHAIN} (“{one.lemma}”, “{two.lemma}”)"


def _between(one: MentionDraft, two: MentionDraft) -> str | None:
    """The words between two triggers, as far as a quote or a title tells them."""
    start, end = one.mention.trigger.end, two.mention.trigger.start
    for mention in (two.mention, one.mention):
        if mention.passage.start <= start <= end <= mention.passage.end:
            return mention.quote[start - mention.passage.start : end - mention.passage.start]
    return None


def _kin(groups: Sequence[Group]) -> Iterator[tuple[int, int, str]]:
    """Kin words ("capsized", "overturned") of the same people and of the same thing beside them."""
    by_circle: dict[int, list[tuple[int, MentionDraft]]] = defaultdict(list)
    for index, group in enumerate(groups):
        for draft in group.drafts:
            for circle in sorted(circles(deed(draft))):
                by_circle[circle].append((index, draft))
    for told in by_circle.values():
        for (first, one), (second, two) in combinations(told if len(told) <= _MOST else (), 2):
            if first == second or deed(one) == deed(two) or _done(one) != _done(two):
                continue
            if (both := shared(one, two)) and (things := _things(one) & _things(two)):
                thing = sorted(things)[0]
                yield min(first, second), max(first, second), f"“{one.lemma}” and “{two.lemma}”; {both} and “{thing} …”"


def _things(draft: MentionDraft) -> frozenset[str]:
    """The stems of a mention's title beside its deed and its people."""
    names = {word[:_STEM] for who in draft.participants for word in _WORD.findall(who.name.lower())}
    return frozenset(_stems(draft) - names)


def _same_breath(told: Sequence[tuple[int, MentionDraft]]) -> Iterator[tuple[int, int, str]]:
    """ "She rejected the claims, she told reporters": a verb of speech only reports a deed of words."""
    words = weights().merging
    spoken = [(index, draft) for index, draft in told if draft.lemma in words.speech or draft.lemma in words.said_too]
    for (first, one), (second, two) in pairwise(spoken):
        speeches = (one.lemma in words.speech) + (two.lemma in words.speech)
        near = two.sentence == one.sentence
        if first != second and speeches == 1 and near and _agents(one) == _agents(two) != set():
            yield min(first, second), max(first, second), _BREATH


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


def _forbidden(
    groups: Sequence[Group], one: Iterable[int], two: Iterable[int], published: Published, passing: Sequence[str]
) -> bool:
    others = [draft for index in two for draft in groups[index].drafts]
    return any(
        name not in passing
        for index in one
        for draft in groups[index].drafts
        for other in others
        for name, _ in vetoes(draft, other, published)
    )
