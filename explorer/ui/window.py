"""The window: what each command does, what follows from the session's signals, opening, dropping and closing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from explorer.data.passage import DocumentId
from explorer.timeline.arrangement import LanesBy
from explorer.timeline.filter import Filter
from explorer.ui.actions import Actions
from explorer.ui.briefing.presenting import Presenting
from explorer.ui.canvas.deeds import canvas_deeds
from explorer.ui.canvas.menu import PlaceMenu
from explorer.ui.closing import Closing
from explorer.ui.dates.assigning import Assigning
from explorer.ui.dialogs import AboutDialog, KeysDialog, ProblemsDialog
from explorer.ui.exporting.sharing import Sharing
from explorer.ui.focus import FocusRing, offer_menu_by_key
from explorer.ui.jobs import Jobs
from explorer.ui.lane_memory import LaneMemory
from explorer.ui.look import Look
from explorer.ui.menus import Menus
from explorer.ui.open_dialogs import OpenDialogs
from explorer.ui.opening import Opening
from explorer.ui.panes.source.coverage import REASONS
from explorer.ui.parts import HEIGHT, WIDTH, Parts
from explorer.ui.phrases import instead_of_storylines
from explorer.ui.placing import place_window
from explorer.ui.plain import one_line
from explorer.ui.readiness import Readiness
from explorer.ui.revealing import Revealing
from explorer.ui.session import Session
from explorer.ui.settings import Look as Choice
from explorer.ui.settings import Settings
from explorer.ui.tabbing import has_gone, next_in, reading_order
from explorer.ui.telling import Telling

_PANE_COMMANDS = ("table", "show_inspector", "show_source", "show_overview", "show_activity")


class Window(QMainWindow):
    """Puts the parts together; what can change is the session's."""

    def __init__(self, settings: Settings, jobs: Jobs | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.look = Look(settings.look(), self)
        self.look.apply()
        self.session = Session(self)
        self.jobs = jobs if jobs is not None else Jobs()
        self.jobs.setParent(self)
        self.commands = Actions(self)
        self.ready = Readiness(self.session, self.commands, self)
        self.opening = Opening(self.session, self.jobs, settings, self)
        self.asking = OpenDialogs(self, self.opening, settings)
        self.assigning = Assigning(self.session, self.jobs, self.opening, self)
        self.opening.unsaved = lambda: self.assigning.unsaved
        self.sharing = Sharing(self.session, self.opening, self.look, settings, self)
        self.closing = Closing(self, self.sharing)
        self.menus = Menus(self, self.commands)
        self.parts = Parts(self.session, self.look, self.commands, self)
        self.revealing = Revealing(self.session, self.parts, self)
        self.place_menu = PlaceMenu(self.session, self.parts.canvas, self.commands, self)
        self.telling = Telling(self.session, self.parts.canvas, self.parts.status.say, self)
        self.lane_memory = LaneMemory(self.session, self.opening, settings, self)
        self.presenting = Presenting(self.session, self.opening, self.look, self.commands, self)
        self._export_fault = ""  # the sentence of the notice on a file that was not written
        self.sharing.briefing = lambda: self.presenting.slides.shown
        self.ring = FocusRing(self.look, self)
        offer_menu_by_key(self)
        self.setObjectName("dateline")
        self.setWindowTitle("Dateline")
        self.setMinimumSize(760, 430)
        self.setCentralWidget(self.parts.central)
        self.setAcceptDrops(True)
        self._connect_commands()
        self._connect_session()
        self._connect_opening()
        self._restore()
        self._take_project()

    # Wiring

    def _connect_commands(self) -> None:
        for name, deed in self._deeds().items():
            self.commands[name].triggered.connect(partial(_do, deed))
        for name in _PANE_COMMANDS:
            self.commands[name].toggled.connect(partial(self._show_pane, name))
        self.commands["elastic"].toggled.connect(self._set_elastic)
        self.commands["known_on"].triggered.connect(partial(_do, self._toggle_known))

    def _deeds(self) -> dict[str, Callable[[], object]]:
        parts, session = self.parts, self.session
        source = parts.source
        return {
            **canvas_deeds(session, parts.canvas, parts.status.say),
            **self.sharing.deeds(self),
            "let_go": self._let_go,
            "open": self.asking.ask_folder,
            "open_files": self.asking.ask_files,
            "sample": self.opening.open_sample,
            "problems": self._show_problems,
            "quit": self.close,
            "undo": session.undo.undo,
            "redo": session.undo.redo,
            "change_source": source.change,
            "confirm_tension": source.pair.confirm.click,
            "dismiss_tension": source.pair.dismiss.click,
            "bring_back": session.bring_back,
            "next_tension": self._next_tension,
            "next_unused": self._next_unused,
            "search": self._to_search,
            "show_matches": parts.search.show_only,
            "clear_filter": self._clear_filter,
            "back": session.go_back,
            "forward": session.go_forward,
            "to_source": self._to_source,
            "preview": parts.preview.toggle,
            "next_passage": source.next_passage,
            "previous_passage": source.previous_passage,
            "to_canvas": self._to_canvas,
            "to_source_pane": self._to_source,
            "keys": self._show_keys,
            "about": self._show_about,
        }

    def _connect_session(self) -> None:
        session, parts = self.session, self.parts
        session.project_changed.connect(self._take_project)
        session.view_changed.connect(self._take_view)
        session.compared_changed.connect(self._take_tension)
        session.undo.indexChanged.connect(self._take_undo)
        parts.source.change_asked.connect(self._change_source)
        parts.canvas.scene_changed.connect(self._take_counts)
        parts.canvas.document_picked.connect(self._open_document)
        parts.canvas.said.connect(parts.status.say)
        parts.canvas.menu_asked.connect(self.place_menu.open)
        parts.search.found_changed.connect(parts.source.show_found)
        parts.search.rows_found.connect(parts.canvas.show_hits)
        parts.search.left.connect(self._to_canvas)
        parts.source.article.left.connect(self._to_canvas)
        parts.table.source_wanted.connect(self._to_source)
        parts.activity.said.connect(parts.status.say)
        parts.activity.left.connect(self._to_canvas)

    def _connect_opening(self) -> None:
        parts, opening = self.parts, self.opening
        opening.progressed.connect(self._show_reading)
        opening.ended.connect(self._end_reading)
        opening.told.connect(parts.notice.say)
        opening.opened.connect(self._show_recent)
        opening.opened.connect(self._to_canvas)
        opening.opened.connect(self._say_lanes)
        self.assigning.told.connect(parts.notice.say)
        self.assigning.done.connect(parts.status.say)
        self.presenting.told.connect(parts.notice.say)
        self.presenting.done.connect(parts.status.say)
        self.sharing.told.connect(parts.notice.say)
        self.sharing.missed.connect(self._offer_export)
        self.sharing.ended.connect(self._withdraw_fault)
        self.sharing.done.connect(parts.status.say)
        self.sharing.show_in(parts.exporting)
        parts.notice.cancel_asked.connect(opening.cancel)
        parts.start.picked.connect(self._open_one)
        self.menus.recent_picked.connect(self._open_one)
        self.menus.recent_forgotten.connect(self._forget_recent)
        self.menus.look_picked.connect(self._choose_look)
        self.menus.lanes_picked.connect(self._choose_lanes)

    # Following the session

    def _take_project(self) -> None:
        found, there = self.session.project.found, self.ready.there
        self.parts.pages.setCurrentIndex(1 if there else 0)
        self.parts.tool_bar.show_story(found, self.session.table)
        self.parts.status.show_problems(len(found.problems))
        self.setWindowTitle(f"{one_line(found.title)} – Dateline" if there else "Dateline")
        self._take_view()
        self._take_tension()

    def _take_undo(self, *_: object) -> None:
        self.ready.take_undo()

    def _take_view(self) -> None:
        self.menus.show_lanes(self.session.view.lanes_by)

    def _take_tension(self) -> None:
        compared = self.session.compared is not None
        if compared:
            self.commands["show_source"].setChecked(True)
        self.parts.widen_right(on=compared)

    def _take_counts(self) -> None:
        selected = self.session.selected is not None
        scene = self.parts.canvas.scene
        self.parts.status.show_counts(scene.counts, selected=selected, ties=scene.ties)
        self.parts.activity.show_lanes(scene.lanes)

    def _toggle_known(self) -> None:
        self.parts.canvas.knowing.toggle()
        self._to_canvas()

    # Opening

    def _show_reading(self, name: str, done: int, every: int) -> None:
        self.parts.start.wait(reading=True)
        self.parts.notice.show_progress(name, done, every)

    def _end_reading(self) -> None:
        self.parts.start.wait(reading=False)
        self.parts.notice.hide()

    def open(self, paths: list[Path]) -> None:
        """Read these paths; the story that is open stays until the other is there."""
        self.opening.open(paths)

    def _open_one(self, path: Path) -> None:
        self.open([path])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Folders and files may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.open(paths)

    def _show_recent(self) -> None:
        recent = self.settings.recent()
        self.menus.show_recent(recent)
        self.parts.start.show_recent(recent)

    def _say_lanes(self) -> None:
        self.parts.status.say(instead_of_storylines(self.session.table))

    def _forget_recent(self) -> None:
        self.settings.forget_recent()
        self._show_recent()

    # Commands

    def _show_pane(self, name: str, on: bool) -> None:  # noqa: FBT001  Qt's signal
        self.parts.show_pane(name, on=on)

    def _set_elastic(self, on: bool) -> None:  # noqa: FBT001  Qt's signal
        self.parts.canvas.keys.toggle_elastic(on=on)

    def _choose_look(self, choice: Choice) -> None:
        self.settings.keep_look(choice)
        self.look.choose(choice)
        self.menus.show_look(choice)

    def _choose_lanes(self, by: LanesBy) -> None:
        self.session.jump_to(replace(self.session.view, lanes_by=by, scroll=0.0))

    def _clear_filter(self) -> None:
        chips = tuple(replace(chip, on=False) for chip in self.session.filter.chips)
        self.session.show_only(Filter(chips))

    def _to_search(self) -> None:
        self.parts.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.parts.search.field.selectAll()

    def _to_source(self) -> None:
        self.commands["show_source"].setChecked(True)
        self.parts.source.article.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _let_go(self) -> None:
        """Esc ends a drag, or puts away one thing: what lies over the canvas, then what is held or selected on it."""
        parts = self.parts
        if parts.canvas.pointer.cancel():
            return
        if parts.preview.isVisible():
            parts.preview.hide()
        elif parts.notice.closable:
            parts.notice.hide()
        elif parts.exporting.closable:
            parts.exporting.put_away()
        else:
            parts.canvas.let_go()

    def _to_canvas(self) -> None:
        self.parts.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_document(self, document: DocumentId) -> None:
        self.commands["show_source"].setChecked(True)
        self.parts.source.open_document(document)

    def _change_source(self, document: DocumentId) -> None:
        self.assigning.ask(document, self)

    def _next_tension(self) -> None:
        """The tension after the one on show, in the story's order and round."""
        tensions = [tension for tension in self.session.tensions if tension.passages]
        if tensions:
            shown = self.session.compared
            at = tensions.index(shown) + 1 if shown in tensions else 0
            self.session.compare(tensions[at % len(tensions)])

    def _next_unused(self) -> None:
        self.commands["show_source"].setChecked(True)
        unused = self.parts.source.next_unused()
        if unused is not None:
            self.parts.status.say(f"{REASONS[unused.reason]}.")

    def _offer_export(self, sentence: str) -> None:
        """Say why a file was not written, and offer the dialog with everything that was chosen."""
        self.parts.notice.say(sentence, offer="Export again…", deed=partial(self.sharing.ask_anew, self))
        self._export_fault = self.parts.notice.text

    def _withdraw_fault(self, target: Path | None) -> None:
        """A file that was written after all leaves nothing to be told of the one before."""
        if target is not None and self._export_fault and self.parts.notice.text == self._export_fault:
            self.parts.notice.hide()
            self._export_fault = ""

    def _show_problems(self) -> None:
        ProblemsDialog(self.session.project.found.problems, self).open()

    def _show_keys(self) -> None:
        KeysDialog(self).open()

    def _show_about(self) -> None:
        AboutDialog(self).open()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  Qt's signature
        """Tab goes through the window as it is read; from what has gone the focus comes back to the canvas."""
        now = self.focusWidget()
        # Qt asks for the next one, too, when what has the focus is hidden or switched off.
        if has_gone(now) and self.parts.canvas.isVisible():
            self._to_canvas()
            return True
        found = next_in(reading_order(self.parts.in_order, self), now, onward=next)
        if found is None:
            return False
        found.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        self.ring.put_around(found)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """What had the focus may have gone while a dialog stood before the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and has_gone(self.focusWidget()):
            self._to_canvas()

    # Remembering and closing

    def _restore(self) -> None:
        place_window(self, self.settings.shape("window"), otherwise=QSize(WIDTH, HEIGHT))
        self.parts.restore(self.settings, self.commands)
        self.menus.show_look(self.settings.look())
        self._show_recent()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember sizes and panes; stop the reading, so that no process is left. An export is spoken of first."""
        if not self.closing.may():
            event.ignore()
            return
        self.settings.keep_shape("window", self.saveGeometry())
        self.parts.keep(self.settings, self.commands)
        self.settings.flush()
        self.hide()
        self.sharing.close()
        self.jobs.close()
        self.assigning.close()
        self.presenting.close()
        super().closeEvent(event)


def _do(deed: Callable[[], object], *_signal: object) -> None:
    """Do a deed, whatever the signal told with it."""
    deed()
