"""The menu bar: the same commands as everywhere, in their places."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from explorer.timeline.arrangement import LANES_BY, LanesBy
from explorer.ui.actions import Actions
from explorer.ui.plain import menu_text
from explorer.ui.settings import Look as Choice

LOOK_NAMES: dict[Choice, str] = {"system": "As the system", "light": "Light", "dark": "Dark"}
LANES_TEXT: dict[LanesBy, str] = {
    "storyline": "Lanes by storyline",
    "actor": "Lanes by actor",
    "kind": "Lanes by kind",
    "source": "Lanes by source",
}


class Menus(QObject):
    """Builds the menus; tells when a recent folder, a look or a kind of lanes is picked."""

    recent_picked = Signal(object)  # Path
    recent_forgotten = Signal()
    look_picked = Signal(str)
    lanes_picked = Signal(str)

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._actions = actions
        bar = window.menuBar()
        bar.setNativeMenuBar(True)
        self.file = bar.addMenu("&File")
        self.edit = bar.addMenu("&Edit")
        self.view = bar.addMenu("&View")
        self.go = bar.addMenu("&Go")
        self.briefing = bar.addMenu("&Briefing")
        self.help = bar.addMenu("&Help")
        self.recent = QMenu("Open recent", window)
        self.looks: dict[Choice, QAction] = {}
        self.lanes: dict[LanesBy, QAction] = {}
        self._fill_file()
        self._put(self.edit, "undo redo | change_source | confirm_tension dismiss_tension bring_back")
        self._fill_view()
        self._put(self.go, "back forward | previous_event next_event lane_above lane_below |")
        self._put(self.go, "previous_relation next_relation other_relation | to_source preview")
        self._put(self.go, "next_passage previous_passage | next_tension next_unused | search show_matches |")
        self._put(self.go, "to_canvas to_source_pane let_go")
        self._put(self.briefing, "brief | make_briefing edit_briefing")
        self._put(self.help, "keys about")

    def _put(self, menu: QMenu, names: str) -> None:
        for name in names.split():
            if name == "|":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])

    def _fill_file(self) -> None:
        self._put(self.file, "open open_files")
        self.file.addMenu(self.recent)
        self._put(self.file, "sample | export export_again export_data copy_picture | problems | quit")

    def _fill_view(self) -> None:
        self._put(self.view, "fit frame zoom_in zoom_out pan_left pan_right | elastic known_on measure |")
        lanes = self.view.addMenu("Lanes")
        group = QActionGroup(lanes)
        for by in LANES_BY:
            self.lanes[by] = _choice(lanes, group, LANES_TEXT[by])
            self.lanes[by].triggered.connect(partial(self._pick_lanes, by))
        lanes.addSeparator()
        self._put(lanes, "fold_lane pin_lane hide_lane colour_lane lane_up lane_down | fold_lanes show_lanes |")
        self._put(lanes, "take_above take_below | scroll_up scroll_down")
        self._put(self.view, "clear_filter | table show_activity show_inspector show_source show_overview |")
        looks = self.view.addMenu("Colours")
        group = QActionGroup(looks)
        for choice, text in LOOK_NAMES.items():
            self.looks[choice] = _choice(looks, group, text)
            self.looks[choice].triggered.connect(partial(self._pick_look, choice))

    def _pick_lanes(self, by: LanesBy, _checked: object = None) -> None:
        self.lanes_picked.emit(by)

    def _pick_look(self, choice: Choice, _checked: object = None) -> None:
        self.look_picked.emit(choice)

    def show_recent(self, paths: tuple[Path, ...]) -> None:
        """List the folders opened before."""
        self.recent.clear()
        self.recent.setEnabled(bool(paths))
        for path in paths:
            action = self.recent.addAction(menu_text(str(path)))
            action.triggered.connect(partial(self._pick, path))
        if paths:
            self.recent.addSeparator()
            self.recent.addAction("Forget these").triggered.connect(self._forget)

    def _pick(self, path: Path, _checked: object = None) -> None:
        self.recent_picked.emit(path)

    def _forget(self) -> None:
        self.recent_forgotten.emit()

    def show_look(self, choice: Choice) -> None:
        """Tick the chosen look."""
        self.looks[choice].setChecked(True)

    def show_lanes(self, by: LanesBy) -> None:
        """Tick what the lanes are made of."""
        self.lanes[by].setChecked(True)


def _choice(menu: QMenu, group: QActionGroup, text: str) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    group.addAction(action)
    return action
