"""How an event stands by the words around it: happened, ongoing, planned …, affirmed or negated, in which tense."""

from dataclasses import dataclass, replace

from explorer.data.event import Polarity, Status
from explorer.extract.draft import Tense
from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.tree import Tree
from explorer.extract.mentions.triggers import Trigger

_FOCUS = frozenset({"merely", "only", "just", "simply", "solely", "necessarily", "exactly"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})


@dataclass(frozen=True, slots=True)
class Standing:
    """Status, polarity and tense of an event, whether it goes on, and whether it lies before the main story.

    `purpose` marks an infinitive of purpose ("to secure data"), `relayed` an adverb such as "reportedly", `wanted`
    what somebody only asks of another.
    """

    status: Status = "happened"
    polarity: Polarity = "affirmed"
    tense: Tense = "none"
    durative: bool = False
    earlier: bool = False
    purpose: bool = False
    relayed: bool = False
    wanted: bool = False


def standing_of(tree: Tree, trigger: Trigger) -> Standing:
    """The standing of a trigger, from its own form and from everything that governs it."""
    if trigger.nominal:
        return _noun(tree, trigger)
    return verb_standing(tree, trigger.index if trigger.infinitive is None else trigger.infinitive)


def verb_standing(tree: Tree, verb: int, depth: int = 0) -> Standing:
    """The standing of what a verb tells."""
    own = _own(tree, verb)
    word = tree.words[verb]
    head = word.head
    if depth > 6 or head == verb:
        return own
    if word.dep == "conj" and (tree.is_verb(head) or tree.words[head].dep == "ROOT"):
        return _as_conjunct(tree, verb, head, own, depth)
    if word.dep in ("xcomp", "pcomp") or (word.dep in ("ccomp", "advcl", "acl") and _is_infinitive(tree, verb)):
        return _governed(tree, verb, own, depth)
    if word.dep == "advcl":
        return _in_clause(tree, verb, own, depth)
    if word.dep == "acl":
        return _participle(tree, verb, own)
    return _if_clause(tree, verb, own)


def _own(tree: Tree, verb: int) -> Standing:
    """What the verb's own form and helpers say."""
    word = tree.words[verb]
    helpers = [tree.lower[kid] for kid in tree.kids(verb, "aux", "auxpass")]
    adverbs = {tree.lower[kid] for kid in tree.kids(verb, "advmod")}
    tense, status, durative = _form(word.tag, helpers, adverbs)
    return Standing(
        status=status,
        polarity="negated" if _negated(tree, verb) else "affirmed",
        tense=tense,
        durative=durative,
        earlier=tense == "past_perfect" or ("already" in adverbs and tense in ("present_perfect", "past")),
        relayed=bool(adverbs & cues().reporting_adverbs),
    )


def _form(tag: str, helpers: list[str], adverbs: set[str]) -> tuple[Tense, Status, bool]:
    """Tense, status and whether it goes on, from a verb's tag and helpers."""
    progressive = tag == "VBG" and any(helper in _BE for helper in helpers)
    if any(helper in _FUTURE for helper in helpers):
        return "future", "planned", progressive
    if "would" in helpers or "'d" in helpers:
        return "future", "planned", progressive
    if "should" in helpers or "must" in helpers:
        return "present", "speculated", progressive
    if any(helper in _POSSIBLE for helper in helpers):
        return "present", "speculated", progressive
    if "had" in helpers:
        return "past_perfect", "ongoing" if progressive else "happened", progressive
    if "has" in helpers or "have" in helpers or "'ve" in helpers or "having" in helpers:
        return "present_perfect", "ongoing" if progressive else "happened", progressive
    if any(helper in ("was", "were") for helper in helpers) or tag == "VBD" or "did" in helpers:
        return "past", "happened", progressive
    if tag in ("VBZ", "VBP") or any(helper in ("is", "are", "'s", "'re", "am", "be", "being") for helper in helpers):
        soon = bool(adverbs & {"soon", "tomorrow", "shortly"})
        return "present", "planned" if soon else "ongoing" if progressive else "happened", progressive
    return "none", "happened", False


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "am"})


def _negated(tree: Tree, verb: int) -> bool:
    """Whether "not", "never" or "no longer" negates a verb; "not merely" and "not only" do not."""
    for kid in tree.children[verb]:
        lower = tree.lower[kid]
        if tree.words[kid].dep == "neg" or lower in ("not", "n't", "never"):
            near = set(tree.lower[kid + 1 : kid + 3])
            if not near & _FOCUS:
                return True
        if lower == "longer" and "no" in tree.lower[max(0, kid - 1) : kid]:
            return True
    subject = tree.kids(verb, "nsubj", "nsubjpass")
    return any(tree.lower[kid] in ("no", "neither") for head in subject for kid in [head, *tree.kids(head, "det")])


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.lower[kid] == "to" for kid in tree.kids(verb, "aux"))


