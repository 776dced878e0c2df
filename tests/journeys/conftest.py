"""Journeys go through the real main(): a person's tasks, with the window's thread never blocked."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.__main__ import main
from explorer.data.places import shipped
from explorer.data.when import EventId
from explorer.ui.window import Window
from tests.ui.stalls import StallGuard

LONGEST_STALL = 0.2  # seconds
READING = 120_000  # ms: the tagger is loaded on a machine that may be busy


class Visit:
    """What a person sees and does while the window is open."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self.parts = window.parts
        self.session = window.session
        self.qtbot = qtbot

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=READING)

    def until_read(self) -> None:
        """Wait until the story is there and drawn."""
        self.until(lambda: not self.window.jobs.busy)
        assert self.session.project.found.events, self.parts.notice.text
        self.until(lambda: self.parts.canvas.scene.marks)

    def to_front(self) -> None:
        """Wait until the window is the active one again, as after a dialog."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def press(self, keys: str) -> None:
        """Press keys where the focus is, as a person does."""
        QTest.keySequence(self.window.focusWidget() or self.window, keys)

    def click_event(self, event: EventId) -> None:
        """Click the middle of an event's mark."""
        mark = next(mark for mark in self.parts.canvas.scene.marks if mark.event == event and not mark.echo)
        at = mark.label or mark.core
        point = QPoint(round(at.x + min(at.width / 2, 20)), round(at.y + at.height / 2))
        QTest.mouseClick(self.parts.canvas, Qt.MouseButton.LeftButton, pos=point)

    def drawn_events(self) -> list[EventId]:
        """The events that can be clicked, in the order of the lanes."""
        marks = [mark for mark in self.parts.canvas.scene.marks if not mark.echo and mark.label is not None]
        return [mark.event for mark in marks]


Journey = Callable[[Visit], None]
Go = Callable[[Sequence[str | Path], Journey], int]


@pytest.fixture
def seeds() -> Path:
    """The sample story's folder."""
    return shipped("seeds")


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> None:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for form in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture
def go(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Go]:
    """`go(arguments, journey)`: main() with these arguments; the journey happens while its window is open.

    What Qt's event loop would do, the journey does: it runs where main() would wait. Then main() goes on and closes.
    """
    guards: list[StallGuard] = []

    def run(arguments: Sequence[str | Path], journey: Journey) -> int:
        def instead_of_waiting(*_: object) -> int:
            window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window) and w.isVisible())
            # Faults are pytest's to catch, not a dialog's: it takes the hook while an event loop runs.
            qtbot.waitUntil(window.isVisible)
            with StallGuard(qapp, LONGEST_STALL) as guard:
                guards.append(guard)
                journey(Visit(window, qtbot))
            return 0

        monkeypatch.setattr(QApplication, "exec", instead_of_waiting)
        with qtbot.captureExceptions() as faults:
            code = main([str(argument) for argument in arguments])
        assert not faults
        return code

    yield run
    for guard in guards:
        assert not guard.stalls, f"the window's thread was blocked: {guard.told()}"
