"""What lanes are made of, and how a person has arranged them: order, pinned, folded, hidden, colours of their own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

LanesBy = Literal["storyline", "actor", "kind", "source"]
LANES_BY: tuple[LanesBy, ...] = ("storyline", "actor", "kind", "source")
Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What was done to lanes of one kind, by their keys; a lane that is not named stands as it was found.

    `order` holds the lanes that were moved, and those around them; `colours` are pairs of a key and a colour token.
    """

    order: Keys = ()
    pinned: Keys = ()
    folded: Keys = ()
    hidden: Keys = ()
    colours: tuple[tuple[str, str], ...] = ()

    def places(self, keys: Sequence[str]) -> list[int]:
        """The places of these lanes in the order in which they are shown: the pinned ones first."""
        given = {key: place for place, key in enumerate(self.order)}
        last = len(given)
        return sorted(
            range(len(keys)),
            key=lambda place: (keys[place] not in self.pinned, given.get(keys[place], last), place),
        )

    def colour_of(self, key: str) -> str | None:
        """The colour that a person gave a lane."""
        return dict(self.colours).get(key)

    def moved(self, keys: Sequence[str], key: str, step: int) -> "Arrangement":
        """One lane `step` places on among the lanes as they are shown (`keys`); pinned ones stay before the others."""
        return self.put(keys, key, keys.index(key) + step) if key in keys else self

    def put(self, keys: Sequence[str], key: str, place: int) -> "Arrangement":
        """One lane at another place of the lanes as they are shown; lanes that are not shown keep their neighbours."""
        if key not in keys:
            return self
        alike = [other for other in keys if (other in self.pinned) == (key in self.pinned)]
        first = keys.index(alike[0])
        wanted = min(max(place - first, 0), len(alike) - 1)
        if wanted == alike.index(key):
            return self
        others = [other for other in alike if other != key]
        others.insert(wanted, key)
        rest = [other for other in keys if other not in alike]
        shown = iter([*others, *rest] if key in self.pinned else [*rest, *others])
        known = [*self.order, *(other for other in keys if other not in self.order)]
        return replace(self, order=tuple(next(shown) if other in keys else other for other in known))

    def folding(self, keys: Iterable[str], *, on: bool) -> "Arrangement":
        """These lanes folded to their headers, or opened."""
        return replace(self, folded=_with(self.folded, keys, on=on))

    def pinning(self, key: str, *, on: bool) -> "Arrangement":
        """A lane kept at the top, or back among the others."""
        return replace(self, pinned=_with(self.pinned, (key,), on=on))

    def hiding(self, key: str, *, on: bool) -> "Arrangement":
        """A lane not shown, or brought back."""
        return replace(self, hidden=_with(self.hidden, (key,), on=on))

    def showing_all(self) -> "Arrangement":
        """No lane hidden."""
        return replace(self, hidden=())

    def coloured(self, key: str, colour: str | None) -> "Arrangement":
        """A lane in another colour, or with None in that of its place."""
        others = tuple(pair for pair in self.colours if pair[0] != key)
        return replace(self, colours=others if colour is None else (*others, (key, colour)))


AS_FOUND = Arrangement()


def _with(keys: Keys, some: Iterable[str], *, on: bool) -> Keys:
    some = tuple(some)
    kept = tuple(key for key in keys if key not in some)
    return (*kept, *some) if on else kept
