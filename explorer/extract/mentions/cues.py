"""The words that say how an event stands: the [cues] of resources/frames.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache

from explorer.data.places import shipped

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemmas by what they say of the event that they govern; see frames.toml."""

    plan_verbs: Words
    plan_adjectives: Words
    expect_verbs: Words
    expect_adjectives: Words
    consider_verbs: Words
    request_verbs: Words
    begin_verbs: Words
    go_on_verbs: Words
    end_verbs: Words
    cancel_verbs: Words
    postpone_verbs: Words
    fail_verbs: Words
    prevent_verbs: Words
    deny_verbs: Words
    causing_verbs: Words
    light_verbs: Words
    news_verbs: Words
    comment_verbs: Words
    telling_verbs: Words
    plan_nouns: Words
    effort_nouns: Words
    decided_nouns: Words
    possible_nouns: Words
    planned_adjectives: Words
    possible_adjectives: Words
    ongoing_adjectives: Words
    earlier_adjectives: Words
    cancelled_adjectives: Words
    alleged_adjectives: Words
    reporting_adverbs: Words
    unnamed_voices: Words
    binding_verbs: Words
    judging: Words


@cache
def cues() -> Cues:
    """The cues, read once per process."""
    raw = tomllib.loads((shipped("resources") / "frames.toml").read_text(encoding="utf-8"))
    return Cues(**{key: frozenset(value.split()) for key, value in raw["cues"].items()})
