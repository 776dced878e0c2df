"""A filter is a description of which events a person wants to see, never the list of them."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, cast

import numpy as np

from explorer.data.when import EventId
from explorer.timeline.arrangement import LanesBy
from explorer.timeline.columns import Coded, Flags, Listing
from explorer.timeline.listings import in_hidden
from explorer.timeline.table import EventTable
from explorer.timeline.view import View

Field = Literal["storyline", "actor", "kind", "source", "status", "attribution", "date", "text", "event"]
# Those that a person filters by; single events are chosen by a selection.
FIELDS: tuple[Field, ...] = ("storyline", "actor", "kind", "source", "status", "attribution", "date", "text")


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition: a row passes when its `field` has one of `values`; without values, or off, every row passes.

    Storylines and sources go by id or by name, `date` by basis (stated, derived, bounded, unknown), `text` by words
    in title, actors or quotes, whatever their case, `event` by id.
    """

    field: Field
    values: tuple[str, ...] = ()
    on: bool = True

    @property
    def acts(self) -> bool:
        """Whether it restricts anything."""
        return self.on and bool(self.values)

    def mask(self, table: EventTable) -> Flags:
        """Which rows pass, taken as if the chip were on."""
        if not self.values:
            return np.ones(len(table), dtype=np.bool_)
        if self.field == "event":
            return _with_ids(table, self.values)
        if self.field == "text":
            return cast("Flags", np.logical_or.reduce([_with_words(table, words) for words in self.values]))
        columns: dict[Field, Coded | Listing] = {
            "storyline": table.storylines,
            "actor": table.actors,
            "source": table.documents,
            "kind": table.kind,
            "status": table.status,
            "attribution": table.attribution,
            "date": table.basis,
        }
        return columns[self.field].rows_of(self.values)


@dataclass(frozen=True, slots=True)
class Filter:
    """Chips that must all pass; chips that are switched off stay in it. `hidden` are keys of lanes that are hidden."""

    chips: tuple[Chip, ...] = ()
    hidden: tuple[str, ...] = ()
    hidden_by: LanesBy = "storyline"

    def seen_in(self, view: View) -> "Filter":
        """The same with the lanes that the view hides; where it hides none, the same whatever the lanes are."""
        hidden = view.arrangement.hidden
        return replace(self, hidden=hidden, hidden_by=view.lanes_by if hidden else "storyline")

    def mask(self, table: EventTable) -> Flags:
        """Which rows of the table pass the chips and stand in a lane that is not hidden: not to be changed."""
        return _seen(self._acting, self.hidden_by, self.hidden, table) if self.hidden else self.mask_of_chips(table)

    def mask_of_chips(self, table: EventTable) -> Flags:
        """Which rows of the table pass the chips: an array that is not to be changed."""
        return _mask(self._acting, table)

    @property
    def chooses(self) -> bool:
        """Whether it lets through events that were chosen one by one, and restricts nothing else."""
        return bool(self._acting) and all(chip.field == "event" for chip in self._acting)

    @property
    def _acting(self) -> tuple[Chip, ...]:
        return tuple(chip for chip in self.chips if chip.acts)


@lru_cache(maxsize=8)
def _mask(chips: tuple[Chip, ...], table: EventTable) -> Flags:
    passing = np.ones(len(table), dtype=np.bool_)
    for chip in chips:
        passing &= chip.mask(table)
    passing.flags.writeable = False
    return passing


@lru_cache(maxsize=8)
def _seen(chips: tuple[Chip, ...], lanes_by: LanesBy, hidden: tuple[str, ...], table: EventTable) -> Flags:
    seen = _mask(chips, table) & ~in_hidden(table, lanes_by, hidden)
    seen.flags.writeable = False
    return seen


def _with_ids(table: EventTable, ids: tuple[str, ...]) -> Flags:
    rows = [row for one in ids if (row := table.row_of(EventId(one))) is not None]
    flags = np.zeros(len(table), dtype=np.bool_)
    flags[rows] = True
    return flags


def _with_words(table: EventTable, words: str) -> Flags:
    named = [name for name in table.actors.names if words.casefold() in name.casefold()]
    found = table.actors.rows_of(named)
    for column in dict.fromkeys((table.title, table.quote)):
        found = found | column.containing(words)
    return found
