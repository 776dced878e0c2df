"""How an event stands by the words around it: happened, ongoing, planned …, affirmed or negated, in which tense.

This module holds what a verb says; `noun_standing` what a noun does.
"""

from dataclasses import dataclass, replace

from explorer.data.event import Polarity, Status
from explorer.extract.draft import Tense
from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.governing import gives_up, is_infinitive, is_ordered, puts_off, rules_out
from explorer.extract.mentions.tree import Tree

_FOCUS = frozenset({"merely", "only", "just", "simply", "solely", "necessarily", "exactly"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "am"})
_MODALS: tuple[tuple[frozenset[str], Tense, Status], ...] = (
    (frozenset({"will", "must", "shall", "'ll", "wo", "would", "'d"}), "future", "planned"),
    (frozenset({"should", "may", "might", "could", "can", "ca"}), "present", "speculated"),
)
_PERFECT = frozenset({"has", "have", "'ve", "having"})
# To agree to these is the deed itself; a threat says less than a promise.
_DEALS = frozenset({"buy", "sell", "acquire", "purchase", "supply", "merge", "invest", "join", "end", "settle"})
_THREATS = frozenset({"threaten"})
# What had been set to happen did not, or the words would be others.
_SET = frozenset({"schedule", "slate", "suppose", "set", "due", "scheduled", "supposed", "slated"})
_FORECASTING = frozenset({"forecast", "predict", "project", "expect", "anticipate", "estimate"})
_ALLOWING = frozenset({"allow", "let", "permit", "enable", "authorise", "authorize"})
_UNTIL = frozenset({"until", "once", "before"})
_TOLD = frozenset({"past", "present_perfect", "past_perfect", "present"})


@dataclass(frozen=True, slots=True)
class Standing:
    """Status, polarity and tense of an event, whether it goes on, and whether it lies before the main story.

    `purpose` marks an infinitive of purpose ("to secure data"), `relayed` an adverb such as "reportedly", `wanted`
    what somebody only asks of another; `refused` says that a deed left undone is the news ("refused to pay").
    """

    status: Status = "happened"
    polarity: Polarity = "affirmed"
    tense: Tense = "none"
    durative: bool = False
    earlier: bool = False
    purpose: bool = False
    relayed: bool = False
    wanted: bool = False
    refused: bool = False


def verb_standing(tree: Tree, verb: int, depth: int = 0) -> Standing:
    """The standing of what a verb tells, from its own form and from everything that governs it."""
    own = _as_headline(tree, verb, _own(tree, verb))
    if _hangs_on_condition(tree, verb) and own.status in ("happened", "planned") and own.tense in ("present", "future"):
        own = replace(own, status="speculated")
    word = tree.words[verb]
    head = word.head
    if depth > 6 or head == verb:
        return own
    if word.dep == "conj" and (tree.is_verb(head) or tree.words[head].dep == "ROOT"):
        return _as_conjunct(tree, verb, head, own, depth)
    if word.dep in ("xcomp", "pcomp") or (word.dep in ("ccomp", "advcl", "acl") and is_infinitive(tree, verb)):
        return _governed(tree, verb, own, depth)
    return _in_clause(tree, verb, own, depth)


def _as_headline(tree: Tree, verb: int, own: Standing) -> Standing:
    """An infinitive that stands for the verb of a headline is a plan: "Bank to cut 1,900 jobs"."""
    word = tree.words[verb]
    if tree.sentence.kind != "heading" or own.tense != "none" or not is_infinitive(tree, verb):
        return own
    top = word.head if word.dep in ("acl", "relcl") and not tree.is_verb(word.head) else verb
    if tree.words[top].dep != "ROOT" or not (top < verb or tree.kids(verb, "nsubj", "nsubjpass")):
        return own
    return replace(own, status="planned", tense="future")


def _hangs_on_condition(tree: Tree, verb: int) -> bool:
    """Whether an "if" stands over a present or a "would": "if found guilty, he faces a ban and would be stripped"."""
    first = tree.words[verb].head if tree.words[verb].dep == "conj" else verb
    if any(tree.lower[kid] in ("will", "'ll", "shall") for kid in tree.kids(verb, "aux")):
        return False
    clauses = tree.kids(first, "advcl")
    return any(tree.lower[kid] == "if" for clause in clauses for kid in tree.kids(clause, "mark"))


