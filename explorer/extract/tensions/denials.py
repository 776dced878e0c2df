"""Denials against the claims that they answer: in one sentence, beside each other, or anywhere in the same matter."""

import re
from collections.abc import Iterator, Mapping, Sequence

from explorer.data.document import Document
from explorer.data.passage import DocumentId, Passage
from explorer.extract.tensions.candidate import Candidate
from explorer.extract.tensions.denial_words import Denial, denials_in, is_denial
from explorer.extract.tensions.sentences import (
    Index,
    Sentence,
    Told,
    is_light,
    kin_deeds,
    kin_words,
    names_in,
    quoted,
    reports,
    stems,
)
from explorer.extract.weights import weights

_AS = re.compile(
    r",? as (?:(?:was|were|had been|has been) (?:alleged|reported|claimed|suggested|charged|asserted)\b[^,;.]*"
    r"|[^,;.]{2,60}? (?:had |has |have )?(?:alleged|reported|claimed|suggested|charged|asserted|said|says|report|claim)"
    r"\b[^,;.]*)"
)
_AGAINST = re.compile(r"^\W*(?:but|yet)\b|\bhowever\b", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\baccording to\b|\b(?:people|sources?|officials|person|witnesses|documents?|memo) (?:familiar|with knowledge"
    r"|close|briefed|told|said|seen|obtained)",
    re.IGNORECASE,
)
# So many sentences after a denial may answer it.
_AFTER = 6
_NEAR = 3
# "She denied taking it": of herself.
_GERUND = re.compile(r"\W*(?:having|being|\w{3,}ing)\b")
_ACCUSES = ("accuse", "allege", "blame", "claim", "charge", "suspect", "contend")


def denial_tensions(
    sentences: Mapping[DocumentId, Sequence[Sentence]], documents: Mapping[DocumentId, Document]
) -> list[Candidate]:
    """Each denial against the best claim of what it denies; a denial that answers no told claim yields nothing."""
    index = Index.of(sentences)
    found: dict[Passage, tuple[bool, Candidate]] = {}
    for told in sentences.values():
        for place, sentence in enumerate(told):
            heading = any(each.draft.heading for each in sentence.told)
            for denial in denials_in(sentence):
                for candidate in _against(denial, place, told, index, documents):
                    claim = candidate.passages[-1]
                    if claim not in found or found[claim][0] > heading:
                        found[claim] = (heading, candidate)
    return [candidate for _, candidate in found.values()]


def _against(
    denial: Denial,
    place: int,
    told: Sequence[Sentence],
    index: Index,
    documents: Mapping[DocumentId, Document],
) -> Iterator[Candidate]:
    """The one tension of a denial: with the claim that its own sentence names, the best elsewhere, or its neighbour."""
    sentence = denial.sentence
    last = len(sentence.text) if denial.points_back else denial.scope.end - sentence.passage.start
    denied = quoted(sentence.part(0, last), documents)
    cited = _AS.search(sentence.text, denial.scope.end - sentence.passage.start)
    if cited is not None:
        claim = sentence.part(cited.start(), cited.end())
        yield _candidate(
            denial, claim, sentence.within(claim), f"Denied: {denied}, but told: {quoted(claim, documents)}."
        )
    elif (other := _best_claim(denial, place, told, index)) is not None:
        claim, tellers = _claim_in(other, denial)
        yield _candidate(denial, claim, tellers, f"Told: {quoted(claim, documents)}; denied: {denied}.")
    elif beside := _beside(denial, place, told):
        claim, tellers = _claim_in(beside, denial)
        yield _candidate(denial, claim, tellers, f"Two accounts: {denied}, against {quoted(claim, documents)}.")
    elif denial.claim is not None and denial.what:
        yield _candidate(denial, denial.claim, (), f"Told and denied in one breath: {denied}.")


def _candidate(denial: Denial, claim: Passage, tellers: Sequence[Told], words: str) -> Candidate:
    denied = denial.what or denial.who
    events = tuple(dict.fromkeys(each.event for each in (*denied, *tellers)))
    passages = (denial.cue if denial.claim is claim else _whole(denial), claim)
    return Candidate("opposed", events, passages, words)


def _whole(denial: Denial) -> Passage:
    """From who denies to the end of what is denied."""
    starts = [each.draft.mention.passage.start for each in denial.who]
    start = min([*starts, denial.word.start])
    return Passage(denial.scope.document, start, max(denial.scope.end, denial.cue.end))


def _best_claim(denial: Denial, place: int, told: Sequence[Sentence], index: Index) -> Sentence | None:
    """The sentence of the same matter that most plainly tells what is denied, by the mouth of somebody else."""
    before = told[place - 1].passage if place else None
    likely = index.sharing(denial.sentence.cluster, stems(denial.words) - denial.mouth)
    rated = [
        (_points(denial, other) + (other.passage == before), -abs(other.passage.start - denial.scope.start), other)
        for other in {each.passage: each for each in (*told, *likely)}.values()
        if other.passage != denial.sentence.passage
    ]
    points, _, best = max(rated, key=lambda rate: (*rate[:2], rate[2].passage), default=(0.0, 0, None))
    return best if points >= weights().tensions.denied_claim else None


def _points(denial: Denial, other: Sentence) -> float:
    """How plainly a sentence tells what is denied: words in common, a deed of the same kind, an accusation."""
    if is_denial(other):
        return -1.0
    scope = denial.words
    deniers = names_in(denial.who, "agent")
    if _by(other, deniers):
        return -1.0
    named = bool(denial.mouth & stems(other.text)) or bool(deniers & names_in(other.told))
    accused = named and any(each.draft.lemma in _ACCUSES for each in other.told)
    common = len((stems(scope) & stems(other.text)) - denial.mouth)
    plain = any(not reports(each.draft) and not is_light(each.draft) for each in denial.what)
    alike = kin_deeds(denial.what, other.told) if plain else kin_words(scope, other.told)
    if not (common and (alike or accused)) and not (alike and (accused or named)):
        return -1.0
    if _GERUND.match(scope) and not named:
        return -1.0
    return min(common, 4) + 1.5 * (alike + named + accused) + 0.5 * _attributed(other, deniers)


def _names_any(sentence: Sentence, names: set[str]) -> bool:
    here = names_in(sentence.told)
    return bool(here & names) or any(name in sentence.text for name in names)


def _attributed(sentence: Sentence, but: set[str]) -> bool:
    """Whether somebody else than the denier says so."""
    return any(
        each.draft.mention.attribution.kind != "asserted" and each.draft.mention.attribution.by not in but
        for each in sentence.told
    ) or bool(_UNNAMED.search(sentence.text))


def _beside(denial: Denial, place: int, told: Sequence[Sentence]) -> Sentence | None:
    """The sentence after it that says "but" by another mouth, of somebody whom the denial names; or that before it."""
    deniers = names_in(denial.who, "agent")
    here = names_in(denial.sentence.told) - deniers
    for number, other in enumerate(told[place + 1 : place + 1 + _AFTER]):
        if _by(other, deniers) or not _attributed(other, deniers) or is_denial(other):
            continue
        named = denial.mouth & stems(other.text) or deniers & names_in(other.told)
        near = number == 0 or (number < _NEAR and bool(named))
        near = near or bool(_UNNAMED.search(other.text))
        if _AGAINST.search(other.text[:90]) and (near or here & names_in(other.told)):
            return other
        others = names_in(denial.what, "patient", "other") - deniers
        if number == 0 and _UNNAMED.search(other.text) and _names_any(other, others):
            return other
    for other in told[max(0, place - 1) : place]:
        if is_denial(other) or _by(other, deniers) or not _attributed(other, deniers):
            continue
        mine = denial.mouth | stems(denial.sentence.text)
        if denial.points_back or mine & stems(other.text):
            return other if any(not reports(each.draft) for each in other.told) else None
    return None


def _by(sentence: Sentence, names: set[str]) -> bool:
    return any(each.draft.mention.attribution.by in names for each in sentence.told)


def _claim_in(sentence: Sentence, denial: Denial) -> tuple[Passage, tuple[Told, ...]]:
    """The passage of a sentence that tells what is denied, and its mentions: the whole sentence when unsure."""
    tellers = tuple(each for each in sentence.told if kin_deeds((each,), denial.what))
    charge = tuple(each for each in sentence.told if each.draft.lemma in _ACCUSES)
    return sentence.part(0, len(sentence.text)), tellers or charge or tuple(
        each for each in sentence.told if not reports(each.draft)
    ) or sentence.told
