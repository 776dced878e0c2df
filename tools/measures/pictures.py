"""How long an export takes and how large it is, for 30, 300 and 1,000 events, beside the same picture by matplotlib."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from matplotlib.figure import Figure
from pptx import Presentation
from pypdf import PdfReader

from explorer.data.project import Findings
from explorer.export.files import export_story
from tools.measures.rows import Row, median
from tools.measures.stories import a_large_story

FORMS = (".png", ".svg", ".pdf", ".pptx", ".html")
SIZES = (30, 300, 1000)
_ROUNDS = 3


def exports() -> list[Row]:
    """Every form of picture, and the same events as bars and labels by matplotlib as PNG, SVG and PDF."""
    rows = []
    with tempfile.TemporaryDirectory() as place:
        # The first picture of a process loads fonts and libraries.
        for ending in FORMS:
            export_story(a_large_story(5), Path(place, f"first{ending}"))
        for number in SIZES:
            story = a_large_story(number)
            for ending in FORMS:
                target = Path(place, f"story{ending}")
                took = median([_seconds(lambda: export_story(story, target)) for _ in range(_ROUNDS)])  # noqa: B023
                beside = f"{target.stat().st_size / 1000:.0f} kB{_pages(target)}; median of {_ROUNDS}"
                if ending in (".png", ".svg", ".pdf"):
                    beside += f"; matplotlib, one page: {_by_matplotlib(story, Path(place, f'other{ending}'))}"
                rows.append(Row(f"export {ending}, {number:,} events", took * 1000, "ms", beside=beside))
    return rows


def _seconds(deed: Callable[[], None]) -> float:
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def _pages(target: Path) -> str:
    if target.suffix == ".pdf":
        return f", {len(PdfReader(target).pages)} pages"
    return f", {len(Presentation(str(target)).slides)} slides" if target.suffix == ".pptx" else ""


def _by_matplotlib(story: Findings, target: Path) -> str:
    """The events as bars, diamonds and labels in rows by lane; milliseconds and kB, the median of as many rounds."""
    _draw_with_matplotlib(story, target)
    took = median([_seconds(lambda: _draw_with_matplotlib(story, target)) for _ in range(_ROUNDS)])
    return f"{took * 1000:.0f} ms, {target.stat().st_size / 1000:.0f} kB"


def _draw_with_matplotlib(story: Findings, target: Path) -> None:
    figure = Figure(figsize=(20, 11.25), dpi=96)
    axes = figure.add_subplot()
    for row, event in enumerate(story.events):
        start, end = event.when.earliest or 0, event.when.latest_end or 0
        colour = f"C{int(event.storylines[0].storyline[1:])}"
        if event.when.instant:
            axes.plot([(start + end) / 2], [row % 60], marker="D", color=colour)
        else:
            axes.barh(row % 60, end - start, left=start, height=0.5, color=colour)
        axes.text(end, row % 60, event.title, fontsize=7, va="center")
    axes.set_title(story.title)
    figure.savefig(target)
