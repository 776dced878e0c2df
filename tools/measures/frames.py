"""How long a frame of the canvas takes, from the view's change to the painted widget, and of a naive canvas beside."""

import gc
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from explorer.data.event import Attribution, Event, Membership, Storyline, StorylineId
from explorer.data.minutes import DAY, minute_of
from explorer.data.project import Findings
from explorer.data.when import EventId, When, instant, period
from explorer.timeline.view import panned, scale_of, zoomed
from explorer.ui.canvas.canvas import Canvas
from explorer.ui.look import Look
from explorer.ui.session import Session
from tools.measures.rows import Row, median, quantile

WIDTH, HEIGHT = 1600, 900
LANES = 8
FRAMES = 60
SIZES = (100, 10_000)
_WORDS = (
    *("board", "buys", "ferry", "harbour", "town", "storm", "opens", "second"),
    *("line", "sinks", "leaves", "denies", "plans", "strike", "talks", "vote"),
)


def synthetic(number: int) -> Findings:
    """60 % instants, 30 % periods, 10 % vague ones, in eight lanes over ten years, half of them in bursts; seeded."""
    chance = random.Random(number)  # noqa: S311 - the same events every time, not a secret
    first = minute_of(2020)
    bursts = [first + chance.randrange(3650) * DAY for _ in range(12)]
    events = []
    members: dict[StorylineId, list[EventId]] = {StorylineId(f"s{lane}"): [] for lane in range(LANES)}
    for count in range(number):
        day = bursts[count % 12] + chance.randrange(20) * DAY if count % 2 else first + chance.randrange(3650) * DAY
        lane = StorylineId(f"s{chance.randrange(LANES)}")
        members[lane].append(EventId(f"e{count}"))
        title = " ".join(chance.choices(_WORDS, k=6))[:40].ljust(40, "n")
        events.append(_event(count, title, _when(count, day, chance), chance.random(), lane))
    events.sort(key=lambda event: event.when.earliest or 0)
    lines = tuple(Storyline(lane, f"Lane {lane}", automatic=False, events=tuple(ids)) for lane, ids in members.items())
    numbered = tuple(replace(event, order=order) for order, event in enumerate(events))
    return Findings(title="Synthetic", events=numbered, storylines=lines)


def _when(count: int, day: int, chance: random.Random) -> When:
    length = (1 + chance.randrange(200)) * DAY
    match count % 10:
        case 0 | 1 | 2:
            return period((day, day + DAY), (day + length, day + length + DAY))
        case 3:
            return period((day, day + 10 * DAY), (day + length + 10 * DAY, day + length + 30 * DAY))
        case _:
            return instant(day, day + DAY)


def _event(count: int, title: str, when: When, weight: float, lane: StorylineId) -> Event:
    told = Attribution()
    membership = (Membership(lane, "drawn by chance"),)
    return Event(
        EventId(f"e{count}"), title, title, "statement", "happened", told, "affirmed", weight, 0,
        when=when, storylines=membership,
    )  # fmt: skip


def frames() -> list[Row]:
    """Pan and zoom of the real canvas, from the session's change to the painted widget."""
    app = _application()
    rows = []
    for number in SIZES:
        session = Session()
        canvas = Canvas(session, Look())
        canvas.resize(WIDTH, HEIGHT)
        canvas.show()
        began = time.perf_counter()
        session.learn(synthetic(number))
        canvas.repaint()
        first = (time.perf_counter() - began) * 1000
        app.processEvents()
        gc.collect()
        for deed, change in (("pan", _pan), ("zoom", _zoom)):
            took = list(_frames(app, partial(_step, session, canvas, change)))
            beside = f"median {median(took):.1f} ms, first frame {first:.0f} ms"
            rows.append(Row(f"frame p99, {deed}, {number:,} events", quantile(took, 0.99), "ms", 8, 5, beside=beside))
        canvas.close()
    return rows


def _step(session: Session, canvas: Canvas, change: "Callable[[Session, int], None]", step: int) -> None:
    change(session, step)
    canvas.repaint()


def _pan(session: Session, step: int) -> None:
    scale = scale_of(session.table, session.view, left=208, right=WIDTH)
    session.look_at(panned(session.view, scale, 12.0 if step < FRAMES // 2 else -12.0))


def _zoom(session: Session, step: int) -> None:
    scale = scale_of(session.table, session.view, left=208, right=WIDTH)
    session.look_at(zoomed(session.view, scale, x=800.0, factor=1.1 if step < FRAMES // 2 else 1 / 1.1))


def items() -> list[Row]:
    """The naive baseline: a QGraphicsItem for each event, panned and zoomed by the view's own means."""
    app = _application()
    rows = []
    for number in SIZES:
        scene = QGraphicsScene()
        brush = QBrush(QColor("#4a6fa5"))
        first = minute_of(2020)
        for place, event in enumerate(synthetic(number).events):
            start, end = event.when.earliest or first, event.when.latest_end or first
            at = QRectF((start - first) / DAY, (place % 200) * 4.5, max(1.0, (end - start) / DAY), 4)
            scene.addRect(at, Qt.PenStyle.NoPen, brush)
            label = scene.addSimpleText(event.title)
            label.setFlag(label.GraphicsItemFlag.ItemIgnoresTransformations)
            label.setPos(at.right(), at.top())
        view = QGraphicsView(scene)
        view.resize(WIDTH, HEIGHT)
        view.show()
        app.processEvents()
        pan = list(_frames(app, partial(_move_items, view)))
        zoom = list(_frames(app, partial(_scale_items, view)))
        for deed, took in (("pan", pan), ("zoom", zoom)):
            rows.append(
                Row(f"naive frame p99, {deed}, {number:,} events", quantile(took, 0.99), "ms",
                    beside=f"median {median(took):.1f} ms; an item and a text for each event"),
            )  # fmt: skip
        view.close()
    return rows


def _move_items(view: QGraphicsView, step: int) -> None:
    bar = view.horizontalScrollBar()
    bar.setValue(bar.value() + (12 if step < FRAMES // 2 else -12))
    view.viewport().repaint()


def _scale_items(view: QGraphicsView, step: int) -> None:
    factor = 1.1 if step < FRAMES // 2 else 1 / 1.1
    view.scale(factor, 1.0)
    view.viewport().repaint()


def _frames(app: QApplication, frame: "Callable[[int], None]") -> Iterator[float]:
    """Milliseconds of each frame; what else waits in the event loop is done between them, unmeasured."""
    for step in range(FRAMES):
        began = time.perf_counter()
        frame(step)
        yield (time.perf_counter() - began) * 1000
        app.processEvents()


def _application() -> QApplication:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication([])
