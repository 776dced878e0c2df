"""briefing.toml: the slides of a briefing, as they stand beside the story's articles."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from explorer.data.briefing import Briefing, Quoted, Slide
from explorer.data.document import Problem
from explorer.data.edtf import bound_text, parse_edtf
from explorer.data.minutes import DAY
from explorer.data.sources_toml import date_text
from explorer.data.toml_tables import Table, read_tables, shortened
from explorer.data.when import Grain, When
from explorer.errors import UsageError

NAME = "briefing.toml"
_KEYS = ("name", "from", "to", "lanes", "events", "say", "quote", "notes")
_EXAMPLE = 'name = "OpenAI was leaving before the deal"'
_QUOTED = '{ quote = "…", document = "article.txt" }'


def read_briefing(path: Path) -> tuple[Briefing, tuple[Problem, ...]]:
    """The slides of a briefing.toml, and what could not be read of it; no file, no slides.

    A file with a problem must not be written over: what could not be read would be lost.
    """
    tables, broken = read_tables(path, example=_EXAMPLE)
    reader = _Reader()
    slides = tuple(slide for table in tables if (slide := reader.slide(table)) is not None)
    return Briefing(slides), broken + tuple(Problem(NAME, sentence) for sentence in reader.sentences)


def briefing_text(briefing: Briefing) -> str:
    """A briefing as the text of a briefing.toml: the same for the same slides, line by line, so that it suits git."""
    return "\n".join("\n".join(_lines(slide)) + "\n" for slide in briefing.slides)


def _lines(slide: Slide) -> Iterator[str]:
    yield "[[slide]]"
    yield f"name = {_text(slide.name)}"
    for key, bound, upper in (("from", slide.start, False), ("to", slide.end, True)):
        if bound is not None:
            grain: Grain = "day" if bound % DAY == 0 else "minute"
            yield f"{key} = {_text(bound_text(bound, upper=upper, grain=grain) or '')}"
    if slide.lanes:
        yield f"lanes = [{', '.join(map(_text, slide.lanes))}]"
    if slide.events:
        yield "events = ["
        yield from (f"  {_quoted(event)}," for event in slide.events)
        yield "]"
    if slide.say:
        yield f"say = {_text(slide.say)}"
    if slide.quote is not None:
        yield f"quote = {_quoted(slide.quote)}"
    if slide.notes:
        yield f"notes = {_text(slide.notes, lines=True)}"


def _quoted(quoted: Quoted) -> str:
    return f"{{ quote = {_text(quoted.quote)}, document = {_text(quoted.document)} }}"


def _text(text: str, *, lines: bool = False) -> str:
    """A TOML text, every character as it is; half a surrogate pair, which no file can hold, as U+FFFD.

    It stands on one line, or with `lines` on as many as it has.
    """
    import tomlkit  # noqa: PLC0415 - only who writes needs it

    readable = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if lines and "\n" in readable and "\r" not in readable:
        return tomlkit.string(readable, multiline=True).as_string()
    return tomlkit.string(readable).as_string()


class _Reader:
    """Reads tables and gathers a sentence for everything that is not as expected."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def slide(self, table: Table) -> Slide | None:
        if table.path != ("slide",):
            key = table.path[-1] if table.path else next(iter(table.values), "")
            self._tell(table, key, "[[slide]] was expected here")
            return None
        before = len(self.sentences)
        for key in table.values:
            if key not in _KEYS:
                self._tell(table, key, f"there is no such key; one of {', '.join(_KEYS)} was expected")
        slide = Slide(
            name=self._string(table, "name"),
            start=self._bound(table, "from", lambda when: when.earliest),
            end=self._bound(table, "to", lambda when: when.latest_end),
            lanes=self._lanes(table),
            events=self._events(table),
            say=self._string(table, "say"),
            quote=self._quote(table),
            notes=self._string(table, "notes"),
        )
        if not slide.name and len(self.sentences) == before:
            self._tell(table, "name", f"a slide needs a name such as {_EXAMPLE}")
        if slide.start is not None and slide.end is not None and slide.start >= slide.end:
            self._tell(table, "to", "a slide's stretch ends after its beginning")
        return slide if len(self.sentences) == before else None

    def _tell(self, table: Table, key: str, what: str) -> None:
        self.sentences.append(f"{NAME}, line {table.line_of(key)}, key “{key}”: {what}.")

    def _string(self, table: Table, key: str) -> str:
        value = table.values.get(key, "")
        if isinstance(value, str):
            return value.strip()
        self._tell(table, key, f"a text in quotes was expected, not {shortened(value)}")
        return ""

    def _bound(self, table: Table, key: str, pick: Callable[[When], int | None]) -> int | None:
        value = table.values.get(key)
        if value is None:
            return None
        expected = f'a date in quotes such as {key} = "2025-06-12" was expected'
        text = date_text(value)
        try:
            bound = None if text is None else pick(parse_edtf(text))
        except UsageError as error:
            self._tell(table, key, str(error).removesuffix("."))
            return None
        if bound is None:
            self._tell(table, key, expected)
        return bound

    def _lanes(self, table: Table) -> tuple[str, ...]:
        value = table.values.get("lanes", [])
        if isinstance(value, list) and all(isinstance(name, str) for name in value):
            return tuple(value)
        self._tell(table, "lanes", f'names of storylines such as lanes = ["…"] were expected, not {shortened(value)}')
        return ()

    def _events(self, table: Table) -> tuple[Quoted, ...]:
        value = table.values.get("events", [])
        told = [_quoted_of(entry) for entry in value] if isinstance(value, list) else [None]
        if None in told:
            self._tell(table, "events", f"a list of {_QUOTED} was expected, not {shortened(value)}")
        return tuple(quoted for quoted in told if quoted is not None)

    def _quote(self, table: Table) -> Quoted | None:
        value = table.values.get("quote")
        if value is None:
            return None
        quoted = _quoted_of(value)
        if quoted is None:
            self._tell(table, "quote", f"{_QUOTED} was expected, not {shortened(value)}")
        return quoted


def _quoted_of(value: Any) -> Quoted | None:  # noqa: ANN401  # whatever stands in the file
    if not isinstance(value, dict) or set(value) != {"quote", "document"}:
        return None
    quote, document = value["quote"], value["document"]
    return Quoted(quote, document) if isinstance(quote, str) and isinstance(document, str) else None
