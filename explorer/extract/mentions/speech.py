"""When saying something is an event: it has a speaker, says something, and is more than comment."""

from explorer.extract.mentions.arguments import noun_parts, types_of
from explorer.extract.mentions.back_off import in_quotation
from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.tree import Tree
from explorer.extract.mentions.triggers import Trigger
from explorer.extract.name_words import name_words


def tells_news(tree: Tree, referents: Referents, trigger: Trigger, *, dated: bool) -> bool:
    """Whether a trigger is no statement, or one that is an event; what is said on a day (`dated`) is one sooner."""
    if trigger.frame.id != "statement":
        return True
    if not _has_voice(tree, referents, trigger):
        return False
    return _is_assessment(tree, referents, trigger) or not _is_comment(tree, trigger, dated=dated)


def _is_assessment(tree: Tree, referents: Referents, trigger: Trigger) -> bool:
    """Whether a person named with a house ("Jane Doe of Orbit Research warns") judges something: more than quoted."""
    doer = trigger.arguments.doer
    if trigger.nominal or doer is None or tree.words[trigger.index].lemma in cues().telling_verbs:
        return False
    named = referents.named(doer)
    if named is None or named.name.type != "person":
        return False
    behind = [noun for text, noun in tree.prepositions(doer) if text in ("of", "from", "at", "with")]
    houses = [house for noun in behind if (house := referents.named(noun)) is not None]
    return any(house.name.type != "place" for house in houses)


def _has_voice(tree: Tree, referents: Referents, trigger: Trigger) -> bool:
    """Whether a statement has a speaker with a name (or a role at a named house), and says something.

    What is a deed in itself ("rejected", "demanded") is news of a speaker without a name too, unless people at large.
    """
    if trigger.nominal:
        return bool(noun_parts(tree, referents, trigger.index, brings=(), undergoes=False))
    doer = trigger.arguments.doer
    if doer is None:
        return False
    found = referents.of(doer)
    speaks = any(one.whole and one.name.type != "other" for one in found)
    speaks = speaks or (bool(found) and tree.words[doer].lemma.lower() in name_words().role_nouns)
    if not speaks and tree.words[trigger.index].lemma in cues().news_verbs:
        speaks = tree.words[doer].tag != "NNS" and bool(referents.nameless(doer))
    return speaks and _says_something(tree, referents, trigger)


def _says_something(tree: Tree, referents: Referents, trigger: Trigger) -> bool:
    """Whether a verb of saying has a content here, and not only somebody who is told."""
    if tree.kids(trigger.index, "ccomp", "xcomp", "prep"):
        return True
    people = frozenset({"person", "group"})
    objects = tree.kids(trigger.index, "dobj", "nsubjpass")
    return any(not people & types_of(tree, referents, head) for head in objects)


def _is_comment(tree: Tree, trigger: Trigger, *, dated: bool) -> bool:
    """Whether somebody only comments, is quoted, or speaks without a word of what: that is no event."""
    lemma = tree.words[trigger.index].lemma
    if trigger.nominal or lemma not in cues().comment_verbs or dated:
        return False
    if lemma not in cues().telling_verbs:
        return True
    return not any(
        not in_quotation(tree, clause) and (clause > trigger.index or tree.kids(clause, "mark"))
        for clause in tree.kids(trigger.index, "ccomp", "xcomp")
    )
