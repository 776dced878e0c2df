"""Denials against the claims that they answer: in one sentence, beside each other, or anywhere in the same matter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explorer.data.document import Document
from explorer.data.passage import DocumentId, Passage
from explorer.extract.tensions.candidate import Candidate
from explorer.extract.tensions.sentences import (
    Sentence,
    Told,
    kin_deeds,
    is_light,
    kin_words,
    names_in,
    quoted,
    reports,
    stems,
)
from explorer.extract.weights import weights

_CLAIMS = r"(?:claim|allegation|accusation|suggestion|report|assertion|rumou?r|charge|account|version|speculation)s?"
_DENIES = re.compile(
    r"(?<!not )(?<!nor )(?<!confirm or )(?<!to )(?<!n’t )(?<!n't )(?<!never )\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?"
    r"|disput(?:es|ed|ing)(?! over))\s+(?:(?:on|late|last|early|again|strongly|firmly|flatly|yesterday)\s(?:\w+\s)?)?(?=that\b|it\b|any\b|having\b|he\b|she\b|they\b|all\b|charges\b|wrongdoing\b"
    r"|being\b|involvement\b|responsibility\b|knowledge\b|this\b|\w+ing\b|the\s+[\w-]+\b|(?:a|the|such|those|these)?\s*"
    + _CLAIMS
    + r")(?!(?:him|her|them|us|entry|access|bail)\b)"
)
_REJECTS = re.compile(
    r"(?<!not )(?<!nor )(?<!confirm or )\b(?:reject|dismiss|contradict|disput|den|refut|rebuff)(?:s|ed|ing|ies|ied|y)?\s+(?:[\w’'-]+\s+){0,5}?"
    r"(?P<claim>" + _CLAIMS + r")\b"
)
_FALSE = re.compile(
    r"\b(?:call|describ|brand|label|dismiss|reject)(?:s|es|ed|ing)?\b[^.;]{0,60}?\b(?:as )?[“\"'‘]?(?:false|untrue|baseless|absurd|"
    r"nonsense|(?:pure |sheer )?fantasy|fiction|rubbish|exaggerated|misleading|unfounded|groundless|fabricated|ridiculous|a lie|lies|pure fiction|fake)\b|\bno truth (?:in|to)\b"
    r"|\b(?:is|was|are|were) (?:simply |completely |entirely )?(?:not true|untrue|false|baseless|unfounded|groundless)\b"
)
_ENDS = re.compile(
    r"[;”\"]|, (?:which|who|whom|whose|where|when)\b|,? as (?:was |had been |were )?\w+ed\b|,? as (?:an? |the )|,? and (?:(?:has |had )?(?:\w+ly )?"
    r"(?:accus|threaten|sa[iy]|insist|urg|call|promis)\w*)|, (?:but|saying|adding|insisting|calling|although|though|while)\b"
)
_AS = re.compile(
    r",? as (?:(?:was|were|had been|has been) (?:alleged|reported|claimed|suggested|charged|asserted)\b[^,;.]*"
    r"|[^,;.]{2,60}? (?:had |has |have )?(?:alleged|reported|claimed|suggested|charged|asserted|said|says|report|claim)"
    r"\b[^,;.]*)"
)
_AGAINST = re.compile(r"^\W*(?:but|yet)\b|\bhowever\b", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\baccording to\b|\b(?:people|sources?|officials|person|witnesses|documents?|memo) (?:familiar|with knowledge|close"
    r"|briefed|told|said|seen|obtained)",
    re.IGNORECASE,
)
# So many words before a verb tell whose it is, where its agent is not known.
_BEFORE = 6
# So many sentences after a denial may answer it.
_AFTER = 6
_NEAR = 3
# Fewer words than this say nothing of what is denied.
_ANY_SCOPE = 2
# "She denied taking it": of herself.
_GERUND = re.compile(r"\W*(?:having|being|\w{3,}ing)\b")
_ACCUSES = ("accuse", "allege", "blame", "claim", "charge", "suspect", "contend")


@dataclass(frozen=True, slots=True)
class _Denial:
    """Who denies what: the sentence up to the word that denies, that word, and what is denied.

    `scope` is empty for "the claim" alone; `claim` is the noun with all that it holds ("a report that …").
    """

    sentence: Sentence
    cue: Passage
    word: Passage
    scope: Passage
    who: tuple[Told, ...]
    what: tuple[Told, ...]
    claim: Passage | None

    @property
    def mouth(self) -> frozenset[str]:
        """Stems of the name of who denies, or of the words before the one that denies."""
        names = names_in(self.who, "agent") | names_in(self.what, "agent")
        before = self.sentence.text[: self.word.start - self.sentence.passage.start].split()[-_BEFORE:]
        return stems(" ".join(names or before))

    @property
    def points_back(self) -> bool:
        """Whether what is denied is only pointed at: "denied this", "rejected the accusation"."""
        words = self.sentence.text[self.scope.start - self.sentence.passage.start :][
            : self.scope.end - self.scope.start
        ]
        return len(words.split()) < _ANY_SCOPE or bool(_FALSE.match(words))


def denial_tensions(
    sentences: Mapping[DocumentId, Sequence[Sentence]], documents: Mapping[DocumentId, Document]
) -> list[Candidate]:
    """Each denial against the best claim of what it denies; a denial that answers no told claim yields nothing."""
    found: dict[Passage, tuple[bool, Candidate]] = {}
    for told in sentences.values():
        for place, sentence in enumerate(told):
            heading = any(each.draft.heading for each in sentence.told)
            for denial in _denials_in(sentence):
                for candidate in _against(denial, place, told, sentences, documents):
                    claim = candidate.passages[-1]
                    if claim not in found or found[claim][0] > heading:
                        found[claim] = (heading, candidate)
    return [candidate for _, candidate in found.values()]


def _denials_in(sentence: Sentence) -> Iterator[_Denial]:
    taken = -1
    for pattern in (_REJECTS, _DENIES, _FALSE):
        for match in pattern.finditer(sentence.text):
            if match.start() == taken:
                continue
            taken = match.start()
            end = _ENDS.search(sentence.text, match.end())
            last = end.start() if end and pattern is not _FALSE else len(sentence.text)
            scope = sentence.part(match.start() if pattern is _FALSE else match.end(), last)
            claim = None
            if pattern is _REJECTS and scope.end - scope.start > len("that it"):
                first = re.match(r"\w+\s+", sentence.text[match.start() :])
                claim = sentence.part(match.start() + (first.end() if first else 0), scope.end - sentence.passage.start)
            cue = sentence.part(0, match.start() + len(match[0].split()[0]))
            here = sentence.part(match.start(), match.start() + len(match[0].split()[0]))
            who = tuple(each for each in sentence.told if each.draft.mention.trigger.overlaps(here))
            what = sentence.within(claim or scope)
            what = tuple(each for each in what if each.draft.mention.status == "denied") or what
            if who or what:
                yield _Denial(sentence, cue, here, scope, who, what, claim)


def _against(
    denial: _Denial,
    place: int,
    told: Sequence[Sentence],
    sentences: Mapping[DocumentId, Sequence[Sentence]],
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
    elif (other := _best_claim(denial, place, told, sentences)) is not None:
        claim, tellers = _claim_in(other, denial)
        yield _candidate(denial, claim, tellers, f"Told: {quoted(claim, documents)}; denied: {denied}.")
    elif beside := _beside(denial, place, told):
        claim, tellers = _claim_in(beside, denial)
        yield _candidate(denial, claim, tellers, f"Two accounts: {denied}, against {quoted(claim, documents)}.")
    elif denial.claim is not None and denial.what:
        yield _candidate(denial, denial.claim, (), f"Told and denied in one breath: {denied}.")


def _candidate(denial: _Denial, claim: Passage, tellers: Sequence[Told], words: str) -> Candidate:
    denied = denial.what or denial.who
    events = tuple(dict.fromkeys(each.event for each in (*denied, *tellers)))
    passages = (denial.cue if denial.claim is claim else _whole(denial), claim)
    return Candidate("opposed", events, passages, words)


def _whole(denial: _Denial) -> Passage:
    """From who denies to the end of what is denied."""
    starts = [each.draft.mention.passage.start for each in denial.who]
    start = min([*starts, denial.word.start])
    return Passage(denial.scope.document, start, max(denial.scope.end, denial.cue.end))


def _best_claim(
    denial: _Denial, place: int, told: Sequence[Sentence], sentences: Mapping[DocumentId, Sequence[Sentence]]
) -> Sentence | None:
    """The sentence of the same matter that most plainly tells what is denied, by the mouth of somebody else."""
    before = told[place - 1].passage if place else None
    rated = [
        (_points(denial, other) + (other.passage == before), -abs(other.passage.start - denial.scope.start), other)
        for one in sentences.values()
        for other in one
        if other.cluster == denial.sentence.cluster and other.passage != denial.sentence.passage
    ]
    points, _, best = max(rated, key=lambda rate: (*rate[:2], rate[2].passage), default=(0.0, 0, None))
    return best if points >= weights().tensions.denied_claim else None


def _points(denial: _Denial, other: Sentence) -> float:
    """How plainly a sentence tells what is denied: words in common, a deed of the same kind, an accusation."""
    if _is_denial(other):
        return -1.0
    start = denial.sentence.passage.start
    scope = denial.sentence.text[denial.scope.start - start : denial.scope.end - start]
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


def _beside(denial: _Denial, place: int, told: Sequence[Sentence]) -> Sentence | None:
    """The sentence after it that says "but" by another mouth, of somebody whom the denial names; or that before it."""
    deniers = names_in(denial.who, "agent")
    here = names_in(denial.sentence.told) - deniers
    for number, other in enumerate(told[place + 1 : place + 1 + _AFTER]):
        if _by(other, deniers) or not _attributed(other, deniers) or _is_denial(other):
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
        if _is_denial(other) or _by(other, deniers) or not _attributed(other, deniers):
            continue
        mine = denial.mouth | stems(denial.sentence.text)
        if denial.points_back or mine & stems(other.text):
            return other if any(not reports(each.draft) for each in other.told) else None
    return None


def _is_denial(sentence: Sentence) -> bool:
    return bool(_DENIES.search(sentence.text) or _REJECTS.search(sentence.text))


def _by(sentence: Sentence, names: set[str]) -> bool:
    return any(each.draft.mention.attribution.by in names for each in sentence.told)


def _claim_in(sentence: Sentence, denial: _Denial) -> tuple[Passage, tuple[Told, ...]]:
    """The passage of a sentence that tells what is denied, and its mentions: the whole sentence when unsure."""
    tellers = tuple(each for each in sentence.told if kin_deeds((each,), denial.what))
    charge = tuple(each for each in sentence.told if each.draft.lemma in _ACCUSES)
    return sentence.part(0, len(sentence.text)), tellers or charge or tuple(
        each for each in sentence.told if not reports(each.draft)
    ) or sentence.told
