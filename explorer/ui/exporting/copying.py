"""The picture on the clipboard: what an export of this view is, as a bitmap and as SVG, made by the press."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from explorer.data.briefing import Briefing
from explorer.ui.exporting.choice import Choice
from explorer.ui.exporting.press import Press
from explorer.ui.exporting.wishes import wish_of
from explorer.ui.look import Look
from explorer.ui.session import Session

_SCALE = 2  # pixels of the bitmap for one of the page


class Copying(QObject):
    """Makes one picture of a view in both forms, one after the other, then puts them on the clipboard."""

    copied = Signal()
    failed = Signal(str)  # why there is no picture
    broke = Signal(str)  # the trace of a fault

    def __init__(self, session: Session, look: Look, press: Press, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._press = press
        self._folder = TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True)
        view = session.view
        choice = Choice(what="view", scale=_SCALE, theme="dark" if look.dark else "light", elastic=view.elastic)
        whole = wish_of(choice, session, Briefing())
        self._wishes = {
            Path(self._folder.name) / "picture.png": whole,
            Path(self._folder.name) / "picture.svg": wish_of(_as_svg(choice), session, Briefing()),
        }
        self._waiting = list(self._wishes.items())
        press.written.connect(self._go_on)
        press.failed.connect(self._fail)
        press.broke.connect(self._break)

    def begin(self) -> None:
        """Order the first of both."""
        self._go_on()

    def _go_on(self, _number: int = 0) -> None:
        if self._waiting:
            target, wish = self._waiting.pop(0)
            self._press.export(wish, target)
            return
        bitmap, vectors = self._wishes
        data = QMimeData()
        data.setImageData(QImage(str(bitmap)))
        data.setData("image/svg+xml", vectors.read_bytes())
        QGuiApplication.clipboard().setMimeData(data)
        self._end()
        self.copied.emit()

    def _fail(self, _number: int, sentence: str) -> None:
        self._end()
        self.failed.emit(sentence)

    def _break(self, _number: int, trace: str) -> None:
        self._end()
        self.broke.emit(trace)

    def _end(self) -> None:
        self._press.stop()
        self._folder.cleanup()


def _as_svg(choice: Choice) -> Choice:
    return Choice(form=".svg", what=choice.what, theme=choice.theme, elastic=choice.elastic)
