"""Drafts of the mentions of one sentence: everything found about a trigger brought together."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from explorer.data.document import Document
from explorer.data.event import Attribution, Mention, MentionId, Role
from explorer.data.passage import Passage
from explorer.extract.draft import FoundAnchor, FoundTime, MentionDraft, Participant
from explorer.extract.mentions.amounts import amounts_in
from explorer.extract.mentions.arguments import Part, distinct, noun_parts, verb_parts
from explorer.extract.mentions.arguments_nameless import with_houses, with_nameless_of_noun, with_nameless_of_verb
from explorer.extract.mentions.attachment import Attachment, attach
from explorer.extract.mentions.back_off import about_people, about_something
from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.echoes import Echoes
from explorer.extract.mentions.noun_standing import standing_of
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.roles import learn_houses
from explorer.extract.mentions.salience import Reading, Refusal, salience_of
from explorer.extract.mentions.speech import tells_news
from explorer.extract.mentions.standing import Standing
from explorer.extract.mentions.titles import TitleWriter, disowned, finished, label_of
from explorer.extract.mentions.told_status import told_status
from explorer.extract.mentions.tree import Tree
from explorer.extract.mentions.triggers import Trigger, find_triggers, is_definite, without_frame
from explorer.extract.mentions.verb_groups import top_verb
from explorer.extract.mentions.voices import attribution_of, saying_verb, voice

_WIDEST = 45
# What is told with a "not" is told as what is not so; an expectation stays one.
_FINITE = ("past", "past_perfect", "present_perfect", "present", "future")


class Drafter:
    """Drafts mentions sentence by sentence; remembers what the document told before."""

    def __init__(self, document: Document, referents: Referents) -> None:
        self._document = document
        self._referents = referents
        self._echoes = Echoes()
        self._used: Counter[tuple[str, str]] = Counter()
        self._number = 0
        self._verbs: frozenset[int] = frozenset()
        self._by_noun: dict[MentionId, str] = {}

    def draft(
        self, tree: Tree, times: Sequence[FoundTime], anchors: Sequence[FoundAnchor]
    ) -> tuple[list[MentionDraft], list[Refusal], int]:
        """The drafts of the sentence last entered, why others were refused, and how many triggers there were."""
        self._number += 1
        learn_houses(tree, self._referents)
        if tree.words[-1].text == "?" and tree.sentence.kind != "heading":
            return [], ["opinion"], 0
        triggers = find_triggers(tree, self._referents)
        passage = tree.sentence.passage
        amounts = amounts_in(self._document.text, self._document.id, passage.start, passage.end)
        self._verbs = frozenset(trigger.index for trigger in triggers if not trigger.nominal)
        attached = attach(tree, triggers, times=times, anchors=anchors, amounts=amounts)
        drafts: list[MentionDraft] = []
        refusals: list[Refusal] = []
        spoken: set[int] = set()
        # What is said comes before who says it, and the inner statement before the outer.
        ordered = sorted(triggers, key=lambda one: (one.frame.id in ("statement", "forecast"), -tree.depths[one.index]))
        for trigger in ordered:
            if trigger.index in spoken:
                continue
            placing = _within_any(tree, trigger, anchors)
            made = self._one(tree, trigger, attached[trigger.index], placing=placing)
            if isinstance(made, str) and (weaker := without_frame(tree, self._referents, trigger)) is not None:
                made = self._one(tree, weaker, attached[trigger.index], placing=placing)
            if isinstance(made, str):
                refusals.append(made)
                continue
            if made is None:
                continue
            drafts.append(made)
            verb = saying_verb(tree, trigger.index)
            # A denial is news of its own beside what it denies.
            if verb is not None and tree.words[verb].lemma not in cues().deny_verbs:
                spoken.add(verb)
        drafts = self._told_once(drafts)
        return drafts, refusals, len(triggers)

    def _told_once(self, drafts: Sequence[MentionDraft]) -> list[MentionDraft]:
        """In the order of the text, each title once: nouns get one of their own, other words go with those above."""
        said: set[str] = set()
        kept = []
        for draft in sorted(drafts, key=_dated_first):
            if draft.frame == "statement" and draft.title.casefold().endswith(f" {self._word(draft)}"):
                continue  # speaking, without a word of what
            plain = self._by_noun.get(draft.mention.id, draft.title)
            told = replace(draft, title=plain, label=plain) if draft.title in said else draft
            if told.title not in said:
                kept.append(told)
            said.add(told.title)
        return sorted(kept, key=lambda draft: draft.mention.trigger)

    def _word(self, draft: MentionDraft) -> str:
        return self._document.quote(draft.mention.trigger).casefold()

    def _one(
        self, tree: Tree, trigger: Trigger, attached: Attachment, *, placing: bool
    ) -> MentionDraft | Refusal | None:
        """The draft of one trigger, or why there is none; None for words that only name an event to place another."""
        if not tells_news(tree, self._referents, trigger, dated=bool(attached.times)):
            return "opinion"
        standing = standing_of(tree, trigger)
        parts, echoed = self._parts(tree, trigger)
        if echoed and (_is_anchor(tree, trigger.index) or saying_verb(tree, trigger.index) is not None):
            return None
        if trigger.nominal and placing and self._echoes.knows(trigger.frame.group, parts):
            return None
        reading = Reading(
            frame=trigger.frame,
            nominal=trigger.nominal,
            heading=tree.sentence.kind == "heading",
            standing=standing,
            parts=tuple(parts),
            echoed=echoed,
            amounts=len(attached.amounts),
            times=len(attached.times) + len(attached.anchors),
            about=trigger.nominal or trigger.arguments.subject is not None or bool(trigger.arguments.objects),
            concrete=self._is_concrete(tree, trigger, parts, pinned=bool(attached.times or attached.amounts)),
            supposed=_supposed(tree, trigger),
            governed=trigger.governor is not None or trigger.subject_of is not None,
        )
        salience = salience_of(reading)
        if isinstance(salience, str):
            return salience
        if not echoed:
            self._echoes.tell(trigger.frame.group, parts, self._number)
        return self._build(tree, trigger, standing, parts, attached, salience)

    def _is_concrete(self, tree: Tree, trigger: Trigger, parts: list[Part], *, pinned: bool) -> bool:
        """Whether people, a body or a counted thing take part, named or not."""
        definite = not trigger.nominal or is_definite(tree, trigger)
        everybody = () if trigger.frame.general or not definite else self._everybody(tree, trigger, parts)
        somebody = any(part.role != "other" and part.referent.name.type != "other" for part in everybody)
        if trigger.nominal or somebody:
            return somebody
        if about_people(tree, trigger.index, trigger.arguments):
            return True
        return pinned and about_something(tree, self._referents, trigger.index, trigger.arguments)

    def _parts(self, tree: Tree, trigger: Trigger) -> tuple[list[Part], bool]:
        """The participants, and whether they come only from an event told before."""
        frame = trigger.frame
        undergoes = frame.subject != "agent"
        if not trigger.nominal:
            return verb_parts(
                tree, self._referents, trigger.arguments, subject_undergoes=undergoes, brings=frame.object
            ), False
        parts = noun_parts(tree, self._referents, trigger.index, brings=frame.object, undergoes=undergoes)
        if not any(part.role == "agent" for part in parts) or trigger.governor is not None:
            parts = distinct([*parts, *self._lent(tree, trigger, undergoes=undergoes)])
        if any(part.referent.whole for part in parts):
            return parts, False
        echoed = self._echoes.of(tree, trigger.index, frame.group, self._number)
        return (distinct([*parts, *echoed]), True) if echoed else (parts, False)

    def _lent(self, tree: Tree, trigger: Trigger, *, undergoes: bool) -> list[Part]:
        """Participants that the verb over an event noun lends: "Boeing opened talks with the union"."""
        verb = trigger.governor
        if verb is None:
            return self._owned(tree, trigger, undergoes=undergoes)
        subject = tree.subject(verb)
        lent: list[Part] = []
        causes = tree.words[verb].lemma in cues().causing_verbs
        if subject is not None and subject != trigger.index and not tree.is_passive(verb):
            role: Role = "patient" if undergoes else "agent"
            lent.extend(Part(one, role) for one in self._referents.of(subject) if one.whole or not causes)
        if causes:
            return lent
        for text, noun in tree.prepositions(verb):
            if tree.words[noun].ent in ("DATE", "TIME") or noun == trigger.index:
                continue
            lends: Role = "agent" if text == "by" else "patient" if text in trigger.frame.object else "other"
            lent.extend(Part(one, lends) for one in self._referents.of(noun) if one.whole)
            if text == "by" and tree.is_passive(verb):
                lent.extend(Part(one, lends) for one in self._referents.nameless(noun))
        return lent

    def _owned(self, tree: Tree, trigger: Trigger, *, undergoes: bool) -> list[Part]:
        """Who has the noun over an event noun ("Google's plans for a merger")."""
        word = tree.words[trigger.index]
        holder = tree.words[word.head].head if word.dep == "pobj" else word.head
        if (
            trigger.subject_of is not None
            or tree.words[holder].lemma.lower() not in cues().plan_nouns | cues().effort_nouns
        ):
            return []
        owner = tree.owner(holder)
        role: Role = "patient" if undergoes else "agent"
        return [] if owner is None else [Part(one, role) for one in self._referents.of(owner)]

    def _build(
        self, tree: Tree, trigger: Trigger, standing: Standing, parts: list[Part], attached: Attachment, salience: float
    ) -> MentionDraft:
        word = tree.words[trigger.index]
        attribution = self._attribution(tree, trigger, standing)
        status = told_status(tree, trigger, standing, parts, attached, self._document.published.when)
        standing = replace(standing, status=status)
        title = self._title(tree, trigger, standing, parts)
        if status == "denied" and standing.polarity == "affirmed" and standing.tense in _FINITE and not trigger.nominal:
            ruled_out = tree.words[top_verb(tree, trigger.index)].lemma == "rule"
            title = title if ruled_out else disowned(title)
        agent = next((part.referent.name.name for part in parts if part.role == "agent"), "")
        everybody = self._everybody(tree, trigger, parts)
        participants = tuple(_participant(tree, self._document, part) for part in everybody)
        agent = agent or next((part.referent.name.name for part in everybody if part.role == "agent"), "")
        passage = self._passage(tree, trigger, participants, attached)
        mention = Mention(
            id=self._id(tree, word.text),
            passage=passage,
            quote=self._document.quote(passage),
            trigger=Passage(self._document.id, word.start, word.end),
            status=status,
            polarity=standing.polarity,
            attribution=attribution,
            inferred=any(participant.inferred for participant in participants),
        )
        writer = TitleWriter(tree, self._referents)
        if trigger.nominal and trigger.governor is not None:
            self._by_noun[mention.id] = finished(writer.of_noun(trigger, parts))
        elif not trigger.nominal and (promised := writer.of_promise(trigger)):
            self._by_noun[mention.id] = finished(promised)
        return MentionDraft(
            mention=mention,
            sentence=tree.sentence.passage,
            kind=trigger.frame.kind,
            frame=trigger.frame.id,
            group=trigger.frame.group,
            lemma=word.lemma.lower(),
            nominal=trigger.nominal,
            heading=tree.sentence.kind == "heading",
            tense=standing.tense,
            durative=standing.durative
            or trigger.frame.durative
            or any(time.signal == "for" for time in attached.times),
            earlier=standing.earlier or standing.tense == "past_perfect",
            participants=participants,
            amounts=tuple(attached.amounts),
            times=tuple(attached.times),
            anchors=tuple(attached.anchors),
            title=title,
            label=label_of(title, agent),
            salience=salience,
        )

    def _everybody(self, tree: Tree, trigger: Trigger, parts: Sequence[Part]) -> list[Part]:
        """The participants, those without a name too ("police", "residents")."""
        undergoes = trigger.frame.subject != "agent"
        of_office = trigger.frame.kind == "personnel"
        if trigger.nominal:
            found = with_nameless_of_noun(tree, self._referents, trigger.index, parts, undergoes=undergoes)
            return with_houses(self._referents, found, of_office=of_office)
        says = trigger.frame.id in ("statement", "forecast")
        last = trigger.index if trigger.infinitive is None else trigger.infinitive
        found = with_nameless_of_verb(
            tree, self._referents, last, trigger.arguments, parts, undergoes=undergoes, says=says
        )
        return with_houses(self._referents, found, of_office=of_office)

    def _attribution(self, tree: Tree, trigger: Trigger, standing: Standing) -> Attribution:
        if trigger.frame.id == "statement" and not trigger.nominal:
            doer = trigger.arguments.doer
            if doer is not None:
                return voice(tree, self._referents, doer)
        return attribution_of(tree, self._referents, trigger.index, relayed=standing.relayed)

    def _title(self, tree: Tree, trigger: Trigger, standing: Standing, parts: list[Part]) -> str:
        writer = TitleWriter(tree, self._referents)
        if not trigger.nominal:
            return finished(writer.of_verb(trigger, standing))
        if trigger.subject_of is not None and self._said_of(tree, trigger, trigger.subject_of):
            return finished(writer.of_clause(trigger.subject_of, standing))
        if trigger.governor is not None and self._told_by_verb(tree, trigger):
            return finished(writer.of_clause(trigger.governor, standing))
        return finished(writer.of_noun(trigger, parts))

    def _said_of(self, tree: Tree, trigger: Trigger, verb: int) -> bool:
        """Whether the verb of which an event noun is the subject tells nothing else ("talks had begun")."""
        finite = tree.words[verb].tag in ("VBD", "VBZ", "VBP") or bool(tree.kids(verb, "aux", "auxpass"))
        completed = [kid for kid in tree.kids(verb, "dobj", "attr", "ccomp", "acomp") if tree.lower[kid] != "place"]
        return (
            finite
            and not completed
            and verb not in self._verbs
            and tree.words[trigger.index].dep in ("nsubj", "nsubjpass")
        )

    def _told_by_verb(self, tree: Tree, trigger: Trigger) -> bool:
        """Whether the light verb over an event noun makes the better title ("Google initiates discussions")."""
        verb = trigger.governor
        if verb is None or tree.words[verb].lemma in cues().causing_verbs or tree.is_passive(verb):
            return False
        subject = tree.subject(verb)
        if subject is None or subject == trigger.index or tree.words[trigger.index].dep not in ("dobj", "pobj"):
            return False
        return (
            tree.owner_within(trigger.index) is None or tree.words[tree.owner_within(trigger.index) or 0].tag == "PRP$"
        )

    def _passage(
        self, tree: Tree, trigger: Trigger, participants: Sequence[Participant], attached: Attachment
    ) -> Passage:
        """The shortest run of words with trigger, participants and times, at most `_WIDEST` words from the trigger."""
        word = tree.words[trigger.index]
        start, end = word.start, word.end
        sentence = tree.sentence.passage
        pieces = [participant.passage for participant in participants if participant.passage is not None]
        pieces.extend(time.words for time in attached.times)
        pieces.extend(anchor.words for anchor in attached.anchors)
        pieces.extend(amount.passage for amount in attached.amounts)
        low = tree.words[max(0, trigger.index - _WIDEST)].start
        high = tree.words[min(len(tree.words) - 1, trigger.index + _WIDEST)].end
        for piece in pieces:
            if low <= piece.start and piece.end <= high:
                start, end = min(start, piece.start), max(end, piece.end)
        return Passage(self._document.id, max(start, sentence.start), min(end, sentence.end))

    def _id(self, tree: Tree, trigger: str) -> MentionId:
        """From the document's text, the sentence and the trigger: never from a place or a file's name."""
        sentence = self._document.quote(tree.sentence.passage)
        key = (sentence, trigger)
        self._used[key] += 1
        material = "\x00".join((self._document.sha256, sentence, trigger, str(self._used[key])))
        return MentionId(hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:16])


def _dated_first(draft: MentionDraft) -> tuple[bool, bool, Passage]:
    """Verbs before nouns, dated ones first, then the order of the text."""
    statement_last = draft.nominal or (draft.frame != "statement" and draft.mention.status == "speculated")
    return (statement_last, not (draft.times or draft.anchors), draft.mention.trigger)


def _within_any(tree: Tree, trigger: Trigger, anchors: Sequence[FoundAnchor]) -> bool:
    """Whether a trigger stands in words that place another event ("shortly after the deal was revealed")."""
    word = tree.words[trigger.index]
    return any(anchor.words.start <= word.start and word.end <= anchor.words.end for anchor in anchors)


def _is_anchor(tree: Tree, noun: int) -> bool:
    """Whether an event is only named to place another ("two days after the quake")."""
    word = tree.words[noun]
    return word.dep == "pobj" and tree.lower[word.head] in (
        "after",
        "before",
        "since",
        "following",
        "during",
        "until",
        "amid",
    )


def _supposed(tree: Tree, trigger: Trigger) -> bool:
    """Whether a noun such as "risk" or "potential", or an "if", stands over an infinitive, a gerund or a noun."""
    at = trigger.index
    for above in tree.ancestors(trigger.index):
        if tree.words[at].tag in ("VBD", "VBZ", "VBP") or tree.kids(at, "nsubj", "nsubjpass"):
            return any(tree.lower[kid] in ("if", "unless", "whether") for kid in tree.kids(at, "mark"))
        if tree.words[above].pos == "NOUN" and tree.words[above].lemma.lower() in cues().possible_nouns:
            return True
        at = above
    return False


def _participant(tree: Tree, document: Document, part: Part) -> Participant:
    referent = part.referent
    passage = Passage(document.id, tree.words[referent.first].start, tree.words[referent.end - 1].end)
    return Participant(
        name=referent.name.name,
        role=part.role,
        type=referent.name.type,
        inferred=referent.inferred,
        named=not referent.inferred and not referent.name.nameless,
        passage=passage,
        house=part.house,
    )
