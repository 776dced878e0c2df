"""The export dialog: the choice left, its preview right, and the file that Enter writes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.data.briefing import Briefing
from explorer.errors import UsageError
from explorer.export.options import Wish
from explorer.ui.exporting.child import Shown
from explorer.ui.exporting.choice import DATA, FORMS, Choice
from explorer.ui.exporting.form import ChoiceForm
from explorer.ui.exporting.press import Press
from explorer.ui.exporting.preview import Preview
from explorer.ui.exporting.target import is_folder, is_there, target_fault
from explorer.ui.exporting.wishes import wish_of
from explorer.ui.look import Look
from explorer.ui.plain import plain_tip
from explorer.ui.session import Session
from explorer.ui.widgets import flat_button, plain_label, rule

_SOON = 150  # ms without a change after which the preview follows
_WAITING = 400  # ms of laying out after which that is said
_FORM_WIDTH = 372
_MM_PER_PIXEL = 25.4 / 96


@dataclass(frozen=True, slots=True)
class Order:
    """A file to write: where, the choice, and the wish that it makes now."""

    target: Path
    choice: Choice
    wish: Wish


class ExportDialog(QDialog):
    """Asks for a form and how it is made; shows each change; orders the file."""

    ordered = Signal(object)  # Order

    def __init__(
        self,
        session: Session,
        look: Look,
        press: Press,
        briefing: Callable[[], Briefing],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._press = press
        self._briefing = briefing
        self._asked = 0
        self._agreed = ""  # the file that may be replaced, and by what: None, whatever it is
        self._agreed_with: tuple[object, ...] | None = None
        self._ordering = False  # the file is ordered as soon as a date that was typed is read
        self._wish: Wish | None = None
        self.setWindowTitle("Export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = ChoiceForm(session, slides=bool(session.project.found.events))
        self.form.enable_what(selection=session.selection.event is not None)
        self.preview = Preview(look)
        self.file = QLineEdit()
        self.file.setAccessibleName("File")
        self.choose = flat_button("C&hoose…", name="Choose the file")
        self.warning = plain_label(role="warning", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton("E&xport", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        for button in self.buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
            button.setIcon(QIcon())
        self._soon = _timer(self, _SOON, self._ask)
        self._waiting = _timer(self, _WAITING, self.preview.wait)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        area = QScrollArea()
        area.setObjectName("export_area")
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(_FORM_WIDTH)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        halves = QHBoxLayout()
        halves.setContentsMargins(22, 18, 0, 0)
        halves.setSpacing(8)
        halves.addWidget(area)
        halves.addWidget(self.preview, 1)
        label = plain_label("&File", role="dim")
        label.setBuddy(self.file)
        foot = QHBoxLayout()
        foot.setContentsMargins(22, 12, 22, 16)
        foot.setSpacing(10)
        foot.addWidget(label)
        foot.addWidget(self.file, 1)
        foot.addWidget(self.choose)
        foot.addSpacing(18)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(halves, 1)
        column.addWidget(rule())
        self.warning.setContentsMargins(22, 10, 22, 0)
        column.addWidget(self.warning)
        self.warning.hide()
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(1240, room.width() - 40), min(760, room.height() - 60))

    def _connect(self) -> None:
        press, preview = self._press, self.preview
        self.form.changed.connect(self._follow)
        self.buttons.accepted.connect(self.order)
        self.buttons.rejected.connect(self.reject)
        self.choose.clicked.connect(self._ask_target)
        self.file.textEdited.connect(self._say_nothing)
        preview.turned.connect(self._turn)
        preview.sheet.framed.connect(self._frame)
        preview.sheet.resized.connect(self._soon.start)
        press.paged.connect(self._take_page)
        press.counted.connect(self._take_count)
        press.told.connect(self._take_lines)
        press.failed.connect(self._take_refusal)
        press.broke.connect(self._take_break)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(_turning(preview, step))

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return self.form.choice

    def begin(self, choice: Choice, target: Path, *, written_with: Choice | None = None) -> None:
        """Show a choice and a file; what that was `written_with` may replace it, whatever else it is asks first."""
        if choice.part == "selection" and self._session.selection.event is None:
            choice = replace(choice, what="whole", within="whole")
        self.form.show_choice(choice)
        self._put_target(target)
        if written_with is not None:
            self._agree(target, written_with)
        self._soon.start()
        self.form.form.setFocus(Qt.FocusReason.OtherFocusReason)

    # The preview

    def _follow(self, _choice: Choice) -> None:
        self._put_target(Path(self.file.text()))
        self._say_nothing()
        self._soon.start()
        self._allow()
        if self.form.sentence and not self.form.told:
            self._say(self.form.sentence)
        if self._ordering and not self.form.waiting:
            self.order()

    def _ask(self, at: int | None = None) -> None:
        """Ask the press for a page of what is chosen."""
        self._soon.stop()
        if self.form.sentence or self._press.gone:
            return
        try:
            wish = wish_of(self.choice, self._session, self._briefing())
        except UsageError as error:
            self.preview.say(str(error))
            self._allow(str(error))
            return
        if wish != self._wish:
            self.preview.begin_anew()
        self._wish = wish
        wanted = self.preview.at if at is None else at
        self._asked = self._press.preview(wish, wanted, self.preview.sheet.pixels_wide())
        self._waiting.start()

    def _turn(self, at: int) -> None:
        self._ask(at)

    def _frame(self, start: int, end: int) -> None:
        """A stretch was dragged over the page."""
        choice = replace(self.choice, what="stretch", within=self.choice.part, start=start, end=end)
        self.form.show_choice(choice)
        self._follow(choice)

    def _take_page(self, number: int, shown: Shown) -> None:
        if number == self._asked:
            self._answered()
            self.preview.show_page(shown, self._paper(shown))

    def _take_count(self, number: int, pages: int) -> None:
        if number == self._asked:
            self.preview.show_count(pages)

    def _take_lines(self, number: int, lines: str, words: str) -> None:
        if number == self._asked:
            self._answered()
            self.preview.show_lines(lines, words)

    def _take_refusal(self, number: int, sentence: str) -> None:
        if number == self._asked:
            self._waiting.stop()
            self.preview.say(sentence)
            self._allow(sentence)

    def _take_break(self, number: int, _trace: str) -> None:
        if number == self._asked or self._press.gone:
            self._waiting.stop()
            self.preview.say("The preview broke off because of a fault of Dateline; the log says more.")

    def _answered(self) -> None:
        self._waiting.stop()
        self._allow()

    def _allow(self, fault: str = "") -> None:
        """Let the file be ordered, unless something speaks against it: then the button tells what."""
        fault = self.form.sentence or fault
        self.go.setEnabled(not fault)
        self.go.setToolTip(plain_tip(fault))
        self.go.setAccessibleDescription(fault)

    def _paper(self, shown: Shown) -> str:
        """How large the page is, in the unit of its form."""
        width, height = shown.size
        choice = self.choice
        if choice.ending in (".pdf", ".pptx"):
            return f"{width * _MM_PER_PIXEL:.0f} × {height * _MM_PER_PIXEL:.0f} mm"
        scale = choice.scale if choice.form == ".png" else 1
        return f"{round(width * scale):,} × {round(height * scale):,} pixels".replace(",", "\u2009")

    # The file

    def _put_target(self, target: Path) -> None:
        """The file's name with the ending of the form."""
        name = target.name
        old = _ending_of(name)
        bare = name[: len(name) - len(old)] if old else name
        self.file.setText(str(target.with_name(bare + self.choice.ending)) if bare else str(target))

    def _ask_target(self) -> None:
        words = FORMS[self.choice.form].split(":")[0]
        chosen, _ = QFileDialog.getSaveFileName(self, "Export", self.file.text(), f"{words} (*{self.choice.ending})")
        if chosen:
            self._put_target(Path(chosen))
            # Whoever chose a file that is there has been asked.
            self._agree(Path(chosen), None)
            self._say_nothing()

    def order(self) -> None:
        """Order the file, unless something is missing or a file would be lost that nobody spoke of."""
        self._ordering = False
        for date in (self.form.start, self.form.end):
            if date.waiting:
                date.read()
        if self.form.waiting:
            self._ordering = True
            return
        if self.form.sentence or not self.go.isEnabled():
            return
        target = self._told_target()
        fault = target_fault(target) or self._other_form(target)
        if not fault and is_there(target) and not self._may_replace(target):
            self._agree(target, self.choice)
            fault = f"“{target.name}” is there already: export once more to replace it."
        try:
            wish = wish_of(self.choice, self._session, self._briefing())
        except UsageError as error:
            fault = str(error)
        if fault:
            self._say(fault)
            self.file.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.ordered.emit(Order(target, self.choice, wish))
        self.accept()

    def _agree(self, target: Path, choice: Choice | None) -> None:
        """This file may be replaced by what this choice holds; None: by anything."""
        self._agreed = str(target)
        self._agreed_with = None if choice is None else choice.content

    def _may_replace(self, target: Path) -> bool:
        return self._agreed == str(target) and self._agreed_with in (None, self.choice.content)

    def _told_target(self) -> Path:
        """The file that is named, with the ending of the form where it has none."""
        target = Path(self.file.text().strip()).expanduser()
        bare = target.name and not _ending_of(target.name) and not is_folder(target)
        return target.with_name(target.name + self.choice.ending) if bare else target

    def _other_form(self, target: Path) -> str:
        if _ending_of(target.name) == self.choice.ending:
            return ""
        return f"“{target.name}” is a name for another form: choose that form, or another name."

    def _say(self, sentence: str) -> None:
        self.warning.setText(sentence)
        self.warning.show()

    def _say_nothing(self) -> None:
        self.warning.hide()

    def done(self, result: int) -> None:
        """Nothing goes on without the dialog."""
        self._soon.stop()
        self._waiting.stop()
        self.form.reader.close()
        super().done(result)


def _ending_of(name: str) -> str:
    """The ending by which a name tells its form, "" where it tells none."""
    known = sorted({form.removeprefix("briefing") for form in FORMS}, key=len, reverse=True)
    return next((ending for ending in known if name.lower().endswith(ending)), "")


def data_choice(choice: Choice) -> Choice:
    """The same choice with a form of data."""
    return choice if choice.form in DATA else replace(choice, form=".csv")


def suggested_name(title: str, ending: str) -> str:
    """A file name from a story's title."""
    kept = "".join(character if character.isalnum() or character in " -_" else " " for character in title)
    return (" ".join(kept.split())[:80] or "timeline") + ending


def _timer(parent: QDialog, interval: int, deed: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(deed)
    return timer


def _turning(preview: Preview, step: int) -> Callable[[], None]:
    def turn() -> None:
        preview.turn(step)

    return turn
