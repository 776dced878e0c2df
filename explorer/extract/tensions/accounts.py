"""Sentences that say themselves that they depart from another account: "three hours earlier than was said"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from explorer.data.document import Document
from explorer.data.passage import DocumentId, Passage
from explorer.extract.tensions.candidate import Candidate
from explorer.extract.tensions.sentences import Index, Sentence, Told, kin_deeds, names_in, quoted, reports, stems
from explorer.extract.weights import weights

_THAN = re.compile(
    r"\b(?:earlier|later|sooner|more|less|fewer|higher|lower|larger|smaller|heavier|worse|greater|longer|shorter)\b"
    r"[^.;]{0,15}?\bthan\b(?:"
    r"(?: [\w’'-]+){1,5} (?:had|have|has) (?:first |previously |initially |originally |earlier )?"
    r"(?:said|announced|reported|estimated|claimed|stated|put|disclosed|admitted)"
    r"|(?: (?:was|were|had been|has been|have been))? (?:first|previously|initially|originally|officially|earlier)? ?"
    r"(?:announced|reported|stated|disclosed|admitted|given out))\b"
    r"(?![^.;]{0,40}\b(?:last year|year earlier|year ago|quarter|a share)\b)"
)
_GIVEN = re.compile(
    r"\b(?:before|after|above|below|not|than) the (?:\w+ )?"
    r"(?:date|day|figure|number|sum|price|toll) given by\b"
)
_ACCOUNT = re.compile(
    r"\b(?:gave|gives|offered|offers|told|tells|presented|provided) an? (?:\w+ )?"
    r"(?:different|contradictory|contrary|rival) (?:account|version|figure|number|story|picture)\b"
)
# What contradicts a claim is a denial of it, and told as one.
_CONTRADICTS = re.compile(
    r"\b(?:contradict(?:s|ed|ing)?|(?:is|are|was|were) at odds with|runs? counter to|ran counter to)\b"
    r"(?!\s+(?:[\w’'-]+\s+){0,5}?(?:claim|allegation|accusation|suggestion|report|assertion|account|version)s?\b)"
)
# "blamed the rain for the flood", "blamed the attack on the rebels", "inquiry blames jammed gate"
_BLAMED = re.compile(r"\s+(?P<what>[^.,;]{3,80}?)(?:\s+for\b|\s+on\s+(?P<on>[^.,;]{3,60})|[.,;]|$)")
_MOST = 40


def account_tensions(
    sentences: Mapping[DocumentId, Sequence[Sentence]], documents: Mapping[DocumentId, Document]
) -> list[Candidate]:
    """What departs from another account by its own words, against the sentence that tells the other."""
    index = Index.of(sentences)
    found: list[Candidate] = []
    for told in sentences.values():
        for place, sentence in enumerate(told):
            if match := _THAN.search(sentence.text) or _GIVEN.search(sentence.text):
                found += _departs(sentence, match.start(), index, documents)
            elif _ACCOUNT.search(sentence.text) and place + 1 < len(told):
                found.append(_two(sentence, told[place + 1], "By its own words another account", documents))
            elif match := _CONTRADICTS.search(sentence.text):
                found += _contradicts(sentence, match, documents)
    return [*found, *_blames(sentences, documents)]


def _blames(
    sentences: Mapping[DocumentId, Sequence[Sentence]], documents: Mapping[DocumentId, Document]
) -> Iterator[Candidate]:
    """Two articles, or two mouths in one, that blame different things: the blamed have no word in common."""
    told: dict[int, list[tuple[Told, Sentence, frozenset[str]]]] = defaultdict(list)
    for name in sentences:
        for sentence in sentences[name]:
            for each in sentence.told:
                start = each.draft.mention.trigger.end - sentence.passage.start
                found = _BLAMED.match(sentence.text, start)
                if each.draft.lemma == "blame" and found and (blamed := stems(found["on"] or found["what"])):
                    told[sentence.cluster].append((each, sentence, blamed))
    for blames in told.values():
        for (one, first, what), (two, second, other) in combinations(blames[:_MOST], 2):
            if not what & other and first.document != second.document and not names_in((one,)) & names_in((two,)):
                passages = (first.part(0, len(first.text)), second.part(0, len(second.text)))
                words = f"Two causes: {quoted(passages[0], documents)}, against {quoted(passages[1], documents)}."
                yield Candidate("opposed", (one.event, two.event), passages, words)


def _departs(
    sentence: Sentence,
    at: int,
    index: Index,
    documents: Mapping[DocumentId, Document],
) -> Iterator[Candidate]:
    """The sentence against the one, in another article or before it, that tells the same deed; nothing without one."""
    near = _nearest(sentence.told, sentence.passage.start + at)
    likely = {each.passage: each for each in index.sharing(sentence.cluster, stems(sentence.text))}
    rated = [
        (_alike(near, sentence, other), other.document != sentence.document, -other.passage.start, other)
        for other in likely.values()
        if other.document != sentence.document or other.passage.end <= sentence.passage.start
    ]
    points, *_, best = max(rated, key=lambda rate: (*rate[:3], rate[3].passage), default=(0.0, False, 0, None))
    if best is not None and points >= weights().tensions.same_account:
        yield _two(sentence, best, "By its own words it departs from what was said before", documents, near)


def _alike(near: Sequence[Told], sentence: Sentence, other: Sentence) -> float:
    """How plainly another sentence tells the deed of the mentions near the cue."""
    same_event = bool({each.event for each in near} & {each.event for each in other.told})
    kin = kin_deeds(near, other.told)
    common = len(stems(sentence.text) & stems(other.text))
    return common + 2.0 * kin + 2.0 * same_event if kin or same_event else 0.0


def _nearest(told: Sequence[Told], at: int) -> tuple[Told, ...]:
    """The deeds, but for speech, whose trigger stands last before a place; else the first after it."""
    deeds = [each for each in told if not reports(each.draft)]
    before = [each for each in deeds if each.draft.mention.trigger.start <= at]
    chosen = before[-1:] or deeds[:1]
    return tuple(each for each in deeds if chosen and each.draft.mention.trigger == chosen[0].draft.mention.trigger)


def _two(
    one: Sentence, two: Sentence, lead: str, documents: Mapping[DocumentId, Document], near: Sequence[Told] = ()
) -> Candidate:
    passages = (one.part(0, len(one.text)), two.part(0, len(two.text)))
    told = [*(near or _deeds(one)), *(_kin_of(near, two) or _deeds(two))]
    words = f"{lead}: {quoted(passages[0], documents)}, against {quoted(passages[1], documents)}."
    return Candidate("opposed", tuple(dict.fromkeys(each.event for each in told)), passages, words)


def _kin_of(near: Sequence[Told], other: Sentence) -> tuple[Told, ...]:
    return tuple(each for each in other.told if near and kin_deeds(near, (each,)))


def _deeds(sentence: Sentence) -> tuple[Told, ...]:
    return tuple(each for each in sentence.told if not reports(each.draft)) or sentence.told


def _contradicts(
    sentence: Sentence, match: re.Match[str], documents: Mapping[DocumentId, Document]
) -> Iterator[Candidate]:
    """What stands before "contradicts" against what stands after it."""
    before, after = sentence.part(0, match.start()), sentence.part(match.end(), len(sentence.text))
    told = (*_told_in(sentence, before), *_told_in(sentence, after))
    if told and after.end > after.start and before.end > before.start:
        whole = quoted(Passage(before.document, before.start, after.end), documents)
        yield Candidate(
            "opposed",
            tuple(dict.fromkeys(each.event for each in told)),
            (before, after),
            f"One contradicts the other by the article's own words: {whole}.",
        )


def _told_in(sentence: Sentence, part: Passage) -> tuple[Told, ...]:
    return sentence.within(part)
