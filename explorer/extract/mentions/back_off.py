"""Verbs without a frame: whether one tells a happening here, by its class, its form and what stands around it."""

from explorer.extract.frames import Frame
from explorer.extract.mentions.arguments import Arguments
from explorer.extract.mentions.cues import cues
from explorer.extract.mentions.happenings import general_frame, happenings
from explorer.extract.mentions.referents import Referents
from explorer.extract.mentions.referents_clauses import PRONOUNS
from explorer.extract.mentions.tree import RELATIVES, Tree
from explorer.extract.name_words import name_words

_COMMENT = frozenset({"can", "ca", "should", "must", "ought", "cannot"})
_FIRST_PERSONS = frozenset({"i", "we", "you", "us", "me", "my", "our", "your"})
_TELLING_PREPOSITIONS = frozenset({"after", "before", "since", "following", "for", "by", "upon", "without"})
_TIMELESS = frozenset({"is", "are", "'s", "'re", "be"})
_PAST = frozenset({"had", "has", "have", "was", "were", "did"})
_QUOTES = frozenset('"“”')


def general_verb(tree: Tree, referents: Referents, verb: int, lemma: str, arguments: Arguments) -> Frame | None:
    """The general frame of a verb that tells a happening, or None."""
    kind = _kind(tree, verb, lemma, passive=arguments.passive)
    if kind is None or not told_as_done(tree, verb) or in_quotation(tree, verb):
        return None
    return general_frame(kind, lemma) if about_something(tree, referents, verb, arguments) else None


def _kind(tree: Tree, verb: int, lemma: str, *, passive: bool) -> str | None:
    lists = happenings()
    kind = lists.kinds.get(lemma)
    if passive and places_its_noun(tree, verb):
        return None  # "a debate planned for Friday" only places the debate
    particles = {tree.lower[kid] for kid in tree.kids(verb, "prt")}
    if particles & lists.particles:
        return kind or "action"
    if lemma in lists.alone:
        kind = "forecast" if lemma in lists.forecast else kind
        return None if tree.kids(verb, "xcomp", "ccomp") else kind
    if lemma in lists.never and _is_promised(tree, verb):
        return kind or "action"
    if lemma in lists.with_object and _brought_somewhere(tree, verb):
        return kind or "action"
    return kind if lemma not in lists.never or (passive and lemma in lists.passive) else None


def places_its_noun(tree: Tree, verb: int) -> bool:
    """Whether a participle or relative clause only says when its noun is or was to be: "a strike called for Friday"."""
    word = tree.words[verb]
    return word.dep in ("acl", "relcl") and word.lemma in cues().plan_verbs | cues().expect_verbs | {"call", "hold"}


def _is_promised(tree: Tree, verb: int) -> bool:
    """Whether somebody is about to do it: what tells nothing once done is news while it is a plan ("is to go")."""
    word = tree.words[verb]
    if word.dep not in ("xcomp", "acomp") or word.lemma in ("be", "have", "do", "seem", "remain", "become"):
        return False
    lists = cues()
    ahead = (lists.plan_verbs | lists.plan_adjectives | lists.consider_verbs | {"be"}) - {"mean", "suggest", "discuss"}
    return tree.words[word.head].lemma.lower() in ahead and bool(tree.kids(verb, "dobj", "prep", "advmod"))


def _brought_somewhere(tree: Tree, verb: int) -> bool:
    """Whether a verb such as "put" has an object and says where it goes or whom it reaches, or makes a doing of it."""
    objects = [kid for kid in tree.kids(verb, "dobj", "nsubjpass") if tree.words[kid].pos in ("NOUN", "PROPN", "NUM")]
    doing = any(tree.words[kid].lemma.lower() in happenings().doings for kid in objects)
    return bool(objects) and (doing or bool(tree.kids(verb, "prep", "dative")))


def told_as_done(tree: Tree, verb: int, depth: int = 0) -> bool:
    """Whether the form tells a deed done, going on or to come: no general truth, no wish, no purpose."""
    word = tree.words[verb]
    helpers = {tree.lower[kid] for kid in tree.kids(verb, "aux", "auxpass")}
    if depth > 6 or helpers & _COMMENT:
        return False
    if "to" in helpers:
        return _is_plan(tree, verb, depth)
    if helpers and not (word.tag == "VBN" and helpers <= _TIMELESS):
        return True
    if word.dep == "conj" and tree.is_verb(word.head) and (helpers or word.tag in ("VB", "VBG", "VBN")):
        return told_as_done(tree, word.head, depth + 1)
    return _told_by_form(tree, verb, depth, bare=not helpers)


def _told_by_form(tree: Tree, verb: int, depth: int, *, bare: bool) -> bool:
    """The same for a verb without helpers (`bare`) or with those of the timeless passive only."""
    word = tree.words[verb]
    heading = tree.sentence.kind == "heading"
    if not bare or word.tag in ("VBZ", "VBP"):
        return heading or word.lemma in happenings().present
    if word.tag == "VBN":
        described = tree.kids(verb, "prep", "agent", "npadvmod", "advmod", "prt")
        return heading or (word.dep not in ("acomp", "oprd", "ccomp") and bool(described))
    return word.tag == "VBD" or (word.tag == "VBG" and _participle_tells(tree, verb, depth))