def _own(tree: Tree, verb: int) -> Standing:
    """What the verb's own form and helpers say."""
    helpers = [tree.lower[kid] for kid in tree.kids(verb, "aux", "auxpass")]
    adverbs = {tree.lower[kid] for kid in tree.kids(verb, "advmod")}
    tense, status, progressive = _form(tree.words[verb].tag, frozenset(helpers))
    if progressive and tense == "past" and tree.words[verb].dep == "ccomp":
        status = "ongoing"  # "said that it was reviewing" tells what it said: "we are reviewing"
    if tense == "future" and "have" in helpers and {"would", "'d"} & set(helpers):
        status = "cancelled"  # "would have removed the rest", and did not
    if status == "happened" and tense in ("present", "present_perfect") and _in_time_clause(tree, verb):
        status, tense = "planned", "future"  # "until she is sentenced", "once a laboratory has been built"
    if status == "planned" and _is_no_longer(tree, verb):
        status = "cancelled"
    if tense == "present" and status == "ongoing" and adverbs & {"soon", "tomorrow", "shortly"}:
        status = "planned"
    return Standing(
        status=status,
        polarity="negated" if _negated(tree, verb) else "affirmed",
        tense=tense,
        durative=progressive,
        earlier=tense == "past_perfect" or ("already" in adverbs and tense in ("present_perfect", "past")),
        relayed=bool(adverbs & cues().reporting_adverbs),
    )


def _in_time_clause(tree: Tree, verb: int) -> bool:
    """Whether a clause in the present says when something is to be: it lies ahead as that does."""
    if tree.words[verb].dep not in ("advcl", "pcomp") or tree.sentence.kind == "heading":
        return False
    return any(tree.lower[kid] in _UNTIL for kid in tree.kids(verb, "mark", "advmod"))


def _is_no_longer(tree: Tree, verb: int) -> bool:
    """ "Will no longer be built": what was planned and is not any more."""
    return any(tree.lower[kid] == "longer" and tree.lower[kid - 1] == "no" for kid in tree.kids(verb, "advmod", "neg"))


def _form(tag: str, helpers: frozenset[str]) -> tuple[Tense, Status, bool]:
    """Tense, status and whether it is progressive, from a verb's tag and helpers."""
    progressive = (tag == "VBG" and bool(helpers & _BE)) or ("being" in helpers and len(helpers & _BE) > 1)
    for modals, modal_tense, modal_status in _MODALS:
        if helpers & modals:
            return modal_tense, modal_status, progressive
    tense: Tense = "none"
    if "had" in helpers:
        tense = "past_perfect"
    elif helpers & _PERFECT:
        tense = "present_perfect"
    elif helpers & {"was", "were", "did"} or tag == "VBD":
        tense = "past"
    elif tag in ("VBZ", "VBP") or helpers & _BE:
        tense = "present"
    over = tense in ("past", "past_perfect")
    return tense, "ongoing" if progressive and not over else "happened", progressive


def _negated(tree: Tree, verb: int) -> bool:
    """Whether "not", "never" or "no longer" negates a verb; "not merely" and "not only" do not."""
    for kid in tree.children[verb]:
        lower = tree.lower[kid]
        negation = tree.words[kid].dep == "neg" or lower in ("not", "n't", "never")
        if negation and not _FOCUS & set(tree.lower[kid + 1 : kid + 3]):
            return True
        if lower == "longer" and "no" in tree.lower[max(0, kid - 1) : kid]:
            return True
    subject = tree.kids(verb, "nsubj", "nsubjpass")
    return any(tree.lower[kid] in ("no", "neither") for head in subject for kid in [head, *tree.kids(head, "det")])


def _as_conjunct(tree: Tree, verb: int, head: int, own: Standing, depth: int) -> Standing:
    """A coordinated verb without helpers of its own stands as the first one does."""
    if own.tense != "none":
        return own
    first = verb_standing(tree, head, depth + 1)
    but = any(tree.lower[kid] == "but" for kid in tree.kids(head, "cc"))
    polarity: Polarity = (
        "negated" if own.polarity == "negated" or (first.polarity == "negated" and not but) else "affirmed"
    )
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
    return under_noun(tree, head, own) if word.pos in ("NOUN", "PROPN") else own


