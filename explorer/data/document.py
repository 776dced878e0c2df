"""A document is one article, and what is known about its coming out."""

from dataclasses import dataclass
from typing import Literal

from explorer.data.passage import DocumentId, Passage
from explorer.data.when import When

PublishedBasis = Literal["stated", "assigned", "file", "unknown"]


@dataclass(frozen=True, slots=True)
class Published:
    """When a document came out, and how that is known; `when` is None when nothing tells it."""

    when: When | None = None
    basis: PublishedBasis = "unknown"
    note: str = ""
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `file` is its path below the folder given, with `/`; `also` names files of the same text.

    `text` is the decoded bytes less one leading byte-order mark, with CRLF and CR turned into LF, and nothing else.
    """

    id: DocumentId
    file: str
    text: str
    sha256: str
    encoding: str
    title: str
    publisher: str = ""
    origin: str = ""
    published: Published = Published()
    also: tuple[str, ...] = ()

    @property
    def characters(self) -> int:
        """The length of the text in code points."""
        return len(self.text)

    def quote(self, passage: Passage) -> str:
        """The words of a passage of this document."""
        return self.text[passage.start : passage.end]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or was read with a doubt: `sentence` tells a person what and the remedy."""

    file: str
    sentence: str
