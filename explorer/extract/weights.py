"""The numbers of resources/weights.toml, as frozen values."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from explorer.data.places import shipped


@dataclass(frozen=True, slots=True)
class MergingWeights:
    """How evidence for one event adds up; see the file for each."""

    same_lemma: float
    same_frame: float
    same_group: float
    shared_agent: float
    shared_patient: float
    shared_across: float
    shared_amount: float
    earlier_against_later: float
    far_apart: float
    far_apart_days: int
    looks_back_days: int
    nothing_shared: float
    clashing_inference: float
    far_more_told: int
    enough: float
    amounts_apart: float
    repeatable: tuple[str, ...]
    repeatable_words: float
    told_from_both_ends: tuple[str, ...]
    ends: tuple[tuple[str, ...], ...]
    by_word: tuple[str, ...]
    denials: tuple[str, ...]
    speech: tuple[str, ...]
    said_too: tuple[str, ...]
    brings_about: tuple[str, ...]
    ends_plans: tuple[str, ...]
    light: tuple[str, ...]
    heading_words: float


@dataclass(frozen=True, slots=True)
class EventWeights:
    """What makes an event weigh; `kind` holds what a kind adds."""

    salience: float
    per_document: float
    named_actor: float
    amount: float
    dated: float
    lead: float
    kind: dict[str, float]


@dataclass(frozen=True, slots=True)
class TensionWeights:
    """What counts as pulling apart; see the file for each."""

    amount: float
    hedged_amount: float
    times: float
    denied_claim: float
    same_account: float
    single_roles: tuple[str, ...]
    passing: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """All of weights.toml; `horizon` holds days."""

    document_distance: float
    merging: MergingWeights
    adds_up: tuple[str, ...]
    horizon: dict[str, int]
    event: EventWeights
    near_identical: float
    tensions: TensionWeights
    most_storylines: int
    least_events: int
    least_share: float
    split_above: int
    themes: dict[str, str]


@cache
def weights() -> Weights:
    """The shipped weights, read once per process."""
    found: dict[str, Any] = tomllib.loads((shipped("resources") / "weights.toml").read_text(encoding="utf-8"))
    return Weights(
        document_distance=found["documents"]["distance"],
        merging=MergingWeights(**_frozen(found["merging"])),
        adds_up=tuple(found["dating"]["adds_up"]),
        horizon=found["news_horizon"],
        event=EventWeights(**found["event"]),
        near_identical=found["independence"]["near_identical"],
        tensions=TensionWeights(**_frozen(found["tensions"])),
        most_storylines=found["storylines"]["most"],
        least_events=found["storylines"]["least_events"],
        least_share=found["storylines"]["least_share"],
        split_above=found["storylines"]["split_above"],
        themes=found["storylines"]["theme"],
    )


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    """Lists, and lists in lists, as tuples."""
    return {
        key: tuple(tuple(one) if isinstance(one, list) else one for one in value) if isinstance(value, list) else value
        for key, value in table.items()
    }
