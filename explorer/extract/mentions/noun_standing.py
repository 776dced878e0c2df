"""How an event stands that a noun names: by its adjectives, the light verb over it, and what it is the subject of."""

from dataclasses import replace

from explorer.data.event import Status
from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.governing import gives_up, puts_off, with_particles
from explorer.extract.mentions.standing import Standing, aspect, under_noun, verb_standing
from explorer.extract.mentions.tree import Tree
from explorer.extract.mentions.triggers import Trigger

_HAPPENING = frozenset(
    {"begin", "start", "take", "happen", "occur", "open", "close", "end", "hold", "resume", "go", "conclude", "follow"}
)
_WANTING = frozenset({"propose", "call", "seek", "plan", "schedule", "prepare", "pursue", "demand", "plot"})
_FEARING = frozenset({"fear", "suspect", "rumour", "rumor"})
_FUTURE_VERBS = frozenset({"expect", "schedule", "plan", "set", "slate", "project", "forecast", "due"})
_PAYING = frozenset({"fund", "finance", "allow", "enable", "fuel", "support"})
_WEIGHING = frozenset({"consider", "weigh", "mull", "contemplate", "ponder"})
_CALLING_OFF = frozenset({"cancel", "call_off", "scrap", "shelve", "abandon"})
_ENDING = frozenset({"end_relation", "lawsuit", "law", "sanction"})
_OPEN_MATTERS = frozenset({"project", "application", "candidacy", "listing", "nomination", "takeover", "merger"})
_AHEAD = frozenset({"due", "scheduled", "likely"})
_CALLED_OFF = frozenset({"deal", "talks", "partnership", "diplomacy"})


def standing_of(tree: Tree, trigger: Trigger) -> Standing:
    """The standing of a trigger, verb or noun."""
    if trigger.nominal:
        return noun_standing(tree, trigger)
    own = verb_standing(tree, trigger.index if trigger.infinitive is None else trigger.infinitive)
    if own.status not in ("happened", "ongoing") or own.polarity == "negated":
        return own
    meant = _by_meaning(tree, trigger)
    return own if meant is None else replace(own, status=meant)


def _by_meaning(tree: Tree, trigger: Trigger) -> Status | None:
    """What a verb itself says of how its object stands: called off, only considered, only expected."""
    lemma = tree.words[trigger.index].lemma
    if trigger.frame.general and lemma in _WEIGHING:
        return "speculated"
    if trigger.frame.general and lemma in cues().expect_verbs and trigger.arguments.passive:
        return "forecast"
    if trigger.frame.id in _ENDING or not gives_up(tree, trigger.index) or puts_off(tree, trigger.index):
        return None
    if with_particles(tree, trigger.index) & _CALLING_OFF:
        return "cancelled"
    given_up = [head for patient in trigger.arguments.patients[:1] for head in tree.conjuncts(patient)]
    meant = any(tree.words[head].lemma.lower() in cues().plan_nouns | _OPEN_MATTERS for head in given_up)
    return "cancelled" if meant else None


def noun_standing(tree: Tree, trigger: Trigger) -> Standing:
    """The standing of an event that a noun names."""
    own = _by_adjectives(tree, trigger.index)
    if trigger.governor is not None:
        return _by_light_verb(tree, trigger.governor, own)
    if own.status not in ("happened", "ongoing"):
        return own
    if trigger.subject_of is not None:
        return _as_subject(tree, trigger, trigger.subject_of, own)
    return _in_phrase(tree, trigger.index, own)


def _in_phrase(tree: Tree, noun: int, own: Standing) -> Standing:
    """What the noun or the verb right above says: "merger plans", "plans for a merger", "to fund an expansion"."""
    word = tree.words[noun]
    if word.dep == "compound" and word.head != noun:
        return under_noun(tree, word.head, own)
    if word.dep == "pobj" and tree.words[word.head].dep == "prep":
        return _held_by_noun(tree, tree.words[word.head].head, own)
    if word.dep == "dobj" and tree.words[word.head].lemma in _PAYING:
        above = verb_standing(tree, word.head)
        if above.status in ("planned", "speculated"):
            return replace(own, status=above.status, tense=above.tense)
    return own


def _held_by_noun(tree: Tree, holder: int, own: Standing) -> Standing:
    """ "Plans for a merger", "the risk of a strike"."""
    lists = cues()
    lemma = tree.words[holder].lemma.lower()
    if tree.words[holder].pos != "NOUN" or lemma not in lists.plan_nouns | lists.possible_nouns:
        return own
    return replace(own, status="speculated" if lemma in lists.possible_nouns else "planned", tense="none")


