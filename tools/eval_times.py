"""Scores the time grammar against TimeML gold: `eval_times.py [--errors N] [--out FOLDER] FOLDER …`.

Each FOLDER holds .tml files, or our own corpus of vague and event-anchored expressions (vague.toml, anchored.toml),
which is told apart: how many of its expressions are found, and how many get exactly their bounds. The
measures are those of TempEval-3 (UzZaman et al., SemEval-2013 task 1): a gold and a
predicted expression pair up when their extents overlap (identical extents first, then the largest overlap); strict
asks for the same extent; type and value F1 are the relaxed F1 times the share of pairs that agree in type or value.
Offsets count the character data of <TEXT>. The cost is that of the grammar alone, tokens and tags given.
"""

import argparse
import json
import sys
import time
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from explorer.data.document import Document
from explorer.data.minutes import DAY, day_text, minute_of
from explorer.data.passage import DocumentId
from explorer.data.when import When, instant
from explorer.errors import UsageError
from explorer.extract.parsing import Sentence, parse_document
from explorer.extract.times.grammar import find_times


class Timex(NamedTuple):
    """One expression, of the gold or found: its extent in code points, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold document: the text of <TEXT>, the ISO date of its creation, its expressions."""

    name: str
    text: str
    created: str
    expressions: tuple[Timex, ...]


def read_gold(path: Path) -> Gold:
    """One .tml file."""
    root = ET.parse(path).getroot()  # noqa: S314  # gold that the caller trusts
    body = root.find(".//TEXT")
    parts: list[str] = []
    found: list[Timex] = []

    def walk(element: ET.Element, at: int) -> int:
        for piece, child in [(element.text, None), *((inner.tail, inner) for inner in element)]:
            if child is not None:
                start, at = at, walk(child, at)
                if child.tag == "TIMEX3":
                    found.append(Timex(start, at, child.get("type", ""), child.get("value", "")))
            parts.append(piece or "")
            at += len(piece or "")
        return at

    if body is not None:
        walk(body, 0)
    created = next(
        (
            timex.get("value", "")
            for timex in root.iter("TIMEX3")
            if timex.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME")
        ),
        "",
    )
    return Gold(path.stem, "".join(parts), created, tuple(sorted(found)))


def published_on(created: str) -> When | None:
    """The publication of a creation time such as 1998-02-13 or 1998-02-13T10:00."""
    try:
        year, month, day = (int(part) for part in created[:10].split("-"))
        start = minute_of(year, month, day)
    except (ValueError, UsageError):
        return None
    return instant(start, start + DAY)


