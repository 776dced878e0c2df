"""From a parsed document to drafts of its mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from explorer.data.document import Document
from explorer.data.passage import Passage
from explorer.extract.draft import DocumentFacts, FoundAnchor, FoundTime, Leftover, MentionDraft, RoleFact, TimesFound
from explorer.extract.mentions.drafts import Drafter
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.roles import roles_in
from explorer.extract.mentions.salience import Refusal
from explorer.extract.mentions.tree import Tree
from explorer.extract.names import Name, NameTable
from explorer.extract.parsing import Parse


def find_mentions(document: Document, parse: Parse, names: NameTable, times: TimesFound) -> DocumentFacts:
    """The mentions of one document with their times, its role facts, and the sentences that yield none, and why."""
    referents = Referents(names)
    drafter = Drafter(document, referents)
    drafts: list[MentionDraft] = []
    roles: list[RoleFact] = []
    leftovers: list[Leftover] = []
    dated: list[Passage] = []
    for sentence in parse.sentences:
        if sentence.kind == "boilerplate" or not sentence.words:
            continue
        tree = Tree(sentence, names.mark(sentence.words))
        referents.enter(tree)
        own_times = _inside(times.times, sentence.passage)
        own_anchors = _anchors_inside(times.anchors, sentence.passage)
        if own_times:
            dated.append(sentence.passage)
        found, refusals, triggers = drafter.draft(tree, own_times, own_anchors)
        drafts.extend(found)
        roles.extend(roles_in(tree, referents, document.id))
        if not found and (own_times or triggers):
            leftovers.append(Leftover(sentence.passage, _reason(refusals)))
    return DocumentFacts(
        document=document.id,
        published=document.published.when,
        times=times,
        drafts=tuple(_with_names(draft, referents.introduced) for draft in drafts),
        roles=tuple(roles),
        leftovers=tuple(leftovers),
        dated_sentences=tuple(dated),
    )


def _with_names(draft: MentionDraft, introduced: Mapping[str, Name]) -> MentionDraft:
    """A draft whose participants without a name have that by which the article introduces them afterwards."""
    if not any(who.name in introduced for who in draft.participants):
        return draft
    everybody = {
        (known.name if known else who.name): replace(who, name=known.name, inferred=True, named=False) if known else who
        for who in draft.participants
        for known in [introduced.get(who.name)]
    }
    mention = replace(draft.mention, inferred=True)
    return replace(draft, mention=mention, participants=tuple(everybody.values()))


def _reason(refusals: Sequence[Refusal]) -> Literal["no_event", "opinion", "unclear_actor"]:
    if not refusals:
        return "no_event"
    return "unclear_actor" if "unclear_actor" in refusals else "opinion"


def _inside(times: Sequence[FoundTime], passage: Passage) -> list[FoundTime]:
    return [time for time in times if passage.start <= time.words.start < passage.end]


def _anchors_inside(anchors: Sequence[FoundAnchor], passage: Passage) -> list[FoundAnchor]:
    return [anchor for anchor in anchors if passage.start <= anchor.words.start < passage.end]
