"""Which words of a sentence tell an event: verbs and nouns matched with the patterns of the frames."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.extract.frames import Frame, Pattern, frames
from explorer.extract.mentions.arguments import NO_ARGUMENTS, Arguments, verb_arguments
from explorer.extract.mentions.back_off import general_verb
from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.governing import gives_up, puts_off, with_particles
from explorer.extract.mentions.happenings import general_frame, happenings
from explorer.extract.mentions.patterns import VerbSurroundings, noun_fits
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.tree import Tree
from explorer.extract.name_words import name_words


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event, by its index in the sentence.

    `governor` is the light verb that lends a noun its subject and its time, `subject_of` the verb whose subject the
    noun is; `infinitive` the verb that completes it ("continue to work with"). A noun has no `arguments`.
    """

    index: int
    frame: Frame
    nominal: bool
    arguments: Arguments = NO_ARGUMENTS
    governor: int | None = None
    subject_of: int | None = None
    infinitive: int | None = None


def find_triggers(tree: Tree, referents: Referents) -> list[Trigger]:
    """The triggers of the current sentence in the order of the text, one for each happening."""
    found: list[Trigger] = []
    for index, word in enumerate(tree.words):
        trigger = None
        if word.tag.startswith("VB"):
            # The parser sometimes takes a finite verb for an adjective; a finite verb never is one.
            finite = word.tag in ("VBD", "VBZ", "VBP")
            if word.dep not in ("aux", "auxpass") and (finite or word.dep not in ("amod", "compound")):
                trigger = _verb(tree, referents, index)
        elif word.tag in ("NN", "NNS") or (word.tag in ("NNP", "NNPS") and _common_noun(tree, index)):
            trigger = _noun(tree, referents, index)
        if trigger is not None:
            found.append(trigger)
    return _each_once(tree, found)


def _common_noun(tree: Tree, index: int) -> bool:
    """Whether a noun tagged as a name is none: capitals in a headline, but no month ("March")."""
    return tree.name_of(index) is None and tree.words[index].text not in name_words().not_names


def _verb(tree: Tree, referents: Referents, index: int) -> Trigger | None:
    lemma, entries = _entries(tree, index)
    around = VerbSurroundings(tree, referents, index)
    subject = around.arguments.subject
    if subject is not None and tree.words[subject].tag == "PRP$":
        return None  # "their having risen" tells no deed
    for pattern, frame in entries:
        if around.fit(pattern):
            if not pattern.infinitives:
                return Trigger(index, frame, nominal=False, arguments=around.arguments)
            below = _infinitive(tree, index, pattern)
            arguments = _with(tree, around.arguments, below)
            return Trigger(index, frame, nominal=False, arguments=arguments, infinitive=below)
    general = general_verb(tree, referents, index, lemma, around.arguments)
    return None if general is None else Trigger(index, general, nominal=False, arguments=around.arguments)


def without_frame(tree: Tree, referents: Referents, trigger: Trigger) -> Trigger | None:
    """The same verb as one that has no frame, for where its frame does not hold; None for what tells nothing then."""
    if trigger.nominal or trigger.frame.general:
        return None
    if trigger.frame.id in ("statement", "forecast") and not tree.kids(trigger.index, "dobj", "nsubjpass"):
        return None
    lemma, _ = _entries(tree, trigger.index)
    frame = general_verb(tree, referents, trigger.index, lemma, trigger.arguments)
    return None if frame is None else replace(trigger, frame=frame, infinitive=None)


def _entries(tree: Tree, index: int) -> tuple[str, tuple[tuple[Pattern, Frame], ...]]:
    """A verb's lemma and patterns; the lemmatizer is helped where it cuts too much ("fined" to "fin")."""
    verbs = frames().verbs
    lower = tree.lower[index]
    lemma = tree.words[index].lemma.lower()
    known = happenings().kinds
    forms = (lemma, lower.removesuffix("d"), lower.removesuffix("ed"))
    form = next((form for form in forms if form in verbs), None)
    if form is not None:
        return form, verbs[form]
    return next((form for form in forms if form in known), lemma), ()


def _infinitive(tree: Tree, index: int, pattern: Pattern) -> int | None:
    below = tree.kids(index, "xcomp", "ccomp")
    return next((verb for verb in below if tree.words[verb].lemma in pattern.infinitives), None)


def _with(tree: Tree, arguments: Arguments, infinitive: int | None) -> Arguments:
    """The arguments of a verb together with those of its infinitive ("will continue to work with X")."""
    if infinitive is None:
        return arguments
    below = verb_arguments(tree, infinitive)
    return replace(
        arguments,
        objects=(*arguments.objects, *below.objects),
        prepositions=(*arguments.prepositions, *below.prepositions),
    )


