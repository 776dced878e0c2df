"""The time grammar: all time expressions of a document, with values, whens and receipts, and its event anchors."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from explorer.data.expression import TimeExpression
from explorer.data.minutes import DAY
from explorer.data.passage import Passage
from explorer.data.when import When
from explorer.extract.draft import FoundTime, TimesFound
from explorer.extract.parsing import Sentence
from explorer.extract.times.alphabet import Alphabet
from explorer.extract.times.anchors import find_anchors
from explorer.extract.times.hits import Hit, Rule
from explorer.extract.times.lexicon import CLASSES
from explorer.extract.times.meaning import place
from explorer.extract.times.patterns import Level, groups_of, literals, unfold
from explorer.extract.times.ranges import Placed, join_ranges
from explorer.extract.times.readings import Now, Reading
from explorer.extract.times.receipts import Told, explain, published_words
from explorer.extract.times.rules import (
    ago,
    clock,
    compounds,
    explicit,
    holidays,
    lengths,
    quarters,
    references,
    relative,
    sets,
    spoken,
    years,
)
from explorer.extract.times.rules.shared import PARTS
from explorer.extract.times.signals import find_signal
from explorer.extract.times.tense import tense_at
from explorer.extract.times.tokens import Line

_PROBE_DAY = 1_051_897_920 // DAY * DAY  # some day of a leap year: what is no date there is none anywhere


def atoms() -> tuple[Rule, ...]:
    """The rules of the first level, in one list."""
    modules = (explicit, years, quarters, holidays, relative, spoken, lengths, ago, clock, sets, references)
    return tuple(rule for module in modules for rule in module.RULES)


@dataclass(frozen=True, slots=True)
class _Compiled:
    alphabet: Alphabet
    first: Level
    second: Level
    triggers: frozenset[str]


@cache
def _compiled() -> _Compiled:
    first, second = atoms(), compounds.RULES
    words: set[str] = set()
    for rule in (*first, *second):
        words |= literals(unfold(rule.pattern, PARTS))
    kinds = sorted({rule.kind for rule in (*first, *second)} | {"HOLIDAY"})
    alphabet = Alphabet(sorted(words), kinds)
    return _Compiled(alphabet, Level(first, PARTS, alphabet), Level(second, PARTS, alphabet), frozenset(CLASSES))


def _pick(
    line: Line, level: Level, spelled: str, nodes: Sequence[Hit | int], days: Sequence[int]
) -> list[tuple[Hit, int, int]]:
    """Hits that do not overlap, leftmost and longest first, with their stretch of nodes.

    A hit counts when its rule reads something on one of the days that are tried.
    """
    probes = [Now(day) for day in days]
    picked: list[tuple[Hit, int, int]] = []
    taken = 0
    for rule, match in level.search(spelled):
        if match.start() < taken or match.end() == match.start():
            continue
        hit = _hit(line, rule, nodes, match.span(), groups_of(match))
        if all(rule.build(hit, probe) is None for probe in probes):
            continue
        picked.append((hit, match.start(), match.end()))
        taken = match.end()
    return picked


def _hit(
    line: Line, rule: Rule, nodes: Sequence[Hit | int], span: tuple[int, int], groups: dict[str, tuple[int, int]]
) -> Hit:
    def piece(node: int) -> int:
        at = nodes[node]
        return at.start if isinstance(at, Hit) else at

    def after(node: int) -> int:
        at = nodes[node - 1]
        return at.end if isinstance(at, Hit) else at + 1

    inner = {}
    for name, (start, end) in groups.items():
        node = nodes[start]
        if end == start + 1 and isinstance(node, Hit):
            inner[name] = node
    pieces = {name: (piece(start), after(end)) for name, (start, end) in groups.items() if end > start}
    return Hit(rule, line, piece(span[0]), after(span[1]), pieces, inner)


def find_hits(line: Line, days: Sequence[int] = (_PROBE_DAY,)) -> list[Hit]:
    """The hits of one sentence, compounds first, in the order of the text."""
    tools = _compiled()
    spelled = tools.alphabet.spell(line)
    first = _pick(line, tools.first, spelled, range(len(line.pieces)), days)
    if not first:
        return []
    nodes: list[Hit | int] = []
    out: list[str] = []
    at = 0
    for hit, start, end in first:
        nodes.extend(range(at, start))
        out.append(spelled[at:start])
        nodes.append(hit)
        out.append(tools.alphabet.kind(hit.rule.kind))
        at = end
    nodes.extend(range(at, len(line.pieces)))
    out.append(spelled[at:])
    second = _pick(line, tools.second, "".join(out), nodes, days)
    return _flatten(nodes, second)


def _flatten(nodes: list[Hit | int], second: list[tuple[Hit, int, int]]) -> list[Hit]:
    """Compounds, the atoms that no compound took, and those that stand beside a compound's own extent."""
    hits: list[Hit] = []
    at = 0
    for hit, start, end in second:
        hits.extend(node for node in nodes[at:start] if isinstance(node, Hit) and node.rule.alone)
        first, last = hit.extent()
        beside = [node for node in nodes[start:end] if isinstance(node, Hit) and node.rule.alone]
        hits.extend(node for node in beside if node.end <= first)
        hits.append(hit)
        hits.extend(node for node in beside if node.start >= last)
        at = end
    hits.extend(node for node in nodes[at:] if isinstance(node, Hit) and node.rule.alone)
    return hits


