"""Counts of one thing that disagree between articles, or within one: tolls, people on the move, jobs, prices."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from explorer.data.document import Document
from explorer.data.minutes import DAY
from explorer.data.passage import DocumentId
from explorer.extract.merging.families import deed, kin
from explorer.extract.merging.merge import publication_order, publications
from explorer.extract.tensions.candidate import Candidate
from explorer.extract.tensions.sentences import Sentence, quoted, stems
from explorer.extract.tensions.tallies import Tally, prices_in, tallies_in
from explorer.extract.weights import weights

# The beginning of an article tells what it is about; so many characters of it, and words that two share.
_LEAD = 600
_SHARED = 4
# Reports of one matter come out within so many days.
_DAYS = 45
# A number that this divides may stand for "about".
_ROUND = 10
# What an article counts once, as a whole.
_WHOLE = ("passengers", "hostages", "prisoners", "detainees", "inmates", "houses", "homes", "buildings", "signatures")
# What an article has one main count of: the first that it gives.
_MAIN = ("dead", "hurt", "missing", "jobs")
_DONE = ("happened", "ongoing")


def count_tensions(
    sentences: Mapping[DocumentId, Sequence[Sentence]], documents: Mapping[DocumentId, Document]
) -> list[Candidate]:
    """Pairs of counts of one thing that differ beyond their hedges, each kind once per pair of articles."""
    in_order = sorted(sentences, key=lambda name: publication_order(documents[name]))
    told = {
        name: [tally for each in sentences[name] for tally in (*tallies_in(each), *prices_in(each))]
        for name in in_order
    }
    found = []
    for one, two in _pairs(in_order, sentences, documents):
        seen: set[str] = set()
        for first, second in _within(told[one]) if one == two else _across(told[one], told[two]):
            if first.what not in seen:
                seen.add(first.what)
                found.append(_candidate(first, second, documents))
    return found


def _pairs(
    names: Sequence[DocumentId],
    sentences: Mapping[DocumentId, Sequence[Sentence]],
    documents: Mapping[DocumentId, Document],
) -> Iterator[tuple[DocumentId, DocumentId]]:
    """Pairs of articles about one matter that came out near each other, and each article with itself."""
    out = publications(documents.values())
    leads = {name: stems(documents[name].text[:_LEAD]) for name in names}
    for one, two in combinations(names, 2):
        if sentences[one][0].cluster != sentences[two][0].cluster:
            continue
        days = max(0, out[one][0] - out[two][1], out[two][0] - out[one][1]) // DAY if one in out and two in out else 0
        if days <= _DAYS and len(leads[one] & leads[two]) >= _SHARED:
            yield one, two
    for name in names:
        yield name, name


def _within(told: Sequence[Tally]) -> Iterator[tuple[Tally, Tally]]:
    """The main count of an article's dead against a toll that another sentence of it gives."""
    mains = [tally for tally in told if tally.what == "dead" and _is_main(tally, told)]
    for first, second in combinations(mains, 2):
        apart = _apart(first, second) and (first.toll or second.toll)
        if apart and first.sentence.passage != second.sentence.passage and not _again(first, mains, second):
            yield first, second


def _again(first: Tally, mains: Sequence[Tally], second: Tally) -> bool:
    """Whether one sentence gives both numbers: then it says itself how the one became the other."""
    values = {first.value, second.value}
    places = Counter(each.sentence.passage for each in mains if each.value in values)
    return any(number > 1 for number in places.values())


def _across(one: Sequence[Tally], two: Sequence[Tally]) -> Iterator[tuple[Tally, Tally]]:
    nouns = [Counter(tally.noun for tally in told if tally.what not in _MAIN) for told in (one, two)]
    for first in one:
        for second in two:
            if first.what != second.what or not _apart(first, second):
                continue
            if first.what in _MAIN and _is_main(first, one) and _is_main(second, two):
                if not _agrees(first, two) and not _agrees(second, one):
                    yield first, second
            elif first.what in _MAIN:
                if first.what == "dead" and not _is_main(first, one) and not _is_main(second, two):
                    yield from [(first, second)] * _of_the_same(first, second)
            elif _alone(first, second, nouns) or first.priced or _fits(first, second):
                yield first, second


def _is_main(tally: Tally, told: Sequence[Tally]) -> bool:
    """Whether a count is that of all: a toll, or one that leads the article; of jobs the first."""
    if tally.what == "jobs":
        return tally == next(each for each in told if each.what == tally.what)
    return tally.toll or (tally.sentence.leads and tally.whole and not _named(tally))


def _alone(first: Tally, second: Tally, nouns: Sequence[Counter[str]]) -> bool:
    """Whether a count of something whole ("passengers") stands once in each article."""
    return first.noun == second.noun and nouns[0][first.noun] == nouns[1][second.noun] == 1 and first.noun in _WHOLE


def _apart(first: Tally, second: Tally) -> bool:
    """Whether two counts differ beyond their hedges, yet not so far that they must count different things."""
    table = weights().tensions
    least, most = sorted((first.value, second.value))
    width = table.hedged_amount if first.loose or second.loose else table.amount
    if not first.loose and not second.loose and not first.priced and least % _ROUND and most % _ROUND:
        width = 0.0
    return most - least > width * most and most <= table.times * least


def _fits(first: Tally, second: Tally) -> bool:
    """Whether both count for kin deeds, of one status, that do not name different people."""
    if not first.told or not second.told or first.part or second.part:
        return False
    x, y = first.told[0].draft, second.told[0].draft
    done = [draft.mention.status in _DONE for draft in (x, y)]
    if not kin(deed(x), deed(y)) or done[0] != done[1] or x.mention.polarity != y.mention.polarity:
        return False
    named = [{who.name for who in draft.participants if who.role == "agent" and who.named} for draft in (x, y)]
    if named[0] and named[1] and not named[0] & named[1]:
        return False
    if first.what != "people" and len(stems(first.sentence.text) & stems(second.sentence.text)) < _SHARED:
        return False
    everybody = [{who.name for who in draft.participants} for draft in (x, y)]
    return bool(everybody[0] & everybody[1]) or (not _named(first) and not _named(second))


def _of_the_same(first: Tally, second: Tally) -> bool:
    """Whether two counts of some of the dead are of the same ones: the same death, and words in common beside it."""
    one, two = ({deed(each.draft) for each in tally.told} for tally in (first, second))
    if first.noun != second.noun or first.part or second.part:
        return False
    return bool(one & two) and len(stems(first.sentence.text) & stems(second.sentence.text)) >= _SHARED - 1


def _named(tally: Tally) -> bool:
    return any(who.named and who.type != "place" for each in tally.told for who in each.draft.participants)


def _agrees(first: Tally, others: Sequence[Tally]) -> bool:
    """Whether the other article gives the same count too, as the count of all."""
    return any(first.value == other.value and first.what == other.what and _is_main(other, others) for other in others)


def _candidate(first: Tally, second: Tally, documents: Mapping[DocumentId, Document]) -> Candidate:
    events = tuple(dict.fromkeys(told.event for tally in (first, second) for told in tally.told))
    wholes = [quoted(tally.sentence.part(0, len(tally.sentence.text)), documents) for tally in (first, second)]
    one, two = quoted(first.passage, documents), quoted(second.passage, documents)
    words = f"{one} against {two}: {wholes[0]}; {wholes[1]}."
    return Candidate("amount", events, (first.passage, second.passage), words)
