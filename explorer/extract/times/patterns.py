"""Patterns over classes of pieces: a sentence becomes a string with one character per piece, a rule a regex over it.

`MON '.'? <day:DAY>` reads: a piece of class MON, maybe a full stop, a piece of class DAY that is called “day”.
Upper case names a class, lower case a word itself, quotes a mark, `@NAME` a part that is written once. There is no
repetition but “?”, so a match looks at a bounded number of pieces and a search is linear in the length of the line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from explorer.extract.times.alphabet import Alphabet
from explorer.extract.times.hits import Rule

_ATOM: Final = re.compile(
    r"(?P<space>\s+)|<(?P<group>[a-z0-9_]+):|(?P<ahead>\(\?=)|(?P<open>\()|(?P<close>[)>])|(?P<or>\|)|(?P<maybe>\?)"
    r"|(?P<name>[A-Z][A-Z0-9_]*)|(?P<word>[a-z]+)|'(?P<mark>[^']+)'"
)


@dataclass(slots=True)
class _Node:
    """A piece of a pattern: one class, or alternatives that are sequences of nodes."""

    chars: str = ""
    branches: list[list["_Node"]] = field(default_factory=list)
    group: str = ""
    ahead: bool = False
    maybe: bool = False

    def regex(self) -> str:
        """The regex of this node."""
        if self.chars:
            inside = f"[{self.chars}]"
        else:
            opening = "(?=" if self.ahead else f"(?P<{self.group}>" if self.group else "(?:"
            inside = opening + "|".join("".join(node.regex() for node in branch) for branch in self.branches) + ")"
        return inside + ("?" if self.maybe else "")

    def firsts(self) -> set[str]:
        """The characters that can stand first."""
        if self.chars:
            return set(self.chars)
        return {char for branch in self.branches for char in _firsts(branch)}

    def needed(self) -> set[str]:
        """Characters of which one must occur wherever the node matches; empty when nothing is certain."""
        if self.maybe:
            return set()
        if self.chars:
            return set(self.chars)
        each = [_needed(branch) for branch in self.branches]
        return set().union(*each) if all(each) else set()


def _firsts(branch: list[_Node]) -> set[str]:
    found: set[str] = set()
    for node in branch:
        found |= node.firsts()
        if not node.maybe and not node.ahead:
            break
    return found


def _needed(branch: list[_Node]) -> set[str]:
    """The smallest certain set of a sequence."""
    return min((needed for node in branch if (needed := node.needed())), key=len, default=set())


def unfold(pattern: str, parts: dict[str, str]) -> str:
    """The pattern with its `@PART`s written out."""
    for _ in range(6):
        if "@" not in pattern:
            return pattern
        pattern = re.sub(r"@([A-Z_]+)", lambda found: f"({parts[found[1]]})", pattern)
    raise ValueError(f"parts nest too deeply in {pattern}")


def literals(pattern: str) -> set[str]:
    """The words and marks that an unfolded pattern names itself."""
    return {found["word"] or found["mark"] for found in _ATOM.finditer(pattern) if found["word"] or found["mark"]}


def parse_pattern(pattern: str, alphabet: Alphabet) -> list[_Node]:
    """The nodes of an unfolded pattern; ValueError where it cannot be read."""
    root = _Node(branches=[[]])
    stack = [root]
    at = 0
    while at < len(pattern):
        found = _ATOM.match(pattern, at)
        if found is None:
            raise ValueError(f"cannot read the pattern at “{pattern[at : at + 20]}”")
        at = found.end()
        branch = stack[-1].branches[-1]
        if found["group"] or found["open"] or found["ahead"]:
            node = _Node(branches=[[]], group=found["group"] or "", ahead=bool(found["ahead"]))
            branch.append(node)
            stack.append(node)
        elif found["close"]:
            stack.pop()
        elif found["or"]:
            stack[-1].branches.append([])
        elif found["maybe"]:
            branch[-1].maybe = True
        elif found["name"]:
            branch.append(_Node(alphabet.members(found["name"])))
        elif not found["space"]:
            branch.append(_Node(alphabet.members(f"'{found['word'] or found['mark']}'")))
    return [root]


class Level:
    """Some rules, compiled, that are searched in one string."""

    def __init__(self, rules: Sequence[Rule], parts: dict[str, str], alphabet: Alphabet) -> None:
        self._starting: dict[str, list[tuple[Rule, re.Pattern[str], frozenset[str]]]] = {}
        for rule in rules:
            nodes = parse_pattern(unfold(rule.pattern, parts), alphabet)
            regex = re.compile("".join(node.regex() for node in nodes))
            needed = frozenset(_needed(nodes))
            for char in _firsts(nodes):
                self._starting.setdefault(char, []).append((rule, regex, needed))

    def search(self, spelled: str) -> list[tuple[Rule, re.Match[str]]]:
        """Every match at every place, the leftmost first, the longest before shorter ones, then the preferred."""
        found = []
        present = set(spelled)
        for at, char in enumerate(spelled):
            for rule, regex, needed in self._starting.get(char, ()):
                if present.isdisjoint(needed):
                    continue
                match = regex.match(spelled, at)
                if match is not None and match.end() > at:
                    found.append((rule, match))
        found.sort(key=lambda item: (item[1].start(), -item[1].end(), -item[0].prefer))
        return found


def groups_of(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """The groups that took part with their stretches."""
    return {name: match.span(name) for name, text in match.groupdict().items() if text is not None}