def _participle_tells(tree: Tree, verb: int, depth: int) -> bool:
    """Whether a participle or gerund tells a deed of its own, as the clause above it does."""
    word = tree.words[verb]
    above = word.head
    if word.dep == "pcomp":
        if tree.lower[above] not in _TELLING_PREPOSITIONS:
            return False
        above = tree.words[above].head
    if word.dep not in ("advcl", "acl", "xcomp", "pcomp") or not (tree.kids(verb, "dobj") or word.dep == "acl"):
        return False
    if word.dep == "acl" and above not in tree.mark_at and not _is_somebody(tree, above):
        return False  # "a bug calculating the signal" describes the bug
    if not tree.is_verb(above):
        clause = tree.clause_verb(above)
        return clause is None or told_as_done(tree, clause, depth + 1)
    return told_as_done(tree, above, depth + 1)


def _is_plan(tree: Tree, verb: int, depth: int) -> bool:
    """Whether an infinitive is what somebody will do, not what something is done for."""
    lists = cues()
    word = tree.words[verb]
    lemma = tree.words[word.head].lemma.lower()
    if word.dep == "conj":
        return _is_plan(tree, word.head, depth + 1) if depth < 6 else False
    if word.dep in ("acl", "relcl"):
        return lemma in lists.plan_nouns | lists.decided_nouns | lists.effort_nouns
    if word.dep == "ROOT":
        return tree.sentence.kind == "heading" and bool(tree.kids(verb, "nsubj", "nsubjpass"))
    if word.dep not in ("xcomp", "ccomp", "advcl", "acomp"):
        return False
    ahead = lists.plan_verbs | lists.plan_adjectives | lists.expect_verbs | lists.expect_adjectives | {"be"}
    if lemma in ahead:
        return True
    begun = lists.binding_verbs | lists.request_verbs | lists.fail_verbs | lists.consider_verbs | lists.begin_verbs
    return lemma in begun and told_as_done(tree, word.head, depth + 1)


def about_something(tree: Tree, referents: Referents, verb: int, arguments: Arguments) -> bool:
    """Whether somebody or something definite does it or undergoes it."""
    heads = [head for head in (arguments.subject, *arguments.objects[:2], *arguments.agents) if head is not None]
    if any(tree.lower[head] in _FIRST_PERSONS for head in heads):
        return False
    subject = arguments.subject
    if subject is not None and tree.words[subject].tag == "PRP$":
        return False
    if _raises_concern(tree, referents, arguments):
        return False
    if subject is None:
        return any(is_concrete(tree, referents, head) for head in heads)
    at_large = _is_bare_plural(tree, referents, subject) and not _lies_behind(tree, verb)
    if at_large or _is_empty(tree, referents, subject) or _is_comment(tree, referents, subject, arguments):
        return False
    timeless = _is_timeless(tree, verb) and tree.words[verb].lemma not in happenings().present
    undergone = arguments.passive and not timeless
    return (undergone and not _is_abstract(tree, referents, subject)) or any(
        is_concrete(tree, referents, head) for head in ([subject] if undergone else heads)
    )


def _raises_concern(tree: Tree, referents: Referents, arguments: Arguments) -> bool:
    """Whether a matter only raises concern, or a challenge is faced: comment, unless somebody named does it."""
    heads = [arguments.subject] if arguments.passive else [*arguments.objects[:1]]
    vague = any(head is not None and tree.words[head].lemma.lower() in _CONCERNS for head in heads)
    doer = arguments.doer
    return vague and (arguments.passive or doer is None or not any(one.whole for one in referents.of(doer)))


_CONCERNS = frozenset({"concern", "question", "doubt", "fear", "dynamic", "hope", "issue", "interest", "alarm", "risk"})
_CONCERNS |= frozenset({"speculation", "challenge", "scrutiny", "eyebrow", "tension", "possibility"})


def _is_comment(tree: Tree, referents: Referents, subject: int, arguments: Arguments) -> bool:
    """What an abstract thing does to another is comment: "the exit amplifies risks", "the move raised concerns"."""
    if arguments.passive or not arguments.objects:
        return False
    vague = _is_doing(tree, subject) and all(_is_abstract(tree, referents, head) for head in arguments.objects)
    return vague or not is_concrete(tree, referents, subject)


def _is_bare_plural(tree: Tree, referents: Referents, head: int) -> bool:
    """Whether a noun phrase means a kind of people or things at large: "customers", "enterprises"."""
    if tree.words[head].tag != "NNS" or referents.of(head):
        return False
    # "Detectives from the cold case unit" are somebody again.
    near = [head, *(noun for _, noun in tree.prepositions(head))]
    return not any(
        tree.words[kid].dep in ("det", "nummod", "poss") or kid in tree.mark_at
        for one in near
        for kid in tree.children[one]
    )


