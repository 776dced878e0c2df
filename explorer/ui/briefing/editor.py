"""The pane beside the canvas in which slides are put in order and changed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from explorer.data.briefing import Slide, quoted_of
from explorer.data.minutes import DAY
from explorer.ui.briefing.form import SlideForm
from explorer.ui.briefing.slide_list import SlideList
from explorer.ui.briefing.slides import Slides
from explorer.ui.look import Look
from explorer.ui.session import Session
from explorer.ui.widgets import flat_button, plain_label

_WIDTH = 400


class EditorDock(QDockWidget):
    """Follows the slides; what is changed in it is a step of undo."""

    make_asked = Signal()
    brief_asked = Signal(int)

    def __init__(self, slides: Slides, session: Session, look: Look, parent: QWidget) -> None:
        super().__init__("Briefing", parent)
        self.setObjectName("briefing_editor")
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self._slides = slides
        self._session = session
        self._anew = True
        self.at = 0
        self.list = SlideList(slides, look)
        self.form = SlideForm(slides, session)
        self.none = plain_label(
            "No slides yet. A first draft opens with the whole story, tells its turns in the order of time, and closes "
            "with what is open; all its sentences are the articles’ own.",
            role="dim",
            wrap=True,
        )
        self.make = flat_button("Make a briefing…", name="Make a briefing")
        self.brief = flat_button("Brief from here", name="Brief from this slide")
        self.add = flat_button("New", name="New slide after this one", role="quiet")
        self.double = flat_button("Duplicate", name="Duplicate the slide", role="quiet")
        self.remove = flat_button("Delete", name="Delete the slide", role="quiet")
        self.up = flat_button("↑", name="Move the slide up", role="quiet")
        self.down = flat_button("↓", name="Move the slide down", role="quiet")
        self._arrange()
        self._connect()
        self._take_slides()

    def _arrange(self) -> None:
        inside = QWidget()
        inside.setObjectName("slide_editor")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        first, second = QHBoxLayout(), QHBoxLayout()
        for part in (self.make, self.brief):
            first.addWidget(part)
        first.addStretch(1)
        second.setSpacing(0)
        for part in (self.add, self.double, self.remove, self.up, self.down):
            second.addWidget(part)
        second.addStretch(1)
        above = QWidget()
        upper = QVBoxLayout(above)
        upper.setContentsMargins(14, 12, 14, 6)
        upper.addLayout(first)
        upper.addWidget(self.none)
        upper.addWidget(self.list, 1)
        upper.addLayout(second)
        self._area = QScrollArea()
        self._area.setWidget(self.form)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(above)
        parts.addWidget(self._area)
        parts.setChildrenCollapsible(False)
        parts.setSizes([420, 560])
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts)
        inside.setMinimumWidth(_WIDTH)
        self.setWidget(inside)

    def _connect(self) -> None:
        self._slides.changed.connect(self._take_slides)
        self._session.project_changed.connect(self._take_story)
        self._session.tensions_changed.connect(self._take_story)
        self.list.chosen.connect(self.go_to)
        self.list.moved.connect(self._move)
        self.form.changed.connect(self._take_slide)
        self.make.clicked.connect(self._ask_make)
        self.brief.clicked.connect(self._ask_brief)
        self.add.clicked.connect(self._add)
        self.double.clicked.connect(self._duplicate)
        self.remove.clicked.connect(self._delete)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The slides in their order."""
        return self._slides.briefing.slides

    def go_to(self, at: int) -> None:
        """Edit the slide at this place."""
        self.form.tell()
        if 0 <= at < len(self.slides):
            self.at = at
            self.form.show_slide(self.slides[at])
            self.list.setCurrentRow(at)
        self._enable()

    # Following

    def _take_story(self) -> None:
        self._anew = True
        self._take_slides()

    def _take_slides(self) -> None:
        if self.isHidden():
            return
        self.at = max(min(self.at, len(self.slides) - 1), 0)
        self.list.take_slides(self.at, anew=self._anew)
        self._anew = False
        if self.slides:
            self.form.show_slide(self.slides[self.at])
        self._enable()

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001, N802  Qt's name
        """What was not followed while hidden is taken in."""
        super().setVisible(visible)
        if visible:
            self._take_slides()

    def _enable(self) -> None:
        there = bool(self.slides)
        self.none.setVisible(not there)
        self.list.setVisible(there)
        self._area.setVisible(there)
        for button in (self.double, self.remove, self.brief):
            button.setEnabled(there)
        self.up.setEnabled(self.at > 0)
        self.down.setEnabled(self.at + 1 < len(self.slides))

    # Changing

    def _take_slide(self, slide: Slide, words: str, field: str) -> None:
        if self.at < len(self.slides):
            self._slides.change_slide(self.at, slide, f"{words} of slide {self.at + 1}", field=field)

    def _put(self, slides: tuple[Slide, ...], words: str, at: int) -> None:
        self.form.tell()
        self.at = max(at, 0)
        self._slides.change(words, replace(self._slides.briefing, slides=slides))

    def _ask_make(self, *_: object) -> None:
        self.form.tell()
        self.make_asked.emit()

    def _ask_brief(self, *_: object) -> None:
        self.form.tell()
        self.brief_asked.emit(self.at)

    def _add(self, *_: object) -> None:
        """A slide of the view on show, with the selected event where there is one."""
        self.form.tell()
        view, selected = self._session.view, self._session.selected
        quoted = None if selected is None else quoted_of(selected, self._session.project.found)
        start, end = int(view.start // DAY * DAY), int(-(-view.end // DAY) * DAY)
        slide = Slide(
            name=selected.title if selected is not None else f"Slide {len(self.slides) + 1}",
            start=start,
            end=max(end, start + DAY),
            events=() if quoted is None else (quoted,),
        )
        at = self.at + 1 if self.slides else 0
        self._put((*self.slides[:at], slide, *self.slides[at:]), f"new slide {at + 1}", at)

    def _duplicate(self, *_: object) -> None:
        self.form.tell()
        at = self.at
        slides = (*self.slides[: at + 1], self.slides[at], *self.slides[at + 1 :])
        self._put(slides, f"duplicate of slide {at + 1}", at + 1)

    def _delete(self, *_: object) -> None:
        self.form.tell()
        at = self.at
        self._put(
            self.slides[:at] + self.slides[at + 1 :], f"deletion of slide {at + 1}", min(at, len(self.slides) - 2)
        )

    def _move_up(self, *_: object) -> None:
        self._move(self.at, self.at - 1)

    def _move_down(self, *_: object) -> None:
        self._move(self.at, self.at + 1)

    def _move(self, at: int, to: int) -> None:
        self.form.tell()
        if not (0 <= at < len(self.slides) and 0 <= to < len(self.slides)):
            return
        rest = self.slides[:at] + self.slides[at + 1 :]
        self._put((*rest[:to], self.slides[at], *rest[to:]), f"move of slide {at + 1}", to)