def _days(published: When | None) -> tuple[list[int], tuple[bool, bool]]:
    """The first, a middle and the last possible day of publication; whether its first and last are known."""
    low = published.earliest if published is not None else None
    high = published.latest if published is not None else None
    if low is None and high is None:
        return [_PROBE_DAY], (False, False)
    if low is None or high is None:
        only = low if low is not None else (high or DAY) - DAY
        return [only // DAY * DAY], (low is not None, high is not None)
    first, last = low // DAY * DAY, max(low, high - 1) // DAY * DAY
    if first == last:
        return [first], (True, True)
    return [first, (first + last) // (2 * DAY) * DAY, last], (True, True)


def _read_all(hits: Sequence[Hit], day: int, order: str) -> list[Reading | None]:
    """What each hit says when the document came out on this day."""
    now = Now(day, order=order)
    readings = []
    for hit in hits:
        now.sentence = hit.line.number
        reading = hit.rule.build(hit, now)
        if reading is not None:
            first = hit.extent()[0]
            now.remember(reading, hit.line.number, [hit.line.low(first - back) for back in (1, 2, 3)])
        readings.append(reading)
    return readings


def document_order(hits: Sequence[Hit]) -> str:
    """How the document writes numeric dates, when one of them can be read in one way only: MDY, DMY or ""."""
    for hit in hits:
        if hit.rule.id == "numeric":
            ways = explicit.numeric_dates(hit.low("d"), Now(_PROBE_DAY))
            if len(ways) == 1 and ways[0][0] != "YMD":
                return ways[0][0]
    return ""


def find_times(
    text: str, sentences: Sequence[Sentence], published: When | None, *, published_basis: str = ""
) -> TimesFound:
    """All time expressions and event anchors of one document, in the order of its text.

    Relative expressions count from `published` (an instant; both ends of its bounds go into theirs); without it they
    stay undated. `published_basis` ("assigned", "stated", …) is told in the receipts. Offsets are code points.
    """
    lines = [Line(text, sentence, number) for number, sentence in enumerate(sentences)]
    days, ends = _days(published)
    tried = (days[len(days) // 2], _PROBE_DAY)
    per_line = [(line, find_hits(line, tried)) for line in lines]
    hits = [hit for _, hits_of_line in per_line for hit in hits_of_line]
    order = document_order(hits)
    columns = [_read_all(hits, day, order) for day in days]
    known = (published.earliest, published.latest) if published is not None else (None, None)
    anchor = (
        published_words(published, published_basis)
        if published is not None
        else "the publication date, which is not known"
    )
    placed = []
    for number, hit in enumerate(hits):
        readings = [reading for column in columns if (reading := column[number]) is not None]
        if len(readings) == len(columns):
            placed.append(_placed(text, hit, readings, ends, known, anchor))
    placed.sort(key=lambda item: (item.found.expression.passage.start, item.found.expression.passage.end))
    times = join_ranges(text, placed)
    anchors = [found for line, hits in per_line for found in find_anchors(line, hits)]
    return TimesFound(tuple(times), tuple(anchors))


def _placed(
    text: str,
    hit: Hit,
    readings: list[Reading],
    ends: tuple[bool, bool],
    known: tuple[int | None, int | None],
    anchor: str,
) -> Placed:
    """One expression with its when, with and without the preposition before it."""
    start, end = hit.extent()
    pieces = hit.line.pieces
    document = hit.line.sentence.passage.document
    passage = Passage(document, pieces[start].start, pieces[end - 1].end)
    reading = readings[len(readings) // 2]
    signal, first = find_signal(hit.line, start, reading)
    words = Passage(document, pieces[first].start, passage.end)
    told = Told(hit.rule.id, anchor)
    tense = tense_at(hit.line, start)
    when = explain(place(readings, ends, signal, tense, known), reading, text[words.start : words.end], words, told)
    bare = when
    if signal != "at":
        plain = place(readings, ends, "at", tense, known)
        bare = explain(plain, reading, text[passage.start : passage.end], passage, told)
    value = reading.masked or reading.value if reading.needs and not any(ends) else reading.value
    expression = TimeExpression(
        passage, text[passage.start : passage.end], reading.type, value, reading.mod, when, hit.rule.id
    )
    return Placed(FoundTime(expression, signal, words), bare, hit.line.number)
