"""Two tellings of one deed that a single thing keeps apart: the day, or who did it; and the dead who are alive."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from explorer.data.document import Document
from explorer.data.minutes import DAY
from explorer.data.passage import DocumentId
from explorer.extract.draft import MentionDraft
from explorer.extract.merging.documents import rarity
from explorer.extract.merging.event_draft import EventDraft
from explorer.extract.merging.families import circles, deed, family, kin
from explorer.extract.merging.likeness import stated_days, vetoes
from explorer.extract.merging.merge import publications
from explorer.extract.tensions.candidate import Candidate
from explorer.extract.tensions.deeds import amounts_apart
from explorer.extract.tensions.sentences import Sentence, Told, quoted, reports, stems
from explorer.extract.weights import weights

# Words of one kind that more mentions than this share in one matter tell nothing.
_MOST = 60
# Days between two dates of one deed, at most, and between the articles that tell it.
_NEAR = 21
_REPORTS = 60
_SOON = 10
# The days that a date may cover, to be held against another one.
_DAY_WIDE = 2
_WORDS = 2
_MORE_WORDS = 4
_TELLING = 1.0
_AGAIN = ("attack", "casualties", "conflict", "contest", "sport", "crime")
_ALIVE = re.compile(r"\b(?:found alive|is alive|was alive|still alive|alive and well|survived|turned up alive)\b")
_DYING = ("kill", "die", "drown", "murder", "perish")


def telling_tensions(
    drafts: Sequence[EventDraft],
    sentences: Mapping[DocumentId, Sequence[Sentence]],
    documents: Mapping[DocumentId, Document],
) -> list[Candidate]:
    """Deeds told twice, in two articles, with days that cannot meet or by different hands; deaths that were none."""
    found = []
    published = publications(documents.values())
    alone = Counter(
        (draft.mention.trigger.document, deed(draft)) for event in drafts for draft in event.drafts if draft.times
    )
    for first, second in _pairs(drafts):
        x, y = first.draft, second.draft
        days = _days_between(published, x, y)
        if days > _REPORTS or not (_same_thing(x, y, documents) or _of_one_object(x, y) or _lone(first, second, alone)):
            continue
        names = [name for name, _ in vetoes(x, y, published)]
        quotes = [quoted(draft.sentence, documents) for draft in (x, y)]
        events, passages = (first.event, second.event), (x.mention.passage, y.mention.passage)
        if names == ["dates"] and _dated_near(x, y):
            words = f"Two dates for one deed: {quotes[0]}, against {quotes[1]}."
            found.append(Candidate("date", events, passages, words))
        elif names == ["amounts"] and _shares_somebody(x, y) and (pair := amounts_apart(x, y)):
            words = f"{pair[0].text} against {pair[1].text}: {quotes[0]}; {quotes[1]}."
            found.append(Candidate("amount", events, (pair[0].passage, pair[1].passage), words))
        elif names == ["polarity"] and (_planned_and_denied(x, y) or _done_to(x, y)):
            words = f"One says that it did not happen: {quotes[0]}, against {quotes[1]}."
            found.append(Candidate("opposed", events, passages, words))
        elif names == ["agents"] and days <= _SOON and _done_by_others(x, y, quotes):
            words = f"Two accounts of who did it: {quotes[0]}, against {quotes[1]}."
            found.append(Candidate("opposed", events, passages, words))
    return [*found, *_dead_or_alive(sentences, documents)]


def _pairs(drafts: Sequence[EventDraft]) -> Iterator[tuple[Told, Told]]:
    """Mentions of two events and two articles of one matter, by words of one circle of kin; each pair once."""
    by_word: dict[tuple[int, str | int], list[Told]] = defaultdict(list)
    for event in drafts:
        for draft in event.drafts:
            if not reports(draft) and draft.group not in weights().merging.repeatable:
                names: list[str | int] = [deed(draft), *sorted(circles(deed(draft)))]
                for circle in names:
                    by_word[event.cluster, circle].append(Told(event.id, draft))
    seen: set[tuple[str, str]] = set()
    for told in by_word.values():
        for first, second in combinations(told if len(told) <= _MOST else (), 2):
            one, two = first.draft.mention, second.draft.mention
            new = (one.id, two.id) not in seen and first.event != second.event
            if new and one.trigger.document != two.trigger.document:
                seen.add((one.id, two.id))
                yield first, second


def _days_between(published: Mapping[DocumentId, tuple[int, int]], x: MentionDraft, y: MentionDraft) -> int:
    one, two = (published.get(draft.mention.trigger.document) for draft in (x, y))
    return max(0, one[0] - two[1], two[0] - one[1]) // DAY if one and two else 0


def _same_thing(x: MentionDraft, y: MentionDraft, documents: Mapping[DocumentId, Document]) -> bool:
    """Whether two tellings share more than the deed: telling words beside the names, and for what recurs many."""
    if not kin(deed(x), deed(y)):
        return False
    names = stems(" ".join(who.name for draft in (x, y) for who in draft.participants))
    texts = [documents[draft.sentence.document].quote(draft.sentence) for draft in (x, y)]
    common = stems(texts[0]) & stems(texts[1])
    shared = any(
        who.named and who.name in text for draft, text in ((x, texts[1]), (y, texts[0])) for who in draft.participants
    )
    shared = shared or bool({who.name for who in x.participants} & {who.name for who in y.participants})
    least = _MORE_WORDS if x.group in _AGAIN or y.group in _AGAIN else _WORDS
    return len(common - names) + bool(shared and deed(x) == deed(y)) >= least


def _lone(first: Told, second: Told, alone: Mapping[tuple[DocumentId, str], int]) -> bool:
    """Whether each article dates one deed of this word only, and the word is no everyday one."""
    x, y = first.draft, second.draft
    if deed(x) != deed(y) or x.group in _AGAIN or rarity(x.lemma) < _TELLING:
        return False
    return all(alone.get((draft.mention.trigger.document, deed(draft))) == 1 for draft in (x, y))


def _of_one_object(x: MentionDraft, y: MentionDraft) -> bool:
    """Whether two titles share a telling word beside the deed and the names: both are about branches that close."""
    if not x.title or deed(x) != deed(y) or x.nominal or y.nominal:
        return False
    names = stems(" ".join(who.name for draft in (x, y) for who in draft.participants if who.named))
    words = stems(" ".join((x.lemma, y.lemma)))
    return bool((stems(x.title) & stems(y.title)) - names - words)


def _shares_somebody(x: MentionDraft, y: MentionDraft) -> bool:
    """Whether both, with one status, name an actor in common who is no place."""
    one, two = ({who.name for who in draft.participants if who.type != "place"} for draft in (x, y))
    return x.mention.status == y.mention.status and bool(one & two)


def _done_to(x: MentionDraft, y: MentionDraft) -> bool:
    """Whether both name an agent in common, and somebody or something else in common too."""
    one, two = ({who.name for who in draft.participants if who.role == "agent"} for draft in (x, y))
    others = [{who.name for who in draft.participants if who.role != "agent"} for draft in (x, y)]
    return deed(x) == deed(y) and bool(one & two) and bool(others[0] & others[1])


def _planned_and_denied(x: MentionDraft, y: MentionDraft) -> bool:
    """Whether one plans what the other says will not be, of the same things, and no two agents are named."""
    agents = [{who.name for who in draft.participants if who.role == "agent"} for draft in (x, y)]
    plan, other = sorted((x, y), key=lambda draft: draft.mention.polarity)
    ahead = plan.mention.status == "planned" and other.tense in ("future", "present")
    return ahead and _of_one_object(x, y) and (not all(agents) or bool(agents[0] & agents[1]))


def _done_by_others(x: MentionDraft, y: MentionDraft, quotes: Sequence[str]) -> bool:
    """Whether two agents, neither of whom the other telling names, did the same to one named person or thing."""
    agents = [[who for who in draft.participants if who.role == "agent"] for draft in (x, y)]
    patients = [{who.name for who in draft.participants if who.role == "patient" and who.named} for draft in (x, y)]
    if deed(x) != deed(y) or not patients[0] & patients[1] or not x.mention.status == y.mention.status == "happened":
        return False
    return not any(who.name in quote for each, quote in zip(agents, reversed(quotes), strict=True) for who in each)


def _dated_near(x: MentionDraft, y: MentionDraft) -> bool:
    """Whether both are dated to some days, which lie so near each other that one deed is meant."""
    one, two = stated_days(x), stated_days(y)
    if one is None or two is None or x.mention.status != y.mention.status:
        return False
    widths = [(high - low) // DAY for low, high in (one, two)]
    return max(widths) <= _DAY_WIDE and max(0, one[0] - two[1], two[0] - one[1]) // DAY <= _NEAR


def _dead_or_alive(
    sentences: Mapping[DocumentId, Sequence[Sentence]], documents: Mapping[DocumentId, Document]
) -> Iterator[Candidate]:
    """Somebody of a name who died in one sentence and lives in another."""
    dying = {family(word) for word in _DYING}
    died: dict[tuple[int, str], tuple[Sentence, Told]] = {}
    alive: list[tuple[str, Sentence, Told]] = []
    for told in sentences.values():
        for sentence in told:
            for each in sentence.told:
                dies = deed(each.draft) in dying and each.draft.mention.status == "happened"
                for who in each.draft.participants if dies else ():
                    if who.type == "person" and who.named and who.role == "patient":
                        died.setdefault((sentence.cluster, who.name), (sentence, each))
                alive += _living(sentence, each)
    told_of: set[str] = set()
    for name, sentence, each in alive:
        dead = died.get((sentence.cluster, name))
        if dead and dead[0].passage != sentence.passage and name not in told_of:
            told_of.add(name)
            quotes = [quoted(one.passage, documents) for one in (dead[0], sentence)]
            passages = (dead[1].draft.mention.passage, sentence.part(0, len(sentence.text)))
            words = f"{name} dead, and alive: {quotes[0]}, against {quotes[1]}."
            yield Candidate("status", (dead[1].event, each.event), passages, words)


def _living(sentence: Sentence, each: Told) -> Iterator[tuple[str, Sentence, Told]]:
    """Whom a mention has alive, when its trigger stands in the words that say so."""
    found = _ALIVE.search(sentence.text)
    if found and each.draft.mention.trigger.overlaps(sentence.part(*found.span())):
        for who in each.draft.participants:
            if who.type == "person" and who.named and not who.inferred:
                yield who.name, sentence, each
