"""A passage is a stretch of one document's text."""

from dataclasses import dataclass
from typing import NewType

DocumentId = NewType("DocumentId", str)


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A half-open stretch of a document's text, in Unicode code points: 0 <= start <= end <= characters."""

    document: DocumentId
    start: int
    end: int

    def overlaps(self, other: "Passage") -> bool:
        """Whether both share at least one character of one document."""
        return self.document == other.document and self.start < other.end and other.start < self.end
