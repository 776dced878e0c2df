"""The words by which somebody denies, and what is denied."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.data.passage import Passage
from explorer.extract.tensions.sentences import Sentence, Told, names_in, stems

_CLAIMS = r"(?:claim|allegation|accusation|suggestion|report|assertion|rumou?r|charge|account|version|speculation)s?"
_PLAIN = r"(?<!not )(?<!nor )(?<!confirm or )(?<!to )(?<!n’t )(?<!n't )(?<!never )"
_WHEN = r"(?:(?:on|late|last|early|again|strongly|firmly|flatly|yesterday)\s(?:\w+\s)?)?"
_DENIES = re.compile(
    _PLAIN + r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?|disput(?:es|ed|ing)(?! over))\s+" + _WHEN
    + r"(?=that\b|it\b|any\b|having\b|he\b|she\b|they\b|all\b|charges\b|wrongdoing\b|being\b|involvement\b"
    r"|responsibility\b|knowledge\b|this\b|\w+ing\b|the\s+[\w-]+\b|(?:a|the|such|those|these)?\s*" + _CLAIMS
    + r")(?!(?:him|her|them|us|entry|access|bail)\b)"
)  # fmt: skip
_REJECTS = re.compile(
    r"(?<!not )(?<!nor )(?<!confirm or )\b(?:reject|dismiss|contradict|disput|den|refut|rebuff)"
    r"(?:s|ed|ing|ies|ied|y)?\s+"
    r"(?:[\w’'-]+\s+){0,5}?(?P<claim>" + _CLAIMS + r")\b"
)
_UNTRUE = (
    r"(?:false|untrue|baseless|absurd|nonsense|(?:pure |sheer )?(?:fantasy|fiction)|rubbish|exaggerated|misleading"
    r"|unfounded|groundless|fabricated|ridiculous|a lie|lies|fake)"
)
_FALSE = re.compile(
    r"\b(?:call|describ|brand|label|dismiss|reject)(?:s|es|ed|ing)?\b[^.;]{0,60}?\b(?:as )?[“\"'‘]?" + _UNTRUE
    + r"\b|\bno truth (?:in|to)\b"
    r"|\b(?:is|was|are|were) (?:simply |entirely )?(?:not true|untrue|false|baseless|unfounded|groundless)\b"
)  # fmt: skip
_ENDS = re.compile(
    r"[;”\"]|, (?:which|who|whom|whose|where|when)\b|,? as (?:was |had been |were )?\w+ed\b|,? as (?:an? |the )"
    r"|,? and (?:has |had )?(?:\w+ly )?(?:accus|threaten|sa[iy]|insist|urg|call|promis)\w*"
    r"|, (?:but|saying|adding|insisting|calling|although|though|while)\b"
)
# So many words before a verb tell whose it is, where its agent is not known.
_BEFORE = 6
# Fewer words than this say nothing of what is denied.
_ANY_SCOPE = 2


@dataclass(frozen=True, slots=True)
class Denial:
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
    def words(self) -> str:
        """What is denied, in its words."""
        start = self.sentence.passage.start
        return self.sentence.text[self.scope.start - start : self.scope.end - start]

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


def is_denial(sentence: Sentence) -> bool:
    """Whether somebody denies something in a sentence."""
    return bool(_DENIES.search(sentence.text) or _REJECTS.search(sentence.text))


def denials_in(sentence: Sentence) -> Iterator[Denial]:
    """The denials of a sentence that some mention stands in or at."""
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
                yield Denial(sentence, cue, here, scope, who, what, claim)
