"""Amounts in a sentence: money, percentages and counted things, with their hedges."""

import re
from dataclasses import dataclass

from explorer.data.event import Amount
from explorer.data.passage import DocumentId, Passage

_SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₪": "ILS",
    "us$": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "r$": "BRL",
}  # fmt: skip
_WORDS = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "rouble": "RUB", "roubles": "RUB",
    "ruble": "RUB", "rubles": "RUB", "franc": "CHF", "francs": "CHF", "krona": "SEK", "kronor": "SEK", "won": "KRW",
    "peso": "MXN", "pesos": "MXN", "lira": "TRY", "rand": "ZAR", "zloty": "PLN", "real": "BRL", "reais": "BRL",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "chf": "CHF", "cny": "CNY", "cents": "USD",
}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6,
    "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "dozen": 12.0,
}  # fmt: skip
_SMALL = {
    word: float(value)
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}
_HEDGE = (
    r"(?P<hedge>(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|over|under|more\ than|less\ than"
    r"|fewer\ than|at\ least|at\ most|up\ to|close\ to|an\ estimated|estimated|an\ impressive|as\ much\ as"
    r"|as\ many\ as|around\ the|just\ over|just\ under|well\ over)\ )?"
)
_NUMBER = r"(?P<number>(?<!\d)(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,15})(?:\.\d{1,6})?)"
_SCALE = r"(?:[\ -]?(?P<scale>hundred|thousand|million|billion|trillion|mn|mln|bn|bln|tn|k|m|b)\b)?"
_MONEY = re.compile(
    _HEDGE + r"(?:(?P<sign>(?:US|A|C|HK|NZ|S|R)?\$|[€£¥₹₽₩₺₪])\s?" + _NUMBER + _SCALE + r"|"
    + _NUMBER.replace("number", "number2") + _SCALE.replace("scale", "scale2")
    + r"\s(?:US\s|U\.S\.\s|Swiss\s|Canadian\s|Australian\s)?(?P<word>" + "|".join(_WORDS) + r")\b)",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
_PERCENT = re.compile(
    _HEDGE + _NUMBER + r"(?:\s?%|\s(?:percent|per\ cent|percentage\ points?)\b)", re.IGNORECASE | re.VERBOSE
)
_COUNTED = """
people jobs workers employees staff positions residents passengers soldiers troops civilians children men
women protesters demonstrators students houses homes buildings cases deaths votes seats points goals
tonnes tons barrels vehicles cars units shares customers users patients victims hostages prisoners
migrants refugees households stores flights miles kilometres kilometers acres hectares megawatts
gigawatts engineers members officers fighters aircraft ships missiles drones satellites copies applicants
arrests injuries casualties
"""
_COUNT = re.compile(
    _HEDGE
    + r"(?:" + _NUMBER + r"(?:[\ -](?P<scale>hundred|thousand|million|billion|dozen)\b)?"
    + r"|\b(?P<small>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\ dozen))"
    + r"\ (?:(?:of|its|their|the|more|other|new|young|local|foreign|civilian|Palestinian|full-time)\ ){0,2}"
    + r"(?P<noun>" + "|".join(_COUNTED.split()) + r")\b",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
_APPROXIMATE = frozenset(
    {"about", "around", "approximately", "approx", "roughly", "some", "nearly", "almost", "close", "an", "estimated"}
)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    value: float
    unit: str
    approximate: bool


def amounts_in(text: str, document: DocumentId, start: int, end: int) -> list[Amount]:
    """The amounts in a half-open stretch of a text, in its order; passages cover hedge and unit."""
    stretch = text[start:end].replace("\n", " ").replace("\u00a0", " ")
    if not any(map(str.isdigit, stretch)) and not _COUNT.search(stretch):
        return []
    taken: list[_Hit] = []
    taken.extend(_money(found) for found in _MONEY.finditer(stretch))
    for found in _PERCENT.finditer(stretch):
        _add(taken, _Hit(found.start(), found.end(), _number(found["number"]), "%", _hedged(found)))
    for found in _COUNT.finditer(stretch):
        _add(taken, _counted(found))
    return [
        Amount(
            text[start + hit.start : start + hit.end],
            hit.value,
            hit.unit,
            hit.approximate,
            Passage(document, start + hit.start, start + hit.end),
        )
        for hit in sorted(taken, key=lambda hit: hit.start)
    ]


def _add(taken: list[_Hit], hit: _Hit) -> None:
    if all(hit.end <= other.start or other.end <= hit.start for other in taken):
        taken.append(hit)


def _money(found: re.Match[str]) -> _Hit:
    number = found["number"] or found["number2"]
    scale = found["scale"] or found["scale2"] or ""
    unit = _SIGNS[found["sign"].lower()] if found["sign"] else _WORDS[found["word"].lower()]
    value = _number(number) * _SCALES.get(scale.lower(), 1.0)
    if (found["word"] or "").lower() == "cents":
        value /= 100
    return _Hit(found.start(), found.end(), round(value, 6), unit, _hedged(found))


def _counted(found: re.Match[str]) -> _Hit:
    small = (found["small"] or "").lower()
    value = (12.0 if small == "a dozen" else _SMALL[small]) if small else _number(found["number"])
    return _Hit(
        found.start(),
        found.end(),
        value * _SCALES.get((found["scale"] or "").lower(), 1.0),
        found["noun"].lower(),
        _hedged(found),
    )


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _hedged(found: re.Match[str]) -> bool:
    hedge = (found["hedge"] or "").split()
    return bool(hedge) and (hedge[0].lower().rstrip(".") in _APPROXIMATE) and hedge[:2] != ["an", "impressive"]