def _as_conjunct(tree: Tree, verb: int, head: int, own: Standing, depth: int) -> Standing:
    """A coordinated verb without helpers of its own stands as the first one does."""
    if own.tense not in ("none", "past") or (
        own.tense == "past" and tree.words[verb].tag == "VBD" and tree.words[head].tag == "VBD"
    ):
        return own if own.tense != "past" else replace(own, earlier=False)
    if own.tense == "past":
        return own
    first = verb_standing(tree, head, depth + 1)
    polarity: Polarity = "negated" if own.polarity == "negated" else first.polarity
    if any(tree.lower[kid] == "but" for kid in tree.kids(head, "cc")):
        polarity = own.polarity
    return replace(first, polarity=polarity)


def _governed(tree: Tree, verb: int, own: Standing, depth: int) -> Standing:
    """An infinitive or gerund stands as its governor says: "plans to cut", "poised to spend", "declined to sell"."""
    head = tree.words[verb].head
    word = tree.words[head]
    if word.dep == "prep" or word.pos in ("ADP", "SCONJ"):
        return _behind_preposition(tree, verb, own, depth)
    if tree.is_verb(head):
        return _under_verb(tree, verb, head, own, depth)
    if word.pos == "ADJ" or word.tag in ("JJ", "VBN", "RB"):
        return _under_adjective(tree, head, own, depth)
    if word.pos in ("NOUN", "PROPN"):
        return under_noun(tree, head, own)
    return own


def _under_verb(tree: Tree, verb: int, head: int, own: Standing, depth: int) -> Standing:
    lists = cues()
    lemma = tree.words[head].lemma
    above = verb_standing(tree, head, depth + 1)
    negated: Polarity = "negated" if "negated" in (above.polarity, own.polarity) else "affirmed"
    base = replace(above, polarity=negated, relayed=above.relayed or own.relayed)
    objects = [kid for kid in tree.kids(head, "dobj") if kid < verb]
    if tree.words[verb].dep == "advcl" and _is_infinitive(tree, verb) and lemma not in _BINDING:
        return replace(own, status="planned", purpose=True, tense="future")
    if (
        lemma in lists.request_verbs
        and (objects or tree.words[verb].dep == "ccomp")
        and lemma not in lists.expect_verbs
    ):
        return replace(base, status="planned", wanted=True, tense="future")
    if lemma in lists.expect_verbs or (lemma in ("set", "slate", "tip") and above.status == "forecast"):
        return replace(base, status=_later(above, "forecast"), tense="future")
    if lemma in lists.consider_verbs:
        return replace(base, status="speculated", tense="present")
    if lemma in lists.fail_verbs:
        return replace(base, polarity="negated" if negated == "affirmed" else "affirmed")
    if lemma in lists.plan_verbs or lemma in lists.plan_adjectives or lemma in ("try", "attempt"):
        return replace(base, status=_later(above, "planned"), tense="future", durative=False)
    if lemma in lists.cancel_verbs:
        return replace(base, status="cancelled")
    return _aspect(base, above, lemma, gerund=tree.words[verb].tag == "VBG")


_BINDING = frozenset(
    {
        "plan",
        "intend",
        "expect",
        "set",
        "schedule",
        "agree",
        "decide",
        "vow",
        "begin",
        "start",
        "continue",
        "use",
        "aim",
    }
    | {
        "seek",
        "want",
        "try",
        "attempt",
        "decline",
        "refuse",
        "fail",
        "move",
        "threaten",
        "pledge",
        "promise",
        "poise",
        "slate",
    }
    | {
        "force",
        "prompt",
        "lead",
        "allow",
        "cause",
        "order",
        "help",
        "urge",
        "ask",
        "tell",
        "tip",
        "project",
        "forecast",
    }
)


def _later(above: Standing, status: Status) -> Status:
    """A plan stays a plan unless it was given up."""
    return "cancelled" if above.status == "cancelled" else "speculated" if above.status == "speculated" else status


def _aspect(base: Standing, above: Standing, lemma: str, *, gerund: bool) -> Standing:
    """Begin, go on, stop."""
    lists = cues()
    if above.status != "happened":
        return base
    if lemma in lists.begin_verbs:
        status: Status = (
            "ongoing" if above.tense in ("present", "none", "present_perfect", "past_perfect") else "happened"
        )
        return replace(base, status=status, durative=True)
    if lemma in lists.go_on_verbs:
        return replace(base, status="ongoing", durative=True)
    if lemma in lists.end_verbs and gerund:
        return replace(base, status="happened")
    return base