def _noun(tree: Tree, referents: Referents, index: int) -> Trigger | None:
    nouns = frames().nouns
    entries = nouns.get(tree.words[index].lemma.lower()) or nouns.get(tree.lower[index])
    if not _can_tell(tree, index):
        return None
    if not entries:
        return _due(tree, index)
    governor, subject_of = _governor(tree, index)
    for pattern, frame in entries:
        if (governor is not None or not pattern.light) and noun_fits(tree, referents, index, pattern):
            return Trigger(index, frame, nominal=True, governor=governor, subject_of=subject_of)
    return None


def _due(tree: Tree, index: int) -> Trigger | None:
    """A noun without a frame of which a day is told: "the findings are due before Christmas"."""
    word = tree.words[index]
    if word.dep != "nsubj" or tree.words[word.head].lemma != "be":
        return None
    ahead = [kid for kid in tree.kids(word.head, "acomp") if tree.lower[kid] in ("due", "likely", "scheduled")]
    end = tree.spans[word.head][1]
    if not ahead or tree.kids(ahead[0], "xcomp") or not any(one.ent == "DATE" for one in tree.words[ahead[0] : end]):
        return None
    frame = general_frame("action", word.lemma.lower())
    return Trigger(index, frame, nominal=True, subject_of=word.head)


def is_definite(tree: Tree, trigger: Trigger) -> bool:
    """Whether an event noun means one happening: with an article, a possessor, a number, or a verb that does it."""
    fixed = tree.kids(trigger.index, "det", "poss", "nummod") or trigger.governor is not None
    return bool(fixed) or any(text in ("of", "by") for text, _ in tree.prepositions(trigger.index))


def _can_tell(tree: Tree, index: int) -> bool:
    """Whether a noun can be the word for an event here: not as a mere modifier ("investment bank")."""
    word = tree.words[index]
    if word.dep not in ("compound", "nmod", "amod"):
        following = index + 1
        return not (following < len(tree.words) and tree.lower[following] == "-")
    head = tree.words[word.head]
    return head.lemma.lower() in cues().effort_nouns | cues().plan_nouns or head.lemma == "news"


def _governor(tree: Tree, noun: int) -> tuple[int | None, int | None]:
    """The light verb over an event noun, and the verb whose subject the noun is."""
    at = noun
    while tree.words[at].dep in ("compound", "conj") and tree.words[at].head != at:
        at = tree.words[at].head
    word = tree.words[at]
    head = word.head
    verb, subject_of = None, None
    if head == at:
        return None, None
    if word.dep in ("dobj", "attr", "nsubjpass") and tree.is_verb(head):
        verb, subject_of = head, head if word.dep == "nsubjpass" else None
    elif word.dep == "nsubj":
        subject_of = head
    elif word.dep == "pobj" and tree.lower[head] in ("into", "in", "on", "to", "for", "with", "of"):
        verb = tree.words[head].head if tree.is_verb(tree.words[head].head) else None
        if verb is not None and any(tree.lower[kid] not in ("part", "place") for kid in tree.kids(verb, "dobj")):
            verb = None  # "lost her brother in the attack"
    light = verb is not None and bool(with_particles(tree, verb) & cues().light_verbs)
    return (verb if light else None), subject_of


def _each_once(tree: Tree, found: Sequence[Trigger]) -> list[Trigger]:
    """Leave out what tells the same happening twice: "signed a deal" is one, "announced a merger" is the merger."""
    by_index = {trigger.index: trigger for trigger in found}
    dropped: set[int] = set()
    for trigger in found:
        if (
            trigger.nominal
            and (begun := by_index.get(_told_of(trigger))) is not None
            and _only_tells(tree, trigger, begun)
        ):
            dropped.add(begun.index)
        above = _holder(tree, trigger.index) if trigger.nominal else None
        if above is not None and above in by_index and not by_index[above].nominal:
            dropped |= _told_twice(tree, by_index[above], trigger)
    dropped |= _governing_twins(tree, [trigger for trigger in found if trigger.index not in dropped])
    dropped |= _mere_plans(tree, [trigger for trigger in found if trigger.index not in dropped])
    dropped |= {trigger.infinitive for trigger in found if trigger.infinitive is not None}
    return [trigger for trigger in found if trigger.index not in dropped]


def _told_twice(tree: Tree, verb: Trigger, noun: Trigger) -> set[int]:
    """Which of a verb and the event noun that it holds tells nothing that the other does not."""
    lemma = tree.words[verb.index].lemma
    light = bool(with_particles(tree, verb.index) & cues().light_verbs)
    stands = not light or lemma in _DECIDING or puts_off(tree, verb.index)
    if verb.frame.general and _has_people(tree, noun.index) and stands:
        return set()
    if verb.frame.id == "statement" and lemma not in cues().telling_verbs:
        # "Rejected the accusation", "blamed the attack on the rebels", "demanded an inquiry".
        if _has_people(tree, noun.index) and lemma not in cues().request_verbs:
            return set()
        takes_part = noun.index in verb.arguments.patients or lemma in cues().request_verbs | {"respond", "reply"}
        return {noun.index} if takes_part else set()
    delays = verb.frame.id == "incident" and light
    if delays or (verb.frame.general and light) or verb.frame.id in ("statement", "forecast", "continue"):
        return {verb.index}
    if verb.frame.group == noun.frame.group or noun.index in verb.arguments.patients:
        return {noun.index}
    return set()


