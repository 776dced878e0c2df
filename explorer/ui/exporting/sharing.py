"""Taking the story elsewhere: a file of any form that export writes, or the picture on the clipboard."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from explorer.data.briefing import Briefing
from explorer.errors import UsageError
from explorer.ui.exporting.choice import Choice
from explorer.ui.exporting.copying import Copying
from explorer.ui.exporting.dialog import ExportDialog, Order, data_choice, suggested_name
from explorer.ui.exporting.line import ExportLine
from explorer.ui.exporting.memory import Last, Memory
from explorer.ui.exporting.press import Press
from explorer.ui.exporting.target import is_folder
from explorer.ui.exporting.wishes import left_out, story_of, wish_of
from explorer.ui.faults import LOG
from explorer.ui.look import Look
from explorer.ui.opening import Opening
from explorer.ui.phrases import counted
from explorer.ui.session import Session
from explorer.ui.settings import Settings

_SEEN_AFTER = 500  # ms after which a file that is not there yet is spoken of


class Sharing(QObject):
    """Asks what to write and where, has it written, and says in one sentence how it went. One file at a time."""

    told = Signal(str)  # what went wrong, and the remedy
    missed = Signal(str)  # why an ordered file was not written
    done = Signal(str)
    ended = Signal(object)  # nothing is being written any more: Path of the file that is there, or None

    def __init__(
        self, session: Session, opening: Opening, look: Look, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._opening = opening
        self._look = look
        self._memory = Memory(settings)
        self.briefing: Callable[[], Briefing] = Briefing
        self.dialog: ExportDialog | None = None
        self.running: tuple[Press, Order] | None = None
        self.copying: Copying | None = None
        self._presses: list[Press] = []
        self._strip: ExportLine | None = None
        self._missed: Order | None = None
        self._left_out = 0  # lanes, of the file that is being written
        self._progress: tuple[int, int, str] = (0, 0, "page")
        self._seen = QTimer(self)
        self._seen.setSingleShot(True)
        self._seen.setInterval(_SEEN_AFTER)
        self._seen.timeout.connect(self._tell_progress)
        session.project_changed.connect(self._leave_dialog)

    @property
    def _story(self) -> str:
        return "\n".join(str(path) for path in self._opening.paths)

    def deeds(self, window: QWidget) -> dict[str, Callable[[], object]]:
        """What each command of exporting does."""
        return {
            "export": lambda: self.ask(window),
            "export_again": lambda: self.again(window),
            "export_data": lambda: self.ask(window, picture=False),
            "copy_picture": self.copy_picture,
        }

    def show_in(self, strip: ExportLine) -> None:
        """Show in this strip how far a file is and where it stands; cancel and open it when the strip asks for it."""
        self._strip = strip
        strip.cancel_asked.connect(self.cancel)
        strip.open_asked.connect(self._open)

    # Asking

    def ask(self, window: QWidget, *, picture: bool = True) -> None:
        """Show the dialog; what is ordered there is written. Without `picture` it begins with a form of data."""
        if self._busy():
            return
        last = self._memory.last
        choice = self._first_choice(last)
        if not picture:
            choice = data_choice(choice)
        same = last is not None and last.story == self._story
        folder = Path.home() if last is None or not is_folder(last.target.parent) else last.target.parent
        own = folder / suggested_name(self._session.project.found.title, choice.ending)
        if last is not None and same:
            self._show_dialog(window, choice, last.target, last.choice)
        else:
            self._show_dialog(window, choice, own)

    def ask_anew(self, window: QWidget) -> None:
        """Show the dialog with all that was chosen for a file that could not be written."""
        order = self._missed
        if order is None:
            self.ask(window)
        elif not self._busy():
            self._show_dialog(window, order.choice, order.target)

    def _show_dialog(self, window: QWidget, choice: Choice, target: Path, before: Choice | None = None) -> None:
        press = self._pressed()
        dialog = ExportDialog(self._session, self._look, press, self.briefing, window)
        self.dialog = dialog
        dialog.ordered.connect(partial(self._write, press))
        dialog.rejected.connect(press.stop)
        dialog.finished.connect(self._forget_dialog)
        dialog.begin(choice, target, written_with=before)
        dialog.open()

    def _first_choice(self, last: Last | None) -> Choice:
        """The last one, or a picture in the window's colours."""
        if last is None:
            return Choice(theme="dark" if self._look.dark else "light")
        choice = last.choice if last.story == self._story else last.choice.for_another_story()
        slides = bool(self._session.project.found.events)
        return replace(choice, form=".png") if choice.is_briefing and not slides else choice

    def again(self, window: QWidget) -> None:
        """Write the last export of this story anew, as the story is now; where there was none, ask."""
        last = self._memory.last
        if last is None or last.story != self._story:
            self.ask(window)
            return
        if self._busy():
            return
        try:
            wish = wish_of(last.choice, self._session, self.briefing())
        except UsageError as error:
            self.told.emit(str(error))
            return
        self._write(self._pressed(), Order(last.target, last.choice, wish))

    def _busy(self) -> bool:
        if self.running is not None:
            self.told.emit(f"“{self.running[1].target.name}” is still being written; wait for it or cancel it.")
        return self.running is not None

    def _leave_dialog(self) -> None:
        """Another story: what was chosen of the one before has no meaning any more."""
        self._missed = None
        if self.dialog is not None:
            self.dialog.reject()

    def _forget_dialog(self) -> None:
        self.dialog = None

    # Writing

    def _pressed(self) -> Press:
        """A press with the story as it is now."""
        for press in self._presses:
            if press.gone:
                press.deleteLater()
        self._presses = [press for press in self._presses if not press.gone]
        press = Press(story_of(self._session), self)
        self._presses.append(press)
        press.progressed.connect(self._take_progress)
        press.written.connect(self._take_written)
        press.failed.connect(self._take_failure)
        press.broke.connect(self._take_break)
        press.cancelled.connect(self._take_cancel)
        return press

    def _write(self, press: Press, order: Order) -> None:
        if press.gone:
            # It broke while it showed a page; the file is another matter.
            press = self._pressed()
        self.running = (press, order)
        self._missed = None
        self._left_out = left_out(order.choice, self._session)
        self._progress = (0, 0, "page")
        self._seen.start()
        press.export(order.wish, order.target)

    def cancel(self) -> None:
        """Stop writing; the file that stood there before is whole."""
        if self.running is not None:
            self.running[0].stop()

    def close(self) -> None:
        """Cancel what is being written, and wait until no process is left."""
        self._leave_dialog()
        self._seen.stop()
        for press in self._presses:
            press.close()
        self._presses.clear()
        self.running = None
        self._forget_copy()

    def _take_progress(self, _number: int, done: int, every: int, what: str) -> None:
        self._progress = (done, every, what)
        if not self._seen.isActive():
            self._tell_progress()

    def _tell_progress(self) -> None:
        if self.running is not None and self._strip is not None:
            self._strip.show_progress(self.running[1].target.name, *self._progress)

    def _end(self) -> Order | None:
        """What was being written, which has its end."""
        self._seen.stop()
        running, self.running = self.running, None
        if running is None:
            return None
        running[0].stop()
        if self._strip is not None:
            self._strip.put_away()
        return running[1]

    def _take_written(self, _number: int) -> None:
        order = self._end()
        if order is None:
            return
        self._memory.keep(Last(self._story, order.target, order.choice))
        lanes = f", {counted(self._left_out, 'lane')} left out" if self._left_out else ""
        if self._strip is not None:
            words = f"“{order.target.name}” was written to {order.target.parent}{lanes}."
            self._strip.show_written(words, order.target)
        self.ended.emit(order.target)

    def _take_failure(self, _number: int, sentence: str) -> None:
        order = self._end()
        if order is not None:
            folder = str(order.target.parent)
            self._miss(order, sentence if folder in sentence else f"{sentence} The folder is “{folder}”.")

    def _take_break(self, _number: int, trace: str) -> None:
        LOG.error("The exporting process broke: %s", trace)
        order = self._end()
        if order is not None:
            name = order.target.name
            self._miss(order, f"Writing “{name}” broke off because of a fault of Dateline; the log says more.")

    def _miss(self, order: Order, sentence: str) -> None:
        self._missed = order
        self.missed.emit(sentence)
        self.ended.emit(None)

    def _take_cancel(self, _number: int) -> None:
        order = self._end()
        if order is not None:
            self.done.emit(f"“{order.target.name}” was not written.")
            self.ended.emit(None)

    def _open(self, path: Path) -> None:
        """Open a file that was written, or its folder, with the program that the system has for it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.told.emit(f"No program opens “{path.name or path}” on this computer.")

    # Copying

    def copy_picture(self) -> None:
        """Put on the clipboard what an export of this view is, as a sharp bitmap and as SVG."""
        if self._busy() or self.copying is not None:
            return
        press = Press(story_of(self._session), self)
        self._presses.append(press)
        self.copying = Copying(self._session, self._look, press, self)
        self.copying.copied.connect(self._take_copy)
        self.copying.failed.connect(self._miss_copy)
        self.copying.broke.connect(self._break_copy)
        self.done.emit("Copying the picture …")
        self.copying.begin()

    def _take_copy(self) -> None:
        self._forget_copy()
        self.done.emit("The picture is on the clipboard.")

    def _miss_copy(self, sentence: str) -> None:
        self._forget_copy()
        self.told.emit(sentence)

    def _break_copy(self, trace: str) -> None:
        LOG.error("The exporting process broke: %s", trace)
        self._miss_copy("Copying the picture broke off because of a fault of Dateline; the log says more.")

    def _forget_copy(self) -> None:
        if self.copying is not None:
            self.copying.deleteLater()
        self.copying = None
