"""Articles for the measures: the paragraphs of the sample story and of the test corpus, put together anew."""

import hashlib
from pathlib import Path

from explorer.data.places import shipped

_CORPUS = Path(__file__).resolve().parent.parent.parent / "tests" / "corpus"
_PARAGRAPHS_IN_AN_ARTICLE = 5


def write_articles(folder: Path, number: int) -> int:
    """Write so many articles, each of other paragraphs, always the same; the number of their words."""
    files = [*shipped("seeds").glob("*.txt"), *_CORPUS.glob("*/articles/*.txt")]
    paragraphs = sorted(
        {line.strip() for file in files for line in file.read_text("utf-8").splitlines() if len(line.split()) > 20}
    )
    words = 0
    for article in range(number):
        picked = [paragraphs[_draw(article, place, len(paragraphs))] for place in range(_PARAGRAPHS_IN_AN_ARTICLE)]
        text = f"Report {article} of the day\n\n" + "\n\n".join(dict.fromkeys(picked))
        words += len(text.split())
        (folder / f"{article:05d}.txt").write_text(text, "utf-8")
    return words


def _draw(article: int, place: int, below: int) -> int:
    """A number below `below` that looks like chance and never changes."""
    return int.from_bytes(hashlib.sha256(f"{article}/{place}".encode()).digest()[:8]) % below
