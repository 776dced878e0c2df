"""Reads typed dates off the window's thread: loading `dateparser` would hold the window for a quarter of a second."""

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.errors import UsageError
from explorer.ui.dates.typed import Typed, read_typed, typed_at_once

_LOOK_EVERY = 20  # ms
_PATIENCE = 1.0  # seconds


class DateReader(QObject):
    """Answers what a typed date means; EDTF at once, everything else from a process that is started when needed."""

    answered = Signal(str, object, str)  # the text, Typed or None, a sentence when it was refused

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._waiting = 0
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self._take)

    def start(self) -> None:
        """Start the process, so that it is ready when somebody has typed."""
        if self._process is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()

    def ask(self, text: str) -> None:
        """Ask what a text means; `answered` tells, for EDTF before this returns."""
        at_once = typed_at_once(text)
        if at_once is not None:
            self.answered.emit(text, at_once, "")
            return
        self.start()
        if self._pipe is not None:
            try:
                self._pipe.send(text)
            except OSError:
                self._broken(text)
                return
            self._waiting += 1
            self._look.start()

    def close(self) -> None:
        """End the process."""
        self._look.stop()
        self._waiting = 0
        process, self._process = self._process, None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if process is not None:
            process.terminate()
            process.join(_PATIENCE)
            process.close()

    def _take(self) -> None:
        while self._pipe is not None and self._pipe.poll():
            try:
                text, typed, sentence = self._pipe.recv()
            except (EOFError, OSError):
                self._broken("")
                return
            self._waiting -= 1
            self.answered.emit(text, typed, sentence)
        if self._waiting <= 0:
            self._look.stop()

    def _broken(self, text: str) -> None:
        self.close()
        self.answered.emit(text, None, "The date could not be read; write it as 2025-06-14.")


def _serve(pipe: Connection) -> None:
    """The process: one answer for each text, until the window has gone."""
    read_typed("14 June 2025")
    while True:
        try:
            text = str(pipe.recv())
        except (EOFError, OSError):
            return
        typed: Typed | None = None
        sentence = ""
        try:
            typed = read_typed(text)
        except UsageError as error:
            sentence = str(error)
        pipe.send((text, typed, sentence))
