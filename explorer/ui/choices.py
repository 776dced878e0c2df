"""What can be filtered by: the values of each field with their counts, and chips put in, switched and taken out."""

from dataclasses import dataclass, replace

import numpy as np

from explorer.timeline.chip_words import value_in_words
from explorer.timeline.columns import Coded, Listing
from explorer.timeline.filter import Chip, Field, Filter
from explorer.timeline.table import EventTable


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a field: as the filter knows it, as a person reads it, and how many events have it."""

    value: str
    text: str
    count: int


def choices(table: EventTable, field: Field) -> tuple[Choice, ...]:
    """The values of a field, storylines and sources in their order, the others by count."""
    column: Coded | Listing
    if field in ("storyline", "source", "actor"):
        column = {"storyline": table.storylines, "source": table.documents, "actor": table.actors}[field]
        counts = np.bincount(column.codes, minlength=len(column.names))
        texts = column.titles
        if field == "source":
            titles: dict[str, str] = {source.id: source.title for source in table.witnesses}
            texts = tuple(f"{title}  {titles.get(name, '')}" for name, title in zip(column.names, texts, strict=True))
    else:
        column = {"kind": table.kind, "status": table.status, "attribution": table.attribution, "date": table.basis}[
            field
        ]
        counts = np.bincount(column.codes, minlength=len(column.names))
        texts = tuple(value_in_words(field, name) for name in column.names)
    found = [
        Choice(name, text, int(count))
        for name, text, count in zip(column.names, texts, counts, strict=True)
        if count or field == "source"
    ]
    if field not in ("storyline", "source"):
        found.sort(key=lambda choice: (-choice.count, choice.text.casefold()))
    return tuple(found)


def keeping_out(chosen: Filter, table: EventTable, row: int) -> tuple[Chip, ...]:
    """The chips that keep one event out."""
    return tuple(chip for chip in chosen.chips if not bool(Filter((chip,)).mask(table)[row]))


def letting_through(chosen: Filter, table: EventTable, row: int) -> Filter:
    """The filter with those chips switched off that keep one event out."""
    out = keeping_out(chosen, table, row)
    return Filter(tuple(replace(chip, on=False) if chip in out else chip for chip in chosen.chips))


def chip_of(chosen: Filter, field: Field) -> Chip | None:
    """The chip of a field (of text: the first)."""
    return next((chip for chip in chosen.chips if chip.field == field), None)


def with_values(chosen: Filter, field: Field, values: tuple[str, ...]) -> Filter:
    """The filter with these values in the field's chip, switched on; without values the chip goes."""
    old = chip_of(chosen, field)
    if not values:
        return without(chosen, old) if old is not None else chosen
    fresh = Chip(field, values)
    if old is None:
        return Filter((*chosen.chips, fresh))
    return Filter(tuple(fresh if chip is old else chip for chip in chosen.chips))


def with_text(chosen: Filter, words: str) -> Filter:
    """The filter with a text chip of these words beside the chips that it has."""
    fresh = Chip("text", (words,))
    kept = tuple(chip for chip in chosen.chips if not (chip.field == "text" and chip.values == fresh.values))
    return Filter((*kept, fresh))


def switched(chosen: Filter, chip: Chip, *, on: bool) -> Filter:
    """The filter with one chip switched on or off; it stays where it is."""
    return Filter(tuple(replace(other, on=on) if other == chip else other for other in chosen.chips))


def without(chosen: Filter, chip: Chip) -> Filter:
    """The filter without a chip."""
    return Filter(tuple(other for other in chosen.chips if other != chip))
