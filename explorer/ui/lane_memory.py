"""How a person arranged the lanes of a story is remembered with the settings, for the folder that it came from."""

import json

from PySide6.QtCore import QObject

from explorer.timeline.arrangement import LANES_BY, Arrangement
from explorer.timeline.lanes import COLOURS
from explorer.timeline.view import Arrangements
from explorer.ui.opening import Opening
from explorer.ui.session import Session
from explorer.ui.settings import Settings


class LaneMemory(QObject):
    """Arranges the lanes of a story that is opened as they were left, and keeps every change."""

    def __init__(self, session: Session, opening: Opening, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._opening = opening
        self._settings = settings
        self._kept: Arrangements = ()
        opening.opened.connect(self._restore)
        session.view_changed.connect(self._keep)

    @property
    def _story(self) -> str:
        return "\n".join(str(path) for path in self._opening.paths)

    def _restore(self) -> None:
        self._kept = arrangements_from(self._settings.lanes(self._story))
        if self._kept != self._session.view.arrangements:
            self._session.begin_with(self._kept)

    def _keep(self) -> None:
        now = self._session.view.arrangements
        # A story that has just been read stands as it was found until it is restored.
        if now != self._kept and self._story:
            self._kept = now
            self._settings.keep_lanes(self._story, arrangements_as_text(now))


def arrangements_as_text(arrangements: Arrangements) -> str:
    """The arrangements as JSON, "" when there is none."""
    if not arrangements:
        return ""
    fields = ("order", "pinned", "folded", "hidden", "colours")
    return json.dumps({by: {name: getattr(one, name) for name in fields} for by, one in arrangements}, sort_keys=True)


def arrangements_from(text: str) -> Arrangements:
    """The arrangements of a text; what is damaged in it is forgotten."""
    try:
        told = json.loads(text) if text else {}
    except ValueError:
        return ()
    if not isinstance(told, dict):
        return ()
    read = [(by, _arrangement(told[by])) for by in LANES_BY if isinstance(told.get(by), dict)]
    return tuple(sorted(((by, one) for by, one in read if one != Arrangement()), key=lambda pair: pair[0]))


def _arrangement(told: dict[str, object]) -> Arrangement:
    order, pinned, folded, hidden = (_texts(told.get(name)) for name in ("order", "pinned", "folded", "hidden"))
    pairs = told.get("colours")
    colours = [_texts(pair) for pair in pairs] if isinstance(pairs, list) else []
    known = tuple((pair[0], pair[1]) for pair in colours if len(pair) == 2 and pair[1] in COLOURS)
    return Arrangement(order, pinned, folded, hidden, known)


def _texts(told: object) -> tuple[str, ...]:
    return tuple(one for one in told if isinstance(one, str)) if isinstance(told, list) else ()
