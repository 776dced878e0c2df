"""The ECB+ corpus (Cybulska and Vossen, LREC 2014): its documents, and the mentions that belong to events."""

import csv
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.scoring.tokens import lay_out

SENTENCES = "ECBplus_coreference_sentences.csv"
_ACTIONS = ("ACTION", "NEG")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One marked action: its place in the document's text and the event that it tells; alone when none is given."""

    id: str
    start: int
    end: int
    event: str


@dataclass(frozen=True, slots=True)
class EcbDocument:
    """One article as text, without the address that heads those of the second half."""

    name: str
    topic: int
    text: str
    mentions: tuple[GoldMention, ...]


def read_ecbplus(folder: Path, topics: Collection[int]) -> list[EcbDocument]:
    """The documents of some topics; mentions only of the sentences that the release lists as fully annotated.

    FileNotFoundError when the list of sentences is not in `folder`.
    """
    chosen = _sentences(folder / SENTENCES)
    paths = sorted(
        (path for path in folder.glob("ECB+/*/*.xml") if int(path.parent.name) in topics),
        key=lambda path: [int(part) for part in _NUMBER.findall(path.stem)] + [path.stem.endswith("plus")],
    )
    return [_document(path, chosen[path.stem]) for path in paths]


def _sentences(path: Path) -> dict[str, set[int]]:
    """For each document, the numbers of its chosen sentences."""
    chosen: dict[str, set[int]] = defaultdict(set)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for topic, file, sentence in list(csv.reader(lines))[1:]:
            chosen[f"{topic}_{file}"].add(int(sentence))
    return chosen


def _document(path: Path, chosen: Collection[int]) -> EcbDocument:
    root = ET.parse(path).getroot()  # noqa: S314  # a corpus that the caller trusts
    sentences: dict[int, list[ET.Element]] = defaultdict(list)
    for token in root.iter("token"):
        sentences[int(token.get("sentence", "0"))].append(token)
    if path.stem.endswith("plus"):
        sentences.pop(0, None)  # the address where the article was found
    numbers = sorted(sentences)
    laid = lay_out([[token.text or "" for token in sentences[number]] for number in numbers], hyphens_cut=True)
    place = {
        token.get("t_id", ""): (number, *spot)
        for number, spots in zip(numbers, laid.places, strict=True)
        for token, spot in zip(sentences[number], spots, strict=True)
    }
    mentions = tuple(sorted(_mentions(root, path.stem, place, chosen), key=lambda each: (each.start, each.end)))
    return EcbDocument(path.stem, int(path.parent.name), laid.text, mentions)


def _mentions(
    root: ET.Element, name: str, place: dict[str, tuple[int, int, int]], chosen: Collection[int]
) -> Iterator[GoldMention]:
    events = _events(root, name)
    for mark in root.iterfind("Markables/*"):
        spots = [place[anchor.get("t_id", "")] for anchor in mark.iter("token_anchor") if anchor.get("t_id") in place]
        if not mark.tag.startswith(_ACTIONS) or not spots or spots[0][0] not in chosen:
            continue
        number = mark.get("m_id", "")
        start, end = min(spot[1] for spot in spots), max(spot[2] for spot in spots)
        yield GoldMention(f"{name}/{number}", start, end, events.get(number, f"{name}/{number}"))


def _events(root: ET.Element, name: str) -> dict[str, str]:
    """The event of each mention: those across documents have one name everywhere, those within one its own."""
    events = {}
    for relation in root.iterfind("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        event = relation.get("note", "") if across else f"{name}/r{relation.get('r_id')}"
        for source in relation.iter("source"):
            events[source.get("m_id", "")] = event
    return events
