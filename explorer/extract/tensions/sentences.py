"""The sentences that tell events, with their words, as tensions compare them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from explorer.data.document import Document
from explorer.data.passage import DocumentId, Passage
from explorer.data.when import EventId
from explorer.extract.blocks import blocks_of
from explorer.extract.blocks import sentences_of as stretches_of
from explorer.extract.draft import MentionDraft
from explorer.extract.merging.documents import rarity
from explorer.extract.merging.event_draft import EventDraft
from explorer.extract.merging.families import deed, family, kin
from explorer.extract.parsing import LONGEST
from explorer.extract.weights import weights

# Letters that words of one stem share, and how rare a word is that tells something.
_STEM = 5
_SHORTEST = 3
_TELLING = 1.4
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST = 160
# Sentences that may share a word that still finds them.
_MOST = 300


@dataclass(frozen=True, slots=True)
class Told:
    """A mention in a sentence, and the event it tells."""

    event: EventId
    draft: MentionDraft


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: its place, its words, and the mentions in it by offset.

    `cluster` is that of its article; `leads`: it stands in a heading or in the first paragraph.
    """

    passage: Passage
    text: str
    told: tuple[Told, ...]
    cluster: int
    leads: bool

    @property
    def document(self) -> DocumentId:
        """The article in which it stands."""
        return self.passage.document

    def part(self, start: int, end: int) -> Passage:
        """The passage of a stretch of its text, without the white space and the stops at its ends."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(" \n,;:—–-"))
        end -= len(words) - len(words.rstrip(" \n,;:.—–-"))
        return Passage(self.passage.document, self.passage.start + start, self.passage.start + max(start, end))

    def within(self, part: Passage) -> tuple[Told, ...]:
        """The mentions whose trigger stands in a passage of it."""
        return tuple(each for each in self.told if _holds(part, each.draft.mention.trigger))


def sentences_of(
    drafts: Sequence[EventDraft], documents: Mapping[DocumentId, Document]
) -> dict[DocumentId, list[Sentence]]:
    """For each article that tells an event all its sentences, in their order."""
    told: dict[DocumentId, dict[tuple[int, int], list[Told]]] = {}
    cluster: dict[DocumentId, int] = {}
    for event in drafts:
        for draft in event.drafts:
            place = draft.sentence
            told.setdefault(place.document, {}).setdefault((place.start, place.end), []).append(Told(event.id, draft))
            cluster[place.document] = event.cluster
    found: dict[DocumentId, list[Sentence]] = {}
    for name in sorted(told):
        document, known = documents[name], told[name]
        for start, end in sorted({*known, *_silent(document, sorted(known))}):
            passage = Passage(name, start, end)
            here = tuple(sorted(known.get((start, end), ()), key=lambda each: each.draft.mention.trigger.start))
            leads = _leads(document.text[:start], here)
            found.setdefault(name, []).append(Sentence(passage, document.quote(passage), here, cluster[name], leads))
    return found


def _leads(before: str, told: Sequence[Told]) -> bool:
    """Whether a sentence stands in a heading, or in the first paragraph under one."""
    paragraphs = [part for part in before.strip().split("\n\n") if part.strip()]
    return any(each.draft.heading for each in told) or len(paragraphs) <= 1 + (
        bool(paragraphs) and paragraphs[0].strip()[-1] not in ".!?"
    )


def _silent(document: Document, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places of the sentences that hold no mention."""
    starts = [start for start, _ in known]
    for block in blocks_of(document.text[:LONGEST]):
        for start, end in stretches_of(document.text, block) if block.kind != "boilerplate" else ():
            near = bisect_right(starts, start)
            if not any(one < end and start < two for one, two in known[max(0, near - 1) : near + 1]):
                yield start, end


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the telling words of a text."""
    words = {word.lower() for word in _WORD.findall(text)}
    return frozenset(_stem(word) for word in words if rarity(word) >= _TELLING)


@dataclass(frozen=True, slots=True)
class Index:
    """Which sentences of a matter hold a telling word; words that many of them hold find none."""

    _by_stem: Mapping[tuple[int, str], Sequence[Sentence]]

    @classmethod
    def of(cls, sentences: Mapping[DocumentId, Sequence[Sentence]]) -> "Index":
        """Of all sentences of all articles."""
        found: dict[tuple[int, str], list[Sentence]] = {}
        for told in sentences.values():
            for sentence in told:
                for stem in stems(sentence.text):
                    found.setdefault((sentence.cluster, stem), []).append(sentence)
        return cls(found)

    def sharing(self, cluster: int, words: Iterable[str]) -> list[Sentence]:
        """The sentences of a cluster that hold one of these stems, in the order of the stems."""
        held = [self._by_stem.get((cluster, stem), ()) for stem in sorted(words)]
        return [sentence for each in held if len(each) <= _MOST for sentence in each]


def names_in(told: Iterable[Told], *roles: str) -> set[str]:
    """Who takes part in these mentions, in these roles or in any."""
    return {who.name for each in told for who in each.draft.participants if not roles or who.role in roles}


def kin_deeds(one: Iterable[Told], two: Iterable[Told]) -> bool:
    """Whether any two mentions, but for what merely reports, tell the same deed or kin of it."""
    firsts, seconds = ({deed(each.draft) for each in told if not says(each.draft)} for told in (one, two))
    return any(kin(x, y) for x in firsts for y in seconds)


def kin_words(words: str, told: Iterable[Told]) -> bool:
    """Whether a word of a text names a deed of these mentions, or kin of it."""
    deeds = {deed(each.draft) for each in told if not says(each.draft)}
    found = [word for word in _WORD.findall(words.lower()) if rarity(word) >= _TELLING]
    families = {family(word) for each in found for word in {each, _bare(each)}}
    return any(kin(x, y) for x in families for y in deeds)


def is_light(draft: MentionDraft) -> bool:
    """Whether the verb says little and its noun tells the deed: "gave a warning", "underwent an inspection"."""
    return not draft.nominal and draft.lemma in weights().merging.light


def says(draft: MentionDraft) -> bool:
    """Whether a mention only says that something is said or denied."""
    words = weights().merging
    return draft.lemma in words.speech or draft.lemma in words.denials


def reports(draft: MentionDraft) -> bool:
    """Whether a mention is one of speech: it only says that something is said, denied, asked or charged."""
    words = weights().merging
    return draft.lemma in words.speech or draft.lemma in words.said_too or draft.lemma in words.denials


def quoted(passage: Passage, documents: Mapping[DocumentId, Document]) -> str:
    """The words of a passage as a person is shown them."""
    quote = " ".join(documents[passage.document].quote(passage).split())
    return f"“{quote}”" if len(quote) <= _LONGEST else f"“{quote[: _LONGEST - 3].rsplit(' ', 1)[0]} …”"


def _stem(word: str) -> str:
    return _bare(word)[:_STEM]


@cache
def _bare(word: str) -> str:
    """A rough lemma without its last e: "shelling", "closed", "prices"."""
    if word.endswith("ies") and len(word) > _SHORTEST + 3:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def _holds(outer: Passage, inner: Passage) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