def _under_adjective(tree: Tree, head: int, own: Standing, depth: int) -> Standing:
    lists = cues()
    lemma = tree.words[head].lemma.lower()
    lower = tree.lower[head]
    verb = tree.words[head].head if not tree.is_verb(head) else head
    above = verb_standing(tree, verb, depth + 1) if tree.is_verb(verb) else Standing()
    polarity: Polarity = (
        "negated" if above.polarity == "negated" or lower in ("unlikely", "unable", "unwilling") else own.polarity
    )
    if {lemma, lower} & lists.expect_adjectives:
        return replace(own, status="forecast", tense="future", polarity=polarity)
    if {lemma, lower} & lists.plan_adjectives:
        return replace(own, status="planned", tense="future", polarity=polarity)
    return replace(
        own, status="happened" if own.status == "happened" else own.status, tense=above.tense, polarity=polarity
    )


def under_noun(tree: Tree, noun: int, own: Standing) -> Standing:
    """What a noun such as "plan", "decision" or "possibility" says of the infinitive or noun that it holds."""
    lists = cues()
    lemma = tree.words[noun].lemma.lower()
    if lemma in lists.possible_nouns:
        return replace(own, status="speculated", tense="none")
    if lemma in lists.decided_nouns:
        return replace(own, status=own.status, tense="none")
    if lemma in lists.effort_nouns:
        return replace(own, status="ongoing", tense="none", durative=True)
    if lemma in lists.plan_nouns:
        dropped = (
            tree.words[noun].dep in ("dobj", "nsubjpass")
            and tree.words[tree.words[noun].head].lemma in lists.cancel_verbs
        )
        return replace(own, status="cancelled" if dropped else "planned", tense="future")
    if lemma in ("failure", "refusal", "inability"):
        return replace(own, polarity="negated", tense="none")
    return replace(own, tense="none") if own.status == "happened" else own


def _behind_preposition(tree: Tree, verb: int, own: Standing, depth: int) -> Standing:
    """A gerund behind a preposition: "stopped short of linking", "accused of stealing", "after acquiring"."""
    lists = cues()
    preposition = tree.words[verb].head
    head = tree.words[preposition].head
    text = tree.lower[preposition]
    if text in ("without", "instead"):
        return replace(own, polarity="negated")
    if text == "of" and tree.lower[preposition - 1] in ("short", "instead"):
        return replace(own, polarity="negated")
    if tree.is_verb(head):
        lemma = tree.words[head].lemma
        above = verb_standing(tree, head, depth + 1)
        if text == "from" and lemma in lists.prevent_verbs:
            return replace(above, polarity="negated")
        if lemma in lists.consider_verbs:
            return replace(above, status="speculated")
        if text in ("after", "since", "following", "by", "upon"):
            return replace(own, status="happened" if above.status != "speculated" else own.status, tense=above.tense)
        if text in ("before", "for", "on", "towards", "toward", "about"):
            return replace(own, status=above.status, tense=above.tense, relayed=above.relayed)
        return replace(own, status=above.status, tense=above.tense)
    if tree.words[head].pos == "NOUN":
        return under_noun(tree, head, own)
    return own


def _in_clause(tree: Tree, verb: int, own: Standing, depth: int) -> Standing:
    """A participle stands as its main clause does; a finite clause by itself, but "if" and "unless" suppose."""
    supposed = _if_clause(tree, verb, own)
    if supposed.status == "speculated" or own.tense != "none":
        return supposed
    above = verb_standing(tree, tree.words[verb].head, depth + 1)
    if tree.words[verb].tag == "VBG":
        return replace(above, polarity=own.polarity, relayed=own.relayed or above.relayed)
    return replace(own, tense=above.tense if own.tense == "none" else own.tense)


def _if_clause(tree: Tree, verb: int, own: Standing) -> Standing:
    marks = {tree.lower[kid] for kid in tree.kids(verb, "mark")}
    if marks & {"if", "unless", "whether"}:
        return replace(own, status="speculated")
    return own


def _participle(tree: Tree, verb: int, own: Standing) -> Standing:
    if tree.words[verb].tag == "VBG":
        return replace(own, status="ongoing", durative=True)
    return own


def _noun(tree: Tree, trigger: Trigger) -> Standing:
    """A noun stands by its adjectives, by the light verb over it, and by the noun or verb that holds it."""
    own = _by_adjectives(tree, trigger.index)
    at = trigger.index
    if trigger.governor is not None:
        return _by_light_verb(tree, trigger.governor, own)
    if own.status not in ("happened", "ongoing"):
        return own
    if trigger.subject_of is not None:
        return _as_subject(tree, trigger, own)
    word = tree.words[at]
    if word.dep == "compound" and word.head != at:
        return under_noun(tree, word.head, own)
    if word.dep == "pobj" and tree.words[word.head].dep == "prep":
        holder = tree.words[word.head].head
        if tree.words[holder].pos == "NOUN":
            return _held_by_noun(tree, holder, own)
    return own


