"""How the tests of the time grammar read a sentence."""

import tomllib
from functools import cache
from pathlib import Path

from explorer.data.document import Document
from explorer.data.minutes import DAY, day_text, minute_of
from explorer.data.passage import DocumentId
from explorer.data.when import When, instant
from explorer.extract.draft import TimesFound
from explorer.extract.parsing import Sentence, parse_document
from explorer.extract.times.grammar import find_times

CORPUS = Path(__file__).parents[2] / "corpus" / "times"
FRIDAY = minute_of(2025, 6, 13)
PUBLISHED = instant(FRIDAY, FRIDAY + DAY)


@cache
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The parsed sentences of a text."""
    return parse_document(Document(DocumentId("d"), "d.txt", text, "", "utf-8", "")).sentences


def read(text: str, published: When | None = PUBLISHED) -> TimesFound:
    """The times of a text that came out on Friday, 13 June 2025, or when told."""
    return find_times(text, sentences_of(text), published)


def corpus(name: str) -> dict:
    """A file of the corpus of times."""
    return tomllib.loads((CORPUS / name).read_text(encoding="utf-8"))


def days(when: When) -> list[str | None]:
    """The four bounds as ISO days, the later ones as last days."""
    firsts = (True, False, True, False)
    return [
        None if minute is None else day_text(minute if first else minute - 1)
        for minute, first in zip(when.bounds, firsts, strict=True)
    ]
