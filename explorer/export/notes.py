"""The end-notes of a document: each numbered event with its quotes, who published them, and why it has its date."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from explorer.export.evidence import Entry, Evidence, Run, Saying, Witness, plain
from explorer.timeline.lanes import COLOURS
from explorer.timeline.steps import TEXT_STYLES, Box, Rect, Shape, Size, Step, Text, TextWidth
from explorer.timeline.tags import elided
from explorer.timeline.text import runs_backwards

_MARGIN = 40.0
_GAP = 36.0
_COLUMN = 460.0  # the least width of a column in pixels
_HANG = 34.0
_LEAD = 62.0
_HEAD = 34.0
_FOOT = 22.0
_LEADING = 1.42
_UNDER = 2.5
_AFTER_ENTRY = 12.0
_STEP = 12.0
_LEFT_TO_RIGHT = "\u200e"


@dataclass(frozen=True, slots=True)
class NotePage:
    """A page of notes: its steps, and for the number of each event that begins on it the box of its heading."""

    size: Size
    steps: tuple[Step, ...]
    places: dict[int, Rect]
    lanes: dict[str, Rect]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a column: texts with their places from its left end, how high it is, and whether it may end one.

    `rules` underline it, each from a place on and so wide.
    """

    texts: tuple[tuple[float, str, str, str], ...]
    height: float
    keeps: bool = False
    number: int | None = None
    lane: str = ""
    colour: str = ""
    rules: tuple[tuple[float, float], ...] = ()


@dataclass(slots=True)
class _Sheet:
    """What has been set on a page so far."""

    steps: list[Step] = field(default_factory=list)
    places: dict[int, Rect] = field(default_factory=dict)
    lanes: dict[str, Rect] = field(default_factory=dict)


