"""Who takes part in a mention, as merging compares them."""

import re

from explorer.extract.draft import MentionDraft, Participant
from explorer.extract.merging.documents import rarity

_WORD = re.compile(r"[^\W\d_]{3,}")
_TELLING = 2.0


def names_of(draft: MentionDraft, *roles: str) -> set[str]:
    """The names of those who take part in one of these roles."""
    return {who.name for who in draft.participants if who.role in roles}


def explicit(draft: MentionDraft, role: str) -> set[str]:
    """The names of those in a role whom the words name."""
    return {who.name for who in draft.participants if who.role == role and is_explicit(who)}


def is_explicit(who: Participant) -> bool:
    """Named in so many words; a place acts too ("Iran attacked"), but much is done in a place and to others."""
    return who.named and not who.inferred and (who.type != "place" or who.role == "agent")


def may_be_same(one: set[str], two: set[str]) -> bool:
    """Whether a name of one side may mean somebody of the other: the same name, or one telling word in common.

    "Fred LaRue" may be "Frederick C. LaRue", and "the Colts" are the "Indianapolis Colts": no reason to part them.
    """
    return bool(one & two) or bool(telling_words(one) & telling_words(two))


def telling_words(names: set[str]) -> set[str]:
    """The rare words of some names."""
    return {word for name in names for word in _WORD.findall(name.lower()) if rarity(word) >= _TELLING}


def everybody(draft: MentionDraft) -> set[str]:
    """The names of all who take part."""
    return {who.name for who in draft.participants}


def both_name(names: set[str]) -> str:
    """That both sides name these, in words."""
    return f"both name {listed(names)}"


def listed(names: set[str]) -> str:
    """Names as a list that reads."""
    *most, last = sorted(names)
    return f"{', '.join(most)} and {last}" if most else last


def plain(name: str) -> str:
    """A frame's or a group's name in plain words."""
    return name.replace("_", " ")
