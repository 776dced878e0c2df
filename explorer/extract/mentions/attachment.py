"""Which times, anchors and amounts of a sentence belong to which trigger: by the clause that they stand in."""

from collections.abc import Iterable, Sequence

from explorer.data.event import Amount
from explorer.extract.draft import FoundAnchor, FoundTime
from explorer.extract.mentions.back_off import places_its_noun
from explorer.extract.mentions.noun_standing import standing_of
from explorer.extract.mentions.tree import Tree
from explorer.extract.mentions.triggers import Trigger

_DAYS = ("minute", "hour", "day")
_BOUNDARIES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "acl"})


class Attachment:
    """What belongs to one trigger."""

    def __init__(self) -> None:
        self.times: list[FoundTime] = []
        self.anchors: list[FoundAnchor] = []
        self.amounts: list[Amount] = []


def attach(
    tree: Tree,
    triggers: Sequence[Trigger],
    *,
    times: Iterable[FoundTime],
    anchors: Iterable[FoundAnchor],
    amounts: Iterable[Amount],
) -> dict[int, Attachment]:
    """For each trigger's word the times, anchors and amounts of its own clause."""
    domains = _domains(tree, triggers)
    attached = {trigger.index: Attachment() for trigger in triggers}
    for time in times:
        owner = _owner(tree, domains, time.words.start, time.words.end)
        if owner is not None and not _only_qualifies(tree, domains, time):
            attached[owner].times.append(time)
    _share(tree, triggers, attached)
    for anchor in anchors:
        if (owner := _owner(tree, domains, anchor.words.start, anchor.words.end, outside=True)) is not None:
            attached[owner].anchors.append(anchor)
    for amount in amounts:
        if (owner := _owner(tree, domains, amount.passage.start, amount.passage.end)) is not None:
            attached[owner].amounts.append(amount)
    return attached


def _share(tree: Tree, triggers: Sequence[Trigger], attached: dict[int, Attachment]) -> None:
    """Give a time before the subject to all coordinated verbs: "On Monday the mayor resigned and left the party"."""
    for trigger in sorted(triggers, key=lambda one: one.index):
        first = tree.words[trigger.index].head
        own = attached[trigger.index].times
        if trigger.nominal or own or tree.words[trigger.index].dep != "conj" or first not in attached:
            continue
        subject = tree.kids(first, "nsubj", "nsubjpass")
        front = tree.words[subject[0]].start if subject else 0
        own.extend(time for time in attached[first].times if time.words.start < front)
    for trigger in sorted(triggers, key=lambda one: one.index):
        above = tree.words[trigger.index].head
        if (
            not trigger.nominal
            and not attached[trigger.index].times
            and above in attached
            and _at_once(tree, trigger.index)
        ):
            same = [
                time
                for time in attached[above].times
                if time.expression.when.grain in _DAYS and time.expression.when.instant
            ]
            attached[trigger.index].times.extend(same)


def _at_once(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what came with its main clause: "…, breaking a truce", "… when shells hit a market"."""
    word = tree.words[verb]
    if word.dep != "advcl" or word.head > verb or tree.words[word.head].tag not in ("VBD", "VBN"):
        return False
    first = tree.spans[verb][0]
    if word.tag == "VBG":
        return tree.lower[verb - 1 : verb] == [","] and not tree.kids(verb, "nsubj", "nsubjpass", "mark", "aux")
    return word.tag == "VBD" and tree.lower[first] == "when"


def _only_qualifies(tree: Tree, domains: dict[int, int], time: FoundTime) -> bool:
    """Whether a quarter, year or the like only says which thing is meant: "first-quarter results", "the 1991 deal"."""
    top = _top(tree, time.words.start, time.words.end)
    if top is None or time.expression.when.grain in ("minute", "hour", "day", "week", "month"):
        return False
    word = tree.words[top]
    return word.dep in ("amod", "compound", "nmod", "nummod") and word.head > top and word.head not in domains


def _domains(tree: Tree, triggers: Sequence[Trigger]) -> dict[int, int]:
    """For each word that speaks for a trigger (itself, its light verb, the verbs that govern it) the trigger."""
    domains: dict[int, int] = {trigger.index: trigger.index for trigger in triggers}
    for trigger in triggers:
        own: list[int | None] = [
            trigger.governor,
            trigger.infinitive,
            trigger.subject_of if _happens(tree, trigger) else None,
        ]
        if not trigger.nominal:
            own.extend(_governing(tree, trigger.index))
        for index in own:
            if index is not None:
                domains.setdefault(index, trigger.index)
    return domains


def _happens(tree: Tree, trigger: Trigger) -> bool:
    """Whether the verb of which the noun is the subject tells of the event itself ("the trial began")."""
    return trigger.subject_of is not None and standing_of(tree, trigger).tense != "none"


def _governing(tree: Tree, verb: int) -> list[int]:
    """The verbs above an infinitive or gerund: a time beside them is its own ("plans to close the plant in May")."""
    found: list[int] = []
    at = verb
    while tree.words[at].dep == "xcomp" and tree.words[at].head != at:
        at = tree.words[at].head
        found.append(at)
    return found


def _owner(tree: Tree, domains: dict[int, int], start: int, end: int, *, outside: bool = False) -> int | None:
    """The trigger that the words from one code point to another belong to; None when their clause has none.

    `outside`: the words hold a clause of their own ("after the deal was revealed"), so the search begins above them.
    """
    top = _top(tree, start, end)
    if top is None:
        return None
    at = tree.words[top].head if outside else top
    for _ in range(len(tree.words)):
        if at in domains:
            return domains[at]
        if tree.is_verb(at):
            below = _only_below(tree, domains, at)
            if below is not None:
                return below
            # A verb that tells no event keeps its times for itself.
            if tree.words[at].dep in _BOUNDARIES or tree.words[at].dep not in (
                "aux",
                "auxpass",
                "amod",
                "xcomp",
                "prep",
            ):
                return None
        head = tree.words[at].head
        if head == at:
            return None
        at = head
    return None


def _top(tree: Tree, start: int, end: int) -> int | None:
    """The highest word of a stretch."""
    inside = [index for index, word in enumerate(tree.words) if word.start < end and word.end > start]
    tops = [index for index in inside if tree.words[index].head not in inside or tree.words[index].head == index]
    return tops[0] if tops else None


def _only_below(tree: Tree, domains: dict[int, int], verb: int) -> int | None:
    """The trigger that is the object or subject of a verb that tells no event itself, when there is just one."""
    if places_its_noun(tree, verb) and tree.words[verb].head in domains:
        return domains[tree.words[verb].head]  # "a strike planned for Friday"
    found = [
        domains[child]
        for child in tree.kids(verb, "dobj", "nsubjpass", "xcomp", "attr")
        if child in domains and child == domains[child]
    ]
    return found[0] if len(set(found)) == 1 else None
