"""Every command once: its name, its keys and its place; menus, tool bar, the page of keys and the tests use these."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

Reach = Literal["window", "canvas"]


@dataclass(frozen=True, slots=True)
class Command:
    """A deed that a person can ask for.

    `keys` are portable key texts; `reach` says where they act: in the whole window (single letters only where no
    text is being typed: a text field keeps them for itself) or only while the canvas has the focus.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    group: str = ""
    reach: Reach = "window"
    checkable: bool = False
    hint: str = ""


COMMANDS: tuple[Command, ...] = (
    Command("open", "Open folder…", ("Ctrl+O",), "File"),
    Command("open_files", "Open files…", ("Ctrl+Shift+O",), "File"),
    Command("sample", "Sample story", (), "File"),
    Command("export", "Export…", ("Ctrl+Shift+E",), "File", hint="Export the picture, the slides or the data"),
    Command("export_again", "Export again", ("Ctrl+E",), "File", hint="Write the last export anew"),
    Command("export_data", "Export data…", (), "File"),
    Command("copy_picture", "Copy picture", ("Ctrl+Shift+C",), "File"),
    Command("problems", "What could not be read…", (), "File"),
    Command("quit", "Quit", ("Ctrl+Q",), "File"),
    Command("undo", "Undo", ("Ctrl+Z",), "Edit"),
    Command("redo", "Redo", ("Ctrl+Shift+Z",), "Edit"),
    Command("change_source", "Title, publisher, date…", ("Ctrl+D",), "Edit", hint="Of the article on show"),
    Command("confirm_tension", "Confirm the tension", ("C",), "Edit", hint="Confirm the tension on show"),
    Command("dismiss_tension", "Dismiss the tension", ("Shift+X",), "Edit", hint="Dismiss the tension on show"),
    Command("bring_back", "Bring dismissed tensions back", (), "Edit"),
    Command("fit", "Fit", ("0",), "View", hint="Show the whole story"),
    Command("frame", "Frame the selection", ("F",), "View"),
    Command("elastic", "Elastic time", ("E",), "View", checkable=True, hint="Compress quiet stretches"),
    Command("zoom_in", "Zoom in", ("W", "+"), "View"),
    Command("zoom_out", "Zoom out", ("S", "-"), "View"),
    Command("pan_left", "Earlier", ("A",), "View"),
    Command("pan_right", "Later", ("D",), "View"),
    Command("known_on", "As known on", ("K",), "View", checkable=True, hint="Grey what was reported later"),
    Command("measure", "Measure from the selected event", ("M",), "View"),
    Command("clear_filter", "Show everything", ("Ctrl+Shift+X",), "View", hint="Switch every filter off"),
    Command("table", "Table", ("T",), "View", checkable=True, hint="All events in a table"),
    Command("show_inspector", "Inspector", (), "View", checkable=True),
    Command("show_source", "Source pane", (), "View", checkable=True),
    Command("show_overview", "Overview", (), "View", checkable=True),
    Command("show_activity", "Activity", ("Y",), "View", checkable=True, hint="How much happened, and was written"),
    Command("fold_lane", "Fold or open the lane", ("L",), "Lanes"),
    Command("fold_lanes", "Fold or open all lanes", ("Shift+L",), "Lanes"),
    Command("pin_lane", "Keep the lane at the top, or not", ("Shift+T",), "Lanes"),
    Command("hide_lane", "Hide the lane", ("H",), "Lanes"),
    Command("show_lanes", "Bring hidden lanes back", ("Shift+H",), "Lanes"),
    Command("colour_lane", "Another colour for the lane", ("O",), "Lanes"),
    Command("lane_up", "Move the lane up", ("Alt+Shift+Up",), "Lanes"),
    Command("lane_down", "Move the lane down", ("Alt+Shift+Down",), "Lanes"),
    Command("scroll_up", "Scroll the lanes up", ("PgUp",), "Lanes", "canvas"),
    Command("scroll_down", "Scroll the lanes down", ("PgDown",), "Lanes", "canvas"),
    Command("take_above", "Take the lane above in hand", ("Ctrl+Up",), "Lanes", "canvas"),
    Command("take_below", "Take the lane below in hand", ("Ctrl+Down",), "Lanes", "canvas"),
    Command("search", "Search", ("Ctrl+F", "/"), "Go"),
    Command("show_matches", "Show only what is found", ("Ctrl+Shift+F",), "Go"),
    Command("back", "Previous view", ("Alt+Left",), "Go"),
    Command("forward", "Next view", ("Alt+Right",), "Go"),
    Command("next_event", "Next event", ("Right",), "Go", "canvas"),
    Command("previous_event", "Previous event", ("Left",), "Go", "canvas"),
    Command("lane_below", "Event in the lane below", ("Down",), "Go", "canvas"),
    Command("lane_above", "Event in the lane above", ("Up",), "Go", "canvas"),
    Command("next_relation", "Along a relation to a later event", ("]",), "Go"),
    Command("previous_relation", "Along a relation to an earlier event", ("[",), "Go"),
    Command("other_relation", "Another relation of the event before", ("}",), "Go"),
    Command("to_source", "Read its source", ("Return", "Enter"), "Go", "canvas"),
    Command("preview", "Preview", ("Space",), "Go", "canvas"),
    Command("next_passage", "Next passage of the event", ("P",), "Go"),
    Command("previous_passage", "Previous passage of the event", ("Shift+P",), "Go"),
    Command("next_tension", "Next tension", ("X",), "Go"),
    Command("next_unused", "Next unused sentence", ("N",), "Go"),
    Command("to_canvas", "To the timeline", ("Ctrl+1",), "Go"),
    Command("to_source_pane", "To the source pane", ("Ctrl+2",), "Go"),
    Command("let_go", "Put away what is held, measured or selected", ("Escape",), "Go", "canvas"),
    Command("brief", "Brief", ("F5",), "Briefing", hint="Show the story slide by slide"),
    Command("make_briefing", "Make a briefing…", (), "Briefing", hint="Write a first draft of slides"),
    Command("edit_briefing", "Edit the slides", ("Ctrl+B",), "Briefing", checkable=True),
    Command("keys", "All keys", ("?",), "Help"),
    Command("about", "About Dateline", (), "Help"),
)


class Actions(QObject):
    """The commands as actions; the window says what each does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = {command.id: self._made(command) for command in COMMANDS}

    def __getitem__(self, command: str) -> QAction:
        """The action of this command."""
        return self._actions[command]

    def reaching(self, reach: Reach) -> list[QAction]:
        """The actions whose keys act there."""
        return [self._actions[command.id] for command in COMMANDS if command.reach == reach]

    def _made(self, command: Command) -> QAction:
        action = QAction(command.text, self)
        action.setObjectName(command.id)
        # Qt takes the dots away where an action has no icon text of its own.
        action.setIconText(command.text)
        action.setCheckable(command.checkable)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setToolTip(_tip(command))
        inside = command.reach == "canvas"
        action.setShortcutContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut if inside else Qt.ShortcutContext.WindowShortcut
        )
        return action


def keys_in_words(command: Command) -> str:
    """The keys of a command as a person reads them."""
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(QKeySequence(key).toString(native) for key in command.keys)


def _tip(command: Command) -> str:
    said = command.hint or command.text.rstrip("…")
    keys = keys_in_words(command)
    return f"{said} ({keys})" if keys else said
