"""The slides of the editor as a list of small pictures: chosen, dragged to another place."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDropEvent, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from explorer.data.briefing import Slide
from explorer.paint.stage import image_of_stage
from explorer.ui.briefing.slides import Slides
from explorer.ui.look import Look
from explorer.ui.plain import one_line, plain_tip

_WIDTH = 128  # px of a picture
_PICTURE = (1920.0, 1080.0)


class SlideList(QListWidget):
    """Follows the slides; the pictures are made one by one, in idle moments."""

    chosen = Signal(int)
    moved = Signal(int, int)  # from, to

    def __init__(self, slides: Slides, look: Look) -> None:
        super().__init__()
        self._slides = slides
        self._look = look
        self._missing: list[int] = []
        self._pictures: dict[tuple[Slide, int, int], QIcon] = {}
        self.setAccessibleName("Slides")
        self.setIconSize(QSize(_WIDTH, _WIDTH * 9 // 16))
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._make_one)
        self.currentRowChanged.connect(self._tell)
        look.changed.connect(self._forget)

    def take_slides(self, at: int, *, anew: bool) -> None:
        """Show the slides, the one at this place chosen; `anew` when their events may look different."""
        if anew:
            self._pictures.clear()
        slides = self._slides.briefing.slides
        self.blockSignals(True)  # noqa: FBT003  Qt's call
        while self.count() > len(slides):
            self.takeItem(self.count() - 1)
        while self.count() < len(slides):
            self.addItem(QListWidgetItem())
        for number, slide in enumerate(slides):
            self._show_one(number, slide, len(slides))
        self.setCurrentRow(at)
        self.blockSignals(False)  # noqa: FBT003  Qt's call
        self._soon.start()

    def _show_one(self, number: int, slide: Slide, of: int) -> None:
        item = self.item(number)
        name = f"{number + 1}  {one_line(slide.name) or 'Without a name'}"
        if item.text() != name:
            item.setText(name)
            item.setToolTip(plain_tip(slide.say))
        kept = self._pictures.get((slide, number, of))
        item.setIcon(kept if kept is not None else self._blank())

    def _blank(self) -> QIcon:
        picture = QPixmap(self.iconSize())
        picture.fill(QColor(self._look.colour("background")))
        return _icon(picture)

    def _make_one(self) -> None:
        slides = self._slides.briefing.slides
        for number, slide in enumerate(slides):
            key = (slide, number, len(slides))
            if key not in self._pictures and number < self.count():
                stage = self._slides.stage(slides, number, _PICTURE)
                ratio = self.devicePixelRatioF()
                image = image_of_stage(stage, self._look.theme, width=round(_WIDTH * ratio))
                image.setDevicePixelRatio(ratio)
                self._pictures[key] = _icon(QPixmap.fromImage(image))
                self.item(number).setIcon(self._pictures[key])
                self._soon.start()
                return

    def _forget(self) -> None:
        self._pictures.clear()
        self._soon.start()

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where a slide was dropped; the list follows the slides, never the other way."""
        row = self.currentRow()
        to = self.indexAt(event.position().toPoint()).row()
        if to < 0:
            to = self.count() - 1
        elif self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem and to < row:
            to += 1
        elif self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.AboveItem and to > row:
            to -= 1
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if row >= 0 and to != row:
            self.moved.emit(row, to)


def _icon(picture: QPixmap) -> QIcon:
    """The picture as it is, chosen or not: Qt would tint it."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
