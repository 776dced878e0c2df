"""Rules for years, decades and centuries: 1998, the 1980s, the 19th century, fiscal 2024, 44 BC."""

from explorer.extract.times.counts import count_of, ordinal_of
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import CLASSES, DECADES, ONES, TENS
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.rules.shared import NUMBERS, full_year, stated
from explorer.extract.times.stretches import (
    Stretch,
    century_of,
    decade_of,
    year_of,
)
from explorer.extract.times.tokens import Line
from explorer.extract.times.words import listed

_PEOPLE = listed(
    "people troops workers jobs miles pounds shares dollars points employees soldiers feet homes members students "
    "tons tonnes kilometers kilometres meters metres acres refugees votes words copies customers units cars "
    "barrels euros yen francs marks pesos rupees houses families children women men officers stores patients "
    "users"
)


_BEFORE_YEAR = listed(
    "in since by until till of from to through during after before around early late mid and or the fiscal "
    "between calendar circa year a for about - – ( , spring summer fall autumn winter"
)


def bare_year(hit: Hit, now: Now) -> Reading | None:
    """Four digits where a year can stand."""
    year = int(hit.low("y"))
    line, at = hit.line, hit.at("y")
    before = line.low(at - 1)
    if _measures(line, at) or not (1800 <= year <= 2060 or before in _LEADING):
        return None
    if _glued(line, at) or not _stands_alone(line, at, year):
        return None
    if before[:1].isalpha() and before not in _BEFORE_YEAR and line.pieces[at - 1].capital and at > 1:
        # “Expo 2025” is a year, “Orion 1980” is not.
        return stated(year_of(year)) if abs(year - now.year) <= 5 else None
    return stated(year_of(year))


def _measures(line: Line, at: int) -> bool:
    """Whether the number counts something (“1987 people”, “about 1990 new jobs”) or is a sum."""
    before, after = line.low(at - 1), line.low(at + 1)
    if after in ("%", "percent", "°") or after in _PEOPLE or before in ("$", "no", "number", "#", "than", "+"):
        return True
    return before == "about" and line.word(at + 1).tag[:2] in ("NN", "JJ")


def _glued(line: Line, at: int) -> bool:
    """Whether the number is a part of something longer (“555-1987”, “1987/a”)."""
    start, end = line.pieces[at].start, line.pieces[at].end
    if at > 0 and line.pieces[at - 1].end == start and line.low(at - 1) in ("-", "–", "/", ".", "_", "'", "’"):
        return line.low(at - 2) not in ("mid", "post", "pre", "early", "late") and not _ends_range(line, at)
    following = line.pieces[at + 1] if at + 1 < len(line.pieces) else None
    return following is not None and following.start == end and following.low in ("/", "_", "@", "+", "*")


def _ends_range(line: Line, at: int) -> bool:
    """Whether the number closes a range of years (“1998-2004”)."""
    first, last = line.low(at - 2), line.low(at)
    return at > 1 and line.low(at - 1) in ("-", "–") and len(first) == 4 and first.isdigit() and "1500" < first < last


def _stands_alone(line: Line, at: int, year: int) -> bool:
    """Whether the parser sees a number that counts no nouns, unless a word before it leads to a year."""
    if line.low(at - 1) in _BEFORE_YEAR:
        return True
    word, words = line.word(at), line.sentence.words
    if word.tag not in ("CD", ""):
        return False
    counted_noun = word.dep == "nummod" and 0 <= word.head < len(words) and words[word.head].tag == "NNS"
    return not counted_noun or 1900 <= year <= 2030


_LEADING = frozenset({"in", "since", "by", "until", "year", "of"})


def _spelled(words: list[str]) -> int | None:
    """A year in words: nineteen ninety four, twenty twenty - five, two thousand and five."""
    words = [word for word in words if word not in ("-", "–", "and")]
    if "thousand" in words or "hundred" in words:
        count = count_of(words)
        return None if count is None else int(count.low)
    first = ONES.get(words[0]) or TENS.get(words[0])
    rest = sum(ONES.get(word, 0) + TENS.get(word, 0) for word in words[1:])
    return None if first is None or first not in (17, 18, 19, 20) or rest < 10 else first * 100 + rest


