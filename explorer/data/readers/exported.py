"""An exported JSON opened again: its findings stand for the articles they came from."""

from collections.abc import Sequence
from pathlib import Path

from explorer.data.project import Findings
from explorer.data.story_json import read_story_json
from explorer.errors import ReadError


def exported_story(paths: Sequence[Path]) -> Findings | None:
    """The findings of the one exported JSON that is given, None when something else is; ReadError when it is none."""
    if len(paths) != 1 or paths[0].suffix.lower() != ".json" or not paths[0].is_file():
        return None
    try:
        data = paths[0].read_bytes()
    except OSError as error:
        raise ReadError(f"“{paths[0].name}” cannot be read: {(error.strerror or str(error)).lower()}.") from error
    return read_story_json(data, file=paths[0].name)
