"""What the window remembers between two runs; whatever is damaged is forgotten, never fatal."""

from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QByteArray, QSettings

Look = Literal["system", "light", "dark"]
_RECENT = 8
_STORIES = 20  # whose lanes are remembered


class Settings:
    """Typed access to the user's settings: sizes, panes, look, recent folders."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store if store is not None else QSettings("Dateline", "Dateline")

    def recent(self) -> tuple[Path, ...]:
        """The folders opened last, newest first, at most eight; those that are gone stay out."""
        kept = self._store.value("recent")
        names = kept if isinstance(kept, list) else [kept]
        paths = [Path(name) for name in names if isinstance(name, str) and name and "\0" not in name]
        return tuple(path for path in paths if _exists(path))[:_RECENT]

    def opened(self, path: Path) -> None:
        """Remember that this folder or file was opened just now."""
        others = [str(other) for other in self.recent() if other != path]
        self._store.setValue("recent", [str(path), *others][:_RECENT])

    def forget_recent(self) -> None:
        """Empty the list of recent folders."""
        self._store.remove("recent")

    def look(self) -> Look:
        """The colours a person chose: light, dark, or those of the system."""
        kept = self._store.value("look")
        return next((look for look in get_args(Look) if look == kept), "system")

    def keep_look(self, look: Look) -> None:
        """Remember the chosen colours."""
        self._store.setValue("look", look)

    def flag(self, name: str, *, otherwise: bool) -> bool:
        """A remembered yes or no."""
        kept = self._store.value(f"flags/{name}")
        if isinstance(kept, bool):
            return kept
        return {"true": True, "false": False}.get(kept, otherwise) if isinstance(kept, str) else otherwise

    def keep_flag(self, name: str, *, value: bool) -> None:
        """Remember a yes or no."""
        self._store.setValue(f"flags/{name}", value)

    def width(self, name: str) -> int:
        """A remembered width in pixels; 0 when a person has given none."""
        kept = str(self._store.value(f"widths/{name}", ""))
        return int(kept) if kept.isdecimal() else 0

    def keep_width(self, name: str, pixels: int) -> None:
        """Remember a width."""
        self._store.setValue(f"widths/{name}", pixels)

    def shape(self, name: str) -> QByteArray | None:
        """The remembered geometry or splitter state of this name, if there is any."""
        kept = self._store.value(f"shapes/{name}")
        return kept if isinstance(kept, QByteArray) and not kept.isEmpty() else None

    def keep_shape(self, name: str, state: QByteArray) -> None:
        """Remember a geometry or a splitter state."""
        self._store.setValue(f"shapes/{name}", state)

    def lanes(self, story: str) -> str:
        """How the lanes of a story were arranged, as text; "" for a story that is not remembered."""
        return dict(self._lanes()).get(story, "")

    def keep_lanes(self, story: str, arranged: str) -> None:
        """Remember how the lanes of a story are arranged, with those of the last stories before it."""
        others = [pair for pair in self._lanes() if pair[0] != story]
        kept = [(story, arranged), *others] if arranged else others
        self._store.setValue("lanes", [text for pair in kept[:_STORIES] for text in pair])

    def _lanes(self) -> list[tuple[str, str]]:
        kept = self._store.value("lanes")
        texts = kept if isinstance(kept, list) and all(isinstance(text, str) for text in kept) else []
        return list(zip(texts[::2], texts[1::2], strict=False))

    def export(self) -> str:
        """What was exported last, and how, as text; "" when nothing is remembered."""
        kept = self._store.value("export")
        return kept if isinstance(kept, str) else ""

    def keep_export(self, told: str) -> None:
        """Remember what was exported, and how."""
        self._store.setValue("export", told)

    def flush(self) -> None:
        """Write everything to disk now."""
        self._store.sync()


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
