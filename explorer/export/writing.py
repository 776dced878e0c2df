"""A file is written whole or not at all: aside first, then swapped in."""

import os
import stat
import tempfile
from contextlib import suppress
from errno import EDQUOT, ENOSPC
from pathlib import Path

from explorer.errors import WriteError

_ASIDE = ".part"


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that after any failure the old one is whole; WriteError with a sentence for a person.

    A target that is no plain file (a pipe, /dev/stdout) is written into; a link is followed, not replaced.
    """
    try:
        target = target.resolve() if target.is_symlink() else target
        if target.exists() and not target.is_file():
            _write_into(target, data)
        else:
            _swap_in(target, data)
    except OSError as error:
        raise WriteError(f"“{target.name}” cannot be written: {_reason(target, error)}.") from error


def _write_into(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise WriteError(f"“{target.name}” is a folder: give the name of a file in it.")
    with target.open("wb") as out:
        out.write(data)


def _swap_in(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_prefix(os.getpid()), suffix=_ASIDE)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        aside.chmod(_mode(target))
        aside.replace(target)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise


def sweep(target: Path, process: int) -> None:
    """Remove what a process that was ended while it wrote this file left aside."""
    with suppress(OSError):
        for aside in target.resolve().parent.glob(f"{_prefix(process)}*{_ASIDE}"):
            with suppress(OSError):
                aside.unlink()


def _prefix(process: int) -> str:
    return f".dateline-{process}-"


def _mode(target: Path) -> int:
    """The rights of the old file, or those that a new file gets here."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(target: Path, error: OSError) -> str:
    if not target.parent.exists():
        return f"there is no folder “{target.parent}”"
    if isinstance(error, PermissionError):
        return "you may not write in this folder; choose another one"
    reason = (error.strerror or str(error)).lower()
    return f"{reason}; make room or choose another disk" if error.errno in (ENOSPC, EDQUOT) else reason