def _held_by_noun(tree: Tree, holder: int, own: Standing) -> Standing:
    lists = cues()
    lemma = tree.words[holder].lemma.lower()
    if lemma in lists.plan_nouns | lists.possible_nouns or lemma in ("talk", "discussion", "negotiation"):
        planned: Status = "speculated" if lemma in lists.possible_nouns else "planned"
        return replace(own, status=planned, tense="none")
    return own


def _by_adjectives(tree: Tree, noun: int) -> Standing:
    lists = cues()
    near = {tree.lower[kid] for kid in tree.kids(noun, "amod", "compound", "nmod")}
    near |= {tree.words[kid].lemma for kid in tree.kids(noun, "amod")}
    if tree.words[noun].dep in ("compound", "conj"):
        near |= {tree.lower[kid] for kid in tree.kids(tree.words[noun].head, "amod")}
    relayed = bool(near & lists.alleged_adjectives)
    if near & lists.cancelled_adjectives:
        return Standing("cancelled", relayed=relayed)
    if near & lists.planned_adjectives:
        return Standing("planned", relayed=relayed)
    if near & lists.possible_adjectives:
        return Standing("speculated", relayed=relayed)
    if near & lists.ongoing_adjectives:
        return Standing("ongoing", durative=True, relayed=relayed)
    earlier = bool(near & lists.earlier_adjectives)
    no = any(tree.lower[kid] == "no" for kid in tree.kids(noun, "det", "neg"))
    return Standing(polarity="negated" if no else "affirmed", relayed=relayed, earlier=earlier)


def _by_light_verb(tree: Tree, governor: int, own: Standing) -> Standing:
    """ "announced a merger", "is considering a merger", "denied the merger", "cancelled the summit"."""
    lists = cues()
    above = verb_standing(tree, governor)
    lemma = tree.words[governor].lemma
    merged = replace(above, relayed=above.relayed or own.relayed, earlier=above.earlier or own.earlier)
    if own.polarity == "negated":
        merged = replace(merged, polarity="negated")
    if lemma in lists.deny_verbs:
        return replace(merged, status="denied" if lemma == "deny" else "cancelled", durative=False)
    if lemma in lists.cancel_verbs and above.status in ("happened", "ongoing") and above.polarity == "affirmed":
        return replace(merged, status="cancelled", durative=False)
    if lemma in lists.consider_verbs | {"propose", "seek", "plan", "schedule", "prepare", "pursue", "demand", "plot"}:
        if above.status in ("happened", "ongoing"):
            considered = lemma in lists.consider_verbs and lemma != "discuss"
            return replace(merged, status="speculated" if considered else "planned", durative=False)
        return merged
    if lemma in lists.expect_verbs | {"fear", "warn"} and above.status in ("happened", "ongoing"):
        return replace(merged, status="forecast", durative=False)
    if own.status != "happened" and above.status in ("happened", "ongoing"):
        return replace(own, tense=above.tense, polarity=merged.polarity)
    return _aspect(merged, above, lemma, gerund=False)


def _as_subject(tree: Tree, trigger: Trigger, own: Standing) -> Standing:
    """ "The trial will begin", "the deal collapsed", "the election is expected to be held"; other verbs say nothing."""
    verb = trigger.subject_of
    assert verb is not None
    lists = cues()
    lemma = tree.words[verb].lemma
    above = verb_standing(tree, verb)
    below = [tree.words[kid].lemma for kid in tree.kids(verb, "xcomp")]
    for adjective in tree.kids(verb, "acomp"):
        below.extend(tree.words[kid].lemma for kid in tree.kids(adjective, "xcomp"))
        lemma = tree.lower[adjective]
    happening = {
        "begin",
        "start",
        "take",
        "happen",
        "occur",
        "open",
        "close",
        "end",
        "hold",
        "resume",
        "go",
        "conclude",
        "follow",
    }
    if lemma in ("expect", "schedule", "plan", "set", "slate", "due", "project") or happening & set(below):
        if lemma in lists.expect_verbs | lists.plan_verbs | {"schedule", "slate"}:
            return replace(
                own,
                status="planned" if lemma not in ("project", "forecast") else "forecast",
                tense="future",
                polarity=above.polarity,
            )
    if lemma in happening or lemma in lists.light_verbs:
        return replace(above, relayed=above.relayed or own.relayed, polarity=above.polarity)
    if lemma in ("collapse", "fail", "fall") and trigger.frame.group in ("deal", "talks", "partnership"):
        return replace(own, status="cancelled", tense=above.tense)
    indefinite = any(tree.lower[kid] in ("a", "an", "any") for kid in tree.kids(trigger.index, "det"))
    if indefinite and above.status in ("speculated", "planned") and above.tense in ("future", "present"):
        return replace(own, status="speculated")
    return replace(own, tense=above.tense if above.tense in ("past", "present_perfect") else "none")
