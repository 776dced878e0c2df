"""How much memory a million events take: the peak of a run with them less that of the same run with a hundred."""

import resource
import subprocess
import sys
import time
from functools import partial

from explorer.timeline.filter import Chip, Filter
from explorer.timeline.view import panned, scale_of, zoomed
from tools.measures.driving import application, painted, rest
from tools.measures.frames import MOST, WIDTH, opened_window
from tools.measures.rows import Row, median
from tools.measures.tables import WORDS, synthetic

RUNS = 5
_FRAMES = 40


def memory() -> list[Row]:
    """The titles' bytes do not count: they are the person's own."""
    took = []
    for _ in range(RUNS):
        (few, _), (many, titles) = _peak(100), _peak(MOST)
        took.append(many - few - titles)
    beside = f"{titles:.0f} MB of titles taken off; the whole window, panned, zoomed and filtered; medians of {RUNS}"
    return [Row(f"memory of {MOST:,} events", median(took), "MB", 250, 150, beside=beside)]


def _peak(number: int) -> tuple[float, float]:
    """Megabytes of the peak and of the titles, from a process of its own."""
    child = [sys.executable, "-c", f"from tools.measures.memory import tell_peak; tell_peak({number})"]
    done = subprocess.run(child, capture_output=True, text=True, check=True)
    peak, titles = done.stdout.split()[-2:]
    return float(peak), float(titles)


def tell_peak(number: int) -> None:
    """Look at so many events in a window, then say how much memory that took (run by `memory`)."""
    app = application()
    table = synthetic(number)
    with opened_window(table) as window:
        session, canvas = window.session, window.parts.canvas
        for step in range(_FRAMES):
            scale = scale_of(session.table, session.view, left=208, right=WIDTH)
            wanted = panned(session.view, scale, 12.0) if step % 2 else zoomed(session.view, scale, x=800, factor=1.2)
            painted(app, canvas, partial(session.look_at, wanted))
        painted(app, canvas, partial(session.show_only, Filter((Chip("text", (WORDS[0],)),))))
        rest(app, time.perf_counter() + 0.2)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(peak, len(table.title.data) / 2**20, flush=True)