def parse(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, as the pipeline parses them."""
    document = Document(DocumentId("gold"), "gold", text, "", "utf-8", "")
    return parse_document(document).sentences


def pairs_of(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Gold and found expressions that overlap, each used once."""
    candidates = sorted(
        ((one[:2] != two[:2], -min(one.end, two.end) + max(one.start, two.start), one.start, two.start, i, j), one, two)
        for i, one in enumerate(gold)
        for j, two in enumerate(found)
        if min(one.end, two.end) > max(one.start, two.start)
    )
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for (_, _, _, _, i, j), one, two in candidates:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((one, two))
    return pairs


@dataclass(slots=True)
class Tally:
    """Counts over documents."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    type: int = 0
    value: int = 0
    characters: int = 0
    seconds: float = 0.0

    def f1(self, right: int) -> float:
        """F1 in hundredths for so many right ones."""
        return 200 * right / (self.gold + self.found) if self.gold + self.found else 0.0

    def row(self, name: str) -> str:
        """One line of the table."""
        cost = 1000 * self.seconds / max(self.characters / 1024, 1e-9)
        return (
            f"{name:<28}{self.gold:>6}{self.found:>6}{self.f1(self.value):>8.2f}{self.f1(self.strict):>8.2f}"
            f"{self.f1(self.relaxed):>8.2f}{self.f1(self.type):>8.2f}{cost:>9.2f}"
        )


HEAD = f"{'set':<28}{'gold':>6}{'found':>6}{'value':>8}{'strict':>8}{'relaxed':>8}{'type':>8}{'ms/KB':>9}"


def score(golds: Sequence[Gold], sentences: dict[str, tuple[Sentence, ...]], errors: list[str]) -> Tally:
    """The tally over some documents; what is wrong goes to `errors` as lines."""
    tally = Tally()
    for gold in golds:
        start = time.process_time()
        times = find_times(gold.text, sentences[gold.name], published_on(gold.created)).times
        tally.seconds += time.process_time() - start
        tally.characters += len(gold.text)
        found = [
            Timex(item.passage.start, item.passage.end, item.type, item.value)
            for item in (time_found.expression for time_found in times)
        ]
        pairs = pairs_of(gold.expressions, found)
        tally.gold += len(gold.expressions)
        tally.found += len(found)
        tally.relaxed += len(pairs)
        tally.strict += sum(one[:2] == two[:2] for one, two in pairs)
        tally.type += sum(one.type == two.type for one, two in pairs)
        tally.value += sum(one.value == two.value for one, two in pairs)
        errors.extend(_wrong(gold, pairs, found))
    return tally


def _wrong(gold: Gold, pairs: list[tuple[Timex, Timex]], found: Sequence[Timex]) -> list[str]:
    def told(timex: Timex) -> str:
        return f"“{gold.text[timex.start : timex.end]}” {timex.type} {timex.value}"

    def near(timex: Timex) -> str:
        return " ".join(gold.text[max(0, timex.start - 60) : timex.end + 40].split())

    head = f"{gold.name} ({gold.created})"
    lines = [f"VALUE {head} gold {told(a)} | found {told(b)} | {near(a)}" for a, b in pairs if a.value != b.value]
    lines += [f"EXTENT {head} gold {told(a)} | found {told(b)} | {near(a)}" for a, b in pairs if a[:2] != b[:2]]
    lines += [f"MISSED {head} gold {told(a)} | {near(a)}" for a in gold.expressions if a not in [x for x, _ in pairs]]
    lines += [f"EXTRA {head} found {told(b)} | {near(b)}" for b in found if b not in [x for _, x in pairs]]
    return lines


OWN_HEAD = f"{'own corpus':<28}{'all':>6}{'found':>6}{'right':>8}"


def _unmarked(line: str) -> tuple[str, int, int]:
    """A sentence without its brackets, and where they stood."""
    before, inside = line.split("[")
    words, after = inside.split("]")
    return before + words + after, len(before), len(before) + len(words)


def _day(minute: int | None, *, last: bool) -> str:
    return "" if minute is None else day_text(minute - 1 if last else minute)


def score_own(folder: Path) -> list[str]:
    """The rows of our own corpus: bounds of vague expressions, and anchors with relation and width."""
    vague = tomllib.loads((folder / "vague.toml").read_text(encoding="utf-8"))
    anchored = tomllib.loads((folder / "anchored.toml").read_text(encoding="utf-8"))
    ranges = {"on": (13, 14), "between": (12, 17)}
    rows = []
    for name, entries in vague.items():
        published = instant(*(minute_of(2025, 6, day) for day in ranges[name]))
        found = right = 0
        for entry in entries:
            text, start, end = _unmarked(entry["sentence"])
            times = find_times(text, parse(text), published).times
            when = next((item.expression.when for item in times if start <= item.expression.passage.start < end), None)
            found += when is not None
            if when is not None:
                days = [_day(minute, last=number % 2 == 1) for number, minute in enumerate(when.bounds)]
                right += days == entry["bounds"] and when.instant != entry["lasts"]
        rows.append(f"{'bounds, ' + name:<28}{len(entries):>6}{found:>6}{right:>8}")
    found = right = 0
    for entry in anchored["anchor"]:
        text, start, _ = _unmarked(entry["sentence"])
        anchors = [anchor for anchor in find_times(text, parse(text), None).anchors if anchor.words.start == start]
        found += len(anchors)
        for anchor in anchors:
            words = text[anchor.anchor.start : anchor.anchor.end]
            right += (words, anchor.relation) == (entry["anchor"], entry["relation"])
    rows.append(f"{'anchors':<28}{len(anchored['anchor']):>6}{found:>6}{right:>8}")
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the folders and prints the table; 2 when a folder holds no .tml file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong ones of each folder")
    parser.add_argument("--json", action="store_true", help="print the tallies as JSON instead of a table")
    given = parser.parse_args(arguments)
    rows = {}
    for folder in given.folders:
        if (folder / "vague.toml").exists():
            print(OWN_HEAD, *score_own(folder), sep="\n")
            continue
        golds = [read_gold(path) for path in sorted(folder.glob("*.tml")) if not path.name.startswith(".")]
        if not golds:
            print(f"{folder} holds no .tml file.", file=sys.stderr)
            return 2
        errors: list[str] = []
        rows[str(folder)] = tally = score(golds, {gold.name: parse(gold.text) for gold in golds}, errors)
        if not given.json:
            print(HEAD)
            print(tally.row(folder.name), *errors[: given.errors], sep="\n")
    if given.json:
        measures = ("value", "strict", "relaxed", "type")
        print(
            json.dumps({name: {key: tally.f1(getattr(tally, key)) for key in measures} for name, tally in rows.items()})
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
