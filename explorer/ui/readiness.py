"""Which commands can act now, and how those that can be on stand: by what the session holds."""

from PySide6.QtCore import QObject

from explorer.ui.actions import COMMANDS, Actions
from explorer.ui.canvas.knowing import publications
from explorer.ui.plain import menu_text
from explorer.ui.session import Session

# Commands that work without a story.
_ALWAYS = ("open", "open_files", "sample", "quit", "keys", "about", "problems")


class Readiness(QObject):
    """Follows the session and switches commands."""

    def __init__(self, session: Session, commands: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._commands = commands
        session.project_changed.connect(self.take_project)
        session.view_changed.connect(self._take_view)
        session.trail_changed.connect(self._take_trail)
        session.compared_changed.connect(self._take_tensions)
        session.tensions_changed.connect(self._take_tensions)
        self.take_project()

    @property
    def there(self) -> bool:
        """Whether a story is open."""
        return bool(self._session.project.found.documents or len(self._session.table))

    def take_project(self) -> None:
        """Another story: everything may stand otherwise."""
        commands, there = self._commands, self.there
        for command in COMMANDS:
            if command.id not in _ALWAYS:
                commands[command.id].setEnabled(there)
        # Where nothing tells when it was reported, no day greys anything.
        commands["known_on"].setEnabled(there and bool(len(publications(self._session.table))))
        commands["problems"].setEnabled(bool(self._session.project.found.problems))
        self._take_view()
        self.take_undo()
        self._take_tensions()

    def _take_view(self) -> None:
        view, commands = self._session.view, self._commands
        commands["elastic"].setChecked(view.elastic)
        commands["known_on"].setChecked(view.as_known_on is not None)
        commands["show_lanes"].setEnabled(bool(view.arrangement.hidden))
        self._take_trail()

    def _take_trail(self) -> None:
        self._commands["back"].setEnabled(self._session.can_go_back())
        self._commands["forward"].setEnabled(self._session.can_go_forward())

    def take_undo(self) -> None:
        """Something was done or undone. The window tells it: when it goes, the stack speaks once more on its way."""
        undo = self._session.undo
        for name, can, what in (
            ("undo", undo.canUndo(), undo.undoText()),
            ("redo", undo.canRedo(), undo.redoText()),
        ):
            self._commands[name].setEnabled(can)
            self._commands[name].setText(f"{name.capitalize()} {menu_text(what)}".rstrip())

    def _take_tensions(self) -> None:
        session, commands = self._session, self._commands
        for name in ("confirm_tension", "dismiss_tension"):
            commands[name].setEnabled(session.compared is not None)
        commands["next_tension"].setEnabled(bool(session.tensions))
        commands["bring_back"].setEnabled(bool(session.dismissed))
        commands["next_unused"].setEnabled(bool(session.project.found.unused))
