"""The general word lists of resources/names.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from explorer.data.places import shipped


@dataclass(frozen=True, slots=True)
class NameWords:
    """Word lists for names in news; lower-case lists hold lower-case words, all others words as they are written."""

    titles: frozenset[str]
    role_nouns: frozenset[str]
    organisation_suffixes: frozenset[str]
    droppable_suffixes: frozenset[str]
    organisation_nouns: frozenset[str]
    place_nouns: frozenset[str]
    person_nouns: frozenset[str]
    people_nouns: frozenset[str]
    thing_nouns: frozenset[str]
    not_names: frozenset[str]
    media: frozenset[str]
    places: frozenset[str]
    given_names: frozenset[str]
    female_names: frozenset[str]
    organisation_prefixes: frozenset[str]
    institution_nouns: frozenset[str]
    business_nouns: frozenset[str]
    group_nouns: frozenset[str]
    not_actors: frozenset[str]
    same: Mapping[str, str]


@cache
def name_words() -> NameWords:
    """The lists, read once per process."""
    raw = tomllib.loads((shipped("resources") / "names.toml").read_text(encoding="utf-8"))
    same: dict[str, str] = {}
    for line in raw["same"]:
        forms = [form.strip() for form in line.split(",")]
        same.update(dict.fromkeys(forms, forms[0]))
    lists = {key: _listed(value) for key, value in raw.items() if key != "same"}
    return NameWords(same=same, **lists)


def _listed(text: str) -> frozenset[str]:
    """The entries of a list: divided by commas where there are any, else by white space."""
    parts = text.split(",") if "," in text else text.split()
    return frozenset(" ".join(part.split()) for part in parts if part.strip())
