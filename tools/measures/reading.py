"""How fast articles become events."""

import tempfile
import time
from pathlib import Path

from explorer.data.readers.folder import read_documents
from explorer.extract.parsing import parse_document
from explorer.extract.pipeline import read_story
from explorer.extract.times.grammar import find_times
from tools.measures.articles import write_articles
from tools.measures.rows import Row, median

ARTICLES = 60


def reading() -> list[Row]:
    """The whole pipeline on one core, the tagger loaded before: words a second."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "articles")
        folder.mkdir()
        words = write_articles(folder, ARTICLES)
        parse_document(read_documents([folder]).documents[0])
        took = []
        for run in range(3):
            began = time.perf_counter()
            found = read_story([folder], processes=1, cache=Path(place, f"cache {run}"))
            took.append(time.perf_counter() - began)
    beside = f"{ARTICLES} articles, {words} words, {len(found.events)} events; median of {len(took)}"
    return [Row("reading on one core, tagger loaded", words / median(took), "words/s", 2500, less=False, beside=beside)]


def reopening() -> list[Row]:
    """How many times faster the second opening of a folder is."""
    with tempfile.TemporaryDirectory() as place:
        folder, cache = Path(place, "articles"), Path(place, "cache")
        folder.mkdir()
        write_articles(folder, ARTICLES)
        took = []
        for _ in range(2):
            began = time.perf_counter()
            read_story([folder], cache=cache)
            took.append(time.perf_counter() - began)
    beside = f"{took[0]:.1f} s, then {took[1]:.2f} s, tagger not loaded, {ARTICLES} articles"
    return [Row("second opening of a folder, times faster", took[0] / took[1], "×", 10, less=False, beside=beside)]


def times() -> list[Row]:
    """The time grammar by itself, and with the tagger as in `dateline times`: milliseconds per 1,000 characters."""
    with tempfile.TemporaryDirectory() as place:
        write_articles(Path(place), 30)
        documents = read_documents([Path(place)]).documents
    size = sum(document.characters for document in documents) / 1000
    parse_document(documents[0])
    began = time.perf_counter()
    parses = [parse_document(document) for document in documents]
    parsed = time.perf_counter() - began
    grammar = []
    for _ in range(3):
        began = time.perf_counter()
        for document, parse in zip(documents, parses, strict=True):
            find_times(document.text, parse.sentences, None)
        grammar.append(time.perf_counter() - began)
    took = median(grammar)
    beside = f"{size:.0f} kB; HeidelTime 140–200 ms/kB"
    return [
        Row("the time grammar, tokens and tags given", took * 1000 / size, "ms/kB", 5, 2, beside=beside),
        Row("`dateline times` after loading", (took + parsed) * 1000 / size, "ms/kB", beside="with the tagger"),
    ]
