"""Numbers and lengths in words: “two and a half”, “several”, “12 or 18”, “a couple of”."""

from dataclasses import dataclass
from typing import Final

from explorer.data.minutes import DAY, HOUR, WEEK
from explorer.extract.times.lexicon import ONES, ORDINALS, SCALES, TENS, VAGUE_COUNTS

_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# A month is 28 to 31 days long, a quarter 90 to 92, a year 365 or 366.
UNIT_MINUTES: Final[dict[str, tuple[int, int]]] = {
    "S": (0, 1),
    "TM": (1, 1),
    "TH": (HOUR, HOUR),
    "D": (DAY, DAY),
    "NI": (DAY, DAY),
    "W": (WEEK, WEEK),
    "WE": (WEEK, WEEK),
    "FN": (2 * WEEK, 2 * WEEK),
    "M": (28 * DAY, 31 * DAY),
    "Q": (90 * DAY, 92 * DAY),
    "Y": (365 * DAY, 366 * DAY),
    "E": (3652 * DAY, 3653 * DAY),
    "C": (36524 * DAY, 36525 * DAY),
    "L": (365242 * DAY, 365243 * DAY),
}
_DAYS_EACH: Final = {"M": 30.44, "Q": 91.31, "Y": 365.25, "E": 3652.5, "C": 36525.0, "L": 365250.0}


@dataclass(frozen=True, slots=True)
class Count:
    """A number from words: between `low` and `high`; `vague` is the word that hides it (“several”, "" when exact)."""

    low: float
    high: float
    vague: str = ""

    @property
    def exact(self) -> bool:
        """Whether the words give one number."""
        return not self.vague

    def digits(self) -> str:
        """The number as TIMEX3 writes it: 2, 2.5, X."""
        if self.vague:
            return "X"
        return str(int(self.low)) if self.low == int(self.low) else f"{self.low:g}"


def _sum(words: list[str]) -> float | None:
    """A plain number from its words: “two hundred and five”, “twenty - one”, “2 1/2”, “1,200”."""
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in ("and", "-", "–", "a", "an") and (seen or word in ("a", "an")):
            continue
        if word in SCALES:
            current = (current or 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif word == "dozen":
            current = (current or 1) * 12
        elif word == "half":
            current += 0.5
        else:
            value = _one(word)
            if value is None:
                return None
            current += value
        seen = True
    return total + current if seen else None


def _one(word: str) -> float | None:
    """The value of one number word or run of ASCII digits."""
    if word in ONES:
        return ONES[word]
    if word in TENS:
        return TENS[word]
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    if len(word) == 3 and word[1] == "/" and word.isascii() and word[2] != "0":
        return int(word[0]) / int(word[2])
    plain = word.replace(",", "")
    if plain.isascii() and plain.replace(".", "", 1).isdigit() and len(plain) <= 12:
        return float(plain)
    return None


def count_of(words: list[str]) -> Count | None:
    """The count that these words give; None when they are no number that we know."""
    if not words or words in (
        ["a"],
        ["an"],
        ["the"],
        ["another"],
        ["each"],
        ["one", "more"],
        ["an", "additional"],
        ["a", "additional"],
    ):
        return Count(1, 1)
    words = [word for word in words if word not in ("more", "additional", "straight", "consecutive", "full", "other")]
    if "couple" in words:
        return Count(2, 2)
    vague = next((word for word in words if word in VAGUE_COUNTS), "")
    if vague:
        return Count(0, 0, vague)
    if words in (["dozens", "of"], ["scores", "of"], ["hundreds", "of"], ["thousands", "of"]):
        return Count(0, 0, words[0])
    for split in ("or", "to", "–", "-"):
        if split in words and words.index(split) > 0:
            at = words.index(split)
            low, high = _sum(words[:at]), _sum(words[at + 1 :])
            if low is not None and high is not None and low < high and (split in ("or", "to") or high - low > 0):
                if split in ("-", "–") and words[0] in TENS:
                    break
                return Count(low, high)
    value = _sum(words)
    return None if value is None else Count(value, value)


def ordinal_of(word: str) -> int | None:
    """The number of an ordinal: “third”, “21st”."""
    if word in ORDINALS:
        return ORDINALS[word]
    digits = word[:-2]
    return int(digits) if digits.isascii() and digits.isdigit() else None


def duration_value(count: Count, unit: str) -> str:
    """The TIMEX3 duration of a count of units: P3M, PT1H, P2Y6M, PXW."""
    number = count.digits()
    if count.vague and unit == "E":
        return "PXY"
    if count.vague:
        return {"S": "PTXS", "TM": "PTXM", "TH": "PTXH", "FN": "PXW", "NI": "PXD"}.get(unit, f"PX{unit}")
    if count.low != int(count.low) and count.low % 1 == 0.5 and unit in ("Y", "TH", "TM"):
        whole = int(count.low)
        head, tail = {"Y": ("Y", "6M"), "TH": ("H", "30M"), "TM": ("M", "30S")}[unit]
        prefix = "P" if unit == "Y" else "PT"
        return f"{prefix}{whole}{head}{tail}" if whole else f"{prefix}{tail}"
    if unit in ("S", "TM", "TH"):
        return f"PT{number}{unit[-1]}"
    times = {"FN": (2, "W"), "E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "NI": (1, "D")}.get(unit)
    if times:
        scaled = count.low * times[0]
        return f"P{int(scaled) if scaled == int(scaled) else scaled:g}{times[1]}"
    return f"P{number}{unit}"


def duration_minutes(count: Count, unit: str) -> tuple[int, int]:
    """The least and the most minutes that a count of units lasts."""
    low, high = UNIT_MINUTES[unit]
    if count.low == count.high == 1:
        return low, high
    each = _DAYS_EACH.get(unit)
    if each is None:
        return int(count.low * low), int(count.high * high)
    # Over several months or years the calendar evens out to within a day or two.
    return int(count.low * each - 1) * DAY, (int(count.high * each) + 2) * DAY