def _under_verb(tree: Tree, verb: int, head: int, own: Standing, depth: int) -> Standing:
    above = verb_standing(tree, head, depth + 1)
    negated = "negated" in (above.polarity, own.polarity)
    base = replace(above, polarity="negated" if negated else "affirmed", relayed=above.relayed or own.relayed)
    lemma = tree.words[head].lemma
    if tree.words[verb].dep == "advcl" and is_infinitive(tree, verb) and lemma not in cues().binding_verbs:
        return replace(own, status="planned", purpose=True, tense="future")
    ordered = is_ordered(tree, verb) and above.status == "happened"
    if ordered or _is_request(tree, verb, head):
        return replace(base, status="planned", wanted=not ordered, tense="future")
    if lemma in cues().fail_verbs:
        return replace(base, polarity="affirmed" if negated else "negated", refused=not negated)
    if above.refused and lemma in _ALLOWING:
        return replace(above, status="cancelled", refused=False, tense="future")
    if lemma == "be" and is_infinitive(tree, verb):
        return _to_be_done(tree, verb, head, base)
    return _as_meant(tree, verb, head, base, above)


def _as_meant(tree: Tree, verb: int, head: int, base: Standing, above: Standing) -> Standing:
    """What the governing verb intends: denied, done by saying so, planned, given up, begun."""
    lemma = tree.words[head].lemma
    gerund = tree.words[verb].tag == "VBG"
    having = any(tree.lower[kid] == "having" for kid in tree.kids(verb, "aux"))
    if (gerund or having) and rules_out(tree, head):
        if base.polarity == "affirmed":
            return replace(base, status="denied")
        return replace(base, status="speculated", polarity="affirmed")
    if above.status == "happened" and above.tense in _TOLD:
        if lemma == "agree" and tree.words[verb].lemma in _DEALS:
            return base
        if lemma in _SET and above.tense == "past_perfect":
            return replace(base, status="cancelled", tense="future")
    return _as_intended(tree, head, base, above, gerund=gerund)


def _as_intended(tree: Tree, head: int, base: Standing, above: Standing, *, gerund: bool) -> Standing:
    """What a verb of planning, giving up or beginning says of what it governs."""
    lemma = tree.words[head].lemma
    if (meant := _meant(lemma)) is not None:
        tense: Tense = "present" if meant == "speculated" else "future"
        return replace(base, status=_later(above, meant), tense=tense, durative=False)
    if gives_up(tree, head):
        return replace(base, status="planned" if puts_off(tree, head) else "cancelled")
    return aspect(base, above, lemma, gerund=gerund)


def _to_be_done(tree: Tree, verb: int, head: int, base: Standing) -> Standing:
    """ "Is to close", "was to have led" (and did not), "were it to leave"."""
    if tree.lower[head] == "were" and any(kid > head for kid in tree.kids(head, "nsubj", "expl")):
        return replace(base, status="speculated", tense="present")
    unreal = tree.lower[head] in ("was", "were", "been") and "have" in [
        tree.lower[kid] for kid in tree.kids(verb, "aux")
    ]
    return replace(base, status="cancelled" if unreal else "planned", tense="future")


def _is_request(tree: Tree, verb: int, head: int) -> bool:
    """Whether somebody only asks another to do it."""
    lists = cues()
    lemma = tree.words[head].lemma
    if lemma not in lists.request_verbs or lemma in lists.expect_verbs:
        return False
    if tree.words[verb].dep == "ccomp" or any(kid < verb for kid in tree.kids(head, "dobj")):
        return True
    # "Called on the league to investigate", "appealed to them to stop".
    return lemma in ("call", "appeal", "plead") and any(kid < verb for kid in tree.kids(head, "prep"))


def _meant(lemma: str) -> Status | None:
    """The status that a verb of expecting, considering or planning gives to its infinitive."""
    lists = cues()
    if lemma in lists.expect_verbs:
        return "forecast"
    if lemma in lists.consider_verbs or lemma in _THREATS:
        return "speculated"
    if lemma in lists.plan_verbs or lemma in lists.plan_adjectives or lemma in ("try", "attempt"):
        return "planned"
    return None


def _later(above: Standing, status: Status) -> Status:
    """A plan stays a plan unless it was given up or is itself only a guess."""
    return above.status if above.status in ("cancelled", "speculated") else status


def aspect(base: Standing, above: Standing, lemma: str, *, gerund: bool) -> Standing:
    """Begin, go on, stop: what a verb of aspect says of what it governs."""
    lists = cues()
    if above.status != "happened":
        return base
    if lemma in lists.begin_verbs:
        status: Status = "happened" if above.tense == "past" else "ongoing"
        return replace(base, status=status, durative=True)
    if lemma in lists.go_on_verbs:
        return replace(base, status="ongoing", durative=True)
    if lemma in lists.end_verbs and gerund:
        return replace(base, status="happened")
    return base


