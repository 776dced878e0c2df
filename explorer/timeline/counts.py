"""How many events a scene shows, and how many it does not, and why."""

from dataclasses import dataclass
from typing import Literal

from explorer.data.phrases import counted

Place = Literal["shown", "undated", "before", "after", "filtered", "folded", "hidden", "above", "below"]
PLACES: tuple[Place, ...] = (
    "shown", "undated", "before", "after", "filtered", "folded", "hidden", "above", "below",
)  # fmt: skip
# What is scrolled out of sight, in a word.
ABOVE, BELOW = "above", "below"
# What of the rest was known on a day, in words: what is pale, and of what nobody can tell.
PALE, UNSURE = "not yet known", "of unknown publication"


@dataclass(frozen=True, slots=True)
class Counts:
    """Every event is counted once, in one of all but the two of what was known; `hidden` stand in hidden lanes only.

    `above` and `below` are in the stretch of time, but in rows that are scrolled beyond the edge of the canvas.
    `not_yet_known` counts those of the shown, folded, above, below and undated that had not been reported by the day of
    `View.as_known_on`, `untold` those of them that only articles of unknown publication tell.
    `listed` counts those of the undated that a page lists. `chosen`: what is filtered has no relation with
    the selected event, which is shown with its own.
    """

    shown: int = 0
    undated: int = 0
    out_of_view_before: int = 0
    out_of_view_after: int = 0
    filtered: int = 0
    folded: int = 0
    not_yet_known: int = 0
    untold: int = 0
    hidden: int = 0
    above: int = 0
    below: int = 0
    listed: int = 0
    chosen: bool = False

    @property
    def out_of_view(self) -> int:
        """Earlier and later than the view."""
        return self.out_of_view_before + self.out_of_view_after

    @property
    def asked(self) -> int:
        """Those of which is asked what was known: in the stretch of time, drawn or not, and undated."""
        return self.shown + self.folded + self.above + self.below + self.undated

    @property
    def all(self) -> int:
        """All events of the table."""
        return self.asked + self.out_of_view + self.filtered + self.hidden


@dataclass(frozen=True, slots=True)
class TieCount:
    """How many of the selected event's ties are drawn, and how many it has."""

    drawn: int = 0
    all: int = 0


NO_TIES = TieCount()


def ties_in_words(ties: TieCount, whose: str = "its") -> str:
    """ "6 of its 12 relations drawn"; "" when all are drawn."""
    return f"{ties.drawn} of {whose} {counted(ties.all, 'relation')} drawn" if ties.drawn < ties.all else ""


def counts_in_words(counts: Counts) -> str:
    """ "not shown: 2 undated, 1 out of view"; "" when every event is shown. Only what is not zero is said."""
    parts = [
        (counts.undated - counts.listed, "undated"),
        (counts.out_of_view, "out of view"),
        (counts.above, f"{ABOVE} the edge"),
        (counts.below, f"{BELOW} the edge"),
        (counts.filtered, "not related to the selected event" if counts.chosen else "filtered"),
        (counts.folded, "folded"),
        (counts.hidden, "in hidden lanes"),
    ]
    missing = ", ".join(f"{number:,} {what}" for number, what in parts if number)
    heaps = ((counts.not_yet_known, PALE), (counts.untold, UNSURE))
    pale = ", ".join(f"{number:,} {what}" for number, what in heaps if number)
    known = f"{asked_in_words(counts)}: {pale}" if pale else ""
    return " · ".join(part for part in (f"not shown: {missing}" if missing else "", known) if part)


def asked_in_words(counts: Counts) -> str:
    """Of which events is told what was known: they are counted a second time, so it is said which."""
    return "in this stretch or undated" if counts.undated else "in this stretch"


def drawn_in_words(counts: Counts, whole: int | None = None) -> str:
    """ "5 of 6 events drawn · not shown: 1 undated"; `whole` is how many events there are where this is a page of them.

    Where none has a date: "4 of 6 events listed, without a date".
    """
    on_page = "" if whole is None else " on this page"
    of = f"of {counts.all if whole is None else whole:,} events"
    if counts.listed:
        said = f"{counts.listed:,} {of} listed{on_page}, without a date"
    else:
        said = f"{counts.shown:,} {of} drawn{on_page}"
    return " · ".join(part for part in (said, counts_in_words(counts)) if part)
