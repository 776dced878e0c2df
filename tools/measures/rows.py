"""A measured figure with what it must be, and the statistics that all measures use."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `must` and `aim` are bounds: at most when `less` is better, else at least; None where none is set.

    `beside` tells what else was seen in the same run (a median, a baseline, how much was measured).
    """

    what: str
    value: float
    unit: str
    must: float | None = None
    aim: float | None = None
    less: bool = True
    beside: str = ""

    def told(self, measure: str) -> dict[str, object]:
        """The row as plain values."""
        sign = "≤" if self.less else "≥"
        met = None
        if self.must is not None:
            met = self.value <= self.must if self.less else self.value >= self.must
        return {
            "measure": measure,
            "what": self.what,
            "value": round(self.value, 2) if abs(self.value) < 100 else round(self.value),
            "unit": self.unit,
            "must": "" if self.must is None else f"{sign} {self.must:g}",
            "aim": "" if self.aim is None else f"{sign} {self.aim:g}",
            "met": met,
            "beside": self.beside,
        }


def quantile(values: Sequence[float], share: float) -> float:
    """The value that a share (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return quantile(values, 0.5)
