"""The one table of vague widths (resources/vague.toml): how wide “recently” or “several months” may be."""

import re
import tomllib
from dataclasses import dataclass
from typing import Final

from explorer.data.minutes import DAY, HOUR, WEEK
from explorer.data.places import shipped
from explorer.errors import ReadError

_WIDTH: Final = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?) (?P<unit>minute|hour|day|week|month|year)s?", re.ASCII)
_MINUTES: Final = {"minute": 1.0, "hour": HOUR, "day": DAY, "week": WEEK, "month": 30.44 * DAY, "year": 365.25 * DAY}
_UNIT_WORDS: Final = {
    "S": "minute",
    "TM": "minute",
    "TH": "hour",
    "D": "day",
    "NI": "day",
    "W": "week",
    "WE": "week",
    "FN": "fortnight",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "E": "decade",
    "C": "century",
    "L": "millennium",
}
_EACH: Final = {
    "S": 1.0,
    "TM": 1.0,
    "TH": HOUR,
    "D": DAY,
    "NI": DAY,
    "W": WEEK,
    "WE": WEEK,
    "FN": 2 * WEEK,
    "M": 30.44 * DAY,
    "Q": 91.31 * DAY,
    "Y": 365.25 * DAY,
    "E": 3652.5 * DAY,
    "C": 36525 * DAY,
    "L": 365250 * DAY,
}


def width(text: str) -> int:
    """The minutes of a width such as “3 months”, rounded to whole days from a day up; ReadError if it is none."""
    found = _WIDTH.fullmatch(text)
    if found is None:
        raise ReadError(f"resources/vague.toml: “{text}” is no width such as “3 months”.")
    minutes = float(found["number"]) * _MINUTES[found["unit"]]
    return round(minutes / DAY) * DAY if minutes >= DAY else round(minutes)


@dataclass(frozen=True, slots=True)
class VagueTable:
    """The table, read: widths in minutes by name."""

    words: dict[str, tuple[int, int]]
    counts: dict[str, tuple[float, float]]
    plural: dict[str, tuple[float, float]]
    recents: dict[str, tuple[int, int]]
    spreads: dict[str, int]
    hedges: dict[str, tuple[float, float]]
    betweens: dict[str, tuple[int, int]]
    parts: dict[str, tuple[float, float]]
    arounds: dict[str, int]

    def count(self, word: str, unit: str) -> tuple[int, int]:
        """The least and most minutes of “several months”; with no word of “months” alone."""
        low, high = self.counts[word] if word in self.counts else self.plural[_UNIT_WORDS[unit]]
        each = _EACH[unit]
        if each < DAY:
            return int(low * each), int(high * each)
        return int(low * each / DAY) * DAY, round(high * each / DAY) * DAY

    def recent(self, unit: str) -> tuple[int, int]:
        """How far “recent months” reach: the least and the most minutes."""
        return self.recents[_UNIT_WORDS[unit]]

    def word(self, name: str) -> tuple[int, int]:
        """The least and most minutes between publication and what a vague word means (“recently”)."""
        return self.words[name]

    def between(self, name: str) -> tuple[int, int]:
        """The least and most minutes between two events that a word such as “shortly” leaves."""
        return self.betweens[name]

    def part(self, word: str) -> tuple[float, float]:
        """Which part of a period “early”, “end” and the like mean: from and to, as shares of its length."""
        return self.parts[word]

    def around(self, grain: str) -> int:
        """How far “around 1850” reaches either side of the year (or other grain), in minutes."""
        return self.arounds.get(grain, 0)

    def spread(self, unit: str) -> int:
        """How far a date counted in this unit may lie either side of the exact point, in minutes."""
        return self.spreads.get(_UNIT_WORDS[unit], 0)

    def hedged(self, low: int, high: int, mod: str | None) -> tuple[int | None, int | None, bool]:
        """A length under a TIMEX3 mod, and whether it is only approximate."""
        if mod is None:
            return low, high, False
        least, most = self.hedges[mod]
        return int(low * least), int(high * most), True


def _pair(entry: list[str]) -> tuple[int, int]:
    return width(entry[0]), width(entry[1])


def _numbers(entry: list[float]) -> tuple[float, float]:
    return float(entry[0]), float(entry[1])


def read_table() -> VagueTable:
    """The table as shipped; ReadError when it is missing or wrong."""
    path = shipped("resources") / "vague.toml"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return VagueTable(
            words={name: _pair(entry) for name, entry in raw["words"].items()},
            counts={name: _numbers(entry) for name, entry in raw["counts"].items()},
            plural={name: _numbers(entry) for name, entry in raw["plural"].items()},
            recents={name: _pair(entry) for name, entry in raw["recent"].items()},
            spreads={name: width(entry) for name, entry in raw["spread"].items()},
            hedges={name: _numbers(entry) for name, entry in raw["hedges"].items()},
            parts={name: _numbers(entry) for name, entry in raw["parts"].items()},
            arounds={name: width(entry) for name, entry in raw["around"].items()},
            betweens={name: _pair(entry) for name, entry in raw["between"].items()},
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, IndexError, TypeError, ValueError) as error:
        raise ReadError(f"{path} cannot be read as the table of vague widths: {error}.") from error


VAGUE: Final = read_table()
