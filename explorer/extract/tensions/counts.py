"""Counts of one thing that disagree between articles, or within one: tolls, people on the move, jobs, prices."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from explorer.data.document import Document
from explorer.data.minutes import DAY
from explorer.data.passage import DocumentId
from explorer.extract.merging.families import deed, kin
from explorer.extract.merging.merge import publications
from explorer.extract.tensions.candidate import Candidate
from explorer.extract.tensions.sentences import Sentence, quoted, stems
from explorer.extract.tensions.tallies import Tally, prices_in, tallies_in
from explorer.extract.weights import weights

# The beginning of an article tells what it is about; so many characters of it, and words that two share.
_LEAD = 600
_SHARED = 4
# Reports of one matter come out within so many days; counts of one thing differ at most so many times.
_DAYS = 45
_TIMES = 4.0
_PEOPLE = ("people", "jobs")
_DONE = ("happened", "ongoing")


def count_tensions(
    sentences: Mapping[DocumentId, Sequence[Sentence]], documents: Mapping[DocumentId, Document]
) -> list[Candidate]:
    """Pairs of counts of one thing that differ beyond their hedges, each kind once per pair of articles."""
    told = {
        name: [tally for each in here for tally in (*tallies_in(each), *prices_in(each))]
        for name, here in sentences.items()
    }
    found = []
    for one, two in _pairs(list(told), sentences, documents):
        seen: set[str] = set()
        for first, second in _matching(told[one], told[two], same=one == two):
            if first.what not in seen and not _agrees(first, [t for t in told[two] if t.what == first.what and t.toll]):
                seen.add(first.what)
                found.append(_candidate(first, second, documents))
    return found


def _pairs(
    names: Sequence[DocumentId],
    sentences: Mapping[DocumentId, Sequence[Sentence]],
    documents: Mapping[DocumentId, Document],
) -> Iterator[tuple[DocumentId, DocumentId]]:
    """Each article with itself, and pairs of articles about one matter that came out near each other."""
    out = publications(documents.values())
    for name in names:
        yield name, name
    for one, two in combinations(names, 2):
        if sentences[one][0].cluster != sentences[two][0].cluster:
            continue
        days = max(0, out[one][0] - out[two][1], out[two][0] - out[one][1]) // DAY if one in out and two in out else 0
        leads = [stems(documents[name].text[:_LEAD]) for name in (one, two)]
        if days <= _DAYS and len(leads[0] & leads[1]) >= _SHARED:
            yield one, two


def _matching(one: Sequence[Tally], two: Sequence[Tally], *, same: bool) -> Iterator[tuple[Tally, Tally]]:
    for first in one:
        for second in two:
            if first.what == second.what and _apart(first, second) and _of_one_thing(first, second, same=same):
                if not same or first.passage.start < second.passage.start:
                    yield first, second


def _apart(first: Tally, second: Tally) -> bool:
    """Whether two counts differ beyond their hedges, yet not so far that they must count different things."""
    table = weights().tensions
    least, most = sorted((first.value, second.value))
    width = table.hedged_amount if first.loose or second.loose else table.amount
    return most - least > width * most and most <= _TIMES * least


def _of_one_thing(first: Tally, second: Tally, *, same: bool) -> bool:
    if first.what == "dead":
        mains = [tally.toll or (_leads(tally) and not _named(tally)) for tally in (first, second)]
        if all(mains):
            return not same or (first.toll and second.toll)
        return not any(mains) and not same and _like_words(first, second)
    if same:
        return False
    if " in " in first.what:
        return True
    return any(
        kin(deed(x.draft), deed(y.draft)) and _fits(first, second) for x in first.told[:1] for y in second.told[:1]
    )


def _fits(first: Tally, second: Tally) -> bool:
    """Whether the deeds of two counts have one status and do not name different people."""
    x, y = first.told[0].draft, second.told[0].draft
    done = [draft.mention.status in _DONE for draft in (x, y)]
    if done[0] != done[1] or x.mention.polarity != y.mention.polarity:
        return False
    named = [{who.name for who in draft.participants if who.role == "agent" and who.named} for draft in (x, y)]
    if named[0] and named[1] and not named[0] & named[1]:
        return False
    if first.what not in _PEOPLE and len(stems(first.sentence.text) & stems(second.sentence.text)) < _SHARED:
        return False
    everybody = [{who.name for who in draft.participants} for draft in (x, y)]
    return bool(everybody[0] & everybody[1]) or (not _named(first) and not _named(second))


def _like_words(first: Tally, second: Tally) -> bool:
    """Whether two counts of some of the dead are of the same ones: the same death, and words in common beside it."""
    one, two = ({deed(each.draft) for each in tally.told} for tally in (first, second))
    return bool(one & two) and len(stems(first.sentence.text) & stems(second.sentence.text)) >= _SHARED - 1


def _leads(tally: Tally) -> bool:
    return tally.sentence.leads


def _named(tally: Tally) -> bool:
    return any(who.named and who.type != "place" for each in tally.told for who in each.draft.participants)


def _agrees(first: Tally, others: Sequence[Tally]) -> bool:
    """Whether the other article gives the same count too, in so many words."""
    return any(abs(first.value - other.value) < 1 and first.passage != other.passage for other in others)


def _candidate(first: Tally, second: Tally, documents: Mapping[DocumentId, Document]) -> Candidate:
    events = tuple(dict.fromkeys(told.event for tally in (first, second) for told in tally.told))
    wholes = [quoted(tally.sentence.part(0, len(tally.sentence.text)), documents) for tally in (first, second)]
    one, two = quoted(first.passage, documents), quoted(second.passage, documents)
    words = f"{one} against {two}: {wholes[0]}; {wholes[1]}."
    return Candidate("amount", events, (first.passage, second.passage), words)
