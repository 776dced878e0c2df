"""What the parser says of a sentence: which word hangs on which, and what a name covers."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from explorer.extract.names import Marked
from explorer.extract.parsing import Sentence


class Dependencies:
    """One sentence as its words hang together: `marks` holds its names, `mark_at` the name that covers a word."""

    def __init__(self, sentence: Sentence, marks: Sequence[Marked]) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.lower = [word.text.lower().replace("’", "'") for word in self.words]
        self.children: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head != index:
                self.children[word.head].append(index)
        self.marks = marks
        self.mark_at: dict[int, int] = {
            index: number for number, mark in enumerate(marks) for index in range(mark.first, mark.end)
        }

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """For every word the half-open stretch of words from the first to the last below it."""
        spans = [(index, index + 1) for index in range(len(self.words))]
        for index in sorted(range(len(self.words)), key=lambda i: -self.depths[i]):
            head = self.words[index].head
            if head != index:
                spans[head] = (min(spans[head][0], spans[index][0]), max(spans[head][1], spans[index][1]))
        return spans

    @cached_property
    def in_capitals(self) -> bool:
        """Whether it is a headline that gives its words capitals, as their own or not."""
        if self.sentence.kind != "heading":
            return False
        words = [word.text for word in self.words[1:] if len(word.text) > 3 and word.text.isalpha()]
        return 2 * sum(text[:1].isupper() for text in words) > len(words)

    @cached_property
    def depths(self) -> list[int]:
        """For every word the number of its heads above it."""
        depths = [-1] * len(self.words)
        for index in range(len(self.words)):
            path = []
            at = index
            while depths[at] < 0 and self.words[at].head != at:
                path.append(at)
                depths[at] = 0  # a circle ends here
                at = self.words[at].head
            depth = max(depths[at], 0)
            for below in reversed(path):
                depth += 1
                depths[below] = depth
        return [max(depth, 0) for depth in depths]

    def kids(self, index: int, *deps: str) -> list[int]:
        """The children of a word with one of these dependencies, in the order of the text."""
        return [child for child in self.children[index] if self.words[child].dep in deps]

    def is_verb(self, index: int) -> bool:
        """Whether a word is a verb (or a copula) as the tagger sees it."""
        return self.words[index].tag.startswith("VB") or self.words[index].pos in ("VERB", "AUX")

    def ancestors(self, index: int) -> Iterator[int]:
        """The heads above a word, the nearest first."""
        for _ in range(len(self.words)):
            head = self.words[index].head
            if head == index:
                return
            index = head
            yield index

    def name_of(self, index: int) -> Marked | None:
        """The name that a word is part of."""
        number = self.mark_at.get(index)
        return None if number is None else self.marks[number]

    def clause_verb(self, index: int) -> int | None:
        """The nearest verb above a word."""
        return next((above for above in self.ancestors(index) if self.is_verb(above)), None)

    def is_quoted(self, index: int) -> bool:
        """Whether a word stands between quotation marks."""
        before = [word.text for word in self.words[:index]]
        straight = before.count('"') % 2 == 1
        return straight or before.count("“") + before.count("``") > before.count("”") + before.count("''")

    def text(self, first: int, end: int) -> str:
        """The words of a half-open stretch with the spaces between them."""
        parts: list[str] = []
        for index in range(first, end):
            if index > first and self.words[index].start > self.words[index - 1].end:
                parts.append(" ")
            parts.append(self.words[index].text)
        return "".join(parts)