def _under_adjective(tree: Tree, head: int, own: Standing, depth: int) -> Standing:
    lists = cues()
    forms = {tree.words[head].lemma.lower(), tree.lower[head]}
    verb = tree.words[head].head if not tree.is_verb(head) else head
    above = verb_standing(tree, verb, depth + 1) if tree.is_verb(verb) else Standing()
    unlikely = above.polarity == "negated" or bool(forms & {"unlikely", "unable", "unwilling"})
    polarity: Polarity = "negated" if unlikely else own.polarity
    if forms & _SET and above.tense == "past_perfect":
        return replace(own, status="cancelled", tense="future", polarity=polarity)
    if forms & lists.expect_adjectives:
        return replace(own, status="forecast", tense="future", polarity=polarity)
    if forms & lists.plan_adjectives:
        return replace(own, status="planned", tense="future", polarity=polarity)
    return replace(own, tense=above.tense, polarity=polarity)


def under_noun(tree: Tree, noun: int, own: Standing) -> Standing:
    """What a noun such as "plan", "decision" or "possibility" says of the infinitive or noun that it holds."""
    lists = cues()
    lemma = tree.words[noun].lemma.lower()
    if lemma == "order" and noun and tree.lower[noun - 1] == "in":
        own = replace(own, status="planned", purpose=True, tense="future")
    elif lemma in lists.possible_nouns:
        own = replace(own, status="speculated", tense="none")
    elif lemma in lists.decided_nouns:
        own = replace(own, tense="none")
    elif lemma in lists.effort_nouns:
        own = replace(own, status="ongoing", tense="none", durative=True)
    elif lemma in lists.plan_nouns:
        word = tree.words[noun]
        dropped = word.dep in ("dobj", "nsubjpass") and gives_up(tree, word.head) and not puts_off(tree, word.head)
        own = replace(own, status="cancelled" if dropped else "planned", tense="future")
    elif lemma in ("failure", "refusal", "inability"):
        own = replace(own, polarity="negated", tense="none")
    elif own.status == "happened":
        own = replace(own, tense="none")
    return own


def _behind_preposition(tree: Tree, verb: int, own: Standing, depth: int) -> Standing:
    """A gerund behind a preposition: "stopped short of linking", "accused of stealing", "after acquiring"."""
    preposition = tree.words[verb].head
    head = tree.words[preposition].head
    text = tree.lower[preposition]
    short_of = text == "of" and tree.lower[preposition - 1] in ("short", "instead")
    if text in ("without", "instead") or short_of:
        return replace(own, polarity="negated")
    if tree.is_verb(head):
        return _gerund_under_verb(text, tree.words[head].lemma, verb_standing(tree, head, depth + 1), own)
    return under_noun(tree, head, own) if tree.words[head].pos == "NOUN" else own


def _gerund_under_verb(preposition: str, lemma: str, above: Standing, own: Standing) -> Standing:
    lists = cues()
    if preposition == "from" and lemma in lists.prevent_verbs:
        return replace(above, polarity="negated")
    if lemma in lists.consider_verbs:
        return replace(above, status="speculated")
    if preposition in ("after", "since", "following", "by", "upon") and above.status != "speculated":
        return replace(own, status="happened", tense=above.tense)
    return replace(own, status=above.status, tense=above.tense, relayed=above.relayed)


def _in_clause(tree: Tree, verb: int, own: Standing, depth: int) -> Standing:
    """A participle stands as its main clause does; a finite clause by itself, but "if" and "unless" suppose."""
    word = tree.words[verb]
    if word.dep == "ccomp" and own.status in ("planned", "speculated"):
        foretold = tree.words[word.head].lemma in _FORECASTING
        return replace(own, status="forecast") if foretold else _if_clause(tree, verb, own)
    if word.dep == "acl":
        return replace(own, status="ongoing", durative=True) if word.tag == "VBG" else own
    if word.dep != "advcl":
        return _if_clause(tree, verb, own)
    supposed = _if_clause(tree, verb, own)
    if supposed.status == "speculated" or own.tense != "none":
        return supposed
    above = verb_standing(tree, tree.words[verb].head, depth + 1)
    if tree.words[verb].tag == "VBG":
        return replace(above, polarity=own.polarity, relayed=own.relayed or above.relayed)
    return replace(own, tense=above.tense)


def _if_clause(tree: Tree, verb: int, own: Standing) -> Standing:
    marks = {tree.lower[kid] for kid in tree.kids(verb, "mark")}
    return replace(own, status="speculated") if marks & {"if", "unless", "whether"} else own
