"""Storylines by the rules of storylines.toml: AND between keys, OR within, and the reason in words."""

import re
from collections.abc import Iterable, Sequence

from explorer.data.event import Event
from explorer.data.storylines_toml import StorylineRule


def why(rule: StorylineRule, event: Event) -> str:
    """Why the rule takes the event, as a sentence without its end; "" when it does not."""
    reasons = []
    checks = (
        (rule.actors, _acting(rule.actors, event), "{} acts"),
        (rule.with_, _matching(rule.with_, [actor.name for actor in event.actors]), "{} takes part"),
        (rule.kinds, [kind for kind in rule.kinds if kind == event.kind], "the kind is {}"),
        (rule.words, _said(rule.words, event), "a mention has the word {}"),
    )
    for asked, found, sentence in checks:
        if asked and not found:
            return ""
        if asked:
            reasons.append(sentence.format(_plain(found[0])))
    return f"rule “{rule.name}”: {', '.join(reasons) or 'it takes every event'}"


def _acting(names: Sequence[str], event: Event) -> list[str]:
    """Who of these acts; in an event without an agent, who takes part."""
    agents = [actor.name for actor in event.actors if actor.role == "agent"]
    return _matching(names, agents or [actor.name for actor in event.actors])


def _matching(names: Sequence[str], actors: Sequence[str]) -> list[str]:
    """The actors that one of the names means: all its words stand in the actor's name."""
    asked = [set(name.casefold().split()) for name in names]
    return [actor for actor in actors if any(words <= set(actor.casefold().split()) for words in asked)]


def _said(words: Iterable[str], event: Event) -> list[str]:
    """The words that stand in a mention, whole and in any case, in quotation marks."""
    quotes = " \n ".join(mention.quote.casefold() for mention in event.mentions)
    return [f"“{word}”" for word in words if re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", quotes)]


def _plain(name: str) -> str:
    return name.replace("_", " ")