_CAN_FAIL = frozenset({"deal", "talks", "partnership", "ceasefire", "diplomacy"})
# What these do to another's deed is a deed of its own.
_DECIDING = frozenset({"block", "reject", "approve", "veto", "order", "prevent"})


def _mere_plans(tree: Tree, found: Sequence[Trigger]) -> set[int]:
    """Verbs without a frame that only say how the deed below them stands: "ruled out resigning"."""
    general = {trigger.index for trigger in found if trigger.frame.general}
    told = [trigger.index if trigger.governor is None else trigger.governor for trigger in found]
    below = {above for verb in told if (above := _planning_verb(tree, verb)) is not None}
    lists = cues()
    standing = lists.plan_verbs | lists.consider_verbs | lists.fail_verbs | lists.cancel_verbs | lists.prevent_verbs
    standing |= lists.begin_verbs | lists.end_verbs | lists.go_on_verbs | lists.deny_verbs
    plans = {
        verb
        for verb in general & below
        if tree.words[verb].lemma in standing
        or (tree.words[verb].lemma in _MAKING and tree.is_passive(verb))
        or any(tree.lower[kid] == "out" for kid in tree.kids(verb, "prt"))
    }
    given_up = {trigger.index for trigger in found if not trigger.nominal and gives_up(tree, trigger.index)}
    return plans | (given_up & below) | _prevented(tree, found)


def _prevented(tree: Tree, found: Sequence[Trigger]) -> set[int]:
    """What only another verb's "from" tells: "barred him from joining the club" is the bar."""
    verbs = {trigger.index for trigger in found if tree.words[trigger.index].lemma in cues().prevent_verbs}
    return {
        trigger.index
        for trigger in found
        if tree.words[trigger.index].dep == "pcomp" and tree.words[tree.words[trigger.index].head].head in verbs
    }


# "Was forced to lower its prices" is that it lowered them.
_MAKING = frozenset({"force", "compel", "oblige", "allow", "permit", "cause"})


def _planning_verb(tree: Tree, verb: int) -> int | None:
    """The verb that says how an infinitive stands: "offered to buy", "scrapped a plan to buy"."""
    word = tree.words[verb]
    if word.dep == "xcomp" or (word.dep == "advcl" and tree.words[word.head].lemma in cues().plan_verbs):
        return word.head
    holder = tree.words[word.head]
    planned = word.dep in ("acl", "relcl") and holder.lemma.lower() in cues().plan_nouns
    return holder.head if planned and holder.dep in ("dobj", "nsubjpass") else None


def _told_of(trigger: Trigger) -> int:
    return -1 if trigger.subject_of is None else trigger.subject_of


def _only_tells(tree: Tree, noun: Trigger, verb: Trigger) -> bool:
    """Whether a verb without a frame says no more of its subject than that it happened ("the outbreak began")."""
    if tree.words[verb.index].lemma in ("collapse", "fail") and noun.frame.group in _CAN_FAIL:
        return True
    placed = [tree.lower[head] for head in verb.arguments.objects] == ["place"]
    return verb.frame.general and (placed or not verb.arguments.objects) and not verb.arguments.passive


def _has_people(tree: Tree, noun: int) -> bool:
    """Whether an event noun brings its own participants ("the takeover of X by Y")."""
    return bool(tree.kids(noun, "poss")) or any(text in ("of", "by") for text, _ in tree.prepositions(noun))


def _governing_twins(tree: Tree, found: Sequence[Trigger]) -> set[int]:
    """Of two triggers of one group where one governs the other ("intensify efforts to build") the upper."""
    groups = {trigger.index: trigger.frame.group for trigger in found}
    twins: set[int] = set()
    for trigger in found:
        at = trigger.index
        for above in tree.ancestors(trigger.index):
            if tree.words[at].dep not in ("xcomp", "acl", "dobj", "pcomp", "prep"):
                break
            if tree.words[at].dep == "xcomp" and any(kid < at for kid in tree.kids(above, "dobj")):
                break  # "named X to succeed her": X is to do it
            if groups.get(above) == trigger.frame.group:
                twins.add(above)
            at = above
    return twins


def _holder(tree: Tree, noun: int) -> int | None:
    """The verb whose object a noun is, directly or behind a preposition."""
    word = tree.words[noun]
    if word.dep in ("dobj", "nsubjpass", "attr"):
        return word.head
    # "Announced at a news conference" is no less told than "announced".
    if word.dep == "pobj" and tree.lower[word.head] not in _BESIDE and tree.is_verb(tree.words[word.head].head):
        return tree.words[word.head].head
    return None


_BESIDE = frozenset({"at", "in", "during", "after", "before", "since", "amid", "until", "following", "by"})
