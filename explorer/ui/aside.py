"""A thread beside the window's, for files: one deed after the other."""

from concurrent.futures import ThreadPoolExecutor


def thread_aside(name: str) -> ThreadPoolExecutor:
    """A worker whose thread runs already.

    Whoever starts a thread waits until it runs: on a busy machine longer than a frame. Here nobody looks yet.
    """
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
    worker.submit(bool)
    return worker
