"""The commands of a briefing: show it, make a first draft, edit it; and the windows that this opens."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

from explorer.ui.actions import Actions
from explorer.ui.asking import Question
from explorer.ui.briefing.editor import EditorDock
from explorer.ui.briefing.presenter import Presenter
from explorer.ui.briefing.show import Show
from explorer.ui.briefing.slides import Slides
from explorer.ui.look import Look
from explorer.ui.opening import Opening
from explorer.ui.phrases import counted
from explorer.ui.session import Session


class Presenting(QObject):
    """One show at a time, with at most one window for the presenter."""

    told = Signal(str)
    done = Signal(str)

    def __init__(self, session: Session, opening: Opening, look: Look, commands: Actions, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._look = look
        self._window = window
        self.slides = Slides(session, opening, self)
        self.editor = EditorDock(self.slides, session, look, window)
        self.show: Show | None = None
        self.presenter: Presenter | None = None
        self.slides.told.connect(self.told)
        self.slides.done.connect(self.done)
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.editor)
        self.editor.hide()
        self.editor.make_asked.connect(self.make)
        self.editor.brief_asked.connect(self.brief)
        self._edit = commands["edit_briefing"]
        self.editor.visibilityChanged.connect(self._take_editor)
        commands["brief"].setIconText("Brief  F5")
        commands["brief"].triggered.connect(self._brief)
        commands["make_briefing"].triggered.connect(self._make)
        commands["edit_briefing"].toggled.connect(self.editor.setVisible)

    def close(self) -> None:
        """Close what is open, and wait for what is being written."""
        if self.show is not None:
            self.show.close()
        self.slides.close()

    def _take_editor(self, *_: object) -> None:
        """The command is ticked while the editor is there."""
        self._edit.setChecked(not self.editor.isHidden())

    # Making

    def _make(self, *_: object) -> None:
        self.make()

    def make(self) -> None:
        """Write a first draft from the story; slides that are there are only replaced when one says so."""
        there = len(self.slides.briefing.slides)
        if not there:
            self._make_draft()
            return
        Question(
            "Make a briefing",
            f"There are {counted(there, 'slide')} already. Replace them by a first draft?",
            "It can be undone.",
            (("Replace", self._make_draft),),
            self._window,
        ).open()

    def _make_draft(self, *_: object) -> None:
        draft = self.slides.drafted()
        if not draft.slides:
            self.told.emit("There is no event to make a briefing of.")
            return
        self.slides.change("briefing", draft)
        self.editor.show()

    # Showing

    def _brief(self, *_: object) -> None:
        self.brief()

    def brief(self, at: int = 0) -> None:
        """Show the briefing full screen, on the other screen when there are two."""
        if not self.slides.shown.slides:
            self.told.emit("There is no event to brief from.")
            return
        if self.show is None:
            self.show = Show(self.slides, self._session, self._look)
            self.show.closed.connect(self._over)
            self.show.presenter_asked.connect(self.toggle_presenter)
        elsewhere = self._other_screen()
        # Where nobody manages windows, full screen is a matter of size.
        self.show.setGeometry((elsewhere or self._window.screen()).geometry())
        self.show.showFullScreen()
        self.show.begin(at)
        self.show.activateWindow()
        self.show.setFocus()
        if elsewhere is not None and self.presenter is None:
            self.toggle_presenter()

    def toggle_presenter(self) -> None:
        """Open the presenter's window, or close it."""
        if self.presenter is not None:
            self.presenter.close()
            return
        if self.show is None:
            return
        self.presenter = Presenter(self.show, self.slides, self._session, self._look)
        self.presenter.closed.connect(self._presenter_over)
        own = self._window.screen().availableGeometry()
        self.presenter.move(own.center() - self.presenter.rect().center())
        self.presenter.show()
        self.presenter.activateWindow()

    def _other_screen(self) -> QScreen | None:
        """A screen on which the window does not stand."""
        own = self._window.screen()
        return next((screen for screen in QGuiApplication.screens() if screen is not own), None)

    def _over(self) -> None:
        if self.presenter is not None:
            self.presenter.close()
        if self.show is not None:
            self.editor.go_to(self.show.at)
            self.show.deleteLater()
            self.show = None
        self._window.activateWindow()

    def _presenter_over(self) -> None:
        if self.presenter is not None:
            self.presenter.deleteLater()
            self.presenter = None
        if self.show is not None:
            self.show.activateWindow()