def spelled_year(hit: Hit, now: Now) -> Reading | None:
    """“nineteen ninety-four”, “the year two thousand”."""
    year = _spelled(hit.words("y"))
    return None if year is None or not 1000 <= year <= 2200 else stated(year_of(year))


def year_span(hit: Hit, now: Now) -> Reading | None:
    """“1987-88”: from the first year to the last."""
    first, last = NUMBERS.findall(hit.low("y"))
    year = int(first)
    end = year // 100 * 100 + int(last)
    if not 1500 <= year <= 2100 or end <= year:
        return None
    stretch = Stretch(year_of(year).start, year_of(end).end, "year", f"{year:04d}")
    return Reading("DATE", stretch.value, stretch=stretch)


def decade(hit: Hit, now: Now) -> Reading | None:
    """“the 1980s”, “the '80s”, “the nineties”."""
    words = hit.words("d")[-1]
    if words in DECADES:
        if hit.has("c"):
            year = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}[hit.low("c")] + DECADES[words]
        else:
            year = now.year // 100 * 100 + DECADES[words]
            year -= 100 if year > now.year else 0
    else:
        digits = NUMBERS.findall(words)[0]
        if len(digits) == 4:
            year = int(digits)
        elif _no_decade(hit, words):
            return None
        else:
            year = now.year // 100 * 100 + int(digits)
            year -= 100 if year > now.year else 0
    if year % 100 == 0 and not hit.has("the") and hit.line.low(hit.start - 1) not in ("the", "early", "late", "mid"):
        return stated(decade_of(year))
    return stated(decade_of(year))


def _no_decade(hit: Hit, words: str) -> bool:
    """Whether “30s” is an age (“in his late 30s”) or a temperature (“in the 30s”)."""
    at = hit.start - 1
    while hit.line.low(at) in ("early", "mid", "late", "-"):
        at -= 1
    return hit.line.low(at) in CLASSES["POSS"] or (words[0] in "234")


def century(hit: Hit, now: Now) -> Reading | None:
    """“the 19th century”."""
    number = ordinal_of(hit.words("o")[-1])
    if number is None:
        return None
    if hit.words("o")[0] == "twenty" and len(hit.words("o")) > 1:
        number += 20
    return stated(century_of((number - 1) * 100)) if 1 <= number <= 30 else None


def fiscal_year(hit: Hit, now: Now) -> Reading | None:
    """“fiscal 1989”, “FY2025”."""
    year = full_year(NUMBERS.findall(hit.low("y"))[0], now)
    return stated(year_of(year), approximate=True)


def years_ago_in_bc(hit: Hit, now: Now) -> Reading | None:
    """“44 BC”, “in 480 B.C.”."""
    number = int(hit.low("n").replace(",", ""))
    if not 1 <= number <= 9999:
        return None
    first, last = year_of(-(number - 1)), year_of(-(number - 1) + 1)
    return stated(Stretch(first.start, last.start, "year", f"BC{number:04d}"))


RULES = (
    Rule("year", "YEAR", "<y:YEARNUM>", bare_year),
    Rule("year-word", "YEAR", "the year <y:YEARNUM>", bare_year, 1),
    Rule(
        "year-spelled",
        "YEAR",
        ("(the year)? <y:(nineteen | eighteen | seventeen | twenty) @SMALL | two thousand (and? @SMALL)?>"),
        spelled_year,
        5,
    ),
    Rule("year-span", "YEAR", "<y:YEARSPAN>", year_span),
    Rule("decade", "DECADE", "(<the:the>)? <d:DECADENUM>", decade),
    Rule("decade-words", "DECADE", "the (<c:nineteen | eighteen | twenty> DASH?)? <d:DECADEW>", decade),
    Rule("century", "CENTURY", "the? <o:@ORDDAY> DASH? century", century),
    Rule("fiscal", "YEAR", "the? (fiscal | financial) year? <y:YEARNUM>", fiscal_year, 2),
    Rule("year-fiscal", "YEAR", "the? <y:YEARNUM> (fiscal | financial) year", fiscal_year, 2),
    Rule("fiscal-short", "YEAR", "fy <y:YEARNUM | YY | SHORTYEAR>", fiscal_year, 2),
    Rule("fiscal-number", "YEAR", "<y:PERIODNUM>", fiscal_year, -1),
    Rule("before-christ", "YEAR", "<n:NUM | AMOUNT> (bc | bce)", years_ago_in_bc, 4),
)