def _lies_behind(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what is past, by its own form or that of the verb that it is joined to."""
    at = verb
    for _ in range(4):
        helpers = {tree.lower[kid] for kid in tree.kids(at, "aux", "auxpass")}
        if helpers & _PAST or (tree.words[at].tag == "VBD" and not helpers) or tree.sentence.kind == "heading":
            return True
        if helpers or tree.words[at].dep not in ("conj", "xcomp", "advcl"):
            return False
        at = tree.words[at].head
    return False


def _is_doing(tree: Tree, head: int) -> bool:
    return tree.words[head].lemma.lower() in happenings().doings and head not in tree.mark_at


def _is_abstract(tree: Tree, referents: Referents, head: int) -> bool:
    lemma = tree.words[head].lemma.lower()
    lists = happenings()
    if head in tree.mark_at or lemma in lists.doings or any(one.whole for one in referents.of(head)):
        return False
    return lemma in lists.abstract or lemma.endswith(lists.abstract_endings)


def about_people(tree: Tree, verb: int, arguments: Arguments) -> bool:
    """Whether definite or counted people, a body or a counted thing take part in what is told as done."""
    heads = [head for head in (arguments.subject, *arguments.objects[:2], *arguments.agents) if head is not None]
    return told_as_done(tree, verb) and not in_quotation(tree, verb) and any(_is_definite(tree, head) for head in heads)


def _is_definite(tree: Tree, head: int) -> bool:
    """Whether a noun phrase has a number, or names people or a body that a determiner, a name or a genitive fixes."""
    head = _counted(tree, head)
    word = tree.words[head]
    if word.tag == "CD" or tree.kids(head, "nummod") or tree.lower[head] in _SOME_PEOPLE:
        return True
    lemma = word.lemma.lower()
    lists = name_words()
    if lemma not in (lists.people_nouns | lists.role_nouns | lists.person_nouns | lists.organisation_nouns):
        return False
    fixed = tree.kids(head, "det", "poss", "compound", "amod", "nmod", "relcl", "acl", "prep")
    return bool(fixed) or lemma in ("police", "prosecutor")


def _is_somebody(tree: Tree, head: int) -> bool:
    lemma = tree.words[head].lemma.lower()
    lists = name_words()
    known = lists.people_nouns | lists.role_nouns | lists.person_nouns | lists.organisation_nouns | lists.group_nouns
    return lemma in known or tree.words[head].tag == "CD" or bool(tree.kids(head, "nummod"))


def _counted(tree: Tree, head: int) -> int:
    """What a measure measures ("most of the villagers", "the first of the dead"), else the noun itself."""
    if tree.lower[head] in _MEASURES:
        return next((noun for text, noun in tree.prepositions(head) if text == "of"), head)
    return head


_MEASURES = frozenset(
    {"most", "many", "some", "all", "both", "first", "last", "rest", "half", "several", "part", "few"}
)
_SOME_PEOPLE = frozenset(
    {"both", "most", "many", "others", "several", "dozens", "hundreds", "thousands", "them", "dead"}
)
_SOME_PEOPLE |= frozenset({"wounded", "injured", "missing", "homeless"})


def _is_timeless(tree: Tree, verb: int) -> bool:
    return {tree.lower[kid] for kid in tree.kids(verb, "aux", "auxpass")} <= _TIMELESS


def _is_empty(tree: Tree, referents: Referents, head: int) -> bool:
    word = tree.words[head]
    lower = tree.lower[head]
    if referents.of(head):
        return False
    return lower in happenings().empty or (word.tag in ("PRP", "DT", "EX", "WP", "WDT") and lower not in PRONOUNS)


def is_concrete(tree: Tree, referents: Referents, head: int) -> bool:
    """Whether a noun phrase is a name, a resolved phrase, people, a counted or a touchable thing, or a known doing."""
    word = tree.words[head]
    lemma = word.lemma.lower()
    lists = name_words()
    if any(one.whole for one in referents.of(head)) or word.tag in ("NNP", "NNPS", "CD", "$"):
        return True
    if _counted(tree, head) != head:
        return is_concrete(tree, referents, _counted(tree, head))
    if tree.lower[head] in RELATIVES or lemma in happenings().empty:
        return False
    if tree.kids(head, "nummod"):
        return True
    known = lists.people_nouns | lists.role_nouns | lists.person_nouns | lists.organisation_nouns | lists.place_nouns
    if lemma in known or lemma in happenings().doings:
        return True
    return (
        word.pos == "NOUN" and lemma not in happenings().abstract and not lemma.endswith(happenings().abstract_endings)
    )


def in_quotation(tree: Tree, index: int) -> bool:
    """Whether a word stands between quotation marks that hold more than a few words."""
    marks = [at for at, word in enumerate(tree.words) if word.text in _QUOTES or word.text == "''"]
    before = [at for at in marks if at < index]
    after = [at for at in marks if at > index]
    if len(before) % 2 == 0:
        return False
    end = after[0] if after else len(tree.words)
    return end - before[-1] > 4
