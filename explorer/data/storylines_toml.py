"""storylines.toml: the story's name, the rules of its storylines, and its eras."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from explorer.data.document import Problem
from explorer.data.edtf import parse_edtf
from explorer.data.project import Era
from explorer.data.sources_toml import date_text
from explorer.data.toml_tables import Table, read_tables, shortened
from explorer.data.when import When
from explorer.errors import UsageError

NAME = "storylines.toml"
_LISTS = ("actors", "kinds", "with", "words")
_EXAMPLE = 'name = "Executives leave"'


@dataclass(frozen=True, slots=True)
class StorylineRule:
    """A storyline takes an event that meets every list: AND between lists, OR within; an empty list asks nothing.

    One of `actors` acts, its kind is one of `kinds`, one of `with_` takes part too, one of `words` stands in a mention.
    """

    name: str
    actors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StorylineRules:
    """The story's title ("" when not given), the rules in the order of the lanes, and the eras."""

    title: str = ""
    rules: tuple[StorylineRule, ...] = ()
    eras: tuple[Era, ...] = ()


def read_storylines(path: Path) -> tuple[StorylineRules, tuple[Problem, ...]]:
    """The rules of a storylines.toml, and what could not be read of it; no file, no rules.

    A storyline of which a key is not as expected is left out whole: with one key less it would take too much.
    """
    tables, broken = read_tables(path, example=_EXAMPLE)
    told = _Told()
    title = ""
    rules: list[StorylineRule] = []
    eras: list[Era] = []
    for table in tables:
        if not table.path:
            title = told.root(table) or title
        elif table.path == ("storyline",):
            rule = told.rule(table, {rule.name for rule in rules})
            rules.extend([rule] if rule is not None else [])
        elif table.path == ("era",):
            era = told.era(table)
            eras.extend([era] if era is not None else [])
        else:
            told.tell(table, table.path[-1], "[[storyline]] or [[era]] was expected here; this was left out")
    problems = broken + tuple(Problem(NAME, sentence) for sentence in told.sentences)
    return StorylineRules(title, tuple(rules), tuple(eras)), problems


class _Told:
    """Reads tables and gathers a sentence for everything that is not as expected."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def tell(self, table: Table, key: str, what: str) -> None:
        self.sentences.append(f"{NAME}, line {table.line_of(key)}, key “{key}”: {what}.")

    def root(self, table: Table) -> str:
        for key in table.values:
            if key != "title":
                self.tell(table, key, "only title was expected above the first [[storyline]]; it was left out")
        title = table.values.get("title", "")
        if isinstance(title, str):
            return title.strip()
        self.tell(table, "title", f"a text in quotes was expected, not {shortened(title)}; it was left out")
        return ""

    def rule(self, table: Table, taken: set[str]) -> StorylineRule | None:
        told_before = len(self.sentences)
        name = self._name(table, "storyline")
        if name is not None and name in taken:
            self.tell(table, "name", f"there is a storyline “{name}” above already; the storyline was left out")
        self._known(table, ("name", *_LISTS), "storyline")
        lists = {key: self._list(table, key) for key in _LISTS}
        if name is None or len(self.sentences) > told_before:
            return None
        return StorylineRule(name, lists["actors"], lists["kinds"], lists["with"], lists["words"])

    def era(self, table: Table) -> Era | None:
        name = self._name(table, "era")
        self._known(table, ("name", "from", "to"), "era")
        start = self._bound(table, "from", lambda when: when.earliest)
        end = self._bound(table, "to", lambda when: when.latest_end)
        if name is None or start is None or end is None:
            return None
        if start >= end:
            self.tell(table, "to", "an era ends after its beginning; the era was left out")
            return None
        return Era(name, start, end)

    def _name(self, table: Table, thing: str) -> str | None:
        name = table.values.get("name")
        if isinstance(name, str) and name.strip():
            return name.strip()
        self.tell(table, "name", f"a name in quotes such as {_EXAMPLE} was expected; the {thing} was left out")
        return None

    def _known(self, table: Table, keys: tuple[str, ...], thing: str) -> None:
        for key in table.values:
            if key not in keys:
                what = f"there is no such key, one of {', '.join(keys)} was expected; the {thing} was left out"
                self.tell(table, key, what)

    def _list(self, table: Table, key: str) -> tuple[str, ...]:
        value = table.values.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            return tuple(item.strip() for item in value)
        what = f'a list of texts such as {key} = ["…"] was expected, not {shortened(value)}; the storyline was left out'
        self.tell(table, key, what)
        return ()

    def _bound(self, table: Table, key: str, pick: Callable[[When], int | None]) -> int | None:
        text = date_text(table.values.get(key))
        if text is None:
            self.tell(table, key, f'a date in quotes such as {key} = "2025-06-12" was expected; the era was left out')
            return None
        try:
            bound = pick(parse_edtf(text))
        except UsageError as error:
            self.tell(table, key, f"{str(error).removesuffix('.')}; the era was left out")
            return None
        if bound is None:
            self.tell(table, key, f'a date such as {key} = "2025-06-12" was expected; the era was left out')
        return bound