def _by_adjectives(tree: Tree, noun: int) -> Standing:
    lists = cues()
    near = {tree.lower[kid] for kid in tree.kids(noun, "amod", "compound", "nmod")}
    if tree.words[noun].dep in ("compound", "conj"):
        near |= {tree.lower[kid] for kid in tree.kids(tree.words[noun].head, "amod")}
    status: Status = "happened"
    for words, meant in (
        (lists.cancelled_adjectives, "cancelled"),
        (lists.planned_adjectives, "planned"),
        (lists.possible_adjectives, "speculated"),
        (lists.ongoing_adjectives, "ongoing"),
    ):
        if near & words:
            status = _AS_STATUS[meant]
            break
    no = any(tree.lower[kid] == "no" for kid in tree.kids(noun, "det", "neg"))
    return Standing(
        status=status,
        polarity="negated" if no else "affirmed",
        durative=status == "ongoing",
        earlier=bool(near & lists.earlier_adjectives),
        relayed=bool(near & lists.alleged_adjectives),
    )


_AS_STATUS: dict[str, Status] = {
    "cancelled": "cancelled",
    "planned": "planned",
    "speculated": "speculated",
    "ongoing": "ongoing",
}


def _by_light_verb(tree: Tree, governor: int, own: Standing) -> Standing:
    """ "Announced a merger", "is considering a merger", "denied the merger", "cancelled the summit"."""
    above = verb_standing(tree, governor)
    lemma = tree.words[governor].lemma
    merged = replace(above, relayed=above.relayed or own.relayed, earlier=above.earlier or own.earlier)
    if own.polarity == "negated":
        merged = replace(merged, polarity="negated")
    if above.status not in ("happened", "ongoing"):
        return merged
    dropped = above.polarity == "affirmed" and gives_up(tree, governor)
    meant: Status | None = _meant_by(lemma)
    if dropped:
        meant = "planned" if puts_off(tree, governor) else "cancelled"
    if meant is not None:
        return replace(merged, status=meant, durative=False)
    if own.status != "happened":
        return replace(own, tense=above.tense, polarity=merged.polarity)
    return aspect(merged, above, lemma, gerund=False)


def _meant_by(lemma: str) -> Status | None:
    """The status that a light verb gives to the event noun that is its object."""
    lists = cues()
    if lemma in lists.deny_verbs:
        return "denied" if lemma == "deny" else "cancelled"
    if lemma in ("block", "veto", "prevent", "thwart", "foil"):
        return "cancelled"
    if lemma in lists.consider_verbs and lemma != "discuss":
        return "speculated"
    if lemma in _WANTING or lemma == "discuss":
        return "planned"
    if lemma == "fear":
        return "speculated"
    return "forecast" if lemma in lists.expect_verbs | {"warn"} else None


def _as_subject(tree: Tree, trigger: Trigger, verb: int, own: Standing) -> Standing:
    """ "The trial will begin", "the deal collapsed", "the election is due to be held"; other verbs say nothing."""
    above = verb_standing(tree, verb)
    lemma = tree.words[verb].lemma
    below = [tree.words[kid].lemma for kid in tree.kids(verb, "xcomp")]
    for adjective in tree.kids(verb, "acomp"):
        below.extend(tree.words[kid].lemma for kid in tree.kids(adjective, "xcomp"))
        lemma = tree.lower[adjective]
    ahead = lemma in _AHEAD and not below
    if ahead or (lemma in _FUTURE_VERBS and (tree.is_passive(verb) or _HAPPENING & set(below))):
        status: Status = "forecast" if lemma in ("project", "forecast", "likely") else "planned"
        return replace(own, status=status, tense="future", polarity=above.polarity)
    if lemma in cues().expect_adjectives and lemma != tree.words[verb].lemma:
        return replace(own, status="forecast", tense="future", polarity=above.polarity)
    if lemma in _FEARING and tree.is_passive(verb):
        return replace(own, status="speculated", polarity=above.polarity)
    if lemma in _HAPPENING or lemma in cues().light_verbs:
        return replace(above, relayed=above.relayed or own.relayed)
    if lemma in ("collapse", "fail", "fall") and trigger.frame.group in _CALLED_OFF:
        return replace(own, status="cancelled", tense=above.tense)
    return _neutral_subject(tree, trigger.index, verb, own, above)


def _neutral_subject(tree: Tree, noun: int, verb: int, own: Standing, above: Standing) -> Standing:
    """What "a merger would create", "a strike could hurt" tell of the noun: with "would" it still lies ahead."""
    if any(tree.lower[kid] in ("would", "'d") for kid in tree.kids(verb, "aux")):
        return replace(own, status="planned", tense="future")
    indefinite = any(tree.lower[kid] in ("a", "an", "any") for kid in tree.kids(noun, "det"))
    if indefinite and above.status in ("speculated", "planned"):
        return replace(own, status="speculated")
    return replace(own, tense=above.tense if above.tense in ("past", "present_perfect") else "none")
