"""Headlines With Capitals read as sentences: the body of a document says which words are names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_](?:[\w&]|['’.-](?=\w))*")


@dataclass(frozen=True, slots=True)
class HeadlineCase:
    """How a document writes its words inside sentences: `written` leads from lower case to the form with capitals."""

    written: dict[str, str]

    @classmethod
    def learn(cls, sentences: Iterable[str]) -> "HeadlineCase":
        """Learn from the sentences of the body; a capital at the beginning counts only if no lower case is seen."""
        inside: dict[str, str] = {}
        at_start: dict[str, str] = {}
        lower: set[str] = set()
        for sentence in sentences:
            for number, found in enumerate(_WORD.finditer(sentence)):
                word = found.group().removesuffix("'s").removesuffix("’s")
                if word.islower():
                    lower.add(word)
                elif number and not sentence.isupper():
                    inside.setdefault(word.lower(), word)
                else:
                    at_start.setdefault(word.lower(), word)
        return cls({key: word for key, word in at_start.items() if key not in lower} | inside)

    def as_sentence(self, headline: str) -> str:
        """The headline, of the same length, without the capitals that only a headline has."""
        words = _WORD.findall(headline)
        long = [word for word in words if len(word) > 3]
        if len(words) < 3 or 5 * sum(not word.islower() for word in long) < 3 * len(long):
            return headline
        shouting = headline.isupper()

        def lowered(found: re.Match[str]) -> str:
            word = found.group()
            ending = next((ending for ending in ("'s", "’s", "'S", "’S") if word.endswith(ending)), "")
            stem = word.removesuffix(ending)
            known = self.written.get(stem.lower())
            if found.start() > 0 and headline[found.start() - 1].isdigit():
                return word  # "$14.3B" keeps its B
            if known is not None and len(known) == len(stem):
                return known + ending.lower()
            inner_capital = any(map(str.isupper, "".join(part[1:] for part in stem.split("-"))))
            if found.start() == 0 or (inner_capital and not shouting):
                return word
            return word.lower() if len(word.lower()) == len(word) else word

        return _WORD.sub(lowered, headline)
