"""The last export is remembered with the settings: its file, its choice, and the story that it was of."""

import json
from dataclasses import dataclass
from pathlib import Path

from explorer.ui.exporting.choice import Choice, choice_as_json, choice_from, told_as
from explorer.ui.settings import Settings


@dataclass(frozen=True, slots=True)
class Last:
    """An export that was made; `story` says of which paths."""

    story: str
    target: Path
    choice: Choice


class Memory:
    """Keeps the last export; what is damaged is forgotten."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def last(self) -> Last | None:
        """The last export."""
        told = told_as(self._settings.export())
        story, target = told.get("story"), told.get("target")
        if not isinstance(story, str) or not isinstance(target, str) or not target or "\0" in target:
            return None
        return Last(story, Path(target), choice_from(told.get("choice")))

    def keep(self, last: Last) -> None:
        """Remember an export."""
        told = {"story": last.story, "target": str(last.target), "choice": choice_as_json(last.choice)}
        self._settings.keep_export(json.dumps(told, sort_keys=True))
