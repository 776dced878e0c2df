"""Who says so: the article itself, unnamed or named reports, or a named person or organisation."""

from explorer.data.event import Attribution
from explorer.extract.frames import frames
from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.tree import Tree
from explorer.extract.mentions.triggers import Trigger
from explorer.extract.name_words import name_words

ASSERTED = Attribution()


def attribution_of(tree: Tree, referents: Referents, index: int, *, relayed: bool) -> Attribution:
    """The attribution of what the word at `index` tells; `relayed` when an adverb such as "reportedly" is there."""
    said = _said_above(tree, referents, index) or _according(tree, referents)
    if said is not None:
        return said
    return Attribution("reported") if relayed or _reported_in(tree, index) else ASSERTED


def saying_verb(tree: Tree, index: int) -> int | None:
    """The verb of saying whose clause holds a word: "announced" for "phase" in "announced it would phase out"."""
    at = index
    for above in tree.ancestors(index):
        dep = tree.words[at].dep
        holds = (
            dep in ("ccomp", "parataxis")
            or (dep == "xcomp" and tree.words[above].lemma in cues().deny_verbs)
            or (dep == "dobj" and (at == index or _is_plan(tree, at)))
        )
        if tree.is_verb(above) and holds and tree.words[above].tag != "VBG" and says(tree, above):
            return above
        if (dep == "relcl" and "to" not in tree.lower[max(0, at - 3) : at]) or (tree.is_verb(above) and dep == "advcl"):
            return None
        at = above
    return None


def _is_plan(tree: Tree, noun: int) -> bool:
    """Whether a noun holds what is said in an infinitive: "confirmed plans to reduce"."""
    lists = cues()
    return tree.words[noun].lemma.lower() in lists.plan_nouns | lists.decided_nouns


def says(tree: Tree, verb: int) -> bool:
    """Whether a verb is one of saying."""
    lemma = tree.words[verb].lemma
    if lemma in ("indicate", "show", "estimate", "report", "learn", "hear", "testify"):
        return True
    patterns = frames().verbs.get(lemma, ())
    return any(frame.id == "statement" and not pattern.conditions for pattern, frame in patterns)


def _said_above(tree: Tree, referents: Referents, index: int) -> Attribution | None:
    verb = saying_verb(tree, index)
    if verb is None or verb == index:
        return _accuser(tree, referents, index)
    subject = tree.subject(verb)
    if subject is None or tree.is_passive(verb):
        return Attribution("reported") if tree.is_passive(verb) else None
    return voice(tree, referents, subject)


def _accuser(tree: Tree, referents: Referents, index: int) -> Attribution | None:
    """Who accuses somebody of what a gerund tells ("accused Pryce of inventing the story")."""
    word = tree.words[index]
    if word.dep != "pcomp":
        return None
    verb = tree.words[word.head].head
    if tree.words[verb].lemma not in ("accuse", "suspect", "blame"):
        return None
    subject = tree.subject(verb)
    return Attribution("reported") if subject is None or tree.is_passive(verb) else voice(tree, referents, subject)


def voice(tree: Tree, referents: Referents, subject: int) -> Attribution:
    """The attribution to whoever a noun phrase names."""
    found = referents.of(subject)
    media = name_words().media
    for referent in found:
        if referent.name.name in media:
            return Attribution("reported", referent.name.name)
    lemma = tree.words[subject].lemma.lower()
    whole = [referent for referent in found if referent.whole and referent.name.type != "other"]
    if whole:
        return Attribution("said", whole[0].name.name)
    if lemma in name_words().role_nouns and found:
        return Attribution("said", found[0].name.name)
    if lemma in cues().unnamed_voices or tree.words[subject].tag in ("NNS", "NN"):
        return Attribution("reported", found[0].name.name if found and lemma in ("official", "police") else "")
    return ASSERTED if not found else Attribution("said", found[0].name.name)


def _according(tree: Tree, referents: Referents) -> Attribution | None:
    """ "according to X" anywhere in the sentence."""
    for index, lower in enumerate(tree.lower):
        if lower == "according" and tree.lower[index + 1 : index + 2] == ["to"]:
            for at in range(index + 2, min(index + 10, len(tree.words))):
                if tree.words[at].dep == "pobj":
                    found = referents.of(at)
                    return Attribution("reported", found[0].name.name if found else "")
            return Attribution("reported")
    return None


def _reported_in(tree: Tree, index: int) -> bool:
    """Whether a clause above is reported by an adverb or by an impersonal passive ("is said to")."""
    adverbs = cues().reporting_adverbs
    at = index
    for above in [index, *tree.ancestors(index)]:
        if tree.is_verb(above):
            if any(tree.lower[kid] in adverbs for kid in tree.kids(above, "advmod")):
                return True
            if above != index and tree.words[above].lemma in (
                "say",
                "report",
                "believe",
                "understand",
                "allege",
                "think",
            ):
                return tree.is_passive(above)
        if tree.words[at].dep in ("relcl", "advcl", "ccomp") and at != index:
            return False
        at = above
    return False


_CLAIMS = frozenset(
    {"claim", "report", "talk", "rumour", "rumor", "allegation", "suggestion", "accusation", "speculation", "idea"}
    | {"notion", "charge", "assertion", "possibility", "story"}
)


def denied(tree: Tree, trigger: Trigger) -> bool:
    """Whether somebody denies it: "denied that X", "rejected claims that X", "dismissed talk of X"."""
    verb = saying_verb(tree, trigger.index)
    if verb is not None and verb != trigger.index and tree.words[verb].lemma in ("deny", "refute", "rebut", "dispute"):
        return not _negated_itself(tree, verb)
    at, claimed = trigger.index, False
    for above in tree.ancestors(trigger.index):
        dep = tree.words[at].dep
        if tree.is_verb(above):
            return claimed and dep in ("dobj", "pobj") and above != trigger.index and _rejects(tree, above)
        if dep == "relcl" or (dep not in ("acl", "ccomp", "pobj", "prep", "dobj", "conj") and at != trigger.index):
            return False
        claimed = claimed or (at != trigger.index and tree.words[at].lemma.lower() in _CLAIMS)
        claimed = claimed or tree.words[above].lemma.lower() in _CLAIMS
        at = above
    return False


def _rejects(tree: Tree, verb: int) -> bool:
    return tree.words[verb].lemma in cues().deny_verbs and not _negated_itself(tree, verb)


def _negated_itself(tree: Tree, verb: int) -> bool:
    return bool(tree.kids(verb, "neg"))
