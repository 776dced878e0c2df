"""Blocks and sentences by rule: headings, bullets, paragraphs and boilerplate, at exact places in the text.

The parser runs sentences together when it splits by itself, so the split is made here, by punctuation and a list
of abbreviations. A sentence never crosses a block and is never longer than `LONGEST` code points.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

BlockKind = Literal["heading", "bullet", "paragraph", "boilerplate"]

LONGEST = 2_000
_LONGEST_HEADING = 150
_WIDEST_WRAPPED_LINE = 120


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines that belong together: half-open, in code points, without the marks of bullet or heading."""

    kind: BlockKind
    start: int
    end: int


_LINE = re.compile(r"[^\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[-–—•*·‣▪◦●○■►▶➤✓]|\d{1,2}[.)]|\(\d{1,2}\))[ \t\u00a0]+(?=\S)")
_HEADING_MARK = re.compile(r"\s*#{1,6}[ \t]+")
_EMPHASIS = re.compile(r"\s*(?P<mark>\*\*|__)(?=[^*_]{1,150}(?P=mark):?\s*$)")
_TERMINAL = re.compile(r"[.!?…。！？;][\"'”’»)\]]*\s*$")
_QUESTION = re.compile(r"\?[\"'”’)\]]*\s*$")

_BOILERPLATE = re.compile(
    r"""\s*(?:
      [\W_]*$                                                            # no letter at all
    | [\W_]*(?:https?://|www\.)\S+[\W_]*$
    | total\ views\b | \d[\d,.]*\s+(?:views|shares|comments|likes|min(?:ute)?s?\ read)\b
    | [\W_]*(?:sources?|via|photos?|image|picture|credit|video|graphic|illustration|caption)\b
        [^.\n]{0,20}:\ ?[^\n]{0,120}$
    | (?:photo|image|picture|photograph)s?\ (?:by|courtesy|credit)\b[^\n]{0,120}$
    | [▼▲▸►▶➤▾]\s*\w[\w\ ]{0,30}$
    | (?:summary|advertisement|sponsored|share(?:\ this)?|share\ on\b.*|follow\ us\b.*|read\ (?:more|next|also)\b.*
        |related(?:\ (?:articles?|stories|news|topics?))?\b:?.{0,120}|sign\ up\b.*|subscribe\b.*|click\ here\b.*
        |newsletter\b.*
        |comments?|tags?\s*:.*|topics?\s*:.*|categor(?:y|ies)\s*:.*|filed\ under\b.*|see\ also\b.*|more\ from\b.*
        |continue\ reading\b.*|skip\ to\b.*|cookie.*|privacy\ policy.*|terms\ of\ (?:use|service).*|back\ to\ top)\s*$
    | (?:copyright\b|©|\(c\)\ \d{4}|all\ rights\ reserved).*
    | \(?(?:additional\ |writing\ |reporting\ |editing\ |compiled\ ){1,3}(?:and\ (?:writing|editing)\ )?by\b.*
    | (?-i:By(?:\ (?:[A-Z][\w.'’-]*|and|of|the|for)){1,12}(?:\s*[,|].{0,60}[^.!?])?)\s*$
    | (?:published|updated|posted|last\ (?:updated|modified)|date)\b\s*(?:on|at)?\s*:?\s[^\n]{0,60}$
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that end in a full stop inside a sentence. The second set also ends sentences: the next word decides.
_NEVER_LAST = _listed(
    "mr mrs ms dr prof sen rep gov gen lt col sgt capt maj adm cmdr rev hon pres st mt ft fr sr messrs mme mlle no nos"
    " vs v cf al viz approx est dept univ ave blvd rd fig ed eds vol pp jan feb mar apr jun jul aug sep sept oct nov"
    " dec mon tue tues wed thu thur thurs fri sat sun supt insp det atty hr e.g i.e"
)
_SOMETIMES_LAST = _listed(
    "inc corp co ltd llc plc s.a n.v a.g bros jr etc u.s u.k u.n e.u u.s.a u.a.e d.c l.a n.y a.m p.m ph.d m.d b.a m.a"
    " esq no.1 bn mn dr. ret"
)
_STARTERS = _listed(
    "the a an this that these those it its he she they we i you his her their our but and so yet or in on at by for"
    " from after before since when while as if with without under over during although though however meanwhile there"
    " here what who why how not no some many most both all another other last earlier later also then now still only"
    " even more one two three"
)

_STOP = re.compile(
    r"(?P<stop>[.!?…]+|[。！？])(?P<close>[\"'”’»)\]]{0,3})(?P<gap>\s+|(?<=[。！？])|$|(?P<glued>(?=[\"“(]?[A-Z][a-z'’]?)))"
)
# What may stand before a full stop to which the next sentence is glued, as copied pages have it: white space, a
# plain word or a year; never "U.S.Steel", "Node.js" or "Booking.com".
_BEFORE_GLUED = re.compile(r"(?:\s|\b[a-z]{3,24}|\b[12]\d{3})$")
_NOT_GLUED = re.compile(r"[\"“(]?(?:Com|Net|Org|Edu|Gov|NET|[A-Z]{2,4})\b")
_LAST_WORD = re.compile(r"[\w.&'’-]{1,24}$")
_DATELINE = re.compile(
    r"(?=.{3,90}?(?:—|–|--|\s-\s|_\s))"
    r"[A-Z][A-Z.'’-]+(?:[ /-][A-Z.][A-Z.'’-]*){0,4}(?:,\s[A-Z][\w. ]{1,24}){0,2}(?:,?\s\d{1,2}(?:,\s\d{4})?)?"
    r"\s{0,2}(?:\([A-Z][\w .,/&-]{1,40}\))?\s{0,2}(?:—|–|--|-(?=\s)|_(?=\s))\s*"
)
# A date at the head of a text to which the first sentence is glued, as copied pages have it.
_GLUED_DATE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2} ?, ?[12]\d{3}(?=[A-Z\"“])"
)


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text in its order; every character that is not white space or a mark lies in one of them."""
    blocks: list[Block] = []
    run: list[tuple[int, int]] = []
    last_end = 0
    for line in _LINE.finditer(text):
        if text.count("\n", last_end, line.start()) > 1 or not line.group().strip():
            blocks.extend(_blocks_of_run(text, run))
            run = []
        if line.group().strip():
            run.append(line.span())
        last_end = line.end()
    blocks.extend(_blocks_of_run(text, run))
    return blocks


def _blocks_of_run(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """The blocks in lines without an empty line between them."""
    if not lines:
        return
    if not _hard_wrapped(text, lines):
        for start, end in lines:
            yield _block(text, start, end, alone=True)
        return
    start = lines[0][0]
    for (_, end), (following, _) in pairwise(lines):
        opens = text[following : following + 200]
        if _BULLET.match(opens) or _BOILERPLATE.match(opens.split("\n", 1)[0]):
            yield _block(text, start, end, alone=False)
            start = following
    yield _block(text, start, lines[-1][1], alone=False)


def _hard_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether a writer's editor broke these lines: narrow, mostly without a full stop, and going on in lower case."""
    if len(lines) < 2 or any(end - start > _WIDEST_WRAPPED_LINE for start, end in lines):
        return False
    before_last = lines[:-1]
    unfinished = sum(_TERMINAL.search(text, max(start, end - 6), end) is None for start, end in before_last)
    goes_on = sum(text[start:end].lstrip()[:1].islower() for start, end in lines[1:])
    return goes_on > 0 and 2 * unfinished >= len(before_last)


def _block(text: str, start: int, end: int, *, alone: bool) -> Block:
    """One block with its kind; `alone` says that it is a single line of its own."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    line = text[start : min(end, start + 400)]
    if _BOILERPLATE.match(line) and end - start < 300:
        return Block("boilerplate", start, end)
    if mark := _HEADING_MARK.match(line):
        return Block("heading", start + mark.end(), end)
    if mark := _EMPHASIS.match(line):
        return Block("heading", start + mark.end(), end)
    if mark := _BULLET.match(line):
        return Block("bullet", start + mark.end(), end)
    return Block("heading" if alone and _reads_as_heading(text[start:end]) else "paragraph", start, end)


def _reads_as_heading(line: str) -> bool:
    """Whether a line of its own is a heading: short, begun with a capital or a figure, and without a full stop."""
    if len(line) > _LONGEST_HEADING or len(line.split()) > 20:
        return False
    if line[0].islower():
        return False
    if _QUESTION.search(line):
        return len(line.split()) <= 12
    return _TERMINAL.search(line) is None and not line.endswith(",")


def sentences_of(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block as half-open stretches of code points, none empty, none longer than `LONGEST`."""
    start = block.start
    if block.kind == "paragraph" and (dateline := _dateline(text, block)):
        yield from _pieces(text, start, dateline.end())
        start = dateline.end()
    for stop in _STOP.finditer(text, start, block.end):
        if stop.start() >= start and _ends_sentence(text, start, stop, block.end):
            yield from _pieces(text, start, stop.end("close"))
            start = stop.end()
    yield from _pieces(text, start, block.end)


def _dateline(text: str, block: Block) -> re.Match[str] | None:
    """The place and date before the first sentence of a paragraph."""
    end = min(block.end, block.start + 120)
    return _DATELINE.match(text, block.start, end) or _GLUED_DATE.match(text, block.start, end)


def _ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Whether a full stop ends the sentence begun at `start`."""
    if stop.end() >= end or stop["stop"] in "。！？":
        return True
    following = text[stop.end() : stop.end() + 40]
    if stop["glued"] is not None:
        before = _BEFORE_GLUED.search(text, max(start, stop.start() - 24), stop.start())
        return bool(before or stop["close"]) and _NOT_GLUED.match(following) is None
    first = following.lstrip("\"'`“‘«([—–- ")[:1]
    if not (first.isupper() or first.isdigit()):
        # A lower-case letter goes on with the sentence, but scripts without case end with their full stop.
        return bool(first) and first.isalpha() and first.lower() == first.upper()
    if stop["stop"] != "." or stop["close"]:
        return True
    word = _LAST_WORD.search(text, max(start, stop.start() - 24), stop.start())
    return word is None or _word_can_end(word.group().lower(), word.group(), following)


def _word_can_end(word: str, written: str, following: str) -> bool:
    """Whether a sentence can end after this word with a full stop, before the words that follow."""
    if word in _NEVER_LAST:
        # "No." and "Sat." also end sentences, as "no" and "sat": then they are not written with a capital.
        return word in {"no", "sat", "sun", "mar", "dec", "est", "v", "ed", "fig", "al"} and written.islower()
    one_letter = len(word) == 1 and written.isupper()
    if word in _SOMETIMES_LAST or one_letter or re.fullmatch(r"(?:\w\.)+\w", word):
        next_word = re.match(r"[\"“‘'(]*([\w]+)", following)
        starts = next_word is not None and next_word[1].lower() in _STARTERS and next_word[1] != "I"
        return starts and not (one_letter and next_word is not None and len(next_word[1]) == 1)
    return True


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without white space at its ends, cut at white space (else anywhere) where it is longer than LONGEST."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), -1)
        cut = start + LONGEST if cut < 0 else cut
        yield from _pieces(text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
