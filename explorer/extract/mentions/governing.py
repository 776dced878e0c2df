"""What the verb above says of the verb or noun that it governs: given up, put off, denied, ordered."""

from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.tree import Tree

_ORDERING = frozenset({"order", "instruct", "command", "direct"})


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(tree.lower[kid] == "to" for kid in tree.kids(verb, "aux"))


def is_ordered(tree: Tree, verb: int) -> bool:
    """Whether a verb is what somebody was ordered to do ("ordered the army to return fire")."""
    word = tree.words[verb]
    if word.dep not in ("xcomp", "ccomp") or not is_infinitive(tree, verb) or not tree.is_verb(word.head):
        return False
    told = tree.kids(verb, "nsubj", "nsubjpass") or [kid for kid in tree.kids(word.head, "dobj") if kid < verb]
    return tree.words[word.head].lemma in _ORDERING and bool(told)


def rules_out(tree: Tree, verb: int) -> bool:
    """Whether a verb denies what it governs: "denied having sold", "ruled out resigning"."""
    lemma = tree.words[verb].lemma
    if lemma == "rule":
        return any(tree.lower[kid] == "out" for kid in tree.kids(verb, "prt", "advmod", "prep"))
    return lemma in cues().deny_verbs


def gives_up(tree: Tree, verb: int) -> bool:
    """Whether a verb gives up what it governs: "abandon", "call off", but not "call for"."""
    return bool(with_particles(tree, verb) & cues().cancel_verbs)


def puts_off(tree: Tree, verb: int) -> bool:
    """Whether a verb only puts off what it governs: "postpone", "push back"."""
    return bool(with_particles(tree, verb) & cues().postpone_verbs)


def with_particles(tree: Tree, verb: int) -> frozenset[str]:
    """A verb's lemma, alone and with each of its particles: "call", "call_off"."""
    lemma = tree.words[verb].lemma
    particles = [kid for kid in tree.kids(verb, "prt", "advmod", "prep") if not tree.kids(kid, "pobj")]
    return frozenset({lemma, *(f"{lemma}_{tree.lower[kid]}" for kid in particles)})
