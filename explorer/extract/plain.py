"""Our frozen values as lists, numbers and strings, and back: for the cache, where a pickle could run code."""

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

_Value = TypeVar("_Value")


def to_plain(value: Any) -> Any:  # noqa: ANN401  # any of our values goes in, JSON comes out
    """A dataclass as the list of its fields, a tuple as a list; strings, numbers, booleans and None as they are."""
    if dataclasses.is_dataclass(value):
        return [to_plain(getattr(value, name)) for name in _field_names(typing.cast("Any", type(value)))]
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    return value


def from_plain(kind: type[_Value], plain: Any) -> _Value:  # noqa: ANN401  # JSON goes in
    """The value of this type that `to_plain` took apart; ValueError, TypeError or IndexError when it is none."""
    reader: Callable[[Any], _Value] = _reader(typing.cast("Any", kind))
    return reader(plain)


@cache
def _field_names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  # a dataclass
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401  # a type, a union or a generic alias
    """What turns the plain form of a type into the type; looked up once per type."""
    kind = getattr(kind, "__supertype__", kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        inner = _reader(next(each for each in arguments if each is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple:
        return _tuple_reader(arguments)
    if dataclasses.is_dataclass(kind) or hasattr(kind, "_fields"):
        return _fields_reader(kind)
    return lambda plain: plain


def _tuple_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        inner = _reader(arguments[0])
        return lambda plain: tuple([inner(each) for each in plain])
    inners = [_reader(each) for each in arguments]
    return lambda plain: tuple([inner(each) for inner, each in zip(inners, plain, strict=True)])


def _fields_reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401  # a dataclass or a named tuple
    hints = typing.get_type_hints(kind)
    names: tuple[str, ...] = kind._fields if hasattr(kind, "_fields") else _field_names(kind)
    inners = [_reader(hints[name]) for name in names]
    if all(hints[name] in (str, int, float, bool) for name in names):
        return lambda plain: kind(*plain)
    return lambda plain: kind(*[inner(each) for inner, each in zip(inners, plain, strict=True)])
