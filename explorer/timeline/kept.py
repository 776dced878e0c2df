"""What a function has made, kept as long as it is used: as `functools.lru_cache`, but one can ask what is there."""

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

Key = ParamSpec("Key")
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Calls `make` for a key that is not there; of more than `most` values that goes which was not used longest."""

    def __init__(self, make: Callable[Key, Value], most: int) -> None:
        self._make = make
        self._most = most
        self._values: dict[tuple[object, ...], Value] = {}

    def __call__(self, *key: Key.args, **no: Key.kwargs) -> Value:
        """The value of a key, made if need be."""
        if key in self._values:
            value = self._values.pop(key)
        else:
            value = self._make(*key, **no)
            if len(self._values) >= self._most:
                del self._values[next(iter(self._values))]
        self._values[key] = value
        return value

    def has(self, *key: Key.args, **_no: Key.kwargs) -> bool:
        """Whether a value is there."""
        return key in self._values


def kept(most: int) -> Callable[[Callable[Key, Value]], Kept[Key, Value]]:
    """Keep so many values of a function of hashable arguments, given by place."""
    return lambda make: Kept(make, most)
