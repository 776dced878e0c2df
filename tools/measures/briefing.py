"""How long a frame of a glide from slide to slide takes at 1080 lines, and how soon a briefing stands on the screen."""

import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPaintEvent

from explorer.data.briefing import Briefing, Slide
from explorer.data.minutes import DAY, minute_of
from explorer.data.project import Findings
from explorer.extract.pipeline import read_story
from explorer.extract.sentences import sentence_around
from explorer.paint.fonts import text_width
from explorer.timeline.briefing.draft import draft_briefing
from explorer.timeline.briefing.script import Prompter
from explorer.timeline.briefing.stage import Stage, stage_of
from explorer.timeline.table import EventTable, table_of
from explorer.ui.briefing.stage_view import StageView
from explorer.ui.look import Look
from tools.measures.driving import RUNS, application
from tools.measures.frames import opened_window
from tools.measures.rows import Row, median, quantile
from tools.measures.synthetic import synthetic

SCREEN = (1920, 1080)
MANY = 100_000
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


class _Timed(StageView):
    """Tells how long each frame took to be painted, in milliseconds of wall and of processor time."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.took: list[tuple[float, float]] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        began, processor = time.perf_counter(), time.process_time()
        super().paintEvent(event)
        self.took.append(((time.perf_counter() - began) * 1000, (time.process_time() - processor) * 1000))


def glides() -> list[Row]:
    """Glides through a briefing of the seeds, and through views of very many events."""
    application()
    found = read_story([SEEDS])
    stories = (("the seeds", found, _drafted(found)), (f"{MANY:,} events", Findings(), _views()))
    rows = []
    for name, story, briefing in stories:
        table = table_of(found) if story.events else synthetic(MANY)
        runs = [_glided(_stages(story, table, briefing)) for _ in range(RUNS)]
        frames = [[wall for wall, _ in run] for run in runs]
        used = median([quantile([processor for _, processor in run], 0.99) for run in runs])
        middle = median([median(run) for run in frames])
        beside = f"median {middle:.1f} ms, p99 of processor time {used:.1f} ms; {len(frames[0])} frames, {RUNS} runs"
        p99 = median([quantile(run, 0.99) for run in frames])
        rows.append(Row(f"frame p99, glide at 1080 lines, {name}", p99, "ms", 16, 8, beside=beside))
    return rows


def showing() -> list[Row]:
    """From the key to the first slide on the screen, the slides of the seeds being drafted on the way."""
    app = application()
    found = read_story([SEEDS])
    took = []
    for _ in range(RUNS):
        with opened_window(table_of(found)) as window:
            window.session.learn(found)
            app.processEvents()
            began = time.perf_counter()
            window.presenting.brief()
            show = window.presenting.show
            while show.view.stage is None:
                app.processEvents()
            show.view.repaint()
            took.append((time.perf_counter() - began) * 1000)
            show.close()
    beside = f"slowest {max(took):.0f} ms of {RUNS}; without kept slides, so the first draft is made, too"
    return [Row("from F5 to the first slide, the seeds", median(took), "ms", 300, 100, beside=beside)]


def _drafted(found: Findings) -> Briefing:
    documents = {document.id: document for document in found.documents}
    return draft_briefing(
        found, lambda passage: documents[passage.document].quote(sentence_around(documents[passage.document], passage))
    )


def _views() -> Briefing:
    """Stretches of one lane that overlap: heavy events are on several, so that they move."""
    starts = [minute_of(2020) + number * 200 * DAY for number in range(10)]
    return Briefing(
        tuple(Slide(f"From {number}", start, start + 1200 * DAY, ("Lane 1",)) for number, start in enumerate(starts))
    )


def _stages(story: Findings, table: EventTable, briefing: Briefing) -> list[Stage]:
    prompter = Prompter(story, table)
    slides = briefing.slides
    return [
        stage_of(table, prompter.script(slide), size=SCREEN, number=number, of=len(slides), text_width=text_width)
        for number, slide in enumerate(slides, 1)
    ]


def _glided(stages: list[Stage]) -> list[tuple[float, float]]:
    """The frames of all glides from the first stage to the last, the texts having been made ready as in a show."""
    view = _Timed(Look("dark"))
    view.resize(*SCREEN)
    view.show()
    application().processEvents()
    view.show_stage(lambda _size: stages[0], glide=False)
    view.took.clear()
    for stage in stages[1:]:
        view.prepare(iter([stage]))
        _wait(0.25)
        loop = QEventLoop()
        view.arrived.connect(loop.quit)
        view.show_stage(lambda _size, stage=stage: stage, glide=True)
        loop.exec()
        view.arrived.disconnect(loop.quit)
    application().processEvents()
    view.close()
    return view.took


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
