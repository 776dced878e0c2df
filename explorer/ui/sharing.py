"""Taking the story elsewhere: a file of any form that export writes, or the picture on the clipboard."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from explorer.data.briefing import Briefing
from explorer.errors import DatelineError
from explorer.export.files import Story, export_story
from explorer.export.options import ExportOptions
from explorer.export.svg import svg_of
from explorer.paint.drawer import draw_scene
from explorer.timeline.rows import part_of
from explorer.timeline.scene import Scene
from explorer.ui.export_dialog import ExportDialog, Wish
from explorer.ui.look import Look
from explorer.ui.session import Session
from explorer.ui.widgets import painting

_COPY_SCALE = 2.0  # pixels of the copied picture for one of the screen


class Sharing(QObject):
    """Asks what to write and where, and says in one sentence how it went."""

    told = Signal(str)  # what went wrong, and the remedy
    done = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self.briefing: Callable[[], Briefing] = Briefing

    def ask(self, window: QWidget, *, picture: bool) -> None:
        """Show the dialog; what is chosen there is written."""
        dialog = ExportDialog(self._session.project.found.title, picture=picture, dark=self._look.dark, parent=window)
        dialog.wished.connect(self.write)
        dialog.open()

    def write(self, wish: Wish) -> None:
        """Write a file as wished; a file that stood there before is whole when it fails."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            if wish.briefing:
                self._write_briefing(wish)
            else:
                export_story(self._story(wish), wish.target, self._options(wish))
        except DatelineError as error:
            self.told.emit(str(error))
        else:
            self.done.emit(f"“{wish.target.name}” was written to {wish.target.parent}.")
        finally:
            QApplication.restoreOverrideCursor()

    def _write_briefing(self, wish: Wish) -> None:
        # Sentences are read only by who wants slides.
        from explorer.export.briefing import export_briefing  # noqa: PLC0415

        found, options = self._session.project.found, replace(wish.options, size=None)
        export_briefing(found, self.briefing(), wish.target, options, notes=wish.notes)

    def _story(self, wish: Wish) -> Story:
        """The story as it is, or only the events that the filter lets through; of an opened table its rows."""
        found, shown = self._session.project.found, self._session.shown
        whole = wish.whole or bool(shown.all())
        if not found.events:
            table = self._session.table
            return table if whole else part_of(table, np.flatnonzero(shown).astype(np.int64))
        if whole:
            return found
        return replace(found, events=tuple(e for e, kept in zip(found.events, shown, strict=True) if kept))

    def _options(self, wish: Wish) -> ExportOptions:
        view = self._session.view
        options = replace(wish.options, elastic=view.elastic)
        if wish.whole:
            return options
        return replace(options, start=round(view.start), end=round(view.end))

    def copy_picture(self, scene: Scene) -> None:
        """Put what the canvas shows on the clipboard, as a sharp bitmap and as SVG."""
        data = QMimeData()
        data.setImageData(self._image(scene))
        data.setData("image/svg+xml", svg_of(scene, self._look.theme).encode())
        QGuiApplication.clipboard().setMimeData(data)
        self.done.emit("The picture is on the clipboard.")

    def _image(self, scene: Scene) -> QImage:
        width, height = (round(side * _COPY_SCALE) for side in scene.size)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(self._look.colour("background"))
        with painting(image) as painter:
            painter.scale(_COPY_SCALE, _COPY_SCALE)
            draw_scene(painter, scene, self._look.theme)
        return image