def note_pages(
    evidence: Evidence, *, title: str, size: Size, measure: TextWidth, colour_of: Callable[[str], str]
) -> list[NotePage]:
    """The notes on pages of this size in pixels; `colour_of` gives the colour token of a storyline by its name."""
    columns = max(1, int((size.width - 2 * _MARGIN + _GAP) // (_COLUMN + _GAP)))
    width = (size.width - 2 * _MARGIN - _GAP * (columns - 1)) / columns
    room = max(size.height - 2 * _MARGIN - _HEAD - _FOOT, 60.0)
    lines = list(_lines(evidence, width, room / 2, measure, colour_of))
    sheets: list[_Sheet] = []
    for number, column in enumerate(_evened(_columns(lines, room), columns, room)):
        if number % columns == 0:
            sheets.append(_Sheet())
        left = _MARGIN + (number % columns) * (width + _GAP)
        _set(sheets[-1], column, left, width, measure)
    return [
        NotePage(size, (*_furniture(title, size, page, len(sheets), measure), *sheet.steps), sheet.places, sheet.lanes)
        for page, sheet in enumerate(sheets, 1)
    ]


def _furniture(title: str, size: Size, page: int, pages: int, measure: TextWidth) -> list[Step]:
    """The ground, the head line and the number of a page."""
    width = size.width - 2 * _MARGIN
    told = f"{page} of {pages}"
    head = elided(f"{title} · quotes and sources", "note", width - measure(told, "note") - 20.0, measure)
    rule = ((_MARGIN, _MARGIN + 18.5), (size.width - _MARGIN, _MARGIN + 18.5))
    return [
        Box(Rect(0.0, 0.0, *size), "solid", "panel"),
        Text(_MARGIN, _MARGIN + 10.0, head, measure(head, "note"), "note", "dim"),
        Text(size.width - _MARGIN, _MARGIN + 10.0, told, measure(told, "note"), "note", "dim", anchor="end"),
        Shape(rule, "hairline", "line", closed=False),
    ]


def _columns(lines: Sequence[_Line], room: float) -> list[list[_Line]]:
    """The lines in columns of this height; a heading never ends one."""
    columns: list[list[_Line]] = []
    column: list[_Line] = []
    used = 0.0
    for line in lines:
        if column and used + line.height > room:
            kept = len(column)
            while kept > 1 and column[kept - 1].keeps:
                kept -= 1
            carried = column[kept:] if kept > 1 else []
            columns.append(column[: len(column) - len(carried)])
            column, used = list(carried), sum(one.height for one in carried)
        column.append(line)
        used += line.height
    return [*columns, column] if column else columns


def _evened(columns: list[list[_Line]], abreast: int, most: float) -> list[list[_Line]]:
    """The same with the columns of the last page about as long as each other; none is higher than `most`."""
    before = (len(columns) - 1) // abreast * abreast
    last = [line for column in columns[before:] for line in column]
    room = max(sum(line.height for line in last) / abreast, max((line.height for line in last), default=0.0))
    while len(evened := _columns(last, room)) > abreast:
        if room >= most:
            return columns
        room = min(room + _STEP, most)
    return [*columns[:before], *evened]


def _set(sheet: _Sheet, column: Sequence[_Line], left: float, width: float, measure: TextWidth) -> None:
    top = _MARGIN + _HEAD
    for line in column:
        baseline = top + line.height * 0.76
        box = Rect(left, top, width, line.height)
        if line.lane:
            sheet.lanes.setdefault(line.lane, box)
            sheet.steps.append(Box(Rect(left, top + 6.0, 4.0, line.height - 10.0), "solid", line.colour))
        if line.number is not None:
            sheet.places[line.number] = box
        for x, text, style, colour in line.texts:
            sheet.steps.append(Text(left + x, baseline, text, measure(text, style), style, colour))
        for x, wide in line.rules:
            ends = ((left + x, baseline + _UNDER), (left + x + wide, baseline + _UNDER))
            sheet.steps.append(Shape(ends, "hairline", "dim", closed=False))
        top += line.height


def _lines(
    evidence: Evidence, width: float, whole: float, measure: TextWidth, colour_of: Callable[[str], str]
) -> Iterable[_Line]:
    """All lines; what is no higher than `whole` is not parted."""
    for lane, entries in evidence.lanes.items():
        name = elided(lane, "section", width - 14.0, measure)
        yield _Line(((14.0, name, "section", "ink"),), 34.0, keeps=True, lane=lane, colour=colour_of(lane))
        for entry in entries:
            yield from _kept(_entry(entry, width, measure), whole)
    if evidence.witnesses:
        yield _Line(((14.0, "Sources", "section", "ink"),), 34.0, keeps=True, lane="Sources", colour=COLOURS[5])
        for witness in evidence.witnesses:
            yield from _kept(_witness(witness, width, measure), whole)


def _kept(lines: Iterable[_Line], whole: float) -> list[_Line]:
    """The lines of one note, which no column parts unless they are higher than this."""
    own = list(lines)
    if sum(line.height for line in own) > whole:
        return own
    return [*(replace(line, keeps=True) for line in own[:-1]), own[-1]]


def _entry(entry: Entry, width: float, measure: TextWidth) -> Iterable[_Line]:
    room = width - _HANG
    yield from _led(
        str(entry.number), wrapped(entry.title, "entry", room, measure), "entry", "ink", keeps=True, number=entry.number
    )
    yield from _paragraph(f"{entry.when} · {entry.facts}", "note", "dim", _HANG, room, measure, keeps=True)
    for witness, sayings in _by_witness(entry.sayings):
        for saying in sayings:
            yield from _quoted(saying, room, measure)
        if witness is not None:
            yield from _paragraph(f"{witness.name} {witness.cited}", "note", "dim", _HANG, room, measure)
    if entry.why:
        yield _Line(((_HANG, "Why this date", "note_strong", "dim"),), _high("note"), keeps=True)
    for lead, reason in entry.why:
        yield from _led(lead, wrapped(reason, "note", room - _LEAD, measure), "note", "dim", left=_HANG, hang=_LEAD)
    yield _Line((), _AFTER_ENTRY)


def _by_witness(sayings: Sequence[Saying]) -> list[tuple[Witness | None, list[Saying]]]:
    """The sentences of an event article by article."""
    told: dict[Witness | None, list[Saying]] = {}
    for saying in sayings:
        told.setdefault(saying.witness, []).append(saying)
    return list(told.items())


def _quoted(saying: Saying, room: float, measure: TextWidth) -> Iterable[_Line]:
    """A sentence of which the marked runs are underlined and the others pale; nothing is, where all of it is marked."""
    runs = saying.quoted
    text = plain(runs)
    alone = all(marked for _, marked in saying.runs)
    at = 0
    for line in wrapped(text, "quote", room, measure) if text else ():
        at = text.find(line, at)
        # What runs from right to left is not parted: its pieces would be put in another order.
        whole = alone or runs_backwards(text)
        pieces = [(line, False)] if whole else _pieces(runs, at, at + len(line))
        at += len(line)
        texts, rules, x = [], [], _HANG
        for words, marked in pieces:
            width = measure(words, "quote")
            texts.append((x, words, "quote", "ink" if marked or whole else "dim"))
            rules += [(x, width)] if marked else []
            x += width
        yield _Line(tuple(texts), _high("quote"), keeps=True, rules=tuple(rules))


def _pieces(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """The runs of the characters from start to end."""
    pieces: list[Run] = []
    at = 0
    for words, marked in runs:
        part = words[max(start - at, 0) : max(end - at, 0)]
        if part:
            pieces.append((part, marked))
        at += len(words)
    return pieces


def _led(
    lead: str,
    texts: Sequence[str],
    style: str,
    colour: str,
    *,
    left: float = 0.0,
    hang: float = _HANG,
    keeps: bool = False,
    number: int | None = None,
) -> Iterable[_Line]:
    """Lines with a word in front of the first of them."""
    for place, words in enumerate(texts):
        told = (left + hang, words, style, colour)
        if place == 0:
            yield _Line(((left, lead, "note_strong", "dim"), told), _high(style), keeps=keeps, number=number)
        else:
            yield _Line((told,), _high(style), keeps=keeps)


def _witness(witness: Witness, width: float, measure: TextWidth) -> Iterable[_Line]:
    star = "*" if witness.assigned else ""
    # The sentence is ours and runs from left to right, whatever the title in it does.
    mark = _LEFT_TO_RIGHT if runs_backwards(witness.cited) else ""
    texts = wrapped(f"{mark}{witness.told}", "note", width - _HANG, measure)
    yield from _led(f"{witness.name}{star}", texts, "note", "ink")
    yield _Line((), 5.0)


def _paragraph(
    text: str, style: str, colour: str, left: float, room: float, measure: TextWidth, *, keeps: bool = False
) -> Iterable[_Line]:
    for words in wrapped(text, style, room, measure):
        yield _Line(((left, words, style, colour),), _high(style), keeps=keeps)


def _high(style: str) -> float:
    return TEXT_STYLES[style].size * _LEADING


def wrapped(text: str, style: str, room: float, measure: TextWidth) -> list[str]:
    """The text in lines of at most so many pixels, broken at spaces; a word that is longer is cut."""
    lines: list[str] = []
    line, used = "", 0.0
    space = measure(" ", style)
    for word in text.split(" "):
        width = measure(word, style)
        if line and used + space + width > room:
            lines.append(line)
            line, used = "", 0.0
        while width > room and len(word) > 1:
            kept = _most(word, style, room, measure)
            lines.append(word[:kept])
            word = word[kept:]  # noqa: PLW2901 - what is left of it
            width = measure(word, style)
        line, used = (f"{line} {word}", used + space + width) if line else (word, width)
    return [*lines, line] if line or not lines else lines


def _most(word: str, style: str, room: float, measure: TextWidth) -> int:
    """How many characters of a word have room, at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(word[:middle], style) <= room else (low, middle - 1)
    return low
