"""Drafts of mentions around given triggers, by simple means: what merging needs, without finding events itself."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from explorer.data.document import Document
from explorer.data.event import Attribution, Mention, MentionId, Role, Status
from explorer.data.passage import DocumentId, Passage
from explorer.extract.draft import DocumentFacts, MentionDraft, Participant, Tense, TimesFound
from explorer.extract.names import NameTable
from explorer.extract.parsing import Parse, Sentence, Word
from tools.scoring.ecbplus import EcbDocument, GoldMention

_ACTS = ("nsubj", "agent", "poss", "csubj")
_UNDERGOES = ("nsubjpass", "dobj", "dative", "attr", "oprd")
# Verbs that share the subject of the one above them.
_SHARES = ("conj", "xcomp", "advcl", "acl", "ccomp")
_TENSES: Mapping[str, Tense] = {"VBD": "past", "VBN": "past", "VBP": "present", "VBZ": "present"}


def documents_of(articles: Sequence[EcbDocument]) -> list[Document]:
    """The articles as documents without a date; each has an id of its own even when two hold the same text."""
    return [
        Document(
            id=DocumentId(f"d{hashlib.sha256(article.name.encode()).hexdigest()[:12]}"),
            file=f"{article.name}.txt",
            text=article.text,
            sha256=hashlib.sha256(article.text.encode()).hexdigest(),
            encoding="utf-8",
            title=article.name,
        )
        for article in articles
    ]


def gold_facts(
    articles: Sequence[EcbDocument], documents: Sequence[Document], parses: Sequence[Parse], names: NameTable
) -> list[DocumentFacts]:
    """For each article the drafts of its gold mentions; `mention.id` is the gold id."""
    return [
        DocumentFacts(
            document=document.id,
            published=None,
            times=TimesFound(),
            drafts=tuple(_draft(document, parse, names, gold) for gold in article.mentions),
            roles=(),
            leftovers=(),
            dated_sentences=(),
        )
        for article, document, parse in zip(articles, documents, parses, strict=True)
    ]


def with_found(facts: DocumentFacts, found: DocumentFacts) -> DocumentFacts:
    """The same mentions, with all that the extractor itself says where it finds a mention at the same trigger."""
    drafts = []
    for draft in facts.drafts:
        trigger = draft.mention.trigger
        same = [other for other in found.drafts if other.mention.trigger.overlaps(trigger)]
        if same:
            mention = replace(same[0].mention, id=draft.mention.id, trigger=trigger)
            drafts.append(replace(same[0], mention=mention))
        else:
            drafts.append(draft)
    return replace(facts, drafts=tuple(drafts))


def _draft(document: Document, parse: Parse, names: NameTable, gold: GoldMention) -> MentionDraft:
    trigger = Passage(document.id, gold.start, gold.end)
    sentence = _sentence(parse, trigger)
    words = sentence.words if sentence else ()
    head = _head(words, trigger)
    people = tuple(_participants(document.id, words, head, names)) if head is not None else ()
    lemma = words[head].lemma.lower() if head is not None else document.quote(trigger).lower()
    status, tense = _standing(words, head)
    place = sentence.passage if sentence else trigger
    return MentionDraft(
        mention=Mention(
            id=MentionId(gold.id),
            passage=place,
            quote=document.quote(place),
            trigger=trigger,
            status=status,
            polarity="affirmed",
            attribution=Attribution(),
            inferred=False,
        ),
        sentence=place,
        kind=lemma,
        frame=lemma,
        group=lemma,
        lemma=lemma,
        nominal=head is not None and words[head].pos == "NOUN",
        heading=sentence is not None and sentence.kind == "heading",
        tense=tense,
        durative=False,
        earlier=False,
        participants=people,
        amounts=(),
        times=(),
        anchors=(),
        title=document.quote(place),
        label=document.quote(place),
        salience=0.5,
    )


def _sentence(parse: Parse, trigger: Passage) -> Sentence | None:
    return next((sentence for sentence in parse.sentences if sentence.passage.overlaps(trigger)), None)


def _head(words: Sequence[Word], trigger: Passage) -> int | None:
    """The word of the trigger that hangs on a word outside it: the first verb or noun of these, else the first."""
    inside = [index for index, word in enumerate(words) if word.start < trigger.end and trigger.start < word.end]
    tops = [index for index in inside if words[index].head not in inside or words[index].head == index]
    telling = [index for index in tops if words[index].pos in ("VERB", "NOUN", "PROPN", "ADJ")]
    return next(iter(telling or tops or inside), None)


def _standing(words: Sequence[Word], head: int | None) -> tuple[Status, Tense]:
    """Planned after "will" or "to", speculated after another modal, else happened."""
    if head is None:
        return "happened", "none"
    helpers = {word.lemma.lower() for word in words if word.head == head and word.dep in ("aux", "auxpass")}
    if helpers & {"will", "to", "shall"}:
        return "planned", "future"
    if helpers & {"may", "might", "could", "would"}:
        return "speculated", "future"
    return "happened", _TENSES.get(words[head].tag, "none")


def _participants(document: DocumentId, words: Sequence[Word], head: int, names: NameTable) -> Iterator[Participant]:
    """Everybody named at the head of a phrase that hangs on the trigger, each once."""
    marks = names.mark(words)
    seen = set()
    for index, role in _fillers(words, head):
        for mark in marks:
            name = mark.names[0]
            if mark.first <= index < mark.end and name.name not in seen:
                seen.add(name.name)
                where = Passage(document, words[mark.first].start, words[mark.end - 1].end)
                yield Participant(name.name, role, name.type, inferred=False, named=True, passage=where)


def _fillers(words: Sequence[Word], head: int) -> Iterator[tuple[int, Role]]:
    """The heads of the phrases around a trigger, with their role; a verb without a subject takes that above it."""
    found = list(_around(words, head))
    above, steps = head, 0
    while not any(words[index].dep in ("nsubj", "nsubjpass") for index, _ in found) and steps < 4:
        if words[above].dep not in _SHARES or words[above].pos not in ("VERB", "AUX"):
            break
        above, steps = words[above].head, steps + 1
        found += [(index, role) for index, role in _around(words, above) if words[index].dep == "nsubj"]
    for index, role in found:
        yield index, role
        yield from ((other, role) for other, word in enumerate(words) if word.head == index and word.dep == "conj")


def _around(words: Sequence[Word], head: int) -> Iterator[tuple[int, Role]]:
    noun = words[head].pos in ("NOUN", "PROPN")
    for index, word in enumerate(words):
        if word.head != head or index == head:
            continue
        if word.dep in ("prep", "agent"):
            role: Role = "agent" if word.lemma == "by" else "patient" if noun and word.lemma == "of" else "other"
            yield from (
                (inner, role) for inner, other in enumerate(words) if other.head == index and other.dep == "pobj"
            )
        elif word.dep in _ACTS:
            yield index, "agent"
        elif word.dep in _UNDERGOES:
            yield index, "patient"
        elif noun and word.dep in ("compound", "nmod"):
            yield index, "other"
