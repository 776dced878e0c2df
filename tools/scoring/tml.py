"""Tokenised TimeML articles as plain text with a date of publication, and the way back to sentence and word."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.scoring.tokens import lay_out


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its number in the corpus, its title, ISO date and text; for each sentence its id and its tokens.

    `tokens` holds (start, end) in code points of the text, `words` the same tokens as written.
    """

    number: str
    title: str
    published: str
    text: str
    sentences: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    tokens: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def file(self) -> str:
        """The name under which it is written."""
        return f"{self.number}.txt"

    def word_id(self, start: int, end: int) -> str | None:
        """The id of a stretch of text, document-sentence-word, words joined by `_`; None outside all tokens."""
        for sentence, words, places in zip(self.sentences, self.words, self.tokens, strict=True):
            found = [word for word, place in zip(words, places, strict=True) if place[0] < end and start < place[1]]
            if found:
                return f"{self.number}-{sentence}-{'_'.join(found)}"
        return None


def read_article(path: Path) -> Article:
    """One .tml file; its EVENT tags are not looked at. Each sentence becomes a paragraph."""
    root = ET.parse(path).getroot()  # noqa: S314  # a corpus that the caller trusts
    sentences = [(each.get("id", ""), tuple("".join(each.itertext()).split())) for each in root.iter("s")]
    sentences = [(name, words) for name, words in sentences if words]
    created = root.find("DCT/TIMEX3")
    laid = lay_out([words for _, words in sentences])
    return Article(
        number=(root.findtext("DOCID") or path.stem).strip(),
        title=(root.findtext("EXTRAINFO") or "").strip(),
        published="" if created is None else created.get("value", "")[:10],
        text=laid.text,
        sentences=tuple(name for name, _ in sentences),
        words=tuple(words for _, words in sentences),
        tokens=laid.places,
    )


def write_story(articles: Iterable[Article], folder: Path) -> None:
    """The articles as a folder that Dateline reads: a text each, and sources.toml with titles and dates."""
    tables = []
    for article in articles:
        (folder / article.file).write_text(article.text + "\n", "utf-8")
        keys = {"title": article.title, "published": article.published}
        told = [f"{key} = {json.dumps(value)}" for key, value in keys.items() if value]
        tables.append("\n".join([f"[{json.dumps(article.file)}]", *told, 'basis = "assigned"']))
    (folder / "sources.toml").write_text("\n\n".join(tables) + "\n", "utf-8")
