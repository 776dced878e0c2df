"""The tables of a TOML file with the lines they stand on; a broken table is told and the others are read."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorer.data.document import Problem

_WHERE = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.DOTALL)
_KEY = re.compile(r"""\s*(?P<key>"[^"\n]{1,300}"|'[^'\n]{1,300}'|[\w.-]{1,300})\s*=""")
LARGEST = 4_000_000  # bytes: a thousand times what a story needs


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the path of its header (empty for the keys before the first), its values, its first line from 1."""

    path: tuple[str, ...]
    values: dict[str, Any]
    line: int
    lines: tuple[str, ...]

    def line_of(self, key: str) -> int:
        """The line (from 1) on which a key of this table stands; the table's first when it stands nowhere by itself."""
        for number, line in enumerate(self.lines):
            found = _KEY.match(line)
            if found is not None and found["key"].strip("\"'").split(".")[0] == key:
                return self.line + number
        return self.line


def read_tables(path: Path, *, example: str) -> tuple[tuple[Table, ...], tuple[Problem, ...]]:
    """All tables of a TOML file that can be read, and a problem for each that cannot; none when there is no file.

    `example` is a line as the file should have it, for the sentence that tells what was expected.
    """
    try:
        if path.stat().st_size > LARGEST:
            return (), (Problem(path.name, f"{path.name} is larger than {LARGEST // 1_000_000} MB and was not read."),)
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return (), ()
    except UnicodeDecodeError:
        return (), (Problem(path.name, f"{path.name} is not UTF-8 text and was not read: save it as UTF-8."),)
    except OSError as error:
        return (), (Problem(path.name, f"{path.name} cannot be read ({error.strerror}) and was left out."),)
    text = text.replace("\r\n", "\n")
    fault = _error(text)
    tables: list[Table] = []
    problems: list[Problem] = []
    for start, lines in _pieces(text, whole=fault is None):
        piece = "\n".join(lines)
        broken = _error(piece)
        if broken is None:
            tables.extend(_tables(tomllib.loads(piece), start, lines))
        else:
            problems.append(_problem(path.name, broken, start, lines, example))
    if fault is not None and not problems:
        problems.append(_problem(path.name, fault, 1, tuple(text.split("\n")), example))
    return tuple(tables), tuple(problems)


def _error(text: str) -> str | None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return str(error)
    except RecursionError:
        return "Brackets stand too deep in one another (at line 1, column 1)"
    return None


def _pieces(text: str, *, whole: bool) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The first line (from 1) and the lines of each table.

    A line that begins with a bracket begins a table, unless it stands inside a text or a list of many lines: in a
    file that is whole, what stands before it is then no TOML by itself.
    """
    lines = text.split("\n")
    start = 0
    for number, line in enumerate(lines):
        begins = number > start and line.lstrip().startswith("[")
        if begins and (not whole or _error("\n".join(lines[start:number])) is None):
            yield start + 1, tuple(lines[start:number])
            start = number
    yield start + 1, tuple(lines[start:])


def _tables(values: dict[str, Any], line: int, lines: tuple[str, ...]) -> Iterator[Table]:
    """The table of a piece: what its header names, or the keys before the first header and the tables among them."""
    path: tuple[str, ...] = ()
    headed = lines[0].lstrip().startswith("[")
    while headed and len(values) == 1 and len(path) < 2:
        ((key, inner),) = values.items()
        inner = inner[-1] if isinstance(inner, list) and inner else inner
        if not isinstance(inner, dict):
            break
        path, values = (*path, key), inner
        headed = _header_depth(lines[0]) > len(path)
    plain = {key: value for key, value in values.items() if path or not isinstance(value, dict)}
    if path or plain:
        yield Table(path, plain, line, lines)
    if not path:
        for key, inner in values.items():
            if isinstance(inner, dict):
                at = Table((), {}, line, lines).line_of(key)
                yield Table((key,), inner, at, (lines[at - line],))


def _header_depth(header: str) -> int:
    """How many keys a table's header names."""
    depth = 0
    inner: Any = tomllib.loads(header)
    while inner and isinstance(inner, (dict, list)):
        if isinstance(inner, list):
            inner = inner[0]
        else:
            depth += 1
            inner = next(iter(inner.values()))
    return depth


def _problem(name: str, message: str, first: int, lines: tuple[str, ...], example: str) -> Problem:
    """One sentence with file, line, key, what is wrong and what was expected; `first` is the number of lines[0]."""
    found = _WHERE.fullmatch(message)
    what = found["what"] if found is not None else message
    written = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    number = int(found["line"]) - 1 if found is not None and found["line"] else written
    line = first + min(number, written)
    key = _KEY.match(lines[line - first])
    named = f", key “{key['key'].strip(chr(34))}”" if key is not None else ""
    what = " ".join(what.split())
    sentence = (
        f"{name}, line {line}{named}: this is not TOML ({what[:1].lower()}{what[1:]}); "
        f"a line such as {example} was expected. The rest was read."
    )
    return Problem(name, sentence)


def shortened(value: object) -> str:
    """A value as it stands in the file, cut to what fits a sentence."""
    text = f"“{value}”" if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
