"""Events named again: "the deal", "this separation", "the breakup" lead back to what was told before."""

from dataclasses import dataclass

from explorer.extract.mentions.arguments import Part
from explorer.extract.mentions.tree import Tree

_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "such"})
_FAR = 12


@dataclass(frozen=True, slots=True)
class _Told:
    group: str
    parts: tuple[Part, ...]
    sentence: int


class Echoes:
    """The events that a document has told so far."""

    def __init__(self) -> None:
        self._told: list[_Told] = []

    def tell(self, group: str, parts: list[Part], sentence: int) -> None:
        """Remember an event with named participants."""
        if any(part.role != "other" for part in parts):
            self._told.append(_Told(group, tuple(parts), sentence))
            del self._told[:-40]

    def knows(self, group: str, parts: list[Part]) -> bool:
        """Whether an event of the group with all these participants was told before."""
        names = {part.referent.name.name for part in parts if part.referent.whole}
        return bool(names) and any(
            told.group == group and names <= {part.referent.name.name for part in told.parts} for told in self._told
        )

    def of(self, tree: Tree, noun: int, group: str, sentence: int) -> list[Part]:
        """The participants of the last event of the group, when a definite noun names it again; marked inferred."""
        if not any(tree.lower[kid] in _DETERMINERS for kid in tree.kids(noun, "det")):
            return []
        for told in reversed(self._told):
            if told.group == group and sentence - told.sentence <= _FAR:
                return [
                    Part(part.referent._replace(first=noun, end=noun + 1, inferred=True), part.role)
                    for part in told.parts
                ]
        return []
