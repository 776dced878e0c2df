"""Qt is loaded to its end: an interrupt (Ctrl+C) in the midst of it would abort the process, so it waits."""

import importlib
import signal
import threading


def load_qt() -> None:
    """Import what draws; an interrupt that comes meanwhile is a KeyboardInterrupt afterwards."""
    if threading.current_thread() is not threading.main_thread():
        importlib.import_module("explorer.paint.fonts")
        return
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: asked.append(number))
    try:
        importlib.import_module("explorer.paint.fonts")
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt
