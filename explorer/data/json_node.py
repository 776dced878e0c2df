"""A place in a JSON file: typed access, and one sentence that names the place where it is not as expected."""

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from explorer.errors import ReadError

Choice = TypeVar("Choice", bound=str)


class Node:
    """A value of a JSON file with the file's name and the value's path in it."""

    __slots__ = ("file", "path", "value")

    def __init__(self, value: Any, *, file: str, path: str = "") -> None:  # noqa: ANN401 - what JSON holds
        self.value = value
        self.file = file
        self.path = path

    def wrong(self, expected: str) -> ReadError:
        """The error that tells what was expected here."""
        place = self.path or "its beginning"
        return ReadError(f"“{self.file}” is no Dateline JSON: at {place}, {expected} was expected.")

    def has(self, key: str) -> bool:
        """Whether this object has a key with a value that is not null."""
        return isinstance(self.value, dict) and self.value.get(key) is not None

    def at(self, key: str) -> "Node":
        """The value of a key of this object; ReadError when there is none."""
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        inner = Node(self.value.get(key), file=self.file, path=f"{self.path}.{key}".lstrip("."))
        if key not in self.value:
            raise inner.wrong("this key")
        return inner

    def each(self, key: str) -> Iterator["Node"]:
        """The members of a list."""
        inner = self.at(key)
        if not isinstance(inner.value, list):
            raise inner.wrong("a list")
        for number, value in enumerate(inner.value):
            yield Node(value, file=self.file, path=f"{inner.path}[{number}]")

    def text(self, key: str) -> str:
        """A text."""
        return self.at(key).as_text()

    def as_text(self) -> str:
        """This value, which is a text."""
        if not isinstance(self.value, str):
            raise self.wrong("a text")
        return self.value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(node.as_text() for node in self.each(key))

    def optional_text(self, key: str) -> str | None:
        """A text or null."""
        inner = self.at(key)
        return None if inner.value is None else inner.as_text()

    def whole(self, key: str) -> int:
        """A whole number."""
        inner = self.at(key)
        if not isinstance(inner.value, int) or isinstance(inner.value, bool):
            raise inner.wrong("a whole number")
        return inner.value

    def number(self, key: str) -> float:
        """A number."""
        inner = self.at(key)
        if not isinstance(inner.value, (int, float)) or isinstance(inner.value, bool):
            raise inner.wrong("a number")
        return float(inner.value)

    def flag(self, key: str) -> bool:
        """True or false."""
        inner = self.at(key)
        if not isinstance(inner.value, bool):
            raise inner.wrong("true or false")
        return inner.value

    def choice(self, key: str, options: tuple[Choice, ...]) -> Choice:
        """One of some words."""
        inner = self.at(key)
        for option in options:
            if inner.value == option:
                return option
        raise inner.wrong(f"one of {', '.join(options)}")


def parse(data: bytes, *, file: str) -> Node:
    """The root of a JSON file; ReadError with the line when it is not JSON."""
    try:
        value = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise ReadError(f"“{file}” is not UTF-8 and cannot be JSON.") from error
    except json.JSONDecodeError as error:
        raise ReadError(
            f"“{file}” is not JSON: line {error.lineno}, {error.msg[:1].lower()}{error.msg[1:]}."
        ) from error
    except (RecursionError, ValueError) as error:
        raise ReadError(f"“{file}” is no Dateline JSON: it holds what no file of Dateline holds.") from error
    return Node(value, file=file)


def _no_number(text: str) -> float:
    raise ValueError(text)
