"""The exporting process's own half: it keeps one story, lays out what is asked for, and writes; it has no window."""

import os
import pickle
import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import DatelineError
from explorer.ui.pieces import Collected, Message

if TYPE_CHECKING:
    from explorer.export.files import Story
    from explorer.export.options import Wish
    from explorer.export.preview import Page
    from explorer.paint.picture import Pixels
    from explorer.timeline.scale import Scale
    from explorer.timeline.steps import Rect

STOP = "stop"


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A page as the dialog shows it: its number from 0, its picture, its paper, and where time runs on it.

    `size` is in pixels at 100 %; `plot` in pixels of the page before it is shrunk to `size`, of which `width` is the
    width.
    """

    at: int
    pixels: "Pixels"
    size: tuple[float, float]
    words: str
    width: float
    plot: "Rect | None" = None
    scale: "Scale | None" = None


def serve(telling: Connection, hearing: Connection) -> None:
    """Answer the window until it says stop or has gone."""
    # Whatever the window is drawn on: nothing of this process is to be seen.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _Desk(telling, hearing).work()


class _Desk:
    def __init__(self, telling: Connection, hearing: Connection) -> None:
        self._telling = telling
        self._hearing = hearing
        self._inbox: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        # Held while a file is written: who stops this process waits until the file is whole, and knows that it is.
        self._writing = threading.Lock()
        self._mouth = threading.Lock()
        self._coming = Collected()
        self._story: Story | None = None
        self._wish: Wish | None = None
        self._pages: list[Page] = []
        self._rest: Iterator[Page] = iter(())

    def work(self) -> None:
        threading.Thread(target=self._listen, daemon=True).start()
        # Loaded before the story comes, so that both take their time side by side.
        import explorer.export.preview  # noqa: F401, PLC0415
        from explorer.paint.fonts import load_fonts  # noqa: PLC0415

        load_fonts()
        self._tell("ready")
        while True:
            message = pickle.loads(self._inbox.get())  # noqa: S301  the window's own pipe
            if not self._coming.take(message):
                self._heed(message)

    def _listen(self) -> None:
        """Put what comes into the queue; "stop", and a window that is gone, end this process between two files."""
        while True:
            try:
                data = self._hearing.recv_bytes()
            except (EOFError, OSError):
                break
            if data == STOP.encode():
                break
            self._inbox.put(data)
        with self._writing:
            self._tell("cancelled")
            os._exit(0)

    def _tell(self, *message: object) -> None:
        try:
            with self._mouth:
                self._telling.send_bytes(pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL))
        except OSError:
            # The window has gone: the other thread ends this process.
            return

    def _heed(self, message: Message) -> None:
        try:
            match message:
                case ("story", str(kind)):
                    self._story = self._coming.table if kind == "table" else self._coming.found
                    self._coming = Collected()
                case ("preview", int(number), wish, int(at), int(width)):
                    self._preview(number, wish, at, width)
                case ("export", int(number), wish, Path() as target):
                    self._export(number, wish, target)
        except DatelineError as error:
            self._wish = None
            self._tell("failed", message[1], str(error))
        except Exception:  # noqa: BLE001  whatever broke is told to the window's log, not swallowed
            import traceback  # noqa: PLC0415  only here

            self._wish = None
            self._tell("broke", message[1], traceback.format_exc())

    # Looking

    def _preview(self, number: int, wish: "Wish", at: int, width: int) -> None:
        """The page that is asked for as soon as it is there, then how many there are, unless something else comes."""
        from explorer.export.files import DRAWN  # noqa: PLC0415
        from explorer.export.preview import head_of, pages_of  # noqa: PLC0415

        if self._story is None:
            return
        if wish.briefing is None and wish.ending not in DRAWN:
            self._tell("text", number, *head_of(self._story, wish))
            return
        if wish != self._wish:
            self._wish, self._pages, self._rest = wish, [], pages_of(self._story, wish)
        told = False
        while self._inbox.empty():
            if not told and len(self._pages) > at:
                self._tell("page", number, self._drawn(at, width))
                told = True
                continue
            page = next(self._rest, None)
            if page is None:
                break
            self._pages.append(page)
        else:
            return
        if not told and self._pages:
            self._tell("page", number, self._drawn(len(self._pages) - 1, width))
        self._tell("pages", number, len(self._pages))

    def _drawn(self, at: int, width: int) -> Shown:
        from explorer.paint.picture import pixels_of  # noqa: PLC0415
        from explorer.paint.theme import theme  # noqa: PLC0415

        page = self._pages[at]
        look = theme("light" if self._wish is None else self._wish.options.theme)
        sheet = page.sheet
        size = (sheet.size.width * sheet.scale, sheet.size.height * sheet.scale)
        pixels = pixels_of(sheet, look, width=width)
        return Shown(at, pixels, size, page.words, sheet.size.width, page.plot, page.scale)

    # Writing

    def _export(self, number: int, wish: "Wish", target: Path) -> None:
        from explorer.export.files import written  # noqa: PLC0415
        from explorer.export.writing import write_whole  # noqa: PLC0415

        if self._story is None:
            return
        data = written(self._story, wish, lambda done, of, what: self._tell("progress", number, done, of, what))
        with self._writing:
            write_whole(target, data)
            self._tell("written", number)
