"""Who left of his own will, and who was made to leave: two accounts of one departure."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from explorer.data.document import Document
from explorer.data.passage import DocumentId
from explorer.extract.tensions.candidate import Candidate
from explorer.extract.tensions.sentences import Sentence, quoted

_WILLING = re.compile(
    r"\b(?:decision|choice)\b[^.;]{0,30}\b(?:was|is|had been) (?:entirely |his |her |their ){1,2}(?:own|alone)\b"
    r"|\bof (?:his|her|their) own (?:accord|will|free will|volition)\b|\bnobody (?:had )?(?:pushed|forced)\b"
    r"|\b(?:not|never) (?:been )?(?:pushed|forced|asked|told) (?:out|to (?:go|leave|resign|quit|step))\b"
    r"|\b(?:left|resigned|quit|stepped down|went) voluntarily\b|\bchose to (?:go|leave|resign|quit|step down)\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"(?<!not )(?<!never )(?:\b(?:forced|pushed|driven) (?:him |her |them )?(?:out|from office)\b|\bousted\b"
    r"|(?<!not been )\b(?:told|asked|forced|ordered|pressed|urged) (?:him |her |them )?to"
    r" (?:go|leave|resign|quit|step down)\b"
    r"|\b(?:demanded|insisted) (?:that )?(?:he|she|they|[A-Z][\w.-]+) (?:go|leave|resign|quit|step down)\b)"
)
_DENIAL = re.compile(r"\bden(?:y|ies|ied|ying)\b")
# Sentences before one that says "he" within which the person was named.
_BACK = 4


def departure_tensions(
    sentences: Mapping[DocumentId, Sequence[Sentence]], documents: Mapping[DocumentId, Document]
) -> list[Candidate]:
    """For each person of a matter the first sentence of each account, when there are both."""
    accounts: dict[tuple[int, str], dict[bool, tuple[Sentence, str]]] = defaultdict(dict)
    for told in sentences.values():
        for place, sentence in enumerate(told):
            for willing, pattern in ((True, _WILLING), (False, _MADE)):
                if (found := pattern.search(sentence.text)) and not _DENIAL.search(sentence.text):
                    for person in _people(place, told):
                        accounts[sentence.cluster, person].setdefault(willing, (sentence, found[0]))
    return list(_both(accounts, documents))


def _people(place: int, told: Sequence[Sentence]) -> list[str]:
    """Who is meant: whom the sentence names, and whom those right before it name."""
    near = told[max(0, place - _BACK) : place + 1]
    people = [who.name for each in near for one in each.told for who in one.draft.participants if who.type == "person"]
    return sorted(dict.fromkeys(people))


def _both(
    accounts: Mapping[tuple[int, str], Mapping[bool, tuple[Sentence, str]]], documents: Mapping[DocumentId, Document]
) -> Iterator[Candidate]:
    seen = set()
    for found in accounts.values():
        if len(found) < 2 or (pair := (found[True][0].passage, found[False][0].passage)) in seen:
            continue
        seen.add(pair)
        events = [each.event for willing in (True, False) for each in found[willing][0].told]
        passages = tuple(found[willing][0].part(0, len(found[willing][0].text)) for willing in (True, False))
        quotes = [quoted(passage, documents) for passage in passages]
        words = f"Left freely, or made to leave: {quotes[0]}, against {quotes[1]}."
        yield Candidate("opposed", tuple(dict.fromkeys(events)), passages, words)
